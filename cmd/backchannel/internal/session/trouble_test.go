//go:build !js

package session

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"backchannel/cmd/backchannel/internal/library"
	"backchannel/cmd/backchannel/internal/locale"
	"backchannel/engine/journal"
)

// Whatever goes wrong with saves is told in the language of the screen, with no English in it, and differently in each
// language: failed saves, damage of each kind, a game of other rules, a wrong PIN, a scenario that is not there.
func TestTroubleInSpanish(t *testing.T) {
	book := locale.Book(locale.Spanish)
	for name, err := range troubles(t) {
		if err == nil {
			t.Errorf("%s: nothing went wrong", name)
			continue
		}
		en, es := Tell(nil, err), Tell(book, err)
		if en == es || !strings.HasSuffix(es, ".") || !strings.HasSuffix(en, ".") || strings.Contains(es, "..") {
			t.Errorf("%s: %q, %q", name, en, es)
		}
		if w := english.FindString(es); w != "" {
			t.Errorf("%s: %q in %q", name, w, es)
		}
	}
}

// What no case knows is quoted within a sentence that says, in the language of the screen, what to do.
func TestUnknownTrouble(t *testing.T) {
	for code, want := range map[string]string{locale.English: "Try again.", locale.Spanish: "Inténtalo de nuevo."} {
		if got := Tell(locale.Book(code), errors.New("quota 42 exceeded")); !strings.Contains(got, want) || !strings.Contains(got, "“quota 42 exceeded”") {
			t.Errorf("%s: %q", code, got)
		}
	}
}

// english are words that Spanish does not have.
var english = regexp.MustCompile(`(?i)\b(the|this|is|of|to|not|and|game|saved|file|turn|move)\b`)

func troubles(t *testing.T) map[string]error {
	play := two(t, nil)
	if _, err := play.Record().Encode(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(play.Path())
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	load := func(data string) error {
		path := filepath.Join(folder, "copia"+extension)
		if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Load(path, library.Open)
		if err == nil {
			err = s.Repaired()
		}
		return err
	}
	missing := func(path string) error { _, err := Load(path, library.Open); return err }
	other := play.Record()
	other.Header.Rules++
	changed := play.Record()
	changed.Header.Digest[0]++
	unsaid := func(r *journal.Record) error {
		data, err := r.Encode()
		if err != nil {
			t.Fatal(err)
		}
		return load(string(data))
	}
	_, _, noFile := newSave(play.Path(), "harbour-20", "arden", 7, time.Time{})
	_, gone := library.Open("nowhere-1999")
	return map[string]error{
		"no head":         load("hola\n"),
		"cut":             load(string(whole[:len(whole)-3])),
		"altered":         load(string(whole[:len(whole)-3]) + "x\n\n"),
		"other rules":     unsaid(other),
		"other files":     unsaid(changed),
		"missing":         missing(filepath.Join(folder, "nada"+extension)),
		"a folder":        missing(folder),
		"nowhere":         noFile,
		"no scenario":     gone,
		"import":          Import("nada.txt", []byte("hola"), folder),
		"too large":       TooLarge("nada", 1<<40),
		"wrong PIN":       play.Lock(map[string]string{"arden": "271"}),
		"disk":            &journal.Unsaved{Moves: 2, Err: fmt.Errorf("write: %w", syscall.ENOSPC)},
		"first move":      &journal.Unsaved{Err: fs.ErrPermission},
		"shared":          &journal.Unsaved{Moves: 1, Err: journal.ErrShared},
		"does not replay": fmt.Errorf("%w: %w", ErrRecord, errors.New("the rules refuse the directive")),
	}
}

// A game that is in the folder is not imported again under another name; one that has lost its end is, with a warning; and
// the name of a file that is no game is left as it is.
func TestImport(t *testing.T) {
	folder := t.TempDir()
	scn, err := library.Open("harbour-20")
	if err != nil {
		t.Fatal(err)
	}
	play, err := Start(scn, "", "arden", 7, folder)
	if err != nil {
		t.Fatal(err)
	}
	play.Close()
	data, err := Export(play.Path())
	if err != nil {
		t.Fatal(err)
	}
	if err := Import("other"+extension, data, folder); !errors.Is(err, fs.ErrExist) || len(Saves(folder)) != 1 {
		t.Errorf("%v, and %d games", err, len(Saves(folder)))
	}
	if err := Import("cut"+extension, data[:len(data)-3], folder); !errors.Is(err, ErrDamaged) || len(Saves(folder)) != 2 {
		t.Errorf("%v, and %d games", err, len(Saves(folder)))
	}
	if said := Tell(nil, Import("random.bin", []byte("no game"), folder)); !strings.Contains(said, "random.bin") {
		t.Error(said)
	}
}
