package crisis

import (
	"backchannel/engine/chance"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/rule"
	"backchannel/engine/scenario"
)

// recall is how an imagination goes through a log: what everybody has been told of is done
// once more by the kernel's own rules, and of that only what reaches hidden accounts counts.
// The log itself says all of the others, and how the luck fell.
type recall struct {
	m *Imagination
	// opened tells that the turn's opening is being told, begun that what fell due in it has
	// been, closing that the turn is being closed.
	opened, begun, closing bool
	// start are the balances that the opening's cards were judged by.
	start []num.Milli
	// reveals are those of the event at hand, spent is how many of its draws have been used.
	reveals []rule.Reveal
	spent   int
}

// openings are the kinds of event of which the opening of a turn consists.
var openings = [kinds]bool{
	TurnOpened: true, EntriesFellDue: true, CardFell: true, PollTaken: true, ChanceTaken: true,
	LawApplied: true, LimitsHeld: true, RungReached: true, GameEnded: true,
}

// hear takes in one event of the log.
func (m *Imagination) hear(e *ledger.Event) {
	r, g := &m.recall, &m.game
	r.reveals, r.spent = r.reveals[:0], 0
	switch e.Kind {
	case TurnOpened:
		m.fold(e)
		r.opened, r.begun, r.closing = true, false, false
		m.fallDue()
		return
	case GameOpened, EntriesFellDue:
		m.fold(e)
		return
	}
	m.beginOpening()
	if !openings[e.Kind] {
		m.endOpening()
	}
	if !r.opened && !r.closing && e.Kind != OfficeClosed && e.Kind != InvitationLapsed && g.allClosed() {
		r.closing = true
		g.snapshot()
		g.escalate()
		if inTranches(m.s) {
			g.work()
		}
	}
	if again := retold[e.Kind]; again != nil {
		again(m, e)
	}
	m.fold(e)
	m.learn()
}

// fold posts what the log says of the accounts that the seat sees.
func (m *Imagination) fold(e *ledger.Event) { m.game.World.Post(&ledger.Event{Entries: e.Entries}) }

// keep posts what an event that is done once more does to hidden accounts.
func (m *Imagination) keep(e *ledger.Event) {
	n := 0
	for i := range e.Entries {
		if x := &e.Entries[i]; x.Card != 0 || m.veiled[x.To] {
			e.Entries[n] = *x
			n++
		}
	}
	m.game.World.Post(&ledger.Event{Entries: e.Entries[:n]})
}

// fallDue lets fall due what was put off to this turn in hidden accounts; the log says the
// rest of it, the cards that fell among it.
func (m *Imagination) fallDue() {
	g := &m.game
	g.begin(EntriesFellDue, m.s.Laws.TurnRule, ledger.Everyone)
	for _, due := range g.World.Due {
		if due.At > g.Turn() {
			break
		}
		if due.At = 0; due.Card == 0 {
			g.fallIn(&due)
		}
	}
	g.commit()
	g.World.Post(&ledger.Event{Settles: g.Turn()})
}

// beginOpening gives what a turn gives, when all is told that fell due in it.
func (m *Imagination) beginOpening() {
	r, g := &m.recall, &m.game
	if !r.opened || r.begun {
		return
	}
	r.begun = true
	g.snapshot()
	r.start = append(r.start[:0], g.start...)
	g.standing()
}

// endOpening reads what an opening that has been told to its end says of hidden accounts.
func (m *Imagination) endOpening() {
	r := &m.recall
	if !r.opened {
		return
	}
	m.beginOpening()
	r.opened = false
	m.holdHidden()
	for i := range m.s.Cards {
		m.readCard(&m.s.Cards[i])
	}
	for _, i := range m.game.lists.polled {
		m.readPoll(&m.s.Meters[i])
	}
}

// holdHidden holds hidden accounts within their ranges.
func (m *Imagination) holdHidden() {
	bal := m.game.World.Bal
	for _, id := range m.hidden {
		r := &m.game.lists.traits[id]
		bal[id] = bal[id].Clamp(r.min, r.max)
	}
}

// allClosed tells whether every office has closed the turn.
func (g *Game) allClosed() bool {
	for o := 1; o <= g.Scenario.Count(); o++ {
		if g.World.Bal[g.Scenario.Offices[o].Closed] == 0 {
			return false
		}
	}
	return true
}

