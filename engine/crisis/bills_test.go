package crisis_test

import (
	"fmt"
	"strings"
	"testing"

	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// divided plays a game in which the Diet's bills are tabled and every veto is filed, and
// tells of each division with what the whips of the Diet counted before it.
func divided(t testing.TB, s *scenario.Scenario, seed uint64, tell func(*ledger.Event, crisis.WhipCount)) {
	t.Helper()
	g := crisis.New(s, chance.Seed(seed), true)
	diet, isle := s.Office("diet"), s.Office("isle")
	var v crisis.View
	for !g.Ended() {
		for bill := range s.Bills {
			for item := range 3 { // what is bargained for in this turn no count could know
				g.Submit(ledger.Directive{By: diet, Verb: crisis.Act, Item: uint16(item), Pick: uint8(bill + 1)})
			}
			g.Submit(ledger.Directive{By: isle, Verb: crisis.Veto, Item: uint16(bill)})
		}
		g.Look(ledger.Only(diet), &v)
		counts := make([]crisis.WhipCount, len(s.Bills))
		for bill := range s.Bills {
			counts[bill], _ = crisis.CountVotes(s, &v, bill)
		}
		from := len(g.Book.Events)
		for o := 1; o <= s.Count() && !g.Ended(); o++ {
			g.Submit(ledger.Directive{By: ledger.Office(o), Verb: crisis.Close})
		}
		for i := range g.Book.Events[from:] {
			e := &g.Book.Events[from+i]
			if e.Kind == crisis.BillVoted || e.Kind == crisis.OverrideVoted {
				w := counts[e.Of.Item]
				if w.Stage != int(e.Of.Pick)-1 { // the upper of the two houses that may override
					w = crisis.CountAt(s, &v, int(e.Of.Item), int(e.Of.Pick)-1)
				}
				tell(e, w)
			}
		}
	}
}

// What a whip counts is what the division then is drawn by: the odds agree where no
// member has a leaning of their own, and on average where some have.
func TestWhipsCountRightly(t *testing.T) {
	s := findScenario(t, "isles")
	upper, passed, expected := 0, 0, num.Milli(0)
	for seed := range uint64(600) {
		divided(t, s, seed, func(e *ledger.Event, w crisis.WhipCount) {
			c := &s.Chambers[w.Chamber]
			switch {
			case c.Rated == 0 && e.Odds != w.Odds:
				t.Fatalf("seed %d: %s on %s had odds of %v, and the whips counted %v", seed, c.ID, s.Bills[e.Of.Item].ID, e.Odds, w.Odds)
			case c.Rated > 0:
				upper++
				expected += w.Odds
				if e.Drawn < e.Odds {
					passed++
				}
			}
		})
	}
	if gap := 100*passed - int(expected/num.One); gap > 4*upper || gap < -4*upper || upper < 300 {
		t.Errorf("of %d votes of the upper house %d passed, and the whips expected %v percent of each on average", upper, passed, expected/num.Milli(upper))
	}
}

// The yes votes that a division enters bloc by bloc add up to its total, and the total
// reaches what was needed exactly when it passed.
func TestDivisionsAddUp(t *testing.T) {
	s := findScenario(t, "isles")
	for seed := range uint64(100) {
		divided(t, s, seed, func(e *ledger.Event, w crisis.WhipCount) {
			c := &s.Chambers[w.Chamber]
			votes := map[ledger.ID]int{}
			for _, n := range e.Entries {
				votes[n.To] = max(0, int(n.Delta/num.One))
			}
			sum := 0
			for _, id := range c.Votes {
				sum += votes[id]
			}
			if yes := votes[c.Yes]; sum != yes || (yes >= w.Needed) != (e.Drawn < e.Odds) {
				t.Fatalf("seed %d: %s: %d yes votes, %d by bloc, %d needed, odds %v, drawn %v", seed, c.ID, yes, sum, w.Needed, e.Odds, e.Drawn)
			}
		})
	}
}

// With recording off the parliaments allocate nothing either.
func TestBillsAllocateNothing(t *testing.T) {
	s := findScenario(t, "isles")
	g := crisis.New(s, chance.Counter(1), false)
	diet := s.Office("diet")
	play := func() {
		g.Reset(s, chance.Counter(1), false)
		for bill := range s.Bills {
			for _, item := range []uint16{1, 2, 3} {
				g.Submit(ledger.Directive{By: diet, Verb: crisis.Act, Item: item, Pick: uint8(bill + 1)})
			}
		}
		for !g.Ended() {
			for o := 1; o <= s.Count() && !g.Ended(); o++ {
				g.Submit(ledger.Directive{By: ledger.Office(o), Verb: crisis.Close})
			}
		}
	}
	play()
	if n := testing.AllocsPerRun(20, play); n != 0 {
		t.Errorf("a game with bills makes %v allocations, want 0", n)
	}
}

// What an order about a bill would do is said before it is sent.
func TestEffectsOfBills(t *testing.T) {
	s := findScenario(t, "isles")
	g := crisis.New(s, chance.Seed(3), true)
	var b strings.Builder
	var v crisis.View
	ask := func(office, line string) {
		o := s.Office(office)
		d, err := crisis.ParseDirective(s, o, line)
		if err != nil {
			t.Fatal(err)
		}
		g.Look(ledger.Only(o), &v)
		fmt.Fprintf(&b, "%s: %s\n", office, line)
		if r := crisis.Check(s, &v, &d); r.Code != "" {
			fmt.Fprintf(&b, "  refused: %s\n", r.Reason(s))
		}
		for _, e := range crisis.Effects(s, &v, &d) {
			fmt.Fprintf(&b, "  %s\n", e)
		}
	}
	ask("diet", "motion L1")
	ask("diet", "callup L2")
	ask("diet", "motion L3")
	script(t, g, "diet: callup L2\ndiet: motion L1\nclose\n")
	ask("diet", "whip L1")
	ask("isle", "whip L2")
	ask("isle", "whip L1")
	ask("isle", "veto L2")
	script(t, g, "diet: whip L2\nclose\n")
	ask("isle", "veto L2")
	goldenTold(t, "bills", b.String())
}
