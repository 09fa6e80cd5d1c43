// Package scenario turns a folder of files into a list of every problem in them,
// or into one checked Scenario that nothing changes afterwards.
package scenario

import (
	"strings"

	"backchannel/engine/calendar"
	"backchannel/engine/escalation"
	"backchannel/engine/information"
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
	"backchannel/engine/opinion"
	"backchannel/engine/phrase"
	"backchannel/engine/rule"
)

// Scenario is a checked crisis: the chart of accounts, the rules that post to
// them, and every text that a learner reads.
type Scenario struct {
	ID, Title   string
	Language    string
	About       Text
	ContentNote Text
	Minutes     int
	Digest      ledger.Digest
	Clock       calendar.Clock
	// Turns is the number of turns until the talks end without a deal, Orders how many
	// sealed orders an office may file in one.
	Turns, Orders int

	ledger.Chart
	Causes []Cause

	// Offices, Actions, Cards and the rest stand in the order of their files. Offices
	// begin at 1: Offices[0] is nobody.
	Offices []Office
	Plans   []Plan
	Meters  []Meter
	// Wholes are the accounts that are the mean of others.
	Wholes []Whole
	// Segments are the parts of publics, Sectors those of trade.
	Segments []Segment
	Sectors  []Sector
	Actions  []Action
	Cards    []Card
	// Chambers and Bills are those of the parliaments.
	Chambers []Chamber
	Bills    []Bill
	// Talks is the table where a text is negotiated, nil when there is none.
	Talks    *Table
	Ladder   []Rung
	Endings  []Ending
	Score    []Part
	Laws     Laws
	Sources  []Source
	Glossary []Term
	// Polls are what people were really asked, for whoever reads about a public.
	Polls []Poll
	// Map is where it takes place, nil without one; in a skin it is the one that the skin draws, if any.
	Map      *Map
	Tutorial []Lesson
	Lessons  []LessonPlan
	// Teaching is what a teacher asks before a class plays.
	Teaching Teaching
	// Dates are what everybody knows from the beginning to be coming.
	Dates []Date
	// Record is what is known to have happened after the start, for the debrief only.
	Record []Happened
	// Rows are the rows of the dossier that the scenario stands on, in their order.
	Rows []Row
	// Translations maps a language to its texts by path.
	Translations map[string]map[string]string
	// Book has the program's own sentences in the language of who reads; nil is English.
	Book *phrase.Book
	// Skins are the other dresses that it can be had in, Worn the one that it wears; none
	// as it was written.
	Skins []Skin
	Worn  Skin

	// Accounts that the kernel itself keeps: the rung, the ending, and how many orders a
	// cabinet and one of its offices give in a turn.
	Rung, Ending, CabinetOrders, CabinetEach ledger.ID

	// bare is the scenario as it was written, nil where it is this one.
	bare      *Scenario
	read      *reading
	dressings []*dressing
}

// Text is prose for a learner with its label.
type Text struct {
	Say   string
	Label information.Label
	// Source is the source's title, By who said it and On when: both for CLAIM.
	Source, By, On string
}

// Cause is what stands behind an entry: an action, a card, a law.
type Cause struct {
	// Kind is "action", "card", "law", "rung", "talks" or "limit"; ID is its name in the files.
	Kind, ID, Title string
	// Reveals lists the hidden accounts that the rule reads and lets others see something of.
	Reveals []ledger.ID
}

// Office is somebody who acts: a ministry, a council, an envoy. Never a living person.
type Office struct {
	ID, Name, Short string
	// Plural says that Short takes a plural verb: "US governors agree".
	Plural          bool
	Brief, BestCase Text
	Mandate         Text
	// Side is 0 or 1 for the two sides of the crisis, -1 for neither: a colour on screen.
	Side int
	// Code is what event data call it, empty for its id.
	Code string
	// Other is the office that `other` means in this office's rules, or Nobody.
	Other ledger.Office
	// Closed is 1 when the office has closed its turn, Score its score at the end.
	Closed, Score ledger.ID
	// Lead is the number of the office whose purse this office's cabinet pays from, 0
	// where it acts for itself.
	Lead ledger.ID
	// Guess is, by other office, the number plus one of the issue that this office
	// thinks matters most to them.
	Guess []ledger.ID
	// Advisers each see one side of a thing.
	Advisers []Adviser
}

// Whose is the short name as an owner: "Belmar's", "US governors'".
func (o *Office) Whose() string {
	if o.Plural && strings.HasSuffix(o.Short, "s") {
		return o.Short + "'"
	}
	return o.Short + "'s"
}

// Adviser is a voice in an office.
type Adviser struct {
	Name string
	Says []Advice
}

// Advice is what an adviser says when its condition holds; the first that holds is said.
type Advice struct {
	When rule.Cond
	Text Text
}

