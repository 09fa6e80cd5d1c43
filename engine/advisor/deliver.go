package advisor

import (
	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/rule"
)

// deliver files what its party owes: at once, so that a slip leaves time for another try,
// or, where its style is so, on the last day or not at all.
func (u *Utility) deliver() (d ledger.Directive, ok bool) {
	t := u.s.Talks
	if !u.leads() || u.v.Bal[t.Owed[u.party]] == 0 {
		return d, false
	}
	due := u.v.Bal[t.Due[u.party]]
	if u.whim(luckShirk, due) < u.Taste.Deal.Shirk {
		return d, false
	}
	if u.v.Bal[ledger.Turn] < due && u.whim(luckLate, due) < u.Taste.Deal.Late {
		return d, false
	}
	return ledger.Directive{Verb: crisis.Deliver}, true
}

// whim is a number of 0 to 99.999 for the delivery of a date.
func (u *Utility) whim(p chance.Purpose, due num.Milli) num.Milli {
	return chance.Percent(u.luck.Draw(chance.Key{Purpose: p, Actor: uint16(u.o), Subject: uint16(due / num.One)}))
}

// spares tells whether an act leaves an order and enough capital for the delivery that its
// party owes, or will owe for a text that is agreed: those in one cabinet share both.
func (u *Utility) spares(item int) bool {
	p, owed := u.delivers()
	return (p < 0 || !owed || u.orderLeft()) && u.leavesEnough(u.s.Actions[item].Each[u.o].Cost)
}

// delivers is the party whose delivery those who share its orders and purse have to think
// of, -1 for none, and whether that is owed already and not filed yet.
func (u *Utility) delivers() (p int, owed bool) {
	if !u.staged() {
		return -1, false
	}
	if p = u.sideParty(u.o); p < 0 || !u.together(u.s.Talks.Parties[p].Office) {
		return -1, false
	}
	return p, u.v.Bal[u.s.Talks.Owed[p]] > 0 && !u.delivering(p)
}

// leavesEnough tells whether who pays a cost keeps enough capital for that delivery.
func (u *Utility) leavesEnough(cost []rule.Posting) bool {
	p, owed := u.delivers()
	t, bal := u.s.Talks, u.v.Bal
	if p < 0 || !owed && !t.Agreed(bal) {
		return true
	}
	for _, want := range t.Deliver.Each[t.Parties[p].Office].Cost {
		keep, _ := want.By.Constant()
		for _, x := range cost {
			amount, _ := x.By.Constant()
			if u.roles[x.To] == rolePurse && bal[want.To]-amount < keep {
				return false
			}
		}
	}
	return true
}

// together tells whether an office is this one or sits in its cabinet.
func (u *Utility) together(o ledger.Office) bool {
	lead := u.v.Bal[u.s.Offices[u.o].Lead]
	return o == u.o || lead != 0 && u.v.Bal[u.s.Offices[o].Lead] == lead
}

// orderLeft tells whether one more order leaves another for the delivery.
func (u *Utility) orderLeft() bool {
	n := 0
	for i := range u.v.Filed {
		if f := &u.v.Filed[i]; u.together(f.By) && (f.Verb == crisis.Act || f.Verb == crisis.Invite || f.Verb == crisis.Deliver) {
			n++
		}
	}
	most := u.s.Orders
	if u.v.Bal[u.s.Offices[u.o].Lead] != 0 {
		most = int(u.v.Bal[u.s.CabinetOrders] / num.One)
	}
	return n+1 < most
}

// delivering tells that the delivery of party p is filed for this turn.
func (u *Utility) delivering(p int) bool {
	for i := range u.v.Filed {
		if f := &u.v.Filed[i]; f.Verb == crisis.Deliver && u.s.Talks.Party(f.By) == p {
			return true
		}
	}
	return false
}
