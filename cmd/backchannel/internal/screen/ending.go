package screen

import (
	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/num"
)

// ending is how the game came out.
func (a *App) ending(u *kit.UI, screen kit.Rect) {
	g := &a.game
	r := a.page(u, screen, 1360)
	e := &g.scn.Endings[int(g.view.Bal[g.scn.Ending]/num.One)-1]
	line(u, &r, e.Name, banner)
	gap(u, &r, theme.Margin)
	foot := kit.CutBottom(&r, u.Px(theme.Control))
	kit.CutBottom(&r, u.Px(theme.Margin))
	if buttonEnd(u, "home", &foot, "Back to the start", kit.ButtonOpt{Primary: true}) {
		a.toStart()
	}
	u.Scroll("ending", r, "Ending", func(r *kit.Rect) {
		u.Card(r, kit.Card{ID: "ended", Chip: badge(e.Text.Label), Title: e.Name, Body: kit.Plain(e.Text.Say)})
	})
}
