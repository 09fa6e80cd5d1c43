package kit

import "math"

// Shape is a sign that carries a meaning without colour.
type Shape uint8

// The signs.
const (
	NoShape Shape = iota
	Dot
	Ring
	Square
	Diamond
	Up
	Down
	Left
	Right
	Check
	Cross
	Plus
	Minus
)

// covers answers whether a sign covers the point x, y of the square from -1 to 1; y grows downwards.
func (s Shape) covers(x, y float64) bool {
	switch s {
	case Dot:
		return math.Hypot(x, y) <= 0.9
	case Ring:
		d := math.Hypot(x, y)
		return d <= 0.9 && d >= 0.56
	case Square:
		return max(math.Abs(x), math.Abs(y)) <= 0.78
	case Diamond:
		return math.Abs(x)+math.Abs(y) <= 1
	case Up:
		return triangle(x, y)
	case Down:
		return triangle(x, -y)
	case Left:
		return triangle(y, x)
	case Right:
		return triangle(y, -x)
	case Check:
		return near(x, y, -0.72, 0.02, -0.22, 0.52) || near(x, y, -0.22, 0.52, 0.74, -0.52)
	case Cross:
		return near(x, y, -0.6, -0.6, 0.6, 0.6) || near(x, y, -0.6, 0.6, 0.6, -0.6)
	case Plus:
		return near(x, y, -0.72, 0, 0.72, 0) || near(x, y, 0, -0.72, 0, 0.72)
	case Minus:
		return near(x, y, -0.72, 0, 0.72, 0)
	}
	return false
}

// triangle points up: from its tip at -0.8 to its base at 0.7.
func triangle(x, y float64) bool {
	return y >= -0.8 && y <= 0.7 && math.Abs(x) <= (y+0.8)*0.62
}

// near answers whether a point lies on a stroke from a to b.
func near(x, y, ax, ay, bx, by float64) bool {
	const half = 0.15
	dx, dy := bx-ax, by-ay
	t := clamp(((x-ax)*dx+(y-ay)*dy)/(dx*dx+dy*dy), 0, 1)
	return math.Hypot(x-ax-t*dx, y-ay-t*dy) <= half
}

// coverage is how much of pixel px, py a sign covers when it is n pixels wide.
func (s Shape) coverage(px, py, n int) float64 {
	const sub = 4
	hits := 0
	for j := range sub {
		for i := range sub {
			x := (float64(px)+(float64(i)+0.5)/sub)/float64(n)*2 - 1
			y := (float64(py)+(float64(j)+0.5)/sub)/float64(n)*2 - 1
			hits += sign(s.covers(x, y))
		}
	}
	return float64(hits) / (sub * sub)
}
