package negotiation

import (
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// BestMax bounds the list of best packages.
const BestMax = 64

// Analysis says what a space had to offer at given home thresholds. It is exact:
// every package was looked at.
type Analysis struct {
	// Size counts the packages, WithinCapacity those with few enough steps, and
	// Ratifiable those of them that break no law, cross no red line and reach the
	// threshold of every party with a veto.
	Size, WithinCapacity, Ratifiable int
	// BestJoint is the highest joint gain of a ratifiable package, Best the packages that reach it.
	BestJoint num.Milli
	Best      []ledger.Levels
	// BestGain is each party's highest surplus over the ratifiable packages.
	BestGain []num.Milli
}

// Thresholds returns the median threshold of each party.
func (s *Space) Thresholds() []num.Milli {
	t := make([]num.Milli, len(s.Parties))
	for p := range s.Parties {
		t[p] = s.Parties[p].Threshold
	}
	return t
}

// Joint is the joint gain of surpluses: their geometric mean, 0 when one is not
// above 0. It ranks packages as the Nash product does (Nash, Econometrica 18, 1950),
// on a scale of points.
func Joint(surplus []num.Milli) num.Milli { return num.GeoMean(surplus...) }

// Surpluses returns each party's payoff of a package less its threshold, appended to dst.
func (s *Space) Surpluses(dst []num.Milli, l *ledger.Levels, thresholds []num.Milli) []num.Milli {
	for p := range s.Parties {
		dst = append(dst, s.Payoff(p, l)-thresholds[p])
	}
	return dst
}

// Ratifiable tells whether every party with a veto could sign the package at the thresholds.
func (s *Space) Ratifiable(l *ledger.Levels, thresholds []num.Milli) bool {
	for p := range s.Parties {
		if s.Check(p, l) != Sound {
			return false
		}
		if s.Parties[p].Veto && s.Payoff(p, l) < thresholds[p] {
			return false
		}
	}
	return true
}

// Analyze looks at every package of the space.
func (s *Space) Analyze(thresholds []num.Milli) Analysis {
	a := Analysis{BestGain: make([]num.Milli, len(s.Parties))}
	var surplus [PartiesMax]num.Milli
	s.Each(func(l *ledger.Levels) bool {
		a.Size++
		if s.Capacity > 0 && s.Steps(l) > s.Capacity {
			return true
		}
		a.WithinCapacity++
		if !s.Ratifiable(l, thresholds) {
			return true
		}
		a.Ratifiable++
		a.note(l, s.Surpluses(surplus[:0], l, thresholds))
		return true
	})
	return a
}

func (a *Analysis) note(l *ledger.Levels, surplus []num.Milli) {
	for p, x := range surplus {
		a.BestGain[p] = max(a.BestGain[p], x)
	}
	joint := Joint(surplus)
	switch {
	case joint > a.BestJoint:
		a.BestJoint, a.Best = joint, append(a.Best[:0], *l)
	case joint == a.BestJoint && joint > 0 && len(a.Best) < BestMax:
		a.Best = append(a.Best, *l)
	}
}

// BestAt returns the highest joint gain of a ratifiable package and each party's
// highest surplus over the ratifiable packages, at any thresholds. It looks at every
// package and allocates nothing.
func (s *Space) BestAt(thresholds []num.Milli) (joint num.Milli, gain [PartiesMax]num.Milli) {
	var surplus [PartiesMax]num.Milli
	s.Each(func(l *ledger.Levels) bool {
		if !s.Ratifiable(l, thresholds) {
			return true
		}
		list := s.Surpluses(surplus[:0], l, thresholds)
		joint = max(joint, Joint(list))
		for p, x := range list {
			gain[p] = max(gain[p], x)
		}
		return true
	})
	return joint, gain
}
