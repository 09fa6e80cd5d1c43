//go:build !js

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// firstPlay is what a person types in each seat who follows the guide.
var firstPlay = map[string]string{
	"arden":  "got it\ncalm\nguess belmar H2\nlisten\nclose\npropose H1=1 H2=1 H3=1\npropose H1=2 H2=2 H3=3\ngot it\n",
	"belmar": "got it\ncalm\nguess arden H1\nlisten\nclose\npropose H1=1 H2=1 H3=1\npropose H1=2 H2=2 H3=3\ngot it\n",
	"envoy":  "got it\nlisten\ngood_offices\nclose\ntable H1=2 H2=2 H3=3\n",
}

const closing4 = "close\nclose\nclose\nclose\nclose\nclose\nclose\nclose\n"

// A whole game can be played through a pipe in every seat, with the guide, from the
// brief to the debrief; the save replays.
func TestTextGames(t *testing.T) {
	for seat, lines := range firstPlay {
		t.Run(seat, func(t *testing.T) {
			saves := t.TempDir()
			out := must(t, lines+closing4, "play", "--text", "harbour-20", "--seat", seat, "--seed", "7", "--guide", "--saves", saves)
			for _, want := range []string{"You are the ", "* This is the ladder.", "Turn 1 is over.", "Saved in " + saves} {
				if !strings.Contains(out, want) {
					t.Errorf("%q is missing in\n%s", want, out)
				}
			}
			r := replayOf(t, onlySave(t, saves))
			if !r.OK || r.Ending == "" {
				t.Errorf("%+v", r)
			}
		})
	}
}

// A game that is stopped and gone on with ends as the game that was played straight.
func TestResumeInTheMiddle(t *testing.T) {
	lines := strings.SplitAfter(firstPlay["arden"]+closing4, "\n")
	straight := t.TempDir()
	must(t, strings.Join(lines, ""), "play", "--text", "harbour-20", "--seat", "arden", "--seed", "7", "--saves", straight)
	want := replayOf(t, onlySave(t, straight))
	for _, at := range []int{0, 2, 4, 6, 9} {
		saves := t.TempDir()
		must(t, strings.Join(lines[:at], "")+"quit\n", "play", "--text", "harbour-20", "--seat", "arden", "--seed", "7", "--saves", saves)
		file := onlySave(t, saves)
		must(t, strings.Join(lines[at:], ""), "play", "--text", "--resume", file, "--saves", saves)
		if got := replayOf(t, file); got != want {
			t.Errorf("stopped after %d lines: %+v, not %+v", at, got, want)
		}
	}
}

// While a game runs, why tells what its player sees and no more; --force opens it.
func TestWhyOfARunningGame(t *testing.T) {
	saves := t.TempDir()
	must(t, "calm\nclose\n", "play", "--text", "harbour-20", "--seat", "arden", "--saves", saves)
	file := onlySave(t, saves)
	for account, want := range map[string]int{"ten": exitOK, "arden.reserve": exitOK, "belmar.home_poll": exitOK, "belmar.reserve": exitWrong, "belmar.home": exitWrong, "envoy.purse": exitWrong} {
		code, out, err := call(t, "", "why", file, account)
		if code != want {
			t.Errorf("%s: exit %d\n%s%s", account, code, out, err)
		}
		if want == exitWrong && (out != "" || !strings.Contains(err, "has not ended") || !strings.Contains(err, "--force")) {
			t.Errorf("%s: %s%s", account, out, err)
		}
		must(t, "", "why", file, account, "--force")
	}
}

// A damaged save is gone on with from its last whole move, and the player is told.
func TestResumeDamaged(t *testing.T) {
	saves := t.TempDir()
	must(t, "calm\nclose\n", "play", "--text", "harbour-20", "--seat", "arden", "--saves", saves)
	file := onlySave(t, saves)
	data := read(t, file)
	write(t, file, data[:len(data)-20])
	out := strings.Join(strings.Fields(must(t, "", "play", "--text", "--resume", file)), " ")
	if !strings.Contains(out, "The saved game was damaged") || !strings.Contains(out, filepath.Base(file)+".cut") {
		t.Error(out)
	}
}

// A game that could not be saved is played to its end, which then says so.
func TestUnsavedGame(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	write(t, file, nil)
	code, out, err := call(t, closing4, "play", "--text", "harbour-20", "--seat", "arden", "--saves", filepath.Join(file, "saves"))
	if code != exitOutside || !strings.Contains(err, "not saved") || strings.Count(out, "Not saved: ") != 1 || strings.Contains(out, "Saved in") {
		t.Errorf("exit %d, %s\n%s", code, err, out)
	}
}

// A line without end is refused, and the game goes on.
func TestLongLine(t *testing.T) {
	saves := t.TempDir()
	out := must(t, strings.Repeat("x", 1<<17)+"\ncalm\n", "play", "--text", "harbour-20", "--seat", "arden", "--saves", saves)
	if !strings.Contains(out, "the line was too long") || !strings.Contains(out, "You seal an order: A calm word.") {
		t.Error(out)
	}
}

func onlySave(t *testing.T, folder string) string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != 1 {
		t.Fatalf("%d files in the folder of saves: %v", len(entries), err)
	}
	return filepath.Join(folder, entries[0].Name())
}

func replayOf(t *testing.T, file string) replayed {
	t.Helper()
	var r replayed
	if err := json.Unmarshal([]byte(must(t, "", "replay", "--json", file)), &r); err != nil {
		t.Fatal(err)
	}
	return r
}
