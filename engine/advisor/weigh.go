package advisor

import (
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// role is what an account is to an office.
type role uint8

const (
	roleNone role = iota
	roleTension
	roleTrust
	roleHome   // a meter of its own
	rolePurse  // what it spends
	roleFacts  // a shared meter where more is better
	roleDanger // a shared meter where more is worse
	roleReserve
	roleOtherReserve
)

// roles says of every account what it is to office o.
func roles(s *scenario.Scenario, o ledger.Office) []role {
	list := make([]role, len(s.Accounts))
	for i := range s.Meters {
		m := &s.Meters[i]
		switch {
		case m.Owner == o && m.Purse:
			list[m.Account] = rolePurse
		case m.Owner == o:
			list[m.Account] = roleHome
		case m.Owner == ledger.Nobody && m.HasDanger && !m.Low:
			list[m.Account] = roleDanger
		case m.Owner == ledger.Nobody:
			list[m.Account] = roleFacts
		}
	}
	if s.Laws.HasTension {
		list[s.Laws.Tension], list[s.Laws.Trust] = roleTension, roleTrust
	}
	if s.Talks != nil {
		for p, id := range s.Talks.Reserve {
			list[id] = roleOtherReserve
			if s.Talks.Parties[p].Office == o {
				list[id] = roleReserve
			}
		}
	}
	return list
}

// homeWeak and trustWeak are where a lack begins to weigh double, when the meter
// names no danger; margin is how far above its danger it does.
const (
	weakDefault = 40 * num.One
	weakMargin  = 15 * num.One
)

// weigh is what a change of an account is worth to the office as things stand.
func (u *Utility) weigh(to ledger.ID, delta num.Milli) num.Milli {
	t := &u.Taste
	switch u.roles[to] {
	case roleTension:
		if u.staged() {
			return -u.char.tension.Mul(t.Tension).Mul(u.dread(to)).Mul(delta)/100 - t.Calm.Mul(delta)
		}
		return -u.char.tension.Mul(t.Tension).Mul(u.v.Bal[to]/40).Mul(u.v.Bal[to]/40).Mul(delta)/100 - t.Calm.Mul(delta)
	case roleTrust:
		if u.staged() {
			return t.Trust.Mul(max(0, trustEnough-u.v.Bal[to]) / 25).Mul(delta)
		}
		return t.Trust.Mul((percent - u.v.Bal[to]) / 50).Mul(delta)
	case roleHome:
		if u.v.Bal[to] < u.weak(to) {
			delta *= 2
		}
		return u.char.home.Mul(t.Home).Mul(delta) / 100
	case rolePurse:
		return t.Capital.Mul(delta)
	case roleFacts:
		return (t.Facts + u.care(to)).Mul(delta)
	case roleDanger:
		return -t.Facts.Mul(delta)
	case roleReserve, roleOtherReserve:
		if u.settledAll() {
			return 0
		}
		return -t.Goal.Mul(delta)
	}
	return u.care(to).Mul(delta)
}

// Where an agreement is made in tranches, a crisis is lived with for months: tension
// below calmFrom frightens nobody, and each dreadStep above adds as much.
const (
	calmFrom  = 45 * num.One
	dreadStep = 20 * num.One
)

// trustEnough is where more trust is worth nothing more for itself.
const trustEnough = 70 * num.One

func (u *Utility) dread(tension ledger.ID) num.Milli {
	return max(0, u.v.Bal[tension]-calmFrom).Div(dreadStep)
}

// care is what a point of an account is worth to the office beyond its role.
func (u *Utility) care(id ledger.ID) num.Milli {
	if u.cares == nil {
		return 0
	}
	return u.cares[id]
}

// weak is the balance of a meter below which more of it is worth double.
func (u *Utility) weak(id ledger.ID) num.Milli {
	for i := range u.s.Meters {
		if m := &u.s.Meters[i]; m.Account == id && m.HasDanger {
			return m.Danger + weakMargin
		}
	}
	return weakDefault
}

// homeLow tells whether one of its own meters is in danger.
func (u *Utility) homeLow() bool {
	for i := range u.s.Meters {
		m := &u.s.Meters[i]
		if m.Owner == u.o && m.HasDanger && m.Low && u.v.Bal[m.Account] < m.Danger {
			return true
		}
	}
	return false
}
