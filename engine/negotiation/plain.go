package negotiation

import (
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// enumerate analyses a space by looking at every package.
func (s *Space) enumerate(thresholds []num.Milli) Analysis {
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

// bestOf is BestAt by looking at every package. It allocates nothing.
func (s *Space) bestOf(thresholds []num.Milli) (best Optimum) {
	var surplus [PartiesMax]num.Milli
	s.Each(func(l *ledger.Levels) bool {
		if !s.Ratifiable(l, thresholds) {
			return true
		}
		list := s.Surpluses(surplus[:0], l, thresholds)
		best.Joint = max(best.Joint, Joint(list))
		for p, x := range list {
			best.Gain[p] = max(best.Gain[p], x)
		}
		return true
	})
	return best
}
