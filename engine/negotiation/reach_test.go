package negotiation_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
)

func apart(a, b int8) int { return max(int(a-b), int(b-a)) }

// Reach goes to every package near enough and within capacity, each once and in the
// order of Each, wherever it begins.
func TestReach(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := space(t)
		var from ledger.Levels
		for i, size := range s.Sizes {
			from[i] = int8(rapid.IntRange(0, int(size)-1).Draw(t, "from"))
		}
		steps, capacity := rapid.IntRange(0, 7).Draw(t, "steps"), rapid.IntRange(0, 7).Draw(t, "room")
		var got, want []ledger.Levels
		s.Reach(&from, steps, capacity, func(l *ledger.Levels) bool {
			got = append(got, *l)
			return true
		})
		s.Each(func(l *ledger.Levels) bool {
			far := 0
			for i := range s.Sizes {
				far += apart(l[i], from[i])
			}
			if far >= 1 && far <= steps && (capacity == 0 || s.Steps(l) <= capacity) {
				want = append(want, *l)
			}
			return true
		})
		if !slices.Equal(got, want) {
			t.Fatalf("from %v by %d within %d\ngot  %v\nwant %v", from, steps, capacity, got, want)
		}
	})
}

// Reach stops when it is told to, and a walk allocates nothing.
func TestReachStops(t *testing.T) {
	s, n := port(), 0
	from, at := s.Status(), s.Thresholds()
	s.Reach(&from, 3, 0, func(*ledger.Levels) bool { n++; return n < 2 })
	if n != 2 {
		t.Errorf("went on to %d after a stop at 2", n)
	}
	if n := testing.AllocsPerRun(10, func() {
		for w := s.Near(&from, 3, 0); w.Next(); {
			s.Ratifiable(&w.At, at)
		}
	}); n != 0 {
		t.Errorf("a walk allocates %v times", n)
	}
}

// A drawn agenda takes from each step of the sore issue above the status quo, gives for
// each of the prize, leaves steps below alone, and leaves the space that it came from alone.
func TestDrawn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := space(t)
		var agendas []negotiation.Agenda
		for p := range s.Parties {
			if rapid.Bool().Draw(t, "presses") {
				issue := rapid.IntRange(-1, len(s.Sizes)-1)
				agendas = append(agendas, negotiation.Agenda{Party: p, Sore: issue.Draw(t, "sore"), Prize: issue.Draw(t, "prize"), SorePays: num.Of(-6), PrizePays: num.Of(2)})
			}
		}
		plain, _ := s.Analyze(s.Thresholds())
		d := s.Drawn(agendas)
		s.Each(func(l *ledger.Levels) bool {
			for p := range s.Parties {
				want := s.Payoff(p, l)
				for _, a := range agendas {
					if a.Party != p {
						continue
					}
					if a.Sore >= 0 {
						want -= num.Of(6 * max(0, int(l[a.Sore]-s.Now[a.Sore])))
					}
					if a.Prize >= 0 {
						want += num.Of(2 * max(0, int(l[a.Prize]-s.Now[a.Prize])))
					}
					if got := s.Payoff(p, l) + a.Pays(s, l); got != want {
						t.Fatalf("%v pays party %d %v with its agenda, want %v", l, p, got, want)
					}
				}
				if got := d.Payoff(p, l); got != want {
					t.Fatalf("%v pays party %d %v, want %v", l, p, got, want)
				}
			}
			return true
		})
		if again, _ := s.Analyze(s.Thresholds()); again.BestJoint != plain.BestJoint || again.Ratifiable != plain.Ratifiable {
			t.Fatal("drawing an agenda changed the space")
		}
	})
}
