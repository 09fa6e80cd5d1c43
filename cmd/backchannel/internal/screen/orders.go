package screen

import (
	"strings"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/phrase"
	"backchannel/engine/scenario"
)

// orders are the acts that the seat's offices can file, a row each: those that are possible now first, the others
// folded below them with what stands in their way.
func (a *App) orders(u *kit.UI, r kit.Rect) {
	g := &a.game
	low := r.Dy() < u.Px(shelfLeast)
	if !low {
		a.officeFilter(u, &r)
	}
	scroll(u, "orders", r, u.Say("Orders"), func(r *kit.Rect) {
		if low {
			a.officeFilter(u, r)
		}
		a.slots(u, r)
		a.deliverCard(u, r)
		cards, hidden := g.actions()
		g.brief = len(cards) > fewRows
		for _, o := range g.mine {
			if g.only == ledger.Nobody || g.only == o {
				a.officeActs(u, r, o, cards)
			}
		}
		a.showAll(u, r, hidden)
	})
}

// officeActs are the orders of one office, under its name where the seat has several.
func (a *App) officeActs(u *kit.UI, r *kit.Rect, o ledger.Office, cards []action) {
	g := &a.game
	var can, cannot []action
	for _, c := range cards {
		switch {
		case c.doers[0] != o && (g.only != o || !c.can(o)):
		case c.possible():
			can = append(can, c)
		default:
			cannot = append(cannot, c)
		}
	}
	if len(can)+len(cannot) == 0 {
		return
	}
	id := kit.ID("orders/" + g.scn.Offices[o].ID)
	if len(g.mine) > 1 {
		open := !g.folded.Has(o)
		st := small
		st.Bold = true
		if u.Fold(id, r, u.Say("%s: %d OF %d ORDERS FILED", strings.ToUpper(g.scn.Offices[o].Short), g.ordersOf(o), g.ordersEach()), st, &open) {
			g.folded ^= ledger.Only(o)
		}
		gap(u, r, theme.Gap/2)
		if !open {
			return
		}
	}
	a.actionRows(u, r, can)
	if len(cannot) == 0 {
		return
	}
	open := g.barred.Has(o)
	not := u.Count(len(cannot), "%d not possible now, and why", "%d not possible now, and why", len(cannot))
	if u.FoldOf(id+"/not", r, not, called(not, g.scn.Offices[o].Short), kit.Style{Size: theme.Caption, Sans: true, Muted: true}, &open) {
		g.barred ^= ledger.Only(o)
	}
	gap(u, r, theme.Gap)
	if open {
		a.actionRows(u, r, cannot)
	}
}

// goTo shows an order wherever it stands, with its group open.
func (g *game) goTo(item int) {
	g.pane, g.shown = paneOrders, item
	g.reveal(item)
}

// reveal opens what hides an order: the choice of one office, and its group.
func (g *game) reveal(item int) {
	g.only = ledger.Nobody
	cards, _ := g.actions()
	for i := range cards {
		if c := &cards[i]; c.item == item {
			g.folded &^= ledger.Only(c.doers[0])
			if !c.possible() {
				g.barred |= ledger.Only(c.doers[0])
			}
			g.open[item] = true
		}
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
		u.Text(r, small, kit.Span{Text: u.Count(g.ordersAll(), "You have filed your %d order.", "You have filed your %d orders.", g.ordersAll()) + " ", Bold: true}, kit.Span{Text: u.Say("To change your mind, take one back.")})
	case g.cabinet():
		para(u, r, u.Say("Your offices together file up to %s a turn, at most %d by one office, and pay from one purse. Orders take effect together when you close the turn; until then you can take each one back.", orders(u.Book, g.ordersAll()), g.ordersEach()), caption)
	default:
		para(u, r, u.Say("File up to %s a turn. They take effect together when you close the turn; until then you can take each one back.", orders(u.Book, g.ordersEach())), caption)
	}
	gap(u, r, theme.Gap)
}

