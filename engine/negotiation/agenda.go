package negotiation

import (
	"slices"

	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// Agenda is what a party's home presses for in one game: a sore issue that costs it
// something for each step above the status quo, and a prize issue that brings it
// something for each. It adds to the payoffs that everybody knows.
type Agenda struct {
	// Party presses, by its number; Sore and Prize are numbers of issues, below 0 for none.
	Party, Sore, Prize int
	// SorePays and PrizePays are the points for each step above the status quo.
	SorePays, PrizePays num.Milli
}

// Adds is what the agenda adds to its party's payoff when issue i stands at a level.
func (a *Agenda) Adds(s *Space, i int, level int8) num.Milli {
	above := num.Milli(max(0, level-s.Now[i]))
	var sum num.Milli
	if i == a.Sore {
		sum += above * a.SorePays
	}
	if i == a.Prize {
		sum += above * a.PrizePays
	}
	return sum
}

// Pays is what the agenda adds to its party's payoff of a package.
func (a *Agenda) Pays(s *Space, l *ledger.Levels) num.Milli {
	var sum num.Milli
	if a.Sore >= 0 {
		sum += a.Adds(s, a.Sore, l[a.Sore])
	}
	if a.Prize >= 0 && a.Prize != a.Sore {
		sum += a.Adds(s, a.Prize, l[a.Prize])
	}
	return sum
}

// Drawn returns the space as it is in a game that drew these agendas: the same packages,
// with the agendas added to the payoffs. The space itself stays as it is.
func (s *Space) Drawn(agendas []Agenda) *Space {
	d := *s
	d.Parties = slices.Clone(s.Parties)
	for p := range d.Parties {
		d.Parties[p].Pays = slices.Clone(s.Parties[p].Pays)
	}
	for i := range agendas {
		d.Parties[agendas[i].Party].press(s, &agendas[i])
	}
	return &d
}

// press adds an agenda to the party's own copy of its payoffs.
func (p *Party) press(s *Space, a *Agenda) {
	for i := range p.Pays {
		if i != a.Sore && i != a.Prize {
			continue
		}
		p.Pays[i] = slices.Clone(p.Pays[i])
		for l := range p.Pays[i] {
			p.Pays[i][l] += a.Adds(s, i, int8(l))
		}
	}
}
