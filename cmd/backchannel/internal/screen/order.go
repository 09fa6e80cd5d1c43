package screen

import (
	"strings"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
)

const (
	// fewRows is up to how many orders each of them is told in full from the first.
	fewRows = 10
	// briefDoes is how many effects a row tells while it is shut.
	briefDoes = 3
)

// sealedByTwo is why a joint act that was agreed cannot be taken back.
func sealedByTwo(u *kit.UI) string {
	return u.Say("You have both agreed to it, so neither can take it back alone.")
}

// possible tells whether an order stands among those that can be filed; one that only finds no slot any more stays
// where it was.
func (c *action) possible() bool {
	return c.filed != nil || len(c.about) > 0 || c.refusal.Code == "" || spent(c.refusal)
}

// inFull tells whether an order is told in full: as the player left it, and else where there are few of them.
func (g *game) inFull(item int) bool {
	if open, ok := g.open[item]; ok {
		return open
	}
	return !g.brief
}

func (a *App) actionRows(u *kit.UI, r *kit.Rect, list []action) {
	for i := range list {
		a.actionRow(u, r, &list[i])
		gap(u, r, theme.Gap)
	}
}

// actionRow is one order: its name, what it would do, and one button that files it or takes it back. Opened, it says
// what the act is, and who does it.
func (a *App) actionRow(u *kit.UI, r *kit.Rect, c *action) {
	g := &a.game
	box := *r
	in := box.Inset(u.Px(theme.Gap))
	text := in
	press := in
	w := buttonWidth(u, c.label, kit.ButtonOpt{})
	beside := w <= in.Dx()*2/5
	if beside {
		press = kit.CutRight(&text, w)
		kit.CutRight(&text, u.Px(theme.Margin))
	}
	open := g.inFull(c.item)
	if u.Fold(c.id+"/open", &text, c.name, strong, &open) {
		g.open[c.item] = open
	}
	text.Min.X += u.Px(14) + u.Px(theme.Gap/2)
	a.actionChips(u, &text, c)
	a.actionText(u, &text, c, open)
	if beside {
		in.Min.Y = max(text.Min.Y, press.Min.Y+u.Px(theme.Control))
	} else {
		gap(u, &text, theme.Gap/2)
		in.Min.Y = text.Min.Y
		press = kit.CutTop(&in, u.Px(theme.Control))
		press.Min.X, press.Max.X = text.Min.X, min(text.Min.X+w, text.Max.X)
	}
	press.Max.Y = press.Min.Y + u.Px(theme.Control)
	off := g.off(c)
	if c.filed != nil && agreed(c.filed) {
		off = sealedByTwo(u)
	}
	if u.Button(c.id, press, c.label, kit.ButtonOpt{Off: off, Says: called(c.label, c.name)}) {
		a.press(c)
	}
	for i, f := range c.about {
		gap(u, &in, theme.Gap)
		a.takeBack(u, kit.CutTop(&in, u.Px(theme.Control)), c.id.Sub(i), f)
	}
	if open {
		cast := in
		cast.Min.X = text.Min.X
		a.castLines(u, &cast, c)
		in.Min.Y = cast.Min.Y
	}
	box.Max.Y = in.Min.Y + u.Px(theme.Gap)
	switch {
	case c.filed != nil:
		u.Outline(box.Inset(u.Px(2)), u.Theme.Glass.Ramp)
	case g.asks(g.party()) == c.item:
		u.Outline(box.Inset(u.Px(2)), u.Material().Amber)
	default:
		u.Edge(box)
	}
	u.Around(c.id, box)
	kit.CutTop(r, box.Dy())
}

// actionText is what an order does, in short or in full, and what stands in its way.
func (a *App) actionText(u *kit.UI, r *kit.Rect, c *action, open bool) {
	g := &a.game
	does := minus(c.does)
	if by := g.byWords(c); by != "" {
		para(u, r, by, caption)
	}
	switch about := &g.scn.Actions[c.item].About; {
	case open:
		para(u, r, about.Say, small)
		gap(u, r, theme.Gap/2)
	case len(does) > briefDoes+1:
		does = append(does[:briefDoes:briefDoes], u.Say("and %d more", len(does)-briefDoes))
	case len(does) == 0:
		para(u, r, about.Say, caption)
	}
	if len(does) > 0 {
		para(u, r, capital(strings.Join(does, " · "))+".", caption)
	}
	if c.filed != nil && agreed(c.filed) {
		para(u, r, sealedByTwo(u), small)
	}
	if c.refusal.Code != "" && !spent(c.refusal) {
		st := small
		st.Color = u.Theme.Glass.Danger
		para(u, r, g.off(c), st)
	}
}

// actionChips say what there is to an order now: that it is filed, and that it is asked for.
func (a *App) actionChips(u *kit.UI, r *kit.Rect, c *action) {
	g := &a.game
	var list []kit.Badge
	if c.filed != nil {
		list = append(list, kit.Badge{Shape: kit.Check, Name: filedWord(u.Book, c.filed), Color: u.Theme.Glass.Ramp})
	}
	if g.asks(g.party()) == c.item {
		list = append(list, kit.Badge{Shape: kit.Right, Name: u.Say("THEY ASK YOU FOR THIS"), Color: u.Material().Amber})
	}
	if len(list) == 0 {
		return
	}
	head := kit.CutTop(r, u.LineHeight(caption)+u.Px(6))
	for _, b := range list {
		a.rowChip(u, r, &head, b)
	}
	gap(u, r, theme.Gap/2)
}

// byWords name the office that does an act, and those that could, where the seat has several.
func (g *game) byWords(c *action) string {
	if len(g.mine) < 2 || len(c.doers) < 2 {
		return ""
	}
	if len(c.doers) == len(g.mine) && len(c.doers) > 2 {
		return g.book.Say("Given by %s; any of your offices could.", g.scn.Offices[c.by].Short)
	}
	var names []string
	for _, o := range c.doers {
		if o != c.by {
			names = append(names, g.scn.Offices[o].Short)
		}
	}
	return g.book.Say("Given by %s; %s could too.", g.scn.Offices[c.by].Short, join(g.book, names))
}
