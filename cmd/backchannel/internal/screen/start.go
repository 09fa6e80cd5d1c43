package screen

import (
	"path/filepath"
	"slices"
	"strings"
	"time"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/session"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/scenario"
)

// The bounds of the text size, in percent.
const (
	zoomMin, zoomMax, zoomStep = 80, 200, 10
	// zoomWait is how long after a press of its stepper another text size is put on, so that the stepper does not move away
	// from a pointer that goes on pressing.
	zoomWait = 700 * time.Millisecond
)

// toStart shows the start screen with what can be gone on with.
func (a *App) toStart() {
	a.saves, a.dialog, a.hot, a.aside = nil, dialog{}, hotSeat{}, ""
	if a.deps.Saves != nil {
		a.saves = a.deps.Saves()
	}
	a.trails = map[string][]int{}
	a.dressed = map[dressed]*scenario.Scenario{}
	a.at = atStart
}

// start is the first screen: what can be gone on with, and what can be begun. The way in stands at the left, the games
// as cards at the right.
func (a *App) start(u *kit.UI, screen kit.Rect) {
	r := a.page(u, screen, 1760)
	if r.Dx() < u.Px(1000) {
		scroll(u, "start", r, u.Say("Start"), func(r *kit.Rect) {
			a.doors(u, r)
			gap(u, r, theme.Section)
			a.shelf(u, r)
		})
		return
	}
	left := kit.CutLeft(&r, max(u.Px(380), r.Dx()*30/100))
	kit.CutLeft(&r, u.Px(2*theme.Section))
	empty := screen
	empty.Min.Y = r.Min.Y + max(u.ScrollHeight("start"), u.ScrollHeight("saves"))
	backdrop(u, empty)
	scroll(u, "start", left, u.Say("Start"), func(r *kit.Rect) {
		gap(u, r, min(180, float64(screen.Dy())*0.09))
		a.doors(u, r)
	})
	scroll(u, "saves", r, u.Say("Games"), func(r *kit.Rect) { a.shelf(u, r) })
}

// doors are the name of the game and the ways from its first screen.
func (a *App) doors(u *kit.UI, r *kit.Rect) {
	line(u, r, title, kit.Style{Size: theme.Figure, Bold: true, Sans: true, Heading: 2})
	gap(u, r, theme.Gap)
	para(u, r, u.Say("Two sides, one crisis, and a few turns to talk it down."), kit.Style{Size: theme.Title, Sans: true, Muted: true})
	gap(u, r, 2*theme.Section)
	last := a.lastGame()
	if last >= 0 && a.door(u, r, "continue", u.Say("Go on with the last game"), kit.ButtonOpt{Primary: true, Key: "G"}) {
		a.load(a.saves[last].Path)
	}
	if a.door(u, r, "new", u.Say("New game"), kit.ButtonOpt{Primary: last < 0, Key: "N"}) {
		a.toChoose()
	}
	if a.deps.Import != nil && a.door(u, r, "import", u.Say("Import a saved game"), kit.ButtonOpt{Key: "I"}) {
		a.deps.Import(a.imported)
	}
	if a.door(u, r, "library", u.Say("Library"), kit.ButtonOpt{Key: "L", Tip: u.Say("Glossary, sources, offices and lesson plans of every scenario")}) {
		a.toLibrary()
	}
	if a.door(u, r, "settings", u.Say("Settings"), kit.ButtonOpt{Key: "S", Tip: u.Say("Language, colours, text size, motion, sound")}) {
		a.toSettings()
	}
	if a.door(u, r, "help", u.Say("Help"), kit.ButtonOpt{Key: "?", Pad: kit.PadLeft}) || u.Key(kit.KeyHelp) {
		a.dialog = dialog{kind: showHelp}
	}
	if !a.deps.InPage && a.door(u, r, "quit", u.Say("Quit"), kit.ButtonOpt{Key: "Q"}) {
		u.Quit()
	}
	gap(u, r, theme.Margin)
	tongues := kit.CutTop(r, u.Px(theme.Control))
	tongues.Max.X = min(tongues.Max.X, tongues.Min.X+u.Px(languageWidth))
	a.languages(u, tongues)
	gap(u, r, theme.Margin)
	para(u, r, u.Say("Ctrl+K finds everything by its name."), caption)
}

// door is one of the ways from the first screen.
func (a *App) door(u *kit.UI, r *kit.Rect, id kit.ID, label string, o kit.ButtonOpt) bool {
	q := kit.CutTop(r, u.Px(theme.Control+theme.Gap/2))
	q.Max.X = min(q.Max.X, q.Min.X+max(u.Px(340), buttonWidth(u, label, o)))
	gap(u, r, theme.Gap)
	return u.Button(id, q, label, o)
}

// lastGame is the saved game that was played last and can be gone on with, or -1.
func (a *App) lastGame() int {
	return slices.IndexFunc(a.saves, func(s Saved) bool { return !s.Ended && s.Problem == nil })
}

