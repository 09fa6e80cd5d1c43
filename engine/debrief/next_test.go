package debrief_test

import (
	"fmt"
	"strings"
	"testing"

	"backchannel/engine/crisis"
	"backchannel/engine/debrief"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

// signText lets both executives agree on a text in the turn at hand and sign it; the
// kernel must refuse nothing.
func signText(t *testing.T, g *crisis.Game, l ledger.Levels) {
	t.Helper()
	us, mx := g.Scenario.Office("us_exec"), g.Scenario.Office("mx_pres")
	same := crisis.NoLevels()
	for _, d := range []ledger.Directive{
		{By: us, Verb: crisis.Propose, Levels: l},
		{By: mx, Verb: crisis.Accept, With: us, Levels: same},
		{By: us, Verb: crisis.Sign},
		{By: mx, Verb: crisis.Sign},
	} {
		if r := g.Submit(d); r.Code != "" {
			t.Errorf("turn %d: the text that the debrief names is refused: %s", g.Turn(), r.Reason(g.Scenario))
		}
	}
}

func closings(n int) string { return strings.Repeat("close\n", n) }

// Of an agreement made in parts the debrief names only a text that the kernel lets both
// sides sign in that turn, of at most three rows: the first where there was none, and
// after one that passed one more on top of it.
func TestDebriefNextText(t *testing.T) {
	s := shipped(t, "usmx-2026")
	further := 0
	for seed := range uint64(6) {
		d := review(play(t, s, seed, closings(12)), "us_exec")
		first := named(t, s, &d)
		g := play(t, s, seed, closings(first.Turn-1))
		signText(t, g, first.Levels)
		for !g.Ended() {
			for o := 1; o <= s.Count(); o++ {
				g.Submit(ledger.Directive{By: ledger.Office(o), Verb: crisis.Close})
			}
		}
		d = review(g, "us_exec")
		if d.Space.Signed == nil || d.Space.Next == nil {
			continue
		}
		more := named(t, s, &d)
		if more.From != first.Levels || more.Turn <= first.Turn {
			t.Errorf("seed %d: in turn %d one more text would have stood on %v, not on what was in force", seed, more.Turn, more.From)
		}
		g = play(t, s, seed, closings(first.Turn-1))
		signText(t, g, first.Levels)
		for int(g.Turn()) < more.Turn {
			for o := 1; o <= s.Count(); o++ {
				g.Submit(ledger.Directive{By: ledger.Office(o), Verb: crisis.Close})
			}
		}
		signText(t, g, more.Levels)
		further++
	}
	if further == 0 {
		t.Error("in no game could one more text have been signed")
	}
}

// named is the text that a debrief names, and checks that its line is short.
func named(t *testing.T, s *scenario.Scenario, d *debrief.Debrief) debrief.Next {
	t.Helper()
	x := d.Space.Next
	if x == nil {
		t.Fatalf("the debrief names no text: %q", d.Headline)
	}
	rows := 0
	for i := range s.Talks.Topics {
		if x.Levels[i] != x.From[i] {
			rows++
			if name := s.Talks.Topics[i].Name + ": " + s.Talks.Topics[i].Levels[x.Levels[i]]; !strings.Contains(d.Headline[1], name) {
				t.Errorf("%q does not name %s", d.Headline[1], name)
			}
		}
	}
	steps := s.Talks.Distance(&x.From, &x.Levels)
	if rows > 3 || steps > s.Talks.Later || x.Turn < s.Talks.From || !strings.Contains(d.Headline[1], fmt.Sprintf("In turn %d ", x.Turn)) {
		t.Errorf("turn %d: %d steps in %d rows: %q", x.Turn, steps, rows, d.Headline[1])
	}
	for _, line := range append(d.Headline, d.Questions...) {
		for sentence := range strings.SplitSeq(line, ". ") {
			if n := len(strings.Fields(sentence)); n > 40 {
				t.Errorf("a sentence of %d words: %q", n, sentence)
			}
		}
	}
	return *x
}
