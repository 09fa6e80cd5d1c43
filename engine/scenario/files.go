package scenario

import "backchannel/engine/num"

// The types of this file, and of those whose names begin with "files_", are the format: a field is a key of the same
// name in snake case, and its comment stands in the manual, docs/scenario-format.md. A field whose comment begins with
// "Required" must be given.

// files is everything that a scenario folder may hold, a field a file.
type files struct {
	Scenario scenarioFile
	Actors   Entries[actorFile]
	Meters   Entries[meterFile]
	Segments Entries[segmentFile]
	Sectors  Entries[sectorFile]
	Issues   Entries[tableFile]
	Chambers Entries[chamberFile]
	Bills    Entries[billFile]
	Actions  Entries[actionFile]
	Events   Entries[cardFile]
	Ladder   Entries[rungFile]
	Endings  Entries[endingFile]
	Scoring  Entries[partFile]
	Laws     lawsFile
	Sources  Entries[sourceFile]
	Glossary Entries[termFile]
	Map      mapFile
	Polls    Entries[pollFile]
	Teaching teachingFile
	Record   Entries[recordFile]
	Excluded Entries[excludedFile]
	Optima   optimaFile
}

// scenarioFile is scenario.yaml: what the scenario is called, its clock, who can
// play it, and how it is taught.
type scenarioFile struct {
	At Pos
	// Required. The format's number: 1.
	Format int
	// Required. What the scenario is called.
	Title string
	// The language that the files are written in; en if nothing is said.
	Language Ref
	// The label of every text that carries none of its own: FACT, CLAIM, DISPUTED, OUTDATED or SIMULATED. SIMULATED if nothing is said.
	Label Ref
	// Required. Two or three sentences for whoever chooses a scenario.
	About Prose
	// What whoever plays should know first: what is mentioned, what is invented. What is for the teacher stands in teaching.yaml.
	ContentNote Prose
	// How many minutes a first game takes.
	Minutes int
	// Required. The clock.
	Turns turnsFile
	// Required. The ways to share the offices out among seats. The first is the usual one.
	Plans Entries[planFile]
	// Dates that everybody knows from the beginning.
	Calendar Entries[dateFile]
	// The guided first play, step by step.
	Tutorial Entries[lessonFile]
	// Plans for a class.
	LessonPlans Entries[lessonPlanFile]
}

// turnsFile is the clock of a scenario.
type turnsFile struct {
	// Required. How many turns there are until the talks end without a deal.
	Count int
	// How many weeks a turn is; 1 if nothing is said.
	Weeks int
	// How many sealed orders an office may give in a turn; 2 if nothing is said.
	Orders int
	// The date of the first turn, such as 2026-01-09. A fictional scenario has none.
	Start Ref
}

// planFile is one way to share the offices out.
type planFile struct {
	// What the plan is called.
	Name string
	// A seat of several offices gives so many orders a turn, from one purse.
	Cabinet *cabinetFile
	// Required. Each seat with the offices that it holds. Every office stands in one seat.
	Seats Entries[[]Ref]
}

// cabinetFile lets the offices of one seat act as one: they share their orders and the
// purse of the first of them.
type cabinetFile struct {
	// Required. How many orders the seat gives in a turn.
	Orders int
	// Required. How many of them one office can give.
	Each int
}

// dateFile is a date that everybody knows from the beginning: an elected body rises, texts
// close. It is told and does nothing by itself.
type dateFile struct {
	// Required. The turn in which it comes, or in which its window opens.
	Turn int
	// The last turn of a window; the same turn if nothing is said.
	Until int
	// The date in words where it lies inside a turn, such as 30 April.
	On original
	// Required. What it is called.
	Name string
	// Required. What it means, and what to have ready.
	Say Prose
	// The rows of a dossier that it stands for.
	Dossier []mark
}

// lessonFile is one step of the guided first play.
type lessonFile struct {
	// Required. The turn in which it is shown.
	Turn int
	// The office that it is for; everybody if nothing is said.
	Office Ref
	// What to look at: a meter, an issue, an action, a card, or one of ladder, news, talks, orders, table, advisers, close.
	Look Ref
	// The action or verb that carries it out; none where reading is enough.
	Try Ref
	// Required. What the player is told.
	Say Prose
	// A condition on what the player sees; the step is done when it holds.
	Done Expr
}

// lessonPlanFile is a plan for a class.
type lessonPlanFile struct {
	// Required. What the plan is called.
	Name string
	// Required. What it is for and what is needed.
	About Prose
	// Required. The parts of the lesson in order.
	Stages Entries[stageFile]
}

