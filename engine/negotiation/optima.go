package negotiation

import "backchannel/engine/num"

// DrawsMax bounds in how many ways the agendas of one table can be drawn.
const DrawsMax = 1_000

// Optimum is the best that a space has to offer: the highest joint gain of a ratifiable
// package, and each party's highest surplus over the ratifiable packages.
type Optimum struct {
	Joint num.Milli
	Gain  [PartiesMax]num.Milli
}

// Draws is in how many ways the parties' agendas can be drawn: 1 where there are none, and
// no more than DrawsMax + 1.
func (s *Space) Draws() int {
	n := 1
	for p := range s.Parties {
		n = min(n*max(1, len(s.Parties[p].Agendas)), DrawsMax+1)
	}
	return n
}

// Draw returns the agendas of one draw. Draws are numbered from 0, the last party's
// agenda turning fastest.
func (s *Space) Draw(n int) []Agenda {
	var list []Agenda
	for p := len(s.Parties) - 1; p >= 0; p-- {
		if agendas := s.Parties[p].Agendas; len(agendas) > 0 {
			list = append(list, agendas[n%len(agendas)])
			n /= len(agendas)
		}
	}
	return list
}

// DrawIn is the number of the draw in play; an agenda that is not known counts as the first.
func (t *Table) DrawIn(bal []num.Milli) int {
	n := 0
	for p := range t.Parties {
		if k := len(t.Parties[p].Agendas); k > 0 {
			n = n*k + max(0, int(bal[t.Agenda[p]]/num.One)-1)
		}
	}
	return n
}

// Optima returns the optimum of every draw, by its number. The error is ErrWork; WorkMax
// holds for all of them together.
func (s *Space) Optima(thresholds []num.Milli) ([]Optimum, error) {
	list, work := make([]Optimum, s.Draws()), WorkMax
	for n := range list {
		f := s.Drawn(s.Draw(n)).finder(thresholds)
		f.work = work
		if list[n] = f.best(); f.err != nil {
			return nil, f.err
		}
		work = f.work
	}
	return list, nil
}
