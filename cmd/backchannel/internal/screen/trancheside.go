package screen

import (
	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/ledger"
)

// trancheState is what stands beside a table in tranches below the answers: what is owed, what homes press for, and
// what is in force.
func (a *App) trancheState(u *kit.UI, r *kit.Rect) {
	g := &a.game
	a.deliverCard(u, r)
	a.theyOwe(u, r)
	a.agendaCard(u, r)
	if g.view.Bal[g.scn.Talks.Signed] > 0 {
		a.inForceCard(u, r)
	}
}

// pending tells whether a text that all have signed waits for its vote.
func (g *game) pending() bool {
	t := g.scn.Talks
	return t.InTranches() && g.at(t.Text[0]) >= 0 && t.Sealed(g.view.Bal)
}

func (a *App) awaiting(u *kit.UI, r *kit.Rect) {
	g := &a.game
	if !g.pending() {
		return
	}
	text, _ := g.read(g.scn.Talks.Text)
	u.Card(r, kit.Card{ID: "awaits", Chip: kit.Badge{Shape: kit.Ring, Name: u.Say("AWAITS THE VOTE")}, Title: u.Say("Signed, and on its way home"), More: func(r *kit.Rect) {
		a.changedClauses(u, r, &text, &text)
		who := g.voters()
		if who != "" {
			para(u, r, u.Say("At the end of this turn: %s. Until then the table is closed.", who), small)
		}
	}})
	gap(u, r, theme.Margin)
}

// changedClauses writes what a text changes of what is in force; words that differ from ref are bold.
func (a *App) changedClauses(u *kit.UI, r *kit.Rect, l, ref *ledger.Levels) {
	g := &a.game
	t := g.scn.Talks
	same := 0
	for i := range t.Topics {
		x := &t.Topics[i]
		if l[i] == g.base[i] && l[i] == ref[i] {
			same++
			continue
		}
		was := " " + u.Say("(now: %s)", x.Levels[g.base[i]])
		if l[i] == g.base[i] {
			was = " " + u.Say("(as it is now)")
		}
		u.Text(r, kit.Style{}, kit.Span{Text: x.Name + ": " + x.Levels[l[i]], Bold: true}, kit.Span{Text: was})
		st := kit.Style{Size: theme.Caption}
		text := clause(x.Clauses, x.Name, x.Levels, l[i])
		if l[i] == ref[i] {
			para(u, r, text, st)
		} else {
			u.Text(r, st, diff(clause(x.Clauses, x.Name, x.Levels, ref[i]), text)...)
		}
		gap(u, r, theme.Gap)
	}
	switch {
	case same == len(t.Topics):
		para(u, r, u.Say("It changes nothing yet."), kit.Style{Size: theme.Caption, Italic: true})
	case same > 0:
		para(u, r, u.Count(same, "The other %d row stays as it is.", "The other %d rows stay as they are.", same), kit.Style{Size: theme.Caption, Italic: true})
	}
}

// trancheDraft is the draft as the text that it would be: only what it changes.
func (a *App) trancheDraft(u *kit.UI, r *kit.Rect) {
	g := &a.game
	n := whole64(g.view.Bal[g.scn.Talks.Tranches]) + 1
	u.Card(r, kit.Card{ID: "draft", Chip: kit.Badge{Shape: kit.Square, Name: u.Say("YOUR DRAFT")}, From: u.Say("text %d", n), Title: g.scn.Talks.Title, More: func(r *kit.Rect) {
		a.changedClauses(u, r, &g.draft, &g.draft)
	}})
}

// dueBy is when a delivery is due. A promise of the last texts may fall due after the game.
func (g *game) dueBy(turn int) string {
	if turn > g.lastTurn() {
		return g.book.Say("due after the last turn; a delivery made now still counts")
	}
	return g.book.Say("due by the end of turn %d (%s)", turn, lastDay(g.book, g.scn, turn))
}

// theyOwe says what the others have promised and when it is due.
func (a *App) theyOwe(u *kit.UI, r *kit.Rect) {
	g := &a.game
	t := g.scn.Talks
	var lines []string
	for p := range t.Parties {
		if p == g.party() || !t.Parties[p].Signs() || g.view.Bal[t.Owed[p]] == 0 {
			continue
		}
		due := whole64(g.view.Bal[t.Due[p]])
		lines = append(lines, u.Say("%s owes %s, %s.", g.scn.Offices[t.Parties[p].Office].Short, deliveries(u.Book, whole64(g.view.Bal[t.Owed[p]])), g.dueBy(due)))
	}
	if len(lines) == 0 {
		return
	}
	u.Card(r, kit.Card{ID: "owed", Title: u.Say("What they have promised"), More: func(r *kit.Rect) {
		for _, l := range lines {
			para(u, r, l, kit.Style{})
		}
	}})
	gap(u, r, theme.Margin)
}

