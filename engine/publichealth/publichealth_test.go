package publichealth_test

import (
	"testing"

	"pgregory.net/rapid"

	"backchannel/engine/num"
	"backchannel/engine/publichealth"
)

// now is the start of the game that the formula was written for: 73 thousand a year.
var now = publichealth.Start{Deaths: num.Of(73), Naloxone: num.Of(45), Treatment: num.Of(25), Supply: num.Of(100)}

// The formula by hand. Naloxone 45 to 65: (1 - 0.3*0.65)/(1 - 0.3*0.45) = 0.930636.
// Treatment 25 to 35: 0.95. A supply of 120: 1.2. A flow of 90: 0.9^0.4 = 0.958732.
func TestYearly(t *testing.T) {
	for _, c := range []struct {
		naloxone, treatment, supply, flow int
		want                              num.Milli
	}{
		{45, 25, 100, 100, 73_000},
		{65, 25, 100, 100, 67_936},
		{45, 35, 100, 100, 69_350},
		{45, 25, 120, 100, 87_600},
		{45, 25, 100, 90, 69_987},
		{65, 35, 120, 90, 74_251},
		{0, 0, 100, 100, 94_942},
		{45, 25, 100, 0, 0},
	} {
		if got := now.Yearly(num.Of(c.naloxone), num.Of(c.treatment), num.Of(c.supply), num.Of(c.flow)); got != c.want {
			t.Errorf("%+v: %v thousand, want %v", c, got, c.want)
		}
	}
}

// More naloxone, more treatment or less danger never means more deaths.
func TestHelpHelps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := func(name string, most int) num.Milli { return num.Milli(rapid.IntRange(0, most*1000).Draw(t, name)) }
		n, m, s, q := d("naloxone", 100), d("treatment", 100), d("supply", 200), d("flow", 100)
		more := d("more", 20)
		base := now.Yearly(n, m, s, q)
		for what, got := range map[string]num.Milli{
			"naloxone":  now.Yearly(min(n+more, num.Of(100)), m, s, q),
			"treatment": now.Yearly(n, min(m+more, num.Of(100)), s, q),
			"supply":    now.Yearly(n, m, max(0, s-more), q),
			"flow":      now.Yearly(n, m, s, max(0, q-more)),
		} {
			if got > base+1 {
				t.Fatalf("better %s: %v becomes %v", what, base, got)
			}
		}
	})
}

// Full pressure on one channel of four moves its flow to the others: its share goes from
// 60 towards 60e^-1.5/(60e^-1.5 + 40) = 25.079, a quarter of the way each week.
func TestFlows(t *testing.T) {
	first := []num.Milli{60_000, 15_000, 15_000, 10_000}
	pressure := []num.Milli{100_000, 0, 0, 0}
	next := publichealth.Flows(first, first, pressure, 1)
	if next[0] != 51_269 || next[1] != 18_274 || next[0]+next[1]+next[2]+next[3] != 100_000 {
		t.Errorf("after a week the shares are %v, want 51.269, 18.274 ...", next[:4])
	}
	far := publichealth.Flows(first, first, pressure, 40)
	if far[0] < 25_070 || far[0] > 25_090 {
		t.Errorf("after 40 weeks the first has %v, want 25.079", far[0])
	}
	calm := publichealth.Flows(far[:4], first, make([]num.Milli, 4), 40)
	if calm[0] < 59_990 || calm[0] > 60_010 {
		t.Errorf("without pressure the first has %v again, want 60", calm[0])
	}
}

// What is pressed mostly moves. Pressure of 50 on all channels leaves 95 percent of the
// flow at the usual displacement, 87.5 in the containment case, 98.75 with a balloon; and
// once the flow has moved away, pressure on one channel meets little of it.
func TestContainmentAndBalloon(t *testing.T) {
	shares := []num.Milli{60_000, 15_000, 15_000, 10_000}
	all := []num.Milli{50_000, 50_000, 50_000, 50_000}
	for displaced, want := range map[int]num.Milli{80: 95_000, 50: 87_500, 95: 98_750} {
		if got := publichealth.Flow(shares, all, num.Of(displaced)); got != want {
			t.Errorf("with %d percent displaced %v comes through, want %v", displaced, got, want)
		}
	}
	one := []num.Milli{100_000, 0, 0, 0}
	at := publichealth.Flow(shares, one, num.Of(80))
	moved := publichealth.Flows(shares, shares, one, 12)
	later := publichealth.Flow(moved[:4], one, num.Of(80))
	if at != 94_000 || later < 97_000 {
		t.Errorf("at first %v comes through, and %v once the flow has moved; want 94 and more than 97", at, later)
	}
}

// Shares stay 100 together and never fall below 0.
func TestFlowsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, publichealth.Channels).Draw(t, "channels")
		var first, pressure, shares []num.Milli
		left := 100_000
		for i := range n {
			x := left
			if i < n-1 {
				x = rapid.IntRange(0, left).Draw(t, "share")
			}
			left -= x
			first = append(first, num.Milli(x))
			pressure = append(pressure, num.Milli(rapid.IntRange(0, 100_000).Draw(t, "pressure")))
		}
		shares = first
		for range 10 {
			next := publichealth.Flows(shares, first, pressure, 2)
			var sum num.Milli
			for _, x := range next[:n] {
				if sum += x; x < 0 {
					t.Fatalf("a share is %v", x)
				}
			}
			if sum != 100_000 {
				t.Fatalf("the shares sum to %v", sum)
			}
			shares = append([]num.Milli{}, next[:n]...)
		}
	})
}
