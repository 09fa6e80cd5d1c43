package kit

import (
	"hash/maphash"
	"image"
	"math"

	"github.com/hajimehoshi/ebiten/v2/vector"

	"backchannel/cmd/backchannel/internal/theme"
)

// Vec is a place in pixels of the window, finer than a Point.
type Vec struct{ X, Y float32 }

// V makes a Vec.
func V(x, y float64) Vec { return Vec{float32(x), float32(y)} }

// Dash is the pattern of a line, which tells lines apart without colour.
type Dash uint8

// The patterns of lines.
const (
	Solid Dash = iota
	Dashed
	Dotted
	DashDotted
)

// dashes are the lengths of strokes and gaps, as multiples of the width of the line.
var dashes = [...][]float64{Solid: nil, Dashed: {5, 3}, Dotted: {1.3, 2}, DashDotted: {7, 2.6, 1, 2.6}}

// Pen says how a line is drawn.
type Pen struct {
	Color theme.Color
	Width float64 // in pixels at 1080 lines, 0 is 1
	Dash  Dash
}

// Pattern fills an area so that it is told from others without colour.
type Pattern uint8

// The patterns of areas.
const (
	Full   Pattern = iota // all of it
	Rising                // stripes that rise to the right
	Falling
	Level
	Dots
)

// vertex is one corner of a path; move begins a new line.
type vertex struct {
	x, y float32
	move bool
}

// path is a range of display.vertices; width 0 fills it.
type path struct {
	from, to int
	width    float32
}

// Clear paints a sign in the colour of the surface, to make room for what is drawn over it.
func (u *UI) Clear(s Shape, r Rect) {
	n := min(r.Dx(), r.Dy())
	u.emit(op{kind: opShape, shape: s, rect: middle(r, n, n), color: u.mat.Back})
}

// Line draws a line through points.
func (u *UI) Line(p Pen, points ...Vec) {
	if len(points) < 2 {
		return
	}
	from := len(u.vertices)
	w := u.Fine(max(p.Width, 1))
	if d := dashes[p.Dash]; d != nil {
		u.dashed(points, d, float64(w))
	} else {
		u.corners(points)
	}
	u.emitPath(from, w, p.Color)
}

// Area fills a polygon.
func (u *UI) Area(c theme.Color, pattern Pattern, points ...Vec) {
	if len(points) < 3 {
		return
	}
	from := len(u.vertices)
	if pattern == Full {
		u.corners(points)
		u.emitPath(from, 0, c)
		return
	}
	u.stripes(pattern, points)
	w := u.Fine(1.6)
	if pattern == Dots {
		w = u.Fine(2.6)
	}
	u.emitPath(from, w, c)
}

// Fine is v pixels at 1080 lines in pixels of this window, not rounded and never too thin to see.
func (u *UI) Fine(v float64) float32 { return float32(max(v*u.scale, u.Device)) }

func (u *UI) corners(points []Vec) {
	for i, p := range points {
		u.vertices = append(u.vertices, vertex{p.X, p.Y, i == 0})
	}
}

func (u *UI) emitPath(from int, width float32, c theme.Color) {
	if from == len(u.vertices) {
		return
	}
	h := maphash.Comparable(seed, width)
	lo, hi := Vec{math.MaxFloat32, math.MaxFloat32}, Vec{-math.MaxFloat32, -math.MaxFloat32}
	for _, v := range u.vertices[from:] {
		h = h*0x9E3779B97F4A7C15 ^ uint64(math.Float32bits(v.x))<<33 ^ uint64(math.Float32bits(v.y))<<1 ^ uint64(sign(v.move))
		lo.X, lo.Y, hi.X, hi.Y = min(lo.X, v.x), min(lo.Y, v.y), max(hi.X, v.x), max(hi.Y, v.y)
	}
	u.paths = append(u.paths, path{from, len(u.vertices), width})
	r := image.Rect(int(lo.X-width), int(lo.Y-width), int(hi.X+width)+1, int(hi.Y+width)+1)
	u.emit(op{kind: opPath, rect: r, color: c, version: h, paint: len(u.paths) - 1})
}

