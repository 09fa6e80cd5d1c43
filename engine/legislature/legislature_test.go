package legislature_test

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"

	"backchannel/engine/chance"
	"backchannel/engine/legislature"
	"backchannel/engine/num"
)

// senate is a chamber of 100 whose blocs move together.
var senate = legislature.Chamber{Seats: 100, Swing: num.Of(3), Blocs: []legislature.Bloc{
	{Seats: 40, Discipline: num.Of(90), Leans: num.Of(97)},
	{Seats: 7, Discipline: num.Of(20), Leans: num.Of(70)},
	{Seats: 13, Discipline: num.Of(20), Leans: num.Of(40)},
	{Seats: 40, Discipline: num.Of(90), Leans: num.Of(5)},
}}

// council is a chamber whose majority is known seat by seat.
var council = legislature.Chamber{
	Seats: 7, Swing: num.Of(1),
	Blocs: []legislature.Bloc{
		{Seats: 4, Rates: []num.Micro{0, 5_000, 30_000, 130_000}},
		{Seats: 3, Discipline: num.Of(50)},
	},
	Loyalty: legislature.Loyalty{Slope: 3_200_000, Floor: 5_000, Scale: 20_000, Spread: num.One},
}

// An agreement for which the whips count 52 of the 51 votes that it needs.
func ExampleChamber_Vote() {
	draw := chance.Seed(7).Draw(chance.Key{Turn: 8})
	d := senate.Vote(num.Of(52), num.Of(3), 51, draw)
	odds := legislature.Odds(num.Of(52), num.Of(3), senate.Seats, 51)
	fmt.Printf("odds %v, drawn %v: %d to %d, needed %d, passed %v\n", odds, d.Drawn, d.Yes, d.No, d.Needed, d.Passed())
	fmt.Println(d.Bloc[:len(senate.Blocs)])
	// Output:
	// odds 69.152, drawn 58.811: 51 to 49, needed 51, passed true
	// [39 5 5 2]
}

func TestNeeds(t *testing.T) {
	for _, c := range []struct {
		needs         legislature.Needs
		present, want int
	}{
		{legislature.Needs{Majority: legislature.TwoThirds}, 500, 334},
		{legislature.Needs{Majority: legislature.TwoThirds}, 128, 86},
		{legislature.Needs{Majority: legislature.TwoThirds}, 100, 67},
		{legislature.Needs{Majority: legislature.TwoThirds}, 435, 290},
		{legislature.Needs{Majority: legislature.Simple}, 100, 51},
		{legislature.Needs{Majority: legislature.Simple}, 99, 50},
		{legislature.Needs{Majority: legislature.Simple}, 128, 65},
		{legislature.Needs{Majority: legislature.Half}, 100, 50},
		{legislature.Needs{Votes: 60}, 98, 60},
	} {
		if got := c.needs.Of(c.present); got != c.want {
			t.Errorf("%+v of %d present is %d, want %d", c.needs, c.present, got, c.want)
		}
	}
}

// tallies are counts of all three kinds.
func tallies(t *rapid.T) *legislature.Tally {
	var tally legislature.Tally
	l := legislature.Leaning{
		Opinion: num.Milli(rapid.Int64Range(-3000, 3000).Draw(t, "opinion")),
		Whipped: num.Milli(rapid.Int64Range(-12_000, 12_000).Draw(t, "whipped")),
		Lean:    num.Milli(rapid.Int64Range(-6000, 2000).Draw(t, "lean")),
		Away:    rapid.IntRange(0, 2).Draw(t, "away"),
	}
	for i := range l.Share {
		l.Share[i] = num.Milli(rapid.Int64Range(0, 100_000).Draw(t, "share"))
		l.ByRate[i] = rapid.Bool().Draw(t, "by rate")
	}
	switch rapid.IntRange(0, 3).Draw(t, "kind") {
	case 0:
		senate.Support(&l, &tally)
	case 1:
		senate.Lean(num.Milli(rapid.Int64Range(0, 100_000).Draw(t, "mean")), &tally)
	case 2:
		council.Members(&l, nil, &tally)
	case 3:
		council.Members(&l, []num.Milli{-900, 1200, 0, 300}, &tally)
	}
	return &tally
}

