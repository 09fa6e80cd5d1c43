//go:build !js

package main

import (
	"regexp"
	"strings"
	"testing"

	"backchannel/cmd/backchannel/internal/library"
)

// aWholeGame is what a person types who looks at every page, offers, orders and answers
// in each of twelve turns, and reads the whole debrief.
func aWholeGame() string {
	var b strings.Builder
	for range 12 {
		b.WriteString("look\nnews\nnews all\norders all\ntalks all\nagendas\nmeters all\nbills all\nbill B4\npublic all\npublic security\ntrade all\ncalendar all\nadvice all\nreport\nhelp\nhelp talks\nwhy tension\n")
		b.WriteString("agree\nlabel disputed\nspeak calmly\nrequest naloxone\ntry I4=2 I5=1\npropose I4=2 I5=1 I7=1\naccept text\nsign\ndeliver\nexcuse\nA05 I5\nguess firearms\nnobody knows this\nus: A10\nclose\n")
	}
	return b.String() + "1\nturn 3\nall\nquit\n"
}

// The crisis of twelve turns is played through in the terminal by each cabinet, with every
// page on the way; the save replays.
func TestTwelveTurns(t *testing.T) {
	for _, seat := range []string{"us", "mx"} {
		saves := t.TempDir()
		out := must(t, aWholeGame(), "play", "--text", "usmx-2026", "--plan", "solo", "--seat", seat, "--seed", "3", "--saves", saves)
		for _, want := range []string{"You are a cabinet of 4 offices", "Turn 1 is over.", "debrief> ", "What happened", "Saved in " + saves} {
			if !strings.Contains(out, want) {
				t.Errorf("%s: %q is missing", seat, want)
			}
		}
		for i, line := range strings.Split(out, "\n") {
			if n := len([]rune(line)); n > 110 && !strings.Contains(line, "Saved in") {
				t.Errorf("%s: line %d has %d letters: %s", seat, i, n, line)
			}
		}
		if r := replayOf(t, onlySave(t, saves)); !r.OK || r.Ending == "" {
			t.Errorf("%s: %+v", seat, r)
		}
	}
}

// ofTheOriginal are ids that give the two states away.
var ofTheOriginal = regexp.MustCompile(`\b(us|mx)_\w+`)

// Nothing that a player reads in the neutral skin, from the choice of a seat to the end of
// the debrief, has a word that it bans or an id of the original; either way round.
func TestTwelveTurnsInTheNeutralSkin(t *testing.T) {
	s, err := library.Open("usmx-2026")
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range []string{"", "--mirror"} {
		dressed, err := s.Skin("neutral", args != "")
		if err != nil {
			t.Fatal(err)
		}
		saves := t.TempDir()
		out := must(t, "1\n1\n"+aWholeGame(), append([]string{"play", "--text", "usmx-2026", "--skin", "neutral", "--seed", "3", "--saves", saves}, strings.Fields(args)...)...)
		out = strings.ReplaceAll(strings.Join(strings.Fields(out), " "), onlySave(t, saves), "")
		for {
			word := dressed.Banned(out)
			if word == "" {
				break
			}
			at := strings.Index(out, word)
			t.Errorf("%s: %q in: %s", args, word, out[max(0, at-80):min(len(out), at+80)])
			out = strings.ReplaceAll(out, word, "")
		}
		for _, id := range ofTheOriginal.FindAllString(out, 5) {
			t.Errorf("%s: the id %s is shown", args, id)
		}
	}
}
