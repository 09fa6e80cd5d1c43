package screen

import (
	"slices"
	"strings"

	"backchannel/cmd/backchannel/internal/chart"
	"backchannel/cmd/backchannel/internal/desk"
	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/phrase"
	"backchannel/engine/scenario"
)

// chambers is the page of parliaments: the bills at the left, and at the right the one that is open with its path,
// the count of its next vote and what can be done; where there is no room for two columns the open bill is told in
// its place.
func (a *App) chambers(u *kit.UI, r kit.Rect) {
	g := &a.game
	if r.Dx() < u.Px(billColumns) {
		scroll(u, "chambers", r, u.Say("Chambers"), func(r *kit.Rect) { a.billLists(u, r, g.openBill-1, true) })
		return
	}
	cols := kit.Cols(r, u.Px(theme.Margin), 0.62, 1)
	at := g.openBill - 1
	if at < 0 && g.openChamber == 0 {
		at = g.firstBill()
	}
	scroll(u, "chambers", cols[0], u.Say("Chambers"), func(r *kit.Rect) { a.billLists(u, r, at, false) })
	scroll(u, "chambers/one", cols[1], u.Say("What is open"), func(r *kit.Rect) {
		switch {
		case g.openChamber > 0:
			a.chamber(u, r, g.openChamber-1)
		case at >= 0:
			a.billInFull(u, r, at)
		}
	})
}

// billColumns is from which width on bills stand beside the one that is open.
const billColumns = 760

// firstBill is the bill that is shown when none was opened: one under way, else the first that can be tabled, else
// any.
func (g *game) firstBill() int {
	moving, open, done := g.billsByState()
	for _, list := range [][]int{moving, open, done} {
		for _, i := range list {
			if len(moving) > 0 || g.view.Turn() >= g.scn.Bills[i].OpensAt {
				return i
			}
		}
	}
	return -1
}

// billsByState are the bills under way, those not tabled yet, and those decided.
func (g *game) billsByState() (moving, open, done []int) {
	for i := range g.scn.Bills {
		switch b := &g.scn.Bills[i]; {
		case g.view.Bal[b.Passed] > 0 || g.view.Bal[b.Failed] > 0:
			done = append(done, i)
		case g.view.Bal[b.Stage] > 0:
			moving = append(moving, i)
		case b.Tier <= g.shownTier():
			open = append(open, i)
		}
	}
	return moving, open, done
}

// billLists are the bills by how far they are, and the chambers; at is the one that is open, which is told here
// where inside says so.
func (a *App) billLists(u *kit.UI, r *kit.Rect, at int, inside bool) {
	g := &a.game
	moving, open, done := g.billsByState()
	para(u, r, u.Say("A bill goes through its stages one turn at a time. Some levels of the talks are open only when their law has passed."), caption)
	gap(u, r, theme.Margin)
	list := func(title string, list []int, none string) {
		if len(list) == 0 && none == "" {
			return
		}
		section(u, r, title)
		if len(list) == 0 {
			para(u, r, none, caption)
		}
		for _, i := range list {
			a.billRow(u, r, i, i == at)
			if i == at && inside {
				gap(u, r, theme.Gap)
				a.billInFull(u, r, i)
				gap(u, r, theme.Margin)
			}
		}
		gap(u, r, theme.Margin)
	}
	list(u.Say("UNDER WAY"), moving, u.Say("No bill is before a parliament."))
	list(u.Say("NOT TABLED YET"), open, "")
	list(u.Say("DECIDED"), done, "")
	section(u, r, u.Say("CHAMBERS"))
	for c := range g.scn.Chambers {
		x := &g.scn.Chambers[c]
		open := g.openChamber == c+1
		if u.Fold(kit.ID("chamber/"+x.ID), r, x.Name, small, &open) {
			g.openChamber, g.openBill = order(open)*(c+1), 0
		}
		if open && inside {
			gap(u, r, theme.Gap)
			a.chamber(u, r, c)
			gap(u, r, theme.Margin)
		}
	}
}

// billRow is a bill in two lines: its name, and how far it is.
func (a *App) billRow(u *kit.UI, r *kit.Rect, i int, open bool) {
	g := &a.game
	b := &g.scn.Bills[i]
	row := *r
	kit.CutLeft(&row, u.Px(12))
	if u.Fold(kit.ID("bill/"+b.ID), &row, b.Name, strong, &open) {
		g.openBill, g.openChamber = order(open)*(i+1), 0
	}
	in := row
	in.Min.X += u.Px(14) + u.Px(theme.Gap/2)
	a.steps(u, &in, b)
	u.Fill(kit.Rect{Min: r.Min, Max: kit.Point{X: r.Min.X + u.Px(4), Y: in.Min.Y}}, g.sideColor(u, b.Side))
	kit.CutTop(r, in.Min.Y-r.Min.Y)
	gap(u, r, theme.Gap)
}

