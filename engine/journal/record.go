package journal

import (
	"fmt"

	"backchannel/engine/ledger"
)

// Format is the number of the form of the lines that this program reads and writes.
const Format = 1

// The bounds of a record. A game that passes one goes on, but is saved no further.
const (
	// FileMax is the most bytes of a record.
	FileMax = 64 << 20
	// LinesMax is the most lines.
	LinesMax = 500_000
	// EntriesMax is the most entries of one event.
	EntriesMax = 8_000
	// LineMax is the most bytes of a line; an event with the most entries, each as
	// long as can be, fits in it.
	LineMax = 512 << 10
	// NameMax is the most bytes of a name in the head.
	NameMax = 100
	// FormMax is the most bytes of a form in the head.
	FormMax = 4096
	// FormsMax is the most bytes of all forms of a head; written out they fit in a line.
	FormsMax = 64 << 10
)

// Header says what game a record is of.
type Header struct {
	// Scenario is the scenario's id and Digest that of its files.
	Scenario string
	Digest   ledger.Digest
	// Rules is the crisis.RulesVersion that it was played under.
	Rules int
	// Seed is the seed of its luck.
	Seed uint64
	// Plan is the id of the seats plan.
	Plan string
	// Skin is the skin that it was played in, as scenario.Skin writes it; empty for none. It
	// is presentation only: a record replays without it.
	Skin string
	// Players says who plays each seat.
	Players []Player
	// Forms are what was written down for the seats that stand-ins play.
	Forms []Form
}

// Form is what was written down for a seat, in the one way in which advisor.Form writes it.
type Form struct{ Seat, Text string }

// Player says who plays a seat: Kind is "human" or the name of a counterpart, "utility".
type Player struct{ Seat, Kind string }

// Move is a directive with the events that it produced. The first move of a record
// is the opening and has no directive.
type Move struct {
	Directive *ledger.Directive
	Events    []ledger.Event
}

// Record is a game as it was played. Moves[0] is the opening; a record read from an
// interrupted save may hold less than all events of its last move.
type Record struct {
	Header Header
	Moves  []Move
}

// Events is the number of events in the record.
func (r *Record) Events() int {
	n := 0
	for i := range r.Moves {
		n += len(r.Moves[i].Events)
	}
	return n
}

// Encode writes the whole record, as it would stand in a file. The error says what
// cannot be written: a bound passed, or a kind or verb that has no name.
func (r *Record) Encode() ([]byte, error) {
	var c chain
	if err := c.head(&r.Header); err != nil {
		return nil, err
	}
	for i := range r.Moves {
		m := &r.Moves[i]
		if (m.Directive == nil) != (i == 0) {
			return nil, fmt.Errorf("journal: move %d: the first move, and no other, is without a directive", i)
		}
		if err := c.move(m.Directive, m.Events); err != nil {
			return nil, err
		}
	}
	return c.out, nil
}
