package advisor

import (
	"io/fs"
	"testing"

	"backchannel/engine/advisor/search"
	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
	"backchannel/scenarios"
)

// Once warm a search of imagined worlds allocates nothing, nor does trying a plan or a
// text in one.
func TestPlanningAllocatesNothing(t *testing.T) {
	for _, name := range []string{"harbour-20", "usmx-2026"} {
		folder, err := fs.Sub(scenarios.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		s, problems := scenario.Load(folder, name)
		for _, p := range problems {
			t.Fatal(p)
		}
		o := s.Talks.Parties[0].Office
		think := Thinking{Iterations: 64, Selector: search.RegretMatching(ExploreRM), Workers: 1}
		p := NewPlanner(s, o, chance.Counter(1), "", think).(*Planner)
		var v crisis.View
		crisis.New(s, chance.Seed(2), true).Look(ledger.Only(o), &v)
		p.attend(&v, true)
		p.prepare(&v)
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
