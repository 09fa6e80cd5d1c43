package advisor

import (
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
)

// levelsMax is how many levels of an issue are kept apart; those above count as one.
const levelsMax = 12

// likes is what can be seen of another party's wants: a frequency model, after
// Hindriks, Jonker & Tykhonov, "Opponent modelling in automated multi-issue
// negotiation" (2009), and the counting of the NegMAS library: an issue that it keeps
// unchanged or gives as a reason matters to it, a level that it asked for is liked.
type likes struct {
	// liked holds 1 where the party has asked for a level of an issue.
	liked [ledger.IssuesMax][levelsMax]bool
	any   [ledger.IssuesMax]bool
	// kept counts offers that left an issue unchanged, insist refusals because of it.
	kept, insist [ledger.IssuesMax]int16
}

// offered takes in a package after the one before it; said counts the earlier ones.
func (k *likes) offered(t *negotiation.Table, before, l *ledger.Levels, said int) {
	for i := range t.Issues() {
		k.want(i, l[i])
		if said > 0 && before[i] == l[i] && *before != *l {
			k.kept[i]++
		}
	}
}

// asked takes in the changes of a conditional acceptance.
func (k *likes) asked(l *ledger.Levels) {
	for i, level := range l {
		if level != ledger.Unset {
			k.want(i, level)
			k.insist[i]++
		}
	}
}

func (k *likes) want(issue int, level int8) {
	k.any[issue] = true
	k.liked[issue][min(int(level), levelsMax-1)] = true
}

// Worths of a guess, in points of stake.
const (
	stakeUnknown = 3 * num.One
	stakeKept    = num.One / 2
	stakeInsist  = num.One
	stakePledge  = 3 * num.One / 2
)

// stake is what this office thinks an issue is worth to party p: what it has sounded
// out, else a guess that grows where the party insists and stays below what is known.
func (u *Utility) stake(p, issue int) num.Milli {
	t := u.s.Talks
	if u.party == p {
		return t.Stake(p, issue)
	}
	known := t.Stakes[u.o][p]
	if x := u.v.Bal[known[issue]]; x != 0 {
		return x
	}
	k := &u.likes[p]
	guess := stakeUnknown + num.Milli(k.kept[issue])*stakeKept + num.Milli(k.insist[issue])*stakeInsist
	if u.v.Bal[t.Pledge[p][issue]] >= 0 {
		guess += stakePledge
	}
	for _, id := range known {
		if x := u.v.Bal[id]; x != 0 {
			guess = min(guess, x)
		}
	}
	return guess
}

// share is how well a level of an issue seems to suit party p, 0 to 1: 1 where it has
// asked for it, less with the distance from what it asked for.
func (u *Utility) share(p, issue int, level int8) num.Milli {
	k := &u.likes[p]
	if !k.any[issue] {
		return num.One / 2
	}
	size := int(u.s.Talks.Sizes[issue])
	near := size
	for l := range min(size, levelsMax) {
		if k.liked[issue][l] {
			near = min(near, max(l-int(level), int(level)-l))
		}
	}
	if near == 0 {
		return num.One
	}
	return 700 - 700*num.Milli(near)/num.Milli(max(1, size-1))
}

// suits is the guessed satisfaction of party p with a package: its stakes times how
// well each level suits it, in points.
func (u *Utility) suits(p int, l *ledger.Levels, stakes *[ledger.IssuesMax]num.Milli) num.Milli {
	var sum num.Milli
	for i := range u.s.Talks.Issues() {
		sum += stakes[i] * u.share(p, i, l[i]) / num.One
	}
	return sum
}

// stakesOf fills the guessed stakes of a party.
func (u *Utility) stakesOf(p int) (stakes [ledger.IssuesMax]num.Milli) {
	for i := range u.s.Talks.Issues() {
		stakes[i] = u.stake(p, i)
	}
	return stakes
}
