package num_test

import (
	"math"
	"testing"

	"backchannel/engine/num"
)

// off is the distance in millionths between a result and the true value.
func off(got num.Micro, want float64) float64 { return math.Abs(float64(got) - want*1e6) }

// float64 reference values are right to about 2^-48 of the whole, so the grids
// below prove the bounds for results below a few thousand; 200-bit numbers prove
// them for greater ones.
func within(bound, want float64) float64 { return bound + math.Abs(want)*1e6*0x1p-48 }

func worst(t *testing.T, name string, bound float64, grid func(see func(got num.Micro, want, bound float64, args ...num.Micro))) {
	t.Helper()
	largest, points := 0.0, 0
	grid(func(got num.Micro, want, extra float64, args ...num.Micro) {
		points++
		o := off(got, want)
		if o > within(bound+extra, want) {
			t.Fatalf("%s%v = %v, want %.9f: off by %.4f millionths", name, args, got, want, o)
		}
		if extra == 0 && math.Abs(want) < 1e3 {
			largest = max(largest, o)
		}
	})
	t.Logf("%s: off by at most %.5f millionths in %d points (results below 1000)", name, largest, points)
}

// Exp is right to 0.51 millionths, on a grid over its domain and near every k ln 2.
func TestExpError(t *testing.T) {
	worst(t, "Exp", 0.51, func(see func(num.Micro, float64, float64, ...num.Micro)) {
		for x := num.Micro(-16_000_000); x <= 20_723_265; x += 37 {
			see(num.Exp(x), math.Exp(float64(x)/1e6), 0, x)
		}
		for k := -22; k < 30; k++ {
			for d := num.Micro(-5); d <= 5; d++ {
				x := num.Micro(float64(k)*math.Ln2*1e6) + d
				see(num.Exp(x), math.Exp(float64(x)/1e6), 0, x)
			}
		}
	})
	for _, x := range []num.Micro{20_723_266, 21_000_000, 22_000_000, math.MaxInt64} {
		if got := num.Exp(x); got != num.MicroLimit {
			t.Errorf("Exp(%v) = %v, want the limit", x, got)
		}
	}
	if got := num.Exp(math.MinInt64); got != 0 {
		t.Errorf("Exp of the lowest Micro is %v", got)
	}
}

// Ln is right to 0.51 millionths over every size of number.
func TestLnError(t *testing.T) {
	worst(t, "Ln", 0.51, func(see func(num.Micro, float64, float64, ...num.Micro)) {
		for x := num.Micro(1); x <= 5_000_000; x += 1 + x/20_000 {
			see(num.Ln(x), math.Log(float64(x)/1e6), 0, x)
		}
		for x := num.Micro(5_000_000); x < math.MaxInt64/2; x += x / 3001 {
			see(num.Ln(x), math.Log(float64(x)/1e6), 0, x)
		}
		for k := range 63 {
			for d := num.Micro(-1); d <= 1; d++ {
				x := max(1, num.Micro(1)<<k+d)
				see(num.Ln(x), math.Log(float64(x)/1e6), 0, x)
			}
		}
		see(num.Ln(math.MaxInt64), math.Log(math.MaxInt64/1e6), 0, math.MaxInt64)
	})
	if num.Ln(0) != -13_815_511 || num.Ln(math.MinInt64) != -13_815_511 || num.Ln(num.MicroOne) != 0 {
		t.Errorf("Ln at its edges: %v %v %v", num.Ln(0), num.Ln(math.MinInt64), num.Ln(num.MicroOne))
	}
}

// Pow keeps its bound over bases and exponents of every size.
func TestPowError(t *testing.T) {
	worst(t, "Pow", 0.51, func(see func(num.Micro, float64, float64, ...num.Micro)) {
		for x := num.Micro(1); x < 1_000_000_000_000; x += 1 + x/400 {
			for y := num.Micro(-30_000_000); y <= 30_000_000; y += 133_337 {
				seePow(see, x, y)
			}
			for _, y := range []num.Micro{-70_000_000, -999_999, 999_999, 70_000_000} {
				seePow(see, x, y)
			}
		}
	})
	for x := num.Micro(1); x < num.MicroLimit/2; x += 1 + x/7 {
		if got := num.Pow(x, num.MicroOne); x < 1e12 && got != x {
			t.Errorf("Pow(%v, 1) = %v", x, got)
		}
		if got := num.Pow(x, 0); got != num.MicroOne {
			t.Errorf("Pow(%v, 0) = %v", x, got)
		}
	}
}

