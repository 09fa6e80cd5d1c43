package advisor

import (
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
)

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
	d = ledger.Directive{Verb: crisis.Reject, With: to, Item: v.item, Pick: v.reason}
	if v.item > 0 {
		d.Levels[0] = v.wants
	}
	return d, true
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