// steps show how far a bill is in signs, and the same in words.
func (a *App) steps(u *kit.UI, r *kit.Rect, b *scenario.Bill) {
	g := &a.game
	at := whole64(g.view.Bal[b.Stage]) - 1
	text := stageNote(u, g, b)
	signs := len(b.Path) * u.Px(18)
	row := *r
	row.Max.Y = row.Min.Y + u.LineHeight(caption)
	for k := range b.Path {
		shape, c := kit.Ring, u.Theme.Glass.Muted
		switch {
		case g.view.Bal[b.Passed] > 0 || k < at:
			shape, c = kit.Check, u.Theme.Glass.Ramp
		case k == at && g.view.Bal[b.Failed] > 0:
			shape, c = kit.Cross, u.Theme.Glass.Danger
		case k == at:
			shape, c = kit.Dot, u.Theme.Glass.Text
		}
		u.Mark(shape, kit.CutLeft(&row, u.Px(13)), c)
		kit.CutLeft(&row, u.Px(5))
	}
	in := *r
	in.Min.X += signs + u.Px(theme.Gap/2)
	para(u, &in, text, caption)
	kit.CutTop(r, in.Min.Y-r.Min.Y)
}

// stageNote is where a bill stands in a few words.
func stageNote(u *kit.UI, g *game, b *scenario.Bill) string {
	v := g.view
	switch at := whole64(v.Bal[b.Stage]) - 1; {
	case v.Bal[b.Passed] > 0:
		return u.Say("in force")
	case v.Bal[b.Failed] > 0:
		return u.Say("failed")
	case v.Bal[b.Vetoed] > 0:
		return u.Say("vetoed")
	case at >= 0 && at < len(b.Path):
		return u.Say("now: %s", stageWord(u.Book, g.scn, &b.Path[at]))
	case v.Turn() < b.OpensAt:
		return u.Say("from turn %d", b.OpensAt)
	}
	return u.Say("can be tabled")
}

// billInFull is the bill that is open: what it would do, its path, the count of its next vote, what can be done.
func (a *App) billInFull(u *kit.UI, r *kit.Rect, i int) {
	g := &a.game
	b := &g.scn.Bills[i]
	u.Text(r, kit.Style{Size: theme.Title, Bold: true, Sans: true, Heading: 3}, kit.Span{Text: b.Name})
	u.Text(r, small, g.linked(b.Text.Say)...)
	gap(u, r, theme.Margin)
	t := g.track(u, b)
	t.Finding = g.billState(i)
	t.Draw(u, r)
	gap(u, r, theme.Gap)
	a.billButtons(u, r, i, true)
	gap(u, r, theme.Margin)
	if w, ok := crisis.CountVotes(g.scn, g.view, i); ok {
		a.whipCount(u, r, &w)
	}
	if b.Benchmark.Say != "" {
		gap(u, r, theme.Margin)
		u.Text(r, caption, kit.Span{Text: b.Benchmark.Label.In(u.Book) + ": ", Bold: true}, kit.Span{Text: b.Benchmark.Say + " (" + from(&b.Benchmark) + ")"})
	}
}

func (g *game) sideColor(u *kit.UI, side int) theme.Color {
	switch side {
	case 0:
		return u.Material().Blue
	case 1:
		return u.Material().Amber
	}
	return u.Theme.Glass.Muted
}

// track is the path of a bill, drawn.
func (g *game) track(u *kit.UI, b *scenario.Bill) chart.Track {
	c := chart.Track{Head: chart.Head{ID: kit.ID("track/" + b.ID)}}
	at := whole64(g.view.Bal[b.Stage]) - 1
	for k := range b.Path {
		st := &b.Path[k]
		x := chart.Stage{Name: capital(stageWord(u.Book, g.scn, st))}
		switch {
		case g.view.Bal[b.Passed] > 0 || k < at:
			x.State, x.Says = chart.Passed, u.Say("passed")
			if d, ok := g.voteOn(b, k); ok {
				x.Says = u.Say("%d to %d", d.yes, g.scn.Chambers[d.chamber].Seats-d.yes)
			}
		case k == at && g.view.Bal[b.Failed] > 0:
			x.State, x.Says = chart.Failed, u.Say("failed")
			if d, ok := g.voteOn(b, k); ok {
				x.Says = u.Say("%d to %d", d.yes, g.scn.Chambers[d.chamber].Seats-d.yes)
			}
		default:
			if k == at {
				x.State = chart.Now
			}
			switch st.Kind {
			case scenario.Committee:
				x.Says = u.Say("%s %% a turn", figure(st.Odds.Of(g.view.Bal)))
			case scenario.Floor:
				x.Says = u.Say("%d needed", st.Needs.Of(g.scn.Chambers[st.Chamber].Seats-st.Away))
			case scenario.Desk:
				x.Says = g.scn.Offices[st.Signs].Short
			}
		}
		c.Stages = append(c.Stages, x)
	}
	return c
}

