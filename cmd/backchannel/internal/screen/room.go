package screen

import (
	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/session"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/num"
)

// From these widths on (pixels at 1080 lines) the room has three columns, or two.
const (
	threeColumns = 1380
	twoColumns   = 900
	lowRoom      = 500 // pixels high; below it the calendar is in the menu
)

// room is the main screen: the world on glass at the left, the desk in the middle, paper at the right.
func (a *App) room(u *kit.UI, screen kit.Rect) {
	g := &a.game
	g.begun()
	r := screen
	bar := kit.CutTop(&r, u.Px(56))
	u.TabLast(func() { a.topBar(u, bar) })
	a.saveLine(u, &r)
	r = r.Inset(u.Px(theme.Margin))
	r.Min.Y -= u.Px(theme.Gap)
	card, by := g.setPiece()
	if alone := card >= 0; alone != g.alone {
		g.alone = alone
		u.TabAnew()
	}
	if card >= 0 {
		a.set(u, r, card, by)
		a.roomKeys(u)
		return
	}
	low := screen.Dy() < u.Px(lowRoom)
	if len(g.comings()) > 1 && !low {
		u.TabLast(func() { a.calendarStrip(u, &r) })
	}
	bottom := kit.CutBottom(&r, u.Px(theme.Control))
	kit.CutBottom(&r, u.Px(theme.Margin))
	u.TabLast(func() { a.bottomBar(u, bottom) })
	gutter := u.Px(theme.Margin)
	wide := r.Dx()
	if wide < u.Px(threeColumns) && a.guiding() {
		a.lessonStrip(u, &r, screen)
		gap(u, &r, theme.Gap)
	}
	switch {
	case wide >= u.Px(threeColumns):
		world := kit.CutLeft(&r, max(u.Px(304), wide*18/100))
		kit.CutLeft(&r, gutter)
		tray := kit.CutRight(&r, max(u.Px(404), wide*25/100))
		kit.CutRight(&r, gutter)
		a.world(u, world)
		a.desk(u, r, 0)
		a.tray(u, tray)
	case wide >= u.Px(twoColumns):
		world := kit.CutLeft(&r, u.Px(304))
		kit.CutLeft(&r, gutter)
		a.world(u, world)
		a.desk(u, r, 1)
	default:
		a.desk(u, r, 2)
	}
	if g.shown >= 0 {
		u.Show(g.cardOf(g.shown))
		g.shown = -1
	}
	step := ""
	if a.guiding() {
		n, of := g.lessonNumber(g.lessons.at)
		step = u.Say("Guide, step %d of %d. %s.", n, of, lessonTitle(g, &g.scn.Tutorial[g.lessons.at]))
	}
	u.Watch("guide", step)
	a.point(u)
	a.roomKeys(u)
}

func (a *App) topBar(u *kit.UI, r kit.Rect) {
	g := &a.game
	u.Fill(r, u.Theme.Glass.Back)
	r.Min.X += u.Px(theme.Margin)
	r.Max.X -= u.Px(theme.Margin)
	row := r.Inset(0)
	row.Min.Y += u.Px(theme.Gap)
	row.Max.Y -= u.Px(theme.Gap)
	when := a.when(u)
	for i, x := range []struct {
		id    kit.ID
		label string
		opt   kit.ButtonOpt
		opens dialogKind
	}{
		{"menu", u.Say("Menu"), kit.ButtonOpt{Key: "M", Pad: kit.PadRight}, showMenu},
		{"help", u.Say("Help"), kit.ButtonOpt{Key: "?", Pad: kit.PadLeft}, showHelp},
		{"words", u.Say("Glossary"), kit.ButtonOpt{Key: "G"}, showWords},
	} {
		if i > 0 && row.Dx()-buttonWidth(u, x.label, x.opt)-u.Px(theme.Gap+theme.Margin) < when[len(when)-1].width(u) {
			break // the date goes before: the keys still open it
		}
		if buttonEnd(u, x.id, &row, x.label, x.opt) {
			a.dialog = dialog{kind: x.opens}
		}
	}
	kit.CutRight(&row, u.Px(theme.Margin))
	for len(when) > 1 && when[0].width(u) > row.Dx() {
		when = when[1:]
	}
	box := kit.CutLeft(&row, min(when[0].width(u), row.Dx()))
	kit.CutLeft(&row, u.Px(theme.Section))
	when[0].draw(u, box)
	who := g.scn.Offices[g.office].Name
	if len(g.mine) > 1 {
		who = offices(u.Book, len(g.mine))
	}
	parts := []struct {
		s  string
		st kit.Style
	}{{g.scn.Title, kit.Style{Sans: true}}, {who, caption}, {u.Say("seed %d", g.play.Seed()), caption}, {a.savedWord(), caption}}
	var shown [4]bool
	left := row.Dx() + u.Px(theme.Section)
	for _, i := range [...]int{1, 3, 0, 2} { // where not all have room, the first of these have it
		w := u.Width(parts[i].s, parts[i].st) + u.Px(theme.Section)
		if shown[i] = w <= left; shown[i] {
			left -= w
		}
	}
	for i, x := range parts {
		if shown[i] {
			u.Label(kit.CutLeft(&row, u.Width(x.s, x.st)), x.s, x.st)
			kit.CutLeft(&row, u.Px(theme.Section))
		}
	}
}