// Plan says which offices make a seat.
type Plan struct {
	ID, Name string
	Seats    []Seat
	// Orders is how many orders a seat of several offices gives in a turn, and Each how
	// many of them one office can; both 0 where every office acts for itself.
	Orders, Each int
}

// PlanOf returns the number of a plan by its id, the first for no id, and -1 for one
// that there is not.
func (s *Scenario) PlanOf(id string) int {
	for i := range s.Plans {
		if s.Plans[i].ID == id || id == "" {
			return i
		}
	}
	return -1
}

// Seat is who plays: one or more offices.
type Seat struct {
	ID      string
	Offices ledger.Offices
	// Lead is the office whose purse the seat pays from, where several act as one cabinet.
	Lead ledger.Office
}

// Meter is an account that players watch.
type Meter struct {
	ID      string
	Name    string
	About   Text
	Unit    string
	Account ledger.ID
	// Owner is Nobody for a shared meter.
	Owner ledger.Office
	// Danger is where it becomes dangerous; HasDanger tells that there is such a line,
	// Low that the danger lies below it.
	Danger    num.Milli
	HasDanger bool
	Low       bool
	// Poll is the account of its published estimate and Margin how far off that can be;
	// HasPoll tells that there is one.
	Poll    ledger.ID
	Margin  num.Milli
	HasPoll bool
	// Mean is the running mean over closed turns, where a rule reads it.
	Mean    ledger.ID
	HasMean bool
	// Purse says that it is capital to spend rather than a state of the world.
	Purse         bool
	Tier, OpensAt int
}

// Action is something that an office can do.
type Action struct {
	ID, Name string
	About    Text
	By       ledger.Offices
	// Joint acts need another office's yes; Secret ones are seen by who took part;
	// Coercive ones press the other side.
	Joint, Secret, Coercive bool
	// On is what the action names as its target.
	On Target
	// Only are the bills that it can name, in the order of Scenario.Bills; nil for every bill.
	Only []int
	// Tables and Calls say that it moves its bill, Whips that it wins votes for it.
	Tables, Calls, Whips bool
	// Pins says that it makes a public demand: a pledge on one issue of the first table.
	Pins          bool
	Tier, OpensAt int
	Cameo         string
	Rule          ledger.Rule
	// Lacks says what is lacking when what it needs does not hold; empty for the engine's words.
	Lacks string
	// Used counts its uses by anybody, Last holds by office the turn of its last use.
	Used ledger.ID
	Last []ledger.ID
	// Each holds the action's rules by office.
	Each []Bound
}

// Bound is an action as one office may do it: own and other have their meaning.
type Bound struct {
	Needs rule.Cond
	Cost  []rule.Posting
	Does  []rule.Step
}

// Card is a scenario event: news that does something, may ask, or is a claim to label.
type Card struct {
	ID, Name string
	Text     Text
	When     rule.Cond
	// Draws says that it falls only by chance, at Odds percent.
	Draws bool
	Odds  rule.Amount
	// Falls says that the card falls by itself; others wait to be fired.
	Falls bool
	Once  bool
	// Of is who is asked, by choice or by claim; Private cards are told to them only. Alone
	// says that it is a moment of its own: nothing else is shown beside it.
	Of             ledger.Offices
	Private, Alone bool
	// Does is what the card does by itself, by office: entry 0 happens once for all,
	// the others once for each office of Of.
	Does    [][]rule.Step
	Options []Option
	Default int
	// Answer is a claim's right label; Right and Wrong are what labelling it does, by office.
	Answer       information.Label
	Slips        []Text
	Right, Wrong [][]rule.Step
	Why          Text
	Tier         int
	Rule         ledger.Rule
	// Fell is the turn in which it last fell, 0 never.
	Fell ledger.ID
}

// Shown is the label beside the card's text. An invented card always says so; the label of a
// real claim is what the player is asked, so it is 0.
func (c *Card) Shown() information.Label {
	if c.Answer != 0 && c.Text.Label != information.Simulated {
		return 0
	}
	return c.Text.Label
}

// Option is one answer to a card. Cost is what an office pays when it seals the answer,
// Does what the answer does at the closing, both by office; a card's default costs nothing.
type Option struct {
	ID, Name string
	About    Text
	Cost     [][]rule.Posting
	Does     [][]rule.Step
	Rule     ledger.Rule
}

