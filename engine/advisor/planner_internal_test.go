package advisor

import (
	"io/fs"
	"testing"
	"time"

	"backchannel/engine/advisor/search"
	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
	"backchannel/scenarios"
)

// prepared is a planner that has planned the first turn of a game.
func prepared(t testing.TB, name string, think Thinking) *Planner {
	t.Helper()
	folder, err := fs.Sub(scenarios.Files, name)
	if err != nil {
		t.Fatal(err)
	}
	s, problems := scenario.Load(folder, name)
	for _, p := range problems {
		t.Fatal(p)
	}
	o := s.Talks.Parties[0].Office
	p := NewPlanner(s, o, chance.Counter(1), "", think).(*Planner)
	var v crisis.View
	crisis.New(s, chance.Seed(2), true).Look(ledger.Only(o), &v)
	p.attend(&v, true)
	p.prepare(&v)
	return p
}

// Once warm a search of imagined worlds allocates nothing, nor does trying a plan or a
// text in one.
func TestPlanningAllocatesNothing(t *testing.T) {
	for _, name := range []string{"harbour-20", "usmx-2026"} {
		p := prepared(t, name, Thinking{Iterations: 64, Selector: search.RegretMatching(ExploreRM), Workers: 1})
		if p.root.players[0].n < 4 || !p.root.next.any {
			t.Fatalf("%s: %d plans, a text to count on: %v", name, p.root.players[0].n, p.root.next.any)
		}
		text := p.root.next.levels
		again := func() {
			p.search.Run(5)
			p.tried(&p.root.players[0].plans[1])
			p.settled(&text)
			p.settled(nil)
		}
		for range 20 {
			again()
		}
		if n := testing.AllocsPerRun(10, again); n != 0 {
			t.Errorf("%s: a search makes %v allocations, want 0", name, n)
		}
	}
}

// BenchmarkPlannerEfficiency plays the same number of turns by search and at random, in
// turn within one run: what share of the raw speed the search keeps.
func BenchmarkPlannerEfficiency(b *testing.B) {
	for _, name := range []string{"harbour-20", "usmx-2026"} {
		for kind, selector := range map[string]search.Selector{"rm": search.RegretMatching(ExploreRM), "uct": search.UCT(ExploreUCT)} {
			b.Run(name+"/"+kind, func(b *testing.B) {
				p := prepared(b, name, Thinking{Iterations: 1000, Selector: selector, Workers: 1})
				w, payoffs := p.game, make([]num.Milli, len(p.root.players))
				var searched, played time.Duration
				for i := range b.N {
					start := time.Now()
					p.search.Run(uint64(i))
					searched += time.Since(start)
					start = time.Now()
					for n := range p.thinking.Iterations {
						w.Deal(n%particles, 0)
						for turn := range TreeDepth {
							var j search.Joint
							for k := range p.root.players {
								j[k] = uint8(w.luck.Draw(chance.Key{Turn: int16(turn), Actor: uint16(k), Nth: uint16(n)}) % uint64(p.root.players[k].n))
							}
							if _, over := w.Step(&j); over {
								break
							}
						}
						w.Finish(payoffs)
					}
					played += time.Since(start)
				}
				b.ReportMetric(float64(played)/float64(searched), "efficiency")
				b.ReportMetric(float64(searched.Microseconds())/float64(b.N*p.thinking.Iterations), "µs/iteration")
				b.ReportMetric(0, "ns/op")
			})
		}
	}
}

// A normal planner bargains as its office would, a strong one for its score.
func TestLevelsBargain(t *testing.T) {
	think := Thinking{Iterations: 64, Selector: search.RegretMatching(ExploreRM), Workers: 1}
	normal := think
	normal.Usual = true
	s := loadInside(t, "usmx-2026")
	o := s.Talks.Parties[0].Office
	usual := NewStyled(s, o, chance.Counter(1), "")
	n := NewPlanner(s, o, chance.Counter(1), "", normal).(*Planner)
	if n.Taste.Deal != usual.Taste.Deal || n.foresight != nil {
		t.Errorf("a normal planner bargains by %+v, want the usual %+v, and weighs no text in imagined worlds", n.Taste.Deal, usual.Taste.Deal)
	}
	p := NewPlanner(s, o, chance.Counter(1), "", think).(*Planner)
	if p.Taste.Deal == usual.Taste.Deal || p.foresight == nil {
		t.Error("a planner that is to bargain for its score bargains as usual")
	}
}
