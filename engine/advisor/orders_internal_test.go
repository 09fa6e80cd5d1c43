package advisor

import (
	"slices"
	"testing"

	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// A counterpart gives the best answer that it can pay, and keeps what its party's delivery
// needs.
func TestAnswersWithinItsMeans(t *testing.T) {
	s := loadInside(t, "usmx-2026")
	u, g := seatOf(s, "us_state", 5)
	card := slices.IndexFunc(s.Cards, func(c scenario.Card) bool { return c.ID == "E60" })
	c, bal, lead := &s.Cards[card], g.World.Bal, s.Office("us_exec")
	purse, owed := account(t, u, "us_exec.purse"), s.Talks.Owed[s.Talks.Party(lead)]
	bal[s.Offices[u.o].Lead], bal[s.Offices[lead].Lead] = num.Of(int(lead)), num.Of(int(lead))
	bal[c.Fell] = bal[ledger.Turn]
	answer := func(capital, deliveries int) string {
		bal[purse], bal[owed] = num.Of(capital), num.Of(deliveries)
		v := &crisis.View{}
		g.Look(ledger.Only(u.o)|ledger.Only(lead), v)
		u.attend(v, true)
		d, ok := u.choose()
		if !ok || int(d.Item) != card {
			t.Fatalf("it answers %+v, %v", d, ok)
		}
		return c.Options[d.Pick].ID
	}
	for _, x := range []struct {
		capital, deliveries int
		want                string
	}{{1, 0, "renegotiate"}, {0, 0, "expose"}, {1, 1, "expose"}, {2, 1, "renegotiate"}} {
		if got := answer(x.capital, x.deliveries); got != x.want {
			t.Errorf("with %d of capital and %d deliveries owed it answers %s, want %s", x.capital, x.deliveries, got, x.want)
		}
	}
}

func account(t *testing.T, u *Utility, name string) ledger.ID {
	t.Helper()
	id, ok := u.s.Find(name)
	if !ok {
		t.Fatal("no account", name)
	}
	return id
}
