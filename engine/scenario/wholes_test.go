package scenario

import (
	"testing"

	"backchannel/engine/num"
)

// A mean may say where it starts if that is where its parts do, and starts there also
// if it says nothing: 20 and 41 with weights 1 and 2 make 34.
func TestMeanStarts(t *testing.T) {
	for _, start := range []string{"", "start: 34, "} {
		folder := harbour(t)
		grow(folder, "meters.yaml", 1, `a: {name: A, about: A., start: 20}
b: {name: B, about: B., start: 41}
both: {name: Both, about: Both., `+start+`mean_of: {a: 1, b: 2}}`)
		s, problems := Load(folder, "x")
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		if id, _ := s.Find("both"); s.Accounts[id].Open != num.Of(34) {
			t.Errorf("with %q it starts at %v, want 34", start, s.Accounts[id].Open)
		}
	}
}

// A tariff may read a mean over the turns, whose account is opened by reading it.
func TestTariffOfAMean(t *testing.T) {
	folder := harbour(t)
	grow(folder, "laws.yaml", 1, "trade: {meter: inf}")
	grow(folder, "sectors.yaml", 1, "fish: {name: Fish, say: X., weight: 3, tariff: ten.mean / 5}")
	s, problems := Load(folder, "x")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if got := s.Sectors[0].Base; got != num.Of(9) {
		t.Errorf("the tariff starts at %v, want 9", got)
	}
}
