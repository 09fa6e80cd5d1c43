package kit_test

import (
	"image"
	"strings"
	"testing"

	"backchannel/cmd/backchannel/internal/kit"
)

func TestLayout(t *testing.T) {
	// At both sizes, every text has room and no control covers another, in every state of the screen.
	for _, screen := range []kit.Rect{small, large} {
		p := play(t, screen)
		states := map[string]func(){"at rest": func() {}, "dialog": func() { p.click("close") }}
		for _, name := range []string{"at rest", "dialog"} {
			states[name]()
			for _, f := range kit.Audit(p.u.Nodes, screen) {
				t.Errorf("%v, %s: %v", screen.Max, name, f)
			}
			for _, o := range p.u.Overflows {
				t.Errorf("%v, %s: no room for %q in %v", screen.Max, name, o.Text, o.Rect)
			}
		}
	}
}

func TestAudit(t *testing.T) {
	// The audit finds a button over the desk and a label without room.
	p := play(t, small)
	p.d.planted = true
	p.feed(kit.Input{})
	kinds := map[string]bool{}
	for _, f := range kit.Audit(p.u.Nodes, small) {
		kinds[f.Kind] = true
	}
	for _, k := range []string{"overlap", "shortened", "text over text"} {
		if !kinds[k] {
			t.Errorf("not found: %s", k)
		}
	}
	if n := len(p.u.Overflows); n != 1 || p.u.Overflows[0].Text != "This label has no room at all" {
		t.Errorf("overflows: %v", p.u.Overflows)
	}
}

func TestAuditKinds(t *testing.T) {
	// Each kind of fault is found once, and parts of one control are no fault.
	at := func(x0, y0, x1, y1 int) kit.Rect { return image.Rect(x0, y0, x1, y1) }
	box, text := at(0, 0, 100, 40), at(10, 10, 60, 30)
	for want, nodes := range map[string][]kit.Node{
		"":               {{ID: "a", Rect: box, Full: box, Interactive: true}, {ID: "a/0", Rect: box, Full: box, Interactive: true}},
		"clipped":        {{Rect: box, Full: box, Text: at(10, 10, 120, 30)}},
		"shortened":      {{Rect: box, Full: box, Text: text, Cut: true}},
		"off screen":     {{Rect: box, Full: at(0, 700, 100, 740)}},
		"overlap":        {{ID: "a", Rect: box, Full: box, Interactive: true}, {ID: "b", Rect: box, Full: box, Interactive: true}},
		"text over text": {{Rect: box, Full: box, Text: text}, {Rect: box, Full: box, Text: text}},
		"same id":        {{ID: "a", Rect: box, Full: box}, {ID: "a", Rect: box, Full: box}},
	} {
		var kinds []string
		for _, f := range kit.Audit(nodes, small) {
			kinds = append(kinds, f.Kind)
		}
		if got := strings.Join(kinds, ", "); got != want {
			t.Errorf("found %q, want %q", got, want)
		}
	}
}

func TestOverflowTip(t *testing.T) {
	// Text that was cut shows whole when the pointer rests on it.
	p := play(t, small)
	p.d.planted = true
	p.feed(kit.Input{})
	r := p.u.Overflows[0].Rect
	p.mouse = r.Min.Add(r.Size().Div(2))
	for range 40 {
		p.feed(kit.Input{})
	}
	last := p.u.Nodes[len(p.u.Nodes)-1]
	if last.Role != kit.RoleTooltip || last.Name != "This label has no room at all" {
		t.Errorf("instead of a tooltip: %+v", last)
	}
}

func TestClick(t *testing.T) {
	// The pointer presses, toggles, chooses and steps; what is off stays off.
	p := play(t, small)
	p.click("menu")
	p.click("leak")
	p.value("leak", "on")
	p.click("level/3")
	p.value("level", "3")
	p.click("level/4")
	p.value("level", "3")
	p.click("capital/more")
	p.value("capital", "4 of 11")
	p.click("side/1")
	p.value("side", "By the back channel")
	p.click("desk/2")
	p.value("desk", "Public")
	p.click("people/2")
	if p.d.row != 2 {
		t.Errorf("row %d is chosen", p.d.row)
	}
	if got := strings.Join(p.d.sent, " "); got != "menu" {
		t.Errorf("pressed: %q", got)
	}
	if n := p.node("veto"); !n.Disabled || n.Value != "The Council has not voted yet" {
		t.Errorf("veto: %+v", n)
	}
}

