package screen

import (
	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/crisis"
	"backchannel/engine/information"
)

// sourceDesk is where claims are labelled: those that wait with their evidence, what each label means and how it is
// earned, and what was learnt from those that were labelled.
func (a *App) sourceDesk(u *kit.UI, r kit.Rect) {
	if r.Dx() < u.Px(billColumns) {
		scroll(u, "sources", r, u.Say("Source desk"), func(r *kit.Rect) {
			a.claims(u, r)
			gap(u, r, theme.Margin)
			a.labelsEarned(u, r)
		})
		return
	}
	cols := kit.Cols(r, u.Px(theme.Margin), 1.25, 1)
	scroll(u, "sources", cols[0], u.Say("Source desk"), func(r *kit.Rect) { a.claims(u, r) })
	scroll(u, "sources/labels", cols[1], u.Say("How a label is earned"), func(r *kit.Rect) { a.labelsEarned(u, r) })
}

// claimCards are the claims that have fallen: those that wait for a label, and those that do not any more, the
// latest first.
func (g *game) claimCards() (wait, past []int) {
	for i := len(g.scn.Cards) - 1; i >= 0; i-- {
		c := &g.scn.Cards[i]
		switch t := g.fellIn(i); {
		case c.Answer == 0 || t == 0:
		case t == g.view.Turn() && len(g.asked(c)) > 0 && !g.labelled(i):
			wait = append(wait, i)
		default:
			past = append(past, i)
		}
	}
	return wait, past
}

// claimsMade tells whether a claim has fallen.
func (g *game) claimsMade() bool {
	wait, past := g.claimCards()
	return len(wait)+len(past) > 0
}

// claims are the cards with their evidence.
func (a *App) claims(u *kit.UI, r *kit.Rect) {
	g := &a.game
	wait, past := g.claimCards()
	section(u, r, u.Say("TO LABEL THIS TURN"))
	if len(wait) == 0 {
		para(u, r, u.Say("No claim waits for a label. New ones come with the news; labelling costs no order."), caption)
		gap(u, r, theme.Margin)
	}
	for _, i := range wait {
		a.news(u, r, i, true)
		gap(u, r, theme.Margin)
	}
	if len(past) == 0 {
		return
	}
	section(u, r, u.Say("EARLIER CLAIMS, AND WHAT WAS LEARNT"))
	for _, i := range past {
		c := &g.scn.Cards[i]
		open := g.openClaim == i+1
		if u.Fold(kit.ID("claim/"+c.ID), r, c.Name+" ("+g.labelResult(u, i)+")", kit.Style{Sans: true}, &open) {
			g.openClaim = order(open) * (i + 1)
		}
		gap(u, r, theme.Gap/2)
		if open {
			a.news(u, r, i, false)
			gap(u, r, theme.Margin)
		}
	}
}

// labelResult says in a few words what became of a claim.
func (g *game) labelResult(u *kit.UI, card int) string {
	given, ok := g.givenLabel(card)
	switch {
	case !ok:
		return u.Say("not labelled")
	case given == g.scn.Cards[card].Answer:
		return u.Say("%s, and it was", given.In(u.Book))
	}
	return u.Say("you said %s, it was %s", given.In(u.Book), g.scn.Cards[card].Answer.In(u.Book))
}

// givenLabel is the label that the seat gave a claim, once it has heard if it was right.
func (g *game) givenLabel(card int) (information.Label, bool) {
	for i := range g.view.Log {
		if e := &g.view.Log[i]; e.Kind == crisis.ClaimLabelled && int(e.Of.Item) == card && g.view.Of.Has(e.Of.By) {
			return information.Label(e.Of.Pick), true
		}
	}
	return 0, false
}

// labelsEarned says what each label means, what to ask before it is given, and how many of the seat's were right.
func (a *App) labelsEarned(u *kit.UI, r *kit.Rect) {
	g := &a.game
	right, all := 0, 0
	for i := range g.scn.Cards {
		if given, ok := g.givenLabel(i); ok {
			all++
			right += order(given == g.scn.Cards[i].Answer)
		}
	}
	u.Card(r, kit.Card{ID: "earned", Title: u.Say("How a label is earned"), More: func(r *kit.Rect) {
		if all > 0 {
			u.Text(r, kit.Style{}, kit.Span{Text: u.Count(all, "You have labelled %[2]d claim, %[1]d of it rightly.", "You have labelled %[2]d claims, %[1]d of them rightly.", right, all), Bold: true})
			gap(u, r, theme.Gap)
		}
		para(u, r, u.Say("Read the evidence below the claim first. Who says it, when, and who else has looked?"), kit.Style{Italic: true})
		gap(u, r, theme.Gap)
		for l := range information.Labels() {
			label := information.Label(l + 1)
			row := kit.CutTop(r, u.LineHeight(small)+u.Px(6))
			u.Chip(&row, badge(u.Book, label))
			gap(u, r, theme.Gap/2)
			u.Text(r, kit.Style{Size: theme.Caption}, kit.Span{Text: labelMeans(u.Book, label) + " "}, kit.Span{Text: labelAsks(u, label), Italic: true})
			gap(u, r, theme.Gap)
		}
	}})
	gap(u, r, theme.Margin)
	a.labelsWorth(u, r)
}

// labelAsks is the question that decides on a label.
func labelAsks(u *kit.UI, l information.Label) string {
	switch l {
	case information.Fact:
		return u.Say("Ask: is there a named source with a date, and does every other source agree?")
	case information.Claim:
		return u.Say("Ask: is it somebody's word, which nobody has checked yet?")
	case information.Disputed:
		return u.Say("Ask: do two sources that know what they speak of contradict each other?")
	case information.Outdated:
		return u.Say("Ask: was it true once, and what has changed since?")
	case information.Simulated:
		return u.Say("Ask: does it exist only in this game?")
	}
	return ""
}

// labelsWorth says what a right and a wrong label do, by the claims that wait.
func (a *App) labelsWorth(u *kit.UI, r *kit.Rect) {
	g := &a.game
	wait, _ := g.claimCards()
	for _, i := range wait {
		asked := g.asked(&g.scn.Cards[i])
		if len(asked) == 0 {
			continue
		}
		para(u, r, u.Say("You hear when the turn closes whether a label was right, and why."), caption)
		return
	}
}
