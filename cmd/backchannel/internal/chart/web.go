package chart

import (
	"cmp"
	"image"
	"math"
	"slices"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
)

// Web shows what moves what: things in columns, arrows with a sign and a strength between them.
type Web struct {
	Head
	Raises, Lowers string // words for the two signs
	Things         []Thing
	Links          []Link
}

// Thing is something that moves or is moved.
type Thing struct {
	Name   string
	Value  string
	Column int // from the left: what is done, what it moves, what comes of it
}

// Link says that one thing moves another.
type Link struct {
	From, To int     // places in Things
	Strength float64 // -1 to 1: below 0 it lowers
	Why      string
}

// sweeps is how often the order of the columns is improved.
const sweeps = 8

// Draw takes its height off the top of r. It answers which thing was pressed, -1 is none.
func (c *Web) Draw(u *kit.UI, r *kit.Rect) int {
	s, ok := c.open(u, r, len(c.Things) > 0)
	if !ok {
		return -1
	}
	s.legend([]key{{c.arrow(&s, 1), c.Raises}, {c.arrow(&s, -1), c.Lowers}})
	s.gap(theme.Gap)
	columns := c.order()
	w := s.r.Dx() * 100 / (100*len(columns) + 70*(len(columns)-1))
	widest := 0
	for i := range c.Things {
		widest = max(widest, u.Width(c.Things[i].Name, strong))
	}
	var on, pressed int
	if w < s.px(110) || w < widest/3 {
		on, pressed = c.list(&s)
	} else {
		on, pressed = c.columns(&s, columns, w)
	}
	if on >= 0 {
		for i := range c.Links {
			l := &c.Links[i]
			if l.Why != "" && (l.From == on || l.To == on) {
				s.text(s.r, c.says(l)+": "+l.Why, small)
			}
		}
	}
	s.close()
	return pressed
}

func (c *Web) word(l *Link) string {
	if l.Strength < 0 {
		return c.Lowers
	}
	return c.Raises
}

// says is a link in words, with its strength in percent.
func (c *Web) says(l *Link) string {
	return c.Things[l.From].Name + " " + c.word(l) + " " + c.Things[l.To].Name + " (" + kit.Signed(math.Round(l.Strength*100)) + ")"
}

// value tells a thing and all that it moves and that moves it.
func (c *Web) value(i int) string {
	t := c.Things[i].Value
	for k := range c.Links {
		if l := &c.Links[k]; l.From == i || l.To == i {
			t = join(t, c.says(l))
		}
	}
	return t
}

// order divides the things into columns and sorts each by where its neighbours stand, the usual barycentre sweeps of
// Sugiyama, Tagawa and Toda (1981): from the left and from the right in turn, ties in the order given.
func (c *Web) order() [][]int {
	n := 0
	for i := range c.Things {
		n = max(n, c.Things[i].Column+1)
	}
	all := make([][]int, n)
	for i := range c.Things {
		all[c.Things[i].Column] = append(all[c.Things[i].Column], i)
	}
	columns := slices.DeleteFunc(all, func(x []int) bool { return len(x) == 0 })
	best, least := clone(columns), c.crossings(columns)
	for k := range sweeps {
		at := c.heights(columns)
		for j := range columns {
			if k%2 == 1 {
				j = len(columns) - 1 - j
			}
			slices.SortStableFunc(columns[j], func(a, b int) int { return cmp.Compare(c.pull(a, at), c.pull(b, at)) })
			for p, i := range columns[j] {
				at[i] = (float64(p) + 0.5) / float64(len(columns[j]))
			}
		}
		if x := c.crossings(columns); x < least {
			best, least = clone(columns), x
		}
	}
	return best
}

func clone(columns [][]int) [][]int {
	out := make([][]int, len(columns))
	for i := range columns {
		out[i] = slices.Clone(columns[i])
	}
	return out
}

// heights are the places of the things in their columns, 0 to 1.
func (c *Web) heights(columns [][]int) []float64 {
	at := make([]float64, len(c.Things))
	for _, col := range columns {
		for p, i := range col {
			at[i] = (float64(p) + 0.5) / float64(len(col))
		}
	}
	return at
}

