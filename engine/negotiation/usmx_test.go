package negotiation_test

import (
	"errors"
	"slices"
	"testing"

	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
)

// thirteen are the issues of a large table, two countries with two chambers, business and
// health: today's level, and what each level pays the six.
var thirteen = []struct {
	now  int8
	pays [6][]int
}{
	{1, [6][]int{{-6, 0, 4, 7, 9}, {-4, 0, 3, 5, 6}, {-2, 0, 3, 2, -1}, {-1, 0, 3, 1, -3}, {-3, 0, 2, 3, 3}, {-5, 0, 2, 3, 2}}},     // I1 Form of security cooperation
	{1, [6][]int{{2, 0, -1, -3, -8}, {-4, 0, 3, 4, 3}, {-9, 0, 5, 8, 9}, {-10, 0, 5, 8, 9}, {-5, 0, 3, 4, 4}, {-5, 0, 3, 4, 4}}},    // I2 Assurances on sovereignty and non-use of force
	{0, [6][]int{{0, 2, 5, 7}, {0, 2, 5, 5}, {0, 1, 1, -2}, {0, 0, 0, -4}, {0, 1, 3, 3}, {0, 3, 6, 5}}},                             // I3 Data and verification
	{1, [6][]int{{-8, 0, 4, 7, 6}, {-5, 0, 4, 3, 5}, {-2, 0, 2, -3, 1}, {1, 0, 2, -6, -1}, {-2, 0, 2, 1, 2}, {-3, 0, 3, -3, 4}}},    // I4 Extradition and justice
	{0, [6][]int{{0, -1, -2, -4, -6}, {0, 1, 1, 0, -2}, {0, 3, 5, 7, 9}, {0, 3, 5, 7, 9}, {0, 0, -1, -3, -3}, {0, 2, 4, 5, 6}}},     // I5 Firearms going south
	{0, [6][]int{{0, 2, 4, 6}, {0, 2, 5, 7}, {0, 1, 2, 3}, {0, 1, 2, 3}, {0, 0, 1, 1}, {0, 3, 7, 9}}},                               // I6 Demand, treatment, prevention
	{0, [6][]int{{0, 4, 6, 8, 9}, {0, 3, 4, 5, 6}, {0, 1, 0, 2, 2}, {0, 1, -1, 1, 1}, {0, -1, -2, 1, 2}, {0, 2, 3, 4, 5}}},          // I7 Precursor chemicals and ports
	{0, [6][]int{{0, 1, 5, 6}, {0, 1, 4, 5}, {0, 3, 2, 4}, {0, 3, 1, 3}, {0, 4, 2, 2}, {0, 1, 3, 6}}},                               // I8 Illicit finance
	{1, [6][]int{{-6, 0, 1, -1, -4}, {-8, 0, 2, 3, 2}, {-10, 0, 3, 7, 10}, {-9, 0, 3, 6, 9}, {-10, 0, 4, 8, 10}, {-4, 0, 0, 1, 1}}}, // I9 USMCA joint review (Art. 34.7)
	{1, [6][]int{{3, 0, -2, -4, -8}, {-3, 0, 1, 1, -2}, {-8, 0, 4, 7, 9}, {-7, 0, 4, 7, 9}, {-8, 0, 5, 7, 8}, {-1, 0, 0, 0, 0}}},    // I10 Sector tariffs (steel, autos, trucks, produce)
	{1, [6][]int{{-7, 0, 5, 7, 9}, {-4, 0, 4, 5, 5}, {1, 0, 0, -2, -6}, {1, 0, 0, -2, -7}, {2, 0, 0, 1, -3}, {0, 0, 0, 0, 0}}},      // I11 Tariffs and monitoring on non-FTA Asian imports
	{1, [6][]int{{1, 0, -2, 0, -3}, {-4, 0, 1, 3, 1}, {-7, 0, 4, 5, 7}, {-6, 0, 4, 4, 6}, {-8, 0, 1, 7, 8}, {-7, 0, 6, 6, 6}}},      // I12 Mobility, consular care, border communities
	{1, [6][]int{{2, 0, 4, 5}, {-1, 0, 3, 4}, {-7, 0, -1, 3}, {-6, 0, -2, 2}, {-5, 0, 2, 4}, {-2, 0, 2, 4}}},                        // I13 Shared river water (1944 Treaty)
}

// rules are its conditions, with the issues called A to M.
var rules = struct {
	threshold []int
	legal     []string
	red       [6][]string
	bonus     []string
	pays      [][]int
}{
	threshold: []int{20, 16, 18, 16, 6, 6},
	legal:     []string{"I < 3 || C >= 2", "A < 4 || B >= 2"},
	red: [6][]string{
		{"A + D + G < 5", "B == 4 && E == 4"},
		{"B == 0"},
		{"B == 0", "I == 0 || J == 0"},
		{"B == 0", "K == 4", "A >= 3 && B < 2", "D == 3 && B < 2", "D >= 2 && E == 0"},
	},
	bonus: []string{"F >= 2 && G >= 1", "A >= 3 && B >= 2", "I >= 3 && K >= 2", "E >= 1 && D >= 2", "C >= 2 && I >= 3"},
	pays:  [][]int{{3, 2, 0, 0, 0, 4}, {1, 0, 5, 5, 0, 0}, {4, 0, 0, 0, 3, 0}, {0, 2, 3, 3, 0, 0}, {0, 3, 0, 0, 0, 0}},
}

