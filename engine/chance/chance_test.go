package chance_test

import (
	"fmt"
	"math"
	"math/bits"
	"testing"

	"pgregory.net/rapid"

	"backchannel/engine/chance"
	"backchannel/engine/num"
)

func ExamplePercent() {
	luck := chance.Seed(7)
	draw := luck.Draw(chance.Key{Turn: 3, Purpose: 1, Actor: 2})
	fmt.Println(chance.Percent(draw), chance.Percent(draw) < num.Of(30))
	// Output: 35.803 false
}

// both runs a test on each kind of luck.
func both(t *testing.T, test func(t *testing.T, of func(seed uint64) chance.Luck)) {
	t.Run("Seed", func(t *testing.T) { test(t, func(s uint64) chance.Luck { return chance.Seed(s) }) })
	t.Run("Counter", func(t *testing.T) { test(t, func(s uint64) chance.Luck { return chance.Counter(s) }) })
}

// The streams never change: a record replays only with the luck that wrote it.
func TestDrawsNeverChange(t *testing.T) {
	for _, c := range []struct {
		luck chance.Luck
		key  chance.Key
		want uint64
	}{
		{chance.Seed(0), chance.Key{}, 0xac8a366dce7e87d9},
		{chance.Seed(7), chance.Key{Turn: 3, Purpose: 1, Actor: 2, Subject: 4, Nth: 5}, 0x5b21f6b6105c057e},
		{chance.Seed(math.MaxUint64), chance.Key{Turn: -1, Purpose: 0xffff, Actor: 0xffff, Subject: 0xffff, Nth: 0xffff}, 0xa1cb2db6ade5562e},
		{chance.Counter(0), chance.Key{}, 0x568a9b0b1a2c05ec},
		{chance.Counter(7), chance.Key{Turn: 3, Purpose: 1, Actor: 2, Subject: 4, Nth: 5}, 0x33dbaf1211a260a0},
		{chance.Counter(math.MaxUint64), chance.Key{Turn: -1, Purpose: 0xffff, Actor: 0xffff, Subject: 0xffff, Nth: 0xffff}, 0x340a112f9f7b825e},
	} {
		if got := c.luck.Draw(c.key); got != c.want {
			t.Errorf("%T(%d) of %+v draws %#x, want %#x", c.luck, c.luck, c.key, got, c.want)
		}
	}
}

// Changing the seed or any one field by any bit changes the draw, in about half of its bits.
func TestEveryFieldCounts(t *testing.T) {
	both(t, func(t *testing.T, of func(uint64) chance.Luck) {
		flipped, changes := 0, 0
		rapid.Check(t, func(t *rapid.T) {
			seed := rapid.Uint64().Draw(t, "seed")
			key := anyKey(t)
			draw := of(seed).Draw(key)
			for name, other := range neighbours(of, seed, key) {
				if other == draw {
					t.Errorf("a change of %s leaves the draw of %+v as it is", name, key)
				}
				flipped += bits.OnesCount64(other ^ draw)
				changes++
			}
		})
		if mean := float64(flipped) / float64(changes); math.Abs(mean-32) > 1 {
			t.Errorf("a change flips %.2f bits on average, want 32", mean)
		}
	})
}

func anyKey(t *rapid.T) chance.Key {
	field := func(name string) uint16 { return rapid.Uint16().Draw(t, name) }
	return chance.Key{
		Turn: int16(field("turn")), Purpose: chance.Purpose(field("purpose")),
		Actor: field("actor"), Subject: field("subject"), Nth: field("nth"),
	}
}

// neighbours are the draws that differ from the key's in one bit of one field.
func neighbours(of func(uint64) chance.Luck, seed uint64, key chance.Key) map[string]uint64 {
	draws := map[string]uint64{}
	for bit := range 16 {
		one := uint16(1) << bit
		turn, purpose, actor, subject, nth := key, key, key, key, key
		turn.Turn ^= int16(one)
		purpose.Purpose ^= chance.Purpose(one)
		actor.Actor ^= one
		subject.Subject ^= one
		nth.Nth ^= one
		for name, k := range map[string]chance.Key{
			"turn": turn, "purpose": purpose, "actor": actor, "subject": subject, "nth": nth,
		} {
			draws[fmt.Sprint(name, " bit ", bit)] = of(seed).Draw(k)
		}
	}
	for bit := range 64 {
		draws[fmt.Sprint("seed bit ", bit)] = of(seed ^ 1<<bit).Draw(key)
	}
	return draws
}

