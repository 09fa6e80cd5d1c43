package screen

import (
	"fmt"
	"strings"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
)

// orders are the acts that the office can file, each on a card with what it would do.
func (a *App) orders(u *kit.UI, r kit.Rect) {
	g := &a.game
	a.offices(u, &r)
	scroll(u, "orders", r, "Orders", func(r *kit.Rect) {
		if g.ordersLeft() > 0 {
			para(u, r, fmt.Sprintf("File up to %s a turn. They take effect together when you close the turn; until then you can take each one back.", count(g.scn.Orders, "order")), caption)
		} else {
			u.Text(r, small, kit.Span{Text: fmt.Sprintf("You have filed your %s. ", count(g.scn.Orders*len(g.mine), "order")), Bold: true}, kit.Span{Text: "To change your mind, take one back."})
		}
		gap(u, r, theme.Gap)
		cols := 1
		if r.Dx() >= u.Px(680) {
			cols = 2
		}
		cards := g.actions()
		for i := 0; i < len(cards); i += cols {
			row := cards[i:min(i+cols, len(cards))]
			a.actionRow(u, r, row, cols)
			gap(u, r, theme.Margin)
		}
	})
}

// offices lets a seat of several offices choose which of them acts.
func (a *App) offices(u *kit.UI, r *kit.Rect) {
	g := &a.game
	if len(g.mine) < 2 {
		return
	}
	var names []string
	at := 0
	for i, o := range g.mine {
		names = append(names, g.scn.Offices[o].Short)
		if o == g.office {
			at = i
		}
	}
	if u.Choice("office", kit.CutTop(r, u.Px(theme.Control)), "Acting office", kit.Labels(names...), &at) {
		g.office = g.mine[at]
		g.with = g.partner()
	}
	gap(u, r, theme.Gap)
}

// action is one card: an act, or an invitation to one partner.
type action struct {
	id    kit.ID
	item  int
	with  ledger.Office
	name  string
	label string // of the button
	filed *ledger.Directive
	// refusal is why it cannot be filed now, if it cannot.
	refusal crisis.Refusal
	does    []string
	pins    bool
}

// actions lists what the acting office has in its power.
func (g *game) actions() []action {
	var out []action
	for i := range g.scn.Actions {
		x := &g.scn.Actions[i]
		if !x.By.Has(g.office) {
			continue
		}
		if !x.Joint {
			out = append(out, g.action(i, ledger.Nobody))
			continue
		}
		for with := ledger.Office(1); int(with) <= g.scn.Count(); with++ {
			if with != g.office && x.By.Has(with) {
				out = append(out, g.action(i, with))
			}
		}
	}
	return out
}

func (g *game) action(i int, with ledger.Office) action {
	x := &g.scn.Actions[i]
	c := action{id: kit.ID("act/" + x.ID), item: i, with: with, name: x.Name, label: "File"}
	d := ledger.Directive{By: g.office, Verb: crisis.Act, Item: uint16(i)}
	if with != ledger.Nobody {
		short := g.scn.Offices[with].Short
		d.Verb, d.With = crisis.Invite, with
		c.id += kit.ID("/" + g.scn.Offices[with].ID)
		c.label = "Invite " + short
		if len(g.scn.Offices) > 3 && x.By != ledger.Only(g.office)|ledger.Only(with) {
			c.name += " with " + short
		}
	}
	c.filed = g.filed(i, with)
	if x.Pins {
		d.Levels = crisis.NoLevels()
	}
	c.does = crisis.Effects(g.scn, g.view, &d)
	c.pins = x.Pins && g.party() >= 0
	if c.filed != nil {
		c.label = "Take back"
		return c
	}
	if c.pins {
		c.label = "Choose a demand"
		d.Levels = g.anyPledge()
	}
	c.refusal = g.check(d)
	return c
}

// off is why an order cannot be filed, empty when it can.
func (g *game) off(c *action) string { return c.refusal.Reason(g.scn) }

// spent tells whether a refusal is the same for every order, so that it is said once above them all.
func spent(r crisis.Refusal) bool {
	return r.Code == crisis.OrdersSpent || r.Code == crisis.ClosedAlready || r.Code == crisis.Ended
}

// filed finds the order of the acting office for an action, joint ones with this partner.
func (g *game) filed(item int, with ledger.Office) *ledger.Directive {
	for i := range g.view.Filed {
		f := &g.view.Filed[i]
		if int(f.Item) != item || f.Verb != crisis.Act && f.Verb != crisis.Invite {
			continue
		}
		if f.By == g.office && f.With == with || with != ledger.Nobody && f.By == with && f.With == g.office && f.Verb == crisis.Act {
			return f
		}
	}
	return nil
}

// party is the acting office's number at the table, or -1.
func (g *game) party() int {
	if g.scn.Talks == nil {
		return -1
	}
	return g.scn.Talks.Party(g.office)
}

