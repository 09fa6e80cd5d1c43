// Package chart draws what the world does: votes, meters over time, publics, polls, trade, causes.
//
// A drawing is plain data with a method Draw. It takes the height that it needs, at the width that it gets, off the
// top of a rectangle, so that it fits any window and any size of text; a screen puts it into a scroll area. It says
// its finding in one sentence above, which is also the name of its node; each value is a node of its own that arrows
// and pointer reach. Whatever colour says, a shape, a pattern or a word says too. All words come from the caller.
package chart

import (
	"image"
	"math"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
)

// Head is what every drawing says of itself.
type Head struct {
	ID      kit.ID
	Finding string // one sentence: what the drawing shows
	Note    string // units, source, what is left out
	Empty   string // what stands there while there is nothing to draw
}

var (
	small   = kit.Style{Size: theme.Caption, Sans: true, Tabular: true}
	caption = kit.Style{Size: theme.Caption, Sans: true, Tabular: true, Muted: true}
	strong  = kit.Style{Size: theme.Caption, Sans: true, Tabular: true, Bold: true}
)

// sheet is a drawing on its way.
type sheet struct {
	u    *kit.UI
	m    *theme.Material
	r    *kit.Rect // the room that is left
	top  int
	node int
	head *Head
}

// open sets the finding; without data it sets the reason instead of a drawing, and drawn is false.
func (h *Head) open(u *kit.UI, r *kit.Rect, data bool) (s sheet, drawn bool) {
	s = sheet{u: u, m: u.Material(), r: r, top: r.Min.Y, head: h}
	s.node = u.Finding(h.ID, r, h.Finding)
	s.gap(theme.Gap)
	if data {
		u.Decor(true) // the values are told by nodes of their own
		return s, true
	}
	pad := u.Px(theme.Margin)
	box := *r
	in := image.Rect(r.Min.X+pad, r.Min.Y+pad, r.Max.X-pad, r.Max.Y)
	s.text(&in, h.Empty, caption)
	box.Max.Y = in.Min.Y + pad
	u.Edge(box)
	kit.CutTop(r, box.Dy())
	s.close()
	return s, false
}

// close ends the drawing with its note.
func (s *sheet) close() {
	s.u.Decor(false)
	if s.head.Note != "" {
		s.gap(theme.Gap / 2)
		s.text(s.r, s.head.Note, caption)
	}
	s.u.Covers(s.node, image.Rect(s.r.Min.X, s.top, s.r.Max.X, s.r.Min.Y))
}

func (s *sheet) gap(v float64)           { kit.CutTop(s.r, s.u.Px(v)) }
func (s *sheet) line(st kit.Style) int   { return s.u.LineHeight(st) }
func (s *sheet) cut(h int) kit.Rect      { return kit.CutTop(s.r, h) }
func (s *sheet) px(v float64) int        { return s.u.Px(v) }
func (s *sheet) fill(i int) kit.Pattern  { return patterns[i%len(patterns)] }
func (s *sheet) dash(i int) kit.Dash     { return kit.Dash(i % 4) }
func (s *sheet) shape(i int) kit.Shape   { return shapes[i%len(shapes)] }
func (s *sheet) color(i int) theme.Color { return s.m.Series(i) }
func (s *sheet) height(w int, t string, st kit.Style) int {
	return s.u.TextHeight(w, st, kit.Span{Text: t})
}

var (
	patterns = [...]kit.Pattern{kit.Full, kit.Rising, kit.Dots, kit.Falling, kit.Level}
	shapes   = [...]kit.Shape{kit.Dot, kit.Diamond, kit.Square, kit.Up, kit.Ring, kit.Down, kit.Cross}
)

func (s *sheet) text(r *kit.Rect, t string, st kit.Style) {
	if t != "" {
		s.u.Text(r, st, kit.Span{Text: t})
	}
}

// entry is one line of a legend.
func entry(sign func(q kit.Rect), text string) kit.Key { return kit.Key{Sign: sign, Text: text} }

