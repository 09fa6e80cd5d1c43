package chart

import (
	"image"
	"math"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
)

// Stances shows how the parts of a public moved: one small drawing each, all on one scale.
type Stances struct {
	Head
	Min, Max, Middle float64  // of the scale; above Middle is for, below against
	Steps            []string // the turns or dates
	For, Against     string   // words for the two halves
	Rows             []Stance // the most salient first
	Press            bool     // the parts can be pressed
}

// Stance is one part of a public over time.
type Stance struct {
	Name   string
	Share  string    // such as "24 % of the public"
	Values []float64 // NaN is not known
}

// stanceHeight is the height of one small drawing, in pixels at 1080 lines.
const stanceHeight = 92

// Draw takes its height off the top of r. It answers which part was pressed, -1 is none.
func (c *Stances) Draw(u *kit.UI, r *kit.Rect) int {
	s, ok := c.open(u, r, len(c.Rows) > 0 && c.Max > c.Min)
	if !ok {
		return -1
	}
	s.legend([]kit.Key{entry(s.swatch(s.color(0), kit.Full), c.For), entry(s.swatch(s.color(1), kit.Rising), c.Against)})
	s.gap(theme.Gap)
	gap, pad := s.px(theme.Margin), s.px(8)
	cols := max(1, min(4, s.r.Dx()/s.px(240), len(c.Rows)))
	w := (s.r.Dx() - gap*(cols-1)) / cols
	data := make([]kit.Datum, len(c.Rows))
	for i := 0; i < len(c.Rows); i += cols {
		tall := 0
		for k := i; k < min(i+cols, len(c.Rows)); k++ {
			x := &c.Rows[k]
			tall = max(tall, s.height(w-2*pad, x.Name, strong)+s.line(caption)+s.height(w-2*pad, x.Share, caption))
		}
		row := s.cut(tall + s.px(stanceHeight) + 2*pad + s.px(6))
		s.gap(theme.Gap)
		for k := i; k < min(i+cols, len(c.Rows)); k++ {
			x := row.Min.X + (k-i)*(w+gap)
			data[k] = kit.Datum{Rect: image.Rect(x, row.Min.Y, x+w, row.Max.Y), Name: c.Rows[k].Name, Value: join(c.Rows[k].Share, c.path(&c.Rows[k]))}
		}
	}
	on, pressed := u.Data(c.ID, data, c.Press)
	for k := range c.Rows {
		q := data[k].Rect
		if k == on {
			u.Fill(q, s.m.Hover)
		}
		c.one(&s, q.Inset(pad), &c.Rows[k])
	}
	s.close()
	return pressed
}

// path tells the first and the last known value, each with its step.
func (c *Stances) path(x *Stance) string {
	first, last := -1, -1
	for i, v := range x.Values {
		if !math.IsNaN(v) {
			if last = i; first < 0 {
				first = i
			}
		}
	}
	switch {
	case last < 0:
		return "–"
	case first == last:
		return c.at(x, last)
	}
	return join(c.at(x, first), c.at(x, last))
}

func (c *Stances) at(x *Stance, i int) string {
	t := c.figure(x.Values[i])
	if i < len(c.Steps) {
		t = c.Steps[i] + ": " + t
	}
	return t
}

// figure is a value by its distance from the middle, with the word for its half.
func (c *Stances) figure(v float64) string {
	switch {
	case v > c.Middle:
		return kit.Signed(v-c.Middle) + " " + c.For
	case v < c.Middle:
		return kit.Signed(v-c.Middle) + " " + c.Against
	}
	return "0"
}

func (c *Stances) one(s *sheet, in kit.Rect, x *Stance) {
	s.text(&in, x.Name, strong)
	s.text(&in, x.Share, caption)
	foot := kit.CutBottom(&in, s.line(caption))
	last := len(x.Values) - 1
	for last >= 0 && math.IsNaN(x.Values[last]) {
		last--
	}
	if last < 0 {
		s.u.Label(foot, "–", caption)
		return
	}
	st := strong
	if s.u.Width(c.figure(x.Values[last]), st) > foot.Dx() { // the node has the word
		s.u.Label(foot, kit.Signed(x.Values[last]-c.Middle), st)
	} else {
		s.u.Label(foot, c.figure(x.Values[last]), st)
	}
	in = image.Rect(in.Min.X, in.Max.Y-s.px(stanceHeight), in.Max.X, in.Max.Y-s.px(4))
	p := plot{sheet: s, area: in, lo: c.Min, hi: c.Max, n: max(2, len(c.Steps), len(x.Values))}
	mid := float64(p.y(c.Middle))
	for k := 1; k <= last; k++ {
		a, b := x.Values[k-1], x.Values[k]
		if !math.IsNaN(a) && !math.IsNaN(b) {
			c.piece(&p, k, a, b, mid)
		}
	}
	s.u.Fill(image.Rect(in.Min.X, int(mid), in.Max.X, int(mid)+1), s.m.Line)
	at := around(p.x(last), p.y(x.Values[last]), s.px(11))
	side, shape := 0, kit.Dot
	if x.Values[last] < c.Middle {
		side, shape = 1, kit.Diamond
	}
	s.u.Clear(shape, at.Inset(-s.px(2)))
	s.u.Mark(shape, at, s.color(side))
}

// piece fills between the middle and a line from one step to the next; where it crosses the middle it is cut in two.
func (c *Stances) piece(p *plot, k int, a, b, mid float64) {
	xa, xb := float64(p.x(k-1)), float64(p.x(k))
	if (a-c.Middle)*(b-c.Middle) < 0 {
		f := (c.Middle - a) / (b - a)
		cut := xa + (xb-xa)*f
		c.half(p, xa, cut, a, c.Middle, mid)
		c.half(p, cut, xb, c.Middle, b, mid)
		return
	}
	c.half(p, xa, xb, a, b, mid)
}

func (c *Stances) half(p *plot, xa, xb, a, b, mid float64) {
	col, pattern := p.color(0), kit.Full
	if min(a, b) < c.Middle {
		col, pattern = p.color(1), kit.Rising
	}
	u := p.u
	top := []kit.Vec{kit.V(xa, p.fy(a)), kit.V(xb, p.fy(b))}
	ring := append(top, kit.V(xb, mid), kit.V(xa, mid))
	if pattern == kit.Full {
		u.Area(theme.Faint(col, 0.45), kit.Full, ring...)
	} else {
		u.Area(theme.Faint(col, 0.8), pattern, ring...)
	}
	u.Line(kit.Pen{Color: col, Width: 2}, top...)
}
