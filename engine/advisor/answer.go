package advisor

import (
	"slices"

	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
)

// sign puts ink under an agreed text that home will carry.
func (u *Utility) sign() (d ledger.Directive, ok bool) {
	d.Verb = crisis.Sign
	return d, u.party >= 0 && !u.inForce() && u.s.Talks.Agreed(u.v.Bal)
}

// answerText answers the text on the table, once each time that another changed it;
// a text that it turned down before it may accept later.
func (u *Utility) answerText() (d ledger.Directive, ok bool) {
	h := &u.heard
	if u.party < 0 || u.inForce() || h.textBy == u.o {
		return d, false
	}
	t := u.s.Talks
	l, ok := negotiation.Read(u.v.Bal, t.Text)
	if !ok || u.v.Bal[t.Consent[u.party]] != 0 {
		return d, false
	}
	return u.reply(&l, ledger.Nobody, h.answered > h.textAt)
}

// answerOffer answers the offer of each other party.
func (u *Utility) answerOffer() (d ledger.Directive, ok bool) {
	if u.party < 0 || u.inForce() {
		return d, false
	}
	t := u.s.Talks
	for p := range t.Parties {
		w := &u.heard.parties[p]
		l, there := negotiation.Read(u.v.Bal, t.Offer[p])
		if p == u.party || !there || w.at == 0 || u.settled(&l) {
			continue
		}
		if d, ok = u.reply(&l, t.Parties[p].Office, w.answered > w.at); ok {
			return d, true
		}
	}
	return d, false
}

// settled tells that a text is agreed which is no worse than the package.
func (u *Utility) settled(l *ledger.Levels) bool {
	t := u.s.Talks
	if !t.Agreed(u.v.Bal) {
		return false
	}
	text, ok := negotiation.Read(u.v.Bal, t.Text)
	return ok && t.Payoff(u.party, &text) >= t.Payoff(u.party, l)
}

// reply accepts a package, accepts it with one change, or turns it down with the issue
// that hurts most. What has been answered is only ever accepted, and so is everything
// once a text is agreed, when the talks close, or while it owes an offer of its own.
func (u *Utility) reply(l *ledger.Levels, to ledger.Office, answered bool) (d ledger.Directive, ok bool) {
	d = ledger.Directive{Verb: crisis.Accept, With: to, Levels: crisis.NoLevels()}
	if u.good(l) && u.may(&d) {
		return d, true
	}
	if answered || u.last || u.owes() || u.s.Talks.Agreed(u.v.Bal) {
		return d, false
	}
	if issue, level, found := u.amend(l); found {
		d.Levels[issue] = level
		if u.may(&d) {
			return d, true
		}
	}
	return u.rejects(l, to), true
}

// rejects turns a package down. It names an issue, and the level that it asks for there,
// as the reason: one that goes back on a public demand, else that on which the package
// falls furthest short of what it would offer itself, else of what the issue could pay;
// none when each issue pays the most it can.
func (u *Utility) rejects(l *ledger.Levels, to ledger.Office) ledger.Directive {
	d := ledger.Directive{Verb: crisis.Reject, With: to}
	if i := u.s.Talks.Retreats(u.v.Bal, u.party, l); i >= 0 {
		d.Item = uint16(i + 1)
		return d
	}
	if i := u.crossed(l); i >= 0 {
		d.Item, d.Levels[0] = uint16(i+1), u.lineOf(i, l[i])
		return d
	}
	if want, ok := u.next(0); ok {
		d.Item, d.Levels[0] = u.shortest(l, func(i int, _ []num.Milli) int8 { return want.levels[i] })
	}
	if d.Item == 0 {
		d.Item, d.Levels[0] = u.shortest(l, func(_ int, pays []num.Milli) int8 { return int8(slices.Index(pays, slices.Max(pays))) })
	}
	return d
}

// shortest is the issue, plus one, that falls furthest short of the level that is wanted
// there, and that level, plus one.
func (u *Utility) shortest(l *ledger.Levels, want func(issue int, pays []num.Milli) int8) (item uint16, wants int8) {
	var worst num.Milli
	for i, pays := range u.s.Talks.Parties[u.party].Pays {
		x := want(i, pays)
		if gap := pays[x] - pays[l[i]]; gap > worst {
			worst, item, wants = gap, uint16(i+1), x+1
		}
	}
	return item, wants
}

// takePaper proposes what a non-paper asks for when that is good.
func (u *Utility) takePaper() (d ledger.Directive, ok bool) {
	if u.party < 0 || u.inForce() || u.s.Talks.Agreed(u.v.Bal) {
		return d, false
	}
	for p := range u.heard.parties {
		if w := &u.heard.parties[p]; p != u.party && w.unanswered() && u.good(&w.paper) {
			return ledger.Directive{Verb: crisis.Propose, Levels: w.paper}, true
		}
	}
	return d, false
}

// answerPaper answers a non-paper to which no offer was the answer: with a refusal
// where there is an offer to refuse, else with a paper of its own.
func (u *Utility) answerPaper() (d ledger.Directive, ok bool) {
	if u.party < 0 || u.inForce() || u.s.Talks.Agreed(u.v.Bal) {
		return d, false
	}
	t := u.s.Talks
	for p := range t.Parties {
		w := &u.heard.parties[p]
		if p == u.party || !w.unanswered() {
			continue
		}
		d = u.rejects(&w.paper, t.Parties[p].Office)
		if u.may(&d) {
			return d, true
		}
		if next, found := u.next(2); found {
			return ledger.Directive{Verb: crisis.Paper, With: t.Parties[p].Office, Levels: next.levels}, true
		}
	}
	return d, false
}

// liftMin is how much more than the threshold an offer must pay before it takes a
// public demand back to accept it.
const liftMin = num.One

// liftPledge takes a demand back when nothing but that demand stands between it and
// an offer that is good.
func (u *Utility) liftPledge() (d ledger.Directive, ok bool) {
	if u.party < 0 || u.inForce() || u.turn()*2 <= u.s.Turns || u.homeLow() {
		return d, false
	}
	t := u.s.Talks
	for p := range t.Parties {
		l, there := negotiation.Read(u.v.Bal, t.Offer[p])
		if p == u.party || !there || t.Check(u.party, &l) != negotiation.Sound {
			continue
		}
		pays := t.Payoff(u.party, &l)
		if i := t.Retreats(u.v.Bal, u.party, &l); i >= 0 && pays >= u.reserve()+liftMin && pays >= u.target(0) {
			return ledger.Directive{Verb: crisis.Lift, Item: uint16(i)}, true
		}
	}
	return d, false
}
