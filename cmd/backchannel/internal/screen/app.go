package screen

import (
	"cmp"
	"slices"
	"time"

	"backchannel/cmd/backchannel/internal/desk"
	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/locale"
	"backchannel/cmd/backchannel/internal/mapview"
	"backchannel/cmd/backchannel/internal/session"
	"backchannel/cmd/backchannel/internal/sound"
	"backchannel/engine/crisis"
	"backchannel/engine/debrief"
	"backchannel/engine/ledger"
	"backchannel/engine/phrase"
	"backchannel/engine/room"
	"backchannel/engine/scenario"
)

// place is which screen is shown.
type place uint8

const (
	atStart place = iota
	atCurtain
	atLibrary
	atSettings
	atChoose
	atProblem
	atBrief
	atRoom
	atReport
	atEnding
)

// App is the whole client: which screen is shown, what is chosen on it, and the game behind it.
type App struct {
	deps Deps
	at   place
	was  place // of the frame before
	zoom int   // the text size that was chosen, percent
	// worn is the text size that is put on, zoomed when another was chosen.
	worn   int
	zoomed time.Duration
	// settings are remembered from game to game.
	settings Settings

	saves   []Saved
	trails  map[string][]int               // of the saved games' ladders, by path
	dressed map[dressed]*scenario.Scenario // the skins of the saved games
	aside   string                         // the path of the game that was deleted last and can be brought back
	list    []Listed
	opened  map[string]*scenario.Scenario // by id
	from    place                         // where the settings were opened
	books   books
	// palette finds what to do; what it was asked for waits until it is shut.
	palette           palette
	finding           bool // it is to be opened once a dialog is shut
	shooting, copyAll bool
	choice            choice
	// problem is what went wrong with opening or loading, and what it was about.
	problem problem

	// language is the code of what is spoken, book its phrases, nil for English.
	language string
	book     *phrase.Book
	game     game
	dialog   dialog
	toasts   []toast  // said in the next frame
	aloud    []string // told in the next frame to those who hear the screen
	moved    moved
	hot      hotSeat
}

// toast is something said in passing: what happened, or what could not be done.
type toast struct {
	text    string
	refused bool
}

// choice is what the player has chosen for a new game.
type choice struct {
	listed, plan, seat int
	shown              int // the place in the list that scn was opened for, -1 for none
	scn                *scenario.Scenario
	base               *scenario.Scenario // the scenario as it was opened, before a skin was put on
	skin               int                // of its skins, as the list of names shows them; 0 is none
	err                error
	seed               string
	guided             bool
	rest               bool // the seats beside the cabinets are shown
	briefs             map[int]bool
	others             rivals
	shared             bool           // several persons share the machine
	taken              map[int]bool   // the seats that they hold, by place in the plan
	pin                map[int]string // what they typed, by place in the plan
}

type problem struct {
	what string
	err  error
	from place
}

