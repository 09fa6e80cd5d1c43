package search_test

import (
	"fmt"
	"hash/fnv"
	"strings"
	"testing"

	"backchannel/engine/advisor/search"
	"backchannel/engine/chance"
	"backchannel/engine/num"
)

// duel is a made-up game with everything that a game may have: three players, open
// choices that differ between worlds, luck in steps and rollouts, signs, early ends.
type duel struct {
	luck     chance.Counter
	particle int
	step     int16
	held     [3]num.Milli
}

func (d *duel) Deal(particle int, luck chance.Counter) {
	*d = duel{luck: luck, particle: particle}
}

func (d *duel) draw(player, nth int) num.Milli {
	return chance.Percent(d.luck.Draw(chance.Key{Turn: d.step, Actor: uint16(player), Nth: uint16(nth)}))
}

func (d *duel) Choices(player int) search.Set {
	if player == d.particle%3 {
		return search.First(5) &^ 2
	}
	return search.First(5)
}

func (d *duel) Step(j *search.Joint) (uint32, bool) {
	d.step++
	for p := range d.held {
		c := num.Milli(j[p])
		d.held[p] += c*d.draw(p, 0)/10 - c*num.Milli(j[(p+1)%3])*num.One
	}
	return uint32(d.draw(0, 1) / num.Of(50)), d.held[0] > num.Of(70)
}

func (d *duel) Finish(payoffs []num.Milli) {
	for range 8 {
		d.step++
		for p := range d.held {
			d.held[p] += d.draw(p, 2) - num.Of(50)
		}
	}
	copy(payoffs, d.held[:])
}

func duelSettings(selector search.Selector) search.Settings {
	return search.Settings{
		Players: 3, Choices: 5, Selector: selector, Depth: 3, Nodes: 500, Particles: 7,
		Iterations: 4_001, Blocks: 9,
	}
}

// said is all that a search says, for comparing.
func said(z *search.Search, s search.Settings) string {
	var b strings.Builder
	for p := range s.Players {
		for c := range s.Choices {
			fmt.Fprintln(&b, p, c, z.Tally(p, c))
		}
	}
	return b.String()
}

func duels(n int) []search.Game {
	games := make([]search.Game, n)
	for i := range games {
		games[i] = &duel{}
	}
	return games
}

// One, two and eight workers give the same answer, and so does every machine: the digests
// were written by one worker on amd64.
func TestSameAnswerOnAnyWorkersAndMachine(t *testing.T) {
	for _, c := range []struct {
		name     string
		selector search.Selector
		digest   string
	}{
		{"regret matching", search.RegretMatching(num.Of(10)), "9bb25fba5682e8e7"},
		{"UCT", search.UCT(num.Of(60)), "8fbe3a124e303669"},
	} {
		s := duelSettings(c.selector)
		one := said(run(t, s, 20_260_109, duels(1)...), s)
		for _, workers := range []int{2, 8} {
			if got := said(run(t, s, 20_260_109, duels(workers)...), s); got != one {
				t.Errorf("%s: %d workers say\n%s, one says\n%s", c.name, workers, got, one)
			}
		}
		h := fnv.New64a()
		h.Write([]byte(one))
		if got := fmt.Sprintf("%016x", h.Sum64()); got != c.digest {
			t.Errorf("%s: the digest is %s, want %s\n%s", c.name, got, c.digest, one)
		}
	}
}

// A search follows from its seed alone: what was searched before leaves no trace, and
// another seed gives another answer.
func TestSearchAgain(t *testing.T) {
	s := duelSettings(search.RegretMatching(num.Of(10)))
	z := run(t, s, 1, duels(1)...)
	first := said(z, s)
	z.Run(2)
	if said(z, s) == first {
		t.Error("seeds 1 and 2 give the same answer")
	}
	z.Run(1)
	if said(z, s) != first {
		t.Error("seed 1 gives another answer the second time")
	}
}

// Once made, a searcher allocates nothing, with one worker and with two.
func TestSearchAllocatesNothing(t *testing.T) {
	for _, selector := range []search.Selector{search.RegretMatching(num.Of(10)), search.UCT(num.Of(60))} {
		for _, workers := range []int{1, 2} {
			z := run(t, duelSettings(selector), 1, duels(workers)...)
			seed := uint64(0)
			if n := testing.AllocsPerRun(10, func() { z.Run(seed); seed++ }); n != 0 {
				t.Errorf("a search with %d workers makes %v allocations, want 0", workers, n)
			}
		}
	}
}

