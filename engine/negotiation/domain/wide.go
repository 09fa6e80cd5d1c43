package domain

import (
	"math/big"
	"math/bits"
)

// wide is a natural number of 128 bits.
type wide struct{ hi, lo uint64 }

// times multiplies two numbers that are not below 0.
func times(a, b int64) wide {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	return wide{hi, lo}
}

func (a wide) plus(b wide) wide {
	lo, carry := bits.Add64(a.lo, b.lo, 0)
	hi, _ := bits.Add64(a.hi, b.hi, carry)
	return wide{hi, lo}
}

func (a wide) compare(b wide) int {
	switch {
	case a == b:
		return 0
	case a.hi < b.hi || a.hi == b.hi && a.lo < b.lo:
		return -1
	}
	return 1
}

func (a wide) less(b wide) bool { return a.compare(b) < 0 }

func (a wide) big() *big.Int {
	n := new(big.Int).SetUint64(a.hi)
	return n.Lsh(n, 64).Or(n, new(big.Int).SetUint64(a.lo))
}

// squares is the square of the distance of two points.
func squares(u, v [Parties]int64) (sum wide) {
	for p := range u {
		d := u[p] - v[p]
		if d < 0 {
			d = -d
		}
		sum = sum.plus(times(d, d))
	}
	return sum
}

// Distance is how far apart two points of utility are (Euclidean), to the nearest 10^-12
// below.
func (s *Space) Distance(u, v [Parties]int64) Measure { return s.root(squares(u, v)) }

// root is the distance of which a number is the square.
func (s *Space) root(square wide) Measure {
	n := square.big()
	n.Mul(n, new(big.Int).Mul(big.NewInt(int64(MeasureOne)), big.NewInt(int64(MeasureOne))))
	scale := big.NewInt(s.Scale)
	n.Quo(n, scale.Mul(scale, scale))
	return Measure(n.Sqrt(n).Int64())
}
