package debrief

import (
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// PartScore is one part of an office's score.
type PartScore struct {
	Office      ledger.Office
	Name, About string
	// Value is 0-100, Share what it weighs, in percent of the office's parts, and Points
	// what it comes to.
	Value, Share, Points num.Milli
}

// Total is what an office's parts come to.
type Total struct {
	Office ledger.Office
	// Sum is the sum of the parts, Cap the most that this ending allows, Score the result.
	Sum, Cap, Score num.Milli
}

// score works out the parts for each office of the seat, as they stand.
func (r *reading) score() (parts []PartScore, totals []Total) {
	most := num.Of(100)
	if n := int(r.w.Bal[r.s.Ending] / num.One); n > 0 {
		most = r.s.Endings[n-1].Cap
	}
	for o := ledger.Office(1); int(o) <= r.s.Count(); o++ {
		if !r.of.Has(o) {
			continue
		}
		parts = append(parts, r.parts(o)...)
		sum := crisis.Score(r.s, r.w.Bal, o)
		totals = append(totals, Total{Office: o, Sum: sum, Cap: most, Score: sum.Clamp(0, most)})
	}
	return parts, totals
}

func (r *reading) parts(o ledger.Office) []PartScore {
	var out []PartScore
	var shares num.Milli
	for i := range r.s.Score {
		if p := &r.s.Score[i]; p.Counts[o] {
			shares += p.Share
		}
	}
	for i := range r.s.Score {
		p := &r.s.Score[i]
		if !p.Counts[o] || shares == 0 {
			continue
		}
		value := p.Value[o].Of(r.w.Bal).Clamp(0, num.Of(100))
		share := num.Of(100).Mul(p.Share).Div(shares)
		out = append(out, PartScore{Office: o, Name: p.Name, About: p.About.Say, Value: value, Share: share, Points: p.Share.Mul(value).Div(shares)})
	}
	return out
}
