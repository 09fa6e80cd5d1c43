package information_test

import (
	"testing"

	"backchannel/engine/chance"
	"backchannel/engine/information"
	"backchannel/engine/num"
)

// Every label is read back from what it prints, and nothing else is a label.
func TestLabels(t *testing.T) {
	if n := len(information.Labels()); n != 5 {
		t.Fatalf("%d labels", n)
	}
	for i, name := range information.Labels() {
		l, ok := information.ParseLabel(name)
		if !ok || int(l) != i+1 || l.String() != name {
			t.Errorf("%s is read as %v, %v", name, l, ok)
		}
	}
	for _, name := range []string{"", "fact", "TRUE"} {
		if l, ok := information.ParseLabel(name); ok {
			t.Errorf("%q is read as %v", name, l)
		}
	}
	if got := information.Label(0).String() + " " + information.Label(9).String(); got != "Label(0) Label(9)" {
		t.Errorf("what is no label prints as %s", got)
	}
}

// An estimate is off by whole points, evenly, and by no more than its margin.
func TestEstimate(t *testing.T) {
	luck := chance.Counter(7)
	seen := map[num.Milli]int{}
	const draws = 9_000
	for nth := range uint16(draws) {
		off := information.Estimate(50_500, num.Of(4), luck.Draw(chance.Key{Turn: 1, Nth: nth})) - 50_500
		if off < num.Of(-4) || off > num.Of(4) || off%num.One != 0 {
			t.Fatalf("off by %v", off)
		}
		seen[off]++
	}
	for off, n := range seen {
		if n < draws/9*8/10 || n > draws/9*12/10 {
			t.Errorf("off by %v in %d of %d", off, n, draws)
		}
	}
	if len(seen) != 9 {
		t.Errorf("%d ways of being off, want 9", len(seen))
	}
	if got := information.Estimate(50_500, 0, 12_345); got != 50_500 {
		t.Errorf("without a margin it is %v", got)
	}
}

// A margin of 8 less a tenth of the facts agreed is 4 at 40, rounds to whole steps, and is
// never below nothing.
func TestWidth(t *testing.T) {
	for margin, want := range map[num.Milli]num.Milli{4_000: 4_000, 4_499: 4_000, 4_500: 5_000, -2_000: 0, 2_000_000: information.WidthMax} {
		if got := information.Width(margin); got != want {
			t.Errorf("a margin of %v is drawn within %v, want %v", margin, got, want)
		}
	}
}
