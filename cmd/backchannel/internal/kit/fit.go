package kit

import (
	"image"
	"math"
	"strings"

	"backchannel/cmd/backchannel/internal/theme"
)

// tight is the height of a line inside a control, as a multiple of its type size.
const tight = 1.2

// fitted sets the label of a control into r: on one line if it fits, else on as many lines as r has room for, else the
// same in small type, and only then with an ellipsis. No word is broken.
func (u *UI) fitted(id ID, r Rect, s string, st Style) (bounds Rect, cut bool) {
	if u.Width(s, st) <= r.Dx() {
		return u.line(id, r, s, st)
	}
	for _, size := range []float64{st.size(), theme.Caption} {
		st.Size = size
		if p, h := u.tightly(s, st, r.Dx()); p.lines*h <= r.Dy() && u.widestWord(s, st) <= r.Dx() {
			return u.setTight(p, h, r, st), false
		}
	}
	return u.line(id, r, s, st)
}

// tightly wraps the label of a control; h is the height of its lines.
func (u *UI) tightly(s string, st Style, w int) (p *para, h int) {
	return u.para(Plain(s), st, w), int(math.Ceil(u.pixels(st) * tight))
}

func (u *UI) widestWord(s string, st Style) (w int) {
	for _, word := range strings.Fields(s) {
		w = max(w, u.Width(word, st))
	}
	return w
}

// setTight emits the lines of a label in the middle of r.
func (u *UI) setTight(p *para, h int, r Rect, st Style) Rect {
	box := middle(r, r.Dx(), p.lines*h)
	var all Rect
	for _, f := range p.frags {
		w := int(math.Ceil(u.width(f.text, f.face)))
		x := box.Min.X + (box.Dx()-w)*int(st.Align)/2
		y := box.Min.Y + f.line*h
		b := image.Rect(x, y, x+w, y+h)
		u.emit(op{kind: opText, rect: b, color: u.colorOf(st), text: f.text, face: f.face})
		all = all.Union(b)
	}
	return all
}

// ButtonHeight is the height at which a button of a width shows its whole label in body type.
func (u *UI) ButtonHeight(w int, label string, o ButtonOpt) int {
	st := Style{Bold: true, Sans: true}
	w -= 2 * u.Px(theme.Gap)
	if o.Key != "" {
		hint := Style{Size: theme.Caption, Sans: true}
		w -= max(u.LineHeight(hint), u.Width(o.Key, hint)+u.Px(theme.Gap)) + u.Px(theme.Gap/2)
	}
	p, h := u.tightly(label, st, w)
	return max(u.Px(theme.Control), p.lines*h+u.Px(theme.Gap))
}
