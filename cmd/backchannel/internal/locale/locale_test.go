package locale

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"backchannel/engine/calendar"
)

func TestBook(t *testing.T) {
	// The book of a language has the sentences of all its files, with the forms that its numbers take, and keeps to
	// English for the rest.
	b := Book(Spanish)
	if b.Code() != Spanish {
		t.Fatalf("the book speaks %s", b.Code())
	}
	for want, got := range map[string]string{
		"enero":               b.Say("January"),
		"Cerrar el turno":     b.Say("Close the turn"),
		"hace 1 día":          b.Count(1, "%d day ago", "%d days ago", 1),
		"hace 0 días":         b.Count(0, "%d day ago", "%d days ago", 0),
		"hace 3 días":         b.Count(3, "%d day ago", "%d days ago", 3),
		"nobody says 7":       b.Say("nobody says %d", 7),
		"23 de enero de 2026": calendar.Words(b, time.Date(2026, 1, 23, 0, 0, 0, 0, time.UTC).Format("2 January 2006")),
	} {
		if got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
	if Book(English) != nil || Book("xx") != nil {
		t.Error("English, or a language that is not spoken, has a book")
	}
	for _, l := range Languages() {
		if l.Code != English && (Book(l.Code) == nil || Engine(l.Code) == nil) {
			t.Errorf("%s can be chosen and has no book", l.Name)
		}
	}
}

func TestHeader(t *testing.T) {
	// The header gives the plural forms however far its comments stand above it.
	for _, space := range []string{"\n", "\n\n"} {
		b, err := read(fstest.MapFS{"po/x.es.po": {Data: []byte("# Spanish" + space + "msgid \"\"\nmsgstr \"\"\n\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n\nmsgid \"%d day\"\nmsgid_plural \"%d days\"\nmsgstr[0] \"%d día\"\nmsgstr[1] \"%d días\"\n")}}, Spanish, "x")
		if err != nil {
			t.Fatal(err)
		}
		if got := b.Count(3, "%d day", "%d days", 3); got != "3 días" {
			t.Errorf("%q after %q", got, space)
		}
	}
}

func TestBadFiles(t *testing.T) {
	// A folder without files of a language and a file that is no PO file are refused.
	if _, err := read(fstest.MapFS{}, Spanish, "x"); err == nil {
		t.Error("no files make a book")
	}
	if _, err := read(fstest.MapFS{"po/x.es.po": {Data: []byte("msgid \"a\nmsgstr")}}, Spanish, "x"); err == nil || !strings.Contains(err.Error(), "po/x.es.po") {
		t.Errorf("a damaged file: %v", err)
	}
}

func TestTwoBooks(t *testing.T) {
	// What stands in the window's file and in the engine's is said as the book's own file has it.
	folder := fstest.MapFS{}
	for _, name := range []string{client, engine} {
		folder["po/"+name+".es.po"] = &fstest.MapFile{Data: []byte("msgid \"\"\nmsgstr \"\"\n\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n\nmsgid \"offer\"\nmsgstr \"" + name + "\"\n\nmsgid \"of " + name + "\"\nmsgstr \"de " + name + "\"\n")}
	}
	for _, files := range [][]string{{client, engine}, {engine, client}} {
		b, err := read(folder, Spanish, files...)
		if err != nil {
			t.Fatal(err)
		}
		if got := b.Say("offer"); got != files[0] {
			t.Errorf("%v: %q", files, got)
		}
		if a, z := b.Say("of client"), b.Say("of engine"); a != "de client" || z != "de engine" {
			t.Errorf("%v: %q, %q", files, a, z)
		}
	}
}

func TestPreset(t *testing.T) {
	// The environment presets the language as POSIX orders its variables.
	for _, c := range []struct {
		env  map[string]string
		want string
	}{
		{nil, English},
		{map[string]string{"LANG": "es_MX.UTF-8"}, Spanish},
		{map[string]string{"LANG": "es"}, Spanish},
		{map[string]string{"LANG": "es_MX.UTF-8", "LC_ALL": "C"}, English},
		{map[string]string{"LANG": "en_US.UTF-8", "LC_MESSAGES": "es_ES"}, Spanish},
		{map[string]string{"LANG": "est_EE"}, English},
		{map[string]string{"LANG": "fr_FR.UTF-8"}, English},
	} {
		if got := Preset(func(name string) string { return c.env[name] }); got != c.want {
			t.Errorf("%v presets %s, not %s", c.env, got, c.want)
		}
	}
}

func TestSort(t *testing.T) {
	// Names stand as a dictionary of the language has them.
	list := []string{"ñandú", "Zócalo", "Ánimo", "nota", "anillo", "oferta", "Énfasis"}
	Sort(Spanish, list, func(s string) string { return s })
	if want := []string{"anillo", "Ánimo", "Énfasis", "nota", "ñandú", "oferta", "Zócalo"}; !slices.Equal(list, want) {
		t.Errorf("%v, not %v", list, want)
	}
}

func TestSameInEnglish(t *testing.T) {
	// A sentence that is the singular of a count too has two translations.
	b, err := read(fstest.MapFS{"po/x.es.po": {Data: []byte(`msgid ""
msgstr ""
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

msgid "will sign"
msgstr "firmas"

msgid "will sign"
msgid_plural "will sign"
msgstr[0] "firma"
msgstr[1] "firman"
`)}}, Spanish, "x")
	if err != nil {
		t.Fatal(err)
	}
	if you, one, many := b.Say("will sign"), b.Count(1, "will sign", "will sign"), b.Count(2, "will sign", "will sign"); you != "firmas" || one != "firma" || many != "firman" {
		t.Errorf("%q, %q, %q", you, one, many)
	}
}