// retold says by kind of event what the rules do in it.
var retold = [kinds]func(*Imagination, *ledger.Event){
	CardFell: func(m *Imagination, e *ledger.Event) { m.game.fallCard(int(e.Of.Item), e.Of.By) },
	ActionTaken: func(m *Imagination, e *ledger.Event) {
		m.pay(&e.Of)
		of := e.Of
		m.game.act(&of)
		m.game.called = 0
	},
	ChoiceMade: func(m *Imagination, e *ledger.Event) {
		m.pay(&e.Of)
		of := e.Of
		m.game.choose(&of)
	},
	ClaimLabelled: func(m *Imagination, e *ledger.Event) { of := e.Of; m.game.label(&of) },
	LawApplied:    (*Imagination).press,

	TextSealed: func(m *Imagination, e *ledger.Event) { m.table(&e.Of.Levels, num.One) },
	TextRefused: func(m *Imagination, e *ledger.Event) {
		m.table(nil, 0)
		for p := range m.s.Talks.Parties {
			if x := &m.s.Talks.Parties[p]; x.Signs() {
				m.does(e.Rule, m.s.Laws.Refused, x.Office)
			}
		}
	},
	AgreementInForce: (*Imagination).enter,
	PledgeLifted: func(m *Imagination, e *ledger.Event) {
		m.game.snapshot()
		m.does(e.Rule, m.s.Laws.Lift, e.Of.By)
	},
	DealKept:   func(m *Imagination, e *ledger.Event) { m.does(e.Rule, m.s.Laws.Keeps, e.Of.By) },
	DealBroken: func(m *Imagination, e *ledger.Event) { m.does(e.Rule, m.s.Laws.Breaks, e.Of.By) },
	DeliveryMade: func(m *Imagination, e *ledger.Event) {
		m.pay(&ledger.Directive{By: e.Of.By, Verb: Deliver})
		m.take(e.Rule, e.Of.By, m.s.Talks.Deliver.Each[e.Of.By].Does)
		m.does(e.Rule, m.s.Laws.Keeps, e.Of.By)
	},
	DeliverySlipped: func(m *Imagination, e *ledger.Event) {
		m.pay(&ledger.Directive{By: e.Of.By, Verb: Deliver})
		m.does(e.Rule, m.s.Talks.Deliver.Slips, e.Of.By)
		m.readSlip(e.Of.By)
	},
	DeliveryMissed: func(m *Imagination, e *ledger.Event) { m.does(e.Rule, m.s.Laws.Breaks, e.Of.By) },

	RequestMet:     func(m *Imagination, e *ledger.Event) { m.does(e.Rule, m.s.Laws.Met, e.Of.By) },
	RequestIgnored: func(m *Imagination, e *ledger.Event) { m.does(e.Rule, m.s.Laws.Ignored, e.Of.By) },
	RequestExcused: func(m *Imagination, e *ledger.Event) {
		m.game.snapshot()
		m.does(e.Rule, m.s.Laws.Excused, e.Of.By)
	},

	BillPassed: func(m *Imagination, e *ledger.Event) { m.take(e.Rule, ledger.Nobody, m.s.Bills[e.Of.Item].WhenPassed) },
	BillFailed: func(m *Imagination, e *ledger.Event) { m.take(e.Rule, ledger.Nobody, m.s.Bills[e.Of.Item].WhenFailed) },
	BillVetoed: func(m *Imagination, e *ledger.Event) { m.take(e.Rule, e.Of.By, m.s.Bills[e.Of.Item].WhenVetoed) },

	TurnClosed: func(m *Imagination, _ *ledger.Event) {
		m.holdHidden()
		m.game.keepMeans()
		if hasRipeness(m.s) {
			m.game.measureRipeness()
		}
	},
}

// does takes the steps of an office, take any steps.
func (m *Imagination) does(r ledger.Rule, steps [][]rule.Step, by ledger.Office) {
	m.take(r, by, steps[by])
}

func (m *Imagination) take(r ledger.Rule, by ledger.Office, steps []rule.Step) {
	m.game.begin(LawApplied, r, ledger.Everyone).Of.By = by
	m.game.take(steps, asWritten)
}

// pay takes the cost of what an office has done out of its purse.
func (m *Imagination) pay(d *ledger.Directive) {
	m.game.begin(DirectiveFiled, m.game.causeOf(d), ledger.Everyone)
	m.game.hold(d, 1)
	m.game.commit()
}

// press moves the thresholds, and what others make of them, as far as the public's pressure
// on them has moved.
func (m *Imagination) press(e *ledger.Event) {
	t, g := m.s.Talks, &m.game
	if t == nil || e.Rule != m.s.Laws.PressRule {
		return
	}
	g.begin(LawApplied, e.Rule, ledger.Everyone)
	for p, id := range t.Pressure {
		for i := range e.Entries {
			if n := &e.Entries[i]; id != ledger.Turn && n.To == id {
				g.pressed(p, n.Delta)
			}
		}
	}
	g.commit()
}

// table lays a text on the table that the seat was told of, or nil takes it off, and with
// it the consent of those who must agree to it.
func (m *Imagination) table(l *ledger.Levels, consent num.Milli) {
	t, g := m.s.Talks, &m.game
	none := NoLevels()
	if l == nil {
		l = &none
	}
	g.begin(TextSealed, m.s.Laws.SignRule, ledger.Everyone)
	g.setRow(t.Text, l)
	for p, id := range t.Consent {
		if t.Parties[p].Signs() {
			g.set(id, consent)
		}
	}
	g.commit()
}

