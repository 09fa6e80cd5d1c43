package screen

import (
	"strings"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/debrief"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/room"
)

// ending is how the game came out, and the debrief: what happened and what was possible on paper, the figures on glass.
func (a *App) ending(u *kit.UI, screen kit.Rect) {
	g := &a.game
	d, ok := g.opened()
	if !ok {
		a.at = atRoom
		return
	}
	r := a.page(u, screen, 1440)
	para(u, &r, d.Ending.Name, banner)
	para(u, &r, u.Say("%s · %s · seed %d · turn %d of %d", g.scn.Title, g.seatName(), g.play.Seed(), d.Ending.Turn, max(g.scn.Turns, d.Ending.Turn)), caption)
	gap(u, &r, theme.Margin)
	foot := kit.CutBottom(&r, u.Px(theme.Control))
	kit.CutBottom(&r, u.Px(theme.Margin))
	u.Foot(func() { a.endingFoot(u, foot) })
	if r.Dx() < u.Px(1000) {
		scroll(u, "debrief", r, u.Say("Debrief"), func(r *kit.Rect) {
			a.review(u, r, d)
			gap(u, r, theme.Section)
			a.figures(u, r, d)
		})
		return
	}
	cols := kit.Cols(r, u.Px(theme.Section), 1, 1.1)
	scroll(u, "debrief", cols[0], u.Say("Debrief"), func(r *kit.Rect) { a.review(u, r, d) })
	scroll(u, "figures", cols[1], u.Say("Figures"), func(r *kit.Rect) { a.figures(u, r, d) })
}

// opened is the debrief, made once.
func (g *game) opened() (*debrief.Debrief, bool) {
	if g.debrief == nil {
		d, ok := g.play.Debrief()
		if !ok {
			return nil, false
		}
		g.debrief = &d
	}
	return g.debrief, true
}

// endingFoot offers another round: the same luck, other luck, or the other chair.
func (a *App) endingFoot(u *kit.UI, row kit.Rect) {
	g := &a.game
	s, seat, seed := g.scn, g.play.Seat(), g.play.Seed()
	if buttonEnd(u, "again", &row, u.Say("Play again"), kit.ButtonOpt{Primary: true, Key: "P", Tip: u.Say("The same office and the same luck: what would you do differently?")}) {
		a.replay(seat, seed)
	}
	if buttonEnd(u, "luck", &row, u.Say("Other luck"), kit.ButtonOpt{Key: "L", Tip: u.Say("The same office with another seed.")}) {
		a.replay(seat, seed%seedMax+1)
	}
	other := u.Say("Play the other office")
	if next, ok := otherSeat(seatsOf(s, g.play.Plan()), seat); ok && len(g.play.Persons()) == 1 {
		if several(&next) {
			other = u.Say("Play the other cabinet")
		}
		if buttonEnd(u, "other", &row, other, kit.ButtonOpt{Key: "O", Tip: u.Say("The same luck from the chair of: %s", seatTitle(u.Book, s, &next))}) {
			a.replay(next.ID, seed)
		}
	}
	if buttonEnd(u, "home", &row, u.Say("Back to the start"), kit.ButtonOpt{}) {
		a.toStart()
	}
}

// replay begins another game of the same scenario, against the same kinds of counterpart.
func (a *App) replay(seat string, seed uint64) {
	g := &a.game
	set := room.Setup{Scenario: g.scn, Plan: g.play.Plan(), Seed: seed, Humans: []string{seat}, Kinds: g.play.Kinds()}
	if list := g.play.Persons(); len(list) > 1 {
		set.Humans = list
	}
	delete(set.Kinds, seat)
	a.choice.guided = g.lessons.on
	a.begin(set, nil)
}

// review is the paper: the ending, the first debrief, and then the questions.
func (a *App) review(u *kit.UI, r *kit.Rect, d *debrief.Debrief) {
	g := &a.game
	label := badge(u.Book, 0)
	if n := int(g.view.Bal[g.scn.Ending]/num.One) - 1; n >= 0 && n < len(g.scn.Endings) {
		label = badge(u.Book, g.scn.Endings[n].Text.Label)
	}
	u.Card(r, kit.Card{ID: "ended", Chip: label, Title: d.Ending.Name, Body: kit.Plain(d.Ending.Text)})
	gap(u, r, theme.Margin)
	a.sheet(u, r, "first", u.Say("In short"), d.Headline)
	if d.Ending.Breakdown {
		a.missed(u, r, d)
	}
	a.guesses(u, r, d)
	a.expectations(u, r)
	var sore []string
	for i := range d.Pledges {
		sore = append(sore, d.Pledges[i].Text)
	}
	a.sheet(u, r, "pledges", u.Say("Public demands"), sore)
	a.sheet(u, r, "questions", u.Say("Never asked"), d.Questions)
	a.timeline(u, r, d)
	a.measures(u, r, d)
	a.after(u, r, d)
	a.sheet(u, r, "transfer", u.Say("Beyond the game"), d.Transfer)
	for i, x := range d.Class {
		a.sheet(u, r, kit.ID("class").Sub(i), u.Say("From the lesson plan: %s", x.Plan), x.Questions)
	}
	a.sheet(u, r, "exit", u.Say("Your turn: at most 200 words"), d.Exit)
}

