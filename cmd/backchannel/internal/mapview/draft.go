package mapview

import (
	"cmp"
	"image"
	"math"
	"slices"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
)

// draft is a map on its way to the screen.
type draft struct {
	u      *kit.UI
	m      *Map
	mat    *theme.Material
	area   kit.Rect
	v      *View
	signs  kit.Places  // of signs alone
	places kit.Places  // of signs and names
	clear  kit.Places  // of these and of every thread
	size   int         // of a sign
	origin []kit.Point // where the nodes lie
	spots  []kit.Point // where their signs stand
	arcs   [][]kit.Vec
	badges []kit.Rect // the signs of the threads
	names  []name
}

// name is a word on the map.
type name struct {
	at    kit.Rect
	text  string
	style kit.Style
}

func (d *draft) draw() int {
	d.spread()
	d.threads()
	d.occupy()
	d.labels()
	on, pressed := d.u.Data(d.m.ID, d.data(), true)
	for i := range d.m.Threads {
		d.thread(i, on)
	}
	for i := range d.m.Nodes {
		if d.origin[i] != d.spots[i] { // a lead back to where it lies
			d.u.Line(kit.Pen{Color: d.mat.Line, Width: 1}, vec(d.origin[i]), vec(d.spots[i]))
			d.u.Mark(kit.Dot, square(d.origin[i], max(3, d.size/6)), d.mat.Line)
		}
	}
	for i := range d.m.Threads {
		d.badge(i, d.badges[i], on)
	}
	for i := range d.m.Nodes {
		n := &d.m.Nodes[i]
		if i == on {
			d.u.Mark(kit.Dot, square(d.spots[i], d.size*4/3), d.mat.Hover)
		}
		sign(d.u, square(d.spots[i], d.size), n.Kind, n.State, d.mat)
	}
	for _, n := range d.names {
		c := n.at.Min.Add(n.at.Max).Div(2).Sub(d.area.Min)
		d.u.Halo(n.at, n.text, n.style, ground(d.mat, d.v.sideAt(Point{float64(c.X), float64(c.Y)})))
	}
	return pressed
}

func vec(p kit.Point) kit.Vec { return kit.V(float64(p.X), float64(p.Y)) }

func pt(v kit.Vec) kit.Point { return image.Pt(int(v.X), int(v.Y)) }

// data are the nodes and then the threads.
func (d *draft) data() (list []kit.Datum) {
	for i := range d.m.Nodes {
		n := &d.m.Nodes[i]
		list = append(list, datum(square(d.spots[i], d.size), n.Name, d.said(n)))
	}
	for i := range d.m.Threads {
		list = append(list, datum(d.badges[i], d.m.Threads[i].Name, d.m.Threads[i].Says))
	}
	return list
}

func datum(r kit.Rect, name, says string) kit.Datum {
	x := kit.Datum{Rect: r, Name: name, Value: says, Tip: name}
	if says != "" {
		x.Tip += ": " + says
	}
	return x
}

// said is what a node is, how it is and what is there.
func (d *draft) said(n *Node) (s string) {
	for _, t := range []string{d.m.Words.Kinds[n.Kind], d.m.Words.States[n.State], n.Says} {
		if t != "" && s != "" {
			s += ", "
		}
		s += t
	}
	return s
}

// spread moves the signs apart until none covers another and none leaves the map; where there are too many they
// become smaller. It always ends in the same places.
func (d *draft) spread() {
	d.origin = make([]kit.Point, len(d.m.Nodes))
	for i := range d.m.Nodes {
		p := d.v.at.pixel(d.m.Nodes[i].At)
		d.origin[i] = d.area.Min.Add(image.Pt(int(p.X+0.5), int(p.Y+0.5)))
	}
	for _, v := range []float64{28, 24, 20, 16, 12} {
		d.size = max(8, d.u.Px(v))
		if d.spots = d.settle(); !d.crowded() {
			return
		}
	}
}

