package screen

import (
	"slices"

	"backchannel/cmd/backchannel/internal/desk"
	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// redLines are what the seat's party can never sign.
func (g *game) redLines() []desk.RedLine {
	p := g.party()
	if p < 0 {
		return nil
	}
	if g.lines == nil { // they are the scenario's and do not change
		d := desk.Desk{Scenario: g.scn, Book: g.book}
		g.lines = d.RedLines(p)
	}
	return g.lines
}

// crossed are the lines of the seat that a package crosses.
func (g *game) crossed(l *ledger.Levels) []desk.RedLine {
	return slices.DeleteFunc(slices.Clone(g.redLines()), func(x desk.RedLine) bool { return !x.Crosses(&g.scn.Talks.Space, l) })
}

// crosses tells whether the draft, with one row at another level, crosses a line that is about that row.
func (g *game) crosses(row int, level int8) bool {
	l := g.draft
	l[row] = level
	return slices.ContainsFunc(g.crossed(&l), func(x desk.RedLine) bool { return slices.Contains(x.Rows, row) })
}

// crossSign marks a level that would cross a line of the seat's own.
func (g *game) crossSign(u *kit.UI, list []kit.Badge, row int, level int8) []kit.Badge {
	if !g.crosses(row, level) {
		return list
	}
	return append(list, kit.Badge{Shape: kit.Cross, Color: u.Theme.Glass.Danger, Name: u.Say("crosses your red line")})
}

// crossSome tells whether such a mark stands in a row that is shown.
func (g *game) crossSome() bool {
	for i := range g.scn.Talks.Topics {
		for l := int8(0); g.showsIssue(i) && l < g.scn.Talks.Sizes[i]; l++ {
			if g.crosses(i, l) {
				return true
			}
		}
	}
	return false
}

// redLineFold lists the seat's own lines with the reason; those that the draft crosses stand in the open.
func (a *App) redLineFold(u *kit.UI, r *kit.Rect) {
	g := &a.game
	lines := g.redLines()
	if len(lines) == 0 {
		return
	}
	danger := small
	danger.Color = u.Theme.Glass.Danger
	for _, x := range g.crossed(&g.draft) {
		para(u, r, u.Say("Your draft crosses your red line: %s.", x.Words)+said(x.Why), danger)
		gap(u, r, theme.Gap/2)
	}
	u.Fold("redlines", r, u.Say("Your red lines: what you can never sign (%d)", len(lines)), kit.Style{Sans: true}, &g.reds)
	if !g.reds {
		return
	}
	in := *r
	in.Min.X += u.Px(14) + u.Px(theme.Gap/2)
	for _, x := range lines {
		u.Text(&in, small, kit.Span{Text: x.Words + ".", Bold: true}, kit.Span{Text: said(x.Why)})
		gap(u, &in, theme.Gap/2)
	}
	kit.CutTop(r, in.Min.Y-r.Min.Y)
}

// said is a reason behind a sentence.
func said(why string) string {
	if why == "" {
		return ""
	}
	return " “" + why + "”"
}

// needWords say where the need of a home comes from, in an agreement in tranches: every step away from the start has
// to be worth its share of the threshold.
func (a *App) needWords(u *kit.UI, r *kit.Rect, p int) {
	g := &a.game
	t := g.scn.Talks
	id := t.Reserve[p]
	if t.InTranches() && t.Capacity > 0 {
		n := min(t.Steps(&g.draft), t.Capacity)
		text := u.Say("Your home threshold is %s for %d steps, about %s for each step away from the start.", figure(g.view.Bal[id]), t.Capacity, figure(num.Milli(num.MulDiv(int64(g.view.Bal[id]), 1, int64(t.Capacity)))))
		if n > 0 {
			text += " " + u.Count(n, "With your draft, all that is in force stands %d step from the start, so home needs %s. The score counts what you gain above that.", "With your draft, all that is in force stands %d steps from the start, so home needs %s. The score counts what you gain above that.", n, figure(g.need(p, &g.draft)))
		}
		para(u, r, text, caption)
	}
	if g.view.Knows(g.scn, id) {
		gap(u, r, theme.Gap/2)
		row := kit.CutTop(r, u.Px(theme.Control))
		if button(u, "why/home", &row, u.Say("Why does home need this?"), kit.ButtonOpt{Tip: u.Say("Everything that moved your home threshold.")}) {
			a.openWhy(id, g.scn.Accounts[id].Title)
		}
	}
}
