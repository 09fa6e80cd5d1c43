package num_test

import (
	"fmt"
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"backchannel/engine/num"
)

func ExampleGeoMean() {
	fmt.Println(num.GeoMean(num.Of(2), num.Of(8)), num.GeoMean(num.Of(2), num.Of(2)), num.GeoMean(num.Of(9), 0))
	// Output: 4 2 0
}

// Root is the nearest millionth exactly: (2r-1)^n <= 2^n·x·10^6(n-1) < (2r+1)^n.
func TestRootIsNearest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Int64Range(1, math.MaxInt64).Draw(t, "x")
		n := rapid.IntRange(1, num.DegreeMax).Draw(t, "n")
		product := big.NewInt(x)
		for range n - 1 {
			product.Mul(product, big.NewInt(1_000_000))
		}
		checkRoot(t, int64(num.Root(num.Micro(x), n)), n, product)
	})
}

// GeoMean is the nearest thousandth exactly, and of equal numbers it is that number.
func TestGeoMeanIsNearest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		xs := rapid.SliceOfN(rapid.Int64Range(1, math.MaxInt64), 1, num.DegreeMax).Draw(t, "xs")
		same := rapid.IntRange(1, num.DegreeMax).Draw(t, "same")
		product := big.NewInt(1)
		var millis, equal []num.Milli
		for _, x := range xs {
			product.Mul(product, big.NewInt(x))
			millis = append(millis, num.Milli(x))
		}
		checkRoot(t, int64(num.GeoMean(millis...)), len(xs), product)
		for range same {
			equal = append(equal, millis[0])
		}
		if got := num.GeoMean(equal...); got != millis[0] {
			t.Errorf("the mean of %d times %v is %v", same, millis[0], got)
		}
	})
}

// A square root is the nearest too: about squares, and about the ends of what can be asked.
func TestSquareRootIsNearest(t *testing.T) {
	check := func(t failer, x, y int64) {
		product := new(big.Int).Mul(big.NewInt(x), big.NewInt(y))
		checkRoot(t, int64(num.GeoMean(num.Milli(x), num.Milli(y))), 2, product)
	}
	for _, x := range []int64{1, 2, 3, 4, 1 << 31, 1 << 32, 1<<62 - 1, 1 << 62, math.MaxInt64 - 1, math.MaxInt64} {
		for _, y := range []int64{1, 2, 3, 1<<32 - 1, 1 << 61, math.MaxInt64} {
			check(t, x, y)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Int64Range(3, math.MaxInt64-2).Draw(t, "x")
		check(t, x, x+rapid.Int64Range(-2, 2).Draw(t, "off"))
		check(t, x, rapid.Int64Range(1, math.MaxInt64).Draw(t, "y"))
	})
}

func checkRoot(t failer, r int64, n int, product *big.Int) {
	power := func(odd *big.Int) *big.Int { return new(big.Int).Exp(odd, big.NewInt(int64(n)), nil) }
	twice := new(big.Int).Lsh(big.NewInt(r), 1)
	below := power(new(big.Int).Sub(twice, big.NewInt(1)))
	above := power(new(big.Int).Add(twice, big.NewInt(1)))
	scaled := new(big.Int).Lsh(product, uint(n))
	if below.Cmp(scaled) > 0 || above.Cmp(scaled) <= 0 {
		t.Errorf("%d is not the nearest root of degree %d of %v", r, n, product)
	}
}

// Perfect powers have exact roots, ties go up, and what is not positive has root zero.
func TestRootEdges(t *testing.T) {
	for _, c := range []struct {
		x    num.Micro
		n    int
		want num.Micro
	}{
		{4_000_000, 2, 2_000_000},
		{27_000_000, 3, 3_000_000},
		{1_000_000, 16, 1_000_000},
		{0, 2, 0},
		{-4_000_000, 2, 0},
		{-8_000_000, 3, 0},
		{1, 2, 1000},
		{math.MaxInt64, 1, math.MaxInt64},
	} {
		if got := num.Root(c.x, c.n); got != c.want {
			t.Errorf("Root(%v, %d) = %v, want %v", c.x, c.n, got, c.want)
		}
	}
	if got := num.GeoMean(1, 2, 3, -1); got != 0 {
		t.Errorf("a mean with a loser is %v", got)
	}
	if got := num.GeoMean(); got != 0 {
		t.Errorf("the mean of nothing is %v", got)
	}
}

// A degree outside 1 to DegreeMax is a broken invariant.
func TestRootDegreePanics(t *testing.T) {
	for _, n := range []int{-1, 0, num.DegreeMax + 1} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("Root of degree %d did not panic", n)
				}
			}()
			num.Root(num.MicroOne, n)
		}()
	}
}

// The means of a search allocate nothing.
func TestGeoMeanAllocatesNothing(t *testing.T) {
	a, b, c := num.Of(3), num.Of(71), num.Of(900_000)
	if n := testing.AllocsPerRun(100, func() { sink = num.GeoMean(a, b, c) }); n != 0 {
		t.Errorf("GeoMean allocates %v times", n)
	}
}

var (
	sink      num.Milli
	sinkMicro num.Micro
)

func BenchmarkGeoMean2(b *testing.B) {
	for b.Loop() {
		sink = num.GeoMean(12_345, 67_890)
	}
}

func BenchmarkGeoMean8(b *testing.B) {
	for b.Loop() {
		sink = num.GeoMean(12_345, 67_890, 1000, 52_000, 43_210, 99_999, 100_000, 77)
	}
}

func BenchmarkExp(b *testing.B) {
	for b.Loop() {
		sinkMicro = num.Exp(-1_234_567)
	}
}

func BenchmarkPow(b *testing.B) {
	for b.Loop() {
		sinkMicro = num.Pow(1_234_567, 2_345_678)
	}
}

func BenchmarkNormalQuantile(b *testing.B) {
	for b.Loop() {
		sinkMicro = num.NormalQuantile(12_345)
	}
}
