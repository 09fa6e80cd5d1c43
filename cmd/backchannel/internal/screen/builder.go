package screen

import (
	"slices"

	"backchannel/cmd/backchannel/internal/desk"
	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// builder is the foot of the table, always in view where there is room: what the draft takes, what it is worth, and why
// it cannot be put forward; what can be done with it stands below.
func (a *App) builder(u *kit.UI, r *kit.Rect) {
	g := &a.game
	if g.scn.Talks.InTranches() {
		a.trancheLimits(u, r)
		gap(u, r, theme.Gap/2)
	}
	if g.party() >= 0 {
		a.worth(u, r)
	}
	if off := g.composedOff(); off != "" {
		gap(u, r, theme.Gap/2)
		wrong(u, r, off)
	}
}

// builderShare is how much of the table's column its foot may take, in percent, and builderLeast from which height of
// the column on it is kept in view.
const (
	builderShare = 46
	builderLeast = 420
)

// issueTable is the column of the rows with the builder below them; more is what follows the rows. The buttons stand at
// the very foot: whatever the draft is said to be worth, they stay where they are.
func (a *App) issueTable(u *kit.UI, r kit.Rect, more func(r *kit.Rect)) {
	g := &a.game
	if g.closedTable() || r.Dy() < u.Px(builderLeast) {
		scroll(u, "talks", r, u.Say("The table"), func(r *kit.Rect) {
			a.table(u, r)
			if !g.closedTable() {
				gap(u, r, theme.Gap)
				a.builder(u, r)
				gap(u, r, theme.Gap)
				a.tableButtons(u, r)
			}
			more(r)
		})
		return
	}
	most := r.Dy() * builderShare / 100
	press := kit.CutBottom(&r, deedsHeight(u, r.Dx(), a.deeds(u)))
	kit.CutBottom(&r, u.Px(theme.Gap))
	foot := kit.CutBottom(&r, max(u.Px(theme.Control), min(u.ScrollHeight("builder"), most-press.Dy())))
	kit.CutBottom(&r, u.Px(theme.Gap))
	scroll(u, "talks", r, u.Say("The table"), func(r *kit.Rect) {
		a.table(u, r)
		more(r)
	})
	u.Fill(kit.Rect{Min: kit.Point{X: foot.Min.X, Y: foot.Min.Y - u.Px(theme.Gap/2)}, Max: kit.Point{X: foot.Max.X, Y: foot.Min.Y - u.Px(theme.Gap/2) + u.Px(1)}}, u.Theme.Glass.Line)
	scroll(u, "builder", foot, u.Say("Your draft"), func(r *kit.Rect) { a.builder(u, r) })
	a.tableButtons(u, &press)
}

// closedTable tells whether there is nothing to compose any more: the one text is in force.
func (g *game) closedTable() bool {
	t := g.scn.Talks
	_, force := g.read(t.Force)
	return !t.InTranches() && force && g.view.Bal[t.Signed] > 0
}

// beside is what helps to judge the draft: how it reads, a trade to look at, who would carry it, what home needs, the
// seat's red lines and what is thought of other homes. Below the rows the draft is folded.
func (a *App) beside(u *kit.UI, r *kit.Rect, below bool) {
	g := &a.game
	if g.closedTable() {
		return
	}
	if below {
		u.Fold("reads", r, u.Say("Your draft as it reads"), strong, &g.reads)
	}
	if !below || g.reads {
		a.draftPaper(u, r)
	}
	gap(u, r, theme.Margin)
	a.tradeHint(u, r)
	if g.scn.Talks.InTranches() {
		a.votes(u, r)
	}
	a.askButtons(u, r)
	if p := g.party(); p >= 0 {
		a.needWords(u, r, p)
		gap(u, r, theme.Gap)
		a.redLineFold(u, r)
		gap(u, r, theme.Gap/2)
	}
	a.theirHome(u, r)
	a.waysToTalk(u, r)
	a.neverLines(u, r)
}

// waysToTalk fold the orders that are a way to talk: calls, meetings, a back channel, experts, a readout, a third party.
func (a *App) waysToTalk(u *kit.UI, r *kit.Rect) {
	g := &a.game
	var list []int
	for i := range g.scn.Actions {
		if speaks(&g.scn.Actions[i]) && len(g.doers(i)) > 0 && g.showsAction(i) {
			list = append(list, i)
		}
	}
	if len(list) == 0 {
		return
	}
	gap(u, r, theme.Gap)
	u.Fold("ways", r, u.Say("Other ways to talk (%d)", len(list)), strong, &g.ways)
	if !g.ways {
		return
	}
	gap(u, r, theme.Gap/2)
	b := buttons{u: u, r: r}
	for _, i := range list {
		if b.add(kit.ID("way/"+g.scn.Actions[i].ID), g.scn.Actions[i].Name, kit.ButtonOpt{Tip: g.scn.Actions[i].About.Say}) {
			g.goTo(i)
		}
	}
	gap(u, r, theme.Gap)
}

// speaks tells whether an action is a way to talk: one about a row of the table, or one that its CAMEO code (Schrodt,
// CAMEO codebook, 2012) calls consulting (04), a joint statement (019), asking for mediation (028) or meaning to
// negotiate (036).
func speaks(x *scenario.Action) bool {
	return x.On == scenario.OnIssue || slices.ContainsFunc([]string{"04", "019", "028", "036"}, func(p string) bool {
		return len(x.Cameo) >= len(p) && x.Cameo[:len(p)] == p
	})
}

// trading is the trade that was found for a draft, kept until draft or view change.
type trading struct {
	draft     ledger.Levels
	log, turn int
	best      desk.Trade
	ok        bool
}

// swap is a trade between two rows that looks better for the seat and no worse for the others, as far as it can tell.
func (g *game) swap() (desk.Trade, bool) {
	k := g.outlook()
	if k == nil || g.party() < 0 || g.draft == g.base {
		return desk.Trade{}, false
	}
	x := &g.trading
	if x.turn != g.view.Turn() || x.log != len(g.view.Log) || x.draft != g.draft {
		d := g.desk()
		*x = trading{draft: g.draft, log: len(g.view.Log), turn: g.view.Turn()}
		x.best, x.ok = d.BestTrade(g.party(), &g.draft, &g.base, g.showsIssue, func(l *ledger.Levels) num.Milli { return k.Homes(l).Likely })
	}
	return x.best, x.ok
}

// tradeHint says which row to give on and which to ask for: what matters more to them and what more to the seat.
func (a *App) tradeHint(u *kit.UI, r *kit.Rect) {
	g := &a.game
	t := g.scn.Talks
	if g.party() < 0 {
		return
	}
	if !t.InTranches() {
		a.stakesHint(u, r)
		return
	}
	x, ok := g.swap()
	if !ok {
		return
	}
	give, take := &t.Topics[x.Give], &t.Topics[x.Take]
	section(u, r, u.Say("A TRADE TO LOOK AT"))
	u.Text(r, small, kit.Span{Text: u.Say("Give") + " ", Bold: true}, kit.Span{Text: u.Say("%s: %s → %s.", give.Name, give.Levels[x.GiveFrom], give.Levels[x.GiveTo]) + " "},
		kit.Span{Text: u.Say("Take") + " ", Bold: true}, kit.Span{Text: u.Say("%s: %s → %s.", take.Name, take.Levels[x.TakeFrom], take.Levels[x.TakeTo])})
	para(u, r, u.Say("As far as you can tell: %s to you above what home needs; the other homes go from %s to %s %%.", signed(x.Gain), whole(x.Before), whole(x.After)), caption)
	gap(u, r, theme.Gap/2)
	row := kit.CutTop(r, u.Px(theme.Control))
	if button(u, "swap", &row, u.Say("Put it into the draft"), kit.ButtonOpt{Tip: u.Say("Changes these two rows of your draft. Nothing is sent.")}) {
		g.draft = x.Apply(g.draft)
	}
	gap(u, r, theme.Margin)
}

// stakesHint compares what rows matter to the seat with what it has learned of how much they matter to another party.
func (a *App) stakesHint(u *kit.UI, r *kit.Rect) {
	g := &a.game
	t, p := g.scn.Talks, g.party()
	for q := range t.Parties {
		give, take := -1, -1
		for i := range t.Topics {
			own := t.StakeIn(g.view.Bal, p, i)
			if stake, ok := g.stake(q, i); ok && stake > own && (give < 0 || stake-own > g.stakeOver(q, give)) {
				give = i
			}
		}
		for i := range t.Topics {
			if stake, ok := g.stake(q, i); i != give && (!ok || stake < t.StakeIn(g.view.Bal, p, i)) && (take < 0 || t.StakeIn(g.view.Bal, p, i) > t.StakeIn(g.view.Bal, p, take)) {
				take = i
			}
		}
		if q == p || give < 0 || take < 0 {
			continue
		}
		stake, _ := g.stake(q, give)
		section(u, r, u.Say("A TRADE TO LOOK AT"))
		para(u, r, u.Say("%s matters %s points to %s and %s to you: there is room to give. Ask for %s, which matters %s to you.",
			t.Topics[give].Name, figure(stake), g.scn.Offices[t.Parties[q].Office].Short, figure(t.StakeIn(g.view.Bal, p, give)), t.Topics[take].Name, figure(t.StakeIn(g.view.Bal, p, take))), small)
		gap(u, r, theme.Margin)
		return
	}
}

// stakeOver is how much more a row is known to matter to a party than to the seat.
func (g *game) stakeOver(q, i int) num.Milli {
	stake, _ := g.stake(q, i)
	return stake - g.scn.Talks.StakeIn(g.view.Bal, g.party(), i)
}

// bonusesOf are what rows are worth together to the seat.
func (g *game) bonusesOf() []desk.Bonus {
	p := g.party()
	if p < 0 || len(g.scn.Talks.Bonus) == 0 {
		return nil
	}
	if g.bonuses == nil { // they are the scenario's and do not change
		d := desk.Desk{Scenario: g.scn, Book: g.book}
		g.bonuses = d.Bonuses(p)
	}
	return g.bonuses
}

// bonusLines say on a row what it is worth together with others: what the draft earns, and, where the draft changes
// the row or the row is open, what it could.
func (a *App) bonusLines(u *kit.UI, r *kit.Rect, i int) {
	g := &a.game
	for _, x := range g.bonusesOf() {
		if !slices.Contains(x.Rows, i) {
			continue
		}
		var with []string
		for _, k := range x.Rows {
			if k != i {
				with = append(with, g.scn.Talks.Topics[k].Name)
			}
		}
		shape, st, text := kit.Plus, caption, u.Say("together with %s: %s", join(u.Book, with), signed(x.Pays))
		switch {
		case x.Crosses(&g.scn.Talks.Space, &g.draft):
			shape, st, text = kit.Check, small, u.Say("earned with %s: %s", join(u.Book, with), signed(x.Pays))
			st.Color = u.Theme.Glass.Ramp
		case g.draft[i] == g.base[i] && g.openRow != i+1:
			continue
		}
		in := *r
		in.Min.X += u.Px(14) + u.Px(theme.Gap/2)
		sign := kit.CutLeft(&in, u.Px(12))
		sign.Max.Y = sign.Min.Y + u.LineHeight(st)
		c := st.Color
		if st.Muted {
			c = u.Theme.Glass.Muted
		}
		u.Mark(shape, sign, c)
		kit.CutLeft(&in, u.Px(theme.Gap/2))
		para(u, &in, text, st)
		kit.CutTop(r, in.Min.Y-r.Min.Y)
		gap(u, r, theme.Gap/2)
	}
}

// objects says who at either home would stand in the way of a level, with the rest of the draft: whose red line it
// crosses, and which votes it makes less likely.
func (g *game) objects(u *kit.UI, i int, level int8) string {
	t := g.scn.Talks
	k := g.outlook()
	if k == nil {
		return ""
	}
	with := g.draft
	with[i] = level
	var never, less []string
	for q := range t.Parties {
		if q == g.party() || !t.Parties[q].Veto {
			continue
		}
		name := g.scn.Offices[t.Parties[q].Office].Short
		if n := t.Votes[q].Chamber; n > 0 {
			name = g.scn.Chambers[n-1].Short
		}
		if t.Fault(q, &with) == negotiation.RedLine {
			never = append(never, name)
			continue
		}
		was, is := k.Home(q, &g.draft).Likely, k.Home(q, &with).Likely
		if with != g.draft && is < was-5*num.One {
			less = append(less, u.Say("%s (%s to %s %%)", name, whole(was), whole(is)))
		}
	}
	text := ""
	if len(never) > 0 {
		text = " " + u.Say("Can never be carried by: %s.", join(u.Book, never))
	}
	if len(less) > 0 {
		text += " " + u.Say("Objects: %s.", join(u.Book, less))
	}
	return text
}

// watched names the parts of the seat's own public that look at a row first, with where they stand.
func (g *game) watched(u *kit.UI, i int) string {
	var names []string
	own := g.publics()
	for k := range g.scn.Segments {
		x := &g.scn.Segments[k]
		if len(own) > 0 && x.Of == own[0] && slices.Contains(x.Salient, i) && g.view.Knows(g.scn, x.Account) {
			names = append(names, u.Say("%s (%s)", x.Name, figure(g.view.Bal[x.Account])))
		}
	}
	return join(g.book, names)
}

// lostCard says after a lost vote which home refused the text, and which row of it cost that home most.
func (a *App) lostCard(u *kit.UI, r *kit.Rect) {
	g := &a.game
	t := g.scn.Talks
	if !t.InTranches() {
		return
	}
	last := -1
	for i := range g.view.Log {
		if e := &g.view.Log[i]; e.Kind == crisis.TextRefused && int(e.Turn) >= g.view.Turn()-1 {
			last = i
		}
	}
	if last < 0 {
		return
	}
	text, turn := g.view.Log[last].Of.Levels, g.view.Log[last].Turn
	u.Card(r, kit.Card{ID: "lost", Chip: kit.Badge{Shape: kit.Cross, Name: u.Say("REFUSED AT HOME")}, From: u.Say("turn %d", turn), Title: u.Say("The last text failed in the vote"), More: func(r *kit.Rect) {
		for i := range g.view.Log[:last] {
			e := &g.view.Log[i]
			p := t.Party(e.Of.By)
			if e.Kind != crisis.TextRatified || e.Turn != turn || p < 0 {
				continue
			}
			d, ok := g.divisionOf(i)
			if !ok || d.passed {
				continue
			}
			c := &g.scn.Chambers[d.chamber]
			line := u.Say("%s: %d votes of the %d that were needed.", c.Name, d.yes, d.needed)
			if row, cost := g.costliest(p, &text); row >= 0 {
				line += " " + u.Say("By what is published of its interests and what home wants for each step, the row that cost most was %s (%s).", t.Topics[row].Name, signed(cost))
			} else {
				line += " " + u.Say("By what is published, each row was worth its steps to that home: it drew another agenda, or the vote went against the odds.")
			}
			para(u, r, line, kit.Style{})
			gap(u, r, theme.Gap/2)
		}
	}})
	gap(u, r, theme.Margin)
}

// costliest is the row of a text that fell furthest short for a party: what it pays by the published interests, less
// what home wants for its steps at the threshold that the seat knows or thinks it has. -1 where none fell short.
func (g *game) costliest(p int, l *ledger.Levels) (row int, cost num.Milli) {
	t, bal := g.scn.Talks, g.view.Bal
	threshold := t.Parties[p].Threshold
	if g.view.Knows(g.scn, t.Reserve[p]) {
		threshold = bal[t.Reserve[p]]
	} else if rows := t.Estimate[g.voice]; len(rows) > p && g.view.Knows(g.scn, rows[p]) {
		threshold = bal[rows[p]]
	}
	row = -1
	for i := range t.Topics {
		without := *l
		if without[i] = g.base[i]; without == *l {
			continue
		}
		wants := t.Need(threshold, l) - t.Need(threshold, &without)
		if d := t.Worth(bal, p, l) - t.Worth(bal, p, &without) - wants; d < cost {
			row, cost = i, d
		}
	}
	return row, cost
}
