package screen

import (
	"slices"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/mapview"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/scenario"
)

// situation is the page that a turn begins with: the map, what waits for the player, and what is agreed.
func (a *App) situation(u *kit.UI, r kit.Rect) {
	g := &a.game
	wide := r.Dx() >= u.Px(760)
	foot := func(r *kit.Rect) {
		top := r.Min.Y
		cols := []kit.Rect{*r, *r}
		if wide {
			cols = kit.Cols(*r, u.Px(theme.Section), 3, 2)
		}
		a.waits(u, &cols[0])
		if !wide {
			cols[1].Min.Y = cols[0].Min.Y + u.Px(theme.Section)
		}
		a.standing(u, &cols[1])
		r.Min.Y = max(cols[0].Min.Y, cols[1].Min.Y)
		g.footTall = r.Min.Y - top
	}
	if g.scn.Map == nil {
		scroll(u, "situation", r, u.Say("Situation"), foot)
		return
	}
	least := u.Px(mapMin)
	h := r.Dy() - g.footTall - u.Px(theme.Section) // the map takes what the rest leaves
	if g.footTall == 0 {
		h = r.Dy() * 58 / 100
	}
	if h < least { // a small window scrolls
		scroll(u, "situation", r, u.Say("Situation"), func(r *kit.Rect) {
			a.drawMap(u, kit.CutTop(r, max(least, r.Dx()*55/100)))
			gap(u, r, theme.Margin)
			foot(r)
		})
		return
	}
	a.drawMap(u, kit.CutTop(&r, h))
	gap(u, &r, theme.Margin)
	scroll(u, "situation", r, u.Say("What waits, and what is agreed"), foot)
}

// mapMin is how high the map is at least: less shows no crossings.
const mapMin = 340

// opening is the page that a turn begins with: the map, unless the guide leads elsewhere.
func (g *game) opening() pane {
	if g.scn.Map == nil || g.lessons.on {
		return paneOrders
	}
	return paneSituation
}

// drawMap draws the map; a place that is pressed tells what is there.
func (a *App) drawMap(u *kit.UI, r kit.Rect) {
	g := &a.game
	in := u.Panel(r)
	m := g.mapOf(u)
	if at := g.land.Draw(u, in, m); at >= 0 && at < len(m.Nodes) {
		a.dialog = dialog{kind: showPlace, item: at}
	} else if at >= len(m.Nodes) {
		g.pane = paneTalks
	}
}

// siteKind is how the map shows a kind of place.
var siteKind = map[string]mapview.Kind{
	"capital": mapview.Capital, "crossing": mapview.Crossing, "port": mapview.Port, "assembly": mapview.Assembly, "city": mapview.City,
}

// mapOf is the map as it stands: where there is news, who has acted, and which threads are open.
func (g *game) mapOf(u *kit.UI) *mapview.Map {
	s := g.scn.Map
	m := &mapview.Map{ID: "map", Finding: g.situationIs(u), Words: mapview.Words{Talks: u.Say("talks open"), InForce: u.Say("agreement in force")}}
	m.Words.Kinds[mapview.Capital], m.Words.Kinds[mapview.Crossing], m.Words.Kinds[mapview.Port] = u.Say("capital"), u.Say("crossing"), u.Say("port")
	m.Words.Kinds[mapview.Assembly], m.Words.Kinds[mapview.City] = u.Say("assembly"), u.Say("city")
	m.Words.States[mapview.Active], m.Words.States[mapview.News] = u.Say("acted last turn"), u.Say("news")
	for i := range s.Areas {
		x := &s.Areas[i]
		area := mapview.Area{Name: x.Name, Side: x.Side, Country: x.Country, Label: point(x.At)}
		for _, ring := range x.Outline {
			var out mapview.Ring
			for _, p := range ring {
				out = append(out, point(p))
			}
			area.Outline = append(area.Outline, out)
		}
		m.Areas = append(m.Areas, area)
	}
	for i := range s.Sites {
		x := &s.Sites[i]
		n := mapview.Node{Name: x.Name, Kind: siteKind[x.Kind], At: point(x.At), Says: g.siteSays(u, x)}
		switch {
		case slices.ContainsFunc(x.Cards, func(card int) bool { return g.fellIn(card) == g.view.Turn() }):
			n.State = mapview.News
		case g.acted(x.Offices):
			n.State = mapview.Active
		}
		m.Nodes = append(m.Nodes, n)
	}
	for i := range s.Threads {
		x := &s.Threads[i]
		open, inForce := g.thread(x)
		if open || inForce {
			m.Threads = append(m.Threads, mapview.Thread{Name: x.Name, From: x.From, To: x.To, InForce: inForce, Says: u.Say("Press for the talks.")})
		}
	}
	return m
}

