package num

import "math/bits"

// Inside Exp, Ln, Pow and Logistic a logarithm is an int64 in units of 2^-58,
// which holds every logarithm of a Micro (from -13.9 to 29.9), and e^r for r from
// 0 to ln 2 is in units of 2^-62.
const (
	one58 = int64(1) << 58
	one62 = int64(1) << 62
	// ln2e63 is ln 2 in units of 2^-63.
	ln2e63 = 6393154322601327830
)

// With so many terms the remainders of the two series are below 2^-64.
const (
	expTerms = 19
	lnTerms  = 14
)

// expMicro returns e^x for x in units of 2^-58, saturating at MicroLimit.
func expMicro(x int64) Micro {
	x = max(int64(lnFloor/MicroOne)*one58, min(x, int64(lnCeil/MicroOne)*one58))
	s, k := exp62(x)
	if k < 0 {
		return Micro(MulDiv(s>>-k, int64(MicroOne), one62))
	}
	return min(Micro(MulDiv(s, int64(MicroOne)<<k, one62)), MicroLimit)
}

// exp62 returns e^x as s·2^k, x in units of 2^-58 and s in units of 2^-62, to
// within 2^-57 of the whole. With x = k ln 2 + r, e^r is its power series
// (Abramowitz & Stegun 1964, 4.2.1) in Horner's form.
func exp62(x int64) (s int64, k int) {
	n := MulDiv(x, 1<<5, ln2e63)
	if x < ln2Times(n) {
		n--
	}
	r := (x - ln2Times(n)) << 4
	s = one62
	for i := int64(expTerms); i > 0; i-- {
		s = one62 + mul62(r, s)/i
	}
	return s, int(n)
}

// ln58 returns ln x in units of 2^-58, to within 2^-57, for x > 0. With x =
// 2^k·n/d and n/d from 3/4 to 3/2, ln(n/d) = 2(z + z³/3 + z⁵/5 + ...) where z =
// (n-d)/(n+d) (Abramowitz & Stegun 1964, 4.1.27).
func ln58(x Micro) int64 {
	const d = int64(MicroOne) << 41
	n, k := top62(uint64(x))
	k -= 21
	if n > d+d/2 {
		n, k = n>>1, k+1
	}
	z := MulDiv(n-d, one62, n+d)
	return ln2Times(int64(k)) + (MulDiv(z, atanhOver(z), one62)+4)>>3
}

// top62 returns x as n·2^(k-62) with n from 2^61 to 2^62.
func top62(x uint64) (n int64, k int) {
	k = bits.Len64(x)
	return int64(x << (64 - k) >> 2), k
}

// atanhOver returns atanh(z)/z = 1 + z²/3 + z⁴/5 + ..., in units of 2^-62.
func atanhOver(z int64) int64 {
	z2 := MulDiv(z, z, one62)
	sum := int64(0)
	for i := int64(lnTerms); i >= 0; i-- {
		sum = one62/(2*i+1) + mul62(z2, sum)
	}
	return sum
}

// ln2Times is n ln 2 in units of 2^-58.
func ln2Times(n int64) int64 { return MulDiv(n, ln2e63, 1<<5) }

// mul62 multiplies two non-negative numbers in units of 2^-62, rounding down.
func mul62(a, b int64) int64 {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	return int64(hi<<2 | lo>>62)
}
