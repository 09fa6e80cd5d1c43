package search_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

// kuhn is Kuhn's poker (1950): of three cards each player has one; pass is action 0, bet 1.
type kuhn struct {
	cards []int
	acts  string // p and b
}

func (k kuhn) mover() int {
	if len(k.cards) < 2 {
		return nature
	}
	return len(k.acts) % 2
}

func (k kuhn) left() []int { return without(3, k.cards) }

// without lists the numbers below n that are not taken.
func without(n int, taken []int) (left []int) {
	for i := range n {
		if !slices.Contains(taken, i) {
			left = append(left, i)
		}
	}
	return left
}

func evenly(n int) []float64 {
	odds := make([]float64, n)
	for i := range odds {
		odds[i] = 1 / float64(n)
	}
	return odds
}

func (k kuhn) odds() []float64 { return evenly(len(k.left())) }

func (k kuhn) actions() int {
	if k.mover() == nature {
		return len(k.left())
	}
	return 2
}

func (k kuhn) info() string { return fmt.Sprintf("%d %d %s", k.mover(), k.cards[k.mover()], k.acts) }

func (k kuhn) next(a int) position {
	if k.mover() == nature {
		return kuhn{append(slices.Clone(k.cards), k.left()[a]), k.acts}
	}
	return kuhn{k.cards, k.acts + "pb"[a:a+1]}
}

func (k kuhn) over() (float64, bool) {
	higher := func(stake float64) (float64, bool) {
		if k.cards[0] > k.cards[1] {
			return stake, true
		}
		return -stake, true
	}
	switch k.acts {
	case "pp":
		return higher(1)
	case "bb", "pbb":
		return higher(2)
	case "bp":
		return 1, true
	case "pbp":
		return -1, true
	}
	return 0, false
}

// leduc is Leduc poker (Southey and others, "Bayes' bluff", 2005): two cards of each of
// three ranks; a round of bets of 2, a public card, a round of bets of 4, at most two raises
// a round. Actions are fold, where there is something to call, then call, then raise.
type leduc struct {
	cards []int     // of the two players, then the public one; rank is card/2
	acts  [2]string // f, c and r, by round
	paid  [2]float64
}

func (l leduc) round() int {
	if len(l.cards) > 2 {
		return 1
	}
	return 0
}

func (l leduc) mover() int {
	if len(l.cards) < 2 || len(l.cards) == 2 && done(l.acts[0]) {
		return nature
	}
	return len(l.acts[l.round()]) % 2
}

// done tells whether a round of bets is over without anybody having folded.
func done(acts string) bool { return len(acts) > 1 && strings.HasSuffix(acts, "c") }

func (l leduc) left() []int     { return without(6, l.cards) }
func (l leduc) odds() []float64 { return evenly(len(l.left())) }

func (l leduc) legal() string {
	acts, legal := l.acts[l.round()], "c"
	if strings.HasSuffix(acts, "r") {
		legal = "f" + legal
	}
	if strings.Count(acts, "r") < 2 {
		legal += "r"
	}
	return legal
}

func (l leduc) actions() int {
	if l.mover() == nature {
		return len(l.left())
	}
	return len(l.legal())
}

func (l leduc) info() string {
	p := l.mover()
	return fmt.Sprint(p, l.cards[p], l.cards[2:], l.acts)
}

func (l leduc) next(a int) position {
	n := leduc{slices.Clone(l.cards), l.acts, l.paid}
	p, r := l.mover(), l.round()
	if p == nature {
		n.cards = append(n.cards, l.left()[a])
		return n
	}
	act := l.legal()[a : a+1]
	n.acts[r] += act
	if act != "f" {
		n.paid[p] = n.paid[1-p]
	}
	if act == "r" {
		n.paid[p] += float64(2 + 2*r)
	}
	return n
}

