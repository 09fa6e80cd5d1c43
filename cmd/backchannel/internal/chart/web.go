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
	Tall           int // the height that the columns spread over at least, in pixels
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
	By       string  // how much, in the unit of what is moved; it stands on the line
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
	s.legend([]kit.Key{entry(c.arrow(&s, 1), c.Raises), entry(c.arrow(&s, -1), c.Lowers)})
	s.gap(theme.Gap)
	l := c.order()
	w := (s.r.Dx() - s.px(bow)) * 100 / (100*len(l.columns) + 70*(len(l.columns)-1))
	widest := 0
	for i := range c.Things {
		widest = max(widest, u.Width(c.Things[i].Name, strong))
	}
	var on, pressed int
	if w < s.px(110) || w < widest/3 {
		on, pressed = c.list(&s)
	} else {
		on, pressed = c.columns(&s, &l, w)
	}
	if on >= 0 {
		for i := range c.Links {
			l := &c.Links[i]
			if l.By+l.Why != "" && (l.From == on || l.To == on) {
				t := c.says(l)
				if l.Why != "" {
					t += ": " + l.Why
				}
				s.text(s.r, t, small)
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

// says is a link in words, with its amount where it has one.
func (c *Web) says(l *Link) string {
	return c.Things[l.From].Name + " " + c.word(l) + " " + c.end(l)
}

// end is what a link moves, with by how much.
func (c *Web) end(l *Link) string {
	if l.By == "" {
		return c.Things[l.To].Name
	}
	return c.Things[l.To].Name + " (" + l.By + ")"
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

// place is one spot of a column: a thing, or the gap through which a long link passes.
type place struct {
	thing  int // -1 is a gap
	column int
	rect   kit.Rect
	at     float64 // its height in the column, 0 to 1
}

// leg is the part of a link between neighbouring columns.
type leg struct {
	link, from, to int // from and to are places
	last           bool
	y0, y1         float64
}

// layout is the web with every long link cut into legs.
type layout struct {
	places  []place
	legs    []leg
	columns [][]int // places from top to bottom
}

// order divides the things into columns and sorts each by where its neighbours stand, the barycentre sweeps of
// Sugiyama, Tagawa and Toda (1981): from the left and from the right in turn, ties in the order given.
func (c *Web) order() layout {
	var l layout
	rank := c.ranks()
	for i := range c.Things {
		l.places = append(l.places, place{thing: i, column: rank[i]})
	}
	for i := range c.Links {
		from, to := c.Links[i].From, c.Links[i].To
		begin, end := rank[from], rank[to]
		step := cmp.Compare(end, begin)
		for k := begin + step; begin != end && k != end; k += step {
			l.places = append(l.places, place{thing: -1, column: k})
			l.legs = append(l.legs, leg{link: i, from: from, to: len(l.places) - 1})
			from = len(l.places) - 1
		}
		l.legs = append(l.legs, leg{link: i, from: from, to: to, last: true})
	}
	for i := range l.places {
		for len(l.columns) <= l.places[i].column {
			l.columns = append(l.columns, nil)
		}
		l.columns[l.places[i].column] = append(l.columns[l.places[i].column], i)
	}
	l.sort()
	return l
}

// ranks are the columns, without empty ones between.
func (c *Web) ranks() []int {
	var used []int
	for i := range c.Things {
		used = append(used, c.Things[i].Column)
	}
	slices.Sort(used)
	used = slices.Compact(used)
	rank := make([]int, len(c.Things))
	for i := range c.Things {
		rank[i], _ = slices.BinarySearch(used, c.Things[i].Column)
	}
	return rank
}

// sort keeps the order with the fewest crossings of all sweeps.
func (l *layout) sort() {
	l.measure()
	best, least := clone(l.columns), l.crossings()
	for k := range sweeps {
		for j := range l.columns {
			if k%2 == 1 {
				j = len(l.columns) - 1 - j
			}
			slices.SortStableFunc(l.columns[j], func(a, b int) int { return cmp.Compare(l.pull(a), l.pull(b)) })
			l.measure()
		}
		if x := l.crossings(); x < least {
			best, least = clone(l.columns), x
		}
	}
	l.columns = best
	l.measure()
}

func clone(columns [][]int) [][]int {
	out := make([][]int, len(columns))
	for i := range columns {
		out[i] = slices.Clone(columns[i])
	}
	return out
}

// measure notes how high each place stands.
func (l *layout) measure() {
	for _, col := range l.columns {
		for p, i := range col {
			l.places[i].at = (float64(p) + 0.5) / float64(len(col))
		}
	}
}

// pull is the mean height of a place's neighbours, its own without any.
func (l *layout) pull(i int) float64 {
	sum, n := 0.0, 0
	for k := range l.legs {
		switch g := &l.legs[k]; i {
		case g.from:
			sum, n = sum+l.places[g.to].at, n+1
		case g.to:
			sum, n = sum+l.places[g.from].at, n+1
		}
	}
	if n == 0 {
		return l.places[i].at
	}
	return sum / float64(n)
}

// crossings counts the legs that cross others.
func (l *layout) crossings() (n int) {
	for i := range l.legs {
		for k := range l.legs[:i] {
			af, at, bf, bt := l.ends(&l.legs[i], &l.legs[k])
			if af.column == bf.column && at.column == bt.column && (af.at-bf.at)*(at.at-bt.at) < 0 {
				n++
			}
		}
	}
	return n
}

func (l *layout) ends(a, b *leg) (af, at, bf, bt *place) {
	return &l.places[a.from], &l.places[a.to], &l.places[b.from], &l.places[b.to]
}

func (c *Web) columns(s *sheet, l *layout, w int) (on, pressed int) {
	u := s.u
	data := c.spread(s, l, w)
	l.ports(float64(s.px(6)))
	on, pressed = u.Data(s.head.ID, data, true)
	near := c.neighbours(on)
	ends := map[*Link][]kit.Vec{}
	for pass := range 2 { // what is lit lies above
		for i := range l.legs {
			k := &c.Links[l.legs[i].link]
			lit := on < 0 || k.From == on || k.To == on
			if lit == (pass == 1) {
				c.leg(s, l, &l.legs[i], lit, ends)
			}
		}
	}
	var signs []kit.Rect
	for i := range c.Links { // above all lines
		if k := &c.Links[i]; ends[k] != nil {
			signs = append(signs, c.sign(s, k, ends[k], l.places[k.From].column == l.places[k.To].column, signs))
		}
	}
	pad := s.px(8)
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

// spread gives every place its room: columns are as high as the highest, with even space between.
func (c *Web) spread(s *sheet, l *layout, w int) []kit.Datum {
	gap, pad := s.px(18), s.px(8)
	heights := make([]int, len(l.places))
	tall := 0
	for _, col := range l.columns {
		h := -gap
		for _, i := range col {
			heights[i] = s.px(6)
			if k := l.places[i].thing; k >= 0 {
				heights[i] = s.height(w-2*pad, c.Things[k].Name, strong) + 2*pad
				if c.Things[k].Value != "" {
					heights[i] += s.height(w-2*pad, c.Things[k].Value, caption)
				}
			}
			h += heights[i] + gap
		}
		tall = max(tall, h)
	}
	tall = max(tall, c.Tall)
	body := s.cut(tall + s.px(4))
	body.Max.X -= s.px(bow)
	data := make([]kit.Datum, len(c.Things))
	for j, col := range l.columns {
		x := body.Min.X
		if len(l.columns) > 1 {
			x += (body.Dx() - w) * j / (len(l.columns) - 1)
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
			l.places[i].rect = image.Rect(x, y, x+w, y+heights[i])
			if k := l.places[i].thing; k >= 0 {
				data[k] = kit.Datum{Rect: l.places[i].rect, Name: c.Things[k].Name, Value: c.value(k)}
			}
			y += heights[i] + space
		}
	}
	return data
}

// bow is how far a link inside a column reaches out, in pixels at 1080 lines.
const bow = 34

// ports spreads the ends of the legs over the sides of their things, in the order of where they lead.
func (l *layout) ports(edge float64) {
	for i := range l.places {
		for _, side := range []int{-1, 1} {
			var ends []*float64
			var to []float64
			for k := range l.legs {
				g := &l.legs[k]
				for _, e := range []struct {
					here, there int
					y           *float64
					from        bool
				}{{g.from, g.to, &g.y0, true}, {g.to, g.from, &g.y1, false}} {
					d := l.places[e.there].column - l.places[i].column
					if e.here != i || (d < 0) != (side < 0) {
						continue
					}
					at := float64(l.places[e.there].rect.Min.Y + l.places[e.there].rect.Max.Y)
					p := 0
					for p < len(to) && to[p] <= at {
						p++
					}
					to, ends = slices.Insert(to, p, at), slices.Insert(ends, p, e.y)
				}
			}
			top, room := float64(l.places[i].rect.Min.Y), float64(l.places[i].rect.Dy())
			if l.places[i].thing >= 0 {
				top, room = top+edge, room-2*edge
			} else {
				top, room = top+room/2, 0
			}
			for k, y := range ends {
				*y = top + room*(float64(k)+0.5)/float64(len(ends))
			}
		}
	}
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

// leg draws a part of an arrow: whole where it raises, dashed where it lowers, the wider the stronger. The last part
// has the tip; where it is lit its line goes into ends, for the sign.
func (c *Web) leg(s *sheet, l *layout, g *leg, lit bool, ends map[*Link][]kit.Vec) {
	k := &c.Links[g.link]
	pen := c.pen(s, k.Strength)
	if !lit {
		pen.Color = s.m.Rule
	}
	a, b := l.places[g.from], l.places[g.to]
	x0, x1, dir := float64(a.rect.Max.X), float64(b.rect.Min.X), 1.0
	switch {
	case a.column > b.column:
		x0, x1, dir = float64(a.rect.Min.X), float64(b.rect.Max.X), -1
	case a.column == b.column: // a bow at the right side
		x1, dir = float64(b.rect.Max.X), -1
	}
	if a.thing < 0 { // through the gap
		s.u.Line(pen, kit.V(float64(a.rect.Min.X), g.y0), kit.V(float64(a.rect.Max.X), g.y0))
	}
	head := float64(s.px(10))
	end := x1
	if g.last {
		end -= dir * head
	}
	var line []kit.Vec
	if a.column == b.column {
		const n = 20
		for i := range n + 1 {
			t := float64(i) / n
			line = append(line, kit.V(x0+math.Sin(math.Pi*t)*float64(s.px(bow-12))+head*t, g.y0+(g.y1-g.y0)*t))
		}
	} else {
		line = ramp(nil, x0, g.y0, end, g.y1)
	}
	s.u.Line(pen, line...)
	if !g.last {
		return
	}
	s.u.Area(pen.Color, kit.Full, kit.V(x1-dir*head, g.y1-head*0.5), kit.V(x1, g.y1), kit.V(x1-dir*head, g.y1+head*0.5))
	if lit {
		ends[k] = line
	}
}

func (c *Web) pen(s *sheet, strength float64) kit.Pen {
	p := kit.Pen{Color: s.color(0), Width: 1.2 + 3*min(1, math.Abs(strength))}
	if strength < 0 {
		p.Color, p.Dash = s.color(1), kit.Dashed
	}
	return p
}

// sign sets the amount of a link on its line, near the tip where that is free of those that stand already; a link without an amount, and
// one that finds no free place, has its sign alone.
func (c *Web) sign(s *sheet, k *Link, line []kit.Vec, bowed bool, taken []kit.Rect) kit.Rect {
	at := line[len(line)*7/10]
	if bowed {
		at = line[len(line)/2]
	}
	w, h := s.u.Width(k.By, strong)+s.px(8), s.line(strong)
	for _, tenth := range []int{7, 8, 6, 5, 4, 3} {
		v := line[len(line)*tenth/10]
		q := image.Rect(int(v.X)-w/2, int(v.Y)-h/2, int(v.X)+w-w/2, int(v.Y)+h-h/2)
		if k.By == "" || bowed || slices.ContainsFunc(taken, q.Overlaps) {
			continue
		}
		s.u.Fill(q, s.m.Back)
		q.Min.X += s.px(4)
		s.u.Label(q, k.By, strong)
		return q
	}
	q := around(int(at.X), int(at.Y), s.px(16))
	mark := kit.Plus
	if k.Strength < 0 {
		mark = kit.Minus
	}
	s.u.Clear(kit.Dot, q.Inset(-1))
	s.u.Mark(mark, q.Inset(s.px(2)), c.pen(s, k.Strength).Color)
	return q
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
				h += s.height(s.r.Dx()-2*pad-box, c.end(l), small)
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
			s.text(&row, c.end(l), small)
			in.Min.Y = row.Min.Y
		}
	}
	return on, pressed
}
