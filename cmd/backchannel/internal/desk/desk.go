// Package desk is what one seat has before it: which of its offices can do a thing and
// with whom, how many orders are left, and how much of the game this turn shows. It adds
// nothing to what the seat may know.
package desk

import (
	"slices"

	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/phrase"
	"backchannel/engine/scenario"
)

// Desk is a seat of a game as it stands. It is made anew for each look.
type Desk struct {
	Scenario *scenario.Scenario
	View     *crisis.View
	// Offices are those of the seat, the one that leads it first.
	Offices []ledger.Office
	// Book is of the language that the desk speaks, nil for English.
	Book *phrase.Book
	// All shows every stage of the game at once.
	All bool
}

// Of is the desk of the offices of a seat that an office leads.
func Of(s *scenario.Scenario, v *crisis.View, offices ledger.Offices, lead ledger.Office) Desk {
	d := Desk{Scenario: s, View: v, Offices: []ledger.Office{lead}}
	for o := ledger.Office(1); int(o) <= s.Count(); o++ {
		if offices.Has(o) && o != lead {
			d.Offices = append(d.Offices, o)
		}
	}
	return d
}

// Lead is the office that leads the seat.
func (d *Desk) Lead() ledger.Office { return d.Offices[0] }

// Has tells whether an office is of the seat.
func (d *Desk) Has(o ledger.Office) bool { return slices.Contains(d.Offices, o) }

// Among are the seat's offices in a set.
func (d *Desk) Among(of ledger.Offices) []ledger.Office {
	var out []ledger.Office
	for _, o := range d.Offices {
		if of.Has(o) {
			out = append(out, o)
		}
	}
	return out
}

// Voice is the office of the seat that speaks at the table: a party before one that only
// votes or speaks for another, and these before a mediator. Without any it is the lead.
func (d *Desk) Voice() ledger.Office {
	t := d.Scenario.Talks
	best, rank := d.Lead(), 0
	for _, o := range d.Offices {
		n := 0
		switch p := d.PartyOf(o); {
		case t == nil:
		case p >= 0 && t.Parties[p].Office == o && !t.Parties[p].Silent:
			n = 4
		case p >= 0 && t.Parties[p].Office != o:
			n = 3
		case p >= 0:
			n = 2
		case t.Mediator == o:
			n = 1
		}
		if n > rank {
			best, rank = o, n
		}
	}
	return best
}

// PartyOf is the number of the party that an office is or speaks for, or -1.
func (d *Desk) PartyOf(o ledger.Office) int {
	if d.Scenario.Talks == nil {
		return -1
	}
	return d.Scenario.Talks.Party(o)
}

// Party is the number of the seat's party at the table, or -1.
func (d *Desk) Party() int { return d.PartyOf(d.Voice()) }

// Cabinet tells whether the seat's offices share their orders and their purse.
func (d *Desk) Cabinet() bool {
	return len(d.Offices) > 1 && d.View.Bal[d.Scenario.Offices[d.Lead()].Lead] > 0
}

// isOrder tells whether a filed directive counts as an order.
func isOrder(f *ledger.Directive) bool {
	return f.Verb == crisis.Act || f.Verb == crisis.Invite || f.Verb == crisis.Deliver
}

// Orders is how many orders the seat has filed this turn, and how many it can.
func (d *Desk) Orders() (used, all int) {
	for i := range d.View.Filed {
		if f := &d.View.Filed[i]; d.Has(f.By) && isOrder(f) {
			used++
		}
	}
	if d.Cabinet() {
		return used, int(d.View.Bal[d.Scenario.CabinetOrders] / num.One)
	}
	return used, d.Scenario.Orders * len(d.Offices)
}

// Each is how many orders one office can file in a turn.
func (d *Desk) Each() int {
	if d.Cabinet() {
		return int(d.View.Bal[d.Scenario.CabinetEach] / num.One)
	}
	return d.Scenario.Orders
}

