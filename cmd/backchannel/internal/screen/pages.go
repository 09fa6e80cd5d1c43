package screen

import (
	"slices"
	"strings"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/session"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

// why is the number that the open Why dialog explains.
type why struct {
	id   ledger.ID
	name string
}

func (a *App) openWhy(id ledger.ID, name string) {
	a.game.why = why{id, name}
	a.dialog = dialog{kind: showWhy}
}

// whyBody lists the entries behind a number, turn by turn: the opening and all of them add up to what it is.
func (a *App) whyBody(u *kit.UI, r kit.Rect) {
	g := &a.game
	a.done(u, &r)
	opening, causes, closing := crisis.Why(g.scn, g.view, g.why.id, 0)
	scroll(u, "why/body", r, u.Say("What moved it"), func(r *kit.Rect) {
		if m := g.meterOf(g.why.id); m != nil {
			para(u, r, m.About.Say, kit.Style{Sans: true, Muted: true})
			gap(u, r, theme.Margin)
		}
		a.course(u, r, opening, causes)
		sum(u, r, u.Say("At the beginning"), exact(opening), strong)
		turn := -1
		for _, c := range causes {
			if c.Turn != turn {
				turn = c.Turn
				gap(u, r, theme.Gap)
				section(u, r, u.Say("TURN %d", max(turn, 1)))
			}
			who := ""
			if c.By != ledger.Nobody {
				who = " (" + g.scn.Offices[c.By].Short + ")"
			}
			sum(u, r, c.Title+who, exactly(c.Delta), kit.Style{Sans: true})
		}
		gap(u, r, theme.Gap)
		sum(u, r, u.Say("Now"), exact(closing), strong)
	})
}

// sum is one line of an account: words at the left, the amount at the right.
func sum(u *kit.UI, r *kit.Rect, words, amount string, st kit.Style) {
	st.Tabular = true
	row := *r
	fig := st
	fig.Align = kit.AlignRight
	at := kit.CutRight(&row, u.Px(88))
	used := u.Text(&row, st, kit.Span{Text: words})
	at.Max.Y = at.Min.Y + u.LineHeight(st)
	u.Label(at, amount, fig)
	kit.CutTop(r, used.Dy())
}

func (g *game) meterOf(id ledger.ID) *scenario.Meter {
	for i := range g.scn.Meters {
		if m := &g.scn.Meters[i]; m.Account == id || m.HasPoll && m.Poll == id {
			return m
		}
	}
	return nil
}

// words is the glossary, by the alphabet of the language.
func (a *App) words(u *kit.UI, r kit.Rect) {
	a.done(u, &r)
	scroll(u, "glossary/body", r, u.Say("Glossary"), func(r *kit.Rect) {
		if len(a.game.glossary) == 0 {
			para(u, r, u.Say("This scenario has no glossary."), kit.Style{Sans: true})
		}
		for i := range a.game.glossary {
			t := &a.game.glossary[i]
			para(u, r, t.Word, part)
			para(u, r, t.Meaning.Say, kit.Style{Sans: true, Muted: true})
			gap(u, r, theme.Gap)
		}
	})
}

// keys lists what the keyboard does, or the pad where one is in use; tabs are the pages of the desk that there are now.
func keys(u *kit.UI, tabs []pane) [][2]string {
	if name := u.PadName; u.Padded() {
		return [][2]string{
			{u.Say("Cross or stick"), u.Say("move the cursor")},
			{name(kit.PadBottom), u.Say("press it")},
			{name(kit.PadRight), u.Say("close a dialog; open the menu in the room")},
			{name(kit.PadStart), u.Say("the main button of the screen, such as closing the turn")},
			{name(kit.PadShoulderL) + ", " + name(kit.PadShoulderR), u.Say("turn the pages of the desk")},
			{u.Say("Right stick"), u.Say("scroll")},
			{name(kit.PadSelect), u.Say("go on in the order of reading, also to the words in a text that lead somewhere")},
			{name(kit.PadTriggerL) + ", " + name(kit.PadTriggerR), u.Say("scroll a page")},
			{name(kit.PadTop), u.Say("find what to do by its name")},
			{name(kit.PadLeft), u.Say("this help")},
		}
	}
	if len(tabs) == 0 { // before a game
		tabs = []pane{paneOrders, paneTalks, paneSituation, paneLibrary}
	}
	var pages [][2]string
	for some := range slices.Chunk(tabs, 5) { // more letters have no room in their column
		var letters, names []string
		for _, p := range some {
			letters, names = append(letters, paneKeys[p]), append(names, paneName(u, p))
		}
		pages = append(pages, [2]string{strings.Join(letters, ", "), u.Say("open: %s", strings.Join(names, ", "))})
	}
	return slices.Concat([][2]string{
		{u.Say("Tab, Shift+Tab"), u.Say("go to the next or the previous control")},
		{u.Say("Enter or Space"), u.Say("press it")},
		{u.Say("Arrows"), u.Say("choose in a row or a list, or scroll")},
		{u.Say("Page Up, Page Down"), u.Say("scroll a page")},
		{"Esc", u.Say("close a dialog; open the menu in the room")},
	}, pages, [][2]string{
		{"P", u.Say("propose the package, or table the text")},
		{"A, S", u.Say("accept, sign")},
		{"C", u.Say("close the turn")},
		{"G", u.Say("open the glossary")},
		{u.Say("? or F1"), u.Say("this help")},
		{"Ctrl+K", u.Say("find what to do by its name")},
		{"Ctrl+↑, Ctrl+↓", u.Say("go through the texts of the screen")},
		{"Ctrl+C", u.Say("copy the text that is marked, or under the pointer")},
		{"F12", u.Say("save a picture of the screen")},
	})
}

// help says how to play in a few lines, and what the keys do.
func (a *App) help(u *kit.UI, r kit.Rect) {
	a.done(u, &r)
	scroll(u, "helping/body", r, u.Say("Help"), func(r *kit.Rect) {
		row := kit.CutTop(r, u.Px(theme.Control))
		a.textSize(u, row)
		gap(u, r, theme.Margin)
		if text := hintOf(u, a.game.pane); a.at == atRoom && text != "" {
			section(u, r, u.Say("THIS PAGE"))
			para(u, r, text, kit.Style{Sans: true})
			gap(u, r, theme.Margin)
		}
		for _, p := range []string{
			u.Say("Each turn: read the news, file orders, talk, then close the turn. Orders wait until you close and can be taken back. Talks happen at once and are answered at once."),
			u.Say("Paper is what people write: you can read it, answer it and sign it. Meters, map and charts show what the world does: you can only watch it."),
			u.Say("Press a meter to see everything that moved it. The glossary explains the words of diplomacy."),
			u.Say("Every move is saved as you make it."),
		} {
			para(u, r, p, kit.Style{Sans: true})
			gap(u, r, theme.Gap)
		}
		gap(u, r, theme.Gap)
		section(u, r, u.Say("KEYS"))
		for _, k := range keys(u, a.game.tabs) {
			row := *r
			at := kit.CutLeft(&row, u.Px(200))
			at.Max.Y = at.Min.Y + u.LineHeight(strong)
			u.Label(at, k[0], strong)
			used := u.Text(&row, kit.Style{Sans: true}, kit.Span{Text: k[1]})
			kit.CutTop(r, used.Dy())
			gap(u, r, theme.Gap/2)
		}
	})
}

// menu is the way out of a game, which is saved already.
func (a *App) menu(u *kit.UI, r kit.Rect) {
	g := &a.game
	a.done(u, &r)
	scroll(u, "pause/body", r, u.Say("Menu"), func(r *kit.Rect) {
		text := u.Say("The game is saved. You can leave at any time and go on later.")
		if err := g.play.SaveError(); err != nil {
			text = u.Say("The game is not saved: %s If you leave now, the last moves are lost.", session.Tell(u.Book, err))
		}
		para(u, r, text, kit.Style{Sans: true})
		gap(u, r, theme.Margin)
		a.textSize(u, kit.CutTop(r, u.Px(theme.Control)))
		gap(u, r, theme.Gap)
		a.languageLine(u, kit.CutTop(r, u.Px(theme.Control)))
		gap(u, r, theme.Margin)
		if a.deps.Sound != nil {
			a.soundMenu(u, r)
			gap(u, r, theme.Margin)
		}
		if len(g.scn.Tutorial) > 0 {
			u.Toggle("guide", kit.CutTop(r, u.Px(32)), u.Say("Guide me"), &g.lessons.on)
			gap(u, r, theme.Margin)
		}
		type way struct {
			id   kit.ID
			name string
			do   func()
		}
		var list []way
		if len(g.comings()) > 1 {
			list = append(list, way{"menu/calendar", u.Say("Calendar"), func() { a.dialog = dialog{kind: showCalendar} }})
		}
		for _, b := range append(list, []way{
			{"menu/brief", u.Say("Read the brief again"), func() { a.at, a.dialog = atBrief, dialog{} }},
			{"menu/settings", u.Say("Settings"), a.toSettings},
			{"menu/leave", u.Say("Leave to the start screen"), a.toStart},
		}...) {
			if u.Button(b.id, kit.CutTop(r, u.Px(theme.Control)), b.name, kit.ButtonOpt{}) {
				b.do()
			}
			gap(u, r, theme.Gap)
		}
	})
}
