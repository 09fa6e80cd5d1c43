package crisis

import (
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/rule"
	"backchannel/engine/scenario"
)

// bill tells what an act would do with the bill that it names.
func (o *outlook) bill(d *ledger.Directive) {
	a := &o.s.Actions[d.Item]
	bill := int(d.Pick) - 1
	if a.On != scenario.OnBill || bill < 0 || bill >= len(o.s.Bills) {
		return
	}
	b := &o.s.Bills[bill]
	o.scale = asWritten
	if a.Tables || a.Calls {
		if a.Calls {
			o.say("Its vote comes at the end of this turn")
		} else {
			o.say("Next turn: %s", StageName(o.s, &b.Path[0]))
		}
		if w, ok := CountVotes(o.s, o.v, bill); ok {
			o.say("First vote: %s", o.counted(&w))
		}
		o.steps(o.s.Book.Say("tabled: "), b.WhenTabled)
		o.steps(o.s.Book.Say("if it passes: "), b.WhenPassed)
		o.steps(o.s.Book.Say("if it fails: "), b.WhenFailed)
	}
	if a.Whips {
		o.whip(d, bill)
	}
}

// counted tells a count: "Senate, 58.4 yes expected, 60 needed, a 41 % chance".
func (o *outlook) counted(w *WhipCount) string {
	return o.s.Book.Say("%s, %v yes votes expected and %d needed, a %v %% chance", o.s.Chambers[w.Chamber].Short, tenths(w.Expected), w.Needed, tenths(w.Odds))
}

// whip tells what bargaining for votes can bring.
func (o *outlook) whip(d *ledger.Directive, bill int) {
	b := &o.s.Bills[bill]
	k := whipped(o.s, b, o.v.Bal, o.by)
	if k < 0 {
		return
	}
	dice := 0
	rule.Walk(o.s.Actions[d.Item].Each[o.by].Does, func(s *rule.Step) {
		if s.When.Holds(o.v.Bal) {
			dice += int(s.Whip)
		}
	})
	few, many := num.Of(dice), num.Of(4*dice)
	against := b.Against.Has(o.by)
	if against {
		few, many = -few, -many
	}
	now, least, most := CountAt(o.s, o.v, bill, k), CountWith(o.s, o.v, bill, k, few), CountWith(o.s, o.v, bill, k, many)
	o.say("Now: %s", o.counted(&now))
	low, high := tenths(min(least.Odds, most.Odds)), tenths(max(least.Odds, most.Odds))
	if against {
		o.say("Wins %d to %d votes against it, and what your evidence is worth: the chance goes to between %v and %v %%", dice, 4*dice, low, high)
		return
	}
	o.say("Wins %d to %d votes for it, and what your evidence is worth: the chance goes to between %v and %v %%", dice, 4*dice, low, high)
}

// veto tells what sending a bill back does.
func (o *outlook) veto(bill int) {
	b := &o.s.Bills[bill]
	if !onDesk(b, o.v.Bal, o.by) {
		return
	}
	o.say("Without a veto it is law at the end of this turn")
	o.steps("", b.WhenVetoed)
	desk := int(o.v.Bal[b.Stage]/num.One) - 1
	for k := range desk {
		if b.Path[desk].Override && b.Path[k].Kind == scenario.Floor {
			w := CountAt(o.s, o.v, bill, k)
			w.Needed = twoThirds.Of(w.Present)
			o.say("Two thirds can still make it law: %s, %v yes votes expected and %d needed", o.s.Chambers[w.Chamber].Short, tenths(w.Expected), w.Needed)
		}
	}
}