// Every iteration is counted once, every particle dealt as often as the next, and what
// is not open in a world is chosen in none of its iterations.
func TestIterationsAndParticles(t *testing.T) {
	dealt := make([]int, 7)
	m := &matrix{pay: pennies, deal: func(particle int) int { dealt[particle]++; return 0 }}
	s := settings(search.RegretMatching(num.Of(10)), 2, 700)
	s.Particles, s.Blocks = 7, 3
	z := run(t, s, 1, m)
	for particle, n := range dealt {
		if n != 100 {
			t.Errorf("particle %d is dealt %d times, want 100", particle, n)
		}
	}
	if visits := z.Tally(0, 0).Visits + z.Tally(0, 1).Visits; visits != 700 {
		t.Errorf("the root has %d visits, want 700", visits)
	}
	closed := duelSettings(search.RegretMatching(num.Of(10)))
	closed.Particles = 1 // in whose world player 0 cannot choose 1
	d := run(t, closed, 1, duels(1)...)
	if got := d.Tally(0, 1); got != (search.Tally{}) || d.Tally(1, 1).Visits == 0 {
		t.Errorf("a choice that is not open has %+v", got)
	}
}

// Hidden worlds are averaged, as none of the players can tell them apart: guessing a coin
// that lies heads in a quarter of the worlds, both selectors say tails.
func TestBeliefIsAveraged(t *testing.T) {
	for _, selector := range []search.Selector{search.RegretMatching(num.Of(10)), search.UCT(num.Of(1))} {
		s := search.Settings{Players: 1, Choices: 2, Selector: selector, Depth: 1, Nodes: 4, Particles: 4, Iterations: 4_000, Blocks: 2}
		z := run(t, s, 5, &coin{})
		if tails := strategy(z, 0, 2)[1]; tails < 0.9 {
			t.Errorf("tails is called in %.3f of cases, want 0.9 and more", tails)
		}
		if mean := z.Tally(0, 1).Mean; mean < 740 || mean > 760 {
			t.Errorf("tails is worth %v, want 0.75", mean)
		}
	}
}

// coin pays 1 for naming the side that it lies on.
type coin struct{ heads, right bool }

func (c *coin) Deal(particle int, _ chance.Counter) { c.heads = particle == 0 }
func (c *coin) Choices(int) search.Set              { return search.First(2) }

func (c *coin) Step(j *search.Joint) (uint32, bool) {
	c.right = c.heads == (j[0] == 0)
	return 0, true
}

func (c *coin) Finish(payoffs []num.Milli) {
	payoffs[0] = 0
	if c.right {
		payoffs[0] = num.One
	}
}

// What everybody sees is told apart: after a coin is shown, the tree calls it right, so
// the first choice, which shows it, is worth more. A tree too shallow for the call sees
// no difference in worth.
func TestSignsAreToldApart(t *testing.T) {
	s := search.Settings{Players: 1, Choices: 2, Selector: search.RegretMatching(num.Of(10)), Depth: 2, Nodes: 100, Particles: 2, Iterations: 4_000, Blocks: 1}
	for seed := range uint64(5) {
		z := run(t, s, seed, &shown{})
		if share := strategy(z, 0, 2)[0]; share < 0.95 || z.Tally(0, 0).Mean < 900 || z.Tally(0, 1).Mean > 600 {
			t.Errorf("seed %d: the coin is shown in %.3f of cases, for %v against %v", seed, share, z.Tally(0, 0).Mean, z.Tally(0, 1).Mean)
		}
	}
	s.Depth = 1
	z := run(t, s, 5, &shown{})
	if a, b := z.Tally(0, 0).Mean, z.Tally(0, 1).Mean; max(a, b) > 600 {
		t.Errorf("without the call in the tree the two are worth %v and %v", a, b)
	}
}

// shown is a coin that may be looked at before it is called; a rollout calls it blindly.
type shown struct {
	coin
	step int
	luck chance.Counter
}

func (s *shown) Deal(particle int, luck chance.Counter) {
	*s = shown{coin: coin{heads: particle == 0}, luck: luck}
}

