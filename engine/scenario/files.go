package scenario

import "backchannel/engine/num"

// The types of this file are the format: a field is a key of the same name in snake
// case, and its comment stands in the manual, docs/scenario-format.md. A field whose
// comment begins with "Required" must be given.

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

// tableFile is a table of issues.yaml: what is negotiated, and by whom. A scenario
// has at most one.
type tableFile struct {
	// Required. What the agreement is called.
	Name string
	// Required. The offices that bargain, and stakeholders whose gain counts.
	Parties []Ref
	// Required. The parties without whom there is no deal.
	Veto []Ref
	// The office that may put a single text before the parties.
	Mediator Ref
	// The condition under which it may.
	Mediates Expr
	// Required. Each party's home threshold: the payoff below which home refuses the package.
	Threshold Entries[num.Milli]
	// How much higher the thresholds of parties with a veto stand in play than in the analysis.
	InPlay num.Milli
	// How far, in whole steps to either side, thresholds are drawn in each game.
	Spread num.Milli
	// What public accounts add to a party's threshold, as they stand at each opening.
	Pressure Entries[Expr]
	// The parties that make offers and sign; all of them if nothing is said.
	Bargain []Ref
	// By party, other offices that negotiate and sign for it.
	Speaks Entries[[]Ref]
	// By party with a veto that does not bargain, the vote in which it has its say.
	Ratify Entries[ratifyFile]
	// By party, the published agendas of which its home has one in each game.
	Agendas Entries[Entries[agendaFile]]
	// What each step above the status quo on an agenda's sore issue adds to a package; below 0.
	Sore num.Milli
	// What each step above the status quo on an agenda's prize issue adds to a package.
	Prize num.Milli
	// The most steps away from today that a package can take; no bound if 0.
	Capacity int
	// The shared meter that is the capacity in play, where it can grow.
	Room Ref
	// The agreement is made in tranches, one text after another.
	Tranches *tranchesFile
	// What the parties must deliver after each tranche.
	Delivery *deliveryFile
	// Lines that nobody can ever sign, and why.
	Never Entries[neverFile]
	// Conditions on levels; a package that fails one is unlawful.
	Legal []Expr
	// By party, conditions on levels that it can never sign.
	Red Entries[[]Expr]
	// Payoffs that come with combinations of levels.
	Bonus []bonusFile
	// Required. The rows of the table.
	Issues Entries[issueFile]
}

// ratifyFile is the vote by which a party ratifies what the others have signed.
type ratifyFile struct {
	// Required. The chamber of chambers.yaml that votes. Half of its members and one more carry a text.
	Chamber Ref
	// Required. How many votes a text gains with each point that it is worth above the home threshold.
	Votes num.Milli
	// The standard deviation of the total in votes; the chamber's own if nothing is said.
	Swing num.Milli
}

// agendaFile is what a party's home may care about beyond the payoffs that everybody knows.
type agendaFile struct {
	// Required. What it is called.
	Name string
	// Required. What its supporters say.
	Say Prose
	// Required. The issue that hurts this home.
	Sore Ref
	// Required. The issue that it wants.
	Prize Ref
}

// tranchesFile divides an agreement into texts that come into force one after another.
type tranchesFile struct {
	// Required. The most steps of change that the first text may make.
	First int
	// Required. The most steps of change that a later text may make.
	Later int
	// The first turn in which a text can be signed; the first of the game if nothing is said.
	From int
	// The last turn in which a text can be offered or signed; the last of the game if nothing is said.
	Until int
}

// deliveryFile is what each party that signed owes after a tranche: one delivery, by a date.
type deliveryFile struct {
	// Required. Within how many turns it is due.
	After int
	// What making it costs.
	Cost Entries[num.Milli]
	// By party, the chance in percent that it succeeds when it is made; certain if nothing is said. It may read what only the party sees.
	Odds Entries[Expr]
	// What a delivery that was made does.
	Done []stepFile
	// What a delivery that fails by bad luck does; it is then due a turn later.
	Slips []stepFile
}

