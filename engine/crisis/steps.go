package crisis

import (
	"slices"

	"backchannel/engine/chance"
	"backchannel/engine/information"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/rule"
	"backchannel/engine/scenario"
)

// What a draw decides; part of every draw's key.
const (
	luckOpening chance.Purpose = iota + 1
	luckCard
	luckStep
	luckReveal
	luckPoll
	luckVote
	luckDelivery
	luckMood
	luckOrders
)

// What a draw decides in parliaments.
const (
	luckMember chance.Purpose = iota + 40
	luckWhip
	luckBill
)

const percent = 100 * num.One

// scaling is how an act's amounts are changed before they are posted.
type scaling struct {
	// share is the percentage of every amount that is left, 100 for all of it.
	share num.Milli
	// felt scales what reaches tension by trust.
	felt bool
	// income says that a turn gives to each purse what is its own: a cabinet has one.
	income bool
}

var asWritten = scaling{share: percent}

// take posts what the steps do into the event being made, computed from the
// snapshot, and commits it; then each step that needs luck draws it in an event of
// its own. The event's rule and directive are the cause.
func (g *Game) take(steps []rule.Step, by scaling) {
	g.nth = 0
	draws, moves := false, false
	for i := range steps {
		s := &steps[i]
		draws, moves = draws || s.Luck, moves || s.Moves()
		if !s.Luck {
			g.takeStep(s, by)
		}
	}
	g.commit()
	if draws {
		g.tryAll(steps, by)
	}
	if moves {
		g.moves(steps)
	}
}

// tryAll takes the steps that need luck.
func (g *Game) tryAll(steps []rule.Step, by scaling) {
	for i := range steps {
		if s := &steps[i]; s.Luck && s.When.Holds(g.start) {
			of := g.ev.Of
			g.about(ChanceTaken, g.ev.Rule, g.ev.Sees, &of)
			g.tryStep(s, by)
			g.commit()
		}
	}
}

// moves takes, last of an act, the steps that move its bill: each is an event of its own.
func (g *Game) moves(steps []rule.Step) {
	of, r := g.ev.Of, g.ev.Rule
	for i := range steps {
		if s := &steps[i]; s.Moves() && s.When.Holds(g.start) {
			g.move(s, of, r)
		}
	}
}

// takeStep posts one certain step, or its other branch.
func (g *Game) takeStep(s *rule.Step, by scaling) {
	if !s.When.Holds(g.start) {
		g.takeAll(s.Else, by)
		return
	}
	g.doStep(s, by)
}

func (g *Game) takeAll(steps []rule.Step, by scaling) {
	for i := range steps {
		g.takeStep(&steps[i], by)
	}
}

// tryStep draws a step's luck and posts it or its other branch.
func (g *Game) tryStep(s *rule.Step, by scaling) {
	e := &g.ev
	e.Odds = s.Odds.Of(g.start)
	e.Drawn = chance.Percent(g.draw(luckStep, uint16(e.Of.By), uint16(e.Rule)))
	if e.Drawn < e.Odds {
		g.doStep(s, by)
	} else {
		g.takeAll(s.Else, by)
	}
}

// draw returns the next draw of this cause in this event.
func (g *Game) draw(p chance.Purpose, actor, subject uint16) uint64 {
	g.nth++
	return g.Luck.Draw(chance.Key{Turn: g.Turn(), Purpose: p, Actor: actor, Subject: subject, Nth: g.nth})
}

func (g *Game) doStep(s *rule.Step, by scaling) {
	for i := range s.Post {
		p := &s.Post[i]
		t, to := &g.lists.traits[p.To], p.To
		if t.purse != ledger.Nobody {
			to = purseOf(g.Scenario, g.World.Bal, t.purse, to)
		}
		if by.income && to != p.To {
			continue
		}
		delta := p.By.Of(g.start)
		if by.share != percent && !t.threshold {
			delta = by.part(delta)
		}
		if by.felt {
			delta = felt(g.Scenario, g.start, to, delta)
		}
		if s.After == 0 || delta == 0 {
			g.post(to, delta)
			continue
		}
		n := g.entry()
		n.To = to
		n.Delta = delta
		n.At = g.Turn() + s.After
	}
	if s.Fire > 0 {
		n := g.entry()
		n.Card = s.Fire
		n.At = g.Turn() + max(1, s.After)
	}
	for i := range s.Reveal {
		g.reveal(&s.Reveal[i])
	}
	for i := range s.Sound {
		g.sound(&s.Sound[i])
	}
}

// part is the share of an amount that is left.
func (by scaling) part(amount num.Milli) num.Milli {
	return num.Milli(num.MulDiv(int64(amount), int64(by.share), int64(percent)))
}

// felt is an amount as it reaches an account: tension by trust.
func felt(s *scenario.Scenario, bal []num.Milli, to ledger.ID, amount num.Milli) num.Milli {
	if s.Laws.HasTension && to == s.Laws.Tension {
		return s.Laws.Escalation.Scale(amount, bal[s.Laws.Trust])
	}
	return amount
}

// isThreshold tells whether an account is a home threshold or an estimate of one.
func isThreshold(s *scenario.Scenario, id ledger.ID) bool {
	return isEstimate(s, id) || s.Talks != nil && slices.Contains(s.Talks.Reserve, id)
}

// isEstimate tells whether an account is what an office thinks of a home threshold.
func isEstimate(s *scenario.Scenario, id ledger.ID) bool {
	if s.Talks == nil || id == ledger.Turn { // estimates of oneself have no account
		return false
	}
	for _, row := range s.Talks.Estimate {
		if slices.Contains(row, id) {
			return true
		}
	}
	return false
}

// reveal writes what the acting office makes of a hidden balance.
func (g *Game) reveal(r *rule.Reveal) {
	if g.recall != nil {
		g.recall.recall.reveals = append(g.recall.recall.reveals, *r)
	}
	draw := g.draw(luckReveal, uint16(g.ev.Of.By), uint16(r.Of))
	within := information.Width(r.Within.Of(g.start))
	g.set(r.Estimate, information.Estimate(g.start[r.Of], within, draw))
	g.set(r.Margin, within)
}

// sound marks the highest stake of the other party that is not known yet, or that of
// the issue which the act is about.
func (g *Game) sound(s *rule.Sound) {
	n := 0
	if s.Agenda != ledger.Turn {
		n = int(g.World.Bal[s.Agenda] / num.One)
	}
	top, target := -1, int(g.ev.Of.Pick)-1
	for i, id := range s.Stakes {
		if g.World.Bal[id] == 0 && s.Worth[n][i] != 0 && (!s.Target || i == target) && !g.posted(id) && (top < 0 || s.Worth[n][i] > s.Worth[n][top]) {
			top = i
		}
	}
	if top < 0 {
		return
	}
	g.set(s.Stakes[top], s.Worth[n][top])
	if s.Tells[n][top] && s.Known != ledger.Turn {
		g.set(s.Known, num.Of(n))
	}
}

// posted tells whether the event being made already holds an entry to the account.
func (g *Game) posted(id ledger.ID) bool {
	for i := range g.ev.Entries {
		if e := &g.ev.Entries[i]; e.To == id && e.At == 0 {
			return true
		}
	}
	return false
}
