package advisor_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"backchannel/engine/advisor"
	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// A form is read by ids, numbers and words, and what a record keeps of it reads the same.
func TestForms(t *testing.T) {
	s := load(t, "usmx-2026")
	f, err := advisor.ParseForm(s, "ana.txt", "# Ana, for the Presidency\nSTYLE: Principled\nfirst: i9, Data and verification\n\nI1 at most quarterly review; I2 AT LEAST 1\nI13   as it is # nobody is promised water\n")
	if err != nil {
		t.Fatal(err)
	}
	const want = "style: principled; first: I9, I3; I1 at most 2; I2 at least 1; I13 as it is"
	if got := f.String(s); got != want {
		t.Errorf("it is kept as %q, want %q", got, want)
	}
	for seed := range uint64(500) {
		f := randomForm(s, rand.New(rand.NewPCG(seed, 3)))
		again, err := advisor.ParseForm(s, "again", f.String(s))
		if err != nil || fmt.Sprint(*again) != fmt.Sprint(*f) {
			t.Fatalf("%q is read as %+v (%v), was %+v", f.String(s), again, err, f)
		}
	}
}

// Every problem of a form is told, with its line and what could be written instead.
func TestFormProblems(t *testing.T) {
	s := load(t, "harbour-20")
	for text, want := range map[string]string{
		"":                                        "f:1: it says nothing",
		"# only a word\n\n":                       "f:1: it says nothing",
		"style: brave":                            "f:1: there is no style \"brave\"; there are: principled",
		"style: principled\nstyle: grit":          "f:2: a second style",
		"first: H9":                               "f:1: there is no row \"h9\"; there are: H1 H2 H3",
		"first: H1, H1":                           "f:1: H1 comes first twice",
		"first: H1\nfirst: H2":                    "f:2: a second list",
		"\nH1 at least 9":                         "f:2: H1 has no level \"9\"; there are: 0 closed",
		"H1 at least -1":                          "H1 has no level \"-1\"",
		"H1 at least 3\nH1 at most 1":             "f:2: H1 at least 3 and at most 1 leaves no level",
		"H1 at most 2; H1 at most 1":              "f:1: H1 has a highest level already, by line 1",
		"H1 as it is\nH1 at least 1":              "f:2: H1 stays as it is, and has a least",
		"never give in":                           "f:1: \"never give in\" is not understood: write `style: NAME`",
		strings.Repeat("x", 5000):                 "f: 5000 bytes; a form has at most 4096",
		strings.Repeat("\n", 150) + "H1 as it is": "f:101: there are at most 100 lines",
		"\x00\xff at most 1":                      "there is no row",
	} {
		f, err := advisor.ParseForm(s, "f", text)
		if err == nil || f != nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q gives %v, want %s", text, err, want)
		}
	}
	if _, err := advisor.ParseForm(s, "f", "H9 as it is\nH8 as it is\nstyle: x"); err == nil || strings.Count(err.Error(), "\n") != 2 {
		t.Errorf("three problems give: %v", err)
	}
}

// randomForm draws lines that leave each row at least one level.
func randomForm(s *scenario.Scenario, r *rand.Rand) *advisor.Form {
	f := &advisor.Form{}
	if all := append([]string{""}, advisor.Styles()...); r.IntN(2) == 0 {
		f.Style = all[r.IntN(len(all))]
	}
	for i := range s.Talks.Issues() {
		f.High[i] = s.Talks.Sizes[i] - 1
		switch now := s.Talks.Now[i]; r.IntN(6) {
		case 0:
			f.Low[i] = min(f.High[i], now+int8(r.IntN(2)))
		case 1, 2:
			f.High[i] = now + int8(r.IntN(int(s.Talks.Sizes[i]-now)))
		case 3:
			f.Keep[i] = true
		}
		if r.IntN(4) == 0 {
			f.First = append(f.First, i)
		}
	}
	r.Shuffle(len(f.First), func(a, b int) { f.First[a], f.First[b] = f.First[b], f.First[a] })
	if f.String(s) == "" {
		f.First = []int{0}
	}
	return f
}

// within tells whether a package keeps the lines of a form where the terms in force are now.
func within(s *scenario.Scenario, f *advisor.Form, l, now *ledger.Levels) bool {
	for i := range s.Talks.Issues() {
		if l[i] < f.Low[i] || l[i] > f.High[i] || f.Keep[i] && l[i] != now[i] {
			return false
		}
	}
	return true
}

