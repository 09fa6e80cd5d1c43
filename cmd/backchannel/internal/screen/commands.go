package screen

import (
	"slices"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/locale"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/ledger"
)

// inGame tells whether the player is in a game, or in the settings beside one.
func (a *App) inGame() bool {
	at := a.at
	if at == atSettings {
		at = a.from
	}
	return a.game.play != nil && (at == atBrief || at == atRoom || at == atReport || at == atEnding)
}

// playing is inGame while the game goes on.
func (a *App) playing() bool { return a.inGame() && !a.game.play.Ended() }

// toDesk opens a page of the desk from wherever the player is in a game, and shows a control of it. A question that
// stands alone is put aside: it waits in the news.
func (a *App) toDesk(u *kit.UI, p pane, show kit.ID) {
	if a.at == atReport {
		u.Rewind()
	}
	a.at, a.game.pane, a.game.aside = atRoom, p, a.game.view.Turn()
	if show != "" {
		u.Show(show)
	}
}

// gameCommands are what can be done and opened in the game that is played.
func (a *App) gameCommands(u *kit.UI) (list []command) {
	if !a.inGame() {
		return nil
	}
	game := u.Say("Game")
	tell := func(name, key string, k dialogKind) {
		list = append(list, command{name: name, key: key, kind: game, do: func() { a.dialog = dialog{kind: k} }})
	}
	tell(u.Say("Glossary"), "", showWords)
	tell(u.Say("Menu"), "", showMenu)
	if len(a.game.comings()) > 1 {
		tell(u.Say("Calendar"), "", showCalendar)
	}
	if a.at != atBrief {
		list = append(list, command{name: u.Say("Read the brief again"), kind: game, do: func() { a.at = atBrief }})
	}
	list = append(list, command{name: u.Say("Leave to the start screen"), kind: u.Say("Game, saved with every move"), do: a.toStart})
	if a.playing() {
		list = slices.Concat(list, a.orderCommands(u), a.pageCommands(u), a.talkCommands(u), a.numberCommands(u), a.shelfCommands(u))
	}
	return append(list, a.wordCommands(u)...)
}

// orderCommands lead to the orders; none of them is sent.
func (a *App) orderCommands(u *kit.UI) (list []command) {
	g := &a.game
	here := a.at == atRoom && g.pane == paneOrders
	cards, _ := g.actions()
	for _, c := range cards {
		list = append(list, command{name: c.name, kind: u.Say("Order"), here: here, do: func() {
			a.toDesk(u, paneOrders, "")
			g.goTo(c.item)
		}})
	}
	return append(list, command{name: u.Say("Close the turn"), kind: u.Say("Game, on to the next turn"), key: "C", here: a.at == atRoom, do: func() {
		a.toDesk(u, g.pane, "close")
		a.dialog = dialog{kind: askClose}
	}})
}

// pageCommands lead to the pages of the desk.
func (a *App) pageCommands(u *kit.UI) (list []command) {
	g := &a.game
	pages := g.tabs
	if len(pages) == 0 {
		pages = g.panes(0)
	}
	for _, p := range pages {
		list = append(list, command{name: paneName(u, p), key: paneKeys[p], kind: u.Say("Page"), do: func() { a.toDesk(u, p, "desk") }})
	}
	for _, x := range []struct {
		p    pane
		show kit.ID
	}{{paneNews, "tray"}, {paneWorld, "world"}} { // columns that are always in view have no page
		if !slices.Contains(pages, x.p) {
			list = append(list, command{name: paneName(u, x.p), kind: u.Say("Page"), do: func() {
				a.toDesk(u, g.pane, "")
				a.see(u, waiting{pane: paneNews, show: x.show})
			}})
		}
	}
	for i := range g.scn.Bills {
		if !slices.Contains(pages, paneChambers) {
			break
		}
		b := &g.scn.Bills[i]
		list = append(list, command{name: b.Name, kind: u.Say("Bill"), do: func() {
			a.toDesk(u, paneChambers, kit.ID("bill/"+b.ID))
			g.openBill = i + 1
		}})
	}
	if g.scn.Map == nil {
		return list
	}
	for i := range g.scn.Map.Sites {
		list = append(list, command{name: g.scn.Map.Sites[i].Name, kind: u.Say("Place"), do: func() { a.dialog = dialog{kind: showPlace, item: i} }})
	}
	return list
}

