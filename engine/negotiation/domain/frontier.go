package domain

import (
	"cmp"
	"errors"
	"math/bits"
	"slices"
)

// FrontierWorkMax bounds the points that the search for a frontier may make.
const FrontierWorkMax = 1 << 22

const waysMax = ^uint64(0)

// ErrFrontier is returned for a space whose frontier would take more.
var ErrFrontier = errors.New("the Pareto frontier takes more than 4,194,304 points to find: leave issues out, or round the payoffs")

// Point is a point of the Pareto frontier: a pair of utilities that no other outcome
// betters for one party without a loss for the other.
type Point struct {
	Utility [Parties]int64
	// Bid is an outcome that gives it, the number of a value for each issue; Ways is how
	// many do, waysMax for more than it holds.
	Bid  []int
	Ways uint64
}

// partial is a point of the frontier of the first issues, with the way to it.
type partial struct {
	u     [Parties]int64
	from  int32 // in the frontier of one issue fewer
	value int32
	ways  uint64
}

// Frontier returns the Pareto frontier, from the best for party A to the best for B.
// The error is ErrFrontier.
//
// It merges the issues one by one: for an additive utility a point of the frontier of k
// issues is a point of that of k-1 issues plus one value, for if its first part were
// dominated, so would be the whole; nor is a value in it that another value of the same
// issue dominates. The outcomes themselves are never listed, so a space
// of 10^12 outcomes is no harder than its frontier is long.
func (s *Space) Frontier() ([]Point, error) {
	layers := [][]partial{{{ways: 1}}}
	work := int64(0)
	for i := range s.Issues {
		last, values := layers[i], s.values(i)
		if work += int64(len(last)) * int64(len(values)); work > FrontierWorkMax {
			return nil, ErrFrontier
		}
		list := make([]partial, 0, len(last)*len(values))
		for at := range last {
			for _, x := range values {
				x.from = int32(at)
				for p := range x.u {
					x.u[p] += last[at].u[p]
				}
				over, ways := bits.Mul64(x.ways, last[at].ways)
				if x.ways = ways; over > 0 {
					x.ways = waysMax
				}
				list = append(list, x)
			}
		}
		layers = append(layers, undominated(list))
	}
	return s.points(layers), nil
}

// values is the frontier of one issue by itself.
func (s *Space) values(issue int) []partial {
	list := make([]partial, len(s.Issues[issue].Values))
	for v := range list {
		list[v] = partial{u: [Parties]int64{s.Pays[0][issue][v], s.Pays[1][issue][v]}, value: int32(v), ways: 1}
	}
	return undominated(list)
}

// undominated sweeps a list from the best for A down and keeps what is better for B than
// all before; equal points become one. The list is spoilt.
func undominated(list []partial) []partial {
	slices.SortFunc(list, func(a, b partial) int {
		return cmp.Or(cmp.Compare(b.u[0], a.u[0]), cmp.Compare(b.u[1], a.u[1]), cmp.Compare(a.from, b.from), cmp.Compare(a.value, b.value))
	})
	kept := list[:0]
	for _, x := range list {
		last := len(kept) - 1
		switch {
		case last < 0 || x.u[1] > kept[last].u[1]:
			kept = append(kept, x)
		case x.u == kept[last].u:
			sum, over := bits.Add64(kept[last].ways, x.ways, 0)
			if over > 0 {
				sum = waysMax
			}
			kept[last].ways = sum
		}
	}
	return slices.Clone(kept) // so that the dominated ones are let go
}

// points walks back from the last layer to find the outcomes.
func (s *Space) points(layers [][]partial) []Point {
	end := layers[len(layers)-1]
	list := make([]Point, len(end))
	for n, x := range end {
		list[n] = Point{Utility: x.u, Bid: make([]int, len(s.Issues)), Ways: x.ways}
		for i := len(s.Issues) - 1; i >= 0; i-- {
			list[n].Bid[i] = int(x.value)
			x = layers[i][x.from]
		}
	}
	return list
}