// pull is the mean height of a thing's neighbours, its own without any.
func (c *Web) pull(i int, at []float64) float64 {
	sum, n := 0.0, 0
	for k := range c.Links {
		switch l := &c.Links[k]; i {
		case l.From:
			sum, n = sum+at[l.To], n+1
		case l.To:
			sum, n = sum+at[l.From], n+1
		}
	}
	if n == 0 {
		return at[i]
	}
	return sum / float64(n)
}

// crossings counts the links that cross others.
func (c *Web) crossings(columns [][]int) (n int) {
	at := c.heights(columns)
	for i := range c.Links {
		for k := range c.Links[:i] {
			a, b := &c.Links[i], &c.Links[k]
			if c.Things[a.From].Column == c.Things[b.From].Column && c.Things[a.To].Column == c.Things[b.To].Column && (at[a.From]-at[b.From])*(at[a.To]-at[b.To]) < 0 {
				n++
			}
		}
	}
	return n
}

func (c *Web) columns(s *sheet, columns [][]int, w int) (on, pressed int) {
	u := s.u
	gap, pad := s.px(10), s.px(8)
	heights := make([]int, len(c.Things))
	tall := 0
	for _, col := range columns {
		h := -gap
		for _, i := range col {
			heights[i] = s.height(w-2*pad, c.Things[i].Name, strong) + 2*pad
			if c.Things[i].Value != "" {
				heights[i] += s.height(w-2*pad, c.Things[i].Value, caption)
			}
			h += heights[i] + gap
		}
		tall = max(tall, h)
	}
	body := s.cut(tall + s.px(4))
	data := make([]kit.Datum, len(c.Things))
	for j, col := range columns {
		x := body.Min.X
		if len(columns) > 1 {
			x += (body.Dx() - w) * j / (len(columns) - 1)
		}
		sum := 0
		for _, i := range col {
			sum += heights[i]
		}
		space := (tall - sum) / (len(col) + 1)
		y := body.Min.Y + space
		if len(col) > 1 && space < gap {
			space = (tall - sum) / (len(col) - 1)
			y = body.Min.Y
		}
		for _, i := range col {
			data[i] = kit.Datum{Rect: image.Rect(x, y, x+w, y+heights[i]), Name: c.Things[i].Name, Value: c.value(i)}
			y += heights[i] + space
		}
	}
	on, pressed = u.Data(s.head.ID, data, true)
	near := c.neighbours(on)
	for pass := range 2 { // what is lit lies above
		for i := range c.Links {
			l := &c.Links[i]
			lit := on < 0 || l.From == on || l.To == on
			if lit == (pass == 1) {
				c.link(s, l, data[l.From].Rect, data[l.To].Rect, lit)
			}
		}
	}
	for i := range c.Things {
		q := data[i].Rect
		back, edge, ink := s.m.Raised, s.m.Line, s.m.Text
		if i == on {
			back, edge = s.m.Hover, s.m.Focus
		}
		if on >= 0 && !near[i] {
			edge, ink = s.m.Rule, s.m.Muted
		}
		u.Fill(q, back)
		s.edge(q, edge)
		in := q.Inset(pad)
		st, note := strong, caption
		st.Color = ink
		s.text(&in, c.Things[i].Name, st)
		s.text(&in, c.Things[i].Value, note)
	}
	return on, pressed
}

// neighbours are a thing and all that its links reach.
func (c *Web) neighbours(on int) map[int]bool {
	near := map[int]bool{on: true}
	for i := range c.Links {
		switch l := &c.Links[i]; on {
		case l.From:
			near[l.To] = true
		case l.To:
			near[l.From] = true
		}
	}
	return near
}

