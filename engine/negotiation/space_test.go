package negotiation_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
	"backchannel/engine/rule"
)

// issues resolves names of issues by their place, from A, and the steps of a package.
type issues struct{}

func (issues) Slot(name string) (int, bool) {
	if name == "steps" {
		return negotiation.StepsSlot, true
	}
	return int(name[0] - 'A'), len(name) == 1
}
func (issues) Near(string) []string { return nil }

func cond(src string) rule.Cond {
	c, faults := rule.CompileCond(src, issues{})
	if len(faults) > 0 {
		panic(faults)
	}
	return c
}

func millis(units ...int) []num.Milli {
	list := make([]num.Milli, len(units))
	for i, u := range units {
		list[i] = num.Of(u)
	}
	return list
}

// port is a small space with every kind of condition.
func port() *negotiation.Space {
	return &negotiation.Space{
		Sizes: []int8{3, 2}, Now: []int8{1, 0}, Capacity: 2,
		Parties: []negotiation.Party{
			{Office: 1, Veto: true, Threshold: num.Of(2), Pays: [][]num.Milli{millis(0, 2, 4), millis(0, 1)}, Red: []rule.Cond{cond("A == 0")}},
			{Office: 2, Veto: true, Threshold: num.Of(1), Pays: [][]num.Milli{millis(3, 2, -1), millis(0, 1)}},
			{Office: 3, Threshold: num.Of(5), Pays: [][]num.Milli{millis(0, 0, 0), millis(0, 9)}},
		},
		Legal: []rule.Cond{cond("A < 2 || B > 0")},
		Bonus: []negotiation.Bonus{{When: cond("A == 2 && B == 1"), Pays: millis(1, 3, 0)}},
	}
}

// Packages come in the order of the levels, the last issue turning fastest.
func TestEach(t *testing.T) {
	s := port()
	var got []string
	s.Each(func(l *ledger.Levels) bool {
		got = append(got, fmt.Sprint(l[:2]))
		return true
	})
	if want := "[[0 0] [0 1] [1 0] [1 1] [2 0] [2 1]]"; fmt.Sprint(got) != want || len(got) != s.Size() {
		t.Errorf("got %v, want %s", got, want)
	}
	n := 0
	s.Each(func(*ledger.Levels) bool { n++; return n < 3 })
	if n != 3 {
		t.Errorf("went on to %d after a stop at 3", n)
	}
}

// Payoffs, steps and faults of the small space, worked out by hand.
func TestPackages(t *testing.T) {
	s := port()
	for _, c := range []struct {
		l      ledger.Levels
		pays   []num.Milli
		steps  int
		faults [2]negotiation.Fault // of party 0, of nobody
		ok     bool
	}{
		{ledger.Levels{0, 0}, millis(0, 3, 0), 1, [2]negotiation.Fault{negotiation.RedLine, negotiation.Sound}, false},
		{ledger.Levels{1, 0}, millis(2, 2, 0), 0, [2]negotiation.Fault{}, true},
		{ledger.Levels{1, 1}, millis(3, 3, 9), 1, [2]negotiation.Fault{}, true},
		{ledger.Levels{2, 0}, millis(4, -1, 0), 1, [2]negotiation.Fault{negotiation.Unlawful, negotiation.Unlawful}, false},
		{ledger.Levels{2, 1}, millis(6, 3, 9), 2, [2]negotiation.Fault{}, true},
	} {
		for p, want := range c.pays {
			if got := s.Payoff(p, &c.l); got != want {
				t.Errorf("%v pays party %d %v, want %v", c.l[:2], p, got, want)
			}
		}
		if got := s.Steps(&c.l); got != c.steps {
			t.Errorf("%v is %d steps away, want %d", c.l[:2], got, c.steps)
		}
		if got := [2]negotiation.Fault{s.Check(0, &c.l), s.Check(-1, &c.l)}; got != c.faults {
			t.Errorf("%v has the faults %v, want %v", c.l[:2], got, c.faults)
		}
		if got := s.Ratifiable(&c.l, s.Thresholds()); got != c.ok {
			t.Errorf("%v ratifiable: %v", c.l[:2], got)
		}
	}
	s.Capacity = 1
	if got := s.Check(0, &ledger.Levels{2, 1}); got != negotiation.OverCapacity {
		t.Errorf("two steps with capacity for one: %v", got)
	}
	if a, b := s.Stake(0, 0), s.Stake(1, 0); a != num.Of(4) || b != num.Of(4) {
		t.Errorf("stakes %v and %v, want 4 and 4", a, b)
	}
}