func point(p scenario.Place) mapview.Point { return mapview.Point{X: float(p.X), Y: float(p.Y)} }

// situationIs is the finding of the map: where the crisis stands, in a sentence.
func (g *game) situationIs(u *kit.UI) string {
	if len(g.scn.Ladder) == 0 {
		return u.Say("Where things stand in turn %d", g.view.Turn())
	}
	at, was := whole64(g.view.Bal[g.scn.Rung]), whole64(g.last(g.scn.Rung))
	name := g.scn.Ladder[at].Name
	switch {
	case at > was:
		return u.Say("The crisis has climbed to rung %d: %s", at, name)
	case at < was:
		return u.Say("The crisis has come down to rung %d: %s", at, name)
	}
	return u.Say("The crisis stands on rung %d: %s", at, name)
}

// siteSays tells what a place is in this game: who sits there, and what has been heard of it.
func (g *game) siteSays(u *kit.UI, x *scenario.Site) string {
	var names []string
	for o := ledger.Office(1); int(o) <= g.scn.Count(); o++ {
		if x.Offices.Has(o) {
			names = append(names, g.scn.Offices[o].Short)
		}
	}
	said := ""
	if len(names) > 0 {
		said = join(g.book, names) + ". "
	}
	for _, i := range x.Cards {
		if g.fellIn(i) == g.view.Turn() {
			said += u.Say("News: %s.", g.scn.Cards[i].Name) + " "
		}
	}
	return said
}

// acted tells whether the seat saw one of some offices act in the last turn.
func (g *game) acted(of ledger.Offices) bool {
	for i := len(g.view.Log) - 1; i >= 0; i-- {
		e := &g.view.Log[i]
		if int(e.Turn) < g.view.Turn()-1 {
			return false
		}
		if e.Kind == crisis.ActionTaken && of.Has(e.Of.By) {
			return true
		}
	}
	return false
}

// thread tells whether the rows that a thread stands for are talked about, and whether something of them is in force.
func (g *game) thread(x *scenario.Thread) (open, inForce bool) {
	t := g.scn.Talks
	if t == nil {
		return false, false
	}
	rows := x.Issues
	if len(rows) == 0 {
		for i := range t.Issues() {
			rows = append(rows, i)
		}
	}
	force := t.InForce(g.view.Bal)
	for _, i := range rows {
		inForce = inForce || force[i] != t.Now[i]
		for _, row := range append([][]ledger.ID{t.Text}, t.Offer...) {
			if !g.view.Knows(g.scn, row[i]) {
				continue
			}
			if l, there := negotiation.Read(g.view.Bal, row); there && l[i] != force[i] {
				open = true
			}
		}
	}
	return open, inForce
}

// placeBody tells what is at a place of the map.
func (a *App) placeBody(u *kit.UI, r kit.Rect) {
	g := &a.game
	a.done(u, &r)
	x := &g.scn.Map.Sites[a.dialog.item]
	scroll(u, "place/body", r, x.Name, func(r *kit.Rect) {
		some := false
		for o := ledger.Office(1); int(o) <= g.scn.Count(); o++ {
			if x.Offices.Has(o) {
				some = true
				u.Text(r, kit.Style{Sans: true}, kit.Span{Text: g.scn.Offices[o].Name + ": ", Bold: true, Color: g.side(u, o)}, kit.Span{Text: g.scn.Offices[o].Mandate.Say})
				gap(u, r, theme.Gap)
			}
		}
		for _, i := range x.Issues {
			some = true
			t := &g.scn.Talks.Topics[i]
			u.Text(r, kit.Style{Sans: true}, kit.Span{Text: t.Name + ": ", Bold: true}, kit.Span{Text: t.About.Say})
			gap(u, r, theme.Gap)
		}
		for _, i := range x.Cards {
			if g.fellIn(i) > 0 {
				some = true
				a.newsAt(u, r, "place/news", i, false)
				gap(u, r, theme.Margin)
			}
		}
		if !some {
			para(u, r, u.Say("Nothing has been heard from here yet."), kit.Style{Sans: true})
		}
	})
}

// waiting is one thing that needs the player, and where to see to it.
type waiting struct {
	text string
	pane pane
	show kit.ID // what is brought into view there
}

