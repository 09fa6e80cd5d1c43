package theme

import "math"

// Series is the colour of the i-th series of a drawing on this surface, counted from 0: the two sides first. It stands
// out by 3:1. A drawing tells series apart by shape or pattern too.
func (m *Material) Series(i int) Color {
	n := 2 + len(m.Lines)
	switch i = (i%n + n) % n; i {
	case 0:
		return m.Blue
	case 1:
		return m.Amber
	}
	return m.Lines[i-2]
}

// Clear moves a colour away from the surface until the two differ by 3:1.
func (m *Material) Clear(c Color) Color {
	back := light(m.Back)
	to := hex(0)
	if back < 0.18 {
		to = hex(0xFFFFFF)
	}
	for k := 0; k < 20 && ratio(light(c), back) < 3; k++ {
		c = Mix(c, to, 0.1)
	}
	return c
}

// Mix is a with the share f of b, 0 to 1.
func Mix(a, b Color, f float64) Color {
	m := func(x, y uint8) uint8 { return uint8(float64(x)*(1-f) + float64(y)*f + 0.5) }
	return Color{R: m(a.R, b.R), G: m(a.G, b.G), B: m(a.B, b.B), A: m(a.A, b.A)}
}

// Faint is c with the opacity f, 0 to 1.
func Faint(c Color, f float64) Color {
	c.A = uint8(float64(c.A)*f + 0.5)
	return c
}

// ratio is the contrast of two luminances by WCAG 2.2.
func ratio(a, b float64) float64 { return (max(a, b) + 0.05) / (min(a, b) + 0.05) }

// light is the relative luminance of a colour by WCAG 2.2.
func light(c Color) float64 {
	f := func(v uint8) float64 {
		if s := float64(v) / 255; s > 0.04045 {
			return math.Pow((s+0.055)/1.055, 2.4)
		}
		return float64(v) / 255 / 12.92
	}
	return 0.2126*f(c.R) + 0.7152*f(c.G) + 0.0722*f(c.B)
}
