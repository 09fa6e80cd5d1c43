package bargain

import (
	"backchannel/engine/negotiation/domain"
	"backchannel/engine/num"
)

// The limits of what a Bayesian model holds possible.
const (
	OrdersMax = 12 // orderings of the weights
	peaksMax  = 16 // shapes of an issue's evaluations
)

// Bayes is the model of Hindriks & Tykhonov, "Opponent modelling in automated
// multi-issue negotiation using Bayesian learning", AAMAS 2008. It holds up to twelve
// orderings of the weights possible and, for each issue by itself, evaluations that
// fall off evenly on both sides of a best value (their uphill, downhill and triangular
// functions). An offer speaks for a hypothesis the nearer it comes, by that hypothesis,
// to what the other is taken to ask for at that time: 1 at the beginning and half at
// the deadline, with an error of sd 0.25.
type Bayes struct {
	n      int
	weight [][]num.Micro // of each ordering, by issue
	order  []num.Micro   // probability of each ordering
	peaks  [][]int       // the best values held possible, by issue
	shape  [][]num.Micro // their probabilities
	sizes  []int
	worth  [][]num.Micro

	// What is expected by now: the weight of each issue and the evaluation of each value.
	weights []num.Micro
	values  [][]num.Micro
}

// NewBayes returns a model that holds all hypotheses equally likely.
func NewBayes(issues []domain.Issue) *Bayes {
	b := &Bayes{n: len(issues), worth: blank(issues), values: blank(issues), weights: make([]num.Micro, len(issues))}
	b.weight = orderings(len(issues))
	b.order = even(len(b.weight))
	for i := range issues {
		size := len(issues[i].Values)
		b.sizes = append(b.sizes, size)
		k := min(size, peaksMax)
		peaks := make([]int, k)
		for j := range peaks {
			peaks[j] = j * (size - 1) / max(1, k-1)
		}
		b.peaks, b.shape = append(b.peaks, peaks), append(b.shape, even(k))
	}
	b.expect()
	return b
}

// even gives n hypotheses the same probability.
func even(n int) []num.Micro {
	list := make([]num.Micro, n)
	for i := range list {
		list[i] = num.MicroOne / num.Micro(n)
	}
	return list
}

// orderings lists weights for n issues, by rank: 2(n-r)/(n(n+1)) for the issue that
// comes after r others, as in the paper. Each issue comes first in some of them: they are
// the rotations of the issues' order and of its reverse, evenly spaced.
func orderings(n int) (list [][]num.Micro) {
	half := min(n, OrdersMax/2)
	for k := range 2 * half {
		w := make([]num.Micro, n)
		for r := range n {
			at := (r + k/2*n/half) % n
			if k%2 == 1 {
				at = n - 1 - at
			}
			w[at] = ratio(int64(2*(n-r)), int64(n*(n+1)))
		}
		list = append(list, w)
	}
	return list
}

// value is the evaluation of value v when the best is peak: it falls to 0 at the value
// furthest from it.
func value(size, peak, v int) num.Micro {
	far := max(peak, size-1-peak)
	if far == 0 {
		return num.MicroOne
	}
	return num.MicroOne - ratio(int64(max(v-peak, peak-v)), int64(far))
}

// Observe implements Model. Orderings are weighed by the evaluations expected so far,
// and the shapes of an issue by what is expected of the others.
func (b *Bayes) Observe(values []int, elapsed num.Micro) {
	asks := num.MicroOne - elapsed/2
	total := num.Micro(0)
	for i, v := range values {
		total += times(b.weights[i], b.values[i][v])
	}
	order := make([]num.Micro, len(b.order))
	for k := range order {
		u := num.Micro(0)
		for i, v := range values {
			u += times(b.weight[k][i], b.values[i][v])
		}
		order[k] = times(b.order[k], likelihood(u-asks))
	}
	for i, v := range values {
		others := total - times(b.weights[i], b.values[i][v])
		for j, peak := range b.peaks[i] {
			u := others + times(b.weights[i], value(b.sizes[i], peak, v))
			b.shape[i][j] = times(b.shape[i][j], likelihood(u-asks))
		}
		share(b.shape[i])
	}
	share(order)
	b.order = order
	b.expect()
}

// likelihood is that of an error, normal with sd 0.25 and 1 at 0.
func likelihood(off num.Micro) num.Micro { return num.Exp(-8 * times(off, off)) }

// share makes probabilities add up to one. None falls below a millionth, so that later
// offers can bring a hypothesis back.
func share(list []num.Micro) {
	sum := num.Micro(0)
	for _, p := range list {
		sum += max(1, p)
	}
	for i, p := range list {
		list[i] = max(1, ratio(int64(max(1, p)), int64(sum)))
	}
}

// expect works out the expected weights and evaluations, and with them the payoffs.
func (b *Bayes) expect() {
	for i := range b.n {
		b.weights[i] = 0
		for k, p := range b.order {
			b.weights[i] += times(p, b.weight[k][i])
		}
		for v := range b.values[i] {
			b.values[i][v] = 0
			for j, peak := range b.peaks[i] {
				b.values[i][v] += times(b.shape[i][j], value(b.sizes[i], peak, v))
			}
			b.worth[i][v] = times(b.weights[i], b.values[i][v])
		}
	}
}

// Worth implements Model.
func (b *Bayes) Worth() [][]num.Micro { return b.worth }
