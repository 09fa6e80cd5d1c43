package advisor

import (
	"slices"

	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
)

// PackagesMax is the largest space that a counterpart looks through; in a larger one
// it moves by one or two issues at a time.
const PackagesMax = 4096

// Bounds of its own new offers in one turn; in the last there is no later turn to
// keep a concession for.
const (
	turnOffersMax  = 4
	finalOffersMax = 5
)

func (u *Utility) offersMax() int {
	if u.yields() {
		return finalOffersMax
	}
	return turnOffersMax
}

// ownPackages lists the packages that a party could sign at some threshold, the best
// for it first; nil for a space beyond PackagesMax but for its best.
func ownPackages(s *negotiation.Space, party int) []offer {
	if s.Size() > PackagesMax {
		return []offer{climb(s, party)}
	}
	list := make([]offer, 0, s.Size())
	s.Each(func(l *ledger.Levels) bool {
		if s.Check(party, l) == negotiation.Sound {
			list = append(list, offer{*l, s.Payoff(party, l)})
		}
		return true
	})
	slices.SortStableFunc(list, func(a, b offer) int { return int(b.pays - a.pays) })
	return list
}

// climb goes from the status quo to a package that no change of one or two issues
// makes better for a party.
func climb(s *negotiation.Space, party int) offer {
	l := s.Status()
	top := offer{l, s.Payoff(party, &l)}
	for better := true; better; {
		better = false
		from := top.levels
		near(s, &from, func(l *ledger.Levels) {
			if pays := s.Payoff(party, l); pays > top.pays && s.Check(party, l) == negotiation.Sound {
				top, better = offer{*l, pays}, true
			}
		})
	}
	return top
}

// near calls f for every package that differs from l on one or two issues.
func near(s *negotiation.Space, l *ledger.Levels, f func(*ledger.Levels)) {
	m := *l
	for i := range s.Sizes {
		for x := range s.Sizes[i] {
			if m[i] = x; x == l[i] {
				continue
			}
			f(&m)
			for j := i + 1; j < len(s.Sizes); j++ {
				for y := range s.Sizes[j] {
					if m[j] = y; y != l[j] {
						f(&m)
					}
				}
				m[j] = l[j]
			}
		}
		m[i] = l[i]
	}
}

// each calls f for its own packages, or, in a large space, for those near what is on
// the table.
func (u *Utility) each(f func(*offer)) {
	t := u.s.Talks
	for i := range u.own {
		f(&u.own[i])
	}
	if t.Size() <= PackagesMax {
		return
	}
	try := func(l *ledger.Levels) {
		if t.Check(u.party, l) == negotiation.Sound && u.crossed(l) < 0 {
			f(&offer{*l, t.Payoff(u.party, l)})
		}
	}
	rows := [][]ledger.ID{t.Text, t.Force}
	for _, row := range append(rows, t.Offer...) {
		if l, ok := negotiation.Read(u.v.Bal, row); ok {
			try(&l)
			near(&t.Space, &l, try)
		}
	}
}

// next is the package that it would offer, further parts of the turn from now: among
// its own at or above the target the one that seems best for the others (the
// trade-off of Faratin, Sierra & Jennings, "Using similarity criteria to make issue
// trade-offs in automated negotiations", Artificial Intelligence 142, 2002), and of
// equal ones the best for itself. Where none reaches the target it is its own best. In
// the last turn what it has asked for in vain gives way to what it has not.
func (u *Utility) next(further int) (offer, bool) {
	t := u.s.Talks
	aim, reserve := u.target(further), u.reserve()
	stakes := u.stakes()
	var top offer
	var topSuits num.Milli
	found, reached := false, false
	u.each(func(o *offer) {
		if o.pays < reserve || u.yields() && u.inVain(&o.levels) || t.Retreats(u.v.Bal, u.party, &o.levels) >= 0 {
			return
		}
		if o.pays < aim {
			if !reached && (!found || o.pays > top.pays) {
				top, found = *o, true
			}
			return
		}
		suits := u.pleases(&o.levels, &stakes) + u.likesFirst(&o.levels)
		if !reached || suits > topSuits || suits == topSuits && o.pays > top.pays {
			top, topSuits, found, reached = *o, suits, true, true
		}
	})
	return top, found
}

// inVain tells that it asked for a package this turn, or that it still stands unheeded.
func (u *Utility) inVain(l *ledger.Levels) bool {
	standing, stands := u.standing()
	return stands && standing == *l || u.heard.saidIt(l)
}

// owes tells that it has turned something down this turn and has not said since what
// it would take.
func (u *Utility) owes() bool { return u.heard.rejected > u.heard.spoke }

// makeOffer proposes when it opens the turn, owes an offer, or somebody has said
// something since its last one, and it has something new to propose. When it owes one
// and has nothing better, it says once more what stands.
func (u *Utility) makeOffer() (d ledger.Directive, ok bool) {
	h := &u.heard
	if u.party < 0 || u.inForce() || u.s.Talks.Agreed(u.v.Bal) {
		return d, false
	}
	if !u.owes() && h.offers > 0 && h.stirred < h.spoke {
		return d, false
	}
	d.Verb = crisis.Propose
	o, ok := u.next(0)
	if d.Levels = o.levels; ok && h.offers < u.offersMax() && !u.inVain(&o.levels) {
		return d, true
	}
	return d, u.owes() && u.restate(&d, o.levels, ok)
}

// restate finds what it can say once more: its standing offer, what it would offer
// now, or the best that home carries.
func (u *Utility) restate(d *ledger.Directive, would ledger.Levels, found bool) bool {
	if l, stands := u.standing(); stands {
		if d.Levels = l; u.may(d) {
			return true
		}
	}
	if d.Levels = would; found {
		return u.may(d)
	}
	for i := range u.own {
		if d.Levels = u.own[i].levels; u.may(d) {
			return true
		}
	}
	return false
}
