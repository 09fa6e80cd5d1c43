package negotiation

import "backchannel/engine/num"

// Enumerate and Explore are the two ways of analysing a space, whatever its size: one
// package after the other, and by search with so much work.
func (s *Space) Enumerate(thresholds []num.Milli) Analysis { return s.enumerate(thresholds) }

// Explore is the search.
func (s *Space) Explore(thresholds []num.Milli, work int) (Analysis, error) {
	f := s.finder(thresholds)
	f.work = work
	return s.explore(f)
}
