//go:build !js

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// hills is a copy of the harbour with a skin.
func hills(t *testing.T) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "harbour-20")
	if err := os.CopyFS(folder, os.DirFS("../../scenarios/harbour-20")); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(folder, "skin_hills.yaml"), read(t, "../../engine/scenario/testdata/skins/skin_hills.yaml"))
	return folder
}

// A game is played in a skin, gone on with in it, and replays with the scenario as it was
// written; what the command line cannot have says what to do.
func TestPlayInASkin(t *testing.T) {
	folder, saves := hills(t), t.TempDir()
	out := must(t, "calm\nclose\nquit\n", "play", "--text", folder, "--skin", "hills", "--mirror", "--seat", "arden", "--saves", saves)
	file := onlySave(t, saves)
	out += must(t, closing4, "play", "--text", folder, "--resume", file, "--saves", saves)
	out = strings.Join(strings.Fields(strings.ReplaceAll(strings.ReplaceAll(out, file, ""), folder, "")), " ")
	if strings.Contains(out, "Arden") || strings.Contains(out, "Belmar") || strings.Count(out, "You are the ") != 2 || !strings.Contains(out, "Valdera has closed its safe harbour to Corvia's") {
		t.Error(out)
	}
	if out := must(t, "", "why", file, "ten", "--scenario", folder); strings.Contains(out, "Belmar") {
		t.Error(out)
	}
	if r := replayOf(t, file); !r.OK || r.Ending == "" {
		t.Errorf("%+v", r)
	}
	for args, says := range map[string]string{
		folder + " --skin hill": "has no skin \"hill\"; it has: hills",
		folder + " --mirror":    "say --skin NAME too",
		"harbour-20 --skin x":   "it has: none",
	} {
		code, _, err := call(t, "", append([]string{"play", "--text", "--saves", t.TempDir()}, strings.Fields(args)...)...)
		if code != exitUsage || !strings.Contains(err, says) {
			t.Errorf("%s: exit %d, %s", args, code, err)
		}
	}
}
