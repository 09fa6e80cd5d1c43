package screen

import (
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

func order(first bool) int {
	if first {
		return 1
	}
	return 0
}

// speaker is the office of the seat that speaks at the table: a party before its delegate, and these before a
// mediator.
func (g *game) speaker() ledger.Office {
	t := g.scn.Talks
	if t == nil {
		return g.office
	}
	best, rank := g.office, 0
	for _, o := range g.mine {
		n := 0
		switch p := t.Party(o); {
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

// party is the number of the seat's party at the table, or -1.
func (g *game) party() int {
	if g.scn.Talks == nil {
		return -1
	}
	return g.scn.Talks.Party(g.voice)
}

// ours tells whether an office is of the seat, or the party that the seat speaks for.
func (g *game) ours(o ledger.Office) bool {
	if g.view.Of.Has(o) {
		return true
	}
	p := g.party()
	return p >= 0 && g.scn.Talks.Parties[p].Office == o
}

// asked are the seat's offices that a card asks.
func (g *game) asked(c *scenario.Card) []ledger.Office {
	var out []ledger.Office
	for _, o := range g.mine {
		if c.Of.Has(o) {
			out = append(out, o)
		}
	}
	return out
}

// among are the seat's offices in a set.
func (g *game) among(of ledger.Offices) []ledger.Office {
	var out []ledger.Office
	for _, o := range g.mine {
		if of.Has(o) {
			out = append(out, o)
		}
	}
	return out
}

// cabinet tells whether the seat's offices share their orders and their purse.
func (g *game) cabinet() bool {
	return len(g.mine) > 1 && g.view.Bal[g.scn.Offices[g.office].Lead] > 0
}

// isOrder tells whether a filed directive counts as an order.
func isOrder(f *ledger.Directive) bool {
	return f.Verb == crisis.Act || f.Verb == crisis.Invite || f.Verb == crisis.Deliver
}

// ordersAll is how many orders the seat gives in a turn, ordersUsed how many it has filed.
func (g *game) ordersAll() int {
	if g.cabinet() {
		return int(g.view.Bal[g.scn.CabinetOrders] / num.One)
	}
	return g.scn.Orders * len(g.mine)
}

func (g *game) ordersUsed() int {
	n := 0
	for i := range g.view.Filed {
		if f := &g.view.Filed[i]; g.view.Of.Has(f.By) && isOrder(f) {
			n++
		}
	}
	return n
}

// ordersLeft is how many orders the seat can still give.
func (g *game) ordersLeft() int { return max(0, g.ordersAll()-g.ordersUsed()) }

// ordersOf is how many orders one office has filed, ordersEach how many it can.
func (g *game) ordersOf(o ledger.Office) int {
	n := 0
	for i := range g.view.Filed {
		if f := &g.view.Filed[i]; f.By == o && isOrder(f) {
			n++
		}
	}
	return n
}

func (g *game) ordersEach() int {
	if g.cabinet() {
		return int(g.view.Bal[g.scn.CabinetEach] / num.One)
	}
	return g.scn.Orders
}

// axis is the office whose worth the picture of all packages shows to the right: the seat's party.
func (g *game) axis() ledger.Office {
	if p := g.party(); p >= 0 {
		return g.scn.Talks.Parties[p].Office
	}
	return g.office
}

// vetoes tells whether there is no deal without an office.
func (g *game) vetoes(o ledger.Office) bool {
	p := g.partyOf(o)
	return p >= 0 && g.scn.Talks.Parties[p].Veto
}