// large is that table with a capacity of so many steps; the first four have a veto.
func large(capacity int) *negotiation.Space {
	s := &negotiation.Space{Capacity: capacity, Parties: make([]negotiation.Party, 6)}
	for _, issue := range thirteen {
		s.Now, s.Sizes = append(s.Now, issue.now), append(s.Sizes, int8(len(issue.pays[0])))
		for p := range s.Parties {
			s.Parties[p].Pays = append(s.Parties[p].Pays, millis(issue.pays[p]...))
		}
	}
	for p := range s.Parties {
		s.Parties[p].Veto, s.Parties[p].Threshold = p < 4, num.Of(rules.threshold[p])
		for _, src := range rules.red[p] {
			s.Parties[p].Red = append(s.Parties[p].Red, cond(src))
		}
	}
	for _, src := range rules.legal {
		s.Legal = append(s.Legal, cond(src))
	}
	for i, src := range rules.bonus {
		s.Bonus = append(s.Bonus, negotiation.Bonus{When: cond(src), Pays: millis(rules.pays[i]...)})
	}
	return s
}

// changed is the status quo with some levels changed.
func changed(s *negotiation.Space, levels map[int]int8) ledger.Levels {
	l := s.Status()
	for issue, level := range levels {
		l[issue-1] = level
	}
	return l
}

// The large table offers what a count of its 500 million packages one by one has shown:
// sizes, ratifiable packages, the best joint gain and what it pays.
func TestLarge(t *testing.T) {
	for _, c := range []struct {
		capacity, within, ratifiable int
		joint                        string
		best                         map[int]int8
		pays                         []int
	}{
		{14, 56_042_340, 486_081, "18.983", map[int]int8{1: 3, 2: 2, 3: 2, 4: 2, 5: 1, 6: 2, 7: 1, 8: 1, 9: 3, 11: 2}, []int{35, 41, 34, 31, 26, 32}},
		{18, 211_241_916, 5_470_896, "26.691", map[int]int8{1: 3, 2: 2, 3: 2, 4: 2, 5: 1, 6: 2, 7: 1, 8: 1, 9: 3, 10: 2, 11: 2, 12: 2, 13: 3}, []int{36, 47, 45, 41, 36, 42}},
	} {
		s := large(c.capacity)
		a, err := s.Analyze(s.Thresholds())
		if err != nil {
			t.Fatal(err)
		}
		if a.Size != 500_000_000 || a.WithinCapacity != c.within || a.Ratifiable != c.ratifiable || a.BestJoint.String() != c.joint {
			t.Errorf("capacity %d: %d packages, %d within, %d ratifiable, joint gain %v", c.capacity, a.Size, a.WithinCapacity, a.Ratifiable, a.BestJoint)
		}
		if want := changed(s, c.best); len(a.Best) != 1 || a.Best[0] != want {
			t.Errorf("capacity %d: the best are %v, want %v", c.capacity, a.Best, want)
		}
		for p, want := range c.pays {
			if got := s.Payoff(p, &a.Best[0]); got != num.Of(want) {
				t.Errorf("capacity %d: the best pays party %d %v, want %d", c.capacity, p, got, want)
			}
		}
		best, err := s.BestAt(s.Thresholds())
		if err != nil || best.Joint != a.BestJoint || !slices.Equal(best.Gain[:len(c.pays)], a.BestGain) {
			t.Errorf("capacity %d: BestAt finds %+v (%v), Analyze gains of %v", c.capacity, best, err, a.BestGain)
		}
	}
}

// What a beginner would try on the large table fails: no deal, all that one side's
// security wants, all that trade wants. One step on every row passes and is worth little.
func TestLargeByHand(t *testing.T) {
	s := large(14)
	for _, c := range []struct {
		name   string
		levels map[int]int8
		ok     bool
		joint  string
	}{
		{"status quo", nil, false, "0"},
		{"security only", map[int]int8{1: 3, 3: 3, 4: 2, 7: 4, 8: 2}, false, "0"},
		{"trade only", map[int]int8{3: 2, 9: 3, 10: 3, 11: 2, 12: 3, 13: 3}, false, "0"},
		{"one step on everything", map[int]int8{1: 2, 2: 2, 3: 1, 4: 2, 5: 1, 6: 1, 7: 1, 8: 1, 9: 2, 10: 2, 11: 2, 12: 2, 13: 2}, true, "10.19"},
	} {
		l := changed(s, c.levels)
		if got := s.Ratifiable(&l, s.Thresholds()); got != c.ok {
			t.Errorf("%s: ratifiable %v", c.name, got)
		}
		if joint := negotiation.Joint(s.Surpluses(nil, &l, s.Thresholds())); c.ok && joint.String() != c.joint {
			t.Errorf("%s: joint gain %v, want %s", c.name, joint, c.joint)
		}
	}
}

// An analysis that takes too much work is refused, and not left to run.
func TestWorkIsBounded(t *testing.T) {
	s := large(0)
	if a, err := s.Explore(s.Thresholds(), 1_000_000); !errors.Is(err, negotiation.ErrWork) {
		t.Errorf("%+v (%v)", a, err)
	}
}