// headline is the date and the turn on one line or two.
type headline struct {
	lines []string
	st    kit.Style
}

// when are the ways to write the date and the turn, from the longest to the shortest.
func (a *App) when(u *kit.UI) []headline {
	g := &a.game
	now, last := g.view.Turn(), g.lastTurn()
	date, turn := clock(u.Book, g.scn, now), u.Say("turn %d of %d", now, last)
	list := []headline{{[]string{u.Say("%s · turn %d of %d", date, now, last)}, strong}}
	if g.scn.Clock.Start != 0 {
		date = tick(u.Book, g.scn, now)
		list = append(list, headline{[]string{u.Say("%s · turn %d of %d", date, now, last)}, strong})
	}
	two := strong
	two.Size = theme.Caption
	return append(list, headline{[]string{date, turn}, two})
}

func (h *headline) width(u *kit.UI) (w int) {
	for _, l := range h.lines {
		w = max(w, u.Width(l, h.st))
	}
	return w
}

func (h *headline) draw(u *kit.UI, r kit.Rect) {
	st := h.st
	st.Heading = 2
	for i, l := range h.lines {
		q := r
		q.Min.Y = r.Min.Y + r.Dy()*i/len(h.lines)
		q.Max.Y = r.Min.Y + r.Dy()*(i+1)/len(h.lines)
		u.Label(q, l, st)
		st.Heading = 0
	}
}

// lastTurn is the turn with which the game ends if nothing ends it before: a signed deal is kept or broken for a few
// turns more.
func (g *game) lastTurn() int {
	if t := g.scn.Talks; t != nil && !t.InTranches() && g.view.Bal[t.Signed] > 0 {
		return int(g.view.Bal[t.Signed]/num.One) + g.scn.Laws.Aftermath
	}
	return max(g.scn.Turns, g.view.Turn())
}

func (a *App) savedWord() string {
	if a.game.play.SaveError() != nil {
		return a.book.Say("not saved")
	}
	return a.book.Say("saved")
}

// saveLine says, for as long as it is so, that the game is not being saved, and what to do.
func (a *App) saveLine(u *kit.UI, r *kit.Rect) {
	err := a.game.play.SaveError()
	if err == nil {
		return
	}
	pad := u.Px(theme.Gap)
	st := kit.Style{Size: theme.Caption, Sans: true}
	spans := []kit.Span{{Text: u.Say("Not saved:") + " ", Bold: true, Color: u.Theme.Glass.Danger}, {Text: session.Tell(u.Book, err)}}
	if !session.Advises(err) {
		spans = append(spans, kit.Span{Text: " " + u.Say("You can play on: each move tries to save again. Check that the disk has room and that you may write to the folder.")})
	}
	h := u.TextHeight(r.Dx()-4*pad, st, spans...)
	box := kit.CutTop(r, h+2*pad)
	u.Fill(box, u.Theme.Glass.Raised)
	u.Hatch(kit.CutLeft(&box, pad), u.Theme.Glass.Danger)
	box = box.Inset(pad)
	u.Text(&box, st, spans...)
}

// roomKeys are the keys of the room that no control has taken.
func (a *App) roomKeys(u *kit.UI) {
	switch {
	case len(a.game.comings()) > 1 && u.Letter("K"): // in a low window no button takes it
		a.dialog = dialog{kind: showCalendar}
	case u.Letter("G"): // nor these in a narrow one
		a.dialog = dialog{kind: showWords}
	case u.Key(kit.KeyHelp):
		a.dialog = dialog{kind: showHelp}
	case u.Key(kit.KeyEscape):
		a.dialog = dialog{kind: showMenu}
	}
}
