package search_test

import (
	"testing"

	"backchannel/engine/advisor/search"
	"backchannel/engine/chance"
	"backchannel/engine/num"
)

// matrix is a game of two players and one joint choice, zero-sum: the first gets
// pay[row][column] of the second.
type matrix struct {
	pay  [][]int
	got  num.Milli
	deal func(particle int) int // what a particle adds to the first player's payoff
	dealt,
	noise int // payoffs are off by up to so much either way
	luck chance.Counter
}

func (m *matrix) Deal(particle int, luck chance.Counter) {
	m.got, m.dealt, m.luck = 0, particle, luck
}

func (m *matrix) Choices(player int) search.Set {
	if player == 0 {
		return search.First(len(m.pay))
	}
	return search.First(len(m.pay[0]))
}

func (m *matrix) Step(j *search.Joint) (uint32, bool) {
	m.got = num.Of(m.pay[j[0]][j[1]])
	return 0, true
}

func (m *matrix) Finish(payoffs []num.Milli) {
	x := m.got
	if m.noise > 0 {
		x += chance.Between(m.luck.Draw(chance.Key{}), -num.Of(m.noise), num.Of(m.noise))
	}
	if m.deal != nil {
		x += num.Of(m.deal(m.dealt))
	}
	payoffs[0], payoffs[1] = x, -x
}

// gain is what a player who knows the other's strategy gets more than by its own, for
// both players together: 0 in an equilibrium.
func (m *matrix) gain(x, y []float64) float64 {
	best, worst := -1e9, 1e9
	for r := range m.pay {
		v := 0.0
		for c, q := range y {
			v += q * float64(m.pay[r][c])
		}
		best = max(best, v)
	}
	for c := range m.pay[0] {
		v := 0.0
		for r, p := range x {
			v += p * float64(m.pay[r][c])
		}
		worst = min(worst, v)
	}
	return best - worst
}

var (
	pennies  = [][]int{{1, -1}, {-1, 1}}
	scissors = [][]int{{0, -1, 1}, {1, 0, -1}, {-1, 1, 0}}
	// biased is the game of Shafiei, Sturtevant & Schaeffer, "Comparing UCT versus CFR in
	// simultaneous games" (2009), times 20. Its equilibrium is 1/16, 10/16, 5/16.
	biased = [][]int{{0, -5, 10}, {5, 0, -1}, {-10, 1, 0}}
)

// strategy is a player's mixed strategy at the root.
func strategy(z *search.Search, player, choices int) []float64 {
	weights, total := make([]float64, choices), 0.0
	for c := range weights {
		weights[c] = float64(z.Tally(player, c).Weight)
		total += weights[c]
	}
	for c := range weights {
		weights[c] /= total
	}
	return weights
}

// settings for two players of so many choices, one tree of one step.
func settings(selector search.Selector, choices, iterations int) search.Settings {
	return search.Settings{
		Players: 2, Choices: choices, Selector: selector, Depth: 1, Nodes: 1 << 10, Particles: 1,
		Iterations: iterations, Blocks: 1,
	}
}

func run(tb testing.TB, s search.Settings, seed uint64, games ...search.Game) *search.Search {
	tb.Helper()
	z, err := search.New(s, games...)
	if err != nil {
		tb.Fatal(err)
	}
	z.Run(seed)
	return z
}
