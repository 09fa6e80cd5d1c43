package advisor

import (
	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
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

// spares tells whether an act leaves enough for the delivery that is owed or will be.
func (u *Utility) spares(item int) bool {
	if !u.staged() || !u.leads() {
		return true
	}
	t, bal := u.s.Talks, u.v.Bal
	owed := bal[t.Owed[u.party]] > 0 && !u.delivering()
	if !owed && !t.Agreed(bal) {
		return true
	}
	for _, want := range t.Deliver.Each[u.o].Cost {
		keep, _ := want.By.Constant()
		for _, cost := range u.s.Actions[item].Each[u.o].Cost {
			amount, _ := cost.By.Constant()
			if cost.To == want.To && bal[cost.To]-amount < keep {
				return false
			}
		}
	}
	return true
}

// delivering tells that the delivery of this turn is filed.
func (u *Utility) delivering() bool {
	for i := range u.v.Filed {
		if f := &u.v.Filed[i]; f.Verb == crisis.Deliver && u.s.Talks.Party(f.By) == u.party {
			return true
		}
	}
	return false
}
