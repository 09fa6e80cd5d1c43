package chart

import (
	"cmp"
	"image"
	"math"
	"slices"
	"strconv"
	"strings"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
)

// Series shows numbers over time.
type Series struct {
	Head
	Unit     string // stands above the upright axis
	Min, Max float64
	Steps    []string // the turns or dates of the level axis
	Lines    []Line
	Danger   *Danger
	Events   []Event
}

// Line is one number over time. A value that is not known is NaN.
type Line struct {
	Name      string
	Values    []float64
	Low, High []float64   // the band in which each may lie; nil is none
	Color     theme.Color // zero is that of its place
}

// Danger is where a value becomes dangerous.
type Danger struct {
	From  float64
	Below bool // danger lies below
	Label string
}

// Event is something that happened at a step.
type Event struct {
	Step  int
	Label string
}

// Draw takes its height off the top of r.
func (c *Series) Draw(u *kit.UI, r *kit.Rect) {
	known := false
	for i := range c.Lines {
		known = known || c.Lines[i].last() >= 0
	}
	s, ok := c.open(u, r, known && len(c.Steps) > 0 && c.Max > c.Min)
	if !ok {
		return
	}
	if c.Unit != "" {
		s.text(s.r, c.Unit, caption)
	}
	p := plot{sheet: &s, lo: c.Min, hi: c.Max, n: len(c.Steps)}
	direct := c.margin(&p)
	p.frame(s.cut(max(s.px(180), min(s.px(280), s.r.Dx()*9/20))), c.marks())
	p.steps(c.Steps)
	on := c.strips(&p)
	rest := c.danger(&p)
	c.events(&p)
	for i := range c.Lines {
		c.line(&p, i, on)
	}
	if direct {
		c.names(&p)
	} else {
		for i := range c.Lines {
			rest = append(rest, entry(s.stroke(c.color(&s, i), s.dash(i), s.shape(i)), c.Lines[i].Name+" "+c.Lines[i].figure(c.Lines[i].last())))
		}
	}
	s.gap(4)
	s.legend(rest)
	c.told(&s)
	s.close()
}

// last is the step of the last known value, -1 without one.
func (l *Line) last() int {
	for i := len(l.Values) - 1; i >= 0; i-- {
		if !math.IsNaN(l.Values[i]) {
			return i
		}
	}
	return -1
}

func (l *Line) banded(i int) bool {
	return i < len(l.Low) && i < len(l.High) && l.High[i] > l.Low[i]
}

// figure is the value at a step with its band.
func (l *Line) figure(i int) string {
	if i < 0 || i >= len(l.Values) || math.IsNaN(l.Values[i]) {
		return "–"
	}
	t := kit.Number(l.Values[i])
	if l.banded(i) {
		t += " (" + kit.Number(l.Low[i]) + "–" + kit.Number(l.High[i]) + ")"
	}
	return t
}

func (c *Series) color(s *sheet, i int) theme.Color {
	if k := c.Lines[i].Color; k != (theme.Color{}) {
		return s.m.Clear(k)
	}
	return s.color(i)
}

// margin keeps room at the right for the names of the lines, unless that takes too much of the width.
func (c *Series) margin(p *plot) bool {
	w := 0
	for i := range c.Lines {
		w = max(w, p.u.Width(c.label(i), strong)+p.px(14))
	}
	if w > p.r.Dx()*2/5 || len(c.Lines)*p.line(strong) > p.px(170) {
		return false
	}
	p.right = w
	return true
}

func (c *Series) label(i int) string {
	l := &c.Lines[i]
	if k := l.last(); k >= 0 {
		return l.Name + " " + kit.Number(l.Values[k])
	}
	return l.Name
}

func (c *Series) marks() int { return len(c.Events) }

// strips are the values: all lines at one step.
func (c *Series) strips(p *plot) int {
	data := make([]kit.Datum, len(c.Steps))
	for i, name := range c.Steps {
		var parts []string
		for k := range c.Lines {
			parts = append(parts, c.Lines[k].Name+" "+c.Lines[k].figure(i))
		}
		for _, e := range c.Events {
			if e.Step == i {
				parts = append(parts, e.Label)
			}
		}
		value := join(parts...)
		data[i] = kit.Datum{Rect: p.strip(i), Name: name, Value: value, Tip: name + ": " + value}
	}
	on, _ := p.u.Data(c.ID, data, false)
	if on >= 0 {
		p.u.Fill(data[on].Rect, theme.Faint(p.m.Hover, 0.6))
	}
	return on
}

