package screen

import (
	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
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
	scroll(u, "why/body", r, "What moved it", func(r *kit.Rect) {
		if m := g.meterOf(g.why.id); m != nil {
			para(u, r, m.About.Say, kit.Style{Sans: true, Muted: true})
			gap(u, r, theme.Margin)
		}
		sum(u, r, "At the beginning", exact(opening), strong)
		turn := -1
		for _, c := range causes {
			if c.Turn != turn {
				turn = c.Turn
				gap(u, r, theme.Gap)
				section(u, r, "TURN "+num.Of(max(turn, 1)).String())
			}
			who := ""
			if c.By != ledger.Nobody {
				who = " (" + g.scn.Offices[c.By].Short + ")"
			}
			sum(u, r, c.Title+who, exactly(c.Delta), kit.Style{Sans: true})
		}
		gap(u, r, theme.Gap)
		sum(u, r, "Now", exact(closing), strong)
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

// words is the glossary.
func (a *App) words(u *kit.UI, r kit.Rect) {
	a.done(u, &r)
	scroll(u, "glossary/body", r, "Words", func(r *kit.Rect) {
		if len(a.game.scn.Glossary) == 0 {
			para(u, r, "This scenario explains no words.", kit.Style{Sans: true})
		}
		for i := range a.game.scn.Glossary {
			t := &a.game.scn.Glossary[i]
			para(u, r, t.Word, strong)
			para(u, r, t.Meaning.Say, kit.Style{Sans: true, Muted: true})
			gap(u, r, theme.Gap)
		}
	})
}

// keys lists what the keyboard does.
var keys = [][2]string{
	{"Tab, Shift+Tab", "go to the next or the last control"},
	{"Enter or Space", "press it"},
	{"Arrows", "choose in a row or a list, or scroll"},
	{"Page Up, Page Down", "scroll a page"},
	{"Esc", "close a dialog; open the menu in the room"},
	{"O, T, N, W", "open Orders, Talks, News, World"},
	{"P", "propose the package, or table the text"},
	{"A, S", "accept, sign"},
	{"C", "close the turn"},
	{"G", "words that are explained"},
	{"? or F1", "this help"},
}

// help says how to play in a few lines, and what the keys do.
func (a *App) help(u *kit.UI, r kit.Rect) {
	a.done(u, &r)
	scroll(u, "helping/body", r, "Help", func(r *kit.Rect) {
		row := kit.CutTop(r, u.Px(theme.Control))
		a.textSize(u, row)
		gap(u, r, theme.Margin)
		for _, p := range []string{
			"Each turn: read the news, file orders, talk, then close the turn. Orders wait until you close and can be taken back. Talks happen at once and are answered at once.",
			"Dark glass shows what the world does. You can only watch it. Paper is what people write: you can read it, answer it and sign it.",
			"Press a meter to see everything that moved it. Words in the talks are explained under Words.",
			"Every move is saved as you make it.",
		} {
			para(u, r, p, kit.Style{Sans: true})
			gap(u, r, theme.Gap)
		}
		gap(u, r, theme.Gap)
		section(u, r, "KEYS")
		for _, k := range keys {
			row := *r
			at := kit.CutLeft(&row, u.Px(200))
			used := u.Text(&row, kit.Style{Sans: true}, kit.Span{Text: k[1]})
			at.Max.Y = at.Min.Y + u.LineHeight(strong)
			u.Label(at, k[0], strong)
			kit.CutTop(r, used.Dy())
			gap(u, r, theme.Gap/2)
		}
	})
}

// menu is the way out of a game, which is saved already.
func (a *App) menu(u *kit.UI, r kit.Rect) {
	g := &a.game
	a.done(u, &r)
	scroll(u, "pause/body", r, "Menu", func(r *kit.Rect) {
		text := "The game is saved. You can leave at any time and go on later."
		if err := g.play.SaveError(); err != nil {
			text = "The game is not saved: " + sentence(err.Error()) + " If you leave now, the last moves are lost."
		}
		para(u, r, text, kit.Style{Sans: true})
		gap(u, r, theme.Margin)
		a.textSize(u, kit.CutTop(r, u.Px(theme.Control)))
		gap(u, r, theme.Margin)
		if len(g.scn.Tutorial) > 0 {
			u.Toggle("guide", kit.CutTop(r, u.Px(32)), "Guide me", &g.lessons.on)
			gap(u, r, theme.Margin)
		}
		for _, b := range []struct {
			id   kit.ID
			name string
			do   func()
		}{
			{"menu/brief", "Read the brief again", func() { a.at, a.dialog = atBrief, dialog{} }},
			{"menu/leave", "Leave to the start screen", a.toStart},
		} {
			if u.Button(b.id, kit.CutTop(r, u.Px(theme.Control)), b.name, kit.ButtonOpt{}) {
				b.do()
			}
			gap(u, r, theme.Gap)
		}
	})
}
