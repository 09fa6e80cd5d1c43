package screen

import (
	"backchannel/cmd/backchannel/internal/chart"
	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/legislature"
	"backchannel/engine/num"
)

// division is a vote that was held: in which chamber, on what, and how each bloc voted.
type division struct {
	chamber     int
	on          string
	turn        int
	yes, needed int
	blocs       []int
	odds        num.Milli
	passed      bool
}

// divisionOf reads a division out of an event of the log.
func (g *game) divisionOf(at int) (d division, ok bool) {
	s, e := g.scn, &g.view.Log[at]
	d = division{turn: int(e.Turn), odds: e.Odds, passed: e.Drawn < e.Odds}
	switch e.Kind {
	case crisis.TextRatified:
		p := s.Talks.Party(e.Of.By)
		if p < 0 || s.Talks.Votes[p].Chamber == 0 {
			return d, false
		}
		d.chamber, d.on = s.Talks.Votes[p].Chamber-1, g.book.Say("the agreement")
		d.needed = legislature.Needs{Majority: legislature.Simple}.Of(s.Chambers[d.chamber].Seats)
	case crisis.BillVoted, crisis.OverrideVoted:
		b := &s.Bills[e.Of.Item]
		st := &b.Path[min(max(0, int(e.Of.Pick)-1), len(b.Path)-1)]
		d.chamber, d.on = st.Chamber, b.Name
		present := s.Chambers[d.chamber].Seats - st.Away
		d.needed = st.Needs.Of(present)
		if e.Kind == crisis.OverrideVoted {
			d.on, d.needed = g.book.Say("the veto of %s", b.Name), legislature.Needs{Majority: legislature.TwoThirds}.Of(present)
		}
	default:
		return d, false
	}
	c := &s.Chambers[d.chamber]
	d.yes = whole64(g.balanceAt(c.Yes, at))
	for _, id := range c.Votes {
		d.blocs = append(d.blocs, whole64(g.balanceAt(id, at)))
	}
	return d, true
}

// balanceAt is what an account held after an event of the log.
func (g *game) balanceAt(id ledger.ID, at int) num.Milli {
	b := g.scn.Accounts[id].Open
	for i := range g.view.Log[:at+1] {
		for j := range g.view.Log[i].Entries {
			if n := &g.view.Log[i].Entries[j]; n.To == id && n.At == 0 && n.Card == 0 {
				b += n.Delta
			}
		}
	}
	return b
}

// rollCall shows a division bloc by bloc.
func (a *App) rollCall(u *kit.UI, r *kit.Rect, id kit.ID, d *division) {
	g := &a.game
	c := &g.scn.Chambers[d.chamber]
	chip := kit.Badge{Shape: kit.Check, Name: u.Say("PASSED")}
	if !d.passed {
		chip = kit.Badge{Shape: kit.Cross, Name: u.Say("REFUSED")}
	}
	u.Card(r, kit.Card{ID: id, Chip: chip, From: u.Say("turn %d", d.turn), Title: u.Say("%s on %s", c.Name, d.on), More: func(r *kit.Rect) {
		text := u.Say("%d to %d; %d were needed.", d.yes, c.Seats-d.yes, d.needed) + " "
		switch short := d.needed - d.yes; {
		case !d.passed && short > 0:
			text += u.Count(short, "%d vote short.", "%d votes short.", short) + " "
		case d.passed && short >= -2:
			text += u.Say("It was close.") + " "
		}
		u.Text(r, kit.Style{}, kit.Span{Text: text, Bold: true}, kit.Span{Text: u.Say("The chance was %s %%.", whole(d.odds))})
		gap(u, r, theme.Gap/2)
		for b := range d.blocs {
			a.blocBar(u, r, c.Groups[b].Name, d.blocs[b], c.Blocs[b].Seats, g.sideColor(u, c.Side))
		}
	}})
}

