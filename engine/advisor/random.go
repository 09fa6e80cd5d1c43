package advisor

import (
	"slices"

	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
)

// roll draws what to do of all that may be done: first what, then how, each as likely as
// the others. In the talks it answers what is put to it, or is silent until something
// stirs; at the close it gives its orders until it draws the close. It takes nothing
// back: no pledge, no order, and no deal.
func (p *Policy) roll() (ledger.Directive, bool) {
	u := p.u
	if u.last {
		if d, ok := p.draw(p.legal(crisis.Choose, crisis.Label), byItem); ok {
			return d, true
		}
		return p.draw(p.legal(crisis.Sign, crisis.Act, crisis.Deliver, crisis.Veto, crisis.Close), byItem)
	}
	list := append(p.words(), ledger.Directive{By: u.o}) // the last is silence
	d, _ := p.draw(list, byVerb)
	return d, d.Verb != 0
}

// byVerb and byItem are what is drawn first.
func byVerb(d *ledger.Directive) int {
	if d.Verb == crisis.Decline || d.Verb == crisis.Reject {
		return int(d.Verb) - 1 // the other answer to the same
	}
	return int(d.Verb)
}

func byItem(d *ledger.Directive) int { return int(d.Verb)<<16 | int(d.Item) }

// legal lists what may be done of some verbs.
func (p *Policy) legal(verbs ...ledger.Verb) (list []ledger.Directive) {
	u := p.u
	for _, x := range crisis.Options(u.s, u.v, u.o, nil) {
		if x.Refusal.Code == "" && slices.Contains(verbs, x.Directive.Verb) {
			list = append(list, x.Directive)
		}
	}
	return list
}

// words lists what may be said: answers that have not been given yet, one package of the
// turn that home carries, one invitation.
func (p *Policy) words() (list []ledger.Directive) {
	u := p.u
	for _, d := range p.legal(crisis.Agree, crisis.Decline, crisis.Accept, crisis.Reject, crisis.Sign, crisis.Invite) {
		switch {
		case d.Verb == crisis.Invite && u.heard.invites >= invitesMax:
		case d.Verb >= crisis.Accept && (!p.lead || !u.leads()):
		case (d.Verb == crisis.Accept || d.Verb == crisis.Reject) && u.answered(d.With):
		default:
			list = append(list, d)
		}
	}
	if d, ok := p.anyPackage(); ok {
		list = append(list, d)
	}
	return list
}

// answered tells that it has answered the offer of an office, or the text.
func (u *Utility) answered(with ledger.Office) bool {
	if q := u.s.Talks.Party(with); q >= 0 {
		return u.heard.parties[q].answered > u.heard.parties[q].at
	}
	return u.heard.answered > u.heard.textAt || u.heard.textBy == u.o
}

// anyPackage is a proposal drawn from all that home carries.
func (p *Policy) anyPackage() (d ledger.Directive, ok bool) {
	u := p.u
	if !p.lead || u.s.Talks == nil || !u.leads() || u.heard.offers > 0 || u.s.Talks.Agreed(u.v.Bal) {
		return d, false
	}
	var list []ledger.Levels
	if u.staged() {
		u.refresh()
		for i := range u.field.list {
			list = append(list, u.field.list[i].levels)
		}
	} else {
		u.each(func(o *offer) { list = append(list, o.levels) })
	}
	for try := uint16(0); try < drawsMax && len(list) > 0; try++ {
		d = ledger.Directive{Verb: crisis.Propose, Levels: list[p.below(2+try, len(list))]}
		if u.may(&d) {
			return d, true
		}
	}
	return d, false
}

// drawsMax is how many packages it draws to find one that it may propose.
const drawsMax = 16

// draw draws a kind of directive, and then one of that kind.
func (p *Policy) draw(list []ledger.Directive, kind func(*ledger.Directive) int) (d ledger.Directive, ok bool) {
	var kinds []int
	for i := range list {
		if k := kind(&list[i]); !slices.Contains(kinds, k) {
			kinds = append(kinds, k)
		}
	}
	if len(kinds) == 0 {
		return d, false
	}
	k := kinds[p.below(0, len(kinds))]
	list = slices.DeleteFunc(list, func(d ledger.Directive) bool { return kind(&d) != k })
	return list[p.below(1, len(list))], true
}

// below draws a number below n. Whatever it does is news to it, so that its next draw
// is another one.
func (p *Policy) below(nth uint16, n int) int {
	u := p.u
	key := chance.Key{Turn: int16(u.turn()), Purpose: luckRandom, Actor: uint16(u.o), Subject: uint16(len(u.v.Log)), Nth: nth}
	return int(chance.Below(u.luck.Draw(key), uint64(n)))
}