// The joint gain is the geometric mean of the gains, and nothing where one gains nothing.
func TestJoint(t *testing.T) {
	for _, c := range []struct {
		surplus []num.Milli
		want    string
	}{
		{millis(2, 2), "2"},
		{millis(1, 4), "2"},
		{millis(2, 4), "2.828"},
		{millis(1, 8, 27), "6"},
		{millis(5, 0), "0"},
		{millis(-2, -2), "0"},
	} {
		if got := negotiation.Joint(c.surplus); got.String() != c.want {
			t.Errorf("joint gain of %v is %v, want %s", c.surplus, got, c.want)
		}
	}
}

// space draws a small space with random payoffs and conditions.
func space(t *rapid.T) *negotiation.Space {
	s := &negotiation.Space{Capacity: rapid.IntRange(0, 6).Draw(t, "capacity")}
	n, parties := rapid.IntRange(1, 4).Draw(t, "issues"), rapid.IntRange(2, 3).Draw(t, "parties")
	for range n {
		size := rapid.IntRange(2, 4).Draw(t, "levels")
		s.Sizes = append(s.Sizes, int8(size))
		s.Now = append(s.Now, int8(rapid.IntRange(0, size-1).Draw(t, "now")))
	}
	one := func(label string) string {
		what := string(rune('A' + rapid.IntRange(0, n-1).Draw(t, label)))
		if rapid.IntRange(0, 6).Draw(t, "of the steps") == 0 {
			what = "steps"
		}
		return fmt.Sprintf("%s %s %d", what, rapid.SampledFrom([]string{"<", ">=", "==", "!="}).Draw(t, "test"), rapid.IntRange(0, 3).Draw(t, "level"))
	}
	test := func(label string) rule.Cond {
		switch rapid.IntRange(0, 3).Draw(t, "form") {
		case 0:
			return cond(one(label) + " && " + one(label))
		case 1:
			return cond(one(label) + " || " + one(label))
		}
		return cond(one(label))
	}
	list := func(label string) (list []rule.Cond) {
		for range rapid.IntRange(0, 2).Draw(t, label+"s") {
			list = append(list, test(label))
		}
		return list
	}
	points := rapid.IntRange(-5, 8)
	for p := range parties {
		party := negotiation.Party{Office: ledger.Office(p + 1), Veto: p == 0 || rapid.Bool().Draw(t, "veto"), Threshold: num.Of(points.Draw(t, "threshold"))}
		for _, size := range s.Sizes {
			party.Pays = append(party.Pays, millis(rapid.SliceOfN(points, int(size), int(size)).Draw(t, "pays")...))
		}
		party.Red = list("red line")
		s.Parties = append(s.Parties, party)
	}
	s.Legal = list("law")
	for range rapid.IntRange(0, 3).Draw(t, "bonuses") {
		s.Bonus = append(s.Bonus, negotiation.Bonus{When: test("bonus"), Pays: millis(rapid.SliceOfN(points, parties, parties).Draw(t, "bonus pays")...)})
	}
	return s
}

// numbered returns package k of a space, counted as digits with the issues as places.
func numbered(s *negotiation.Space, k int) (l ledger.Levels) {
	for i := len(s.Sizes) - 1; i >= 0; i-- {
		l[i] = int8(k % int(s.Sizes[i]))
		k /= int(s.Sizes[i])
	}
	return l
}

