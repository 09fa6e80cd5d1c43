package screen_test

import (
	"fmt"
	"testing"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/screen"
	"backchannel/engine/advisor"
	"backchannel/engine/room"
)

func TestDoor(t *testing.T) {
	// Every screen on the way into a game has room for its texts, in both languages, at every size.
	for _, x := range []struct {
		area     kit.Rect
		zoom     int
		language string
	}{{small, 100, "en"}, {small, 100, "es"}, {large, 100, "es"}, {least, 100, "es"}, {small, 80, "es"}, {small, 150, "es"}, {large, 200, "es"}, {small, 200, "en"}} {
		t.Run(fmt.Sprintf("%s %dx%d at %d", x.language, x.area.Dx(), x.area.Dy(), x.zoom), func(t *testing.T) {
			p := play(t, x.area, func(d *screen.Deps) {
				d.Settings = func() screen.Settings { return screen.Settings{Language: x.language, Zoom: x.zoom} }
				d.PutAside, d.TakeBack = func(string) error { return nil }, func(string) error { return nil }
			})
			p.audit("start")
			p.press("saved-file/2/delete")
			p.audit("delete")
			p.press("dialog/yes")
			p.audit("deleted")
			p.press("take-back")
			p.press("settings")
			p.audit("settings")
			p.press("back")
			p.press("library")
			for tab := range 4 {
				p.press(kit.ID("shelf").Sub(tab))
				p.audit("library")
			}
			p.press("back")
			p.press("play/1")
			p.audit("setup")
			p.press("apart")
			p.audit("setup, the others apart")
			p.press("shared")
			p.press("seat/1")
			p.press("seat-brief/1")
			p.audit("setup, shared")
			p.press("begin")
			p.audit("curtain")
			p.press("lift")
			p.audit("brief")
		})
	}
}

func TestRivals(t *testing.T) {
	// The counterparts are those that were chosen: one choice for all that sit at the table, and another for one seat.
	var begun screen.Play
	p := play(t, large, func(d *screen.Deps) {
		start := d.Start
		d.Start = func(set room.Setup, pins map[string]string) (screen.Play, error) {
			play, err := start(set, pins)
			begun = play
			return play, err
		}
	})
	p.press("new")
	p.level("level", 3)
	p.press("apart")
	p.focus("apart/2/style")
	p.key(kit.KeyDown)
	p.press("begin")
	if k := begun.Kinds(); k["belmar"] != "planner-strong" || k["envoy"] != "utility:"+advisor.Styles()[0] {
		t.Errorf("the others are %v", k)
	}
	p.press("go")
	p.press("close")
	p.reach("dialog/yes")
	p.key(kit.KeyEnter)
	p.want("The others are thinking") // for a frame, before they do
	p.feed(kit.Input{})
	p.feed(kit.Input{})
	p.want("Turn 1 is over")
}

// dimmed wants a reason beside the button that begins a game, and its press to lead to what has to be put right.
func (p *player) dimmed(why string, mend kit.ID) {
	p.t.Helper()
	p.audit(why)
	begin := p.node("begin")
	beside := false
	for _, n := range p.u.Nodes {
		beside = beside || n.Role == kit.RoleText && n.Name == why && n.Rect.Overlaps(kit.Rect{Min: kit.Point{Y: begin.Rect.Min.Y}, Max: kit.Point{X: begin.Rect.Min.X, Y: begin.Rect.Max.Y}})
	}
	if !begin.Disabled || begin.Value != why || !beside {
		p.t.Errorf("begin is off: %v, says %q, and %q beside it: %v", begin.Disabled, begin.Value, why, beside)
	}
	for _, keys := range []bool{false, true} {
		if keys {
			p.focus("begin")
			p.key(kit.KeyEnter)
		} else {
			at := begin.Rect.Min.Add(kit.Point{X: 5, Y: 5})
			p.mouse = at
			p.feed(kit.Input{Down: true, Pressed: true})
			p.feed(kit.Input{Released: true})
		}
		p.feed(kit.Input{})
		if n, ok := p.u.Node(p.u.Focused()); !ok || n.ID != mend || n.Rect.Empty() {
			p.t.Errorf("%q leads to %q at %v, not to %q", why, p.u.Focused(), n.Rect, mend)
		}
	}
}

func TestWhatKeepsAGameFromBeginning(t *testing.T) {
	// What is wrong with a seed, a PIN or the seats stands in words beside the button that is off, which leads there. The
	// least length of a PIN stands at its field from the first.
	for _, zoom := range []int{100, 200} {
		p := play(t, small, func(d *screen.Deps) { d.Settings = func() screen.Settings { return screen.Settings{Zoom: zoom} } })
		p.press("play/1")
		if p.node("begin").Disabled {
			t.Fatal("a new game cannot begin")
		}
		p.field("seed", "0")
		p.dimmed("The seed is a whole number from 1 on.", "seed")
		p.field("seed", "7")
		p.press("shared")
		p.dimmed("Take a seat for each person, two at least.", "seat/1")
		p.press("seat/1")
		if n := p.node("pin/1"); !p.says("A PIN has 4 letters or digits at least.") || n.Rect.Empty() {
			t.Error("the least length of a PIN is not told")
		}
		p.field("pin/1", "12")
		p.dimmed("A PIN has 4 letters or digits at least.", "pin/1")
		p.field("pin/1", "1234")
		p.press("begin")
		if p.has("begin") {
			t.Error("the game does not begin")
		}
	}
}
