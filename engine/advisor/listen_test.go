package advisor_test

import (
	"testing"

	"backchannel/engine/advisor"
	"backchannel/engine/chance"
	"backchannel/engine/ledger"
)

// A counterpart that has followed a game says what one says that reads all of it at
// once: it remembers nothing that the view does not hold.
func TestFollowingIsReadingAnew(t *testing.T) {
	s := load(t, "harbour-20")
	for seed := range uint64(20) {
		m := newMatch(t, s, seed)
		for !m.g.Ended() {
			m.turn()
			for o := 1; o <= s.Count() && !m.g.Ended(); o++ {
				m.g.Look(ledger.Only(ledger.Office(o)), &m.views[o])
				luck := chance.Counter(chance.Counter(seed).Draw(chance.Key{Purpose: 1 << 15, Actor: uint16(o)}))
				for _, last := range []bool{false, true} {
					d, ok := m.players[o].Choose(&m.views[o], last)
					e, also := advisor.NewUtility(s, ledger.Office(o), luck).Choose(&m.views[o], last)
					if d != e || ok != also {
						t.Fatalf("seed %d, turn %d, office %d: %+v, and anew %+v", seed, m.g.Turn(), o, d, e)
					}
				}
			}
		}
	}
}