// game is the game being played and what its screens remember.
type game struct {
	play     Play
	book     *phrase.Book // the app's
	scn      *scenario.Scenario
	view     *crisis.View
	office   ledger.Office   // who leads the seat
	voice    ledger.Office   // who speaks for the seat at the table
	glossary []scenario.Term // of the scenario, by the alphabet
	mine     []ledger.Office // the seat's offices, the one that leads first
	with     ledger.Office   // the other party at the table, or Nobody

	all  bool // everything is shown, whatever the stage
	tier int  // of the orders that are shown

	pane                  pane   // of the desk
	hint                  pane   // whose hint is shown, paneOrders for none
	hintAgain             pane   // whose hint was asked for again
	tabs                  []pane // that the desk shows
	draft                 ledger.Levels
	base                  ledger.Levels         // the terms in force that the draft was begun from
	only                  ledger.Office         // whose orders are shown, Nobody for all
	doing                 map[int]doing         // by action, who is to do it
	openRow               int                   // the row of the table whose levels are told in words, plus one
	openBill, openChamber int                   // those whose details are told, plus one
	openPart              int                   // the segment, plus one, or the sector, minus one and below 0
	links                 map[string][]kit.Span // texts with their words from the glossary
	bonuses               []desk.Bonus          // of the seat's party, once they were asked for
	trading               trading
	openClaim             int // the claim of an earlier turn that is read again, plus one
	shelf                 shelf
	demand                demand
	lines                 []desk.RedLine // of the seat's party, once they were asked for
	subject               target
	aside                 int          // the turn whose question of its own was put aside
	invited               []invitation // in the turn invitedIn
	invitedIn             int
	alone                 bool           // a question stands alone
	shown                 int            // the action whose row is to be shown next, -1 for none
	open                  map[int]bool   // orders that the player opened or shut, by action
	brief                 bool           // the orders are many: each is told in short
	folded, barred        ledger.Offices // whose orders are shut, and whose impossible ones are open
	notes                 session.Notes
	noting, unnoted       bool // something in the notes is new; they cannot be kept
	why                   why
	lessons               lessons
	reports               int // the turn that the report is about
	said                  reasons
	mind                  desk.Mind
	debrief               *debrief.Debrief
	land                  mapview.View // the picture of the map
	footTall              int          // how high what stands below it was last
	reportTall            [2]int       // how high the columns of the report were last
	web                   web          // of causes, as it was made at webAt
	webAt                 moment
	coming                []coming // what lies ahead, as it was at comingAt
	comingAt              moment
	sealed                time.Duration // when the turn was sealed that counterparts think about
	folds
}

// folds are the parts of a screen that the player has opened.
type folds struct {
	earlier    bool           // news of earlier turns
	record     bool           // the record of the talks
	agendas    bool           // what other homes may press for
	never      bool           // what nobody can sign
	unseen     int            // the turn of the debrief whose hidden side is shown
	desks      bool           // what the desks would do
	weighed    int            // the turn of the debrief whose reasons are shown
	reds       bool           // what the seat can never sign
	ways       bool           // other ways to talk
	reads      bool           // the draft as a text, below its rows
	parts      ledger.Office  // whose score is shown by its parts
	rungs      bool           // the whole ladder
	rung       bool           // what its rung brings, where the window is low
	closed     bool           // the orders that its rung closes
	moreMeters bool           // meters of later stages
	briefs     ledger.Offices // of the cabinet
	cases      bool           // of other offices
	changes    bool           // the smaller ones of a report
	told       bool           // the lesser events of a report
}

// New returns the client at its start screen, or at the brief of the game that the command line chose.
func New(d Deps) *App {
	if d.Now == nil {
		d.Now = time.Now
	}
	a := &App{deps: d, zoom: 100, moved: moved{imported: make(chan error, 8)}}
	if d.Settings != nil {
		a.settings = d.Settings()
	}
	if z := a.settings.Zoom; z >= zoomMin && z <= zoomMax {
		a.zoom = z
	}
	a.worn = a.zoom
	a.speak(cmp.Or(a.settings.Language, d.Language, locale.English))
	a.toStart()
	if d.First != nil {
		a.first(*d.First)
	}
	return a
}

