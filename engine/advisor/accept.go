package advisor

import (
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
)

// good tells whether a package is to be accepted:
//
//  1. It must be lawful, keep its public demands, and home must carry it.
//  2. It is good when it is as good as its own standing offer, or as what it would
//     offer next (AC_next).
//  3. When the time has nearly gone, or the other side insists at the end, it is
//     enough that nothing better has been offered of late (AC_combi).
//
// The conditions are those of Baarslag, Hindriks & Jonker, "Effective acceptance
// conditions in real-time automated negotiation", Decision Support Systems 60, 2014.
func (u *Utility) good(l *ledger.Levels) bool {
	t := u.s.Talks
	if t.Check(u.party, l) != negotiation.Sound || t.Retreats(u.v.Bal, u.party, l) >= 0 || u.crossed(l) >= 0 {
		return false
	}
	pays := t.Payoff(u.party, l)
	return u.enough(pays, u.insisted(l)) || pays >= u.threshold() && u.prefers(l)
}

// enough tells whether a payoff is enough to accept.
func (u *Utility) enough(pays num.Milli, insisted bool) bool {
	if pays < u.threshold() {
		return false
	}
	if l, stands := u.standing(); stands && pays >= u.s.Talks.Payoff(u.party, &l) {
		return true
	}
	if insisted && pays >= u.bestHeard() {
		return true
	}
	if pays < u.reserve() {
		return false
	}
	if next, ok := u.next(2); !ok || pays >= next.pays {
		return true
	}
	return (u.late() || u.final() && u.last) && pays >= u.bestHeard()
}

// standing is its own offer on the table.
func (u *Utility) standing() (ledger.Levels, bool) {
	return negotiation.Read(u.v.Bal, u.s.Talks.Offer[u.party])
}

// insisted tells that in the last turn a party has said again that a package is its offer.
func (u *Utility) insisted(l *ledger.Levels) bool {
	for p := range u.heard.parties {
		w := &u.heard.parties[p]
		if p != u.party && u.final() && w.repeats && w.offer == *l {
			return true
		}
	}
	return false
}

// bestHeard is the highest payoff of the offers that stand.
func (u *Utility) bestHeard() num.Milli {
	t, top := u.s.Talks, u.threshold()
	for p := range t.Parties {
		if l, ok := negotiation.Read(u.v.Bal, t.Offer[p]); ok && p != u.party {
			top = max(top, t.Payoff(u.party, &l))
		}
	}
	return top
}

// amendMax is how far below its next offer a package may pay and still be worth a change.
const amendMax = 5 * num.One / 2

// amend finds the one change that makes a package good and suits the others best; what
// it has asked for already it does not ask for again.
func (u *Utility) amend(l *ledger.Levels) (issue int, level int8, found bool) {
	t := u.s.Talks
	next, ok := u.next(0)
	if !ok || u.last || u.heard.offers >= u.offersMax() || t.Agreed(u.v.Bal) || t.Payoff(u.party, l) < next.pays-amendMax {
		return 0, 0, false
	}
	stakes := u.stakes()
	var top num.Milli
	var best ledger.Levels
	for i := range t.Issues() {
		m := *l
		for x := range t.Sizes[i] {
			if m[i] = x; x == l[i] || t.Payoff(u.party, &m) < next.pays || t.Check(u.party, &m) != negotiation.Sound || u.crossed(&m) >= 0 {
				continue
			}
			suits := u.pleases(&m, &stakes)
			if !found || suits > top {
				issue, level, found, top, best = i, x, true, suits, m
			}
		}
	}
	return issue, level, found && !u.saidBefore(&best)
}

// saidBefore tells that a package would repeat what it asked for this turn, or what
// stands as its offer or as the text.
func (u *Utility) saidBefore(l *ledger.Levels) bool {
	t := u.s.Talks
	offer, offered := u.standing()
	text, tabled := negotiation.Read(u.v.Bal, t.Text)
	return u.heard.saidIt(l) || offered && offer == *l || tabled && text == *l
}