// talkCommands lead to the rows of the table and to what can be done there.
func (a *App) talkCommands(u *kit.UI) (list []command) {
	g := &a.game
	t := g.scn.Talks
	if t == nil {
		return nil
	}
	add := func(name, key, kind string, id kit.ID) {
		list = append(list, command{name: name, key: key, kind: kind, do: func() { a.toDesk(u, paneTalks, id) }})
	}
	for i := range t.Topics {
		if !t.InTranches() || g.showsIssue(i) {
			add(t.Topics[i].Name, "", u.Say("Issue"), kit.ID("issue/"+t.Topics[i].ID))
		}
	}
	if g.closedTable() {
		return list
	}
	talks := u.Say("Talks")
	switch {
	case g.party() >= 0:
		add(u.Say("Propose this"), "P", talks, "propose")
	case t.Mediator == g.voice:
		add(u.Say("Table this text"), "P", talks, "table")
	}
	add(g.guessLabel(), "", talks, "guess")
	return list
}

// numberCommands tell why a number stands where it does.
func (a *App) numberCommands(u *kit.UI) (list []command) {
	g := &a.game
	for i := range g.scn.Meters {
		m := &g.scn.Meters[i]
		w, id, ok := g.meter(u, m)
		if ok && !g.spare(m) && g.showsMeter(m) {
			list = append(list, command{name: w.Name, kind: u.Say("Meter"), do: func() { a.openWhy(id, w.Name) }})
		}
	}
	return list
}

// wordCommands explain the words of the scenario: in the library of the desk, or where there is none in a dialog.
func (a *App) wordCommands(u *kit.UI) (list []command) {
	g := &a.game
	for i := range g.scn.Glossary {
		t := &g.scn.Glossary[i]
		list = append(list, command{name: t.Word, kind: u.Say("Word"), reading: true, do: func() {
			if card, _ := g.setPiece(); a.at == atRoom && card < 0 {
				a.openShelf(u, shelfWords, t.Word)
				return
			}
			a.dialog = dialog{kind: showTerm, item: i}
		}})
	}
	return list
}

func (a *App) openShelf(u *kit.UI, part int, find string) {
	a.toDesk(u, paneLibrary, "")
	a.game.shelf = shelf{find: find, at: part}
}

// shelfCommands lead to what else the library of the desk has.
func (a *App) shelfCommands(u *kit.UI) (list []command) {
	g := &a.game
	add := func(name, kind string, part int) {
		list = append(list, command{name: name, kind: kind, reading: true, do: func() { a.openShelf(u, part, name) }})
	}
	for i := range g.scn.Sources {
		add(g.scn.Sources[i].Title, u.Say("Source"), shelfSources)
	}
	for o := ledger.Office(1); int(o) <= g.scn.Count(); o++ {
		x := &g.scn.Offices[o]
		if g.view.Of.Has(o) && x.Brief.Say != "" {
			add(x.Name, u.Say("Brief"), shelfBriefs)
		}
		if x.BestCase.Say != "" {
			add(x.Name, u.Say("Best case"), shelfCases)
		}
	}
	return list
}

// placeCommands lead to the screens of the program, and outside a game to what its library has of every scenario.
func (a *App) placeCommands(u *kit.UI) (list []command) {
	page, tool := u.Say("Page"), u.Say("Tool")
	list = append(list, command{name: u.Say("Help and keys"), key: "F1", kind: page, do: func() { a.dialog = dialog{kind: showHelp} }})
	if a.at != atSettings {
		list = append(list, command{name: u.Say("Settings"), kind: page, do: a.toSettings})
	}
	if !a.inGame() && a.at != atCurtain {
		list = append(list, a.doorCommands(u)...)
		for i := range a.scenarios() {
			list = append(list, a.bookCommands(u, i)...)
		}
	}
	list = append(list, command{name: u.Say("Copy all texts of this screen"), kind: tool, do: func() { a.copyAll = true }})
	if a.deps.Picture != nil {
		list = append(list, command{name: u.Say("Save a picture of this screen"), key: "F12", kind: tool, do: func() { a.shooting = true }})
	}
	return list
}

