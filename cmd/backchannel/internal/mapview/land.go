package mapview

import (
	"fmt"
	"image"
	"math"
	"slices"
	"sync"

	"github.com/hajimehoshi/ebiten/v2"

	"backchannel/assets"
	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
)

// atlas is the region, decoded once and split at the antimeridian.
var atlas = sync.OnceValue(func() []Country {
	list, err := Decode(assets.Region)
	if err != nil {
		panic(fmt.Sprintf("mapview: the embedded map cannot be read: %v", err))
	}
	for i := range list {
		var rings []Ring
		for _, r := range list[i].Rings {
			rings = append(rings, around(r, region.meridian)...)
		}
		list[i].Rings = rings
	}
	return list
})

// Countries are the ISO 3166-1 numbers that a map can name.
func Countries() (ids []string) {
	for _, c := range atlas() {
		ids = append(ids, c.ID)
	}
	return ids
}

// projection places points on the sheet and then in pixels of the map's own area.
type projection struct {
	flat        bool // an invented map needs none
	scale, x, y float64
}

func (p projection) sheet(q Point) Point {
	if p.flat {
		return q
	}
	return region.project(q)
}

func (p projection) pixel(q Point) Point {
	s := p.sheet(q)
	return Point{p.x + s.X*p.scale, p.y - s.Y*p.scale}
}

// prepare projects the land into pixels when size, look or data changed.
func (v *View) prepare(u *kit.UI, r kit.Rect, m *Map) {
	key := m.digest(u, r)
	if key == v.key {
		return
	}
	v.key, v.land, v.lines = key, nil, nil
	v.at = projection{flat: m.invented()}
	v.fit(r, m)
	side := map[string]int{}
	for i := range m.Areas {
		a := &m.Areas[i]
		if a.Country != "" {
			side[a.Country] = a.Side
		}
		for _, ring := range a.Outline {
			v.add(round(ring), a.Side, r)
		}
	}
	if v.at.flat {
		return
	}
	for _, c := range atlas() {
		s, ok := side[c.ID]
		if !ok {
			s = -1
		}
		for _, ring := range c.Rings {
			v.add(ring, s, r)
		}
	}
	v.graticule()
}

// frameOf is what the map must show: the sides of the crisis, without islands far out, and every node.
func (v *View) frameOf(m *Map) (lo, hi Point) {
	lo, hi = Point{math.Inf(1), math.Inf(1)}, Point{math.Inf(-1), math.Inf(-1)}
	see := func(q Point) {
		p := v.at.sheet(q)
		lo, hi = Point{min(lo.X, p.X), min(lo.Y, p.Y)}, Point{max(hi.X, p.X), max(hi.Y, p.Y)}
	}
	for i := range m.Areas {
		a := &m.Areas[i]
		for _, ring := range a.Outline {
			for _, p := range ring {
				see(p)
			}
		}
		if a.Side < 0 || a.Country == "" {
			continue
		}
		for _, c := range atlas() {
			if c.ID == a.Country {
				for _, p := range mainland(c.Rings) {
					see(p)
				}
			}
		}
	}
	for i := range m.Nodes {
		see(m.Nodes[i].At)
	}
	return lo, hi
}

// mainland is the ring with the largest area on the globe.
func mainland(rings []Ring) (best Ring) {
	most := 0.0
	for _, r := range rings {
		if a := math.Abs(area(r)); a > most {
			best, most = r, a
		}
	}
	return best
}

// area is what a ring encloses in the equal-area projection.
func area(r Ring) float64 {
	flat := make(Ring, len(r))
	for i, p := range r {
		flat[i] = region.project(p)
	}
	return turn(flat)
}

// turn is the area of a ring, below 0 where it turns the other way.
func turn(r Ring) (sum float64) {
	for i, p := range r {
		q := r[(i+1)%len(r)]
		sum += p.X*q.Y - q.X*p.Y
	}
	return sum / 2
}

// fit scales the frame into r with a margin.
func (v *View) fit(r kit.Rect, m *Map) {
	lo, hi := v.frameOf(m)
	const margin = 0.05
	w, h := max(hi.X-lo.X, 1e-6), max(hi.Y-lo.Y, 1e-6)
	v.at.scale = min(float64(r.Dx())*(1-2*margin)/w, float64(r.Dy())*(1-2*margin)/h)
	v.at.x = float64(r.Dx())/2 - (lo.X+hi.X)/2*v.at.scale
	v.at.y = float64(r.Dy())/2 + (lo.Y+hi.Y)/2*v.at.scale
}

