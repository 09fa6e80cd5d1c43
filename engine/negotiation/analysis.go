package negotiation

import (
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// BestMax bounds the list of best packages.
const BestMax = 64

// SmallMax is the most packages of a small space, of which every one is looked at; a
// larger one is searched. Both give the same results.
const SmallMax = 4096

// Small tells whether every package can be looked at in a moment.
func (s *Space) Small() bool { return s.Size() <= SmallMax }

// Analysis says what a space had to offer at given home thresholds. It is exact.
type Analysis struct {
	// Size counts the packages, WithinCapacity those with few enough steps, and
	// Ratifiable those of them that break no law, cross no red line and reach the
	// threshold of every party with a veto.
	Size, WithinCapacity, Ratifiable int
	// BestJoint is the highest joint gain of a ratifiable package, Best the packages that
	// reach it, in the order of Each.
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

// Analyze says what the space has to offer. The error is ErrWork.
func (s *Space) Analyze(thresholds []num.Milli) (Analysis, error) {
	if s.Small() {
		return s.enumerate(thresholds), nil
	}
	return s.explore(s.finder(thresholds))
}

// BestAt returns the best of the space. In a small one it allocates nothing and cannot
// fail; in a larger one the error is ErrWork.
func (s *Space) BestAt(thresholds []num.Milli) (Optimum, error) {
	if s.Small() {
		return s.bestOf(thresholds), nil
	}
	f := s.finder(thresholds)
	best := f.best()
	return best, f.err
}

// Better returns the ratifiable package of the highest joint gain that gives every party
// as much as another package and one party more: the first of several, in the order of
// Each. It is false when there is none. The error is ErrWork.
func (s *Space) Better(than *ledger.Levels, thresholds []num.Milli) (l ledger.Levels, ok bool, err error) {
	f := s.finder(thresholds)
	var sum num.Milli
	for p, x := range s.Surpluses(nil, than, thresholds) {
		f.floors[p] = max(f.floors[p], x)
		sum += x
	}
	f.total = int64(sum) + 1
	list := f.list(f.joint(), 1)
	if len(list) == 0 || f.err != nil {
		return l, false, f.err
	}
	return list[0], true, nil
}