// Frame draws the screen for one input.
func (a *App) Frame(u *kit.UI, screen kit.Rect) {
	u.Book = a.book
	u.Announce("")
	a.wear(u)
	a.takeIn()
	if a.at != a.was {
		u.TabAnew()
	}
	if a.at != a.was || a.dialog.kind != showNothing {
		u.Hush()
		if a.at == atCurtain || a.was == atCurtain {
			u.Forget() // what the one before did and read
		}
		a.was = a.at
	}
	a.follow(u)
	switch a.at {
	case atStart:
		a.start(u, screen)
	case atCurtain:
		a.curtain(u, screen)
	case atLibrary:
		a.library(u, screen)
	case atSettings:
		a.settingsPage(u, screen)
	case atChoose:
		a.choose(u, screen)
	case atProblem:
		a.trouble(u, screen)
	case atBrief:
		a.brief(u, screen)
	case atRoom:
		a.room(u, screen)
	case atReport:
		a.report(u, screen)
	case atEnding:
		a.ending(u, screen)
	}
	a.anywhere(u)
	a.dialogs(u)
	a.afterwards(u)
	a.note()
	if a.hot.next != "" {
		a.letDown(a.hot.next)
	}
	if len(a.toasts) > 0 {
		u.Hush() // what was said before is about what was done before
	}
	for _, t := range a.toasts {
		if t.refused {
			u.Warn(t.text)
		} else {
			u.Toast(t.text)
		}
	}
	a.toasts = nil
	for _, text := range a.aloud {
		u.Tell(text)
	}
	a.aloud = nil
}

// say tells something in passing; it must also stand elsewhere.
func (a *App) say(text string) {
	if text != "" {
		a.toasts = append(a.toasts, toast{text, false})
	}
}

// refuse says why something could not be done.
func (a *App) refuse(text string) { a.toasts = append(a.toasts, toast{text, true}) }

// enter begins or resumes the game p.
func (a *App) enter(p Play, guided bool) {
	a.game = game{play: p, doing: map[int]doing{}, open: map[int]bool{}, all: a.settings.Everything, shown: -1}
	g := &a.game
	g.tell(a)
	s := g.scn
	for o := ledger.Office(1); int(o) <= s.Count(); o++ {
		if p.Offices().Has(o) {
			g.mine = append(g.mine, o)
		}
	}
	g.office = p.Office()
	slices.SortStableFunc(g.mine, func(x, y ledger.Office) int { return order(y == g.office) - order(x == g.office) })
	g.voice = g.speaker()
	g.lessons = lessons{on: guided && len(s.Tutorial) > 0, read: map[int]bool{}, done: map[int]bool{}}
	g.with = g.partner()
	g.look()
	g.recall()
	g.pane = g.opening()
	a.dialog = dialog{}
	a.at = atBrief
}

// partner is the first other party at the table.
func (g *game) partner() ledger.Office {
	if g.scn.Talks != nil {
		for i := range g.scn.Talks.Parties {
			if i != g.party() {
				return g.scn.Talks.Parties[i].Office
			}
		}
	}
	return ledger.Nobody
}

// look reads the view again, after anything that can have changed it.
func (g *game) look() {
	if g.view != nil {
		g.view.Filed = slices.Clone(g.view.Filed) // the view fills its memory again, and what is being drawn points there
	}
	g.view = g.play.View()
	if g.scn.Talks != nil {
		if now := g.inForce(); now != g.base {
			g.draft, g.base = now, now
		}
	}
	g.tier = g.actsTier()
	g.lessons.follow(g)
}

// submit asks for a directive and tells what came of it; it reports whether it was done.
func (a *App) submit(d ledger.Directive) bool {
	g := &a.game
	if d.By == ledger.Nobody {
		d.By = g.office
	}
	seen, slips := len(g.view.Log), g.slipsHeard()
	refusal := g.play.Submit(d)
	g.lessons.tried(g, d.Verb)
	g.look()
	if refusal.Code != "" {
		a.refuse(trueMinus(refusal.Reason(g.scn)))
		a.sound(sound.Refused)
		return false
	}
	a.changedSlips(slips)
	if a.answers(seen, a.hear(seen)) == 0 && !crisis.Sealed(d.Verb) && d.Verb != crisis.Withdraw {
		a.own(seen)
	}
	return true
}