// voteOn is the last division on a bill at a stage of its path.
func (g *game) voteOn(b *scenario.Bill, stage int) (division, bool) {
	for i := len(g.view.Log) - 1; i >= 0; i-- {
		e := &g.view.Log[i]
		if e.Kind == crisis.BillVoted && &g.scn.Bills[e.Of.Item] == b && int(e.Of.Pick)-1 == stage {
			return g.divisionOf(i)
		}
	}
	return division{}, false
}

// stageWord names a stage in a word or two.
func stageWord(b *phrase.Book, s *scenario.Scenario, st *scenario.PathStage) string {
	switch st.Kind {
	case scenario.Desk:
		return b.Say("signature")
	case scenario.Floor:
		return s.Chambers[st.Chamber].Short
	}
	return b.Say("committee")
}

// billState says where a bill stands and what comes next.
func (g *game) billState(i int) string {
	b := &g.scn.Bills[i]
	v := g.view
	switch {
	case v.Bal[b.Passed] > 0:
		return g.book.Say("It is through.")
	case v.Bal[b.Failed] > 0:
		return g.book.Say("It has failed, and does not come back in this session.")
	case v.Bal[b.Vetoed] > 0:
		return g.book.Say("It was vetoed. Two thirds of each chamber can still make it law.")
	case v.Bal[b.Stage] == 0:
		return g.billClosed(b)
	}
	st := &b.Path[min(whole64(v.Bal[b.Stage])-1, len(b.Path)-1)]
	text := g.book.Say("Now: %s.", crisis.StageName(g.scn, st))
	if st.Kind == scenario.Committee {
		text += " " + g.book.Say("It lets the bill go with a chance of %s %% a turn.", figure(st.Odds.Of(v.Bal)))
	}
	if st.Kind == scenario.Floor {
		due := max(v.Turn(), whole64(v.Bal[b.Since])+max(1, st.After))
		if g.scn.Chambers[st.Chamber].Sits.Holds(v.Bal) {
			text += " " + g.book.Say("The vote comes at the end of turn %d.", due)
		} else {
			text += " " + g.book.Say("The vote comes at the end of turn %d, as soon as the chamber sits again.", due)
		}
	}
	return text
}

// billClosed says when and by whom a bill that nobody has tabled could be.
func (g *game) billClosed(b *scenario.Bill) string {
	if g.view.Turn() < b.OpensAt {
		return g.book.Say("It can be tabled from turn %d.", b.OpensAt)
	}
	var who []string
	for o := ledger.Office(1); int(o) <= g.scn.Count(); o++ {
		if b.By.Has(o) {
			who = append(who, g.scn.Offices[o].Short)
		}
	}
	return g.book.Say("Can be tabled by %s.", join(g.book, who))
}

// whipCount draws what is expected of the next vote: who would say yes, how many it takes, and the odds.
func (a *App) whipCount(u *kit.UI, r *kit.Rect, w *crisis.WhipCount) {
	g := &a.game
	c := &g.scn.Chambers[w.Chamber]
	h := g.hemicycle(u, c, shares(w.Bloc, whole64(round(w.Expected))))
	h.ID, h.Need, h.Majority = kit.ID("whip/"+g.scn.Bills[w.Bill].ID), w.Needed, u.Say("%d needed", w.Needed)
	h.Yes = u.Say("expected yes")
	if w.Present < w.Seats {
		h.No = u.Say("against or away")
	}
	short := w.Needed - whole64(round(w.Expected))
	odds := u.Say("%s, %s %%", desk.Likely(u.Book, w.Odds), whole(w.Odds))
	switch {
	case w.Odds >= 99*num.One:
		odds = u.Say("almost sure to pass")
	case w.Odds < num.One:
		odds = u.Say("almost sure to fail")
	}
	h.Finding = u.Count(short, "%s is %d vote short of passing it: %s.", "%s is %d votes short of passing it: %s.", c.Short, short, odds)
	switch {
	case short == 0:
		h.Finding = u.Say("%s has just the votes it takes: %s.", c.Short, odds)
	case short < 0:
		h.Finding = u.Count(-short, "%s has the votes and %d to spare: %s.", "%s has the votes and %d to spare: %s.", c.Short, -short, odds)
	}
	if w.Whipped != 0 {
		h.Note = u.Say("%s of these votes were bargained for.", figure(w.Whipped))
	}
	if w.Override {
		h.Note = listed2(h.Note, u.Say("This is the vote on the veto: two thirds."))
	}
	h.Note = listed2(h.Note, u.Say("SIMULATED. Each circle is a seat. An expected vote can still go the other way, which is why there are odds."))
	h.Draw(u, r)
}

