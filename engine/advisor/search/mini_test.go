package search_test

import (
	"os"
	"testing"
	"time"

	"backchannel/engine/advisor/search"
	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// mini is the reference crisis of engine/crisis/testdata/mini as a search plays it: two
// offices, a joint choice a turn, each of one of eight plans of two orders; a rollout files
// orders at random to the end. The kernel runs with recording off.
type mini struct {
	game   *crisis.Game
	root   ledger.World
	luck   miniLuck
	move   ledger.Directive
	scores [2]ledger.ID
	moves  int // orders filed since it was made
}

// miniLuck is the luck of the game at hand, by pointer, so that as an interface it
// allocates nothing.
type miniLuck struct{ chance.Counter }

// plansMax is how many plans an office chooses among.
const plansMax = 8

// ordersAt is the purpose of a rollout's draws; the kernel's own are small numbers.
const ordersAt = 1 << 15

func newMini(tb testing.TB) *mini {
	tb.Helper()
	s, problems := scenario.Load(os.DirFS("../../crisis/testdata/mini"), "mini")
	for _, p := range problems {
		tb.Fatal(p)
	}
	m := &mini{}
	m.game = crisis.New(s, &m.luck, false)
	m.root.CopyFrom(&m.game.World)
	for o, name := range []string{"left.score", "right.score"} {
		id, ok := s.Find(name)
		if !ok {
			tb.Fatalf("mini has no account %s", name)
		}
		m.scores[o] = id
	}
	return m
}

func (m *mini) Deal(_ int, luck chance.Counter) {
	m.luck.Counter = luck
	m.game.World.CopyFrom(&m.root)
}

func (m *mini) Choices(int) search.Set { return search.First(plansMax) }

// order files an action of an office, or the next that it may file.
func (m *mini) order(office int, item uint16) {
	m.move = ledger.Directive{By: ledger.Office(office), Verb: crisis.Act, Item: item}
	for m.game.Decide(&m.move).Code != "" {
		m.move.Item = (m.move.Item + 1) % 20
	}
	m.moves++
}

func (m *mini) close() {
	for o := 1; o <= 2; o++ {
		m.move = ledger.Directive{By: ledger.Office(o), Verb: crisis.Close}
		m.game.Decide(&m.move)
	}
}

// Step files the plans: number k is the orders 2k and 2k+5.
func (m *mini) Step(j *search.Joint) (uint32, bool) {
	for o := range 2 {
		k := uint16(j[o])
		m.order(o+1, 2*k)
		m.order(o+1, 2*k+5)
	}
	m.close()
	return 0, m.game.Ended()
}

func (m *mini) Finish(payoffs []num.Milli) {
	m.playOut()
	for o, id := range m.scores {
		payoffs[o] = m.game.World.Bal[id]
	}
}

// playOut files orders at random to the end of the game.
func (m *mini) playOut() {
	for !m.game.Ended() {
		turn := m.game.Turn()
		for o := 1; o <= 2; o++ {
			for n := range uint16(2) {
				m.order(o, uint16(m.luck.Draw(chance.Key{Turn: turn, Purpose: ordersAt, Actor: uint16(o), Nth: n})%20))
			}
		}
		m.close()
	}
}

// miniSettings are those of a normal planner: two executives of eight plans, three turns
// deep.
func miniSettings(selector search.Selector, iterations int) search.Settings {
	return search.Settings{
		Players: 2, Choices: plansMax, Selector: selector, Depth: 3, Nodes: iterations / 2, Particles: 16,
		Iterations: iterations, Blocks: 2,
	}
}

// The search of a crisis allocates nothing, plays whole games, and says the same on two
// workers as on one.
func TestSearchOfACrisis(t *testing.T) {
	s := miniSettings(search.RegretMatching(num.Of(10)), 400)
	m := newMini(t)
	z := run(t, s, 1, m)
	one := said(z, s)
	if two := said(run(t, s, 1, newMini(t), newMini(t)), s); two != one {
		t.Errorf("two workers say\n%s, one says\n%s", two, one)
	}
	if m.moves < 400*40 || m.moves > 400*48 {
		t.Errorf("400 iterations have %d moves, want 40 to 48 each", m.moves)
	}
	seed := uint64(0)
	if n := testing.AllocsPerRun(5, func() { z.Run(seed); seed++ }); n != 0 {
		t.Errorf("a search makes %v allocations, want 0", n)
	}
}

// rates are what a benchmark of mini counts, each in turn within one run.
type rates struct {
	searchTime, rawTime time.Duration
	iterations          int
	searchMoves         int
	rawMoves            int
}

// count plays a search and as many games at random.
func (r *rates) count(z *search.Search, m *mini, iterations int, seed uint64) {
	from, moves := time.Now(), m.moves
	z.Run(seed)
	middle, between := time.Now(), m.moves
	for i := range iterations {
		m.Deal(0, chance.Counter(seed<<32+uint64(i)))
		m.playOut()
	}
	r.searchTime, r.rawTime = r.searchTime+middle.Sub(from), r.rawTime+time.Since(middle)
	r.iterations += iterations
	r.searchMoves += between - moves
	r.rawMoves += m.moves - between
}

func (r *rates) iterationsPerSecond() float64 { return float64(r.iterations) / r.searchTime.Seconds() }
func (r *rates) movesPerSecond() float64      { return float64(r.rawMoves) / r.rawTime.Seconds() }

// efficiency is the moves per second of a search over those of games played at random.
func (r *rates) efficiency() float64 {
	return float64(r.searchMoves) / r.searchTime.Seconds() / r.movesPerSecond()
}

// BenchmarkEfficiency searches the reference crisis and plays it at random in turn, in
// one run, and prints what share of the raw speed a search keeps: the goal is 0.85.
func BenchmarkEfficiency(b *testing.B) {
	for _, c := range []struct {
		name     string
		selector search.Selector
	}{{"regret-matching", search.RegretMatching(num.Of(10))}, {"uct", search.UCT(num.Of(20))}} {
		b.Run(c.name, func(b *testing.B) {
			const iterations = 2_000
			m := newMini(b)
			z := run(b, miniSettings(c.selector, iterations), 0, m)
			var r rates
			b.ReportAllocs()
			for seed := uint64(1); b.Loop(); seed++ {
				r.count(z, m, iterations, seed)
			}
			b.ReportMetric(r.efficiency(), "efficiency")
			b.ReportMetric(r.iterationsPerSecond(), "iterations/s")
			b.ReportMetric(float64(r.searchMoves)/float64(r.iterations), "moves/iteration")
			b.ReportMetric(r.movesPerSecond(), "raw-moves/s")
		})
	}
}
