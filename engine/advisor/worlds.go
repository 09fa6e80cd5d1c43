package advisor

import (
	"backchannel/engine/advisor/search"
	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// usualMax is how many acts another office is expected to choose from.
const usualMax = 3

// player is an office whose plans are searched.
type player struct {
	office ledger.Office
	plans  [plansMax]plan
	n      int
}

// other is an office that goes its usual way: with the odds in percent it gives one of
// its usual orders.
type other struct {
	office ledger.Office
	acts   [usualMax]ledger.Directive
	n      int
	odds   num.Milli
}

// root is what a search begins with; while it runs nothing in it changes.
type root struct {
	s         *scenario.Scenario
	of        ledger.Office
	horizon   int // turns
	particles []crisis.Game
	// luck is that of each particle: an imagined world comes with what will happen in it, so
	// that plans are compared in the same cases (Ng & Jordan, "PEGASUS: a policy search method
	// for large MDPs and POMDPs", 2000).
	luck []chance.Counter
	// base holds by player and particle the payoff when nobody plans, and mean its mean: the
	// search sees by how much a plan does better (a control variate: Veness, Lanctot &
	// Bowling, "Variance reduction in Monte-Carlo tree search", 2011).
	base    [playersMax][particles]num.Milli
	mean    [playersMax]num.Milli
	players []player // the planner first
	others  []other
	next    next
	best    num.Milli // the most that a lawful text pays the planner, where there is one text
}

// worlds is the game that is searched, as one worker plays it: each turn the players file
// their plans, the others what is usual, and all close.
type worlds struct {
	root   *root
	g      crisis.Game
	at     int // the particle
	luck   chance.Counter
	turns  int  // played since the root
	agreed bool // on the text that was counted on
	ask    ledger.Directive
}

// Deal begins in an imagined world, with the luck of that world.
func (w *worlds) Deal(particle int, _ chance.Counter) {
	w.g.CopyFrom(&w.root.particles[particle])
	w.at, w.luck, w.turns = particle, w.root.luck[particle], 0
	w.g.Luck = &w.luck
	w.agreed = false
}

// Choices are a player's plans.
func (w *worlds) Choices(player int) search.Set { return w.root.players[player].choices() }

// Step plays a turn by the players' plans.
func (w *worlds) Step(j *search.Joint) (seen uint32, over bool) {
	w.talk()
	w.deliver()
	for p := range w.root.players {
		x := &w.root.players[p]
		w.file(&x.plans[j[p]])
	}
	w.close()
	return w.seen(), w.g.Ended()
}

// Finish plays on by plans drawn at random, those that promise most twice as often, and
// values where that leads at the score as it would stand.
func (w *worlds) Finish(payoffs []num.Milli) {
	w.playOut()
	for p := range payoffs {
		payoffs[p] = w.standing(p) - w.root.base[p][w.at] + w.root.mean[p]
	}
}

func (w *worlds) standing(p int) num.Milli {
	return crisis.Standing(w.root.s, w.g.World.Bal, w.root.players[p].office)
}

func (w *worlds) playOut() {
	for w.turns < w.root.horizon && !w.g.Ended() {
		w.talk()
		w.deliver()
		for p := range w.root.players {
			w.fileAny(p)
		}
		w.close()
	}
}

// settled is the planner's payoff when a text is signed at once, or, where it is nil,
// when it waits; everybody is quiet.
func (w *worlds) settled(l *ledger.Levels, particle int) num.Milli {
	w.Deal(particle, 0)
	if l != nil {
		w.agreed = true
		w.sign(l)
	}
	w.playOut()
	return w.standing(0)
}

// tried is the planner's payoff when it opens with a plan and all goes its usual way.
func (w *worlds) tried(x *plan, particle int) num.Milli {
	w.Deal(particle, 0)
	w.deliver()
	w.file(x)
	for p := range w.root.players[1:] {
		w.fileAny(p + 1)
	}
	w.close()
	w.playOut()
	return w.standing(0)
}

// fileAny files a drawn plan of a player.
func (w *worlds) fileAny(p int) {
	x := &w.root.players[p]
	draw := w.luck.Draw(chance.Key{Turn: int16(w.turns), Purpose: luckPlan, Actor: uint16(x.office)})
	n := chance.Below(draw, uint64(2*x.n))
	if n >= uint64(x.n) { // the second half of the draws is for the better half
		n = (n - uint64(x.n)) / 2
	}
	w.file(&x.plans[n])
}

// file files the orders of a plan that may be given, and returns how many these were.
func (w *worlds) file(x *plan) (given int) {
	for i := range x.n {
		w.ask = x.orders[i]
		if w.g.Decide(&w.ask).Code == "" {
			given++
		}
	}
	return given
}

// deliver files what the signatories owe; what the planner owes today it has decided.
func (w *worlds) deliver() {
	t := w.root.s.Talks
	for p := range t.Parties {
		o := t.Parties[p].Office
		if !t.InTranches() || !t.Parties[p].Signs() || w.g.World.Bal[t.Owed[p]] == 0 || w.turns == 0 && o == w.root.of {
			continue
		}
		w.ask = ledger.Directive{By: o, Verb: crisis.Deliver}
		w.g.Decide(&w.ask)
	}
}

// close lets the others act and closes the turn.
func (w *worlds) close() {
	for i := range w.root.others {
		x := &w.root.others[i]
		draw := w.luck.Draw(chance.Key{Turn: int16(w.turns), Purpose: luckUsual, Actor: uint16(x.office)})
		if x.n == 0 || chance.Percent(draw) >= x.odds {
			continue
		}
		draw = w.luck.Draw(chance.Key{Turn: int16(w.turns), Purpose: luckUsual, Actor: uint16(x.office), Nth: 1})
		w.ask = x.acts[chance.Below(draw, uint64(x.n))]
		w.g.Decide(&w.ask)
	}
	w.g.CloseAll()
	w.turns++
}

// talk lets the sides sign the text that is counted on, now and then. The talks of the
// turn at the root are over.
func (w *worlds) talk() {
	n := &w.root.next
	if !n.any || w.agreed || w.turns == 0 {
		return
	}
	draw := w.luck.Draw(chance.Key{Turn: int16(w.turns), Purpose: luckSign})
	if chance.Percent(draw) < n.odds(w) {
		w.agreed = true
		w.sign(&n.levels)
	}
}

// seen is what all can tell apart of a turn's outcome: which text is in force.
func (w *worlds) seen() uint32 {
	t := w.root.s.Talks
	if t.InTranches() {
		return uint32(w.g.World.Bal[t.Tranches] / num.One)
	}
	return uint32(w.g.World.Bal[t.Signed] / num.One)
}
