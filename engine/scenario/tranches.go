package scenario

import (
	"slices"

	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
	"backchannel/engine/rule"
)

// bargainers says which parties make offers and sign.
func (b *tableBuilder) bargainers() {
	bargain := b.officesOf(b.f.Bargain)
	for p := range b.t.Parties {
		b.t.Parties[p].Silent = len(b.f.Bargain) > 0 && !bargain.Has(b.t.Parties[p].Office)
	}
	for _, r := range b.f.Bargain {
		if o := b.office(r); o != ledger.Nobody && b.t.Party(o) < 0 {
			b.add(r.At, "", "%s bargains but is not one of the parties", r.Name)
		}
	}
	for _, e := range b.f.Ratify {
		if p := b.member(e.ID, e.At, "ratify"); p >= 0 && !b.t.Parties[p].Ratifies() {
			b.add(e.At, "", "%s cannot ratify: a party that ratifies has a veto and does not bargain; put it under veto and leave it out of bargain", e.ID)
		}
	}
}

// delegates says who speaks for each party.
func (b *tableBuilder) delegates() {
	for _, e := range b.f.Speaks {
		p := b.member(e.ID, e.At, "speaks")
		for _, r := range e.Value {
			o := b.office(r)
			switch {
			case p < 0 || o == ledger.Nobody:
			case b.t.Party(o) >= 0 || o == b.t.Mediator:
				b.add(r.At, "", "%s has a place at the table already: it cannot speak for %s too", r.Name, e.ID)
			default:
				b.t.Parties[p].Speaks |= ledger.Only(o)
			}
		}
	}
}

// ratifications opens the votes in which silent parties have their say.
func (b *tableBuilder) ratifications() {
	t := b.t
	t.Votes = make([]Ratification, len(t.Parties))
	for _, e := range b.f.Ratify {
		p, c := b.member(e.ID, e.At, "ratify"), b.chamber(e.Value.Chamber)
		if p < 0 || c < 0 {
			continue
		}
		v := Ratification{Chamber: c + 1, Votes: e.Value.Votes, Swing: e.Value.Swing}
		if v.Swing == 0 {
			v.Swing = b.s.Chambers[c].Swing
		}
		v.Whip = b.account(ledger.Account{Name: t.ID + ".whip_" + b.s.Chambers[c].ID, Title: b.s.Book.Say("Votes bargained for the agreement, %s", b.s.Chambers[c].Short), Min: -num.Of(b.s.Chambers[c].Seats), Max: num.Of(b.s.Chambers[c].Seats), Sees: ledger.Everyone})
		t.Votes[p] = v
	}
	for p := range t.Parties {
		if t.Parties[p].Ratifies() && t.Votes[p].Chamber == 0 {
			b.add(b.at, "", "%s has a veto and does not bargain: write under ratify which chamber votes for it", b.s.Offices[t.Parties[p].Office].ID)
		}
	}
}

// stages takes over what is said of tranches and deliveries.
func (b *tableBuilder) stages() {
	t, f := b.t, b.f.Tranches
	if f != nil {
		t.First, t.Later, t.From, t.Until = f.First, f.Later, f.From, f.Until
		if t.Until == 0 {
			t.Until = b.s.Turns
		}
		if t.Capacity == 0 {
			b.add(b.at, "", "of a tranche home wants its part of the whole, so tranches need a capacity: write it")
		}
	}
	if b.f.Room.Name != "" {
		t.Room, t.HasRoom = b.meterOf(b.f.Room)
		if t.HasRoom && b.s.Accounts[t.Room].Sees != ledger.Everyone {
			b.add(b.f.Room.At, "", "packages are judged by %s: it needs sees: all", b.f.Room.Name)
		}
	}
	if f == nil && b.f.Delivery != nil {
		b.add(b.at, "", "deliveries follow tranches: write tranches, or take delivery out")
	}
	for _, e := range b.f.Never {
		t.Never = append(t.Never, Never{ID: e.ID, Name: e.Value.Name, Text: b.text(e.Value.Say)})
	}
}

// agendas takes over what each party's home may care about.
func (b *tableBuilder) agendas() {
	t := b.t
	t.Agendas = make([][]Agenda, len(t.Parties))
	for _, e := range b.f.Agendas {
		p := b.member(e.ID, e.At, "agendas")
		for _, a := range e.Value {
			x := negotiation.Agenda{Party: p, Sore: b.topic(a.Value.Sore), Prize: b.topic(a.Value.Prize), SorePays: b.f.Sore, PrizePays: b.f.Prize}
			if p < 0 || x.Sore < 0 || x.Prize < 0 {
				continue
			}
			if x.Sore == x.Prize {
				b.add(a.At, "", "%s is sore and prize at once: choose two issues", a.Value.Sore.Name)
			}
			t.Parties[p].Agendas = append(t.Parties[p].Agendas, x)
			t.Agendas[p] = append(t.Agendas[p], Agenda{ID: a.ID, Name: a.Value.Name, Text: b.text(a.Value.Say)})
		}
		if len(e.Value) > agendasMax {
			b.add(e.At, "", "%s has %d agendas: a party has at most %d", e.ID, len(e.Value), agendasMax)
		}
	}
}

