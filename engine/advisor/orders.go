package advisor

import (
	"backchannel/engine/crisis"
	"backchannel/engine/information"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// act files the action that is worth most, if it is worth the effort.
func (u *Utility) act() (d ledger.Directive, ok bool) {
	top := u.Taste.Effort
	for i := range u.s.Actions {
		a := &u.s.Actions[i]
		if a.Joint || !a.By.Has(u.o) {
			continue
		}
		try := ledger.Directive{By: u.o, Verb: crisis.Act, Item: uint16(i)}
		if a.Pins {
			try.Levels = u.demand()
		}
		if worth := u.worthOfAct(i, u.o); worth > top && u.may(&try) {
			d, ok, top = try, true, worth
		}
	}
	return d, ok
}

// worthOfAct is what an action of an office would be worth: its steps, less its cost,
// with the half effect of a repetition, the mood, and a whim of the day.
func (u *Utility) worthOfAct(item int, by ledger.Office) num.Milli {
	a := &u.s.Actions[item]
	how := scale{share: percent, felt: true}
	last := u.v.Bal[a.Last[by]]
	if u.s.Laws.Repeat > 0 && last > 0 && u.v.Bal[ledger.Turn]-last <= num.Of(u.s.Laws.Repeat) {
		how.share = u.s.Laws.RepeatShare
	}
	worth := u.worth(a.Each[by].Does, how, 0)
	if by == u.o {
		cost := a.Each[by].Cost
		for i := range cost {
			amount, _ := cost[i].By.Constant()
			worth += u.weigh(cost[i].To, -amount)
		}
		worth += (u.draw(luckMood, uint16(item)) - 50*num.One).Mul(u.Taste.Whim) / 50
	}
	return worth + u.temper(item)
}

// temper is what the mood makes of an action: harsh acts answer harsh ones and kind
// ones need no thanks, a first
// step is worth more where tension is high or trust low, and a threat is made only
// when the other side threatened twice and nothing moves, never near a breakdown.
func (u *Utility) temper(item int) num.Milli {
	a := &u.s.Actions[item]
	tone := u.tone(item)
	worth := -tone.Mul(u.Taste.Reciprocity).Mul(u.mood().Clamp(-3*num.One, 0))
	switch {
	case a.Coercive && !u.provoked():
		return -percent
	case tone < 0 && u.strained():
		worth += u.Taste.Reciprocity
	case a.Pins && !a.Coercive && (u.pledged() || u.inForce()):
		return -percent
	}
	return worth
}

// tone is what an action's written effect on tension is: 1 harsh, -1 kind, else 0.
func (u *Utility) tone(item int) num.Milli {
	does := u.s.Actions[item].Each[u.o].Does
	if !u.s.Laws.HasTension {
		return 0
	}
	var sum num.Milli
	for i := range does {
		for j := range does[i].Post {
			if p := &does[i].Post[j]; p.To == u.s.Laws.Tension {
				sum += p.By.Of(u.v.Bal)
			}
		}
	}
	return sum.Clamp(-num.One, num.One)
}

// Where a first step is worth more (the graduated reduction in tension of Osgood, An
// Alternative to War or Surrender, 1962), and where nobody threatens any more.
const (
	tensionHigh = 60 * num.One
	trustLow    = 35 * num.One
)

// strained tells that tension is high or trust low.
func (u *Utility) strained() bool {
	l := &u.s.Laws
	return l.HasTension && (u.v.Bal[l.Tension] >= tensionHigh || u.v.Bal[l.Trust] < trustLow)
}

// provoked tells that another party threatened at least twice, does not move in the
// talks, and that tension leaves room for an answer.
func (u *Utility) provoked() bool {
	if !u.s.Laws.HasTension || u.v.Bal[u.s.Laws.Tension] >= tensionHigh {
		return false
	}
	for p := range u.heard.parties {
		if w := &u.heard.parties[p]; p != u.party && w.threats >= 2 && w.fresh == 0 {
			return true
		}
	}
	return false
}

// pledged tells that it has made a public demand already.
func (u *Utility) pledged() bool {
	if u.party >= 0 {
		for _, id := range u.s.Talks.Pledge[u.party] {
			if u.v.Bal[id] >= 0 {
				return true
			}
		}
	}
	return false
}

// mood is how the others have treated this office of late: the worst of them.
func (u *Utility) mood() num.Milli {
	worst, any := num.Milli(0), false
	for p := range u.heard.parties {
		if w := &u.heard.parties[p]; p != u.party && (!any || w.mood < worst) {
			worst, any = w.mood, true
		}
	}
	return worst
}

// demand is the public demand that binds it least: on the issue of its highest stake,
// the lowest level that already pays it something.
func (u *Utility) demand() ledger.Levels {
	l := crisis.NoLevels()
	if u.party < 0 {
		return ledger.Levels{}
	}
	t, issue := u.s.Talks, 0
	for i := range t.Issues() {
		if t.Stake(u.party, i) > t.Stake(u.party, issue) {
			issue = i
		}
	}
	pays := t.Parties[u.party].Pays[issue]
	level := 0
	for x := range pays {
		if pays[x] > 0 && (pays[level] <= 0 || pays[x] < pays[level]) {
			level = x
		}
	}
	l[issue] = int8(level)
	return l
}

// choose answers a card by what its answers are worth.
func (u *Utility) choose() (d ledger.Directive, ok bool) {
	for i := range u.s.Cards {
		c := &u.s.Cards[i]
		if !c.Of.Has(u.o) || len(c.Options) == 0 {
			continue
		}
		d = ledger.Directive{Verb: crisis.Choose, Item: uint16(i)}
		var top num.Milli
		for pick := range c.Options {
			whim := (u.draw(luckMood, uint16(len(u.s.Actions)+i*8+pick)) - 50*num.One).Mul(u.Taste.Whim) / 50
			if worth := u.worthOfOption(&c.Options[pick], 0) + whim; pick == 0 || worth > top {
				d.Pick, top = uint8(pick), worth
			}
		}
		if u.may(&d) {
			return d, true
		}
	}
	return d, false
}

// label labels a claim by its slips, now and then wrongly.
func (u *Utility) label() (d ledger.Directive, ok bool) {
	for i := range u.s.Cards {
		c := &u.s.Cards[i]
		if c.Answer == 0 {
			continue
		}
		d = ledger.Directive{Verb: crisis.Label, Item: uint16(i), Pick: uint8(judge(c.Slips))}
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
	if u.party < 0 || !u.inForce() || !u.homeLow() {
		return d, false
	}
	laws := &u.s.Laws
	gain := u.worth(laws.Breaks[u.o], asWritten, 0) - u.worth(laws.Keeps[u.o], asWritten, 0)
	gain += u.draw(luckBreak, 0).Mul(2*u.Taste.Reputation)/100 - u.mood()
	return ledger.Directive{Verb: crisis.Break}, gain > u.Taste.Reputation
}
