package num_test

import (
	"fmt"
	"math"
	"testing"

	"backchannel/engine/num"
)

func ExampleMicro_Mul() {
	decay, _ := num.ParseMicro("0.943874")
	fmt.Println(decay.Mul(num.Of(40)))
	// Output: 37.755
}

// Millionths print and parse with up to six decimals.
func TestMicroText(t *testing.T) {
	for s, want := range map[string]num.Micro{
		"0": 0, "1": num.MicroOne, "0.000035": 35, "-0.5": -500_000, "1.5": 1_500_000, "-12.000001": -12_000_001,
	} {
		if got, err := num.ParseMicro(s); err != nil || got != want {
			t.Errorf("ParseMicro(%q) = %d, %v, want %d", s, got, err, want)
		}
		if got := want.String(); got != s {
			t.Errorf("%d prints as %q, want %q", int64(want), got, s)
		}
	}
	for _, s := range oddNumbers {
		if got, err := num.ParseMicro(s); err != num.ErrMicroSyntax || got != 0 {
			t.Errorf("ParseMicro(%q) = %d, %v, want a refusal", s, got, err)
		}
	}
	if got := num.Micro(math.MinInt64).String(); got != "-9223372036854.775808" {
		t.Errorf("lowest Micro prints as %q", got)
	}
}

// A coefficient times an account rounds half away from zero, and so does a Micro as a Milli.
func TestMicroMulAndMilli(t *testing.T) {
	for _, c := range []struct {
		c    num.Micro
		x    num.Milli
		want num.Milli
	}{
		{500_000, 1, 1},
		{500_000, -1, -1},
		{-500_000, 3, -2},
		{499_999, 1, 0},
		{35, 1_000_000, 35},
		{math.MaxInt64, math.MaxInt64, math.MaxInt64},
		{math.MinInt64, math.MaxInt64, -math.MaxInt64},
	} {
		if got := c.c.Mul(c.x); got != c.want {
			t.Errorf("%v*%v = %v, want %v", c.c, c.x, got, c.want)
		}
	}
	for c, want := range map[num.Micro]num.Milli{499: 0, 500: 1, -500: -1, -499: 0, 1_500_000: 1500} {
		if got := c.Milli(); got != want {
			t.Errorf("%v in thousandths is %v, want %v", c, got, want)
		}
	}
	if got := num.Milli(math.MaxInt64).Micro(); got != math.MaxInt64 {
		t.Errorf("the greatest Milli in millionths is %v", got)
	}
}
