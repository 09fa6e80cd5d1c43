package num_test

import (
	"math"
	"math/big"
	"testing"

	"backchannel/engine/num"
)

// Large results of Exp are right to the last millionth too.
func TestExpLargeAgainstBig(t *testing.T) {
	for x := num.Micro(10_000_000); x <= 20_723_265; x += 10_007 {
		if o := offBig(num.Exp(x), expBig(micros(x))); o > 0.51 {
			t.Errorf("Exp(%v) is off by %v millionths", x, o)
		}
	}
}

// Pow keeps its bound where float64 cannot tell: large results, large exponents.
func TestPowLargeAgainstBig(t *testing.T) {
	for _, x := range []num.Micro{1, 61, 400_000, 999_000, 1_000_001, 1_050_000, 2_000_000, 77_777_777, 999_999_999_999} {
		logarithm := lnBig(micros(x))
		perUnit, _ := logarithm.Float64()
		for i := -3; i <= 100; i++ {
			// The exponents run over the results from nearly 0 to nearly Limit.
			y := num.Micro(float64(i) * 0.207 / perUnit * 1e6)
			want := expBig(big200(0).Mul(logarithm, micros(y)))
			whole, _ := want.Float64()
			bound := 0.51 + 1e-11*math.Abs(float64(y)/1e6)*whole
			if o := offBig(num.Pow(x, y), want); o > bound {
				t.Errorf("Pow(%v, %v) is off by %v millionths, bound %v", x, y, o, bound)
			}
		}
	}
}

func big200(n int64) *big.Float { return new(big.Float).SetPrec(200).SetInt64(n) }

// micros is c as a 200-bit number.
func micros(c num.Micro) *big.Float { return big200(0).Quo(big200(int64(c)), big200(1_000_000)) }

// offBig is the distance of got from want in millionths.
func offBig(got num.Micro, want *big.Float) float64 {
	d := big200(0).Sub(micros(got), want)
	o, _ := d.Mul(d, big200(1_000_000)).Float64()
	return math.Abs(o)
}

// expBig is e^x by the plain power series in 200 bits, for |x| below 25.
func expBig(x *big.Float) *big.Float {
	sum, term := big200(1), big200(1)
	for i := int64(1); i < 170; i++ {
		term.Mul(term, x).Quo(term, big200(i))
		sum.Add(sum, term)
	}
	return sum
}

// lnBig is ln x by Newton's method on expBig.
func lnBig(x *big.Float) *big.Float {
	f, _ := x.Float64()
	y := new(big.Float).SetPrec(200).SetFloat64(math.Log(f))
	for range 3 {
		ratio := big200(0).Quo(x, expBig(y))
		y.Add(y, ratio.Sub(ratio, big200(1)))
	}
	return y
}
