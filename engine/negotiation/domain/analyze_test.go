package domain_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"

	"backchannel/engine/negotiation/domain"
)

// random makes a space with few different payoffs, so that many outcomes tie.
func random(r *rand.Rand, issues, values, payoffs int) *domain.Space {
	s := &domain.Space{Scale: int64(issues * payoffs)}
	for i := range issues {
		issue := domain.Issue{Name: fmt.Sprint("issue ", i)}
		n := 1 + r.IntN(values)
		for p := range s.Pays {
			s.Pays[p] = append(s.Pays[p], make([]int64, n))
			for v := range n {
				s.Pays[p][i][v] = r.Int64N(int64(payoffs) + 1)
			}
		}
		for v := range n {
			issue.Values = append(issue.Values, fmt.Sprint("value ", v))
		}
		s.Issues = append(s.Issues, issue)
	}
	for p := range s.Reserve {
		s.Reserve[p] = r.Int64N(s.Scale/2 + 1)
	}
	return s
}

type pair = [domain.Parties]int64

// listed is every outcome's utilities, and how many outcomes give them.
func listed(s *domain.Space) map[pair]uint64 {
	all := map[pair]uint64{}
	s.Each(func(bid []int, u pair) bool {
		if s.Utility(bid) != u {
			panic(fmt.Sprint(bid, u))
		}
		all[u]++
		return true
	})
	return all
}

func dominated(all map[pair]uint64, u pair) bool {
	for v := range all {
		if v != u && v[0] >= u[0] && v[1] >= u[1] {
			return true
		}
	}
	return false
}

// The frontier is what no outcome dominates, with the number of ways to it; its bids give
// its utilities; and the win-set is what a count of all outcomes finds.
func TestFrontierIsExact(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for n := range 400 {
		s := random(r, 1+r.IntN(5), 1+r.IntN(6), 1+r.IntN(12))
		all := listed(s)
		a, err := s.Analyze()
		if err != nil {
			t.Fatal(err)
		}
		found, won := map[pair]bool{}, int64(0)
		for i := range a.Frontier {
			p := &a.Frontier[i]
			found[p.Utility] = true
			if s.Utility(p.Bid) != p.Utility || all[p.Utility] != p.Ways || i > 0 && p.Utility[0] >= a.Frontier[i-1].Utility[0] {
				t.Fatalf("space %d: %+v at %d, of %d ways", n, p, i, all[p.Utility])
			}
		}
		for u, ways := range all {
			if found[u] == dominated(all, u) {
				t.Fatalf("space %d: %v is on the frontier: %v", n, u, found[u])
			}
			if u[0] >= s.Reserve[0] && u[1] >= s.Reserve[1] {
				won += int64(ways)
			}
		}
		if a.WinSet.Cmp(big.NewInt(won)) != 0 {
			t.Fatalf("space %d: a win-set of %v, not %d", n, a.WinSet, won)
		}
		solved(t, s, a, all)
	}
}

// solved holds each solution against every outcome.
func solved(t *testing.T, s *domain.Space, a *domain.Analysis, all map[pair]uint64) {
	t.Helper()
	gain := func(u pair) (x, y int64) { return u[0] - s.Reserve[0], u[1] - s.Reserve[1] }
	var ideal pair
	any := false
	for u := range all {
		if x, y := gain(u); x >= 0 && y >= 0 {
			any = true
			ideal[0], ideal[1] = max(ideal[0], x), max(ideal[1], y)
		}
	}
	if (a.Nash != nil) != any || (a.Egalitarian != nil) != any || (a.Smorodinsky != nil) != any {
		t.Fatalf("some outcome suits both: %v, but %+v", any, a)
	}
	for u := range all {
		if u[0]+u[1] > a.Welfare.Utility[0]+a.Welfare.Utility[1] {
			t.Fatalf("welfare %v, but %v", a.Welfare, u)
		}
		x, y := gain(u)
		if x < 0 || y < 0 {
			continue
		}
		nx, ny := gain(a.Nash.Utility)
		ex, ey := gain(a.Egalitarian.Utility)
		kx, ky := gain(a.Smorodinsky.Utility)
		if x*y > nx*ny || min(x, y) > min(ex, ey) || min(x*ideal[1], y*ideal[0]) > min(kx*ideal[1], ky*ideal[0]) {
			t.Fatalf("%v is better than %v, %v or %v", u, a.Nash, a.Egalitarian, a.Smorodinsky)
		}
	}
	for _, p := range a.Frontier {
		if abs(p.Utility) < abs(a.Kalai.Utility) {
			t.Fatalf("kalai %v, but %v", a.Kalai, p)
		}
	}
}