// neverFile is a line that nobody can sign.
type neverFile struct {
	// Required. What it is called.
	Name string
	// Required. Why nobody can sign it.
	Say Prose
	// The rows of a dossier that it stands for.
	Dossier []mark
}

// bonusFile is a payoff that comes with a combination of levels.
type bonusFile struct {
	// Required. The combination, such as H1 >= 2 && H3 >= 1.
	When Expr
	// Required. What it pays, by party.
	Pays Entries[num.Milli]
}

// issueFile is one row of a table.
type issueFile struct {
	// Required. What it is called.
	Name string
	// Required. What it is about.
	About Prose
	// The level that holds today, counted from 0.
	Now int
	// Required. The short names of the levels, from 0.
	Levels []string
	// Required. The sentence of the treaty text at each level.
	Clauses []string
	// Required. What each level is worth, by party.
	Pays Entries[[]num.Milli]
	// By party, the public reason it gives when this row is what it lacks.
	Why Entries[string]
	// By level, what must hold before a text with it can be signed, as in 4: B7.passed > 0.
	Needs levelExprs
	// What the clause does at each closing, for some turns after its level came into force.
	Works []stepFile
	// The stage of play at which it is first shown.
	Tier int
	// The turn from which it is shown.
	OpensAt int
	// The rows of a dossier that it stands for.
	Dossier []mark
}

// chamberFile is a chamber of chambers.yaml: a house of a parliament, or another body
// that decides by counting votes.
type chamberFile struct {
	// Required. What it is called.
	Name string
	// A short name for tables; the name if nothing is said.
	Short string
	// Required. Who sits there, and how it decides.
	About Prose
	// Which side of the crisis it is on: left, right or none. It sets a colour.
	Side Ref
	// Required. How many seats it has.
	Seats int
	// The offices that bargain for votes here.
	Of []Ref
	// How far the total usually is off the count before the vote: its standard deviation in seats. Bills are counted member by member where members have rates; swing is then for agreements.
	Swing num.Milli
	// Required. The groups of members who vote much alike. Their seats add up to the chamber's.
	Blocs Entries[blocFile]
	// How the rates of single members become chances.
	Loyalty *loyaltyFile
	// When it sits; always if nothing is said. A bill does not move while its chamber does not sit.
	Sits Expr
	// When it sits, in words, such as from 1 February to 30 April.
	Session string
	// The rows of a dossier that it stands for.
	Dossier []mark
}

// blocFile is a group of members who vote much alike, named by what it wants and never
// by a person.
type blocFile struct {
	// Required. What it is called.
	Name string
	// Who they are and what they watch.
	About Prose
	// Required. How many seats it has.
	Seats int
	// How little opinion and bargaining move it: 0 to 100.
	Discipline num.Milli
	// The percentage of it that would vote for a text over which the chamber as a whole is evenly split; 50 if nothing is said.
	Leans *num.Milli
	// In percent, how often each member has voted against the own party. Nobody is named. The members then vote one by one.
	Rates []num.Milli
}

// loyaltyFile turns rates into chances: slope times the logarithm of (rate + floor) /
// scale, plus what the bill adds under lean, are the log-odds of a yes.
type loyaltyFile struct {
	// Required. How much more likely a member with a higher rate is to vote yes.
	Slope num.Milli
	// Required. What is added to each rate, in percent, so that nobody has none.
	Floor num.Milli
	// Required. The rate, in percent, of a member who starts from even.
	Scale num.Milli
	// How far members differ for reasons of their own, drawn once a game: a standard deviation of log-odds.
	Spread num.Milli
}

