package screen

import (
	"fmt"
	"slices"
	"strings"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// public is the page of the publics: each as a whole, and the parts that it is made of by their size.
func (a *App) public(u *kit.UI, r *kit.Rect) {
	g := &a.game
	para(u, r, u.Say("Each public is the mean of its parts, by their size. A part moves by what it cares about, and by what is done to it."), caption)
	gap(u, r, theme.Margin)
	for _, of := range g.publics() {
		m := g.meterOf(of)
		if m == nil {
			continue
		}
		if w, id, ok := g.meter(u, m); ok {
			section(u, r, strings.ToUpper(m.Name))
			if u.Meter(kit.ID("public/"+m.ID), kit.CutTop(r, u.MeterHeight(r.Dx(), w)), w) {
				a.openWhy(id, w.Name)
			}
			gap(u, r, theme.Gap)
		}
		for _, i := range g.partsOf(of) {
			a.segment(u, r, i)
		}
		gap(u, r, theme.Margin)
	}
}

// publics are the meters that are made of segments; the seat's own side first.
func (g *game) publics() []ledger.ID {
	var out []ledger.ID
	for i := range g.scn.Segments {
		if of := g.scn.Segments[i].Of; !slices.Contains(out, of) {
			out = append(out, of)
		}
	}
	if g.scn.Offices[g.office].Side == 1 {
		slices.Reverse(out)
	}
	return out
}

// partsOf are the segments of a public, the largest first.
func (g *game) partsOf(of ledger.ID) []int {
	var out []int
	for i := range g.scn.Segments {
		if g.scn.Segments[i].Of == of {
			out = append(out, i)
		}
	}
	slices.SortStableFunc(out, func(x, y int) int { return int(g.scn.Segments[y].Share - g.scn.Segments[x].Share) })
	return out
}

// segment is one part of a public: how large it is, where it stands, what moved it last and what it looks at.
func (a *App) segment(u *kit.UI, r *kit.Rect, i int) {
	g := &a.game
	x := &g.scn.Segments[i]
	w := kit.Meter{Name: u.Say("%s · %s %% of all", x.Name, whole(x.Share)), Value: float(g.view.Bal[x.Account]), Last: float(g.last(x.Account)), Max: 100, Danger: 100, Why: u.Say("Press to read about them.")}
	if u.Meter(kit.ID("segment/"+x.ID), kit.CutTop(r, u.MeterHeight(r.Dx(), w)), w) {
		g.openPart = order(g.openPart != i+1) * (i + 1)
	}
	if g.openPart == i+1 {
		para(u, r, x.Text.Say, small)
		if s := g.salient(x); s != "" {
			u.Text(r, caption, kit.Span{Text: u.Say("Looks first at:") + " ", Bold: true}, kit.Span{Text: s + "."})
		}
		if x.Media != "" {
			u.Text(r, caption, kit.Span{Text: u.Say("Hears the news from:") + " ", Bold: true}, kit.Span{Text: x.Media + "."})
		}
		a.partWhy(u, r, &x.Anchor, x.Account, x.Name, x.ID)
	}
	gap(u, r, theme.Gap/2)
}

// partWhy is the foot of a part of a public or of trade: what is known of it, and what moved it.
func (a *App) partWhy(u *kit.UI, r *kit.Rect, anchor *scenario.Text, id ledger.ID, name, key string) {
	if anchor.Say != "" {
		u.Text(r, caption, kit.Span{Text: labelName(u.Book, anchor.Label) + ": ", Bold: true}, kit.Span{Text: anchor.Say + " (" + from(anchor) + ")"})
	}
	gap(u, r, theme.Gap/2)
	row := kit.CutTop(r, u.Px(theme.Control))
	if button(u, kit.ID("moved/"+key), &row, u.Say("What moved it"), kit.ButtonOpt{}) {
		a.openWhy(id, name)
	}
	gap(u, r, theme.Gap)
}

// salient names the rows of the table that a segment looks at first.
func (g *game) salient(x *scenario.Segment) string {
	var names []string
	for _, i := range x.Salient {
		if g.scn.Talks != nil && i < len(g.scn.Talks.Topics) {
			names = append(names, g.scn.Talks.Topics[i].Name)
		}
	}
	return join(g.book, names)
}

// trade is the page of trade: each sector with its tariff and how much is still traded.
func (a *App) trade(u *kit.UI, r *kit.Rect) {
	g := &a.game
	para(u, r, u.Say("What is traded, as an index that is 100 at the start. A tariff in brackets is its change since then."), caption)
	gap(u, r, theme.Margin)
	list := make([]int, len(g.scn.Sectors))
	for i := range list {
		list[i] = i
	}
	slices.SortStableFunc(list, func(x, y int) int { return int(g.scn.Sectors[y].Weight - g.scn.Sectors[x].Weight) })
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
	for _, i := range list {
		a.sector(u, r, i)
	}
}

// sector is one sector: its tariff, its index of trade, and on demand who depends on it.
func (a *App) sector(u *kit.UI, r *kit.Rect, i int) {
	g := &a.game
	x := &g.scn.Sectors[i]
	name := u.Say("%s · tariff %s %%", x.Name, figure(g.view.Bal[x.Tariff]))
	if d := g.view.Bal[x.Tariff] - x.Base; d != 0 {
		name += fmt.Sprintf(" (%s)", signed(d))
	}
	w := kit.Meter{Name: name, Value: float(g.view.Bal[x.Volume]), Last: float(g.last(x.Volume)), Max: float(max(120*num.One, g.view.Bal[x.Volume])), Danger: 0, Below: true, Why: u.Say("Press to read about it.")}
	if u.Meter(kit.ID("sector/"+x.ID), kit.CutTop(r, u.MeterHeight(r.Dx(), w)), w) {
		g.openPart = -order(g.openPart != -i-1) * (i + 1)
	}
	if g.openPart == -i-1 {
		para(u, r, x.Text.Say, small)
		a.partWhy(u, r, &x.Anchor, x.Volume, x.Name, x.ID)
	}
	gap(u, r, theme.Gap/2)
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
