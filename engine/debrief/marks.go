package debrief

import (
	"slices"

	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
)

// points lists the packages with their marks.
func (r *reading) points(sp *Space, a *negotiation.Analysis) []Point {
	t := r.s.Talks
	var out []Point
	if sp.Size > PointsMax {
		for _, l := range notable(sp) {
			out = append(out, r.point(l, r.marks(sp, &l)))
		}
		return out
	}
	t.Each(func(l *ledger.Levels) bool {
		out = append(out, r.point(*l, r.marks(sp, l)))
		return true
	})
	markFrontier(out)
	r.markEven(out, a)
	return out
}

// notable lists the packages of a large space that the game or its analysis names, in
// the order of the space, each once.
func notable(sp *Space) []ledger.Levels {
	list := []ledger.Levels{sp.Status.Levels}
	if sp.Signed != nil {
		list = append(list, sp.Signed.Levels)
	}
	for i := range sp.Best {
		list = append(list, sp.Best[i].Levels)
	}
	for i := range sp.Trail {
		list = append(list, sp.Trail[i].Levels)
	}
	slices.SortFunc(list, func(a, b ledger.Levels) int { return slices.Compare(a[:], b[:]) })
	list = slices.Compact(list)
	return list[:min(len(list), PointsMax)]
}

// marks tells what can be told of a package alone.
func (r *reading) marks(sp *Space, l *ledger.Levels) (m Mark) {
	if *l == sp.Status.Levels {
		m |= Status
	}
	if sp.Signed != nil && *l == sp.Signed.Levels {
		m |= Deal
	}
	for i := range sp.Best {
		if *l == sp.Best[i].Levels {
			m |= Best | Frontier
		}
	}
	for i := range sp.Trail {
		if *l == sp.Trail[i].Levels {
			m |= Offered
		}
	}
	if r.drawn.Ratifiable(l, r.thresholds) {
		m |= Zone
	}
	return m
}

// markFrontier marks the packages of the zone that no other one dominates.
func markFrontier(points []Point) {
	for i := range points {
		if points[i].Marks&Zone == 0 {
			continue
		}
		free := true
		for j := range points {
			free = free && !(points[j].Marks&Zone != 0 && dominates(points[j].Pays, points[i].Pays))
		}
		if free {
			points[i].Marks |= Frontier
		}
	}
}

// dominates tells whether a gives every party as much as b, and one party more.
func dominates(a, b []num.Milli) bool {
	more := false
	for p := range a {
		if a[p] < b[p] {
			return false
		}
		more = more || a[p] > b[p]
	}
	return more
}

// markEven marks the package whose least share of a best gain is the largest
// (Kalai and Smorodinsky, Econometrica 43, 1975, on a finite set).
func (r *reading) markEven(points []Point, a *negotiation.Analysis) {
	at, least := -1, num.Milli(0)
	for i := range points {
		if points[i].Marks&(Zone|Frontier) != Zone|Frontier {
			continue
		}
		share := num.Of(100)
		for p, best := range a.BestGain {
			if best > 0 {
				share = min(share, num.Of(100).Mul(points[i].Pays[p]-r.thresholds[p]).Div(best))
			}
		}
		if at < 0 || share > least {
			at, least = i, share
		}
	}
	if at >= 0 {
		points[at].Marks |= Even
	}
}
