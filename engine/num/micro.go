package num

import "errors"

// Micro is an exact number in millionths, for coefficients, exponents and the
// functions of this package: 1500000 is 1.5. Plain + and - wrap as int64 does.
type Micro int64

// MicroOne is the number 1 as a Micro.
const MicroOne Micro = 1_000_000

// MicroLimit is Limit as a Micro, where Exp and Pow saturate.
const MicroLimit = Limit * MicroOne

// ErrMicroSyntax is returned for a text that is not a decimal number with at
// most nine digits before the point and six after it.
var ErrMicroSyntax = errors.New("not a number with at most nine digits and six decimals")

// ParseMicro reads a decimal number as Parse does, with up to six decimals:
// "0.000035". The error is ErrMicroSyntax.
func ParseMicro(s string) (Micro, error) {
	n, ok := parseDecimal(s, 6)
	if !ok {
		return 0, ErrMicroSyntax
	}
	return Micro(n), nil
}

// String prints c as a decimal with as few digits as needed: 35 is "0.000035".
// ParseMicro reads it back when c is smaller than MicroLimit in size.
func (c Micro) String() string { return decimal(int64(c), 6) }

// Mul returns c*x in thousandths, rounded half away from zero and saturating
// as MulDiv does: a coefficient times an account.
func (c Micro) Mul(x Milli) Milli { return Milli(MulDiv(int64(c), int64(x), int64(MicroOne))) }

// Milli returns c in thousandths, rounded half away from zero.
func (c Micro) Milli() Milli { return Milli(MulDiv(int64(c), 1, int64(MicroOne)/int64(One))) }

// Micro returns x in millionths, exactly; beyond 9.2e12 whole it saturates.
func (x Milli) Micro() Micro { return Micro(MulDiv(int64(x), int64(MicroOne)/int64(One), 1)) }
