package scenario

import (
	"fmt"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"backchannel/engine/information"
)

// dressed is the harbour with a skin.
func dressed(t testing.TB) fstest.MapFS {
	t.Helper()
	folder := harbour(t)
	data, err := os.ReadFile("testdata/skins/skin_hills.yaml")
	if err != nil {
		t.Fatal(err)
	}
	folder["skin_hills.yaml"] = &fstest.MapFile{Data: data}
	return folder
}

func loadSkinned(t testing.TB) *Scenario {
	t.Helper()
	s, problems := Load(dressed(t), "x")
	for _, p := range problems {
		t.Error(p)
	}
	if s == nil {
		t.FailNow()
	}
	return s
}

// Words are replaced whole, with their capitals, in the order of the pairs.
func TestRetext(t *testing.T) {
	w := wording{names: [...]string{"Valdera", "Valderan", "Valderans", "Corvia", "Corvian", "Corvians"}}
	for _, p := range [][2]string{{"US dollars", "crowns"}, {"the US", "{left}"}, {"US", "{left_of}"}, {"Mexico", "{right}"}, {"UN", "the League"}, {"left", "gone"}, {"crowns", "gold"}} {
		to, _ := named(p[1])
		w.pairs = append(w.pairs, exchange{p[0], to})
	}
	for text, want := range map[string]string{
		"US and Mexico":                 "Valderan and Corvia",
		"USA, MUST, US_EXEC, USé":       "USA, MUST, US_EXEC, USé",
		"The US trade, the US trade":    "The Valderan trade, Valdera trade",
		"Mexico's, (Mexico), Mexico.":   "Corvia's, (Corvia), Corvia.",
		"10 US dollars":                 "10 gold",
		"UN votes. \"UN votes\", UN-US": "The League votes. \"The League votes\", the League-Valderan",
		"what is left":                  "what is gone",
		"":                              "",
	} {
		got, ok := w.retext(text, 240)
		if got = w.fill(got, false); got != want || !ok {
			t.Errorf("%q becomes %q, not %q", text, got, want)
		}
	}
	if got, _ := w.retext("the US and Mexico", 240); w.fill(got, true) != "Corvia and Valdera" {
		t.Errorf("mirrored it is %q", w.fill(got, true))
	}
	if _, unknown := named("{left} and {up}"); unknown != "{up}" {
		t.Errorf("unknown is %q", unknown)
	}
}

// Pairs that feed each other stop where the text is full.
func TestRetextStops(t *testing.T) {
	w := wording{}
	for i := range replaceMax {
		a, b := string(rune('a'+i%2)), string(rune('a'+(i+1)%2))
		w.pairs = append(w.pairs, exchange{a, strings.Repeat(b+" ", maxClause/2)})
	}
	start := time.Now()
	out, ok := w.retext(strings.Repeat("a ", maxSay/2), maxSay)
	if ok || len(out) > maxSay || time.Since(start) > time.Second {
		t.Errorf("%d bytes, %v, after %v", len(out), ok, time.Since(start))
	}
}

// A skin changes no rule, no account and no digest; every text is fiction.
func TestSkinKeepsTheRules(t *testing.T) {
	s := loadSkinned(t)
	for _, mirror := range []bool{false, true} {
		c, err := s.Skin("hills", mirror)
		if err != nil {
			t.Fatal(err)
		}
		if c.Digest != s.Digest || len(c.Accounts) != len(s.Accounts) || len(c.Causes) != len(s.Causes) {
			t.Fatal("the copy has other rules")
		}
		for i := range s.Accounts {
			a, b := s.Accounts[i], c.Accounts[i]
			if a.Title, b.Title = "", ""; !reflect.DeepEqual(a, b) {
				t.Errorf("account %s differs", a.Name)
			}
		}
		for _, why := range lefts(c) {
			t.Error(why)
		}
		if l := c.Cards[0].Text.Label; l != information.Simulated {
			t.Error(l)
		}
		want := "Valdera"
		if mirror {
			want = "Corvia"
		}
		if got := c.Offices[1].Short; got != want {
			t.Errorf("mirrored %v, the first office is %s", mirror, got)
		}
		if c.Handle(1) != strings.ToLower(want) || s.Handle(1) != "arden" {
			t.Error(c.Handle(1), s.Handle(1))
		}
		if c.Worn.String() != map[bool]string{false: "hills", true: "hills-mirrored"}[mirror] || ParseSkin(c.Worn.String()).Mirror != mirror {
			t.Error(c.Worn)
		}
		if bare, err := c.Skin("", false); err != nil || bare != s {
			t.Error("the copy cannot be undressed", err)
		}
	}
	if _, err := s.Skin("hill", false); err == nil || !strings.Contains(err.Error(), "it has: hills") {
		t.Error(err)
	}
}

// A skin has no part in the digest, so that a better word in it spoils no record.
func TestSkinIsNotInTheDigest(t *testing.T) {
	bare, _ := Load(harbour(t), "x")
	if s := loadSkinned(t); s.Digest != bare.Digest {
		t.Error("the skin changes the digest")
	}
}