// A motion passes exactly when the draw is below the odds; the blocs add up to the
// total, each within its seats; and taking a vote leaves the count as it was.
func TestDivisionHoldsToTheOdds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tally := tallies(t)
		before := *tally
		needed := rapid.IntRange(-1, tally.Seats+1).Draw(t, "needed")
		d := tally.Division(needed, rapid.Uint64().Draw(t, "draw"))
		if *tally != before {
			t.Fatal("the vote has changed the count")
		}
		if odds := tally.Odds(needed); d.Passed() != (d.Drawn < odds) {
			t.Fatalf("%+v: passed %v, but the draw is %v of odds %v", d, d.Passed(), d.Drawn, odds)
		}
		blocs := senate.Blocs
		if tally.Seats == council.Seats {
			blocs = council.Blocs
		}
		sum := 0
		for i, yes := range d.Bloc {
			if sum += yes; yes != 0 && (i >= len(blocs) || yes < 0 || yes > blocs[i].Seats) {
				t.Fatalf("bloc %d has %d yes votes", i, yes)
			}
		}
		if sum != d.Yes || d.Yes+d.No != tally.Present || d.No < 0 {
			t.Fatalf("%+v of %d present: the blocs give %d", d, tally.Present, sum)
		}
	})
}

// The odds of each total are what the draws give, and fall as more votes are needed.
func TestOddsFall(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tally := tallies(t)
		last := num.Of(100)
		for needed := range tally.Seats + 2 {
			odds := tally.Odds(needed)
			if odds > last || needed == 0 && odds != num.Of(100) || needed > tally.Present && odds != 0 {
				t.Fatalf("the odds of %d votes are %v, of %d were %v", needed, odds, needed-1, last)
			}
			last = odds
		}
	})
}

// Odds are those of the normal distribution, with the half vote of continuity.
func TestOddsAreNormal(t *testing.T) {
	for _, c := range []struct {
		mean, swing float64
		needed      int
	}{{52, 3, 51}, {50, 3, 60}, {62.5, 4.2, 60}, {85.3, 2, 86}, {48, 1.5, 51}} {
		got := legislature.Odds(num.Milli(c.mean*1000), num.Milli(c.swing*1000), 200, c.needed)
		want := 50 * math.Erfc(-(c.mean-float64(c.needed)+.5)/c.swing/math.Sqrt2)
		if math.Abs(float64(got)/1000-want) > .01 {
			t.Errorf("%+v: odds %v, want %.3f", c, got, want)
		}
	}
}

// Counted seat by seat, the odds are the exact sum over all ways to vote.
func TestRollCallIsExact(t *testing.T) {
	l := legislature.Leaning{Share: [legislature.BlocsMax]num.Milli{0, num.Of(98)}, ByRate: [legislature.BlocsMax]bool{true}, Lean: -2200}
	effects := []num.Milli{-900, 1200, 0, 300}
	var tally legislature.Tally
	council.Members(&l, effects, &tally)
	p := []float64{}
	for i, d := range []float64{0, .005, .03, .13} {
		x := 3.2*math.Log((d+.005)/.02) - 2.2 + float64(effects[i])/1000
		p = append(p, 1/(1+math.Exp(-x)))
	}
	p = append(p, .98, .98, .98)
	for needed := range 8 {
		want := 0.0
		for set := range 1 << len(p) {
			ways, yes := 1.0, 0
			for i := range p {
				if set>>i&1 == 1 {
					ways *= p[i]
					yes++
				} else {
					ways *= 1 - p[i]
				}
			}
			if yes >= needed {
				want += ways
			}
		}
		if got := tally.Odds(needed); math.Abs(float64(got)/1000-100*want) > .002 {
			t.Errorf("the odds of %d votes are %v, want %.3f", needed, got, 100*want)
		}
	}
}

