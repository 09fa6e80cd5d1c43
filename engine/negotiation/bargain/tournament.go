package bargain

import (
	"fmt"

	"backchannel/engine/negotiation/domain"
	"backchannel/engine/num"
)

// Tournament is a round robin: in every domain each strategy meets each, itself too, on
// both sides.
type Tournament struct {
	Tables     []*Table
	Analyses   []*domain.Analysis // of the tables, in their order
	Strategies []*Strategy
	Rounds     int
	Seed       uint64
}

// Match is one duel of a tournament: the numbers of the table and of the strategies.
type Match struct{ Table, A, B int }

// Matches lists the duels.
func (t *Tournament) Matches() []Match {
	var list []Match
	for n := range t.Tables {
		for a := range t.Strategies {
			for b := range t.Strategies {
				list = append(list, Match{n, a, b})
			}
		}
	}
	return list
}

// Check says what keeps the tournament from being played.
func (t *Tournament) Check() error {
	if len(t.Strategies) == 0 || len(t.Tables) == 0 {
		return fmt.Errorf("a tournament needs a strategy and a domain")
	}
	return checkRounds(t.Rounds, 1)
}

// Play holds one duel. Its luck is drawn from the tournament's seed and from the numbers
// of the match, so matches can be played in any order, or at once.
func (t *Tournament) Play(m Match) Result {
	seed := luck{t.Seed}.draw(seeding, m.Table, m.A, m.B)
	r, err := Duel(t.Tables[m.Table], t.Strategies[m.A], t.Strategies[m.B], t.Rounds, seed)
	if err != nil {
		panic(err) // Check has passed
	}
	return r
}

// Standing is what became of one strategy: means over its duels, on both sides and in
// all domains.
type Standing struct {
	Strategy *Strategy
	Duels    int
	// Agreed is the share of duels with a deal.
	Agreed num.Micro
	// Utility is its own, with the reservation value where there was no deal.
	Utility, Welfare domain.Measure
	// Nash and Frontier are the distances of its deals from the Nash point, where there is
	// one, and from the frontier.
	Nash, Frontier domain.Measure
	// Against is its own utility against each strategy.
	Against []domain.Measure
}

// Standings adds up the results of all matches, in their order.
func (t *Tournament) Standings(results []Result) []Standing {
	list, against := make([]Standing, len(t.Strategies)), make([][]int64, len(t.Strategies))
	deals, nash := make([]int64, len(list)), make([]int64, len(list))
	for k := range list {
		list[k].Strategy, list[k].Against, against[k] = t.Strategies[k], make([]domain.Measure, len(list)), make([]int64, len(list))
	}
	for n, m := range t.Matches() {
		r, s, a := &results[n], t.Tables[m.Table].Space, t.Analyses[m.Table]
		pair := [domain.Parties]int{m.A, m.B}
		for p, k := range pair {
			x := &list[k]
			x.Duels++
			x.Utility += s.Measure(r.Utility[p])
			x.Welfare += s.Measure(r.Utility[0]) + s.Measure(r.Utility[1])
			x.Against[pair[1-p]] += s.Measure(r.Utility[p])
			against[k][pair[1-p]]++
			if !r.Agreed {
				continue
			}
			deals[k]++
			x.Frontier += s.FromFrontier(a.Frontier, r.Utility)
			if a.Nash != nil {
				nash[k]++
				x.Nash += s.Distance(a.Nash.Utility, r.Utility)
			}
		}
	}
	for k := range list {
		x := &list[k]
		x.Agreed = ratio(deals[k], int64(x.Duels))
		x.Utility, x.Welfare = mean(x.Utility, int64(x.Duels)), mean(x.Welfare, int64(x.Duels))
		x.Frontier, x.Nash = mean(x.Frontier, deals[k]), mean(x.Nash, nash[k])
		for j := range x.Against {
			x.Against[j] = mean(x.Against[j], against[k][j])
		}
	}
	return list
}

// mean is a sum over n, 0 for none.
func mean(sum domain.Measure, n int64) domain.Measure {
	return domain.Measure(num.MulDiv(int64(sum), 1, max(1, n)))
}
