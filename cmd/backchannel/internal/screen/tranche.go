package screen

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
)

// trancheTable is where the next text of an agreement in tranches is composed: a row an issue, with the changes to
// what is in force counted against what one text may take.
func (a *App) trancheTable(u *kit.UI, r *kit.Rect) {
	g := &a.game
	t := g.scn.Talks
	a.trancheIntro(u, r)
	hidden := 0
	for i := range t.Topics {
		if !g.showsIssue(i) {
			hidden++
			continue
		}
		a.trancheRow(u, r, i)
		gap(u, r, theme.Gap)
	}
	if hidden > 0 {
		para(u, r, u.Count(hidden, "%d more row will be shown as the game goes on; it stays as it is.", "%d more rows will be shown as the game goes on; they stay as they are.", hidden), caption)
		a.everythingSwitch(u, r)
	}
	gap(u, r, theme.Gap)
	a.legend(u, r)
}

// trancheIntro says what the rows are for and until when a text can be signed.
func (a *App) trancheIntro(u *kit.UI, r *kit.Rect) {
	g := &a.game
	t := g.scn.Talks
	intro := u.Say("Change a row to draft the next text. A row that you leave alone stays as it is.")
	if g.party() < 0 {
		intro = u.Say("You are no party. Follow the offers, and compose a text when you are asked for one.")
		if !g.follows() {
			intro = u.Say("You do not sit at this table: what is offered there you learn when it is signed. Compose a text here to see what it would change.")
		}
	} else if t.Parties[g.party()].Silent {
		intro = u.Say("You make no offers: your vote comes when the others have signed. Compose a text here to see what it is worth to you.")
	}
	if g.view.Turn() < t.From {
		intro += " " + u.Say("Texts can be agreed now and signed from turn %d (%s) on.", t.From, day(u.Book, g.scn, t.From))
	}
	switch until := t.Until; {
	case g.view.Turn() > until:
		intro += " " + u.Say("Pens are down: no new text can be signed any more.")
	case g.view.Turn() == until:
		intro += " " + u.Say("This is the last turn in which a text can be signed.")
	default:
		intro += " " + u.Say("Pens are down after turn %d (%s).", until, span(u.Book, g.scn, until, until))
	}
	para(u, r, intro, caption)
	gap(u, r, theme.Gap)
}

// trancheRow is one issue: its name and what the draft says at the left, its levels by number at the right.
func (a *App) trancheRow(u *kit.UI, r *kit.Rect, i int) {
	g := &a.game
	x := &g.scn.Talks.Topics[i]
	options := g.steps(u, i)
	left := *r
	cells := kit.CutRight(&left, min(len(options)*u.Px(40), r.Dx()/2))
	cells.Max.Y = cells.Min.Y + u.ChoiceHeight(options)
	kit.CutRight(&left, u.Px(theme.Margin))
	open := g.openRow == i+1
	if u.Fold(kit.ID("open/"+x.ID), &left, x.Name, strong, &open) {
		g.openRow = order(open) * (i + 1)
	}
	text, st := g.rowWords(i)
	inner := left
	inner.Min.X += u.Px(14) + u.Px(theme.Gap/2)
	para(u, &inner, text, st)
	at := int(g.draft[i])
	u.Choice(kit.ID("issue/"+x.ID), cells, x.Name, options, &at)
	g.draft[i] = int8(at)
	if a.glows(i) {
		flag(u, cells)
	}
	kit.CutTop(r, max(inner.Min.Y, cells.Max.Y)-r.Min.Y)
	a.rowChips(u, r, i)
	a.bonusLines(u, r, i)
	if open {
		a.rowDetails(u, r, i)
	}
	u.Rule(r)
}

// rowWords says what the draft makes of a row, and what that is worth.
func (g *game) rowWords(i int) (string, kit.Style) {
	t, x := g.scn.Talks, &g.scn.Talks.Topics[i]
	now, want := g.base[i], g.draft[i]
	if now == want {
		return x.Levels[now], caption
	}
	text := fmt.Sprintf("%s → %s", x.Levels[now], x.Levels[want])
	if p := g.party(); p >= 0 {
		text = g.book.Say("%s: %s to you", text, signed(t.LevelWorth(g.view.Bal, p, i, want)-t.LevelWorth(g.view.Bal, p, i, now)))
	}
	if need := g.needs(i, want); need != "" {
		text = g.book.Say("%s. Can be signed only when: %s", text, need)
	}
	st := small
	st.Bold = true
	return text, st
}

