package scenario

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
)

func usmx(t *testing.T) *Scenario {
	t.Helper()
	s, problems := Load(os.DirFS("../../scenarios/usmx-2026"), "usmx-2026")
	for _, p := range problems {
		t.Error(p)
	}
	if s == nil {
		t.FailNow()
	}
	return s
}

// The crisis is there in full.
func TestUSMXCounts(t *testing.T) {
	s := usmx(t)
	for _, c := range []struct {
		what      string
		got, want int
	}{
		{"offices", s.Count(), 16},
		{"actions", len(s.Actions), 50},
		{"cards", len(s.Cards), 64},
		{"issues", s.Talks.Issues(), 13},
		{"bills", len(s.Bills), 14},
		{"segments", len(s.Segments), 14},
		{"sectors", len(s.Sectors), 12},
		{"rungs", len(s.Ladder), 11},
		{"endings", len(s.Endings), 8},
		{"turns", s.Turns, 12},
		{"lines that nobody can sign", len(s.Talks.Never), 3},
	} {
		if c.got != c.want {
			t.Errorf("%d %s, want %d", c.got, c.what, c.want)
		}
	}
	seats := map[int]bool{}
	for i := range s.Plans {
		seats[len(s.Plans[i].Seats)] = true
	}
	if len(s.Plans) < 6 {
		t.Errorf("%d plans: there are seat plans for 1, 2, 4, 6, 8 and 16 players", len(s.Plans))
	}
}

// Every row of the dossier is represented by something, or left out for a reason.
func TestUSMXDossier(t *testing.T) {
	s := usmx(t)
	rows := map[string]*Row{}
	for i := range s.Rows {
		rows[s.Rows[i].ID] = &s.Rows[i]
	}
	for n := 1; n <= 59; n++ {
		id := fmt.Sprintf("X%02d", n)
		switch r := rows[id]; {
		case r == nil:
			t.Errorf("%s is neither represented nor excluded", id)
		case len(r.By) == 0 && r.Excluded == "":
			t.Errorf("%s has neither a representative nor a reason", id)
		}
		delete(rows, id)
	}
	for id := range rows {
		t.Errorf("%s is no row of the dossier", id)
	}
}

// Every action has a code of event data.
func TestUSMXCoded(t *testing.T) {
	for _, a := range usmx(t).Actions {
		if a.Cameo == "" {
			t.Errorf("%s has no CAMEO code", a.ID)
		}
	}
}

// No button orders force: the words of what offices can do and choose hold no verb of it.
func TestUSMXOrdersNoForce(t *testing.T) {
	force := regexp.MustCompile(`(?i)\b(attack|bomb|invade|raid|shoot|kill|strike|destroy|seize|capture|assault|blockade)(s|es|ed|ing)?\b`)
	s := usmx(t)
	look := func(where, text string) {
		if m := force.FindString(text); m != "" {
			t.Errorf("%s says %q: %s", where, m, text)
		}
	}
	for _, a := range s.Actions {
		look(a.ID, a.Name)
		look(a.ID, a.About.Say)
	}
	for _, c := range s.Cards {
		for _, o := range c.Options {
			look(c.ID+" "+o.ID, o.Name)
		}
	}
	for i := range s.Talks.Topics {
		for _, clause := range s.Talks.Topics[i].Clauses {
			look(s.Talks.Topics[i].ID, clause)
		}
	}
	for _, b := range s.Bills {
		look(b.ID, b.Name)
	}
}

// What a learner can be shown in play is labelled, and what is a fact has its source.
func TestUSMXLabels(t *testing.T) {
	s := usmx(t)
	counts := map[string]int{}
	look := func(where string, x Text) {
		if x.Say == "" {
			return
		}
		if x.Label == 0 {
			t.Errorf("%s has no label: %s", where, x.Say)
		}
		if x.Label.String() == "FACT" && (x.Source == "" || x.On == "") {
			t.Errorf("%s is a fact without source or date: %s", where, x.Say)
		}
		counts[x.Label.String()]++
	}
	for _, c := range s.Cards {
		look(c.ID, c.Text)
		look(c.ID+" why", c.Why)
		for _, slip := range c.Slips {
			look(c.ID+" slip", slip)
		}
		for _, o := range c.Options {
			look(c.ID+" "+o.ID, o.About)
		}
	}
	for _, o := range s.Offices[1:] {
		look(o.ID, o.Brief)
		look(o.ID, o.Mandate)
		look(o.ID, o.BestCase)
		if strings.TrimSpace(o.BestCase.Say) == "" && o.Side >= 0 {
			t.Errorf("%s has no best case", o.ID)
		}
	}
	for _, b := range s.Bills {
		look(b.ID, b.Text)
	}
	for _, g := range s.Glossary {
		look(g.ID, g.Meaning)
	}
	t.Log(counts)
}