// A whip who does not know the members' own leanings expects what they come to on average.
func TestUnknownEffectsAverageOut(t *testing.T) {
	l := legislature.Leaning{ByRate: [legislature.BlocsMax]bool{true}, Lean: -2200}
	var tally legislature.Tally
	council.Members(&l, nil, &tally)
	const steps = 20_000
	want := 0.0
	for _, d := range []float64{0, .005, .03, .13} {
		for i := range steps {
			z := math.Sqrt2 * math.Erfinv(2*(float64(i)+.5)/steps-1)
			want += 1 / (1 + math.Exp(-3.2*math.Log((d+.005)/.02)+2.2-z)) / steps
		}
	}
	if got := float64(tally.Bloc[0]) / 1000; math.Abs(got-want) > .01 {
		t.Errorf("expected %.3f votes of the majority, want %.3f", got, want)
	}
}

// A whip's votes are won where members can be won, whole, as long as there are any.
func TestWhippedVotesCount(t *testing.T) {
	l := legislature.Leaning{Share: [legislature.BlocsMax]num.Milli{num.Of(97), num.Of(60), num.Of(30), num.Of(3)}}
	var before, after legislature.Tally
	senate.Support(&l, &before)
	l.Whipped = num.Of(4)
	senate.Support(&l, &after)
	if got := after.Yes - before.Yes; got < num.Of(4)-2 || got > num.Of(4) {
		t.Errorf("four votes whipped add %v", got)
	}
	if after.Bloc[2]-before.Bloc[2] <= after.Bloc[0]-before.Bloc[0] {
		t.Errorf("the disciplined bloc gives more than the open one: %v to %v", before.Bloc, after.Bloc)
	}
	l.Whipped = 0
	council.Members(&l, nil, &before)
	l.Whipped = num.Of(1)
	council.Members(&l, nil, &after)
	if got := after.Yes - before.Yes; got < num.Of(1)-2 || got > num.Of(1)+2 {
		t.Errorf("a vote whipped seat by seat adds %v", got)
	}
}

// The blocs of a chamber whose total is given lean with it, friends first.
func TestLeanAddsUp(t *testing.T) {
	var tally legislature.Tally
	for votes := 0; votes <= 100; votes += 5 {
		senate.Lean(num.Of(votes), &tally)
		if tally.Yes != num.Of(votes) {
			t.Errorf("the count of %d is %v", votes, tally.Yes)
		}
		for i := 1; i < len(senate.Blocs); i++ {
			a, b := senate.Blocs[i-1], senate.Blocs[i]
			if float64(tally.Bloc[i-1])/float64(a.Seats) < float64(tally.Bloc[i])/float64(b.Seats)-5 {
				t.Errorf("at %d votes bloc %d is more for it than its friends: %v", votes, i, tally.Bloc)
			}
		}
	}
}

// A vote allocates nothing, so that a search can take millions.
func TestVotesAllocateNothing(t *testing.T) {
	var tally legislature.Tally
	l := legislature.Leaning{ByRate: [legislature.BlocsMax]bool{true}, Whipped: num.Of(1)}
	if n := testing.AllocsPerRun(100, func() {
		d := senate.Vote(num.Of(52), num.Of(3), 51, 1<<63)
		council.Members(&l, nil, &tally)
		e := tally.Division(4, 1<<62)
		sink = d.Yes + e.Yes
	}); n != 0 {
		t.Errorf("a vote allocates %v times", n)
	}
}

var sink int

func BenchmarkVote(b *testing.B) {
	for b.Loop() {
		d := senate.Vote(num.Of(52), num.Of(3), 51, 1<<63)
		sink = d.Yes
	}
}
