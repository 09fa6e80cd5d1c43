package screen_test

import (
	"strings"
	"testing"

	"backchannel/cmd/backchannel/internal/kit"
)

func TestWordings(t *testing.T) {
	// What each public was really asked is drawn on its page: every wording with its share, its source and, where the number of
	// people is known, the margin that chance leaves.
	p := play(t, large, in("usmx-2026", "solo", "us", 7), everything)
	p.typed("r")
	p.tap("aside")
	p.typed("u")
	said := map[string]string{}
	for _, poll := range p.g.Scenario().Polls {
		for what, value := range p.drawn(kit.ID("asked/" + poll.ID)) {
			said[what] = value
		}
	}
	for what, want := range map[string]string{
		"For sending US military personnel to Mexico to fight drug cartels":              "52, FACT, September 2023, Reuters and Ipsos",
		"For doing so without Mexico's permission":                                       "29, FACT, September 2023, Reuters and Ipsos",
		"For drones or air strikes on cartels in Mexico without its permission":          "31 ± 2.6, FACT, 7 to 12 November 2025, Reuters and Ipsos, 1200 asked",
		"The risks of military action against drug cartels abroad outweigh its benefits": "55 ± 2.8, FACT, 7 to 12 November 2025, Reuters and Ipsos, 1200 asked",
		"Against US forces acting in the country":                                        "62, FACT, early 2025, El Financiero",
	} {
		if got := said[what]; got != want {
			t.Errorf("%s: %q, want %q", what, got, want)
		}
	}
	p.audit("the public page")
}

func TestPollsOfASmallCrisis(t *testing.T) {
	// Who cannot see how the other home stands reads each round of its poll, with its margin, beside the own figure; who sees
	// neither reads both.
	for seat, want := range map[string]int{"arden": 1, "envoy": 2} {
		p := play(t, small, in("harbour-20", "", seat, 7), everything)
		p.typed("r")
		p.tap("lesson/off")
		for round := 1; round <= 3; round++ {
			p.typed("u")
			polls := 0
			for _, of := range []string{"arden", "belmar"} {
				id := kit.ID("poll/home/" + of)
				if !p.has(id.Sub(0)) {
					continue
				}
				polls++
				rounds := 0
				for p.has(id.Sub(rounds)) {
					if n := p.node(id.Sub(rounds)); !strings.Contains(n.Value, "± 4") || !strings.Contains(n.Value, "SIMULATED") {
						t.Errorf("%s reads %q", seat, n.Value)
					}
					rounds++
				}
				if rounds != round {
					t.Errorf("%s reads %d rounds of %s in turn %d", seat, rounds, of, round)
				}
			}
			if polls != want || p.has("public/meter/home/1") != (seat != "envoy") {
				t.Errorf("%s reads %d polls in turn %d, want %d; the own home is there: %v", seat, polls, round, want, p.has("public/meter/home/1"))
			}
			p.endTurn(func(string) {})
		}
	}
}
