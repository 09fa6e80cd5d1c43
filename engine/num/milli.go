// Package num holds the exact numbers of the game: integers in thousandths and
// millionths, with one rounding rule, so that a game gives the same digest on
// every machine.
package num

import (
	"errors"
	"math/bits"
	"strconv"
)

// Milli is an exact number in thousandths: 1500 is 1.5.
//
// Plain + and - wrap at the ends of int64 as Go's do; accounts keep far within
// Limit, so sums of them cannot. Mul, Div and Of saturate instead of wrapping.
type Milli int64

// One is the number 1.
const One Milli = 1000

// Limit is the largest whole number that the game writes: what Parse reads is
// smaller in size, and the functions of this package stop there. It leaves room
// to add 9,000,000 such Millis before int64 wraps. A product of two of them may
// still be too large for a Milli and then saturates.
const Limit = 1_000_000_000

const int64Max = 1<<63 - 1

// Of is the Milli of a whole number, saturating beyond 9.2e15.
func Of(n int) Milli {
	const most = int64Max / int64(One)
	return Milli(max(-most, min(int64(n), most))) * One
}

// MulDiv returns a*b/c, exact through 128 bits and then rounded half away from
// zero. A quotient beyond ±(2^63-1) saturates there, so the result is never the
// lowest int64 and can always be negated. It panics when c is zero.
func MulDiv(a, b, c int64) int64 {
	if c == 0 {
		panic("num: division by zero in " + strconv.FormatInt(a, 10) + "*" + strconv.FormatInt(b, 10) + "/0")
	}
	neg := (a < 0) != (b < 0) != (c < 0)
	hi, lo := bits.Mul64(size(a), size(b))
	d := size(c)
	if hi >= d {
		return signed(int64Max, neg)
	}
	q, r := bits.Div64(hi, lo, d)
	if q >= int64Max {
		return signed(int64Max, neg)
	}
	if r >= d-r {
		q++
	}
	return signed(q, neg)
}

// Mul returns x*y, rounded half away from zero and saturating as MulDiv does.
func (x Milli) Mul(y Milli) Milli { return Milli(MulDiv(int64(x), int64(y), int64(One))) }

// Div returns x/y, rounded half away from zero and saturating as MulDiv does;
// it panics when y is zero.
func (x Milli) Div(y Milli) Milli { return Milli(MulDiv(int64(x), int64(One), int64(y))) }

// Clamp returns x held within lo and hi; when lo is above hi it returns lo.
func (x Milli) Clamp(lo, hi Milli) Milli { return max(lo, min(x, hi)) }

// String prints x as a decimal with as few digits as needed: 1500 is "1.5".
// Parse reads it back when x is smaller than Limit in size.
func (x Milli) String() string { return decimal(int64(x), 3) }

// ErrSyntax is returned for a text that is not a decimal number with at most
// nine digits before the point and three after it.
var ErrSyntax = errors.New("not a number with at most nine digits and three decimals")

// Parse reads a decimal number: "-4", "0.35", "007". Nothing but a minus sign,
// ASCII digits and one point between digits is read: no plus sign, exponent,
// space, underscore or bare ".5". The error is ErrSyntax.
func Parse(s string) (Milli, error) {
	n, ok := parseDecimal(s, 3)
	if !ok {
		return 0, ErrSyntax
	}
	return Milli(n), nil
}

// size is |x|, right for the lowest int64 too.
func size(x int64) uint64 {
	if x < 0 {
		return -uint64(x)
	}
	return uint64(x)
}

// signed gives a size of at most 2^63-1 its sign.
func signed(q uint64, neg bool) int64 {
	if neg {
		return -int64(q)
	}
	return int64(q)
}