// danger hatches the zone; what finds no room beside it comes back for the legend.
func (c *Series) danger(p *plot) []kit.Key {
	d := c.Danger
	if d == nil {
		return nil
	}
	y := p.y(d.From)
	zone := image.Rect(p.area.Min.X, p.area.Min.Y, p.area.Max.X, y)
	at := y - p.line(small)
	if d.Below {
		zone = image.Rect(p.area.Min.X, y, p.area.Max.X, p.area.Max.Y)
		at = y + p.px(2)
	}
	p.u.Hatch(zone, theme.Faint(p.m.Danger, 0.22))
	p.u.Line(kit.Pen{Color: p.m.Danger, Width: 1.5, Dash: kit.DashDotted}, kit.V(float64(p.area.Min.X), float64(y)), kit.V(float64(p.area.Max.X), float64(y)))
	st := small
	st.Color = p.m.Danger
	w := p.u.Width(d.Label, st) + 2
	for x := p.area.Min.X + p.px(4); x+w < p.area.Max.X; x += p.px(24) {
		q := image.Rect(x, at, x+w, at+p.line(st))
		if q.In(p.area) && !c.crosses(p, q) {
			p.u.Fill(q, theme.Faint(p.m.Back, 0.75))
			p.u.Label(q, d.Label, st)
			return nil
		}
	}
	return []kit.Key{entry(func(q kit.Rect) { p.u.Hatch(q, p.m.Danger) }, d.Label)}
}

// crosses reports whether a line of the drawing or the rule of an event runs through q.
func (c *Series) crosses(p *plot, q kit.Rect) bool {
	for i := range c.Lines {
		l := &c.Lines[i]
		for k := 1; k < len(l.Values); k++ {
			const n = 16
			for j := range n + 1 {
				f := float64(j) / n
				v := l.Values[k-1]*(1-f) + l.Values[k]*f
				x := float64(p.x(k-1))*(1-f) + float64(p.x(k))*f
				if !math.IsNaN(v) && image.Pt(int(x), p.y(v)).In(q.Inset(-p.px(3))) {
					return true
				}
			}
		}
	}
	for _, e := range c.Events {
		if x := p.x(e.Step); x > q.Min.X-p.px(3) && x < q.Max.X+p.px(3) {
			return true
		}
	}
	return false
}

// events rule their steps and number them above the area.
func (c *Series) events(p *plot) {
	byStep := map[int][]string{}
	for i, e := range c.Events {
		byStep[e.Step] = append(byStep[e.Step], strconv.Itoa(i+1))
	}
	st := strong
	st.Align = kit.AlignCenter
	free := kit.Places{Area: image.Rect(p.area.Min.X-p.left, p.area.Min.Y-p.line(st), p.area.Max.X+p.right, p.area.Min.Y)}
	for i := range c.Steps {
		if byStep[i] == nil {
			continue
		}
		x := float64(p.x(i))
		p.u.Line(kit.Pen{Color: p.m.Muted, Width: 1.2, Dash: kit.Dotted}, kit.V(x, float64(p.area.Min.Y)), kit.V(x, float64(p.area.Max.Y)))
		t := strings.Join(byStep[i], ",")
		w := p.u.Width(t, st) + 2
		q := image.Rect(p.x(i)-w/2, free.Area.Min.Y, p.x(i)-w/2+w, free.Area.Max.Y)
		if free.Free(q) {
			free.Take(q.Inset(-1))
			p.u.Label(q, t, st)
		}
	}
}

