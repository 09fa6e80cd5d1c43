package screen

import (
	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/session"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// world is the glass at the left: the ladder and the meters. It can only be watched.
func (a *App) world(u *kit.UI, r kit.Rect) {
	in := u.Panel(r)
	scroll(u, "world", in, u.Say("The world"), func(r *kit.Rect) {
		if len(a.game.scn.Ladder) > 0 {
			a.ladder(u, r, in.Dy() < u.Px(lowWorld))
			gap(u, r, theme.Margin)
		}
		a.meters(u, r)
	})
}

// ladderWhole is how many rungs a ladder can have and still be shown whole; of a longer one only what is near the
// crisis, unless the player opens it.
const (
	ladderWhole = 7
	ladderNear  = 2
	lowWorld    = 760 // pixels at 1080 lines; below it the meters would be out of view
	closedShown = 4   // orders that a rung closes and that are named at once
)

func (a *App) ladder(u *kit.UI, r *kit.Rect, low bool) {
	g := &a.game
	s := g.scn
	at, was := whole64(g.view.Bal[s.Rung]), whole64(g.last(s.Rung))
	from, to := 0, len(s.Ladder)
	if to > ladderWhole && !g.rungs {
		from = max(0, min(at, was)-ladderNear)
		to = min(to, max(at, was)+ladderNear+1)
	}
	var names []string
	for i := from; i < to; i++ {
		names = append(names, s.Ladder[i].Name)
	}
	section(u, r, u.Say("THE LADDER"))
	u.Ladder("ladder", kit.CutTop(r, len(names)*u.Px(32)), kit.Ladder{Name: u.Say("Ladder"), Rungs: names, First: from, At: at - from, Was: was - from, Danger: g.dangerRung() - from})
	gap(u, r, theme.Gap)
	rung := &s.Ladder[at]
	if low {
		u.Fold("rung", r, u.Say("What this rung brings"), small, &g.rung)
	}
	if !low || g.rung {
		para(u, r, rung.About.Say, small)
	}
	if ways := g.actionNames(rung.Ramps); ways != "" {
		gap(u, r, theme.Gap/2)
		u.Text(r, small, kit.Span{Text: u.Say("Ways down:") + " ", Bold: true, Color: u.Theme.Glass.Ramp}, kit.Span{Text: ways + "."})
	}
	if shut := g.actionNames(rung.Closes); shut != "" && (!low || g.rung) {
		gap(u, r, theme.Gap/2)
		open := len(rung.Closes) <= closedShown || g.closed
		if len(rung.Closes) > closedShown {
			u.Fold("rung/closed", r, u.Say("%d orders are closed on this rung", len(rung.Closes)), small, &g.closed)
		}
		if open {
			u.Text(r, small, kit.Span{Text: u.Say("Closed here:") + " ", Bold: true, Color: u.Theme.Glass.Danger}, kit.Span{Text: shut + "."})
		}
	}
	if len(s.Ladder) > ladderWhole {
		gap(u, r, theme.Gap/2)
		u.Fold("rungs", r, u.Say("The whole ladder (%d rungs)", len(s.Ladder)), small, &g.rungs)
	}
}

// dangerRung is the first rung that begins where tension is dangerous.
func (g *game) dangerRung() int {
	for i := range g.scn.Meters {
		m := &g.scn.Meters[i]
		if m.HasDanger && g.scn.Laws.HasTension && m.Account == g.scn.Laws.Tension {
			for k := range g.scn.Ladder {
				if g.scn.Ladder[k].From >= m.Danger {
					return k
				}
			}
		}
	}
	return len(g.scn.Ladder)
}

// actionNames lists actions that the seat can take or take part in, then the others.
func (g *game) actionNames(actions []int) string {
	var names []string
	for _, i := range actions {
		names = append(names, g.scn.Actions[i].Name)
	}
	return join(g.book, names)
}

func (a *App) meters(u *kit.UI, r *kit.Rect) {
	g := &a.game
	section(u, r, u.Say("METERS: PRESS FOR WHY"))
	if g.view.Turn() > 1 {
		para(u, r, u.Say("Changes count from the beginning of turn %d.", g.since()), caption)
		gap(u, r, theme.Gap/2)
	}
	hidden := 0
	for i := range g.scn.Meters {
		m := &g.scn.Meters[i]
		w, id, ok := g.meter(u, m)
		if !ok || g.spare(m) {
			continue
		}
		if !g.showsMeter(m) {
			hidden++
			continue
		}
		if u.Meter(meterID(m), kit.CutTop(r, u.MeterHeight(r.Dx(), w)), w) {
			a.openWhy(id, w.Name)
		}
		gap(u, r, theme.Gap)
	}
	if hidden == 0 {
		return
	}
	u.Fold("meters/more", r, u.Count(hidden, "%d more meter", "%d more meters", hidden), small, &g.moreMeters)
}

// showsMeter tells whether a meter is shown: by its stage, or since it stands in its danger.
func (g *game) showsMeter(m *scenario.Meter) bool {
	if m.Tier <= g.shownTier() || g.moreMeters {
		return true
	}
	at := g.view.Bal[m.Account]
	return m.Owner == ledger.Nobody && m.HasDanger && g.view.Knows(g.scn, m.Account) && (m.Low && at < m.Danger || !m.Low && at >= m.Danger) && m.Tier < session.StageLast
}

// spare tells whether a meter says nothing to the seat: a purse that it does not pay from, and the parts of a public,
// which have a page of their own.
func (g *game) spare(m *scenario.Meter) bool {
	return m.Purse && g.view.Of.Has(m.Owner) && m.Owner != g.office && g.cabinet()
}

func meterID(m *scenario.Meter) kit.ID {
	return kit.ID("meter/" + m.ID + "/" + string(rune('0'+m.Owner)))
}

// meter makes a scenario's meter into one that can be drawn, with the account behind it. A meter that the seat does
// not see shows its poll as a band, or is left out.
func (g *game) meter(u *kit.UI, m *scenario.Meter) (w kit.Meter, id ledger.ID, ok bool) {
	s, v := g.scn, g.view
	id = m.Account
	acc := &s.Accounts[id]
	w = kit.Meter{Name: m.Name, Unit: m.Unit, Min: float(acc.Min), Max: float(acc.Max), Why: m.About.Say + " " + u.Say("Press to see what moved it.")}
	if m.Owner != ledger.Nobody {
		w.Color = g.side(u, m.Owner)
	}
	if !v.Knows(s, id) {
		if id = m.Poll; !m.HasPoll || !v.Knows(s, id) {
			return w, id, false
		}
		w.Name = u.Say("Poll in %s", s.Offices[m.Owner].Short)
		if g.polls(m.Owner) > 1 {
			w.Name += ": " + m.Name
		}
		w.Why = u.Say("What the polls in %[2]s say of “%[1]s”, true to within %[3]s. Press to see what moved it.", m.Name, s.Offices[m.Owner].Short, figure(m.Margin))
		w.Low, w.High = float((v.Bal[id]-m.Margin).Clamp(acc.Min, acc.Max)), float((v.Bal[id]+m.Margin).Clamp(acc.Min, acc.Max))
		w.Unit += " ±" + figure(m.Margin)
	} else if m.Owner != ledger.Nobody && (len(g.mine) > 1 && !m.Purse || !v.Of.Has(m.Owner)) {
		w.Name = acc.Title
	}
	w.Value, w.Last, w.Since = float(v.Bal[id]), float(g.last(id)), u.Say("since turn %d began", g.since())
	w.Tenths = g.byParts(id)
	w.Danger, w.Below = w.Max, false
	if m.HasDanger {
		w.Danger, w.Below = float(m.Danger), m.Low
	}
	return w, id, true
}

// byParts tells whether a number was ever moved by a part of one: from then on all its figures have a decimal.
func (g *game) byParts(id ledger.ID) bool {
	for i := range g.view.Log {
		for _, n := range g.view.Log[i].Entries {
			if n.To == id && n.Delta%num.One != 0 {
				return true
			}
		}
	}
	return g.view.Bal[id]%num.One != 0
}

// polls counts the polls that are published of an office.
func (g *game) polls(o ledger.Office) (n int) {
	for i := range g.scn.Meters {
		if m := &g.scn.Meters[i]; m.HasPoll && m.Owner == o {
			n++
		}
	}
	return n
}

// since is the turn from whose opening the room counts what a number has moved: the one before, so that a turn begins
// with what the report has just told.
func (g *game) since() int { return max(1, g.view.Turn()-1) }

// last is what a balance was when that turn opened: the ghost behind a meter.
func (g *game) last(id ledger.ID) num.Milli {
	v := g.view
	b := v.Bal[id]
	for i := crisis.Opened(v.Log, g.since()); i < len(v.Log); i++ {
		for j := range v.Log[i].Entries {
			if n := &v.Log[i].Entries[j]; n.To == id && n.At == 0 && n.Card == 0 {
				b -= n.Delta
			}
		}
	}
	return b
}
