package advisor

import (
	"backchannel/engine/chance"
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
)

// saidMax is how many of a party's latest packages are remembered.
const saidMax = 8

// likes is what can be seen of another party's wants: a frequency model, after
// Hindriks, Jonker & Tykhonov, "Opponent modelling in automated multi-issue
// negotiation" (2009), and the counting of the NegMAS library: an issue that it keeps
// unchanged or gives as a reason matters to it, a package like one that it asked for
// suits it.
type likes struct {
	// said holds its latest packages, n counts all of them.
	said [saidMax]ledger.Levels
	n    int
	// kept counts packages that left an issue unchanged, insist refusals because of it.
	kept, insist [ledger.IssuesMax]int16
}

// heard takes in a package that the party asked for.
func (k *likes) heard(t *negotiation.Table, l *ledger.Levels) {
	if k.n > 0 {
		before := &k.said[(k.n-1)%saidMax]
		if *before == *l {
			return
		}
		for i := range t.Issues() {
			if before[i] == l[i] {
				k.kept[i]++
			}
		}
	}
	k.said[k.n%saidMax] = *l
	k.n++
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

// contrary is 1 where a level is worst for this office and 0 where it is best.
func (u *Utility) contrary(issue int, level int8) num.Milli {
	if u.party < 0 {
		return num.One / 2
	}
	pays := u.s.Talks.Parties[u.party].Pays[issue]
	low, high := pays[0], pays[0]
	for _, x := range pays {
		low, high = min(low, x), max(high, x)
	}
	if low == high {
		return num.One / 2
	}
	return (high - pays[level]).Div(high - low)
}

// suits is the guessed satisfaction of party p with a package, in points of stake: how
// near it comes to one that the party asked for (the similarity of Faratin, Sierra &
// Jennings 2002), a level that is off counting by its distance. Of a party that has said
// nothing it is taken that it wants the contrary (the fixed-pie assumption that
// negotiators begin with: Thompson & Hastie, Organizational Behavior and Human Decision
// Processes 47, 1990).
func (u *Utility) suits(p int, l *ledger.Levels, stakes *[ledger.IssuesMax]num.Milli) num.Milli {
	t, k := u.s.Talks, &u.likes[p]
	var top num.Milli
	if k.n == 0 {
		for i := range t.Issues() {
			top += stakes[i].Mul(u.contrary(i, l[i]))
		}
		return top
	}
	for j := range min(k.n, saidMax) {
		var sum num.Milli
		for i := range t.Issues() {
			sum += stakes[i] * alike(k.said[j][i], l[i], t.Sizes[i]) / num.One
		}
		top = max(top, sum)
	}
	return top
}

// alike is 1 for the same level, and at most the half for another.
func alike(a, b, size int8) num.Milli {
	if a == b {
		return num.One
	}
	return 600 - 600*num.Milli(max(a-b, b-a))/num.Milli(max(1, size-1))
}

// pleases is how well a package seems to suit all others together. The eye for it is
// not perfect: each package is seen a little better or worse than it is, the same way
// all through a game.
func (u *Utility) pleases(l *ledger.Levels, stakes *tableStakes) num.Milli {
	sum, number := num.Milli(0), uint16(0)
	for p := range u.s.Talks.Parties {
		if p != u.party {
			sum += u.suits(p, l, &stakes[p])
		}
	}
	for i, size := range u.s.Talks.Sizes {
		number = number*uint16(size) + uint16(l[i])
	}
	blur := chance.Percent(u.luck.Draw(chance.Key{Purpose: luckBlur, Actor: uint16(u.o), Subject: number}))
	return sum + u.Taste.Blur.Mul(blur)/100
}

// tableStakes holds the guessed stakes of every party.
type tableStakes = [negotiation.PartiesMax][ledger.IssuesMax]num.Milli

// stakes fills the guessed stakes of every party.
func (u *Utility) stakes() (all tableStakes) {
	for p := range u.s.Talks.Parties {
		all[p] = u.stakesOf(p)
	}
	return all
}

// stakesOf fills the guessed stakes of a party.
func (u *Utility) stakesOf(p int) (stakes [ledger.IssuesMax]num.Milli) {
	for i := range u.s.Talks.Issues() {
		stakes[i] = u.stake(p, i)
	}
	return stakes
}
