// Package negotiation holds bargaining over packages: issues with option levels,
// private payoffs against a home threshold, and what the whole space of packages
// has to offer.
package negotiation

import (
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/rule"
)

// PartiesMax bounds the stakeholders of one table.
const PartiesMax = 8

// StepsSlot is where a condition on packages reads the steps away from the status quo.
const StepsSlot = ledger.IssuesMax

// Space is every package that a table could agree on, and what each is worth to whom.
type Space struct {
	// Sizes is the number of levels of each issue, Now the level that holds without
	// a deal (the status quo).
	Sizes, Now []int8
	Parties    []Party
	// Capacity bounds the steps away from the status quo, summed over the issues; 0 is no bound.
	Capacity int
	// Legal conditions must all hold. They read levels, one slot an issue, and the
	// package's steps away from the status quo in StepsSlot; so do red lines and bonuses.
	Legal []rule.Cond
	// Bonus payoffs come with combinations of levels (synergies).
	Bonus []Bonus
}

// Party is a stakeholder of a table.
type Party struct {
	Office ledger.Office
	// Speaks are the other offices that negotiate and sign for it.
	Speaks ledger.Offices
	// Silent says that it makes no offers and does not sign; it can still have a veto, by a
	// vote on what the others have signed (two-level games: Putnam, International
	// Organization 42, 1988).
	Silent bool
	// Agendas are the published agendas of which its home has one in each game.
	Agendas []Agenda
	// Pays is the payoff of each level of each issue.
	Pays [][]num.Milli
	// Threshold is the median of the payoff below which home refuses the package:
	// the reservation value of bargaining theory (Raiffa 1982).
	Threshold num.Milli
	// Veto says that there is no deal without this party.
	Veto bool
	// Red are the packages that the party can never sign.
	Red []rule.Cond
}

// Signs tells whether there is no text without the party's signature.
func (p *Party) Signs() bool { return p.Veto && !p.Silent }

// Ratifies tells whether it has a say only when the others have signed.
func (p *Party) Ratifies() bool { return p.Veto && p.Silent }

// Bonus pays each party an amount when a condition on levels holds.
type Bonus struct {
	When rule.Cond
	Pays []num.Milli
}

// Status returns the package of the status quo.
func (s *Space) Status() ledger.Levels {
	var l ledger.Levels
	copy(l[:], s.Now)
	return l
}

// Size is the number of packages, math.MaxInt for more than an int can hold.
func (s *Space) Size() int {
	n := 1
	for _, k := range s.Sizes {
		if n > intMax/int(k) {
			return intMax
		}
		n *= int(k)
	}
	return n
}

const intMax = int(^uint(0) >> 1)

// Steps is the number of steps of a package away from the status quo.
func (s *Space) Steps(l *ledger.Levels) int {
	n := 0
	for i, now := range s.Now {
		n += apart(l[i], now)
	}
	return n
}

// Payoff is what a package is worth to party p: the sum of its levels' payoffs and
// of the bonuses whose condition holds (an additive utility with conditional terms).
func (s *Space) Payoff(p int, l *ledger.Levels) num.Milli {
	var sum num.Milli
	for i, pays := range s.Parties[p].Pays {
		sum += pays[l[i]]
	}
	if len(s.Bonus) == 0 {
		return sum
	}
	slots := s.slots(l)
	for i := range s.Bonus {
		if s.Bonus[i].When.Holds(slots[:]) {
			sum += s.Bonus[i].Pays[p]
		}
	}
	return sum
}

// Fault says why a package can be signed by nobody, or by one party never.
type Fault uint8

// What can be wrong with a package before any home is asked.
const (
	Sound Fault = iota
	OverCapacity
	Unlawful
	RedLine
)

// Check returns what is wrong with a package for party p; p below 0 asks for
// nobody's red lines.
func (s *Space) Check(p int, l *ledger.Levels) Fault {
	if s.Capacity > 0 && s.Steps(l) > s.Capacity {
		return OverCapacity
	}
	return s.Fault(p, l)
}

// Fault is Check for whoever judges the capacity otherwise.
func (s *Space) Fault(p int, l *ledger.Levels) Fault {
	if !s.holdAll(s.Legal, l) {
		return Unlawful
	}
	if p >= 0 && s.holdAny(s.Parties[p].Red, l) {
		return RedLine
	}
	return Sound
}

func (s *Space) holdAll(conds []rule.Cond, l *ledger.Levels) bool {
	if len(conds) == 0 {
		return true
	}
	slots := s.slots(l)
	for i := range conds {
		if !conds[i].Holds(slots[:]) {
			return false
		}
	}
	return true
}

func (s *Space) holdAny(conds []rule.Cond, l *ledger.Levels) bool {
	if len(conds) == 0 {
		return false
	}
	slots := s.slots(l)
	for i := range conds {
		if conds[i].Holds(slots[:]) {
			return true
		}
	}
	return false
}

// slots lays a package out as conditions read it.
func (s *Space) slots(l *ledger.Levels) (bal [StepsSlot + 1]num.Milli) {
	for i, x := range l {
		bal[i] = num.Of(int(x))
	}
	bal[StepsSlot] = num.Of(s.Steps(l))
	return bal
}

// Stake is how much an issue matters to party p: its best payoff less its worst.
func (s *Space) Stake(p, issue int) num.Milli {
	lo, hi := s.Parties[p].Pays[issue][0], s.Parties[p].Pays[issue][0]
	for _, x := range s.Parties[p].Pays[issue] {
		lo, hi = min(lo, x), max(hi, x)
	}
	return hi - lo
}

// Each calls f for every package, the last issue turning fastest, until f returns false.
func (s *Space) Each(f func(*ledger.Levels) bool) {
	var l ledger.Levels
	for {
		if !f(&l) {
			return
		}
		i := len(s.Sizes) - 1
		for ; i >= 0; i-- {
			if l[i]++; l[i] < s.Sizes[i] {
				break
			}
			l[i] = 0
		}
		if i < 0 {
			return
		}
	}
}
