// Package mapview draws the map: land and borders in glass, the places that a scenario names, and the threads between
// them. It draws the real region from Natural Earth, or an invented one from outlines. Words come from the caller.
package mapview

import (
	"hash/maphash"
	"image"
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
)

// Map is what is to be seen.
type Map struct {
	ID      kit.ID
	Finding string // one sentence: what the map shows now
	Empty   string // what stands there without areas
	Areas   []Area
	Nodes   []Node
	Threads []Thread
	Words   Words
}

// Area is a country.
type Area struct {
	Name    string
	Side    int    // 0 or 1 is a side of the crisis, -1 neither
	Country string // its ISO 3166-1 number in the atlas, empty for an invented one
	Outline []Ring // of an invented one
	Label   Point  // where its name stands
}

// Node is a place.
type Node struct {
	Name  string
	Says  string // what is there, in words
	Kind  Kind
	State State
	At    Point
}

// Kind is what a place is.
type Kind uint8

// The kinds of places.
const (
	Capital Kind = iota
	Crossing
	Port
	Assembly
	City
	kinds
)

// State is what goes on in a place.
type State uint8

// The states of places.
const (
	Quiet State = iota
	Active
	News // it has something new to read
	states
)

// Thread is what joins two places.
type Thread struct {
	Name, Says string
	From, To   int // places in Nodes
	InForce    bool
}

// Words are those of the legend; an empty one is left out.
type Words struct {
	Kinds          [kinds]string
	States         [states]string
	Talks, InForce string
}

var signs = [kinds]kit.Shape{kit.Diamond, kit.Square, kit.Down, kit.Up, kit.Dot}

// View keeps the picture of the land between frames. The zero View is ready.
type View struct {
	key     uint64
	picture *ebiten.Image
	painted uint64
	land    []shape
	lines   []Ring // the graticule
	at      projection
}

// shape is a piece of land in pixels.
type shape struct {
	ring Ring
	side int
}

// Draw fills r with the map. It answers which node was pressed, or which thread by len(Nodes) plus its place; -1 is none.
func (v *View) Draw(u *kit.UI, r kit.Rect, m *Map) int {
	whole := r
	node := u.Finding(m.ID, &r, m.Finding)
	kit.CutTop(&r, u.Px(theme.Gap/2))
	u.Covers(node, whole)
	if len(m.Areas) == 0 {
		pad := u.Px(theme.Margin)
		in := r.Inset(pad)
		u.Edge(r)
		u.Text(&in, kit.Style{Sans: true, Muted: true}, kit.Span{Text: m.Empty})
		return -1
	}
	keys := m.legend(u)
	if h := u.LegendHeight(r.Dx(), keys); h < r.Dy()/3 {
		foot := kit.CutBottom(&r, h)
		kit.CutBottom(&r, u.Px(theme.Gap/2))
		u.Legend(&foot, keys)
	}
	if r.Dx() < 8 || r.Dy() < 8 {
		return -1
	}
	v.prepare(u, r, m)
	u.Paint(m.ID+"-land", r, m.names(), v.key, v.paint(u))
	d := draft{u: u, m: m, mat: u.Material(), area: r, v: v, places: kit.Places{Area: r.Inset(u.Px(2))}}
	u.Decor(true)
	defer u.Decor(false)
	return d.draw()
}

// names lists the areas, for the picture's node.
func (m *Map) names() (s string) {
	for i := range m.Areas {
		if m.Areas[i].Name != "" {
			if s != "" {
				s += ", "
			}
			s += m.Areas[i].Name
		}
	}
	return s
}

// invented reports whether the map is one of outlines.
func (m *Map) invented() bool {
	for i := range m.Areas {
		if len(m.Areas[i].Outline) > 0 {
			return true
		}
	}
	return false
}

