package domain

import (
	"cmp"
	"errors"
	"math/big"
)

// Analysis says what a domain had to offer. Its solutions are points of the frontier;
// where several are equally good by a definition, the one that gives the less favoured
// party more is taken, and then the one better for A.
type Analysis struct {
	Size     *big.Int
	Frontier []Point
	// Nash, Smorodinsky and Egalitarian weigh gains over the reservation values and are nil
	// where no point of the frontier gives both parties as much; Kalai and Welfare weigh
	// utilities.
	Nash, Smorodinsky, Egalitarian, Kalai, Welfare *Point
	// Opposition is the distance of the Kalai point from (1, 1), as GeniusWeb and the ANL
	// define it. Nearest is the least distance of any outcome from the highest utilities
	// of the two, as NegMAS defines it; that is (1, 1) where utilities are normalised.
	Opposition, Nearest Measure
	// WinSet counts the outcomes that give each party its reservation value at least; nil
	// where there are too many to count.
	WinSet *big.Int
	Trades []Trade
}

// Analyze finds what the space has to offer. The error is ErrFrontier.
func (s *Space) Analyze() (*Analysis, error) {
	points, err := s.Frontier()
	if err != nil {
		return nil, err
	}
	a := &Analysis{Size: s.Size(), Frontier: points, Trades: s.Trades()}
	a.Nash, a.Egalitarian, a.Smorodinsky = s.Nash(points), s.Egalitarian(points), s.Smorodinsky(points)
	a.Kalai, a.Welfare = s.Kalai(points), s.Welfare(points)
	a.Opposition = s.Distance(a.Kalai.Utility, s.one())
	a.Nearest = s.FromFrontier(points, [Parties]int64{points[0].Utility[0], points[len(points)-1].Utility[1]})
	if a.WinSet, err = s.WinSet(s.Reserve); err != nil && !errors.Is(err, ErrCount) {
		return nil, err
	}
	return a, nil
}

// one is the utility of (1, 1).
func (s *Space) one() [Parties]int64 { return [Parties]int64{s.Scale, s.Scale} }

// gains is what a point gives beyond the reservation values; false where it gives a party less.
func (s *Space) gains(p *Point) (g [Parties]int64, ok bool) {
	for i := range g {
		g[i] = p.Utility[i] - s.Reserve[i]
	}
	return g, g[0] >= 0 && g[1] >= 0
}

// choose returns the point that better prefers to all before it, among those that give
// both parties their reservation value; nil for none.
func (s *Space) choose(points []Point, better func(a, b [Parties]int64) int) (best *Point) {
	var most [Parties]int64
	for i := range points {
		g, ok := s.gains(&points[i])
		if !ok {
			continue
		}
		if best == nil || cmp.Or(better(g, most), cmp.Compare(min(g[0], g[1]), min(most[0], most[1]))) > 0 {
			best, most = &points[i], g
		}
	}
	return best
}

// Nash returns the point with the highest product of gains (Nash, "The bargaining
// problem", Econometrica 18, 1950).
func (s *Space) Nash(points []Point) *Point {
	return s.choose(points, func(a, b [Parties]int64) int { return times(a[0], a[1]).compare(times(b[0], b[1])) })
}

// Egalitarian returns the point at which the smaller gain is largest (Rawls 1971; Kalai,
// "Proportional solutions to bargaining situations", Econometrica 45, 1977, with equal
// proportions, on a finite set).
func (s *Space) Egalitarian(points []Point) *Point {
	return s.choose(points, func(a, b [Parties]int64) int {
		return cmp.Or(cmp.Compare(min(a[0], a[1]), min(b[0], b[1])), cmp.Compare(a[0]+a[1], b[0]+b[1]))
	})
}

// Smorodinsky returns the point at which the smaller of the two gains, each as a share of
// the highest gain that its party could have, is largest (Kalai & Smorodinsky, "Other
// solutions to Nash's bargaining problem", Econometrica 43, 1975, on a finite set).
func (s *Space) Smorodinsky(points []Point) *Point {
	var ideal [Parties]int64
	for i := range points {
		if g, ok := s.gains(&points[i]); ok {
			ideal[0], ideal[1] = max(ideal[0], g[0]), max(ideal[1], g[1])
		}
	}
	shares := func(g [Parties]int64) (least, most wide) { // of ideal[0]*ideal[1]
		x, y := times(g[0], ideal[1]), times(g[1], ideal[0])
		if y.less(x) {
			x, y = y, x
		}
		return x, y
	}
	return s.choose(points, func(a, b [Parties]int64) int {
		aLeast, aMost := shares(a)
		bLeast, bMost := shares(b)
		return cmp.Or(aLeast.compare(bLeast), aMost.compare(bMost))
	})
}

// Kalai returns the point at which the utilities differ least: what GeniusWeb and the ANL
// call the Kalai point.
func (s *Space) Kalai(points []Point) *Point {
	best := &points[0]
	for i := range points {
		x, y := points[i].Utility, best.Utility
		if cmp.Or(cmp.Compare(apart(y), apart(x)), cmp.Compare(x[0]+x[1], y[0]+y[1])) > 0 {
			best = &points[i]
		}
	}
	return best
}

func apart(u [Parties]int64) int64 { return max(u[0]-u[1], u[1]-u[0]) }

// Welfare returns the point with the highest sum of utilities (utilitarian: Harsanyi,
// Journal of Political Economy 63, 1955).
func (s *Space) Welfare(points []Point) *Point {
	best := &points[0]
	for i := range points {
		x, y := points[i].Utility, best.Utility
		if cmp.Or(cmp.Compare(x[0]+x[1], y[0]+y[1]), cmp.Compare(min(x[0], x[1]), min(y[0], y[1]))) > 0 {
			best = &points[i]
		}
	}
	return best
}

// FromFrontier is the distance of a pair of utilities from the nearest point of the
// frontier: what a deal left on the table, 0 for none.
func (s *Space) FromFrontier(points []Point, u [Parties]int64) Measure {
	least := squares(points[0].Utility, u)
	for i := range points {
		if d := squares(points[i].Utility, u); d.less(least) {
			least = d
		}
	}
	return s.root(least)
}