// waiting lists what needs the player this turn, the most pressing first.
func (g *game) waiting(u *kit.UI) (list []waiting) {
	s := g.scn
	if owed, due := g.deliveryOwed(); owed > 0 && g.filedDelivery() == nil {
		list = append(list, waiting{u.Say("Deliver what you promised, %s", g.dueBy(due)), paneOrders, "delivery"})
	}
	for _, x := range g.invites() {
		if !x.answered {
			list = append(list, waiting{u.Say("%s invites you: %s", s.Offices[x.by].Short, s.Actions[x.item].Name), paneNews, x.id(g, "agree")})
		}
	}
	if item := g.asks(g.party()); item >= 0 {
		list = append(list, waiting{u.Say("They ask you for this by turn %d: %s", g.answerBy(g.party()), s.Actions[item].Name), paneNews, "excuse"})
	}
	for _, i := range g.today() {
		c := &s.Cards[i]
		asked := g.asked(c)
		switch {
		case len(asked) == 0:
		case len(c.Options) > 0 && slices.ContainsFunc(asked, func(o ledger.Office) bool { return g.filedFor(crisis.Choose, i, o) == nil }):
			list = append(list, waiting{u.Say("Answer: %s", c.Name), paneNews, kit.ID("choose/" + c.ID).Sub(0)})
		case c.Answer != 0 && g.filedFor(crisis.Label, i, asked[0]) == nil && !g.labelled(i):
			list = append(list, waiting{u.Say("Label the claim: %s", c.Name), paneNews, kit.ID("label/" + c.ID).Sub(0)})
		}
	}
	list = append(list, g.waitingTalks(u)...)
	if left := g.ordersAll() - g.ordersUsed(); left > 0 {
		list = append(list, waiting{text: u.Count(left, "You can still give %d order", "You can still give %d orders", left), pane: paneOrders})
	}
	return list
}

// waitingTalks lists what waits at the table.
func (g *game) waitingTalks(u *kit.UI) (list []waiting) {
	t, v := g.scn.Talks, g.view
	p := g.party()
	if t == nil || p < 0 || !t.Parties[p].Signs() {
		return nil
	}
	if t.Agreed(v.Bal) && v.Bal[t.Ink[p]] == 0 {
		return []waiting{{text: u.Say("A text is agreed: sign it, or say why not"), pane: paneTalks}}
	}
	for q := range t.Parties {
		if l, there := negotiation.Read(v.Bal, t.Offer[q]); q != p && there && l != t.InForce(v.Bal) {
			list = append(list, waiting{text: u.Say("%s has an offer on the table", g.scn.Offices[t.Parties[q].Office].Short), pane: paneTalks})
		}
	}
	return list
}

// waits shows what needs the player; each line leads to where it is seen to.
func (a *App) waits(u *kit.UI, r *kit.Rect) {
	g := &a.game
	section(u, r, u.Say("WAITS FOR YOU"))
	for i, w := range g.waiting(u) {
		if i > 0 {
			gap(u, r, theme.Gap/2)
		}
		row := kit.CutTop(r, u.ButtonHeight(r.Dx(), w.text, kit.ButtonOpt{}))
		if u.Button(kit.ID("waits").Sub(i), row, w.text, kit.ButtonOpt{}) {
			a.see(u, w)
		}
	}
}

// see leads to where something that waits is seen to.
func (a *App) see(u *kit.UI, w waiting) {
	g := &a.game
	switch {
	case w.pane != paneNews || g.tabOf(paneNews) >= 0:
		g.pane = w.pane
	case g.pane == paneTalks: // there the column of the news has the answers
		g.pane = paneOrders
	}
	if w.show != "" {
		u.Show(w.show)
	}
}

// standing shows what is agreed, and what is still in the way.
func (a *App) standing(u *kit.UI, r *kit.Rect) {
	g := &a.game
	section(u, r, u.Say("AGREED SO FAR"))
	t := g.scn.Talks
	if t == nil {
		para(u, r, u.Say("This crisis has no table."), small)
		return
	}
	some := false
	force := t.InForce(g.view.Bal)
	for i := range t.Issues() {
		if force[i] != t.Now[i] {
			some = true
			u.Text(r, small, kit.Span{Text: t.Topics[i].Name + ": ", Bold: true}, kit.Span{Text: t.Topics[i].Levels[force[i]]})
		}
	}
	if !some {
		para(u, r, u.Say("Nothing is in force yet."), small)
	}
	list := g.comings()
	if len(list) == 0 {
		return
	}
	gap(u, r, theme.Margin)
	section(u, r, u.Say("NEXT DATES"))
	for _, c := range list[:min(3, len(list))] {
		u.Text(r, small, kit.Span{Text: capital(c.when) + ": ", Bold: true}, kit.Span{Text: c.name})
	}
}
