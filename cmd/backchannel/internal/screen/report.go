package screen

import (
	"slices"
	"strings"

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
	line(u, &r, u.Say("Turn %d is over", g.reports), banner)
	ended := g.play.Ended()
	next := u.Say("The game is over.")
	if !ended {
		next = u.Say("%s begins: turn %d of %d.", clock(u.Book, g.scn, g.view.Turn()), g.view.Turn(), g.lastTurn())
	}
	para(u, &r, next, kit.Style{Sans: true, Muted: true})
	u.Announce(u.Say("Turn %d is over", g.reports) + ". " + next)
	gap(u, &r, theme.Margin)
	foot := kit.CutBottom(&r, u.Px(theme.Control))
	kit.CutBottom(&r, u.Px(theme.Margin))
	label := u.Say("Next turn")
	if ended {
		label = u.Say("To the ending")
	}
	pressed := false
	u.Foot(func() { pressed = buttonEnd(u, "next", &foot, label, kit.ButtonOpt{Primary: true, Key: "N"}) })
	if pressed {
		a.at = atRoom
		u.Rewind()
		if ended {
			a.at = atEnding
			a.hearEnd()
		}
	}
	tall := g.reportTall // of the two columns without the chart, which stands in the shorter one
	column := func(k int, draw func(u *kit.UI, r *kit.Rect)) func(r *kit.Rect) {
		return func(r *kit.Rect) {
			top := r.Min.Y
			draw(u, r)
			g.reportTall[k] = r.Min.Y - top
			if (tall[0] < tall[1]) == (k == 0) {
				gap(u, r, theme.Section)
				a.tensionSoFar(u, r)
			}
		}
	}
	left, right := column(0, a.changes), column(1, a.happened)
	if r.Dx() < u.Px(1000) {
		tall = [2]int{1, 0} // below both
		scroll(u, "report", r, u.Say("Report"), func(r *kit.Rect) {
			left(r)
			gap(u, r, theme.Section)
			right(r)
		})
		return
	}
	cols := kit.Cols(r, u.Px(theme.Section), 1, 1)
	scroll(u, "report/0", cols[0], u.Say("What changed"), left)
	scroll(u, "report/1", cols[1], u.Say("What happened"), right)
}

// changes are the largest changes of the numbers that this stage shows, with what is behind them; the rest is folded.
func (a *App) changes(u *kit.UI, r *kit.Rect) {
	g := &a.game
	section(u, r, u.Say("WHAT CHANGED, AND WHY"))
	first, rest := g.sortChanges(crisis.Report(g.scn, g.view, g.reports))
	if len(first)+len(rest) == 0 {
		para(u, r, u.Say("No number that you can see has moved."), kit.Style{Sans: true})
	}
	for i, c := range first {
		a.change(u, r, c, i == 0)
	}
	if len(rest) == 0 {
		return
	}
	u.Fold("changes", r, u.Count(len(rest), "%d smaller change", "%d smaller changes", len(rest)), strong, &g.folds.changes)
	if g.folds.changes {
		gap(u, r, theme.Gap)
		for _, c := range rest {
			a.change(u, r, c, false)
		}
	}
}

// sortChanges keeps the rows that a report shows at once, in the order of their size.
func (g *game) sortChanges(all []crisis.Change) (first, rest []crisis.Change) {
	for _, c := range all {
		m := g.meterOf(c.Account)
		switch {
		case m == nil || g.spare(m):
		case g.expected(g.reports) >= 0 && c.Account == g.scn.Laws.Tension:
			first = append([]crisis.Change{c}, first...) // what the player foretold is told first
		case len(first) < reportRows && g.showsMeter(m):
			first = append(first, c)
		default:
			rest = append(rest, c)
		}
	}
	return first, rest
}

// change is one row: the number with its old value as a ghost, and its causes, of the first row as steps. Pressed, it
// tells the whole story of the number.
func (a *App) change(u *kit.UI, r *kit.Rect, c crisis.Change, steps bool) {
	g := &a.game
	m := g.meterOf(c.Account)
	w, _, ok := g.meter(u, m)
	if !ok {
		return
	}
	name := w.Name
	w.Value, w.Last, w.Why = float(c.To), float(c.From), u.Say("Press to see what moved it.")
	w.Since = u.Say("since turn %d began", g.reports)
	box := *r
	if u.Meter(kit.ID("change/"+string(meterID(m))), kit.CutTop(&box, u.MeterHeight(box.Dx(), w)), w) {
		a.openWhy(c.Account, name)
	}
	if steps && len(c.Causes) > 1 {
		gap(u, &box, theme.Gap)
		f := g.waterfall(u, &c, w.Unit)
		f.Draw(u, &box)
	} else {
		para(u, &box, u.Say("It was %s.", figure(c.From))+" "+g.causes(c.Causes)+".", small)
	}
	kit.CutTop(r, box.Min.Y-r.Min.Y)
	gap(u, r, theme.Gap/2)
	u.Rule(r)
	gap(u, r, theme.Gap/2)
}

// causesMax is how many causes a row of the report names; the others are summed up.
const causesMax = 4

// causes tells what moved a number, the largest first: the same thing done by several offices is one cause.
func (g *game) causes(list []crisis.Cause) string {
	var sums []reason
	for _, x := range list {
		at := slices.IndexFunc(sums, func(y reason) bool { return y.title == x.Title })
		if at < 0 {
			at = len(sums)
			sums = append(sums, reason{title: x.Title})
		}
		sums[at].by = append(sums[at].by, x.By)
		sums[at].delta += x.Delta
	}
	sums = slices.DeleteFunc(sums, func(x reason) bool { return tenths(x.delta) == 0 })
	if len(sums) == 0 {
		return g.book.Say("Many small causes")
	}
	slices.SortStableFunc(sums, func(x, y reason) int { return int(magnitude(y.delta) - magnitude(x.delta)) })
	var words []string
	var others num.Milli
	for i, x := range sums {
		if i >= causesMax && len(sums) > causesMax+1 {
			others += x.delta
			continue
		}
		words = append(words, x.title+g.doneBy(x.by)+" "+signed(x.delta))
	}
	if len(words) < len(sums) {
		words = append(words, g.book.Count(len(sums)-len(words), "%d other %s", "%d others together %s", len(sums)-len(words), signed(others)))
	}
	return strings.Join(words, " · ")
}

// reason is what one cause did to a number, by whomever it was done.
type reason struct {
	title string
	by    []ledger.Office
	delta num.Milli
}

// namedMax is how many offices behind one cause are named; of more it is told how many.
const namedMax = 3

// doneBy names who is behind a cause.
func (g *game) doneBy(by []ledger.Office) string {
	var names []string
	for _, o := range by {
		if o != ledger.Nobody {
			names = append(names, g.scn.Offices[o].Short)
		}
	}
	switch {
	case len(by) > 1 && (len(names) < len(by) || len(by) > namedMax):
		return " " + g.book.Count(len(by), "(%d time)", "(%d times)", len(by))
	case len(names) == 0:
		return ""
	}
	return " (" + strings.Join(names, ", ") + ")"
}

func magnitude(x num.Milli) num.Milli { return max(x, -x) }
