package crisis_test

import (
	"testing"

	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

// written is a game as the moves that were made in it and the luck that it was played
// with, so that it can be played again by the kernel alone.
type written struct {
	luck  counter
	moves []ledger.Directive
	turns int
}

// writeGames plays random legal games of the large scenario, each office for itself.
func writeGames(tb testing.TB, s *scenario.Scenario, n int) []written {
	tb.Helper()
	list := make([]written, n)
	for i := range list {
		x := &list[i]
		x.luck.seed = chance.Counter(i)
		p := (&player{dice: newDice(uint64(i)), s: s}).temper(uint64(i))
		g := crisis.NewIn(s, s.PlanOf("offices"), &x.luck, true)
		p.playOut(tb, g, func(d *ledger.Directive) { x.moves = append(x.moves, *d) })
		x.turns = int(g.Turn())
	}
	return list
}

// again plays a written game by the kernel alone.
func (x *written) again(g *crisis.Game, s *scenario.Scenario, move *ledger.Directive) {
	g.Reset(s, &x.luck, false)
	for i := range x.moves {
		*move = x.moves[i]
		g.Decide(move)
	}
}

// With recording off a game of sixteen offices allocates nothing either: texts, votes,
// bills, publics, trade and health included.
func TestLargeKernelAllocatesNothing(t *testing.T) {
	s := findScenario(t, large)
	list := writeGames(t, s, 8)
	g, move := crisis.NewIn(s, s.PlanOf("offices"), &list[0].luck, false), &ledger.Directive{}
	for range 2 {
		for i := range list {
			if list[i].again(g, s, move); !g.Ended() {
				t.Fatalf("game %d does not end when it is played again", i)
			}
		}
	}
	i := 0
	if n := testing.AllocsPerRun(3*len(list), func() { list[i%len(list)].again(g, s, move); i++ }); n != 0 {
		t.Errorf("a game makes %v allocations, want 0", n)
	}
}

// BenchmarkLargeKernel plays written games of sixteen offices by the kernel alone.
func BenchmarkLargeKernel(b *testing.B) {
	s := findScenario(b, large)
	list := writeGames(b, s, 40)
	g, move := crisis.NewIn(s, s.PlanOf("offices"), &list[0].luck, false), &ledger.Directive{}
	moves, turns := 0, 0
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		x := &list[i%len(list)]
		x.again(g, s, move)
		moves, turns = moves+len(x.moves), turns+x.turns
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(moves), "ns/move")
	b.ReportMetric(float64(moves)/float64(turns), "moves/turn")
	b.ReportMetric(float64(turns)/b.Elapsed().Seconds(), "turns/s")
	b.ReportMetric(0, "ns/op")
}
