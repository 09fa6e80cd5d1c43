package debrief_test

import (
	"slices"
	"strings"
	"testing"

	"backchannel/engine/scenario"
)

// What really happened is told when the game is over, dated, labelled and sourced, apart
// from the game, and never beside invented states.
func TestDebriefRecord(t *testing.T) {
	s := shipped(t, "usmx-2026")
	skin, err := s.Skin("neutral", false)
	if err != nil {
		t.Fatal(err)
	}
	for name, x := range map[string]struct {
		s     *scenario.Scenario
		turns int
		told  bool
	}{"at the end": {s, 12, true}, "before it": {s, 4, false}, "with invented states": {skin, 12, false}} {
		d := review(play(t, x.s, 7, strings.Repeat("close\n", x.turns)), "mx_pres")
		lines := d.Text()
		at := slices.Index(lines, "What happened after")
		if d.Ending.Over != (x.turns == 12) || (at >= 0) != x.told {
			t.Errorf("%s: over is %v, and the record is told in line %d", name, d.Ending.Over, at)
		}
		if !x.told {
			for _, h := range s.Record {
				if strings.Contains(strings.Join(lines, "\n"), h.Say) {
					t.Errorf("%s: the debrief tells %s", name, h.ID)
				}
			}
			continue
		}
		told := strings.Join(lines[at:slices.Index(lines, "Beyond the game")], "\n")
		for _, want := range []string{
			"no part of your game",
			"20 February 2026, FACT: The US Supreme Court held, 6-3",
			"    Source: US Supreme Court, Ruling, 6-3,",
			"12 January 2026, CLAIM: The two presidents",
			"4 February 2026, DISPUTED: Two polls",
		} {
			if !strings.Contains(told, want) {
				t.Errorf("the record does not tell %q:\n%s", want, told)
			}
		}
		for _, h := range s.Record {
			if !strings.Contains(told, h.Say) || !strings.Contains(told, h.Note) {
				t.Errorf("%s is left out of the record", h.ID)
			}
		}
	}
}

// The debrief asks what the lesson plans ask in their last part, and nothing else of it.
func TestDebriefOfLessons(t *testing.T) {
	d := review(play(t, shipped(t, "usmx-2026"), 7, ""), "us_exec")
	want := []string{"Which domestic vote changed the deal?", "Where did a threat help, and what did it cost later?"}
	if len(d.Class) != 5 || !slices.Equal(d.Class[1].Questions, want) {
		t.Errorf("the lesson plans ask %q", d.Class)
	}
	if text := strings.Join(d.Text(), "\n"); !strings.Contains(text, "- "+want[0]) {
		t.Error("the debrief does not ask it")
	}
}
