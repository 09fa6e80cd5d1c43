package screen

import (
	"math"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
)

// backdropMin is how high the room is at least that the backdrop needs.
const backdropMin = 150

// backdrop is the quiet picture in the room that the screens at the door of a game leave empty: two places and the threads
// between them, the open ones above and the one that nobody sees below.
func backdrop(u *kit.UI, area kit.Rect) {
	if u.Theme.Stroke > 1 || area.Dy() < u.Px(backdropMin) { // who needs strong edges needs no decoration
		return
	}
	w, h := float64(area.Dx()), float64(area.Dy())
	x := func(f float64) float64 { return float64(area.Min.X) + f*w }
	foot := float64(area.Max.Y) - 0.2*h
	from, to := kit.V(x(0.1), foot), kit.V(x(0.9), foot)
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
		u.Line(kit.Pen{Color: faint(m.Rule, 200), Width: 1.2}, thread(0.08+0.09*float64(i))...)
	}
	u.Line(kit.Pen{Color: faint(m.Ramp, 150), Width: 2, Dash: kit.Dashed}, thread(-0.12)...)
	for i, at := range []kit.Vec{from, to} {
		c := []theme.Color{m.Blue, m.Amber}[i]
		n := u.Px(9)
		p := kit.Point{X: int(at.X), Y: int(at.Y)}
		u.Mark([]kit.Shape{kit.Dot, kit.Diamond}[i], kit.Rect{Min: p.Sub(kit.Point{X: n, Y: n}), Max: p.Add(kit.Point{X: n, Y: n})}, c)
	}
}

// faint is a colour that lets through what lies below it.
func faint(c theme.Color, a uint8) theme.Color {
	c.A = a
	return c
}
