package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// labArgs is a small run that keeps its games in a folder.
func labArgs(folder string, more ...string) []string {
	return append([]string{"lab", "strength", "--scenario", "harbour-20", "--games", "6", "--kinds", "policy:grit,utility", "--save", folder}, more...)
}

// The tables are the same on one core and on all, as Markdown and as JSON, and the page
// says how to make it again.
func TestLabStrength(t *testing.T) {
	page := must(t, "", labArgs(t.TempDir())...)
	before := runtime.GOMAXPROCS(1)
	one := must(t, "", labArgs(t.TempDir())...)
	runtime.GOMAXPROCS(before)
	if one != page {
		t.Errorf("one core:\n%s\nall:\n%s", one, page)
	}
	for _, says := range []string{
		"lab strength --scenario harbour-20 --games harbour-20=6 --kinds policy:grit,utility`",
		"plan `offices`, sides `arden` and `belmar`; 6 games of each pair on each side, seeds 1 to 6",
		"### Against the whole field", "### Own score, by opponent", "### Agreements", "### Joint gain", "### Breakdown",
	} {
		if !strings.Contains(page, says) {
			t.Errorf("the page does not say %q:\n%s", says, page)
		}
	}
	var tables []struct {
		Kinds []string
		Games int
		Own   [][][3]float64
		Order []int
	}
	if err := json.Unmarshal([]byte(must(t, "", labArgs(t.TempDir(), "--json")...)), &tables); err != nil {
		t.Fatal(err)
	}
	if x := tables[0]; len(tables) != 1 || x.Games != 6 || len(x.Kinds) != 2 || len(x.Order) != 2 || x.Own[0][1][1] > x.Own[0][1][0] || x.Own[0][1][0] > x.Own[0][1][2] {
		t.Errorf("%+v", tables)
	}
}

// A run that goes on with games of an earlier one comes to the same page, adds kinds and
// seeds to what is there, and mends a last line that was cut off.
func TestLabGoesOn(t *testing.T) {
	folder, out := t.TempDir(), filepath.Join(t.TempDir(), "page.md")
	whole := must(t, "", labArgs(t.TempDir())...)
	must(t, "", "lab", "strength", "--scenario", "harbour-20", "--games", "3", "--kinds", "utility", "--save", folder)
	files, _ := filepath.Glob(filepath.Join(folder, "harbour-20-*.jsonl"))
	if len(files) != 1 {
		t.Fatalf("files %v", files)
	}
	info, _ := os.Stat(files[0])
	if err := os.Truncate(files[0], info.Size()-5); err != nil {
		t.Fatal(err)
	}
	if again := must(t, "", labArgs(folder)...); again != whole {
		t.Errorf("another page:\n%s\nwant:\n%s", again, whole)
	}
	if printed := must(t, "", labArgs(folder, "--out", out)...); printed != "" {
		t.Errorf("with --out it printed %q", printed)
	}
	if page, err := os.ReadFile(out); err != nil || strings.Replace(string(page), " --out "+out, "", 1) != whole {
		t.Errorf("the file: %v\n%s", err, page)
	}
	data, _ := os.ReadFile(files[0])
	if n := strings.Count(string(data), "\n"); n != 1+6*4 {
		t.Errorf("%d lines, want a head and 24 games", n)
	}
	// A game that comes out differently now is not counted.
	if err := os.WriteFile(files[0], []byte(strings.Replace(string(data), `"b":"utility","seed":1,"own":[`, `"b":"utility","seed":1,"own":[1`, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, _, err := call(t, "", labArgs(folder)...); code != exitWrong || !strings.Contains(err, "the counterparts have changed") || !strings.Contains(err, "Remove "+files[0]) {
		t.Errorf("exit %d, %s", code, err)
	}
}

// What cannot be measured is said before anything is played.
func TestLabRefused(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		args, says string
		code       int
	}{
		{"--games 0", "--games 0: say a number from 1 to 65536", exitUsage},
		{"--games many", "say a number from 1", exitUsage},
		{"--games usmx-2026=3", "--games says nothing of harbour-20", exitUsage},
		{"--games 3,usmx-2026=3", "usmx-2026 is not among the scenarios", exitUsage},
		{"--kinds utility,kindness", "there is no kind of player \"kindness\"", exitUsage},
		{"--kinds utility:kind", "there is no style \"kind\"", exitUsage},
		{"--kinds human", "human plays no games by itself", exitUsage},
		{"--kinds utility,utility", "\"utility\" is named twice", exitUsage},
		{"--scenario nowhere", "nowhere", exitUsage},
		{"--games 1 --kinds utility --save " + file, "Choose another folder with --save", exitOutside},
		{"--games 1 --kinds utility --save " + t.TempDir() + " --out " + file + "/x", "Choose another place for --out", exitOutside},
	} {
		args := append([]string{"lab", "strength", "--scenario", "harbour-20"}, strings.Fields(x.args)...)
		if code, _, err := call(t, "", args...); code != x.code || !strings.Contains(err, x.says) {
			t.Errorf("%s: exit %d, %s", x.args, code, err)
		}
	}
}

// The line of progress tells how far it is, how fast it goes, and how long it takes still,
// of what is played now.
func TestProgressLine(t *testing.T) {
	for _, x := range []struct {
		before, done int
		after        time.Duration
		want         string
	}{
		{0, 0, 0, "[........................] 0 of 240 games played"},
		{0, 120, 60 * time.Second, "[############............] 120 of 240 games played, 2.0 a second, 1m0s left"},
		{200, 220, 2 * time.Second, "[######################..] 220 of 240 games played, 10 a second, 2s left"},
		{200, 240, 2 * time.Second, "[########################] 240 of 240 games played"},
	} {
		if got := progressLine(x.before, x.done, 240, "game", x.after); got != x.want {
			t.Errorf("%q, want %q", got, x.want)
		}
	}
}
