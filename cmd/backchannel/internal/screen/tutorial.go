package screen

import (
	"slices"
	"time"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/session"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

// lessons follow the guided first play. They never block: a step that is not taken is passed by with its turn.
type lessons struct {
	on      bool
	read    map[int]bool
	done    map[int]bool // carried out before or after the guide came to it
	at      int          // the step shown, -1 for none
	shut    int          // the step that was folded, plus one
	last    int          // the step that was shown last, plus one
	behind  string       // what became of the steps between the last and this one
	brought sight
}

// sight is a step on a page: what it points at is brought into view once.
type sight struct {
	step int // plus one
	pane pane
}

// follow finds the step to show: the first of this turn that is neither carried out nor read, nor asks to propose while
// there is a text that home would carry to accept.
func (x *lessons) follow(g *game) {
	x.at = -1
	if !x.on {
		return
	}
	accept := g.acceptable()
	for i := range g.scn.Tutorial {
		l := &g.scn.Tutorial[i]
		if l.Turn != g.view.Turn() || !g.taught(l) {
			continue
		}
		switch {
		case x.read[i]:
		case g.carriedOut(l):
			x.done[i] = true
		case x.at < 0 && !(accept && l.Try == crisis.VerbName(crisis.Propose)):
			x.at = i
		}
	}
	if x.at < 0 || x.at == x.last-1 {
		return
	}
	if x.behind = ""; x.last > 0 && x.at >= x.last {
		x.behind = x.passed(g, accept)
	}
	x.last = x.at + 1
}

// passed says what became of the steps between the one that was shown last and this one.
func (x *lessons) passed(g *game, accept bool) string {
	first, last, done, spare := 0, 0, true, accept
	for i := x.last; i < x.at; i++ {
		l := &g.scn.Tutorial[i]
		if !g.taught(l) {
			continue
		}
		last, _ = g.lessonNumber(i)
		if first == 0 {
			first = last
		}
		done = done && (x.done[i] || x.read[i])
		spare = spare && l.Turn == g.view.Turn()
	}
	b := g.book
	switch {
	case first == 0:
		return ""
	case done && first == last:
		return b.Say("Step %d is done.", first)
	case done:
		return b.Say("Steps %d to %d are done.", first, last)
	case spare && first == last:
		return b.Say("Step %d can wait: there is a text that you can accept.", first)
	case spare:
		return b.Say("Steps %d to %d can wait: there is a text that you can accept.", first, last)
	case first == last:
		return b.Say("Step %d went by with its turn.", first)
	}
	return b.Say("Steps %d to %d are done, or went by with their turn.", first, last)
}

// taught tells whether a step is for the seat.
func (g *game) taught(l *scenario.Lesson) bool {
	return l.Office == ledger.Nobody || g.view.Of.Has(l.Office)
}

// acceptable tells whether there is a text that the seat can accept or sign now.
func (g *game) acceptable() bool {
	t := g.scn.Talks
	if t == nil || g.party() < 0 {
		return false
	}
	with := append(g.others(), ledger.Nobody)
	return g.check(ledger.Directive{By: g.voice, Verb: crisis.Sign}).Code == "" || slices.ContainsFunc(with, func(o ledger.Office) bool {
		return g.check(ledger.Directive{By: g.voice, Verb: crisis.Accept, With: o, Levels: crisis.NoLevels()}).Code == ""
	})
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
		a.lessonBehind(u, r)
		a.lessonButtons(u, r, a.lessonDeeds(u))
	}})
}

