package advisor

import (
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// named is what an action is best done about, where it names a bill or an issue, and what
// that is worth beyond what the action does by itself.
func (u *Utility) named(item int) (pick uint8, worth num.Milli) {
	a := &u.s.Actions[item]
	switch a.On {
	case scenario.OnIssue:
		return u.namedIssue(a.Each[u.o].Does != nil && sounds(a, u.o))
	case scenario.OnBill:
		return u.namedBill(item)
	}
	return 0, 0
}

// sounds tells whether an action finds something out.
func sounds(a *scenario.Action, o ledger.Office) bool {
	for i := range a.Each[o].Does {
		if len(a.Each[o].Does[i].Sound) > 0 {
			return true
		}
	}
	return false
}

// namedIssue is the issue about which most is to be found out: the one that is sore or a
// prize in the agendas of most homes that are not made out yet; to who asks for law, the
// one that needs a law.
func (u *Utility) namedIssue(sounds bool) (pick uint8, worth num.Milli) {
	t := u.s.Talks
	if t == nil {
		return 0, 0
	}
	best := -num.One
	for i := range t.Issues() {
		var x num.Milli
		if t.Topics[i].Bound {
			x = num.One / 10
		}
		if sounds && u.staged() {
			x = u.unknownOf(i)
		}
		if x > best {
			pick, best = uint8(i+1), x
		}
	}
	if !sounds || !u.staged() || u.settledAll() {
		return pick, 0
	}
	left := num.Milli(max(0, t.Until-u.turn()))
	return pick, best.Mul(u.Taste.Deal.Sounds) * left / num.Milli(max(1, t.Until-1))
}

// unknownOf is for how many homes the true weight of an issue would tell agendas apart.
func (u *Utility) unknownOf(issue int) (n num.Milli) {
	t := u.s.Talks
	for p := range t.Parties {
		if p == u.party || !t.Parties[p].Veto || u.v.Bal[t.Stakes[u.o][p][issue]] != 0 {
			continue
		}
		h := u.home(p)
		for k := 1; k <= min(len(t.Parties[p].Agendas), agendasTop) && !h.known; k++ {
			if a := &t.Parties[p].Agendas[k-1]; a.Sore == issue || a.Prize == issue {
				n += num.Milli(min(h.likely[k], wholeHome-h.likely[k])) * 3 / 2
			}
		}
	}
	return n
}

// namedBill is the bill that an action is best done about.
func (u *Utility) namedBill(item int) (pick uint8, worth num.Milli) {
	a := &u.s.Actions[item]
	try := ledger.Directive{Verb: crisis.Act, Item: uint16(item)}
	worth = -percent
	for i := range u.s.Bills {
		try.Pick = uint8(i + 1)
		gain := u.worthOfBill(i)
		if a.Whips && gain < 0 && !u.s.Bills[i].Against.Has(u.o) || !a.Whips && gain <= 0 || a.Whips && u.v.Bal[u.s.Bills[i].Stage] == 0 {
			continue
		}
		if !u.may(&try) {
			continue
		}
		x := u.motion(a, i, gain)
		if x > worth {
			pick, worth = try.Pick, x
		}
	}
	if a.Whips && u.s.Talks != nil {
		try.Pick = uint8(len(u.s.Bills) + 1)
		if x := u.worthOfWhipping(); x > worth && u.may(&try) {
			pick, worth = try.Pick, x
		}
	}
	return pick, worth
}

// motion is what it is worth to table a bill, to call up its vote, or to win votes for it.
func (u *Utility) motion(a *scenario.Action, bill int, gain num.Milli) num.Milli {
	b := &u.s.Bills[bill]
	if !a.Whips {
		return gain.Mul(u.passes(bill)) / 100
	}
	if b.Against.Has(u.o) {
		gain = -gain
	}
	w, ok := crisis.CountVotes(u.s, u.v, bill)
	if !ok || gain <= 0 {
		return -percent
	}
	more := crisis.CountWith(u.s, u.v, bill, w.Stage, whipGuess)
	return gain.Mul(more.Odds-w.Odds) / 100
}

// whipGuess is how many votes one round of bargaining wins, about.
const whipGuess = 5 * num.One / 2

// passes is the chance in percent that a bill gets through all its votes, as far as they
// can be counted today.
func (u *Utility) passes(bill int) num.Milli {
	b := &u.s.Bills[bill]
	odds := percent
	for k := range b.Path {
		if b.Path[k].Kind == scenario.Floor {
			w := crisis.CountAt(u.s, u.v, bill, k)
			odds = odds.Mul(w.Odds) / 100
		}
	}
	return odds
}

// worthOfBill is what a bill is worth to this office once it has passed: what it does,
// and the levels of the table that it opens.
func (u *Utility) worthOfBill(bill int) num.Milli {
	b := &u.s.Bills[bill]
	if u.turn()+len(b.Path) > u.s.Turns || u.v.Bal[b.Passed] > 0 || u.v.Bal[b.Failed] > 0 {
		return 0
	}
	return u.worth(b.WhenPassed, asWritten, 0) + u.worthOfOpening(b)
}

// openShare is how much of what a level would bring its opening is worth, in percent:
// the other side has to want it too.
const openShare = 30 * num.One

// worthOfOpening is what it is worth that levels which need the bill can be agreed.
func (u *Utility) worthOfOpening(b *scenario.Bill) (sum num.Milli) {
	t := u.s.Talks
	if t == nil || u.party < 0 || u.settledAll() {
		return 0
	}
	for i := range t.Issues() {
		topic := &t.Topics[i]
		for l := int8(1); topic.Bound && l < t.Sizes[i]; l++ {
			if !u.needsOf(topic, l, b.Passed) || topic.Needs[l].Holds(u.v.Bal) {
				continue
			}
			sum += max(0, t.LevelWorth(u.v.Bal, u.party, i, l)-t.LevelWorth(u.v.Bal, u.party, i, l-1)).Mul(openShare) / 100
		}
	}
	return sum
}

func (u *Utility) needsOf(topic *scenario.Issue, level int8, id ledger.ID) bool {
	u.slots = topic.Needs[level].Reads(u.slots[:0])
	for _, slot := range u.slots {
		if ledger.ID(slot) == id {
			return true
		}
	}
	return false
}

// dealWorth is what it is worth to an office that a text which all have signed passes.
const dealWorth = 10 * num.One

// worthOfWhipping is what votes for a text that waits for the vote at home are worth.
func (u *Utility) worthOfWhipping() num.Milli {
	t := u.s.Talks
	if !u.staged() || u.v.Bal[t.Text[0]] < 0 || !t.Sealed(u.v.Bal) {
		return -percent
	}
	for p := range t.Parties {
		if !t.Parties[p].Ratifies() || !homeOf(u.s, u.o, p) {
			continue
		}
		l := t.InForce(u.v.Bal)
		for i, id := range t.Text {
			l[i] = int8(u.v.Bal[id] / num.One)
		}
		before := u.foresee(p, &l, 0)
		return dealWorth.Mul(u.foresee(p, &l, whipGuess)-before) / 100
	}
	return -percent
}

// foresee is the odds of the vote of party p on a text if so many more votes are won.
func (u *Utility) foresee(p int, l *ledger.Levels, votes num.Milli) num.Milli {
	t := u.s.Talks
	u.guessed = append(u.guessed[:0], u.v.Bal...)
	if p != u.party {
		h := u.home(p)
		u.guessed[t.Reserve[p]] = h.need
		top := 0
		for k := range h.likely {
			if h.likely[k] > h.likely[top] {
				top = k
			}
		}
		if len(t.Parties[p].Agendas) > 0 {
			u.guessed[t.Agenda[p]] = num.Of(top)
		}
	}
	if id := t.Votes[p].Whip; id != ledger.Turn {
		u.guessed[id] += votes
	}
	return crisis.RatificationOf(u.s, u.guessed, p, l).Odds
}

// vetoFrom is how bad a bill must be for who signs it to veto it.
const vetoFrom = -3 * num.One

// veto stops a bill on its desk that would do it harm.
func (u *Utility) veto() (d ledger.Directive, ok bool) {
	for i := range u.s.Bills {
		d = ledger.Directive{Verb: crisis.Veto, Item: uint16(i)}
		if !u.may(&d) {
			continue
		}
		b := &u.s.Bills[i]
		if u.worth(b.WhenPassed, asWritten, 0)-u.worth(b.WhenVetoed, asWritten, 0) < vetoFrom {
			return d, true
		}
	}
	return d, false
}