func (d *draft) settle() []kit.Point {
	type spot struct{ x, y float64 }
	list := make([]spot, len(d.origin))
	for i, p := range d.origin {
		list[i] = spot{float64(p.X), float64(p.Y)}
	}
	apart := float64(d.size) + 2
	for range 80 {
		moved := false
		for i := range list {
			for k := range list[:i] {
				a, b := &list[k], &list[i]
				dx, dy := b.x-a.x, b.y-a.y
				if max(math.Abs(dx), math.Abs(dy)) >= apart {
					continue
				}
				moved = true
				n := math.Hypot(dx, dy)
				if n < 1e-6 { // by turns to the side and down, so that equals part too
					dx, dy, n = float64(1+k%2), float64(1+i%3), 2
				}
				push := (apart-max(math.Abs(dx), math.Abs(dy)))/2 + 0.5
				a.x, a.y, b.x, b.y = a.x-dx/n*push, a.y-dy/n*push, b.x+dx/n*push, b.y+dy/n*push
			}
		}
		half := float64(d.size)/2 + 1
		for i := range list {
			list[i].x = max(float64(d.area.Min.X)+half, min(float64(d.area.Max.X)-half, list[i].x))
			list[i].y = max(float64(d.area.Min.Y)+half, min(float64(d.area.Max.Y)-half, list[i].y))
		}
		if !moved {
			break
		}
	}
	out := make([]kit.Point, len(list))
	for i, p := range list {
		if out[i] = image.Pt(int(p.x+0.5), int(p.y+0.5)); math.Hypot(p.x-float64(d.origin[i].X), p.y-float64(d.origin[i].Y)) < 2 {
			out[i] = d.origin[i]
		}
	}
	return out
}

// crowded reports signs that still share room.
func (d *draft) crowded() bool {
	for i := range d.spots {
		for k := range d.spots[:i] {
			if square(d.spots[i], d.size).Overlaps(square(d.spots[k], d.size)) {
				return true
			}
		}
	}
	return false
}

// threads bends each thread; those between the same two places bend ever further.
func (d *draft) threads() {
	d.arcs = make([][]kit.Vec, len(d.m.Threads))
	count := map[[2]int]int{}
	for i := range d.m.Threads {
		t := &d.m.Threads[i]
		pair := [2]int{min(t.From, t.To), max(t.From, t.To)}
		k := count[pair]
		count[pair]++
		bend := 0.16 + 0.14*float64(k/2)
		if k%2 == 1 {
			bend = -bend
		}
		a, b := d.spots[pair[0]], d.spots[pair[1]]
		dx, dy := float64(b.X-a.X), float64(b.Y-a.Y)
		cx, cy := float64(a.X+b.X)/2+dy*bend*2, float64(a.Y+b.Y)/2-dx*bend*2
		const n = 40
		for j := range n + 1 {
			s := float64(j) / n
			x := (1-s)*(1-s)*float64(a.X) + 2*s*(1-s)*cx + s*s*float64(b.X)
			y := (1-s)*(1-s)*float64(a.Y) + 2*s*(1-s)*cy + s*s*float64(b.Y)
			d.arcs[i] = append(d.arcs[i], kit.V(x, y))
		}
	}
}

// occupy marks where signs and lines stand.
func (d *draft) occupy() {
	d.clear.Area = d.places.Area
	line := func(points []kit.Vec) {
		for _, p := range points {
			d.clear.Take(square(pt(p), d.size/3))
		}
	}
	for i, p := range d.spots {
		d.take(square(p, d.size))
		if d.m.Nodes[i].State == News {
			d.take(slip(p, d.size).Inset(-1))
		}
		if o := d.origin[i]; o != p {
			var lead []kit.Vec
			for k := range 8 {
				lead = append(lead, kit.V(float64(o.X)+float64((p.X-o.X)*k)/8, float64(o.Y)+float64((p.Y-o.Y)*k)/8))
			}
			line(lead)
		}
	}
	for _, arc := range d.arcs {
		line(arc)
	}
	d.signs = d.places.Clone()
}

func (d *draft) take(r kit.Rect) {
	d.places.Take(r)
	d.clear.Take(r)
}

// beside finds room for a name next to a place: clear of everything, a little further off or aside too, or else, where a
// line must pass below it, clear of signs and names.
func (d *draft) beside(at kit.Point, off int, text string, st kit.Style, crossed bool) (name, bool) {
	size := image.Pt(d.u.Width(text, st)+2, d.u.LineHeight(st))
	for _, far := range []int{0, d.size / 4, d.size / 2} {
		if q, ok := d.clear.Beside(at, off+far, size); ok {
			return name{q, text, st}, true
		}
		if q, ok := d.aside(at, off+far, size); ok {
			return name{q, text, st}, true
		}
	}
	if !crossed {
		return name{}, false
	}
	q, ok := d.places.Beside(at, off, size)
	return name{q, text, st}, ok
}

