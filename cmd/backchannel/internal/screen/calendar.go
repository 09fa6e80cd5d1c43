package screen

import (
	"slices"

	"backchannel/cmd/backchannel/internal/desk"
	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/ledger"
)

// coming is something that is known to come: a date of the scenario, a delivery, the last turn for texts.
type coming struct {
	turn, until int
	// day counts from the start of the game, late says that it lies after the end of play.
	day  int
	late bool
	when string
	// end says that it may be done until the turn is closed.
	end         bool
	name, about string
	// ours says that the seat has to do something by then.
	ours bool
}

// comings lists what lies ahead by date, the nearest first. Several parts of a page ask for it in each frame.
func (g *game) comings() []coming {
	if now := g.moment(g.book); g.comingAt != now || g.coming == nil {
		g.coming, g.comingAt = g.ahead(), now
	}
	return g.coming
}

func (g *game) ahead() []coming {
	var out []coming
	now, end := g.view.Turn(), desk.FirstDay(g.scn.Clock, g.lastTurn()+1)
	add := func(c coming) {
		if c.until = max(c.turn, c.until); c.until < now || c.turn > g.lastTurn() {
			return
		}
		if c.when == "" {
			c.when = day(g.book, g.scn, c.turn)
			if c.end {
				c.day = desk.FirstDay(g.scn.Clock, c.turn+1) - 1
				c.when = lastDay(g.book, g.scn, c.turn)
			}
			if c.until > c.turn {
				c.when = span(g.book, g.scn, c.turn, c.until)
			}
		}
		if c.day == 0 {
			c.day = desk.FirstDay(g.scn.Clock, c.turn)
		}
		c.late = c.day >= end
		out = append(out, c)
	}
	for i := range g.scn.Dates {
		d := &g.scn.Dates[i]
		add(coming{turn: d.Turn, until: d.Until, day: desk.DayOf(g.book, g.scn.Clock, d.On), when: d.On, name: d.Name, about: d.Text.Say})
	}
	g.comingTalks(add)
	add(coming{turn: g.lastTurn(), day: end - 1, when: onDay(g.book, g.scn, end-1), name: g.book.Say("The game ends"), about: g.book.Say("After this turn the story is over, and the debrief begins.")})
	slices.SortStableFunc(out, func(x, y coming) int { return x.day - y.day })
	return out
}

// comingTalks adds what the table has set a date for.
func (g *game) comingTalks(add func(coming)) {
	t := g.scn.Talks
	if t == nil || !t.InTranches() {
		return
	}
	if t.From > g.view.Turn() {
		add(coming{turn: t.From, name: g.book.Say("Texts can be signed"), about: g.book.Say("What has been agreed before then can be signed from this turn on.")})
	}
	if t.Until < g.scn.Turns {
		add(coming{turn: t.Until, when: span(g.book, g.scn, t.Until, t.Until), name: g.book.Say("Pens down"), about: g.book.Say("The last turn in which a text can be offered or signed.")})
	}
	for p := range t.Parties {
		if !t.Parties[p].Signs() {
			continue
		}
		o := t.Parties[p].Office
		if g.view.Bal[t.Owed[p]] > 0 {
			add(coming{turn: whole64(g.view.Bal[t.Due[p]]), end: true, name: g.deliveryOf(o), about: g.book.Say("Promised in the agreement; missing it breaks the promise."), ours: p == g.party()})
		}
		if asked := g.asks(p); asked >= 0 {
			add(coming{turn: g.answerBy(p), end: true, name: g.answerOf(o), about: g.scn.Actions[asked].Name + ".", ours: p == g.party()})
		}
	}
}

// deliveryOf names a delivery that a party owes, answerOf its answer to a request.
func (g *game) deliveryOf(o ledger.Office) string {
	if g.ours(o) {
		return g.book.Say("Your delivery")
	}
	return g.book.Say("%s delivery", g.owner(o))
}

func (g *game) answerOf(o ledger.Office) string {
	if g.ours(o) {
		return g.book.Say("Your answer to a request")
	}
	return g.book.Say("%s answer to a request", g.owner(o))
}

// calendarStrip is one line of what comes next; a press opens all of it.
func (a *App) calendarStrip(u *kit.UI, r *kit.Rect) {
	g := &a.game
	list := g.comings()
	row := kit.CutTop(r, u.LineHeight(small)+u.Px(theme.Gap))
	kit.CutTop(r, u.Px(theme.Gap))
	if buttonEnd(u, "calendar", &row, u.Say("Calendar"), kit.ButtonOpt{Key: "K"}) {
		a.dialog = dialog{kind: showCalendar}
	}
	u.Label(kit.CutLeft(&row, u.Width(u.Say("COMING"), caption)), u.Say("COMING"), caption)
	kit.CutLeft(&row, u.Px(theme.Margin))
	for i := range list {
		c := &list[i]
		text, st := capital(c.when)+": "+c.name, small
		switch {
		case c.late:
			text = u.Say("%s (after the end of play): %s", c.when, c.name)
		case c.turn <= g.view.Turn():
			text = u.Say("In this turn, %s", c.when+": "+c.name)
			st.Bold = true
		}
		w := u.Width(text, st)
		if w > row.Dx() {
			return
		}
		u.Label(kit.CutLeft(&row, w), text, st)
		kit.CutLeft(&row, u.Px(theme.Section))
	}
}

// calendarBody is the whole calendar: what is known to come, and the dates of the turns.
func (a *App) calendarBody(u *kit.UI, r kit.Rect) {
	g := &a.game
	a.done(u, &r)
	scroll(u, "dates/body", r, u.Say("Calendar"), func(r *kit.Rect) {
		para(u, r, u.Say("It is turn %d of %d, %s. A turn is %s.", g.view.Turn(), g.lastTurn(), clock(u.Book, g.scn, g.view.Turn()), u.Count(g.scn.Clock.Weeks, "%d week", "%d weeks", g.scn.Clock.Weeks)), kit.Style{Sans: true, Muted: true})
		list := g.comings()
		for i := range list {
			c := &list[i]
			gap(u, r, theme.Margin)
			when := u.Say("turn %d", c.turn)
			switch {
			case c.late:
				when = u.Say("after turn %d", g.lastTurn())
			case c.until > c.turn:
				when = u.Say("turns %d to %d", c.turn, c.until)
			}
			u.Text(r, kit.Style{Sans: true}, kit.Span{Text: capital(c.when) + ": " + c.name, Bold: true}, kit.Span{Text: " (" + when + ")"})
			if c.late {
				para(u, r, u.Say("This lies after the end of play."), kit.Style{Sans: true})
			}
			para(u, r, c.about, kit.Style{Sans: true, Muted: true})
			if c.ours {
				para(u, r, u.Say("This is for you to do."), small)
			}
		}
	})
}