// officeFilter lets a seat of several offices look at the orders of one.
func (a *App) officeFilter(u *kit.UI, r *kit.Rect) {
	g := &a.game
	if len(g.mine) < 2 {
		return
	}
	names, at := []string{u.Say("All")}, 0
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
	if u.Choice("office", kit.CutTop(r, u.Px(theme.Control)), u.Say("Whose orders"), options, &at) {
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
	text := u.Say("Every order is shown.")
	if hidden > 0 {
		text = u.Count(hidden, "%d more order will be shown as the game goes on.", "%d more orders will be shown as the game goes on.", hidden)
	}
	para(u, r, text, caption)
	gap(u, r, theme.Gap/2)
	a.everythingSwitch(u, r)
	gap(u, r, theme.Margin)
}

// everythingSwitch shows all orders, rows and meters at once; the choice is remembered.
func (a *App) everythingSwitch(u *kit.UI, r *kit.Rect) {
	if u.Toggle("everything", kit.CutTop(r, u.Px(32)), u.Say("Show everything from the start"), &a.settings.Everything) {
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
	text := u.Count(owed, "You have promised %d delivery.", "You have promised %d deliveries.", owed) + " " + u.Say("The next is %s.", g.dueBy(due))
	switch {
	case filed != nil:
		text += " " + u.Say("It is filed.")
	case due <= g.view.Turn():
		text += " " + u.Say("That is this turn: without it you break your word.")
	}
	u.Card(r, kit.Card{ID: "delivery", Chip: kit.Badge{Shape: kit.Right, Name: u.Say("PROMISED")}, Title: u.Say("Deliver"), Body: kit.Plain(text), More: func(r *kit.Rect) {
		if does := crisis.Effects(g.scn, g.view, &d); len(does) > 0 {
			para(u, r, capital(strings.Join(minus(does), " · "))+".", small)
			gap(u, r, theme.Gap)
		}
		row := kit.CutTop(r, u.Px(theme.Control))
		if filed != nil {
			if button(u, "deliver", &row, u.Say("Take back"), kit.ButtonOpt{}) {
				a.withdraw(filed)
			}
			return
		}
		if button(u, "deliver", &row, u.Say("File the delivery"), kit.ButtonOpt{Off: g.reason(d)}) {
			a.submit(d)
		}
	}})
	gap(u, r, theme.Margin)
}

// casting is one choice of who does an act or who is invited to it.
type casting struct {
	id, title string
	options   []kit.Option
	list      []ledger.Office
	at        int
}

// casting lists the choices that an act leaves: which of the seat's offices does it, and with whom.
func (g *game) casting(u *kit.UI, c *action) []casting {
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
			option := kit.Option{Label: g.scn.Offices[o].Short}
			if id == "by" && g.filedBy(c.item, o) != nil {
				option.Signs = []kit.Badge{{Shape: kit.Check, Color: u.Theme.Glass.Ramp, Name: u.Say("filed")}}
			}
			x.options = append(x.options, option)
			if o == now {
				x.at = i
			}
		}
		out = append(out, x)
	}
	add("by", u.Say("Who does it"), c.doers, c.by)
	if c.filed == nil {
		add("with", u.Say("With whom"), c.partners, c.with)
	}
	return out
}

// castLines let the player choose who does an act and with whom.
func (a *App) castLines(u *kit.UI, r *kit.Rect, c *action) {
	g := &a.game
	for _, x := range g.casting(u, c) {
		gap(u, r, theme.Gap)
		at := x.at
		pick(u, r, kit.ID("cast/"+g.scn.Actions[c.item].ID+"/"+x.id), x.title, x.options, &at)
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
	if buttonEnd(u, id, &row, u.Say("Take back"), kit.ButtonOpt{Says: called(u.Say("Take back"), a.game.filedName(f))}) {
		a.withdraw(f)
	}
	u.Mark(kit.Check, kit.CutLeft(&row, u.Px(18)), u.Theme.Glass.Ramp)
	kit.CutLeft(&row, u.Px(theme.Gap/2))
	u.Label(row, a.game.targetName(f), small)
}

// agreed tells whether a filed order is one that two have agreed to.
func agreed(f *ledger.Directive) bool { return f.Verb != crisis.Invite && f.With != ledger.Nobody }

// filedWord is what the chip of a filed order says.
func filedWord(b *phrase.Book, f *ledger.Directive) string {
	switch {
	case f.Verb == crisis.Invite:
		return b.Say("INVITED")
	case agreed(f):
		return b.Say("AGREED")
	}
	return b.Say("FILED")
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
