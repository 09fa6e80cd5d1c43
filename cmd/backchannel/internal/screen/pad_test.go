package screen_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/engine/crisis"
)

// handed is a player with a pad in hand and nothing else.
func handed(p *player) *player {
	p.pad = new(kit.Pad)
	return p
}

// hold has the pad in a state for a while.
func (p *player) hold(s kit.PadState, long time.Duration) {
	for end := p.now + long; p.now < end; {
		in := kit.Input{Now: p.now + 16*time.Millisecond}
		p.pad.Read(s, &in)
		p.feed(in)
	}
}

// tap presses buttons and lets them go.
func (p *player) button(b kit.PadButtons) {
	p.hold(kit.PadState{Buttons: b}, 16*time.Millisecond)
	p.hold(kit.PadState{}, 16*time.Millisecond)
}

// steer moves the cursor to a control by the arrows towards it, as somebody does who looks at the screen, and by others
// where those lead back.
func (p *player) steer(id kit.ID) {
	p.t.Helper()
	if p.u.PadAt() == "" {
		p.button(kit.PadDown)
	}
	been := map[kit.ID]int{}
	for range 200 {
		at, to := p.node(p.u.PadAt()), p.node(id)
		if at.ID == id {
			return
		}
		d := middle(to.Full).Sub(middle(at.Full))
		ways := []kit.PadButtons{kit.PadDown, kit.PadEast, kit.PadUp, kit.PadWest}
		if d.Y < 0 {
			ways[0], ways[2] = ways[2], ways[0]
		}
		if d.X < 0 {
			ways[1], ways[3] = ways[3], ways[1]
		}
		if max(d.X, -d.X) > max(d.Y, -d.Y) {
			ways[0], ways[1] = ways[1], ways[0]
		}
		p.button(ways[been[at.ID]%4])
		been[at.ID]++
	}
	p.t.Fatalf("the pad does not come from %q to %q", p.u.PadAt(), id)
}

func middle(r kit.Rect) kit.Point { return r.Min.Add(r.Max).Div(2) }

// use steers to a control and presses it.
func (p *player) use(id kit.ID) {
	p.t.Helper()
	p.steer(id)
	if n := p.node(id); n.Disabled {
		p.t.Fatalf("%s is off: %s", id, n.Value)
	}
	p.button(kit.PadBottom)
}

// steerRow goes to a list and in it to a row.
func (p *player) steerRow(id kit.ID, at int) {
	p.t.Helper()
	p.steer(id)
	for !p.node(id.Sub(at)).On {
		p.button(kit.PadDown)
		if p.u.PadAt() != id {
			p.t.Fatalf("the rows of %q end before %d", id, at)
		}
	}
}

// write opens the keyboard on the screen from a field, empties the field and types.
func (p *player) write(id kit.ID, text string) {
	p.t.Helper()
	p.use(id)
	for p.node(id).Value != "" {
		p.button(kit.PadLeft)
	}
	for _, letter := range text {
		for _, n := range p.u.Nodes {
			if n.Layer > 0 && n.Name == string(letter) && strings.HasPrefix(string(n.ID), "keyboard/") {
				p.use(n.ID)
				break
			}
		}
	}
	p.button(kit.PadStart)
}