// watch counts the texts that offices put forward, accepted or signed beyond the lines of a
// form, and all of them.
func watch(s *scenario.Scenario, of ledger.Offices, f *advisor.Form, events []ledger.Event) (beyond, all int) {
	t := s.Talks
	w := ledger.NewWorld(&s.Chart)
	for i := range events {
		e := &events[i]
		var l ledger.Levels
		ok := of.Has(e.Of.By)
		switch e.Kind {
		case crisis.PackageProposed, crisis.PaperPassed, crisis.TextTabled:
			l = e.Of.Levels
		case crisis.AgreementSigned:
			l, _ = negotiation.Read(w.Bal, t.Text)
		case crisis.PackageAccepted:
			row := t.Text
			if e.Of.With != ledger.Nobody {
				row = t.Offer[t.Party(e.Of.With)]
			}
			l, _ = negotiation.Read(w.Bal, row)
			for i := range t.Issues() {
				if e.Of.Levels[i] != ledger.Unset {
					l[i] = e.Of.Levels[i]
				}
			}
		default:
			ok = false
		}
		if ok {
			now := t.Now
			if t.InTranches() {
				force := t.InForce(w.Bal)
				now = force[:]
			}
			var at ledger.Levels
			copy(at[:], now)
			if all++; !within(s, f, &l, &at) {
				beyond++
			}
		}
		w.Post(e)
	}
	return beyond, all
}

// Whatever is written, no stand-in ever puts forward, accepts or signs a text beyond its
// lines; who plays the same games without the form does.
func TestStandInsKeepTheirLines(t *testing.T) {
	all := staged(t)
	all["harbour-20"] = load(t, "harbour-20")
	for name, s := range all {
		games := map[string]int{"usmx-2026": 20, "harbour-20": 150, "accord": 40}[name]
		crossed, said, without := 0, 0, 0
		for seed := range uint64(games) {
			p := int(seed % 2)
			for !s.Talks.Parties[p].Signs() {
				p = (p + 1) % len(s.Talks.Parties)
			}
			of := s.Talks.Voice(p)
			f := randomForm(s, rand.New(rand.NewPCG(seed, 9)))
			for _, kept := range []bool{true, false} {
				m := newMatch(t, s, seed)
				for o := ledger.Office(1); kept && int(o) <= s.Count(); o++ {
					if of.Has(o) {
						m.players[o] = advisor.NewStandIn(s, o, chance.Counter(seed), f)
					}
				}
				m.play()
				beyond, n := watch(s, of, f, m.g.Book.Events)
				if !kept {
					without += beyond
					continue
				}
				crossed, said = crossed+beyond, said+n
				if beyond > 0 {
					t.Errorf("%s, seed %d: %d texts beyond %q", name, seed, beyond, f.String(s))
				}
				if m.refused > 0 {
					t.Errorf("%s, seed %d: %d refusals", name, seed, m.refused)
				}
			}
		}
		t.Logf("%s: %d texts of stand-ins, %d beyond their lines; without the forms %d", name, said, crossed, without)
		if said < games/2 || without == 0 {
			t.Errorf("%s: %d texts of stand-ins, and %d beyond the lines without them: nothing was tried", name, said, without)
		}
	}
}

// What comes first on a form stands higher in the offers of its stand-in.
func TestStandInsPreferWhatComesFirst(t *testing.T) {
	s := load(t, "usmx-2026")
	o := s.Office("mx_pres")
	p := s.Talks.Party(o)
	for _, row := range []string{"I5", "I9", "I12"} {
		i := slices.IndexFunc(s.Talks.Topics, func(x scenario.Issue) bool { return x.ID == row })
		var with, without num.Milli
		for seed := range uint64(12) {
			for _, first := range []bool{true, false} {
				m := newMatch(t, s, seed)
				if first {
					form, err := advisor.ParseForm(s, "f", "first: "+row)
					if err != nil {
						t.Fatal(err)
					}
					luck := chance.Counter(chance.Counter(seed).Draw(chance.Key{Purpose: 1 << 15, Actor: uint16(o)}))
					m.players[o] = advisor.NewStandIn(s, o, luck, form)
				}
				for range 4 {
					m.turn()
				}
				var sum num.Milli
				n := num.Milli(0)
				for k := range m.g.Book.Events {
					if e := &m.g.Book.Events[k]; e.Kind == crisis.PackageProposed && e.Of.By == o {
						sum += s.Talks.Parties[p].Pays[i][e.Of.Levels[i]] - s.Talks.Parties[p].Pays[i][s.Talks.Now[i]]
						n++
					}
				}
				if n > 0 && first {
					with += sum / n
				} else if n > 0 {
					without += sum / n
				}
			}
		}
		t.Logf("%s: %v in the offers when it comes first, else %v", row, with/12, without/12)
		if with <= without {
			t.Errorf("%s brings %v in the offers when it comes first, and %v when it does not", row, with/12, without/12)
		}
	}
}
