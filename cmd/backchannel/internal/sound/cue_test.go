package sound_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"backchannel/cmd/backchannel/internal/library"
	"backchannel/cmd/backchannel/internal/sound"
	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

var names = map[sound.Cue]string{
	sound.TurnSealed: "sealed", sound.CardArrived: "card", sound.Refused: "refused", sound.OfferArrived: "offer", sound.OfferAccepted: "accepted",
	sound.VotePassed: "passed", sound.VoteFailed: "failed", sound.RungUp: "up", sound.RungDown: "down", sound.TextSigned: "signed",
	sound.CrisisResolved: "resolved", sound.CrisisAdrift: "adrift",
}

const scenarios = "../../../../scenarios"

// listener hears a game from one office.
type listener struct {
	office ledger.Office
	view   crisis.View
	heard  []string
}

// told plays the moves of a scenario's transcript, and calls after each what listens.
func told(t *testing.T, s *scenario.Scenario, file string, after func(g *crisis.Game, move string)) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var g *crisis.Game
	plan, seed := "", uint64(1)
	begin := func() {
		if g == nil {
			g = crisis.NewIn(s, s.PlanOf(plan), chance.Seed(seed), true)
			after(g, "begin")
		}
	}
	submit := func(d ledger.Directive, move string) {
		if g.Submit(d).Code == "" {
			after(g, move)
		}
	}
	closeAll := func() {
		begin()
		for o := ledger.Office(1); int(o) <= s.Count() && !g.Ended(); o++ {
			if g.World.Bal[s.Offices[o].Closed] == 0 {
				submit(ledger.Directive{By: o, Verb: crisis.Close}, s.Offices[o].ID+": close")
			}
		}
	}
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(strings.TrimRight(line, "\n"))
		word, rest, _ := strings.Cut(line, " ")
		who, what, directive := strings.Cut(line, ": ")
		o := s.Office(who)
		switch {
		case word == "seed":
			seed, err = strconv.ParseUint(rest, 10, 64)
		case word == "plan":
			plan = rest
		case word == "turn":
			n, _ := strconv.Atoi(rest)
			for begin(); int(g.Turn()) < n && !g.Ended(); {
				closeAll()
			}
		case line == "all: close":
			closeAll()
		case directive && o != ledger.Nobody:
			begin()
			if d, err := crisis.ParseDirective(s, o, what); err == nil {
				submit(d, line)
			}
		}
		if err != nil {
			t.Fatalf("%s: %q: %v", file, line, err)
		}
	}
}

// TestGame tells what is heard in a game that ends in a deal and in one that breaks down, at the desk of Arden.
func TestGame(t *testing.T) {
	for file, want := range map[string]string{
		"deal.txt": `begin > card
belmar: accept arden > accepted
arden: sign > signed
belmar: sign > signed
arden: close > sealed
arden: close > sealed
envoy: close > down
arden: close > sealed
envoy: close > resolved`,
		"breakdown.txt": `begin > card
arden: close > sealed
envoy: close > up card
arden: close > sealed
envoy: close > up adrift`,
	} {
		s, err := library.Open("harbour-20")
		if err != nil {
			t.Fatal(err)
		}
		l := listener{office: 1}
		told(t, s, filepath.Join(scenarios, "harbour-20", "transcripts", file), func(g *crisis.Game, move string) {
			if cues := l.hear(g); len(cues) > 0 {
				l.heard = append(l.heard, move+" > "+strings.Join(cues, " "))
			}
		})
		if got := strings.Join(l.heard, "\n"); got != want {
			t.Errorf("in %s is heard\n%s\nnot\n%s", file, got, want)
		}
	}
}

func (l *listener) hear(g *crisis.Game) (list []string) {
	seen := len(l.view.Log)
	g.Look(ledger.Only(l.office), &l.view)
	for _, d := range sound.Cues(g.Scenario, &l.view, seen) {
		list = append(list, names[d.Cue])
	}
	return list
}

// TestTold plays the transcripts of both crises at every desk: after a move at most two sounds are due, in the
// order of what happened, none twice, each about an event of that move that is also told in words; and all sounds occur.
func TestTold(t *testing.T) {
	heard := map[string]int{}
	for _, id := range library.IDs() {
		s, err := library.Open(id)
		if err != nil {
			t.Fatal(err)
		}
		files, err := filepath.Glob(filepath.Join(scenarios, id, "transcripts", "*.txt"))
		if err != nil || len(files) == 0 {
			t.Fatalf("%s has no transcripts: %v", id, err)
		}
		for _, file := range files {
			views := make([]crisis.View, s.Count()+1)
			told(t, s, file, func(g *crisis.Game, move string) {
				for o := range views[1:] {
					v := &views[o+1]
					seen := len(v.Log)
					g.Look(ledger.Only(ledger.Office(o+1)), v)
					due := sound.Cues(s, v, seen)
					if fault := wrong(s, v, seen, due); fault != "" {
						t.Errorf("%s, %q: %s", file, move, fault)
					}
					for _, d := range due {
						heard[names[d.Cue]]++
					}
				}
			})
		}
	}
	for _, name := range names {
		if heard[name] == 0 {
			t.Errorf("%q is never heard", name)
		}
	}
	t.Log(heard)
}

func wrong(s *scenario.Scenario, v *crisis.View, seen int, due []sound.Due) string {
	if len(due) > sound.Most {
		return fmt.Sprintf("%d sounds at once", len(due))
	}
	for i, d := range due {
		if names[d.Cue] == "" {
			return fmt.Sprintf("there is no sound %d", d.Cue)
		}
		if i > 0 && (due[i-1].Event > d.Event || due[i-1].Cue == d.Cue) {
			return fmt.Sprintf("%v after %v", d, due[i-1])
		}
		if d.Event < seen || d.Event >= len(v.Log) {
			return "a sound about another move"
		}
		if _, ok := crisis.Tell(s, &v.Log[d.Event], v.Of); !ok {
			return "a sound about something that is not told"
		}
	}
	return ""
}
