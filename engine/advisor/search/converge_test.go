package search_test

import (
	"math"
	"testing"

	"backchannel/engine/advisor/search"
	"backchannel/engine/num"
)

// worstGain is the largest gain left over three seeds.
func worstGain(t *testing.T, pay [][]int, selector search.Selector, iterations int) float64 {
	t.Helper()
	worst := 0.0
	for seed := range uint64(3) {
		m := &matrix{pay: pay}
		z := run(t, settings(selector, len(pay), iterations), seed, m)
		worst = max(worst, m.gain(strategy(z, 0, len(pay)), strategy(z, 1, len(pay))))
	}
	return worst
}

// The average strategy of regret matching closes in on the equilibrium of matching
// pennies, of rock, paper, scissors and of its biased form. UCT does so in the first two,
// where playing in turns is an equilibrium, and not in the third.
func TestRegretMatchingConverges(t *testing.T) {
	for _, c := range []struct {
		name   string
		pay    [][]int
		within float64 // the gain that may be left after 100,000 iterations
	}{
		{"matching pennies", pennies, 0.02},
		{"rock, paper, scissors", scissors, 0.03},
		{"biased", biased, 0.1},
	} {
		few := worstGain(t, c.pay, search.RegretMatching(num.Of(5)), 1_000)
		many := worstGain(t, c.pay, search.RegretMatching(num.Of(5)), 100_000)
		if many > c.within || many > few/3 {
			t.Errorf("%s: a gain of %.4f is left after 100,000 iterations, of %.4f after 1,000; want at most %v and a third", c.name, many, few, c.within)
		}
		uct := worstGain(t, c.pay, search.UCT(num.Of(10)), 100_000)
		t.Logf("%s: gain left by regret matching %.4f after 1,000 and %.4f after 100,000; by UCT %.4f", c.name, few, many, uct)
		if c.name == "biased" && uct < 1 {
			t.Errorf("UCT leaves a gain of %.4f in the biased game: it was not known to converge there", uct)
		}
	}
}

// The biased game's average strategy is near its known equilibrium.
func TestBiasedEquilibrium(t *testing.T) {
	z := run(t, settings(search.RegretMatching(num.Of(5)), 3, 200_000), 7, &matrix{pay: biased})
	for player := range 2 {
		for c, want := range []float64{1.0 / 16, 10.0 / 16, 5.0 / 16} {
			if got := strategy(z, player, 3)[c]; math.Abs(got-want) > 0.02 {
				t.Errorf("player %d chooses %d in %.4f of cases, want %.4f", player, c, got, want)
			}
		}
	}
}

// Luck in the payoffs delays regret matching, and does not lead it astray.
func TestNoiseAveragesOut(t *testing.T) {
	m := &matrix{pay: biased, noise: 10}
	z := run(t, settings(search.RegretMatching(num.Of(10)), 3, 300_000), 3, m)
	if gain := m.gain(strategy(z, 0, 3), strategy(z, 1, 3)); gain > 0.5 {
		t.Errorf("a gain of %.4f is left", gain)
	}
}
