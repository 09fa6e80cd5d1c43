package advisor

import (
	"cmp"
	"slices"

	"backchannel/engine/advisor/search"
	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// Bounds of the plans: how many a player has, out of how many single orders, of how many
// orders each, and how many worlds an order is tried in.
const (
	plansMax   = 8
	singlesMax = 4
	ordersMax  = 2
	triesMax   = 16
	talksMax   = 24
	playersMax = 4
)

// plan is the orders that an office gives in a turn; none is a plan too.
type plan struct {
	orders [ordersMax]ledger.Directive
	n      int
}

// single is an order with what it seems to be worth.
type single struct {
	order ledger.Directive
	worth num.Milli
}

// prepare works out the plan of the turn, from the view as it was before the first order.
func (p *Planner) prepare(v *crisis.View) {
	p.planned, p.plan, p.moment = p.turn(), plan{}, [2]int{}
	p.imagine(v)
	before := p.before(v)
	p.attend(before, true)
	p.hope()
	for i := range p.root.players[1:] {
		p.likely(&p.root.players[i+1])
	}
	for i := range p.root.others {
		p.usual(&p.root.others[i])
	}
	p.own()
	me := &p.root.players[0]
	if me.n > 1 {
		p.search.Run(p.luck.Draw(chance.Key{Turn: int16(p.planned), Purpose: luckPlan, Actor: uint16(p.o)}))
		p.plan = me.plans[p.favourite(0)]
	} else {
		p.plan = me.plans[0]
	}
}

// favourite is the plan of a player that the average strategy gives most weight.
func (p *Planner) favourite(player int) (best int) {
	top := int64(-1)
	for c := range p.root.players[player].n {
		if w := p.search.Tally(player, c).Weight; w > top {
			best, top = c, w
		}
	}
	return best
}

// imagine deals the worlds in which it plans: as they stood before its own orders, and
// with no orders of those who have closed their turn, so that what these may have filed
// is chosen as for everybody else.
func (p *Planner) imagine(v *crisis.View) {
	p.mind.See(v)
	for k := range p.root.particles {
		g := &p.root.particles[k]
		luck := chance.Counter(p.luck.Draw(chance.Key{Turn: int16(p.turn()), Purpose: luckWorld, Actor: uint16(p.o), Nth: uint16(k)}))
		p.root.luck[k] = chance.Counter(luck.Draw(chance.Key{Purpose: luckTry}))
		p.mind.Into(g, &luck)
		for o := ledger.Office(1); int(o) <= p.s.Count(); o++ {
			closed := p.s.Offices[o].Closed
			if !v.Of.Has(o) && g.World.Bal[closed] != 0 {
				g.World.Add(closed, -num.One)
				takeBack(g, o)
			}
		}
		takeBack(g, p.o)
		p.root.cover(g)
	}
}

// takeBack withdraws the orders that an office has given by itself.
func takeBack(g *crisis.Game, o ledger.Office) {
	for i := len(g.World.Filed) - 1; i >= 0; i-- {
		if f := g.World.Filed[min(i, len(g.World.Filed)-1)]; alone(&f, o) {
			d := ledger.Directive{By: o, Verb: crisis.Withdraw, Item: f.Item, Pick: uint8(crisis.Act)}
			d.Levels[0] = int8(f.Pick)
			g.Decide(&d)
		}
	}
}

// before is the view as it was before its own orders of this turn.
func (p *Planner) before(v *crisis.View) *crisis.View {
	if !slices.ContainsFunc(v.Filed, func(d ledger.Directive) bool { return alone(&d, p.o) }) {
		return v
	}
	b := &crisis.View{Of: v.Of, Bal: slices.Clone(v.Bal), Log: v.Log}
	for id := range b.Bal {
		if v.Knows(p.s, ledger.ID(id)) {
			b.Bal[id] = p.root.particles[0].World.Bal[id]
		}
	}
	for i := range v.Filed {
		if !alone(&v.Filed[i], p.o) {
			b.Filed = append(b.Filed, v.Filed[i])
		}
	}
	return b
}

// own forms its own plans: each order that it may give is tried for a turn in a few
// worlds, and the best are paired.
func (p *Planner) own() {
	me := &p.root.players[0]
	me.n = 1
	me.plans[0] = plan{}
	p.baseline()
	list := p.orders()
	for i := range list {
		list[i].worth = p.tried(&plan{orders: [ordersMax]ledger.Directive{list[i].order}, n: 1})
	}
	me.pair(list, func(x *plan) bool { return p.stands(x) })
}

// orders lists the single orders that it may give and would not rule out.
func (p *Planner) orders() (list []single) {
	u := p.Utility
	for i := range u.s.Actions {
		if try, ok := u.could(i); ok {
			list = append(list, single{order: try})
		}
	}
	return list
}

// could is an action as an order that the office may give: about what it is best done
// about, with the demand that binds it least. What its temper rules out it could not.
func (u *Utility) could(item int) (try ledger.Directive, ok bool) {
	a := &u.s.Actions[item]
	if a.Joint || !a.By.Has(u.o) || !u.spares(item) || u.filedAct(item) || u.worthOfAct(item, u.o) <= -percent/2 {
		return try, false
	}
	try = ledger.Directive{By: u.o, Verb: crisis.Act, Item: uint16(item)}
	if a.On != scenario.OnNothing {
		try.Pick, _ = u.named(item)
	}
	if a.Pins {
		if try.Levels = u.demand(); u.staged() && try.Levels == crisis.NoLevels() {
			return try, false
		}
	}
	return try, u.may(&try)
}

// tried is by how much the mean score is better when it gives the orders of a plan this
// turn than when it gives none, over a few worlds.
func (p *Planner) tried(x *plan) num.Milli {
	var sum num.Milli
	for k := 0; k < particles; k += particles / triesMax {
		sum += p.game.tried(x, k) - p.root.base[0][k]
	}
	return sum / triesMax
}

// baseline plays each world on with no orders of its own.
func (p *Planner) baseline() {
	p.root.mean = [playersMax]num.Milli{}
	for k := range particles {
		p.game.tried(&plan{}, k)
		for i := range p.root.players {
			p.root.base[i][k] = p.game.standing(i)
			p.root.mean[i] += p.root.base[i][k]
		}
	}
	for i := range p.root.players {
		p.root.mean[i] /= particles
	}
}

// stands tells whether all orders of a plan can be given together.
func (p *Planner) stands(x *plan) bool {
	p.game.Deal(0, 0)
	return p.game.file(x) == x.n
}

// likely forms the plans of another player as it is imagined to think: the orders that a
// Utility in its place likes best, in a world that this office imagines.
func (p *Planner) likely(x *player) {
	x.n, x.plans[0] = 1, plan{}
	m := p.thinksAs(x.office)
	if m == nil {
		return
	}
	x.pair(m.wishes(), func(*plan) bool { return true })
}

// usual lists what another office may well do.
func (p *Planner) usual(x *other) {
	x.n = 0
	m := p.thinksAs(x.office)
	if m == nil {
		return
	}
	x.odds = percent
	if m.Taste.Active > 0 {
		x.odds = m.Taste.Active
	}
	for _, w := range m.wishes() {
		if x.n < len(x.acts) {
			x.acts[x.n] = w.order
			x.n++
		}
	}
}

// thinksAs is a Utility in the place of another office, attending to an imagined world;
// nil where that has closed its turn.
func (p *Planner) thinksAs(o ledger.Office) *Utility {
	m := p.minds[o]
	if m == nil {
		m = NewUtility(p.s, o, p.luck)
		p.minds[o] = m
	}
	var v crisis.View
	p.root.particles[0].Look(ledger.Only(o), &v)
	if !m.attend(&v, true) {
		return nil
	}
	return m
}

// wishes lists the orders that an office could give and that seem worth the effort to
// it, the best first: as seen by another, who does not know what it would demand.
func (u *Utility) wishes() (list []single) {
	for i := range u.s.Actions {
		if u.s.Actions[i].Pins {
			continue
		}
		if try, ok := u.could(i); ok {
			worth := u.worthOfAct(i, u.o)
			if try.Pick > 0 {
				_, more := u.named(i)
				worth += more
			}
			if worth > u.Taste.Effort {
				list = append(list, single{try, worth})
			}
		}
	}
	sortSingles(list)
	return list
}

func sortSingles(list []single) {
	slices.SortStableFunc(list, func(a, b single) int { return cmp.Compare(b.worth, a.worth) })
}

// pair adds plans to the empty one: the best single orders, and the pairs of the best few,
// those first that promise most together. What cannot stand together is left out.
func (x *player) pair(list []single, stands func(*plan) bool) {
	sortSingles(list)
	list = list[:min(len(list), singlesMax)]
	type valued struct {
		plan
		worth num.Milli
	}
	var all []valued
	for i := range list {
		all = append(all, valued{plan{orders: [ordersMax]ledger.Directive{list[i].order}, n: 1}, list[i].worth})
		for j := range i {
			all = append(all, valued{plan{orders: [ordersMax]ledger.Directive{list[j].order, list[i].order}, n: 2}, list[i].worth + list[j].worth})
		}
	}
	slices.SortStableFunc(all, func(a, b valued) int { return cmp.Compare(b.worth, a.worth) })
	for i := range all {
		if x.n < plansMax && stands(&all[i].plan) {
			x.plans[x.n] = all[i].plan
			x.n++
		}
	}
}

// choices are the plans of a player.
func (x *player) choices() search.Set { return search.First(x.n) }
