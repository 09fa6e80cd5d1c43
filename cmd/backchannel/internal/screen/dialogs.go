package screen

import (
	"slices"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// dialogKind is which dialog lies over the screen.
type dialogKind uint8

const (
	showNothing dialogKind = iota
	showHelp
	showWords
	showMenu
	showWhy
	askClose
	askDemand
	askGuess
	askLift
	askReject
	askSign
	askBreak
	showCalendar
	askRequest
	askTarget
	showPlace
	showThinking
	askHand
	askDelete
	showPalette
	showTerm
	showGuide
)

// dialog is the open dialog with what it is about.
type dialog struct {
	kind   dialogKind
	item   int
	office ledger.Office
	pick   int
}

// dialogs draws the open dialog; Escape closes it.
func (a *App) dialogs(u *kit.UI) {
	d := a.dialog
	if d.kind == showNothing {
		return
	}
	if a.dialogBody(u, d.kind) {
		a.dialog = dialog{}
	}
}

func (a *App) dialogBody(u *kit.UI, k dialogKind) (dismissed bool) {
	switch k {
	case showHelp:
		return a.modal(u, "helping", u.Say("Help and keys"), 760, func(r kit.Rect) { a.help(u, r) })
	case showWords:
		return a.modal(u, "glossary", u.Say("Glossary"), 760, func(r kit.Rect) { a.words(u, r) })
	case showMenu:
		return a.modal(u, "pause", u.Say("Menu"), 520, func(r kit.Rect) { a.menu(u, r) })
	case showWhy:
		return a.modal(u, "why", u.Say("Why: %s", a.game.why.name), 720, func(r kit.Rect) { a.whyBody(u, r) })
	case askClose:
		return a.modal(u, "closing", u.Say("Close the turn?"), 620, func(r kit.Rect) { a.closing(u, r) })
	case askDemand:
		return a.modal(u, "demand", u.Say("%s: what do you demand?", a.game.demand.name), 720, func(r kit.Rect) { a.demandBody(u, r) })
	case askGuess:
		return a.modal(u, "guessing", u.Say("What matters most to them?"), 560, func(r kit.Rect) { a.guessBody(u, r) })
	case askLift:
		return a.modal(u, "lifting", u.Say("Take a public demand back?"), 560, func(r kit.Rect) { a.liftBody(u, r) })
	case askReject:
		return a.modal(u, "rejecting", u.Say("Turn it down because of"), 560, func(r kit.Rect) { a.rejectBody(u, r) })
	case askSign:
		return a.modal(u, "signing", u.Say("Sign the agreement?"), 640, func(r kit.Rect) { a.signBody(u, r) })
	case askBreak:
		return a.modal(u, "breaking", u.Say("Break the agreement?"), 560, func(r kit.Rect) { a.breakBody(u, r) })
	case showCalendar:
		return a.modal(u, "dates", u.Say("Calendar"), 760, func(r kit.Rect) { a.calendarBody(u, r) })
	case askRequest:
		return a.modal(u, "asking", u.Say("Ask them for something"), 640, func(r kit.Rect) { a.requestBody(u, r) })
	case showGuide:
		if !a.guiding() {
			return true
		}
		n, of := a.game.lessonNumber(a.game.lessons.at)
		return a.modal(u, "guiding", u.Say("Guide, step %d of %d", n, of), 640, func(r kit.Rect) { a.guideBody(u, r) })
	case showTerm:
		return a.modal(u, "term", a.game.scn.Glossary[a.dialog.item].Word, 640, func(r kit.Rect) { a.termBody(u, r) })
	case showPalette:
		return u.Modal("palette", u.Say("Find what to do"), 720, 2*theme.Section+theme.Title*theme.Leading+2*theme.Gap+(paletteRows+1)*theme.Control+12, func(r kit.Rect) { a.paletteBody(u, r) })
	case askDelete:
		return a.modal(u, "deleting", u.Say("Delete this saved game?"), 620, func(r kit.Rect) { a.deleteBody(u, r) })
	case askHand:
		return a.modal(u, "handing", u.Say("Hand the machine to whom?"), 620, func(r kit.Rect) { a.handBody(u, r) })
	case showThinking:
		a.modal(u, "thinking", u.Say("The others are thinking"), 520, func(r kit.Rect) { a.thinking(u, r) })
		return false
	case showPlace:
		return a.modal(u, "place", a.game.scn.Map.Sites[a.dialog.item].Name, 720, func(r kit.Rect) { a.placeBody(u, r) })
	case askTarget:
		return a.modal(u, "naming", a.game.scn.Actions[a.game.subject.item].Name, 640, func(r kit.Rect) { a.targetBody(u, r) })
	}
	return true
}

// modal is a dialog as high as the text in it, within the screen. The text stands in a scroll area named after it.
func (a *App) modal(u *kit.UI, id kit.ID, name string, w float64, body func(r kit.Rect)) bool {
	const px = 1000
	rest := 2*u.Px(theme.Section) + u.LineHeight(heading) + u.Px(theme.Gap) + u.Px(theme.Control) + u.Px(theme.Margin)
	h := float64(rest+u.ScrollHeight(id+"/body")) * px / float64(u.Px(px))
	return u.Modal(id, name, w, h+1, body)
}

// confirm is the foot of a dialog that asks: the safe answer first, so that it has the keyboard.
func (a *App) confirm(u *kit.UI, r *kit.Rect, yes, off string) bool {
	row := kit.CutBottom(r, u.Px(theme.Control))
	kit.CutBottom(r, u.Px(theme.Margin))
	cols := kit.Cols(row, u.Px(theme.Gap), 1, 1.3)
	pressed := false
	u.Foot(func() {
		if u.Button("dialog/no", cols[0], u.Say("Go back"), kit.ButtonOpt{Pad: kit.PadRight}) {
			a.dialog = dialog{}
		}
		pressed = u.Button("dialog/yes", cols[1], yes, kit.ButtonOpt{Primary: true, Off: off})
	})
	if pressed {
		a.dialog = dialog{}
	}
	return pressed
}

// done is the foot of a dialog that only tells.
func (a *App) done(u *kit.UI, r *kit.Rect) {
	row := kit.CutBottom(r, u.Px(theme.Control))
	kit.CutBottom(r, u.Px(theme.Margin))
	u.Foot(func() {
		if u.Button("dialog/done", row, u.Say("Close"), kit.ButtonOpt{Primary: true, Pad: kit.PadRight}) {
			a.dialog = dialog{}
		}
	})
}

// closing lists what is sealed by closing, and warns about what was left undone.
func (a *App) closing(u *kit.UI, r kit.Rect) {
	g := &a.game
	row := kit.CutBottom(&r, u.Px(theme.Control))
	kit.CutBottom(&r, u.Px(theme.Margin))
	cols := kit.Cols(row, u.Px(theme.Gap), 1, 1.3)
	yes := u.Button("dialog/yes", cols[1], u.Say("Close the turn"), kit.ButtonOpt{Primary: true, Key: "Enter", Pad: kit.PadBottom}) // first, so that it has the keyboard
	if u.Button("dialog/no", cols[0], u.Say("Go back"), kit.ButtonOpt{Key: "Esc", Pad: kit.PadRight}) || yes {
		a.dialog = dialog{}
	}
	if yes {
		if !a.game.ponders() {
			a.closeTurn()
			return
		}
		a.dialog, a.game.sealed = dialog{kind: showThinking}, u.Now()
		return
	}
	scroll(u, "closing/body", r, u.Say("What is filed"), func(r *kit.Rect) {
		slips := g.slips()
		if len(slips) == 0 {
			para(u, r, u.Say("Nothing is filed."), strong)
		} else {
			para(u, r, u.Say("These take effect now:"), kit.Style{Sans: true})
			for _, s := range slips {
				row := *r
				mark := kit.CutLeft(&row, u.Px(18))
				mark.Max.Y = mark.Min.Y + u.LineHeight(strong)
				u.Mark(kit.Check, mark, u.Theme.Glass.Ramp)
				kit.CutLeft(&row, u.Px(theme.Gap))
				para(u, &row, s.name, strong)
				r.Min.Y = row.Min.Y
			}
		}
		if g.scn.Talks != nil && g.pending() {
			gap(u, r, theme.Gap)
			para(u, r, u.Say("The signed text goes to the vote."), kit.Style{Sans: true})
		}
		for i, w := range g.warnings() {
			gap(u, r, theme.Gap)
			there := u.Say("Go there")
			text, press := *r, *r
			press.Max.Y = press.Min.Y + u.Px(theme.Control)
			text.Max.X -= buttonWidth(u, there, kit.ButtonOpt{}) + u.Px(theme.Margin)
			press.Min.X = text.Max.X + u.Px(theme.Margin)
			u.Text(&text, kit.Style{Sans: true}, kit.Span{Text: u.Say("Note:") + " ", Bold: true, Color: u.Theme.Glass.Danger}, kit.Span{Text: w.text})
			if u.Button(kit.ID("closing/there").Sub(i), press, there, kit.ButtonOpt{Says: called(there, w.text)}) {
				a.dialog = dialog{}
				a.see(u, w)
			}
			r.Min.Y = max(text.Min.Y, press.Max.Y)
		}
		a.expect(u, r)
		gap(u, r, theme.Margin)
		para(u, r, u.Say("After closing nothing of this turn can be taken back."), caption)
	})
}

// warnings are what a player might regret after closing, and where each is seen to.
func (g *game) warnings() []waiting {
	var out []waiting
	add := func(text string, at pane, show kit.ID) { out = append(out, waiting{text, at, show}) }
	if left := g.ordersLeft(); left > 0 {
		add(g.book.Count(left, "You have %d order left to give.", "You have %d orders left to give.", left), paneOrders, "desk")
	}
	for i := range g.scn.Cards {
		c := &g.scn.Cards[i]
		asked := g.asked(c)
		if g.fellIn(i) != g.view.Turn() || len(asked) == 0 {
			continue
		}
		for _, o := range asked {
			if len(c.Options) > 0 && g.filedFor(crisis.Choose, i, o) == nil {
				add(g.book.Say("“%s” waits for your answer. If you give none: %s.", c.Name, c.Options[c.Default].Name), paneNews, kit.ID("choose/"+c.ID).Sub(0))
			}
		}
		if c.Answer != 0 && g.filedFor(crisis.Label, i, asked[0]) == nil {
			add(g.book.Say("You have not labelled the claim “%s”.", c.Name), paneNews, kit.ID("label/"+c.ID).Sub(0))
		}
	}
	for _, x := range g.invites() {
		if !x.answered {
			add(g.book.Say("%s invitation is unanswered: %s.", g.owner(x.by), g.scn.Actions[x.item].Name), paneNews, x.id(g, "agree"))
		}
	}
	if p := g.party(); g.asks(p) >= 0 && g.answerBy(p) <= g.view.Turn() && g.filedOfAny(g.asks(p)) == nil {
		add(g.book.Say("A request is to be answered by now: %s. Silence costs trust; a no with a reason costs little.", g.scn.Actions[g.asks(p)].Name), paneNews, "excuse")
	}
	if owed, due := g.deliveryOwed(); owed > 0 && due <= g.view.Turn() && g.filedDelivery() == nil {
		add(g.book.Say("What you promised to deliver is due this turn, and it is not filed. Missing it breaks your word."), paneOrders, "deliver")
	}
	if t := g.scn.Talks; t != nil && g.party() >= 0 && g.reason(ledger.Directive{By: g.voice, Verb: crisis.Sign}) == "" {
		add(g.book.Say("All accept the text, and you have not signed it."), paneTalks, "sign")
	}
	if deed := g.undrafted(); deed != "" {
		add(g.book.Say("Your draft in Talks has not been put forward: the others do not know it."), paneTalks, deed)
	}
	return out
}

// undrafted is the button that would put the draft forward, where it is not what the seat offers or what lies on the
// table already; empty where there is no such draft, or nothing can be put forward now.
func (g *game) undrafted() kit.ID {
	t := g.scn.Talks
	if t == nil || g.draft == g.base || g.closedTable() {
		return ""
	}
	if text, there := g.read(t.Text); there && text == g.draft {
		return ""
	}
	p := g.party()
	if p < 0 {
		if t.Mediator == g.voice && g.shut(ledger.Directive{By: g.voice, Verb: crisis.Table, Levels: g.draft}) == "" {
			return "table"
		}
		return ""
	}
	if offer, there := g.read(t.Offer[p]); there && offer == g.draft || g.shut(ledger.Directive{By: g.voice, Verb: crisis.Propose, Levels: g.draft}) != "" {
		return ""
	}
	return "propose"
}

// demand is the public demand being chosen for an act that pins.
type demand struct {
	item  int
	by    ledger.Office
	name  string
	issue int
	level int
}

func (a *App) openDemand(c *action) {
	a.game.demand = demand{item: c.item, by: c.by, name: c.name}
	a.game.demand.level = a.game.dearest(c.by, 0)
	a.dialog = dialog{kind: askDemand}
}

// dearest is the level of a row that pays an office's party most: what a demand usually asks for.
func (g *game) dearest(by ledger.Office, issue int) (level int) {
	pays := g.scn.Talks.Parties[g.partyOf(by)].Pays[issue]
	for l := range pays {
		if pays[l] > pays[level] {
			level = l
		}
	}
	return level
}

func (a *App) demandBody(u *kit.UI, r kit.Rect) {
	g := &a.game
	t := g.scn.Talks
	x := &g.demand
	d := ledger.Directive{By: x.by, Verb: crisis.Act, Item: uint16(x.item), Levels: crisis.NoLevels()}
	x.level = min(x.level, len(t.Topics[x.issue].Levels)-1)
	d.Levels[x.issue] = int8(x.level)
	if a.confirm(u, &r, u.Say("File: %s", x.name), g.reason(d)) {
		a.submit(d)
		return
	}
	scroll(u, "demand/body", r, u.Say("The demand"), func(r *kit.Rect) {
		para(u, r, u.Say("A public demand names one row and the least that you will take there. You can take it back before you close the turn. Later it has a price at home."), kit.Style{Sans: true})
		gap(u, r, theme.Margin)
		section(u, r, u.Say("ROW"))
		names := make([]string, len(t.Topics))
		for i := range names {
			names[i] = t.Topics[i].Name
		}
		was := x.issue
		pick(u, r, "demand/issue", u.Say("Row"), kit.Labels(names...), &x.issue)
		if x.issue != was {
			x.level = g.dearest(x.by, x.issue)
		}
		gap(u, r, theme.Margin)
		section(u, r, u.Say("LEVEL"))
		x.level = min(x.level, len(t.Topics[x.issue].Levels)-1)
		options := kit.Labels(t.Topics[x.issue].Levels...)
		for l := range options {
			options[l].Note = u.Say("pays you %s", signed(t.Parties[g.partyOf(x.by)].Pays[x.issue][l]))
		}
		pick(u, r, "demand/level", u.Say("Level"), options, &x.level)
		gap(u, r, theme.Margin)
		for _, line := range minus(crisis.Effects(g.scn, g.view, &d)) {
			para(u, r, capital(line)+".", small)
		}
	})
}

// pickFits tells whether options fit in one row of a width.
func pickFits(u *kit.UI, w int, options []kit.Option) bool {
	fits := u.ChoiceFits(w, options, theme.Caption)
	for _, o := range options {
		fits = fits && u.Width(o.Note, caption) < w/len(options)
	}
	return fits
}

// pick is a segmented choice where the labels fit, else a column.
func pick(u *kit.UI, r *kit.Rect, id kit.ID, name string, options []kit.Option, at *int) {
	if pickFits(u, r.Dx(), options) {
		u.Choice(id, kit.CutTop(r, u.ChoiceHeight(options)), name, options, at)
		return
	}
	u.Radio(id, r, name, options, at)
}

func (a *App) openGuess() {
	g := &a.game
	a.dialog = dialog{kind: askGuess, office: g.with}
	if g.with == ledger.Nobody {
		a.dialog.office = g.others()[0]
	}
	if n := g.view.Bal[g.scn.Offices[g.voice].Guess[a.dialog.office]]; n > 0 {
		a.dialog.pick = int(n/1000) - 1
	}
}

func (a *App) guessBody(u *kit.UI, r kit.Rect) {
	g := &a.game
	d := a.dialog
	if a.confirm(u, &r, u.Say("Write it down"), "") {
		a.submit(ledger.Directive{By: g.voice, Verb: crisis.Guess, With: d.office, Item: uint16(d.pick)})
		return
	}
	scroll(u, "guessing/body", r, u.Say("Your guess"), func(r *kit.Rect) {
		para(u, r, u.Say("Which row do you think matters most to %s? Nobody sees your guess. The debrief tells you if you were right.", g.scn.Offices[d.office].Short), kit.Style{Sans: true})
		gap(u, r, theme.Margin)
		if others := g.others(); len(others) > 1 {
			at, names := 0, []string(nil)
			for i, o := range others {
				names = append(names, g.scn.Offices[o].Short)
				if o == d.office {
					at = i
				}
			}
			pick(u, r, "guessing/whom", u.Say("About whom"), kit.Labels(names...), &at)
			a.dialog.office = others[at]
			gap(u, r, theme.Margin)
		}
		var names []string
		for i := range g.scn.Talks.Topics {
			names = append(names, g.scn.Talks.Topics[i].Name)
		}
		u.Radio("guessing/row", r, u.Say("The row"), kit.Labels(names...), &a.dialog.pick)
	})
}

func (a *App) liftBody(u *kit.UI, r kit.Rect) {
	g := &a.game
	lift := ledger.Directive{By: g.voice, Verb: crisis.Lift, Item: uint16(a.dialog.item)}
	name := g.scn.Talks.Topics[a.dialog.item].Name
	if a.confirm(u, &r, u.Say("Take it back in public"), g.reason(lift)) {
		a.submit(lift)
		return
	}
	scroll(u, "lifting/body", r, u.Say("The price"), func(r *kit.Rect) {
		para(u, r, u.Say("You demanded something on %s in public. Taking it back happens at once and cannot be undone. It costs:", name), kit.Style{Sans: true})
		gap(u, r, theme.Gap)
		for _, l := range minus(crisis.Effects(g.scn, g.view, &lift)) {
			para(u, r, l+".", strong)
		}
	})
}

func (a *App) rejectBody(u *kit.UI, r kit.Rect) {
	g := &a.game
	t := g.scn.Talks
	d := a.dialog
	if a.confirm(u, &r, u.Say("Turn it down"), "") {
		a.submit(ledger.Directive{By: g.voice, Verb: crisis.Reject, With: d.office, Item: uint16(d.pick)})
		return
	}
	scroll(u, "rejecting/body", r, u.Say("Reason"), func(r *kit.Rect) {
		para(u, r, u.Say("Say on which row it fails. A reason helps them to come back with something better."), kit.Style{Sans: true})
		gap(u, r, theme.Margin)
		options := []kit.Option{{Label: u.Say("No reason given")}}
		for i := range t.Topics {
			options = append(options, kit.Option{Label: t.Topics[i].Name})
		}
		u.Radio("rejecting/row", r, u.Say("Reason"), options, &a.dialog.pick)
	})
}

func (a *App) signBody(u *kit.UI, r kit.Rect) {
	g := &a.game
	sign := ledger.Directive{By: g.voice, Verb: crisis.Sign}
	if a.confirm(u, &r, u.Say("Sign"), g.reason(sign)) {
		a.submit(sign)
		return
	}
	scroll(u, "signing/body", r, u.Say("What signing does"), func(r *kit.Rect) {
		para(u, r, g.signWords(), kit.Style{Sans: true})
		gap(u, r, theme.Gap)
		for _, l := range minus(crisis.Effects(g.scn, g.view, &sign)) {
			para(u, r, capital(l)+".", small)
		}
	})
}

func (a *App) breakBody(u *kit.UI, r kit.Rect) {
	g := &a.game
	d := ledger.Directive{By: g.voice, Verb: crisis.Break}
	if a.confirm(u, &r, u.Say("Break the agreement"), g.reason(d)) {
		a.submit(d)
		return
	}
	scroll(u, "breaking/body", r, u.Say("What breaking does"), func(r *kit.Rect) {
		para(u, r, u.Say("You would stop keeping what you signed. All will know. You can take this order back until you close the turn."), kit.Style{Sans: true})
		gap(u, r, theme.Gap)
		for _, l := range minus(crisis.Effects(g.scn, g.view, &d)) {
			para(u, r, l+".", strong)
		}
		for i := range g.scn.Endings {
			if e := &g.scn.Endings[i]; slices.Contains(e.When.Reads(nil), int(g.scn.Talks.Broken)) {
				gap(u, r, theme.Gap)
				text := u.Say("The game can then end as “%s”.", e.Name)
				if e.Cap > 0 && e.Cap < 100*num.One {
					text = u.Say("The game can then end as “%s”, with a score of at most %s.", e.Name, figure(e.Cap))
				}
				para(u, r, text, kit.Style{Sans: true})
			}
		}
	})
}