func (s *sheet) legend(keys []kit.Key) { s.u.Legend(s.r, keys) }

// swatch fills a small square with a pattern and an edge.
func (s *sheet) swatch(c theme.Color, p kit.Pattern) func(kit.Rect) {
	return func(q kit.Rect) { s.bar(centred(q, min(q.Dx(), q.Dy())), c, p) }
}

// stroke shows a piece of line with its shape.
func (s *sheet) stroke(c theme.Color, d kit.Dash, k kit.Shape) func(kit.Rect) {
	return func(q kit.Rect) {
		y := float64(q.Min.Y+q.Max.Y) / 2
		s.u.Line(kit.Pen{Color: c, Width: 2, Dash: d}, kit.V(float64(q.Min.X), y), kit.V(float64(q.Max.X), y))
		s.u.Mark(k, centred(q, s.px(10)), c)
	}
}

// hollow is a pattern of nothing: its edge alone.
const hollow = kit.Pattern(255)

// bar is a rectangle with a pattern; whatever the pattern, its edge says where it ends.
func (s *sheet) bar(q kit.Rect, c theme.Color, p kit.Pattern) {
	if q.Empty() {
		return
	}
	if p == kit.Full {
		s.u.Fill(q, c)
		return
	}
	if p != hollow {
		s.u.Area(c, p, corners(q)...)
	}
	s.edge(q, c)
}

func (s *sheet) edge(q kit.Rect, c theme.Color) {
	e := float64(s.u.Fine(1)) / 2
	a, b := kit.V(float64(q.Min.X)+e, float64(q.Min.Y)+e), kit.V(float64(q.Max.X)-e, float64(q.Max.Y)-e)
	s.u.Line(kit.Pen{Color: c}, a, kit.Vec{X: b.X, Y: a.Y}, b, kit.Vec{X: a.X, Y: b.Y}, a)
}

// corners are those of a rectangle.
func corners(q kit.Rect) []kit.Vec {
	return []kit.Vec{
		kit.V(float64(q.Min.X), float64(q.Min.Y)), kit.V(float64(q.Max.X), float64(q.Min.Y)),
		kit.V(float64(q.Max.X), float64(q.Max.Y)), kit.V(float64(q.Min.X), float64(q.Max.Y)),
	}
}

// centred is the square of n pixels in the middle of q.
func centred(q kit.Rect, n int) kit.Rect {
	x, y := q.Min.X+(q.Dx()-n)/2, q.Min.Y+(q.Dy()-n)/2
	return image.Rect(x, y, x+n, y+n)
}

// around is the square of n pixels around a place.
func around(x, y, n int) kit.Rect { return image.Rect(x-n/2, y-n/2, x-n/2+n, y-n/2+n) }

// ticks are round numbers from lo to hi, about n of them: steps of 1, 2 or 5 times a power of ten.
func ticks(lo, hi float64, n int) (out []float64) {
	if !(hi > lo) || n < 1 {
		return nil
	}
	raw := (hi - lo) / float64(n)
	step := math.Pow(10, math.Floor(math.Log10(raw)))
	for _, k := range []float64{1, 2, 5, 10} {
		if k*step >= raw*0.999 {
			step *= k
			break
		}
	}
	for k := math.Ceil(lo/step - 1e-9); k*step <= hi+step*1e-9; k++ {
		out = append(out, k*step)
	}
	return out
}

// ramp draws a smooth ribbon or line: the points between a and b of a curve that leaves and arrives level.
func ramp(points []kit.Vec, ax, ay, bx, by float64) []kit.Vec {
	const n = 24
	for i := range n + 1 {
		t := float64(i) / n
		s := t * t * (3 - 2*t)
		points = append(points, kit.V(ax+(bx-ax)*t, ay+(by-ay)*s))
	}
	return points
}

// join puts the words of a value together.
func join(parts ...string) string {
	out := ""
	for _, p := range parts {
		if p != "" && out != "" {
			out += ", "
		}
		out += p
	}
	return out
}
