package debrief

import (
	"backchannel/engine/crisis"
	"backchannel/engine/information"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

// CodedEvent is an event of a game as event data sets record it: one directed pair.
type CodedEvent struct {
	Turn int
	// Date is the first day of the turn, empty in a scenario without dates.
	Date           string
	Source, Target string
	information.Coded
	// Public is false for what only those who took part could see.
	Public bool
	// Issue is the row of the table that it is about, empty for none.
	Issue string
}

// Codes of what is done at the table.
const (
	signedCode   = "057"
	rejectedCode = "127"
)

// Coded lists a game's acts as event data:
//
//  1. An act is coded once for each directed pair: from who acts to the office across the
//     table from it, or to its partner.
//  2. What takes two is written twice, once in each direction.
//  3. Promises, offers and cards are no acts; signatures and refusals of a text are.
//  4. Acts without a code, or of an office without one across, are left out.
func Coded(s *scenario.Scenario, events []ledger.Event) []CodedEvent {
	var out []CodedEvent
	add := func(e *ledger.Event, from, to ledger.Office, code string, public bool, issue string) {
		c, ok := information.CodeOf(code)
		if !ok || from == ledger.Nobody || to == ledger.Nobody {
			return
		}
		x := CodedEvent{Turn: int(e.Turn), Source: codeName(s, from), Target: codeName(s, to), Coded: c, Public: public, Issue: issue}
		if d := s.Clock.Date(int(e.Turn)); d != 0 {
			x.Date = d.String()
		}
		out = append(out, x)
	}
	for i := range events {
		e := &events[i]
		d := &e.Of
		switch e.Kind {
		case crisis.ActionTaken:
			a := &s.Actions[d.Item]
			with := d.With
			if with == ledger.Nobody {
				with = s.Offices[d.By].Other
			}
			add(e, d.By, with, a.Cameo, !a.Secret, "")
			if d.With != ledger.Nobody {
				add(e, d.With, d.By, a.Cameo, !a.Secret, "")
			}
		case crisis.AgreementSigned:
			add(e, d.By, s.Offices[d.By].Other, signedCode, true, "")
		case crisis.OfferRejected:
			issue := ""
			if d.Item > 0 {
				issue = s.Talks.Topics[d.Item-1].ID
			}
			with := d.With
			if with == ledger.Nobody {
				with = s.Offices[d.By].Other
			}
			add(e, d.By, with, rejectedCode, false, issue)
		}
	}
	return out
}

// codeName is how an office is called in event data: its code, or its id.
func codeName(s *scenario.Scenario, o ledger.Office) string {
	if c := s.Offices[o].Code; c != "" {
		return c
	}
	return s.Offices[o].ID
}
