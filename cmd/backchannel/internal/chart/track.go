package chart

import (
	"image"

	"backchannel/cmd/backchannel/internal/kit"
)

// Track shows the path of a bill: its stages in order, and how far it has come.
type Track struct {
	Head
	Stages []Stage
}

// State is how far one stage is.
type State uint8

// The states of a stage.
const (
	Ahead  State = iota // not reached yet
	Now                 // the bill is here
	Passed              // it came through
	Failed              // it ended here
)

// Stage is one stop on the path.
type Stage struct {
	Name  string
	State State
	Says  string // the state in words: "passed 52 to 48", "40 % a turn"
}

// Draw takes its height off the top of r.
func (c *Track) Draw(u *kit.UI, r *kit.Rect) {
	s, ok := c.open(u, r, len(c.Stages) > 0)
	if !ok {
		return
	}
	n := len(c.Stages)
	data, signs := make([]kit.Datum, n), make([]kit.Point, n)
	for i := range c.Stages {
		data[i].Name, data[i].Value = c.Stages[i].Name, c.Stages[i].Says
	}
	box := s.px(26)
	level := c.level(&s)
	if level {
		w, tall := s.r.Dx()/n, 0
		for i := range c.Stages {
			tall = max(tall, c.words(&s, w-s.px(10), i))
		}
		row := s.cut(box + s.px(10) + tall)
		for i := range c.Stages {
			data[i].Rect = image.Rect(row.Min.X+i*w, row.Min.Y, row.Min.X+(i+1)*w, row.Max.Y)
			signs[i] = image.Pt(row.Min.X+i*w+w/2, row.Min.Y+box/2+s.px(4))
		}
	} else {
		for i := range c.Stages {
			h := max(box, c.words(&s, s.r.Dx()-box-s.px(16), i)) + s.px(12)
			data[i].Rect = s.cut(h)
			signs[i] = image.Pt(data[i].Rect.Min.X+box/2+s.px(4), data[i].Rect.Min.Y+s.px(6)+box/2)
		}
	}
	on, _ := u.Data(c.ID, data, false)
	if on >= 0 {
		u.Fill(data[on].Rect, s.m.Hover)
	}
	for i := 1; i < n; i++ {
		pen := kit.Pen{Color: s.m.Line, Width: 2, Dash: kit.Dotted}
		if c.Stages[i-1].State == Passed {
			pen = kit.Pen{Color: s.m.Text, Width: 3}
		}
		a, b, e := signs[i-1], signs[i], float64(box)/2+float64(s.px(3))
		if level {
			u.Line(pen, kit.V(float64(a.X)+e, float64(a.Y)), kit.V(float64(b.X)-e, float64(b.Y)))
		} else {
			u.Line(pen, kit.V(float64(a.X), float64(a.Y)+e), kit.V(float64(b.X), float64(b.Y)-e))
		}
	}
	for i := range c.Stages {
		c.stop(&s, signs[i], box, c.Stages[i].State)
		q := data[i].Rect
		st, note := strong, caption
		if level {
			q.Min.Y += box + s.px(10)
			q.Min.X, q.Max.X = q.Min.X+s.px(5), q.Max.X-s.px(5)
			s.middle(&q, c.Stages[i].Name, st)
			s.middle(&q, c.Stages[i].Says, note)
			continue
		}
		q = image.Rect(q.Min.X+box+s.px(14), q.Min.Y+s.px(6), q.Max.X, q.Max.Y)
		s.text(&q, c.Stages[i].Name, st)
		s.text(&q, c.Stages[i].Says, note)
	}
	s.close()
}

// level reports whether the stages fit side by side, in at most three lines each.
func (c *Track) level(s *sheet) bool {
	w := s.r.Dx()/len(c.Stages) - s.px(10)
	for i := range c.Stages {
		if w < s.px(96) || s.height(w, c.Stages[i].Name, strong) > 3*s.line(strong) || s.height(w, c.Stages[i].Says, caption) > 3*s.line(caption) {
			return false
		}
	}
	return true
}

func (c *Track) words(s *sheet, w, i int) int {
	h := s.height(w, c.Stages[i].Name, strong)
	if c.Stages[i].Says != "" {
		h += s.height(w, c.Stages[i].Says, caption)
	}
	return h
}

// middle sets text in the middle of the width: a line alone is centred, more stand left in a centred block.
func (s *sheet) middle(r *kit.Rect, t string, st kit.Style) {
	if t == "" {
		return
	}
	if w := s.u.Width(t, st); w < r.Dx() {
		q := *r
		q.Min.X += (r.Dx() - w) / 2
		q.Max.X = min(q.Max.X, q.Min.X+w+2)
		s.text(&q, t, st)
		r.Min.Y = q.Min.Y
		return
	}
	s.text(r, t, st)
}

func (c *Track) stop(s *sheet, at kit.Point, box int, state State) {
	u := s.u
	q := around(at.X, at.Y, box)
	in := q.Inset(box / 5)
	switch state {
	case Passed:
		u.Mark(kit.Dot, q, s.m.Ramp)
		u.Clear(kit.Check, in)
	case Failed:
		u.Mark(kit.Square, q, s.m.Danger)
		u.Clear(kit.Cross, in)
	case Now:
		u.Mark(kit.Ring, q, s.m.Focus)
		u.Mark(kit.Dot, q.Inset(box/3), s.m.Focus)
	case Ahead:
		u.Mark(kit.Dot, q.Inset(box/8), s.m.Line)
		u.Clear(kit.Dot, q.Inset(box/8+max(1, s.px(2))))
	}
}