// agendasMax bounds the agendas of one party.
const agendasMax = 9

// topic finds the issue that a reference names, -1 where there is none.
func (b *tableBuilder) topic(r Ref) int {
	names := levelNames{b.builder, b.t}
	i, ok := names.Slot(r.Name)
	if ok && i < b.t.Issues() {
		return i
	}
	b.add(r.At, append(names.Near(r.Name), "")[0], "there is no issue %s on the table", echo(r.Name))
	return -1
}

// stagedAccounts opens what a table in tranches keeps, and the agendas.
func (b *tableBuilder) stagedAccounts() {
	t := b.t
	count := func(name, title string, most int, sees ledger.Offices) ledger.ID {
		return b.account(ledger.Account{Name: name, Title: title, Max: num.Of(most), Sees: sees})
	}
	b.ratifications()
	if t.InTranches() {
		t.Tranches = count(t.ID+".tranches", b.s.Book.Say("Tranches in force"), 10*turnsMax, ledger.Everyone)
		t.Change = count(t.ID+".steps", b.s.Book.Say("Steps in force"), ledger.IssuesMax*levelsMax, ledger.Everyone)
		t.Refused = count(t.ID+".refused", b.s.Book.Say("Votes lost"), 10*turnsMax, ledger.Everyone)
	}
	for i := range t.Topics {
		if t.InTranches() {
			t.Since = append(t.Since, count(t.ID+".since."+t.Topics[i].ID, b.s.Book.Say("In force since: %s", t.Topics[i].Name), 10*turnsMax, ledger.Everyone))
		}
	}
	for p := range t.Parties {
		o, mine := t.Parties[p].Office, t.Voice(p)
		id, short := b.s.Offices[o].ID, b.s.Offices[o].Short
		var agenda, owed, due ledger.ID
		if len(t.Parties[p].Agendas) > 0 {
			agenda = b.account(ledger.Account{Name: id + ".agenda", Title: b.s.Book.Say("Agenda of home (%s)", short), Max: num.Of(agendasMax), Sees: mine, Owner: o})
		}
		if t.InTranches() && t.Parties[p].Signs() {
			owed = count(id+".owed", b.s.Book.Say("Deliveries owed by %s", short), 10*turnsMax, ledger.Everyone)
			due = count(id+".due", b.s.Book.Say("Turn in which %s must deliver", short), 10*turnsMax, ledger.Everyone)
		}
		if b.builder.f.Laws.Negotiation != nil && b.builder.f.Laws.Negotiation.Requests != nil {
			t.Asked = append(t.Asked, count(id+".asked", b.s.Book.Say("Act asked of %s", short), actionsMax+1, ledger.Everyone))
			t.AskedIn = append(t.AskedIn, count(id+".asked_in", b.s.Book.Say("Turn in which it was asked of %s", short), 10*turnsMax, ledger.Everyone))
		}
		t.Agenda, t.Owed, t.Due = append(t.Agenda, agenda), append(t.Owed, owed), append(t.Due, due)
		pressure := ledger.ID(0)
		if b.presses(id) {
			pressure = b.account(ledger.Account{Name: id + ".pressure", Title: b.s.Book.Say("Public pressure on the threshold (%s)", short), Min: num.Of(-balanceMax), Max: num.Of(balanceMax), Sees: ledger.Everyone, Owner: o})
		}
		t.Pressure = append(t.Pressure, pressure)
	}
}

// presses tells whether something is written of the pressure on a party.
func (b *tableBuilder) presses(id string) bool {
	return slices.ContainsFunc(b.f.Pressure, func(e Entry[Expr]) bool { return e.ID == id })
}

