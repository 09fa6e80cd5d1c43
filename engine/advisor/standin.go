package advisor

import (
	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// NewStandIn returns a counterpart that plays an office for somebody who has written a form:
//
//  1. It never puts forward, accepts or signs a text with a row beyond the form's lines, and
//     makes no public demand there.
//  2. Of the packages that give it enough it prefers those that give it more on the rows
//     that come first.
//  3. In all else it is the usual counterpart in the form's style.
func NewStandIn(s *scenario.Scenario, o ledger.Office, luck chance.Luck, f *Form) *Utility {
	u := NewStyled(s, o, luck, f.Style)
	u.form = f
	kept := u.own[:0]
	for i := range u.own {
		if u.crossed(&u.own[i].levels) < 0 {
			kept = append(kept, u.own[i])
		}
	}
	u.own = kept
	return u
}

// crossed is the first row on which a package crosses a line of the form, or -1. A row that
// stays as it is stays as it is in force.
func (u *Utility) crossed(l *ledger.Levels) int {
	if u.form == nil {
		return -1
	}
	for i := range u.s.Talks.Issues() {
		if !u.allows(i, l[i]) {
			return i
		}
	}
	return -1
}

// allows tells whether the form's lines allow a level of a row.
func (u *Utility) allows(i int, l int8) bool {
	f := u.form
	switch {
	case f == nil:
		return true
	case f.Keep[i]:
		return l == u.stands(i)
	}
	return l >= f.Low[i] && l <= f.High[i]
}

// stands is the level of a row as it is.
func (u *Utility) stands(i int) int8 {
	t := u.s.Talks
	if u.v != nil && u.staged() {
		return int8(u.v.Bal[t.Force[i]] / num.One)
	}
	return t.Now[i]
}

// keepsLines tells whether a directive keeps the lines of the form.
func (u *Utility) keepsLines(d *ledger.Directive) bool {
	if u.form == nil {
		return true
	}
	switch d.Verb {
	case crisis.Propose, crisis.Paper, crisis.Table, crisis.Accept, crisis.Sign:
		l, ok := u.packageOf(d)
		return ok && u.crossed(&l) < 0
	case crisis.Act, crisis.Invite:
		for i := 0; u.s.Actions[d.Item].Pins && i < u.s.Talks.Issues(); i++ {
			if x := d.Levels[i]; x >= 0 && x < u.s.Talks.Sizes[i] && !u.allows(i, x) {
				return false
			}
		}
	}
	return true
}

// likesFirst is what a package is worth beyond its worth because of the rows that come first:
// what it brings there counts firstWeight times more on the first, and less on each that
// follows.
func (u *Utility) likesFirst(l *ledger.Levels) (sum num.Milli) {
	if u.form == nil || u.party < 0 {
		return 0
	}
	t, n := u.s.Talks, len(u.form.First)
	for k, i := range u.form.First {
		gain := t.LevelWorth(u.v.Bal, u.party, i, l[i]) - t.LevelWorth(u.v.Bal, u.party, i, u.stands(i))
		sum += firstWeight * gain * num.Milli(n-k) / num.Milli(n)
	}
	return sum
}

const firstWeight = 3

// nearly is how much is enough to choose by what comes first: who knows what they want
// most ask for a little less of all else.
func (u *Utility) nearly(aim num.Milli) num.Milli {
	if u.form == nil || len(u.form.First) == 0 {
		return aim
	}
	return aim * 3 / 4
}

// lineOf is the level, plus one, that the form asks for on a row.
func (u *Utility) lineOf(i int, l int8) int8 {
	switch f := u.form; {
	case f.Keep[i]:
		return u.stands(i) + 1
	case l < f.Low[i]:
		return f.Low[i] + 1
	}
	return u.form.High[i] + 1
}