// billFile is a bill of bills.yaml: a draft law, a resolution or a reform, and its path
// through parliament.
type billFile struct {
	// Required. What it is called.
	Name string
	// Required. What it would do.
	Say Prose
	// A vote in the real world to compare it with.
	Benchmark Prose
	// Which side of the crisis it is on: left, right or none. It sets a colour.
	Side Ref
	// Required. The offices that can table it, or call it up.
	By []Ref
	// What must hold before it can be tabled. It reads only what everybody sees.
	Needs Expr
	// The offices that are against it: when they bargain for votes, it loses them.
	Against []Ref
	// True if its vote can be called up without waiting for a committee.
	Privileged bool
	// What public opinion adds to every member's log-odds, less by discipline: 0.25 is about six percent of an evenly split bloc.
	Opinion Expr
	// Required. The stages of its path in order; each takes a turn at least.
	Path []pathFile
	// What it does when it is tabled.
	Tabled []stepFile
	// What it does when it is through.
	Passed []stepFile
	// What it does when it is voted down.
	Failed []stepFile
	// What it does when it is vetoed.
	Vetoed []stepFile
	// Why a veto does that, in a sentence that is told with it.
	VetoSays string
	// The stage of play at which it is first shown.
	Tier int
	// The turn from which it can be tabled.
	OpensAt int
	// The rows of a dossier that it stands for.
	Dossier []mark
}

// pathFile is one stage of a bill's path: a committee, a vote in a chamber, or the desk
// of the office that signs it.
type pathFile struct {
	At Pos
	// For a committee: the chance in percent, each turn, that it reports the bill.
	Committee Expr
	// For a vote, the chamber. For a committee, the chamber that it belongs to.
	Chamber Ref
	// Needed for a vote: how many yes votes it takes, as a number or as one of majority (more than half of those present), half (where who breaks a tie is for it) and two_thirds.
	Needs Ref
	// For a vote: the percentage of each bloc that is for it, before opinion and bargaining.
	Yes Entries[Expr]
	// For a vote in a chamber whose members have rates: what the bill adds to the log-odds of each. It stands for the blocs with rates that are not under yes.
	Lean Expr
	// For a vote: how many members are not expected to take part.
	Away int
	// For a vote: after how many turns it is taken; 1 if nothing is said.
	After int
	// For a desk: the office that signs the bill, or vetoes it in that turn.
	Signs Ref
	// For a desk: true if two thirds of each chamber before it can override a veto.
	Override bool
}

// actionFile is something that an office can do.
type actionFile struct {
	// Required. What it is called.
	Name string
	// Required. What it is, and what to expect of it.
	About Prose
	// The offices that can do it; the parties if nothing is said.
	By []Ref
	// What it is about, which whoever does it names: bill or issue; nothing in particular if nothing is said.
	On Ref
	// The bills that it can name, where it cannot name every bill.
	Only []Ref
	// True if it takes two: one invites, the other answers inside the turn.
	Joint bool
	// True if only those who took part see it.
	Secret bool
	// True if it presses the other side.
	Coercive bool
	// True if it makes a public demand: it pins a pledge to one issue.
	Pins bool
	// What must hold before it can be done. It reads only what the office sees.
	Needs Expr
	// What a player is told when that does not hold, in a sentence; without it the game says which comparison fails.
	Lacks string
	// What it costs: plain numbers, by meter of the office itself that has sees: own.
	Cost Entries[num.Milli]
	// Required. What it does.
	Does []stepFile
	// The stage of play at which it is first shown.
	Tier int
	// The turn from which it can be done.
	OpensAt int
	// Hidden accounts that its effects let others guess at; own.home is that meter of every office.
	Reveals []Ref
	// Its code in the CAMEO scheme of event data.
	Cameo mark
	// The rows of a dossier that it stands for.
	Dossier []mark
}

