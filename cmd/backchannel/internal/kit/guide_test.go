package kit

import (
	"image"
	"testing"

	"backchannel/cmd/backchannel/internal/theme"
)

func TestGuideFrame(t *testing.T) {
	// The frame of the guide is dashed, the ring of the keyboard is whole: they differ without colour.
	u := New(theme.Dark)
	area := image.Rect(100, 100, 300, 140)
	for range 2 { // the second pass has the keyboard at the button
		u.Show("go")
		u.Frame(Input{}, image.Rect(0, 0, 640, 480), func(u *UI, r Rect) {
			u.Button("go", area, "Go", ButtonOpt{})
			n, _ := u.Node("go")
			u.PointAt(n, "Here", u.Theme.Glass.Focus)
		})
	}
	rings, strokes, longest := 0, 0, 0
	for _, o := range u.ops[0] {
		if o.color == u.Theme.Glass.Focus {
			rings += sign(o.kind == opBorder && area.In(o.rect))
			if o.kind == opFill {
				strokes++
				longest = max(longest, o.rect.Dx(), o.rect.Dy())
			}
		}
	}
	if rings != 1 || strokes < 12 || longest > area.Dx()/4 {
		t.Errorf("%d whole rings, %d strokes up to %d px long", rings, strokes, longest)
	}
}