// lessonStrip is the same where the window is too small for a column of paper: a sheet above the desk that can be folded.
// Where the desk would be left less than half of the screen, it is only a line, and what it says opens over the page.
func (a *App) lessonStrip(u *kit.UI, r *kit.Rect, screen kit.Rect) {
	g := &a.game
	l := &g.scn.Tutorial[g.lessons.at]
	name := g.lessonName()
	deeds := a.lessonDeeds(u)
	inner := *r
	inner.Max.X -= 2 * u.Px(theme.Margin)
	wide := 0 // as wide for every step, so that the first button stands in one place
	for _, s := range []string{u.Say("Show me"), u.Say("Stop guiding"), u.Say("Skip this step")} {
		wide += buttonWidth(u, s, kit.ButtonOpt{}) + u.Px(theme.Gap)
	}
	beside := inner.Dx()-wide >= u.Px(360)
	press := deedsHeight(u, inner.Dx(), deeds)
	tall := u.LineHeight(strong) + u.Px(6) + press
	if beside {
		tall = press
	}
	tall += 2*u.Px(theme.Margin) + 2*u.Px(theme.Gap) + u.TextHeight(inner.Dx(), kit.Style{}, kit.Span{Text: l.Text.Say})
	if g.lessons.behind != "" {
		tall += u.TextHeight(inner.Dx(), caption, kit.Span{Text: g.lessons.behind}) + u.Px(theme.Gap)
	}
	if 2*(r.Dy()-tall) < screen.Dy() {
		shut := false
		if u.Fold("lesson/open", r, name, strong, &shut) {
			a.dialog = dialog{kind: showGuide}
		}
		return
	}
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
	u.Card(r, kit.Card{ID: "lesson", More: func(r *kit.Rect) {
		head := *r
		row := *r
		if beside {
			row.Min.X = row.Max.X - wide + u.Px(theme.Gap)
			head.Max.X = row.Min.X - u.Px(theme.Gap)
		}
		fold(&head)
		if !beside {
			row.Min.Y = head.Min.Y + u.Px(theme.Gap/2)
		}
		a.lessonButtons(u, &row, deeds)
		r.Min.Y = max(row.Min.Y, head.Min.Y)
		gap(u, r, theme.Gap/2)
		a.lessonBehind(u, r)
		para(u, r, l.Text.Say, kit.Style{})
	}})
}

// guideBody is what the guide says now, over the page. It goes on in its place until there is something to do or see.
func (a *App) guideBody(u *kit.UI, r kit.Rect) {
	g := &a.game
	a.done(u, &r)
	scroll(u, "guiding/body", r, u.Say("The guide"), func(r *kit.Rect) {
		l := &g.scn.Tutorial[g.lessons.at]
		para(u, r, lessonTitle(g, l), strong)
		gap(u, r, theme.Gap/2)
		a.lessonBehind(u, r)
		para(u, r, l.Text.Say, kit.Style{Sans: true})
		gap(u, r, theme.Margin)
		a.lessonButtons(u, r, a.lessonDeeds(u))
	})
}

// lessonName is the number of the step shown and what it is about.
func (g *game) lessonName() string {
	n, of := g.lessonNumber(g.lessons.at)
	return g.book.Say("Guide, step %d of %d. %s.", n, of, lessonTitle(g, &g.scn.Tutorial[g.lessons.at]))
}

// lessonBehind says what became of steps that were passed over.
func (a *App) lessonBehind(u *kit.UI, r *kit.Rect) {
	if s := a.game.lessons.behind; s != "" {
		para(u, r, s, caption)
		gap(u, r, theme.Gap)
	}
}

// lessonDeeds are what can be done about the step shown. What goes on and what skips a task are two buttons in two
// places: where one reads on, a task has the button that only shows where it is done.
func (a *App) lessonDeeds(u *kit.UI) []deed {
	g := &a.game
	l := &g.scn.Tutorial[g.lessons.at]
	off := deed{"lesson/off", u.Say("Stop guiding"), kit.ButtonOpt{Tip: u.Say("Switch it on again in the menu.")}, func() { g.lessons.on = false }}
	if !asksFor(l) {
		return []deed{{"lesson/next", u.Say("Got it"), kit.ButtonOpt{}, g.lessons.pass}, off}
	}
	return []deed{{"lesson/show", u.Say("Show me"), kit.ButtonOpt{Tip: u.Say("Leads to what the guide speaks of.")}, func() { a.showLesson(u) }}, off, {"lesson/skip", u.Say("Skip this step"), kit.ButtonOpt{}, g.lessons.pass}}
}

// asksFor tells whether a step is a task, rather than something to read.
func asksFor(l *scenario.Lesson) bool { return l.HasDone || l.Try != "" }

