package kit

import (
	"image"
	"slices"
)

// Places keeps the words of a drawing from covering each other and from leaving its area.
type Places struct {
	Area  Rect
	taken []Rect
}

// Take marks room as used.
func (p *Places) Take(r Rect) { p.taken = append(p.taken, r) }

// Clone is the same room, taken separately from now on.
func (p *Places) Clone() Places { return Places{p.Area, slices.Clone(p.taken)} }

// Free reports whether r lies in the area and nothing is there yet.
func (p *Places) Free(r Rect) bool {
	if !r.In(p.Area) {
		return false
	}
	for _, t := range p.taken {
		if t.Overlaps(r) {
			return false
		}
	}
	return true
}

// Beside finds room for something of a size around a place, off pixels away from it: right, left, above, below, then
// the corners.
func (p *Places) Beside(at Point, off int, size Point) (Rect, bool) {
	w, h := size.X, size.Y
	d := off * 7 / 10
	for _, q := range [...][2]int{
		{off, -h / 2},
		{-off - w, -h / 2},
		{-w / 2, -off - h},
		{-w / 2, off},
		{d, -d - h},
		{d, d},
		{-d - w, -d - h},
		{-d - w, d},
	} {
		r := image.Rect(0, 0, w, h).Add(at).Add(image.Pt(q[0], q[1]))
		if p.Free(r) {
			return r, true
		}
	}
	return Rect{}, false
}

// Label puts a word beside a place where it covers nothing, and reports whether there was room.
func (p *Places) Label(u *UI, at Point, off int, s string, st Style) bool {
	r, ok := p.Beside(at, off, image.Pt(u.Width(s, st)+2, u.LineHeight(st)))
	if ok {
		u.Label(r, s, st)
		p.Take(r)
	}
	return ok
}
