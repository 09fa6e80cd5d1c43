package advisor

import (
	"cmp"
	"slices"

	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// Looks is what a counterpart that searches looked at before it gave its orders of a turn.
type Looks struct {
	// Courses is how many imagined courses of events it played.
	Courses int
	// Own are its plans, the one that it chose first and then by Share; Others what it
	// expected each other player to do, by Share.
	Own, Others []Look
}

// Look is a plan that was looked at.
type Look struct {
	By     ledger.Office
	Orders []ledger.Directive // none is a plan too
	// Mean is the mean score of By in the courses that began with it, Spread how far the
	// trees of the search disagree about that, Share its part of the average strategy in
	// percent.
	Mean, Spread, Share num.Milli
}

// Looker is a counterpart that searches.
type Looker interface {
	// Looks works out again what stood behind the orders of the turn of a view; ok is false
	// where there was nothing to choose from.
	Looks(v *crisis.View) (l Looks, ok bool)
}

// Looks searches again, as for the orders of the turn.
func (p *Planner) Looks(v *crisis.View) (l Looks, ok bool) {
	if !p.attend(v, true) {
		return l, false
	}
	p.prepare(v)
	if p.root.players[0].n < 2 {
		return l, false
	}
	l.Courses = p.thinking.Iterations
	for i := range p.root.players {
		list := p.looked(i)
		if i == 0 {
			l.Own = list
		} else {
			l.Others = append(l.Others, list...)
		}
	}
	return l, true
}

// looked are the plans of a player as the search left them.
func (p *Planner) looked(player int) (list []Look) {
	x := &p.root.players[player]
	var all num.Milli
	for c := range x.n {
		all += num.Milli(p.search.Tally(player, c).Weight)
	}
	chosen := p.favourite(player)
	for c := range x.n {
		t := p.search.Tally(player, c)
		look := Look{By: x.office, Orders: slices.Clone(x.plans[c].orders[:x.plans[c].n]), Mean: t.Mean, Spread: p.search.Spread(player, c)}
		look.Share = num.Milli(num.MulDiv(int64(percent), t.Weight, int64(max(1, all))))
		list = append(list, look)
	}
	list[0], list[chosen] = list[chosen], list[0]
	slices.SortStableFunc(list[1:], func(a, b Look) int { return cmp.Compare(b.Share, a.Share) })
	return list
}
