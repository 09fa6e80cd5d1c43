package chart

import (
	"cmp"
	"image"
	"math"
	"slices"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
)

// causesMax is how many causes a waterfall shows; the smallest of more are added up.
const causesMax = 7

// Waterfall shows how a number came from its old value to its new one: the causes in order of their size.
type Waterfall struct {
	Head
	Unit     string
	Was, Is  string // words for the old and the new value
	Old, New float64
	Causes   []Cause
	Rest     string // the word for the causes that are added up
}

// Cause is one reason for a change.
type Cause struct {
	Name string
	By   float64
}

// step is one row: a bar from one value to another.
type step struct {
	name     string
	from, to float64
	whole    bool
}

// Draw takes its height off the top of r. It answers which cause was pressed, by its place in Causes; -1 is none.
func (c *Waterfall) Draw(u *kit.UI, r *kit.Rect) (pressed int) {
	s, ok := c.open(u, r, len(c.Causes) > 0 || c.Old != c.New)
	if !ok {
		return -1
	}
	steps, which := c.steps()
	p := plot{sheet: &s, lo: math.Inf(1), hi: math.Inf(-1)}
	for _, x := range steps {
		p.lo, p.hi = min(p.lo, x.to), max(p.hi, x.to)
	}
	room := max(1, p.hi-p.lo) * 0.06 // so that the marks at the ends stand free
	p.lo, p.hi = p.lo-room, p.hi+room
	wide := s.r.Dx() >= s.px(520)
	words, value := s.r.Dx(), 0
	for i := range steps {
		value = max(value, u.Width(steps[i].figure(), strong)+s.px(28))
	}
	p.area = *s.r
	if wide {
		words = s.r.Dx() * 2 / 5
		p.area.Min.X += words + s.px(theme.Gap)
	}
	p.area.Min.X += s.px(4)
	p.area.Max.X -= value
	bars := make([]kit.Rect, len(steps))
	data := make([]kit.Datum, len(steps))
	lines := make([]kit.Rect, len(steps))
	for i := range steps {
		h := s.height(words-2*s.px(4), steps[i].name, small)
		bar := max(s.px(24), s.line(strong))
		tall := h + bar
		if wide {
			tall = max(h, bar)
		}
		q := s.cut(tall + s.px(6))
		data[i] = kit.Datum{Rect: q, Name: steps[i].name, Value: c.said(&steps[i])}
		lines[i] = image.Rect(q.Min.X+s.px(4), q.Min.Y+s.px(3), q.Min.X+words-s.px(4), q.Max.Y)
		bars[i] = image.Rect(p.area.Min.X, q.Max.Y-s.px(3)-bar, p.area.Max.X, q.Max.Y-s.px(3))
		if wide {
			lines[i].Min.Y = q.Min.Y + (q.Dy()-h)/2
			bars[i].Min.Y = q.Min.Y + (q.Dy()-bar)/2
			bars[i].Max.Y = bars[i].Min.Y + bar
		}
	}
	on, hit := u.Data(c.ID, data, true)
	if on >= 0 {
		u.Fill(data[on].Rect, s.m.Hover)
	}
	for i := range steps {
		if wide && i+1 < len(steps) { // else it would cross the words
			x := p.across(steps[i].to)
			u.Line(kit.Pen{Color: s.m.Muted, Width: 1.2}, kit.V(x, middle(bars[i])), kit.V(x, middle(bars[i+1])))
		}
	}
	for i := range steps {
		c.one(&p, &steps[i], lines[i], bars[i])
	}
	p.level(c.Unit)
	s.close()
	if hit >= 0 {
		return which[hit]
	}
	return -1
}

// steps are the rows, and for each the cause it shows.
func (c *Waterfall) steps() (list []step, which []int) {
	order := make([]int, len(c.Causes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(math.Abs(c.Causes[b].By), math.Abs(c.Causes[a].By)) })
	list, which = []step{{c.Was, 0, c.Old, true}}, []int{-1}
	at := c.Old
	for k, i := range order {
		if k == causesMax-1 && len(order) > causesMax {
			rest := 0.0
			for _, j := range order[k:] {
				rest += c.Causes[j].By
			}
			list, which = append(list, step{c.Rest, at, at + rest, false}), append(which, -1)
			break
		}
		list, which = append(list, step{c.Causes[i].Name, at, at + c.Causes[i].By, false}), append(which, i)
		at += c.Causes[i].By
	}
	return append(list, step{c.Is, 0, c.New, true}), append(which, -1)
}

func (x *step) figure() string {
	if x.whole {
		return kit.Number(x.to)
	}
	return kit.Signed(x.to - x.from)
}

func (c *Waterfall) said(x *step) string {
	if c.Unit == "" {
		return x.figure()
	}
	return x.figure() + " " + c.Unit
}

// middle is the height of the middle of a bar.
func middle(q kit.Rect) float64 { return float64(q.Min.Y+q.Max.Y) / 2 }

// one draws a row: the two values are points, a rise is a full piece, a fall a striped one.
func (c *Waterfall) one(p *plot, x *step, words, bar kit.Rect) {
	st := small
	st.Bold = x.whole
	p.text(&words, x.name, st)
	a, b := p.across(min(x.from, x.to)), p.across(max(x.from, x.to))
	h := p.px(18)
	y := (bar.Min.Y + bar.Max.Y - h) / 2
	q := image.Rect(int(a+0.5), y, max(int(b+0.5), int(a+0.5)+2), y+h)
	shape, col, pattern := kit.Up, p.color(0), kit.Full
	switch {
	case x.whole:
		at := around(int(p.across(x.to)+0.5), (bar.Min.Y+bar.Max.Y)/2, p.px(17))
		p.u.Clear(kit.Diamond, at.Inset(-p.px(2)))
		p.u.Mark(kit.Diamond, at, p.m.Text)
		q = kit.Rect{}
	case x.to < x.from:
		shape, col, pattern = kit.Down, p.color(1), kit.Rising
	}
	p.bar(q, col, pattern)
	end := strong
	end.Align = kit.AlignRight
	lh := p.line(end)
	top := (bar.Min.Y + bar.Max.Y - lh) / 2
	v := image.Rect(bar.Max.X+p.px(6), top, p.r.Max.X-p.px(4), top+lh)
	if !x.whole && x.to != x.from {
		p.u.Mark(shape, centred(kit.CutLeft(&v, p.px(13)), p.px(12)), col)
	}
	p.u.Label(v, x.figure(), end)
}
