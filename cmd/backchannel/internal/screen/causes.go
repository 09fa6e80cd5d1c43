package screen

import (
	"cmp"
	"slices"

	"backchannel/cmd/backchannel/internal/chart"
	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/phrase"
	"backchannel/engine/scenario"
)

// How much of the web of causes is shown at once: more cannot be followed.
const (
	webCauses = 9
	webMeters = 7
	webCount  = 12  // the longest scale, in whole steps, that may count things or turns
	webHead   = 190 // how high its title, its signs and its note are about, in pixels at 1080 lines
)

// causesPage shows what has moved what so far: causes at the left, the numbers that they moved at the right. A number
// that is pressed opens its own course. The web fills a page of a height where it would leave a part of it empty.
func (a *App) causesPage(u *kit.UI, r *kit.Rect, tall int) {
	g := &a.game
	if now := g.moment(u.Book); g.webAt != now || g.web.web.ID == "" {
		g.web, g.webAt = g.webOf(u), now
	}
	w := &g.web
	w.web.Tall = tall - u.Px(webHead)
	if at := w.web.Draw(u, r); at >= len(w.causes) {
		a.openWhy(w.meters[at-len(w.causes)], w.web.Things[at].Name)
	}
}

// moment is a state of the game as one seat sees it, for which is kept what takes long to find out.
type moment struct {
	of   ledger.Offices
	turn int
	seen int
	book *phrase.Book
}

func (g *game) moment(book *phrase.Book) moment {
	return moment{g.view.Of, g.view.Turn(), len(g.view.Log), book}
}

// web is the web with what its things stand for.
type web struct {
	web    chart.Web
	causes []string
	meters []ledger.ID
}

// pull is what one cause did to one number in all closed turns.
type pull struct {
	cause string
	to    ledger.ID
	by    num.Milli
}

// counts tells whether a meter counts a few things or turns, such as whether a step is on offer: of its range one is
// much, and says little.
func (g *game) counts(id ledger.ID) bool {
	acc := &g.scn.Accounts[id]
	return acc.Max-acc.Min <= num.Of(webCount) && !g.byParts(id)
}

// webOf adds up what each cause did to each meter that the seat sees, and keeps the largest. A meter counts by its
// range, so that a tenth of one is as much as a tenth of another, but one that counts things by hundredths.
func (g *game) webOf(u *kit.UI) (w web) {
	pulls := slices.DeleteFunc(g.pulls(), func(p pull) bool { return tenths(p.by) == 0 })
	scale := map[ledger.ID]float64{}
	for i := range pulls {
		id := pulls[i].to
		if scale[id] = 100; !g.counts(id) {
			scale[id] = max(1, float(g.scn.Accounts[id].Max-g.scn.Accounts[id].Min))
		}
	}
	weight := func(p *pull) float64 { return float(magnitude(p.by)) / scale[p.to] }
	causes, meters := map[string]float64{}, map[ledger.ID]float64{}
	for i := range pulls {
		meters[pulls[i].to] += weight(&pulls[i])
	}
	w.meters = largest(meters, webMeters)
	pulls = slices.DeleteFunc(pulls, func(p pull) bool { return !slices.Contains(w.meters, p.to) })
	top := 0.0
	for i := range pulls {
		causes[pulls[i].cause] += weight(&pulls[i])
		top = max(top, weight(&pulls[i]))
	}
	w.causes = largest(causes, webCauses)
	w.web = chart.Web{
		Head: chart.Head{
			ID: "web", Finding: g.webFinding(u, &w), Note: u.Say("All turns so far, as your seat saw them. Press a number for its course."),
			Empty: u.Say("Nothing has moved yet: the web grows with each turn."),
		},
		Raises: u.Say("raised"), Lowers: u.Say("lowered"),
	}
	for _, c := range w.causes {
		w.web.Things = append(w.web.Things, chart.Thing{Name: c})
	}
	for _, id := range w.meters {
		w.web.Things = append(w.web.Things, chart.Thing{Name: g.nameOf(u, id), Value: figure(g.view.Bal[id]), Column: 1})
	}
	for i := range pulls {
		p := &pulls[i]
		from, to := slices.Index(w.causes, p.cause), slices.Index(w.meters, p.to)
		if from < 0 {
			continue
		}
		x := weight(p) / top
		if p.by < 0 {
			x = -x
		}
		w.web.Links = append(w.web.Links, chart.Link{From: from, To: len(w.causes) + to, Strength: x, By: signed(p.by)})
	}
	return w
}

// pulls adds up the causes of all closed turns.
func (g *game) pulls() (list []pull) {
	for turn := 1; turn < g.view.Turn(); turn++ { // turn 0 is how the game was drawn
		for _, c := range crisis.Report(g.scn, g.view, turn) {
			if m := g.meterOf(c.Account); m == nil || m.Purse {
				continue
			}
			for _, x := range c.Causes {
				title := g.scn.Causes[x.Rule].Title // without what was so in one turn
				at := slices.IndexFunc(list, func(p pull) bool { return p.cause == title && p.to == c.Account })
				if at < 0 {
					at, list = len(list), append(list, pull{cause: title, to: c.Account})
				}
				list[at].by += x.Delta
			}
		}
	}
	return list
}