// finishTable compiles what of the table reads accounts that are opened after it.
func (b *builder) finishTable() {
	t := b.s.Talks
	if t == nil {
		return
	}
	f := &b.f.Issues[0].Value
	tb := &tableBuilder{b, f, t, b.f.Issues[0].At}
	t.Presses = make([]rule.Amount, len(t.Parties))
	for _, e := range f.Pressure {
		if p := tb.member(e.ID, e.At, "pressure"); p >= 0 {
			t.Presses[p] = b.amount(e.Value, scope{b, t.Parties[p].Office})
			b.flow(e.Value, t.Presses[p].Reads(nil), ledger.Everyone, place{what: "the pressure on a home threshold"})
		}
	}
	for i, e := range f.Issues {
		tb.finishIssue(i, e)
	}
	tb.finishDelivery()
	for p := range t.Parties {
		if c := &b.s.Causes[b.s.Laws.RatifyRule]; t.Parties[p].Ratifies() {
			c.Reveals = append(c.Reveals, t.Reserve[p])
			if len(t.Parties[p].Agendas) > 0 {
				c.Reveals = append(c.Reveals, t.Agenda[p])
			}
		}
	}
}

// finishIssue compiles what an issue needs and what its clause does.
func (b *tableBuilder) finishIssue(i int, e Entry[issueFile]) {
	topic := &b.t.Topics[i]
	topic.Needs = make([]rule.Cond, len(topic.Levels))
	for l := range topic.Needs {
		topic.Needs[l] = rule.Always()
	}
	for _, n := range e.Value.Needs {
		if n.Level < 0 || n.Level >= len(topic.Levels) {
			b.add(n.At, "", "there is no level %d: the levels of %s are 0 to %d", n.Level, e.ID, len(topic.Levels)-1)
			continue
		}
		topic.Needs[n.Level] = b.cond(n.Cond, scope{b.builder, ledger.Nobody})
		b.flow(n.Cond, topic.Needs[n.Level].Reads(nil), ledger.Everyone, place{what: "what a level needs"})
		topic.Bound = true
	}
	if len(e.Value.Works) > 0 {
		if !b.t.InTranches() {
			b.add(e.At, "", "works is for agreements in tranches: write tranches, or take works out")
		}
		topic.Rule = b.cause("clause", e.ID, topic.Name)
		topic.Works = stepper{builder: b.builder, n: scope{b.builder, ledger.Nobody}, sees: ledger.Everyone, times: 1}.steps(e.Value.Works)
	}
}

// finishDelivery compiles what each party that signs owes.
func (b *tableBuilder) finishDelivery() {
	t, f := b.t, b.f.Delivery
	if !t.InTranches() {
		return
	}
	t.Deliver = Delivery{After: 1, Each: make([]Bound, len(b.s.Offices)), Odds: make([]rule.Amount, len(b.s.Offices)), Slips: make([][]rule.Step, len(b.s.Offices)), Rests: make([][]ledger.ID, len(b.s.Offices))}
	if f == nil {
		return
	}
	t.Deliver.After = f.After
	for _, e := range f.Odds {
		if p := b.member(e.ID, e.At, "odds"); p >= 0 && !t.Parties[p].Signs() {
			b.add(e.At, "", "%s does not sign, so it owes no delivery", e.ID)
		}
	}
	var reveals []ledger.ID
	for p := range t.Parties {
		if !t.Parties[p].Signs() {
			continue
		}
		for o := 1; o < len(b.s.Offices); o++ {
			if t.Voice(p).Has(ledger.Office(o)) {
				reveals = append(reveals, b.delivery(ledger.Office(o), t.Parties[p].Office)...)
			}
		}
	}
	c := &b.s.Causes[b.s.Laws.DeliverRule]
	c.Reveals = append(c.Reveals, reveals...)
}

// delivery compiles a delivery that an office makes for a party; it returns the hidden
// accounts that its odds give away.
func (b *tableBuilder) delivery(o, party ledger.Office) (reveals []ledger.ID) {
	f, n := b.f.Delivery, scope{b.builder, o}
	var x Bound
	for _, c := range f.Cost {
		x.Cost = append(x.Cost, b.cost(c, n))
	}
	law := stepper{builder: b.builder, n: scope{b.builder, party}, sees: ledger.Everyone, times: 1, noLuck: "a delivery has its odds of its own"}
	x.Does = law.steps(f.Done)
	b.t.Deliver.Each[o] = x
	b.t.Deliver.Slips[o] = law.steps(f.Slips)
	b.t.Deliver.Odds[o] = rule.Const(num.Of(100))
	for _, e := range f.Odds {
		if e.ID == b.s.Offices[party].ID {
			b.t.Deliver.Odds[o] = b.amount(e.Value, scope{b.builder, party})
		}
	}
	for _, slot := range b.t.Deliver.Odds[o].Reads(nil) {
		if a := &b.s.Accounts[slot]; a.Sees != ledger.Everyone {
			reveals = append(reveals, ledger.ID(slot))
		}
	}
	b.t.Deliver.Rests[o] = reveals
	return reveals
}
