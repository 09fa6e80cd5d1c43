package crisis

import (
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
	"backchannel/engine/rule"
	"backchannel/engine/scenario"
)

// file seals a directive, or sends an invitation, and holds its cost.
func (g *Game) file(d *ledger.Directive) {
	kind := DirectiveFiled
	if d.Verb == Invite {
		kind = InvitationSent
	}
	sees := ledger.Everyone
	if g.Book.Keep {
		sees = audience(g.Scenario, d)
	}
	g.filing(kind, sees, d, ledger.Files)
	g.hold(d, 1)
	g.commit()
}

// audience is who knows of a filed directive: its office, its partner, and of what is
// filed for a party all who speak for it.
func audience(s *scenario.Scenario, d *ledger.Directive) ledger.Offices {
	sees := ledger.Only(d.By) | ledger.Only(d.With)
	if d.Verb == Deliver || d.Verb == Break {
		sees |= s.Talks.Voice(s.Talks.Party(d.By))
	}
	return sees
}

// causeOf is the action or the answer behind a directive that costs, or the talks.
func (g *Game) causeOf(d *ledger.Directive) ledger.Rule {
	switch d.Verb {
	case Act, Invite:
		return g.Scenario.Actions[d.Item].Rule
	case Choose:
		if o := &g.Scenario.Cards[d.Item].Options[d.Pick]; len(o.Cost[d.By]) > 0 {
			return o.Rule
		}
	case Deliver:
		return g.Scenario.Laws.DeliverRule
	}
	return g.Scenario.Laws.TalksRule
}

// hold posts the cost of a directive, away (1) or back (-1).
func (g *Game) hold(d *ledger.Directive, sign num.Milli) {
	for _, c := range costOf(g.Scenario, d) {
		amount, _ := c.By.Constant()
		g.post(purseOf(g.Scenario, g.World.Bal, d.By, c.To), -sign*amount)
	}
}

// costOf is what a directive costs.
func costOf(s *scenario.Scenario, d *ledger.Directive) []rule.Posting {
	switch d.Verb {
	case Act, Invite:
		return s.Actions[d.Item].Each[d.By].Cost
	case Choose:
		return s.Cards[d.Item].Options[d.Pick].Cost[d.By]
	case Deliver:
		return s.Talks.Deliver.Each[d.By].Cost
	}
	return nil
}

// Price is what an office pays in all, in points, when it files a directive that can be its own.
func Price(s *scenario.Scenario, d *ledger.Directive) (sum num.Milli) {
	for _, c := range costOf(s, d) {
		amount, _ := c.By.Constant()
		sum += amount
	}
	return sum
}

// unfile takes a directive from the list and gives its cost back.
func (g *Game) unfile(kind ledger.Kind, d *ledger.Directive, sees ledger.Offices) {
	g.filing(kind, sees, d, ledger.Unfiles)
	g.hold(d, -1)
	g.commit()
}

func (g *Game) withdraw(d *ledger.Directive) {
	sealed := *withdrawn(g.World.Filed, d)
	g.unfile(DirectiveWithdrawn, &sealed, audience(g.Scenario, &sealed))
}

// agree turns an invitation into a joint act that both have sealed.
func (g *Game) agree(d *ledger.Directive) {
	invite := *invitation(g.World.Filed, d)
	both := ledger.Only(d.By) | ledger.Only(d.With)
	g.filing(InvitationAccepted, both, &invite, ledger.Unfiles)
	g.commit()
	act := invite
	act.Verb = Act
	g.filing(DirectiveFiled, both, &act, ledger.Files)
	g.commit()
}

// decline sends an invitation back; the event has the invitation with the reason.
func (g *Game) decline(d *ledger.Directive) {
	invite := *invitation(g.World.Filed, d)
	invite.Pick = d.Pick
	g.unfile(InvitationDeclined, &invite, ledger.Only(d.By)|ledger.Only(d.With))
}

// atTable is who follows the talks: the parties and the mediator.
func (g *Game) atTable() ledger.Offices {
	t := g.Scenario.Talks
	sees := ledger.Only(t.Mediator)
	for p := range t.Parties {
		sees |= ledger.Only(t.Parties[p].Office)
	}
	return sees
}

func (g *Game) talk(kind ledger.Kind, d *ledger.Directive) {
	g.about(kind, g.Scenario.Laws.TalksRule, g.atTable(), d)
}

// setRow writes a package into a row of level accounts.
func (g *Game) setRow(row []ledger.ID, l *ledger.Levels) {
	for i, id := range row {
		g.set(id, num.Of(int(l[i])))
	}
}

