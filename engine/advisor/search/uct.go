package search

import "backchannel/engine/num"

// bonus holds what UCT adds to a mean: weight * sqrt(ln n / m) for n visits of the node,
// m of the choice, by tables of its two factors.
type bonus struct {
	weight  int64
	rootLn  []int64 // sqrt(ln n) by n, in millionths
	inverse []int64 // 1/sqrt(m) by m, in millionths
}

// newBonus makes the tables for up to n visits.
func newBonus(s Selector, n int) *bonus {
	b := &bonus{weight: int64(s.explore)}
	if !s.uct {
		return b
	}
	b.rootLn, b.inverse = make([]int64, n+1), make([]int64, n+1)
	for i := int64(1); i <= int64(n); i++ {
		b.rootLn[i] = int64(num.Sqrt(num.Ln(num.Micro(i) * num.MicroOne)))
		b.inverse[i] = int64(num.MicroOne) * int64(num.MicroOne) / int64(num.Sqrt(num.Micro(i)*num.MicroOne))
	}
	return b
}

// choose takes what has the highest mean plus bonus, the lowest number among equals; of
// what was never tried, each with the same chance.
func (b *bonus) choose(row []arm, open Set, draw uint64) int {
	var untried Set
	visits := int64(0)
	for s := open; s != 0; s &= s - 1 {
		c := lowest(s)
		if visits += row[c].visits; row[c].visits == 0 {
			untried |= Set(1) << c
		}
	}
	if untried != 0 {
		return even(untried, draw)
	}
	best, most := lowest(open), int64(0)
	wide := b.weight * b.rootLn[visits] / int64(num.MicroOne)
	for s := open; s != 0; s &= s - 1 {
		c := lowest(s)
		x := row[c].value() + wide*b.inverse[row[c].visits]/int64(num.MicroOne)
		if s == open || x > most {
			best, most = c, x
		}
	}
	return best
}