func (c *Series) line(p *plot, i, on int) {
	l, col := &c.Lines[i], c.color(p.sheet, i)
	var upper, lower, run []kit.Vec
	flush := func() {
		if len(upper) > 1 {
			slices.Reverse(lower)
			ring := append(upper, lower...)
			p.u.Area(theme.Faint(col, 0.16), kit.Full, ring...)
			if pattern := p.fill(i); pattern != kit.Full {
				p.u.Area(theme.Faint(col, 0.4), pattern, ring...)
			}
		}
		p.u.Line(kit.Pen{Color: col, Width: 2.4, Dash: p.dash(i)}, run...)
		upper, lower, run = nil, nil, nil
	}
	for k, v := range l.Values {
		if k >= p.n || math.IsNaN(v) {
			flush()
			continue
		}
		x := float64(p.x(k))
		run = append(run, kit.V(x, p.fy(v)))
		if l.banded(k) {
			upper, lower = append(upper, kit.V(x, p.fy(l.High[k]))), append(lower, kit.V(x, p.fy(l.Low[k])))
		} else {
			upper, lower = append(upper, kit.V(x, p.fy(v))), append(lower, kit.V(x, p.fy(v)))
		}
	}
	flush()
	for _, k := range []int{l.last(), on} {
		if k >= 0 && k < len(l.Values) && !math.IsNaN(l.Values[k]) {
			q := around(p.x(k), p.y(l.Values[k]), p.px(12))
			p.u.Clear(p.shape(i), q.Inset(-p.px(2)))
			p.u.Mark(p.shape(i), q, col)
		}
	}
}

// names stand at the ends of the lines, pushed apart where these are close.
func (c *Series) names(p *plot) {
	h := p.line(strong)
	type name struct{ line, y int }
	var list []name
	for i := range c.Lines {
		if k := c.Lines[i].last(); k >= 0 {
			list = append(list, name{i, p.y(c.Lines[i].Values[k]) - h/2})
		}
	}
	slices.SortStableFunc(list, func(a, b name) int { return cmp.Compare(a.y, b.y) })
	low := p.area.Min.Y - h
	for i := range list {
		list[i].y = max(list[i].y, low)
		low = list[i].y + h
	}
	high := p.area.Max.Y
	for i := len(list) - 1; i >= 0; i-- {
		list[i].y = min(list[i].y, high-h)
		high = list[i].y
	}
	for _, n := range list {
		st := strong
		st.Color = c.color(p.sheet, n.line)
		x := p.area.Max.X + p.px(12)
		p.u.Label(image.Rect(x, n.y, x+p.right-p.px(12), n.y+h), c.label(n.line), st)
	}
}

// told lists the events by their numbers.
func (c *Series) told(s *sheet) {
	num := s.u.Width("00", strong) + s.px(8)
	for i, e := range c.Events {
		in := *s.r
		n := kit.CutLeft(&in, num)
		s.u.Label(image.Rect(n.Min.X, n.Min.Y, n.Max.X, n.Min.Y+s.line(small)), strconv.Itoa(i+1), strong)
		t := e.Label
		if e.Step >= 0 && e.Step < len(c.Steps) {
			t = c.Steps[e.Step] + ": " + t
		}
		s.text(&in, t, small)
		s.r.Min.Y = in.Min.Y
	}
}

// plot is an area with a level axis of steps and an upright axis of values.
type plot struct {
	*sheet
	area        kit.Rect
	lo, hi      float64
	n           int // steps
	left, right int // margins
}

// frame draws the upright axis; marks is how many events need a line above the area.
func (p *plot) frame(q kit.Rect, marks int) {
	h := p.line(caption)
	top := h / 2
	if marks > 0 {
		top = p.line(strong)
	}
	p.area = image.Rect(q.Min.X, q.Min.Y+top, q.Max.X-p.right, q.Max.Y-h-h/2)
	list := ticks(p.lo, p.hi, max(1, min(5, p.area.Dy()/(2*h))))
	for _, v := range list {
		p.left = max(p.left, p.u.Width(kit.Number(v), caption)+p.px(8))
	}
	p.area.Min.X += p.left
	if p.right == 0 {
		p.area.Max.X -= p.px(8)
	}
	end := caption
	end.Align = kit.AlignRight
	for _, v := range list {
		y := p.y(v)
		p.u.Fill(image.Rect(p.area.Min.X, y, p.area.Max.X, y+1), p.m.Rule)
		p.u.Label(image.Rect(q.Min.X, y-h/2, p.area.Min.X-p.px(8)+2, y-h/2+h), kit.Number(v), end)
	}
}

