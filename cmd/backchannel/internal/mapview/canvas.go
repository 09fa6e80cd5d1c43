package mapview

import (
	"encoding/binary"
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
	to     *image.RGBA
	shapes []Ring // of the next colour
	mask   vector.Rasterizer
	part   []uint8 // how much of each pixel of their frame the shapes cover
}

func newCanvas(size kit.Point, back theme.Color) *canvas {
	c := &canvas{to: image.NewRGBA(image.Rectangle{Max: size})}
	draw.Draw(c.to, c.to.Rect, image.NewUniform(back), image.Point{}, draw.Src)
	return c
}

// fill adds what a ring encloses to the next colour.
func (c *canvas) fill(r Ring) { c.shapes = append(c.shapes, r) }

// pieceMax is how many stretches of a long line are painted at once: the frame around a piece is small.
const pieceMax = 40

// line paints a line along a ring in a colour that lets nothing through.
func (c *canvas) line(r Ring, w float32, color theme.Color) {
	r = append(slices.Clip(r), r[0])
	for i := 0; i < len(r)-1; i += pieceMax {
		c.stroke(r[i:min(i+pieceMax+1, len(r))], false, w)
		c.paint(color)
	}
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
	if len(c.shapes) == 0 {
		return
	}
	box := c.frame()
	if box.Empty() {
		c.shapes = c.shapes[:0]
		return
	}
	w, h := box.Dx(), box.Dy()
	c.mask.Reset(w, h)
	for _, r := range c.shapes {
		for i, p := range r {
			x, y := float32(p.X-float64(box.Min.X)), float32(p.Y-float64(box.Min.Y))
			if i == 0 {
				c.mask.MoveTo(x, y)
			} else {
				c.mask.LineTo(x, y)
			}
		}
		c.mask.ClosePath()
	}
	c.shapes = c.shapes[:0]
	c.part = slices.Grow(c.part[:0], w*h)[:w*h]
	part := &image.Alpha{Pix: c.part, Stride: w, Rect: image.Rect(0, 0, w, h)}
	c.mask.DrawOp = draw.Src
	c.mask.Draw(part, part.Rect, image.Opaque, image.Point{})
	for y := range h {
		c.blend(c.to.Pix[c.to.PixOffset(box.Min.X, box.Min.Y+y):], part.Pix[y*w:(y+1)*w], color)
	}
}

// frame is the part of the picture that the shapes touch.
func (c *canvas) frame() image.Rectangle {
	lo, hi := Point{math.Inf(1), math.Inf(1)}, Point{math.Inf(-1), math.Inf(-1)}
	for _, r := range c.shapes {
		for _, p := range r {
			lo, hi = Point{min(lo.X, p.X), min(lo.Y, p.Y)}, Point{max(hi.X, p.X), max(hi.Y, p.Y)}
		}
	}
	edge := func(v float64, most int) int { return int(max(0, min(v, float64(most)))) }
	size := c.to.Rect.Max
	return image.Rect(edge(math.Floor(lo.X), size.X), edge(math.Floor(lo.Y), size.Y), edge(math.Ceil(hi.X), size.X), edge(math.Ceil(hi.Y), size.Y))
}

// blend puts a colour over a row of pixels, as much of it as a row of parts says, which are mostly nothing.
func (c *canvas) blend(row, parts []uint8, color theme.Color) {
	own := [4]uint32{uint32(color.R), uint32(color.G), uint32(color.B), 255}
	for i := 0; i < len(parts); i++ {
		if i+8 <= len(parts) && binary.LittleEndian.Uint64(parts[i:]) == 0 {
			i += 7
			continue
		}
		a := uint32(parts[i]) * uint32(color.A) / 255
		if a == 0 {
			continue
		}
		px := row[4*i : 4*i+4 : 4*i+4]
		for k := range px {
			px[k] = uint8((uint32(px[k])*(255-a) + own[k]*a + 127) / 255)
		}
	}
}
