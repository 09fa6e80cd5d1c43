package crisis_test

import (
	"testing"

	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

// rollout plays imagined worlds on as a search does: each office files up to so many random
// orders of those that it may give, and all close.
type rollout struct {
	s     *scenario.Scenario
	from  crisis.Game // the moment that every rollout begins at
	world crisis.Game
	luck  chance.Counter
	ask   ledger.Directive
	acts  [][]ledger.Directive // by office, what it can ever order alone
	moves int
}

// newRollout imagines a world of a game of random moves, as one office sees it.
func newRollout(s *scenario.Scenario, turn int16) *rollout {
	r := &rollout{s: s, acts: make([][]ledger.Directive, s.Count()+1)}
	var v crisis.View
	g := crisis.New(s, chance.Seed(1), true)
	if turn > 1 {
		g = someTurns(s, turn)
	}
	g.Look(ledger.Only(1), &v)
	mind := crisis.NewImagination(s)
	mind.See(&v)
	mind.Into(&r.from, &r.luck)
	for o := 1; o <= s.Count(); o++ {
		for i := range s.Actions {
			a := &s.Actions[i]
			if a.By.Has(ledger.Office(o)) && !a.Joint && !a.Pins && a.On == scenario.OnNothing {
				r.acts[o] = append(r.acts[o], ledger.Directive{By: ledger.Office(o), Verb: crisis.Act, Item: uint16(i)})
			}
		}
	}
	return r
}

// play plays so many turns, with so many tries for an order by each of the first offices.
func (r *rollout) play(turns, offices, tries int) {
	r.world.CopyFrom(&r.from)
	r.luck++
	key := chance.Key{Purpose: 99}
	for range turns {
		for o := 1; o <= min(offices, r.s.Count()); o++ {
			for range min(tries, tries*len(r.acts[o])) {
				key.Nth++
				r.ask = r.acts[o][chance.Below(r.luck.Draw(key), uint64(len(r.acts[o])))]
				if r.world.Decide(&r.ask).Code == "" {
					r.moves++
				}
			}
		}
		if !r.world.Ended() {
			r.world.CloseAll()
			r.moves += r.s.Count()
		}
	}
}

// BenchmarkRollout measures what a turn of an imagined world costs, by the kernel alone.
func BenchmarkRollout(b *testing.B) {
	for _, c := range []struct {
		name, scenario string
		offices, tries int
	}{{"mini", "mini", 2, 2}, {"harbour-20", "harbour-20", 3, 2}, {"usmx-2026/quiet", large, 0, 0}, {"usmx-2026/executives", large, 2, 3}, {"usmx-2026/all", large, 16, 3}} {
		b.Run(c.name, func(b *testing.B) {
			const turns = 4
			r := newRollout(findScenario(b, c.scenario), 3)
			r.play(turns, c.offices, c.tries)
			r.moves = 0
			b.ReportAllocs()
			n := 0
			for b.Loop() {
				r.play(turns, c.offices, c.tries)
				n++
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(n*turns), "ns/turn")
			b.ReportMetric(float64(r.moves)/b.Elapsed().Seconds(), "moves/s")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// BenchmarkMoves lists what an office of an imagined world may do.
func BenchmarkMoves(b *testing.B) {
	for _, name := range []string{"mini", "harbour-20", large} {
		b.Run(name, func(b *testing.B) {
			r := newRollout(findScenario(b, name), 3)
			list := r.from.Moves(1, nil)
			b.ReportAllocs()
			for b.Loop() {
				list = r.from.Moves(1, list[:0])
			}
			b.ReportMetric(float64(len(list)), "moves")
		})
	}
}

// A turn that is played on in an imagined world allocates nothing, nor do listing what may
// be done in it and valuing it.
func TestRolloutsAllocateNothing(t *testing.T) {
	for _, name := range []string{"mini", "harbour-20", "quarry", "accord", "isles", large} {
		s := findScenario(t, name)
		r := newRollout(s, 3)
		list := r.from.Moves(1, nil)
		again := func() {
			r.play(4, s.Count(), 3)
			list = r.world.Moves(1, list[:0])
			list = r.from.Moves(1, list[:0])
			crisis.Standing(s, r.world.World.Bal, 1)
		}
		for range 200 {
			again()
		}
		if n := testing.AllocsPerRun(100, again); n != 0 {
			t.Errorf("%s: a rollout makes %v allocations, want 0", name, n)
		}
	}
}

// BenchmarkImagine measures what a world costs before it is played: reading a view's whole
// log, drawing a world from it, and going back to one.
func BenchmarkImagine(b *testing.B) {
	s := findScenario(b, large)
	var v crisis.View
	someTurns(s, 6).Look(ledger.Only(1), &v)
	mind, world, copied := crisis.NewImagination(s), &crisis.Game{}, &crisis.Game{}
	var luck chance.Counter
	b.Run("see", func(b *testing.B) {
		for b.Loop() {
			crisis.NewImagination(s).See(&v)
		}
		b.ReportMetric(float64(len(v.Log)), "events")
	})
	mind.See(&v)
	b.Run("into", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			luck++
			mind.Into(world, &luck)
		}
	})
	b.Run("copy", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			copied.CopyFrom(world)
		}
	})
}
