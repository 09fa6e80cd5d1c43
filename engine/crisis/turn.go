package crisis

import (
	"backchannel/engine/chance"
	"backchannel/engine/information"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// drawOpening moves each account that has a spread from its median.
func (g *Game) drawOpening() {
	s := g.Scenario
	e := g.begin(GameOpened, s.Laws.OpenRule, ledger.Everyone)
	for _, id := range g.lists.drawn {
		spread := s.Accounts[id].Spread
		draw := g.Luck.Draw(chance.Key{Purpose: luckOpening, Subject: uint16(id)})
		g.post(id, chance.Between(draw, -spread, spread))
	}
	e.Turn = 0
	g.commit()
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
			e.Entries = append(e.Entries, due)
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
			g.take(steps, asWritten)
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
	if len(g.lists.polled) == 0 {
		return
	}
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

// carryOut lets every filed directive take effect, in the order of the list, which
// does not depend on who filed first.
func (g *Game) carryOut() {
	for i := range g.World.Filed {
		d := g.World.Filed[i]
		switch d.Verb {
		case Act:
			g.act(&d)
		case Choose:
			g.choose(&d)
		case Label:
			g.label(&d)
		}
	}
}

func (g *Game) act(d *ledger.Directive) {
	s := g.Scenario
	a := &s.Actions[d.Item]
	sees := ledger.Everyone
	if a.Secret {
		sees = ledger.Only(d.By) | ledger.Only(d.With)
	}
	g.about(ActionTaken, a.Rule, sees, d)
	by := scaling{share: percent, felt: true}
	if repeats(s, g.start, d) {
		by.share = s.Laws.RepeatShare
	}
	g.post(a.Used, num.One)
	g.post(a.Last[d.By], g.start[ledger.Turn]-g.start[a.Last[d.By]])
	if d.With != ledger.Nobody {
		g.post(a.Last[d.With], g.start[ledger.Turn]-g.start[a.Last[d.With]])
	}
	if a.Pins {
		g.pin(d)
	}
	g.take(a.Each[d.By].Does, by)
}

// repeats tells whether an act comes so soon after its last use, by whoever takes part
// in it, that it counts less.
func repeats(s *scenario.Scenario, bal []num.Milli, d *ledger.Directive) bool {
	if s.Laws.Repeat == 0 {
		return false
	}
	last := bal[s.Actions[d.Item].Last[d.By]]
	if d.With != ledger.Nobody {
		last = max(last, bal[s.Actions[d.Item].Last[d.With]])
	}
	return last > 0 && bal[ledger.Turn]-last <= num.Of(s.Laws.Repeat)
}

func (g *Game) choose(d *ledger.Directive) {
	o := &g.Scenario.Cards[d.Item].Options[d.Pick]
	sees := ledger.Everyone
	if g.Scenario.Cards[d.Item].Private {
		sees = g.Scenario.Cards[d.Item].Of
	}
	g.about(ChoiceMade, o.Rule, sees, d)
	g.take(o.Does[d.By], scaling{share: percent, felt: true})
}

func (g *Game) label(d *ledger.Directive) {
	c := &g.Scenario.Cards[d.Item]
	steps := c.Wrong[d.By]
	if information.Label(d.Pick) == c.Answer {
		steps = c.Right[d.By]
	}
	g.about(ClaimLabelled, c.Rule, ledger.Only(d.By), d)
	g.take(steps, asWritten)
}

// takeDefaults answers each card of this turn for the offices that did not.
func (g *Game) takeDefaults() {
	for i := range g.Scenario.Cards {
		c := &g.Scenario.Cards[i]
		if len(c.Options) == 0 || g.start[c.Fell] != g.start[ledger.Turn] {
			continue
		}
		for o := 1; o <= g.Scenario.Count(); o++ {
			d := ledger.Directive{By: ledger.Office(o), Verb: Choose, Item: uint16(i), Pick: uint8(c.Default)}
			if c.Of.Has(d.By) && filed(g.World.Filed, &d) == nil {
				g.choose(&d)
			}
		}
	}
}

// escalate pulls tension to its norm and lets the rung work that it was on.
func (g *Game) escalate() {
	s := g.Scenario
	if s.Laws.HasTension {
		g.begin(LawApplied, s.Laws.DriftRule, ledger.Everyone)
		g.post(s.Laws.Tension, s.Laws.Escalation.Drift(g.start[s.Laws.Tension], s.Laws.Norm.Of(g.start)))
		if len(g.ev.Entries) > 0 {
			g.commit()
		}
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
	if len(g.lists.averaged) == 0 {
		return
	}
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
	if t := g.Scenario.Talks; t != nil && g.World.Bal[t.Signed] == 0 {
		g.clear(t.Ink)
	}
	g.commit()
}

func (g *Game) reopen() {
	for o := 1; o <= g.Scenario.Count(); o++ {
		g.set(g.Scenario.Offices[o].Closed, 0)
	}
}

// readThresholds moves the marker on the ladder and ends the game if an ending that
// does not wait holds.
func (g *Game) readThresholds() {
	s := g.Scenario
	if len(s.Ladder) > 0 && s.Laws.HasTension {
		at := 0
		for i := range s.Ladder {
			if g.World.Bal[s.Laws.Tension] >= s.Ladder[i].From {
				at = i
			}
		}
		if num.Of(at) != g.World.Bal[s.Rung] {
			g.begin(RungReached, s.Laws.RungRule, ledger.Everyone).Of.Item = uint16(at)
			g.set(s.Rung, num.Of(at))
			g.commit()
		}
	}
	for i := range s.Endings {
		if s.Endings[i].Now && s.Endings[i].When.Holds(g.World.Bal) {
			g.end(i)
			return
		}
	}
}

// endInTime ends the game after the last turn: the last of the talks, or the last
// of the aftermath of a signed deal.
func (g *Game) endInTime() {
	s := g.Scenario
	last := num.Of(s.Turns)
	if t := s.Talks; t != nil && g.World.Bal[t.Signed] > 0 {
		last = g.World.Bal[t.Signed] + num.Of(s.Laws.Aftermath)
	}
	if g.World.Bal[ledger.Turn] < last {
		return
	}
	for i := range s.Endings {
		if s.Endings[i].When.Holds(g.World.Bal) {
			g.end(i)
			return
		}
	}
	panic("crisis: no ending holds; the checker wants the last one to hold always")
}

// end names the ending and scores every office.
func (g *Game) end(i int) {
	s := g.Scenario
	e := g.begin(GameEnded, s.Laws.ScoreRule, ledger.Everyone)
	e.Of.Item, e.Filing = uint16(i), ledger.FilesCleared
	g.set(s.Ending, num.Of(i+1))
	for o := 1; o <= s.Count(); o++ {
		g.set(s.Offices[o].Score, Score(s, g.World.Bal, ledger.Office(o)).Clamp(0, s.Endings[i].Cap))
	}
	g.commit()
}

// Score is the sum of the parts that count for an office, each 0-100 weighed by its
// share, as a percentage of their shares.
func Score(s *scenario.Scenario, bal []num.Milli, o ledger.Office) num.Milli {
	var sum, shares num.Milli
	for i := range s.Score {
		p := &s.Score[i]
		if p.Counts[o] {
			sum += p.Share.Mul(p.Value[o].Of(bal).Clamp(0, percent))
			shares += p.Share
		}
	}
	if shares == 0 {
		return 0
	}
	return sum.Div(shares)
}