func TestPadPlaysATurn(t *testing.T) {
	// With nothing but a pad a game of harbour-20 is begun with a seed of one's own, an order is filed, a text proposed, a
	// page scrolled, the menu opened and shut, and the turn closed.
	p := handed(play(t, small))
	if p.u.Padded() {
		t.Fatal("a pad is in use before it was touched")
	}
	p.use("new")
	p.write("seed", "7")
	if got := p.node("seed").Value; got != "7" {
		t.Fatalf("the seed is %q", got)
	}
	p.button(kit.PadStart)
	p.want("Go to the room")
	p.button(kit.PadStart)
	if n := p.node("close"); p.g.Seed() != 7 || p.u.Hint(kit.ButtonOpt{Primary: true, Key: "C"}) != "Start" || !n.Primary {
		t.Errorf("seed %d, %+v", p.g.Seed(), n)
	}
	p.button(kit.PadRight)
	if !p.has("menu/leave") {
		t.Error("no menu")
	}
	p.button(kit.PadRight)
	p.button(kit.PadShoulderR)
	if !p.node("desk/1").On {
		t.Error("the shoulder button does not turn to the talks")
	}
	p.use("issue/H1/2")
	p.use("issue/H2/2")
	p.use("issue/H3/1")
	p.use("propose")
	p.button(kit.PadShoulderL)
	p.use("act/calm")
	if got := (&driver{player: p}).verbs(); got[crisis.Propose] != 1 || got[crisis.Act] != 1 {
		t.Errorf("what was asked for: %v", got)
	}
	p.button(kit.PadStart)
	p.button(kit.PadBottom)
	p.want("Next turn")
	if p.g.View().Turn() != 2 {
		t.Errorf("turn %d", p.g.View().Turn())
	}
	p.audit("report by pad")
	p.button(kit.PadStart)
	p.key(kit.KeyTab)
	if p.u.Padded() || p.u.Hint(kit.ButtonOpt{Key: "C"}) != "C" {
		t.Error("the keyboard was taken up, and the hints are still the pad's")
	}
}

func TestPadFindsAndScrolls(t *testing.T) {
	// The palette is used by letters from the keyboard on the screen and by its list; the right stick and the triggers
	// scroll what the cursor stands in.
	p := handed(play(t, small, in("usmx-2026", "solo", "us", 7)))
	p.button(kit.PadStart)
	if p.has("aside") {
		p.use("aside")
	}
	p.button(kit.PadTop)
	p.write("palette/find", "calendar")
	p.steer("palette/list")
	p.button(kit.PadBottom)
	if _, ok := p.u.Node("dates/body"); !ok {
		t.Fatalf("the palette did not open the calendar: %v", p.controls())
	}
	p.button(kit.PadRight)
	const order = "act/A01/mx_pres"
	p.steer(order)
	top := func() int { return p.node(order).Full.Min.Y }
	before := top()
	p.hold(kit.PadState{Right: [2]float64{0, 1}}, 300*time.Millisecond)
	p.hold(kit.PadState{Right: [2]float64{0, -1}}, 100*time.Millisecond)
	after := top()
	if after >= before {
		t.Errorf("the right stick scrolled from %d to %d", before, after)
	}
	p.button(kit.PadTriggerR)
	if top() > after-200 {
		t.Errorf("the trigger scrolled from %d to %d", after, top())
	}
	p.button(kit.PadDown)
	if n := p.node(p.u.PadAt()); n.Rect.Dy() < n.Full.Dy() {
		t.Errorf("the cursor is out of view: %+v", n)
	}
}

func TestPadSetsAPIN(t *testing.T) {
	// A PIN is set and given at the curtain by pad; the keyboard on the screen shows it in dots, and in Spanish it has the
	// letters of Spanish.
	p := handed(play(t, small))
	p.use("new")
	p.use("shared")
	p.use("seat/1")
	p.write("pin/1", "27181")
	if n := p.node("pin/1"); n.Value != "•••••" {
		t.Errorf("the PIN is shown as %q", n.Value)
	}
	p.button(kit.PadStart)
	p.use("lift")
	p.button(kit.PadStart)
	p.use("hand")
	p.write("pin", "27182")
	p.use("lift")
	p.want("That is not the PIN of this seat.")
	p.use("pin")
	p.audit("keyboard")
	if p.says("27182") {
		t.Error("the keyboard tells the PIN")
	}
	p.button(kit.PadRight)
	p.write("pin", "27181")
	p.use("lift")
	p.want("Go to the room")

	p = handed(play(t, small, spanish(false)))
	p.use("library")
	p.write("find", "señal")
	if n := p.node("find"); n.Value != "señal" {
		t.Errorf("the field has %q", n.Value)
	}
}

func TestGameByPad(t *testing.T) {
	// The game of TestWholeGame can be played by pad: the same moves come of it as by pointer.
	turns := 2
	if *wholeInWindow {
		turns = 20
	}
	want := play(t, small, everything).wholeGame(turns, func(string) {}).moves()
	got := handed(play(t, small, everything)).wholeGame(turns, func(string) {}).moves()
	if !slices.Equal(got, want) {
		t.Errorf("another game: %d moves, not %d", len(got), len(want))
	}
}
