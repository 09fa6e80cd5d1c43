package screen

import (
	"slices"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/session"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

// lessons follow the guided first play. They never block: a step that is not taken is passed by with its turn.
type lessons struct {
	on   bool
	read map[int]bool
	at   int // the step shown, -1 for none
	shut int // the step that was folded, plus one
}

// follow finds the step to show: the first of this turn that is neither carried out nor read.
func (x *lessons) follow(g *game) {
	x.at = -1
	if !x.on {
		return
	}
	for i := range g.scn.Tutorial {
		l := &g.scn.Tutorial[i]
		if l.Turn == g.view.Turn() && (l.Office == ledger.Nobody || g.view.Of.Has(l.Office)) && !x.read[i] && !g.carriedOut(l) {
			x.at = i
			return
		}
	}
}

// carriedOut tells whether the player has done what a step asks. Orders count as soon as they are filed: the
// balances that a step reads change only when the turn closes.
func (g *game) carriedOut(l *scenario.Lesson) bool {
	if l.HasDone && l.Done.Holds(g.view.Bal) {
		return true
	}
	for i := range g.view.Filed {
		f := &g.view.Filed[i]
		if !g.view.Of.Has(f.By) {
			continue
		}
		if f.Verb != crisis.Act && f.Verb != crisis.Invite {
			if crisis.VerbName(f.Verb) == l.Try {
				return true // answered or labelled before the guide came to it
			}
			continue
		}
		if g.scn.Actions[f.Item].ID == l.Try || l.Try != "" && l.Look == lookOrders {
			return true
		}
	}
	return false
}

// tried notes that the player asked for what the step shown is about. A refusal counts too: it is what some steps are
// there to show.
func (x *lessons) tried(g *game, verb ledger.Verb) {
	if x.on && x.at >= 0 && g.scn.Tutorial[x.at].Try == crisis.VerbName(verb) {
		x.read[x.at] = true
	}
}

// guiding tells whether a step is to be shown now.
func (a *App) guiding() bool {
	x := &a.game.lessons
	x.follow(&a.game)
	return x.at >= 0
}

// lesson is the guide's card: what to look at, what to try.
func (a *App) lesson(u *kit.UI, r *kit.Rect) {
	g := &a.game
	l := &g.scn.Tutorial[g.lessons.at]
	n, of := g.lessonNumber(g.lessons.at)
	u.Card(r, kit.Card{ID: "lesson", Chip: kit.Badge{Shape: kit.Right, Name: u.Say("GUIDE")}, From: u.Say("step %d of %d", n, of), Title: lessonTitle(g, l), Body: kit.Plain(l.Text.Say), More: func(r *kit.Rect) {
		row := kit.CutTop(r, u.Px(theme.Control))
		next, off := g.lessonButtons(l)
		if button(u, "lesson/next", &row, next, kit.ButtonOpt{}) {
			g.lessons.pass()
		}
		if button(u, "lesson/off", &row, off, kit.ButtonOpt{Tip: offTip(u)}) {
			g.lessons.on = false
		}
	}})
}

// lessonShare is how much of the room the guide may take above the desk, in percent; what is longer scrolls in it.
const lessonShare = 42

// lessonStrip is the same where the window is too small for a column of paper: a sheet above the desk that can be folded.
// The desk it speaks of is always there below it.
func (a *App) lessonStrip(u *kit.UI, r *kit.Rect, low bool) {
	g := &a.game
	l := &g.scn.Tutorial[g.lessons.at]
	n, of := g.lessonNumber(g.lessons.at)
	name := u.Say("Guide, step %d of %d. %s.", n, of, lessonTitle(g, l))
	open := g.lessons.shut != g.lessons.at+1
	fold := func(r *kit.Rect) {
		if u.Fold("lesson/fold", r, name, strong, &open) {
			g.lessons.shut = order(!open) * (g.lessons.at + 1)
		}
	}
	if !open {
		fold(r)
		return
	}
	most := r.Min.Y + r.Dy()*lessonShare/100
	u.Card(r, kit.Card{ID: "lesson", More: func(r *kit.Rect) {
		head := *r
		next, off := g.lessonButtons(l)
		b := buttons{u: u, r: r}
		wide := buttonWidth(u, next, kit.ButtonOpt{}) + buttonWidth(u, off, kit.ButtonOpt{}) + u.Px(2*theme.Gap)
		beside := r.Dx()-wide >= u.Px(360)
		if beside {
			row := *r
			row.Min.X = row.Max.X - wide + u.Px(theme.Gap)
			b.r = &row
			head.Max.X = row.Min.X - u.Px(theme.Gap)
		}
		fold(&head)
		if !beside {
			r.Min.Y = head.Min.Y + u.Px(theme.Gap/2)
		}
		if b.add("lesson/next", next, kit.ButtonOpt{}) {
			g.lessons.pass()
		}
		if b.add("lesson/off", off, kit.ButtonOpt{Tip: offTip(u)}) {
			g.lessons.on = false
		}
		r.Min.Y = max(b.r.Min.Y, head.Min.Y)
		gap(u, r, theme.Gap/2)
		st := kit.Style{}
		if low {
			st.Size = theme.Caption
		}
		room := max(most-u.Px(theme.Margin)-r.Min.Y, u.LineHeight(st)*5/2)
		if h := u.TextHeight(r.Dx(), st, kit.Span{Text: l.Text.Say}); h <= room {
			para(u, r, l.Text.Say, st)
			return
		}
		scroll(u, "lesson/text", kit.CutTop(r, room), name, func(r *kit.Rect) { para(u, r, l.Text.Say, st) })
	}})
}

func offTip(u *kit.UI) string { return u.Say("Switch it on again in the menu.") }

func (g *game) lessonButtons(l *scenario.Lesson) (next, off string) {
	if l.HasDone || l.Try != "" {
		return g.book.Say("Skip this step"), g.book.Say("Stop guiding")
	}
	return g.book.Say("Got it"), g.book.Say("Stop guiding")
}

// kept is what is remembered of the guide beside a saved game, nil while it is off.
func (x *lessons) kept() *session.Guide {
	if !x.on {
		return nil
	}
	g := session.Guide{}
	for i, read := range x.read {
		if read {
			g.Read = append(g.Read, i)
		}
	}
	slices.Sort(g.Read)
	return &g
}

// pass goes on to the next step.
func (x *lessons) pass() {
	if x.at >= 0 {
		x.read[x.at] = true
	}
}

// lessonNumber is the place of a step among those of this office.
func (g *game) lessonNumber(at int) (n, of int) {
	for i := range g.scn.Tutorial {
		if o := g.scn.Tutorial[i].Office; o == ledger.Nobody || g.view.Of.Has(o) {
			of++
			if i <= at {
				n++
			}
		}
	}
	return n, of
}

// The panels that a step can point at by name.
const (
	lookLadder = "ladder"
	lookOrders = "orders"
	lookTalks  = "talks"
	lookNews   = "news"
	lookMeters = "meters"
	lookClose  = "close"
	lookTable  = "table"
	lookVoices = "advisers"
)

// lessonTitle names what a step is about.
func lessonTitle(g *game, l *scenario.Lesson) string {
	for i := range g.scn.Actions {
		if g.scn.Actions[i].ID == l.Look {
			return g.scn.Actions[i].Name
		}
	}
	for i := range g.scn.Meters {
		if g.scn.Meters[i].ID == l.Look {
			return g.scn.Meters[i].Name
		}
	}
	for i := range g.scn.Cards {
		if g.scn.Cards[i].ID == l.Look {
			return g.scn.Cards[i].Name
		}
	}
	if g.scn.Talks != nil {
		for i := range g.scn.Talks.Topics {
			if g.scn.Talks.Topics[i].ID == l.Look {
				return g.book.Say("Talks: %s", g.scn.Talks.Topics[i].Name)
			}
		}
	}
	switch l.Look {
	case lookLadder:
		return g.book.Say("The ladder")
	case lookOrders:
		return g.book.Say("Orders")
	case lookTalks, lookTable:
		return g.book.Say("Talks")
	case lookVoices:
		return g.book.Say("Your advisers")
	case lookNews:
		return g.book.Say("News")
	case lookClose:
		return g.book.Say("Close the turn")
	}
	return g.book.Say("Look")
}

// target is the control that a step points at, and the pane of the desk that holds it.
func (g *game) target(l *scenario.Lesson) (id kit.ID, at pane) {
	switch l.Look {
	case lookLadder, lookMeters:
		return "ladder", paneWorld
	case lookOrders:
		return "orders", paneOrders
	case lookTalks, lookTable:
		return "talks", paneTalks
	case lookNews, lookVoices:
		return "tray", paneNews
	case lookClose:
		return "close", paneOrders
	}
	for i := range g.scn.Actions {
		if g.scn.Actions[i].ID == l.Look {
			return g.cardOf(i), paneOrders
		}
	}
	for i := range g.scn.Cards {
		if g.scn.Cards[i].ID == l.Look {
			return kit.ID("news/" + l.Look), paneNews
		}
	}
	for i := range g.scn.Meters {
		if m := &g.scn.Meters[i]; m.ID == l.Look {
			return meterID(m), paneWorld
		}
	}
	return kit.ID("issue/" + l.Look), paneTalks
}

// point shows what the guide speaks of; when it is not in view, the tab that leads there.
func (a *App) point(u *kit.UI) {
	g := &a.game
	x := &g.lessons
	if !x.on || x.at < 0 {
		return
	}
	id, pane := g.target(&g.scn.Tutorial[x.at])
	n, ok := u.Node(id)
	if !ok || n.Rect.Empty() {
		if n, ok = u.Node(kit.ID("desk").Sub(g.tabOf(pane))); !ok {
			return
		}
	}
	u.PointAt(n, u.Say("The guide points here: %s", n.Name), u.Theme.Glass.Focus)
}
