package advisor

import (
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// tally takes down the terms of a worth while it is worked out, so that an explanation
// adds up the same terms as the choice did. A nil tally takes down nothing.
type tally struct {
	worth, change []num.Milli // by account
	felt          [whys]num.Milli
	share         num.Micro // of the terms at hand, where luck or time takes a part of them
}

func (t *tally) reset(accounts int) {
	t.worth, t.change = append(t.worth[:0], make([]num.Milli, accounts)...), append(t.change[:0], make([]num.Milli, accounts)...)
	t.felt, t.share = [whys]num.Milli{}, num.MicroOne
}

func (t *tally) moved(to ledger.ID, delta, worth num.Milli) {
	if t != nil {
		t.worth[to] += t.part(worth)
		t.change[to] += t.part(delta)
	}
}

// feel takes down a term that is about no account, and returns it.
func (t *tally) feel(why Why, worth num.Milli) num.Milli {
	if t != nil {
		t.felt[why] += t.part(worth)
	}
	return worth
}

func (t *tally) part(x num.Milli) num.Milli {
	return num.Milli(num.MulDiv(int64(x), int64(t.share), int64(num.MicroOne)))
}

// only makes the terms that follow count for x of whole; the share before is to be put back.
func (t *tally) only(x, whole num.Milli) (before num.Micro) {
	if t == nil {
		return 0
	}
	before = t.share
	t.share = num.Micro(num.MulDiv(int64(t.share), int64(x), int64(whole)))
	return before
}

func (t *tally) back(share num.Micro) {
	if t != nil {
		t.share = share
	}
}

// Explain appends what weighs most in a directive that it gives on a view.
func (u *Utility) Explain(v *crisis.View, d *ledger.Directive, dst []Reason) []Reason {
	if !u.attend(v, true) {
		return dst
	}
	return append(dst, u.reasons(d)...)
}

// reasons are the heaviest terms of a directive.
func (u *Utility) reasons(d *ledger.Directive) []Reason { return Heaviest(u.terms(d)) }

// terms are all terms of a directive, in no order.
func (u *Utility) terms(d *ledger.Directive) (list []Reason) {
	switch d.Verb {
	case crisis.Propose, crisis.Accept, crisis.Reject, crisis.Table, crisis.Paper, crisis.Sign:
		if l, ok := u.packageOf(d); ok {
			return u.termsOfPackage(&l)
		}
		return nil
	}
	u.tally = &u.told
	u.tally.reset(len(u.s.Accounts))
	u.weighs(d)
	u.tally = nil
	for id, worth := range u.told.worth {
		if worth != 0 {
			list = append(list, Reason{Why: WhyAccount, Of: ledger.ID(id), Change: u.told.change[id], Worth: worth})
		}
	}
	for why, worth := range u.told.felt {
		if worth != 0 {
			list = append(list, Reason{Why: Why(why), Worth: worth})
		}
	}
	return list
}

// weighs is what a directive is worth to it, as it is weighed when it chooses.
func (u *Utility) weighs(d *ledger.Directive) (worth num.Milli) {
	s := u.s
	switch d.Verb {
	case crisis.Act, crisis.Invite:
		worth = u.worthOfAct(int(d.Item), u.o)
		tally := u.tally // what is tried on the way to a name is no term
		u.tally = nil
		pick, more := u.named(int(d.Item))
		if u.tally = tally; pick == d.Pick && pick > 0 {
			why := WhyKnow
			if s.Actions[d.Item].Tables || s.Actions[d.Item].Calls || s.Actions[d.Item].Whips {
				why = WhyBill
			}
			worth += u.tally.feel(why, more)
		}
	case crisis.Agree, crisis.Decline:
		worth = u.worthOfAct(int(d.Item), d.With)
	case crisis.Request:
		if by := u.doer(int(d.Item), s.Talks.Party(d.With)); by != ledger.Nobody {
			worth = u.worthOfAct(int(d.Item), by)
		}
	case crisis.Choose:
		worth = u.worthOfOption(&s.Cards[d.Item].Options[d.Pick], 0) + u.tally.feel(WhyWhim, u.whimOf(int(d.Item), int(d.Pick)))
	case crisis.Deliver:
		worth = u.tally.feel(WhyWord, u.Taste.Reputation) + u.worth(s.Talks.Deliver.Each[u.o].Does, asWritten, 0)
	case crisis.Veto:
		worth = u.worth(s.Bills[d.Item].WhenVetoed, asWritten, 0)
		was := u.tally.only(-num.One, num.One)
		worth -= u.worth(s.Bills[d.Item].WhenPassed, asWritten, 0)
		u.tally.back(was)
	case crisis.Break:
		worth = u.tally.feel(WhyWord, -u.Taste.Reputation) + u.worth(s.Laws.Breaks[u.o], asWritten, 0)
	}
	return worth
}

// packageOf is the package that a directive of the talks is about.
func (u *Utility) packageOf(d *ledger.Directive) (l ledger.Levels, ok bool) {
	t := u.s.Talks
	switch d.Verb {
	case crisis.Propose, crisis.Table, crisis.Paper:
		return d.Levels, true
	case crisis.Accept, crisis.Reject, crisis.Sign:
		row := t.Text
		if q := t.Party(d.With); q >= 0 && d.With != ledger.Nobody && d.Verb != crisis.Sign {
			row = t.Offer[q]
		}
		for i, id := range row {
			if u.v.Bal[id] < 0 {
				return l, false
			}
			l[i] = int8(u.v.Bal[id] / num.One)
			if d.Verb == crisis.Accept && d.Levels[i] != ledger.Unset {
				l[i] = d.Levels[i]
			}
		}
		return l, len(row) > 0
	}
	return l, false
}

// termsOfPackage are what each row of a package brings or costs at home, what the other
// side seems to get, and the risk that a vote fails it.
func (u *Utility) termsOfPackage(l *ledger.Levels) (list []Reason) {
	t := u.s.Talks
	if u.party >= 0 {
		was := t.Now
		if u.staged() {
			now := t.InForce(u.v.Bal)
			was = now[:]
		}
		for i := range t.Issues() {
			worth := t.LevelWorth(u.v.Bal, u.party, i, l[i]) - t.LevelWorth(u.v.Bal, u.party, i, was[i])
			list = append(list, Reason{Why: WhyRow, Row: i, Level: l[i], Worth: worth})
		}
	}
	if i := u.crossed(l); i >= 0 {
		list = append(list, Reason{Why: WhyLine, Row: i, Level: l[i], Worth: -percent})
	}
	if u.staged() {
		u.refresh()
		c := u.assess(l)
		return append(list, Reason{Why: WhyOthers, Worth: c.theirs.Clamp(-percent, percent)}, Reason{Why: WhyVotes, Worth: (c.odds - percent).Mul(riskWeight) / 100})
	}
	return list
}
