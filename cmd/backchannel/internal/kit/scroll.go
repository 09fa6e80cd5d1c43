package kit

import (
	"image"

	"backchannel/cmd/backchannel/internal/theme"
)

// endless is the height of the room inside a scroll area.
const endless = 1 << 20

// scroll is where a scroll area stands.
type scroll struct {
	id     ID
	top    int
	laid   int // where it stood when the content of this pass was laid out
	height int // of the content in the last pass
	view   Rect
	inside bool // a control in it has the keyboard
	grab   int  // where the thumb was taken
	held   bool // a finger went down on it
	finger int  // where that finger was last
	frame  bool // it takes the keyboard itself
	whole  bool // while all is in view the content has the room of the thumb too
	tall   heights
}

func (s *scroll) span() int { return max(0, s.height-s.view.Dy()) }

// Scroll shows as much of body as fits into r. The body cuts its rows off the top of the room it gets, which has no
// bottom; what it cut is the height. Wheel, thumb, arrows, Page Up, Page Down, Home and End move it, and so does Tab
// to a control that is out of view.
func (u *UI) Scroll(id ID, r Rect, name string, body func(r *Rect)) {
	s := u.scrollAt(id, r)
	s.frame = s.span() > 0
	u.scrollNode(s, Node{ID: id, Role: RoleScroll, Name: name, Rect: r})
	u.scrolled(s, body)
	u.ring(id, r)
}

// scrollNode adds the node of a scroll area, which Tab visits where there is something to scroll.
func (u *UI) scrollNode(s *scroll, n Node) {
	if n.Stop = s.frame; s.frame {
		n.Hint = u.Say("the arrows scroll")
		u.stop(s.id, n.Rect)
	}
	u.add(n)
}

// Rewind sets every scroll area back to its top: what is shown is about something else now.
func (u *UI) Rewind() {
	for _, s := range u.scrolls {
		s.top = 0
	}
	u.changed()
}

// ScrollHeight is how high the content of a scroll area was in the last pass, in pixels; a dialog fits itself to it.
func (u *UI) ScrollHeight(id ID) int {
	if s := u.scrolls[id]; s != nil {
		return s.height
	}
	return 0
}

func (u *UI) scrollAt(id ID, r Rect) *scroll {
	s := u.scrolls[id]
	if s == nil {
		s = &scroll{id: id}
		u.scrolls[id] = s
	}
	s.view = r
	return s
}

// scrolled runs the body of a scroll area and then moves it.
func (u *UI) scrolled(s *scroll, body func(r *Rect)) {
	s.inside = false
	s.top = clamp(s.top, 0, s.span())
	s.laid = s.top
	view := s.view
	track := Rect{}
	if !s.whole || s.span() > 0 {
		track = CutRight(&view, u.Px(12))
	}
	u.pushClip(view)
	u.scrolling = append(u.scrolling, s)
	edge := u.hair(ringWidth) + u.hair(2)
	room := image.Rect(view.Min.X+edge, view.Min.Y+edge-s.top, view.Max.X-edge, view.Min.Y+edge-s.top+endless)
	start := room.Min.Y
	body(&room)
	u.scrolling = u.scrolling[:len(u.scrolling)-1]
	u.popClip()
	if h := room.Min.Y - start + 2*edge; h != s.height {
		s.height = h
		u.changed()
	}
	old := s.top
	u.scrollWheel(s)
	u.scrollPad(s)
	u.scrollTouch(s)
	u.scrollKeys(s)
	s.top = clamp(s.top, 0, s.span()) // before the thumb is drawn: at an end nothing asks for another pass
	u.scrollBar(s, track)
	s.top = clamp(s.top, 0, s.span())
	if s.top != old {
		u.changed()
	}
}

func (u *UI) scrollWheel(s *scroll) {
	if u.in.Wheel != 0 && u.in.Mouse.In(u.visible(s.view)) && !u.inert() && !u.popup.shields(s.id) && s.span() > 0 {
		s.top -= int(u.in.Wheel * float64(u.Px(64)))
		u.in.Wheel = 0
	}
}

