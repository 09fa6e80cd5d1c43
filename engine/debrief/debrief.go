// Package debrief is the after-action review: what happened, what could not be seen at
// the time, what was on the table, and what to ask next. It reads the whole record of
// a game, finished or stopped, and opens everything that was hidden; it never grades.
package debrief

import (
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
	"backchannel/engine/phrase"
	"backchannel/engine/scenario"
)

// Debrief is the review of one game for one seat.
type Debrief struct {
	// Title is the scenario's, Seat the names of the seat's offices.
	Title, Seat string
	// Headline is the first debrief: three lines of plain text.
	Headline []string
	Ending   Ending
	// Timeline has a line for each turn, Drivers what moved tension over the whole game,
	// the largest first.
	Timeline []TurnLine
	Drivers  []crisis.Cause
	// Score holds the parts for each office of the seat, Totals what they come to.
	Score  []PartScore
	Totals []Total
	// Space is what the talks had to offer; nil where nothing was negotiated.
	Space *Space
	// Guesses are the seat's guesses beside the truth, Pledges all public demands,
	// Promises the turns in which an agreement was kept or not.
	Guesses  []Guess
	Pledges  []Pledge
	Promises []Promise
	// Questions were never asked, MissedRamps never taken.
	Questions []string
	// Ladder tells that the scenario has one.
	Ladder      bool
	MissedRamps []Missed
	Measures    []Measure
	// Reasons are what weighed in the choices of offices that no person played; empty until
	// Explain has added them.
	Reasons []Weighed
	// After is what is known to have really happened after the scenario's start: no part of
	// the game, told only when it is over, and never of invented states.
	After []scenario.Happened
	// Transfer and Exit are questions for the class and for the exit ticket, Class those of
	// the scenario's lesson plans.
	Transfer, Exit []string
	Class          []Asked

	names []string // of the offices, by number
	book  *phrase.Book
}

// Ending is how the game came to its end, or where it was stopped.
type Ending struct {
	ID, Name, Text string
	// Turn is the last turn played.
	Turn int
	// Over is false for a game that was stopped before its end.
	Over, Breakdown bool
}

// Make reviews a game from its events, in their order and complete, and the world they
// led to, for the seat that holds a set of offices. A game may be reviewed at any moment.
func Make(s *scenario.Scenario, events []ledger.Event, w *ledger.World, of ledger.Offices) Debrief {
	r := read(s, events, w, of)
	d := Debrief{Title: s.Title, Seat: r.seatName(), Ending: r.ending(), names: r.names(), book: s.Book}
	d.Timeline = r.timeline()
	d.Drivers = r.drivers(0, len(events))
	d.Score, d.Totals = r.score()
	d.Space = r.space()
	d.Guesses = r.guesses()
	d.Pledges = r.pledges()
	d.Promises = r.promises()
	d.Questions = r.questions(d.Space)
	var taken int
	d.Ladder = len(s.Ladder) > 0
	d.MissedRamps, taken = r.ramps()
	d.Measures = r.measures(&d, taken)
	d.Headline = r.headline(&d)
	if d.Ending.Over {
		d.After = s.Record
	}
	d.Transfer, d.Exit, d.Class = d.transfer(s), exit(r), class(s)
	return d
}

// reading is a game as the review walks through it.
type reading struct {
	crisis.Audience
	s      *scenario.Scenario
	events []ledger.Event
	w      *ledger.World
	of     ledger.Offices
	// me is the seat's party at the table and other the party across it; -1 for none.
	me, other int
	// drawn is the space as its homes were in this game: their agendas are open now.
	drawn *negotiation.Space
	turns []moment
	// thresholds are the homes' at the signature, or now when nothing is signed.
	thresholds []num.Milli
	// signed is the turn of the signature, 0 without a deal.
	signed int
}

// moment is one turn as crisis.Opened divides them: the world when its talks began, and its
// events up to the talks of the next. The first has the opening of the game as well.
type moment struct {
	turn     int
	talks    ledger.World
	begun    bool
	from, to int
	// last holds the balances after the turn's last event, polled those after the polls
	// that could be read in it.
	last, polled []num.Milli
}

func read(s *scenario.Scenario, events []ledger.Event, w *ledger.World, of ledger.Offices) *reading {
	r := &reading{Audience: crisis.AudienceOf(s, of), s: s, events: events, w: w, of: of, me: -1, other: -1}
	r.sides()
	if s.Talks != nil {
		r.drawn = s.Talks.DrawnIn(w.Bal)
	}
	world := ledger.NewWorld(&s.Chart)
	for i := range events {
		e := &events[i]
		r.step(e, i, world)
		if e.Kind == crisis.AgreementInForce {
			r.thresholds = r.reserves(world.Bal)
			r.signed = int(e.Turn)
		}
	}
	if r.thresholds == nil {
		r.thresholds = r.reserves(w.Bal)
	}
	return r
}

// step posts an event and keeps what its turn needs. What comes before the talks of a turn
// is the end of the turn before.
func (r *reading) step(e *ledger.Event, i int, world *ledger.World) {
	if e.Turn == 0 {
		world.Post(e)
		return
	}
	k := len(r.turns) - 1
	if k < 0 || int(e.Turn) > r.turns[k].turn {
		r.turns = append(r.turns, moment{turn: int(e.Turn), from: i})
		k++
	}
	m := &r.turns[k]
	m.begun = m.begun || crisis.Talks(e.Kind)
	world.Post(e)
	if e.Kind == crisis.PollTaken {
		m.polled = append([]num.Milli(nil), world.Bal...)
	}
	m.end(i+1, world)
	if !m.begun {
		m.talks.CopyFrom(world)
		if k > 0 {
			m.from = i + 1
			r.turns[k-1].end(i+1, world)
		}
	}
}

// end takes an event for the last of the turn.
func (m *moment) end(to int, world *ledger.World) {
	m.to, m.last = to, append(m.last[:0], world.Bal...)
}

// sides finds the seat's party and the one across the table.
func (r *reading) sides() {
	t := r.s.Talks
	if t == nil {
		return
	}
	for p := range t.Parties {
		if r.me < 0 && r.of.Meets(t.Voice(p)) {
			r.me = p
		}
	}
	if r.me >= 0 {
		r.other = t.Party(r.s.Offices[t.Parties[r.me].Office].Other)
	}
	for p := range t.Parties {
		if r.other < 0 && p != r.me && r.me >= 0 {
			r.other = p
		}
	}
}

func (r *reading) reserves(bal []num.Milli) []num.Milli {
	if r.s.Talks == nil {
		return nil
	}
	var out []num.Milli
	for _, id := range r.s.Talks.Reserve {
		out = append(out, bal[id])
	}
	return out
}

func (r *reading) ending() Ending {
	e := Ending{Turn: int(r.w.Turn())}
	if n := int(r.w.Bal[r.s.Ending] / num.One); n > 0 {
		x := &r.s.Endings[n-1]
		e.ID, e.Name, e.Text, e.Over, e.Breakdown = x.ID, x.Name, x.Text.Say, true, x.Breakdown
	}
	return e
}
