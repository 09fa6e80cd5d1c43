package negotiation

import (
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// Slots is a package as conditions read it, for whoever asks many things of one package.
type Slots [StepsSlot + 1]num.Milli

// Slots lays a package out as conditions read it.
func (s *Space) Slots(l *ledger.Levels) Slots { return s.slots(l) }

// BonusAt is what the bonuses add to the payoff of party p.
func (s *Space) BonusAt(p int, at *Slots) num.Milli {
	var sum num.Milli
	for i := range s.Bonus {
		if b := &s.Bonus[i]; b.Pays[p] != 0 && b.When.Holds(at[:]) {
			sum += b.Pays[p]
		}
	}
	return sum
}

// BonusMost is the most that the bonuses could add to the payoff of party p.
func (s *Space) BonusMost(p int) num.Milli {
	var sum num.Milli
	for i := range s.Bonus {
		sum += max(0, s.Bonus[i].Pays[p])
	}
	return sum
}

// LawfulAt tells whether every law allows the package.
func (s *Space) LawfulAt(at *Slots) bool {
	for i := range s.Legal {
		if !s.Legal[i].Holds(at[:]) {
			return false
		}
	}
	return true
}

// RedAt tells whether the package crosses a red line of party p.
func (s *Space) RedAt(p int, at *Slots) bool {
	for i := range s.Parties[p].Red {
		if s.Parties[p].Red[i].Holds(at[:]) {
			return true
		}
	}
	return false
}
