package kit

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2/text/v2"

	"backchannel/cmd/backchannel/internal/theme"
)

// haloWidth is how far a halo reaches, at 100 %.
const haloWidth = 1.6

// Halo sets one line as Label does, its letters edged in the colour of what lies below: on a map, a line that must pass
// under a name then leaves it legible.
func (u *UI) Halo(r Rect, s string, st Style, ground theme.Color) {
	from := len(u.ops[u.layer])
	u.Label(r, s, st)
	w := u.Px(haloWidth)
	for i := from; i < len(u.ops[u.layer]); i++ {
		if o := &u.ops[u.layer][i]; o.kind == opText {
			o.halo, o.stroke, o.rect = ground, w, o.rect.Inset(-w)
		}
	}
}

// drawHalo sets a text in the colour of its halo to all eight sides of where it will stand.
func (u *UI) drawHalo(o *op, at *text.DrawOptions) {
	if o.stroke == 0 {
		return
	}
	d := max(1, o.stroke*7/10)
	for _, p := range [...]image.Point{{-o.stroke, 0}, {o.stroke, 0}, {0, -o.stroke}, {0, o.stroke}, {-d, -d}, {d, -d}, {-d, d}, {d, d}} {
		opt := *at
		opt.GeoM.Translate(float64(p.X), float64(p.Y))
		opt.ColorScale.ScaleWithColor(o.halo)
		text.Draw(u.drawer.dst, o.text, u.faces[o.face], &opt)
	}
}
