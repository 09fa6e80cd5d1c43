package num

// Bounds of error are in millionths. Half a millionth of each is the last
// rounding; the rest is the method's own. Below a function's domain the value at
// its edge is returned, so that no account, however odd, stops a game.

// lnFloor and lnCeil hold the arguments between which e^x is neither rounded to
// zero nor beyond Limit.
const (
	lnFloor = -15 * MicroOne
	lnCeil  = 21 * MicroOne
)

// Exp returns e^x. Error: at most 0.51 millionths. Below -14.51 it is 0; it
// saturates at MicroLimit (x > 20.72).
func Exp(x Micro) Micro {
	x = max(lnFloor, min(x, lnCeil))
	return expMicro(MulDiv(int64(x), one58, int64(MicroOne)))
}

// Ln returns the natural logarithm of x. Error: at most 0.51 millionths. Domain:
// x > 0; for zero and below it is that of the least positive number, -13.815511.
func Ln(x Micro) Micro {
	return Micro(MulDiv(ln58(max(x, 1)), int64(MicroOne), one58))
}

// Pow returns x^y as e^(y ln x). Error: at most 0.51 + 1e-11·|y|·x^y millionths,
// so 0.52 while |y|·x^y is below 10^9. It saturates at MicroLimit. Domain: x >= 0,
// a negative x counting as 0; 0^0 is 1, and 0 to a negative power is MicroLimit.
func Pow(x, y Micro) Micro {
	if x > 0 {
		return expMicro(MulDiv(ln58(x), int64(y), int64(MicroOne)))
	}
	switch {
	case y > 0:
		return 0
	case y == 0:
		return MicroOne
	}
	return MicroLimit
}

// Logistic returns 1/(1+e^-x), from 0 to MicroOne. Error: at most 0.51
// millionths. Logistic(x) + Logistic(-x) is exactly MicroOne.
func Logistic(x Micro) Micro {
	if x < 0 {
		return MicroOne - Logistic(-max(x, lnFloor))
	}
	s, k := exp62(MulDiv(-int64(min(x, -lnFloor)), one58, int64(MicroOne)))
	const one61 = int64(1) << 61
	return Micro(MulDiv(int64(MicroOne), one61, one61+s>>(1-k)))
}