// reference analyses a space in the plainest way.
func reference(s *negotiation.Space) negotiation.Analysis {
	a := negotiation.Analysis{Size: s.Size(), BestGain: make([]num.Milli, len(s.Parties))}
	joints := map[ledger.Levels]num.Milli{}
	for k := range a.Size {
		l := numbered(s, k)
		var bal [negotiation.StepsSlot + 1]num.Milli
		steps := 0
		for i := range s.Sizes {
			bal[i] = num.Of(int(l[i]))
			steps += max(int(l[i])-int(s.Now[i]), int(s.Now[i])-int(l[i]))
		}
		bal[negotiation.StepsSlot] = num.Of(steps)
		if s.Capacity > 0 && steps > s.Capacity {
			continue
		}
		a.WithinCapacity++
		ok := true
		for _, c := range s.Legal {
			ok = ok && c.Holds(bal[:])
		}
		surplus := make([]num.Milli, len(s.Parties))
		for p, party := range s.Parties {
			for i := range s.Sizes {
				surplus[p] += party.Pays[i][l[i]]
			}
			for _, b := range s.Bonus {
				if b.When.Holds(bal[:]) {
					surplus[p] += b.Pays[p]
				}
			}
			surplus[p] -= party.Threshold
			ok = ok && (!party.Veto || surplus[p] >= 0)
			for _, c := range party.Red {
				ok = ok && !c.Holds(bal[:])
			}
		}
		if !ok {
			continue
		}
		a.Ratifiable++
		joints[l] = num.GeoMean(surplus...)
		a.BestJoint = max(a.BestJoint, joints[l])
		for p, x := range surplus {
			a.BestGain[p] = max(a.BestGain[p], x)
		}
	}
	for k := range a.Size {
		if l := numbered(s, k); a.BestJoint > 0 && joints[l] == a.BestJoint && len(a.Best) < negotiation.BestMax {
			a.Best = append(a.Best, l)
		}
	}
	return a
}

// Looking at every package and searching agree with the plainest way of analysing, on
// random small spaces.
func TestAnalyze(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := space(t)
		want := fmt.Sprint(reference(s))
		if got := fmt.Sprint(s.Enumerate(s.Thresholds())); got != want {
			t.Fatalf("one by one\n%s\nwant\n%s", got, want)
		}
		a, err := s.Explore(s.Thresholds(), negotiation.WorkMax)
		if got := fmt.Sprint(a); got != want || err != nil {
			t.Fatalf("by search\n%s (%v)\nwant\n%s", got, err, want)
		}
	})
}

// BestAt finds what Analyze finds, at any thresholds, and allocates nothing in a small space.
func TestBestAt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := space(t)
		for p := range s.Parties {
			s.Parties[p].Threshold = num.Of(rapid.IntRange(-4, 9).Draw(t, "other threshold"))
		}
		want := s.Enumerate(s.Thresholds())
		best, err := s.BestAt(s.Thresholds())
		if err != nil || best.Joint != want.BestJoint || !slices.Equal(best.Gain[:len(s.Parties)], want.BestGain) {
			t.Fatalf("%+v (%v), want %v and %v", best, err, want.BestJoint, want.BestGain)
		}
	})
	s := port()
	at := s.Thresholds()
	if n := testing.AllocsPerRun(10, func() { _, _ = s.BestAt(at) }); n != 0 {
		t.Errorf("BestAt allocates %v times", n)
	}
}

// Better finds the best of what dominates a package, the first in order, and nothing else.
func TestBetter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := space(t)
		than := numbered(s, rapid.IntRange(0, s.Size()-1).Draw(t, "than"))
		at := s.Thresholds()
		floor := s.Surpluses(nil, &than, at)
		var want ledger.Levels
		best := num.Milli(-1)
		s.Each(func(l *ledger.Levels) bool {
			more, less := false, false
			list := s.Surpluses(nil, l, at)
			for p, x := range list {
				more, less = more || x > floor[p], less || x < floor[p]
			}
			if joint := negotiation.Joint(list); more && !less && s.Ratifiable(l, at) && joint > best {
				want, best = *l, joint
			}
			return true
		})
		got, ok, err := s.Better(&than, at)
		if err != nil || ok != (best >= 0) || got != want {
			t.Fatalf("better than %v is %v %v (%v), want %v with %v", than, got, ok, err, want, best)
		}
	})
}

// Judging one package of a large space allocates nothing.
func TestJudgingAllocatesNothing(t *testing.T) {
	s := large(14)
	l, at := s.Status(), s.Thresholds()
	if n := testing.AllocsPerRun(10, func() {
		s.Ratifiable(&l, at)
		s.Check(3, &l)
		s.Payoff(0, &l)
	}); n != 0 {
		t.Errorf("judging a package allocates %v times", n)
	}
}
