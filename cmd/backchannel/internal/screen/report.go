package screen

import (
	"fmt"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// reportRows is how many changes a report shows; the rest are in the meters.
const reportRows = 7

// report tells what the turn did: the changes, largest first, and what happened.
func (a *App) report(u *kit.UI, screen kit.Rect) {
	g := &a.game
	r := a.page(u, screen, 1360)
	line(u, &r, fmt.Sprintf("Turn %d is over", g.reports), banner)
	ended := g.play.Ended()
	next := "The game is over."
	if !ended {
		next = fmt.Sprintf("%s begins: turn %d of %d.", clock(g.scn, g.view.Turn()), g.view.Turn(), g.lastTurn())
	}
	para(u, &r, next, kit.Style{Sans: true, Muted: true})
	gap(u, &r, theme.Margin)
	foot := kit.CutBottom(&r, u.Px(theme.Control))
	kit.CutBottom(&r, u.Px(theme.Margin))
	u.ToastRoom(&r)
	label := "Next turn"
	if ended {
		label = "To the ending"
	}
	if buttonEnd(u, "next", &foot, label, kit.ButtonOpt{Primary: true, Key: "N"}) {
		a.at = atRoom
		u.Rewind()
		if ended {
			a.at = atEnding
		}
	}
	left := func(r *kit.Rect) { a.changes(u, r) }
	right := func(r *kit.Rect) { a.happened(u, r) }
	if r.Dx() < u.Px(1000) {
		scroll(u, "report", r, "Report", func(r *kit.Rect) {
			left(r)
			gap(u, r, theme.Section)
			right(r)
		})
		return
	}
	cols := kit.Cols(r, u.Px(theme.Section), 1, 1)
	scroll(u, "report/0", cols[0], "What changed", left)
	scroll(u, "report/1", cols[1], "What happened", right)
}

func (a *App) changes(u *kit.UI, r *kit.Rect) {
	g := &a.game
	section(u, r, "WHAT CHANGED, AND WHY")
	changes := crisis.Report(g.scn, g.view, g.reports)
	if len(changes) == 0 {
		para(u, r, "No number that you can see has moved.", kit.Style{Sans: true})
	}
	for i, c := range changes {
		if i == reportRows {
			para(u, r, fmt.Sprintf("And %s more, in the meters.", count(len(changes)-i, "change")), caption)
			break
		}
		a.change(u, r, c)
	}
}

// change is one row: the number with its old value as a ghost, and its causes.
func (a *App) change(u *kit.UI, r *kit.Rect, c crisis.Change) {
	g := &a.game
	m := g.meterOf(c.Account)
	if m == nil {
		return
	}
	w, _, ok := g.meter(u, m)
	if !ok {
		return
	}
	w.Value, w.Last, w.Why = float(c.To), float(c.From), ""
	box := *r
	u.Meter(kit.ID("change/"+string(meterID(m))), kit.CutTop(&box, u.MeterHeight(box.Dx(), w)), w)
	var words []string
	for _, x := range c.Causes {
		who := ""
		if x.By != ledger.Nobody {
			who = " (" + g.scn.Offices[x.By].Short + ")"
		}
		words = append(words, x.Title+who+" "+signed(x.Delta))
	}
	text := "It was " + figure(c.From) + ". "
	for i, w := range words {
		if i > 0 {
			text += " · "
		}
		text += w
	}
	para(u, &box, text+".", small)
	kit.CutTop(r, box.Min.Y-r.Min.Y)
	u.Rule(r)
}

// happened lists the important events of the closed turn and of the new one's beginning.
func (a *App) happened(u *kit.UI, r *kit.Rect) {
	g := &a.game
	section(u, r, "WHAT HAPPENED")
	lines := g.passage(g.reports)
	if len(lines) == 0 {
		para(u, r, "Nothing that you were told of.", kit.Style{Sans: true})
		return
	}
	u.Card(r, kit.Card{ID: "happened", Title: "Turn " + num.Of(g.reports).String(), More: func(r *kit.Rect) {
		for _, l := range lines {
			para(u, r, trueMinus(l.Text), kit.Style{})
			gap(u, r, theme.Gap)
		}
	}})
}

// passage lists what to tell of the closing of a turn and the opening of the next.
func (g *game) passage(turn int) []crisis.Line {
	log := g.view.Log
	from := 0
	for i := range log {
		if log[i].Kind == crisis.OfficeClosed && int(log[i].Turn) == turn {
			from = i + 1
		}
	}
	var out []crisis.Line
	for i := from; i < len(log); i++ {
		if l, ok := crisis.Tell(g.scn, &log[i], g.view.Of); ok && (l.Important || reported(l.Kind)) && l.Kind != crisis.GameEnded {
			out = append(out, l)
		}
	}
	return out
}

// reported kinds are told in a report beside the important ones.
func reported(k ledger.Kind) bool {
	switch k {
	case crisis.ActionTaken, crisis.ChanceTaken, crisis.ChoiceMade, crisis.ClaimLabelled, crisis.DealKept, crisis.EntriesFellDue:
		return true
	}
	return false
}