// needs says what a level still needs before it can be signed, or nothing.
func (g *game) needs(i int, level int8) string {
	x := &g.scn.Talks.Topics[i]
	if !x.Bound || level == g.base[i] || x.Needs[level].Holds(g.view.Bal) {
		return ""
	}
	var words []string
	for _, id := range x.Needs[level].Reads(nil) {
		words = append(words, g.scn.Accounts[id].Title)
	}
	return join(g.book, words)
}

// steps are the levels of a row by number, each with what it is called and who stands there.
func (g *game) steps(u *kit.UI, i int) []kit.Option {
	t, v := g.scn.Talks, g.view
	out := g.levels(u, i)
	for l := range out {
		say := t.Topics[i].Levels[l]
		if p := g.party(); p >= 0 {
			say = u.Say("%s: %s to you", say, signed(t.LevelWorth(v.Bal, p, i, int8(l))))
		}
		if need := g.needs(i, int8(l)); need != "" {
			say = u.Say("%s. Can be signed only when: %s", say, need)
		}
		out[l].Label, out[l].Say, out[l].Note = strconv.Itoa(l), say, ""
		out[l].Signs = g.changeSigns(u, i, int8(l))
		out[l].Tip = say + "." + g.marks(u, out[l].Signs)
	}
	return out
}

// changeSigns show who wants to change a row to a level: nobody has to say that it stays. Where a text is on the
// table, the offers before it no longer count.
func (g *game) changeSigns(u *kit.UI, i int, level int8) (out []kit.Badge) {
	t := g.scn.Talks
	if level == g.base[i] {
		return g.crossSign(u, []kit.Badge{{Shape: kit.Square, Color: u.Theme.Glass.Muted, Name: u.Say("in force now")}}, i, level)
	}
	out = g.crossSign(u, nil, i, level)
	if text := g.at(t.Text[i]); text >= 0 {
		if text == num.Of(int(level)) {
			out = append(out, kit.Badge{Shape: kit.Check, Color: u.Theme.Glass.Ramp, Name: u.Say("the text on the table")})
		}
		return out
	}
	for p := range t.Parties {
		if g.at(t.Offer[p][i]) == num.Of(int(level)) {
			o := t.Parties[p].Office
			out = append(out, kit.Badge{Shape: g.shape(o), Color: g.side(u, o), Name: g.offerOf(o)})
		}
	}
	return out
}

// glows tells whether the row is known to matter most to another party that signs.
func (a *App) glows(i int) bool {
	g := &a.game
	for p := range g.scn.Talks.Parties {
		if _, ok := g.stake(p, i); ok && g.scn.Talks.Parties[p].Veto && g.topStake(p, i) {
			return true
		}
	}
	return false
}

// rowChips show what binds or pulls on a row: public demands, and what your own home makes of it this time.
func (a *App) rowChips(u *kit.UI, r *kit.Rect, i int) {
	g := &a.game
	t := g.scn.Talks
	var list []kit.Badge
	for p := range t.Parties {
		o := t.Parties[p].Office
		if level := g.view.Bal[t.Pledge[p][i]]; level >= 0 && g.view.Knows(g.scn, t.Pledge[p][i]) {
			list = append(list, kit.Badge{Shape: kit.Square, Name: g.pledgeOf(o, t.Topics[i].Levels[level/num.One]), Color: u.Theme.Glass.Text})
		}
		if ag, ok := g.agendaOf(p); ok {
			x := &t.Parties[p].Agendas[ag]
			switch i {
			case x.Sore:
				list = append(list, kit.Badge{Shape: kit.Down, Name: g.soreOf(o, x), Color: u.Theme.Glass.Text})
			case x.Prize:
				list = append(list, kit.Badge{Shape: kit.Up, Name: g.prizeOf(o, x), Color: u.Theme.Glass.Text})
			}
		}
	}
	if len(list) == 0 {
		return
	}
	in := *r
	in.Min.X += u.Px(14) + u.Px(theme.Gap/2)
	head := kit.CutTop(&in, u.LineHeight(caption)+u.Px(6))
	for _, b := range list {
		a.rowChip(u, &in, &head, b)
	}
	kit.CutTop(r, in.Min.Y-r.Min.Y)
	gap(u, r, theme.Gap/2)
}

