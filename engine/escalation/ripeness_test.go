package escalation_test

import (
	"testing"

	"backchannel/engine/escalation"
	"backchannel/engine/num"
)

// At pains of 25 and 30 and trusts of 42 and 36 the index is 12.5 + 19.5 = 32, just below
// the mark of 36; a mediator lifts it over that.
func TestRipeness(t *testing.T) {
	r := escalation.Ripeness{Pain: [2]num.Milli{25_000, 30_000}, Trust: [2]num.Milli{42_000, 36_000}}
	if got := r.Index(); got != num.Of(32) {
		t.Errorf("the index is %v, want 32", got)
	}
	r.Pain[1] = num.Of(90)
	if got := r.Index(); got != num.Of(32) {
		t.Errorf("when only one side hurts more it is %v, want 32", got)
	}
	r.Mediator, r.Offer = true, true
	if got := r.Index(); got != num.Of(51) {
		t.Errorf("with a mediator and an offer it is %v, want 51", got)
	}
	r.Pain, r.Trust = [2]num.Milli{100_000, 100_000}, [2]num.Milli{100_000, 100_000}
	if got := r.Index(); got != num.Of(100) {
		t.Errorf("it goes to %v", got)
	}
}

// What some acts say of the other side, in log-odds that it is unwilling: a costly
// concession that is kept ln(.25/.60), a threat ln(.55/.30), cheap talk ln(.40/.45).
func TestEvidence(t *testing.T) {
	for _, c := range []struct {
		l1, l0 int
		want   num.Milli
	}{{25, 60, -875}, {30, 60, -693}, {55, 30, 606}, {45, 15, 1_099}, {40, 10, 1_386}, {10, 25, -916}, {40, 45, -118}, {50, 50, 0}} {
		if got := escalation.Evidence(num.Of(c.l1), num.Of(c.l0)); got != c.want {
			t.Errorf("%d to %d is %v, want %v", c.l1, c.l0, got, c.want)
		}
	}
}

// Adding log-odds is Bayes' rule: from 45 percent, a threat makes .45*.55/(.45*.55 +
// .55*.30) = 60, and nothing makes anybody sure.
func TestBelief(t *testing.T) {
	prior := escalation.Evidence(num.Of(45), num.Of(55))
	if got := escalation.Belief(prior); got < 44_990 || got > 45_010 {
		t.Errorf("the prior is %v, want 45", got)
	}
	after := escalation.Belief(prior + escalation.Evidence(num.Of(55), num.Of(30)))
	if after < 59_980 || after > 60_020 {
		t.Errorf("after a threat it is %v, want 60", after)
	}
	if low, high := escalation.Belief(-num.Of(50)), escalation.Belief(num.Of(50)); low != num.One || high != num.Of(99) {
		t.Errorf("beliefs go from %v to %v, want 1 to 99", low, high)
	}
}
