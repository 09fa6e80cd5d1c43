package crisis

import (
	"backchannel/engine/chance"
	"backchannel/engine/ledger"
	"backchannel/engine/legislature"
	"backchannel/engine/num"
	"backchannel/engine/rule"
	"backchannel/engine/scenario"
)

// drawMembers draws, once a game, what is each rated member's own: normal, with the
// chamber's spread.
func (g *Game) drawMembers(c *scenario.Chamber) {
	if c.Loyalty.Spread == 0 {
		return
	}
	for n := range c.Rated {
		id := c.Effects + ledger.ID(n)
		draw := g.Luck.Draw(chance.Key{Purpose: luckMember, Subject: uint16(id)})
		p := num.Micro(chance.Percent(draw)*10 + 5) // the middle of the draw's thousandth
		g.set(id, num.NormalQuantile(p).Mul(c.Loyalty.Spread))
	}
}

// effects is what is each rated member's own, nil where there is nothing.
func effects(c *scenario.Chamber, bal []num.Milli) []num.Milli {
	return bal[c.Effects : int(c.Effects)+c.Rated]
}

// move does with the bill that an act names what a step of it says; r is its cause.
func (g *Game) move(s *rule.Step, of ledger.Directive, r ledger.Rule) {
	bill := int(of.Pick) - 1
	switch {
	case bill < 0 || bill > len(g.Scenario.Bills):
		return
	case bill == len(g.Scenario.Bills):
		if s.Whip > 0 && ratified(g.Scenario) {
			g.whipAgreement(int(s.Whip), &of, r)
		}
		return
	}
	switch s.Motion {
	case rule.Tabling:
		g.tableBill(bill, &of)
	case rule.Calling:
		g.callBill(bill, &of)
	}
	if s.Whip > 0 {
		g.whip(int(s.Whip), bill, &of, r)
	}
}

// tableBill starts a bill on its path. Two who table it in one turn table it once.
func (g *Game) tableBill(bill int, of *ledger.Directive) {
	b := &g.Scenario.Bills[bill]
	if !untouched(b, g.World.Bal) {
		return
	}
	g.aboutBill(BillTabled, bill, of.By)
	g.set(b.Stage, num.One)
	g.set(b.Since, g.start[ledger.Turn])
	g.take(b.WhenTabled, asWritten)
}

// callBill brings the vote on a bill at this closing, tabled before or not.
func (g *Game) callBill(bill int, of *ledger.Directive) {
	b := &g.Scenario.Bills[bill]
	if untouched(b, g.World.Bal) {
		g.tableBill(bill, of)
	}
	first := num.Of(b.FirstFloor() + 1)
	if g.World.Bal[b.Stage] > first || g.World.Bal[b.Stage] == 0 {
		return
	}
	g.called |= 1 << bill
	g.aboutBill(BillCalled, bill, of.By)
	g.set(b.Stage, first)
	g.set(b.Since, g.start[ledger.Turn])
	g.commit()
}

// aboutBill starts an event about a bill; By is the office that moved it, or Nobody.
func (g *Game) aboutBill(k ledger.Kind, bill int, by ledger.Office) {
	b := &g.Scenario.Bills[bill]
	g.begin(k, b.Rule, ledger.Everyone)
	g.ev.Of = ledger.Directive{By: by, Item: uint16(bill), Pick: uint8(g.World.Bal[b.Stage] / num.One)}
}

// whip wins votes for a bill, or against it: so many dice of four, and what the office's
// evidence is worth.
func (g *Game) whip(dice, bill int, of *ledger.Directive, r ledger.Rule) {
	s := g.Scenario
	b := &s.Bills[bill]
	k := whipped(s, b, g.World.Bal, of.By)
	if k < 0 {
		return // another act of this turn has tabled or ended it
	}
	sign := num.One
	if b.Against.Has(of.By) {
		sign = -num.One
	}
	g.about(VotesWhipped, r, ledger.Everyone, of)
	g.nth = uint16(bill) * whipMax
	g.post(b.Path[k].Whip, sign*g.dice(dice, of, r)/num.One)
	if e := s.Laws.Evidence; e != nil && e[of.By] != ledger.Turn {
		g.ev.Rule = s.Laws.EvidenceRule
		worth := num.Milli(num.MulDiv(int64(g.start[e[of.By]]), int64(s.Laws.EvidenceVotes), int64(num.One)))
		g.post(b.Path[k].Whip, sign*worth/num.One)
		g.ev.Rule = r
	}
	g.commit()
}

// whipMax is more dice than one act can throw.
const whipMax = 8

// legislate moves every bill that is before a parliament one stage.
func (g *Game) legislate() {
	for i := range g.Scenario.Bills {
		b := &g.Scenario.Bills[i]
		if g.World.Bal[b.Stage] > 0 && (g.start[b.Stage] > 0 || g.called>>i&1 == 1) && g.World.Bal[b.Passed] == 0 {
			g.moveBill(i)
		}
	}
	g.called = 0
}

func (g *Game) moveBill(bill int) {
	s := g.Scenario
	b := &s.Bills[bill]
	k := int(g.World.Bal[b.Stage]/num.One) - 1
	st := &b.Path[k]
	if !sits(s, b, k, g.start) {
		return
	}
	switch st.Kind {
	case scenario.Committee:
		g.report(bill, st)
	case scenario.Floor:
		if waited := g.start[ledger.Turn] - g.World.Bal[b.Since]; waited >= num.Of(st.After) || g.called>>bill&1 == 1 {
			g.divide(bill, k)
		}
	case scenario.Desk:
		g.desk(bill, st)
	}
}

