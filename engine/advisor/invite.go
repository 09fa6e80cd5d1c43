package advisor

import (
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// trustGone is where it sits down with nobody.
const trustGone = 15 * num.One

// answerInvitation agrees or declines.
func (u *Utility) answerInvitation() (d ledger.Directive, ok bool) {
	for i := range u.v.Filed {
		f := &u.v.Filed[i]
		if f.Verb != crisis.Invite || f.With != u.o {
			continue
		}
		d = ledger.Directive{Verb: crisis.Agree, Item: f.Item, With: f.By}
		if why := u.refuses(f); why != crisis.ReasonNone {
			d.Verb, d.Pick = crisis.Decline, why
		}
		return d, true
	}
	return d, false
}

// refuses is the reason for which it declines an invitation: where trust is gone, where
// the act is worth less than nothing to it, or, often, to one who declined its own or
// threatened, if that was not long ago.
func (u *Utility) refuses(f *ledger.Directive) uint8 {
	l := &u.s.Laws
	if l.HasTension && u.v.Bal[l.Trust] < trustGone && u.v.Bal[l.Tension] < tensionHigh {
		return crisis.ReasonTrust
	}
	if u.worthOfAct(int(f.Item), f.By) < 0 {
		return crisis.ReasonCost
	}
	p := -1
	if u.s.Talks != nil {
		p = u.s.Talks.Party(f.By)
	}
	if p < 0 || u.draw(luckInvitation, f.Item) >= u.Taste.Reciprocity*100 {
		return crisis.ReasonNone
	}
	w := &u.heard.parties[p]
	switch {
	case w.declinedMe && !u.forgiven(w.declined):
		return crisis.ReasonAnswer
	case u.staged() && w.threatened > 0 && !u.forgiven(w.threatened):
		return crisis.ReasonThreat
	}
	return crisis.ReasonNone
}

// forgiven tells whether a slight of a turn is forgotten by now.
func (u *Utility) forgiven(turn int) bool {
	calm := u.Taste.Deal.Forgives
	return calm > 0 && u.turn()-turn > calm
}

// invitesMax bounds its own invitations in one turn.
const invitesMax = 1

// inviteWorth is the worth from which an invitation is made.
const inviteWorth = 2 * num.One

// invite asks another office to a joint act when tension or trust calls for it.
func (u *Utility) invite() (d ledger.Directive, ok bool) {
	if u.heard.invites >= invitesMax || u.Taste.Orders > 0 && u.ordered() >= u.Taste.Orders || u.idle() {
		return d, false
	}
	top := inviteWorth
	for i := range u.s.Actions {
		a := &u.s.Actions[i]
		if !a.Joint || !a.By.Has(u.o) || u.planned(uint16(i)) || !u.spares(i) {
			continue
		}
		worth := u.worthOfAct(i, u.o)
		for with := ledger.Office(1); int(with) <= u.s.Count(); with++ {
			try := ledger.Directive{By: u.o, Verb: crisis.Invite, Item: uint16(i), With: with}
			if worth > top && u.may(&try) {
				d, ok, top = try, true, worth
			}
		}
	}
	return d, ok
}

// planned tells whether a joint act with this office stands for this turn already.
func (u *Utility) planned(item uint16) bool {
	for i := range u.v.Filed {
		if f := &u.v.Filed[i]; f.Item == item && (f.Verb == crisis.Act || f.Verb == crisis.Invite) && u.s.Actions[item].Joint {
			return true
		}
	}
	return false
}
