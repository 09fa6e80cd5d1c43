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

// offersMax bounds its own offers in one turn.
const offersMax = 4

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
		if t.Check(u.party, l) == negotiation.Sound {
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
// equal ones the best for itself. Where none reaches the target it is its own best.
func (u *Utility) next(further int) (offer, bool) {
	t := u.s.Talks
	aim, reserve := u.target(further), u.reserve()
	stakes := u.stakes()
	var top offer
	var topSuits num.Milli
	found, reached := false, false
	u.each(func(o *offer) {
		if o.pays < reserve || t.Retreats(u.v.Bal, u.party, &o.levels) >= 0 {
			return
		}
		if o.pays < aim {
			if !reached && (!found || o.pays > top.pays) {
				top, found = *o, true
			}
			return
		}
		suits := u.pleases(&o.levels, &stakes)
		if !reached || suits > topSuits || suits == topSuits && o.pays > top.pays {
			top, topSuits, found, reached = *o, suits, true, true
		}
	})
	return top, found
}

// makeOffer proposes when it opens the turn or somebody has said something since its
// last offer, and it has something new to propose.
func (u *Utility) makeOffer() (d ledger.Directive, ok bool) {
	h := &u.heard
	if u.party < 0 || u.inForce() || h.offers >= offersMax || u.s.Talks.Agreed(u.v.Bal) {
		return d, false
	}
	if h.offers > 0 && h.stirred < h.spoke {
		return d, false
	}
	o, ok := u.next(0)
	standing, stands := negotiation.Read(u.v.Bal, u.s.Talks.Offer[u.party])
	if !ok || stands && standing == o.levels || h.saidIt(&o.levels) {
		return d, false
	}
	return ledger.Directive{Verb: crisis.Propose, Levels: o.levels}, true
}