// aside tries the places between those of [kit.Places.Beside]: beside and half a line up or down, above and below and a
// quarter of the name to a side.
func (d *draft) aside(at kit.Point, off int, size kit.Point) (kit.Rect, bool) {
	w, h := size.X, size.Y
	for _, p := range [...]kit.Point{
		{X: off, Y: -h},
		{X: off, Y: 0},
		{X: -off - w, Y: -h},
		{X: -off - w, Y: 0},
		{X: -w / 4, Y: -off - h},
		{X: -w * 3 / 4, Y: -off - h},
		{X: -w / 4, Y: off},
		{X: -w * 3 / 4, Y: off},
	} {
		if q := (kit.Rect{Max: size}).Add(at).Add(p); d.clear.Free(q) {
			return q, true
		}
	}
	return kit.Rect{}, false
}

func (d *draft) put(n name) {
	d.take(n.at)
	d.names = append(d.names, n)
}

// badgeOf puts the sign of a thread where nothing is yet, as near to its middle as can be, and if it can where its name is
// clear of every line too. Where names have left no room it takes that of a name.
func (d *draft) badgeOf(i int) {
	var tries []kit.Rect
	arc, n := d.arcs[i], d.size*4/5
	for off := range len(arc) / 2 {
		for _, k := range []int{len(arc)/2 - off, len(arc)/2 + off} {
			tries = append(tries, square(pt(arc[k]), n))
		}
	}
	for _, crossed := range []bool{false, true} {
		for _, q := range tries {
			if !d.places.Free(q) {
				continue
			}
			if label, ok := d.nameOf(i, q, crossed); ok {
				d.settled(q)
				d.put(label)
				return
			}
		}
	}
	for _, free := range []*kit.Places{&d.places, &d.signs} {
		for _, q := range tries {
			if free.Free(q) {
				d.names = slices.DeleteFunc(d.names, func(x name) bool { return x.at.Overlaps(q) })
				d.settled(q)
				return
			}
		}
	}
	var around []kit.Rect // the arc is full of signs: the nearest room will do
	for y := d.area.Min.Y + n; y < d.area.Max.Y-n; y += n / 4 {
		for x := d.area.Min.X + n; x < d.area.Max.X-n; x += n / 4 {
			around = append(around, square(image.Pt(x, y), n))
		}
	}
	far := func(q kit.Rect) int {
		v := q.Min.Sub(tries[0].Min)
		return v.X*v.X + v.Y*v.Y
	}
	slices.SortStableFunc(around, func(x, y kit.Rect) int { return cmp.Compare(far(x), far(y)) })
	tries = append(tries, around...)
	for _, free := range []*kit.Places{&d.places, &d.signs} {
		for _, q := range tries {
			if free.Free(q) {
				d.names = slices.DeleteFunc(d.names, func(x name) bool { return x.at.Overlaps(q) })
				d.settled(q)
				return
			}
		}
	}
	d.settled(tries[0])
}

// nameOf finds room for the name of a thread beside its sign.
func (d *draft) nameOf(i int, q kit.Rect, crossed bool) (name, bool) {
	st := kit.Style{Size: theme.Caption, Sans: true, Italic: true}
	places, clear := d.places, d.clear
	defer func() { d.places, d.clear = places, clear }()
	d.places, d.clear = places.Clone(), clear.Clone()
	d.take(q)
	return d.beside(q.Min.Add(q.Max).Div(2), q.Dx()/2+2, d.m.Threads[i].Name, st, crossed)
}

func (d *draft) settled(q kit.Rect) {
	d.take(q)
	d.signs.Take(q)
	d.badges = append(d.badges, q)
}

func (d *draft) thread(i, on int) {
	p := pen(d.mat, d.m.Threads[i].InForce)
	if on >= 0 && on != len(d.m.Nodes)+i && on != d.m.Threads[i].From && on != d.m.Threads[i].To {
		p.Color = theme.Faint(p.Color, 0.35)
	}
	under := p
	under.Color, under.Width, under.Dash = theme.Faint(d.mat.Back, 0.6), p.Width+3, kit.Solid
	d.u.Line(under, d.arcs[i]...)
	d.u.Line(p, d.arcs[i]...)
}

// badge is the sign of a thread: a check where it is in force, a ring while it is talked about.
func (d *draft) badge(i int, q kit.Rect, on int) {
	t := &d.m.Threads[i]
	d.u.Clear(kit.Dot, q)
	if on == len(d.m.Nodes)+i {
		d.u.Mark(kit.Dot, q, d.mat.Hover)
	}
	if t.InForce {
		d.u.Mark(kit.Check, q.Inset(q.Dx()/5), d.mat.Ramp)
		return
	}
	d.u.Mark(kit.Ring, q.Inset(q.Dx()/4), d.mat.Text)
}

