package screen

import (
	"slices"
	"strings"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

// hintIDs name the pages that say once what can be done there, as the settings remember them.
var hintIDs = [...]string{paneTalks: "talks", paneChambers: "chambers", panePublic: "public", paneTrade: "trade", paneSituation: "situation", paneCauses: "causes", paneSources: "sources", paneLibrary: "library"}

// hintOf says what can be done on a page, in a line or two; empty where there is nothing to say.
func hintOf(u *kit.UI, p pane) string {
	switch p {
	case paneTalks:
		return u.Say("Each row is an issue. Choose a level for it, see what both homes would accept, and propose the package. Press the name of a row to read its levels.")
	case paneChambers:
		return u.Say("Press a bill to see its path and who would vote for it. From here it can be tabled, its votes counted and bargained for.")
	case panePublic:
		return u.Say("Each part of the public watches what it cares about. Press one to read who they are and what moved them. A poll has a margin, and its answers hang on its wording.")
	case paneTrade:
		return u.Say("Each band is a sector: the wider it is, the more is traded. Press one to see who depends on it and which tariff would hit it.")
	case paneSituation:
		return u.Say("The map shows where things stand; press a place to read about it. What waits for you leads to the page where you answer it.")
	case paneCauses:
		return u.Say("On one side what was done, on the other the numbers that it moved; a wider line moved more. Press a number for its course.")
	case paneSources:
		return u.Say("Read a claim and its evidence, then give it a label. Each label says what it takes to earn it.")
	case paneLibrary:
		return u.Say("Type to search words, sources, briefs and the best case of each side. Underlined words in texts lead here.")
	}
	return ""
}

// hintRoom is the part of a page that a hint may take: where more would be needed it waits for a larger window.
const hintRoom = 3

// hint says on the first visit to a page what can be done there, above the page. It is read when it is dismissed or the
// page is left, and then folds to a button. It waits while the guide speaks, and leaves it the pages that the guide explains.
func (a *App) hint(u *kit.UI, r *kit.Rect) {
	g := &a.game
	if g.hint != g.pane {
		a.hinted(g.hint)
		g.hint = paneOrders
	}
	if g.hintAgain != g.pane {
		g.hintAgain = paneOrders
	}
	if !a.hasHint(u) || a.knowsHint(g.pane) && g.hintAgain != g.pane {
		return
	}
	text := hintOf(u, g.pane)
	ok := u.Say("Got it")
	w := buttonWidth(u, ok, kit.ButtonOpt{})
	pad := u.Px(theme.Gap)
	h := max(u.TextHeight(r.Dx()-w-6*pad, small, kit.Span{Text: text}), u.Px(theme.Control))
	if h*hintRoom > r.Dy() {
		return
	}
	g.hint = g.pane
	u.Pane("hint", r, u.Say("Hint"), func(r *kit.Rect) {
		words := *r
		press := kit.CutRight(&words, w)
		kit.CutRight(&words, 2*pad)
		u.Text(&words, small, kit.Span{Text: text})
		if u.Button("hint/ok", kit.CutTop(&press, u.Px(theme.Control)), ok, kit.ButtonOpt{Says: called(ok, paneName(u, g.pane))}) {
			a.hinted(g.pane)
			g.hintAgain = paneOrders
		}
		r.Min.Y = max(words.Min.Y, press.Min.Y)
	})
	gap(u, r, theme.Margin)
}

// hasHint tells whether the open page has a hint that is wanted now.
func (a *App) hasHint(u *kit.UI) bool {
	g := &a.game
	return hintOf(u, g.pane) != "" && !a.settings.NoHints && !a.guiding() && !g.explains(g.pane)
}

// hintButton brings back a hint that was read. It stands behind the last tab, where that leaves room, so that it takes
// none from the page; the help has the hint in any case.
func (a *App) hintButton(u *kit.UI, tabs kit.Rect) {
	g := &a.game
	last, ok := u.Node(kit.ID("desk").Sub(len(g.tabs) - 1))
	if !ok || u.Padded() || !a.hasHint(u) || !a.knowsHint(g.pane) || g.hintAgain == g.pane {
		return
	}
	tabs.Min = kit.Point{X: last.Rect.Max.X, Y: last.Rect.Min.Y}
	label := u.Say("Hint")
	w := buttonWidth(u, label, kit.ButtonOpt{})
	if tabs.Dx() < w+u.Px(theme.Gap) {
		return
	}
	tabs.Max.Y -= u.Px(theme.Gap / 2)
	if u.Button("hint/again", kit.CutRight(&tabs, w), label, kit.ButtonOpt{Says: called(label, paneName(u, g.pane)), Tip: u.Say("Says again what can be done on this page.")}) {
		g.hintAgain = g.pane
	}
}

// explains tells whether the guide is on and has a step about a page.
func (g *game) explains(p pane) bool {
	return g.lessons.on && slices.ContainsFunc(g.scn.Tutorial, func(l scenario.Lesson) bool {
		_, at := g.target(&l)
		return at == p && (l.Office == ledger.Nobody || g.view.Of.Has(l.Office))
	})
}

// hinted remembers that the hint of a page was read; paneOrders has none.
func (a *App) hinted(p pane) {
	if p == paneOrders || a.knowsHint(p) {
		return
	}
	a.settings.Hinted = strings.TrimSpace(a.settings.Hinted + " " + hintIDs[p])
	a.keep()
}

// knowsHint tells whether the hint of a page was read.
func (a *App) knowsHint(p pane) bool {
	return slices.Contains(strings.Fields(a.settings.Hinted), hintIDs[p])
}

// hintsToggle lets the player have the hints or not.
func (a *App) hintsToggle(u *kit.UI, r *kit.Rect) {
	on := !a.settings.NoHints
	if u.Toggle("hints", kit.CutTop(r, u.Px(34)), u.Say("On each page, say once what can be done there"), &on) {
		a.settings.NoHints = !on
		a.keep()
	}
}

// hintsAgain brings back the hints that were read.
func (a *App) hintsAgain(u *kit.UI, r *kit.Rect) {
	row := kit.CutTop(r, u.Px(theme.Control))
	off := ""
	if a.settings.Hinted == "" {
		off = u.Say("No hint was read yet.")
	}
	if button(u, "hints/again", &row, u.Say("Show the hints again"), kit.ButtonOpt{Off: off}) {
		a.settings.Hinted = ""
		a.keep()
		a.say(a.book.Say("The hints come again."))
	}
}
