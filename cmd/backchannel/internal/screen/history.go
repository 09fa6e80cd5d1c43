package screen

import (
	"math"

	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// history is what an account held at the start of each turn, and now: as many values as turns, from the entries of
// the seat's own log. What the seat may not know is NaN.
func (g *game) history(id ledger.ID) []float64 {
	v := g.view
	out := make([]float64, v.Turn())
	if !v.Knows(g.scn, id) {
		for i := range out {
			out[i] = math.NaN()
		}
		return out
	}
	moved := make([]num.Milli, v.Turn()+1) // by turn
	turn := 0
	for i := range v.Log {
		e := &v.Log[i]
		turn = crisis.TurnOf(turn, e)
		for j := range e.Entries {
			if n := &e.Entries[j]; n.To == id && n.At == 0 && n.Card == 0 {
				moved[min(turn, v.Turn())] += n.Delta
			}
		}
	}
	b := g.scn.Accounts[id].Open
	for t := range out {
		b += moved[t]
		out[t] = float(b)
	}
	out[len(out)-1] = float(v.Bal[id])
	return out
}

// turnNames are the dates of the turns so far.
func (g *game) turnNames() []string {
	out := make([]string, g.view.Turn())
	for i := range out {
		out[i] = tick(g.book, g.scn, i+1)
	}
	return out
}

// gained is how far a history has come from its start.
func gained(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	return values[len(values)-1] - values[0]
}
