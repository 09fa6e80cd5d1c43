package kit

import (
	"time"

	"backchannel/cmd/backchannel/internal/theme"
)

// Short names for the measures that most controls share.
const (
	radius    = theme.Radius
	ringWidth = theme.Ring
)

type cursor uint8

const (
	cursorArrow cursor = iota
	cursorHand
	cursorText
)

// hot is what lies under the pointer: a control, or a piece of text that was cut.
type hot struct {
	id ID
	r  Rect
}

// pointer follows the mouse, or one finger.
type pointer struct {
	active ID // pressed and not yet let go
	hot    hot
	last   hot
	since  time.Duration // when last came under the pointer
}

// touch is what the player does to a control in this pass.
type touch struct{ hover, held, clicked, focused bool }

// sense is the one place that decides hover, press, click and focus:
//
//  1. a control below a dialog senses nothing;
//  2. only the visible part of a control can be pointed at;
//  3. while one control is pressed no other is hovered;
//  4. a press gives focus and hides the ring;
//  5. a click is a release over the control that was pressed, or Enter or Space on the focused one.
func (u *UI) sense(id ID, r Rect) touch {
	t := u.feel(id, r)
	t.focused = u.stop(id, r)
	if t.hover && u.in.Pressed {
		u.Focus(id)
		u.focus.ring = false
		t.focused = true
	}
	if t.focused && u.popup.owner != id && u.take(KeyEnter|KeySpace) {
		t.clicked = true
	}
	if t.clicked {
		u.changed()
	}
	return t
}

// feel is sense for a part that the keyboard does not visit.
func (u *UI) feel(id ID, r Rect) (t touch) {
	p := &u.pointer
	over := u.in.Press == id && id != "" || u.in.Mouse.In(u.visible(r)) && !u.toasted()
	if u.inert() || u.popup.shields(id) || !over && p.active != id {
		return t
	}
	t.hover = over && (p.active == "" || p.active == id)
	if t.hover {
		p.hot = hot{id, r}
		u.cursor = cursorHand
		if u.in.Pressed {
			p.active = id
		}
	}
	t.held = p.active == id && u.in.Down
	t.clicked = p.active == id && u.in.Released && over
	if t.clicked {
		u.changed()
	}
	return t
}

// Held tells whether a control is pressed and not yet let go: nothing should move then.
func (u *UI) Held() bool { return u.pointer.active != "" }

// beginPress turns a press from elsewhere into one by the pointer.
func (u *UI) beginPress() {
	if u.in.Press == "" {
		return
	}
	u.in.Mouse, u.in.Down, u.in.Pressed, u.in.Released = nowhere, false, true, true
	u.pointer.active = u.in.Press
}

// nowhere is where the pointer touches nothing.
var nowhere = Point{X: -1 << 20, Y: -1 << 20}

func (u *UI) endPointer() {
	p := &u.pointer
	if u.in.Pressed && p.active == "" && u.focus.id != "" && !u.popup.was {
		u.focus.id = ""
		u.changed()
	}
	if u.in.Released {
		p.active = ""
		u.changed()
	}
	if p.hot != p.last {
		p.last, p.since = p.hot, u.in.Now
	}
}
