package advisor

import (
	"os"
	"testing"

	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

// In a space too large to look through, steps of one and two issues find the same best
// package as looking through it, and each neighbour comes once.
func TestClimb(t *testing.T) {
	s, problems := scenario.Load(os.DirFS("../../scenarios/harbour-20"), "harbour-20")
	if len(problems) > 0 {
		t.Fatal(problems[0])
	}
	for p := range s.Talks.Parties {
		if got, want := climb(&s.Talks.Space, p), ownPackages(&s.Talks.Space, p)[0]; got.pays != want.pays {
			t.Errorf("party %d: %+v, want %+v", p, got, want)
		}
	}
	from := s.Talks.Status()
	seen := map[ledger.Levels]int{from: 1}
	near(&s.Talks.Space, &from, func(l *ledger.Levels) { seen[*l]++ })
	for l, n := range seen {
		if n != 1 {
			t.Errorf("%v comes %d times", l, n)
		}
	}
	if want := 1 + (3 + 2 + 3) + (3*2 + 3*3 + 2*3); len(seen) != want {
		t.Errorf("%d packages, want %d", len(seen), want)
	}
}
