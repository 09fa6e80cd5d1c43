package screen_test

import (
	"slices"
	"testing"
	"time"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/library"
	"backchannel/cmd/backchannel/internal/screen"
	"backchannel/cmd/backchannel/internal/session"
)

// together begins a game of Arden and Belmar at one machine, with a PIN for Belmar, and lifts the first curtain.
func together(t *testing.T, change ...func(*screen.Deps)) *player {
	t.Helper()
	p := play(t, large, change...)
	p.press("new")
	p.press("shared")
	if n := p.node("begin"); !n.Disabled {
		t.Error("a game that is shared begins with one person")
	}
	p.press("seat/1")
	p.press("pin/1")
	p.typed("27")
	if n := p.node("begin"); !n.Disabled {
		t.Error("a PIN of two digits is taken")
	}
	p.typed("18")
	if n := p.node("pin/1"); n.Value != "••••" {
		t.Errorf("the PIN is shown as %q", n.Value)
	}
	p.press("seed")
	for range 8 {
		p.key(kit.KeyBackspace)
	}
	p.typed("7")
	p.audit("two seats")
	p.press("begin")
	p.audit("curtain")
	p.want("Arden Harbour Office")
	p.press("lift")
	p.press("go")
	return p
}

// open lifts the curtain for Belmar.
func (p *player) open() {
	p.t.Helper()
	p.press("pin")
	p.typed("2718")
	p.press("lift")
}

// seen is everything that the last frame showed or told.
func (p *player) seen() (nodes []kit.Node, digest uint64) {
	return slices.Clone(p.u.Nodes), p.u.Digest()
}

func TestCurtain(t *testing.T) {
	// Two games differ in what one person filed, composed, opened and was told. Under the curtain, and for the other
	// person behind it, nothing shows which of the two it is: every node and everything drawn is the same.
	secret := func(p *player) {
		p.press("act/calm")
		p.typed("T")
		p.level("issue/H1", 2)
		p.press("guess")
		p.level("guessing/row", 1)
		p.press("dialog/yes")
		p.typed("O")
		p.press("meter/ten/0")
		p.key(kit.KeyEscape)
		p.press("act/listen")
	}
	plain := func(*player) {}
	var runs [2][]kit.Node
	var rooms [2][]kit.Node
	var drawn, drawnRoom [2]uint64
	for i, do := range []func(*player){plain, secret} {
		p := together(t)
		do(p)
		p.mouse = kit.Point{X: 1, Y: 1}
		p.press("hand")
		p.now = 100 * time.Second
		p.feed(kit.Input{})
		runs[i], drawn[i] = p.seen()
		if p.has("act/calm") || p.says("tension") {
			t.Error("the room can be seen through the curtain")
		}
		p.open()
		p.press("go")
		p.want("Belmar")
		p.now = 200 * time.Second
		p.feed(kit.Input{})
		rooms[i], drawnRoom[i] = p.seen()
	}
	if !slices.Equal(runs[0], runs[1]) || drawn[0] != drawn[1] {
		t.Errorf("under the curtain: %v\nand %v", runs[0], runs[1])
	}
	if !slices.Equal(rooms[0], rooms[1]) || drawnRoom[0] != drawnRoom[1] {
		t.Error("behind the curtain the two games can be told apart")
	}
}

func TestCurtainPin(t *testing.T) {
	// A wrong PIN lifts nothing, too many make the person wait, and the right one opens after that.
	now := noon
	p := together(t, func(d *screen.Deps) { d.Now = func() time.Time { return now } })
	p.press("hand")
	if !p.node("lift").Disabled {
		t.Error("the curtain lifts without a PIN")
	}
	for range 5 {
		p.press("pin")
		p.typed("2719")
		p.key(kit.KeyEnter)
		if !p.has("lift") {
			t.Fatal("a wrong PIN lifts the curtain")
		}
	}
	p.want("Too many wrong PINs")
	p.audit("wait")
	p.open()
	p.want("Too many wrong PINs")
	now = now.Add(time.Minute)
	p.open()
	p.want("Your mandate")
}

func TestHotSeat(t *testing.T) {
	// Each person reads a report of their own when the machine comes to them; what was composed waits for its author; a
	// game that is left in the middle goes on with the person who had it, and asks again.
	folder := t.TempDir()
	p := together(t, func(d *screen.Deps) {
		d.Start, d.Load = deps(nil, folder).Start, deps(nil, folder).Load
		d.Open = library.Open
		d.Saves = func() []screen.Saved { return session.Saves(folder) }
	})
	p.typed("T")
	p.level("issue/H1", 2)
	draft := p.node("issue/H1").Value
	p.press("hand")
	p.open()
	p.press("go")
	p.press("close")
	p.press("dialog/yes")
	p.want("HAND THE MACHINE TO")
	p.press("lift")
	if got := p.node("issue/H1").Value; got != draft {
		t.Errorf("the draft was %q and is %q", draft, got)
	}
	if n := p.node("hand"); !n.Disabled {
		t.Error("the machine goes to a person who has closed")
	}
	p.press("close")
	p.press("dialog/yes")
	p.open()
	p.want("Turn 1 is over")
	p.press("next")
	p.want("turn 2 of 4")
	p.press("menu")
	p.press("menu/leave")
	p.want("Arden Harbour Office · Belmar Port Authority")
	p.press("continue")
	p.want("HAND THE MACHINE TO")
	p.want("Belmar Port Authority")
	p.open()
	p.want("turn 2 of 4")
	p.press("hand")
	p.press("lift")
	p.want("Turn 1 is over")
}
