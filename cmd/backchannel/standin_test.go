//go:build !js

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A stand-in plays by its form, its record says how, and the replay chooses as it did.
func TestStandIn(t *testing.T) {
	folder := t.TempDir()
	form, out := filepath.Join(folder, "ana.txt"), filepath.Join(folder, "game.backchannel")
	if err := os.WriteFile(form, []byte("# Ana is ill\nstyle: principled\nfirst: Ferry\nH1 at most by day\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	must(t, "", "simulate", "harbour-20", "--seed", "3", "--stand-in", "belmar="+form, "--out", out)
	must(t, "", "replay", out, "--counterparts")
	data, err := os.ReadFile(out)
	if err != nil || !strings.Contains(string(data), "style: principled; first: H2; H1 at most ") || strings.Contains(string(data), folder) {
		t.Errorf("the record does not hold the form (%v): %.300s", err, data)
	}
	must(t, "close\nquit\n", "play", "--text", "harbour-20", "--seat", "arden", "--saves", folder, "--stand-in", "belmar="+form)
	broken := filepath.Join(folder, "broken.txt")
	if err := os.WriteFile(broken, []byte("H1 at most 2\nH7 at least 1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		args, says string
		code       int
	}{
		{"--stand-in belmar=" + broken, broken + ":2: there is no row \"h7\"; there are: H1 H2 H3", exitWrong},
		{"--stand-in belmar", "say the seat and its form", exitUsage},
		{"--stand-in belmar=" + folder + "/none.txt", "there is no file", exitUsage},
		{"--stand-in belmar=" + folder, "cannot be read", exitUsage},
		{"--stand-in nobody=" + form, "there is no seat", exitUsage},
		{"--stand-in belmar=" + form + " --stand-in belmar=" + form, "has two forms", exitUsage},
		{"--policy threat --seat belmar --stand-in belmar=" + form, "say one", exitUsage},
	} {
		if code, _, err := call(t, "", append([]string{"simulate", "harbour-20"}, strings.Fields(x.args)...)...); code != x.code || !strings.Contains(err, x.says) {
			t.Errorf("%s: exit %d, %s", x.args, code, err)
		}
	}
}
