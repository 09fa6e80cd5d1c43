package screen

import (
	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/locale"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/scenario"
)

// books is the library: what can be read about every scenario without playing it.
type books struct {
	listed, tab int
	find        string
	turned      map[string]bool // offices and lesson plans that were opened, or shut
}

// The tabs of the library; a word can be found in those before bookOffices.
const (
	bookWords = iota
	bookSources
	bookOffices
	bookLessons
)

func (a *App) toLibrary() {
	if a.books.turned == nil {
		a.books.turned = map[string]bool{}
	}
	a.at = atLibrary
}

// library shows the words, the sources, the offices and the lesson plans of a scenario.
func (a *App) library(u *kit.UI, screen kit.Rect) {
	b := &a.books
	list := a.scenarios()
	r := a.sidePage(u, screen, u.Say("Library"), a.toStart)
	if len(list) == 0 {
		return
	}
	var names []string
	for _, l := range list {
		names = append(names, l.Title)
	}
	pick(u, &r, "scenario", u.Say("Scenario"), kit.Labels(names...), &b.listed)
	gap(u, &r, theme.Margin)
	tabs := []string{u.Say("Glossary"), u.Say("Sources"), u.Say("Offices"), u.Say("Lesson plans")}
	u.Tabs("shelf", kit.CutTop(&r, u.TabsHeight(r.Dx(), tabs)), u.Say("Shelf"), tabs, &b.tab)
	gap(u, &r, theme.Margin)
	s, err := a.scenario(list[b.listed].ID)
	if err != nil {
		para(u, &r, u.Say("This scenario is not in order and cannot be played yet."), kit.Style{Sans: true})
		return
	}
	if b.tab < bookOffices {
		row := kit.CutTop(&r, u.Px(theme.Control))
		u.Field("find", kit.CutLeft(&row, u.Px(420)), u.Say("Find"), &b.find, kit.FieldOpt{Hint: u.Say("find a word"), Limit: 60})
		gap(u, &r, theme.Margin)
	}
	shelf := []func(u *kit.UI, r *kit.Rect, s *scenario.Scenario){a.shelveWords, a.shelveSources, a.shelveOffices, a.shelveLessons}[b.tab]
	scroll(u, kit.ID("shelf/"+s.ID).Sub(b.tab), r, tabs[b.tab], func(r *kit.Rect) { shelf(u, r, s) })
}

// none says that a shelf has nothing of what is looked for.
func none(u *kit.UI, r *kit.Rect, n int) {
	says := ""
	if n == 0 {
		says = u.Say("There is nothing of that here.")
		para(u, r, says, kit.Style{Sans: true, Muted: true})
	}
	u.Watch("nothing", says)
}

func (a *App) shelveWords(u *kit.UI, r *kit.Rect, s *scenario.Scenario) {
	var list []scenario.Term
	for _, t := range s.Glossary {
		if found(a.books.find, t.Word, t.Meaning.Say) {
			list = append(list, t)
		}
	}
	locale.Sort(a.language, list, func(t scenario.Term) string { return t.Word })
	columns(u, r, len(list), func(i int, r *kit.Rect) {
		u.Card(r, kit.Card{ID: kit.ID("word/" + list[i].ID), Title: list[i].Word, Body: kit.Plain(list[i].Meaning.Say)})
	})
	none(u, r, len(list))
}

func (a *App) shelveSources(u *kit.UI, r *kit.Rect, s *scenario.Scenario) {
	var list []*scenario.Source
	for i := range s.Sources {
		if x := &s.Sources[i]; found(a.books.find, x.Title, x.Publisher, x.Date, x.URL) {
			list = append(list, x)
		}
	}
	columns(u, r, len(list), func(i int, r *kit.Rect) { sourceCard(u, r, list[i]) })
	none(u, r, len(list))
}

func (a *App) shelveOffices(u *kit.UI, r *kit.Rect, s *scenario.Scenario) {
	columns(u, r, s.Count(), func(i int, r *kit.Rect) {
		x := &s.Offices[i+1]
		a.leaf(u, r, s.Count(), "office/"+x.ID, x.Name, func(r *kit.Rect) {
			u.Card(r, kit.Card{ID: kit.ID("brief/" + x.ID), Chip: badge(u.Book, x.Brief.Label), From: from(&x.Brief), Title: x.Name, Body: []kit.Span{{Text: x.Mandate.Say, Bold: true}}, More: func(r *kit.Rect) {
				para(u, r, x.Brief.Say, kit.Style{})
				if x.BestCase.Say != "" {
					gap(u, r, theme.Gap)
					para(u, r, x.BestCase.Say, kit.Style{Italic: true})
				}
			}})
		})
	})
}

func (a *App) shelveLessons(u *kit.UI, r *kit.Rect, s *scenario.Scenario) {
	u.Card(r, kit.Card{ID: "teacher", From: about(u.Book, s), Title: u.Say("For the teacher"), Body: kit.Plain(s.Teaching.Advice.Say), More: func(r *kit.Rect) { facts(u, r, s) }})
	gap(u, r, theme.Margin)
	columns(u, r, len(s.Lessons), func(i int, r *kit.Rect) {
		p := &s.Lessons[i]
		a.leaf(u, r, len(s.Lessons), "lesson/"+p.ID, p.Name, func(r *kit.Rect) {
			u.Card(r, kit.Card{ID: kit.ID("plan/" + p.ID), Title: p.Name, Body: kit.Plain(p.Text.Say), More: func(r *kit.Rect) {
				for k := range p.Stages {
					g := &p.Stages[k]
					u.Text(r, kit.Style{}, kit.Span{Text: u.Count(g.Minutes, "%d minute.", "%d minutes.", g.Minutes) + " ", Bold: true}, kit.Span{Text: g.Text.Say})
					gap(u, r, theme.Gap)
				}
			}})
		})
	})
	none(u, r, len(s.Lessons))
}

// fewLeaves is how many leaves of a shelf stand open from the beginning.
const fewLeaves = 4

// leaf is something on a shelf that is opened and shut by its name; a few stand open until they are shut.
func (a *App) leaf(u *kit.UI, r *kit.Rect, of int, id, name string, body func(r *kit.Rect)) {
	turned := a.books.turned[id]
	open := turned != (of <= fewLeaves)
	if u.Fold(kit.ID("leaf/"+id), r, name, strong, &open) {
		a.books.turned[id] = !turned
	}
	if open {
		gap(u, r, theme.Gap)
		body(r)
	}
	gap(u, r, theme.Gap)
}
