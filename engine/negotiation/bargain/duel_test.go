package bargain_test

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"reflect"
	"testing"

	"backchannel/engine/negotiation/bargain"
	"backchannel/engine/negotiation/domain"
	"backchannel/engine/num"
)

// random makes a space of some issues with payoffs between 0 and 1, in which each party
// cares for issues to its own degree, and reservation values up to a part of it.
func random(r *rand.Rand, issues, values int, reserve float64) *domain.Space {
	const scale = 1_000_000
	s := &domain.Space{Scale: scale}
	for i := range issues {
		issue := domain.Issue{Name: fmt.Sprint("issue ", i)}
		for v := range 2 + r.IntN(values-1) {
			issue.Values = append(issue.Values, fmt.Sprint("value ", v))
		}
		s.Issues = append(s.Issues, issue)
	}
	for p := range s.Pays {
		weights, sum := make([]int64, issues), int64(0)
		for i := range weights {
			weights[i] = 1 + r.Int64N(99)
			sum += weights[i]
		}
		for i := range s.Issues {
			list := make([]int64, len(s.Issues[i].Values))
			for v := range list {
				list[v] = r.Int64N(scale + 1)
			}
			list[r.IntN(len(list))] = scale
			for v := range list {
				list[v] = list[v] * weights[i] / sum
			}
			s.Pays[p] = append(s.Pays[p], list)
		}
		s.Reserve[p] = int64(reserve * r.Float64() * scale)
	}
	return s
}

