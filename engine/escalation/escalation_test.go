package escalation_test

import (
	"testing"

	"pgregory.net/rapid"

	"backchannel/engine/escalation"
	"backchannel/engine/num"
)

// usual are the settings of the model: harsh acts 1 + 0.6(1-T), kind acts 0.35 + 0.65T,
// as written at a trust of 45.
var usual = escalation.Law{Pull: num.Of(2), Harsh: 600, Kind: 350, Usual: num.Of(45)}

// Effects at some trusts, worked out by hand: at no trust a harsh act of 10 is
// 10 * 1.6/1.33 and a kind one 10 * 0.35/0.6425; at full trust 10 * 1/1.33 and 10 * 1/0.6425.
func TestScale(t *testing.T) {
	for _, c := range []struct {
		effect, trust int
		want          string
	}{
		{10, 45, "10"},
		{-10, 45, "-10"},
		{10, 0, "12.03"},
		{10, 100, "7.519"},
		{-10, 0, "-5.447"},
		{-10, 100, "-15.564"},
		{6, 20, "6.677"},
		{0, 0, "0"},
	} {
		law := usual
		got := law.Scale(num.Of(c.effect), num.Of(c.trust))
		if got.String() != c.want {
			t.Errorf("%d at trust %d is %v, want %s", c.effect, c.trust, got, c.want)
		}
	}
}

// Without settings every effect is as written, and tension stays where it is.
func TestNoLaw(t *testing.T) {
	var off escalation.Law
	for _, x := range []num.Milli{-7_000, 0, 3_500} {
		if got := off.Scale(x, num.Of(3)); got != x {
			t.Errorf("%v became %v", x, got)
		}
	}
	if got := off.Drift(num.Of(60), 0); got != 0 {
		t.Errorf("tension drifts by %v", got)
	}
}

// More trust never makes a harsh act harsher nor a kind one less kind, and no act
// changes its sign.
func TestScaleIsMonotone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		law := escalation.Law{
			Harsh: num.Milli(rapid.IntRange(0, 10_000).Draw(t, "harsh")),
			Kind:  num.Milli(rapid.IntRange(0, 1_000).Draw(t, "kind")),
			Usual: num.Milli(rapid.IntRange(1_000, 100_000).Draw(t, "usual")),
		}
		effect := num.Milli(rapid.IntRange(-50_000, 50_000).Draw(t, "effect"))
		low := num.Milli(rapid.IntRange(0, 100_000).Draw(t, "low"))
		high := num.Milli(rapid.IntRange(int(low), 100_000).Draw(t, "high"))
		a, b := law.Scale(effect, low), law.Scale(effect, high)
		if b > a || effect > 0 && b < 0 || effect < 0 && a > 0 {
			t.Fatalf("%v is %v at trust %v and %v at %v", effect, a, low, b, high)
		}
		if got := law.Scale(effect, law.Usual); got != effect {
			t.Fatalf("%v is %v at the usual trust", effect, got)
		}
	})
}

// Tension is pulled to its norm by so many points at most, and never past it.
func TestDrift(t *testing.T) {
	for tension, want := range map[num.Milli]string{60_000: "-2", 25_000: "0", 26_500: "-1.5", 24_000: "1", 0: "2"} {
		law := usual
		if got := law.Drift(tension, num.Of(25)); got.String() != want {
			t.Errorf("tension %v moves by %v, want %s", tension, got, want)
		}
	}
}

// A rate closes a share of the gap, rounded to a thousandth, with or without a bound in
// points: from 50, 45 and 90 towards 62 at 0.10 it is 1.2, 1.7 and -2.8.
func TestRate(t *testing.T) {
	for _, c := range []struct {
		tension, pull num.Milli
		want          string
	}{
		{50_000, 0, "1.2"},
		{45_000, 0, "1.7"},
		{90_000, 0, "-2.8"},
		{90_000, 2_000, "-2"},
		{62_000, 0, "0"},
		{61_996, 0, "0"},
		{61_995, 0, "0.001"},
	} {
		law := escalation.Law{Rate: 100, Pull: c.pull}
		if got := law.Drift(c.tension, num.Of(62)); got.String() != c.want {
			t.Errorf("tension %v with a bound of %v moves by %v, want %s", c.tension, c.pull, got, c.want)
		}
	}
}
