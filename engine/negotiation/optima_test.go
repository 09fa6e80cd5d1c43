package negotiation_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
)

// agendas gives random parties of a space some agendas.
func agendas(t *rapid.T, s *negotiation.Space) {
	issue := rapid.IntRange(0, len(s.Sizes)-1)
	for p := range s.Parties {
		for range rapid.IntRange(0, 3).Draw(t, "agendas") {
			s.Parties[p].Agendas = append(s.Parties[p].Agendas, negotiation.Agenda{Party: p, Sore: issue.Draw(t, "sore"), Prize: issue.Draw(t, "prize"), SorePays: num.Of(-6), PrizePays: num.Of(2)})
		}
	}
}

// The optimum of each draw is what looking at every package of the space with that draw's
// agendas finds, and a game finds its own draw by the agendas in its accounts.
func TestOptima(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := negotiation.Table{Space: *space(t)}
		s := &table.Space
		agendas(t, s)
		list, err := s.Optima(s.Thresholds())
		if err != nil || len(list) != s.Draws() {
			t.Fatalf("%d optima of %d draws (%v)", len(list), s.Draws(), err)
		}
		bal := make([]num.Milli, len(s.Parties)) // party p keeps its agenda in account p
		for p := range s.Parties {
			table.Agenda = append(table.Agenda, ledger.ID(p))
			if n := len(s.Parties[p].Agendas); n > 0 {
				bal[p] = num.Of(rapid.IntRange(1, n).Draw(t, "drawn"))
			}
		}
		want := table.DrawnIn(bal).Enumerate(s.Thresholds())
		got := list[table.DrawIn(bal)]
		if got.Joint != want.BestJoint || !slices.Equal(got.Gain[:len(s.Parties)], want.BestGain) {
			t.Fatalf("draw %d has %+v, want %v and %v", table.DrawIn(bal), got, want.BestJoint, want.BestGain)
		}
	})
}

// published are three agendas for each party with a veto, as sore and prize.
var published = [4][3][2]int{{{9, 7}, {2, 4}, {5, 1}}, {{9, 6}, {1, 13}, {6, 3}}, {{3, 9}, {1, 2}, {11, 5}}, {{4, 5}, {1, 9}, {3, 12}}}

// drawing gives the parties of the large table their agendas.
func drawing(s *negotiation.Space) *negotiation.Space {
	for p, list := range published {
		for _, a := range list {
			s.Parties[p].Agendas = append(s.Parties[p].Agendas, negotiation.Agenda{Party: p, Sore: a[0] - 1, Prize: a[1] - 1, SorePays: num.Of(-6), PrizePays: num.Of(2)})
		}
	}
	return s
}

// With agendas and higher thresholds the large table differs from game to game: each of
// its 81 draws can be solved, with many different best gains, and the package that is best
// without agendas passes in few of them.
func TestLargeDraws(t *testing.T) {
	s := drawing(large(14))
	at := s.Thresholds()
	for p := range published {
		at[p] += num.Of(6)
	}
	plain, err := s.Analyze(s.Thresholds())
	if err != nil {
		t.Fatal(err)
	}
	list, err := s.Optima(at)
	if err != nil {
		t.Fatal(err)
	}
	lowest, different, passes := num.Of(1000), map[num.Milli]bool{}, 0
	for n, best := range list {
		lowest = min(lowest, best.Joint)
		different[best.Joint] = true
		if s.Drawn(s.Draw(n)).Ratifiable(&plain.Best[0], at) {
			passes++
		}
	}
	t.Logf("%d draws, %d different joint gains from %v up; the best without agendas passes in %d", len(list), len(different), lowest, passes)
	if len(list) != 81 || lowest <= 0 || len(different) < 40 || passes > 40 {
		t.Errorf("%d draws, %d different joint gains from %v up; the best without agendas passes in %d", len(list), len(different), lowest, passes)
	}
}
