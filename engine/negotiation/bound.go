package negotiation

import (
	"cmp"
	"slices"

	"backchannel/engine/num"
	"backchannel/engine/rule"
)

// search makes a search of the space. With first at 0 or above, levels that add most to
// that bar are tried first, which finds good packages early; else they come in their
// order, and so do the packages.
func (s *Space) search(thresholds []num.Milli, work *int, first int, bars ...bar) *search {
	q := &search{s: s, bars: bars, rows: make([]row, len(s.Sizes)), room: s.room(), work: work}
	for k := range bars {
		q.sum[0][k] = -bars[k].of(thresholds)
	}
	for i := range q.rows {
		q.rows[i].levels = s.steps(i, bars)
	}
	q.settle()
	for i := len(q.rows) - 1; i >= 0; i-- {
		q.bound(i)
	}
	if first >= 0 {
		for i := range q.rows {
			slices.SortStableFunc(q.rows[i].levels, func(a, b step) int { return cmp.Compare(b.adds[first], a.adds[first]) })
		}
	}
	return q
}

// of is the weighted sum of what each party has.
func (b *bar) of(has []num.Milli) int64 {
	var sum int64
	for p, x := range has {
		sum += b.weight[p] * int64(x)
	}
	return sum
}

// room is the most steps that a package within capacity can take.
func (s *Space) room() int {
	n := 0
	for i, now := range s.Now {
		n += int(max(now, s.Sizes[i]-1-now))
	}
	if s.Capacity > 0 {
		n = min(n, s.Capacity)
	}
	return n
}

// steps lists the levels of an issue with what each adds to each bar.
func (s *Space) steps(i int, bars []bar) []step {
	list := make([]step, s.Sizes[i])
	for l := range list {
		x := &list[l]
		x.level, x.far = int8(l), apart(int8(l), s.Now[i])
		for p := range s.Parties {
			for k := range bars {
				x.adds[k] += bars[k].weight[p] * int64(s.Parties[p].Pays[i][l])
			}
		}
	}
	return list
}

// settle hands conditions and bonuses to the last issue that they read.
func (q *search) settle() {
	s := q.s
	for i := range s.Legal {
		r := q.settled(&s.Legal[i])
		r.hard = append(r.hard, hard{&s.Legal[i], true})
	}
	for p := range s.Parties {
		for i := range s.Parties[p].Red {
			r := q.settled(&s.Parties[p].Red[i])
			r.hard = append(r.hard, hard{&s.Parties[p].Red[i], false})
		}
	}
	for i := range s.Bonus {
		x := extra{cond: &s.Bonus[i].When}
		r := q.settled(x.cond)
		for k := range q.bars {
			x.adds[k] = q.bars[k].of(s.Bonus[i].Pays)
			r.spare[k] += max(0, x.adds[k])
		}
		r.bonus = append(r.bonus, x)
	}
}

// settled is the last issue that a condition reads: the last of all for one that reads
// the steps.
func (q *search) settled(c *rule.Cond) *row {
	last := 0
	for _, slot := range c.Reads(nil) {
		last = max(last, min(slot, len(q.rows)-1))
	}
	return &q.rows[last]
}

// bound finds, by dynamic programming over the steps left, the most that issue i and the
// later ones can add to each bar. Every bonus is reckoned where it helps.
func (q *search) bound(i int) {
	r := &q.rows[i]
	r.rest = make([][barsMax]int64, q.room+1)
	for left := range r.rest {
		r.rest[left] = lowest
		for j := range r.levels {
			x := &r.levels[j]
			if x.far > left {
				continue
			}
			beyond := q.beyond(i, left-x.far)
			for k := range q.bars {
				r.rest[left][k] = max(r.rest[left][k], x.adds[k]+r.spare[k]+beyond[k])
			}
		}
	}
}

// lowest is below what any package can add; the status quo is always within reach.
var lowest = func() (list [barsMax]int64) {
	for k := range list {
		list[k] = -1 << 62
	}
	return list
}()