// legend explains the signs that the map uses.
func (m *Map) legend(u *kit.UI) (keys []kit.Key) {
	mat := u.Material()
	var kind [kinds]bool
	var state [states]bool
	talks, force := false, false
	for i := range m.Nodes {
		kind[m.Nodes[i].Kind], state[m.Nodes[i].State] = true, true
	}
	for i := range m.Threads {
		talks, force = talks || !m.Threads[i].InForce, force || m.Threads[i].InForce
	}
	add := func(on bool, text string, sign func(q kit.Rect)) {
		if on && text != "" {
			keys = append(keys, kit.Key{Sign: sign, Text: text})
		}
	}
	for k := range kind {
		add(kind[k], m.Words.Kinds[k], func(q kit.Rect) { u.Mark(signs[k], q, mat.Text) })
	}
	for k := range state {
		add(state[k], m.Words.States[k], func(q kit.Rect) { sign(u, q, City, State(k), mat) })
	}
	stroke := func(q kit.Rect, force bool) {
		y := float64(q.Min.Y+q.Max.Y) / 2
		u.Line(pen(mat, force), kit.V(float64(q.Min.X), y), kit.V(float64(q.Max.X), y))
	}
	add(talks, m.Words.Talks, func(q kit.Rect) { stroke(q, false) })
	add(force, m.Words.InForce, func(q kit.Rect) { stroke(q, true) })
	return keys
}

func pen(mat *theme.Material, force bool) kit.Pen {
	if force {
		return kit.Pen{Color: mat.Ramp, Width: 3}
	}
	return kit.Pen{Color: mat.Text, Width: 2, Dash: kit.Dashed}
}

// sign draws a place: quiet is muted, active full with a ring, news has a slip of paper.
func sign(u *kit.UI, q kit.Rect, k Kind, s State, mat *theme.Material) {
	n := min(q.Dx(), q.Dy())
	c := q.Min.Add(q.Max).Div(2)
	sq := func(size int) kit.Rect { return square(c, size) }
	ink := mat.Muted
	if s != Quiet {
		ink = mat.Text
		u.Mark(kit.Ring, sq(n), mat.Focus)
	}
	u.Clear(kit.Dot, sq(n*7/10))
	u.Mark(signs[k], sq(n*11/20), ink)
	if s == News {
		p := slip(c, n)
		u.Fill(p.Inset(-1), mat.Text)
		u.Fill(p, u.Theme.Paper.Back)
		for i := 1; i <= 2; i++ {
			y := p.Min.Y + p.Dy()*i/3
			u.Fill(image.Rect(p.Min.X+p.Dx()/5, y, p.Max.X-p.Dx()/5, y+max(1, p.Dy()/9)), u.Theme.Paper.Text)
		}
	}
}

// slip is the paper at a sign of n pixels that has news.
func slip(c kit.Point, n int) kit.Rect {
	return square(image.Pt(c.X+n*2/5, c.Y-n*2/5), max(5, n*9/20))
}

func square(c kit.Point, n int) kit.Rect {
	return image.Rect(c.X-n/2, c.Y-n/2, c.X-n/2+n, c.Y-n/2+n)
}

// seed serves digests inside one process.
var seed = maphash.MakeSeed()

// digest stands for all that the picture of the land shows.
func (m *Map) digest(u *kit.UI, r kit.Rect) uint64 {
	h := maphash.Comparable(seed, struct {
		size kit.Point
		mat  theme.Material
		fine float32
	}{r.Size(), *u.Material(), u.Fine(1)})
	mix := func(x uint64) { h = h*0x9E3779B97F4A7C15 ^ x }
	for i := range m.Areas {
		a := &m.Areas[i]
		mix(maphash.String(seed, a.Country))
		mix(uint64(a.Side + 1))
		for _, ring := range a.Outline {
			for _, p := range ring {
				mix(math.Float64bits(p.X))
				mix(math.Float64bits(p.Y))
			}
		}
	}
	for i := range m.Nodes { // they are framed too
		mix(math.Float64bits(m.Nodes[i].At.X))
		mix(math.Float64bits(m.Nodes[i].At.Y))
	}
	return h
}
