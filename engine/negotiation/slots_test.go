package negotiation_test

import (
	"testing"

	"backchannel/engine/negotiation"
	"backchannel/engine/num"
)

// Asked one by one of a package laid out once, the answers are those of Payoff and Fault.
func TestSlotsAgree(t *testing.T) {
	s := large(14)
	n := 0
	from := s.Status()
	for w := s.Near(&from, 5, 14); w.Next() && n < 20_000; n++ {
		l := w.At
		at := s.Slots(&l)
		for p := range s.Parties {
			var plain num.Milli
			for i, pays := range s.Parties[p].Pays {
				plain += pays[l[i]]
			}
			if got, want := plain+s.BonusAt(p, &at), s.Payoff(p, &l); got != want {
				t.Fatalf("%v pays %d %v, want %v", l, p, got, want)
			}
			if got, want := fault(s, p, &at), s.Fault(p, &l); got != want {
				t.Fatalf("%v for %d: fault %d, want %d", l, p, got, want)
			}
		}
	}
}

func fault(s *negotiation.Space, p int, at *negotiation.Slots) negotiation.Fault {
	switch {
	case !s.LawfulAt(at):
		return negotiation.Unlawful
	case s.RedAt(p, at):
		return negotiation.RedLine
	}
	return negotiation.Sound
}
