package advisor

import (
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
)

// good tells whether a package is to be accepted. Early it must be as good as what one
// would offer next (AC_next); when the time has nearly gone it is enough that home carries it and that nothing better has been offered of late (AC_combi;
// Baarslag, Hindriks & Jonker, "Effective acceptance conditions in real-time automated
// negotiation", Decision Support Systems 60, 2014).
func (u *Utility) good(l *ledger.Levels) bool {
	t := u.s.Talks
	if t.Check(u.party, l) != negotiation.Sound || t.Retreats(u.v.Bal, u.party, l) >= 0 {
		return false
	}
	return u.enough(t.Payoff(u.party, l))
}

// enough tells whether a payoff is enough to accept.
func (u *Utility) enough(pays num.Milli) bool {
	if pays < u.reserve() {
		return false
	}
	if next, ok := u.next(2); !ok || pays >= next.pays {
		return true
	}
	return u.late() && pays >= u.bestHeard()
}

// bestHeard is the highest payoff of the offers that stand.
func (u *Utility) bestHeard() num.Milli {
	t, top := u.s.Talks, u.reserve()
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
	if !ok || u.last || u.heard.offers >= offersMax || t.Agreed(u.v.Bal) || t.Payoff(u.party, l) < next.pays-amendMax {
		return 0, 0, false
	}
	stakes := u.stakes()
	var top num.Milli
	var best ledger.Levels
	for i := range t.Issues() {
		m := *l
		for x := range t.Sizes[i] {
			if m[i] = x; x == l[i] || t.Payoff(u.party, &m) < next.pays || t.Check(u.party, &m) != negotiation.Sound {
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
	offer, offered := negotiation.Read(u.v.Bal, t.Offer[u.party])
	text, tabled := negotiation.Read(u.v.Bal, t.Text)
	return u.heard.saidIt(l) || offered && offer == *l || tabled && text == *l
}