// Table is a negotiation with its texts.
type Table struct {
	negotiation.Table
	ID, Title string
	// Mediates must hold before the mediator may put a single text.
	Mediates rule.Cond
	Topics   []Issue
	// Stakes holds, by knowing office and then by party, what it has learned of how much
	// an issue matters to that party: 0 unknown, else the stake in points.
	Stakes [][][]ledger.ID
	// Estimate and Margin hold, by knowing office and party, what it thinks the
	// threshold is and how far off that can be.
	Estimate, Margin [][]ledger.ID
	// Agendas are the texts of each party's agendas, in the order of negotiation.Party.
	Agendas [][]Agenda
	// KnownAgenda holds, by knowing office and party, the number of the agenda that it has
	// made out; 0 for none. Where a party has no agendas the account is 0.
	KnownAgenda [][]ledger.ID
	// Presses is by party what public accounts add to its threshold.
	Presses []rule.Amount
	// Votes is by party the chamber and the votes a point with which it ratifies.
	Votes []Ratification
	// Deliver is what each signatory owes after a tranche.
	Deliver Delivery
	// Never are the lines that nobody can sign.
	Never []Never

	// Raised is how much higher the thresholds of parties with a veto stand in play.
	Raised num.Milli

	best   func() (negotiation.Analysis, error)
	optima func() ([]negotiation.Optimum, error)
}

// Agenda is what a party's home may care about: published, but which one it is in this
// game only the party knows.
type Agenda struct {
	ID, Name string
	Text     Text
}

// Never is a line that nobody can ever sign.
type Never struct {
	ID, Name string
	Text     Text
}

// Delivery is what must be delivered after a tranche. Each, Odds and Slips are by
// delivering office.
type Delivery struct {
	// After is within how many turns it is due.
	After int
	// Each holds the cost of delivering, and what a delivery that was made does.
	Each []Bound
	// Odds is the chance in percent that it succeeds; else Slips is done.
	Odds  []rule.Amount
	Slips [][]rule.Step
	// Rests are the hidden accounts, by office, that the odds rest on: who does not see
	// them is not told the odds.
	Rests [][]ledger.ID
}

// Ratification is the vote in which a party has its say on a signed text.
type Ratification struct {
	// Chamber is the number of the chamber plus one; 0 where the party does not ratify.
	Chamber int
	// Votes is how many votes a point above the home threshold is worth, Swing the
	// standard deviation of the total.
	Votes, Swing num.Milli
	// Whip is the account of the votes bargained for.
	Whip ledger.ID
}

// Issue is one row of a table.
type Issue struct {
	ID, Name string
	About    Text
	// Levels are the short names of the options, Clauses the sentences of the treaty text.
	Levels, Clauses []string
	// Why is, by party, the public reason that it gives when this row is what it lacks.
	Why           []string
	Tier, OpensAt int
	// Needs is by level what must hold before a text with it can be signed; Bound tells
	// that any level needs something.
	Needs []rule.Cond
	Bound bool
	// Works is what the clause does at each closing for some turns after it came into force.
	Works []rule.Step
	Rule  ledger.Rule
}

// At names a level of the issue: "Ferry (once a day)".
func (x *Issue) At(level int8) string { return x.Name + " (" + x.Levels[level] + ")" }

// Rung is a step of the escalation ladder.
type Rung struct {
	ID, Name string
	From     num.Milli
	About    Text
	// Ramps are the actions that lead down from here, Closes those that cannot be taken here.
	Ramps, Closes []int
	Does          []rule.Step
	Rule          ledger.Rule
}

// Ending is a way in which the game can end.
type Ending struct {
	ID, Name string
	Text     Text
	When     rule.Cond
	// Now says that the game ends as soon as it holds, not at the last turn.
	Now bool
	// Breakdown says that it is the end of diplomacy: the missed off-ramps are told.
	Breakdown bool
	// Cap is the most that the score can be, 100 if nothing is said.
	Cap num.Milli
}

// Part is one part of the score.
type Part struct {
	ID, Name string
	About    Text
	Share    num.Milli
	// Value is 0-100, by office; an office that the part does not count for has Counts false.
	Value  []rule.Amount
	Counts []bool
}

