package scenario

import (
	"fmt"
	"math/bits"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"backchannel/engine/ledger"
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
}

// There are plans for 1, 2, 4, 6, 8 and 16 players: each shares out all sixteen offices, and its first seats, which
// are the players', hold the offices that such a group should have.
func TestUSMXPlans(t *testing.T) {
	s := usmx(t)
	executives := []string{"us_exec", "mx_pres"}
	four := append(executives[:2:2], "us_congress", "mx_congress")
	six := append(four[:4:4], "us_trade", "mx_economy")
	eight := append(six[:6:6], "us_health", "mx_security")
	all := append(eight[:8:8], "us_state", "mx_foreign", "us_governors", "mx_governors", "business", "press", "io", "society")
	for _, x := range []struct {
		plan    string
		players int
		offices []string
	}{
		{"solo", 1, []string{"us_exec", "us_state", "us_trade", "us_health"}},
		{"offices", 1, []string{"mx_foreign"}},
		{"two", 2, executives},
		{"four", 4, four},
		{"six", 6, six},
		{"eight", 8, eight},
		{"sixteen", 16, all},
	} {
		at := slices.IndexFunc(s.Plans, func(p Plan) bool { return p.ID == x.plan })
		if at < 0 || len(s.Plans[at].Seats) < x.players {
			t.Errorf("there is no plan %q with seats for %d players", x.plan, x.players)
			continue
		}
		var held, shared ledger.Offices
		for i, seat := range s.Plans[at].Seats {
			if shared.Meets(seat.Offices) {
				t.Errorf("%s: an office is in two seats", x.plan)
			}
			if shared |= seat.Offices; i < x.players {
				held |= seat.Offices
			}
		}
		var want ledger.Offices
		for _, id := range x.offices {
			want |= ledger.Only(s.Office(id))
		}
		if held != want {
			t.Errorf("%s: %d players hold the offices %b, want %b", x.plan, x.players, held, want)
		}
		if n := bits.OnesCount64(uint64(shared)); n != s.Count() {
			t.Errorf("%s: %d of %d offices have a seat", x.plan, n, s.Count())
		}
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

// An invented claim says that it is one; a real claim shows who and when instead.
func TestUSMXInventedClaims(t *testing.T) {
	s := usmx(t)
	invented := 0
	for i := range s.Cards {
		c := &s.Cards[i]
		if c.Answer == 0 {
			continue
		}
		if real := c.Text.By != "" || c.Text.Source != ""; real == (c.Shown() != 0) {
			t.Errorf("%s, by %q: its label is shown as %q", c.ID, c.Text.By, c.Shown())
		} else if !real {
			invented++
		}
		for _, slip := range c.Slips {
			if slip.Label == 0 {
				t.Errorf("%s has a slip without a label: %q", c.ID, slip.Say)
			}
		}
	}
	if invented != 3 {
		t.Errorf("%d invented claims, want E46, E49 and E53", invented)
	}
}