var banned = regexp.MustCompile(`\b(Arden|Belmar|Coastal)\b`)

// lefts lists the texts of a scenario that hold a banned word, wherever they are.
func lefts(s *Scenario) (out []string) {
	seen := map[any]bool{}
	var walk func(path string, v reflect.Value)
	walk = func(path string, v reflect.Value) {
		switch v.Kind() {
		case reflect.String:
			if x := v.String(); banned.MatchString(x) {
				out = append(out, fmt.Sprintf("%s: %q", path, x))
			}
		case reflect.Struct:
			for i := range v.NumField() {
				if f := v.Type().Field(i); f.Name != "bare" && f.Name != "dressings" {
					walk(path+"."+f.Name, v.Field(i))
				}
			}
		case reflect.Slice, reflect.Array:
			for i := range v.Len() {
				walk(fmt.Sprintf("%s[%d]", path, i), v.Index(i))
			}
		case reflect.Map:
			for _, k := range v.MapKeys() {
				walk(path+"."+fmt.Sprint(k), v.MapIndex(k))
			}
		case reflect.Pointer:
			if !v.IsNil() && !seen[v.UnsafePointer()] {
				seen[v.UnsafePointer()] = true
				walk(path, v.Elem())
			}
		}
	}
	walk("", reflect.ValueOf(s))
	slices.Sort(out)
	return out
}

// Days become weeks of the game.
func TestSkinWeeks(t *testing.T) {
	folder := dressed(t)
	data := string(folder["scenario.yaml"].Data)
	folder["scenario.yaml"].Data = []byte(strings.Replace(data, "orders: 2}", "orders: 2, start: 2026-01-09}", 1))
	grow(folder, "sources.yaml", 1, `S1: {title: Log, publisher: Arden, date: "2026-01-08"}`)
	for i, on := range []string{"8 January 2026", "9 January 2026", "2026-01-23", "2024", "fiscal year 2024"} {
		grow(folder, "glossary.yaml", 1, fmt.Sprintf(`w%d: {word: W, meaning: {text: Arden, label: FACT, source: S1, on: "%s"}}`, i, on))
	}
	s, problems := Load(folder, "x")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	c, err := s.Skin("hills", false)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, g := range c.Glossary[len(c.Glossary)-5:] {
		if got = append(got, g.Meaning.On); g.Meaning.Source != "" || g.Meaning.Label != information.Simulated || g.Meaning.Say != "Valdera" {
			t.Errorf("%+v", g.Meaning)
		}
	}
	if want := "before week 1, week 1, week 3, before week 1, before week 1"; strings.Join(got, ", ") != want {
		t.Error(got)
	}
	if c.Clock.Label(2) != "week 2" && c.Clock.Start != 0 || len(c.Sources) > 0 {
		t.Error(c.Clock.Label(2), c.Sources)
	}
}

// Skins have limits too.
func TestTooManyInASkin(t *testing.T) {
	const head = "name: X\nleft: {name: a, of: a, people: a}\nright: {name: b, of: b, people: b}\n"
	for list, want := range map[string]string{
		"replace: [" + strings.Repeat("{from: a, to: b}, ", replaceMax+1) + "]": "skin_a.yaml:4:10: replace has 501 items: it can have at most 500",
		"banned: [" + strings.Repeat("b, ", bannedMax+1) + "]":                  "skin_a.yaml:4:9: banned has 301 items: it can have at most 300",
	} {
		folder := harbour(t)
		grow(folder, "skin_a.yaml", 1, head+list)
		if _, problems := Load(folder, "x"); len(problems) != 1 || problems[0].String() != want {
			t.Error(problems)
		}
	}
	folder := harbour(t)
	for _, id := range []string{"a", "b", "c", "d", "e"} {
		grow(folder, "skin_"+id+".yaml", 1, head)
	}
	if _, problems := Load(folder, "x"); len(problems) != 1 || problems[0].String() != "skin_e.yaml: a scenario has at most 4 skins" {
		t.Error(problems)
	}
}

// FuzzSkin puts any bytes into a skin: it is refused, or the scenario can be had in it
// with none of its banned words.
func FuzzSkin(f *testing.F) {
	data, err := os.ReadFile("testdata/skins/skin_hills.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte("name: X\nleft: {name: a, of: a, people: a}\nright: {name: b, of: b, people: b}\nreplace: [{from: e, to: 'e {left} e'}, {from: the, to: ''}]\nbanned: [the]\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		folder := harbour(t)
		folder["skin_x.yaml"] = &fstest.MapFile{Data: data}
		s, problems := Load(folder, "x")
		for _, p := range problems {
			if p.Text == "" || len(p.Text) > 600 {
				t.Fatalf("bad problem %+v", p)
			}
		}
		if s == nil {
			return
		}
		for _, mirror := range []bool{false, true} {
			c, err := s.Skin("x", mirror)
			if err != nil {
				t.Fatal(err)
			}
			if word := s.dressings[0].w.ban(c.Offices[1].Brief.Say); word != "" {
				t.Fatalf("%q is left", word)
			}
		}
	})
}