// shelf holds the saved games and below them what can be begun.
func (a *App) shelf(u *kit.UI, r *kit.Rect) {
	if a.deps.InPage && u.Drawn == 0 { // reading the scenarios takes a page a second: the way in is there before
		u.After(time.Millisecond)
		section(u, r, u.Say("CRISES TO PLAY"))
		para(u, r, u.Say("The crises are being opened."), kit.Style{Sans: true, Muted: true})
		return
	}
	if len(a.saves) > 0 || a.aside != "" {
		section(u, r, u.Say("SAVED GAMES"))
		a.takenAside(u, r)
		columns(u, r, len(a.saves), func(i int, r *kit.Rect) { a.saved(u, r, i) })
		gap(u, r, theme.Section)
	}
	section(u, r, u.Say("CRISES TO PLAY"))
	if len(a.saves) == 0 {
		para(u, r, u.Say("No game is saved yet. Every move is saved as you make it, so you can stop at any time."), kit.Style{Sans: true, Muted: true})
		gap(u, r, theme.Margin)
	}
	columns(u, r, len(a.scenarios()), func(i int, r *kit.Rect) { a.crisis(u, r, i) })
}

// crisis is a sheet about a scenario that leads to its setup.
func (a *App) crisis(u *kit.UI, r *kit.Rect, i int) {
	l := a.scenarios()[i]
	s, err := a.scenario(l.ID)
	card := kit.Card{ID: kit.ID("crisis").Sub(i), Title: l.Title}
	if err == nil {
		card.Chip, card.From, card.Body = badge(u.Book, s.About.Label), about(u.Book, s), kit.Plain(s.About.Say)
	} else {
		card.Body = kit.Plain(u.Say("This scenario is not in order and cannot be played yet."))
	}
	card.More = func(r *kit.Rect) {
		row := kit.CutTop(r, u.Px(theme.Control))
		if button(u, kit.ID("play").Sub(i), &row, u.Say("Play this"), kit.ButtonOpt{Says: called(u.Say("Play this"), l.Title)}) {
			a.toChoose()
			a.choice.listed = i
		}
	}
	u.Card(r, card)
}

// saved is one saved game on glass: where the crisis stood, who played and when, and what can be done with it.
func (a *App) saved(u *kit.UI, r *kit.Rect, i int) {
	s := &a.saves[i]
	scn := a.savedScenario(s)
	u.Pane(kit.ID("game").Sub(i), r, a.savedTitle(s), func(r *kit.Rect) {
		words := *r
		thumb := kit.CutLeft(&words, u.Px(thumbWide))
		kit.CutLeft(&words, u.Px(theme.Margin))
		thumb.Max.Y = thumb.Min.Y + u.Px(thumbHigh)
		rungs := a.rungs(s, scn)
		thumbnail(u, thumb, scn, rungs)
		para(u, &words, a.savedTitle(s), strong)
		about := a.savedAbout(u, s, scn, rungs)
		for _, l := range about {
			para(u, &words, l, caption)
		}
		r.Min.Y = max(words.Min.Y, thumb.Max.Y)
		if s.Damaged {
			gap(u, r, theme.Gap)
			u.Text(r, small, kit.Span{Text: u.Say("Damaged after turn %d: what follows cannot be read and is put aside when you go on.", s.Turn)})
		}
		if s.Problem != nil {
			gap(u, r, theme.Gap)
			u.Text(r, small, kit.Span{Text: u.Say("Cannot be opened.") + " ", Bold: true}, kit.Span{Text: session.Tell(u.Book, s.Problem)})
		}
		gap(u, r, theme.Gap)
		a.savedButtons(u, r, i, about)
	})
}

func (a *App) savedButtons(u *kit.UI, r *kit.Rect, i int, about []string) {
	s := &a.saves[i]
	b := buttons{u: u, r: r}
	which := a.savedTitle(s) + ", " + strings.Join(about, ", ")
	if s.Problem == nil {
		label := u.Say("Go on")
		if s.Ended {
			label = u.Say("See the debrief")
		}
		if b.add(kit.ID("saved").Sub(i), label, kit.ButtonOpt{Says: called(label, which)}) {
			a.load(s.Path)
		}
	}
	id := kit.ID("saved-file").Sub(i)
	if a.deps.Export != nil && b.add(id+"/export", u.Say("Export"), kit.ButtonOpt{Says: called(u.Say("Export"), which), Tip: u.Say("Hands you the game as a file, to keep or to take to another computer.")}) {
		if err := a.deps.Export(s.Path); err != nil {
			a.refuse(session.Tell(a.book, err))
		} else {
			a.say(u.Say("The saved game is exported: look for it where downloads are kept."))
		}
	}
	if (a.deps.Remove != nil || a.deps.PutAside != nil) && b.add(id+"/delete", u.Say("Delete"), kit.ButtonOpt{Says: called(u.Say("Delete"), which)}) {
		a.dialog = dialog{kind: askDelete, item: i}
	}
}

