package advisor_test

import (
	"reflect"
	"strings"
	"testing"

	"backchannel/engine/advisor"
	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// advised is what all advisers of a seat say.
func advised(s *scenario.Scenario, v *crisis.View) (list []advisor.Advice) {
	c := advisor.NewCounsel(s, v.Of)
	c.See(v)
	for l := range advisor.Leanings {
		list = append(list, c.Advise(l)...)
	}
	return list
}

// What advisers say can be done, has a reason, a risk and how sure they are in words, rests
// on the view alone, and they disagree now and then.
func TestAdvisers(t *testing.T) {
	all := staged(t)
	all["harbour-20"] = load(t, "harbour-20")
	delete(all, "accord")
	for name, s := range all {
		said, differ := 0, 0
		for seed := range uint64(2) {
			m := newMatch(t, s, seed)
			for !m.g.Ended() {
				for o := ledger.Office(1); o <= 2; o++ {
					if name == "usmx-2026" && o == 2 {
						o = s.Office("mx_pres")
					}
					var v, w crisis.View
					m.g.Look(ledger.Only(o), &v)
					list := advised(s, &v)
					other := &crisis.Game{Scenario: s, Book: m.g.Book}
					other.World.CopyFrom(&m.g.World)
					for id := range other.World.Bal {
						if !s.Accounts[id].Sees.Has(o) {
							other.World.Bal[id] += 5 * num.One
						}
					}
					other.Look(ledger.Only(o), &w)
					if again := advised(s, &w); !reflect.DeepEqual(list, again) {
						t.Fatalf("%s, seed %d: %+v, and with other secrets %+v", name, seed, list, again)
					}
					for i := range list {
						a := &list[i]
						if r := crisis.Check(s, &v, &a.Directive); r.Code != "" {
							t.Fatalf("%s: %s is advised, and is %s", name, crisis.FormatDirective(s, &a.Directive), r.Code)
						}
						if strings.Contains(a.What(s), "=") || a.Why(s) == "" || a.Wrong(s) == "" || a.Surely(nil) == "" {
							t.Fatalf("%s: no words for %+v", name, a)
						}
						said++
						if testing.Verbose() && seed == 0 {
							t.Logf("%d %s %s: %s | %s | %s | %s", m.g.Turn(), s.Offices[o].Short, a.By.Name(nil), a.What(s), a.Why(s), a.Wrong(s), a.Surely(nil))
						}
						if i > 0 && list[i-1].By != a.By && list[i-1].Directive.Verb == a.Directive.Verb && list[i-1].Directive != a.Directive {
							differ++
						}
					}
				}
				m.turn()
			}
		}
		if said < 30 || differ < 5 {
			t.Errorf("%s: %d pieces of advice, of which %d differ", name, said, differ)
		}
	}
}

func BenchmarkCounsel(b *testing.B) {
	s := load(b, "usmx-2026")
	g := crisis.New(s, chance.Seed(1), true)
	var v crisis.View
	g.Look(s.Plans[0].Seats[0].Offices, &v)
	for b.Loop() {
		advised(s, &v)
	}
}