// stageFile is one part of a lesson.
type stageFile struct {
	// Required. How many minutes it takes.
	Minutes int
	// Required. What teacher and class do.
	Say Prose
}

// actorFile is an office of actors.yaml: a ministry, a council, an envoy. Never a living person.
type actorFile struct {
	// Required. The office's full name.
	Name string
	// A short name for tables and buttons; the name if nothing is said.
	Short string
	// True if its short name is a plural: governors agree, a ministry agrees.
	Plural bool
	// What event data call it, such as USAGOV; its id if nothing is said.
	Code mark
	// Which side of the crisis it is on: left, right or none. It sets a colour.
	Side Ref
	// Required. What it must bring home, in one sentence.
	Mandate Prose
	// Required. What the player of this office is told.
	Brief Prose
	// Needed for parties. The best case for this side, in words that its supporters would accept.
	BestCase Prose
	// The office that `other` means in its rules. Where a table has two parties they are each other's.
	Other Ref
	// Voices in the office, each of whom sees one side of a thing.
	Advisers Entries[adviserFile]
	// The rows of a dossier that it stands for.
	Dossier []mark
}

// adviserFile is a voice in an office.
type adviserFile struct {
	// Required. What they are called: an office or a craft, not a person.
	Name string
	// Required. What they say: the first that holds is said.
	Says []adviceFile
}

// adviceFile is something that an adviser says.
type adviceFile struct {
	// When it is said; always if nothing is said. It reads only what the office sees.
	When Expr
	// Required. The sentence.
	Say Prose
}

// meterFile is an account of meters.yaml that players watch.
type meterFile struct {
	// Required. What it is called.
	Name string
	// Required. What it measures and what moves it.
	About Prose
	// What it is counted in, such as points.
	Unit string
	// The meters whose weighted mean it is, each with its weight. What is added to it is added to each of them; what is added to one of them moves it by that one's share. They have its range and are seen by the same offices.
	MeanOf Entries[num.Milli]
	// The balance at the start; 0 if nothing is said. A mean starts at that of its parts.
	Start num.Milli
	// The least that it can be; 0 if nothing is said.
	Min num.Milli
	// The most that it can be; 100 if nothing is said.
	Max *num.Milli
	// How far, in whole steps to either side, the start is drawn in each game.
	Spread num.Milli
	// From where on it is dangerous.
	Danger *num.Milli
	// True if danger lies below the line instead of above it.
	Low bool
	// The offices that have one each, named office.meter; all for every office; one for all of them together if nothing is said.
	Each []Ref
	// Who sees it: all, own (the office whose it is) or none.
	Sees Ref
	// The margin of the poll that is published each turn, where others see only an estimate.
	Poll *num.Milli
	// True for capital that is spent.
	Purse bool
	// The stage of play at which it is first shown: 1 from the start, up to 4.
	Tier int
	// The turn from which it is shown.
	OpensAt int
	// The rows of a dossier that it stands for.
	Dossier []mark
}

// segmentFile is a part of a public, an account of segments.yaml: a stance of its own, named for what it cares about, never for a party.
type segmentFile struct {
	// Required. What it is called.
	Name string
	// Required. Who they are and what they ask for.
	Say Prose
	// Required. The shared meter that is the mean of this public.
	Of Ref
	// Required. Its share of the public, in percent; the segments of a meter make 100.
	Share num.Milli
	// Its stance at the start; 0 if nothing is said.
	Start num.Milli
	// What it moves by each turn: an amount such as (res - 42) / 10 - 0.3 * (ten - 50) / 10.
	Moves Expr
	// What is known that the invented numbers lean on, such as a poll.
	Anchor Prose
	// Where its people hear the news.
	Media string
	// The issues that it looks at first.
	Salient []Ref
	// The stage of play at which it is first shown: 1 from the start, up to 4.
	Tier int
	// The rows of a dossier that it stands for.
	Dossier []mark
}

// sectorFile is a sector of trade, of sectors.yaml. It has two accounts: T1.tariff, in percent, and T1.trade, an index that starts at 100.
type sectorFile struct {
	// Required. What it is called.
	Name string
	// Required. What is traded, and who depends on it.
	Say Prose
	// What is known that the invented numbers lean on, such as a figure of the customs service.
	Anchor Prose
	// Required. How much is traded, in any unit: it counts beside the other sectors.
	Weight num.Milli
	// The tariff, in percent: an amount such as 25 - 5 * main.I9; 0 if nothing is said.
	Tariff Expr
	// What a step of tariff more does to the meter of the law of trade, below 0 if it falls.
	Hit num.Milli
	// The stage of play at which it is first shown: 1 from the start, up to 4.
	Tier int
	// The rows of a dossier that it stands for.
	Dossier []mark
}
