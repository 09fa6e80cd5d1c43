package chart

import (
	"image"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
)

// Flows shows what two sides trade, a band for each sector: its width is its size, the striped part is exposed.
type Flows struct {
	Head
	Left, Right    string // the two sides
	Exposed, Other string // words for the two parts of a band
	Bands          []Band
}

// Band is one sector.
type Band struct {
	Name    string
	Size    float64 // in any unit; it counts beside the others
	Exposed float64 // the share of it that is exposed, 0 to 1
	Says    string  // size, tariff and exposure in words
}

// Draw takes its height off the top of r. It answers which band was pressed, -1 is none.
func (c *Flows) Draw(u *kit.UI, r *kit.Rect) int {
	sum := 0.0
	for i := range c.Bands {
		sum += max(0, c.Bands[i].Size)
	}
	s, ok := c.open(u, r, sum > 0)
	if !ok {
		return -1
	}
	s.legend([]kit.Key{entry(s.swatch(s.m.Danger, kit.Rising), c.Exposed), entry(s.swatch(s.m.Bar, kit.Full), c.Other)})
	s.gap(theme.Gap)
	c.sides(&s)
	post, reach := s.px(14), s.r.Dx()/5
	if s.r.Dx() < s.px(520) {
		reach = s.r.Dx() / 8
	}
	mid := image.Rect(s.r.Min.X+post+reach, 0, s.r.Max.X-post-reach, 0)
	// A band is as high as its share of a body that has room for all the words.
	need := 0
	for i := range c.Bands {
		need += c.words(&s, mid.Dx(), i)
	}
	body := float64(max(s.px(180), min(need, s.px(320))))
	data := make([]kit.Datum, len(c.Bands))
	thick := make([]float64, len(c.Bands))
	top := s.r.Min.Y
	for i := range c.Bands {
		thick[i] = max(2, body*0.7*max(0, c.Bands[i].Size)/sum)
		q := s.cut(c.words(&s, mid.Dx(), i) + int(thick[i]+0.5) + s.px(10))
		data[i] = kit.Datum{Rect: image.Rect(mid.Min.X, q.Min.Y, mid.Max.X, q.Max.Y), Name: c.Bands[i].Name, Value: c.Bands[i].Says}
	}
	total := 0.0
	for _, t := range thick {
		total += t
	}
	on, pressed := u.Data(c.ID, data, true)
	if on >= 0 {
		u.Fill(data[on].Rect, s.m.Hover)
	}
	y := float64(top) + (float64(s.r.Min.Y-top)-total)/2 // where the stacks at both ends begin
	left, right := float64(s.r.Min.X), float64(s.r.Max.X)
	u.Fill(image.Rect(s.r.Min.X, int(y), s.r.Min.X+post, int(y+total+0.5)), s.m.Blue)
	s.bar(image.Rect(s.r.Max.X-post, int(y), s.r.Max.X, int(y+total+0.5)), s.m.Amber, kit.Rising)
	for i := range c.Bands {
		q := data[i].Rect
		in := image.Rect(q.Min.X+s.px(6), q.Min.Y+s.px(4), q.Max.X-s.px(6), q.Max.Y)
		s.text(&in, c.Bands[i].Name, strong)
		s.text(&in, c.Bands[i].Says, caption)
		at := float64(q.Max.Y) - thick[i] - float64(s.px(4))
		fade := 1.0
		if on >= 0 && on != i {
			fade = 0.35
		}
		ends := [4]float64{left + float64(post), float64(q.Min.X), float64(q.Max.X), right - float64(post)}
		exposed := thick[i] * max(0, min(1, c.Bands[i].Exposed))
		c.ribbon(&s, ends, y, at, exposed, theme.Faint(s.m.Danger, fade), kit.Rising)
		c.ribbon(&s, ends, y+exposed, at+exposed, thick[i]-exposed, theme.Faint(s.m.Bar, fade*0.8), kit.Full)
		y += thick[i]
	}
	s.close()
	return pressed
}

// sides names both ends.
func (c *Flows) sides(s *sheet) {
	half := (s.r.Dx() - s.px(theme.Gap)) / 2
	h := max(s.height(half, c.Left, strong), s.height(half, c.Right, strong))
	row := s.cut(h)
	left, right := row, row
	left.Max.X = left.Min.X + half
	right.Min.X = right.Max.X - min(half, s.u.Width(c.Right, strong)+2)
	s.text(&left, c.Left, strong)
	s.text(&right, c.Right, strong)
	s.gap(6)
}

func (c *Flows) words(s *sheet, w, i int) int {
	w -= 2 * s.px(6)
	h := s.height(w, c.Bands[i].Name, strong) + s.px(4)
	if c.Bands[i].Says != "" {
		h += s.height(w, c.Bands[i].Says, caption)
	}
	return h
}

// ribbon runs from the left stack, level below its words, to the right stack.
func (c *Flows) ribbon(s *sheet, x [4]float64, end, mid, thick float64, col theme.Color, p kit.Pattern) {
	if thick < 0.5 {
		return
	}
	upper := ramp(nil, x[0], end, x[1], mid)
	upper = ramp(upper, x[2], mid, x[3], end)
	ring := append([]kit.Vec{}, upper...)
	for i := len(upper) - 1; i >= 0; i-- {
		ring = append(ring, kit.Vec{X: upper[i].X, Y: upper[i].Y + float32(thick)})
	}
	if p != kit.Full {
		s.u.Area(theme.Faint(col, 0.25), kit.Full, ring...)
		s.u.Line(kit.Pen{Color: col}, append(ring, ring[0])...)
	}
	s.u.Area(col, p, ring...)
}
