package advisor_test

import (
	"flag"
	"fmt"
	"testing"

	"backchannel/engine/advisor"
	"backchannel/engine/advisor/search"
	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

var (
	plannerPositions      = flag.Int("planner-positions", 8, "from how many positions of harbour-20, for each style, a planner is asked twice")
	plannerPositionsLarge = flag.Int("planner-positions-usmx", 3, "the same of usmx-2026")
)

// quick is a planner's thinking in tests.
func quick(iterations, workers int) advisor.Thinking {
	return advisor.Thinking{Iterations: iterations, Selector: search.RegretMatching(advisor.ExploreRM), Workers: workers}
}

func plannerOf(s *scenario.Scenario, o ledger.Office, seed uint64, style string, t advisor.Thinking) advisor.Counterpart {
	return advisor.NewPlanner(s, o, chance.Counter(seed), style, t)
}

// signers are the offices whose own signature an agreement needs.
func signers(s *scenario.Scenario) (list []ledger.Office) {
	for p := range s.Talks.Parties {
		if x := &s.Talks.Parties[p]; x.Signs() {
			list = append(list, x.Office)
		}
	}
	return list
}

// choicesMax is how many choices of a position are compared at most.
const choicesMax = 8

// What a planner chooses depends on its view alone: other hidden balances and other
// payoffs of the others make no difference.
func TestPlannerChoosesFromItsViewAlone(t *testing.T) {
	for _, c := range []struct {
		name  string
		seeds int
	}{{"harbour-20", *plannerPositions}, {"usmx-2026", *plannerPositionsLarge}} {
		t.Run(c.name, func(t *testing.T) {
			s, said, orders := load(t, c.name), 0, 0
			for seed := range uint64(c.seeds) {
				g := position(t, s, seed)
				for _, o := range signers(s) {
					strange := s
					if c.name == "harbour-20" { // where others' payoffs are hidden too
						strange = stranger(t, o)
					}
					hidden := otherwise(g, strange, o)
					for _, style := range append([]string{""}, advisor.Styles()...) {
						h := [2]*crisis.Game{copyOf(g, s), copyOf(hidden, strange)}
						p := [2]advisor.Counterpart{plannerOf(s, o, seed, style, quick(64, 1)), plannerOf(strange, o, seed, style, quick(64, 1))}
						for n := range choicesMax { // what it says once in the talks, then at the close
							var d [2]ledger.Directive
							var ok [2]bool
							for i := range h {
								var v crisis.View
								h[i].Look(ledger.Only(o), &v)
								d[i], ok[i] = p[i].Choose(&v, n > 0)
							}
							if d[0] != d[1] || ok[0] != ok[1] {
								t.Fatalf("seed %d, office %d, style %q, choice %d: %+v and, with other secrets, %+v", seed, o, style, n, d[0], d[1])
							}
							if n > 0 && (!ok[0] || d[0].Verb == crisis.Close) {
								break
							}
							said++
							if d[0].Verb == crisis.Act {
								orders++
							}
							if n == 0 {
								continue
							}
							if !crisis.Sealed(d[0].Verb) { // what is agreed in the open can rest on what is hidden
								break
							}
							for i := range h {
								if r := h[i].Submit(d[i]); r.Code != "" {
									t.Fatalf("seed %d, office %d, style %q: %+v is refused: %s", seed, o, style, d[i], r.Code)
								}
							}
						}
					}
				}
			}
			t.Logf("%d choices compared, %d of them orders", said, orders)
			if orders < c.seeds {
				t.Errorf("only %d orders among %d choices", orders, said)
			}
		})
	}
}

// A planner says the same on any number of workers; and one that is asked anew at any
// moment of a turn, as after a game was saved and loaded, goes on as the first would.
func TestPlannerIsAFunctionOfItsView(t *testing.T) {
	for _, c := range []struct {
		name  string
		seeds uint64
		turns int16
	}{{"harbour-20", 6, 4}, {"usmx-2026", 1, 5}} {
		s := load(t, c.name)
		moves, orders := 0, 0
		for seed := range c.seeds {
			m := newMatch(t, s, seed)
			for _, o := range signers(s) {
				m.players[o] = &askedAnew{t: t, Counterpart: plannerOf(s, o, seed, "", quick(64, 1)), anew: func(n int) advisor.Counterpart {
					return plannerOf(s, o, seed, "", quick(64, []int{1, 2, 8}[n%3]))
				}, moves: &moves, orders: &orders}
			}
			for !m.g.Ended() && m.g.Turn() <= c.turns {
				m.turn()
			}
			if m.refused > 0 {
				t.Errorf("%s, seed %d: %d refusals", c.name, seed, m.refused)
			}
		}
		t.Logf("%s: %d choices made twice, %d of them orders", c.name, moves, orders)
		if orders == 0 {
			t.Errorf("%s: a planner gives no order", c.name)
		}
	}
}

// askedAnew fails where a fresh counterpart would choose otherwise.
type askedAnew struct {
	advisor.Counterpart
	t             *testing.T
	anew          func(n int) advisor.Counterpart
	moves, orders *int
}

func (p *askedAnew) Choose(v *crisis.View, last bool) (ledger.Directive, bool) {
	d, ok := p.Counterpart.Choose(v, last)
	e, also := p.anew(*p.moves).Choose(v, last)
	if d != e || ok != also {
		p.t.Fatalf("turn %d: %+v, and anew %+v", v.Turn(), d, e)
	}
	if *p.moves++; d.Verb == crisis.Act && ok {
		*p.orders++
	}
	return d, ok
}

// From any position, in any style and by either selector, what a planner files is legal
// and the game comes to its end.
func TestPlannerIsAlwaysLegal(t *testing.T) {
	s := load(t, "harbour-20")
	styles := append([]string{""}, advisor.Styles()...)
	for seed := range uint64(*plannerPositions) {
		m := newMatch(t, s, seed)
		m.g = position(t, s, seed)
		for i, o := range signers(s) {
			think := quick(64, 1)
			if i > 0 {
				think.Selector = search.UCT(advisor.ExploreUCT)
			}
			m.players[o] = plannerOf(s, o, seed, styles[int(seed)%len(styles)], think)
		}
		m.play()
		if m.refused > 0 {
			t.Fatalf("seed %d: %d refusals", seed, m.refused)
		}
	}
}

// Scenarios of any kind are planned in, also those whose tables are nothing like the two.
func TestPlannerInTinyScenarios(t *testing.T) {
	for name, s := range tinies(t) {
		for seed := range uint64(10) {
			m := newMatch(t, s, seed)
			for _, o := range signers(s) {
				m.players[o] = plannerOf(s, o, seed, "", quick(64, 1))
			}
			m.play()
			if m.refused > 0 {
				t.Errorf("%s, seed %d: %d refusals", name, seed, m.refused)
			}
		}
	}
}

// Only an office whose signature an agreement needs plans; the others are Utilities.
func TestOthersDoNotPlan(t *testing.T) {
	s := load(t, "harbour-20")
	for o := ledger.Office(1); int(o) <= s.Count(); o++ {
		_, plans := plannerOf(s, o, 1, "", quick(64, 1)).(*advisor.Planner)
		if want := s.Talks.Party(o) >= 0; plans != want {
			t.Errorf("%s plans: %v", s.Offices[o].ID, plans)
		}
	}
}

// BenchmarkPlanner measures an executive's whole thinking of a turn's close.
func BenchmarkPlanner(b *testing.B) {
	for _, name := range []string{"harbour-20", "usmx-2026"} {
		s := load(b, name)
		o := signers(s)[0]
		m := newMatch(b, s, 3)
		for m.g.Turn() < int16(s.Turns/2) {
			m.turn()
		}
		var v crisis.View
		for u := plannerOf(s, o, 3, "", quick(64, 1)); ; { // all but its orders
			m.g.Look(ledger.Only(o), &v)
			d, _ := u.Choose(&v, true)
			if d.Verb == crisis.Act || d.Verb == crisis.Close {
				break
			}
			m.g.Submit(d)
		}
		for _, think := range []advisor.Thinking{quick(advisor.NormalIterations, 0), quick(advisor.StrongIterations, 0)} {
			b.Run(fmt.Sprint(name, "/", think.Iterations), func(b *testing.B) {
				for range b.N {
					plannerOf(s, o, 3, "", think).Choose(&v, true)
				}
			})
		}
	}
}
