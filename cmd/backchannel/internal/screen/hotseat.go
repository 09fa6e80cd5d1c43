package screen

import (
	"slices"
	"time"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/session"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/phrase"
	"backchannel/engine/scenario"
)

// hotSeat is a machine that persons share: between the parts that they play a curtain hides everything of the one
// before. Its model has nothing but whose turn it is to come.
type hotSeat struct {
	play Play // while the curtain is up, nil else
	to   string
	// What was typed at the curtain, and what came of it.
	pin   string
	wrong bool
	until time.Time
	// next is who has the machine after this frame, empty for nobody else.
	next string
	// games are what the screens remember for each person, by seat.
	games map[string]game
}

// handOver lets the curtain down for the person in a seat, once this frame is drawn.
func (a *App) handOver(seat string) { a.hot.next = seat }

// letDown hides everything. From here on a game that is cut goes on with the person in the seat.
func (a *App) letDown(seat string) {
	a.note()
	p := a.game.play
	if a.hot.games == nil {
		a.hot.games = map[string]game{}
	}
	if seat != p.Seat() {
		a.hot.games[p.Seat()] = a.game
	}
	p.Sit(seat)
	a.hot = hotSeat{play: p, to: seat, games: a.hot.games}
	a.game, a.dialog, a.toasts, a.aloud = game{}, dialog{}, nil, nil
	a.at = atCurtain
}

// lift shows the person in the seat what it may see: the brief, the report of the turn before, or the room.
func (a *App) lift() {
	p := a.hot.play
	if g, ok := a.hot.games[a.hot.to]; ok {
		a.game = g
		a.game.tell(a) // the language may be another since
		a.game.look()
	} else {
		a.enter(p, a.choice.guided)
	}
	delete(a.hot.games, a.hot.to)
	a.hot.play, a.hot.pin = nil, ""
	g := &a.game
	switch turn := g.view.Turn(); {
	case p.Ended():
		a.at = atEnding
	case p.Begun() == 0 && turn == 1:
		a.at = atBrief
	case p.Begun() < turn:
		a.at, g.reports = atReport, turn-1
		g.open, g.barred = map[int]bool{}, 0
	default:
		a.at = atRoom
	}
}

// begun notes that the person has come to the room in this turn, and so has read the report of the one before.
func (g *game) begun() {
	if len(g.play.Persons()) > 1 {
		g.play.BeginTurn(g.view.Turn())
	}
}

// curtain asks for the person in the next seat and shows nothing else.
func (a *App) curtain(u *kit.UI, screen kit.Rect) {
	r := a.page(u, screen, 760)
	kit.CutTop(&r, min(r.Dy()/5, max(0, r.Dy()-u.ScrollHeight("curtain/all"))))
	empty := screen
	empty.Min.Y = r.Min.Y + u.ScrollHeight("curtain/all")
	backdrop(u, empty)
	scroll(u, "curtain/all", r, u.Say("Curtain"), func(r *kit.Rect) {
		u.Pane("curtain", r, u.Say("Curtain"), func(r *kit.Rect) { a.curtainBody(u, r) })
	})
}

func (a *App) curtainBody(u *kit.UI, r *kit.Rect) {
	h := &a.hot
	s := h.play.Scenario()
	st := caption
	st.Bold = true
	para(u, r, u.Say("HAND THE MACHINE TO"), st) // what follows is the heading
	gap(u, r, theme.Gap/2)
	para(u, r, seatOf(u, s, h.play.Plan(), h.to), banner)
	gap(u, r, theme.Gap)
	para(u, r, u.Say("Everybody else looks away. What the others did and saw is hidden, and so will be what you do."), kit.Style{Sans: true, Muted: true})
	gap(u, r, theme.Section)
	open := false
	if h.play.Locked(h.to) {
		open = a.askPin(u, r)
	}
	b := buttons{u: u, r: r}
	off := ""
	if h.play.Locked(h.to) && h.pin == "" {
		off = u.Say("Type your PIN first.")
	}
	if b.add("lift", u.Say("I am here: lift the curtain"), kit.ButtonOpt{Primary: true, Off: off, Mend: "pin"}) || open && off == "" {
		a.tryLift()
		return
	}
	if b.add("leave", u.Say("Leave to the start screen"), kit.ButtonOpt{}) {
		a.toStart()
	}
}