func TestPressElsewhere(t *testing.T) {
	// A press that is let go elsewhere is no click.
	p := play(t, small)
	p.point("menu")
	p.feed(kit.Input{Down: true, Pressed: true})
	p.point("leak")
	p.feed(kit.Input{Released: true})
	if len(p.d.sent) > 0 || p.d.leak {
		t.Errorf("pressed: %v, leak %v", p.d.sent, p.d.leak)
	}
}

func TestTab(t *testing.T) {
	// Tab visits every control once and comes round; Shift-Tab goes back.
	p := play(t, small)
	var order []kit.ID
	for range 40 {
		p.key(kit.KeyTab)
		if len(order) > 0 && p.u.Focused() == order[0] {
			break
		}
		order = append(order, p.u.Focused())
	}
	want := "menu close veto desk meter/Tension level capital note send leak side people tray label/true label/false"
	if got := strings.Trim(strings.ReplaceAll(strings.Join(ids(order), " "), "  ", " "), " "); got != want {
		t.Errorf("order %q\nwant  %q", got, want)
	}
	p.feed(kit.Input{Keys: kit.KeyTab, Shift: true})
	p.focused("label/false")
}

func ids(in []kit.ID) (out []string) {
	for _, id := range in {
		out = append(out, string(id))
	}
	return out
}

func TestKeys(t *testing.T) {
	// Arrows choose inside a group and skip what is off; Space and Enter press; letters are shortcuts.
	p := play(t, small)
	p.u.Focus("level")
	p.key(kit.KeyRight)
	p.value("level", "3")
	p.key(kit.KeyRight)
	p.value("level", "3")
	p.u.Focus("capital")
	p.key(kit.KeyEnd)
	p.value("capital", "11 of 11")
	p.u.Focus("leak")
	p.key(kit.KeySpace)
	p.value("leak", "on")
	p.u.Focus("people")
	p.key(kit.KeyEnd)
	if n := p.node("people/39"); n.Rect.Empty() {
		t.Errorf("the chosen row is out of view: %+v", n)
	}
	p.feed(kit.Input{Text: "m"})
	if len(p.d.sent) != 1 {
		t.Errorf("the shortcut was not heard: %v", p.d.sent)
	}
}

func TestType(t *testing.T) {
	// A field takes letters beyond ASCII, edits by keys, and Enter submits; shortcuts wait.
	p := play(t, small)
	p.click("note")
	p.feed(kit.Input{Text: "¿Aceptáis m?"})
	p.key(kit.KeyBackspace)
	p.feed(kit.Input{Keys: kit.KeyLeft, Ctrl: true})
	p.feed(kit.Input{Text: "ñ "})
	p.value("note", "¿Aceptáis ñ m")
	p.feed(kit.Input{Keys: kit.KeySelectAll, Ctrl: true})
	p.feed(kit.Input{Keys: kit.KeyCut, Ctrl: true})
	p.value("note", "")
	p.feed(kit.Input{Keys: kit.KeyPaste, Ctrl: true})
	p.key(kit.KeyEnter)
	if got := strings.Join(p.d.sent, "|"); got != "¿Aceptáis ñ m" {
		t.Errorf("sent %q", got)
	}
	p.value("note", "")
	toasts := 0
	for _, n := range p.u.Nodes {
		if n.Role == kit.RoleStatus {
			toasts++
		}
	}
	if toasts != 1 {
		t.Errorf("%d toasts, want 1", toasts)
	}
}

func TestLimit(t *testing.T) {
	// A field drops what passes its limit, whole letters only.
	p := play(t, small)
	p.click("note")
	p.feed(kit.Input{Text: strings.Repeat("é", 90)})
	p.value("note", strings.Repeat("é", 80))
}

