//go:build !js

package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// call runs a command line with an input.
func call(t *testing.T, input string, args ...string) (code int, out, err string) {
	t.Helper()
	var o, e bytes.Buffer
	code = run(args, streams{strings.NewReader(input), &o, &e})
	return code, o.String(), e.String()
}

// must runs a command line that has to succeed and returns what it printed.
func must(t *testing.T, input string, args ...string) string {
	t.Helper()
	code, out, err := call(t, input, args...)
	if code != exitOK {
		t.Fatalf("%v: exit %d\n%s%s", args, code, out, err)
	}
	return out
}

// simulatedFile saves a game that counterparts played to its end.
func simulatedFile(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "game")
	must(t, "", "simulate", "harbour-20", "--seed", "7", "--out", file)
	return file
}

// Every command says what is wrong in a sentence, and with the exit code that the
// documentation promises.
func TestExitCodes(t *testing.T) {
	file, folder := simulatedFile(t), t.TempDir()
	scrap := filepath.Join(t.TempDir(), "scrap")
	write(t, scrap, []byte("no game"))
	for _, x := range []struct {
		args, says string
		code       int
	}{
		{"--help", "Exit codes", exitOK},
		{"why --help", "--force", exitOK},
		{"check harbour-20", "is in order: 3 offices", exitOK},
		{"show harbour-20", "4 turns, 2 orders an office a turn, about 20 minutes.", exitOK},
		{"simulate harbour-20 --seed 7", "digest ", exitOK},
		{"replay " + file, "ok: ", exitOK},
		{"replay --counterparts " + file, "ok: ", exitOK},
		{"why FILE TEN", "Tension (ten)", exitOK},
		{"why FILE belmar.reserve", "at the opening", exitOK},
		{"why FILE list", "main.signed", exitOK},
		{"why FILE ten --turn 1", "after turn 1", exitOK},
		{"why FILE ten --turn 0", "the game has turns 1 to", exitUsage},
		{"why FILE ten --turn 99", "the game has turns 1 to", exitUsage},
		{"why FILE nothing", `there is no account "nothing"`, exitUsage},
		{"why nofile ten", "there is no file", exitUsage},
		{"replay " + folder, "is a folder", exitUsage},
		{"replay --coded --json " + file, "say one of them", exitUsage},
		{"replay " + scrap, "scrap", exitWrong},
		{"play --text harbour-20 --seat arden --others human", "one person plays", exitUsage},
		{"play --text harbour-20 --seat arden --others utility:reckless", "there is no style", exitUsage},
		{"play harbour-20 --others utility", "say --text too", exitUsage},
		{"play --text --resume " + scrap, "the saved game is not in order", exitWrong},
		{"simulate harbour-20 --games 1 --policy tit-for-tat", "tit-for-tat (utility:tit-for-tat)", exitOK},
		{"simulate harbour-20 --games 1 --policy policy:tit-for-tat", "policy:tit-for-tat, 1 game", exitOK},
		{"simulate harbour-20 --policy utility:conciliator", "digest ", exitOK},
		{"foo", `there is no command or scenario "foo"; the scenarios are harbour-20`, exitUsage},
		{"replya x", `there is no command or scenario "replya" (did you mean "replay"?)`, exitUsage},
		{"habrour-20", `did you mean "harbour-20"?`, exitUsage},
		{"play nowhere", `there is no scenario "nowhere"`, exitUsage},
		{"show nowhere", `there is no scenario "nowhere"`, exitUsage},
		{"check nowhere", `there is no scenario "nowhere"`, exitUsage},
		{"simulate harbour-20 --plan none", `there is no plan "none"`, exitUsage},
		{"simulate harbour-20 --seed x", "--seed", exitUsage},
		{"simulate harbour-20 --out " + file, "nothing is overwritten", exitOutside},
		{"play --text harbour-20 --seat nobody", `there is no seat "nobody"; this scenario has: arden belmar envoy`, exitUsage},
		{"play --text --resume " + filepath.Join(folder, "none"), "there is no saved game", exitUsage},
		{"play --resume " + filepath.Join(folder, "none"), "look for its name in " + folder, exitUsage},
		{"simulate harbour-20 --out " + filepath.Join(folder, "none", "game"), "Choose another place", exitOutside},
		{"play --text --resume " + file, "Counterparts alone played", exitUsage},
	} {
		t.Run(x.args, func(t *testing.T) {
			args := strings.Fields(strings.ReplaceAll(x.args, "FILE", file))
			code, out, err := call(t, "", append(args, savesFor(args, folder)...)...)
			if code != x.code || !strings.Contains(out+err, x.says) {
				t.Errorf("exit %d, not %d with %q\n%s%s", code, x.code, x.says, out, err)
			}
		})
	}
}

