package screen

import (
	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/phrase"
	"backchannel/engine/scenario"
)

// target is what an act that names a bill or a row of the table is about, while it is being chosen.
type target struct {
	item     int
	by, with ledger.Office
	pick     int // the place in the list of what can be named
}

func (a *App) openTarget(c *action) {
	a.game.subject = target{item: c.item, by: c.by, with: c.with}
	a.dialog = dialog{kind: askTarget}
}

// named are the bills or rows that an act could be about, with the directive for each.
func (g *game) named(item int, by, with ledger.Office) (names []string, list []ledger.Directive) {
	add := func(i int, name string) {
		d := ledger.Directive{By: by, Verb: crisis.Act, Item: uint16(item), Pick: uint8(i + 1)}
		if g.scn.Actions[item].Joint {
			d.Verb, d.With = crisis.Invite, with
		}
		names, list = append(names, name), append(list, d)
	}
	switch g.scn.Actions[item].On {
	case scenario.OnBill:
		for i := range g.scn.Bills {
			add(i, g.scn.Bills[i].Name)
		}
	case scenario.OnIssue:
		for i := range g.scn.Talks.Topics {
			add(i, g.scn.Talks.Topics[i].Name)
		}
	}
	return names, list
}

// namedWord is what an act names, for a button.
func namedWord(b *phrase.Book, x *scenario.Action) string {
	if x.On == scenario.OnBill {
		return b.Say("Choose a bill")
	}
	return b.Say("Choose a row")
}

// targetName is what a filed act is about, or nothing.
func (g *game) targetName(f *ledger.Directive) string {
	i := int(f.Pick) - 1
	switch on := g.scn.Actions[f.Item].On; {
	case on == scenario.OnBill && i >= 0 && i < len(g.scn.Bills):
		return g.scn.Bills[i].Name
	case on == scenario.OnIssue && i >= 0 && i < len(g.scn.Talks.Topics):
		return g.scn.Talks.Topics[i].Name
	}
	return ""
}

// targetBody lets the player choose the bill or the row; what cannot be named says why.
func (a *App) targetBody(u *kit.UI, r kit.Rect) {
	g := &a.game
	x := &g.subject
	names, list := g.named(x.item, x.by, x.with)
	if len(list) == 0 {
		a.dialog = dialog{}
		return
	}
	var options []kit.Option
	var shown []int
	hidden := 0
	for i := range list {
		off := g.reason(list[i])
		if off != "" && g.check(list[i]).Code == crisis.NotYourChamber {
			hidden++
			continue
		}
		shown = append(shown, i)
		options = append(options, kit.Option{Label: names[i], Off: off})
	}
	if len(shown) == 0 {
		a.dialog = dialog{}
		a.refuse(g.reason(list[0]))
		return
	}
	at := 0
	for k, i := range shown {
		if i == x.pick || options[at].Off != "" && options[k].Off == "" {
			at = k
			if i == x.pick {
				break
			}
		}
	}
	d := list[shown[at]]
	if a.confirm(u, &r, u.Say("File it"), g.reason(d)) {
		a.submit(d)
		return
	}
	scroll(u, "naming/body", r, u.Say("What it is about"), func(r *kit.Rect) {
		para(u, r, g.scn.Actions[x.item].About.Say, kit.Style{Sans: true})
		gap(u, r, theme.Margin)
		u.Radio("naming/what", r, u.Say("What it is about"), options, &at)
		x.pick = shown[at]
		gap(u, r, theme.Margin)
		for _, line := range minus(crisis.Effects(g.scn, g.view, &d)) {
			para(u, r, capital(line)+".", small)
		}
		if off := g.reason(d); off != "" {
			st := small
			st.Color = u.Theme.Glass.Danger
			para(u, r, off, st)
		}
	})
}