// askPin is the field for a PIN with what came of the last one; it reports Enter.
func (a *App) askPin(u *kit.UI, r *kit.Rect) (entered bool) {
	h := &a.hot
	section(u, r, u.Say("PIN"))
	row := kit.CutTop(r, u.Px(theme.Control))
	changed, entered := u.Field("pin", kit.CutLeft(&row, u.Px(240)), u.Say("PIN"), &h.pin, kit.FieldOpt{Limit: session.PinMax, Secret: true})
	if u.Focused() == "" {
		u.Focus("pin")
	}
	if changed {
		h.wrong = false
	}
	gap(u, r, theme.Gap)
	switch wait := h.until.Sub(a.deps.Now()); {
	case wait > 0:
		para(u, r, tooMany(u.Book, wait), small)
		u.After(time.Second)
	case h.wrong:
		para(u, r, u.Say("That is not the PIN of this seat."), small)
	default:
		para(u, r, u.Say("A PIN keeps out the curious. It is no protection against somebody who has the file and time."), caption)
	}
	gap(u, r, theme.Margin)
	return entered
}

// tooMany says how long there is no next try.
func tooMany(b *phrase.Book, wait time.Duration) string {
	return b.Say("Too many wrong PINs. The next try is possible in %d seconds.", int(wait.Seconds())+1)
}

// tryLift lifts the curtain if the PIN is right, or none is asked for.
func (a *App) tryLift() {
	h := &a.hot
	ok, wait := h.play.Unlock(h.to, h.pin, a.deps.Now())
	h.pin = ""
	if ok {
		a.lift()
		return
	}
	h.wrong, h.until = true, a.deps.Now().Add(wait)
	a.aloud = append(a.aloud, a.book.Say("That is not the PIN of this seat."))
	if wait > 0 {
		a.aloud = append(a.aloud, tooMany(a.book, wait))
	}
}

// handButton hands the machine on within a turn: others can answer what was offered before the turn is closed.
func (a *App) handButton(u *kit.UI, row *kit.Rect) {
	g := &a.game
	if len(g.play.Persons()) < 2 {
		return
	}
	others := g.othersAtMachine()
	off := ""
	if len(others) == 0 {
		off = u.Say("The others have closed this turn.")
	}
	if !buttonEnd(u, "hand", row, u.Say("Hand over"), kit.ButtonOpt{Key: "H", Off: off, Tip: u.Say("Lets the curtain down, so that another person can play before you close the turn.")}) {
		return
	}
	if len(others) == 1 {
		a.handOver(others[0])
		return
	}
	a.dialog = dialog{kind: askHand}
}

// othersAtMachine are the seats of the other persons who have yet to close the turn.
func (g *game) othersAtMachine() []string {
	return slices.DeleteFunc(g.play.Waiting(), func(id string) bool { return id == g.play.Seat() })
}

// handBody lets the player choose who has the machine next.
func (a *App) handBody(u *kit.UI, r kit.Rect) {
	g := &a.game
	a.done(u, &r)
	scroll(u, "handing/body", r, u.Say("Persons"), func(r *kit.Rect) {
		para(u, r, u.Say("You can go on with your turn when the machine comes back to you."), kit.Style{Sans: true})
		gap(u, r, theme.Margin)
		for i, id := range g.othersAtMachine() {
			if u.Button(kit.ID("hand-to").Sub(i), kit.CutTop(r, u.Px(theme.Control)), seatOf(u, g.scn, g.play.Plan(), id), kit.ButtonOpt{}) {
				a.handOver(id)
				return
			}
			gap(u, r, theme.Gap)
		}
	})
}

// seatOf is what a seat of a plan is called.
func seatOf(u *kit.UI, s *scenario.Scenario, plan, id string) string {
	for _, x := range seatsOf(s, plan) {
		if x.ID == id {
			return seatTitle(u.Book, s, &x)
		}
	}
	return id
}
