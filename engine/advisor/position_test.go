package advisor_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"backchannel/engine/advisor"
	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

const positions = 500

// position plays a game by random legal moves for some steps.
func position(t *testing.T, s *scenario.Scenario, seed uint64) *crisis.Game {
	r := rand.New(rand.NewPCG(seed, 2))
	g := crisis.New(s, chance.Seed(seed), true)
	for range r.IntN(120) {
		if g.Ended() {
			break
		}
		o := ledger.Office(r.IntN(s.Count()) + 1)
		var v crisis.View
		g.Look(ledger.Only(o), &v)
		var legal []ledger.Directive
		for _, x := range crisis.Options(s, &v, o, nil) {
			if x.Refusal.Code == "" {
				legal = append(legal, x.Directive)
			}
		}
		for _, verb := range []ledger.Verb{crisis.Propose, crisis.Propose, crisis.Paper, crisis.Table} {
			d := ledger.Directive{By: o, Verb: verb, With: ledger.Office(r.IntN(s.Count()) + 1)}
			for i, size := range s.Talks.Sizes {
				d.Levels[i] = int8(r.IntN(int(size)))
			}
			if verb != crisis.Paper {
				d.With = ledger.Nobody
			}
			if crisis.Check(s, &v, &d).Code == "" {
				legal = append(legal, d)
			}
		}
		if len(legal) > 0 {
			if refusal := g.Submit(legal[r.IntN(len(legal))]); refusal.Code != "" {
				t.Fatal(refusal)
			}
		}
	}
	return g
}

// Whatever has happened, what a counterpart chooses is legal, and the game that
// counterparts go on with from there comes to its end.
func TestAlwaysLegalAndEnds(t *testing.T) {
	s := load(t, "harbour-20")
	for seed := range uint64(positions) {
		g := position(t, s, seed)
		m := newMatch(t, g.Scenario, seed)
		m.g = g
		m.play()
		if m.refused > 0 {
			t.Fatalf("seed %d: %d refusals", seed, m.refused)
		}
	}
}

// A choice depends on the view alone: other hidden balances and other payoffs of the
// others make no difference, and a counterpart asked anew says the same.
func TestChoosesFromItsViewAlone(t *testing.T) {
	s, said := load(t, "harbour-20"), 0
	strange := make([]*scenario.Scenario, s.Count()+1)
	for o := 1; o <= s.Count(); o++ {
		strange[o] = stranger(t, ledger.Office(o))
	}
	for seed := range uint64(positions) {
		g := position(t, s, seed)
		for o := ledger.Office(1); int(o) <= s.Count(); o++ {
			for _, last := range []bool{false, true} {
				var v, w crisis.View
				g.Look(ledger.Only(o), &v)
				d, ok := advisor.NewUtility(s, o, chance.Counter(seed)).Choose(&v, last)
				hidden := otherwise(g, strange[o], o)
				hidden.Look(ledger.Only(o), &w)
				for id := range w.Bal {
					if w.Bal[id] != v.Bal[id] {
						t.Fatalf("seed %d: the view of %d differs at %s", seed, o, s.Accounts[id].Name)
					}
				}
				e, also := advisor.NewUtility(hidden.Scenario, o, chance.Counter(seed)).Choose(&w, last)
				if d != e || ok != also {
					t.Fatalf("seed %d, office %d, last %v: %+v and, with other secrets, %+v", seed, o, last, d, e)
				}
				if ok {
					said++
				}
			}
		}
	}
	if said < positions {
		t.Errorf("only %d choices compared", said)
	}
}

// stranger is the scenario with other payoffs and thresholds of all but office o.
func stranger(t *testing.T, o ledger.Office) *scenario.Scenario {
	s := load(t, "harbour-20")
	for p := range s.Talks.Parties {
		party := &s.Talks.Parties[p]
		if party.Office == o {
			continue
		}
		party.Threshold += 3 * num.One
		for _, pays := range party.Pays {
			for x := range pays {
				pays[x] = 7*num.One - 2*pays[x]
			}
		}
	}
	return s
}

// otherwise is a game that looks the same to office o, with other hidden balances, and
// without the orders that others have filed unseen.
func otherwise(g *crisis.Game, s *scenario.Scenario, o ledger.Office) *crisis.Game {
	h := copyOf(g, s)
	var v crisis.View
	g.Look(ledger.Only(o), &v) // which is its cabinet's too
	for id := range h.World.Bal {
		if !s.Accounts[id].Sees.Meets(v.Of) {
			h.World.Bal[id] += 5 * num.One
		}
	}
	h.World.Filed = slices.DeleteFunc(h.World.Filed, func(f ledger.Directive) bool { return !slices.Contains(v.Filed, f) })
	return h
}

// copyOf is a game of a scenario that stands where g does and goes its own way from there.
func copyOf(g *crisis.Game, s *scenario.Scenario) *crisis.Game {
	h := crisis.New(s, g.Luck, true)
	h.Book, h.Plan = ledger.Book{Keep: true, Events: slices.Clone(g.Book.Events)}, g.Plan
	h.World.CopyFrom(&g.World)
	return h
}

// A counterpart never offers, accepts or signs what home would not carry, at any of
// the moments of many games, and a turn holds few of its words.
func TestKeepsItsThreshold(t *testing.T) {
	s := load(t, "harbour-20")
	for seed := range uint64(100) {
		m := newMatch(t, s, seed)
		m.play()
		words := map[[2]int]int{}
		w := ledger.NewWorld(&s.Chart)
		for i := range m.g.Book.Events {
			e := &m.g.Book.Events[i]
			if e.Kind == crisis.PackageProposed {
				p := s.Talks.Party(e.Of.By)
				if s.Talks.Payoff(p, &e.Of.Levels) < w.Bal[s.Talks.Reserve[p]] {
					t.Errorf("seed %d: %s is below the threshold", seed, crisis.FormatDirective(s, &e.Of))
				}
			}
			switch e.Kind {
			case crisis.PackageProposed, crisis.PaperPassed, crisis.PackageAccepted, crisis.InvitationSent, crisis.TextTabled, crisis.PledgeLifted, crisis.OfferRejected:
				words[[2]int{int(e.Turn), int(e.Of.By)}]++
			}
			w.Post(e)
		}
		for k, n := range words {
			if n > wordsMax {
				t.Errorf("seed %d: office %d speaks %d times in turn %d", seed, k[1], n, k[0])
			}
		}
	}
}

// wordsMax is the most that a counterpart says in a turn among counterparts.
const wordsMax = 12
