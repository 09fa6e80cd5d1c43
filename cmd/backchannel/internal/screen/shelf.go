package screen

import (
	"strings"
	"unicode"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/calendar"
	"backchannel/engine/ledger"
	"backchannel/engine/phrase"
	"backchannel/engine/scenario"
)

// shelf is the library: words, sources, briefs and the best case of each side, found by typing.
type shelf struct {
	find string
	at   int // the part that is open
}

// The parts of the library, in the order of its tabs.
const (
	shelfWords = iota
	shelfSources
	shelfBriefs
	shelfCases
	shelfParts
)

// shelfLeast is from which height on the search stays in view above what it finds.
const shelfLeast = 320

func (a *App) libraryPane(u *kit.UI, r kit.Rect) {
	if r.Dy() < u.Px(shelfLeast) {
		scroll(u, "library", r, u.Say("Library"), func(r *kit.Rect) {
			hits := a.shelfSearch(u, r)
			a.shelfPart(u, r, hits)
		})
		return
	}
	hits := a.shelfSearch(u, &r)
	scroll(u, kit.ID("library").Sub(a.game.shelf.at), r, u.Say("Library"), func(r *kit.Rect) { a.shelfPart(u, r, hits) })
}

// shelfSearch is the head of the library: what is searched, and the parts with how much of it they have.
func (a *App) shelfSearch(u *kit.UI, r *kit.Rect) [shelfParts]int {
	x := &a.game.shelf
	row := kit.CutTop(r, u.Px(theme.Control))
	if x.find != "" && buttonEnd(u, "library/clear", &row, u.Say("Clear"), kit.ButtonOpt{}) {
		x.find = ""
	}
	u.Field("library/find", row, u.Say("Search the library"), &x.find, kit.FieldOpt{Hint: u.Say("Type to search"), Limit: 60})
	gap(u, r, theme.Gap)
	hits := a.game.shelfHits()
	names := []string{u.Say("Glossary (%d)", hits[shelfWords]), u.Say("Sources (%d)", hits[shelfSources]), u.Say("Briefs (%d)", hits[shelfBriefs]), u.Say("Best cases (%d)", hits[shelfCases])}
	u.Tabs("library/part", kit.CutTop(r, u.TabsHeight(r.Dx(), names)), u.Say("Parts of the library"), names, &x.at)
	gap(u, r, theme.Margin)
	return hits
}

// shelfPart is the part of the library that is open.
func (a *App) shelfPart(u *kit.UI, r *kit.Rect, hits [shelfParts]int) {
	at := a.game.shelf.at
	if hits[at] == 0 {
		says := u.Say("Nothing here has all the words that you typed. The other parts may.")
		u.Watch("nothing", says)
		para(u, r, says, caption)
		return
	}
	u.Watch("nothing", "")
	switch at {
	case shelfWords:
		a.shelfOfWords(u, r)
	case shelfSources:
		a.shelfOfSources(u, r)
	case shelfBriefs:
		a.shelfOfBriefs(u, r)
	case shelfCases:
		a.shelfOfCases(u, r)
	}
}

// found tells whether all the typed words stand in some texts, whatever their case and accents.
func found(typed string, texts ...string) bool {
	all := bare(strings.Join(texts, " "))
	for _, w := range strings.Fields(bare(typed)) {
		if !strings.Contains(all, w) {
			return false
		}
	}
	return true
}

// bare is a text in small letters without the accents of Spanish, also those that are typed as marks of their own.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		r = unicode.ToLower(r)
		if i := strings.IndexRune("áéíóúüñ", r); i >= 0 {
			return rune("aeiouun"[i/2])
		}
		return r
	}, s)
}

// shelfHits counts what each part has of what was typed.
func (g *game) shelfHits() (n [shelfParts]int) {
	for i := range g.scn.Glossary {
		n[shelfWords] += order(g.findsTerm(&g.scn.Glossary[i]))
	}
	for i := range g.scn.Sources {
		n[shelfSources] += order(g.findsSource(&g.scn.Sources[i]))
	}
	for o := ledger.Office(1); int(o) <= g.scn.Count(); o++ {
		n[shelfBriefs] += order(g.findsBrief(o))
		n[shelfCases] += order(g.findsCase(o))
	}
	return n
}

func (g *game) findsTerm(t *scenario.Term) bool {
	return found(g.shelf.find, t.Word, t.Meaning.Say, t.Meaning.Source)
}

func (g *game) findsSource(x *scenario.Source) bool {
	return found(g.shelf.find, x.ID, x.Title, x.Publisher, x.Date, x.URL)
}

func (g *game) findsBrief(o ledger.Office) bool {
	x := &g.scn.Offices[o]
	return x.Brief.Say != "" && g.view.Of.Has(o) && found(g.shelf.find, x.Name, x.Mandate.Say, x.Brief.Say)
}

