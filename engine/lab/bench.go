// Package lab plays many games and says what they show: who does better than whom, and how
// sure that is.
//
// Every kind of player that a room knows can take part, by its name. Games are played on
// all cores and their results handed over in order, so that a table is the same on any
// number of them; nothing rests on a clock. Of games that have been played a file can be
// kept, and a run that was stopped goes on with it.
package lab

import (
	"fmt"

	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/room"
	"backchannel/engine/scenario"
)

// Bench is a scenario in which two sides are played by turns.
type Bench struct {
	Scenario *scenario.Scenario
	// Plan is the plan that is played, Seats the two sides in it. All other seats are
	// played by the usual counterparts.
	Plan  string
	Seats [2]string

	signers [2]ledger.Office
}

// NewBench finds the two sides of a scenario: the first plan in which just two seats hold
// an office that must sign for there to be an agreement.
func NewBench(s *scenario.Scenario) (*Bench, error) {
	for i := range s.Plans {
		b, sides := &Bench{Scenario: s, Plan: s.Plans[i].ID}, 0
		for k := range s.Plans[i].Seats {
			seat := &s.Plans[i].Seats[k]
			o := Signer(s, seat)
			if o == ledger.Nobody {
				continue
			}
			if sides < len(b.Seats) {
				b.Seats[sides], b.signers[sides] = seat.ID, o
			}
			sides++
		}
		if sides == len(b.Seats) {
			return b, nil
		}
	}
	return nil, fmt.Errorf("%s has no plan with just two seats that sign an agreement; counterparts are compared over two sides", s.ID)
}

// Signer is the first office of a seat without whose own signature there is no agreement,
// or Nobody.
func Signer(s *scenario.Scenario, seat *scenario.Seat) ledger.Office {
	if s.Talks == nil {
		return ledger.Nobody
	}
	for p := range s.Talks.Parties {
		if x := &s.Talks.Parties[p]; x.Signs() && seat.Offices.Has(x.Office) {
			return x.Office
		}
	}
	return ledger.Nobody
}

// Match is a game to be played: the kinds of the two sides, as in a record's header, and
// the seed.
type Match struct {
	Kinds [2]string
	Seed  uint64
}

// Outcome is what became of a match.
type Outcome struct {
	// Own is the score of each side, 0 to 100: that of the office that signs for it.
	Own [2]num.Milli `json:"own"`
	// Joint is the joint gain in percent of the best that could have been had, 0 without an
	// agreement.
	Joint num.Milli `json:"joint"`
	// Signed tells that both sides signed a text, Ratified that one was in force at the end,
	// Breakdown that the ending is the end of diplomacy.
	Signed    bool `json:"signed,omitempty"`
	Ratified  bool `json:"ratified,omitempty"`
	Breakdown bool `json:"breakdown,omitempty"`
	// Ending is the id of the ending.
	Ending string `json:"ending"`
}

// setup is who plays in a match.
func (b *Bench) setup(m Match) room.Setup {
	set := room.Setup{Scenario: b.Scenario, Plan: b.Plan, Seed: m.Seed, Kinds: map[string]string{}}
	for i, seat := range b.Seats {
		set.Kinds[seat] = m.Kinds[i]
	}
	return set
}

// Check tells whether a kind of player can play here; people cannot.
func (b *Bench) Check(kind string) error {
	if kind == room.Human {
		return fmt.Errorf("%s plays no games by itself; name kinds of counterpart", kind)
	}
	_, err := room.Header(b.setup(Match{Kinds: [2]string{kind, kind}}))
	return err
}

// Play plays a match to its end.
func (b *Bench) Play(m Match) (Outcome, error) {
	r, err := room.Open(b.setup(m), nil)
	if err == nil {
		err = r.Play()
	}
	if err != nil {
		return Outcome{}, fmt.Errorf("%s against %s, seed %d: %w", m.Kinds[0], m.Kinds[1], m.Seed, err)
	}
	events, w, _ := r.Opened()
	s, t := b.Scenario, b.Scenario.Talks
	ending := &s.Endings[w.Bal[s.Ending]/num.One-1]
	out := Outcome{Ending: ending.ID, Breakdown: ending.Breakdown, Ratified: w.Bal[t.Signed] > 0}
	if out.Signed = out.Ratified; out.Ratified {
		out.Joint = w.Bal[t.JointPct]
	}
	for i := range events {
		out.Signed = out.Signed || events[i].Kind == crisis.TextSealed || events[i].Kind == crisis.AgreementInForce
	}
	for i, o := range b.signers {
		out.Own[i] = w.Bal[s.Offices[o].Score]
	}
	return out, nil
}
