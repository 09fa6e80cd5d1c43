package screen

import (
	"backchannel/cmd/backchannel/internal/desk"
	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/advisor"
	"backchannel/engine/information"
)

// desks fold what the seat's own desks would do now: worked out from what it sees, each looking at another thing first.
func (a *App) desks(u *kit.UI, r *kit.Rect) {
	g := &a.game
	if g.play.Ended() {
		return
	}
	u.Fold("desks", r, u.Say("What your desks would do"), strong, &g.desks)
	gap(u, r, theme.Gap)
	if !g.desks {
		return
	}
	d := g.desk()
	for l, says := range g.mind.Counsel(&d) {
		by := advisor.Leaning(l)
		u.Card(r, kit.Card{ID: kit.ID("leaning").Sub(l), Chip: badge(u.Book, information.Simulated), Title: by.Name(u.Book) + ": " + by.About(u.Book), More: func(r *kit.Rect) {
			if len(says) == 0 {
				para(u, r, u.Say("Keep your orders: nothing is worth its price to it now."), kit.Style{})
			}
			for i := range says {
				x := &says[i]
				if i > 0 {
					gap(u, r, theme.Gap)
				}
				what := x.What(g.scn)
				if len(g.mine) > 1 {
					what = g.scn.Offices[x.Directive.By].Short + ": " + what
				}
				u.Text(r, kit.Style{}, kit.Span{Text: what + " ", Bold: true}, kit.Span{Text: trueMinus(x.Why(g.scn))})
				u.Text(r, kit.Style{}, kit.Span{Text: u.Say("What could go wrong:") + " ", Bold: true}, kit.Span{Text: x.Wrong(g.scn)})
				para(u, r, x.Surely(u.Book), caption)
			}
		}})
		gap(u, r, theme.Margin)
	}
}

// desk is what the seat has before it.
func (g *game) desk() desk.Desk {
	d := desk.Of(g.scn, g.view, g.play.Offices(), g.office)
	d.All, d.Book = g.all, g.book
	return d
}