// Laws are the settings of the disciplines.
type Laws struct {
	Escalation escalation.Law
	// Norm is where tension comes to rest when nobody acts.
	Norm rule.Amount
	// Tension and Trust are the accounts that the escalation laws work on, by acting
	// office; HasTension tells that there are any.
	Tension, Trust ledger.ID
	HasTension     bool
	// Evidence is by office the meter that it brings along when it bargains for votes, and
	// EvidenceVotes what a point of it is worth.
	Evidence      []ledger.ID
	EvidenceVotes num.Milli
	// Opinion moves segments, Trade sectors and Health deaths; nil is a law that is off.
	Opinion *opinion.Law
	Trade   *Trade
	Health  *Health
	// Ripeness is how ripe the conflict is for talks; nil where nobody measures it.
	Ripeness *Ripeness
	// Repeat is within how many turns a repeated action counts only RepeatShare percent.
	Repeat      int
	RepeatShare num.Milli
	// Beta shapes concession, as in negotiation.Aspiration.
	Beta num.Milli
	// Aftermath is how many turns a signed deal is kept or broken before the game ends.
	Aftermath int
	// Within is within how many turns a requested act is due, 0 where nobody can request
	// anything; Met, Excused and Ignored are the steps of the three answers, by office.
	Within                int
	Met, Excused, Ignored [][]rule.Step
	// Works is for how many turns a clause works after its level came into force.
	Works int
	// Turn, Lift, Signs, Keeps, Breaks and Refused are steps by office: each turn's opening,
	// lifting a pledge, signing, a turn in which the deal was kept, breaking it, and a
	// vote on it that was lost.
	Turn, Lift, Signs, Keeps, Breaks, Refused [][]rule.Step

	// The causes of what the kernel itself posts.
	OpenRule, TurnRule, LimitRule, ScoreRule, MeanRule, RungRule ledger.Rule
	// HiddenRule stands in a view for the cause of an entry whose event the seat does not see.
	HiddenRule                                         ledger.Rule
	DriftRule, PollRule                                ledger.Rule
	OpinionRule, MoodRule, TradeRule, HealthRule       ledger.Rule
	TalksRule, LiftRule, SignRule, KeepRule, BreakRule ledger.Rule
	PressRule, RatifyRule, RefuseRule, DeliverRule     ledger.Rule
	RequestRule                                        ledger.Rule
	EvidenceRule                                       ledger.Rule
}

// Source is a document that facts are taken from.
type Source struct {
	ID, Title, Publisher, Date, URL string
}

// Term is a word of the field with its meaning.
type Term struct {
	ID, Word string
	Meaning  Text
}

// Lesson is one step of the guided first play.
type Lesson struct {
	ID   string
	Turn int
	// Office is who it is for; Nobody means everybody.
	Office ledger.Office
	// Look is what to look at: the id of a meter, an issue, an action or a panel.
	Look string
	// Try is the verb or action that carries the step out; empty when reading is enough.
	Try  string
	Text Text
	// Done holds when the step has been carried out.
	Done    rule.Cond
	HasDone bool
}

// Date is a date on the calendar, or a window of several turns. It does nothing by itself.
type Date struct {
	ID, Name    string
	Turn, Until int
	// On is the date in words where it lies inside a turn.
	On   string
	Text Text
}

// Happened is an entry of the sourced record of what came after the start.
type Happened struct {
	ID, Date, Say, Source, Note string
	Label                       information.Label
}

// Remarks are the caution about an entry, and where it is from, in the language of a book.
func (h *Happened) Remarks(b *phrase.Book) []string {
	var out []string
	if h.Note != "" {
		out = append(out, h.Note)
	}
	if h.Source != "" {
		out = append(out, b.Say("Source: %s.", h.Source))
	}
	return out
}

// Row is a row of a dossier: what represents it, or why nothing does.
type Row struct {
	ID string
	// By names what represents it: "card E01", "issue I4".
	By []string
	// Excluded is the reason why nothing does.
	Excluded string
}

// Teaching is what a teacher asks before a class plays.
type Teaching struct {
	// AgeMin and AgeMax are in years; AgeMax is 0 where anybody older can play it too, both where nothing is said.
	AgeMin, AgeMax int
	// Tags are subjects, and parts of curricula.
	Tags []string
	// Advice is for the teacher alone.
	Advice Text
}

// LessonPlan is a plan for a class.
type LessonPlan struct {
	ID, Name string
	Minutes  int
	Text     Text
	Stages   []Stage
}

// Questions are those that the plan's last part, its debrief, asks.
func (p *LessonPlan) Questions() []string {
	if len(p.Stages) == 0 {
		return nil
	}
	var out []string
	said := p.Stages[len(p.Stages)-1].Text.Say
	for from := 0; from < len(said); {
		end := strings.IndexAny(said[from:], ".?!")
		if end < 0 {
			break
		}
		if said[from+end] == '?' {
			out = append(out, strings.TrimSpace(said[from:from+end+1]))
		}
		from += end + 1
	}
	return out
}

// Stage is one part of a lesson plan.
type Stage struct {
	Name    string
	Minutes int
	Text    Text
}

// Office returns the number of an office by its id, or Nobody.
func (s *Scenario) Office(id string) ledger.Office {
	for o := 1; o < len(s.Offices); o++ {
		if s.Offices[o].ID == id {
			return ledger.Office(o)
		}
	}
	return ledger.Nobody
}

// Count is the number of offices.
func (s *Scenario) Count() int { return len(s.Offices) - 1 }

// Everyone is the set of the scenario's offices.
func (s *Scenario) Everyone() ledger.Offices { return 1<<len(s.Offices) - 2 }

// RungAt is the number of the highest rung whose lower edge a tension has reached; 0
// below the first.
func (s *Scenario) RungAt(tension num.Milli) int {
	at := 0
	for i := range s.Ladder {
		if tension >= s.Ladder[i].From {
			at = i
		}
	}
	return at
}