func (l leduc) over() (float64, bool) {
	acts := l.acts[l.round()]
	switch {
	case strings.HasSuffix(acts, "f") && len(acts)%2 == 1:
		return -l.paid[0] - 1, true
	case strings.HasSuffix(acts, "f"):
		return l.paid[1] + 1, true
	case l.round() == 0 || !done(acts):
		return 0, false
	}
	a, b, open := l.cards[0]/2, l.cards[1]/2, l.cards[2]/2
	switch {
	case a == b:
		return 0, true
	case a == open || b != open && a > b:
		return l.paid[1] + 1, true
	}
	return -l.paid[0] - 1, true
}

func first(int) int        { return 0 }
func last(actions int) int { return actions - 1 }

// NashConv of known strategies is as published: Kuhn uniform 11/12, always passing 2 (the
// first action here, the second where betting is listed first) and the family of equilibria 0; Leduc uniform 4.747222, always the first action 2 (fold
// where there is something to call, else call). Always betting, worked out by hand, is 2/3.
func TestNashConvOfKnownStrategies(t *testing.T) {
	k, l := written(kuhn{}), written(leduc{})
	for _, c := range []struct {
		name   string
		f      *form
		s      strategies
		want   float64
		within float64
	}{
		{"Kuhn, uniform", k, k.uniform(), 11.0 / 12, 1e-12},
		{"Kuhn, always pass", k, k.always(first), 2, 1e-12},
		{"Kuhn, always bet", k, k.always(last), 2.0 / 3, 1e-12},
		{"Kuhn, equilibrium with bluffs 0", k, kuhnEquilibrium(k, 0), 0, 1e-12},
		{"Kuhn, equilibrium with bluffs 0.2", k, kuhnEquilibrium(k, 0.2), 0, 1e-12},
		{"Kuhn, equilibrium with bluffs 1/3", k, kuhnEquilibrium(k, 1.0/3), 0, 1e-12},
		{"Leduc, uniform", l, l.uniform(), 4.747222, 5e-7},
		{"Leduc, always first", l, l.always(first), 2, 1e-12},
	} {
		if got := c.f.nashConv(c.s); math.Abs(got-c.want) > c.within {
			t.Errorf("%s: NashConv is %.9f, want %.9f", c.name, got, c.want)
		}
	}
	if v := k.value(0, kuhnEquilibrium(k, 0.2)); math.Abs(v+1.0/18) > 1e-12 {
		t.Errorf("Kuhn is worth %v to the first player, want -1/18", v)
	}
}

// kuhnEquilibrium is Kuhn's family: the first player bluffs with the lowest card in a
// share of cases from 0 to 1/3.
func kuhnEquilibrium(f *form, bluffs float64) strategies {
	s := f.uniform()
	for info, bets := range map[string]float64{
		"0 0 ": bluffs, "0 1 ": 0, "0 2 ": 3 * bluffs,
		"0 0 pb": 0, "0 1 pb": bluffs + 1.0/3, "0 2 pb": 1,
		"1 0 p": 1.0 / 3, "1 1 p": 0, "1 2 p": 1,
		"1 0 b": 0, "1 1 b": 1.0 / 3, "1 2 b": 1,
	} {
		i, ok := f.infos[info]
		if !ok {
			panic("no information set " + info)
		}
		s[i] = []float64{1 - bets, bets}
	}
	return s
}

// Counterfactual regret minimisation comes close to the equilibria of both.
func TestSolverConverges(t *testing.T) {
	k, l := written(kuhn{}), written(leduc{})
	s := k.solve(5_000)
	if got := k.nashConv(s); got > 0.01 {
		t.Errorf("Kuhn: NashConv is %.5f after 5,000 iterations, want 0.01 at most", got)
	}
	if v := k.value(0, s); math.Abs(v+1.0/18) > 0.002 {
		t.Errorf("Kuhn is worth %.5f, want -1/18", v)
	}
	if got := l.nashConv(l.solve(200)); got > 0.3 {
		t.Errorf("Leduc: NashConv is %.5f after 200 iterations, want 0.3 at most", got)
	}
}