// listed2 joins two sentences.
func listed2(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " " + b
}

// hemicycle is a chamber with so many yes votes in each bloc; the rest are noes.
func (g *game) hemicycle(u *kit.UI, c *scenario.Chamber, yes []int) chart.Hemicycle {
	h := chart.Hemicycle{Yes: u.Say("in favour"), Likely: u.Say("likely"), No: u.Say("against"), Away: u.Say("seats")}
	for b := range c.Groups {
		h.Blocs = append(h.Blocs, chart.Bloc{Name: c.Groups[b].Name, Yes: yes[b], No: c.Blocs[b].Seats - yes[b]})
	}
	return h
}

// shares rounds the parts of a sum so that they add up to it: the largest remainders are rounded up.
func shares(parts []num.Milli, sum int) []int {
	out, rest := make([]int, len(parts)), make([]int, len(parts))
	for i, x := range parts {
		out[i], rest[i] = whole64(x), i
		sum -= out[i]
	}
	slices.SortStableFunc(rest, func(x, y int) int { return int(parts[y]%num.One - parts[x]%num.One) })
	for _, i := range rest[:max(0, min(sum, len(rest)))] {
		out[i]++
	}
	return out
}

func round(x num.Milli) num.Milli {
	return num.Milli(num.MulDiv(int64(x), 1, int64(num.One))) * num.One
}

// billButtons are the acts of the seat's offices that could be about this bill, and the veto.
func (a *App) billButtons(u *kit.UI, r *kit.Rect, i int, open bool) {
	g := &a.game
	b := buttons{u: u, r: r}
	first := true
	add := func(id kit.ID, label string, o kit.ButtonOpt) bool {
		if first {
			gap(u, r, theme.Gap/2)
		}
		first = false
		return b.add(id, label, o)
	}
	for item := range g.scn.Actions {
		x := &g.scn.Actions[item]
		if x.On != scenario.OnBill || x.Joint {
			continue
		}
		for _, o := range g.doers(item) {
			d := ledger.Directive{By: o, Verb: crisis.Act, Item: uint16(item), Pick: uint8(i + 1)}
			id := kit.ID("bill/" + g.scn.Bills[i].ID + "/" + x.ID + "/" + g.scn.Offices[o].ID)
			if f := g.filedAbout(item, o, i); f != nil {
				if add(id, u.Say("Take back: %s", x.Name), kit.ButtonOpt{}) {
					a.withdraw(f)
				}
			} else if off := g.check(d); off.Code == "" || open && spent(off) {
				if add(id, x.Name, kit.ButtonOpt{Off: g.reason(d), Tip: strings.Join(minus(crisis.Effects(g.scn, g.view, &d)), " · ")}) {
					a.submit(d)
				}
			}
		}
	}
	for _, o := range g.mine {
		d := ledger.Directive{By: o, Verb: crisis.Veto, Item: uint16(i)}
		if f := g.filedFor(crisis.Veto, i, o); f != nil {
			if add(kit.ID("veto/"+g.scn.Bills[i].ID), u.Say("Take back the veto"), kit.ButtonOpt{}) {
				a.withdraw(f)
			}
		} else if g.check(d).Code == "" {
			if add(kit.ID("veto/"+g.scn.Bills[i].ID), u.Say("Veto it"), kit.ButtonOpt{Tip: u.Say("Without a veto it is signed at the end of the turn.")}) {
				a.submit(d)
			}
		}
	}
}

// filedAbout is an office's order about a bill or row, or nil.
func (g *game) filedAbout(item int, o ledger.Office, about int) *ledger.Directive {
	for i := range g.view.Filed {
		f := &g.view.Filed[i]
		if int(f.Item) == item && f.By == o && f.Verb == crisis.Act && int(f.Pick) == about+1 {
			return f
		}
	}
	return nil
}

// billsMove tells whether a bill has been tabled or decided.
func (g *game) billsMove() bool {
	for i := range g.scn.Bills {
		b := &g.scn.Bills[i]
		if g.view.Bal[b.Stage] > 0 || g.view.Bal[b.Passed] > 0 || g.view.Bal[b.Failed] > 0 {
			return true
		}
	}
	return false
}
