package screen

import (
	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/ledger"
)

// The styles that the screens share.
var (
	caption = kit.Style{Size: theme.Caption, Sans: true, Muted: true}
	small   = kit.Style{Size: theme.Caption, Sans: true}
	strong  = kit.Style{Bold: true, Sans: true}
	part    = kit.Style{Bold: true, Sans: true, Heading: 3}
	heading = kit.Style{Size: theme.Title, Bold: true, Sans: true}
	banner  = kit.Style{Size: theme.Screen, Bold: true, Sans: true, Heading: 2}
)

// gap takes a gap off the top of r.
func gap(u *kit.UI, r *kit.Rect, v float64) { kit.CutTop(r, u.Px(v)) }

// scroll is a scroll area whose text stands flush with what is around it: the kit keeps room for focus rings.
func scroll(u *kit.UI, id kit.ID, r kit.Rect, name string, body func(r *kit.Rect)) {
	edge := u.Px(theme.Ring) + u.Px(2)
	r.Min.X -= edge
	r.Min.Y -= edge
	u.Scroll(id, r, name, body)
}

// line sets one line of a style at the top of r.
func line(u *kit.UI, r *kit.Rect, s string, st kit.Style) {
	u.Label(kit.CutTop(r, u.LineHeight(st)), s, st)
}

// para sets running text at the top of r.
func para(u *kit.UI, r *kit.Rect, s string, st kit.Style) { u.Text(r, st, kit.Span{Text: s}) }

// section sets a quiet heading with some air above it.
func section(u *kit.UI, r *kit.Rect, s string) {
	st := caption
	st.Bold, st.Heading = true, 3
	u.Text(r, st, kit.Span{Text: s})
	gap(u, r, theme.Gap/2)
}

// button is a button at the left of a row, as wide as its label; it takes its room off the row.
func button(u *kit.UI, id kit.ID, row *kit.Rect, label string, o kit.ButtonOpt) bool {
	r := kit.CutLeft(row, buttonWidth(u, label, o))
	kit.CutLeft(row, u.Px(theme.Gap))
	return u.Button(id, r, label, o)
}

// called is the name of a button or a fold that several things have, with the thing that this one belongs to.
func called(label, thing string) string { return label + ": " + thing }

// buttonEnd is a button at the right of a row.
func buttonEnd(u *kit.UI, id kit.ID, row *kit.Rect, label string, o kit.ButtonOpt) bool {
	r := kit.CutRight(row, buttonWidth(u, label, o))
	kit.CutRight(row, u.Px(theme.Gap))
	return u.Button(id, r, label, o)
}

func buttonWidth(u *kit.UI, label string, o kit.ButtonOpt) int {
	w := u.Width(label, strong) + 2*u.Px(theme.Margin)
	if key := u.Hint(o); key != "" {
		st := kit.Style{Size: theme.Caption, Sans: true}
		w += max(u.LineHeight(st), u.Width(key, st)+u.Px(theme.Gap)) + u.Px(theme.Gap)
	}
	return max(w, u.Px(88))
}

// buttons lays several buttons in rows that break where the width ends.
type buttons struct {
	u    *kit.UI
	r    *kit.Rect
	row  kit.Rect
	some bool
}

func (b *buttons) add(id kit.ID, label string, o kit.ButtonOpt) bool {
	u := b.u
	w := min(buttonWidth(u, label, o), b.r.Dx())
	if !b.some || b.row.Dx() < w {
		if b.some {
			gap(u, b.r, theme.Gap)
		}
		b.row, b.some = kit.CutTop(b.r, u.Px(theme.Control)), true
	}
	r := kit.CutLeft(&b.row, w)
	kit.CutLeft(&b.row, u.Px(theme.Gap))
	return u.Button(id, r, label, o)
}

// side is the colour of an office: its side of the crisis, or the quiet text colour.
func (g *game) side(u *kit.UI, o ledger.Office) theme.Color {
	if o != ledger.Nobody {
		switch g.scn.Offices[o].Side {
		case 0:
			return u.Material().Blue
		case 1:
			return u.Material().Amber
		}
	}
	return u.Theme.Glass.Muted
}

// shape is the sign of an office at the table: its own is a dot, the first other a diamond, the next a ring.
func (g *game) shape(o ledger.Office) kit.Shape {
	if g.ours(o) {
		return kit.Dot
	}
	others := 0
	for p := range g.scn.Talks.Parties {
		switch {
		case p == g.party():
		case g.scn.Talks.Parties[p].Office == o:
			return []kit.Shape{kit.Diamond, kit.Ring, kit.Up, kit.Down, kit.Left, kit.Right, kit.Plus, kit.Cross}[others%8]
		default:
			others++
		}
	}
	return kit.Diamond
}