// anyPledge stands for a demand that is still to be chosen, when asking whether an act is possible at all.
func (g *game) anyPledge() ledger.Levels {
	l := crisis.NoLevels()
	l[0] = int8(g.dearest(0))
	return l
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
	if button(u, c.id, &foot, c.label, kit.ButtonOpt{Off: a.game.off(c)}) {
		a.press(c)
	}
	if c.filed != nil {
		u.Outline(q.Inset(u.Px(2)), u.Theme.Glass.Ramp)
	}
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
	case c.filed != nil:
		a.withdraw(c.filed)
	case c.pins:
		a.openDemand(c)
	case c.with != ledger.Nobody:
		a.submit(ledger.Directive{Verb: crisis.Invite, Item: uint16(c.item), With: c.with})
	default:
		a.submit(ledger.Directive{Verb: crisis.Act, Item: uint16(c.item)})
	}
}

// withdraw takes a filed directive back.
func (a *App) withdraw(f *ledger.Directive) {
	verb := f.Verb
	if verb == crisis.Invite {
		verb = crisis.Act
	}
	a.submit(ledger.Directive{By: f.By, Verb: crisis.Withdraw, Item: f.Item, Pick: uint8(verb)})
}

// slip is one filed thing at the foot of the room.
type slip struct {
	name string
	f    ledger.Directive
	own  bool // it counts as an order and can be taken back
}

// slips lists what the seat has filed.
func (g *game) slips() []slip {
	var out []slip
	for _, f := range g.view.Filed {
		if name := g.filedName(&f); name != "" && g.view.Of.Has(f.By) {
			out = append(out, slip{name, f, f.Verb != crisis.Act || f.With == ledger.Nobody})
		} else if name != "" && f.Verb == crisis.Act {
			out = append(out, slip{name, f, false})
		}
	}
	return out
}

// filedName is what a filed directive is called on its slip.
func (g *game) filedName(f *ledger.Directive) string {
	s := g.scn
	switch f.Verb {
	case crisis.Act, crisis.Invite:
		name := s.Actions[f.Item].Name
		if f.Verb == crisis.Invite {
			name += ": invited"
		}
		return name
	case crisis.Choose:
		return s.Cards[f.Item].Options[f.Pick].Name
	case crisis.Label:
		return "Label the claim"
	case crisis.Break:
		return "Break the agreement"
	}
	return ""
}

// ordersLeft is how many orders the seat's offices have not used.
func (g *game) ordersLeft() int {
	left := g.scn.Orders * len(g.mine)
	for _, f := range g.view.Filed {
		if g.view.Of.Has(f.By) && (f.Verb == crisis.Act || f.Verb == crisis.Invite) {
			left--
		}
	}
	return max(0, left)
}

// bottomBar shows what is filed, with its undo, and closes the turn.
func (a *App) bottomBar(u *kit.UI, row kit.Rect) {
	g := &a.game
	if buttonEnd(u, "close", &row, "Close the turn", kit.ButtonOpt{Primary: true, Key: "C", Tip: "Seals your orders. You see the list once more first."}) {
		a.dialog = dialog{kind: askClose}
	}
	kit.CutRight(&row, u.Px(theme.Gap))
	used := g.scn.Orders*len(g.mine) - g.ordersLeft()
	label := fmt.Sprintf("Filed %d of %d", used, g.scn.Orders*len(g.mine)) + g.purse()
	u.Label(kit.CutLeft(&row, u.Width(label, strong)), label, strong)
	kit.CutLeft(&row, u.Px(theme.Margin))
	slips := g.slips()
	if len(slips) == 0 {
		const hint = "Nothing is filed yet."
		if u.Width(hint, caption) <= row.Dx() {
			u.Label(row, hint, caption)
		}
	}
	for i, s := range slips {
		rest := len(slips) - i
		more := fmt.Sprintf("and %d more", rest)
		o := kit.ButtonOpt{Tip: "Press to take it back."}
		if !s.own {
			o.Off = "You have both agreed to it, so neither can take it back alone."
		}
		if w := buttonWidth(u, "Undo: "+s.name, o); w+u.Px(120) > row.Dx() {
			if u.Width(more, caption) <= row.Dx() {
				u.Label(row, more, caption)
			}
			return
		}
		label := "Undo: " + s.name
		if !s.own {
			label = s.name
		}
		if button(u, kit.ID("slip").Sub(i), &row, label, o) {
			a.withdraw(&s.f)
		}
	}
}

// purse is what the acting office can spend, for the foot of the room.
func (g *game) purse() string {
	for i := range g.scn.Meters {
		if m := &g.scn.Meters[i]; m.Purse && m.Owner == g.office && g.view.Knows(g.scn, m.Account) {
			return " · " + m.Name + " " + figure(g.view.Bal[m.Account])
		}
	}
	return ""
}

// minus gives numbers a true minus sign.
func minus(lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = trueMinus(l)
	}
	return out
}

func trueMinus(s string) string {
	for d := '0'; d <= '9'; d++ {
		s = strings.ReplaceAll(s, " -"+string(d), " −"+string(d))
	}
	return s
}
