package advisor

import (
	"slices"

	"backchannel/engine/crisis"
	"backchannel/engine/information"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/rule"
	"backchannel/engine/scenario"
)

// act files the action that is worth most, if it is worth the effort.
func (u *Utility) act() (d ledger.Directive, ok bool) {
	if u.Taste.Orders > 0 && u.ordered() >= u.Taste.Orders || u.idle() {
		return d, false
	}
	top := u.Taste.Effort
	for i := range u.s.Actions {
		a := &u.s.Actions[i]
		if a.Joint || !a.By.Has(u.o) || !u.spares(i) {
			continue
		}
		worth := u.worthOfAct(i, u.o)
		try := ledger.Directive{By: u.o, Verb: crisis.Act, Item: uint16(i)}
		if a.On != scenario.OnNothing && !u.filedAct(i) {
			pick, more := u.named(i)
			try.Pick, worth = pick, worth+more
		}
		if worth <= top {
			continue
		}
		if a.Pins {
			if try.Levels = u.demand(); u.staged() && try.Levels == crisis.NoLevels() {
				continue
			}
		}
		if u.may(&try) {
			d, ok, top = try, true, worth
		}
	}
	return d, ok
}

// ordered counts the orders that this office has given this turn.
func (u *Utility) ordered() (n int) {
	for i := range u.v.Filed {
		if f := &u.v.Filed[i]; f.By == u.o && (f.Verb == crisis.Act || f.Verb == crisis.Invite) {
			n++
		}
	}
	return n
}

// worthOfAct is what an action of an office would be worth: its steps, less its cost,
// with the half effect of a repetition, the mood, and a whim of the day.
func (u *Utility) worthOfAct(item int, by ledger.Office) num.Milli {
	if worth, ok := u.bold(item); ok && by == u.o {
		return u.tally.feel(WhyPress, worth)
	}
	a := &u.s.Actions[item]
	how := scale{share: percent, felt: true}
	last := u.v.Bal[a.Last[by]]
	if u.s.Laws.Repeat > 0 && last > 0 && u.v.Bal[ledger.Turn]-last <= num.Of(u.s.Laws.Repeat) {
		how.share = u.s.Laws.RepeatShare
	}
	worth := u.worth(a.Each[by].Does, how, 0)
	if by == u.o {
		worth += u.price(a.Each[by].Cost)
		worth += u.tally.feel(WhyWhim, (u.draw(luckMood, uint16(item))-50*num.One).Mul(u.Taste.Whim)/50)
	}
	if u.staged() {
		return worth + u.stagedTemper(item)
	}
	return worth + u.temper(item)
}

// price is what paying a cost is worth, which is less than nothing.
func (u *Utility) price(cost []rule.Posting) (worth num.Milli) {
	for i := range cost {
		amount, _ := cost[i].By.Constant()
		price := u.weigh(cost[i].To, -amount)
		u.tally.moved(cost[i].To, -amount, price)
		worth += price
	}
	return worth
}

// demand is the public demand that binds it least: on the issue of its highest stake,
// the level that pays least of those that pay something and rule another out.
func (u *Utility) demand() ledger.Levels {
	l := crisis.NoLevels()
	if u.party < 0 {
		return ledger.Levels{}
	}
	if u.staged() {
		return u.stagedDemand()
	}
	t, issue := u.s.Talks, 0
	for i := range t.Issues() {
		if t.Stake(u.party, i) > t.Stake(u.party, issue) {
			issue = i
		}
	}
	pays := t.Parties[u.party].Pays[issue]
	floor := max(0, slices.Min(pays))
	if slices.Max(pays) <= floor {
		floor = slices.Min(pays)
	}
	for x := range pays {
		if pays[x] > floor && (l[issue] == ledger.Unset || pays[x] < pays[l[issue]]) {
			l[issue] = int8(x)
		}
	}
	return l
}

// choose answers a card by what its answers are worth.
func (u *Utility) choose() (d ledger.Directive, ok bool) {
	for i := range u.s.Cards {
		c := &u.s.Cards[i]
		if !c.Of.Has(u.o) || len(c.Options) == 0 {
			continue
		}
		d = ledger.Directive{Verb: crisis.Choose, Item: uint16(i), Pick: uint8(c.Default)} // which is free
		if !u.may(&d) {
			continue
		}
		found, top := false, num.Milli(0)
		for pick := range c.Options {
			try := ledger.Directive{Verb: crisis.Choose, Item: uint16(i), Pick: uint8(pick)}
			worth := u.worthOfOption(&c.Options[pick], 0) + u.whimOf(i, pick)
			if (!found || worth > top) && u.leavesEnough(c.Options[pick].Cost[u.o]) && u.may(&try) {
				d, found, top = try, true, worth
			}
		}
		return d, true
	}
	return d, false
}

// whimOf is what the mood of the day makes of an answer to a card.
func (u *Utility) whimOf(card, pick int) num.Milli {
	return (u.draw(luckMood, uint16(len(u.s.Actions)+card*8+pick)) - 50*num.One).Mul(u.Taste.Whim) / 50
}

// label labels a claim by its slips, now and then wrongly.
func (u *Utility) label() (d ledger.Directive, ok bool) {
	for i := range u.s.Cards {
		c := &u.s.Cards[i]
		if c.Answer == 0 {
			continue
		}
		d = ledger.Directive{Verb: crisis.Label, Item: uint16(i), Pick: uint8(judge(u.s.Written().Cards[i].Slips))}
		if u.draw(luckLabel, uint16(i)) < u.Taste.Blunder {
			d.Pick = uint8(information.Claim)
		}
		if u.may(&d) {
			return d, true
		}
	}
	return d, false
}

// breakDeal stops keeping the deal when home is about to be lost and the gain at home
// outweighs everything else, its own word included. It hardly ever does.
func (u *Utility) breakDeal() (d ledger.Directive, ok bool) {
	if u.party < 0 || !u.inForce() || !u.homeLow() || u.staged() && !u.leads() {
		return d, false
	}
	laws := &u.s.Laws
	gain := u.worth(laws.Breaks[u.o], asWritten, 0) - u.worth(laws.Keeps[u.o], asWritten, 0)
	gain += u.draw(luckBreak, 0).Mul(2*u.Taste.Reputation)/100 - u.mood()
	return ledger.Directive{Verb: crisis.Break}, gain > u.Taste.Reputation
}