// labels name what is loud, then the two sides, the threads, the quiet places and the neighbours; what finds no room is told
// by its tooltip and its node.
func (d *draft) labels() {
	order := make([]int, len(d.m.Nodes))
	for i := range order {
		order[i] = i
	}
	rank := func(i int) int {
		n := &d.m.Nodes[i]
		switch {
		case n.Kind == Capital:
			return 0
		case n.State == News:
			return 1
		case n.State == Active:
			return 2
		}
		return 3 + int(n.Kind)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(rank(a), rank(b)) })
	nodes := func(loud bool) {
		for _, i := range order {
			if n := &d.m.Nodes[i]; loud == (rank(i) < 3) {
				if x, ok := d.beside(d.spots[i], d.size/2+2, n.Name, kit.Style{Size: theme.Caption, Sans: true, Bold: loud, Muted: !loud}, true); ok {
					d.put(x)
				}
			}
		}
	}
	areas := func(side bool) {
		for i := range d.m.Areas {
			if a := &d.m.Areas[i]; a.Name != "" && side == (a.Side >= 0) {
				d.country(a)
			}
		}
	}
	nodes(true)
	areas(true)
	for i := range d.m.Threads {
		d.badgeOf(i)
	}
	nodes(false)
	areas(false)
}

// country names an area near its place: on its own land, in smaller type where there is less room, else beside it.
func (d *draft) country(a *Area) {
	if a.Side < 0 {
		d.named(a, kit.Style{Size: theme.Caption, Sans: true, Muted: true}, 3, &d.clear, false)
		return
	}
	style := func(size float64) kit.Style {
		return kit.Style{Size: size, Sans: true, Bold: true, Color: theme.Mix(d.mat.Series(a.Side), d.mat.Text, 0.3)}
	}
	for _, size := range []float64{theme.Title, theme.Body, theme.Caption} {
		if d.named(a, style(size), 14, &d.clear, true) {
			return
		}
	}
	for _, room := range []*kit.Places{&d.clear, &d.places} {
		if d.named(a, style(theme.Caption), 14, room, false) {
			return
		}
	}
}

// named looks for room in ever wider rings around the place of an area's name.
func (d *draft) named(a *Area, st kit.Style, rings int, free *kit.Places, own bool) bool {
	p := d.v.at.pixel(a.Label)
	w, h := d.u.Width(a.Name, st)+2, d.u.LineHeight(st)
	for ring := range rings {
		n := max(1, ring*8)
		for k := range n {
			sin, cos := math.Sincos(2 * math.Pi * float64(k) / float64(n))
			at := Point{p.X + cos*float64(ring*h)*0.6, p.Y + sin*float64(ring*h)*0.4}
			c := d.area.Min.Add(image.Pt(int(at.X), int(at.Y)))
			q := image.Rect(c.X-w/2, c.Y-h/2, c.X-w/2+w, c.Y-h/2+h)
			room := q
			if a.Side < 0 { // a neighbour stands apart: two names side by side would read as one
				room.Min.X, room.Max.X = q.Min.X-h, q.Max.X+h
			}
			left, right := Point{at.X - float64(w)/2, at.Y}, Point{at.X + float64(w)/2, at.Y}
			if a.Side >= 0 && (d.v.within(at, 1-a.Side) || d.v.within(left, 1-a.Side) || d.v.within(right, 1-a.Side)) {
				continue // a country's name never stands on the other's land
			}
			if free.Free(room) && (!own || d.v.within(at, a.Side) && d.v.within(left, a.Side) && d.v.within(right, a.Side)) {
				d.put(name{q, a.Name, st})
				return true
			}
		}
	}
	return false
}

// sideAt is whose land a pixel lies on: 0 or 1 for the sides, -1 for a neighbour, -2 for the sea.
func (v *View) sideAt(p Point) int {
	for side := 1; side >= -1; side-- {
		if v.within(p, side) {
			return side
		}
	}
	return -2
}

// within reports whether a pixel lies on the land of a side.
func (v *View) within(p Point, side int) (in bool) {
	for i := range v.land {
		if v.land[i].side != side {
			continue
		}
		r := v.land[i].ring
		for k, a := range r {
			b := r[(k+1)%len(r)]
			if (a.Y <= p.Y) != (b.Y <= p.Y) && p.X < a.X+(p.Y-a.Y)/(b.Y-a.Y)*(b.X-a.X) {
				in = !in
			}
		}
	}
	return in
}
