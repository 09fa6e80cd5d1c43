// Package num holds the exact numbers of the game: integers in thousandths and
// millionths, with one rounding rule, so that a game gives the same digest on
// every machine.
package num

import (
	"errors"
	"math/bits"
	"strconv"
	"strings"
)

// Milli is an exact number in thousandths: 1500 is 1.5.
type Milli int64

// One is the number 1.
const One Milli = 1000

// Of is the Milli of a whole number.
func Of(n int) Milli { return Milli(n) * One }

// Limit bounds every number that can be parsed or computed, in whole units.
// Products of two numbers within it, carried through 128 bits, cannot overflow.
const Limit = 1_000_000_000

// MulDiv returns a*b/c through 128 bits, rounded half away from zero. It panics
// when c is zero; a quotient beyond int64 saturates.
func MulDiv(a, b, c int64) int64 {
	if c == 0 {
		panic("num: division by zero")
	}
	hi, lo := bits.Mul64(abs(a), abs(b))
	d := abs(c)
	neg := (a < 0) != (b < 0) != (c < 0)
	if hi >= d {
		return saturate(1<<63, neg)
	}
	q, r := bits.Div64(hi, lo, d)
	if r >= d-r {
		q++
	}
	return saturate(q, neg)
}

// Mul returns x*y, rounded half away from zero.
func (x Milli) Mul(y Milli) Milli { return Milli(MulDiv(int64(x), int64(y), int64(One))) }

// Div returns x/y, rounded half away from zero; it panics when y is zero.
func (x Milli) Div(y Milli) Milli { return Milli(MulDiv(int64(x), int64(One), int64(y))) }

// Clamp returns x held within lo and hi.
func (x Milli) Clamp(lo, hi Milli) Milli { return max(lo, min(x, hi)) }

// String prints x as a decimal with as few digits as needed: 1500 is "1.5".
func (x Milli) String() string {
	s := strconv.FormatInt(int64(x)/1000, 10)
	f := int64(x) % 1000
	if f == 0 {
		return s
	}
	if x < 0 {
		f = -f
		if int64(x) > -1000 {
			s = "-" + s
		}
	}
	return s + "." + strings.TrimRight(strconv.FormatInt(f+1000, 10)[1:], "0")
}

// ErrSyntax is returned for a text that is not a decimal number with at most
// three digits after the point and at most nine before it.
var ErrSyntax = errors.New("not a number with at most three decimals")

// Parse reads a decimal number: "-4", "0.35".
func Parse(s string) (Milli, error) {
	whole, frac, dot := strings.Cut(s, ".")
	neg := strings.HasPrefix(whole, "-")
	digits := strings.TrimPrefix(whole, "-")
	if digits == "" || len(digits) > 9 || len(frac) > 3 || dot && frac == "" {
		return 0, ErrSyntax
	}
	n, err := strconv.ParseUint(digits+(frac + "000")[:3], 10, 63)
	if err != nil {
		return 0, ErrSyntax
	}
	if neg {
		return -Milli(n), nil
	}
	return Milli(n), nil
}

func abs(x int64) uint64 {
	if x < 0 {
		return -uint64(x)
	}
	return uint64(x)
}

func saturate(q uint64, neg bool) int64 {
	const top = 1<<63 - 1
	if q > top {
		q = top
	}
	if neg {
		return -int64(q)
	}
	return int64(q)
}
