//go:build !js

package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"backchannel/engine/journal"
	"backchannel/scenarios"
)

// A record that was changed does not replay, wherever the change is.
func TestFlippedByte(t *testing.T) {
	file := simulatedFile(t)
	data := read(t, file)
	for i := range 12 {
		at := i * (len(data) - 1) / 11
		bad := bytes.Clone(data)
		bad[at] ^= 1
		write(t, file, bad)
		if code, out, _ := call(t, "", "replay", file); code != exitWrong {
			t.Errorf("byte %d of %d: exit %d\n%s", at, len(data), code, out)
		}
	}
}

// A record that was cut short is not passed off as whole.
func TestCutFile(t *testing.T) {
	file := simulatedFile(t)
	data := read(t, file)
	for _, size := range []int{0, 1, 100, len(data) / 2, len(data) - 1} {
		write(t, file, data[:size])
		code, _, err := call(t, "", "replay", file)
		if code != exitWrong || !strings.HasPrefix(err, "backchannel: ") {
			t.Errorf("%d bytes of %d: exit %d, %s", size, len(data), code, err)
		}
	}
	write(t, file, data[:len(data)/2])
	code, out, _ := call(t, "", "replay", "--json", file)
	if code != exitWrong || !strings.Contains(out, `"ok": false`) || !strings.Contains(out, `"reason"`) {
		t.Errorf("exit %d\n%s", code, out)
	}
}

// A teacher's folder plays like a scenario of the program; once it is edited, games
// that were played before do not replay with it.
func TestEditedFolder(t *testing.T) {
	folder := ownScenario(t)
	file := filepath.Join(t.TempDir(), "game")
	must(t, "", "check", folder)
	must(t, "", "simulate", folder, "--out", file)
	must(t, "", "replay", file, "--scenario", folder)

	actions := filepath.Join(folder, "actions.yaml")
	text := read(t, actions)
	write(t, actions, bytes.Replace(text, []byte("ten: -3"), []byte("ten: -4"), 1))
	must(t, "", "check", folder)
	if code, _, err := call(t, "", "replay", file, "--scenario", folder); code != exitWrong {
		t.Errorf("edited: exit %d, %s", code, err)
	}

	write(t, actions, append(text, "nonsense: {tall: 3}\n"...))
	code, _, err := call(t, "", "check", folder)
	if code != exitWrong || !strings.Contains(err, "actions.yaml:") || !strings.Contains(err, " problem") {
		t.Errorf("broken: exit %d, %s", code, err)
	}
}

// What is left of a game that could not be saved is removed, and the reason is not
// about a game that people play.
func TestIncompleteRecord(t *testing.T) {
	file := filepath.Join(t.TempDir(), "game")
	write(t, file, []byte("half"))
	err := incomplete(file, &journal.Unsaved{Moves: 3, Err: errFull})
	var f *failure
	if !errors.As(err, &f) || f.code != exitOutside || !errors.Is(err, errFull) {
		t.Errorf("%v", err)
	}
	if text := err.Error(); strings.Contains(text, "go on") || !strings.Contains(text, "was removed") {
		t.Error(text)
	}
	if _, err := os.Stat(file); !errors.Is(err, fs.ErrNotExist) {
		t.Error("the file is still there")
	}
}

// ownScenario copies a scenario of the program to a folder.
func ownScenario(t *testing.T) string {
	t.Helper()
	from, err := fs.Sub(scenarios.Files, "harbour-20")
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(t.TempDir(), "harbour-20")
	if err := os.CopyFS(folder, from); err != nil {
		t.Fatal(err)
	}
	return folder
}

func read(t *testing.T, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func write(t *testing.T, file string, data []byte) {
	t.Helper()
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
}
