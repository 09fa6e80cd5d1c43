// Package bargain lets strategies negotiate over foreign domains: two parties with a
// deadline, each seeing the offers and its own utilities and nothing else.
//
//	Duel        alternating offers over whole outcomes (Rubinstein, "Perfect equilibrium
//	            in a bargaining model", Econometrica 50, 1982, with a deadline)
//	ByAgenda    the same, item by item, with partial deals
//	Mediate     a single text that a mediator changes and both vote on
//	Tournament  every strategy against every other, on both sides
//
// A strategy is a tactic of concession, a rule of acceptance and, if it has one, a model
// of the other party: the three parts of Baarslag, Hindriks, Hendrikx, Dirkzwager &
// Jonker, "Decoupling negotiating agents to explore the space of negotiation
// strategies", Novel Insights in Agent-based Complex Automated Negotiation (2014).
//
// Utilities are whole numbers of the domain's scale and luck is drawn from a seed, so a
// duel comes out the same on every machine.
package bargain

import (
	"cmp"
	"fmt"
	"math/big"
	"math/bits"
	"slices"

	"backchannel/engine/chance"
	"backchannel/engine/negotiation/domain"
	"backchannel/engine/num"
)

// The limits of a duel.
const (
	OutcomesMax = 1 << 20 // outcomes of a table
	RoundsMax   = 10_000  // rounds of a duel
	utilityMax  = 1000    // a utility, where 1 is usual, so that sums of many fit
)

// Table is a space with its outcomes listed, so that bids of a given utility are found.
// It is made once and can be shared by duels.
type Table struct {
	*domain.Space
	// utility is what outcome n is worth to each party, order the outcomes from the worst
	// for a party to the best.
	utility [][domain.Parties]int64
	order   [domain.Parties][]int32
}

// NewTable lists the outcomes of a space. The error says that there are too many.
func NewTable(s *domain.Space) (*Table, error) {
	size := s.Size()
	if size.Cmp(big.NewInt(OutcomesMax)) > 0 {
		return nil, fmt.Errorf("the domain has %v outcomes; strategies negotiate over at most %d: leave issues or values out", size, OutcomesMax)
	}
	for p := range s.Pays {
		if _, most := s.Range(p); most/s.Scale > utilityMax {
			return nil, fmt.Errorf("utilities go beyond %d: divide them by their maximum with another rule of normalisation", utilityMax)
		}
	}
	t := &Table{Space: s, utility: make([][domain.Parties]int64, 0, size.Int64())}
	s.Each(func(_ []int, u [domain.Parties]int64) bool {
		t.utility = append(t.utility, u)
		return true
	})
	for p := range t.order {
		t.order[p] = make([]int32, len(t.utility))
		for n := range t.order[p] {
			t.order[p][n] = int32(n)
		}
		slices.SortStableFunc(t.order[p], func(a, b int32) int { return cmp.Compare(t.utility[a][p], t.utility[b][p]) })
	}
	return t, nil
}

// values writes the values of outcome n, which Each counts with the last issue fastest.
func (t *Table) values(dst []int, n int) []int {
	dst = slices.Grow(dst[:0], len(t.Issues))[:len(t.Issues)]
	for i := len(t.Issues) - 1; i >= 0; i-- {
		k := len(t.Issues[i].Values)
		dst[i], n = n%k, n/k
	}
	return dst
}

// best is the highest utility of a party.
func (t *Table) best(p int) int64 { return t.utility[t.order[p][len(t.order[p])-1]][p] }

// from is the place in the order of party p of the first outcome worth at least u.
func (t *Table) from(p int, u int64) int {
	at, _ := slices.BinarySearchFunc(t.order[p], u, func(n int32, u int64) int { return cmp.Compare(t.utility[n][p], u) })
	return at
}

// luck is what the draws of a duel decide.
type luck struct{ seed uint64 }

// The purposes of draws.
const (
	choosing chance.Purpose = iota + 1
	starting
	changing
	voting
	binding
	seeding
)

func (l luck) draw(purpose chance.Purpose, round, party, nth int) uint64 {
	return chance.Counter(l.seed).Draw(chance.Key{Turn: int16(round), Purpose: purpose, Actor: uint16(party), Nth: uint16(nth)})
}

// upTo draws a number from 0 to n-1.
func (l luck) upTo(n int, purpose chance.Purpose, round, party, nth int) int {
	hi, _ := bits.Mul64(l.draw(purpose, round, party, nth), uint64(n))
	return int(hi)
}

// happens draws whether something with a probability of p does.
func (l luck) happens(p num.Micro, purpose chance.Purpose, round, party int) bool {
	return num.Micro(l.upTo(int(num.MicroOne), purpose, round, party, 0)) < p
}
