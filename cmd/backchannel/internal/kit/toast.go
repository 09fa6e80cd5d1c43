package kit

import (
	"image"
	"slices"
	"time"

	"backchannel/cmd/backchannel/internal/theme"
)

// A toast stays toastTime; no more than toastsMax are shown.
const (
	toastTime = 6 * time.Second
	toastsMax = 3
)

type toast struct {
	id    ID // another for each, so that the same text told twice is heard twice
	text  string
	until time.Duration
	bad   bool
	at    Rect // where it stands, empty before it was drawn
}

// toastWidths are how wide a toast may be, the best first: its text wraps.
var toastWidths = [...]float64{720, 520, 390, 300}

// Toast tells something that happened, as near to the foot of the screen as there is room: it covers no control that can
// be pressed, no text where that can be, and moves nothing. It goes away by itself or when it is pressed, so it must also stand elsewhere.
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
	u.toastsTold++
	t.id = ID("toast").Sub(u.toastsTold)
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
	if len(u.toasts) == 0 {
		return
	}
	controls, texts := u.obstacles()
	for i := range u.toasts {
		t := &u.toasts[i]
		bar := controls
		for k := range u.toasts {
			if k != i && !u.toasts[k].at.Empty() {
				bar = append(bar, u.toasts[k].at)
			}
		}
		all := append(texts, bar...)
		if size := image.Pt(t.at.Dx(), u.toastHeight(t, t.at.Dx())); t.at.Size() != size || !t.at.In(u.screen) || overlapsAny(t.at, all) {
			t.at = u.toastPlace(t, bar, all)
		}
		u.drawToast(t.at, t)
	}
}

// obstacles are what a toast must not lie over, and the texts that it should not.
func (u *UI) obstacles() (controls, texts []Rect) {
	for i := range u.Nodes {
		if n := &u.Nodes[i]; (n.Interactive || n.Role == RoleDialog) && !n.Rect.Empty() {
			controls = append(controls, n.Rect)
		}
	}
	for layer := range u.ops[:layerTop] {
		for i := range u.ops[layer] {
			if o := &u.ops[layer][i]; o.kind == opText && o.text != "" {
				if seen := u.ink(o).seen; !seen.Empty() {
					texts = append(texts, seen)
				}
			}
		}
	}
	return slices.Clip(controls), slices.Clip(texts)
}

func overlapsAny(r Rect, list []Rect) bool { return slices.ContainsFunc(list, r.Overlaps) }

// toastPlace is the lowest place that is free, and there the one nearest to the middle; of several widths the first with
// such a place counts. Where there is none beside the texts, it lies over some; where the controls leave none, it is the
// edge of the screen that is farther from the pointer.
func (u *UI) toastPlace(t *toast, controls, all []Rect) Rect {
	in := u.screen.Inset(u.Px(theme.Gap / 2))
	whole := u.Width(t.text, toastStyle) + u.Px(2*theme.Gap+theme.Margin+theme.Gap) + u.hair(2)
	var size Point
	for _, bars := range [][]Rect{all, controls} {
		for _, wide := range toastWidths {
			size.X = min(u.Px(wide), whole, in.Dx())
			size.Y = u.toastHeight(t, size.X)
			if r := u.lowest(in, size, bars); !r.Empty() {
				return r
			}
		}
	}
	best := image.Rectangle{Max: size}.Add(image.Pt((in.Min.X+in.Max.X-size.X)/2, in.Max.Y-size.Y))
	if u.in.Mouse.Y > u.screen.Min.Y+u.screen.Dy()/2 {
		best = best.Add(image.Pt(0, in.Min.Y-best.Min.Y))
	}
	return best
}

// lowest is the place of a size beside the obstacles that is nearest to the foot of an area, empty where there is none.
// Beside a control it stands at the middle of its height.
func (u *UI) lowest(in Rect, size Point, bars []Rect) Rect {
	edge := u.Px(theme.Gap / 2)
	tops := []int{in.Max.Y - size.Y}
	for _, b := range bars {
		tops = append(tops, b.Min.Y-edge-size.Y)
	}
	slices.Sort(tops)
	tops = slices.Compact(tops)
	for _, y := range slices.Backward(tops) {
		if y < in.Min.Y || y+size.Y > in.Max.Y {
			continue
		}
		r := u.gapIn(image.Rect(in.Min.X, y, in.Max.X, y+size.Y), size.X, bars)
		if r.Empty() {
			continue
		}
		for _, b := range bars {
			if b.Min.Y < r.Max.Y && b.Max.Y > r.Min.Y && b.Dy() >= size.Y && b.Dy() < 2*size.Y {
				if q := r.Add(image.Pt(0, (b.Min.Y+b.Max.Y-size.Y)/2-r.Min.Y)); q.In(in) && !overlapsAny(q, bars) {
					return q
				}
			}
		}
		return r
	}
	return Rect{}
}

// gapIn is the place of a width in a strip beside the obstacles, as near to its middle as can be.
func (u *UI) gapIn(strip Rect, w int, bars []Rect) (best Rect) {
	edge := u.Px(theme.Gap / 2)
	var in []Rect
	for _, b := range bars {
		if b = b.Inset(-edge); b.Overlaps(strip) {
			in = append(in, b)
		}
	}
	slices.SortFunc(in, func(a, b Rect) int { return a.Min.X - b.Min.X })
	mid, far, from := (strip.Min.X+strip.Max.X-w)/2, strip.Dx(), strip.Min.X
	for _, b := range append(in, image.Rect(strip.Max.X, strip.Min.Y, strip.Max.X, strip.Max.Y)) {
		if x := clamp(mid, from, b.Min.X-w); b.Min.X-from >= w && max(x-mid, mid-x) < far {
			best, far = image.Rect(x, strip.Min.Y, x+w, strip.Max.Y), max(x-mid, mid-x)
		}
		from = max(from, b.Max.X)
	}
	return best
}

func (u *UI) drawToast(r Rect, t *toast) {
	p := u.toastText(t, r.Dx())
	u.On(&u.Theme.Glass, func() {
		u.fill(r, u.mat.Raised, u.Px(radius))
		u.border(r, u.mat.Line, u.Px(radius), u.edge())
		u.add(Node{ID: t.id, Role: RoleStatus, Name: t.text, Rect: r})
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
