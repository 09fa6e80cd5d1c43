package screen

import (
	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/ledger"
)

// brief is what the player reads before the first turn: the task on one sheet, both sides' cases on another.
func (a *App) brief(u *kit.UI, screen kit.Rect) {
	g := &a.game
	s := g.scn
	few := s.Count() <= 3 // little to read: it stands side by side with the map, or above it
	wide := 1360.0
	if s.Map != nil && !few {
		wide = 1760
	}
	r := a.page(u, screen, wide)
	para(u, &r, s.Title, banner)
	para(u, &r, u.Say("%s · %s · seed %d", g.seatName(), about(u.Book, s), g.play.Seed()), caption)
	gap(u, &r, theme.Margin)
	foot := kit.CutBottom(&r, u.Px(theme.Control))
	kit.CutBottom(&r, u.Px(theme.Margin))
	if buttonEnd(u, "go", &foot, u.Say("Go to the room"), kit.ButtonOpt{Primary: true, Key: "R"}) {
		a.at = atRoom
	}
	if buttonEnd(u, "words", &foot, u.Say("Glossary"), kit.ButtonOpt{Key: "G"}) {
		a.dialog = dialog{kind: showWords}
	}
	left := func(r *kit.Rect) {
		u.Card(r, kit.Card{ID: "story", Chip: badge(u.Book, s.About.Label), Title: u.Say("What this game is about"), Body: a.game.linked(s.About.Say)})
		gap(u, r, theme.Margin)
		a.tasks(u, r)
		a.homeCard(u, r)
	}
	note := func(r *kit.Rect) {
		if s.ContentNote.Say != "" {
			gap(u, r, theme.Margin)
			u.Text(r, caption, kit.Span{Text: u.Say("Content:") + " ", Bold: true}, kit.Span{Text: s.ContentNote.Say})
		}
	}
	switch gutter := u.Px(theme.Section); {
	case r.Dx() < u.Px(1000):
		scroll(u, "brief", r, u.Say("Brief"), func(r *kit.Rect) {
			left(r)
			gap(u, r, theme.Margin)
			a.cases(u, r)
			note(r)
		})
	case s.Map != nil && (r.Dx() >= u.Px(1500) || few && r.Dy() < u.Px(700)):
		cols := kit.Cols(r, gutter, 1, 1, 1)
		scroll(u, "brief/0", cols[0], u.Say("Your task"), left)
		scroll(u, "brief/1", cols[1], u.Say("Both sides"), func(r *kit.Rect) { a.cases(u, r) })
		scroll(u, "brief/2", cols[2], u.Say("Where it takes place"), func(r *kit.Rect) {
			a.drawMap(u, kit.CutTop(r, min(r.Dx()*9/10, cols[2].Dy()*7/10)))
			note(r)
		})
	default:
		if tall := max(u.ScrollHeight("brief/0"), u.ScrollHeight("brief/1")); few && s.Map != nil && tall > 0 {
			if under := r.Dy() - tall - u.Px(theme.Section); under >= u.Px(260) {
				a.drawMap(u, kit.CutBottom(&r, under))
				kit.CutBottom(&r, u.Px(theme.Margin))
			}
		}
		cols := kit.Cols(r, gutter, 1, 1)
		scroll(u, "brief/0", cols[0], u.Say("Your task"), left)
		scroll(u, "brief/1", cols[1], u.Say("Both sides"), func(r *kit.Rect) {
			a.cases(u, r)
			note(r)
		})
	}
}

// seatName is what the player plays: an office, or a cabinet by its first office.
func (g *game) seatName() string {
	if len(g.mine) == 1 {
		return g.scn.Offices[g.office].Name
	}
	return g.book.Say("%s and %s more", g.scn.Offices[g.office].Name, offices(g.book, len(g.mine)-1))
}

