package advisor

import (
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
)

// stuckAfter is how many refusals of a turn tell a mediator that the parties are stuck.
const stuckAfter = 2

// tableText puts the single text before the parties once they are stuck: the package
// with the highest product of their guessed satisfactions (Nash 1950, on guesses), the
// one-text procedure of Fisher & Ury, Getting to Yes (1981). At most one a turn, and
// none in the first: it listens before it writes.
func (u *Utility) tableText() (d ledger.Directive, ok bool) {
	t := u.s.Talks
	if t == nil || t.Mediator != u.o || u.inForce() || u.heard.tabled > 0 || t.Agreed(u.v.Bal) {
		return d, false
	}
	if u.turn() == 1 && u.s.Turns > 1 || u.heard.refusals < stuckAfter && u.turn() < u.s.Turns {
		return d, false
	}
	for p := range t.Parties {
		if u.heard.parties[p].said == 0 {
			return d, false
		}
	}
	l, ok := u.singleText()
	if text, there := negotiation.Read(u.v.Bal, t.Text); !ok || there && text == l {
		return d, false
	}
	return ledger.Directive{Verb: crisis.Table, Levels: l}, true
}

// singleText looks for the text.
func (u *Utility) singleText() (top ledger.Levels, ok bool) {
	t := u.s.Talks
	stakes := u.stakes()
	var best num.Milli
	try := func(l *ledger.Levels) {
		if t.Check(-1, l) != negotiation.Sound {
			return
		}
		var suits [negotiation.PartiesMax]num.Milli
		for p := range t.Parties {
			suits[p] = u.suits(p, l, &stakes[p])
		}
		if joint := num.GeoMean(suits[:len(t.Parties)]...); joint > best {
			top, best, ok = *l, joint, true
		}
	}
	if t.Size() <= PackagesMax {
		t.Each(func(l *ledger.Levels) bool {
			try(l)
			return true
		})
		return top, ok
	}
	for p := range t.Parties {
		l := u.heard.parties[p].latest
		try(&l)
		near(&t.Space, &l, try)
	}
	return top, ok
}
