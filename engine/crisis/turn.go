package crisis

import (
	"backchannel/engine/chance"
	"backchannel/engine/information"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// drawOpening draws what differs from game to game, and forms the cabinets.
func (g *Game) drawOpening() {
	e := g.begin(GameOpened, g.Scenario.Laws.OpenRule, ledger.Everyone)
	g.drawHidden(g.lists.prior)
	g.formCabinets()
	e.Turn = 0
	g.commit()
}

// prior is what the draws of an opening can give: of a game to come all that its scenario
// says, of an imagined one what a view leaves of that.
type prior struct {
	// drawn holds, in the order of lists.drawn, how far each account can be from its
	// median, every place alike; none where its balance is known.
	drawn [][]num.Milli
	// agendas holds by party the numbers of the agendas that its home can have, every one
	// alike; none where there are none, or where it is known.
	agendas [][]uint8
	// members says by chamber that what is each member's own is known.
	members []bool
}

// drawHidden moves each account that has a spread from its median, and draws which of its
// published agendas each home has and what is each rated member's own.
func (g *Game) drawHidden(from *prior) {
	for i, id := range g.lists.drawn {
		if n := uint64(len(from.drawn[i])); n > 0 {
			draw := g.Luck.Draw(chance.Key{Purpose: luckOpening, Subject: uint16(id)})
			g.post(id, from.drawn[i][chance.Below(draw, n)])
		}
	}
	for p, list := range from.agendas {
		if n := uint64(len(list)); n > 0 {
			id := g.Scenario.Talks.Agenda[p]
			draw := g.Luck.Draw(chance.Key{Purpose: luckOpening, Subject: uint16(id)})
			first := uint64(g.Scenario.Accounts[id].Open / num.One)
			g.set(id, num.Of(int(list[(draw+first)%n])))
		}
	}
	for i := range g.Scenario.Chambers {
		if !from.members[i] {
			g.drawMembers(&g.Scenario.Chambers[i])
		}
	}
}

// priorOf is what can be drawn at the opening of a game.
func priorOf(s *scenario.Scenario, drawn []ledger.ID) *prior {
	p := &prior{members: make([]bool, len(s.Chambers))}
	for _, id := range drawn {
		var places []num.Milli
		for x := -s.Accounts[id].Spread; x <= s.Accounts[id].Spread; x += num.One {
			places = append(places, x)
		}
		p.drawn = append(p.drawn, places)
	}
	for i := 0; s.Talks != nil && i < len(s.Talks.Parties); i++ {
		var list []uint8
		for k := range s.Talks.Parties[i].Agendas {
			list = append(list, uint8(k+1))
		}
		p.agendas = append(p.agendas, list)
	}
	return p
}

// formCabinets lets the offices of one seat act as one, where the plan says so.
func (g *Game) formCabinets() {
	s := g.Scenario
	if len(s.Plans) == 0 || s.Plans[g.Plan].Orders == 0 {
		return
	}
	plan := &s.Plans[g.Plan]
	g.set(s.CabinetOrders, num.Of(plan.Orders))
	g.set(s.CabinetEach, num.Of(plan.Each))
	for i := range plan.Seats {
		if seat := &plan.Seats[i]; seat.Lead != ledger.Nobody {
			for o := 1; o <= s.Count(); o++ {
				if seat.Offices.Has(ledger.Office(o)) {
					g.set(s.Offices[o].Lead, num.Of(int(seat.Lead)))
				}
			}
		}
	}
}

func (g *Game) countTurn() {
	e := g.begin(TurnOpened, g.Scenario.Laws.TurnRule, ledger.Everyone)
	e.Turn++
	g.post(ledger.Turn, num.One)
	g.commit()
}

// fallDue posts the entries that were put off to this turn and lets their cards fall.
func (g *Game) fallDue() {
	turn, n := g.Turn(), 0
	for n < len(g.World.Due) && g.World.Due[n].At <= turn {
		n++
	}
	if n == 0 {
		g.snapshot()
		return
	}
	g.fired = g.fired[:0]
	e := g.begin(EntriesFellDue, g.Scenario.Laws.TurnRule, ledger.Everyone)
	e.Settles = turn
	for _, due := range g.World.Due[:n] {
		due.At = 0
		switch last := len(g.fired) - 1; {
		case due.Card == 0:
			g.fallIn(&due)
		case last < 0 || g.fired[last].Card != due.Card:
			g.fired = append(g.fired, due)
		}
	}
	g.commit()
	g.snapshot()
	for i := range g.fired {
		g.fire(&g.fired[i])
	}
}

// fire lets a card fall that something has fired. Fired twice for one turn it falls
// once, and a card that falls only once does not fall again.
func (g *Game) fire(due *ledger.Entry) {
	i, by := int(due.Card-1), due.By
	if c := &g.Scenario.Cards[i]; c.Once && g.World.Bal[c.Fell] > 0 {
		return
	}
	if !mayName(g.Scenario, due, 0) {
		by = ledger.Nobody // the news must not name who began it in secret
	}
	g.fallCard(i, by)
}

// standing posts what the rules give each office at every opening.
func (g *Game) standing() {
	for o, steps := range g.Scenario.Laws.Turn {
		if len(steps) > 0 {
			g.begin(LawApplied, g.Scenario.Laws.TurnRule, ledger.Everyone).Of.By = ledger.Office(o)
			g.take(steps, scaling{share: percent, income: true})
		}
	}
}

// fallCards lets each card fall whose condition holds and whose luck says so.
func (g *Game) fallCards() {
	for i := range g.Scenario.Cards {
		c := &g.Scenario.Cards[i]
		if !c.Falls || c.Once && g.World.Bal[c.Fell] > 0 || !c.When.Holds(g.start) {
			continue
		}
		if !c.Draws {
			g.fallCard(i, ledger.Nobody)
			continue
		}
		g.nth = 0
		odds := c.Odds.Of(g.start)
		drawn := chance.Percent(g.draw(luckCard, 0, uint16(c.Rule)))
		if drawn < odds {
			g.card(i, ledger.Nobody, odds, drawn)
		}
	}
}

func (g *Game) fallCard(i int, by ledger.Office) { g.card(i, by, 0, 0) }

// card makes the card fall: first for all, then once for each office it is of.
func (g *Game) card(i int, by ledger.Office, odds, drawn num.Milli) {
	c := &g.Scenario.Cards[i]
	sees := ledger.Everyone
	if c.Private {
		sees = c.Of
	}
	e := g.begin(CardFell, c.Rule, sees)
	e.Of = ledger.Directive{By: by, Item: uint16(i)}
	e.Odds, e.Drawn = odds, drawn
	g.set(c.Fell, num.Of(int(g.Turn())))
	g.take(c.Does[0], asWritten)
	for o := 1; o < len(c.Does); o++ {
		if len(c.Does[o]) > 0 {
			g.begin(LawApplied, c.Rule, sees).Of = ledger.Directive{By: ledger.Office(o), Item: uint16(i)}
			g.take(c.Does[o], asWritten)
		}
	}
}

// takePolls publishes an estimate of each hidden meter that is polled.
func (g *Game) takePolls() {
	s := g.Scenario
	e := g.begin(PollTaken, s.Laws.PollRule, ledger.Everyone)
	for _, i := range g.lists.polled {
		m := &s.Meters[i]
		draw := g.Luck.Draw(chance.Key{Turn: g.Turn(), Purpose: luckPoll, Subject: uint16(m.Account)})
		a := &s.Accounts[m.Poll]
		g.set(m.Poll, information.Estimate(g.World.Bal[m.Account], m.Margin, draw).Clamp(a.Min, a.Max))
	}
	if len(e.Entries) > 0 {
		g.commit()
	}
}

// lapse sends back the invitations that nobody answered, with what they held.
func (g *Game) lapse() {
	for i := 0; i < len(g.World.Filed); {
		if d := g.World.Filed[i]; d.Verb == Invite {
			g.unfile(InvitationLapsed, &d, ledger.Only(d.By)|ledger.Only(d.With))
		} else {
			i++
		}
	}
}

// escalate pulls tension to its norm and lets the rung work that it was on.
func (g *Game) escalate() {
	s := g.Scenario
	if s.Laws.HasTension {
		g.begin(LawApplied, s.Laws.DriftRule, ledger.Everyone)
		g.post(s.Laws.Tension, s.Laws.Escalation.Drift(g.start[s.Laws.Tension], s.Laws.Norm.Of(g.start)))
		g.commitAny()
	}
	if len(s.Ladder) > 0 {
		r := &s.Ladder[g.start[s.Rung]/num.One]
		if len(r.Does) > 0 {
			g.begin(LawApplied, r.Rule, ledger.Everyone)
			g.take(r.Does, asWritten)
		}
	}
}

// keepMeans moves each running mean over the closed turns: m + (x - m)/n.
func (g *Game) keepMeans() {
	s := g.Scenario
	g.begin(LawApplied, s.Laws.MeanRule, ledger.Everyone)
	for _, i := range g.lists.averaged {
		m := &s.Meters[i]
		gap := g.World.Bal[m.Account] - g.World.Bal[m.Mean]
		g.post(m.Mean, num.Milli(num.MulDiv(int64(gap), 1, int64(g.Turn()))))
	}
	if len(g.ev.Entries) > 0 {
		g.commit()
	}
}

// clearTurn empties the list of filed directives and opens every office again. A
// signature that the others have not joined lapses: home may think otherwise next turn.
func (g *Game) clearTurn() {
	g.begin(TurnClosed, g.Scenario.Laws.TurnRule, ledger.Everyone).Filing = ledger.FilesCleared
	g.reopen()
	if t := g.Scenario.Talks; t != nil && (t.InTranches() || g.World.Bal[t.Signed] == 0) {
		g.clear(t.Ink)
	}
	g.commit()
}

func (g *Game) reopen() {
	for o := 1; o <= g.Scenario.Count(); o++ {
		g.set(g.Scenario.Offices[o].Closed, 0)
	}
}