func abs(u pair) int64 { return max(u[0]-u[1], u[1]-u[0]) }

// A deal on the frontier left nothing on the table; another is as far from it as its
// nearest point.
func TestDistances(t *testing.T) {
	s := &domain.Space{Scale: 10, Issues: []domain.Issue{{Name: "x", Values: []string{"a", "b", "c"}}}}
	s.Pays = [2][][]int64{{{10, 6, 0}}, {{0, 6, 10}}}
	a, err := s.Analyze()
	if err != nil {
		t.Fatal(err)
	}
	for u, want := range map[pair]string{{6, 6}: "0", {3, 2}: "0.5", {10, 1}: "0.1", {5, 5}: "0.141421356237"} {
		if got := s.FromFrontier(a.Frontier, u).String(); got != want {
			t.Errorf("%v: %s, not %s", u, got, want)
		}
	}
	if a.Opposition.String() != "0.565685424949" || a.Nearest != a.Opposition {
		t.Errorf("opposition %v and %v", a.Opposition, a.Nearest)
	}
	if s.Reserve = (pair{7, 7}); s.Nash(a.Frontier) != nil {
		t.Error("nothing suits both, but there is a Nash point")
	}
}

// Two parties who each care more for another issue have one trade, and both gain by it.
func TestTrades(t *testing.T) {
	s := &domain.Space{Scale: 10, Issues: []domain.Issue{{Name: "x", Values: []string{"a", "b"}}, {Name: "y", Values: []string{"a", "b"}}, {Name: "z", Values: []string{"a", "b"}}}}
	s.Pays = [2][][]int64{{{7, 0}, {2, 0}, {0, 1}}, {{0, 3}, {0, 5}, {0, 2}}}
	list := s.Trades()
	if len(list) != 1 || list[0] != (domain.Trade{Gains: [2]int{0, 1}, Worth: pair{5, 2}}) {
		t.Errorf("%+v", list)
	}
}

// A space of 10^12 outcomes is analysed exactly within the limits; one whose frontier is
// too long is refused.
func TestLargeSpaces(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	s := random(r, 12, 1, 1)
	s.Scale = 1_000_000_000
	for p := range s.Pays {
		for i := range s.Issues {
			s.Issues[i].Values, s.Pays[p][i] = make([]string, 10), make([]int64, 10)
			for v := range 10 {
				s.Pays[p][i][v] = r.Int64N(s.Scale / 12)
			}
		}
	}
	s.Reserve = pair{s.Scale / 2, s.Scale / 2}
	a, err := s.Analyze()
	if err != nil {
		t.Fatal(err)
	}
	if a.Size.String() != "1000000000000" || a.WinSet == nil || a.WinSet.Cmp(a.Size) >= 0 || a.WinSet.Sign() <= 0 {
		t.Errorf("size %v, win-set %v", a.Size, a.WinSet)
	}
	// Strict conflict: every outcome is on the frontier.
	for i := range s.Issues {
		for v := range 10 {
			s.Pays[1][i][v] = s.Scale/12 - s.Pays[0][i][v]
		}
	}
	if _, err := s.Analyze(); err != domain.ErrFrontier {
		t.Errorf("10^12 points: %v", err)
	}
}

// Ten outcomes of strict conflict have the opposition of the documentation of NegMAS.
func TestZeroSum(t *testing.T) {
	s := &domain.Space{Scale: 9, Issues: []domain.Issue{{Name: "x", Values: make([]string, 10)}}}
	s.Pays = [2][][]int64{{{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}}, {{9, 8, 7, 6, 5, 4, 3, 2, 1, 0}}}
	a, err := s.Analyze()
	if err != nil || a.Nearest.String() != "0.711458248603" || len(a.Frontier) != 10 {
		t.Errorf("%+v, %v", a, err)
	}
}