// steps names as many steps as have room.
func (p *plot) steps(names []string) {
	h := p.line(caption)
	row := kit.Places{Area: image.Rect(p.area.Min.X-p.left, p.area.Max.Y+h/2, p.area.Max.X+max(p.right, p.px(8)), p.area.Max.Y+h/2+h)}
	st := caption
	st.Align = kit.AlignCenter
	widest := 1
	for _, s := range names {
		widest = max(widest, p.u.Width(s, st)+p.px(10))
	}
	every := 1
	if p.n > 1 {
		every = max(1, int(math.Ceil(float64(widest*(p.n-1))/float64(max(1, p.area.Dx())))))
	}
	for i := 0; i < len(names); i += every {
		x, w := p.x(i), p.u.Width(names[i], st)+2
		p.u.Fill(image.Rect(x, p.area.Max.Y, x+1, p.area.Max.Y+p.px(4)), p.m.Line)
		left := max(row.Area.Min.X, min(x-w/2, row.Area.Max.X-w))
		q := image.Rect(left, row.Area.Min.Y, left+w, row.Area.Max.Y)
		if row.Free(q) {
			row.Take(q)
			p.u.Label(q, names[i], st)
		}
	}
	p.u.Fill(image.Rect(p.area.Min.X, p.area.Max.Y, p.area.Max.X, p.area.Max.Y+1), p.m.Line)
}

func (p *plot) x(i int) int {
	if p.n < 2 {
		return (p.area.Min.X + p.area.Max.X) / 2
	}
	return p.area.Min.X + p.area.Dx()*i/(p.n-1)
}

func (p *plot) fy(v float64) float64 {
	f := (v - p.lo) / (p.hi - p.lo)
	return float64(p.area.Max.Y) - max(0, min(1, f))*float64(p.area.Dy())
}

func (p *plot) y(v float64) int { return int(p.fy(v) + 0.5) }

// strip is the upright strip around a step.
func (p *plot) strip(i int) kit.Rect {
	lo, hi := p.area.Min.X, p.area.Max.X
	if i > 0 {
		lo = (p.x(i-1) + p.x(i)) / 2
	}
	if i < p.n-1 {
		hi = (p.x(i) + p.x(i+1)) / 2
	}
	return image.Rect(lo, p.area.Min.Y, hi, p.area.Max.Y)
}

// across is where a value stands on a level axis of values.
func (p *plot) across(v float64) float64 {
	f := max(0, min(1, (v-p.lo)/(p.hi-p.lo)))
	return float64(p.area.Min.X) + f*float64(p.area.Dx())
}

// level draws the level axis of values with its unit below what is drawn.
func (p *plot) level(unit string) {
	h := p.line(caption)
	row := p.cut(h + p.px(6))
	p.u.Fill(image.Rect(p.area.Min.X, row.Min.Y, p.area.Max.X, row.Min.Y+1), p.m.Line)
	st := caption
	st.Align = kit.AlignCenter
	free := kit.Places{Area: image.Rect(p.r.Min.X, row.Min.Y, p.r.Max.X, row.Max.Y)}
	widest := max(p.u.Width(kit.Number(p.lo), st), p.u.Width(kit.Number(p.hi), st))
	for _, v := range ticks(p.lo, p.hi, max(1, min(5, p.area.Dx()/(2*widest+p.px(16))))) {
		x, w := int(p.across(v)), p.u.Width(kit.Number(v), st)+2
		p.u.Fill(image.Rect(x, row.Min.Y, x+1, row.Min.Y+p.px(5)), p.m.Line)
		q := image.Rect(x-w/2, row.Max.Y-h, x-w/2+w, row.Max.Y)
		if free.Free(q) {
			free.Take(q)
			p.u.Label(q, kit.Number(v), st)
		}
	}
	if unit == "" {
		return
	}
	if w := p.u.Width(unit, caption); w <= p.area.Dx() {
		q := p.cut(h)
		p.u.Label(image.Rect(p.area.Max.X-w-2, q.Min.Y, p.area.Max.X, q.Max.Y), unit, caption)
		return
	}
	p.text(p.r, unit, caption)
}