// clear empties flags that a new text on the table makes void.
func (g *Game) clear(rows ...[]ledger.ID) {
	for _, row := range rows {
		for _, id := range row {
			g.set(id, 0)
		}
	}
}

func (g *Game) propose(d *ledger.Directive) {
	t := g.Scenario.Talks
	g.talk(PackageProposed, d)
	g.setRow(t.Offer[t.Party(d.By)], &d.Levels)
	g.commit()
}

func (g *Game) paper(d *ledger.Directive) {
	t := g.Scenario.Talks
	g.about(PaperPassed, g.Scenario.Laws.TalksRule, ledger.Only(d.By)|ledger.Only(d.With), d)
	g.setRow(t.Paper[t.Party(d.By)], &d.Levels)
	g.commit()
}

// table puts the mediator's single text before the parties; what they had accepted
// or signed of an earlier text is void.
func (g *Game) table(d *ledger.Directive) {
	t := g.Scenario.Talks
	g.talk(TextTabled, d)
	g.setRow(t.Text, &d.Levels)
	g.clear(t.Consent, t.Ink)
	g.commit()
}

// accept puts another party's offer on the table as the text, or keeps the text that
// is there, with the changes asked for. An unchanged offer has its author's consent;
// a changed text has only the consent of who changed it.
func (g *Game) accept(d *ledger.Directive) {
	t := g.Scenario.Talks
	text, changed := acceptedText(&t.Table, g.World.Bal, d)
	self, author := t.Party(d.By), t.Party(d.With)
	g.talk(PackageAccepted, d)
	g.setRow(t.Text, &text)
	for p := range t.Parties {
		keep := g.World.Bal[t.Consent[p]]
		switch {
		case p == self:
			keep = num.One
		case changed:
			keep = 0
		case author >= 0:
			keep = 0
			if p == author {
				keep = num.One
			}
		}
		g.set(t.Consent[p], keep)
	}
	if changed || author >= 0 {
		g.clear(t.Ink)
	}
	g.commit()
}

// acceptedText is the package that an acceptance would make the text, and whether it
// changes what it accepts.
func acceptedText(t *negotiation.Table, bal []num.Milli, d *ledger.Directive) (ledger.Levels, bool) {
	row := t.Text
	if p := t.Party(d.With); p >= 0 {
		row = t.Offer[p]
	}
	text, _ := negotiation.Read(bal, row)
	changed := false
	for i := range t.Issues() {
		if want := d.Levels[i]; want != ledger.Unset && want != text[i] {
			text[i], changed = want, true
		}
	}
	return text, changed
}

func (g *Game) reject(d *ledger.Directive) {
	g.talk(OfferRejected, d)
	g.commit()
}

func (g *Game) sign(d *ledger.Directive) {
	t := g.Scenario.Talks
	g.about(AgreementSigned, g.Scenario.Laws.TalksRule, ledger.Everyone, d)
	g.set(t.Ink[t.Party(d.By)], num.One)
	g.commit()
	if t.Sealed(g.World.Bal) {
		g.seal()
	}
}

// enterIntoForce makes the signed text the terms that hold, and measures the deal
// against the best that the thresholds of this moment would have carried.
func (g *Game) enterIntoForce() {
	s, t := g.Scenario, g.Scenario.Talks
	text, _ := negotiation.Read(g.World.Bal, t.Text)
	before := t.InForce(g.World.Bal)
	g.begin(AgreementInForce, s.Laws.SignRule, ledger.Everyone).Of.Levels = text
	g.setRow(t.Force, &text)
	g.set(t.Signed, g.World.Bal[ledger.Turn])
	for p, id := range t.Reserve {
		g.rows[0][p] = g.World.Bal[id]
	}
	g.measure(&text)
	if t.InTranches() {
		g.stage(&before, &text)
	}
	g.commit()
	if !t.InTranches() {
		g.snapshot() // this happens in the talks; a vote is taken at the closing, from its snapshot
	}
	for p := range t.Parties {
		if steps := s.Laws.Signs[t.Parties[p].Office]; len(steps) > 0 && !t.Parties[p].Silent {
			g.begin(LawApplied, s.Laws.SignRule, ledger.Everyone).Of.By = t.Parties[p].Office
			g.take(steps, asWritten)
		}
	}
	if !t.InTranches() {
		g.holdLimits()
	}
}