// cardFile is a card of events.yaml: news that does something, asks something, or
// makes a claim.
type cardFile struct {
	// Required. Its headline.
	Name string
	// Required. What is told.
	Say Prose
	// When it falls by itself. A card without it waits to be fired.
	When Expr
	// The chance in percent that it falls when it could.
	Odds Expr
	// True if it can fall more than once, by itself or fired.
	Again bool
	// The offices that it asks or that its steps are for; all for every office. A question or a claim without it is for every office.
	Of []Ref
	// True if only the offices under of are told.
	Private bool
	// True if it is shown alone, with the advisers beside it, until it is answered.
	Alone bool
	// What it does. With own or other it is done once for each office of `of`.
	Does []stepFile
	// The answers it asks for.
	Choose Entries[optionFile]
	// The answer that stands when none is given, which must cost nothing; the first if nothing is said.
	Default Ref
	// For a claim, its right label.
	Answer Ref
	// For a claim, the evidence beside it.
	Slips []Prose
	// What the right label does.
	Right []stepFile
	// What a wrong label does.
	Wrong []stepFile
	// Needed for claims: why the label is right; shown in the debrief.
	Why Prose
	// Hidden accounts that its falling lets others guess at.
	Reveals []Ref
	// The stage of play at which it can first fall.
	Tier int
	// The turn from which it can fall.
	OpensAt int
	// The rows of a dossier that it stands for.
	Dossier []mark
}

// optionFile is an answer to a card.
type optionFile struct {
	// Required. What is chosen, as on a button.
	Name string
	// What it means.
	About Prose
	// What it costs: plain numbers, by meter of the office itself that has sees: own. It is paid when the answer is given; who cannot pay it cannot answer so.
	Cost Entries[num.Milli]
	// What it does. What it takes for certain and at once from the office's own capital stands under cost.
	Does []stepFile
}

// rungFile is a rung of the escalation ladder, lowest first.
type rungFile struct {
	// Required. What it is called.
	Name string
	// Required. The tension at which it begins.
	From num.Milli
	// Required. What it is like here, and what changes.
	About Prose
	// The actions that lead down from here.
	Ramps []Ref
	// The actions that cannot be taken here.
	Closes []Ref
	// What each turn on this rung does.
	Does []stepFile
	// The rows of a dossier that it stands for.
	Dossier []mark
}

// endingFile is a way in which the game can end. The first that holds is the ending.
type endingFile struct {
	// Required. What it is called.
	Name string
	// Required. What is told.
	Say Prose
	// When it holds; always if nothing is said, as the last one must.
	When Expr
	// True if the game ends as soon as it holds.
	Now bool
	// True for the end of diplomacy: the off-ramps that were missed are told.
	Breakdown bool
	// The highest score that it leaves; 100 if nothing is said.
	Cap *num.Milli
	// The rows of a dossier that it stands for.
	Dossier []mark
}

// partFile is a part of the score.
type partFile struct {
	// Required. What it is called.
	Name string
	// Required. What it rewards.
	About Prose
	// Required. Its weight beside the others.
	Share num.Milli
	// Required. Its worth from 0 to 100.
	Value Expr
	// The offices that it counts for; all if nothing is said.
	Of []Ref
}

// lawsFile is laws.yaml: which laws hold and how strongly. A law that is not named is off.
type lawsFile struct {
	// Tension and its laws.
	Escalation *escalationFile
	// Repeated actions count less.
	Repeats *repeatsFile
	// Making, keeping and breaking a deal.
	Negotiation *negotiationFile
	// How votes are won in parliament.
	Legislature *legislatureFile
	// What moves the parts of the public, those of segments.yaml.
	Opinion *opinionFile
	// What tariffs do to trade, in the sectors of sectors.yaml.
	Trade *tradeFile
	// What overdose deaths follow, and when they are counted.
	Health *healthFile
	// What each office gets at the opening of a turn.
	Turn []stepFile
}

