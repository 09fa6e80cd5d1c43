package screen

import (
	"errors"
	"path/filepath"
	"strings"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
)

// The bounds of the text size, in percent.
const (
	zoomMin, zoomMax, zoomStep = 80, 150, 10
)

// toStart shows the start screen with what can be gone on with.
func (a *App) toStart() {
	a.saves, a.dialog, a.hot = nil, dialog{}, hotSeat{}
	if a.deps.Saves != nil {
		a.saves = a.deps.Saves()
	}
	a.at = atStart
}

// start is the first screen: a new game, or one of those that were begun.
func (a *App) start(u *kit.UI, screen kit.Rect) {
	r := a.page(u, screen, 1120)
	foot := kit.CutBottom(&r, u.Px(theme.Control))
	kit.CutBottom(&r, u.Px(theme.Section))
	u.TabLast(func() { a.startFoot(u, foot) })
	gap(u, &r, theme.Section)
	head := kit.CutTop(&r, u.LineHeight(kit.Style{Size: theme.Figure, Bold: true, Sans: true}))
	tongues := kit.CutRight(&head, u.Px(languageWidth))
	tongues.Max.Y = tongues.Min.Y + u.Px(theme.Control)
	u.Label(head, title, kit.Style{Size: theme.Figure, Bold: true, Sans: true})
	u.TabLast(func() { a.languages(u, tongues) })
	gap(u, &r, theme.Gap)
	para(u, &r, u.Say("Two sides, one crisis, and a few turns to talk it down."), kit.Style{Sans: true, Muted: true})
	gap(u, &r, theme.Section)
	row := kit.CutTop(&r, u.Px(theme.Control+theme.Gap))
	if button(u, "new", &row, u.Say("New game"), kit.ButtonOpt{Primary: true, Key: "N"}) {
		a.toChoose()
	}
	if a.deps.Import != nil && button(u, "import", &row, u.Say("Import a saved game"), kit.ButtonOpt{Key: "I"}) {
		a.deps.Import(a.imported)
	}
	gap(u, &r, theme.Section)
	if len(a.saves) == 0 {
		para(u, &r, u.Say("No game is saved yet. Every move is saved as you make it, so you can stop at any time."), kit.Style{Sans: true, Muted: true})
		return
	}
	section(u, &r, u.Say("GO ON WITH A SAVED GAME"))
	scroll(u, "saves", r, u.Say("Saved games"), func(r *kit.Rect) {
		for i := range a.saves {
			a.saved(u, r, i)
			gap(u, r, theme.Gap)
		}
	})
}

// saved is one row of the list of saved games.
func (a *App) saved(u *kit.UI, r *kit.Rect, i int) {
	s := &a.saves[i]
	rest := *r
	gap(u, &rest, theme.Gap)
	top := rest.Min.Y
	words := rest
	goOn, debrief := u.Say("Go on"), u.Say("See the debrief")
	press := kit.CutRight(&words, max(u.Px(168), buttonWidth(u, goOn, kit.ButtonOpt{}), buttonWidth(u, debrief, kit.ButtonOpt{})))
	a.savedFile(u, &words, i)
	kit.CutRight(&words, u.Px(theme.Margin))
	if s.Problem != "" {
		words = rest
	}
	para(u, &words, a.savedTitle(s), strong)
	para(u, &words, a.savedAbout(s), caption)
	if s.Damage != "" {
		u.Text(&words, small, kit.Span{Text: sentence(s.Damage)})
	}
	if s.Problem != "" {
		u.Text(&words, small, kit.Span{Text: u.Say("Cannot be opened.") + " ", Bold: true}, kit.Span{Text: sentence(s.Problem)})
	} else {
		label := goOn
		if s.Ended {
			label = debrief
		}
		h := u.Px(theme.Control)
		press.Min.Y = top + (words.Min.Y-top-h)/2
		press.Max.Y = press.Min.Y + h
		if u.Button(kit.ID("saved").Sub(i), press, label, kit.ButtonOpt{}) {
			a.load(s.Path)
		}
	}
	rest.Min.Y = words.Min.Y
	gap(u, &rest, theme.Gap)
	kit.CutTop(r, rest.Min.Y-r.Min.Y)
	edge := *r
	u.Rule(&edge)
	kit.CutTop(r, edge.Min.Y-r.Min.Y)
}

func (a *App) savedTitle(s *Saved) string {
	if s.Scenario == "" {
		return filepath.Base(s.Path)
	}
	name := s.Scenario
	for _, l := range a.scenarios() {
		if l.ID == s.Scenario {
			name = l.Title
		}
	}
	if s.Seat == "" {
		return name
	}
	if len(s.Seat) == 2 {
		return a.book.Say("%s as %s", name, strings.ToUpper(s.Seat))
	}
	return a.book.Say("%s as %s", name, capital(s.Seat))
}

func (a *App) savedAbout(s *Saved) string {
	var words []string
	switch {
	case s.Ended:
		words = append(words, a.book.Say("ended"))
	case s.Turn > 0:
		words = append(words, a.book.Say("turn %d", s.Turn))
	}
	if s.Seed > 0 {
		words = append(words, a.book.Say("seed %d", s.Seed))
	}
	if when := ago(a.book, s.When, a.deps.Now()); when != "" {
		words = append(words, a.book.Say("played %s", when))
	}
	return capital(strings.Join(words, " · "))
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
	if r, ok := p.(interface{ Repaired() string }); ok && r.Repaired() != "" {
		a.fail(a.book.Say("This saved game was damaged"), errors.New(r.Repaired()))
	}
}

// startFoot holds the text size, the help and the way out.
func (a *App) startFoot(u *kit.UI, row kit.Rect) {
	if !a.deps.InPage && buttonEnd(u, "quit", &row, u.Say("Quit"), kit.ButtonOpt{Key: "Q"}) {
		u.Quit()
	}
	if buttonEnd(u, "help", &row, u.Say("Help"), kit.ButtonOpt{Key: "?"}) || u.Key(kit.KeyHelp) {
		a.dialog = dialog{kind: showHelp}
	}
	a.textSize(u, row)
}

// textSize lets the player choose how large everything is.
func (a *App) textSize(u *kit.UI, row kit.Rect) {
	name := u.Say("Text size")
	u.Label(kit.CutLeft(&row, u.Width(name, kit.Style{Sans: true})), name, kit.Style{Sans: true})
	kit.CutLeft(&row, u.Px(theme.Gap))
	if u.Stepper("zoom", kit.CutLeft(&row, u.Px(176)), name, &a.zoom, kit.StepperOpt{Min: zoomMin, Max: zoomMax, Step: zoomStep, Unit: "%"}) {
		a.settings.Zoom = a.zoom
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
