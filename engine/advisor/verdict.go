package advisor

import (
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
)

// verdict is what it thinks of a package that is put to it.
type verdict struct {
	takes bool
	// Else why not, the issue, plus one, that it names, and the level, plus one, that it
	// would have there; 0 where it names none.
	reason uint8
	item   uint16
	wants  int8
}

// weighText judges a package that is put to it:
//
//  1. It must be lawful, ready, keep its public demands, and home must carry it.
//  2. All who vote on it must be likely enough to pass it.
//  3. It is taken when it gives what this office aims at or would offer itself, or a
//     fair part of what the two sides gain.
func (u *Utility) weighText(l *ledger.Levels) verdict {
	t := u.s.Talks
	if u.waits() {
		return verdict{reason: crisis.ReasonOwed}
	}
	if i := t.Retreats(u.v.Bal, u.party, l); i >= 0 {
		return verdict{reason: crisis.ReasonDemand, item: uint16(i + 1)}
	}
	if i := u.crossed(l); i >= 0 {
		return verdict{reason: crisis.ReasonHome, item: uint16(i + 1), wants: u.lineOf(i, l[i])}
	}
	for i := range t.Issues() {
		if !u.ready(i, l[i]) {
			return verdict{reason: crisis.ReasonLaw, item: uint16(i + 1)}
		}
	}
	c := u.assess(l)
	next := u.pick()
	if c.mine < 0 || t.Fault(u.party, l) != negotiation.Sound {
		item, wants := u.sorest(u.party, l, next)
		return verdict{reason: crisis.ReasonHome, item: item, wants: wants}
	}
	if odds, worst := u.carries(l); odds < u.field.care {
		reason := crisis.ReasonTheirs
		if u.ownSide(worst) {
			reason = crisis.ReasonOwn
		}
		item, _ := u.sorest(worst, l, nil)
		return verdict{reason: reason, item: item}
	}
	switch {
	case c.mine >= u.aims(), next == nil, c.mine >= next.mine, u.fair(&c), u.prefers(l):
		return verdict{takes: true}
	}
	item, wants := u.missing(l, next)
	if item == 0 { // the other package is better as a whole
		item, wants = u.sorest(u.party, l, nil)
	}
	return verdict{reason: crisis.ReasonMore, item: item, wants: wants}
}

// fair tells whether a package gives this office its part of what both sides gain.
// At the start of a bargain it hopes for more than that.
func (u *Utility) fair(c *candidate) bool {
	if c.mine < min(u.keeps()/2, u.field.high/2) {
		return false
	}
	hopes := max(0, hopeTurns-num.Milli(u.turn()-max(1, u.heard.since))) * hopeStep
	both := c.mine + max(0, c.theirs)
	return c.mine.Mul(percent) >= both.Mul(u.Taste.Deal.Fair+hopes)
}

// For so many turns it hopes for more than its fair part, by so much less each turn.
const (
	hopeTurns = 4
	hopeStep  = 9 * num.One
)

func (u *Utility) ownSide(p int) bool {
	s := u.s
	return p >= 0 && s.Offices[u.o].Side >= 0 && s.Offices[s.Talks.Parties[p].Office].Side == s.Offices[u.o].Side
}

// sorest is the issue, plus one, on which a package costs a party most against what is
// in force; where none does, the one on which it lacks most of what this office would
// offer, of what the next step on a row would bring that party, or of what a row could.
// wants is the level there, plus one, that it falls short of.
func (u *Utility) sorest(p int, l *ledger.Levels, next *candidate) (item uint16, wants int8) {
	if p < 0 {
		return 0, 0
	}
	force := &u.field.key.force
	if item, wants = u.shortOf(p, l, func(i int, x int8) bool { return x == force[i] }); item > 0 {
		return item, wants
	}
	if next != nil {
		if item, wants = u.missing(l, next); item > 0 {
			return item, wants
		}
	}
	near := func(i int, x int8) bool { return u.field.key.open[i]>>x&1 == 1 && apart(x, force[i]) <= 1 }
	if item, wants = u.shortOf(p, l, near); item > 0 {
		return item, wants
	}
	return u.shortOf(p, l, func(int, int8) bool { return true })
}

// shortOf is the issue, plus one, on which a package falls furthest short, for a party,
// of a level that counts, and that level, plus one.
func (u *Utility) shortOf(p int, l *ledger.Levels, counts func(issue int, level int8) bool) (item uint16, wants int8) {
	t := u.s.Talks
	var worst num.Milli
	for i := range t.Issues() {
		for x := range t.Sizes[i] {
			if gap := u.levelFor(p, i, x) - u.levelFor(p, i, l[i]); gap > worst && counts(i, x) {
				worst, item, wants = gap, uint16(i+1), x+1
			}
		}
	}
	return item, wants
}

// levelFor is what a level is worth to a party, as far as this office can tell.
func (u *Utility) levelFor(p, issue int, level int8) num.Milli {
	t := u.s.Talks
	if p == u.party {
		return t.LevelWorth(u.v.Bal, p, issue, level)
	}
	x := t.Parties[p].Pays[issue][level]
	h := &u.field.homes[p]
	for k := 1; k <= min(len(t.Parties[p].Agendas), agendasTop); k++ {
		x += num.Milli(int64(t.Parties[p].Agendas[k-1].Adds(&t.Space, issue, level)) * h.likely[k] / wholeHome)
	}
	return x
}

// missing is the issue, plus one, on which a package falls furthest short of another, and
// the other's level there, plus one.
func (u *Utility) missing(l *ledger.Levels, next *candidate) (item uint16, wants int8) {
	t := u.s.Talks
	var worst num.Milli
	for i := range t.Issues() {
		if gap := t.LevelWorth(u.v.Bal, u.party, i, next.levels[i]) - t.LevelWorth(u.v.Bal, u.party, i, l[i]); gap > worst {
			worst, item, wants = gap, uint16(i+1), next.levels[i]+1
		}
	}
	return item, wants
}
