package locale

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"backchannel/engine/advisor"
	"backchannel/engine/crisis"
	"backchannel/engine/debrief"
	"backchannel/engine/ledger"
	"backchannel/engine/room"
	"backchannel/engine/scenario"
	"backchannel/scenarios"
)

// shipped loads a scenario that comes with the program, in English and in Spanish.
func shipped(t *testing.T, id string) (english, spanish *scenario.Scenario) {
	t.Helper()
	folder, err := fs.Sub(scenarios.Files, id)
	if err != nil {
		t.Fatal(err)
	}
	english, problems := scenario.Load(folder, id)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if spanish, err = english.In(Spanish, Book(Spanish)); err != nil {
		t.Fatal(err)
	}
	return english, spanish
}

func TestScenariosAreTranslated(t *testing.T) {
	// Every scenario that comes with the program has all of its texts in Spanish.
	entries, err := fs.ReadDir(scenarios.Files, ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !e.IsDir() {
			continue
		}
		s, _ := shipped(t, e.Name())
		lacks, all := s.Lacks(Spanish)
		for i := range lacks {
			t.Errorf("%s: %s has no Spanish: %s", s.ID, lacks[i].Path, lacks[i].Text)
		}
		if all < 200 {
			t.Errorf("%s has only %d texts", s.ID, all)
		}
	}
}

// named are names that stay in English.
var named = strings.NewReplacer("The Straits Times", "")

// english finds words that no Spanish text has.
var english = regexp.MustCompile(`(?i)\b(the|you|your|and|of|with|for|is|are|it|turn|to|by|in public|not)\b`)

// ear listens to what is said in both languages.
type ear struct {
	t     *testing.T
	id    string
	lines int
	// banned finds a word that the skin worn bans.
	banned func(text string) string
}

// hear compares a line with its English.
func (e *ear) hear(in, es string) {
	e.t.Helper()
	e.lines++
	letters := strings.IndexFunc(in, unicode.IsLetter) >= 0
	switch {
	case e.banned != nil && e.banned(es) != "":
		e.t.Errorf("%s: the skin bans %q in %q", e.id, e.banned(es), es)
	case letters && in == es:
		e.t.Errorf("%s: in Spanish too it is %q", e.id, in)
	case english.MatchString(named.Replace(es)) && !strings.Contains(es, "Fuente: "):
		e.t.Errorf("%s: %q is said in Spanish as %q", e.id, in, es)
	case strings.Contains(es, "%!"), strings.HasSuffix(es, "..") && !strings.HasSuffix(es, "..."), (in == "") != (es == ""):
		e.t.Errorf("%s: %q is said as %q", e.id, in, es)
	}
}

func (e *ear) hearAll(in, es []string) {
	e.t.Helper()
	if len(in) != len(es) {
		e.t.Fatalf("%s: %d lines are said in Spanish as %d: %q, %q", e.id, len(in), len(es), in, es)
	}
	for i := range in {
		if in[i] != es[i] || strings.IndexFunc(in[i], unicode.IsLetter) >= 0 {
			e.hear(in[i], es[i])
		}
	}
}

func TestGameInSpanish(t *testing.T) {
	// A whole game of counterparts is the same game in Spanish, event by event, and all that
	// is told of it is said in Spanish: lines of every seat and the debriefs of the first three.
	for id, games := range map[string]uint64{"harbour-20": 4, "usmx-2026": 1} {
		en, es := shipped(t, id)
		sameGames(t, en, es, games)
	}
}

func TestSkinsInSpanish(t *testing.T) {
	// A game in a skin is wholly Spanish too, either way round: no text of the scenario and no line that is told of a
	// game has a word that the skin bans, or is English.
	for _, mirror := range []bool{false, true} {
		en, es := shipped(t, "usmx-2026")
		en, errEnglish := en.Skin("neutral", mirror)
		es, err := es.Skin("neutral", mirror)
		if err != nil || errEnglish != nil {
			t.Fatal(errEnglish, err)
		}
		if es.Language != Spanish || en.Worn.Name == es.Worn.Name {
			t.Fatalf("the skin %s is in %q", es.Worn.Name, es.Language)
		}
		sameGames(t, en, es, 1)
	}
}

