package screen

import (
	"fmt"
	"strings"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

// orders are the acts that the seat's offices can file, each on a card with what it would do.
func (a *App) orders(u *kit.UI, r kit.Rect) {
	g := &a.game
	a.officeFilter(u, &r)
	scroll(u, "orders", r, "Orders", func(r *kit.Rect) {
		a.slots(u, r)
		cols := 1
		if r.Dx() >= u.Px(680) {
			cols = 2
		}
		a.deliverCard(u, r)
		cards, hidden := g.actions()
		for _, o := range g.mine {
			if g.only != ledger.Nobody && g.only != o {
				continue
			}
			a.officeActs(u, r, o, cards, cols)
		}
		a.showAll(u, r, hidden)
	})
}

// officeActs are the orders of one office, under its name where the seat has several.
func (a *App) officeActs(u *kit.UI, r *kit.Rect, o ledger.Office, cards []action, cols int) {
	g := &a.game
	var own []action
	for _, c := range cards {
		if c.doers[0] == o || g.only == o && c.can(o) {
			own = append(own, c)
		}
	}
	if len(own) == 0 {
		return
	}
	if len(g.mine) > 1 {
		section(u, r, fmt.Sprintf("%s: %d OF %d ORDERS", strings.ToUpper(g.scn.Offices[o].Short), g.ordersOf(o), g.ordersEach()))
	}
	for i := 0; i < len(own); i += cols {
		a.actionRow(u, r, own[i:min(i+cols, len(own))], cols)
		gap(u, r, theme.Margin)
	}
}

// can tells whether an office is one of those that can do an act.
func (c *action) can(o ledger.Office) bool {
	for _, x := range c.doers {
		if x == o {
			return true
		}
	}
	return false
}

// slots says how many orders are left, and what limits them.
func (a *App) slots(u *kit.UI, r *kit.Rect) {
	g := &a.game
	switch {
	case g.ordersLeft() == 0:
		u.Text(r, small, kit.Span{Text: fmt.Sprintf("You have filed your %s. ", count(g.ordersAll(), "order")), Bold: true}, kit.Span{Text: "To change your mind, take one back."})
	case g.cabinet():
		para(u, r, fmt.Sprintf("Your offices together file up to %s a turn, at most %d by one office, and pay from one purse. Orders take effect together when you close the turn; until then you can take each one back.", count(g.ordersAll(), "order"), g.ordersEach()), caption)
	default:
		para(u, r, fmt.Sprintf("File up to %s a turn. They take effect together when you close the turn; until then you can take each one back.", count(g.ordersEach(), "order")), caption)
	}
	gap(u, r, theme.Gap)
}

// officeFilter lets a seat of several offices look at the orders of one.
func (a *App) officeFilter(u *kit.UI, r *kit.Rect) {
	g := &a.game
	if len(g.mine) < 2 {
		return
	}
	names, at := []string{"All"}, 0
	for i, o := range g.mine {
		names = append(names, g.scn.Offices[o].Short)
		if o == g.only {
			at = i + 1
		}
	}
	options := kit.Labels(names...)
	if !u.ChoiceFits(r.Dx(), options, theme.Caption) {
		return
	}
	if u.Choice("office", kit.CutTop(r, u.Px(theme.Control)), "Whose orders", options, &at) {
		g.only = ledger.Nobody
		if at > 0 {
			g.only = g.mine[at-1]
		}
	}
	gap(u, r, theme.Gap)
}

// showAll says that there is more, and lets the player see it.
func (a *App) showAll(u *kit.UI, r *kit.Rect, hidden int) {
	g := &a.game
	if !g.staged() {
		return
	}
	text := "Every order is shown."
	if hidden > 0 {
		text = fmt.Sprintf("%s will be shown as the game goes on.", capital(count(hidden, "more order")))
	}
	para(u, r, text, caption)
	gap(u, r, theme.Gap/2)
	a.everythingSwitch(u, r)
	gap(u, r, theme.Margin)
}

// everythingSwitch shows all orders, rows and meters at once; the choice is remembered.
func (a *App) everythingSwitch(u *kit.UI, r *kit.Rect) {
	if u.Toggle("everything", kit.CutTop(r, u.Px(32)), "Show everything from the start", &a.settings.Everything) {
		a.keep()
		a.game.look()
	}
}

// deliverCard is the order to deliver what a tranche promised; it stands above the others.
func (a *App) deliverCard(u *kit.UI, r *kit.Rect) {
	g := &a.game
	owed, due := g.deliveryOwed()
	if owed == 0 {
		return
	}
	filed := g.filedDelivery()
	d := ledger.Directive{By: g.voice, Verb: crisis.Deliver}
	text := fmt.Sprintf("You have promised %s. The next is due by the end of turn %d (%s).", count(owed, "delivery"), due, clock(g.scn, due))
	switch {
	case filed != nil:
		text += " It is filed."
	case due <= g.view.Turn():
		text += " That is this turn: without it you break your word."
	}
	u.Card(r, kit.Card{ID: "delivery", Chip: kit.Badge{Shape: kit.Right, Name: "PROMISED"}, Title: "Deliver", Body: kit.Plain(text), More: func(r *kit.Rect) {
		if does := crisis.Effects(g.scn, g.view, &d); len(does) > 0 {
			para(u, r, capital(strings.Join(minus(does), " · "))+".", small)
			gap(u, r, theme.Gap)
		}
		row := kit.CutTop(r, u.Px(theme.Control))
		if filed != nil {
			if button(u, "deliver", &row, "Take back", kit.ButtonOpt{}) {
				a.withdraw(filed)
			}
			return
		}
		if button(u, "deliver", &row, "File the delivery", kit.ButtonOpt{Off: g.reason(d)}) {
			a.submit(d)
		}
	}})
	gap(u, r, theme.Margin)
}

// casting is one choice of who does an act or who is invited to it.
type casting struct {
	id, title string
	names     []string
	list      []ledger.Office
	at        int
}

// casting lists the choices that an act leaves: which of the seat's offices does it, and with whom.
func (g *game) casting(c *action) []casting {
	if c.filed != nil && len(c.doers) < 2 {
		return nil
	}
	var out []casting
	add := func(id, title string, list []ledger.Office, now ledger.Office) {
		if len(list) < 2 {
			return
		}
		x := casting{id: id, title: title, list: list}
		for i, o := range list {
			name := g.scn.Offices[o].Short
			if id == "by" && g.filedBy(c.item, o) != nil {
				name += " (filed)"
			}
			x.names = append(x.names, name)
			if o == now {
				x.at = i
			}
		}
		out = append(out, x)
	}
	add("by", "Who does it", c.doers, c.by)
	if c.filed == nil {
		add("with", "With whom", c.partners, c.with)
	}
	return out
}

// castLines let the player choose who does an act and with whom.
func (a *App) castLines(u *kit.UI, r *kit.Rect, c *action) {
	g := &a.game
	for _, x := range g.casting(c) {
		gap(u, r, theme.Gap)
		at := x.at
		pick(u, r, kit.ID("cast/"+g.scn.Actions[c.item].ID+"/"+x.id), x.title, kit.Labels(x.names...), &at)
		if at == x.at {
			continue
		}
		d := doing{c.by, c.with}
		if x.id == "by" {
			d.by = x.list[at]
		} else {
			d.with = x.list[at]
		}
		g.doing[c.item] = d
	}
}

// byLine names the office that does an act, where the seat has several and the act leaves no choice.
func (g *game) byLine(c *action) string {
	if len(g.mine) < 2 || len(c.doers) > 1 {
		return ""
	}
	return g.scn.Offices[c.by].Short
}

func (a *App) actionRow(u *kit.UI, r *kit.Rect, row []action, cols int) {
	weights := []float64{1, 1}[:cols]
	w := kit.Cols(*r, u.Px(theme.Margin), weights...)[0].Dx()
	h := 0
	for i := range row {
		h = max(h, a.actionHeight(u, w, &row[i]))
	}
	for i, q := range kit.Cols(kit.CutTop(r, h), u.Px(theme.Margin), weights...) {
		if i < len(row) {
			a.actionCard(u, q, &row[i])
		}
	}
}

func (a *App) actionSpans(c *action) (about, does, off []kit.Span) {
	x := &a.game.scn.Actions[c.item]
	about = kit.Plain(x.About.Say)
	if len(c.does) > 0 {
		does = []kit.Span{{Text: capital(strings.Join(minus(c.does), " · ")) + "."}}
	}
	if c.refusal.Code != "" && !spent(c.refusal) {
		off = []kit.Span{{Text: a.game.off(c)}}
	}
	return about, does, off
}

func (a *App) actionHeight(u *kit.UI, w int, c *action) int {
	about, does, off := a.actionSpans(c)
	w -= 2 * u.Px(theme.Margin)
	by := a.game.byLine(c)
	name := w
	if c.filed != nil {
		name -= filedWidth(u, c.filed)
	}
	h := 2*u.Px(theme.Margin) + u.TextHeight(name, strong, kit.Span{Text: c.name}) + u.Px(theme.Gap/2) + u.TextHeight(w, small, about...) + u.Px(theme.Gap) + u.Px(theme.Control)
	if does != nil {
		h += u.Px(theme.Gap) + u.TextHeight(w, caption, does...)
	}
	if off != nil {
		h += u.Px(theme.Gap/2) + u.TextHeight(w, small, off...)
	}
	if by != "" {
		h += u.TextHeight(w, caption, kit.Span{Text: by})
	}
	h += len(c.about) * (u.Px(theme.Gap) + u.Px(theme.Control))
	for _, x := range a.game.casting(c) {
		h += u.Px(theme.Gap) + pickHeight(u, w, kit.Labels(x.names...))
	}
	return h
}

// actionCard is one order: what it is, what it would do, and one button that files it or takes it back.
func (a *App) actionCard(u *kit.UI, q kit.Rect, c *action) {
	about, does, off := a.actionSpans(c)
	in := u.Panel(q)
	head := in
	if c.filed != nil {
		end := kit.CutRight(&head, filedWidth(u, c.filed))
		end.Max.Y = end.Min.Y + u.LineHeight(strong)
		kit.CutLeft(&end, u.Px(theme.Gap))
		u.Chip(&end, kit.Badge{Shape: kit.Check, Name: filedWord(c.filed), Color: u.Theme.Glass.Ramp})
	}
	u.Text(&head, strong, kit.Span{Text: c.name})
	in.Min.Y = head.Min.Y
	if by := a.game.byLine(c); by != "" {
		u.Text(&in, caption, kit.Span{Text: by})
	}
	gap(u, &in, theme.Gap/2)
	u.Text(&in, small, about...)
	if does != nil {
		gap(u, &in, theme.Gap)
		u.Text(&in, caption, does...)
	}
	if off != nil {
		gap(u, &in, theme.Gap/2)
		st := small
		st.Color = u.Theme.Glass.Danger
		u.Text(&in, st, off...)
	}
	foot := kit.CutBottom(&in, u.Px(theme.Control))
	for i, f := range c.about {
		gap(u, &in, theme.Gap)
		a.takeBack(u, kit.CutTop(&in, u.Px(theme.Control)), c.id.Sub(i), f)
	}
	a.castLines(u, &in, c)
	if button(u, c.id, &foot, c.label, kit.ButtonOpt{Off: a.game.off(c)}) {
		a.press(c)
	}
	if c.filed != nil {
		u.Outline(q.Inset(u.Px(2)), u.Theme.Glass.Ramp)
	}
}

// unlabel takes the seat's labels of a claim back.
func (a *App) unlabel(card int) {
	g := &a.game
	for _, o := range g.asked(&g.scn.Cards[card]) {
		if g.filedFor(crisis.Label, card, o) != nil {
			a.submit(ledger.Directive{By: o, Verb: crisis.Withdraw, Item: uint16(card), Pick: uint8(crisis.Label)})
		}
	}
}

// takeBack is a line for one thing that an act was filed about, with the way to undo it.
func (a *App) takeBack(u *kit.UI, row kit.Rect, id kit.ID, f *ledger.Directive) {
	if buttonEnd(u, id, &row, "Take back", kit.ButtonOpt{}) {
		a.withdraw(f)
	}
	u.Mark(kit.Check, kit.CutLeft(&row, u.Px(18)), u.Theme.Glass.Ramp)
	kit.CutLeft(&row, u.Px(theme.Gap/2))
	u.Label(row, a.game.targetName(f), small)
}

// filedWidth is the room of the chip that says that an order is filed.
func filedWidth(u *kit.UI, f *ledger.Directive) int {
	return u.Width(filedWord(f), kit.Style{Size: theme.Caption, Bold: true, Sans: true}) + u.Px(2*theme.Gap+18+theme.Gap)
}

func filedWord(f *ledger.Directive) string {
	switch {
	case f.Verb == crisis.Invite:
		return "INVITED"
	case f.With != ledger.Nobody:
		return "AGREED"
	}
	return "FILED"
}

// press files an order, takes it back, or asks which demand it makes.
func (a *App) press(c *action) {
	switch {
	case c.names:
		a.openTarget(c)
	case c.filed != nil:
		a.withdraw(c.filed)
	case c.pins:
		a.openDemand(c)
	case c.with != ledger.Nobody:
		a.submit(ledger.Directive{By: c.by, Verb: crisis.Invite, Item: uint16(c.item), With: c.with})
	default:
		a.submit(ledger.Directive{By: c.by, Verb: crisis.Act, Item: uint16(c.item)})
	}
}

// withdraw takes a filed directive back.
func (a *App) withdraw(f *ledger.Directive) {
	if f.Verb == crisis.Label {
		a.unlabel(int(f.Item))
		return
	}
	d := ledger.Directive{By: f.By, Verb: crisis.Withdraw, Item: f.Item, Pick: uint8(f.Verb)}
	if f.Verb == crisis.Invite {
		d.Pick = uint8(crisis.Act)
	}
	if ledger.Verb(d.Pick) == crisis.Act && a.game.scn.Actions[f.Item].On != scenario.OnNothing {
		d.Levels[0] = int8(f.Pick)
	}
	a.submit(d)
}