// enter notes the thresholds by which an agreement that comes into force is measured.
func (m *Imagination) enter(e *ledger.Event) {
	t, g := m.s.Talks, &m.game
	for p, id := range t.Reserve {
		m.agreed[p] = g.World.Bal[id]
	}
	if t.InTranches() {
		m.table(nil, 0)
	} else {
		g.snapshot()
	}
	for p := range t.Parties {
		if !t.Parties[p].Silent {
			m.does(e.Rule, m.s.Laws.Signs, t.Parties[p].Office)
		}
	}
}

// Draw gives the luck that the log tells of the event at hand.
func (r *recall) Draw(k chance.Key) uint64 {
	if k.Purpose != luckStep {
		return 0
	}
	n := 0
	for i := r.m.read + 1; i < len(r.m.log); i++ {
		e := &r.m.log[i]
		if e.Kind != ChanceTaken || uint16(e.Rule) != k.Subject || uint16(e.Of.By) != k.Actor {
			if e.Kind == TurnClosed || e.Kind == TurnOpened {
				break
			}
			continue
		}
		if n++; n > r.spent {
			r.spent++
			return chance.OfPercent(e.Drawn)
		}
	}
	return 0
}

// learn narrows what the opening may have drawn by what an act of the event at hand has
// revealed to the seat: the truth at the turn's close, true to within the margin.
func (m *Imagination) learn() {
	g := &m.game
	for i := range m.recall.reveals {
		r := &m.recall.reveals[i]
		if !m.veiled[r.Estimate] {
			at, within := g.World.Bal[r.Estimate]-g.start[r.Of], g.World.Bal[r.Margin]
			m.believe(r.Of, at, within)
		}
	}
}

// believe leaves what lies within a margin of a place; where nothing does, something has
// happened that the seat was not told of, and the latest word stands.
func (m *Imagination) believe(id ledger.ID, at, within num.Milli) {
	if m.narrow(id, func(off num.Milli) bool { return off >= at-within && off <= at+within }) {
		return
	}
	for i, d := range m.game.lists.drawn {
		if d == id && len(m.left.drawn[i]) > 0 {
			m.left.drawn[i] = m.left.drawn[i][:0]
			for off := at - within; off <= at+within; off += num.One {
				m.left.drawn[i] = append(m.left.drawn[i], off)
			}
		}
	}
}

// readEstimates narrows the thresholds by what the seat thinks of them now.
func (m *Imagination) readEstimates() {
	t, bal := m.s.Talks, m.game.World.Bal
	if t == nil {
		return
	}
	for o := range t.Estimate {
		for p, id := range t.Estimate[o] {
			if m.of.Has(ledger.Office(o)) && id != ledger.Turn && m.veiled[t.Reserve[p]] {
				m.believe(t.Reserve[p], bal[id]-bal[t.Reserve[p]], bal[t.Margin[o][p]])
			}
		}
	}
}

// only returns the one account that an amount or a condition reads of what the opening
// drew out of the seat's sight, if it sees all others.
func (m *Imagination) only(reads []int) (one ledger.ID, ok bool) {
	for _, slot := range reads {
		if id := ledger.ID(slot); m.veiled[id] {
			if ok {
				return 0, false
			}
			one, ok = id, true
		}
	}
	return one, ok
}

// readCard narrows by whether a card fell in the opening: what falls by itself falls when
// its condition holds.
func (m *Imagination) readCard(c *scenario.Card) {
	r, g := &m.recall, &m.game
	if !c.Falls || m.veiled[c.Fell] || c.Once && r.start[c.Fell] > 0 {
		return
	}
	id, ok := m.only(c.When.Reads(nil))
	fell := g.World.Bal[c.Fell] == g.World.Bal[ledger.Turn]
	if !ok || c.Draws && !fell {
		return
	}
	median := r.start[id]
	m.narrow(id, func(off num.Milli) bool {
		r.start[id] = median + off
		return c.When.Holds(r.start) == fell
	})
	r.start[id] = median
}

// readPoll narrows by a published estimate of a hidden meter.
func (m *Imagination) readPoll(x *scenario.Meter) {
	if !m.veiled[x.Account] || m.veiled[x.Poll] {
		return
	}
	bal, r := m.game.World.Bal, m.game.lists.traits[x.Account]
	poll, median := bal[x.Poll], bal[x.Account]
	m.narrow(x.Account, func(off num.Milli) bool {
		truth := (median + off).Clamp(r.min, r.max)
		return poll >= (truth-x.Margin).Clamp(r.min, r.max) && poll <= (truth+x.Margin).Clamp(r.min, r.max)
	})
}

// readSlip narrows by a delivery that slipped, which it cannot where that is sure to succeed.
func (m *Imagination) readSlip(o ledger.Office) {
	g, odds := &m.game, &m.s.Talks.Deliver.Odds[o]
	id, ok := m.only(odds.Reads(nil))
	if !ok {
		return
	}
	median := g.start[id]
	m.narrow(id, func(off num.Milli) bool {
		g.start[id] = median + off
		return odds.Of(g.start) < percent
	})
	g.start[id] = median
}
