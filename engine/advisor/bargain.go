package advisor

import (
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
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
	aim := u.aimAt(given)
	reached := false
	var top num.Milli
	for i := range f.list {
		c := &f.list[i]
		if c.mine < 0 || c.odds < u.field.care || c.theirs < -u.Taste.Deal.Ask || u.retreats(&c.levels) {
			continue
		}
		switch {
		case c.mine >= aim:
			worth := c.mine.Mul(percent-given) + c.suits.Mul(given)
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

// verdict is what it thinks of a package that is put to it.
type verdict struct {
	takes bool
	// Else why not, and the issue, plus one, that it names.
	reason uint8
	item   uint16
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
	for i := range t.Issues() {
		if !u.ready(i, l[i]) {
			return verdict{reason: crisis.ReasonLaw, item: uint16(i + 1)}
		}
	}
	c := u.assess(l)
	next := u.pick()
	if c.mine < 0 || t.Fault(u.party, l) != negotiation.Sound {
		return verdict{reason: crisis.ReasonHome, item: u.sorest(u.party, l, next)}
	}
	if odds, worst := u.carries(l); odds < u.field.care {
		reason := crisis.ReasonTheirs
		if u.ownSide(worst) {
			reason = crisis.ReasonOwn
		}
		return verdict{reason: reason, item: u.sorest(worst, l, nil)}
	}
	switch {
	case c.mine >= u.aims(), next == nil, c.mine >= next.mine, u.fair(&c):
		return verdict{takes: true}
	}
	v := verdict{reason: crisis.ReasonMore, item: u.missing(l, next)}
	if v.item == 0 { // the other package is better as a whole
		v.item = u.sorest(u.party, l, nil)
	}
	return v
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
func (u *Utility) sorest(p int, l *ledger.Levels, next *candidate) (item uint16) {
	if p < 0 {
		return 0
	}
	force := &u.field.key.force
	if item = u.shortOf(p, l, func(i int, x int8) bool { return x == force[i] }); item > 0 {
		return item
	}
	if next != nil {
		if item = u.missing(l, next); item > 0 {
			return item
		}
	}
	near := func(i int, x int8) bool { return u.field.key.open[i]>>x&1 == 1 && apart(x, force[i]) <= 1 }
	if item = u.shortOf(p, l, near); item > 0 {
		return item
	}
	return u.shortOf(p, l, func(int, int8) bool { return true })
}

// shortOf is the issue, plus one, on which a package falls furthest short, for a party,
// of a level that counts.
func (u *Utility) shortOf(p int, l *ledger.Levels, counts func(issue int, level int8) bool) (item uint16) {
	t := u.s.Talks
	var worst num.Milli
	for i := range t.Issues() {
		for x := range t.Sizes[i] {
			if gap := u.levelFor(p, i, x) - u.levelFor(p, i, l[i]); gap > worst && counts(i, x) {
				worst, item = gap, uint16(i+1)
			}
		}
	}
	return item
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

// missing is the issue, plus one, on which a package falls furthest short of another.
func (u *Utility) missing(l *ledger.Levels, next *candidate) (item uint16) {
	t := u.s.Talks
	var worst num.Milli
	for i := range t.Issues() {
		if gap := t.LevelWorth(u.v.Bal, u.party, i, next.levels[i]) - t.LevelWorth(u.v.Bal, u.party, i, l[i]); gap > worst {
			worst, item = gap, uint16(i+1)
		}
	}
	return item
}

// stagedSign puts ink under an agreed text that all homes may well carry.
func (u *Utility) stagedSign() (d ledger.Directive, ok bool) {
	t, bal := u.s.Talks, u.v.Bal
	if !u.leads() || !u.canTalk() || u.waits() || !t.Agreed(bal) || bal[t.Ink[u.party]] != 0 {
		return d, false
	}
	l, _ := negotiation.Read(bal, t.Text)
	u.refresh()
	if !u.heard.delegated {
		if odds, _ := u.carries(&l); odds < u.field.care || u.gain(&l) < 0 {
			return d, false
		}
	}
	return ledger.Directive{Verb: crisis.Sign}, true
}

// stagedText answers the text on the table; stagedOffer the offers of the others.
func (u *Utility) stagedText() (d ledger.Directive, ok bool) {
	t, bal := u.s.Talks, u.v.Bal
	if !u.bargains() || u.heard.textBy == u.o || bal[t.Consent[u.party]] != 0 {
		return d, false
	}
	l, ok := negotiation.Read(bal, t.Text)
	if !ok {
		return d, false
	}
	return u.respond(&l, ledger.Nobody, u.heard.answered > u.heard.textAt)
}

func (u *Utility) stagedOffer() (d ledger.Directive, ok bool) {
	t, bal := u.s.Talks, u.v.Bal
	if !u.bargains() || t.Agreed(bal) {
		return d, false
	}
	for p := range t.Parties {
		w := &u.heard.parties[p]
		l, there := negotiation.Read(bal, t.Offer[p])
		if p == u.party || !there || w.at == 0 {
			continue
		}
		if d, ok = u.respond(&l, t.Parties[p].Office, w.answered > w.at); ok {
			return d, true
		}
	}
	return d, false
}

// respond takes a package, asks for one change that makes it good, or turns it down with
// a reason. What has been answered is only ever taken, and so is everything once the
// talks close.
func (u *Utility) respond(l *ledger.Levels, to ledger.Office, answered bool) (d ledger.Directive, ok bool) {
	u.refresh()
	d = ledger.Directive{Verb: crisis.Accept, With: to, Levels: crisis.NoLevels()}
	v := u.weighText(l)
	if v.takes && u.may(&d) {
		return d, true
	}
	if answered || u.last {
		return d, false
	}
	if c := u.mend(l); c != nil && v.reason != crisis.ReasonOwed {
		for i := range u.s.Talks.Issues() {
			if c.levels[i] != l[i] {
				d.Levels[i] = c.levels[i]
			}
		}
		if u.may(&d) {
			return d, true
		}
	}
	return ledger.Directive{Verb: crisis.Reject, With: to, Item: v.item, Pick: v.reason}, true
}

// mendSteps is how many steps a change that it asks for may move; mendLess how much less
// than its aim it may then get.
const (
	mendSteps = 2
	mendLess  = num.One / 2
)

// mend finds the package near one that is put to it which all homes would carry, gives
// enough, and suits the others best: a swap of one row for another is a side payment.
func (u *Utility) mend(l *ledger.Levels) (best *candidate) {
	t, f := u.s.Talks, &u.field
	if u.heard.offers >= stagedOffersMax {
		return nil
	}
	aim := u.aims() - mendLess
	for i := range f.list {
		c := &f.list[i]
		if c.mine < aim || c.mine < 0 || c.theirs < 0 || c.odds < u.field.care || t.Distance(&c.levels, l) > mendSteps {
			continue
		}
		if (best == nil || c.suits > best.suits) && !u.retreats(&c.levels) && !u.saidBefore(&c.levels) {
			best = c
		}
	}
	return best
}

// stagedOffersMax bounds its own packages in a turn.
const stagedOffersMax = 3

// stagedPropose puts its own package forward: when the turn opens, and again when
// somebody has said something since.
func (u *Utility) stagedPropose() (d ledger.Directive, ok bool) {
	h := &u.heard
	if !u.bargains() || u.waits() || u.s.Talks.Agreed(u.v.Bal) || h.offers >= stagedOffersMax || h.offers > 0 && h.stirred < h.spoke {
		return d, false
	}
	u.refresh()
	c := u.pick()
	if c == nil || u.inVain(&c.levels) {
		return d, false
	}
	return ledger.Directive{Verb: crisis.Propose, Levels: c.levels}, true
}

// stagedLift takes a demand back when nothing but that demand stands between it and a
// package that is on the table and good enough.
func (u *Utility) stagedLift() (d ledger.Directive, ok bool) {
	if !u.bargains() || u.turn()*2 <= u.s.Talks.Until || u.homeLow() {
		return d, false
	}
	t := u.s.Talks
	for p := range t.Parties {
		l, there := negotiation.Read(u.v.Bal, t.Offer[p])
		if p == u.party || !there {
			continue
		}
		u.refresh()
		c := u.assess(&l)
		if i := t.Retreats(u.v.Bal, u.party, &l); i >= 0 && c.mine >= u.aims() && c.odds >= u.field.care {
			return ledger.Directive{Verb: crisis.Lift, Item: uint16(i)}, true
		}
	}
	return d, false
}

// stagedTable puts a single text before the parties when they are stuck: the package
// that gives the least favoured of them most and that all homes would carry.
func (u *Utility) stagedTable() (d ledger.Directive, ok bool) {
	t := u.s.Talks
	if t.Mediator != u.o || !u.canTalk() || u.heard.tabled > 0 || t.Agreed(u.v.Bal) || u.heard.refusals < stuckAfter && u.turn() < t.Until {
		return d, false
	}
	d = ledger.Directive{Verb: crisis.Table, Levels: t.InForce(u.v.Bal)}
	u.refresh()
	var best *candidate
	for i := range u.field.list {
		c := &u.field.list[i]
		if c.odds >= u.field.care && c.theirs >= 0 && (best == nil || c.suits > best.suits) {
			best = c
		}
	}
	if best == nil {
		return d, false
	}
	d.Levels = best.levels
	text, there := negotiation.Read(u.v.Bal, t.Text)
	return d, !there || text != d.Levels
}