// answers tells what is heard and what others did in reply, from a place in the log on, and counts it.
func (a *App) answers(seen int, heard []sound.Due) (said int) {
	g := &a.game
	const most = 2
	left := len(heard) // of what is heard, still to be told
	for i := seen; i < len(g.view.Log) && said < most; i++ {
		e := &g.view.Log[i]
		due := slices.ContainsFunc(heard, func(d sound.Due) bool { return d.Event == i })
		if due {
			left--
		}
		l, ok := crisis.Tell(g.scn, e, g.view.Of)
		if !ok || !due && (!byOthers(g, e) || said+left >= most) {
			continue
		}
		if refuses(g.scn, e) {
			a.refuse(trueMinus(l.Text))
		} else {
			a.say(trueMinus(l.Text))
		}
		said++
	}
	return said
}

// refuses tells whether an event is a no: also a yes to something else than what was offered is one.
func refuses(s *scenario.Scenario, e *ledger.Event) bool {
	switch e.Kind {
	case crisis.InvitationDeclined, crisis.OfferRejected:
		return true
	case crisis.PackageAccepted:
		return crisis.DescribePackage(s, &e.Of.Levels) != ""
	}
	return false
}

// own tells what the player did, where nobody answered to it.
func (a *App) own(seen int) {
	g := &a.game
	for i := seen; i < len(g.view.Log); i++ {
		if l, ok := crisis.Tell(g.scn, &g.view.Log[i], g.view.Of); ok {
			a.say(trueMinus(l.Text))
			return
		}
	}
}

// byOthers tells whether somebody else than the player is behind an event.
func byOthers(g *game, e *ledger.Event) bool {
	switch e.Kind {
	case crisis.InvitationAccepted, crisis.InvitationDeclined:
		return g.view.Of.Has(e.Of.By)
	case crisis.DirectiveFiled, crisis.OfficeClosed, crisis.LawApplied:
		return false
	case crisis.AgreementInForce:
		return true
	}
	return e.Of.By != ledger.Nobody && !g.view.Of.Has(e.Of.By)
}

// ponders tells whether a counterpart looks ahead, so that the closing of a turn takes a moment.
func (g *game) ponders() bool {
	for _, kind := range g.play.Kinds() {
		if room.IsPlanner(kind) {
			return true
		}
	}
	return false
}

// thinking says that others are at work, for one frame; in the next they are, and the picture stands still.
func (a *App) thinking(u *kit.UI, r kit.Rect) {
	scroll(u, "thinking/body", r, u.Say("The others are thinking"), func(r *kit.Rect) {
		para(u, r, u.Say("Your orders are sealed. They look some turns ahead, which takes a moment."), kit.Style{Sans: true})
	})
	u.After(time.Millisecond)
	if u.Now() == a.game.sealed {
		return
	}
	a.dialog = dialog{}
	a.closeTurn()
}

// closeTurn commits the turn and shows its report.
func (a *App) closeTurn() {
	g := &a.game
	turn, seen := g.view.Turn(), len(g.view.Log)
	refusal := g.play.Close()
	g.look()
	if refusal.Code != "" {
		a.refuse(trueMinus(refusal.Reason(g.scn)))
		a.sound(sound.Refused)
		return
	}
	if next := g.play.Next(); next != g.play.Seat() && !g.play.Ended() {
		a.sound(sound.TurnSealed) // the rest is for the eyes of who comes next
		a.handOver(next)
		return
	}
	a.hear(seen)
	if g.view.Turn() == turn && !g.play.Ended() {
		a.say(a.book.Say("You have closed this turn. It goes on when the others have closed too."))
		return
	}
	g.reports, a.at = turn, atReport
	g.open, g.barred = map[int]bool{}, 0 // a new turn begins with a short list
	g.pane = g.opening()
}

// check judges a directive of the acting office without asking for it.
func (g *game) check(d ledger.Directive) crisis.Refusal {
	if d.By == ledger.Nobody {
		d.By = g.office
	}
	return crisis.Check(g.scn, g.view, &d)
}

// reason is why a directive cannot be done, empty when it can.
func (g *game) reason(d ledger.Directive) string {
	if r := g.check(d); r.Code != "" {
		return trueMinus(r.Reason(g.scn))
	}
	return ""
}