func seePow(see func(num.Micro, float64, float64, ...num.Micro), x, y num.Micro) {
	want := math.Pow(float64(x)/1e6, float64(y)/1e6)
	if want < 10_000 {
		see(num.Pow(x, y), want, 1e-11*math.Abs(float64(y)/1e6)*want, x, y)
	}
}

// Powers of zero and of negative numbers, and powers beyond the limit, have the documented values.
func TestPowEdges(t *testing.T) {
	for _, c := range []struct{ x, y, want num.Micro }{
		{0, 0, num.MicroOne},
		{0, 1, 0},
		{0, -1, num.MicroLimit},
		{-5, 2_000_000, 0},
		{2_000_000, 10_000_000, 1024_000_000},
		{2_000_000, -1_000_000, 500_000},
		{4_000_000, 500_000, 2_000_000},
		{2_000_000, 30_000_000, num.MicroLimit},
		{2_000_000, math.MaxInt64, num.MicroLimit},
		{500_000, math.MaxInt64, 0},
		{2_000_000, math.MinInt64, 0},
		{math.MaxInt64, math.MaxInt64, num.MicroLimit},
		{num.MicroOne, math.MaxInt64, num.MicroOne},
	} {
		if got := num.Pow(c.x, c.y); got != c.want {
			t.Errorf("Pow(%v, %v) = %v, want %v", c.x, c.y, got, c.want)
		}
	}
}

// Logistic is right to 0.51 millionths and symmetric.
func TestLogisticError(t *testing.T) {
	worst(t, "Logistic", 0.51, func(see func(num.Micro, float64, float64, ...num.Micro)) {
		for x := num.Micro(-20_000_000); x <= 20_000_000; x += 41 {
			see(num.Logistic(x), 1/(1+math.Exp(float64(-x)/1e6)), 0, x)
			if num.Logistic(x)+num.Logistic(-x) != num.MicroOne {
				t.Fatalf("Logistic(±%v) do not sum to one", x)
			}
		}
	})
	if num.Logistic(0) != num.MicroOne/2 || num.Logistic(math.MaxInt64) != num.MicroOne || num.Logistic(math.MinInt64) != 0 {
		t.Error("Logistic is wrong at zero or at the ends")
	}
}

// NormalQuantile is right to 0.52 millionths at every probability there is.
func TestNormalQuantileError(t *testing.T) {
	worst(t, "NormalQuantile", 0.52, func(see func(num.Micro, float64, float64, ...num.Micro)) {
		for p := num.Micro(1); p < num.MicroOne; p++ {
			// The tail is computed from its own side, where float64 has digits to spare.
			q := min(p, num.MicroOne-p)
			want := -math.Sqrt2 * math.Erfcinv(2*float64(q)/1e6)
			if p > num.MicroOne/2 {
				want = -want
			}
			see(num.NormalQuantile(p), want, 0, p)
		}
	})
	if lo, hi := num.NormalQuantile(-3), num.NormalQuantile(2*num.MicroOne); lo != -4_753_424 || hi != 4_753_424 {
		t.Errorf("at its edges the quantile is %v and %v", lo, hi)
	}
}

// A greater argument never gives a smaller result.
func TestMonotone(t *testing.T) {
	functions := map[string]struct {
		f      func(num.Micro) num.Micro
		lo, hi num.Micro
	}{
		"Exp":            {num.Exp, -15_000_000, 21_000_000},
		"Ln":             {num.Ln, -10, 8_000_000},
		"Pow(x, 1.7)":    {func(x num.Micro) num.Micro { return num.Pow(x, 1_700_000) }, -10, 8_000_000},
		"Pow(1.3, y)":    {func(y num.Micro) num.Micro { return num.Pow(1_300_000, y) }, -9_000_000, 9_000_000},
		"Sqrt":           {num.Sqrt, -10, 3_000_000},
		"Logistic":       {num.Logistic, -15_000_000, 15_000_000},
		"NormalQuantile": {num.NormalQuantile, -2, num.MicroOne + 2},
	}
	for name, c := range functions {
		last := c.f(c.lo)
		for x := c.lo + 1; x <= c.hi; x++ {
			next := c.f(x)
			if next < last {
				t.Errorf("%s falls from %v to %v at %v", name, last, next, x)
				break
			}
			last = next
			// Neighbours are compared in runs of eight, with a step between.
			if x%8 == 0 {
				x += 97
			}
		}
	}
}
