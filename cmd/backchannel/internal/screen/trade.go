package screen

import (
	"slices"

	"backchannel/cmd/backchannel/internal/chart"
	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// trade is the page of trade: the sectors as flows between the two sides, and the one that was pressed in full.
func (a *App) trade(u *kit.UI, r *kit.Rect) {
	g := &a.game
	if g.scn.Laws.Trade != nil {
		if m := g.meterOf(g.scn.Laws.Trade.Meter); m != nil {
			if w, id, ok := g.meter(u, m); ok {
				if u.Meter("trade/whole", kit.CutTop(r, u.MeterHeight(r.Dx(), w)), w) {
					a.openWhy(id, w.Name)
				}
				gap(u, r, theme.Margin)
			}
		}
	}
	list, other := g.sectors()
	if k := a.flows(u, r, list); k >= 0 {
		a.openSector(u, list[k])
	}
	a.sectorCard(u, r, list)
	if len(other) == 0 {
		return
	}
	gap(u, r, theme.Section)
	section(u, r, u.Say("BESIDE TRADE IN GOODS"))
	for _, i := range other {
		x := &g.scn.Sectors[i]
		open := g.openPart == -i-1
		if u.Fold(kit.ID("sector/"+x.ID), r, x.Name+": "+g.tariffWords(x), small, &open) {
			a.openSector(u, i)
		}
	}
	a.sectorCard(u, r, other)
}

func (a *App) openSector(u *kit.UI, i int) {
	g := &a.game
	g.openPart = -order(g.openPart != -i-1) * (i + 1)
	if g.openPart < 0 {
		u.Show(kit.ID("moved/" + g.scn.Sectors[i].ID))
	}
}

// sectors are those that goods flow in, the largest now first, and those that count with no trade.
func (g *game) sectors() (flows, other []int) {
	for i := range g.scn.Sectors {
		if g.traded(i) > 0 {
			flows = append(flows, i)
		} else {
			other = append(other, i)
		}
	}
	slices.SortStableFunc(flows, func(x, y int) int { return int(g.traded(y) - g.traded(x)) })
	return flows, other
}

// traded is how much is traded in a sector now, in the unit of its weight.
func (g *game) traded(i int) num.Milli {
	x := &g.scn.Sectors[i]
	return x.Weight.Mul(g.view.Bal[x.Volume]) / 100
}

// flows draw the sectors; the striped ones pay a tariff. It answers which one was pressed.
func (a *App) flows(u *kit.UI, r *kit.Rect, list []int) int {
	g := &a.game
	var all, pays num.Milli
	for _, i := range list {
		all += g.traded(i)
		if g.view.Bal[g.scn.Sectors[i].Tariff] > 0 {
			pays += g.traded(i)
		}
	}
	c := chart.Flows{
		Head: chart.Head{ID: "flows", Finding: g.tradeFinding(u, list, pays, all), Note: u.Say("SIMULATED. The width is how much is traded now. Index: 100 is the start. Press a sector to read who depends on it and what moved it.")},
		Left: g.sideName(0), Right: g.sideName(1), Exposed: u.Say("pays a tariff"), Other: u.Say("pays none"),
	}
	for _, i := range list {
		x := &g.scn.Sectors[i]
		b := chart.Band{Name: x.Name, Size: float(g.traded(i)), Exposed: float(num.Milli(order(g.view.Bal[x.Tariff] > 0)) * num.One)}
		b.Says = u.Say("%s %% of trade", whole(100*g.traded(i).Div(all))) + " · " + g.tariffWords(x) + " · " + u.Say("index %s", figure(g.view.Bal[x.Volume]))
		if d := g.view.Bal[x.Volume] - g.last(x.Volume); tenths(d) != 0 {
			b.Says += " (" + signed(d) + " " + u.Say("since turn %d began", g.since()) + ")"
		}
		if x.Hit != 0 {
			b.Says += " · " + g.hitWords(x)
		}
		c.Bands = append(c.Bands, b)
	}
	return c.Draw(u, r)
}

// hitWords say what a further step of tariff costs, which is how exposed a sector is.
func (g *game) hitWords(x *scenario.Sector) string {
	name := ""
	if t := g.scn.Laws.Trade; t != nil {
		name = g.scn.Accounts[t.Meter].Title
	}
	return g.book.Say("each step of tariff: %s %s", name, signed(x.Hit))
}

// tariffWords tell the tariff of a sector and its change since the start.
func (g *game) tariffWords(x *scenario.Sector) string {
	now := g.view.Bal[x.Tariff]
	if d := now - x.Base; d != 0 {
		return g.book.Say("tariff %s %% (%s since the start)", figure(now), signed(d))
	}
	return g.book.Say("tariff %s %%", figure(now))
}

// tradeFinding says how much of trade pays a tariff, and what changed most.
func (g *game) tradeFinding(u *kit.UI, list []int, pays, all num.Milli) string {
	if all == 0 {
		return u.Say("Nothing is traded now.")
	}
	share := whole(100 * pays.Div(all))
	worst := -1
	for _, i := range list {
		x := &g.scn.Sectors[i]
		if d := away(g.view.Bal[x.Tariff] - x.Base); d > 0 && (worst < 0 || d > away(g.view.Bal[g.scn.Sectors[worst].Tariff]-g.scn.Sectors[worst].Base)) {
			worst = i
		}
	}
	if worst >= 0 {
		x := &g.scn.Sectors[worst]
		return u.Say("%s %% of trade pays a tariff; the one that changed most is on %s (%s).", share, x.Name, signed(g.view.Bal[x.Tariff]-x.Base))
	}
	return u.Say("%s %% of trade pays a tariff, as at the start.", share)
}

// sideName names a side of the crisis by its land on the map, or else by the office that leads there.
func (g *game) sideName(side int) string {
	if g.scn.Map != nil {
		for i := range g.scn.Map.Areas {
			if a := &g.scn.Map.Areas[i]; a.Side == side {
				return a.Name
			}
		}
	}
	for o := 1; o < len(g.scn.Offices); o++ {
		if g.scn.Offices[o].Side == side {
			return g.scn.Offices[o].Name
		}
	}
	return ""
}

// sectorCard tells of the sector that is open, if it is one of a list.
func (a *App) sectorCard(u *kit.UI, r *kit.Rect, list []int) {
	g := &a.game
	i := -g.openPart - 1
	if i < 0 || !slices.Contains(list, i) {
		return
	}
	x := &g.scn.Sectors[i]
	gap(u, r, theme.Gap)
	u.Card(r, kit.Card{ID: kit.ID("depends/" + x.ID), Chip: badge(u.Book, x.Text.Label), From: g.tariffWords(x), Title: x.Name, Body: g.linked(x.Text.Say), More: func(r *kit.Rect) {
		gap(u, r, theme.Gap/2)
		a.partWhy(u, r, &x.Anchor, x.Volume, x.Name, x.ID)
	}})
}

// tariffsMove tells whether a tariff stands elsewhere than at the start.
func (g *game) tariffsMove() bool {
	for i := range g.scn.Sectors {
		if g.view.Bal[g.scn.Sectors[i].Tariff] != g.scn.Sectors[i].Base {
			return true
		}
	}
	return false
}

// away is the distance from 0.
func away(x num.Milli) num.Milli { return max(x, -x) }
