package crisis_test

import (
	"slices"
	"testing"

	"backchannel/engine/crisis"
	"backchannel/engine/debrief"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// How an office stands at the end is its score in the debrief, also for who does not know
// that it is the end; and the moves that the game itself lists are those of the view.
func TestStandingIsTheDebriefsScore(t *testing.T) {
	compared, scored := 0, 0
	eachGame(t, 12, func(t *testing.T, p *player, seed uint64) {
		g := p.begin(seed, true)
		var v crisis.View
		p.playOut(t, g, func(d *ledger.Directive) {
			if p.chance(4) {
				g.Look(ledger.Only(d.By), &v)
				var may []ledger.Directive
				for _, x := range crisis.Options(p.s, &v, d.By, nil) {
					if x.Refusal.Code == "" {
						may = append(may, x.Directive)
					}
				}
				if !slices.Equal(g.Moves(d.By, nil), may) {
					t.Fatalf("turn %d: the game lists other moves than the view of %s", g.Turn(), p.s.Offices[d.By].ID)
				}
			}
		})
		ending := p.s.Endings[g.World.Bal[p.s.Ending]/num.One-1]
		stopped := slices.Clone(g.World.Bal)
		stopped[p.s.Ending] = 0
		for o := ledger.Office(1); int(o) <= p.s.Count(); o++ {
			want := debrief.Make(p.s, g.Book.Events, &g.World, ledger.Only(o)).Totals
			at := slices.IndexFunc(want, func(x debrief.Total) bool { return x.Office == o })
			if got := crisis.Standing(p.s, g.World.Bal, o); got != want[at].Score {
				t.Errorf("%s stands at %v, and the debrief says %v", p.s.Offices[o].ID, got, want[at].Score)
			}
			if got := crisis.Standing(p.s, stopped, o); got != want[at].Score && !ending.Now {
				t.Errorf("%s stands at %v before the end, and the debrief says %v", p.s.Offices[o].ID, got, want[at].Score)
			}
			if compared++; want[at].Score > 0 {
				scored++
			}
		}
	})
	t.Logf("%d scores compared, %d of them above 0", compared, scored)
	if scored == 0 {
		t.Error("nobody scores")
	}
}
