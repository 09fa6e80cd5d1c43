package crisis

import (
	"backchannel/engine/chance"
	"backchannel/engine/ledger"
	"backchannel/engine/legislature"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// press moves each home threshold with what the public at home makes of things. The
// accounts that move it are public, so what others think it is moves as far.
func (g *Game) press() {
	s, t := g.Scenario, g.Scenario.Talks
	g.begin(LawApplied, s.Laws.PressRule, ledger.Everyone)
	for p, id := range t.Pressure {
		if id == ledger.Turn {
			continue
		}
		delta := t.Presses[p].Of(g.start) - g.World.Bal[id]
		g.post(id, delta)
		g.pressed(p, delta)
	}
	if len(g.ev.Entries) > 0 {
		g.commit()
	}
}

// pressed moves the threshold of party p and what every office thinks it is.
func (g *Game) pressed(p int, delta num.Milli) {
	if delta == 0 {
		return
	}
	t := g.Scenario.Talks
	g.post(t.Reserve[p], delta)
	for o := 1; o <= g.Scenario.Count(); o++ {
		if g.knows(ledger.Office(o), p) {
			g.post(t.Estimate[o][p], delta)
		}
	}
}

// knows tells whether an office has an account of its own for what it thinks of party
// p: those who speak for a party share theirs.
func (g *Game) knows(o ledger.Office, p int) bool {
	t := g.Scenario.Talks
	me := t.Party(o)
	return me != p && (me < 0 || t.Parties[me].Office == o)
}

// pending tells whether a text that all have signed waits for its vote.
func pending(t *scenario.Table, bal []num.Milli) bool {
	return t.InTranches() && bal[t.Text[0]] >= 0 && t.Sealed(bal)
}

// seal is what the last signature does: where somebody must ratify, the text waits for
// the vote at the closing; else it is in force.
func (g *Game) seal() {
	t := g.Scenario.Talks
	for p := range t.Parties {
		if t.Parties[p].Ratifies() {
			g.begin(TextSealed, g.Scenario.Laws.SignRule, ledger.Everyone)
			g.ev.Of.Levels = rowOf(t.Text, g.World.Bal)
			g.commit()
			return
		}
	}
	g.enterIntoForce()
}

// ratify puts a text that all have signed to the vote of each party that ratifies. Each
// votes, also where another has said no before: a class sees all the roll calls.
func (g *Game) ratify() {
	t := g.Scenario.Talks
	if !pending(t, g.World.Bal) {
		return
	}
	passed := true
	for p := range t.Parties {
		if t.Parties[p].Ratifies() && !g.voteOn(p) {
			passed = false
		}
	}
	if passed {
		g.enterIntoForce()
		return
	}
	g.begin(TextRefused, g.Scenario.Laws.RefuseRule, ledger.Everyone)
	g.ev.Of.Levels = rowOf(t.Text, g.World.Bal)
	g.post(t.Refused, num.One)
	g.clearTexts()
	g.commit()
	for p := range t.Parties {
		if steps := g.Scenario.Laws.Refused[t.Parties[p].Office]; t.Parties[p].Signs() && len(steps) > 0 {
			g.begin(LawApplied, g.Scenario.Laws.RefuseRule, ledger.Everyone).Of.By = t.Parties[p].Office
			g.take(steps, asWritten)
		}
	}
}

// clearTexts takes everything off the table.
func (g *Game) clearTexts() {
	t := g.Scenario.Talks
	none := NoLevels()
	for p := range t.Parties {
		g.setRow(t.Offer[p], &none)
	}
	g.setRow(t.Text, &none)
	g.clear(t.Consent, t.Ink)
}

// voteOn lets the home of party p vote on the signed text.
func (g *Game) voteOn(p int) bool {
	s, t := g.Scenario, g.Scenario.Talks
	text := rowOf(t.Text, g.World.Bal)
	e := g.begin(TextRatified, s.Laws.RatifyRule, ledger.Everyone)
	e.Of = ledger.Directive{By: t.Parties[p].Office, Levels: text}
	draw := g.Luck.Draw(chance.Key{Turn: g.Turn(), Purpose: luckVote, Actor: uint16(t.Parties[p].Office)})
	v := countAt(s, g.World.Bal, p, &text, marginOf(t, g.World.Bal, p, &text))
	c, swing := &s.Chambers[t.Votes[p].Chamber-1], t.Votes[p].Swing
	d := c.Vote(v.Mean, swing, v.Needed, draw)
	if g.Book.Keep {
		e.Odds = legislature.Odds(v.Mean, swing, c.Seats, v.Needed)
	}
	e.Drawn, e.Of.Item = d.Drawn, uint16(d.Yes)
	g.enter(c, &d)
	g.set(t.Votes[p].Whip, 0)
	g.commit()
	return d.Passed()
}

// Vote is a vote on a text as it can be foreseen.
type Vote struct {
	// Margin is what the text is worth to that home above what it needs.
	Margin num.Milli
	// Mean is the expected number of yes votes, Needed how many it takes.
	Mean   num.Milli
	Needed int
	// Odds is the chance in percent that it passes.
	Odds num.Milli
}

// RatificationOf foresees the vote of party p on a text, from balances that show what is
// known of its home. At the home threshold the vote is even (Putnam's win-set as a matter
// of odds), each point more wins votes, and what crosses its red line wins none.
func RatificationOf(s *scenario.Scenario, bal []num.Milli, p int, l *ledger.Levels) Vote {
	return voteAt(s, bal, p, l, marginOf(s.Talks, bal, p, l))
}

// marginOf is what a text is worth to party p above what its home needs of it.
func marginOf(t *scenario.Table, bal []num.Milli, p int, l *ledger.Levels) num.Milli {
	return t.Worth(bal, p, l) - t.Need(bal[t.Reserve[p]], l)
}

// voteAt is the vote of party p on a text that is worth so much more to it than it needs.
func voteAt(s *scenario.Scenario, bal []num.Milli, p int, l *ledger.Levels, margin num.Milli) Vote {
	v := countAt(s, bal, p, l, margin)
	r := &s.Talks.Votes[p]
	v.Odds = legislature.Odds(v.Mean, r.Swing, s.Chambers[r.Chamber-1].Seats, v.Needed)
	return v
}

// countAt is voteAt without the odds, which take longer to work out than the vote.
func countAt(s *scenario.Scenario, bal []num.Milli, p int, l *ledger.Levels, margin num.Milli) Vote {
	t := s.Talks
	r := &t.Votes[p]
	c := &s.Chambers[r.Chamber-1]
	v := Vote{Margin: margin, Needed: legislature.Needs{Majority: legislature.Simple}.Of(c.Seats)}
	v.Mean = (num.Of(v.Needed) + margin.Mul(r.Votes) + bal[r.Whip]).Clamp(0, num.Of(c.Seats))
	if t.Fault(p, l) != negotiation.Sound {
		v.Mean = 0
	}
	return v
}

// rowOf is the package in a row of level accounts.
func rowOf(row []ledger.ID, bal []num.Milli) (l ledger.Levels) {
	for i, id := range row {
		l[i] = int8(bal[id] / num.One)
	}
	return l
}

// stage counts a tranche that has come into force: its steps, the clauses that it
// changed, and what each signatory now owes.
func (g *Game) stage(before, text *ledger.Levels) {
	t := g.Scenario.Talks
	g.post(t.Tranches, num.One)
	g.set(t.Change, num.Of(t.Steps(text)))
	for i := range t.Issues() {
		if before[i] != text[i] {
			g.set(t.Since[i], g.World.Bal[ledger.Turn])
		}
	}
	for p := range t.Parties {
		if !t.Parties[p].Signs() {
			continue
		}
		if g.World.Bal[t.Owed[p]] == 0 {
			g.set(t.Due[p], g.World.Bal[ledger.Turn]+num.Of(t.Deliver.After))
		}
		g.post(t.Owed[p], num.One)
	}
	g.clearTexts()
}

// deliver carries out the deliveries of the turn and finds those that were missed.
func (g *Game) deliver() {
	t := g.Scenario.Talks
	for p := range t.Parties {
		if !t.Parties[p].Signs() || g.start[t.Owed[p]] == 0 {
			continue
		}
		if d := deliveryOf(g.World.Filed, t, p); d != nil {
			g.makeDelivery(p, *d)
		} else if g.start[ledger.Turn] >= g.start[t.Due[p]] {
			g.missDelivery(p)
		}
	}
}

// deliveryOf finds the filed delivery for party p.
func deliveryOf(list []ledger.Directive, t *scenario.Table, p int) *ledger.Directive {
	for i := range list {
		if d := &list[i]; d.Verb == Deliver && t.Party(d.By) == p {
			return d
		}
	}
	return nil
}

func (g *Game) makeDelivery(p int, d ledger.Directive) {
	s, t := g.Scenario, g.Scenario.Talks
	x := &t.Deliver
	odds, drawn := x.Odds[d.By].Of(g.start).Clamp(0, percent), num.Milli(0)
	if odds < percent {
		drawn = chance.Percent(g.Luck.Draw(chance.Key{Turn: g.Turn(), Purpose: luckDelivery, Actor: uint16(t.Parties[p].Office)}))
	}
	if drawn >= odds {
		e := g.about(DeliverySlipped, s.Laws.DeliverRule, ledger.Everyone, &d)
		e.Of.By, e.Odds, e.Drawn = t.Parties[p].Office, odds, drawn
		g.set(t.Due[p], max(g.World.Bal[t.Due[p]], g.start[ledger.Turn]+num.One))
		g.take(x.Slips[d.By], asWritten)
		return
	}
	e := g.about(DeliveryMade, s.Laws.DeliverRule, ledger.Everyone, &d)
	e.Of.By = t.Parties[p].Office
	if odds < percent {
		e.Odds, e.Drawn = odds, drawn
	}
	g.post(t.Kept, num.One)
	g.settle(p)
	g.take(x.Each[d.By].Does, asWritten)
	g.keep(p)
}

// settle counts one delivery as owed no more.
func (g *Game) settle(p int) {
	t := g.Scenario.Talks
	g.post(t.Owed[p], -num.One)
	due := num.Milli(0)
	if g.start[t.Owed[p]] > num.One {
		due = g.start[ledger.Turn] + num.Of(t.Deliver.After)
	}
	g.set(t.Due[p], due)
}

// keep is what the laws say of a promise that was kept.
func (g *Game) keep(p int) {
	o := g.Scenario.Talks.Parties[p].Office
	if steps := g.Scenario.Laws.Keeps[o]; len(steps) > 0 {
		g.begin(LawApplied, g.Scenario.Laws.KeepRule, ledger.Everyone).Of.By = o
		g.take(steps, asWritten)
	}
}

func (g *Game) missDelivery(p int) {
	s, t := g.Scenario, g.Scenario.Talks
	o := t.Parties[p].Office
	g.begin(DeliveryMissed, s.Laws.BreakRule, ledger.Everyone).Of.By = o
	g.post(t.Broken, num.One)
	g.settle(p)
	g.take(s.Laws.Breaks[o], asWritten)
}

// work lets the clauses in force do what they do, for some turns after each came into force.
func (g *Game) work() {
	s, t := g.Scenario, g.Scenario.Talks
	for i, id := range t.Since {
		since := g.start[id]
		if since == 0 || since == g.start[ledger.Turn] || g.start[ledger.Turn]-since > num.Of(s.Laws.Works) || len(t.Topics[i].Works) == 0 {
			continue
		}
		g.begin(LawApplied, t.Topics[i].Rule, ledger.Everyone)
		g.take(t.Topics[i].Works, asWritten)
	}
}