// soreOf and prizeOf tell what a home presses for in this game.
func (g *game) soreOf(o ledger.Office, x *negotiation.Agenda) string {
	if g.ours(o) {
		return g.book.Say("your home's sore point: %s a step", signed(x.SorePays))
	}
	return g.book.Say("%s sore point: %s a step", g.owner(o), signed(x.SorePays))
}

func (g *game) prizeOf(o ledger.Office, x *negotiation.Agenda) string {
	if g.ours(o) {
		return g.book.Say("your home's prize: %s a step", signed(x.PrizePays))
	}
	return g.book.Say("%s prize: %s a step", g.owner(o), signed(x.PrizePays))
}

// agendaOf is the number of the agenda that a party has drawn, as far as the seat knows it.
func (g *game) agendaOf(p int) (int, bool) {
	d := g.desk()
	n := d.Agenda(p)
	return n, n >= 0
}

// rowDetails are a row's levels in words, and what is known of whom it matters to.
func (a *App) rowDetails(u *kit.UI, r *kit.Rect, i int) {
	g := &a.game
	t, x := g.scn.Talks, &g.scn.Talks.Topics[i]
	in := *r
	in.Min.X += u.Px(14) + u.Px(theme.Gap/2)
	u.Text(&in, caption, g.linked(x.About.Say)...)
	gap(u, &in, theme.Gap/2)
	for l, name := range x.Levels {
		text := ": " + clause(x.Clauses, x.Name, x.Levels, int8(l))
		if p := g.party(); p >= 0 {
			text += " " + u.Say("%s to you.", signed(t.LevelWorth(g.view.Bal, p, i, int8(l))))
		}
		if need := g.needs(i, int8(l)); need != "" {
			text += " " + u.Say("Can be signed only when: %s.", need)
		}
		if int8(l) == g.base[i] {
			text += " " + u.Say("In force now.")
		}
		if g.crosses(i, int8(l)) {
			text += " " + u.Say("With the rest of your draft it crosses your red line.")
		}
		if k := g.outlook(); k != nil && int8(l) != g.base[i] {
			with := g.draft
			with[i] = int8(l)
			e := k.Homes(&with)
			text += " " + u.Say("With the rest of your draft, the other homes: %s.", e.Words(u.Book))
			text += g.objects(u, i, int8(l))
		}
		u.Text(&in, small, kit.Span{Text: strconv.Itoa(l) + " " + name, Bold: true}, kit.Span{Text: text})
	}
	if names := g.watched(u, i); names != "" {
		u.Text(&in, small, kit.Span{Text: u.Say("Looks at it first at home:") + " ", Bold: true}, kit.Span{Text: names + "."})
	}
	for _, x := range g.bonusesOf() {
		if slices.Contains(x.Rows, i) {
			u.Text(&in, small, kit.Span{Text: u.Say("Worth more together (%s):", signed(x.Pays)) + " ", Bold: true}, kit.Span{Text: x.Words + "."})
		}
	}
	for p := range t.Parties {
		if stake, ok := g.stake(p, i); ok {
			text := u.Say("Between its best and worst level: %s points to %s.", figure(stake), g.scn.Offices[t.Parties[p].Office].Short)
			if g.topStake(p, i) {
				text += " " + u.Say("No row is known to matter more to them.")
			}
			para(u, &in, text, small)
		}
	}
	gap(u, &in, theme.Gap)
	kit.CutTop(r, in.Min.Y-r.Min.Y)
}

