package screen

import (
	"strings"

	"backchannel/cmd/backchannel/internal/desk"
	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/phrase"
	"backchannel/engine/scenario"
)

// chambers is the page of parliaments: bills as tracks with the count of votes, and each chamber with its last
// division.
func (a *App) chambers(u *kit.UI, r *kit.Rect) {
	g := &a.game
	var moving, open, done []int
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
	para(u, r, u.Say("A bill goes through its stages one turn at a time. Some levels of the talks are open only when their law has passed."), caption)
	gap(u, r, theme.Margin)
	a.billList(u, r, u.Say("UNDER WAY"), moving, u.Say("No bill is before a parliament."))
	a.billList(u, r, u.Say("NOT TABLED YET"), open, "")
	a.billList(u, r, u.Say("DECIDED"), done, "")
	section(u, r, u.Say("CHAMBERS"))
	for c := range g.scn.Chambers {
		a.chamber(u, r, c)
	}
}

func (a *App) billList(u *kit.UI, r *kit.Rect, title string, list []int, none string) {
	if len(list) == 0 && none == "" {
		return
	}
	section(u, r, title)
	if len(list) == 0 {
		para(u, r, none, caption)
	}
	for _, i := range list {
		a.bill(u, r, i)
		gap(u, r, theme.Gap)
	}
	gap(u, r, theme.Margin)
}

// bill is one bill: its name, its track, what comes next and what can be done.
func (a *App) bill(u *kit.UI, r *kit.Rect, i int) {
	g := &a.game
	b := &g.scn.Bills[i]
	row := *r
	kit.CutLeft(&row, u.Px(12))
	open := g.openBill == i+1
	if u.Fold(kit.ID("bill/"+b.ID), &row, b.Name, strong, &open) {
		g.openBill = order(open) * (i + 1)
	}
	u.Fill(kit.Rect{Min: r.Min, Max: kit.Point{X: r.Min.X + u.Px(4), Y: row.Min.Y}}, g.sideColor(u, b.Side))
	in := row
	in.Min.X += u.Px(14) + u.Px(theme.Gap/2)
	a.track(u, &in, b)
	para(u, &in, g.billState(i), small)
	if w, ok := crisis.CountVotes(g.scn, g.view, i); ok && (g.view.Bal[b.Stage] > 0 || open) {
		a.whipCount(u, &in, &w, open)
	}
	if open {
		gap(u, &in, theme.Gap/2)
		para(u, &in, b.Text.Say, caption)
	}
	a.billButtons(u, &in, i, open)
	kit.CutTop(r, in.Min.Y-r.Min.Y)
	gap(u, r, theme.Gap/2)
	u.Rule(r)
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

// track shows the stages of a bill: those that are done, the one where it stands, those to come.
func (a *App) track(u *kit.UI, r *kit.Rect, b *scenario.Bill) {
	g := &a.game
	at := whole64(g.view.Bal[b.Stage]) - 1
	failed := g.view.Bal[b.Failed] > 0
	h := u.LineHeight(small)
	row := kit.CutTop(r, h)
	for k := range b.Path {
		name := stageWord(u.Book, g.scn, &b.Path[k])
		st := small
		shape, c := kit.Ring, u.Theme.Glass.Muted
		st.Muted = true
		switch {
		case g.view.Bal[b.Passed] > 0 || k < at:
			shape, c = kit.Check, u.Theme.Glass.Ramp
		case k == at && failed:
			shape, c, st.Bold = kit.Cross, u.Theme.Glass.Danger, true
		case k == at:
			shape, c, st.Bold, st.Muted = kit.Dot, u.Theme.Glass.Text, true, false
		}
		w := u.Width(name, st) + u.Px(14+theme.Gap/2)
		if row.Dx() < w && k > 0 {
			row = kit.CutTop(r, h)
		}
		u.Mark(shape, kit.CutLeft(&row, u.Px(14)), c)
		kit.CutLeft(&row, u.Px(theme.Gap/2))
		u.Label(kit.CutLeft(&row, u.Width(name, st)), name, st)
		if k+1 < len(b.Path) && row.Dx() > u.Px(theme.Section) {
			kit.CutLeft(&row, u.Px(theme.Gap/2))
			u.Mark(kit.Right, kit.CutLeft(&row, u.Px(10)), u.Theme.Glass.Line)
			kit.CutLeft(&row, u.Px(theme.Gap/2))
		}
	}
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

// whipCount is what is expected of the next vote: how many votes, how many it takes, and the odds in a word.
func (a *App) whipCount(u *kit.UI, r *kit.Rect, w *crisis.WhipCount, blocs bool) {
	g := &a.game
	c := &g.scn.Chambers[w.Chamber]
	m := kit.Meter{
		Name: u.Say("%s, expected yes votes", c.Short), Value: float(round(w.Expected)), Last: float(round(w.Expected)), Max: float64(w.Seats),
		Danger: float64(w.Needed), Below: true, Line: u.Say("%d needed", w.Needed), Color: g.sideColor(u, c.Side),
	}
	box := kit.CutTop(r, u.MeterHeight(r.Dx(), m))
	u.Meter(kit.ID("whip/"+g.scn.Bills[w.Bill].ID), box, m)
	text := u.Say("It would pass with a chance of %s %%: %s.", whole(w.Odds), desk.Likely(u.Book, w.Odds))
	switch {
	case w.Odds >= 99*num.One:
		text = u.Say("It would almost surely pass.")
	case w.Odds < num.One:
		text = u.Say("It would almost surely fail.")
	}
	if w.Whipped != 0 {
		text += " " + u.Say("%s of these votes were bargained for.", figure(w.Whipped))
	}
	if w.Override {
		text += " " + u.Say("This is the vote on the veto: two thirds.")
	}
	para(u, r, text, small)
	if !blocs {
		return
	}
	var parts []string
	for b := range w.Bloc {
		parts = append(parts, u.Say("%s %s of %d", c.Groups[b].Name, whole(w.Bloc[b]), c.Blocs[b].Seats))
	}
	para(u, r, u.Say("By bloc: %s.", strings.Join(parts, ", ")), caption)
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