// sheet is a card of lines; without lines there is none.
func (a *App) sheet(u *kit.UI, r *kit.Rect, id kit.ID, title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	u.Card(r, kit.Card{ID: id, Title: title, More: func(r *kit.Rect) {
		for i, l := range lines {
			if i > 0 {
				gap(u, r, theme.Gap)
			}
			para(u, r, trueMinus(l), kit.Style{})
		}
	}})
	gap(u, r, theme.Margin)
}

// missed lists the ways down that stood open, turn by turn.
func (a *App) missed(u *kit.UI, r *kit.Rect, d *debrief.Debrief) {
	if len(d.MissedRamps) == 0 {
		return
	}
	u.Card(r, kit.Card{ID: "missed", Title: u.Say("Ways down that you did not take"), More: func(r *kit.Rect) {
		for _, m := range d.MissedRamps {
			para(u, r, u.Say("Turn %d, on the rung “%s”", m.Turn, m.Rung), strong)
			for _, x := range m.Ramps {
				text := x.Name
				if len(x.Would) > 0 {
					text += ": " + join(u.Book, minus(x.Would)) + "."
				}
				para(u, r, text, kit.Style{})
			}
			gap(u, r, theme.Gap)
		}
	}})
	gap(u, r, theme.Margin)
}

func (a *App) guesses(u *kit.UI, r *kit.Rect, d *debrief.Debrief) {
	var lines []string
	for i := range d.Guesses {
		// A cabinet guesses as one; of many parties those without whom there is no deal are told.
		if x := &d.Guesses[i]; x.Issue >= 0 || x.By == a.game.voice && a.game.vetoes(x.About) {
			lines = append(lines, x.Text)
		}
	}
	a.sheet(u, r, "guesses", u.Say("Your guess and the truth"), lines)
}

// timeline tells each turn, and what could not be seen then.
func (a *App) timeline(u *kit.UI, r *kit.Rect, d *debrief.Debrief) {
	u.Card(r, kit.Card{ID: "timeline", Title: u.Say("Turn by turn"), More: func(r *kit.Rect) {
		for i := range d.Timeline {
			l := &d.Timeline[i]
			para(u, r, u.Say("Turn %d: tension %s, then %s", l.Turn, figure(l.Tension), figure(l.After)), strong)
			if len(l.Causes) > 0 {
				para(u, r, a.game.causes(l.Causes)+".", kit.Style{Size: theme.Caption, Sans: true})
			}
			for _, x := range l.Happened {
				para(u, r, trueMinus(x), kit.Style{Size: theme.Caption})
			}
			a.unseen(u, r, l)
			a.weighed(u, r, d, l.Turn)
			gap(u, r, theme.Gap)
		}
	}})
	gap(u, r, theme.Margin)
}

// unseen folds what could not be seen of a turn then.
func (a *App) unseen(u *kit.UI, r *kit.Rect, l *debrief.TurnLine) {
	if len(l.Unknown) == 0 {
		return
	}
	g := &a.game
	open := g.unseen == l.Turn
	label := u.Say("What you could not see then (%d)", len(l.Unknown))
	if u.FoldOf(kit.ID("unseen").Sub(l.Turn), r, label, called(label, u.Say("turn %d", l.Turn)), kit.Style{Size: theme.Caption, Bold: true}, &open) {
		g.unseen = order(open) * l.Turn
	}
	for _, x := range l.Unknown {
		if open {
			para(u, r, trueMinus(x), kit.Style{Size: theme.Caption, Italic: true})
		}
	}
}

// weighed folds what the other signatories weighed in a turn.
func (a *App) weighed(u *kit.UI, r *kit.Rect, d *debrief.Debrief, turn int) {
	g := &a.game
	var lines []string
	for i := range d.Reasons {
		if w := &d.Reasons[i]; w.Turn == turn && w.Signs {
			lines = append(lines, w.Line(g.scn.Offices[w.By].Short))
		}
	}
	if len(lines) == 0 {
		return
	}
	open := g.weighed == turn
	label := u.Say("What the other side weighed (%d)", len(lines))
	if u.FoldOf(kit.ID("weighed").Sub(turn), r, label, called(label, u.Say("turn %d", turn)), kit.Style{Size: theme.Caption, Bold: true}, &open) {
		g.weighed = order(open) * turn
	}
	for _, x := range lines {
		if open {
			para(u, r, trueMinus(x), kit.Style{Size: theme.Caption, Italic: true})
		}
	}
}

