//go:build !js

package session

import (
	"os"
	"reflect"
	"testing"

	"backchannel/cmd/backchannel/internal/library"
)

// Notes outlast the program; a file that is none is no notes; and notes are no saved game.
func TestNotes(t *testing.T) {
	s, err := library.Open("harbour-20")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	play, err := Start(s, "", "arden", 7, folder)
	if err != nil {
		t.Fatal(err)
	}
	if n := play.Notes(); n.Draft != nil || n.Expected != nil {
		t.Errorf("a new game has notes: %v", n)
	}
	want := Notes{Draft: []int8{1, 0, 2}, Expected: []Expectation{{1, Rises}, {3, Falls}}}
	if err := play.Note(want); err != nil {
		t.Fatal(err)
	}
	again, err := Load(play.Path(), library.Open)
	if err != nil {
		t.Fatal(err)
	}
	if got := again.Notes(); !reflect.DeepEqual(got, want) {
		t.Errorf("%v, not %v", got, want)
	}
	if list := Saves(folder); len(list) != 1 {
		t.Errorf("%d saved games, not 1", len(list))
	}
	for _, bad := range []string{"{", `{"draft": "no"}`, string(make([]byte, notesMax+1))} {
		if err := os.WriteFile(play.Path()+notesExtension, []byte(bad), 0o600); err != nil {
			t.Fatal(err)
		}
		if n := again.Notes(); n.Draft != nil || n.Expected != nil {
			t.Errorf("%.10q gives %v", bad, n)
		}
	}
}