func (s *shown) Step(j *search.Joint) (seen uint32, over bool) {
	if s.step++; s.step == 1 {
		if j[0] == 0 && s.heads {
			seen = 1
		}
		return seen, false
	}
	return s.coin.Step(j)
}

func (s *shown) Finish(payoffs []num.Milli) {
	if s.step == 1 {
		s.coin.Step(&search.Joint{uint8(s.luck.Draw(chance.Key{}) >> 63)})
	}
	s.coin.Finish(payoffs)
}

// A tree that is full goes on with what it has.
func TestFullTree(t *testing.T) {
	s := duelSettings(search.RegretMatching(num.Of(10)))
	s.Nodes = 1
	z := run(t, s, 1, duels(1)...)
	visits := int64(0)
	for c := range s.Choices {
		visits += z.Tally(0, c).Visits
	}
	if visits != int64(s.Iterations) {
		t.Errorf("the root has %d visits, want %d", visits, s.Iterations)
	}
}

// A choice is drawn as often as its weight says.
func TestDrawByWeight(t *testing.T) {
	z := run(t, settings(search.RegretMatching(num.Of(5)), 3, 100_000), 7, &matrix{pay: biased})
	var drawn [3]int
	for i := range 16_000 {
		drawn[z.Draw(0, chance.Counter(1).Draw(chance.Key{Nth: uint16(i)}))]++
	}
	for c, weight := range strategy(z, 0, 3) {
		if got := float64(drawn[c]) / 16_000; got < weight-0.02 || got > weight+0.02 {
			t.Errorf("choice %d is drawn in %.3f of cases, its weight is %.3f", c, got, weight)
		}
	}
}

// Settings out of bounds are refused by name.
func TestSettingsAreChecked(t *testing.T) {
	for want, change := range map[string]func(*search.Settings){
		"Players is 9":              func(s *search.Settings) { s.Players = 9 },
		"Choices is 0":              func(s *search.Settings) { s.Choices = 0 },
		"Choices is 65":             func(s *search.Settings) { s.Choices = 65 },
		"Depth is 0":                func(s *search.Settings) { s.Depth = 0 },
		"Nodes is 0":                func(s *search.Settings) { s.Nodes = 0 },
		"Particles is -1":           func(s *search.Settings) { s.Particles = -1 },
		"Blocks is 0":               func(s *search.Settings) { s.Blocks = 0 },
		"Iterations is 8, must be":  func(s *search.Settings) { s.Iterations = 8 },
		"from 9 to 4194304":         func(s *search.Settings) { s.Iterations = 1 << 25 },
		"percent of RegretMatching": func(s *search.Settings) { s.Selector = search.RegretMatching(num.Of(101)) },
		"weight of UCT is -1":       func(s *search.Settings) { s.Selector = search.UCT(-num.One) },
	} {
		s := duelSettings(search.RegretMatching(num.Of(10)))
		change(&s)
		if _, err := search.New(s, &duel{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want an error with %q, got %v", want, err)
		}
	}
	if _, err := search.New(duelSettings(search.UCT(0))); err == nil || !strings.Contains(err.Error(), "no game") {
		t.Errorf("without a game the error is %v", err)
	}
}

// The spread of a choice is what its trees' means differ by: nothing without luck or with
// one tree, and with noise of so much either way and so many visits a tree about
// noise / sqrt(3 * visits), the spread of an even draw over the root of their number.
func TestSpreadIsThatOfTheTrees(t *testing.T) {
	spread := func(noise, blocks int) num.Milli {
		s := settings(search.UCT(0), 1, 100*blocks)
		s.Blocks = blocks
		return run(t, s, 7, &matrix{pay: [][]int{{3}}, noise: noise}).Spread(0, 0)
	}
	if x := spread(0, 32); x != 0 {
		t.Errorf("without luck the trees differ by %v", x)
	}
	if x := spread(10, 1); x != 0 {
		t.Errorf("one tree differs by %v", x)
	}
	// 21 whole numbers from -10 to 10 have a deviation of 6.055, their mean over 100 draws 0.606.
	if x := spread(10, 256); x < 540 || x > 670 {
		t.Errorf("the trees differ by %v, want about 0.606", x)
	}
}
