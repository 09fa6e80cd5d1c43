package crisis_test

import (
	"os"
	"testing"

	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// What an event is told to come from: a request is credited to who did it, a plural office
// has its verb, and a card blames nobody.
func TestBlame(t *testing.T) {
	s, problems := scenario.Load(os.DirFS("../../scenarios/usmx-2026"), "usmx-2026")
	if len(problems) > 0 {
		t.Fatal(problems[0])
	}
	action := func(id string) (n uint16) {
		for i := range s.Actions {
			if s.Actions[i].ID == id {
				n = uint16(i)
			}
		}
		return n
	}
	us, north, south := s.Office("us_exec"), s.Office("us_governors"), s.Office("mx_governors")
	for _, x := range []struct {
		kind ledger.Kind
		of   ledger.Directive
		seat ledger.Office
		want string
	}{
		{crisis.RequestMet, ledger.Directive{By: us, With: north, Item: action("A26")}, south, "US governors have done what was asked of US Executive: Run southbound checks and traces."},
		{crisis.RequestMet, ledger.Directive{By: us, With: us, Item: action("A26")}, us, "You have done what was asked: Run southbound checks and traces."},
		{crisis.InvitationAccepted, ledger.Directive{By: south, With: north, Item: action("A45")}, us, "US governors agree to Mexican governors' invitation: " + s.Actions[action("A45")].Name + "."},
	} {
		l, _ := crisis.Tell(s, &ledger.Event{Kind: x.kind, Sees: ledger.Everyone, Of: x.of}, ledger.Only(x.seat))
		if l.Text != x.want {
			t.Errorf("%q, want %q", l.Text, x.want)
		}
	}
	for i := range s.Cards {
		n := ledger.Entry{To: s.Laws.Tension, Delta: num.One, Rule: s.Cards[i].Rule, By: us}
		if c := crisis.CauseOf(s, &ledger.Event{Kind: crisis.LawApplied}, &n, 0); c.By != ledger.Nobody {
			t.Errorf("%s is blamed on %s", s.Cards[i].ID, s.Offices[c.By].Short)
		}
		if c := crisis.CauseOf(s, &ledger.Event{Kind: crisis.ClaimLabelled}, &n, 0); c.By != us {
			t.Errorf("who labelled %s is not named", s.Cards[i].ID)
		}
	}
}