// blocBar is one bloc of a division: how many of its seats said yes.
func (a *App) blocBar(u *kit.UI, r *kit.Rect, name string, yes, seats int, c theme.Color) {
	st := kit.Style{Size: theme.Caption, Sans: true, Tabular: true}
	row := *r
	end := st
	end.Align = kit.AlignRight
	text := u.Say("%d of %d", yes, seats)
	fig := kit.CutRight(&row, u.Width(text, st)+u.Px(4))
	kit.CutRight(&row, u.Px(theme.Gap))
	used := u.Text(&row, st, kit.Span{Text: name})
	fig.Max.Y = fig.Min.Y + u.LineHeight(st)
	u.Label(fig, text, end)
	kit.CutTop(r, used.Dy())
	bar := kit.CutTop(r, u.Px(8))
	u.Fill(bar, u.Theme.Paper.Raised)
	if seats > 0 {
		bar.Max.X = bar.Min.X + bar.Dx()*yes/seats
		u.Fill(bar, c)
	}
	gap(u, r, theme.Gap/2)
}

// chamber is one chamber: how it voted last, who sits there, and when.
func (a *App) chamber(u *kit.UI, r *kit.Rect, n int) {
	g := &a.game
	c := &g.scn.Chambers[n]
	u.Text(r, kit.Style{Size: theme.Title, Bold: true, Sans: true, Heading: 3}, kit.Span{Text: c.Name})
	text := seats(u.Book, c.Seats)
	if c.Session != "" {
		text = u.Say("%s, sits %s", text, c.Session)
	}
	text += "."
	if !c.Sits.Holds(g.view.Bal) {
		text += " " + u.Say("It does not sit now.")
	}
	para(u, r, text, caption)
	u.Text(r, small, g.linked(c.About.Say)...)
	gap(u, r, theme.Margin)
	a.lastDivision(u, r, n)
	gap(u, r, theme.Margin)
	section(u, r, u.Say("WHAT THE BLOCS WANT"))
	for b := range c.Groups {
		u.Text(r, small, kit.Span{Text: c.Groups[b].Name + ": ", Bold: true}, kit.Span{Text: c.Groups[b].About.Say})
		gap(u, r, theme.Gap/2)
	}
}

// lastDivision draws how a chamber voted last; before any vote, only who sits where.
func (a *App) lastDivision(u *kit.UI, r *kit.Rect, n int) {
	g := &a.game
	c := &g.scn.Chambers[n]
	for i := len(g.view.Log) - 1; i >= 0; i-- {
		d, ok := g.divisionOf(i)
		if !ok || d.chamber != n {
			continue
		}
		h := g.hemicycle(u, c, d.blocs)
		h.ID, h.Need, h.Majority, h.No = kit.ID("division/"+c.ID), d.needed, u.Say("%d needed", d.needed), u.Say("against or away")
		h.Finding = u.Say("Turn %d: %s carried %s by %d votes, where %d were needed.", d.turn, c.Short, d.on, d.yes, d.needed)
		if !d.passed {
			h.Finding = u.Say("Turn %d: %s refused %s; it had %d votes, and %d were needed.", d.turn, c.Short, d.on, d.yes, d.needed)
		}
		h.Note = u.Say("The chance was %s %%.", whole(d.odds))
		h.Draw(u, r)
		return
	}
	h := chart.Hemicycle{Head: chart.Head{ID: kit.ID("division/" + c.ID), Finding: u.Say("%s has not voted in this game.", c.Short), Note: u.Say("Each circle is a seat.")}, Away: u.Say("seats")}
	for b := range c.Groups {
		h.Blocs = append(h.Blocs, chart.Bloc{Name: c.Groups[b].Name, Away: c.Blocs[b].Seats})
	}
	h.Draw(u, r)
}

// rollCalls are the divisions of the closed turn, for the report.
func (a *App) rollCalls(u *kit.UI, r *kit.Rect, turn int) {
	g := &a.game
	for i := range g.view.Log {
		if int(g.view.Log[i].Turn) != turn {
			continue
		}
		if d, ok := g.divisionOf(i); ok {
			a.rollCall(u, r, kit.ID("rollcall").Sub(i), &d)
			gap(u, r, theme.Margin)
		}
	}
}
