package screen

import (
	"slices"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/session"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/crisis"
	"backchannel/engine/num"
)

// recall takes up the notes beside a game that is gone on with: the guide where it stood, the draft, as far as it is
// one of this table, and what the player expected.
func (g *game) recall() {
	g.notes = g.play.Notes()
	if x := g.notes.Guide; x != nil && len(g.scn.Tutorial) > 0 {
		g.lessons.on = true
		for _, i := range x.Read {
			g.lessons.read[i] = true
		}
	}
	t := g.scn.Talks
	if t == nil || len(g.notes.Draft) != t.Issues() {
		return
	}
	draft := g.draft
	for i, l := range g.notes.Draft {
		if l < 0 || l >= t.Sizes[i] {
			return
		}
		draft[i] = l
	}
	g.draft = draft
}

// note keeps the notes when something in them has changed. That they cannot be kept is said once.
func (a *App) note() {
	g := &a.game
	if g.play == nil {
		return
	}
	var draft []int8
	if g.scn.Talks != nil && g.draft != g.base {
		draft = slices.Clone(g.draft[:g.scn.Talks.Issues()])
	}
	guide := g.lessons.kept()
	if slices.Equal(draft, g.notes.Draft) && guide.Same(g.notes.Guide) && !g.noting {
		return
	}
	g.noting, g.notes.Draft, g.notes.Guide = false, draft, guide
	if err := g.play.Note(g.notes); err != nil && !g.unnoted {
		g.unnoted = true
		a.refuse(a.book.Say("Your draft and what you expect hold for today, but cannot be remembered: %s", session.Tell(a.book, err)))
	}
}

// setTurn tells whether this turn has a set piece: a question that stands alone, a signed text before its vote, or
// the last turn for texts. Before it is closed the player may say what they expect.
func (g *game) setTurn() bool {
	if !g.scn.Laws.HasTension || !g.view.Knows(g.scn, g.scn.Laws.Tension) {
		return false
	}
	for i := range g.scn.Cards {
		if c := &g.scn.Cards[i]; c.Alone && len(c.Options) > 0 && g.fellIn(i) == g.view.Turn() {
			return true
		}
	}
	t := g.scn.Talks
	return t != nil && t.InTranches() && (g.view.Turn() == t.Until || g.pending())
}

// ways are the answers to what tension will do.
var ways = []session.Way{session.Rises, session.Holds, session.Falls}

// expected is the place among the ways of what was expected of a turn, or -1.
func (g *game) expected(turn int) int {
	for _, x := range g.notes.Expected {
		if x.Turn == turn {
			return slices.Index(ways, x.Way)
		}
	}
	return -1
}

// expect asks for a prediction before a turn with a set piece is closed. Nobody has to make one.
func (a *App) expect(u *kit.UI, r *kit.Rect) {
	g := &a.game
	if !g.setTurn() {
		return
	}
	turn := g.view.Turn()
	gap(u, r, theme.Margin)
	u.Text(r, kit.Style{Sans: true}, kit.Span{Text: u.Say("What do you expect?") + " ", Bold: true}, kit.Span{Text: u.Say("%s stands at %s. Over this turn it will:", g.tension(), figure(g.view.Bal[g.scn.Laws.Tension]))})
	gap(u, r, theme.Gap/2)
	at := g.expected(turn)
	was := at
	pick(u, r, "expect", u.Say("What tension will do"), kit.Labels(u.Say("rise"), u.Say("hold"), u.Say("fall")), &at)
	para(u, r, u.Say("To hold is to move by less than a point. You need not answer. Nobody else sees it; the report and the debrief set it beside what happened."), caption)
	if at == was || at < 0 {
		return
	}
	list := slices.DeleteFunc(slices.Clone(g.notes.Expected), func(x session.Expectation) bool { return x.Turn == turn })
	g.notes.Expected, g.noting = append(list, session.Expectation{Turn: turn, Way: ways[at]}), true
}

// tension is what the tension meter is called.
func (g *game) tension() string { return g.scn.Accounts[g.scn.Laws.Tension].Title }

// came says what was expected of a closed turn and what came; false where nothing was expected.
func (g *game) came(turn int) (text string, right, ok bool) {
	at := g.expected(turn)
	if at < 0 || !g.scn.Laws.HasTension {
		return "", false, false
	}
	now := g.view.Bal[g.scn.Laws.Tension]
	from, to, moved := now, now, false
	for _, c := range crisis.Report(g.scn, g.view, turn) {
		if c.Account == g.scn.Laws.Tension {
			from, to, moved = c.From, c.To, true
		}
	}
	way := 1
	switch d := to - from; {
	case d >= num.One:
		way = 0
	case d <= -num.One:
		way = 2
	}
	right = way == at
	b, name := g.book, lower(g.tension())
	text = []string{b.Say("You expected %s to rise.", name), b.Say("You expected %s to hold.", name), b.Say("You expected %s to fall.", name)}[at]
	if moved {
		text += " " + []string{b.Say("It rose: from %s to %s.", figure(from), figure(to)), b.Say("It held: from %s to %s.", figure(from), figure(to)), b.Say("It fell: from %s to %s.", figure(from), figure(to))}[way]
	} else {
		text += " " + b.Say("It held.")
	}
	return text, right, true
}

// expectedCard tells in the report of a turn what the player expected of it and what came.
func (a *App) expectedCard(u *kit.UI, r *kit.Rect) {
	text, right, ok := a.game.came(a.game.reports)
	if !ok {
		return
	}
	chip := kit.Badge{Shape: kit.Check, Name: u.Say("AS YOU EXPECTED")}
	if !right {
		chip = kit.Badge{Shape: kit.Ring, Name: u.Say("NOT AS YOU EXPECTED")}
		text += " " + u.Say("What did you leave out?") + " " + a.game.whereCauses()
	}
	u.Card(r, kit.Card{ID: "expected", Chip: chip, Body: kit.Plain(text)})
	gap(u, r, theme.Margin)
}

// whereCauses says where the player finds what moved tension: a number that ends where it began is no row of the report.
func (g *game) whereCauses() string {
	for _, c := range crisis.Report(g.scn, g.view, g.reports) {
		if c.Account == g.scn.Laws.Tension {
			return g.book.Say("The causes stand beside the number.")
		}
	}
	return g.book.Say("In the room, press %s: some things pushed it up and others as far down.", lower(g.tension()))
}

// expectations list in the debrief what was expected and what came.
func (a *App) expectations(u *kit.UI, r *kit.Rect) {
	g := &a.game
	var lines []string
	hits := 0
	for turn := 1; turn <= g.view.Turn(); turn++ {
		if text, right, ok := g.came(turn); ok {
			lines = append(lines, u.Say("Turn %d. %s", turn, text))
			hits += order(right)
		}
	}
	if len(lines) > 0 {
		lines = append(lines, u.Say("%d of %d came as you expected.", hits, len(lines)))
	}
	a.sheet(u, r, "expectations", u.Say("What you expected, and what came"), lines)
}
