package mapview

import (
	"image"
	"image/draw"
	"math"
	"slices"

	"golang.org/x/image/vector"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
)

// canvas paints shapes with the processor. A coast has thousands of corners: what a graphics card makes of them in no time
// takes half a second or more where there is none, and its rasterizer here takes a hundredth of that everywhere.
type canvas struct {
	to   *image.RGBA
	mask *vector.Rasterizer
	part *image.Alpha // how much of each pixel the next colour covers
}

func newCanvas(size kit.Point, back theme.Color) *canvas {
	all := image.Rectangle{Max: size}
	c := &canvas{image.NewRGBA(all), vector.NewRasterizer(size.X, size.Y), image.NewAlpha(all)}
	draw.Draw(c.to, c.to.Rect, image.NewUniform(back), image.Point{}, draw.Src)
	return c
}

// fill adds what a ring encloses to the next colour.
func (c *canvas) fill(r Ring) {
	for i, p := range r {
		if i == 0 {
			c.mask.MoveTo(float32(p.X), float32(p.Y))
		} else {
			c.mask.LineTo(float32(p.X), float32(p.Y))
		}
	}
	c.mask.ClosePath()
}

// stroke adds a line of w pixels along a ring to the next colour: a slab for each stretch, and a wedge where the outer edges
// of two part. All turn the same way, since the mask is the sum of what turns one way less what turns the other.
func (c *canvas) stroke(r Ring, closed bool, w float32) {
	side := func(p, q Point) Point { // from the middle of the line to its edge
		dx, dy := q.X-p.X, q.Y-p.Y
		f := float64(w) / 2 / max(math.Hypot(dx, dy), 1e-9)
		return Point{-dy * f, dx * f}
	}
	var last Point
	if n := len(r); closed {
		last = side(r[n-1], r[0])
		r = append(slices.Clip(r), r[0])
	}
	for i, q := range r[1:] {
		p := r[i]
		s := side(p, q)
		c.fill(Ring{{p.X + s.X, p.Y + s.Y}, {q.X + s.X, q.Y + s.Y}, {q.X - s.X, q.Y - s.Y}, {p.X - s.X, p.Y - s.Y}})
		c.wedge(p, last, s)
		last = s
	}
}

// wedge closes the gap at p between the outer edges of two stretches.
func (c *canvas) wedge(p, from, to Point) {
	if from.X*to.Y-from.Y*to.X > 0 {
		c.fill(Ring{p, {p.X - to.X, p.Y - to.Y}, {p.X - from.X, p.Y - from.Y}})
	} else {
		c.fill(Ring{p, {p.X + from.X, p.Y + from.Y}, {p.X + to.X, p.Y + to.Y}})
	}
}

// paint puts a colour on all that was added since the last.
func (c *canvas) paint(color theme.Color) {
	c.mask.DrawOp = draw.Src
	c.mask.Draw(c.part, c.part.Rect, image.Opaque, image.Point{})
	c.mask.Reset(c.part.Rect.Dx(), c.part.Rect.Dy())
	own := [4]uint32{uint32(color.R), uint32(color.G), uint32(color.B), 255}
	for i, part := range c.part.Pix { // mostly nothing
		if part == 0 {
			continue
		}
		a := uint32(part) * uint32(color.A) / 255
		px := c.to.Pix[4*i : 4*i+4 : 4*i+4]
		for k := range px {
			px[k] = uint8((uint32(px[k])*(255-a) + own[k]*a + 127) / 255)
		}
	}
}