// measure measures an agreement, by what each gains over what its home needs for as many
// steps, against the best that the thresholds in the first of g.rows would have carried.
func (g *Game) measure(text *ledger.Levels) {
	t := g.Scenario.Talks
	thresholds, surplus := g.rows[0][:len(t.Parties)], g.rows[1][:len(t.Parties)]
	for p := range t.Parties {
		surplus[p] = t.Worth(g.World.Bal, p, text) - t.Need(thresholds[p], text)
	}
	best, most := g.bestAt(thresholds)
	for p := range t.Parties {
		g.set(t.Gain[p], surplus[p])
		g.set(t.GainPct[p], share(surplus[p], most[p]))
	}
	joint := negotiation.Joint(surplus)
	g.set(t.Joint, joint)
	g.set(t.JointPct, share(joint, best))
}

// bestAt is the best that the table had to offer: at these thresholds, or at the median
// ones with the agendas of this game where that is tabled.
func (g *Game) bestAt(thresholds []num.Milli) (joint num.Milli, gain [negotiation.PartiesMax]num.Milli) {
	t := g.Scenario.Talks
	best := negotiation.Optimum{}
	if t.Tabled() {
		best = t.Optimum(g.World.Bal)
	} else {
		best, _ = t.BestAt(thresholds) // a small space cannot fail
	}
	return best.Joint, best.Gain
}

// share is x as a percentage of best, within 0-100; 0 when there was nothing to have.
func share(x, best num.Milli) num.Milli {
	if best <= 0 {
		return 0
	}
	return num.Milli(num.MulDiv(int64(x), int64(percent), int64(best))).Clamp(0, percent)
}

// implement counts, for a deal signed before this turn, who kept it and who did not.
func (g *Game) implement() {
	s, t := g.Scenario, g.Scenario.Talks
	if g.start[t.Signed] == 0 || g.start[t.Signed] == g.start[ledger.Turn] {
		return
	}
	for p := range t.Parties {
		o := t.Parties[p].Office
		d := ledger.Directive{By: o, Verb: Break}
		if b := breach(g.World.Filed, t, p); b != nil {
			d.Text = b.Text
			g.about(DealBroken, s.Laws.BreakRule, ledger.Everyone, &d)
			g.post(t.Broken, num.One)
			g.take(s.Laws.Breaks[o], asWritten)
			continue
		}
		if g.start[t.Broken] > 0 || t.InTranches() {
			continue // what has been broken once earns nothing by being kept again
		}
		g.begin(DealKept, s.Laws.KeepRule, ledger.Everyone).Of.By = o
		g.post(t.Kept, num.One)
		g.take(s.Laws.Keeps[o], asWritten)
	}
}

// breach finds a filed decision of party p to stop keeping the deal.
func breach(list []ledger.Directive, t *scenario.Table, p int) *ledger.Directive {
	for i := range list {
		if d := &list[i]; d.Verb == Break && t.Party(d.By) == p {
			return d
		}
	}
	return nil
}

// pin makes the act's level of one issue a public promise. Entries are added to the
// event of the act. Of two promises on one row the later action's stands, so this
// reads the row as it is and not the snapshot.
func (g *Game) pin(d *ledger.Directive) {
	t := g.Scenario.Talks
	if p := t.Party(d.By); p >= 0 {
		for i := range t.Issues() {
			if d.Levels[i] != ledger.Unset {
				g.set(t.Pledge[p][i], num.Of(int(d.Levels[i])))
			}
		}
	}
}

// lift takes a public promise back, at its price at home.
func (g *Game) lift(d *ledger.Directive) {
	t := g.Scenario.Talks
	g.snapshot()
	g.about(PledgeLifted, g.Scenario.Laws.LiftRule, ledger.Everyone, d)
	g.set(t.Pledge[t.Party(d.By)][d.Item], num.Of(int(ledger.Unset)))
	g.take(g.Scenario.Laws.Lift[d.By], asWritten)
	g.holdLimits()
}

func (g *Game) guess(d *ledger.Directive) {
	g.about(PriorityGuessed, g.Scenario.Laws.TalksRule, ledger.Only(d.By), d)
	g.set(g.Scenario.Offices[d.By].Guess[d.With], num.Of(int(d.Item)+1))
	g.commit()
}

func (g *Game) closeOffice(d *ledger.Directive) {
	s := g.Scenario
	g.about(OfficeClosed, s.Laws.TalksRule, ledger.Everyone, d)
	g.set(s.Offices[d.By].Closed, num.One)
	g.commit()
	for o := 1; o <= s.Count(); o++ {
		if g.World.Bal[s.Offices[o].Closed] == 0 {
			return
		}
	}
	g.closeTurn()
}
