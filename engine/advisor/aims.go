package advisor

import (
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// leads tells whether it bargains for its party: the party's own office does, as long as
// none of those who speak for it has spoken.
func (u *Utility) leads() bool {
	t := u.s.Talks
	return u.party >= 0 && t.Parties[u.party].Office == u.o && t.Parties[u.party].Signs()
}

// canTalk tells whether a text could still be agreed this turn.
func (u *Utility) canTalk() bool {
	t, bal := u.s.Talks, u.v.Bal
	return bal[ledger.Turn] <= num.Of(t.Until) && (bal[t.Text[0]] < 0 || !t.Sealed(bal))
}

// bargains tells whether it may speak for its party now.
func (u *Utility) bargains() bool { return u.leads() && !u.heard.delegated && u.canTalk() }

// waits tells that a party that signs has yet to deliver what it promised in an earlier
// text: nothing new is signed before that.
func (u *Utility) waits() bool {
	t := u.s.Talks
	for p := range t.Parties {
		if t.Parties[p].Signs() && u.v.Bal[t.Owed[p]] > 0 {
			return true
		}
	}
	return false
}

// lateTurns is how many turns before the last for texts the time begins to press.
const lateTurns = 2

// pressed is the part of the time that presses which has gone, 0 before it begins.
func (u *Utility) pressed() num.Micro {
	from := max(1, u.s.Talks.Until-lateTurns)
	if u.turn() < from {
		return 0
	}
	parts := int64((u.turn()-from)*turnParts + min(1+u.parts(), turnParts))
	return num.Micro(num.MulDiv(int64(num.MicroOne), parts, int64((u.s.Talks.Until-from+1)*turnParts)))
}

// conceded is the share of its room, in percent, that it gives away by now:
//
//  1. nothing in the first turn, in which it hears what the others want; then what its
//     style gives, and a step a turn, of which only so many go without an answer;
//  2. in answer, its share of what the other side has given;
//  3. as time runs out, more, up to all but what its character keeps.
func (u *Utility) conceded() num.Milli {
	d, h := &u.Taste.Deal, &u.heard
	if u.turn() <= max(1, h.since) && u.turn() < u.s.Talks.Until {
		return 0
	}
	given := d.Open + u.char.opening.Mul(d.Open)/100/2
	gave := 0
	for p := range h.parties {
		if p != u.party {
			gave = max(gave, h.parties[p].gave)
		}
	}
	steps := min(u.turn()-max(1, h.since), d.Steps+gave)
	given += d.Step * num.Milli(steps)
	given += d.Mirror.Mul(u.generosity()) / 100
	given = min(given, d.Open+d.Pace*num.Milli(1+u.turn()-max(1, h.since)))
	if at := u.pressed(); at > 0 {
		power := num.Micro(num.MulDiv(int64(num.MicroOne), int64(num.One), int64(max(1, u.Taste.Deal.Beta))))
		gone := num.Milli(num.MulDiv(int64(num.Pow(at, power)), int64(percent), int64(num.MicroOne)))
		given = max(given, given+(percent-given).Mul(gone)/100)
	}
	return given.Clamp(0, percent)
}

// generosity is how far the others have come towards this office, in percent of the way
// from the package that it fears to the one that it hopes for: the least of them.
func (u *Utility) generosity() num.Milli {
	t, f := u.s.Talks, &u.field
	room := f.high - f.feared
	least, heard := percent, false
	for p := range u.heard.parties {
		w := &u.heard.parties[p]
		if p == u.party || !t.Parties[p].Signs() {
			continue
		}
		share := num.Milli(0)
		if w.said > 0 && room > 0 {
			share = num.Milli(num.MulDiv(int64(u.gain(&w.latest)-f.feared), int64(percent), int64(room))).Clamp(0, percent)
		}
		least, heard = min(least, share), true
	}
	if !heard {
		return 0
	}
	return least
}

// gain is what a package gives this office over what its home needs of it.
func (u *Utility) gain(l *ledger.Levels) num.Milli {
	t := u.s.Talks
	return t.Worth(u.v.Bal, u.party, l) - t.Need(u.threshold(), l)
}

// keeps is the least that it settles for: a part of its room, by the character of this
// game, and a smaller one for each tranche in force, as long as all have been kept: who
// has seen the other side deliver asks for less of a margin.
func (u *Utility) keeps() num.Milli {
	t, bal := u.s.Talks, u.v.Bal
	least := u.field.high.Mul(u.Taste.Deal.Keep).Mul(u.char.ambition) / 100 / 100
	for range min(int(bal[t.Tranches]/num.One), easedMax) {
		if bal[t.Broken] == 0 {
			least = least * 3 / 5
		}
	}
	return least
}

// easedMax is how many tranches ease what it keeps.
const easedMax = 3

// aims is what it aims at now.
func (u *Utility) aims() num.Milli { return u.aimAt(u.conceded()) }

// aimAt is what it aims at when so many percent of its room are given away.
func (u *Utility) aimAt(given num.Milli) num.Milli {
	return max(u.keeps(), u.field.high-u.field.high.Mul(given)/100)
}

// pick is the package that it would offer now: of those that give it what it aims at and
// that all homes may well carry, the one that stands highest when its own gain and the
// others' are weighed by how much it has given away; where none reaches the aim, the one
// that gives it most.
func (u *Utility) pick() (best *candidate) {
	f := &u.field
	given := u.conceded()
	aim := u.nearly(u.aimAt(given))
	reached := false
	var top num.Milli
	for i := range f.list {
		c := &f.list[i]
		if c.mine < 0 || c.odds < u.field.care || c.theirs < -u.Taste.Deal.Ask || u.retreats(&c.levels) {
			continue
		}
		switch {
		case c.mine >= aim:
			worth := c.mine.Mul(percent-given) + c.suits.Mul(given) + 100*u.likesFirst(&c.levels)
			if !reached || worth > top {
				best, reached, top = c, true, worth
			}
		case !reached && (best == nil || c.mine > best.mine):
			best = c
		}
	}
	return best
}

func (u *Utility) retreats(l *ledger.Levels) bool {
	return u.s.Talks.Retreats(u.v.Bal, u.party, l) >= 0
}
