package advisor

import (
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// next is the text that a search counts on. Imagined worlds go on without talks; instead
// the sides sign, in each turn to come, with odds of
//
//	signOdds / (turns left for texts + 1) * trust * calm
//
// the text that the planner would offer next: so something is agreed in most worlds, and
// later rather than sooner. The factors trust, at 70 points or more, and calm, at a tension
// of 60 or less, are 1; each falls by a hundredth a point. From there on the rules go
// their way: votes, deliveries, what a text in force does, and what it scores.
type next struct {
	levels ledger.Levels
	any    bool
	open   bool // all payoffs that make up the joint gain can be read
}

const (
	signOdds  = 160 * num.One
	signMost  = 90 * num.One
	trustFull = 70 * num.One
)

// hope finds the text that it counts on: the one that it would offer, if something can
// be agreed yet.
func (p *Planner) hope() {
	t, n := p.s.Talks, &p.root.next
	n.any = false
	if p.settledAll() || t.InTranches() && t.Sealed(p.v.Bal) {
		return
	}
	if !p.staged() {
		var o offer
		o, n.any = p.next(0)
		n.levels = o.levels
		return
	}
	p.refresh()
	if c := p.pick(); c != nil {
		n.levels, n.any = c.levels, true
	}
}

// odds is the chance in percent that the sides sign in the turn at hand.
func (n *next) odds(w *worlds) num.Milli {
	s, bal := w.root.s, w.g.World.Bal
	until := s.Turns
	if s.Talks.InTranches() {
		until = s.Talks.Until
	}
	left := until - int(w.g.Turn())
	if left < 0 {
		return 0
	}
	odds := min(signOdds/num.Milli(left+1), signMost)
	if s.Laws.HasTension {
		odds = odds.Mul((percent+min(0, bal[s.Laws.Trust]-trustFull)).Clamp(0, percent)) / 100
		odds = odds.Mul((percent+min(0, tensionHigh-bal[s.Laws.Tension])).Clamp(0, percent)) / 100
	}
	return odds
}

// sign lets all who must sign a text. Where payoffs cannot be read it is written down as
// signed, so that no rule judges it by them.
func (w *worlds) sign(l *ledger.Levels) {
	t := w.root.s.Talks
	bal := w.g.World.Bal
	if !w.root.next.open {
		for i, id := range t.Force {
			w.g.World.Add(id, num.Of(int(l[i]))-bal[id])
		}
		w.g.World.Add(t.Signed, bal[ledger.Turn]-bal[t.Signed])
		w.root.cover(&w.g)
		return
	}
	first := w.root.of
	w.ask = ledger.Directive{By: first, Verb: crisis.Propose, Levels: *l}
	w.g.Decide(&w.ask)
	for _, verb := range [...]ledger.Verb{crisis.Accept, crisis.Sign} {
		for p := range w.root.players {
			o := w.root.players[p].office
			if verb == crisis.Accept && o == first {
				continue
			}
			w.ask = ledger.Directive{By: o, Verb: verb, Levels: crisis.NoLevels()}
			if verb == crisis.Accept {
				w.ask.With = first
			}
			w.g.Decide(&w.ask)
		}
	}
}

// cover puts a guess in the place of what, in an imagined world, only the true payoffs of
// others could have told: what an agreement in force gave the sides together, and in parts
// of their best. The guess is that the two can share two thirds of what each hopes for at
// most: who gets s of its own room leaves 2/3 - s, and what they gain together is the
// product of both, against 1/3 each.
func (r *root) cover(g *crisis.Game) {
	t, bal := r.s.Talks, g.World.Bal
	if r.next.open || bal[t.Signed] == 0 {
		return
	}
	me := t.Party(r.of)
	force := t.InForce(bal)
	need := bal[t.Reserve[me]]
	third := (r.best - need) / 3
	mine := (t.Payoff(me, &force) - need).Clamp(0, 2*third)
	if third <= 0 {
		mine, third = num.One, num.One
	}
	theirs := 2*third - mine
	g.World.Add(t.JointPct, percent.Mul(mine.Div(third)).Mul(theirs.Div(third))-bal[t.JointPct])
	for p, id := range t.GainPct {
		share := theirs
		if p == me {
			share = mine
		}
		g.World.Add(id, percent.Mul(share.Div(2*third))-bal[id])
	}
}

// better tells whether a package that is on the table had better be taken now than what
// may come: by the mean score over a few imagined worlds in which it is signed at once,
// against that in which the sides talk on.
func (p *Planner) better(l *ledger.Levels) bool {
	if at := [2]int{p.turn(), len(p.v.Log)}; p.moment != at {
		p.moment = at
		p.imagine(p.v)
		p.quiet()
		p.hope()
		p.wait = p.settled(nil)
	}
	return p.settled(l) > p.wait
}

// settled is the mean score over a few worlds when a text is signed, or, for nil, when it
// waits.
func (p *Planner) settled(l *ledger.Levels) num.Milli {
	var sum num.Milli
	for k := range talksMax {
		sum += p.game.settled(l, k*particles/talksMax)
	}
	return sum / talksMax
}

// quiet leaves everybody without plans.
func (p *Planner) quiet() {
	for i := range p.root.players {
		p.root.players[i].n, p.root.players[i].plans[0] = 1, plan{}
	}
	for i := range p.root.others {
		p.root.others[i].n = 0
	}
}

// openTable tells that all payoffs which make up the joint gain can be read.
func (u *Utility) openTable() bool {
	for q := range u.s.Talks.Parties {
		if u.s.Talks.Parties[q].Veto && q != u.party && !u.reads(q) {
			return false
		}
	}
	return true
}
