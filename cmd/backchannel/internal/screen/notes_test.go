package screen_test

import (
	"fmt"
	"strings"
	"testing"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/screen"
	"backchannel/cmd/backchannel/internal/session"
)

// kept plays with the games of a folder.
func kept(folder string) func(*screen.Deps) {
	return func(d *screen.Deps) {
		base := deps(nil, folder)
		d.Start, d.Load = base.Start, base.Load
		d.Saves = func() (list []screen.Saved) {
			for _, s := range session.Saves(folder) {
				list = append(list, screen.Saved(s))
			}
			return list
		}
	}
}

func TestDraftIsKept(t *testing.T) {
	// Who leaves for the start screen, or closes the program, finds the draft in the talks as it was left.
	folder := t.TempDir()
	begin := in("usmx-2026", "solo", "mx", 12)
	p := play(t, small, kept(folder), begin)
	p.typed("r")
	p.press("aside")
	p.typed("t")
	p.press("issue/I4/2")
	p.press("issue/I5/1")
	drafted := func(p *player, where string) {
		t.Helper()
		p.want("2 of 4 steps of change in this text")
		for id, at := range map[kit.ID]string{"issue/I4": "2", "issue/I5": "1"} {
			if n := p.node(id); !strings.HasPrefix(n.Value, at) {
				t.Errorf("%s: %s stands at %q", where, id, n.Value)
			}
		}
	}
	drafted(p, "drafted")
	p.press("menu")
	p.press("menu/leave")
	p.press("saved/0")
	if p.has("aside") {
		p.press("aside")
	}
	p.typed("t")
	drafted(p, "gone on")
	p = play(t, small, kept(folder)) // another run of the program
	p.press("saved/0")
	if p.has("aside") {
		p.press("aside")
	}
	p.typed("t")
	drafted(p, "another day")
	p.press("undraft")
	p = play(t, small, kept(folder))
	p.press("saved/0")
	if p.has("aside") {
		p.press("aside")
	}
	p.typed("t")
	p.want("0 of 4 steps of change in this text")
}

func TestExpectation(t *testing.T) {
	// At a set piece the player may say what tension will do. The report and the debrief set it beside what came; in
	// other turns nothing is asked, and nobody has to answer.
	for at, way := range []string{"rise", "hold", "fall"} {
		folder := t.TempDir()
		p := play(t, []kit.Rect{small, large, least}[at], kept(folder), in("usmx-2026", "solo", "mx", 5))
		p.typed("r")
		p.press("aside")
		p.press("close")
		p.want("What do you expect?")
		p.audit("expecting")
		p.press(kit.ID("expect").Sub(at))
		p.audit("expected")
		p.press("dialog/yes")
		p.want("You expected tension to " + way + ".")
		for _, n := range p.u.Nodes {
			if strings.HasPrefix(string(n.ID), "change/") {
				if n.Name != "Tension" {
					t.Errorf("something was expected of tension, and %s is told first", n.Name)
				}
				break
			}
		}
		p.audit("report")
		p.press("next")
		p.press("close")
		if p.has("expect") {
			t.Error("a turn without a set piece asks what is expected")
		}
		p.press("dialog/yes")
		if p.says("You expected") {
			t.Error("a turn of which nothing was expected tells what was")
		}
		if at > 0 {
			continue
		}
		p = play(t, small, kept(folder)) // another run of the program, to the end
		p.press("saved/0")
		asked := 1
		for range 16 {
			if !p.has("close") && !p.has("aside") {
				break
			}
			if p.has("aside") {
				p.press("aside")
			}
			p.press("close")
			asked += order(p.has("expect"))
			p.press("dialog/yes")
			p.press("next")
		}
		if asked < 3 {
			t.Errorf("the game asked %d times", asked)
		}
		p.want("What you expected, and what came")
		p.want("Turn 1. You expected tension to " + way + ".")
		p.want(fmt.Sprintf("%d of 1 came as you expected.", order(p.says("to rise. It rose"))))
		p.audit("debrief")
	}
}

func order(b bool) int {
	if b {
		return 1
	}
	return 0
}
