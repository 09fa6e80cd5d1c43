package num

import (
	"math/bits"
	"strconv"
)

// DegreeMax is the highest root that Root takes and the most values that
// GeoMean takes.
const DegreeMax = 16

// Root returns the nth root of x, the nearest millionth exactly (a tie goes up).
// Domain: x >= 0, a negative x counting as 0. It panics unless n is from 1 to
// DegreeMax.
func Root(x Micro, n int) Micro {
	checkDegree(n)
	if x <= 0 {
		return 0
	}
	// The root in millionths is that of x·10^6·10^6·... with n factors.
	var factors [DegreeMax]uint64
	factors[0] = uint64(x)
	for i := 1; i < n; i++ {
		factors[i] = uint64(MicroOne)
	}
	return Micro(rootOfProduct(factors[:n]))
}

// Sqrt returns the square root of x: Root(x, 2).
func Sqrt(x Micro) Micro { return Root(x, 2) }

// GeoMean returns the geometric mean of xs, the nearest thousandth exactly (a
// tie goes up): the root of the Nash product of surpluses (Nash 1950), on the
// scale of one surplus. It is 0 when any x is not positive or there is none. It
// panics with more than DegreeMax values.
func GeoMean(xs ...Milli) Milli {
	if len(xs) == 0 {
		return 0
	}
	checkDegree(len(xs))
	var factors [DegreeMax]uint64
	for i, x := range xs {
		if x <= 0 {
			return 0
		}
		factors[i] = uint64(x)
	}
	return Milli(rootOfProduct(factors[:len(xs)]))
}

func checkDegree(n int) {
	if n < 1 || n > DegreeMax {
		panic("num: root of degree " + strconv.Itoa(n) + ", want 1 to " + strconv.Itoa(DegreeMax))
	}
}

// rootOfProduct returns the whole number nearest to the nth root of the product
// of n factors from 1 to 2^63-1, two of them by Newton's method and others by bisection:
// the greatest r with (2r-1)^n <= (2f)(2g)(2h)... It lies between the least factor and the
// greatest.
func rootOfProduct(factors []uint64) uint64 {
	if len(factors) == 2 {
		return (sqrtOfProduct(2*factors[0], 2*factors[1]) + 1) / 2
	}
	var product wide
	product.set(1)
	lo, hi := factors[0], factors[0]
	for _, f := range factors {
		product.mul(2 * f)
		lo, hi = min(lo, f), max(hi, f)
	}
	for lo < hi {
		mid := lo + (hi-lo+1)/2
		if powerAtMost(2*mid-1, len(factors), &product) {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	return lo
}

// sqrtOfProduct returns the greatest whole number whose square is at most f*g, by Newton's
// method from above, each step doubling the digits that are right. Neither factor is 0.
func sqrtOfProduct(f, g uint64) uint64 {
	hi, lo := bits.Mul64(f, g)
	var x uint64 // a power of two, or the greatest number, that is no less than the root
	if n := bits.Len64(hi); n > 0 {
		x = 1<<((n+64+1)/2) - 1
	} else {
		x = 1 << ((bits.Len64(lo) + 1) / 2)
	}
	for {
		if hi >= x {
			return x // the quotient would be x or more
		}
		q, _ := bits.Div64(hi, lo, x)
		if q >= x {
			return x
		}
		sum, carry := bits.Add64(x, q, 0)
		x = sum>>1 | carry<<63
	}
}

// powerAtMost reports whether b^n <= w.
func powerAtMost(b uint64, n int, w *wide) bool {
	var power wide
	power.set(1)
	for range n {
		power.mul(b)
	}
	return power.compare(w) <= 0
}

// wide is a natural number below 2^(64·DegreeMax), so a product of DegreeMax
// words fits: its words, lowest first, and how many are in use.
type wide struct {
	words [DegreeMax]uint64
	used  int
}

func (w *wide) set(x uint64) { w.words[0], w.used = x, 1 }

func (w *wide) mul(x uint64) {
	var carry uint64
	for i := range w.used {
		hi, lo := bits.Mul64(w.words[i], x)
		sum, over := bits.Add64(lo, carry, 0)
		w.words[i], carry = sum, hi+over
	}
	if carry > 0 {
		w.words[w.used] = carry
		w.used++
	}
}

// compare is -1, 0 or +1 as w is below, at or above v; neither may be zero.
func (w *wide) compare(v *wide) int {
	if w.used != v.used {
		return sign(w.used < v.used)
	}
	for i := w.used - 1; i >= 0; i-- {
		if a, b := w.words[i], v.words[i]; a != b {
			return sign(a < b)
		}
	}
	return 0
}

func sign(below bool) int {
	if below {
		return -1
	}
	return 1
}
