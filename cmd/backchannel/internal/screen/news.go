package screen

import (
	"slices"
	"strings"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/crisis"
	"backchannel/engine/information"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

// tray is the paper at the right: the guide, then what came in and what the advisers say.
func (a *App) tray(u *kit.UI, r kit.Rect) {
	if a.guiding() {
		a.lesson(u, &r)
		gap(u, &r, theme.Margin)
	}
	if a.game.pane == paneTalks && a.game.scn.Talks != nil {
		scroll(u, "papers", r, u.Say("The text and the answers"), func(r *kit.Rect) {
			a.papers(u, r)
			gap(u, r, theme.Section)
			a.advisers(u, r)
			a.desks(u, r)
		})
		return
	}
	a.trayScroll(u, r)
}

func (a *App) trayScroll(u *kit.UI, r kit.Rect) {
	g := &a.game
	scroll(u, "tray", r, u.Say("In-tray"), func(r *kit.Rect) {
		a.invitations(u, r)
		a.requests(u, r)
		section(u, r, u.Say("NEWS"))
		today := g.today()
		for _, i := range today {
			if g.pane == paneSources && g.scn.Cards[i].Answer != 0 {
				continue // it lies on the source desk
			}
			a.news(u, r, i, true)
			gap(u, r, theme.Margin)
		}
		if len(today) == 0 {
			para(u, r, u.Say("No news this turn."), caption)
			gap(u, r, theme.Margin)
		}
		a.advisers(u, r)
		a.desks(u, r)
		a.earlier(u, r)
	})
}

// today lists the cards of this turn: what asks something of the seat stands before what only tells, and stays there
// when it is answered.
func (g *game) today() []int {
	var ask, tell []int
	for i := range g.scn.Cards {
		switch {
		case g.fellIn(i) != g.view.Turn():
		case len(g.asked(&g.scn.Cards[i])) > 0 && (len(g.scn.Cards[i].Options) > 0 || g.scn.Cards[i].Answer != 0):
			ask = append(ask, i)
		default:
			tell = append(tell, i)
		}
	}
	return append(ask, tell...)
}

// fellIn is the turn in which the seat saw a card fall last, 0 for never.
func (g *game) fellIn(card int) int {
	for i := len(g.view.Log) - 1; i >= 0; i-- {
		if e := &g.view.Log[i]; e.Kind == crisis.CardFell && int(e.Of.Item) == card {
			return int(e.Turn)
		}
	}
	return 0
}

// news is one card, with what it asks this turn right on it.
func (a *App) news(u *kit.UI, r *kit.Rect, i int, now bool) { a.newsAt(u, r, "news", i, now) }

// newsAt is news with an id of its own, for where the same card can be seen twice.
func (a *App) newsAt(u *kit.UI, r *kit.Rect, id kit.ID, i int, now bool) {
	g := &a.game
	c := &g.scn.Cards[i]
	chip := badge(u.Book, c.Text.Label)
	if c.Shown() == 0 { // the label of a real claim is what is asked
		chip = kit.Badge{Shape: kit.Ring, Name: u.Say("YOUR LABEL?")}
	}
	k := kit.Card{ID: id + kit.ID("/"+c.ID), Chip: chip, From: from(&c.Text), Title: c.Name, Body: g.linked(c.Text.Say)}
	if k.From == "" {
		k.From = lower(clock(u.Book, g.scn, g.fellIn(i)))
	}
	k.More = func(r *kit.Rect) {
		for _, line := range g.cardDid(i) {
			para(u, r, line, caption)
		}
		if now && len(c.Options) > 0 && len(g.asked(c)) > 0 {
			a.choiceOf(u, r, i)
		}
		if c.Answer != 0 {
			a.claim(u, r, i, now && len(g.asked(c)) > 0)
		}
	}
	u.Card(r, k)
}

// cardDid is what the card moved by itself, and what came of labelling it.
func (g *game) cardDid(card int) []string {
	var out []string
	for i := range g.view.Log {
		e := &g.view.Log[i]
		if int(e.Of.Item) != card || int(e.Turn) < g.fellIn(card) || e.Kind != crisis.CardFell && e.Kind != crisis.ClaimLabelled {
			continue
		}
		l, ok := crisis.Tell(g.scn, e, g.view.Of)
		if !ok {
			continue
		}
		text := l.Text
		if _, after, ok := strings.Cut(text, g.scn.Cards[card].Name); ok && e.Kind == crisis.CardFell {
			text = strings.TrimPrefix(after, ".") // its name stands above
		}
		if text = strings.TrimSpace(text); text != "" {
			out = append(out, trueMinus(text))
		}
	}
	return out
}

// choiceOf lets each office that a card asks answer it; the answer is sealed until the turn closes.
func (a *App) choiceOf(u *kit.UI, r *kit.Rect, i int) {
	g := &a.game
	asked := g.asked(&g.scn.Cards[i])
	for n, o := range asked {
		if len(g.mine) > 1 {
			gap(u, r, theme.Gap)
			para(u, r, u.Say("%s answers:", g.scn.Offices[o].Short), small)
		}
		a.choiceBy(u, r, i, o, len(asked) > 1 && n > 0)
	}
}

func (a *App) choiceBy(u *kit.UI, r *kit.Rect, i int, by ledger.Office, more bool) {
	g := &a.game
	c := &g.scn.Cards[i]
	id := kit.ID("choose/" + c.ID)
	if more {
		id += kit.ID("/" + g.scn.Offices[by].ID)
	}
	given := g.filedFor(crisis.Choose, i, by)
	gap(u, r, theme.Gap)
	for pick := range c.Options {
		o := &c.Options[pick]
		d := ledger.Directive{By: by, Verb: crisis.Choose, Item: uint16(i), Pick: uint8(pick)}
		chosen := given != nil && int(given.Pick) == pick
		label := o.Name
		off := ""
		if given == nil {
			off = g.reason(d)
		} else if !chosen {
			off = u.Say("You have chosen the other answer. Take it back first.")
		}
		if chosen {
			label = u.Say("Take back: %s", o.Name)
		}
		if a.answerButton(u, r, id.Sub(pick), label, "", off, chosen) {
			if chosen {
				a.withdraw(given)
			} else {
				a.submit(d)
			}
		}
		if does := crisis.Effects(g.scn, g.view, &d); len(does) > 0 {
			para(u, r, strings.Join(minus(does), " · ")+".", caption)
		}
		gap(u, r, theme.Gap)
	}
	if given == nil {
		para(u, r, u.Say("If you do not answer: %s.", c.Options[c.Default].Name), caption)
	}
}

// answerButton is a button as wide as the card; a label too long for it stands above it.
func (a *App) answerButton(u *kit.UI, r *kit.Rect, id kit.ID, label, key, off string, chosen bool) bool {
	row := kit.CutTop(r, u.Px(theme.Control))
	says := label
	if u.Width(label, strong) > row.Dx()-2*u.Px(theme.Gap)-order(key != "")*u.Px(theme.Section) {
		gap(u, r, theme.Gap/2)
		para(u, r, label, small)
		label = u.Say("Choose this")
		if chosen {
			label = u.Say("Take back")
		} else {
			says = called(label, says)
		}
	}
	return u.Button(id, row, label, kit.ButtonOpt{Key: key, Off: off, Says: says})
}

// filedFor is an office's sealed answer to a card, or nil.
func (g *game) filedFor(verb ledger.Verb, card int, by ledger.Office) *ledger.Directive {
	for i := range g.view.Filed {
		if f := &g.view.Filed[i]; f.By == by && f.Verb == verb && int(f.Item) == card {
			return f
		}
	}
	return nil
}

// claim shows the evidence of a claim and lets the office label it.
func (a *App) claim(u *kit.UI, r *kit.Rect, i int, asks bool) {
	g := &a.game
	c := &g.scn.Cards[i]
	for _, slip := range c.Slips {
		gap(u, r, theme.Gap)
		source, full := "", fullFrom(&slip)
		if full != "" {
			source = " (" + from(&slip) + ")"
		}
		used := u.Text(r, kit.Style{Size: theme.Caption}, kit.Span{Text: slip.Label.In(u.Book) + ": ", Bold: true}, kit.Span{Text: slip.Say}, kit.Span{Text: source, Color: u.Theme.Paper.Muted})
		if full != from(&slip) { // a tip that says no more would only cover the answers below
			u.Tip(used, full)
		}
	}
	if g.labelled(i) {
		gap(u, r, theme.Gap)
		u.Text(r, kit.Style{Size: theme.Caption}, kit.Span{Text: u.Say("Why:") + " ", Bold: true}, kit.Span{Text: c.Why.Say})
	}
	if !asks {
		return
	}
	by := g.asked(c)[0]
	given := g.filedFor(crisis.Label, i, by)
	gap(u, r, theme.Gap)
	if given != nil {
		para(u, r, u.Say("Your label: %s. You will hear if it was right when the turn closes.", information.Label(given.Pick).In(u.Book)), small)
		gap(u, r, theme.Gap)
		if u.Button(kit.ID("unlabel/"+c.ID), kit.CutTop(r, u.Px(theme.Control)), u.Say("Take the label back"), kit.ButtonOpt{}) {
			a.unlabel(i)
		}
		return
	}
	para(u, r, u.Say("Which label fits best?"), small)
	gap(u, r, theme.Gap/2)
	b := buttons{u: u, r: r}
	for l := range information.Labels() {
		name, tip := information.Label(l+1).In(u.Book), labelMeans(u.Book, information.Label(l+1))
		if b.add(kit.ID("label/"+c.ID).Sub(l), capital(strings.ToLower(name)), kit.ButtonOpt{Tip: tip}) {
			for _, o := range g.asked(c) { // a cabinet labels as one
				a.submit(ledger.Directive{By: o, Verb: crisis.Label, Item: uint16(i), Pick: uint8(l + 1)})
			}
		}
	}
}

// labelled tells whether the seat has heard if its label was right.
func (g *game) labelled(card int) bool {
	for i := range g.view.Log {
		if e := &g.view.Log[i]; e.Kind == crisis.ClaimLabelled && int(e.Of.Item) == card {
			return true
		}
	}
	return false
}

// invitation is what another office invites the seat to, with the answer that was given, if one was.
type invitation struct {
	item     uint16
	by, with ledger.Office
	answered bool
	agreed   bool
}

// id is the same for as long as the invitation is there, whatever becomes of others.
func (x *invitation) id(g *game, what string) kit.ID {
	return kit.ID(what + "/" + g.scn.Actions[x.item].ID + "/" + g.scn.Offices[x.by].ID)
}

// invites are the invitations of this turn in the order in which they came. What is answered stays in its place until
// the turn is closed; what is taken back goes.
func (g *game) invites() []invitation {
	if turn := g.view.Turn(); g.invitedIn != turn {
		g.invited, g.invitedIn = nil, turn
	}
	open := func(x invitation) bool {
		return slices.ContainsFunc(g.view.Filed, func(f ledger.Directive) bool {
			return f.Verb == crisis.Invite && f.Item == x.item && f.By == x.by && f.With == x.with
		})
	}
	g.invited = slices.DeleteFunc(g.invited, func(x invitation) bool { return !x.answered && !open(x) })
	for i := range g.view.Filed {
		f := &g.view.Filed[i]
		if f.Verb != crisis.Invite || !g.view.Of.Has(f.With) {
			continue
		}
		x := invitation{item: f.Item, by: f.By, with: f.With}
		at := slices.IndexFunc(g.invited, func(y invitation) bool { return y.item == x.item && y.by == x.by && y.with == x.with })
		if at < 0 {
			g.invited = append(g.invited, x)
		} else {
			g.invited[at] = x // invited again
		}
	}
	return g.invited
}

// invitations are what others invite the seat to, to agree or to decline.
func (a *App) invitations(u *kit.UI, r *kit.Rect) {
	g := &a.game
	list := g.invites()
	for i := range list {
		f := &list[i]
		x := &g.scn.Actions[f.item]
		by := &g.scn.Offices[f.by]
		agree := ledger.Directive{By: f.with, Verb: crisis.Agree, Item: f.item, With: f.by}
		body := x.About.Say
		if does := crisis.Effects(g.scn, g.view, &agree); len(does) > 0 {
			body += " " + strings.Join(minus(does), " · ") + "."
		}
		u.Card(r, kit.Card{ID: f.id(g, "invitation"), Chip: kit.Badge{Shape: kit.Right, Name: u.Say("INVITATION")}, From: u.Say("from %s", by.Short), Title: x.Name, Body: kit.Plain(body), More: func(r *kit.Rect) {
			row := kit.CutTop(r, u.Px(theme.Control)) // of one height, so that what stands below stays where it is
			if f.answered {
				answer := u.Say("You have declined.")
				if f.agreed {
					answer = u.Say("You have agreed.")
				}
				u.Label(row, answer, strong)
				return
			}
			b := kit.Cols(row, u.Px(theme.Gap), 1, 1)
			if u.Button(f.id(g, "agree"), b[0], u.Say("Agree"), kit.ButtonOpt{Says: called(u.Say("Agree"), x.Name+", "+by.Short)}) {
				f.answered = a.submit(agree)
				f.agreed = f.answered
			}
			if u.Button(f.id(g, "decline"), b[1], u.Say("Decline"), kit.ButtonOpt{Says: called(u.Say("Decline"), x.Name+", "+by.Short)}) {
				decline := agree
				decline.Verb = crisis.Decline
				f.answered = a.submit(decline)
			}
		}})
		gap(u, r, theme.Margin)
	}
}

// advisers each say one thing: the first of theirs that holds now. They can disagree.
func (a *App) advisers(u *kit.UI, r *kit.Rect) {
	g := &a.game
	first := true
	for _, o := range g.mine {
		if !g.advises(o) {
			continue
		}
		if first {
			section(u, r, u.Say("YOUR ADVISERS"))
		}
		first = false
		title := u.Say("What they say")
		if len(g.mine) > 1 {
			title = g.scn.Offices[o].Short
		}
		u.Card(r, kit.Card{ID: kit.ID("advisers/" + g.scn.Offices[o].ID), Chip: badge(u.Book, information.Simulated), Title: title, More: func(r *kit.Rect) { a.voices(u, r, o) }})
		gap(u, r, theme.Margin)
	}
}

// advises tells whether an adviser of the office has something to say.
func (g *game) advises(o ledger.Office) bool {
	for i := range g.scn.Offices[o].Advisers {
		if g.advice(&g.scn.Offices[o].Advisers[i]) != "" {
			return true
		}
	}
	return false
}

// voices are the sentences of an office's advisers.
func (a *App) voices(u *kit.UI, r *kit.Rect, o ledger.Office) {
	g := &a.game
	some := false
	for i := range g.scn.Offices[o].Advisers {
		x := &g.scn.Offices[o].Advisers[i]
		if says := g.advice(x); says != "" {
			if some {
				gap(u, r, theme.Gap)
			}
			some = true
			u.Text(r, kit.Style{}, kit.Span{Text: x.Name + ": ", Bold: true}, kit.Span{Text: says})
		}
	}
}

func (g *game) advice(x *scenario.Adviser) string {
	for i := range x.Says {
		if x.Says[i].When.Holds(g.view.Bal) {
			return x.Says[i].Text.Say
		}
	}
	return ""
}

// earlier folds the news of the turns before.
func (a *App) earlier(u *kit.UI, r *kit.Rect) {
	g := &a.game
	n := 0
	for i := range g.scn.Cards {
		if t := g.fellIn(i); t > 0 && t < g.view.Turn() {
			n++
		}
	}
	if n == 0 {
		return
	}
	label := u.Say("Show earlier news (%d)", n)
	if g.earlier {
		label = u.Say("Hide earlier news")
	}
	if u.Button("earlier", kit.CutTop(r, u.Px(theme.Control)), label, kit.ButtonOpt{}) {
		g.earlier = !g.earlier
	}
	gap(u, r, theme.Margin)
	if !g.earlier {
		return
	}
	for i := range g.scn.Cards {
		if t := g.fellIn(i); t > 0 && t < g.view.Turn() && !(g.pane == paneSources && g.scn.Cards[i].Answer != 0) {
			a.news(u, r, i, false)
			gap(u, r, theme.Margin)
		}
	}
}