// escalationFile sets the laws of tension.
type escalationFile struct {
	// Required. The meter that is the tension.
	Tension Ref
	// Required. The meter that is the trust.
	Trust Ref
	// Where tension comes to rest when nobody acts: a number, or an amount such as 62 - 14 * min(1, main.signed), so that a kept agreement calms the crisis for good.
	Norm Expr
	// The share of the gap that a turn closes: 0.1 is a tenth of the way there.
	Rate num.Milli
	// How many points a turn it is pulled there at most. Give rate, pull or both.
	Pull num.Milli
	// How much harder a harsh act is felt without trust: 0.6 is 60 percent more than with full trust.
	Harsh num.Milli
	// The share of a kind act's effect that needs no trust.
	Kind num.Milli
	// The trust at which effects are as written; 45 if nothing is said.
	Usual num.Milli
	// How ripe the conflict is for talks, measured each turn for the debrief.
	Ripeness *ripenessFile
}

// ripenessFile says how ripe the conflict is for talks: an account, ripeness, of 0 to 100 that nobody sees before the debrief, so that it can be no gate.
type ripenessFile struct {
	At Pos
	// Required. Two amounts of 0 to 100: what going on costs each side.
	Hurts []Expr
	// Required. Two amounts of 0 to 100: how far each side believes the other.
	Trusts []Expr
	// The condition under which a third party helps.
	Mediator Expr
	// The condition under which an offer lies on the table.
	Offer Expr
}

// opinionFile sets the laws of public opinion. Every turn each segment moves by its own
// moves, back towards where it started, and by a passing mood.
type opinionFile struct {
	At Pos
	// In how many weeks a segment comes half of the way back to where it started; never if nothing is said.
	HalfLife num.Milli
	// How far a passing mood moves it each turn, to either side.
	Noise num.Milli
}

// tradeFile sets the laws of trade.
type tradeFile struct {
	At Pos
	// Required. The meter that falls when tariffs rise.
	Meter Ref
	// How many percentage points of tariff do what a sector's hit says; 10 if nothing is said.
	Step num.Milli
	// How many points the meter loses each turn for each percent of trade that is lost, all sectors together, each by its weight.
	Pull num.Milli
}

// healthFile sets the laws of overdose deaths. They follow naloxone, treatment and the danger of the supply.
type healthFile struct {
	At Pos
	// The meter of deaths in twelve months, as published; deaths if nothing is said.
	Deaths Ref
	// The meter of naloxone coverage, in percent; naloxone if nothing is said.
	Naloxone Ref
	// The meter of treatment coverage, in percent; treatment if nothing is said.
	Treatment Ref
	// The meter of how dangerous the supply is, an index; supply if nothing is said.
	Supply Ref
	// The meter of public health that deaths are linked to, if any.
	Meter Ref
	// How many points that meter gains when there is one death a year fewer, in the unit of deaths.
	Link num.Milli
	// After how many weeks a change is felt; 6 if nothing is said.
	Lag *int
	// How many weeks later it is in the published number; 16 if nothing is said.
	Reporting *int
	// The share of what is pressed, in percent, that moves to another channel instead of vanishing; 80 if nothing is said, about 50 for containment, 95 for a balloon.
	Displaced num.Milli
	// The channels of the supply, without places or names. Each is an account: its share of the flow, in percent.
	Channels Entries[channelFile]
}

// channelFile is a channel of the supply.
type channelFile struct {
	// Required. What it is called, such as First channel.
	Name string
	// Required. Its share of the flow at the start, in percent; all of them make 100.
	Share num.Milli
	// How hard it is pressed, 0 to 100: an amount.
	Pressure Expr
}

// repeatsFile makes a repeated action count less.
type repeatsFile struct {
	// Required. Within how many turns.
	Turns int
	// Required. How much is left, in percent.
	Share num.Milli
}