func (a *App) savedTitle(s *Saved) string {
	if s.Scenario == "" {
		return filepath.Base(s.Path)
	}
	if s.Skin != "" {
		if scn := a.savedScenario(s); scn != nil {
			return scn.Title
		}
	}
	for _, l := range a.scenarios() {
		if l.ID == s.Scenario {
			return l.Title
		}
	}
	return s.Scenario
}

// savedAbout says who played, where the crisis stands and when it was left.
func (a *App) savedAbout(u *kit.UI, s *Saved, scn *scenario.Scenario, rungs []int) []string {
	var who, state, when []string
	for _, id := range strings.Split(s.Seat, "+") {
		switch {
		case id == "":
		case scn == nil:
			who = append(who, capital(id))
		default:
			who = append(who, seatOf(u, scn, s.Plan, id))
		}
	}
	if s.Ended {
		state = append(state, u.Say("ended"))
	}
	if s.Turn > 0 && scn != nil {
		state = append(state, u.Say("turn %d of %d", s.Turn, max(s.Turn, scn.Turns)), clock(u.Book, scn, s.Turn))
	} else if s.Turn > 0 {
		state = append(state, u.Say("turn %d", s.Turn))
	}
	if n := len(rungs); n > 0 && scn != nil && rungs[n-1] < len(scn.Ladder) {
		state = append(state, u.Say("on the ladder: %s", lower(scn.Ladder[rungs[n-1]].Name)))
	}
	if x := ago(u.Book, s.When, a.deps.Now()); x != "" {
		when = append(when, u.Say("played %s", x))
	}
	if s.Seed > 0 {
		when = append(when, u.Say("seed %d", s.Seed))
	}
	var out []string
	for _, words := range [][]string{who, state, when} {
		if len(words) > 0 {
			out = append(out, capital(strings.Join(words, " · ")))
		}
	}
	return out
}

// load goes on with a saved game.
func (a *App) load(path string) {
	p, err := a.deps.Load(path)
	if err != nil {
		a.fail(a.book.Say("This saved game cannot be opened"), err)
		return
	}
	a.enter(p, false)
	a.at = atRoom
	switch {
	case p.Ended():
		a.at = atEnding
	case len(p.Persons()) > 1:
		a.handOver(p.Seat())
	}
	if r, ok := p.(interface{ Repaired() error }); ok && r.Repaired() != nil {
		a.fail(a.book.Say("This saved game was damaged"), r.Repaired())
	}
}

// textSize lets the player choose how large everything is.
func (a *App) textSize(u *kit.UI, row kit.Rect) {
	name := u.Say("Text size")
	u.Label(kit.CutLeft(&row, u.Width(name, kit.Style{Sans: true})), name, kit.Style{Sans: true})
	kit.CutLeft(&row, u.Px(theme.Gap))
	if u.Stepper("zoom", kit.CutLeft(&row, u.Px(176)), name, &a.zoom, kit.StepperOpt{Min: zoomMin, Max: zoomMax, Step: zoomStep, Unit: "%"}) {
		a.settings.Zoom, a.zoomed = a.zoom, u.Now()
		a.keep()
	}
}

// page is the middle of the screen, at most w pixels wide at 1080 lines, with its margins.
func (a *App) page(u *kit.UI, screen kit.Rect, w float64) kit.Rect {
	r := screen.Inset(u.Px(theme.Section))
	if side := (r.Dx() - u.Px(w)) / 2; side > 0 {
		r.Min.X += side
		r.Max.X -= side
	}
	return r
}

// sidePage is a page beside the game with its title, its area and the way back.
func (a *App) sidePage(u *kit.UI, screen kit.Rect, title string, back func()) kit.Rect {
	r := a.page(u, screen, 1440)
	line(u, &r, title, banner)
	gap(u, &r, theme.Margin)
	foot := kit.CutBottom(&r, u.Px(theme.Control))
	kit.CutBottom(&r, u.Px(theme.Margin))
	u.TabLast(func() {
		u.Foot(func() {
			if buttonEnd(u, "back", &foot, u.Say("Back"), kit.ButtonOpt{Primary: true}) || u.Key(kit.KeyEscape) {
				back()
			}
		})
	})
	return r
}

// scenarios is the list of what can be played, asked for once.
func (a *App) scenarios() []Listed {
	if a.list == nil {
		a.list = a.scenariosIn(a.language)
	}
	return a.list
}

func (a *App) scenariosIn(language string) []Listed {
	if a.deps.List == nil {
		return nil
	}
	return a.deps.List(language)
}

// scenario opens what can be played, each once, in the words of the language that is spoken.
func (a *App) scenario(id string) (*scenario.Scenario, error) {
	s := a.opened[id]
	if s == nil {
		var err error
		if s, err = a.deps.Open(id); err != nil {
			return nil, err
		}
	}
	if a.opened == nil {
		a.opened = map[string]*scenario.Scenario{}
	}
	a.opened[id] = a.inLanguage(s)
	return a.opened[id], nil
}
