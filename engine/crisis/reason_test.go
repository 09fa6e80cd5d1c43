package crisis_test

import (
	"testing"

	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
)

// A refusal says why in words, and what was said is read back as it was typed.
func TestReasonsAreTold(t *testing.T) {
	s := findScenario(t, "accord")
	for _, c := range []struct{ from, typed, told string }{
		{"east", "reject west because P1 as home", "East turns down West's offer because of Pier."},
		{"east", "reject west because P1 as more", "East turns down West's offer: could carry it at home, but holds out for more on Pier."},
		{"east", "reject west because P1=2 as more", "East turns down West's offer: could carry it at home, but holds out for Pier at “large”."},
		{"east", "reject west because P1=2 as home", "East turns down West's offer because of Pier, and asks for “large” there."},
		{"east", "reject west because P2 as own", "East turns down West's offer: expects the Assembly to vote it down because of Light."},
		{"east", "reject west because P1 as demand", "East turns down West's offer: cannot go back on its public demand on Pier."},
		{"east", "reject west because P2 as law", "East turns down West's offer: will not sign what needs a law first: Light."},
		{"east", "decline call west as trust", "East declines West's invitation: A call. There is too little trust for it."},
		{"east", "decline call west as answer", "East declines West's invitation: A call. The last invitation from there was declined."},
		{"east", "decline call west", "East declines West's invitation: A call."},
	} {
		g := crisis.New(s, chance.Seed(3), true)
		script(t, g, "west: invite call east\nwest: propose P1=1 P2=1\n"+c.from+": "+c.typed)
		e := &g.Book.Events[len(g.Book.Events)-1]
		if line, ok := crisis.Tell(s, e, ledger.Only(s.Office("chair"))|ledger.Only(s.Office("west"))|ledger.Only(s.Office("council"))); !ok || line.Text != c.told {
			t.Errorf("%s: %q, want %q", c.typed, line.Text, c.told)
		}
		d, err := crisis.ParseDirective(s, s.Office(c.from), c.typed)
		if err != nil {
			t.Error(err)
		} else if form := crisis.FormatDirective(s, &d); form != c.typed {
			t.Errorf("%q, want %q", form, c.typed)
		}
	}
	if _, err := crisis.ParseDirective(s, s.Office("east"), "reject west because P1 as whim"); err == nil {
		t.Error("a reason that there is not was understood")
	}
}
