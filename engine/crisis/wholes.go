package crisis

import (
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// spread posts an amount to a whole or to a part of one, and to what moves with it, so
// that a whole is the mean of its parts after every event:
//
//  1. What is posted to a whole is posted to each of its parts.
//  2. What is posted to a part moves the whole to the mean of the parts, rounded once, by
//     one entry of the event, which followParts makes.
func (g *Game) spread(to ledger.ID, delta num.Milli) {
	t := &g.lists.traits[to]
	i := int(t.whole - 1)
	w := &g.Scenario.Wholes[i]
	if g.summed>>i&1 == 0 {
		g.sums[i] = w.Sum(g.World.Bal)
		g.means[i] = w.Mean(g.sums[i])
		g.summed |= 1 << i
	}
	if t.weight > 0 {
		g.sums[i] += int64(t.weight) * int64(delta)
		g.add(to, delta)
		return
	}
	g.sums[i] += int64(w.Weight) * int64(delta)
	for p := range w.Parts {
		g.add(w.Parts[p].Account, delta)
	}
}

// followParts moves the wholes whose parts the event has moved, with the event's cause.
func (g *Game) followParts() {
	for i := range g.sums {
		if g.summed>>i&1 == 1 {
			w := &g.Scenario.Wholes[i]
			g.add(w.Account, w.Mean(g.sums[i])-g.means[i])
		}
	}
	g.summed = 0
}

// fallIn posts an entry that was put off, with its own cause.
func (g *Game) fallIn(due *ledger.Entry) {
	e := &g.ev
	t := &g.lists.traits[due.To]
	if t.whole == 0 {
		e.Entries = append(e.Entries, *due)
		return
	}
	r, by := e.Rule, e.Of.By
	e.Rule, e.Of.By = due.Rule, due.By
	g.spread(due.To, due.Delta)
	i := t.whole - 1
	w := &g.Scenario.Wholes[i]
	mean := w.Mean(g.sums[i])
	g.add(w.Account, mean-g.means[i])
	g.means[i] = mean
	e.Rule, e.Of.By = r, by
}
