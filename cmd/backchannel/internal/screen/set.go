package screen

import (
	"strconv"
	"strings"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/crisis"
	"backchannel/engine/information"
	"backchannel/engine/ledger"
)

// setPiece is the card that is shown alone now, with the office that it asks: the first question of the first turn,
// and those that the scenario sets apart. -1 is none.
func (g *game) setPiece() (card int, by ledger.Office) {
	if g.aside == g.view.Turn() || g.play.Ended() {
		return -1, ledger.Nobody
	}
	for i := range g.scn.Cards {
		c := &g.scn.Cards[i]
		if len(c.Options) == 0 || !c.Alone || g.fellIn(i) != g.view.Turn() {
			continue
		}
		for _, o := range g.asked(c) {
			if g.filedFor(crisis.Choose, i, o) == nil {
				return i, o
			}
		}
	}
	return -1, ledger.Nobody
}

// set is a moment of its own: one card with its answers, the advisers beside it, and nothing else.
func (a *App) set(u *kit.UI, r kit.Rect, card int, by ledger.Office) {
	g := &a.game
	if wide := u.Px(1400); r.Dx() > wide {
		r.Min.X += (r.Dx() - wide) / 2
		r.Max.X = r.Min.X + wide
	}
	narrow := r.Dx() < u.Px(twoColumns)
	if spare := r.Dy() - u.Px(theme.Control+theme.Margin) - max(u.ScrollHeight("set/0"), u.ScrollHeight("set/1")); spare > 0 && !narrow {
		r.Min.Y += spare * 2 / 5 // in the middle, a little above
		r.Max.Y -= spare * 3 / 5
	}
	foot := kit.CutBottom(&r, u.Px(theme.Control))
	kit.CutBottom(&r, u.Px(theme.Margin))
	u.TabLast(func() {
		if buttonEnd(u, "aside", &foot, u.Say("See the room first"), kit.ButtonOpt{Key: "R", Tip: u.Say("The card stays in the news. You can answer it there until you close the turn.")}) {
			g.aside = g.view.Turn()
		}
	})
	body := func(r *kit.Rect) { a.setCard(u, r, card, by) }
	voices := func(r *kit.Rect) { a.setAdvice(u, r, by) }
	if narrow {
		scroll(u, "set", r, u.Say("The question"), func(r *kit.Rect) {
			body(r)
			gap(u, r, theme.Margin)
			voices(r)
		})
		return
	}
	cols := kit.Cols(r, u.Px(theme.Section), 1.25, 1)
	scroll(u, "set/0", cols[0], u.Say("The question"), body)
	scroll(u, "set/1", cols[1], u.Say("Your advisers"), voices)
}

func (a *App) setCard(u *kit.UI, r *kit.Rect, card int, by ledger.Office) {
	g := &a.game
	c := &g.scn.Cards[card]
	k := kit.Card{ID: kit.ID("set/" + c.ID), Chip: badge(u.Book, c.Text.Label), From: from(&c.Text), Title: c.Name, Body: g.linked(c.Text.Say)}
	k.More = func(r *kit.Rect) {
		gap(u, r, theme.Gap)
		for pick := range c.Options {
			o := &c.Options[pick]
			d := ledger.Directive{By: by, Verb: crisis.Choose, Item: uint16(card), Pick: uint8(pick)}
			if a.answerButton(u, r, kit.ID("set/choose/"+c.ID).Sub(pick), o.Name, strconv.Itoa(pick+1), g.reason(d), false) {
				a.submit(d)
			}
			gap(u, r, theme.Gap/2)
			if o.About.Say != "" {
				para(u, r, o.About.Say, kit.Style{Size: theme.Caption})
			}
			if does := crisis.Effects(g.scn, g.view, &d); len(does) > 0 {
				para(u, r, strings.Join(minus(does), " · ")+".", caption)
			}
			gap(u, r, theme.Margin)
		}
		para(u, r, u.Say("If you do not answer: %s.", c.Options[c.Default].Name), caption)
	}
	u.Card(r, k)
}

// setAdvice are the sentences of the advisers of the office that is asked.
func (a *App) setAdvice(u *kit.UI, r *kit.Rect, by ledger.Office) {
	g := &a.game
	if !g.advises(by) {
		return
	}
	for i := range g.scn.Offices[by].Advisers {
		x := &g.scn.Offices[by].Advisers[i]
		if says := g.advice(x); says != "" {
			u.Card(r, kit.Card{ID: kit.ID("adviser").Sub(i), Chip: badge(u.Book, information.Simulated), Title: x.Name, Body: kit.Plain(says)})
			gap(u, r, theme.Margin)
		}
	}
}