// agendaCard says what your own home presses for in this game, and what the others' homes may press for.
func (a *App) agendaCard(u *kit.UI, r *kit.Rect) {
	g := &a.game
	t, p := g.scn.Talks, g.party()
	if p >= 0 {
		if n, ok := g.agendaOf(p); ok {
			a.ownAgenda(u, r, p, n)
			gap(u, r, theme.Margin)
		}
	}
	some := false
	for q := range t.Parties {
		some = some || q != p && len(t.Agendas[q]) > 0
	}
	if !some {
		return
	}
	u.Fold("agendas", r, u.Say("What their homes may press for"), strong, &g.agendas)
	if g.agendas {
		a.theirAgendas(u, r)
	}
	gap(u, r, theme.Margin)
}

// ownAgenda is the agenda that the seat's home has drawn.
func (a *App) ownAgenda(u *kit.UI, r *kit.Rect, p, n int) {
	g := &a.game
	x := &g.scn.Talks.Agendas[p][n]
	u.Card(r, kit.Card{ID: "agenda", Chip: badge(u.Book, x.Text.Label), From: u.Say("only you know"), Title: u.Say("Your home this time: %s", x.Name), Body: kit.Plain(x.Text.Say), More: func(r *kit.Rect) {
		para(u, r, g.agendaWords(p, n), small)
	}})
}

// theirAgendas lists the published agendas of the other homes; each has drawn one of its own.
func (a *App) theirAgendas(u *kit.UI, r *kit.Rect) {
	g := &a.game
	t := g.scn.Talks
	for q := range t.Parties {
		if q == g.party() || len(t.Agendas[q]) == 0 {
			continue
		}
		known, ok := g.agendaOf(q)
		title := u.Say("%s: one of these", g.scn.Offices[t.Parties[q].Office].Short)
		if ok {
			title = u.Say("%s: you have made it out", g.scn.Offices[t.Parties[q].Office].Short)
		}
		gap(u, r, theme.Gap)
		u.Card(r, kit.Card{ID: kit.ID("agendas/" + g.scn.Offices[t.Parties[q].Office].ID), Title: title, More: func(r *kit.Rect) {
			for n := range t.Agendas[q] {
				if ok && n != known {
					continue
				}
				u.Text(r, kit.Style{Size: theme.Caption}, kit.Span{Text: t.Agendas[q][n].Name + ". ", Bold: true}, kit.Span{Text: g.agendaWords(q, n)})
				gap(u, r, theme.Gap/2)
			}
		}})
	}
}

// agendaWords say what an agenda does to the worth of a package.
func (g *game) agendaWords(p, n int) string {
	t := g.scn.Talks
	x := &t.Parties[p].Agendas[n]
	return g.book.Say("Each step on %s: %s. Each step on %s: %s.", t.Topics[x.Sore].Name, signed(x.SorePays), t.Topics[x.Prize].Name, signed(x.PrizePays))
}

// inForceCard is what has been agreed so far.
func (a *App) inForceCard(u *kit.UI, r *kit.Rect) {
	g := &a.game
	t := g.scn.Talks
	chip := kit.Badge{Shape: kit.Check, Name: u.Say("IN FORCE")}
	if g.view.Bal[t.Broken] > 0 {
		chip = kit.Badge{Shape: kit.Cross, Name: u.Say("BROKEN IN PART")}
	}
	n := whole64(g.view.Bal[t.Tranches])
	u.Card(r, kit.Card{ID: "force", Chip: chip, From: u.Count(n, "%d text", "%d texts", n), Title: t.Title, More: func(r *kit.Rect) {
		for i := range t.Topics {
			if x := &t.Topics[i]; g.base[i] != t.Now[i] {
				since := ""
				if turn := whole64(g.view.Bal[t.Since[i]]); turn > 0 {
					since = " " + u.Say("(since turn %d)", turn)
				}
				u.Text(r, kit.Style{}, kit.Span{Text: x.Name + ": ", Bold: true}, kit.Span{Text: x.Levels[g.base[i]] + since})
			}
		}
		gap(u, r, theme.Gap)
		para(u, r, u.Say("Deliveries made: %s. Missed or broken: %s.", figure(g.view.Bal[t.Kept]), figure(g.view.Bal[t.Broken])), small)
		a.worthLine(u, r, &g.base)
		if g.party() >= 0 && t.Parties[g.party()].Signs() {
			gap(u, r, theme.Gap)
			a.breakButton(u, r)
		}
	}})
	gap(u, r, theme.Margin)
}

// neverLines are what nobody at the table can ever sign.
func (a *App) neverLines(u *kit.UI, r *kit.Rect) {
	g := &a.game
	t := g.scn.Talks
	if len(t.Never) == 0 {
		return
	}
	gap(u, r, theme.Margin)
	u.Fold("never", r, u.Say("What nobody at this table can sign (%d)", len(t.Never)), strong, &g.never)
	if !g.never {
		return
	}
	for i := range t.Never {
		x := &t.Never[i]
		gap(u, r, theme.Gap)
		u.Card(r, kit.Card{ID: kit.ID("never/" + x.ID), Chip: badge(u.Book, x.Text.Label), From: from(&x.Text), Title: x.Name, Body: kit.Plain(x.Text.Say)})
	}
}
