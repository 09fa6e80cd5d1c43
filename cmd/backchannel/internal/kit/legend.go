package kit

import (
	"image"

	"backchannel/cmd/backchannel/internal/theme"
)

// Key is one entry of a legend: a sign and what it means.
type Key struct {
	Sign func(q Rect)
	Text string
}

// Legend sets entries one after the other in as many lines as they need and takes these off the top of r.
func (u *UI) Legend(r *Rect, keys []Key) {
	u.legend(r, keys, true)
}

// LegendHeight is the height that a legend needs at a width.
func (u *UI) LegendHeight(w int, keys []Key) int {
	const endless = 1 << 20
	r := image.Rect(0, 0, w, endless)
	u.legend(&r, keys, false)
	return r.Min.Y
}

func (u *UI) legend(r *Rect, keys []Key, draw bool) {
	st := Style{Size: theme.Caption, Sans: true, Tabular: true}
	h, box, gap := u.LineHeight(st), u.Px(18), u.Px(6)
	var row Rect
	x := 0
	for _, k := range keys {
		w := box + gap + u.Width(k.Text, st) + 2
		if x > 0 && x+w > r.Dx() {
			CutTop(r, u.Px(2))
			x = 0
		}
		if w > r.Dx() { // a long one has lines of its own
			all := *r
			CutLeft(&all, box+gap)
			n := u.TextHeight(all.Dx(), st, Span{Text: k.Text})
			if draw {
				k.Sign(image.Rect(r.Min.X, r.Min.Y, r.Min.X+box, r.Min.Y+h).Inset(2))
				u.Text(&all, st, Span{Text: k.Text})
			}
			CutTop(r, n+u.Px(2))
			continue
		}
		if x == 0 {
			row = CutTop(r, h)
		}
		if draw {
			k.Sign(image.Rect(row.Min.X+x, row.Min.Y, row.Min.X+x+box, row.Max.Y).Inset(2))
			u.Label(image.Rect(row.Min.X+x+box+gap, row.Min.Y, row.Min.X+x+w, row.Max.Y), k.Text, st)
		}
		x += w + u.Px(theme.Margin)
	}
}