// after is the record of what really happened, apart from the game.
func (a *App) after(u *kit.UI, r *kit.Rect, d *debrief.Debrief) {
	if len(d.After) == 0 {
		return
	}
	section(u, r, u.Say("NOT THE GAME: THE REAL CASE"))
	u.Card(r, kit.Card{ID: "after", Title: u.Say("What happened after"), More: func(r *kit.Rect) {
		para(u, r, debrief.AfterNote(u.Book), kit.Style{Size: theme.Caption})
		for i := range d.After {
			h := &d.After[i]
			gap(u, r, theme.Gap)
			para(u, r, capital(h.Date)+" · "+h.Label.In(u.Book), strong)
			para(u, r, h.Say, kit.Style{})
			for _, x := range h.Remarks(u.Book) {
				para(u, r, x, kit.Style{Size: theme.Caption, Italic: true})
			}
		}
	}})
	gap(u, r, theme.Margin)
}

func (a *App) measures(u *kit.UI, r *kit.Rect, d *debrief.Debrief) {
	if len(d.Measures) == 0 {
		return
	}
	u.Card(r, kit.Card{ID: "measures", Title: u.Say("How the talks were led"), More: func(r *kit.Rect) {
		for _, m := range d.Measures {
			u.Text(r, kit.Style{}, kit.Span{Text: m.Name + ": " + trueMinus(m.Text) + ". ", Bold: true}, kit.Span{Text: m.Definition})
			gap(u, r, theme.Gap/2)
		}
	}})
	gap(u, r, theme.Margin)
}

// figures is the glass: all packages in one picture, and the score by its parts.
func (a *App) figures(u *kit.UI, r *kit.Rect, d *debrief.Debrief) {
	if d.Space != nil {
		in := *r
		section(u, &in, u.Say("EVERY PACKAGE: WHAT IT PAID EACH SIDE"))
		a.plot(u, &in, d.Space)
		kit.CutTop(r, in.Min.Y-r.Min.Y)
		gap(u, r, theme.Section)
	}
	a.score(u, r, d)
}

func (a *App) score(u *kit.UI, r *kit.Rect, d *debrief.Debrief) {
	g := &a.game
	for i, t := range d.Totals {
		section(u, r, u.Say("SCORE OF %s", strings.ToUpper(g.scn.Offices[t.Office].Short)))
		row := kit.CutTop(r, u.LineHeight(kit.Style{Size: theme.Figure}))
		st := kit.Style{Size: theme.Figure, Bold: true, Sans: true, Tabular: true}
		w := u.Width(whole(t.Score), st)
		u.Label(kit.CutLeft(&row, w), whole(t.Score), st)
		kit.CutLeft(&row, u.Px(theme.Gap))
		of := u.Say("of 100. A score is for talking about, not for winning.")
		if i > 0 {
			of = u.Say("of 100.")
		}
		if t.Cap < 100*num.One {
			of = u.Say("of 100: with this ending at most %s.", whole(t.Cap))
		}
		u.Label(row, of, caption)
		gap(u, r, theme.Gap)
		open := len(g.mine) < 2 || g.parts == t.Office
		if len(g.mine) > 1 && u.FoldOf(kit.ID("parts/"+g.scn.Offices[t.Office].ID), r, u.Say("What it is made of"), called(u.Say("What it is made of"), g.scn.Offices[t.Office].Short), kit.Style{Sans: true}, &open) {
			g.parts = ledger.Nobody
			if open {
				g.parts = t.Office
			}
		}
		for _, p := range d.Score {
			if open && p.Office == t.Office {
				a.part(u, r, &p)
			}
		}
		gap(u, r, theme.Gap)
	}
}

// part is one part of the score: its bar, what it weighs and what it comes to.
func (a *App) part(u *kit.UI, r *kit.Rect, p *debrief.PartScore) {
	m := kit.Meter{Name: p.Name, Value: float(tenths(p.Value)), Last: float(tenths(p.Value)), Max: 100, Danger: 100, Unit: u.Say("of 100, counts %s %%: %s", whole(p.Share), figure(p.Points)), Color: a.game.side(u, p.Office)}
	u.Meter(kit.ID("part/"+a.game.scn.Offices[p.Office].ID+"/"+p.Name), kit.CutTop(r, u.MeterHeight(r.Dx(), m)), m)
	para(u, r, p.About, caption)
	gap(u, r, theme.Margin)
}

// whole writes an amount without decimals.
func whole(x num.Milli) string {
	return num.Milli(num.MulDiv(int64(x), 1, int64(num.One)) * int64(num.One)).String()
}

// partyOf finds an office among the parties of a space, or -1.
func partyOf(sp *debrief.Space, o ledger.Office) int {
	for i := range sp.Parties {
		if sp.Parties[i].Office == o {
			return i
		}
	}
	return -1
}
