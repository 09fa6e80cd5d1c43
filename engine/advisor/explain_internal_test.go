package advisor

import (
	"os"
	"strings"
	"testing"

	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// explained plays a game among counterparts and calls see with every directive and the
// counterpart that gives it, before it is carried out.
func explained(t *testing.T, s *scenario.Scenario, seed uint64, see func(u *Utility, v *crisis.View, d ledger.Directive)) {
	t.Helper()
	g := crisis.New(s, chance.Seed(seed), true)
	players, views := make([]*Utility, s.Count()+1), make([]crisis.View, s.Count()+1)
	for o := 1; o <= s.Count(); o++ {
		players[o] = NewUtility(s, ledger.Office(o), chance.Counter(seed*100+uint64(o)))
	}
	move := func(o int, last bool) bool {
		if g.Ended() || g.World.Bal[s.Offices[o].Closed] != 0 {
			return false
		}
		g.Look(ledger.Only(ledger.Office(o)), &views[o])
		d, ok := players[o].Choose(&views[o], last)
		if !ok {
			return false
		}
		see(players[o], &views[o], d)
		if again, also := players[o].Choose(&views[o], last); again != d || !also {
			t.Fatalf("seed %d: who has explained %v chooses %v", seed, d, again)
		}
		return g.Submit(d).Code == ""
	}
	for !g.Ended() {
		for spoke, round := true, 0; spoke && round < 16; round++ {
			spoke = false
			for o := 1; o <= s.Count(); o++ {
				spoke = move(o, false) || spoke
			}
		}
		for o := 1; o <= s.Count(); o++ {
			for n := 0; n < 24 && move(o, true); n++ {
			}
		}
	}
}

func loadInside(t *testing.T, id string) *scenario.Scenario {
	t.Helper()
	s, problems := scenario.Load(os.DirFS("../../scenarios/"+id), id)
	for _, p := range problems {
		t.Fatal(p)
	}
	return s
}

// The terms of an order add up to what it was weighed at, the reasons are its heaviest
// terms, and the reason that is given in public names nothing that is private.
func TestReasonsAddUp(t *testing.T) {
	for id, games := range map[string]uint64{"harbour-20": 20, "usmx-2026": 3} {
		s := loadInside(t, id)
		orders, spoken, packages := 0, 0, 0
		for seed := range games {
			explained(t, s, seed, func(u *Utility, v *crisis.View, d ledger.Directive) {
				reasons := u.Explain(v, &d, nil)
				if len(reasons) > ReasonsMax {
					t.Fatalf("%d reasons", len(reasons))
				}
				for i := 1; i < len(reasons); i++ {
					if weight(reasons[i].Worth) > weight(reasons[i-1].Worth) {
						t.Fatalf("%s: the reasons are not in order: %v", crisis.FormatDirective(s, &d), reasons)
					}
				}
				public := PublicReason(s, reasons)
				for i := range s.Accounts {
					if a := &s.Accounts[i]; a.Sees != ledger.Everyone && public != "" && strings.HasSuffix(public, " "+a.Title+".") {
						t.Fatalf("in public it says %q", public)
					}
				}
				if public != "" {
					spoken++
				}
				switch d.Verb {
				case crisis.Propose:
					packages++
				case crisis.Act, crisis.Invite, crisis.Choose:
				default:
					return
				}
				if len(reasons) == 0 {
					t.Fatalf("%s has no reason", crisis.FormatDirective(s, &d))
				}
				if d.Verb == crisis.Propose {
					return
				}
				orders++
				u.attend(v, true)
				var sum num.Milli
				terms := u.terms(&d)
				for _, r := range terms {
					sum += r.Worth
				}
				// Each term is rounded at each share.
				if worth := u.weighs(&d); weight(sum-worth) > num.Milli(20*(1+len(terms))) {
					t.Fatalf("%s is worth %v and its terms come to %v: %v", crisis.FormatDirective(s, &d), worth, sum, terms)
				}
			})
		}
		if orders < 20 || spoken < 20 || packages < 5 {
			t.Errorf("%s: only %d orders, %d packages and %d reasons in public", id, orders, packages, spoken)
		}
		t.Logf("%s: %d orders, %d packages, %d reasons in public", id, orders, packages, spoken)
	}
}
