package kit

import (
	"image"
	"slices"
	"time"

	"backchannel/cmd/backchannel/internal/theme"
)

// A toast stays toastTime; no more than toastsMax are shown.
const (
	toastTime  = 6 * time.Second
	toastsMax  = 3
	toastWidth = 520
)

type toast struct {
	text  string
	until time.Duration
	bad   bool
	at    Rect // where it stands, empty before it was drawn
}

// Toast tells something that happened, as near to the top of the screen as there is room beside the controls: it covers
// none that can be pressed and moves none. It goes away by itself or when it is pressed, so it must also stand elsewhere.
// What is told already is not told twice.
func (u *UI) Toast(text string) {
	u.tell(toast{text: text})
}

// Warn is Toast for what could not be done.
func (u *UI) Warn(text string) { u.tell(toast{text: text, bad: true}) }

// Hush takes away what was told, since the screen is about something else now.
func (u *UI) Hush() { u.toasts = u.toasts[:0] }

func (u *UI) tell(t toast) {
	t.until = u.in.Now + toastTime
	u.toasts = slices.DeleteFunc(u.toasts, func(x toast) bool { return x.text == t.text && x.bad == t.bad })
	u.toasts = append(u.toasts, t)
	if n := len(u.toasts) - toastsMax; n > 0 {
		u.toasts = u.toasts[n:]
	}
	u.changed()
}

// live drops the toasts whose time is over and the one that is pressed.
func (u *UI) live() {
	keep := u.toasts[:0]
	for _, t := range u.toasts {
		switch {
		case u.in.Pressed && u.in.Mouse.In(t.at):
			u.in.Pressed = false
			u.changed()
		case t.until > u.in.Now:
			keep = append(keep, t)
			u.wakeAt(t.until)
		}
	}
	u.toasts = keep
}

// toasted tells whether the pointer is over a toast, which keeps it from what lies below.
func (u *UI) toasted() bool {
	return slices.ContainsFunc(u.toasts, func(t toast) bool { return u.in.Mouse.In(t.at) })
}

var toastStyle = Style{Size: theme.Caption, Sans: true}

// toastText is a toast's text, wrapped to the room beside its sign.
func (u *UI) toastText(t *toast, w int) *para {
	return u.para(Plain(t.text), toastStyle, w-u.Px(2*theme.Gap+theme.Margin+theme.Gap))
}

func (u *UI) toastHeight(t *toast, w int) int {
	p := u.toastText(t, w)
	return p.lines*p.height + u.Px(theme.Gap)
}

func (u *UI) drawToasts() {
	if u.toasted() {
		u.cursor = cursorHand
	}
	for i := range u.toasts {
		t := &u.toasts[i]
		if size := image.Pt(t.at.Dx(), u.toastHeight(t, t.at.Dx())); t.at.Size() != size || !u.free(t.at, i) {
			t.at = u.toastPlace(t, i)
		}
		u.drawToast(t.at, t)
	}
}

// blocks tells whether a toast must not lie over a node.
func blocks(n *Node) bool { return (n.Interactive || n.Role == RoleDialog) && !n.Rect.Empty() }

// free tells whether the toast at a place of the list covers no control and no other toast where it stands.
func (u *UI) free(r Rect, of int) bool {
	if r.Empty() || !r.In(u.screen) {
		return false
	}
	for i := range u.Nodes {
		if n := &u.Nodes[i]; blocks(n) && n.Rect.Overlaps(r) {
			return false
		}
	}
	for i := range u.toasts {
		if i != of && u.toasts[i].at.Overlaps(r) {
			return false
		}
	}
	return true
}

// toastPlace is the highest place that is free, and there the one nearest to the middle; of several widths the first
// with such a place near the top counts. Where the controls leave none, it is the edge of the screen that is farther
// from the pointer.
func (u *UI) toastPlace(t *toast, of int) (best Rect) {
	edge := u.Px(theme.Gap / 2)
	in := u.screen.Inset(edge)
	tops, sides := []int{in.Min.Y}, []int{in.Min.X}
	for i := range u.Nodes {
		if n := &u.Nodes[i]; blocks(n) {
			tops = append(tops, n.Rect.Max.Y+edge)
			sides = append(sides, n.Rect.Max.X+edge, -n.Rect.Min.X+edge)
		}
	}
	for i := range u.toasts {
		tops = append(tops, u.toasts[i].at.Max.Y+edge)
	}
	slices.Sort(tops)
	slices.Sort(sides)
	tops, sides = slices.Compact(tops), slices.Compact(sides)
	var size Point
	for _, wide := range []float64{toastWidth, toastWidth * 5 / 4, toastWidth * 3 / 4} {
		size.X = min(u.Px(wide), in.Dx())
		size.Y = u.toastHeight(t, size.X)
		mid := (in.Min.X + in.Max.X - size.X) / 2
		for _, y := range tops {
			if !best.Empty() && y >= best.Min.Y {
				break
			}
			far := in.Dx()
			for _, x := range append(sides, mid, in.Max.X-size.X) {
				if x < 0 { // the right edge of a place
					x = -x - size.X
				}
				r := image.Rect(x, y, x+size.X, y+size.Y)
				if d := max(x-mid, mid-x); d < far && u.free(r, of) {
					best, far = r, d
				}
			}
		}
	}
	if !best.Empty() {
		return best
	}
	best = image.Rect(0, 0, size.X, size.Y).Add(image.Pt((in.Min.X+in.Max.X-size.X)/2, in.Min.Y))
	if u.in.Mouse.Y < u.screen.Min.Y+u.screen.Dy()/2 {
		best = best.Add(image.Pt(0, in.Max.Y-best.Max.Y))
	}
	return best
}

func (u *UI) drawToast(r Rect, t *toast) {
	p := u.toastText(t, r.Dx())
	u.On(&u.Theme.Glass, func() {
		u.fill(r, u.mat.Raised, u.Px(radius))
		u.border(r, u.mat.Line, u.Px(radius), u.edge())
		u.add(Node{Role: RoleStatus, Name: t.text, Rect: r})
		in := image.Rect(r.Min.X+u.Px(theme.Gap), r.Min.Y+u.Px(theme.Gap/2), r.Max.X-u.Px(theme.Gap), r.Max.Y)
		sign, c := Check, u.mat.Ramp
		if t.bad {
			sign, c = Cross, u.mat.Danger
		}
		icon := CutLeft(&in, u.Px(theme.Margin))
		icon.Max.Y = icon.Min.Y + p.height
		u.Mark(sign, icon, c)
		CutLeft(&in, u.Px(theme.Gap))
		u.setPara(p, in, toastStyle, p.lines)
	})
}