// sits tells whether the chambers that a stage is before are sitting: for a desk none
// need, for the override of a veto all that voted.
func sits(s *scenario.Scenario, b *scenario.Bill, k int, bal []num.Milli) bool {
	st := &b.Path[k]
	if st.Kind != scenario.Desk {
		return st.Chamber < 0 || s.Chambers[st.Chamber].Sits.Holds(bal)
	}
	for i := 0; i < k && bal[b.Vetoed] > 0; i++ {
		if b.Path[i].Kind == scenario.Floor && !s.Chambers[b.Path[i].Chamber].Sits.Holds(bal) {
			return false
		}
	}
	return true
}

// report lets a committee work on a bill.
func (g *Game) report(bill int, st *scenario.PathStage) {
	g.nth = 0
	odds := st.Odds.Of(g.start).Clamp(0, percent)
	drawn := chance.Percent(g.draw(luckBill, 0, uint16(bill)))
	g.aboutBill(BillReported, bill, ledger.Nobody)
	g.ev.Odds, g.ev.Drawn = odds, drawn
	if drawn < odds {
		g.advance(bill)
		return
	}
	g.ev.Kind = BillHeld
	g.commit()
}

// advance commits the event being made and puts the bill on its next stage, or makes it
// law where there is none.
func (g *Game) advance(bill int) {
	b := &g.Scenario.Bills[bill]
	last := g.World.Bal[b.Stage] == num.Of(len(b.Path))
	if !last {
		g.post(b.Stage, num.One)
		g.set(b.Since, g.start[ledger.Turn])
	}
	g.commit()
	if last {
		g.pass(bill)
	}
}

func (g *Game) pass(bill int) {
	b := &g.Scenario.Bills[bill]
	g.aboutBill(BillPassed, bill, ledger.Nobody)
	g.set(b.Stage, num.Of(len(b.Path)+1))
	g.set(b.Since, g.start[ledger.Turn])
	g.set(b.Passed, num.One)
	g.take(b.WhenPassed, asWritten)
}

func (g *Game) fail(bill int) {
	b := &g.Scenario.Bills[bill]
	g.aboutBill(BillFailed, bill, ledger.Nobody)
	g.set(b.Stage, 0)
	g.set(b.Failed, num.One)
	g.take(b.WhenFailed, asWritten)
}

// divide lets a chamber vote on a bill.
func (g *Game) divide(bill, k int) {
	if g.roll(BillVoted, bill, k) {
		g.advance(bill)
		return
	}
	g.commit()
	g.fail(bill)
}

// desk lets the office sign or veto the bill that lies before it, or the chambers
// override its veto.
func (g *Game) desk(bill int, st *scenario.PathStage) {
	b := &g.Scenario.Bills[bill]
	switch {
	case g.World.Bal[b.Vetoed] > 0:
		g.override(bill)
	case filed(g.World.Filed, &ledger.Directive{By: st.Signs, Verb: Veto, Item: uint16(bill)}) != nil:
		g.aboutBill(BillVetoed, bill, st.Signs)
		g.set(b.Vetoed, num.One)
		g.set(b.Since, g.start[ledger.Turn])
		g.take(b.WhenVetoed, asWritten)
		if !st.Override {
			g.fail(bill)
		}
	default:
		g.aboutBill(BillSigned, bill, st.Signs)
		g.advance(bill)
	}
}

// override asks the chambers for two thirds, in the order in which they voted. Where one
// has not found them the veto stands, and the next is not asked (Constitution of the
// United States, article I, section 7: the other House votes if two thirds of the first agree).
func (g *Game) override(bill int) {
	b := &g.Scenario.Bills[bill]
	for k := range int(g.World.Bal[b.Stage]/num.One) - 1 {
		if b.Path[k].Kind != scenario.Floor {
			continue
		}
		passed := g.roll(OverrideVoted, bill, k)
		g.commit()
		if !passed {
			g.fail(bill)
			return
		}
	}
	g.pass(bill)
}

// roll takes a division on a bill and makes its event: the entries put the division of
// before aside and enter the new one, bloc by bloc.
func (g *Game) roll(kind ledger.Kind, bill, k int) bool {
	s := g.Scenario
	st := &s.Bills[bill].Path[k]
	c := &s.Chambers[st.Chamber]
	leaning := s.Leaning(bill, k, g.start, g.World.Bal[st.Whip])
	count(c, &leaning, effects(c, g.start), &g.tally)
	needs := st.Needs
	if kind == OverrideVoted {
		needs = twoThirds
	}
	g.nth = uint16(k)
	needed := needs.Of(g.tally.Present)
	d := g.tally.Division(needed, g.draw(luckBill, uint16(1+st.Chamber), uint16(bill)))
	g.aboutBill(kind, bill, ledger.Nobody)
	g.ev.Of.Pick = uint8(k + 1)
	if g.Book.Keep { // the odds are for readers: a search does without them
		g.ev.Odds, g.ev.Drawn = g.tally.Odds(needed), d.Drawn
	}
	g.enter(c, &d)
	return d.Passed()
}

// count counts a vote; a whip does not know what is each member's own and passes nil.
func count(c *scenario.Chamber, l *legislature.Leaning, own []num.Milli, t *legislature.Tally) {
	if c.Rated == 0 {
		c.Support(l, t)
		return
	}
	c.Chamber.Members(l, own, t)
}