func sameGames(t *testing.T, en, es *scenario.Scenario, games uint64) {
	t.Helper()
	e := &ear{t: t, id: en.ID, banned: es.Banned}
	for seed := range games {
		a, b := played(t, en, seed), played(t, es, seed)
		if a.Digest() != b.Digest() || en.Digest != es.Digest {
			t.Fatalf("seed %d: another game", seed)
		}
		for i, seat := range a.Seats() {
			v, u := a.View(i), b.View(i)
			if len(v.Log) != len(u.Log) {
				t.Fatal("another log")
			}
			for j := range v.Log {
				for _, of := range []ledger.Offices{seat.Offices, ledger.Everyone} {
					x, _ := crisis.Tell(en, &v.Log[j], of)
					y, _ := crisis.Tell(es, &u.Log[j], of)
					e.hear(x.Text, y.Text)
				}
			}
			if i < 3 {
				e.hearAll(reviewed(t, a, seat.Offices), reviewed(t, b, seat.Offices))
			}
		}
	}
	t.Logf("%s: %d lines", en.ID, e.lines)
}

// played lets counterparts play a game.
func played(t *testing.T, s *scenario.Scenario, seed uint64) *room.Room {
	t.Helper()
	r, err := room.Open(room.Setup{Scenario: s, Seed: seed}, nil)
	if err == nil {
		err = r.Play()
	}
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// reviewed is the debrief of a seat, with what weighed in the counterparts' choices.
func reviewed(t *testing.T, r *room.Room, of ledger.Offices) []string {
	t.Helper()
	events, w, ok := r.Opened()
	if !ok {
		t.Fatal("the game is not over")
	}
	d := debrief.Make(r.Scenario(), events, w, of)
	reasons, ok := r.Reasons()
	if !ok {
		t.Fatal("no reasons")
	}
	d.Explain(r.Scenario(), reasons)
	return d.Text()
}

func TestSeatInSpanish(t *testing.T) {
	// Whoever plays reads in Spanish what each order would do, why one is refused, and what
	// the desks advise.
	for id, turns := range map[string]int{"harbour-20": 20, "usmx-2026": 3} {
		en, es := shipped(t, id)
		e := &ear{t: t, id: id}
		plan := en.Plans[0]
		r, err := room.Open(room.Setup{Scenario: en, Seed: 3, Humans: []string{plan.Seats[0].ID}}, nil)
		if err != nil {
			t.Fatal(err)
		}
		seat := r.Seat(plan.Seats[0].ID)
		of := r.Seats()[seat].Offices
		for turn := 1; turn <= turns && !r.Ended(); turn++ {
			v := r.View(seat)
			for o := ledger.Office(1); int(o) <= en.Count(); o++ {
				if !of.Has(o) {
					continue
				}
				sent := 0
				for i, x := range crisis.Options(en, v, o, nil) {
					e.hearAll(crisis.Effects(en, v, &x.Directive), crisis.Effects(es, v, &x.Directive))
					if x.Refusal.Code != "" {
						e.hear(x.Refusal.Reason(en), x.Refusal.Reason(es))
					} else if (x.Directive.Verb == crisis.Act || x.Directive.Verb == crisis.Invite) && i%3 == turn%3 && sent < 2 {
						if _, err := r.Submit(seat, x.Directive); err != nil {
							t.Fatal(err)
						}
						sent++
					}
				}
			}
			if turn <= 3 {
				e.advice(en, es, of, v)
			}
			if _, err := r.Close(seat); err != nil {
				t.Fatal(err)
			}
		}
		v := r.View(seat)
		for j := range v.Log {
			x, _ := crisis.Tell(en, &v.Log[j], of)
			y, _ := crisis.Tell(es, &v.Log[j], of)
			e.hear(x.Text, y.Text)
		}
		t.Logf("%s: %d lines", id, e.lines)
	}
}

// advice hears what the desks say.
func (e *ear) advice(en, es *scenario.Scenario, of ledger.Offices, v *crisis.View) {
	e.t.Helper()
	c := advisor.NewCounsel(en, of)
	c.See(v)
	for l := range advisor.Leanings {
		e.hear(l.Name(en.Book)+": "+l.About(en.Book), l.Name(es.Book)+": "+l.About(es.Book))
		for _, a := range c.Advise(l) {
			for i := range a.Reasons {
				e.hear(a.Reasons[i].Words(en), a.Reasons[i].Words(es))
			}
			e.hear(a.What(en), a.What(es))
			e.hear(a.Why(en), a.Why(es))
			e.hear(a.Wrong(en), a.Wrong(es))
			e.hear(a.Surely(en.Book), a.Surely(es.Book))
		}
	}
}

func TestRefusalsInSpanish(t *testing.T) {
	// Every reason for a refusal is there in Spanish.
	for _, id := range []string{"harbour-20", "usmx-2026"} {
		en, es := shipped(t, id)
		e := &ear{t: t, id: id}
		for _, code := range crisis.Codes {
			if id == "harbour-20" && len(en.Bills) == 0 && code == crisis.NoTarget {
				continue // nothing there can be named
			}
			r := crisis.Refusal{Code: code, By: 1, Want: 2000, Have: 1000}
			e.hear(r.Reason(en), r.Reason(es))
		}
	}
}