func (g *game) findsCase(o ledger.Office) bool {
	x := &g.scn.Offices[o]
	return x.BestCase.Say != "" && found(g.shelf.find, x.Name, x.Short, x.BestCase.Say)
}

// columns lays cards into rows of as many as there is room for, which begin at one height.
func columns(u *kit.UI, r *kit.Rect, n int, body func(i int, r *kit.Rect)) {
	cols := kit.Cols(*r, u.Px(theme.Margin), 1)
	if r.Dx() >= u.Px(billColumns) {
		cols = kit.Cols(*r, u.Px(theme.Margin), 1, 1)
	}
	foot := r.Min.Y
	for i := range n {
		c := &cols[i%len(cols)]
		if i%len(cols) == 0 {
			kit.CutTop(r, foot-r.Min.Y)
		}
		c.Min.Y = r.Min.Y
		body(i, c)
		gap(u, c, theme.Gap)
		foot = max(foot, c.Min.Y)
	}
	kit.CutTop(r, foot-r.Min.Y)
}

func (a *App) shelfOfWords(u *kit.UI, r *kit.Rect) {
	g := &a.game
	var list []*scenario.Term
	for i := range g.glossary {
		if t := &g.glossary[i]; g.findsTerm(t) {
			list = append(list, t)
		}
	}
	columns(u, r, len(list), func(i int, r *kit.Rect) {
		t := list[i]
		u.Card(r, kit.Card{ID: kit.ID("word/" + t.ID), Title: t.Word, Body: kit.Plain(t.Meaning.Say), More: func(r *kit.Rect) {
			if t.Meaning.Source != "" {
				para(u, r, t.Meaning.Label.In(u.Book)+": "+fullFrom(&t.Meaning), kit.Style{Size: theme.Caption, Sans: true, Muted: true})
			}
		}})
	})
}

// shelfOfSources lists what may be cited: title, publisher, date, and the address as text.
func (a *App) shelfOfSources(u *kit.UI, r *kit.Rect) {
	g := &a.game
	para(u, r, u.Say("What the texts of this game cite. An address stands where the publisher has one of its own."), caption)
	gap(u, r, theme.Gap)
	var list []*scenario.Source
	for i := range g.scn.Sources {
		if x := &g.scn.Sources[i]; g.findsSource(x) {
			list = append(list, x)
		}
	}
	columns(u, r, len(list), func(i int, r *kit.Rect) { sourceCard(u, r, list[i]) })
}

func sourceCard(u *kit.UI, r *kit.Rect, x *scenario.Source) {
	u.Card(r, kit.Card{ID: kit.ID("source/" + x.ID), More: func(r *kit.Rect) {
		u.Text(r, kit.Style{}, kit.Span{Text: x.Title, Bold: true})
		para(u, r, listed(x.Publisher, dated(u.Book, x.Date)), kit.Style{Size: theme.Caption, Sans: true, Muted: true})
		if x.URL != "" {
			para(u, r, x.URL, kit.Style{Size: theme.Caption, Sans: true})
		}
	}})
}

// dated is the date of a source in words; what is no whole date stays as it was written.
func dated(b *phrase.Book, date string) string {
	if d, err := calendar.Parse(date); err == nil {
		return d.In(b)
	}
	return date
}

// shelfOfBriefs are the mandates and briefs of the seat's own offices.
func (a *App) shelfOfBriefs(u *kit.UI, r *kit.Rect) {
	g := &a.game
	var list []ledger.Office
	for _, o := range g.mine {
		if g.findsBrief(o) {
			list = append(list, o)
		}
	}
	columns(u, r, len(list), func(i int, r *kit.Rect) {
		x := &g.scn.Offices[list[i]]
		u.Card(r, kit.Card{ID: kit.ID("brief/" + x.ID), Chip: badge(u.Book, x.Brief.Label), Title: x.Name, Body: []kit.Span{{Text: x.Mandate.Say, Bold: true}}, More: func(r *kit.Rect) {
			gap(u, r, theme.Gap/2)
			para(u, r, x.Brief.Say, kit.Style{})
		}})
	})
}

// shelfOfCases are the published best cases, as their supporters make them, the two sides beside each other.
func (a *App) shelfOfCases(u *kit.UI, r *kit.Rect) {
	g := &a.game
	var list []ledger.Office
	for _, first := range []bool{true, false} {
		for o := ledger.Office(1); int(o) <= g.scn.Count(); o++ {
			if g.findsCase(o) && g.leads(o) == first {
				list = append(list, o)
			}
		}
	}
	columns(u, r, len(list), func(i int, r *kit.Rect) { a.caseOf(u, r, list[i]) })
}