func table(t testing.TB, s *domain.Space) *bargain.Table {
	t.Helper()
	x, err := bargain.NewTable(s)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func strategy(t testing.TB, name string) *bargain.Strategy {
	t.Helper()
	s, err := bargain.Parse(name)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// every has each tactic plain, and with each part.
func every() (names []string) {
	for _, tactic := range bargain.Tactics() {
		names = append(names, tactic)
		for _, part := range bargain.Parts() {
			names = append(names, tactic+"+"+part)
		}
	}
	return append(names, "boulware+combi+frequency", "mix+combi+bayes")
}

// No deal gives a party less than its reservation value, whoever plays; a deal is worth
// what its bid is; without one each has its reservation value; and a seed gives the same
// duel again.
func TestDuelInvariants(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	names, deals := every(), 0
	for n := range 300 {
		s := random(r, 1+r.IntN(4), 2+r.IntN(5), 1.1)
		x := table(t, s)
		a, b := strategy(t, names[r.IntN(len(names))]), strategy(t, names[r.IntN(len(names))])
		rounds, seed := 1+r.IntN(30), r.Uint64()
		d, err := bargain.Duel(x, a, b, rounds, seed)
		if err != nil {
			t.Fatal(err)
		}
		again, _ := bargain.Duel(x, a, b, rounds, seed)
		if !reflect.DeepEqual(d, again) {
			t.Fatalf("duel %d: %+v, then %+v", n, d, again)
		}
		switch {
		case d.Agreed && (d.Utility[0] < s.Reserve[0] || d.Utility[1] < s.Reserve[1] || d.Utility != s.Utility(d.Bid)):
			t.Fatalf("duel %d of %s and %s: %+v with %v", n, a.Name(), b.Name(), d, s.Reserve)
		case !d.Agreed && (d.Utility != s.Reserve || d.Bid != nil || d.Taker >= 0):
			t.Fatalf("duel %d: %+v", n, d)
		case d.Round < 1 || d.Round > rounds || d.Offers > 2*rounds:
			t.Fatalf("duel %d: %+v after %d rounds", n, d, rounds)
		}
		if d.Agreed {
			deals++
		}
	}
	if deals < 100 {
		t.Errorf("%d deals in 300 duels", deals)
	}
}

// means plays duels of two strategies in random domains and returns what each had, on
// average, in thousandths, and the deals.
func means(t *testing.T, one, two string, duels int) (a, b, deals int64) {
	t.Helper()
	r := rand.New(rand.NewPCG(7, 8))
	for n := range duels {
		s := random(r, 4, 5, 0.3)
		d, err := bargain.Duel(table(t, s), strategy(t, one), strategy(t, two), 60, uint64(n))
		if err != nil {
			t.Fatal(err)
		}
		a, b = a+d.Utility[0], b+d.Utility[1]
		if d.Agreed {
			deals++
		}
	}
	return a / int64(duels) / 1000, b / int64(duels) / 1000, deals
}

// Who gives way later has more of the deal; tit-for-tat is not exploited as a conceder
// is; a model of the other finds better deals for both than none.
func TestTacticsDiffer(t *testing.T) {
	const duels = 60
	hard, soft, deals := means(t, "boulware", "conceder", duels)
	if hard <= soft+50 || deals < duels*9/10 {
		t.Errorf("Boulware has %d, conceder %d, in %d deals", hard, soft, deals)
	}
	evenA, evenB, _ := means(t, "linear", "linear", duels)
	if hard <= evenA || soft >= evenB {
		t.Errorf("linear has %d and %d; Boulware %d, conceder %d", evenA, evenB, hard, soft)
	}
	if _, answered, _ := means(t, "boulware", "tft", duels); answered <= soft {
		t.Errorf("against Boulware tit-for-tat has %d, a conceder %d", answered, soft)
	}
	plainA, plainB, _ := means(t, "boulware", "boulware", duels)
	for _, model := range []string{"+frequency", "+bayes"} {
		if a, b, _ := means(t, "boulware"+model, "boulware"+model, duels); a+b <= plainA+plainB {
			t.Errorf("with %s both have %d, without %d", model, a+b, plainA+plainB)
		}
	}
}

// Near the deadline AC_combi takes what AC_next lets go by.
func TestCombiDealsMore(t *testing.T) {
	_, _, next := means(t, "tft+next", "tft+next", 60)
	_, _, combi := means(t, "tft+combi", "tft+combi", 60)
	if combi <= next {
		t.Errorf("%d deals with combi, %d with next", combi, next)
	}
}

// A party that nothing suits makes no offer, and there is no deal.
func TestNothingSuits(t *testing.T) {
	s := random(rand.New(rand.NewPCG(1, 1)), 2, 3, 0)
	s.Reserve[1] = 2 * s.Scale
	d, err := bargain.Duel(table(t, s), strategy(t, "linear"), strategy(t, "random"), 10, 1)
	if err != nil || d.Agreed || d.Offers != 0 {
		t.Errorf("%+v, %v", d, err)
	}
}

// What cannot be played is refused in words.
func TestRefusals(t *testing.T) {
	s := random(rand.New(rand.NewPCG(1, 1)), 2, 3, 0)
	for _, rounds := range []int{0, -1, bargain.RoundsMax + 1} {
		if _, err := bargain.Duel(table(t, s), strategy(t, "linear"), strategy(t, "linear"), rounds, 1); err == nil {
			t.Errorf("%d rounds are played", rounds)
		}
	}
	for _, name := range []string{"", "hard", "linear+", "linear+psychic"} {
		if _, err := bargain.Parse(name); err == nil {
			t.Errorf("%q is a strategy", name)
		}
	}
	large := random(rand.New(rand.NewPCG(1, 1)), 21, 2, 0)
	if _, err := bargain.NewTable(large); err == nil {
		t.Error("a table of 2^21 outcomes is made")
	}
	s.Scale = 1
	if _, err := bargain.NewTable(s); err == nil {
		t.Error("a table with utilities beyond 1000 is made")
	}
}

// A side payment makes a deal possible where none suited both.
func TestSidePayment(t *testing.T) {
	s := &domain.Space{Scale: 100, Issues: []domain.Issue{{Name: "x", Values: []string{"a", "b"}}}, Reserve: [2]int64{40, 40}}
	s.Pays = [2][][]int64{{{100, 0}}, {{20, 50}}}
	plain, err := bargain.Duel(table(t, s), strategy(t, "linear"), strategy(t, "linear"), 50, 1)
	if err != nil || plain.Agreed {
		t.Fatalf("%+v, %v", plain, err)
	}
	paid := s.WithPayment(4, domain.MeasureOne/10)
	d, err := bargain.Duel(table(t, paid), strategy(t, "linear"), strategy(t, "linear"), 50, 1)
	if err != nil || !d.Agreed || d.Bid[0] != 0 || d.Utility[0]+d.Utility[1] != 120 || d.Utility[1] < 40 {
		t.Errorf("%+v, %v", d, err)
	}
	if len(s.Issues) != 1 || len(s.Pays[0]) != 1 {
		t.Error("the space itself has changed")
	}
}

// Item by item: all items make a whole deal; a partial deal keeps what was agreed; an
// item that does not hold falls away; and the reservation values are kept.
func TestAgenda(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 1))
	lin := strategy(t, "linear")
	for n := range 60 {
		s := random(r, 4, 4, 0.6)
		for _, a := range []bargain.Agenda{
			{Items: [][]int{{2}, {0, 1}, {3}}, Holds: num.MicroOne},
			{Items: [][]int{{0, 1}, {2, 3}}, Partial: true, Holds: num.MicroOne / 2},
			{Items: [][]int{{0}, {1}, {2}, {3}}, Partial: true},
		} {
			d, err := bargain.ByAgenda(s, &a, lin, lin, 40, uint64(n))
			if err != nil {
				t.Fatal(err)
			}
			open := 0
			var u [2]int64
			for i, v := range d.Bid {
				if v < 0 {
					open++
					continue
				}
				u[0], u[1] = u[0]+s.Pays[0][i][v], u[1]+s.Pays[1][i][v]
			}
			switch {
			case d.Agreed && (u != d.Utility || u[0] < s.Reserve[0] || u[1] < s.Reserve[1] || !a.Partial && open > 0):
				t.Fatalf("%+v: %+v with %v", a, d, s.Reserve)
			case !d.Agreed && (d.Utility != s.Reserve || d.Bid != nil):
				t.Fatalf("%+v: %+v", a, d)
			case a.Holds == 0 && d.Agreed && open < 4:
				t.Fatalf("%+v: %+v holds", a, d)
			}
		}
	}
	s := random(r, 3, 3, 0)
	for _, items := range [][][]int{nil, {{0, 1}}, {{0, 1}, {1, 2}}, {{0, 1, 2}, {}}, {{0, 1, 2, 3}}} {
		if _, err := bargain.ByAgenda(s, &bargain.Agenda{Items: items}, lin, lin, 40, 1); err == nil {
			t.Errorf("the agenda %v is played", items)
		}
	}
	if _, err := bargain.ByAgenda(s, &bargain.Agenda{Items: [][]int{{0}, {1}, {2}}}, lin, lin, 2, 1); err == nil {
		t.Error("three items are played in two rounds")
	}
}