// Purse is the meter of what an office can spend, a cabinet's that of its lead; nil where
// the scenario has none.
func (d *Desk) Purse(o ledger.Office) *scenario.Meter {
	if d.Cabinet() {
		o = d.Lead()
	}
	for i := range d.Scenario.Meters {
		if m := &d.Scenario.Meters[i]; m.Purse && m.Owner == o && d.View.Knows(d.Scenario, m.Account) {
			return m
		}
	}
	return nil
}

// Doers are the seat's offices that have an action in their power; one that takes two
// needs a partner for it.
func (d *Desk) Doers(action int) []ledger.Office {
	a := &d.Scenario.Actions[action]
	list := d.Among(a.By)
	if a.Joint {
		list = slices.DeleteFunc(list, func(o ledger.Office) bool { return len(d.Partners(action, o)) == 0 })
	}
	return list
}

// Partners are the offices that one of the seat's can invite to an action.
func (d *Desk) Partners(action int, by ledger.Office) []ledger.Office {
	var out []ledger.Office
	for o := ledger.Office(1); int(o) <= d.Scenario.Count(); o++ {
		side := d.Scenario.Offices[by].Side
		if o == by || d.Has(o) || !d.Scenario.Actions[action].By.Has(o) || side >= 0 && d.Scenario.Offices[o].Side == side {
			continue
		}
		out = append(out, o)
	}
	return out
}

// Asked are the seat's offices that a card asks this turn and that have not answered yet.
func (d *Desk) Asked(card int) []ledger.Office {
	c := &d.Scenario.Cards[card]
	if len(c.Options) == 0 && c.Answer == 0 || d.View.Bal[c.Fell] != d.View.Bal[ledger.Turn] {
		return nil
	}
	return slices.DeleteFunc(d.Among(c.Of), func(o ledger.Office) bool {
		return slices.ContainsFunc(d.View.Filed, func(f ledger.Directive) bool {
			return f.By == o && int(f.Item) == card && (f.Verb == crisis.Choose || f.Verb == crisis.Label)
		})
	})
}

// Invitations are those that wait for an answer of the seat.
func (d *Desk) Invitations() []ledger.Directive {
	var out []ledger.Directive
	for i := range d.View.Filed {
		if f := &d.View.Filed[i]; f.Verb == crisis.Invite && d.Has(f.With) {
			out = append(out, *f)
		}
	}
	return out
}

// Request is the action that is asked of the seat's party and the turn by whose end it is
// due; -1 for none.
func (d *Desk) Request() (action, due int) { return d.RequestOf(d.Party()) }

// RequestOf is the action that is asked of a party, or -1, and when it is due.
func (d *Desk) RequestOf(p int) (action, due int) {
	t := d.Scenario.Talks
	if p < 0 || d.Scenario.Laws.Within == 0 || p >= len(t.Asked) {
		return -1, 0
	}
	n := int(d.View.Bal[t.Asked[p]] / num.One)
	return n - 1, int(d.View.Bal[t.AskedIn[p]]/num.One) + d.Scenario.Laws.Within
}

// Owed is how many deliveries a party has promised and not made, and the turn by whose end
// the next is due.
func (d *Desk) Owed(p int) (owed, due int) {
	t := d.Scenario.Talks
	if p < 0 || !t.InTranches() || !t.Parties[p].Signs() {
		return 0, 0
	}
	return int(d.View.Bal[t.Owed[p]] / num.One), int(d.View.Bal[t.Due[p]] / num.One)
}

// Agenda is the number of the agenda that a party is known to have, or -1.
func (d *Desk) Agenda(p int) int {
	t := d.Scenario.Talks
	if len(t.Parties[p].Agendas) == 0 {
		return -1
	}
	v := d.View
	if id := t.Agenda[p]; v.Knows(d.Scenario, id) && v.Bal[id] > 0 {
		return int(v.Bal[id]/num.One) - 1
	}
	if rows := t.KnownAgenda[d.Voice()]; len(rows) > p && v.Knows(d.Scenario, rows[p]) {
		return int(v.Bal[rows[p]]/num.One) - 1
	}
	return -1
}