// negotiationFile sets the laws of deals.
type negotiationFile struct {
	At Pos
	// How counterparts concede: below 1 late, 1 evenly, above 1 early.
	Beta num.Milli
	// How many turns a signed deal is kept or broken before the game ends.
	Aftermath int
	// What taking a public demand back does to who made it.
	Lift []stepFile
	// What signing does, for each party.
	Signs []stepFile
	// What a turn in which a party kept the deal does.
	Keeps []stepFile
	// What breaking it does.
	Breaks []stepFile
	// What a lost vote on a signed text does, for each party that signed.
	Refused []stepFile
	// One party can ask the other for an act, by a date.
	Requests *requestsFile
	// For how many turns a clause works after its level came into force; 4 if nothing is said.
	Works int
}

// requestsFile lets one side ask the other for an act by a date. To do it, to say why not,
// and to say nothing are three answers.
type requestsFile struct {
	// Required. Within how many turns the act is asked for.
	Within int
	// What doing it does, for the party that was asked.
	Met []stepFile
	// What saying why not does, for the party that was asked.
	Excused []stepFile
	// What silence does, for the party that was asked.
	Ignored []stepFile
}

// legislatureFile sets how votes are won.
type legislatureFile struct {
	At Pos
	// The meter of an office that counts how well it has judged claims: an office that bargains for votes brings that evidence along.
	Evidence Ref
	// How many votes a point of that meter brings.
	Votes num.Milli
}

// sourceFile is a document of sources.yaml.
type sourceFile struct {
	// Required. Its title.
	Title original
	// Required. Who published it.
	Publisher original
	// Required. When, such as 2026-01-08.
	Date original
	// Where it can be read.
	URL mark
}

// recordFile is an entry of record.yaml: what is known to have happened after the scenario
// begins. It is shown in the debrief only.
type recordFile struct {
	// Required. When, as in 12 January 2026.
	Date original
	// Required. What happened.
	Say string
	// The source, by its name in sources.yaml.
	Source Ref
	// FACT, CLAIM or DISPUTED. Without it what has a source is a FACT and what has none a CLAIM.
	Label Ref
	// A caution about it.
	Note string
	// The rows of a dossier that it stands for.
	Dossier []mark
}

// excludedFile is an entry of excluded.yaml: a row of a dossier that the scenario does not
// represent.
type excludedFile struct {
	// Required. Why.
	Why string
}

// termFile is a word of glossary.yaml.
type termFile struct {
	// Required. The word.
	Word string
	// Required. What it means.
	Meaning Prose
	// The rows of a dossier that it stands for.
	Dossier []mark
}

// mapFile is map.yaml: where the scenario takes place. It changes no rule.
type mapFile struct {
	// The countries of a real map, or the lands of an invented one.
	Areas Entries[areaFile]
	// The places that are marked.
	Places Entries[siteFile]
	// What joins two places.
	Threads Entries[threadFile]
}

// areaFile is a country, or an invented land.
type areaFile struct {
	// Required. What it is called.
	Name string
	// Which side of the crisis it is on: left, right or none. It sets a colour.
	Side Ref
	// Of a real country its ISO 3166-1 number, such as 484 for Mexico.
	Country Ref
	// Of an invented land its polygons, each a list of places one after the other: [x, y, x, y, x, y].
	Outline [][]num.Milli
	// Required. Where its name stands: degrees east and north, as in [-102.5, 24]; on an invented map two numbers of 0 to 100, to the right and up.
	Lies []num.Milli
}

// siteFile is a place on the map.
type siteFile struct {
	// Required. What it is called.
	Name string
	// Required. What it is: capital, crossing, port, assembly or city.
	Kind Ref
	// Required. Where it is, as for the name of an area.
	Lies []num.Milli
	// The offices that sit there.
	Offices []Ref
	// The cards that tell of it.
	Cards []Ref
	// The issues that are about it.
	Issues []Ref
}

// threadFile joins two places: it is seen while the table talks and when what was agreed is in force.
type threadFile struct {
	// Required. What it is called.
	Name string
	// Required. The place where it begins.
	From Ref
	// Required. The place where it ends.
	To Ref
	// The issues that it stands for; the whole table if nothing is said.
	Issues []Ref
}

