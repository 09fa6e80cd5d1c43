package debrief_test

import (
	"slices"
	"strings"
	"testing"

	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// A chance that was hit says in the debrief which news came of it; while the game is played
// the view says that something will come, and not what.
func TestDebriefOfChance(t *testing.T) {
	s := shipped(t, "usmx-2026")
	g := play(t, s, 2, closings(2)+"us_governors: invite A45 mx_governors\nmx_governors: agree A45 us_governors\nclose\n")
	const line = `Chance: “Form a governors' compact” could bring something more. (A 10 % chance; it happened.) What `
	d := review(g, "us_governors")
	if !slices.Contains(d.Timeline[2].Happened, line+`came of it: “A state's side arrangement is questioned”.`) {
		t.Errorf("the debrief says %q", d.Timeline[2].Happened)
	}
	var v crisis.View
	g.Look(ledger.Only(s.Office("us_governors")), &v)
	told := false
	for i := range v.Log {
		x, ok := crisis.Tell(s, &v.Log[i], v.Of)
		if ok && v.Log[i].Kind == crisis.ChanceTaken && strings.HasPrefix(x.Text, line) {
			told = x.Text == line+"comes of it will show."
		}
	}
	if !told {
		t.Error("the view does not say that something will come of it")
	}
}

// What moved tension by less than a tenth in all is no cause worth naming.
func TestDebriefDrivers(t *testing.T) {
	for _, id := range []string{"harbour-20", "usmx-2026"} {
		for seed := range uint64(3) {
			d := review(play(t, shipped(t, id), seed, closings(12)), map[string]string{"harbour-20": "arden", "usmx-2026": "us_exec"}[id])
			for _, c := range d.Drivers {
				if max(c.Delta, -c.Delta) < 50*num.One/1000 {
					t.Errorf("%s, seed %d: %s is named for %v", id, seed, c.Title, c.Delta)
				}
			}
			for _, l := range d.Timeline {
				for _, x := range l.Unknown {
					if strings.Contains(x, " 0: ") {
						t.Errorf("%s, seed %d: %s", id, seed, x)
					}
				}
			}
		}
	}
}
