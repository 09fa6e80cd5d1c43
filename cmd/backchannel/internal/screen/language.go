package screen

import (
	"slices"

	"backchannel/cmd/backchannel/internal/desk"
	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/locale"
	"backchannel/cmd/backchannel/internal/session"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/scenario"
)

// speak puts everything that is shown into a language, in the middle of a game too. The rules and the record of a game
// are the same in every language.
func (a *App) speak(code string) {
	a.language, a.book = code, locale.Book(code)
	if a.list != nil {
		for i, l := range a.scenariosIn(code) {
			if i < len(a.list) && a.list[i].ID == l.ID {
				a.list[i].Title = l.Title
			}
		}
	}
	c := &a.choice
	c.scn, c.base = a.inLanguage(c.scn), a.inLanguage(c.base)
	if a.game.play != nil {
		a.game.tell(a)
		a.game.look()
	}
}

// tell puts a game into the words of the app's language; what was worked out in other words is worked out again.
func (g *game) tell(a *App) {
	if err := g.play.Speak(a.inLanguage(g.play.Scenario())); err != nil {
		a.refuse(session.Tell(a.book, err))
	}
	g.scn, g.book = g.play.Scenario(), a.book
	g.lines, g.links, g.mind, g.debrief, g.said = nil, nil, desk.Mind{}, nil, reasons{}
	g.glossary = slices.Clone(g.scn.Glossary)
	locale.Sort(a.language, g.glossary, func(t scenario.Term) string { return t.Word })
}

// inLanguage is a scenario in the language that is spoken. What it has no words for stays as it was written.
func (a *App) inLanguage(s *scenario.Scenario) *scenario.Scenario {
	book := locale.Engine(a.language)
	if s == nil || s.Book == book {
		return s
	}
	t, err := s.In(a.language, book)
	if err != nil {
		a.refuse(session.Tell(a.book, err))
		return s
	}
	return t
}

// languageWidth is how wide the choice of a language is, in pixels at 1080 lines.
const languageWidth = 232

// languages lets the player choose the language, each called as it calls itself.
func (a *App) languages(u *kit.UI, r kit.Rect) {
	list := locale.Languages()
	var names []string
	for _, l := range list {
		names = append(names, l.Name)
	}
	at := max(0, slices.IndexFunc(list, func(l locale.Language) bool { return l.Code == a.language }))
	if u.Choice("language", r, u.Say("Language"), kit.Labels(names...), &at) {
		a.settings.Language = list[at].Code
		a.keep()
		a.speak(list[at].Code)
	}
}

// languageLine is the choice of a language behind its name.
func (a *App) languageLine(u *kit.UI, row kit.Rect) {
	name := u.Say("Language")
	u.Label(kit.CutLeft(&row, u.Width(name, kit.Style{Sans: true})), name, kit.Style{Sans: true})
	kit.CutLeft(&row, u.Px(theme.Gap))
	a.languages(u, kit.CutLeft(&row, u.Px(languageWidth)))
}
