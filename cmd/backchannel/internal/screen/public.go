package screen

import (
	"cmp"
	"math"
	"slices"

	"backchannel/cmd/backchannel/internal/chart"
	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// public is the page of the publics: each as a whole, and the parts that it is made of over time.
func (a *App) public(u *kit.UI, r *kit.Rect) {
	g := &a.game
	if len(g.scn.Segments) > 0 {
		para(u, r, u.Say("Each public is the mean of its parts, by their size. Press a part to read who they are, what they look at first and what moved them."), caption)
		gap(u, r, theme.Margin)
	}
	for i := range g.scn.Meters { // the homes that are polled: one's own is known, the others' by their polls
		if m := &g.scn.Meters[i]; m.HasPoll && g.view.Knows(g.scn, m.Account) {
			a.publicMeter(u, r, m)
			gap(u, r, theme.Section)
		}
	}
	a.polls(u, r)
	for _, of := range g.publics() {
		m := g.meterOf(of)
		if m == nil {
			continue
		}
		a.publicMeter(u, r, m)
		a.stances(u, r, m, of)
		gap(u, r, theme.Section)
		a.questions(u, r, of)
	}
}

// publicMeter is the figure of a whole public.
func (a *App) publicMeter(u *kit.UI, r *kit.Rect, m *scenario.Meter) {
	w, id, ok := a.game.meter(u, m)
	if !ok {
		return
	}
	if u.Meter("public/"+meterID(m), kit.CutTop(r, u.MeterHeight(r.Dx(), w)), w) {
		a.openWhy(id, w.Name)
	}
	gap(u, r, theme.Gap)
}

// questions draw what a public was really asked, wording beside wording, each with its margin.
func (a *App) questions(u *kit.UI, r *kit.Rect, of ledger.ID) {
	g := &a.game
	for i := range g.scn.Polls {
		p := &g.scn.Polls[i]
		if p.Of != of {
			continue
		}
		c := chart.Poll{
			Head: chart.Head{ID: kit.ID("asked/" + p.ID), Finding: p.Name, Note: u.Say("The bar is what chance alone can do: 95 of 100 polls of so many people come so near to what asking everybody would give. Where the source does not say how many were asked, there is none. Wording can do more than chance.")},
			Unit: g.meterOf(of).Unit, Max: 100, Line: &chart.Rule{At: 50, Label: u.Say("half")},
		}
		for k := range p.Answers {
			x := &p.Answers[k]
			by := x.Text.Label.In(u.Book) + ", " + from(&x.Text)
			if x.People > 0 {
				by += ", " + u.Say("%s asked", kit.Number(float64(x.People)))
			}
			c.Asked = append(c.Asked, chart.Asked{Wording: x.Text.Say, By: by, Value: float(x.Share), Margin: sampling(float(x.Share), x.People)})
		}
		section(u, r, u.Say("WHAT PEOPLE WERE ASKED"))
		if p.About.Say != "" {
			para(u, r, p.About.Say, small)
			gap(u, r, theme.Gap)
		}
		c.Draw(u, r)
		gap(u, r, theme.Section)
	}
}

// sampling is the margin of a share in percent to either side, with which 95 of 100 simple random samples of so many people
// hold the true one: 1.96 times the root of p (1 - p) / n (Cochran, Sampling Techniques, 1977, section 3.2); 0 without a number.
func sampling(share float64, people int) float64 {
	if people == 0 {
		return 0
	}
	p := share / 100
	return math.Round(1960*math.Sqrt(p*(1-p)/float64(people))) / 10
}

// publics are the meters that are made of segments; the seat's own side first.
func (g *game) publics() []ledger.ID {
	var out []ledger.ID
	for i := range g.scn.Segments {
		if of := g.scn.Segments[i].Of; !slices.Contains(out, of) {
			out = append(out, of)
		}
	}
	if g.scn.Offices[g.office].Side == 1 {
		slices.Reverse(out)
	}
	return out
}

// partsOf are the segments of a public: those first that look at what is being drafted or has changed, then the
// largest.
func (g *game) partsOf(of ledger.ID) []int {
	var out []int
	for i := range g.scn.Segments {
		if g.scn.Segments[i].Of == of {
			out = append(out, i)
		}
	}
	slices.SortStableFunc(out, func(x, y int) int {
		a, b := &g.scn.Segments[x], &g.scn.Segments[y]
		return cmp.Or(cmp.Compare(len(g.touched(b)), len(g.touched(a))), cmp.Compare(b.Share, a.Share))
	})
	return out
}

// touched are the rows that a segment looks at first and that the draft would change.
func (g *game) touched(x *scenario.Segment) (rows []string) {
	if g.scn.Talks == nil {
		return nil
	}
	for _, i := range x.Salient {
		if i < g.scn.Talks.Issues() && g.draft[i] != g.base[i] {
			rows = append(rows, g.scn.Talks.Topics[i].Name)
		}
	}
	return rows
}

// stances draw how the parts of a public moved, on one scale about even; the one that is open is told below.
func (a *App) stances(u *kit.UI, r *kit.Rect, m *scenario.Meter, of ledger.ID) {
	g := &a.game
	list := g.partsOf(of)
	lo, hi := g.stanceReach()
	c := chart.Stances{
		Head: chart.Head{ID: kit.ID("stances/" + m.ID), Note: u.Say("The scale runs from %s to %s; the line in the middle is 50, where as many are for as against.", kit.Number(lo), kit.Number(hi))},
		Min:  lo, Max: hi, Middle: even, Steps: g.turnNames(), For: u.Say("in favour"), Against: u.Say("against"), Press: true,
	}
	for _, i := range list {
		x := &g.scn.Segments[i]
		row := chart.Stance{Name: x.Name, Share: u.Say("%s %% of all", whole(x.Share)), Values: g.history(x.Account)}
		if rows := g.touched(x); len(rows) > 0 {
			row.Share += " · " + u.Say("your draft touches %s", join(u.Book, rows))
		}
		c.Rows = append(c.Rows, row)
	}
	c.Finding = stanceFinding(u, c.Rows)
	if k := c.Draw(u, r); k >= 0 {
		g.openPart = order(g.openPart != list[k]+1) * (list[k] + 1)
		if g.openPart > 0 {
			u.Show(kit.ID("moved/" + g.scn.Segments[list[k]].ID))
		}
	}
	if i := g.openPart - 1; i >= 0 && slices.Contains(list, i) {
		gap(u, r, theme.Gap)
		a.segment(u, r, &g.scn.Segments[i])
	}
}

// stanceReach is the scale of all stances, in tens: as far to either side of even as any has been.
func (g *game) stanceReach() (lo, hi float64) {
	lo, hi = 40, 60
	for i := range g.scn.Segments {
		for _, v := range g.history(g.scn.Segments[i].Account) {
			if !math.IsNaN(v) {
				lo, hi = min(lo, 10*math.Floor(v/10)), max(hi, 10*math.Ceil(v/10))
			}
		}
	}
	return lo, hi
}

// even is the stance at which as many are for as against.
const even = 50

// stanceFinding says who moved most to either side, or, before anybody has, who stands furthest out.
func stanceFinding(u *kit.UI, rows []chart.Stance) string {
	up, down, top, low := -1, -1, -1, -1
	now := func(i int) float64 { return rows[i].Values[len(rows[i].Values)-1] }
	for i := range rows {
		if math.IsNaN(now(i)) {
			continue
		}
		if d := gained(rows[i].Values); d >= 0.05 && (up < 0 || d > gained(rows[up].Values)) {
			up = i
		} else if d <= -0.05 && (down < 0 || d < gained(rows[down].Values)) {
			down = i
		}
		if top < 0 || now(i) > now(top) {
			top = i
		}
		if low < 0 || now(i) < now(low) {
			low = i
		}
	}
	switch {
	case up >= 0 && down >= 0:
		return u.Say("Came nearer most: %s (%s). Moved away most: %s (%s).", rows[up].Name, kit.Signed(gained(rows[up].Values)), rows[down].Name, kit.Signed(gained(rows[down].Values)))
	case up >= 0:
		return u.Say("Nobody moved away. Came nearer most: %s (%s).", rows[up].Name, kit.Signed(gained(rows[up].Values)))
	case down >= 0:
		return u.Say("Nobody came nearer. Moved away most: %s (%s).", rows[down].Name, kit.Signed(gained(rows[down].Values)))
	case top >= 0 && top != low:
		return u.Say("Highest: %s, %s from even. Lowest: %s, %s.", rows[top].Name, kit.Signed(now(top)-even), rows[low].Name, kit.Signed(now(low)-even))
	}
	return u.Say("Where its parts stand")
}

// segment tells of one part of a public: who they are, what they look at, where they hear of it, what moved them.
func (a *App) segment(u *kit.UI, r *kit.Rect, x *scenario.Segment) {
	g := &a.game
	u.Card(r, kit.Card{ID: kit.ID("segment/" + x.ID), Chip: badge(u.Book, x.Text.Label), From: u.Say("%s %% of all", whole(x.Share)), Title: x.Name, Body: g.linked(x.Text.Say), More: func(r *kit.Rect) {
		gap(u, r, theme.Gap/2)
		if s := g.salient(x); s != "" {
			u.Text(r, small, kit.Span{Text: u.Say("Looks first at:") + " ", Bold: true}, kit.Span{Text: s + "."})
		}
		if x.Media != "" {
			u.Text(r, small, kit.Span{Text: u.Say("Hears the news from:") + " ", Bold: true}, kit.Span{Text: x.Media + "."})
		}
		a.partWhy(u, r, &x.Anchor, x.Account, x.Name, x.ID)
	}})
}

// partWhy is the foot of a part of a public or of trade: what is known of it, and what moved it.
func (a *App) partWhy(u *kit.UI, r *kit.Rect, anchor *scenario.Text, id ledger.ID, name, key string) {
	if anchor.Say != "" {
		u.Text(r, small, kit.Span{Text: anchor.Label.In(u.Book) + ": ", Bold: true}, kit.Span{Text: anchor.Say + " (" + from(anchor) + ")"})
	}
	gap(u, r, theme.Gap)
	row := kit.CutTop(r, u.Px(theme.Control))
	if button(u, kit.ID("moved/"+key), &row, u.Say("What moved it"), kit.ButtonOpt{}) {
		a.openWhy(id, name)
	}
}

// salient names the rows of the table that a segment looks at first.
func (g *game) salient(x *scenario.Segment) string {
	var names []string
	for _, i := range x.Salient {
		if g.scn.Talks != nil && i < len(g.scn.Talks.Topics) {
			names = append(names, g.scn.Talks.Topics[i].Name)
		}
	}
	return join(g.book, names)
}

// pollsShown is how many rounds of a poll are drawn, the latest ones.
const pollsShown = 6

// polled are the meters that the seat does not see and of which it reads a poll.
func (g *game) polled() (list []*scenario.Meter) {
	for i := range g.scn.Meters {
		if m := &g.scn.Meters[i]; m.HasPoll && !g.view.Knows(g.scn, m.Account) && g.view.Knows(g.scn, m.Poll) {
			list = append(list, m)
		}
	}
	return list
}

// polls draw the published estimates of what the seat does not see itself, round by round, each with its margin.
func (a *App) polls(u *kit.UI, r *kit.Rect) {
	g := &a.game
	list := g.polled()
	if len(list) > 0 {
		section(u, r, u.Say("POLLS"))
	}
	for _, m := range list {
		acc := &g.scn.Accounts[m.Account]
		what := u.Say("%s, %s", m.Name, g.scn.Offices[m.Owner].Short)
		c := chart.Poll{
			Head: chart.Head{ID: kit.ID("poll/" + m.ID + "/" + g.scn.Offices[m.Owner].ID), Note: u.Say("The bar is the margin: the true figure lies within it. A step smaller than the margin may be none.")},
			Unit: m.Unit, Min: float(acc.Min), Max: float(acc.Max),
		}
		if m.HasDanger {
			c.Line = &chart.Rule{At: float(m.Danger), Label: u.Say("danger at %s", figure(m.Danger))}
		}
		for _, x := range g.pollRounds(m) {
			c.Asked = append(c.Asked, chart.Asked{Wording: what, By: u.Say("SIMULATED, %s", clock(u.Book, g.scn, x.turn)), Value: float(x.value), Margin: float(m.Margin)})
		}
		c.Asked = c.Asked[max(0, len(c.Asked)-pollsShown):]
		if len(c.Asked) == 0 {
			continue
		}
		c.Finding = pollFinding(u, &c)
		c.Draw(u, r)
		gap(u, r, theme.Section)
	}
}

// pollFinding says whether the last two rounds differ by more than their margin.
func pollFinding(u *kit.UI, c *chart.Poll) string {
	last := &c.Asked[len(c.Asked)-1]
	if len(c.Asked) == 1 {
		return u.Say("%s: between %s and %s.", last.Wording, kit.Number(last.Value-last.Margin), kit.Number(last.Value+last.Margin))
	}
	d := last.Value - c.Asked[len(c.Asked)-2].Value
	if math.Abs(d) <= last.Margin {
		return u.Say("%s: the last step (%s) is within the margin and may be none.", last.Wording, kit.Signed(d))
	}
	return u.Say("%s: the last step (%s) is larger than the margin.", last.Wording, kit.Signed(d))
}

// pollRound is one published poll.
type pollRound struct {
	turn  int
	value num.Milli
}

// pollRounds are the published estimates of a meter, in order.
func (g *game) pollRounds(m *scenario.Meter) (out []pollRound) {
	b := g.scn.Accounts[m.Poll].Open
	for i := range g.view.Log {
		e := &g.view.Log[i]
		for j := range e.Entries {
			if n := &e.Entries[j]; n.To == m.Poll && n.At == 0 && n.Card == 0 {
				b += n.Delta
			}
		}
		if e.Kind == crisis.PollTaken {
			out = append(out, pollRound{int(e.Turn), b})
		}
	}
	return out
}
