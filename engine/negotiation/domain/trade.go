package domain

import (
	"cmp"
	"slices"
)

// Trade is a logroll: party A gets its way on issue Gains[0] and B on Gains[1], and each
// gains, for each cares more about the one than about the other when compared with the
// other side.
type Trade struct {
	Gains [Parties]int
	// Worth is what each gains when, on both issues, the outcome moves from the value best
	// for the other to the value best for itself, less what it loses on the other issue,
	// beginning where each has its way on the wrong issue.
	Worth [Parties]int64
}

// TradesMax bounds the trades that are listed.
const TradesMax = 5

// Trades lists the pairs of issues that are worth trading, those in which the less
// favoured party gains most first. An issue counts where the parties want different
// values of it. (Logrolling: Froman & Cohen, "Compromise and logroll", Behavioral
// Science 15, 1970; Raiffa, The Art and Science of Negotiation, 1982, chapter 11.)
func (s *Space) Trades() []Trade {
	stakes := s.stakes()
	var list []Trade
	for i := range s.Issues {
		for j := range s.Issues {
			a, b := stakes[0][i]-stakes[0][j], stakes[1][j]-stakes[1][i]
			if i != j && min(stakes[0][i], stakes[1][i], stakes[0][j], stakes[1][j]) > 0 && a > 0 && b > 0 {
				list = append(list, Trade{[Parties]int{i, j}, [Parties]int64{a, b}})
			}
		}
	}
	slices.SortStableFunc(list, func(x, y Trade) int {
		return cmp.Or(cmp.Compare(min(y.Worth[0], y.Worth[1]), min(x.Worth[0], x.Worth[1])), cmp.Compare(y.Worth[0]+y.Worth[1], x.Worth[0]+x.Worth[1]))
	})
	return list[:min(len(list), TradesMax)]
}

// stakes is what each party has at stake on each issue: its payoff of its own best value
// less that of the other's best, 0 where both want the same.
func (s *Space) stakes() (stakes [Parties][]int64) {
	for p := range stakes {
		stakes[p] = make([]int64, len(s.Issues))
		for i := range s.Issues {
			own, other := s.Pays[p][i], s.Pays[1-p][i]
			theirs, tied := slices.Max(other), int64(0)
			for v := range own { // of several best values of the other, the kindest
				if other[v] == theirs {
					tied = max(tied, own[v])
				}
			}
			stakes[p][i] = slices.Max(own) - tied
		}
	}
	return stakes
}
