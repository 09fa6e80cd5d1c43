package rule

import (
	"testing"

	"backchannel/engine/num"
)

// What a condition lacks is its first comparison that fails; of "a || b" no single one.
func TestLacks(t *testing.T) {
	bal := balances(45, 40, 0, 50, 1, 2, 5)
	for src, want := range map[string]Lack{
		"tru >= 60":              {Slot: 1, Want: num.Of(60)},
		"turn > 5":               {Slot: 6, Want: num.Of(5) + 1},
		"ten < 45 && inf > 9":    {Slot: 0, Want: num.Of(45) - 1, Most: true},
		"ten > 9 && turn == 3":   {Slot: 6, Want: num.Of(3), Most: true},
		"tru >= 60 || ten >= 60": {},
		"tru >= 20":              {},
		"ten != 45":              {},
	} {
		c, faults := CompileCond(src, accounts)
		if faults != nil {
			t.Fatalf("%s: %v", src, faults)
		}
		if got, ok := c.Lacks(bal); got != want || ok != (want != Lack{}) {
			t.Errorf("%s lacks %+v (%v), want %+v", src, got, ok, want)
		}
	}
}
