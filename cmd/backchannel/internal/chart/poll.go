package chart

import (
	"image"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
)

// Poll shows what was answered, each with its margin: the wordings of a question, or rounds.
type Poll struct {
	Head
	Unit     string // of the axis, such as "percent who agree"
	Min, Max float64
	Line     *Rule
	Asked    []Asked
}

// Rule is a value that matters on an axis, such as half.
type Rule struct {
	At    float64
	Label string
}

// Asked is one question and its answer.
type Asked struct {
	Wording string // as it was put
	By      string // who asked, when and how many
	Value   float64
	Margin  float64 // to either side
}

// Draw takes its height off the top of r.
func (c *Poll) Draw(u *kit.UI, r *kit.Rect) {
	s, ok := c.open(u, r, len(c.Asked) > 0 && c.Max > c.Min)
	if !ok {
		return
	}
	wide := s.r.Dx() >= s.px(720)
	words := s.r.Dx()
	gap := s.px(theme.Margin)
	if wide {
		words = s.r.Dx() * 2 / 5
	}
	value := 0
	for i := range c.Asked {
		value = max(value, u.Width(c.figure(i), strong)+s.px(10))
	}
	x0 := s.r.Min.X + s.px(8)
	if wide {
		x0 = s.r.Min.X + words + gap
	}
	p := plot{sheet: &s, lo: c.Min, hi: c.Max, area: image.Rect(x0, s.r.Min.Y, s.r.Max.X-value, s.r.Min.Y)}
	p.area.Min.Y = c.rule(&p)
	top := p.area.Min.Y
	data, tracks := make([]kit.Datum, len(c.Asked)), make([]kit.Rect, len(c.Asked))
	lines := make([]kit.Rect, len(c.Asked))
	for i := range c.Asked {
		x := &c.Asked[i]
		h := s.height(words-s.px(8), x.Wording, small)
		if x.By != "" {
			h += s.height(words-s.px(8), x.By, caption)
		}
		th := max(s.px(26), s.line(strong))
		row := h + th
		if wide {
			row = max(h, th)
		}
		q := s.cut(row + s.px(8))
		data[i] = kit.Datum{Rect: q, Name: x.Wording, Value: join(c.figure(i), x.By)}
		lines[i] = image.Rect(q.Min.X+s.px(4), q.Min.Y+s.px(4), q.Min.X+words-s.px(4), q.Max.Y)
		tracks[i] = image.Rect(p.area.Min.X, q.Max.Y-s.px(4)-th, p.area.Max.X, q.Max.Y-s.px(4))
		if wide {
			tracks[i] = image.Rect(p.area.Min.X, q.Min.Y, p.area.Max.X, q.Max.Y)
		}
	}
	on, _ := u.Data(c.ID, data, false)
	if on >= 0 {
		u.Fill(data[on].Rect, s.m.Hover)
	}
	p.area.Max.Y = s.r.Min.Y
	if c.Line != nil {
		x := p.across(c.Line.At)
		for _, q := range tracks { // not through the words
			u.Line(kit.Pen{Color: s.m.Text, Width: 1.4, Dash: kit.Dashed}, kit.V(x, float64(q.Min.Y)), kit.V(x, float64(q.Max.Y)))
		}
		u.Line(kit.Pen{Color: s.m.Text, Width: 1.4}, kit.V(x, float64(top-s.px(5))), kit.V(x, float64(top)))
	}
	for i := range c.Asked {
		c.one(&p, i, lines[i], tracks[i])
	}
	p.level(c.Unit)
	s.close()
}

func (c *Poll) figure(i int) string {
	x := &c.Asked[i]
	if x.Margin == 0 {
		return kit.Number(x.Value)
	}
	return kit.Number(x.Value) + " ± " + kit.Number(x.Margin)
}

// rule names the line that matters above it; it returns where the rows begin.
func (c *Poll) rule(p *plot) int {
	if c.Line == nil {
		return p.r.Min.Y
	}
	w := p.u.Width(c.Line.Label, small) + 2
	if w > p.r.Dx() {
		p.text(p.r, c.Line.Label, small)
		p.gap(6)
		return p.r.Min.Y
	}
	q := p.cut(p.line(small))
	x := int(p.across(c.Line.At)) - w/2
	x = max(p.r.Min.X, min(x, p.r.Max.X-w))
	p.u.Label(image.Rect(x, q.Min.Y, x+w, q.Max.Y), c.Line.Label, small)
	p.gap(6)
	return p.r.Min.Y
}

func (c *Poll) one(p *plot, i int, words, track kit.Rect) {
	x, u := &c.Asked[i], p.u
	p.text(&words, x.Wording, small)
	p.text(&words, x.By, caption)
	y := float64(track.Min.Y+track.Max.Y) / 2
	col := p.color(0)
	u.Line(kit.Pen{Color: p.m.Rule, Width: 1}, kit.V(float64(track.Min.X), y), kit.V(float64(track.Max.X), y))
	lo, hi := p.across(x.Value-x.Margin), p.across(x.Value+x.Margin)
	e := float64(p.px(6))
	if x.Margin > 0 {
		u.Area(theme.Faint(col, 0.28), kit.Full, kit.V(lo, y-e), kit.V(hi, y-e), kit.V(hi, y+e), kit.V(lo, y+e))
		u.Line(kit.Pen{Color: col, Width: 2}, kit.V(lo, y), kit.V(hi, y))
		u.Line(kit.Pen{Color: col, Width: 2}, kit.V(lo, y-e), kit.V(lo, y+e))
		u.Line(kit.Pen{Color: col, Width: 2}, kit.V(hi, y-e), kit.V(hi, y+e))
	}
	u.Mark(kit.Dot, around(int(p.across(x.Value)), int(y), p.px(14)), col)
	end := strong
	end.Align = kit.AlignRight
	h := p.line(end)
	u.Label(image.Rect(track.Max.X, int(y)-h/2, p.r.Max.X, int(y)-h/2+h), c.figure(i), end)
}
