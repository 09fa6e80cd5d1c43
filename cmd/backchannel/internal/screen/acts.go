package screen

import (
	"slices"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// action is one card: an act of one of the seat's offices, or an invitation to a partner.
type action struct {
	id   kit.ID
	item int
	// by is who would do it and with the partner of a joint act; doers and partners are those who could.
	by, with        ledger.Office
	doers, partners []ledger.Office
	name            string
	label           string // of the button
	filed           *ledger.Directive
	// refusal is why it cannot be filed now, if it cannot.
	refusal crisis.Refusal
	does    []string
	pins    bool
	// names says that it is about a bill or a row, which is asked for; about are those that are filed.
	names bool
	about []*ledger.Directive
}

// doing is who the player has chosen to do an act, and with whom.
type doing struct{ by, with ledger.Office }

// actions lists what the seat's offices have in their power and what this stage of the game shows of it. Each act
// stands once, under the first office that can do it.
func (g *game) actions() (out []action, hidden int) {
	for i := range g.scn.Actions {
		doers := g.doers(i)
		if len(doers) == 0 {
			continue
		}
		if !g.showsAction(i) {
			hidden++
			continue
		}
		out = append(out, g.action(i, doers))
	}
	slices.SortStableFunc(out, func(x, y action) int { return g.place(x.doers[0]) - g.place(y.doers[0]) })
	return out, hidden
}

// place is where an office stands among those of the seat.
func (g *game) place(o ledger.Office) int { return slices.Index(g.mine, o) }

// doers are the seat's offices that can do an act; a joint one needs a partner too.
func (g *game) doers(item int) []ledger.Office {
	x := &g.scn.Actions[item]
	list := g.among(x.By)
	if !x.Joint {
		return list
	}
	return slices.DeleteFunc(list, func(o ledger.Office) bool { return len(g.partners(item, o)) == 0 })
}

// partners are the offices that one of the seat's can invite to a joint act.
func (g *game) partners(item int, by ledger.Office) []ledger.Office {
	var out []ledger.Office
	for with := ledger.Office(1); int(with) <= g.scn.Count(); with++ {
		side := g.scn.Offices[by].Side
		if with == by || !g.scn.Actions[item].By.Has(with) || g.view.Of.Has(with) || side >= 0 && g.scn.Offices[with].Side == side {
			continue
		}
		out = append(out, with)
	}
	return out
}

func (g *game) action(i int, doers []ledger.Office) action {
	x := &g.scn.Actions[i]
	c := action{id: kit.ID("act/" + x.ID), item: i, doers: doers, name: x.Name, label: g.book.Say("File")}
	g.cast(&c)
	d := ledger.Directive{By: c.by, Verb: crisis.Act, Item: uint16(i)}
	if x.Joint {
		d.Verb, d.With = crisis.Invite, c.with
		if len(c.partners) == 1 {
			c.id += kit.ID("/" + g.scn.Offices[c.with].ID)
		}
		c.label = g.book.Say("Invite %s", g.scn.Offices[c.with].Short)
	}
	c.pins = x.Pins && g.partyOf(c.by) >= 0
	if x.Pins {
		d.Levels = crisis.NoLevels()
	}
	c.does = crisis.Effects(g.scn, g.view, &d)
	if c.names = x.On != scenario.OnNothing; c.names {
		g.naming(&c)
		return c
	}
	if c.filed = g.filedBy(i, c.by); c.filed != nil {
		c.label = g.book.Say("Take back")
		return c
	}
	if c.pins {
		c.label = g.book.Say("Choose a demand")
		d.Levels = g.anyPledge(c.by)
	}
	c.refusal = g.check(d)
	return c
}

// naming fills in an act that is about a bill or a row: it can be filed for several of them.
func (g *game) naming(c *action) {
	for i := range g.view.Filed {
		f := &g.view.Filed[i]
		if int(f.Item) == c.item && g.view.Of.Has(f.By) && (f.Verb == crisis.Act || f.Verb == crisis.Invite) {
			c.about = append(c.about, f)
		}
	}
	c.label = namedWord(g.book, &g.scn.Actions[c.item])
	_, list := g.named(c.item, c.by, c.with)
	for i := range list {
		r := g.check(list[i])
		if i == 0 || r.Code == "" || c.refusal.Code == crisis.NotYourChamber {
			c.refusal = r
		}
		if r.Code == "" {
			return
		}
	}
}

// cast says who does an act and with whom: what the player chose, else who has filed it, else the first who can.
func (g *game) cast(c *action) {
	want := g.doing[c.item]
	if !slices.Contains(c.doers, want.by) {
		want.by = c.doers[0]
		for _, o := range slices.Backward(c.doers) {
			if g.filedBy(c.item, o) != nil {
				want.by = o
			}
		}
		switch {
		case g.filedBy(c.item, want.by) != nil:
		case slices.Contains(c.doers, g.only): // whose orders the player looks at
			want.by = g.only
		default:
			want.by = g.firstAble(c)
		}
	}
	c.by = want.by
	if !g.scn.Actions[c.item].Joint {
		return
	}
	c.partners = g.partners(c.item, c.by)
	c.with = c.partners[0]
	if slices.Contains(c.partners, want.with) {
		c.with = want.with
	}
	if f := g.filedBy(c.item, c.by); f != nil {
		c.with = f.With
		if f.By != c.by {
			c.with = f.By
		}
	}
}

// firstAble is the first office that is not refused an act, or the first of all.
func (g *game) firstAble(c *action) ledger.Office {
	x := &g.scn.Actions[c.item]
	for _, o := range c.doers {
		d := ledger.Directive{By: o, Verb: crisis.Act, Item: uint16(c.item)}
		if x.Joint {
			d.Verb, d.With = crisis.Invite, g.partners(c.item, o)[0]
		}
		if x.Pins && g.partyOf(o) >= 0 {
			d.Levels = g.anyPledge(o)
		}
		if g.check(d).Code == "" {
			return o
		}
	}
	return c.doers[0]
}

// cardOf is the control of an action's card.
func (g *game) cardOf(item int) kit.ID {
	if doers := g.doers(item); len(doers) > 0 && g.showsAction(item) {
		return g.action(item, doers).id
	}
	return kit.ID("act/" + g.scn.Actions[item].ID)
}

// off is why an order cannot be filed, empty when it can.
func (g *game) off(c *action) string { return trueMinus(c.refusal.Reason(g.scn)) }

// spent tells whether a refusal is the same for every order, so that it is said once above them all.
func spent(r crisis.Refusal) bool {
	return r.Code == crisis.CabinetSpent || r.Code == crisis.OrdersSpent || r.Code == crisis.ClosedAlready || r.Code == crisis.Ended
}

// filedBy finds an office's order for an action, its own or a joint one that it agreed to.
func (g *game) filedBy(item int, o ledger.Office) *ledger.Directive {
	for i := range g.view.Filed {
		f := &g.view.Filed[i]
		if int(f.Item) == item && (f.By == o && (f.Verb == crisis.Act || f.Verb == crisis.Invite) || f.With == o && f.Verb == crisis.Act) {
			return f
		}
	}
	return nil
}

// partyOf is an office's number at the table, or -1.
func (g *game) partyOf(o ledger.Office) int {
	if g.scn.Talks == nil {
		return -1
	}
	return g.scn.Talks.Party(o)
}

// anyPledge stands for a demand that is still to be chosen, when asking whether an act is possible at all.
func (g *game) anyPledge(by ledger.Office) ledger.Levels {
	l := crisis.NoLevels()
	l[0] = int8(g.dearest(by, 0))
	return l
}

// deliveryOwed tells what the seat's party has promised and not delivered, and by which turn.
func (g *game) deliveryOwed() (owed, due int) {
	t, p := g.scn.Talks, g.party()
	if p < 0 || !t.InTranches() || !t.Parties[p].Signs() {
		return 0, 0
	}
	return whole64(g.view.Bal[t.Owed[p]]), whole64(g.view.Bal[t.Due[p]])
}

// filedDelivery is the seat's order to deliver, or nil.
func (g *game) filedDelivery() *ledger.Directive {
	for i := range g.view.Filed {
		if f := &g.view.Filed[i]; f.Verb == crisis.Deliver && g.view.Of.Has(f.By) {
			return f
		}
	}
	return nil
}

// inForce is the package whose terms hold: what holds today where nothing was agreed.
func (g *game) inForce() ledger.Levels {
	t := g.scn.Talks
	if l, ok := g.read(t.Force); ok {
		return l
	}
	return t.Status()
}

// at is the level in an account of the table, below 0 where there is none or the seat does not see it.
func (g *game) at(id ledger.ID) num.Milli {
	if !g.view.Knows(g.scn, id) {
		return num.Of(int(ledger.Unset))
	}
	return g.view.Bal[id]
}

// read is the package in a row of accounts of the table, as far as the seat sees it: what is hidden reads as level 0
// and would be taken for a text.
func (g *game) read(row []ledger.ID) (ledger.Levels, bool) {
	if len(row) == 0 || !g.view.Knows(g.scn, row[0]) {
		return ledger.Levels{}, false
	}
	return negotiation.Read(g.view.Bal, row)
}

// follows tells whether the seat sees what is offered at the table.
func (g *game) follows() bool { return g.view.Knows(g.scn, g.scn.Talks.Text[0]) }