func savesFor(args []string, folder string) []string {
	if args[0] == "play" {
		return []string{"--saves", folder}
	}
	return nil
}

// A plan that is not there leaves no file behind.
func TestSimulateMakesNoFileForAWrongPlan(t *testing.T) {
	file := filepath.Join(t.TempDir(), "game")
	call(t, "", "simulate", "harbour-20", "--plan", "none", "--out", file)
	if _, err := os.Stat(file); err == nil {
		t.Error("the file was made")
	}
}

// The keys that scripts read are stable.
func TestJSONKeys(t *testing.T) {
	file := simulatedFile(t)
	for _, x := range []struct{ args, keys, inside string }{
		{"show harbour-20 --json", "id title digest turns offices actions events issues bills segments sectors rungs endings packages", "size within_capacity ratifiable best_joint best"},
		{"simulate harbour-20 --seed 7 --json", "scenario seed turns ending digest scores deal", "arden belmar envoy"},
		{"replay --json " + file, "ok digest events turns ending", ""},
	} {
		var top map[string]json.RawMessage
		if err := json.Unmarshal([]byte(must(t, "", strings.Fields(x.args)...)), &top); err != nil {
			t.Fatalf("%s: %v", x.args, err)
		}
		has(t, x.args, top, x.keys)
		for _, key := range []string{"packages", "scores"} {
			if raw, ok := top[key]; ok {
				var in map[string]json.RawMessage
				if err := json.Unmarshal(raw, &in); err != nil {
					t.Fatalf("%s: %v", x.args, err)
				}
				has(t, x.args+" "+key, in, x.inside)
			}
		}
	}
}

func has(t *testing.T, where string, m map[string]json.RawMessage, keys string) {
	t.Helper()
	for _, k := range strings.Fields(keys) {
		if _, ok := m[k]; !ok {
			t.Errorf("%s: the key %q is missing", where, k)
		}
	}
}

// full is a writer on a full disk.
type full struct{}

var errFull = errors.New("no space left on device")

func (full) Write([]byte) (int, error) { return 0, errFull }

// A command whose output is lost does not say that all is well.
func TestLostOutput(t *testing.T) {
	file := simulatedFile(t)
	for _, args := range []string{"show harbour-20", "show harbour-20 --json", "simulate harbour-20", "simulate harbour-20 --json", "replay " + file, "why " + file + " ten", "check harbour-20", "--help"} {
		var e bytes.Buffer
		code := run(strings.Fields(args), streams{strings.NewReader(""), full{}, &e})
		if code != exitOutside || !strings.Contains(e.String(), "no space left") {
			t.Errorf("%s: exit %d, %s", args, code, e.String())
		}
	}
}

// A mistyped word is put right where it is near enough to a name.
func TestNearest(t *testing.T) {
	names := []string{"play", "simulate", "replay", "why", "check", "show"}
	for word, want := range map[string]string{"replya": "replay", "chekc": "check", "SHOW": "show", "wy": "why", "simulat": "simulate", "foo": "", "harbour": ""} {
		if got := nearest(word, names); got != want {
			t.Errorf("%s: %q, not %q", word, got, want)
		}
	}
	if !slices.Contains(names, nearest("play", names)) {
		t.Error("a name is nearest to itself")
	}
}
