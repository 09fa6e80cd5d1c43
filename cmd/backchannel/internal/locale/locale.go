// Package locale makes the program speak the language of its user: it reads the translations that the program carries,
// and sorts names as a language does.
package locale

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/vorlif/spreak/catalog"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"backchannel/assets"
	"backchannel/engine/phrase"
)

// The codes of the languages that the program speaks.
const (
	English = "en"
	Spanish = "es"
)

// Language is one that the program speaks.
type Language struct {
	// Code is its ISO 639-1 code, Name what it calls itself.
	Code, Name string
}

// Languages are those that can be chosen.
func Languages() []Language { return []Language{{English, "English"}, {Spanish, "Español"}} }

// Knows tells whether the program speaks a language.
func Knows(code string) bool {
	return slices.ContainsFunc(Languages(), func(l Language) bool { return l.Code == code })
}

// Preset is the language that the environment asks for by LC_ALL, LC_MESSAGES or LANG, the first that is set, as POSIX
// has it; English where it is none that the program speaks.
func Preset(env func(string) string) string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		v := env(name)
		if v == "" {
			continue
		}
		code, _, _ := strings.Cut(strings.ToLower(v), "_")
		code, _, _ = strings.Cut(code, ".")
		if Knows(code) {
			return code
		}
		return English
	}
	return English
}

// The files of phrases, by what says them. The same English can need another translation in the other.
const (
	client = "client"
	engine = "engine"
)

type key struct{ code, first string }

var books = struct {
	sync.Mutex
	by map[key]*phrase.Book
}{by: map[key]*phrase.Book{}}

// Book returns the phrases in which the window speaks a language; nil, which speaks English, for English and for a
// language that the program does not speak. What only the engine says is in it too. The files come with the program: one
// that cannot be read is a fault of the program, and panics.
func Book(code string) *phrase.Book { return book(code, client, engine) }

// Engine is Book for what the engine says of a scenario, see [scenario.Scenario.In].
func Engine(code string) *phrase.Book { return book(code, engine, client) }

func book(code string, files ...string) *phrase.Book {
	if code == English || !Knows(code) {
		return nil
	}
	books.Lock()
	defer books.Unlock()
	k := key{code, files[0]}
	if books.by[k] == nil {
		b, err := read(assets.Phrases, code, files...)
		if err != nil {
			panic("locale: " + err.Error())
		}
		books.by[k] = b
	}
	return books.by[k]
}

// read makes a book of some PO files of a language in a folder named po; what stands in several is said as the first has
// it.
func read(folder fs.FS, code string, files ...string) (*phrase.Book, error) {
	var alone, counted []catalog.Catalog
	for _, file := range files {
		name := path.Join("po", file+"."+code+".po")
		data, err := fs.ReadFile(folder, name)
		if err != nil {
			return nil, err
		}
		one, many := split(string(data))
		for _, part := range []struct {
			text string
			into *[]catalog.Catalog
		}{{one, &alone}, {many, &counted}} {
			c, err := catalog.NewPoDecoder().Decode(language.Make(code), file, []byte(part.text))
			if err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			*part.into = append(*part.into, c)
		}
	}
	return phrase.New(code,
		func(english string) string {
			return first(alone, func(c catalog.Catalog) (string, error) { return c.Lookup("", english) })
		},
		func(n int, one, _ string) string {
			return first(counted, func(c catalog.Catalog) (string, error) { return c.LookupPlural("", one, n) })
		}), nil
}

// split parts the entries of a PO file that stand alone from those with a plural, each with the header of the file: in
// English a sentence can be the same as the singular of a count where another language tells them apart.
func split(text string) (alone, counted string) {
	start := strings.Index(text, "msgid \"\"\n") // the header's entry, which comments may precede
	header, rest, _ := strings.Cut(text[max(start, 0):], "\n\n")
	alone, counted = header, header
	for entry := range strings.SplitSeq(rest, "\n\n") {
		if strings.Contains("\n"+entry, "\nmsgid_plural ") {
			counted += "\n\n" + entry
		} else {
			alone += "\n\n" + entry
		}
	}
	return alone + "\n", counted + "\n"
}

// first is the first translation that one of several files has, or empty.
func first(list []catalog.Catalog, look func(catalog.Catalog) (string, error)) string {
	for _, c := range list {
		if s, err := look(c); err == nil {
			return s
		}
	}
	return ""
}

// Sort sorts a list by its names as a language does, which is not by their bytes: á stands beside a.
func Sort[T any](code string, list []T, name func(T) string) {
	c := collate.New(language.Make(code), collate.IgnoreCase)
	slices.SortStableFunc(list, func(x, y T) int {
		return cmp.Or(c.CompareString(name(x), name(y)), strings.Compare(name(x), name(y)))
	})
}
