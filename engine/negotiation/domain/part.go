package domain

import (
	"fmt"

	"backchannel/engine/num"
)

// PaymentSteps bounds a side payment.
const PaymentSteps = 20

// WithPayment returns the space with one more issue, a side payment in equal steps: A
// pays B up to so many, nobody pays, or B pays A. Each step costs the one who pays what
// it gives to the other (transferable utility: Raiffa, The Art and Science of
// Negotiation, 1982, chapter 13). It panics unless steps is from 1 to PaymentSteps.
func (s *Space) WithPayment(steps int, each Measure) *Space {
	if steps < 1 || steps > PaymentSteps {
		panic(fmt.Sprintf("domain: %d steps of payment, want 1 to %d", steps, PaymentSteps))
	}
	worth := num.MulDiv(int64(each), s.Scale, int64(MeasureOne))
	issue := Issue{Name: "side payment"}
	var pays [Parties][]int64
	for k := -steps; k <= steps; k++ {
		name := "none"
		if k < 0 {
			name = fmt.Sprintf("A pays %d", -k)
		} else if k > 0 {
			name = fmt.Sprintf("B pays %d", k)
		}
		issue.Values = append(issue.Values, name)
		pays[0], pays[1] = append(pays[0], int64(k)*worth), append(pays[1], -int64(k)*worth)
	}
	d := *s
	d.Issues = append(s.Issues[:len(s.Issues):len(s.Issues)], issue)
	for p := range d.Pays {
		d.Pays[p] = append(s.Pays[p][:len(s.Pays[p]):len(s.Pays[p])], pays[p])
	}
	return &d
}

// Part returns the space of some of the issues, by their numbers. Of each reservation
// value it has the share that these issues have in the highest utility.
func (s *Space) Part(issues []int) *Space {
	d := &Space{Name: s.Name, Scale: s.Scale, Exact: s.Exact}
	for p := range d.Pays {
		for _, i := range issues {
			d.Pays[p] = append(d.Pays[p], s.Pays[p][i])
		}
		_, most := d.Range(p)
		if _, all := s.Range(p); all > 0 {
			d.Reserve[p] = num.MulDiv(s.Reserve[p], most, all)
		}
	}
	for _, i := range issues {
		d.Issues = append(d.Issues, s.Issues[i])
	}
	return d
}