// teachingFile is teaching.yaml: what a teacher asks before a class plays. It changes no rule.
type teachingFile struct {
	// The ages that it is made for.
	Ages *agesFile
	// What it is taught for: subjects, and the parts of a curriculum that it meets.
	Tags []string
	// What a teacher should do before a class plays it, and watch for.
	Advice Prose
}

// agesFile is from what age to what age.
type agesFile struct {
	At Pos
	// Required. The youngest.
	From int
	// The oldest; anybody older too if nothing is said.
	To int
}

// optimaFile is optima.yaml, which the program makes: the best that the table allows in
// each draw of agendas.
type optimaFile struct {
	// Required. The digest of the numbers that it was made from.
	Inputs Ref
	// Required. Each draw, the last party's agenda turning fastest.
	Draws []drawFile
}

// drawFile is one draw.
type drawFile struct {
	// The agendas drawn, in the order of the parties that have some.
	Agendas []Ref
	// Required. The highest joint gain of a package that every home would carry.
	Joint num.Milli
	// Required. Each party's highest gain over its threshold, in the order of the parties.
	Gain []num.Milli
}

// skinFile is a skin_NAME.yaml: the same game with two invented states.
type skinFile struct {
	At Pos
	// Required. What the skin is called where it is chosen.
	Name string
	// Required. The names of the state on the left.
	Left namesFile
	// Required. The names of the state on the right.
	Right namesFile
	// What is replaced in every text, in this order, each in what those before it have left.
	Replace []replaceFile
	// Texts that are written anew: the path of each, as in a translation, with its words.
	Texts pathTexts
	// Words that no text may keep, with their capitals. The check finds those that do.
	Banned []string
	// The map of the invented states; without it the skin has none.
	Map *skinMapFile
}

// namesFile is what a state, its things and its people are called.
type namesFile struct {
	// Required. The state, such as Valdera. In texts: {left} or {right}.
	Name string
	// Required. What is of it, such as Valderan. In texts: {left_of} or {right_of}.
	Of string
	// Required. Its people, such as Valderans. In texts: {left_people} or {right_people}.
	People string
}

// replaceFile is one replacement.
type replaceFile struct {
	At Pos
	// Required. The words as they stand in the texts, whole and with their capitals.
	From string
	// Required. What stands there with the skin: words, and the names of the states in braces.
	To string
}

// pollFile is a poll of polls.yaml: what people were really asked about one thing. It changes no rule.
type pollFile struct {
	// Required. What it was about.
	Name string
	// Required. The shared meter of the public that was asked.
	Of Ref
	// What the answers teach together.
	About Prose
	// Required. The questions, in the order in which they are shown.
	Answers Entries[answerFile]
}

// answerFile is one question of a poll.
type answerFile struct {
	// Required. Those who agree, in a few words of the question, with its source and its day: {text: For drones without permission, label: FACT, source: S1, on: 7 November 2025}.
	Say Prose
	// Required. How many agreed, in percent.
	Share num.Milli
	// How many people were asked, where the source says so; the margin is worked out from it.
	People int
}

// skinMapFile is the map that a skin shows: what of map.yaml, and where. Names come from there in the skin's words.
type skinMapFile struct {
	// Required. The lands, by their ids in map.yaml.
	Areas Entries[skinAreaFile]
	// Required. The places, by their ids in map.yaml. A thread is drawn where both its ends are.
	Places Entries[skinSiteFile]
}

// skinAreaFile is a land on the map of a skin.
type skinAreaFile struct {
	// Required. Where its name stands: two numbers of 0 to 100, to the right and up.
	Lies []num.Milli
	// Required. Its polygons, each a list of places one after the other: [x, y, x, y, x, y].
	Outline [][]num.Milli
}

// skinSiteFile is a place on the map of a skin.
type skinSiteFile struct {
	// Required. Where it is: two numbers of 0 to 100, to the right and up.
	Lies []num.Milli
}
