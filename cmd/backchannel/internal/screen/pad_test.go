package screen_test

import (
	"strings"
	"testing"
	"time"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/engine/crisis"
)

// padded is a player with a pad in hand and nothing else.
type padded struct {
	*player
	pad kit.Pad
}

// hold has the pad in a state for a while.
func (p *padded) hold(s kit.PadState, long time.Duration) {
	for end := p.now + long; p.now < end; {
		in := kit.Input{Now: p.now + 16*time.Millisecond}
		p.pad.Read(s, &in)
		p.feed(in)
	}
}

// tap presses buttons and lets them go.
func (p *padded) tap(b kit.PadButtons) {
	p.hold(kit.PadState{Buttons: b}, 80*time.Millisecond)
	p.hold(kit.PadState{}, 16*time.Millisecond)
}

// steer moves the cursor to a control by the arrows towards it, as somebody does who looks at the screen, and by others
// where those lead back.
func (p *padded) steer(id kit.ID) {
	p.t.Helper()
	if p.u.PadAt() == "" {
		p.tap(kit.PadDown)
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
		p.tap(ways[been[at.ID]%4])
		been[at.ID]++
	}
	p.t.Fatalf("the pad does not come from %q to %q", p.u.PadAt(), id)
}

func middle(r kit.Rect) kit.Point { return r.Min.Add(r.Max).Div(2) }

// use steers to a control and presses it.
func (p *padded) use(id kit.ID) {
	p.t.Helper()
	p.steer(id)
	if n := p.node(id); n.Disabled {
		p.t.Fatalf("%s is off: %s", id, n.Value)
	}
	p.tap(kit.PadBottom)
}

// write opens the keyboard on the screen from a field, empties the field and types.
func (p *padded) write(id kit.ID, text string) {
	p.t.Helper()
	p.use(id)
	for p.node(id).Value != "" {
		p.tap(kit.PadLeft)
	}
	for _, letter := range text {
		for _, n := range p.u.Nodes {
			if n.Layer > 0 && n.Name == string(letter) && strings.HasPrefix(string(n.ID), "keyboard/") {
				p.use(n.ID)
				break
			}
		}
	}
	p.tap(kit.PadStart)
}

func TestPadPlaysATurn(t *testing.T) {
	// With nothing but a pad a game of harbour-20 is begun with a seed of one's own, an order is filed, a text proposed, a
	// page scrolled, the menu opened and shut, and the turn closed.
	p := &padded{player: play(t, small)}
	if p.u.Padded() {
		t.Fatal("a pad is in use before it was touched")
	}
	p.use("new")
	p.write("seed", "7")
	if got := p.node("seed").Value; got != "7" {
		t.Fatalf("the seed is %q", got)
	}
	p.tap(kit.PadStart)
	p.want("Go to the room")
	p.tap(kit.PadStart)
	if n := p.node("close"); p.g.Seed() != 7 || p.u.Hint(kit.ButtonOpt{Primary: true, Key: "C"}) != "Start" || !n.Primary {
		t.Errorf("seed %d, %+v", p.g.Seed(), n)
	}
	p.tap(kit.PadRight)
	if !p.has("menu/leave") {
		t.Error("no menu")
	}
	p.tap(kit.PadRight)
	p.tap(kit.PadShoulderR)
	if !p.node("desk/1").On {
		t.Error("the shoulder button does not turn to the talks")
	}
	p.use("issue/H1/2")
	p.use("issue/H2/2")
	p.use("issue/H3/1")
	p.use("propose")
	p.tap(kit.PadShoulderL)
	p.use("act/calm")
	if got := p.verbs(); got[crisis.Propose] != 1 || got[crisis.Act] != 1 {
		t.Errorf("what was asked for: %v, %v", got, moves(p.g))
	}
	p.tap(kit.PadStart)
	p.tap(kit.PadBottom)
	p.want("Next turn")
	if p.g.View().Turn() != 2 {
		t.Errorf("turn %d", p.g.View().Turn())
	}
	p.audit("report by pad")
	p.tap(kit.PadStart)
	p.key(kit.KeyTab)
	if p.u.Padded() || p.u.Hint(kit.ButtonOpt{Key: "C"}) != "C" {
		t.Error("the keyboard was taken up, and the hints are still the pad's")
	}
}

// verbs counts what was asked for so far.
func (p *padded) verbs() map[any]int {
	out := map[any]int{}
	for _, m := range p.g.Record().Moves {
		if m.Directive != nil && p.g.Offices().Has(m.Directive.By) {
			out[m.Directive.Verb]++
		}
	}
	return out
}

func TestPadFindsAndScrolls(t *testing.T) {
	// The palette is used by letters from the keyboard on the screen and by its list; the right stick and the triggers
	// scroll what the cursor stands in.
	p := &padded{player: play(t, small, in("usmx-2026", "solo", "us", 7))}
	p.tap(kit.PadStart)
	if p.has("aside") {
		p.use("aside")
	}
	p.tap(kit.PadTop)
	p.write("palette/find", "calendar")
	p.steer("palette/list")
	p.tap(kit.PadBottom)
	if _, ok := p.u.Node("dates/body"); !ok {
		t.Fatalf("the palette did not open the calendar: %v", p.controls())
	}
	p.tap(kit.PadRight)
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
	p.tap(kit.PadTriggerR)
	if top() > after-200 {
		t.Errorf("the trigger scrolled from %d to %d", after, top())
	}
	p.tap(kit.PadDown)
	if n := p.node(p.u.PadAt()); n.Rect.Dy() < n.Full.Dy() {
		t.Errorf("the cursor is out of view: %+v", n)
	}
}

func TestPadSetsAPIN(t *testing.T) {
	// A PIN is set and given at the curtain by pad; the keyboard on the screen shows it in dots, and in Spanish it has the
	// letters of Spanish.
	p := &padded{player: play(t, small)}
	p.use("new")
	p.use("shared")
	p.use("seat/1")
	p.write("pin/1", "27181")
	if n := p.node("pin/1"); n.Value != "•••••" {
		t.Errorf("the PIN is shown as %q", n.Value)
	}
	p.tap(kit.PadStart)
	p.use("lift")
	p.tap(kit.PadStart)
	p.use("hand")
	p.write("pin", "27182")
	p.use("lift")
	p.want("That is not the PIN of this seat.")
	p.use("pin")
	p.audit("keyboard")
	if p.says("27182") {
		t.Error("the keyboard tells the PIN")
	}
	p.tap(kit.PadRight)
	p.write("pin", "27181")
	p.use("lift")
	p.want("Go to the room")

	p = &padded{player: play(t, small, spanish(false))}
	p.use("library")
	p.write("find", "señal")
	if n := p.node("find"); n.Value != "señal" {
		t.Errorf("the field has %q", n.Value)
	}
}
