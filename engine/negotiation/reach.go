package negotiation

import "backchannel/engine/ledger"

// Walk goes through the packages near a package. Its zero value is of no use:
// Space.Near makes one. It allocates nothing:
//
//	for w := space.Near(&from, 4, 14); w.Next(); {
//		judge(&w.At)
//	}
type Walk struct {
	// At is the package that the walk stands on, once Next has been true.
	At ledger.Levels

	s         *Space
	from      ledger.Levels
	far, room int
	begun     bool
	// gone and steps are, up to an issue, how far At is from where the walk began and
	// from the status quo; left is how many steps from the status quo the issues from
	// there on have where the walk began.
	gone, steps, left [ledger.IssuesMax + 1]int
}

// Near returns a walk through every package that is at least 1 and at most so many
// steps away from a package, and within a capacity of steps away from the status quo
// (0: no bound, as in Space). Each comes once, in the order of Each.
func (s *Space) Near(from *ledger.Levels, steps, capacity int) Walk {
	w := Walk{s: s, from: *from, far: steps, room: capacity}
	for i := len(s.Sizes) - 1; i >= 0; i-- {
		w.left[i] = w.left[i+1] + apart(from[i], s.Now[i])
	}
	return w
}

// Reach calls f for every package that Near walks through, until f returns false.
// Laws, red lines and thresholds are not asked. The one package that f is lent is all
// that Reach allocates; a loop over Near allocates nothing.
func (s *Space) Reach(from *ledger.Levels, steps, capacity int, f func(*ledger.Levels) bool) {
	var at ledger.Levels
	for w := s.Near(from, steps, capacity); w.Next(); {
		if at = w.At; !f(&at) {
			return
		}
	}
}

// Next goes on to the next package and is false when there is none.
func (w *Walk) Next() bool {
	last := len(w.s.Sizes) - 1
	i, level := last, w.At[max(0, last)]+1
	if !w.begun {
		i, level, w.begun = 0, 0, true
	}
	for i >= 0 && last >= 0 {
		switch {
		case !w.place(i, level):
			i--
		case i < last:
			i, level = i+1, 0
			continue
		case w.gone[last+1] > 0:
			return true
		}
		if i >= 0 {
			level = w.At[i] + 1
		}
	}
	return false
}

// place puts issue i on its lowest level, from the given one up, from which a package
// can be completed. A step spent later takes the package at most one step nearer to the
// status quo, which tells dead ends exactly.
func (w *Walk) place(i int, level int8) bool {
	for ; level < w.s.Sizes[i]; level++ {
		gone := w.gone[i] + apart(level, w.from[i])
		steps := w.steps[i] + apart(level, w.s.Now[i])
		if gone > w.far || w.room > 0 && steps+max(0, w.left[i+1]-(w.far-gone)) > w.room {
			continue
		}
		w.At[i], w.gone[i+1], w.steps[i+1] = level, gone, steps
		return true
	}
	return false
}

func apart(a, b int8) int { return max(int(a-b), int(b-a)) }
