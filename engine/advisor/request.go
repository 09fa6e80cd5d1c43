package advisor

import (
	"slices"

	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/rule"
)

// request asks the other side for the act that would be worth most to this office, where
// nothing is asked of it yet and the act costs this side's public nothing.
func (u *Utility) request() (d ledger.Directive, ok bool) {
	t := u.s.Talks
	if u.s.Laws.Within == 0 || !u.leads() || u.turn() < 2 {
		return d, false
	}
	for q := range t.Parties {
		if q == u.party || !t.Parties[q].Signs() || u.v.Bal[t.Asked[q]] > 0 || u.askedNow(q) {
			continue
		}
		top := requestWorth
		for i := range u.s.Actions {
			by := u.doer(i, q)
			try := ledger.Directive{Verb: crisis.Request, Item: uint16(i), With: t.Parties[q].Office}
			if by == ledger.Nobody || int(u.heard.parties[q].lastAsked) == i+1 || !u.possible(i, by) || u.costsPublic(u.s.Actions[i].Each[by].Does) {
				continue
			}
			if worth := u.worthOfAct(i, by); worth > top && u.may(&try) {
				d, ok, top = try, true, worth
			}
		}
		if ok {
			return d, true
		}
	}
	return d, false
}

// requestWorth is the worth from which something is asked for.
const requestWorth = num.One / 2

// costsPublic tells that steps take something from the public of this office's side, or
// from a part of it: who asked for that would ask for what only the others gain by.
func (u *Utility) costsPublic(steps []rule.Step) (costs bool) {
	rule.Walk(steps, func(s *rule.Step) {
		for i := range s.Post {
			costs = costs || u.public[s.Post[i].To] && s.Post[i].By.Of(u.v.Bal) < 0
		}
	})
	return costs
}

// possible tells whether, as far as this office can see, another could do an action now
// by itself: nobody is asked for what cannot be done.
func (u *Utility) possible(item int, by ledger.Office) bool {
	a := &u.s.Actions[item]
	if a.Joint || u.turn() < a.OpensAt || !a.Each[by].Needs.Holds(u.v.Bal) {
		return false
	}
	return len(u.s.Ladder) == 0 || !slices.Contains(u.s.Ladder[u.v.Bal[u.s.Rung]/num.One].Closes, item)
}

// askedNow tells that something was asked of a party this turn already.
func (u *Utility) askedNow(q int) bool { return u.heard.parties[q].requested == u.turn() }

// doer is an office of a party's side that could do an action, the party's own first.
func (u *Utility) doer(item, q int) ledger.Office {
	a := &u.s.Actions[item]
	own := u.s.Talks.Parties[q].Office
	if a.By.Has(own) {
		return own
	}
	side := u.s.Offices[own].Side
	for o := ledger.Office(1); int(o) <= u.s.Count(); o++ {
		if a.By.Has(o) && side >= 0 && u.s.Offices[o].Side == side {
			return o
		}
	}
	return ledger.Nobody
}

// answerRequest says why not to what it is asked for, on the last day, when it will not
// be done: silence costs more.
func (u *Utility) answerRequest() (d ledger.Directive, ok bool) {
	t := u.s.Talks
	if u.s.Laws.Within == 0 || !u.leads() || u.v.Bal[t.Asked[u.party]] == 0 {
		return d, false
	}
	item := int(u.v.Bal[t.Asked[u.party]]/num.One) - 1
	if u.turn() < int(u.v.Bal[t.AskedIn[u.party]]/num.One)+u.s.Laws.Within || u.filedAct(item) || u.wouldDo(item) {
		return d, false
	}
	return ledger.Directive{Verb: crisis.Excuse}, true
}

// wouldDo tells that it will file an action itself this turn: it is allowed and is worth
// doing when what the answer is worth is counted.
func (u *Utility) wouldDo(item int) bool {
	a := &u.s.Actions[item]
	if a.Joint || !a.By.Has(u.o) || !u.spares(item) {
		return false
	}
	try := ledger.Directive{Verb: crisis.Act, Item: uint16(item)}
	return u.may(&try) && u.worthOfAct(item, u.o) > u.Taste.Effort
}

// filedAct tells that an action is filed by an office of this seat.
func (u *Utility) filedAct(item int) bool {
	for i := range u.v.Filed {
		if f := &u.v.Filed[i]; int(f.Item) == item && f.Verb == crisis.Act {
			return true
		}
	}
	return false
}
