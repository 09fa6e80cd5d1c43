package screen

import (
	"slices"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
)

// pane is a page of the desk.
type pane uint8

// The panes of the desk. News and world have columns of their own where the window is wide enough.
const (
	paneOrders pane = iota
	paneTalks
	paneChambers
	panePublic
	paneTrade
	paneSituation
	paneCauses
	paneNews
	paneWorld
	paneSources
	paneLibrary
)

// paneKeys are the letters that open the panes.
var paneKeys = [...]string{paneOrders: "O", paneTalks: "T", paneChambers: "H", panePublic: "U", paneTrade: "D", paneSituation: "I", paneCauses: "Y", paneNews: "N", paneWorld: "W", paneSources: "E", paneLibrary: "L"}

// paneName is what a pane is called.
func paneName(u *kit.UI, p pane) string {
	switch p {
	case paneOrders:
		return u.Say("Orders")
	case paneTalks:
		return u.Say("Talks")
	case paneChambers:
		return u.Say("Chambers")
	case panePublic:
		return u.Say("Public")
	case paneTrade:
		return u.Say("Trade")
	case paneSituation:
		return u.Say("Situation")
	case paneCauses:
		return u.Say("Causes")
	case paneNews:
		return u.Say("News")
	case paneWorld:
		return u.Say("World")
	case paneSources:
		return u.Say("Sources")
	case paneLibrary:
		return u.Say("Library")
	}
	return ""
}

// panes lists the pages that there are to see now: those of later stages come when their stage does, or something
// happens there. Narrow says how many columns of the room have become pages: 0 to 2.
func (g *game) panes(narrow int) []pane {
	list := []pane{paneOrders, paneTalks}
	if len(g.scn.Bills) > 0 && (g.shownTier() > 1 || g.billsMove()) {
		list = append(list, paneChambers)
	}
	if (len(g.scn.Segments) > 0 || len(g.polled()) > 0) && g.shownTier() > 1 {
		list = append(list, panePublic)
	}
	if len(g.scn.Sectors) > 0 && (g.shownTier() > 2 || g.tariffsMove()) {
		list = append(list, paneTrade)
	}
	if narrow > 0 {
		list = append(list, paneNews)
	}
	if narrow > 1 {
		list = append(list, paneWorld)
	}
	list = append(list, paneSituation)
	if g.view.Turn() > 1 {
		list = append(list, paneCauses)
	}
	if g.claimsMade() {
		list = append(list, paneSources)
	}
	return append(list, paneLibrary)
}

// tabOf is the place of a pane among those that are shown.
func (g *game) tabOf(p pane) int { return slices.Index(g.tabs, p) }

// desk is the middle: what the player can do, by tab.
func (a *App) desk(u *kit.UI, r kit.Rect, narrow int) {
	g := &a.game
	g.tabs = g.panes(narrow)
	for _, p := range g.tabs {
		if u.Letter(paneKeys[p]) {
			g.pane = p
			u.Focus("desk") // Tab goes on into the page
		}
	}
	at := max(0, g.tabOf(g.pane))
	names, tips := g.tabNames(u, r.Dx())
	row := kit.CutTop(&r, u.TabsHeight(r.Dx(), names))
	u.Tabs("desk", row, u.Say("Desk"), names, &at)
	u.TabTips("desk", tips)
	g.pane = g.tabs[at]
	a.hintButton(u, row)
	gap(u, &r, theme.Margin)
	a.hint(u, &r)
	switch g.pane {
	case paneOrders:
		a.orders(u, r)
	case paneTalks:
		a.talks(u, r, narrow > 0)
	case paneChambers:
		a.chambers(u, r)
	case panePublic:
		scroll(u, "public", r, u.Say("Public"), func(r *kit.Rect) { a.public(u, r) })
	case paneTrade:
		scroll(u, "trade", r, u.Say("Trade"), func(r *kit.Rect) { a.trade(u, r) })
	case paneSituation:
		a.situation(u, r)
	case paneCauses:
		scroll(u, "causes", r, u.Say("Causes"), func(room *kit.Rect) { a.causesPage(u, room, r.Dy()) })
	case paneNews:
		a.trayScroll(u, r)
	case paneWorld:
		a.world(u, r)
	case paneSources:
		a.sourceDesk(u, r)
	case paneLibrary:
		a.libraryPane(u, r)
	}
}

// tabNames are the words on the tabs, with their letters where these need no more rows; else the letters are in the
// tooltips.
func (g *game) tabNames(u *kit.UI, w int) (names, tips []string) {
	long, short, tips := make([]string, len(g.tabs)), make([]string, len(g.tabs)), make([]string, len(g.tabs))
	for i, p := range g.tabs {
		long[i], short[i] = paneName(u, p)+" ("+paneKeys[p]+")", paneName(u, p)
		if p == paneTalks && g.scn.Talks == nil {
			long[i], short[i] = u.Say("Talks: none here"), u.Say("Talks: none")
		}
		tips[i] = u.Say("Key: %s", paneKeys[p])
	}
	switch {
	case u.Padded():
		return short, nil
	case u.TabsHeight(w, long) == u.TabsHeight(w, short):
		return long, nil
	}
	return short, tips
}