// dashed cuts a line into strokes.
func (u *UI) dashed(points []Vec, pattern []float64, w float64) {
	at, left, on := 0, pattern[0]*w, true
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		dx, dy := float64(b.X-a.X), float64(b.Y-a.Y)
		n := math.Hypot(dx, dy)
		for s := 0.0; s < n; {
			step := min(left, n-s)
			if on {
				u.stroke(a, dx/n, dy/n, s, s+step, left == pattern[at]*w)
			}
			s, left = s+step, left-step
			if left <= 1e-9 {
				at, on = (at+1)%len(pattern), !on
				left = pattern[at] * w
			}
		}
	}
}

// stroke adds the piece of a line from a between two distances.
func (u *UI) stroke(a Vec, dx, dy, from, to float64, begin bool) {
	p := func(s float64, move bool) vertex { return vertex{a.X + float32(dx*s), a.Y + float32(dy*s), move} }
	if begin {
		u.vertices = append(u.vertices, p(from, true))
	}
	u.vertices = append(u.vertices, p(to, false))
}

// stripes adds the lines of a pattern inside a polygon: every line of one direction is cut where it crosses an edge.
func (u *UI) stripes(pattern Pattern, points []Vec) {
	gap, turn := float64(u.Fine(6)), 0.0
	switch pattern {
	case Rising:
		turn = math.Pi / 4
	case Falling:
		turn = -math.Pi / 4
	case Dots:
		turn = math.Pi / 6
	}
	sin, cos := math.Sincos(turn)
	lo, hi := math.Inf(1), math.Inf(-1)
	spun := make([][2]float64, len(points))
	for i, p := range points {
		x, y := float64(p.X), float64(p.Y)
		spun[i] = [2]float64{x*cos - y*sin, x*sin + y*cos}
		lo, hi = min(lo, spun[i][1]), max(hi, spun[i][1])
	}
	back := func(x, y float64, move bool) vertex {
		return vertex{float32(x*cos + y*sin), float32(-x*sin + y*cos), move}
	}
	var cuts []float64
	for y := math.Ceil(lo/gap) * gap; y < hi; y += gap {
		cuts = crossings(cuts[:0], spun, y)
		for k := 0; k+1 < len(cuts); k += 2 {
			if pattern != Dots {
				u.vertices = append(u.vertices, back(cuts[k], y, true), back(cuts[k+1], y, false))
				continue
			}
			d := gap * 0.22
			for x := math.Ceil(cuts[k]/gap) * gap; x+2*d < cuts[k+1]; x += gap {
				u.vertices = append(u.vertices, back(x, y, true), back(x+2*d, y, false))
			}
		}
	}
}

// crossings are the places, from left to right, where a level line enters and leaves a polygon.
func crossings(cuts []float64, polygon [][2]float64, y float64) []float64 {
	for i, a := range polygon {
		b := polygon[(i+1)%len(polygon)]
		if (a[1] <= y) != (b[1] <= y) {
			cuts = append(cuts, a[0]+(y-a[1])/(b[1]-a[1])*(b[0]-a[0]))
		}
	}
	for i := range cuts { // a handful at most
		for k := i; k > 0 && cuts[k] < cuts[k-1]; k-- {
			cuts[k], cuts[k-1] = cuts[k-1], cuts[k]
		}
	}
	return cuts
}

// drawPath fills or strokes a path of the display list.
func (d *display) drawPath(o *op) {
	p := d.paths[o.paint]
	v := &d.drawer.vector
	v.Reset()
	for _, c := range d.vertices[p.from:p.to] {
		if c.move {
			v.MoveTo(c.x, c.y)
		} else {
			v.LineTo(c.x, c.y)
		}
	}
	opt := &vector.DrawPathOptions{AntiAlias: true}
	opt.ColorScale.ScaleWithColor(o.color)
	if p.width == 0 {
		v.Close()
		vector.FillPath(d.drawer.dst, v, nil, opt)
		return
	}
	vector.StrokePath(d.drawer.dst, v, &vector.StrokeOptions{Width: p.width, LineJoin: vector.LineJoinRound}, opt)
}
