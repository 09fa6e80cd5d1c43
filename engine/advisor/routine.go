package advisor

import (
	"slices"

	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
)

// The routines are the courses of the field's tournaments, carried over to a crisis, in
// which to be kind is to calm and to bargain, and to be harsh is to threaten and to do
// neither. They have no thought of what the other side wants or what its home carries: the
// text that they ask for gives themselves the half of what they could have. A counterpart
// that thinks should do better than all of them.
//
//   - cooperate is always kind, and takes whatever text its home carries;
//   - threat is always harsh;
//   - tit-for-tat is kind at first and then what the other side was a turn ago (Rapoport;
//     Axelrod, The Evolution of Cooperation, 1984); it takes no text that gives it less
//     than the one that it asks for;
//   - grit takes one kind step a turn unasked and a second where the first was answered; it
//     meets a threat with one threat and goes on with its steps (Osgood, An Alternative to
//     War or Surrender, 1962); for a text it gives up the half of what it asks for.
//
// In the last turn for texts the latter two take what their homes carry.
//
// To see what thinking of the other side is worth by itself, fair is as kind as cooperate,
// and asks for the text that, as far as a counterpart can tell, is best for the side that
// gets less: it haggles over nothing.

// half is the text that comes nearest to giving this office half of what it could have, of
// equal ones that which changes least.
func (p *Policy) half() (l ledger.Levels, ok bool) {
	u, t := p.u, p.u.s.Talks
	from, far, steps := t.Status(), num.Milli(0), 0
	look := func(x *ledger.Levels, surplus, most num.Milli) {
		off := surplus - most/2
		if off = max(off, -off); surplus < 0 || ok && (off > far || off == far && t.Distance(&from, x) >= steps) || u.retreats(x) {
			return
		}
		l, ok, far, steps = *x, true, off, t.Distance(&from, x)
	}
	if u.staged() {
		u.refresh()
		from = t.InForce(u.v.Bal)
		most := num.Milli(0)
		for i := range u.field.list {
			most = max(most, u.field.list[i].mine)
		}
		for i := range u.field.list {
			look(&u.field.list[i].levels, u.field.list[i].mine, most)
		}
		return l, ok
	}
	for i := range u.own {
		look(&u.own[i].levels, u.own[i].pays-u.threshold(), u.best()-u.threshold())
	}
	return l, ok
}

// threatened tells that the other side threatened a turn ago.
func (p *Policy) threatened() bool {
	u := p.u
	return slices.ContainsFunc(u.heard.parties, func(w voice) bool { return w.threatened > 0 && w.threatened == u.turn()-1 })
}

// retaliates tells that the other side threatened a turn ago and this one did not.
func (p *Policy) retaliates() bool {
	if !p.threatened() {
		return false
	}
	u := p.u
	for i := range u.s.Actions {
		a := &u.s.Actions[i]
		if a.Coercive && a.By.Has(p.first) && u.v.Bal[a.Last[p.first]] == num.Of(u.turn()-1) {
			return false
		}
	}
	return true
}

// kinds is how many kind acts it files this turn.
func (p *Policy) kinds() int {
	if p.u.mood() > 0 {
		return p.kind + p.answers
	}
	return p.kind
}

// even is the text that seems to give the side that gets less of what it could get most.
func (p *Policy) even() (l ledger.Levels, ok bool) {
	u := p.u
	if u.staged() {
		return p.joint()
	}
	stakes, top := u.stakes(), num.Milli(0)
	for i := range u.own {
		o := &u.own[i]
		if o.pays < u.threshold() || u.retreats(&o.levels) {
			continue
		}
		if worth := min(u.shareOf(o.pays), u.leastShare(&o.levels, &stakes)); !ok || worth > top {
			l, ok, top = o.levels, true, worth
		}
	}
	return l, ok
}

// shareOf is what a payoff is over what home must get, in percent of the most.
func (u *Utility) shareOf(pays num.Milli) num.Milli {
	room := u.best() - u.threshold()
	if room <= 0 {
		return percent
	}
	return num.Milli(num.MulDiv(int64(pays-u.threshold()), int64(percent), int64(room)))
}

// leastShare is the least that a package seems to give another party, in percent of all
// that it could want.
func (u *Utility) leastShare(l *ledger.Levels, stakes *tableStakes) num.Milli {
	least := percent
	for q := range u.s.Talks.Parties {
		if q == u.party {
			continue
		}
		all := num.Milli(0)
		for i := range u.s.Talks.Issues() {
			all += stakes[q][i]
		}
		if all > 0 {
			least = min(least, num.Milli(num.MulDiv(int64(u.suits(q, l, &stakes[q])), int64(percent), int64(all))))
		}
	}
	return least
}

// takes tells whether it takes a package that is on the table: a routine, one that is
// worth enough to it and that it has not taken yet; any other course, all.
func (p *Policy) takes(row []ledger.ID) bool {
	if !p.routine {
		return true
	}
	u, t := p.u, p.u.s.Talks
	l, there := negotiation.Read(u.v.Bal, row)
	text, tabled := negotiation.Read(u.v.Bal, t.Text)
	if !there || tabled && text == l && u.v.Bal[t.Consent[u.party]] != 0 {
		return false
	}
	if p.keeps == 0 || u.turn() >= p.textsEnd() {
		return true
	}
	asked, ok := p.text(p)
	return !ok || u.surplus(&l) >= p.keeps.Mul(u.surplus(&asked))/100
}

// textsEnd is the last turn in which a text can be agreed.
func (p *Policy) textsEnd() int {
	if p.u.staged() {
		return p.u.s.Talks.Until
	}
	return p.u.s.Turns
}

// surplus is what a package gives this office over what its home needs.
func (u *Utility) surplus(l *ledger.Levels) num.Milli {
	if u.staged() {
		return u.gain(l)
	}
	return u.s.Talks.Payoff(u.party, l) - u.threshold()
}