// scrollTouch lets a finger drag the content; once it does, it presses nothing.
func (u *UI) scrollPad(s *scroll) {
	if p := &u.pad; p.wheel == s.id {
		s.top += p.pages*s.view.Dy()*7/8 - int(u.in.Wheel*float64(u.Px(64)))
		p.wheel, u.in.Wheel = "", 0
	}
}

func (u *UI) scrollTouch(s *scroll) {
	if u.in.Pressed {
		s.held = u.in.Touch && !u.inert() && !u.popup.shields(s.id) && u.in.Mouse.In(u.visible(s.view))
		s.finger = u.in.Mouse.Y
	}
	if !s.held || !u.in.Down || s.span() == 0 {
		return
	}
	drag := s.id + "/drag"
	by := s.finger - u.in.Mouse.Y
	if u.pointer.active == drag || max(by, -by) > u.Px(theme.Gap) {
		u.pointer.active = drag
		s.top += by
		s.finger = u.in.Mouse.Y
	}
}

func (u *UI) scrollKeys(s *scroll) {
	own := s.frame && u.focus.id == s.id || u.focus.id == "" && u.reads == s.id && u.popup.owner == ""
	if u.inert() || !own && !s.inside {
		return
	}
	s.top += (sign(u.take(KeyPageDown)) - sign(u.take(KeyPageUp))) * s.view.Dy() * 7 / 8
	if !own {
		return
	}
	s.top += (sign(u.take(KeyDown)) - sign(u.take(KeyUp))) * u.Px(48)
	if u.take(KeyHome) {
		s.top = 0
	}
	if u.take(KeyEnd) {
		s.top = s.span()
	}
}

// reader is the scroll area that takes the keys while no control has them: the one under the pointer, else the largest.
func (u *UI) reader() (id ID) {
	most := 0
	for i := range u.Nodes {
		n := &u.Nodes[i]
		if s := u.scrolls[n.ID]; n.Role != RoleScroll || n.Layer != u.topLayer() || s == nil || s.span() == 0 {
			continue
		}
		size := n.Rect.Dx() * n.Rect.Dy()
		if u.in.Mouse.In(n.Rect) {
			size += u.screen.Dx() * u.screen.Dy()
		}
		if size > most {
			id, most = n.ID, size
		}
	}
	return id
}

func (u *UI) scrollBar(s *scroll, track Rect) {
	if s.span() == 0 || track.Empty() {
		return
	}
	track = image.Rect(track.Min.X+u.hair(4), track.Min.Y, track.Max.X, track.Max.Y)
	h := max(u.Px(28), track.Dy()*s.view.Dy()/s.height)
	play := max(1, track.Dy()-h)
	y := track.Min.Y + play*s.top/s.span()
	t := u.feel(s.id+"/bar", track)
	if t.held {
		if u.in.Pressed {
			s.grab = h / 2
			if u.in.Mouse.Y >= y && u.in.Mouse.Y < y+h {
				s.grab = u.in.Mouse.Y - y
			}
		}
		s.top = (u.in.Mouse.Y - track.Min.Y - s.grab) * s.span() / play
	}
	c := u.mat.Line
	if t.hover || t.held {
		c = u.mat.Text
	}
	u.fill(track, u.mat.Rule, track.Dx()/2)
	u.fill(image.Rect(track.Min.X, y, track.Max.X, y+h), c, track.Dx()/2)
}

// BringUp scrolls what holds a node of this pass until the node is in view, or its top where it is too high. The keyboard
// stays where it is.
func (u *UI) BringUp(n Node) {
	if s := u.scrolls[n.Scroll]; s != nil {
		u.reveal(s, n.Full)
	}
}

// reveal moves a scroll area until r lies in it; where r is too high, its top does.
func (u *UI) reveal(s *scroll, r Rect) {
	gap := u.Px(theme.Gap)
	if d := r.Max.Y + gap - s.view.Max.Y - (s.top - s.laid); d > 0 {
		s.top += d
		u.changed()
	}
	if d := r.Min.Y - gap - s.view.Min.Y - (s.top - s.laid); d < 0 {
		s.top += d
		u.changed()
	}
}