// link is an arrow: whole where it raises, dashed where it lowers, the wider the stronger.
func (c *Web) link(s *sheet, l *Link, a, b kit.Rect, lit bool) {
	pen := c.pen(s, l.Strength)
	if !lit {
		pen.Color = s.m.Rule
	}
	x0, x1, dir := float64(a.Max.X), float64(b.Min.X), 1.0
	if a.Min.X > b.Min.X {
		x0, x1, dir = float64(a.Min.X), float64(b.Max.X), -1
	}
	if a.Min.X == b.Min.X { // within a column: a bow at its right side
		x1 = float64(b.Max.X)
		dir = -1
	}
	y0, y1 := float64(a.Min.Y+a.Max.Y)/2, float64(b.Min.Y+b.Max.Y)/2
	head := float64(s.px(9))
	var line []kit.Vec
	if a.Min.X == b.Min.X {
		const n = 20
		for i := range n + 1 {
			t := float64(i) / n
			line = append(line, kit.V(x0+math.Sin(math.Pi*t)*float64(s.px(28))+head*t, y0+(y1-y0)*t))
		}
	} else {
		line = ramp(nil, x0, y0, x1-dir*head, y1)
	}
	s.u.Line(pen, line...)
	tip := []kit.Vec{kit.V(x1-dir*head, y1-head*0.55), kit.V(x1, y1), kit.V(x1-dir*head, y1+head*0.55)}
	s.u.Area(pen.Color, kit.Full, tip...)
	if lit {
		k := line[len(line)*3/5]
		c.badge(s, int(k.X), int(k.Y), l.Strength)
	}
}

func (c *Web) pen(s *sheet, strength float64) kit.Pen {
	p := kit.Pen{Color: s.color(0), Width: 1.2 + 3*min(1, math.Abs(strength))}
	if strength < 0 {
		p.Color, p.Dash = s.color(1), kit.Dashed
	}
	return p
}

// badge is the sign of a link on its line.
func (c *Web) badge(s *sheet, x, y int, strength float64) {
	q := around(x, y, s.px(16))
	col, k := s.color(0), kit.Plus
	if strength < 0 {
		col, k = s.color(1), kit.Minus
	}
	s.u.Mark(kit.Dot, q.Inset(-1), s.m.Back)
	s.u.Mark(k, q.Inset(s.px(2)), col)
}

// arrow shows a link of a sign for the legend.
func (c *Web) arrow(s *sheet, strength float64) func(kit.Rect) {
	return func(q kit.Rect) {
		k := kit.Plus
		if strength < 0 {
			k = kit.Minus
		}
		s.u.Mark(k, centred(q, min(q.Dx(), q.Dy())), c.pen(s, strength).Color)
	}
}

// list is the web where there is no room for columns: each thing with what it moves.
func (c *Web) list(s *sheet) (on, pressed int) {
	pad, box := s.px(6), s.px(20)
	data := make([]kit.Datum, len(c.Things))
	for i := range c.Things {
		h := s.height(s.r.Dx()-2*pad, c.Things[i].Name, strong) + 2*pad
		if c.Things[i].Value != "" {
			h += s.height(s.r.Dx()-2*pad, c.Things[i].Value, caption)
		}
		for k := range c.Links {
			if l := &c.Links[k]; l.From == i {
				h += s.height(s.r.Dx()-2*pad-box, c.Things[l.To].Name, small)
			}
		}
		data[i] = kit.Datum{Rect: s.cut(h), Name: c.Things[i].Name, Value: c.value(i)}
		s.gap(4)
	}
	on, pressed = s.u.Data(s.head.ID, data, true)
	for i := range c.Things {
		q := data[i].Rect
		back := s.m.Raised
		if i == on {
			back = s.m.Hover
		}
		s.u.Fill(q, back)
		in := q.Inset(pad)
		s.text(&in, c.Things[i].Name, strong)
		s.text(&in, c.Things[i].Value, caption)
		for k := range c.Links {
			l := &c.Links[k]
			if l.From != i {
				continue
			}
			row := in
			kit.CutLeft(&row, box)
			c.arrow(s, l.Strength)(image.Rect(in.Min.X, in.Min.Y, in.Min.X+box, in.Min.Y+s.line(small)).Inset(s.px(3)))
			s.text(&row, c.Things[l.To].Name, small)
			in.Min.Y = row.Min.Y
		}
	}
	return on, pressed
}
