//go:build !js

package main

import (
	"strings"
	"testing"
)

// A plan and a seat can be named; a wrong one says which there are.
func TestPlayPlan(t *testing.T) {
	const accord = "../../engine/crisis/testdata/accord"
	out := must(t, "\nhelp\nquit\n", "play", "--text", accord, "--plan", "cabinet", "--saves", t.TempDir())
	if !strings.Contains(out, "You are a cabinet of 2 offices") {
		t.Error(out)
	}
	for args, says := range map[string]string{
		"--plan none":                "no plan \"none\"; this scenario has: offices cabinet",
		"--plan cabinet --seat none": "no seat \"none\"; this scenario has: west east council chair",
		"--seat westsea":             "You are the Harbour master of West",
	} {
		_, out, err := call(t, "quit\n", append([]string{"play", "--text", accord, "--saves", t.TempDir()}, strings.Fields(args)...)...)
		if !strings.Contains(out+err, says) {
			t.Errorf("%s: %s%s", args, out, err)
		}
	}
}
