package trade_test

import (
	"testing"

	"pgregory.net/rapid"

	"backchannel/engine/num"
	"backchannel/engine/trade"
)

// A tariff of 25 percent where there was none: at once 1.25^-1.3 = 74.820, after half a
// year 1.25^-2.15 = 61.893, after a year 1.25^-3 = 51.2, and no less later.
func TestVolume(t *testing.T) {
	for weeks, want := range map[int]num.Milli{0: 74_820, 26: 61_893, 52: 51_200, 100: 51_200} {
		if got := trade.Volume(num.Of(25), 0, weeks); got != want {
			t.Errorf("after %d weeks the index is %v, want %v", weeks, got, want)
		}
	}
	// From 25 to 30 percent only the ratio counts: (1.30/1.25)^-1.3.
	if got := trade.Volume(num.Of(30), num.Of(25), 0); got != 95_029 {
		t.Errorf("from 25 to 30 it is %v, want 95.029", got)
	}
	if got := trade.Volume(num.Of(25), num.Of(25), 40); got != trade.Full {
		t.Errorf("an old tariff that stays leaves %v, want 100", got)
	}
}

// The elasticity rises evenly from 1.3 to 3 in a year.
func TestElasticity(t *testing.T) {
	for weeks, want := range map[int]num.Micro{-1: 1_300_000, 0: 1_300_000, 26: 2_150_000, 52: 3_000_000, 60: 3_000_000} {
		if got := trade.Elasticity(weeks); got != want {
			t.Errorf("in week %d it is %v, want %v", weeks, got, want)
		}
	}
}

// run goes some weeks on under one tariff after another took its place.
func run(volume, was, now, base num.Milli, turns, weeks int) num.Milli {
	for i := range turns {
		volume = trade.Next(volume, was, now, base, i*weeks, weeks)
		was = now
	}
	return volume
}

// Turn by turn one change of tariff gives the closed form, in turns of one, two or four
// weeks.
func TestTurnsAgreeWithTheFormula(t *testing.T) {
	for _, weeks := range []int{1, 2, 4} {
		for turns := 1; turns*weeks <= 44; turns++ {
			got, want := run(trade.Full, 0, num.Of(25), 0, turns, weeks), trade.Volume(num.Of(25), 0, turns*weeks)
			if off := got - want; max(off, -off) > 20 {
				t.Fatalf("after %d turns of %d weeks it is %v, the formula says %v", turns, weeks, got, want)
			}
		}
	}
}

// A tariff that is taken back lets trade return: a part at once, the rest in a year.
func TestTariffTakenBack(t *testing.T) {
	low := run(trade.Full, 0, num.Of(25), 0, 6, 2)
	back := run(low, num.Of(25), 0, 0, 1, 2)
	if low > 70_000 || back < 90_000 || back > 95_000 {
		t.Errorf("after 12 weeks trade is %v, two weeks after the tariff %v", low, back)
	}
	if later := run(low, num.Of(25), 0, 0, 40, 2); later < 99_900 || later > trade.Full {
		t.Errorf("after 80 weeks trade is %v, want 100", later)
	}
}

// More tariff never means more trade, and the index stays above 0.
func TestVolumeFalls(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := num.Milli(rapid.IntRange(0, 50_000).Draw(t, "base"))
		low := num.Milli(rapid.IntRange(0, 200_000).Draw(t, "low"))
		high := num.Milli(rapid.IntRange(int(low), 200_000).Draw(t, "high"))
		weeks := rapid.IntRange(0, 80).Draw(t, "weeks")
		a, b := trade.Volume(low, base, weeks), trade.Volume(high, base, weeks)
		if b > a || b <= 0 {
			t.Fatalf("%v at %v percent and %v at %v", a, low, b, high)
		}
	})
}

// The mean is weighed by exposure: 85 at 80, and 15 at 100, make 83.
func TestExposure(t *testing.T) {
	var e trade.Exposure
	if got := e.Mean(); got != trade.Full {
		t.Errorf("where nothing is traded the mean is %v", got)
	}
	e.Add(num.Of(85), num.Of(80))
	e.Add(num.Of(15), num.Of(100))
	if got := e.Mean(); got != num.Of(83) {
		t.Errorf("the mean is %v, want 83", got)
	}
}