// A mediator's text ends where no single change suits both climbers; the votes of
// annealers carry it further for both together (Klein et al. 2003); nobody signs below
// the reservation value.
func TestMediate(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 9))
	joint := map[string]int64{}
	for n := range 80 {
		s := random(r, 8, 6, 0.2)
		for _, name := range bargain.Voters() {
			v, err := bargain.ParseVoter(name)
			if err != nil {
				t.Fatal(err)
			}
			d, err := bargain.Mediate(s, v, v, 3000, uint64(n))
			if err != nil || d.Utility[0] < s.Reserve[0] || d.Utility[1] < s.Reserve[1] {
				t.Fatalf("%+v, %v", d, err)
			}
			joint[name] += d.Utility[0] + d.Utility[1]
			if name == "climber" && d.Agreed {
				settled(t, s, d.Bid)
			}
		}
	}
	if joint["annealer"] <= joint["climber"] {
		t.Errorf("%v", joint)
	}
	if _, err := bargain.ParseVoter("dictator"); err == nil {
		t.Error("a dictator votes")
	}
}

// settled fails when a change of one issue would be better for one party and no worse
// for the other.
func settled(t *testing.T, s *domain.Space, text []int) {
	t.Helper()
	for i, now := range text {
		for v := range s.Issues[i].Values {
			a, b := s.Pays[0][i][v]-s.Pays[0][i][now], s.Pays[1][i][v]-s.Pays[1][i][now]
			if a >= 0 && b >= 0 && a+b > 0 {
				t.Fatalf("issue %d: %d is better than %d by %d and %d", i, v, now, a, b)
			}
		}
	}
}

// A tournament counts every match once on each side, and comes out the same on every
// machine: the hash of its results is written here.
func TestTournament(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	x := bargain.Tournament{Rounds: 25, Seed: 11}
	for range 3 {
		s := random(r, 4, 5, 0.5)
		a, err := s.Analyze()
		if err != nil {
			t.Fatal(err)
		}
		x.Tables, x.Analyses = append(x.Tables, table(t, s)), append(x.Analyses, a)
	}
	for _, name := range []string{"boulware+combi+bayes", "conceder+frequency", "mix+combi", "tft", "random"} {
		x.Strategies = append(x.Strategies, strategy(t, name))
	}
	if err := x.Check(); err != nil {
		t.Fatal(err)
	}
	h := fnv.New64a()
	results := make([]bargain.Result, len(x.Matches()))
	for i := len(results) - 1; i >= 0; i-- {
		results[i] = x.Play(x.Matches()[i])
	}
	sum := domain.Measure(0)
	for i := range results {
		fmt.Fprintln(h, results[i])
		s := x.Tables[x.Matches()[i].Table].Space
		sum += s.Measure(results[i].Utility[0]) + s.Measure(results[i].Utility[1])
	}
	if got := h.Sum64(); got != tournamentHash {
		t.Errorf("the results hash to %#x", got)
	}
	for _, st := range x.Standings(results) {
		if st.Duels != 30 || st.Agreed < 0 || st.Agreed > num.MicroOne || len(st.Against) != 5 {
			t.Errorf("%+v", st)
		}
		sum -= st.Utility * 30
	}
	if sum < -5*30 || sum > 5*30 {
		t.Errorf("the standings and the results differ by %v", sum)
	}
	x.Rounds = 0
	if x.Check() == nil {
		t.Error("a tournament of no rounds")
	}
}

const tournamentHash = 0x6f1b34fe09901ad9