// lessonButtons lay them in rows.
func (a *App) lessonButtons(u *kit.UI, r *kit.Rect, list []deed) {
	b := buttons{u: u, r: r}
	for _, x := range list {
		if b.add(x.id, x.label, x.opt) {
			x.do()
		}
	}
}

// showLesson leads to what the step shown speaks of.
func (a *App) showLesson(u *kit.UI) {
	g := &a.game
	a.dialog = dialog{}
	id, at := g.target(&g.scn.Tutorial[g.lessons.at])
	if item := g.cardAction(id); item >= 0 {
		g.goTo(item)
		return
	}
	a.see(u, waiting{pane: at, show: id})
	g.lessons.brought = sight{}
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
		if g.taught(&g.scn.Tutorial[i]) {
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

// target is the control that a step points at, and the pane of the desk that holds it: what is to be tried where that is
// one control, else the panel.
func (g *game) target(l *scenario.Lesson) (id kit.ID, at pane) {
	switch l.Look {
	case lookLadder, lookMeters:
		return "ladder", paneWorld
	case lookOrders:
		for i := range g.scn.Actions {
			if g.scn.Actions[i].ID == l.Try {
				return g.cardOf(i), paneOrders
			}
		}
		return "orders", paneOrders
	case lookTalks, lookTable:
		switch l.Try {
		case "guess", "propose", "table":
			return kit.ID(l.Try), paneTalks
		}
		return "talks", paneTalks
	case lookNews, lookVoices:
		return g.paperTarget(l), paneNews
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

// paperTarget is the sheet that a step about the news or the advisers speaks of: the claim to label, the question to
// answer, the advisers, a request that waits, or else the first news of the turn.
func (g *game) paperTarget(l *scenario.Lesson) kit.ID {
	today := g.today()
	for _, i := range today {
		c := &g.scn.Cards[i]
		if asked := len(g.asked(c)) > 0; asked && (l.Try == "label" && c.Answer != 0 || l.Try == "choose" && len(c.Options) > 0) {
			return kit.ID("news/" + c.ID)
		}
	}
	for _, o := range g.mine {
		if l.Look == lookVoices && g.advises(o) {
			return kit.ID("advisers/" + g.scn.Offices[o].ID)
		}
	}
	switch {
	case g.asks(g.party()) >= 0:
		return "request"
	case len(today) > 0:
		return kit.ID("news/" + g.scn.Cards[today[0]].ID)
	}
	return "tray"
}

// cardAction is the action whose card an id is, -1 for none.
func (g *game) cardAction(id kit.ID) int {
	return slices.IndexFunc(g.scn.Actions, func(x scenario.Action) bool { return kit.ID("act/"+x.ID) == id })
}

// point shows what the guide speaks of, and brings it into view once; when its page is not open, the tab that leads there.
func (a *App) point(u *kit.UI) {
	g := &a.game
	x := &g.lessons
	if !x.on || x.at < 0 {
		return
	}
	id, at := g.target(&g.scn.Tutorial[x.at])
	n, ok := u.Node(id)
	now := sight{x.at + 1, g.pane}
	if item := g.cardAction(id); !ok && item >= 0 && g.pane == at && x.brought != now {
		x.brought = now // its group is shut, or the orders are those of another office
		g.reveal(item)
		u.After(time.Millisecond)
		return
	}
	if ok && x.brought != now && n.Rect != n.Full {
		more := n
		more.Full.Max.Y += u.Px(2 * theme.Control) // with what stands below the button of an order
		u.BringUp(more)
	}
	if ok {
		x.brought = now
	}
	if !ok || n.Rect.Empty() {
		tab := g.tabOf(at)
		switch {
		case tab < 0:
			tab = g.tabOf(paneOrders)
		case at == g.pane && ok:
			return // it was scrolled away
		}
		if n, ok = u.Node(kit.ID("desk").Sub(tab)); !ok {
			return
		}
	}
	u.PointAt(n, u.Say("The guide points here: %s", n.Name), u.Theme.Glass.Focus)
}
