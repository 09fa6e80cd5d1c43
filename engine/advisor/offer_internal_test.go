package advisor

import (
	"os"
	"testing"

	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
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

// It is late in the last turn alone, and there after three new packages of the other
// side or four of its own, not before.
func TestLate(t *testing.T) {
	s, problems := scenario.Load(os.DirFS("../../scenarios/harbour-20"), "harbour-20")
	if len(problems) > 0 {
		t.Fatal(problems[0])
	}
	for _, x := range []struct {
		turn, theirs, mine int
		late               bool
	}{
		{s.Turns, 2, 1, false},
		{s.Turns, 3, 1, true},
		{s.Turns, 1, 3, false},
		{s.Turns, 1, 4, true},
		{s.Turns - 1, 9, 4, false},
	} {
		u := NewUtility(s, s.Talks.Parties[0].Office, chance.Counter(1))
		u.v = &crisis.View{Bal: make([]num.Milli, len(s.Accounts))}
		u.v.Bal[ledger.Turn] = num.Of(x.turn)
		u.heard.offers, u.heard.parties[1].fresh = x.mine, 2*x.theirs
		if u.late() != x.late {
			t.Errorf("%+v: late is %v", x, u.late())
		}
	}
}

// A demand rules something out, whatever the levels pay.
func TestDemandRulesOut(t *testing.T) {
	for _, x := range []struct {
		pays []num.Milli
		want int8
	}{
		{[]num.Milli{-4000, 0, 4000, 6000}, 2},
		{[]num.Milli{1000, 2000, 9000}, 1},
		{[]num.Milli{9000, 2000, 1000}, 1},
		{[]num.Milli{-9000, -2000, -1000}, 1},
		{[]num.Milli{1000, 1000}, ledger.Unset},
	} {
		s, problems := scenario.Load(os.DirFS("../../scenarios/harbour-20"), "harbour-20")
		if len(problems) > 0 {
			t.Fatal(problems[0])
		}
		u := NewUtility(s, s.Talks.Parties[0].Office, chance.Counter(1))
		for i := range s.Talks.Parties[0].Pays {
			s.Talks.Parties[0].Pays[i] = make([]num.Milli, len(x.pays))
		}
		s.Talks.Parties[0].Pays[0] = x.pays
		if got := u.demand()[0]; got != x.want {
			t.Errorf("%v: level %d, want %d", x.pays, got, x.want)
		}
	}
}

// A demand leaves a run of levels from one end.
func TestDemandIsOneSided(t *testing.T) {
	for _, x := range []struct {
		pays  []num.Milli
		level int
		want  bool
	}{
		{[]num.Milli{0, 2000, 4000}, 1, true},        // at least
		{[]num.Milli{4000, 2000, 0}, 1, true},        // at most
		{[]num.Milli{0, 3000, 1000, 3000}, 1, false}, // 1 or 3 and not 2
		{[]num.Milli{0, 3000, 1000, 3000}, 2, false}, // 1 too pays that much
		{[]num.Milli{0, 4000, 1000}, 1, false},       // the middle alone
	} {
		if got := oneSided(x.pays, x.level); got != x.want {
			t.Errorf("%v at %d: %v, want %v", x.pays, x.level, got, x.want)
		}
	}
}