// doorCommands are the ways from the first screen, also where another is open.
func (a *App) doorCommands(u *kit.UI) (list []command) {
	page := u.Say("Page")
	if a.at != atStart {
		list = append(list, command{name: u.Say("Start screen"), kind: page, do: a.toStart})
		if last := a.lastGame(); last >= 0 {
			list = append(list, command{name: u.Say("Go on with the last game"), kind: u.Say("Game"), do: func() { a.load(a.saves[last].Path) }})
		}
		if a.at != atChoose {
			list = append(list, command{name: u.Say("New game"), kind: page, do: a.toChoose})
		}
		if a.at != atLibrary {
			list = append(list, command{name: u.Say("Library"), kind: page, do: a.toLibrary})
		}
	}
	for i, l := range a.scenarios() {
		list = append(list, command{name: called(u.Say("Play this"), l.Title), kind: u.Say("Crisis"), do: func() {
			a.toChoose()
			a.choice.listed = i
		}})
	}
	return list
}

// bookCommands lead to what the library has of a scenario in the list.
func (a *App) bookCommands(u *kit.UI, listed int) (list []command) {
	l := a.scenarios()[listed]
	s, err := a.scenario(l.ID)
	if err != nil {
		return nil
	}
	add := func(name, kind string, tab int, do func()) {
		list = append(list, command{name: name, kind: kind + ", " + l.Title, reading: true, do: func() {
			a.toLibrary()
			a.books.listed, a.books.tab, a.books.find = listed, tab, name
			do()
		}})
	}
	leaf := func(id string, of int) func() { // stands open, in view
		return func() {
			a.books.turned[id] = of > fewLeaves
			u.Show(kit.ID("leaf/" + id))
		}
	}
	for i := range s.Glossary {
		add(s.Glossary[i].Word, u.Say("Word"), bookWords, func() {})
	}
	for i := range s.Sources {
		add(s.Sources[i].Title, u.Say("Source"), bookSources, func() {})
	}
	for o := 1; o <= s.Count(); o++ {
		add(s.Offices[o].Name, u.Say("Office"), bookOffices, leaf("office/"+s.Offices[o].ID, s.Count()))
	}
	for i := range s.Lessons {
		add(s.Lessons[i].Name, u.Say("Lesson plan"), bookLessons, leaf("lesson/"+s.Lessons[i].ID, len(s.Lessons)))
	}
	return list
}

// textSizes are those that the palette offers by their number, in percent.
var textSizes = []int{100, 150, 200}

// settingCommands change what is remembered from game to game.
func (a *App) settingCommands(u *kit.UI) (list []command) {
	s := &a.settings
	add := func(name string, do func()) {
		list = append(list, command{name: name, kind: u.Say("Setting"), do: func() {
			do()
			a.keep()
		}})
	}
	for _, t := range theme.All {
		add(u.Say("Colours")+": "+themeName(u.Book, t.ID), func() { s.Theme = t.ID })
	}
	size := func(name string, percent int) {
		if percent >= zoomMin && percent <= zoomMax && percent != a.zoom {
			add(name, func() { a.zoom, s.Zoom = percent, percent })
		}
	}
	size(u.Say("Text size: larger"), min(a.zoom+2*zoomStep, zoomMax))
	size(u.Say("Text size: smaller"), max(a.zoom-2*zoomStep, zoomMin))
	for _, percent := range textSizes {
		size(u.Say("Text size: %d %%", percent), percent)
	}
	for _, l := range locale.Languages() {
		add(u.Say("Language")+": "+l.Name, func() {
			s.Language = l.Code
			a.speak(l.Code)
		})
	}
	turn := func(on *bool, name, other string) {
		if *on {
			name = other
		}
		add(name, func() {
			*on = !*on
			a.game.all = s.Everything
			if a.game.play != nil {
				a.game.look()
			}
			a.say(name)
		})
	}
	turn(&s.Mute, u.Say("Sound: off"), u.Say("Sound: on"))
	list = append(list, command{name: u.Say("Sound: volume"), kind: u.Say("Setting"), do: func() {
		a.toSettings()
		u.Show("volume")
	}})
	turn(&s.Still, u.Say("Motion: less"), u.Say("Motion: as usual"))
	turn(&s.NoHints, u.Say("Hints of the pages: off"), u.Say("Hints of the pages: on"))
	turn(&s.Everything, u.Say("All orders from the first turn on"), u.Say("More orders turn by turn"))
	if g := &a.game; a.playing() && len(g.scn.Tutorial) > 0 {
		turn(&g.lessons.on, u.Say("Guide: on"), u.Say("Guide: off"))
	}
	return list
}
