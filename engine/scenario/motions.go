package scenario

import (
	"backchannel/engine/ledger"
	"backchannel/engine/rule"
)

// motions are the words for what moves a bill.
var motions = map[string]rule.Motion{"table": rule.Tabling, "call": rule.Calling}

// move compiles what a step does with the bill or the issue that the act names.
func (b stepper) move(f *stepFile, s *rule.Step) {
	if f.Sound.Name == "issue" && b.on != OnIssue {
		b.add(f.Sound.At, "", "sound: issue shows the issue that an act names: write on: issue in its action")
	}
	if f.Motion.Name == "" && f.Whip == 0 {
		return
	}
	at := f.at
	if f.Motion.Name != "" {
		at = f.Motion.At
		var ok bool
		if s.Motion, ok = motions[f.Motion.Name]; !ok {
			b.add(at, nearest(f.Motion.Name, keys(motions)), "motion must be table or call, got %s", echo(f.Motion.Name))
		}
	}
	switch s.Whip = uint8(f.Whip); {
	case b.on != OnBill:
		b.add(at, "", "motion and whip move the bill that an act names: write on: bill in its action")
	case b.inElse || f.After > 0 || f.Odds.Src != "":
		b.add(at, "", "motion and whip stand at the top of their list, without odds, after or else: write a step of its own")
	case b.sees != ledger.Everyone:
		b.add(at, "", "parliaments vote in public: take secret out")
	case s.Whip > 0 && !b.whipsSomewhere():
		b.add(at, "", "%s bargains in no chamber: name it under of in chambers.yaml", b.s.Offices[b.n.of].ID)
	}
}

// whipsSomewhere tells whether the acting office bargains in any chamber.
func (b stepper) whipsSomewhere() bool {
	for i := range b.s.Chambers {
		if b.s.Chambers[i].Of.Has(b.n.of) {
			return true
		}
	}
	return false
}