// Small keys and seeds, the ones games use, never share a draw, nor swap places.
func TestSmallKeysAreDistinct(t *testing.T) {
	both(t, func(t *testing.T, of func(uint64) chance.Luck) {
		seen := map[uint64]chance.Key{}
		for i := range 6 * 6 * 6 * 6 * 6 * 6 {
			digit := func(place int) uint16 { return uint16(i / place % 6) }
			key := chance.Key{
				Turn: int16(digit(1)), Purpose: chance.Purpose(digit(6)), Actor: digit(36),
				Subject: digit(216), Nth: digit(1296),
			}
			draw := of(uint64(digit(7776))).Draw(key)
			if other, ok := seen[draw]; ok {
				t.Fatalf("%+v and %+v share a draw", key, other)
			}
			seen[draw] = key
		}
	})
}

// Percent is even: 100 bins of 1 % each, over consecutive keys as a game uses them.
func TestPercentFrequencies(t *testing.T) {
	both(t, func(t *testing.T, of func(uint64) chance.Luck) {
		const draws = 200_000
		var bins [100]int
		luck := of(20_260_109)
		for i := range draws {
			p := chance.Percent(luck.Draw(chance.Key{Turn: int16(i / 1000), Actor: uint16(i % 10), Nth: uint16(i / 10 % 100)}))
			if p < 0 || p >= num.Of(100) {
				t.Fatalf("Percent gives %v", p)
			}
			bins[p/num.One]++
		}
		square := 0.0
		for _, n := range bins {
			d := float64(n) - draws/100
			square += d * d / (draws / 100)
		}
		// Chi-squared with 99 degrees of freedom is between 56 and 159 but once in 5000 seeds.
		if square < 56 || square > 159 {
			t.Errorf("chi-squared is %.1f", square)
		}
	})
}

// Between gives every whole step from lo to hi, and nothing else.
func TestBetweenBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lo := num.Milli(rapid.Int64Range(-1_000_000, 1_000_000).Draw(t, "lo"))
		span := num.Milli(rapid.Int64Range(0, 1_000_000_000).Draw(t, "span"))
		got := chance.Between(rapid.Uint64().Draw(t, "draw"), lo, lo+span)
		if got < lo || got > lo+span || (got-lo)%num.One != 0 {
			t.Errorf("between %v and %v is %v", lo, lo+span, got)
		}
	})
	counts := map[num.Milli]int{}
	for i := range 6000 {
		counts[chance.Between(chance.Counter(1).Draw(chance.Key{Nth: uint16(i)}), num.Of(1), num.Of(6))]++
	}
	for face := 1; face <= 6; face++ {
		if n := counts[num.Of(face)]; n < 850 || n > 1150 {
			t.Errorf("%d of 6000 throws show %d", n, face)
		}
	}
	if len(counts) != 6 {
		t.Errorf("a die has the faces %v", counts)
	}
	if got := chance.Between(99<<17, num.Of(5), num.Of(4)); got != num.Of(5) {
		t.Errorf("with the bounds crossed it is %v, want the lower", got)
	}
}

// A draw allocates nothing, in play and in search, called directly or as Luck.
func TestDrawsAllocateNothing(t *testing.T) {
	both(t, func(t *testing.T, of func(uint64) chance.Luck) {
		luck := of(7)
		if n := testing.AllocsPerRun(100, func() { sink = luck.Draw(chance.Key{Turn: 3}) }); n != 0 {
			t.Errorf("a draw allocates %v times", n)
		}
	})
}

var sink uint64

func BenchmarkSeed(b *testing.B) {
	for b.Loop() {
		sink = chance.Seed(7).Draw(chance.Key{Turn: 3, Nth: 2})
	}
}

func BenchmarkCounter(b *testing.B) {
	for b.Loop() {
		sink = chance.Counter(7).Draw(chance.Key{Turn: 3, Nth: 2})
	}
}

// Every percentage has a draw, and Below gives the whole steps of Between.
func TestOfPercentAndBelow(t *testing.T) {
	for p := num.Milli(0); p < num.Of(100); p++ {
		if got := chance.Percent(chance.OfPercent(p)); got != p {
			t.Fatalf("the draw of %v makes %v", p, got)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		draw, n := rapid.Uint64().Draw(t, "draw"), rapid.Uint64Range(1, 1000).Draw(t, "n")
		if got, want := chance.Below(draw, n), uint64(chance.Between(draw, 0, num.Of(int(n)-1))/num.One); got != want {
			t.Errorf("below %d it is %d, between 0 and %d it is %d", n, got, n-1, want)
		}
	})
}
