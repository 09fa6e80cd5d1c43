package negotiation_test

import (
	"testing"

	"backchannel/engine/negotiation"
	"backchannel/engine/num"
)

// The curve starts a little below the best, ends at the reservation value, and bends
// as beta says.
func TestAspiration(t *testing.T) {
	for _, c := range []struct {
		elapsed, beta num.Micro
		want          num.Milli
	}{
		{0, 1_000_000, 9_700},
		{500_000, 1_000_000, 6_850},
		{1_000_000, 1_000_000, 4_000},
		{500_000, 250_000, 9_344}, // Boulware: 1 - 1/2^4 of the way is left
		{500_000, 2_000_000, 5_669},
		{1_000_000, 4_000_000, 4_000},
		{2_000_000, 1_000_000, 4_000}, // past the deadline
		{500_000, 0, 9_700},           // hardly ever gives way
	} {
		got := negotiation.Aspiration(num.Of(4), num.Of(10), 50_000, c.elapsed, c.beta)
		if got != c.want {
			t.Errorf("after %v with beta %v: %v, want %v", c.elapsed, c.beta, got, c.want)
		}
	}
	if got := negotiation.Aspiration(num.Of(4), num.Of(3), 0, 0, num.MicroOne); got != num.Of(4) {
		t.Errorf("nothing to aspire to: %v, want the reservation value", got)
	}
}

// Whatever beta, the aspiration never rises with time and never falls below the
// reservation value.
func TestAspirationFalls(t *testing.T) {
	for beta := num.Micro(100_000); beta <= 4_000_000; beta += 300_000 {
		last := num.Of(100)
		for at := num.Micro(0); at <= num.MicroOne; at += 10_000 {
			u := negotiation.Aspiration(num.Of(-2), num.Of(12), 50_000, at, beta)
			if u > last || u < num.Of(-2) {
				t.Fatalf("beta %v at %v: %v after %v", beta, at, u, last)
			}
			last = u
		}
	}
}