func TestModal(t *testing.T) {
	// A dialog takes the keyboard, keeps it, shuts off the screen below, and gives it back.
	p := play(t, small)
	p.u.Focus("close")
	p.key(kit.KeyEnter)
	p.focused("ask/no")
	if !p.node("menu").Disabled || p.node("ask/no").Disabled {
		t.Error("the screen below is not shut off")
	}
	p.key(kit.KeyTab)
	p.focused("ask/yes")
	p.key(kit.KeyTab)
	p.focused("ask/no")
	p.click("menu")
	p.feed(kit.Input{Text: "m"})
	if len(p.d.sent) > 0 {
		t.Errorf("pressed through the dialog: %v", p.d.sent)
	}
	p.key(kit.KeyEscape)
	if p.d.asking {
		t.Fatal("Escape did not close the dialog")
	}
	p.focused("close")
	p.click("close")
	p.click("ask/yes")
	if got := strings.Join(p.d.sent, " "); got != "closed" {
		t.Errorf("pressed: %q", got)
	}
}

func TestScroll(t *testing.T) {
	// Wheel and keys move the tray, and Tab brings a hidden control into view.
	p := play(t, small)
	top := p.node("card/0").Full.Min.Y
	p.point("card/0")
	p.feed(kit.Input{Wheel: -2})
	if p.node("card/0").Full.Min.Y >= top {
		t.Error("the wheel did not scroll")
	}
	p.u.Focus("tray")
	p.key(kit.KeyEnd)
	if n := p.node("card/4"); !n.Full.In(p.node("tray").Rect) {
		t.Errorf("the end is not in view: %+v", n)
	}
	p.key(kit.KeyHome)
	if got := p.node("card/0").Full.Min.Y; got != top {
		t.Errorf("the top is at %d, want %d", got, top)
	}
	p.key(kit.KeyEnd)
	p.u.Focus("label/true")
	if p.feed(kit.Input{}); !p.node("label/true").Full.In(p.node("tray").Rect) {
		t.Error("the focused button is out of view")
	}
}

func TestTouch(t *testing.T) {
	// A finger that drags scrolls and presses nothing; a finger that taps presses.
	p := play(t, small)
	top := p.node("card/0").Full.Min.Y
	at := p.node("label/true").Rect.Min.Add(kit.Point{X: 20, Y: 20})
	touch := func(y int, in kit.Input) {
		in.Touch, in.Mouse = true, at.Sub(kit.Point{Y: y})
		p.feed(in)
	}
	touch(0, kit.Input{Down: true, Pressed: true})
	touch(30, kit.Input{Down: true})
	touch(60, kit.Input{Down: true})
	touch(60, kit.Input{Released: true})
	if got := top - p.node("card/0").Full.Min.Y; got != 60 {
		t.Errorf("scrolled by %d, want 60", got)
	}
	if got := p.u.Focused(); got != "label/true" && got != "" {
		t.Errorf("the keyboard is at %q", got)
	}
	at = p.node("leak").Rect.Min.Add(kit.Point{X: 5, Y: 5})
	touch(0, kit.Input{Down: true, Pressed: true})
	touch(0, kit.Input{Released: true})
	p.value("leak", "on")
}

func TestTip(t *testing.T) {
	// A tooltip waits for the pointer to rest, but not for the keyboard.
	p := play(t, small)
	tip := func() string {
		n := p.u.Nodes[len(p.u.Nodes)-1]
		if n.Role != kit.RoleTooltip {
			return ""
		}
		return n.Name
	}
	p.point("veto")
	if tip() != "" {
		t.Error("the tooltip did not wait")
	}
	for range 40 {
		p.feed(kit.Input{})
	}
	if tip() != "The Council has not voted yet" {
		t.Errorf("tooltip %q", tip())
	}
	p.point("menu")
	p.u.Focus("desk")
	p.feed(kit.Input{Keys: kit.KeyTab})
	if tip() != "The recall of the envoy added 4." {
		t.Errorf("tooltip %q", tip())
	}
}

func TestDigest(t *testing.T) {
	// Nothing happens, nothing is drawn; a hover is.
	p := play(t, small)
	before := p.u.Digest()
	p.feed(kit.Input{})
	if p.u.Digest() != before {
		t.Error("an idle frame changed the picture")
	}
	p.point("menu")
	if p.u.Digest() == before {
		t.Error("a hover did not change the picture")
	}
}

func TestZoom(t *testing.T) {
	// The player's zoom makes type larger.
	p := play(t, large)
	h := p.u.LineHeight(kit.Style{})
	p.u.Zoom = 1.5
	p.feed(kit.Input{})
	if got := p.u.LineHeight(kit.Style{}); got < h*14/10 {
		t.Errorf("line height %d, was %d", got, h)
	}
}
