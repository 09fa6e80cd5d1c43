package crisis_test

import (
	"testing"

	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// After every event a mean is the mean of its parts, whatever was posted to either, now
// or for a later turn, and whatever limits were held.
func TestMeansAgreeWithTheirParts(t *testing.T) {
	s := findScenario(t, "delta")
	clamped := 0
	for seed := range uint64(gamesOr(60)) {
		p := &player{dice: newDice(seed), s: s}
		g := crisis.New(s, chance.Seed(seed+1), true)
		p.playOut(t, g, func(*ledger.Directive) {})
		w := ledger.NewWorld(&s.Chart)
		for i := range g.Book.Events {
			e := &g.Book.Events[i]
			w.Post(e)
			for j := range s.Wholes {
				whole := &s.Wholes[j]
				if want := whole.Mean(whole.Sum(w.Bal)); w.Bal[whole.Account] != want {
					t.Fatalf("seed %d, event %d, %s: %s is %v, its parts make %v", seed, e.No, crisis.KindName(e.Kind), s.Accounts[whole.Account].Name, w.Bal[whole.Account], want)
				}
				for _, n := range e.Entries {
					if e.Kind == crisis.LimitsHeld && n.To == whole.Account {
						clamped++
					}
				}
			}
		}
	}
	if clamped == 0 {
		t.Error("no part ever left its range")
	}
	t.Logf("%d limits moved a mean", clamped)
}

// Trust is a third the East's and two thirds the West's: from 8 and 41 it starts at 30;
// a greeting adds 3 to all three, a gift of 2.5 to the West adds 1.667 to the mean.
func TestMeanByHand(t *testing.T) {
	s := findScenario(t, "delta")
	at := func(bal []num.Milli, name string) num.Milli {
		id, ok := s.Find(name)
		if !ok {
			t.Fatalf("no account %s", name)
		}
		return bal[id]
	}
	if got := at(ledger.NewWorld(&s.Chart).Bal, "tru"); got != num.Of(30) {
		t.Errorf("trust starts at %v, want 30", got)
	}
}
