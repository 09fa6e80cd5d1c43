package crisis

import (
	"slices"

	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// untouched tells whether a bill has not been before a parliament yet.
func untouched(b *scenario.Bill, bal []num.Milli) bool {
	return bal[b.Stage] == 0 && bal[b.Passed] == 0 && bal[b.Failed] == 0
}

// pendingBill tells whether a bill is on its way.
func pendingBill(b *scenario.Bill, bal []num.Milli) bool {
	return bal[b.Stage] > 0 && bal[b.Passed] == 0
}

// whipped is the number of the stage at which votes that an office bargains for would
// count: the next vote in one of its chambers, or after a veto the first; -1 for none.
func whipped(s *scenario.Scenario, b *scenario.Bill, bal []num.Milli, by ledger.Office) int {
	if !pendingBill(b, bal) {
		return -1
	}
	k := int(bal[b.Stage]/num.One) - 1
	if bal[b.Vetoed] > 0 {
		k = 0
	}
	return b.NextFloor(k, ledger.Only(by), s.Chambers)
}

// Why a bill is not open for what is asked, in the Have of a refusal.
const (
	billClosed  num.Milli = iota // it cannot be tabled before a turn
	billUntried                  // it has not been tabled
	billMoving                   // it is on its way
	billDecided                  // it is law, or it was voted down
	billEarly                    // what it needs has not happened
)

func stateOf(b *scenario.Bill, bal []num.Milli) num.Milli {
	switch {
	case untouched(b, bal):
		return billUntried
	case pendingBill(b, bal):
		return billMoving
	}
	return billDecided
}

// checkNamed refuses an act on a bill or an issue that names none, or a bill with which it
// can do nothing.
//
//  1. It names one, of its own bills if it has some.
//  2. A bill is tabled once, by an office that can, when it opens, what it needs has
//     happened, and its chamber sits.
//  3. A vote is called up by such an office where the bill is privileged, until it is held.
//  4. Votes are bargained for while a bill is on its way, in a chamber of the office's own.
func checkNamed(s *scenario.Scenario, v *View, d *ledger.Directive, r *Refusal) bool {
	a := &s.Actions[d.Item]
	if a.On == scenario.OnIssue {
		if d.Pick == 0 || int(d.Pick) > s.Talks.Issues() {
			return r.refuse(Refusal{Code: NoTarget, Item: d.Item})
		}
		return true
	}
	if a.Whips && ratified(s) && int(d.Pick) == len(s.Bills)+1 {
		if ratifierOf(s, d.By) < 0 {
			return r.refuse(Refusal{Code: NotYourChamber, Item: noItem})
		}
		return true
	}
	if d.Pick == 0 || int(d.Pick) > len(s.Bills) || a.Only != nil && !slices.Contains(a.Only, int(d.Pick)-1) {
		return r.refuse(Refusal{Code: NoTarget, Item: d.Item})
	}
	i := uint16(d.Pick) - 1
	b := &s.Bills[i]
	if a.Tables || a.Calls {
		if !b.By.Has(d.By) {
			return r.refuse(Refusal{Code: NotYourChamber, Item: i})
		}
		if !checkMotion(s, v.Bal, a, b, r) {
			r.Item = i
			return false
		}
	}
	switch {
	case !a.Whips:
	case !pendingBill(b, v.Bal):
		return r.refuse(Refusal{Code: BillNotOpen, Item: i, Have: stateOf(b, v.Bal)})
	case whipped(s, b, v.Bal, d.By) < 0:
		return r.refuse(Refusal{Code: NotYourChamber, Item: i})
	}
	return true
}

// checkMotion refuses to table a bill, or to call up its vote, at the wrong time.
func checkMotion(s *scenario.Scenario, bal []num.Milli, a *scenario.Action, b *scenario.Bill, r *Refusal) bool {
	first := b.FirstFloor()
	switch {
	case bal[ledger.Turn] < num.Of(b.OpensAt):
		return r.refuse(Refusal{Code: BillNotOpen, Have: billClosed, Want: num.Of(b.OpensAt)})
	case a.Calls && !b.Privileged:
		return r.refuse(Refusal{Code: NotPrivileged})
	case a.Calls && !untouched(b, bal) && (!pendingBill(b, bal) || bal[b.Stage] > num.Of(first+1)):
		return r.refuse(Refusal{Code: BillNotOpen, Have: stateOf(b, bal)})
	case a.Tables && !untouched(b, bal):
		return r.refuse(Refusal{Code: BillNotOpen, Have: stateOf(b, bal)})
	case untouched(b, bal) && !b.Needs.Holds(bal):
		*r = lacking(Refusal{Code: BillNotOpen}, &b.Needs, bal)
		r.Have, r.Want = billEarly, r.Have
		return false
	case a.Calls && !sits(s, b, first, bal) || a.Tables && !sits(s, b, 0, bal):
		return r.refuse(Refusal{Code: NotSitting})
	}
	return true
}

// checkVeto refuses to veto what does not lie before the office.
func checkVeto(s *scenario.Scenario, v *View, d *ledger.Directive, r *Refusal) bool {
	if int(d.Item) >= len(s.Bills) {
		return r.refuse(Refusal{Code: NoSuchThing})
	}
	switch b := &s.Bills[d.Item]; {
	case !onDesk(b, v.Bal, d.By):
		return r.refuse(Refusal{Code: NotBeforeYou, Item: d.Item})
	case filed(v.Filed, d) != nil:
		return r.refuse(Refusal{Code: FiledAlready})
	}
	return true
}

// onDesk tells whether a bill lies before an office to be signed.
func onDesk(b *scenario.Bill, bal []num.Milli, by ledger.Office) bool {
	k := int(bal[b.Stage]/num.One) - 1
	return k >= 0 && k < len(b.Path) && b.Path[k].Kind == scenario.Desk && b.Path[k].Signs == by && bal[b.Vetoed] == 0
}
