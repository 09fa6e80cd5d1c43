//go:build !js

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
	return append([]string{"lab", "strength", "--scenario", "harbour-20", "--parts", "field", "--games", "6", "--kinds", "policy:grit,utility", "--save", folder}, more...)
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
		"lab strength --scenario harbour-20 --parts field --games harbour-20=6 --kinds policy:grit,utility`",
		"plan `offices`, sides `arden` and `belmar`", "itself too; 6 games of each pair on each side, seeds 1 to 6",
		"### Against the whole field", "### Own score, by opponent", "### Agreements", "### Joint gain", "### Breakdown",
	} {
		if !strings.Contains(page, says) {
			t.Errorf("the page does not say %q:\n%s", says, page)
		}
	}
	var tables struct {
		Scenarios []struct {
			Field struct {
				Kinds []string
				Games int
				Own   [][][3]float64
				Order []int
			}
		}
	}
	if err := json.Unmarshal([]byte(must(t, "", labArgs(t.TempDir(), "--json")...)), &tables); err != nil {
		t.Fatal(err)
	}
	if x := tables.Scenarios[0].Field; len(tables.Scenarios) != 1 || x.Games != 6 || len(x.Kinds) != 2 || len(x.Order) != 2 || x.Own[0][1][1] > x.Own[0][1][0] || x.Own[0][1][0] > x.Own[0][1][2] {
		t.Errorf("%+v", tables)
	}
}

// A run that goes on with games of an earlier one comes to the same page, adds kinds and
// seeds to what is there, and mends a last line that was cut off.
func TestLabGoesOn(t *testing.T) {
	folder, out := t.TempDir(), filepath.Join(t.TempDir(), "page.md")
	whole := must(t, "", labArgs(t.TempDir())...)
	must(t, "", "lab", "strength", "--scenario", "harbour-20", "--parts", "field", "--games", "3", "--kinds", "utility", "--save", folder)
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

// The parts beside the field measure planners by iterations, against a larger search and by
// level, and strategies over domains; each number of games is that of its part, a run of
// one part goes on with the games of another, and the page is the same on one core.
func TestLabParts(t *testing.T) {
	folder, domains := t.TempDir(), filepath.Dir(domainFiles(t, "", ""))
	args := func(folder, parts string) []string {
		games := "2"
		if strings.Contains(parts, "levels") {
			games += ",harbour-20:levels=1"
		}
		return []string{"lab", "strength", "--scenario", "harbour-20", "--parts", parts, "--games", games, "--iterations", "16,64", "--respond", "16", "--domains", domains, "--save", folder}
	}
	const all = "iterations,response,levels,domains"
	page := must(t, "", args(folder, all)...)
	for _, says := range []string{
		"--parts iterations,response,levels,domains --games harbour-20=2,harbour-20:levels=1 --iterations 16,64 --respond 16 --domains FOLDER`",
		"### Strength against iterations", "\n| 16 | ", "\n| 64 | ", "2 games of each pair on each side, seeds 1 to 2.",
		"### What a search of 16 times the iterations gets", "\n| `planner-rm-16` | ", " | `planner-rm-256`: ",
		"### Levels among themselves", "1 game of each level, seeds 1 to 1. So few seeds are a glimpse", "\n| `planner-easy` | ", "\n| `planner-normal` | ", "\n| `planner-strong` | ",
		"## Negotiation domains", "in 121 duels of 100 rounds, seed 1.", "The domains: market.", "\n| `boulware+bayes` | ",
	} {
		if !strings.Contains(page, says) {
			t.Errorf("the page does not say %q:\n%s", says, page)
		}
	}
	if strings.Contains(page, "### Against the whole field") || strings.Contains(page, "policy:") {
		t.Errorf("the page has the field, which was not asked for:\n%s", page)
	}
	if less := must(t, "", append(args(folder, "iterations,response"), "--games", "harbour-20:response=0")...); !strings.Contains(less, "--games harbour-20=2,harbour-20:response=0 ") || strings.Contains(less, "16 times") {
		t.Errorf("without the response:\n%s", less)
	}
	files, _ := filepath.Glob(filepath.Join(folder, "harbour-20-*.jsonl"))
	data, err := os.ReadFile(files[0])
	// utility with itself 2, with each of four planners 4; the response 2 + 4; the levels 3.
	if n := strings.Count(string(data), "\n"); err != nil || n != 1+2+4*4+6+3 {
		t.Errorf("%d lines, want a head and 27 games: %v", n, err)
	}
	before := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(before)
	other := t.TempDir()
	must(t, "", args(other, "levels")...)
	if again := must(t, "", args(other, all)...); again != page {
		t.Errorf("one core, levels first:\n%s\nwant:\n%s", again, page)
	}
	var shown struct {
		Scenarios []struct {
			Field    *struct{}
			Compared map[string][]struct {
				Kind, Against string
				Own           [3]float64
				More          *struct{ Own, Joint, Ratified [3]float64 }
			}
		}
		Domains struct{ Duels int }
	}
	if err := json.Unmarshal([]byte(must(t, "", append(args(other, all), "--json")...)), &shown); err != nil {
		t.Fatal(err)
	}
	x := shown.Scenarios[0]
	if r := x.Compared["response"]; x.Field != nil || len(x.Compared) != 3 || len(r) != 2 || r[0].More != nil || r[1].Against != "planner-rm-16" || shown.Domains.Duels != 121 {
		t.Errorf("%+v", shown)
	}
	if x := x.Compared["iterations"]; len(x) != 5 || x[0].Kind != "utility" || x[1].More != nil || x[3].Kind != "planner-uct-16" || x[3].More != nil || x[4].More == nil {
		t.Errorf("%+v", x)
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
		{"--games 3,usmx-2026=3", "usmx-2026 is not among what this run plays", exitUsage},
		{"--kinds utility,kindness", "there is no kind of player \"kindness\"", exitUsage},
		{"--kinds utility:kind", "there is no style \"kind\"", exitUsage},
		{"--kinds human", "human plays no games by itself", exitUsage},
		{"--kinds utility,utility", "\"utility\" is named twice", exitUsage},
		{"--scenario nowhere", "nowhere", exitUsage},
		{"--parts field --games 3,harbour-20:levels=3", "harbour-20:levels is not among what this run plays", exitUsage},
		{"--games 3,harbour-20=0", "say a number from 1 to 65536, or SCENARIO=NUMBER", exitUsage},
		{"--parts fields", "there is no part \"fields\"", exitUsage},
		{"--parts domains", "say with --domains in which folder", exitUsage},
		{"--parts domains --domains " + t.TempDir(), "no folders with XML or JSON files", exitUsage},
		{"--parts domains --domains " + file + "/x", "cannot be read", exitUsage},
		{"--iterations 500,250", "--iterations: say numbers of iterations, each once, the smallest first", exitUsage},
		{"--respond 64,64", "--respond: say numbers of iterations, each once", exitUsage},
		{"--iterations 5", "asks for 5 iterations: say a number from", exitUsage},
		{"--parts response --respond 16000", "asks for 256000 iterations: say a number from", exitUsage},
		{"--games 1 --kinds utility --save " + file, "Choose another folder with --save", exitOutside},
		{"--parts field --games 1 --kinds utility --save " + t.TempDir() + " --out " + file + "/x", "Choose another place for --out", exitOutside},
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
