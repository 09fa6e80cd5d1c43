package kit

import "slices"

// focus knows which control takes the keyboard and in which order Tab visits them.
type focus struct {
	id    ID
	ring  bool // it came by keyboard, so it must be seen
	moved bool // it changed in this pass, so it must be scrolled into view
	first bool // a dialog opened: focus its first control
	finds ID   // the focused control that finds by letters, so that they are no shortcuts
	show  int  // for how many passes more it is scrolled into view, once Show asked for that
	at    int  // where id stood in order, should it vanish
	order []ID // of the last pass
	next  []ID // of this pass
	last  []ID // of this pass, visited after next
}

// Focus gives the keyboard to a control.
func (u *UI) Focus(id ID) {
	if u.focus.id != id {
		u.focus.id, u.focus.moved = id, true
		u.changed()
	}
}

// Show gives the keyboard to a control, marks it and scrolls it into view, also one that
// is not drawn before the next pass: on a page that is opened only now.
func (u *UI) Show(id ID) {
	u.Focus(id)
	u.focus.ring, u.focus.show = true, 3
	u.changed()
}

// Around says what a control belongs to: when Show brings the control into view, it brings
// all of r. It is called after the control, in the same scroll area.
func (u *UI) Around(id ID, r Rect) {
	if u.focus.id != id || u.focus.show == 0 || u.inert() {
		return
	}
	for _, s := range u.scrolling {
		u.reveal(s, r)
	}
}

// revealing tells whether the control that has the keyboard is to be scrolled into view.
func (f *focus) revealing() bool { return f.moved || f.show > 0 }

// Focused is the control that has the keyboard.
func (u *UI) Focused() ID { return u.focus.id }

// TabLast draws controls that Tab visits after all others: the foot of a screen is cut
// off, and so drawn, before its middle.
func (u *UI) TabLast(draw func()) {
	f := &u.focus
	at := len(f.next)
	draw()
	f.last = append(f.last, f.next[at:]...)
	f.next = f.next[:at]
}

// Foot draws the foot of a page or dialog, which is cut off, and so drawn, before its middle: those who hear the screen
// hear it after all others.
func (u *UI) Foot(draw func()) {
	u.foot = true
	draw()
	u.foot = false
}

// TabAnew lets Tab begin at the first control: another screen is shown. A control that the screen shows keeps the keyboard.
func (u *UI) TabAnew() {
	if u.focus.show == 0 {
		u.focus.id, u.focus.at = "", 0
	}
}

// moveFocus obeys Tab and Shift-Tab.
func (u *UI) moveFocus() {
	f := &u.focus
	f.next, f.last = f.next[:0], f.last[:0]
	if u.in.Keys != 0 || u.in.Text != "" {
		f.ring = true
	}
	n := len(f.order)
	if u.in.Focus != "" && slices.Contains(f.order, u.in.Focus) {
		u.Focus(u.in.Focus)
		f.ring = true
	}
	if !u.take(KeyTab) || n == 0 {
		return
	}
	at := slices.Index(f.order, f.id)
	switch {
	case at < 0 && u.in.Shift:
		at = min(f.at, n) - 1
	case at < 0:
		at = min(f.at, n-1)
	case u.in.Shift:
		at--
	default:
		at++
	}
	u.Focus(f.order[(at+n)%n])
}

func (u *UI) endFocus() {
	f := &u.focus
	f.next = append(f.next, f.last...)
	f.order, f.next = f.next, f.order
	if f.first && len(f.order) > 0 {
		f.first = false
		u.Focus(f.order[0])
		return
	}
	if at := slices.Index(f.order, f.id); at >= 0 {
		f.at = at
	} else if !f.revealing() {
		f.id = "" // it is gone; Tab goes on from where it stood
	}
	f.moved, f.show = false, max(0, f.show-1)
}

// stop puts a control into the Tab order and reports whether it has the keyboard.
func (u *UI) stop(id ID, r Rect) bool {
	if u.inert() {
		return false
	}
	u.focus.next = append(u.focus.next, id)
	if u.focus.id != id {
		return false
	}
	for _, s := range u.scrolling {
		s.inside = true
		if u.focus.revealing() {
			u.reveal(s, r)
		}
	}
	return true
}

// ring marks the control that has the keyboard.
func (u *UI) ring(id ID, r Rect) {
	if u.focus.id == id && u.focus.ring && !u.inert() && !u.Padded() {
		gap := u.hair(2)
		w := u.hair(ringWidth)
		u.border(r.Inset(-gap-w), u.mat.Focus, u.Px(radius)+gap+w, w)
	}
}