// tasks are the mandates of the seat: one office's with its brief, a cabinet's on one sheet with the briefs to open.
func (a *App) tasks(u *kit.UI, r *kit.Rect) {
	g := &a.game
	if len(g.mine) == 1 {
		o := &g.scn.Offices[g.office]
		u.Card(r, kit.Card{ID: kit.ID("task/" + o.ID), Chip: badge(u.Book, o.Brief.Label), Title: u.Say("Your mandate"), Body: []kit.Span{{Text: o.Mandate.Say, Bold: true}}, More: func(r *kit.Rect) {
			u.Text(r, kit.Style{}, g.linked(o.Brief.Say)...)
		}})
		return
	}
	u.Card(r, kit.Card{ID: "tasks", Chip: kit.Badge{Shape: kit.Dot, Name: u.Say("YOUR CABINET")}, Title: u.Say("Your mandates"), More: func(r *kit.Rect) {
		if g.cabinet() {
			para(u, r, u.Say("Together you give %s a turn, at most %d by one office, and pay from one purse.", orders(u.Book, g.ordersAll()), g.ordersEach()), small)
			gap(u, r, theme.Gap)
		}
		for _, o := range g.mine {
			a.taskOf(u, r, o)
		}
	}})
}

// taskOf is one office of a cabinet: its mandate, and its brief when it is opened.
func (a *App) taskOf(u *kit.UI, r *kit.Rect, o ledger.Office) {
	g := &a.game
	x := &g.scn.Offices[o]
	open := g.briefs.Has(o)
	if u.Fold(kit.ID("task/"+x.ID), r, x.Name, kit.Style{Bold: true}, &open) {
		g.briefs ^= ledger.Only(o)
	}
	in := *r
	in.Min.X += u.Px(14) + u.Px(theme.Gap/2)
	para(u, &in, x.Mandate.Say, kit.Style{})
	if open {
		gap(u, &in, theme.Gap/2)
		u.Text(&in, kit.Style{Size: theme.Caption}, g.linked(x.Brief.Say)...)
	}
	gap(u, &in, theme.Gap)
	kit.CutTop(r, in.Min.Y-r.Min.Y)
}

// homeCard says what the seat's home presses for in this game, where the scenario draws it.
func (a *App) homeCard(u *kit.UI, r *kit.Rect) {
	g := &a.game
	p := g.party()
	if p < 0 {
		return
	}
	if n, ok := g.agendaOf(p); ok {
		gap(u, r, theme.Margin)
		a.ownAgenda(u, r, p, n)
	}
}

// cases tells the best case of each side, as its supporters make it: nobody plays a fool. Those who lead the two
// sides stand open, the others are there to be opened.
func (a *App) cases(u *kit.UI, r *kit.Rect) {
	g := &a.game
	var more []ledger.Office
	first := true
	for o := ledger.Office(1); int(o) <= g.scn.Count(); o++ {
		if g.scn.Offices[o].BestCase.Say == "" {
			continue
		}
		if !g.leads(o) {
			more = append(more, o)
			continue
		}
		if !first {
			gap(u, r, theme.Margin)
		}
		first = false
		a.caseOf(u, r, o)
	}
	if len(more) == 0 {
		return
	}
	gap(u, r, theme.Margin)
	u.Fold("cases", r, u.Say("The cases of %d other offices", len(more)), strong, &g.cases)
	for _, o := range more {
		if g.cases {
			gap(u, r, theme.Gap)
			a.caseOf(u, r, o)
		}
	}
}

// leads tells whether an office is one whose case everybody should hear: its own, and those that sign.
func (g *game) leads(o ledger.Office) bool {
	if o == g.office {
		return true
	}
	t := g.scn.Talks
	if t == nil || len(g.scn.Offices) <= 4 {
		return true
	}
	p := t.Party(o)
	return p >= 0 && t.Parties[p].Office == o && t.Parties[p].Signs()
}

func (a *App) caseOf(u *kit.UI, r *kit.Rect, o ledger.Office) {
	g := &a.game
	x := &g.scn.Offices[o]
	whose := u.Say("Their best case")
	switch side := g.scn.Offices[g.office].Side; {
	case g.view.Of.Has(o):
		whose = u.Say("Your best case")
	case side >= 0 && x.Side == side:
		whose = u.Say("Your side's best case")
	}
	u.Card(r, kit.Card{ID: kit.ID("case/" + x.ID), Chip: badge(u.Book, x.BestCase.Label), From: u.Say("the case as its supporters make it"), Title: whose + ": " + x.Short, Body: g.linked(x.BestCase.Say)})
}
