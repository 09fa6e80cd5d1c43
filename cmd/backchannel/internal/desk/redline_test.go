package desk

import (
	"slices"
	"testing"

	"backchannel/cmd/backchannel/internal/library"
	"backchannel/engine/rule"
)

// Each red line of the large crisis is put into words that name its rows and levels, and behind
// them each legal condition.
func TestRedLines(t *testing.T) {
	s, err := library.Open("usmx-2026")
	if err != nil {
		t.Fatal(err)
	}
	d := Desk{Scenario: s}
	law := []string{
		"By law, for everybody: Data and verification at “" + s.Talks.Topics[2].Levels[1] + "” or less, together with " + s.Talks.Topics[8].Name + " at “" + s.Talks.Topics[8].Levels[3] + "” or more",
		"By law, for everybody: Form of security cooperation at “" + s.Talks.Topics[0].Levels[4] + "”, together with Assurances on sovereignty and non-use of force at “statements of respect” or less",
	}
	for office, want := range map[string][]string{
		"us_exec": {
			"Form of security cooperation, Extradition and justice and Precursor chemicals and ports at levels that add up to less than 5, in a text that stands 5 steps or more from the start",
			"Assurances on sovereignty and non-use of force at “limit in law”, together with Firearms going south at “" + s.Talks.Topics[4].Levels[4] + "”",
		},
		"mx_congress": {
			"Assurances on sovereignty and non-use of force at “no assurance”",
			s.Talks.Topics[10].Name + " at “" + s.Talks.Topics[10].Levels[4] + "”",
			"Form of security cooperation at “civilian cell” or more, together with Assurances on sovereignty and non-use of force at “statements of respect” or less",
			"Assurances on sovereignty and non-use of force at “statements of respect” or less, together with Extradition and justice at “standing handovers”",
			"Extradition and justice at “faster treaty cases” or more, together with Firearms going south at “traces only”",
		},
	} {
		var got []string
		for _, x := range d.RedLines(s.Talks.Party(s.Office(office))) {
			got = append(got, x.Words)
		}
		if want = append(want, law...); !slices.Equal(got, want) {
			t.Errorf("%s:\n%q, not\n%q", office, got, want)
		}
	}
}

// The words agree with the rules: whatever single level is changed, the lines that are
// crossed are those for which the engine refuses the text.
func TestRedLinesAreTheEngines(t *testing.T) {
	s, err := library.Open("usmx-2026")
	if err != nil {
		t.Fatal(err)
	}
	d := Desk{Scenario: s}
	for p := range s.Talks.Parties {
		lines := d.RedLines(p)
		for i := range s.Talks.Topics {
			for l := range s.Talks.Topics[i].Levels {
				x := s.Talks.Status()
				x[i] = int8(l)
				slots := s.Talks.Slots(&x)
				crossed := slices.ContainsFunc(lines, func(r RedLine) bool { return r.Crosses(&s.Talks.Space, &x) })
				lawful := !slices.ContainsFunc(s.Talks.Legal, func(c rule.Cond) bool { return !c.Holds(slots[:]) })
				if crossed != (s.Talks.RedAt(p, &slots) || !lawful) {
					t.Errorf("%s at %d: %v", s.Talks.Topics[i].ID, l, crossed)
				}
			}
		}
	}
}