// add projects a ring, cuts it at the edge of the map and leaves out what is too fine to see.
func (v *View) add(ring Ring, side int, r kit.Rect) {
	out := make(Ring, len(ring))
	for i, p := range ring {
		out[i] = v.at.pixel(p)
	}
	const over = 24 // so that the line along the cut is not seen
	out = clip(out, 1, 0, over)
	out = clip(out, -1, 0, float64(r.Dx())+over)
	out = clip(out, 0, 1, over)
	out = clip(out, 0, -1, float64(r.Dy())+over)
	if out = thin(out, 0.8); len(out) > 2 {
		if turn(out) < 0 { // neighbours must turn the same way, or their shared edge would be a gap
			slices.Reverse(out)
		}
		v.land = append(v.land, shape{out, side})
	}
}

// round cuts the corners of an invented coast, twice, by Chaikin (1974).
func round(r Ring) Ring {
	for range 2 {
		var out Ring
		for i, p := range r {
			q := r[(i+1)%len(r)]
			out = append(out, Point{p.X*0.75 + q.X*0.25, p.Y*0.75 + q.Y*0.25}, Point{p.X*0.25 + q.X*0.75, p.Y*0.25 + q.Y*0.75})
		}
		r = out
	}
	return r
}

// graticule has a line every ten degrees.
func (v *View) graticule() {
	line := func(n int, at func(i int) Point) {
		var out Ring
		for i := range n {
			out = append(out, v.at.pixel(at(i)))
		}
		v.lines = append(v.lines, out)
	}
	for lon := -190.0; lon <= -10; lon += 10 {
		line(2, func(i int) Point { return Point{lon, -10 + 95*float64(i)} })
	}
	for lat := -10.0; lat <= 80; lat += 10 {
		line(61, func(i int) Point { return Point{-190 + 3*float64(i), lat} })
	}
}

// paint shows the picture, and draws it first where it is out of date.
func (v *View) paint(u *kit.UI) func(dst *ebiten.Image, r kit.Rect) {
	mat, fine := *u.Material(), u.Fine(1)
	return func(dst *ebiten.Image, r kit.Rect) {
		if v.picture != nil && v.picture.Bounds().Size() != r.Size() {
			v.picture.Deallocate()
			v.picture = nil
		}
		if v.picture == nil {
			v.picture = ebiten.NewImage(r.Dx(), r.Dy())
			v.painted = 0
		}
		if v.painted != v.key {
			v.picture.WritePixels(v.landscape(r.Size(), &mat, fine).Pix)
			v.painted = v.key
		}
		opt := &ebiten.DrawImageOptions{}
		opt.GeoM.Translate(float64(r.Min.X), float64(r.Min.Y))
		dst.DrawImage(v.picture, opt)
	}
}

// landscape paints sea, graticule, land and edges. A glow inside the coast makes it glass.
func (v *View) landscape(size kit.Point, mat *theme.Material, fine float32) *image.RGBA {
	c := newCanvas(size, mat.Back)
	for _, l := range v.lines {
		c.stroke(l, false, fine)
	}
	c.paint(theme.Faint(mat.Rule, 0.55))
	for _, side := range []int{-1, 0, 1} { // the two sides above the rest
		edge := theme.Mix(mat.Rule, mat.Line, 0.25)
		if side >= 0 {
			edge = theme.Mix(mat.Line, mat.Series(side), 0.35)
		}
		for i := range v.land {
			if v.land[i].side == side {
				c.fill(v.land[i].ring)
			}
		}
		c.paint(ground(mat, side))
		for i := range v.land {
			if side >= 0 && v.land[i].side == side {
				c.stroke(v.land[i].ring, true, 5*fine)
			}
		}
		c.paint(theme.Faint(edge, 0.12))
		for i := range v.land {
			if v.land[i].side == side {
				c.line(v.land[i].ring, 1.1*fine, edge)
			}
		}
	}
	return c.to
}

// ground is the colour of a side's land, of a neighbour's for -1, and of the sea below that.
func ground(mat *theme.Material, side int) theme.Color {
	switch {
	case side >= 0:
		return theme.Mix(mat.Raised, mat.Series(side), 0.1)
	case side == -1:
		return theme.Mix(mat.Back, mat.Raised, 0.6)
	}
	return mat.Back
}

// SquareKilometres is how much land the atlas has for a country, on a sphere of 6,371 kilometres.
func SquareKilometres(country string) (sum float64) {
	const radius = 6371
	for _, c := range atlas() {
		if c.ID == country {
			for _, r := range c.Rings {
				sum += math.Abs(area(r)) * radius * radius
			}
		}
	}
	return sum
}