// trancheLimits count the steps of the draft against what one text may change and what can be carried out.
func (a *App) trancheLimits(u *kit.UI, r *kit.Rect) {
	g := &a.game
	t := g.scn.Talks
	used, most := t.Distance(&g.base, &g.draft), t.Limit(g.view.Bal)
	text := u.Say("%d of %s of change in this text", used, steps(u.Book, most))
	st := kit.Style{Sans: true}
	if used > most {
		text, st.Color = u.Say("%s: too many", text), u.Theme.Glass.Danger
	}
	row := *r
	row.Max.Y = row.Min.Y + u.LineHeight(strong)
	pips(u, &row, used, most)
	row.Max.Y = r.Max.Y
	para(u, &row, text, st)
	r.Min.Y = row.Min.Y
	all, room := t.Steps(&g.draft), t.CapacityIn(g.view.Bal)
	st = caption
	text = u.Say("In all %d of %s that both sides can carry out.", all, steps(u.Book, room))
	if all > room {
		st = kit.Style{Size: theme.Caption, Sans: true, Color: u.Theme.Glass.Danger}
	}
	para(u, r, text, st)
}

// need is what a package must be worth to a party for its home to carry it.
func (g *game) need(p int, l *ledger.Levels) num.Milli {
	return g.scn.Talks.Need(g.view.Bal[g.scn.Talks.Reserve[p]], l)
}

// signers are the other parties that sign a text; where nobody else does, all other parties.
func (g *game) signers() []ledger.Office {
	var out []ledger.Office
	for p := range g.scn.Talks.Parties {
		if x := &g.scn.Talks.Parties[p]; p != g.party() && x.Signs() {
			out = append(out, x.Office)
		}
	}
	if len(out) == 0 {
		return g.others()
	}
	return out
}

// describe tells a package: of one in tranches what it would change.
func (g *game) describe(l *ledger.Levels) string {
	t := g.scn.Talks
	if !t.InTranches() {
		return crisis.DescribePackage(g.scn, l) + "."
	}
	var words []string
	for i := range t.Topics {
		if l[i] != g.base[i] {
			words = append(words, fmt.Sprintf("%s: %s", t.Topics[i].Name, t.Topics[i].Levels[l[i]]))
		}
	}
	if len(words) == 0 {
		return g.book.Say("No change to what is in force.")
	}
	return strings.Join(words, "; ") + "."
}

// signTip says what a signature does.
func (g *game) signTip() string {
	if !g.scn.Talks.InTranches() {
		return g.book.Say("In force when all have signed.")
	}
	if who := g.voters(); who != "" {
		return g.book.Say("When all have signed, it goes to the vote at the end of this turn: %s.", who)
	}
	return g.book.Say("In force when all have signed.")
}

// voters names the parties that ratify.
func (g *game) voters() string {
	var names []string
	for p := range g.scn.Talks.Parties {
		if x := &g.scn.Talks.Parties[p]; x.Ratifies() {
			names = append(names, g.scn.Offices[x.Office].Short)
		}
	}
	return join(g.book, names)
}

// signWords say what signing means, before it is done.
func (g *game) signWords() string {
	if !g.scn.Talks.InTranches() {
		return g.book.Say("A signature cannot be taken back. When all have signed, the agreement is in force, and each turn both sides keep it or break it.")
	}
	text := g.book.Say("A signature cannot be taken back.") + " "
	if who := g.voters(); who != "" {
		text += g.book.Say("When all have signed, the text goes to the vote at the end of this turn: %s. If one refuses, the table is clear again, and a lost vote costs trust.", who) + " "
	}
	return text + g.book.Say("When it is in force, each side owes a delivery.")
}

// helpsMax is how many rows are named that would make a draft worth more.
const helpsMax = 3

// helps names the rows that are shown of which one step more pays the party most, in an agreement in tranches.
func (g *game) helps(p int) string {
	t := g.scn.Talks
	if !t.InTranches() {
		return ""
	}
	type step struct {
		row  int
		gain num.Milli
	}
	var list []step
	for i := range t.Topics {
		if next := g.draft[i] + 1; next < t.Sizes[i] && g.showsIssue(i) {
			if x := t.LevelWorth(g.view.Bal, p, i, next) - t.LevelWorth(g.view.Bal, p, i, g.draft[i]); x > 0 {
				list = append(list, step{i, x})
			}
		}
	}
	slices.SortStableFunc(list, func(x, y step) int { return int(y.gain - x.gain) })
	var words []string
	for _, x := range list[:min(helpsMax, len(list))] {
		words = append(words, t.Topics[x.row].Name+" "+signed(x.gain))
	}
	return join(g.book, words)
}
