package screen

import (
	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/session"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/scenario"
)

// The size of a saved game's picture, in pixels at 1080 lines.
const (
	thumbWide = 150
	thumbHigh = 96
)

// dressed is a scenario and the skin that a saved game wears.
type dressed struct {
	of   *scenario.Scenario
	skin string
}

// savedScenario is the scenario of a saved game, in the skin that it is played in, or nil.
func (a *App) savedScenario(s *Saved) *scenario.Scenario {
	scn, err := a.scenario(s.Scenario)
	if err != nil {
		return nil
	}
	if s.Skin != "" {
		key := dressed{scn, s.Skin}
		if worn, ok := a.dressed[key]; ok {
			return worn
		}
		k := scenario.ParseSkin(s.Skin)
		if worn, err := scn.Skin(k.ID, k.Mirror); err == nil {
			a.dressed[key] = worn
			return worn
		}
	}
	return scn
}

// rungs are where the crisis of a saved game stood turn by turn, read once while the list is shown.
func (a *App) rungs(s *Saved, scn *scenario.Scenario) []int {
	if scn == nil {
		return nil
	}
	list, ok := a.trails[s.Path]
	if !ok {
		list = s.Rungs(scn)
		a.trails[s.Path] = list
	}
	return list
}

// thumbnail draws the ladder of a game: its rungs at the left, the way of the crisis over the turns, and where it stands.
// Words beside it say the same.
func thumbnail(u *kit.UI, r kit.Rect, scn *scenario.Scenario, rungs []int) {
	m := u.Material()
	u.Fill(r, u.Theme.Ink)
	if scn == nil || len(scn.Ladder) < 2 {
		u.Hatch(r, m.Rule)
		return
	}
	n := len(scn.Ladder)
	in := r.Inset(u.Px(theme.Gap))
	y := func(k int) float64 {
		return float64(in.Max.Y) - float64(in.Dy())*float64(min(k, n-1))/float64(n-1)
	}
	for k := range n {
		u.Line(kit.Pen{Color: m.Rule, Width: 1}, kit.V(float64(in.Min.X), y(k)), kit.V(float64(in.Max.X), y(k)))
	}
	if len(rungs) == 0 {
		return
	}
	step := float64(in.Dx()-u.Px(12)) / float64(max(scn.Turns, len(rungs)))
	x := float64(in.Min.X)
	var way []kit.Vec
	for _, k := range rungs {
		way = append(way, kit.V(x, y(k)), kit.V(x+step, y(k)))
		x += step
	}
	u.Line(kit.Pen{Color: m.Bar, Width: 2}, way...)
	size := u.Px(12)
	at := kit.Point{X: int(x), Y: int(y(rungs[len(rungs)-1]))}
	u.Mark(kit.Dot, kit.Rect{Min: at.Sub(kit.Point{X: size / 2, Y: size / 2}), Max: at.Add(kit.Point{X: size / 2, Y: size / 2})}, m.Focus)
}

// deleteBody asks before a saved game leaves the list.
func (a *App) deleteBody(u *kit.UI, r kit.Rect) {
	s := &a.saves[a.dialog.item]
	yes, says := u.Say("Delete"), u.Say("The game leaves the list. Its file is kept beside the others, and you can bring it back from here until you leave this screen.")
	if a.deps.PutAside == nil {
		yes, says = u.Say("Delete for good"), u.Say("The game is gone then. To keep it, export it first.")
	}
	if a.confirm(u, &r, yes, "") {
		a.remove(s.Path)
		return
	}
	scroll(u, "deleting/body", r, u.Say("The game"), func(r *kit.Rect) {
		scn := a.savedScenario(s)
		para(u, r, a.savedTitle(s), strong)
		for _, l := range a.savedAbout(u, s, scn, a.rungs(s, scn)) {
			para(u, r, l, caption)
		}
		gap(u, r, theme.Margin)
		para(u, r, says, kit.Style{Sans: true})
	})
}

// remove takes a saved game out of the list: aside, where files can be kept, else for good.
func (a *App) remove(path string) {
	do, said := a.deps.Remove, a.book.Say("The saved game is deleted.")
	if a.deps.PutAside != nil {
		do, said = a.deps.PutAside, ""
	}
	if err := do(path); err != nil {
		a.refuse(session.Tell(a.book, err))
		return
	}
	a.toStart()
	if said == "" {
		a.aside = path
		return
	}
	a.say(said)
}

// takenAside offers the game back that was deleted last.
func (a *App) takenAside(u *kit.UI, r *kit.Rect) {
	if a.aside == "" {
		return
	}
	b := buttons{u: u, r: r}
	if b.add("take-back", u.Say("Bring the deleted game back"), kit.ButtonOpt{}) {
		if err := a.deps.TakeBack(a.aside); err != nil {
			a.refuse(session.Tell(a.book, err))
			return
		}
		a.toStart()
		return
	}
	gap(u, r, theme.Margin)
}
