package domain

import (
	"cmp"
	"errors"
	"math/big"
	"slices"
)

// HalfMax bounds the outcomes of half of the issues, which WinSet lists.
const HalfMax = 1 << 20

// ErrCount is returned for a win-set that cannot be counted.
var ErrCount = errors.New("there are too many outcomes to count those that both would take")

// WinSet counts the outcomes that give each party at least so much: the agreements that
// both could ratify (Putnam, "Diplomacy and domestic politics", International
// Organization 42, 1988). The error is ErrCount.
//
// It splits the issues into two halves, lists the utilities of each (Horowitz & Sahni,
// "Computing partitions with applications to the knapsack problem", JACM 21, 1974) and
// counts the pairs that reach both bars in one sweep, so that 10^12 outcomes take a
// second.
func (s *Space) WinSet(bar [Parties]int64) (*big.Int, error) {
	leastA, _ := s.Range(0)
	if leastB, _ := s.Range(1); leastA >= bar[0] && leastB >= bar[1] {
		return s.Size(), nil
	}
	left, right, ok := s.halves()
	if !ok {
		return nil, ErrCount
	}
	// As the first utility falls on the left, it may rise on the right.
	byFirst := func(a, b [Parties]int64) int { return cmp.Compare(a[0], b[0]) }
	slices.SortFunc(left, byFirst)
	slices.SortFunc(right, byFirst)
	seconds := make([]int64, len(right))
	for i := range right {
		seconds[i] = right[i][1]
	}
	slices.Sort(seconds)
	seen := make(counter, len(seconds)+1)
	total, to := new(big.Int), len(right)
	for _, l := range left {
		for to > 0 && l[0]+right[to-1][0] >= bar[0] {
			to--
			at, _ := slices.BinarySearch(seconds, right[to][1])
			seen.add(at)
		}
		at, _ := slices.BinarySearch(seconds, bar[1]-l[1])
		total.Add(total, big.NewInt(int64(len(right)-to-seen.below(at))))
	}
	return total, nil
}

// halves lists the utilities of two halves of the issues, as even as they come; false
// where one would be too long.
func (s *Space) halves() (left, right [][Parties]int64, ok bool) {
	order := make([]int, len(s.Issues))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(len(s.Issues[b].Values), len(s.Issues[a].Values))
	})
	left, right = [][Parties]int64{{}}, [][Parties]int64{{}}
	for _, i := range order {
		half := &left
		if len(right) < len(left) {
			half = &right
		}
		if int64(len(*half))*int64(len(s.Issues[i].Values)) > HalfMax {
			return nil, nil, false
		}
		*half = s.spread(*half, i)
	}
	return left, right, true
}

// spread adds each value of an issue to each pair.
func (s *Space) spread(list [][Parties]int64, issue int) [][Parties]int64 {
	out := make([][Parties]int64, 0, len(list)*len(s.Issues[issue].Values))
	for _, u := range list {
		for v := range s.Issues[issue].Values {
			out = append(out, [Parties]int64{u[0] + s.Pays[0][issue][v], u[1] + s.Pays[1][issue][v]})
		}
	}
	return out
}

// counter counts what has been added below a place (Fenwick, Software: Practice and
// Experience 24, 1994).
type counter []int32

func (c counter) add(at int) {
	for i := at + 1; i < len(c); i += i & -i {
		c[i]++
	}
}

func (c counter) below(at int) int {
	n := 0
	for i := at; i > 0; i -= i & -i {
		n += int(c[i])
	}
	return n
}
