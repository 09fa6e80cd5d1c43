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

var books = struct {
	sync.Mutex
	by map[string]*phrase.Book
}{by: map[string]*phrase.Book{}}

// Book returns the phrases of a language, those of the engine and of the window together; nil, which speaks English, for
// English and for a language that the program does not speak. The files come with the program: one that cannot be read
// is a fault of the program, and panics.
func Book(code string) *phrase.Book {
	if code == English || !Knows(code) {
		return nil
	}
	books.Lock()
	defer books.Unlock()
	if books.by[code] == nil {
		b, err := read(assets.Phrases, code)
		if err != nil {
			panic("locale: " + err.Error())
		}
		books.by[code] = b
	}
	return books.by[code]
}

// read makes a book of all PO files of a language in a folder named po.
func read(files fs.FS, code string) (*phrase.Book, error) {
	names, err := fs.Glob(files, path.Join("po", "*."+code+".po"))
	if err != nil || len(names) == 0 {
		return nil, fmt.Errorf("there are no phrases of the language %q", code)
	}
	var all []catalog.Catalog
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		c, err := catalog.NewPoDecoder().Decode(language.Make(code), path.Base(name), data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		all = append(all, c)
	}
	first := func(look func(catalog.Catalog) (string, error)) string {
		for _, c := range all {
			if s, err := look(c); err == nil {
				return s
			}
		}
		return ""
	}
	return phrase.New(code,
		func(english string) string {
			return first(func(c catalog.Catalog) (string, error) { return c.Lookup("", english) })
		},
		func(n int, one, _ string) string {
			return first(func(c catalog.Catalog) (string, error) { return c.LookupPlural("", one, n) })
		}), nil
}

// Sort sorts a list by its names as a language does, which is not by their bytes: á stands beside a.
func Sort[T any](code string, list []T, name func(T) string) {
	c := collate.New(language.Make(code), collate.IgnoreCase)
	slices.SortStableFunc(list, func(x, y T) int {
		return cmp.Or(c.CompareString(name(x), name(y)), strings.Compare(name(x), name(y)))
	})
}
