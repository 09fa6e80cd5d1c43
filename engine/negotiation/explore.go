package negotiation

import (
	"slices"

	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// explore analyses a space by searching it.
func (s *Space) explore(f *finder) (Analysis, error) {
	a := Analysis{Size: s.Size(), WithinCapacity: s.within(), Ratifiable: f.count()}
	best := f.best()
	if a.BestJoint = best.Joint; best.Joint > 0 {
		a.Best = f.list(best.Joint, BestMax)
	}
	a.BestGain = best.Gain[:len(s.Parties)]
	return a, f.err
}

// within counts the packages with few enough steps: by dynamic programming, the ways in
// which the issues so far can take each number of steps.
func (s *Space) within() int {
	ways := make([]int, s.room()+1)
	ways[0] = 1
	for i, size := range s.Sizes {
		next := make([]int, len(ways))
		for l := range size {
			far := apart(l, s.Now[i])
			for taken := range max(0, len(ways)-far) {
				next[taken+far] += ways[taken]
			}
		}
		ways = next
	}
	n := 0
	for _, w := range ways {
		n += w
	}
	return n
}

// finder searches a space for what is best in it.
type finder struct {
	s          *Space
	thresholds []num.Milli
	// floors are the surpluses that each party must have, total what they must have together.
	floors []num.Milli
	total  int64
	// work is how many levels the searches can still try.
	work int
	err  error
}

// anything is a floor below every surplus.
const anything = -1 << 60

func (s *Space) finder(thresholds []num.Milli) *finder {
	f := &finder{s: s, thresholds: thresholds, floors: make([]num.Milli, len(s.Parties)), total: anything, work: WorkMax}
	for p := range f.floors {
		if f.floors[p] = anything; s.Parties[p].Veto {
			f.floors[p] = 0
		}
	}
	return f
}

// search goes through the packages that reach the floors, in the order of Each or, with
// first at 0 or above, with the levels first that add most to that bar. The bars are one
// for each party, the total, and what else is given.
func (f *finder) search(floors []num.Milli, first int, found func(*search) bool, more ...bar) {
	if f.err != nil {
		return
	}
	bars := make([]bar, 0, barsMax)
	total := bar{least: f.total}
	for p := range f.s.Parties {
		b := bar{least: int64(floors[p])}
		b.weight[p], total.weight[p] = 1, 1
		bars = append(bars, b)
	}
	bars = append(append(bars, total), more...)
	q := f.s.search(f.thresholds, &f.work, first, bars...)
	q.found = found
	f.err = q.run()
}

// count is the number of ratifiable packages.
func (f *finder) count() (n int) {
	f.search(f.floors, -1, func(*search) bool { n++; return true })
	return n
}

// gain is the highest surplus of a party, 0 if it has none above.
func (f *finder) gain(p int) (best num.Milli) {
	floors := slices.Clone(f.floors)
	floors[p] = max(floors[p], 1)
	f.search(floors, p, func(q *search) bool {
		best = f.s.Payoff(p, &q.levels) - f.thresholds[p]
		q.bars[p].least = int64(best) + 1
		return true
	})
	return best
}

// best is the highest joint gain and the highest surplus of each party.
func (f *finder) best() (best Optimum) {
	best.Joint = f.joint()
	for p := range f.floors {
		best.Gain[p] = f.gain(p)
	}
	return best
}

// joint is the highest joint gain, 0 when every one is 0.
func (f *finder) joint() (best num.Milli) {
	floors := slices.Clone(f.floors)
	for p := range floors {
		floors[p] = max(floors[p], 1)
	}
	at := len(floors) + 1
	mean := f.mean()
	f.search(floors, at, func(q *search) bool {
		best = max(best, f.jointOf(&q.levels))
		q.bars[at].least = mean.sum(best, 1)
		return true
	}, mean.bar)
	return best
}

// list returns the first packages of a joint gain than which none is higher.
func (f *finder) list(best num.Milli, most int) (list []ledger.Levels) {
	mean := f.mean()
	if best > 0 {
		mean.least = mean.sum(best, -1)
	}
	f.search(f.floors, -1, func(q *search) bool {
		if f.jointOf(&q.levels) == best {
			list = append(list, q.levels)
		}
		return len(list) < most
	}, mean.bar)
	return list
}

func (f *finder) jointOf(l *ledger.Levels) num.Milli {
	var surplus [PartiesMax]num.Milli
	return Joint(f.s.Surpluses(surplus[:0], l, f.thresholds))
}

// mean bounds a joint gain by a sum, which can be bounded issue by issue: the geometric
// mean of n surpluses, each times a weight, is at most their arithmetic mean.
type mean struct {
	bar
	// scale is n times the geometric mean of the weights, in thousandths, or a little less.
	scale int64
}

// weightMax bounds weights, so that sums stay far within an int64.
const weightMax = 4096

// mean weighs each party by how much it could have at most, so that a party which counts
// in large numbers does not drown the others.
func (f *finder) mean() mean {
	var most [PartiesMax]int64
	var top int64
	for p := range f.s.Parties {
		most[p] = max(1, int64(f.s.most(p)-f.thresholds[p]))
		top = max(top, most[p])
	}
	m := mean{bar: bar{least: anything}}
	var weights [PartiesMax]num.Milli
	for p := range f.s.Parties {
		m.weight[p] = min(weightMax, 16*top/most[p])
		weights[p] = num.Of(int(m.weight[p]))
	}
	n := len(f.s.Parties)
	m.scale = int64(n) * int64(num.GeoMean(weights[:n]...)-1)
	return m
}

// sum is the least weighted sum of surpluses whose joint gain, rounded, can be above a
// best (half 1) or as high (half -1): a joint gain from half a thousandth above or below.
func (m *mean) sum(best num.Milli, half int64) int64 {
	return num.MulDiv(m.scale, 2*int64(best)+half, 2*int64(num.One)) - 1
}

// most is more than any package pays a party, or as much.
func (s *Space) most(p int) num.Milli {
	var sum num.Milli
	for _, pays := range s.Parties[p].Pays {
		sum += slices.Max(pays)
	}
	for i := range s.Bonus {
		sum += max(0, s.Bonus[i].Pays[p])
	}
	return sum
}
