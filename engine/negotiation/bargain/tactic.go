package bargain

import (
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
)

// tactic says what utility a side asks for in its next offer.
type tactic interface {
	target(s *side) int64
}

// opening is what every tactic gives away at the start, the kappa of Faratin et al.
const opening = num.MicroOne / 20

// timed gives way with time alone: late with a beta below 1 (Boulware), evenly with 1,
// early above 1 (conceder). Source: Faratin, Sierra & Jennings, "Negotiation decision
// functions for autonomous agents", Robotics and Autonomous Systems 24 (1998), 4.1.
type timed struct{ beta num.Micro }

func (t timed) target(s *side) int64 {
	return s.reserve + part(s.best-s.reserve, negotiation.Held(opening, s.elapsed(), t.beta))
}

// part is a share of x.
func part(x int64, share num.Micro) int64 {
	return num.MulDiv(x, int64(share), int64(num.MicroOne))
}

// relative answers the other's last concession with one of the same proportion, and
// holds where the other holds: relative tit-for-tat of Faratin et al. (1998), 4.3, with
// its values read as utilities to the one who answers.
type relative struct{}

func (relative) target(s *side) int64 {
	n := len(s.received)
	if len(s.asked) == 0 {
		return s.best - part(s.best-s.reserve, opening)
	}
	last := s.asked[len(s.asked)-1]
	if n < 2 || s.received[n-2] <= 0 || s.received[n-1] <= 0 {
		return last
	}
	return num.MulDiv(last, s.received[n-2], s.received[n-1])
}

// mixed weighs two tactics (Faratin et al. 1998, 4.4).
type mixed struct {
	one, two tactic
	// share is the weight of the second.
	share num.Micro
}

func (m mixed) target(s *side) int64 {
	a, b := m.one.target(s), m.two.target(s)
	return a + part(b-a, m.share)
}

// acceptance says whether a side takes an offer that is worth u to it, when its own
// next one is worth next.
type acceptance interface {
	takes(s *side, u, next int64) bool
}

// acNext takes what is worth as much as the own next offer: AC_next of Baarslag,
// Hindriks & Jonker, "Effective acceptance conditions in real-time automated
// negotiation", Decision Support Systems 60 (2014), with alpha 1 and beta 0.
type acNext struct{}

func (acNext) takes(_ *side, u, next int64) bool { return u >= next }

// acCombi is AC_next, and near the deadline takes what is worth as much as the best
// offer of a window as long as the time that is left: AC_combi(T, MAX^W) of the same
// paper, with T = 0.9.
type acCombi struct{}

// nearEnd is the T of acCombi.
const nearEnd = num.MicroOne * 9 / 10

func (acCombi) takes(s *side, u, next int64) bool {
	if u >= next {
		return true
	}
	if s.elapsed() < nearEnd {
		return false
	}
	before := s.received[:len(s.received)-1]
	for _, x := range before[max(0, len(before)-(s.rounds-s.round)):] {
		if x > u {
			return false
		}
	}
	return true
}
