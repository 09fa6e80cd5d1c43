package bargain

import (
	"slices"

	"backchannel/engine/negotiation/domain"
	"backchannel/engine/num"
)

// Model guesses what outcomes are worth to the other party from its offers.
type Model interface {
	// Observe takes in an offer of the other, the number of a value for each issue, made
	// when a part of the time had gone.
	Observe(values []int, elapsed num.Micro)
	// Worth is what each value of each issue is guessed to pay the other, on a scale where
	// its best outcome is worth about num.MicroOne. It must not be changed.
	Worth() [][]num.Micro
}

// blank makes a table of payoffs of zero.
func blank(issues []domain.Issue) [][]num.Micro {
	list := make([][]num.Micro, len(issues))
	for i := range issues {
		list[i] = make([]num.Micro, len(issues[i].Values))
	}
	return list
}

// ratio is a/b as a Micro.
func ratio(a, b int64) num.Micro { return num.Micro(num.MulDiv(a, int64(num.MicroOne), b)) }

// times is the product of two Micros.
func times(a, b num.Micro) num.Micro {
	return num.Micro(num.MulDiv(int64(a), int64(b), int64(num.MicroOne)))
}

// Frequency is the model of van Krimpen, Looije & Hajizadeh, "HardHeaded", Complex
// Automated Negotiations (2013): an issue that the other leaves unchanged from one offer
// to the next matters more to it, and of the values of an issue it likes those best that
// it offers most, with one offer added to each count.
type Frequency struct {
	counts [][]int64
	weight []int64
	last   []int
	worth  [][]num.Micro
}

// learned is what an unchanged issue gains at each offer, and what every issue starts
// with, divided by the number of issues.
const (
	learned = int64(num.MicroOne) / 5
	begun   = int64(num.MicroOne)
)

// NewFrequency returns a model that has seen nothing.
func NewFrequency(issues []domain.Issue) *Frequency {
	f := &Frequency{worth: blank(issues)}
	for i := range issues {
		f.counts = append(f.counts, make([]int64, len(issues[i].Values)))
		f.weight = append(f.weight, begun)
	}
	f.settle()
	return f
}

// Observe implements Model.
func (f *Frequency) Observe(values []int, _ num.Micro) {
	for i, v := range values {
		f.counts[i][v]++
		if f.last != nil && f.last[i] == v {
			f.weight[i] += learned
		}
	}
	f.last = append(f.last[:0], values...)
	f.settle()
}

// Worth implements Model.
func (f *Frequency) Worth() [][]num.Micro { return f.worth }

func (f *Frequency) settle() {
	sum := int64(0)
	for _, w := range f.weight {
		sum += w
	}
	for i, counts := range f.counts {
		w, most := ratio(f.weight[i], sum), slices.Max(counts)
		for v, n := range counts {
			f.worth[i][v] = times(w, ratio(n+1, most+1))
		}
	}
}