// largest are the keys with the largest sums, the largest first.
func largest[K cmp.Ordered](sums map[K]float64, most int) []K {
	list := make([]K, 0, len(sums))
	for k := range sums {
		list = append(list, k)
	}
	slices.SortFunc(list, func(x, y K) int { return cmp.Or(cmp.Compare(sums[y], sums[x]), cmp.Compare(x, y)) })
	return list[:min(most, len(list))]
}

func (g *game) webFinding(u *kit.UI, w *web) string {
	most := slices.IndexFunc(w.meters, func(id ledger.ID) bool { return !g.counts(id) })
	if most < 0 {
		return u.Say("What moves what")
	}
	return u.Say("Moved most so far, for its range: %s. What moved most: %s.", g.nameOf(u, w.meters[most]), w.causes[0])
}

// nameOf is what a meter is called where others of its name stand beside it.
func (g *game) nameOf(u *kit.UI, id ledger.ID) string {
	if m := g.meterOf(id); m != nil {
		if w, _, ok := g.meter(u, m); ok {
			return w.Name
		}
	}
	return g.scn.Accounts[id].Title
}

// course draws how a number went, turn by turn, and the steps of the turn that was closed last. Where the number was
// moved in a turn says crisis.Why, whose causes are in the order of the log.
func (a *App) course(u *kit.UI, r *kit.Rect, opening num.Milli, causes []crisis.Cause) {
	g := &a.game
	id, name := g.why.id, g.why.name
	m := g.meterOf(id)
	turns := g.view.Turn()
	if m == nil || turns < 2 {
		return
	}
	w, _, ok := g.meter(u, m)
	if !ok {
		return
	}
	moved := make([]num.Milli, turns+1)
	for _, c := range causes {
		moved[min(max(c.Turn, 0), turns)] += c.Delta
	}
	s := chart.Series{Unit: w.Unit, Min: w.Min, Max: w.Max, Lines: []chart.Line{{Name: name}}}
	at := opening
	for turn := range turns + 1 { // the opening is turn 0
		at += moved[turn]
		s.Steps = append(s.Steps, u.Say("turn %d", turn))
		s.Lines[0].Values = append(s.Lines[0].Values, float(at))
	}
	s.Steps[0], s.Steps[turns] = u.Say("start"), u.Say("now")
	s.Head = chart.Head{ID: "course", Finding: u.Say("%s went from %s to %s", name, figure(opening), figure(at))}
	s.Danger = dangerOf(u, m)
	s.Draw(u, r)
	gap(u, r, theme.Margin)
	for _, c := range crisis.Report(g.scn, g.view, turns-1) {
		if c.Account == id {
			f := g.waterfall(u, &c, w.Unit)
			f.Draw(u, r)
			gap(u, r, theme.Margin)
		}
	}
}

// waterfall is a change as a drawing: its causes by their size, each with the office that it came from.
func (g *game) waterfall(u *kit.UI, c *crisis.Change, unit string) chart.Waterfall {
	f := chart.Waterfall{
		Head: chart.Head{ID: kit.ID("steps").Sub(int(c.Account)), Finding: u.Say("What moved it in the last turn")}, Unit: unit,
		Was: u.Say("It was"), Is: u.Say("It is"), Old: float(c.From), New: float(c.To), Rest: u.Say("smaller causes together"),
	}
	for _, x := range c.Causes {
		name := x.Title + g.doneBy([]ledger.Office{x.By})
		if k := slices.IndexFunc(f.Causes, func(y chart.Cause) bool { return y.Name == name }); k >= 0 {
			f.Causes[k].By += float(x.Delta)
		} else {
			f.Causes = append(f.Causes, chart.Cause{Name: name, By: float(x.Delta)})
		}
	}
	return f
}

// dangerOf is the part of a meter's scale that is dangerous, nil where none is.
func dangerOf(u *kit.UI, m *scenario.Meter) *chart.Danger {
	if !m.HasDanger {
		return nil
	}
	label := u.Say("danger from %s", figure(m.Danger))
	if m.Low {
		label = u.Say("danger below %s", figure(m.Danger))
	}
	return &chart.Danger{From: float(m.Danger), Below: m.Low, Label: label}
}

// tensionSoFar draws how tense the game has been, turn by turn.
func (a *App) tensionSoFar(u *kit.UI, r *kit.Rect) {
	g := &a.game
	if !g.scn.Laws.HasTension {
		return
	}
	m := g.meterOf(g.scn.Laws.Tension)
	values := g.history(g.scn.Laws.Tension)
	if m == nil || len(values) < 2 {
		return
	}
	acc := &g.scn.Accounts[m.Account]
	s := chart.Series{
		Head: chart.Head{ID: "tension", Finding: u.Say("%s went from %s to %s", m.Name, kit.Number(values[0]), kit.Number(values[len(values)-1]))},
		Unit: m.Unit, Min: float(acc.Min), Max: float(acc.Max), Steps: g.turnNames(), Lines: []chart.Line{{Name: m.Name, Values: values}}, Danger: dangerOf(u, m),
	}
	section(u, r, u.Say("THE GAME SO FAR"))
	s.Draw(u, r)
}
