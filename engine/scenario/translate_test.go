package scenario

import (
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"backchannel/engine/phrase"
)

// spanish is a book that marks every sentence of the program.
func spanish() *phrase.Book {
	return phrase.New("es",
		func(english string) string {
			if english == "%d %s %d" {
				return "%d de %s de %d"
			}
			return "[" + english + "]"
		},
		func(_ int, _, many string) string { return "[" + many + "]" })
}

// translated is the harbour with a skin and two files of Spanish.
func translated(t *testing.T) fstest.MapFS {
	t.Helper()
	folder := dressed(t)
	folder["es.yaml"] = &fstest.MapFile{Data: []byte("actions.call.name: Una llamada\n")}
	folder["es/actors.yaml"] = &fstest.MapFile{Data: []byte("actors.arden.name: Oficina del puerto de Arden\nactors.arden.short: Arden del puerto\n")}
	return folder
}

func TestIn(t *testing.T) {
	// A scenario in another language has the same rules, accounts and digest; a text
	// without translation stays, and the program's own titles come from the book.
	bare, _ := Load(harbour(t), "x")
	s, problems := Load(translated(t), "x")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	c, err := s.In("es", spanish())
	if err != nil {
		t.Fatal(err)
	}
	if s.Digest != bare.Digest || c.Digest != s.Digest {
		t.Error("a language changes the digest")
	}
	for i := range s.Accounts {
		a, b := s.Accounts[i], c.Accounts[i]
		if a.Title, b.Title = "", ""; !reflect.DeepEqual(a, b) {
			t.Errorf("account %s differs", a.Name)
		}
	}
	if c.Actions[actionOf(t, c, "call")].Name != "Una llamada" || c.Offices[1].Short != "Arden del puerto" || c.Offices[2].Short != s.Offices[2].Short {
		t.Error("the texts are not as they are translated")
	}
	if c.Language != "es" || c.Handle(1) != "arden" || c.Book.Code() != "es" || c.Causes[c.Laws.TurnRule].Title != "[What each turn brings]" {
		t.Error(c.Language, c.Handle(1), c.Causes[c.Laws.TurnRule].Title)
	}
	if c.Accounts[c.Offices[1].Closed].Title != "[Turn closed]" {
		t.Error(c.Accounts[c.Offices[1].Closed].Title)
	}
	if back, err := c.In("", nil); err != nil || back != s {
		t.Error("it does not come back as it was written", err)
	}
}

func TestInSkin(t *testing.T) {
	// A skin has its own words in a language, applied to the texts in that language, and
	// without them stays as it is; either order of the two changes gives the same.
	folder := translated(t)
	s, _ := Load(folder, "x")
	worn, err := s.Skin("hills", false)
	if err != nil {
		t.Fatal(err)
	}
	if c, err := worn.In("es", spanish()); err != nil || c.Offices[1].Short != worn.Offices[1].Short || c.Book == nil {
		t.Error("without words of its own a skin stays as it is", err)
	}
	folder["skin_hills.es.yaml"] = &fstest.MapFile{Data: []byte(`name: Dos colinas
left: {name: Valdera, of: valderano, people: valderanos}
right: {name: Corvia, of: corviano, people: corvianos}
replace:
  - {from: "Arden del puerto", to: "{left}"}
  - {from: "Arden", to: "{left}"}
  - {from: "Belmar", to: "{right}"}
`)}
	s, problems := Load(folder, "x")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	spoken, err := s.In("es", spanish())
	if err != nil {
		t.Fatal(err)
	}
	for _, mirror := range []bool{false, true} {
		want := map[bool]string{false: "Oficina del puerto de Valdera", true: "Oficina del puerto de Corvia"}[mirror]
		a, errA := spoken.Skin("hills", mirror)
		worn, _ := s.Skin("hills", mirror)
		b, errB := worn.In("es", spanish())
		if errA != nil || errB != nil {
			t.Fatal(errA, errB)
		}
		if a.Offices[1].Name != want || b.Offices[1].Name != want || a.Worn.Mirror != mirror || b.Worn.Mirror != mirror {
			t.Errorf("mirrored %v: %q and %q, want %q", mirror, a.Offices[1].Name, b.Offices[1].Name, want)
		}
		if a.Digest != s.Digest || a.Worn.Name != "Dos colinas" {
			t.Error(a.Digest, a.Worn)
		}
	}
}

func TestLacks(t *testing.T) {
	// What has no translation is listed with its words; a date, an address and a code need none.
	s, problems := Load(translated(t), "x")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	lacks, all := s.Lacks("es")
	if len(lacks) != all-3 {
		t.Errorf("%d of %d texts are missing, want all but 3", len(lacks), all)
	}
	listed := map[string]string{}
	for _, x := range lacks {
		listed[x.Path] = x.Text
	}
	if listed["actors.belmar.name"] != s.Offices[2].Name || listed["actions.call.name"] != "" {
		t.Error("the list is not what is missing")
	}
	for path := range listed {
		if last := path[strings.LastIndexByte(path, '.')+1:]; last == "cameo" || last == "url" || last == "on" || last == "date" {
			t.Errorf("%s needs no translation", path)
		}
	}
}

func TestLanguageFolder(t *testing.T) {
	// A folder of a language is bounded like the files beside it.
	for want, files := range map[string]map[string]string{
		"is translated in another file already": {"es/x.yaml": "actions.call.name: Otra\n"},
		"its files are":                         {"es/x.yaml": strings.Repeat("#\n", maxLanguage/2)},

		"actions.cal.name is not the path of a text in this scenario":           {"es/x.yaml": "actions.cal.name: Otra\n"},
		"there is no skin_dales.yaml that this could be in another language":    {"skin_dales.es.yaml": "name: X\n"},
		"en is the language that the scenario is written in":                    {"en/x.yaml": "actions.call.name: Otra\n"},
		"the file has more than 20000 keys and values":                          {"es/x.yaml": strings.Repeat("- x\n", maxNodes)},
		"a scenario has no file of this name: a skin is called skin_NAME.yaml,": {"skin_hills.spanish.yaml": "name: X\n"},
	} {
		folder := translated(t)
		for name, text := range files {
			folder[name] = &fstest.MapFile{Data: []byte(text)}
		}
		_, problems := Load(folder, "x")
		found := false
		for _, p := range problems {
			found = found || strings.Contains(p.String(), want)
		}
		if !found {
			t.Errorf("no problem says %q: %v", want, problems)
		}
	}
}

func actionOf(t *testing.T, s *Scenario, id string) int {
	t.Helper()
	for i := range s.Actions {
		if s.Actions[i].ID == id {
			return i
		}
	}
	t.Fatal("no action", id)
	return 0
}
