package screen

import (
	"math"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
)

// backdrop is the quiet picture behind the screens at the door of a game: two places and the threads between them, the
// open ones above and the one that nobody sees below.
func backdrop(u *kit.UI, screen kit.Rect) {
	if u.Theme.Stroke > 1 { // who needs strong edges needs no decoration
		return
	}
	w, h := float64(screen.Dx()), float64(screen.Dy())
	x := func(f float64) float64 { return float64(screen.Min.X) + f*w }
	y := func(f float64) float64 { return float64(screen.Min.Y) + f*h }
	from, to := kit.V(x(0.3), y(0.9)), kit.V(x(0.96), y(0.9))
	thread := func(rise float64) []kit.Vec {
		const parts = 48
		out := make([]kit.Vec, parts+1)
		for i := range out {
			f := float64(i) / parts
			out[i] = kit.V(float64(from.X)+f*float64(to.X-from.X), float64(from.Y)-rise*h*math.Sin(math.Pi*f))
		}
		return out
	}
	m := &u.Theme.Glass
	for i := range 8 {
		u.Line(kit.Pen{Color: faint(m.Rule, 200), Width: 1.2}, thread(0.03+0.033*float64(i))...)
	}
	u.Line(kit.Pen{Color: faint(m.Ramp, 150), Width: 2, Dash: kit.Dashed}, thread(-0.05)...)
	for i, at := range []kit.Vec{from, to} {
		c := []theme.Color{m.Blue, m.Amber}[i]
		n := u.Px(9)
		p := kit.Point{X: int(at.X), Y: int(at.Y)}
		u.Mark([]kit.Shape{kit.Dot, kit.Diamond}[i], kit.Rect{Min: p.Sub(kit.Point{X: n, Y: n}), Max: p.Add(kit.Point{X: n, Y: n})}, c)
	}
}

// overBackdrop sets a text with a ground of its own, so that no thread runs through it.
func overBackdrop(u *kit.UI, r *kit.Rect, s string, st kit.Style) {
	size := kit.Point{X: min(u.Width(s, st), r.Dx()), Y: u.TextHeight(r.Dx(), st, kit.Span{Text: s})}
	u.Fill(kit.Rect{Min: r.Min, Max: r.Min.Add(size)}, u.Theme.Ink)
	para(u, r, s, st)
}

// faint is a colour that lets through what lies below it.
func faint(c theme.Color, a uint8) theme.Color {
	c.A = a
	return c
}
