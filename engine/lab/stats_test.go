package lab

import (
	"math"
	"testing"
)

// near fails where a number is further than by from what it should be.
func near(t *testing.T, what string, got, want, by float64) {
	t.Helper()
	if math.Abs(got-want) > by {
		t.Errorf("%s: %v, want %v within %v", what, got, want, by)
	}
}

// The means of bootstrap samples spread as theory says: those of the seven treated mice of
// Efron & Tibshirani (1993, table 2.1) by 23.36, of which 2,000 samples tell some 3 %.
func TestResampledMice(t *testing.T) {
	mice := []float64{94, 197, 16, 38, 99, 141, 23}
	means := resampled(mice)
	var sum, squares float64
	for _, x := range means {
		sum += x
	}
	for _, x := range means {
		squares += (x - sum/resamples) * (x - sum/resamples)
	}
	near(t, "mean of the means", sum/resamples, 86.857, 2)
	near(t, "their spread", math.Sqrt(squares/resamples), 23.36, 1)
	if e := Interval(mice); e.Mean != 86.857 || e.Low < 40 || e.High > 140 || e.Low >= e.Mean || e.High <= e.Mean {
		t.Errorf("%+v", e)
	}
}

// The interval of a share of 30 in 100 is that of the binomial distribution, whose 2.5 %
// and 97.5 % quantiles are 21 and 39, and it is the same each time.
func TestIntervalOfShare(t *testing.T) {
	x := make([]float64, 100)
	for i := range 30 {
		x[3*i] = 100
	}
	e := Interval(x)
	near(t, "mean", e.Mean, 30, 0)
	near(t, "low", e.Low, 21, 1)
	near(t, "high", e.High, 39, 1)
	if e != Interval(x) {
		t.Error("the same sample, another interval")
	}
	if one := Interval([]float64{7.25}); one != (Estimate{7.25, 7.25, 7.25}) {
		t.Errorf("of one value: %+v", one)
	}
}

// The score interval of Wilson, against figures worked out by hand, and at both ends.
func TestWilson(t *testing.T) {
	for _, x := range []struct {
		k, n int
		want Estimate
	}{
		{81, 263, Estimate{30.798, 25.527, 36.621}}, // Newcombe, Statistics in Medicine 17, 1998, table I
		{15, 148, Estimate{10.135, 6.239, 16.051}},
		{0, 20, Estimate{0, 0, 16.113}},
		{20, 20, Estimate{100, 83.887, 100}},
	} {
		got := Wilson(x.k, x.n)
		near(t, "share", got.Mean, x.want.Mean, 0.01)
		near(t, "low", got.Low, x.want.Low, 0.01)
		near(t, "high", got.High, x.want.High, 0.01)
	}
}

// One interval is above another when they do not meet.
func TestAbove(t *testing.T) {
	if !(Estimate{3, 2.5, 4}).Above(Estimate{2, 1, 2.4}) || (Estimate{3, 2.4, 4}).Above(Estimate{2, 1, 2.4}) {
		t.Error("Above")
	}
}
