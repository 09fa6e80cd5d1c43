package num

// Acklam's coefficients and everything computed with them are in units of
// 10^-15, so that the published digits can be read off.
const one15 = 1_000_000_000_000_000

// tailBelow is the probability below which Acklam's tail formula is used.
const tailBelow Micro = 24_250

// Coefficients of P. J. Acklam, "An algorithm for computing the inverse normal
// cumulative distribution function" (2000), highest power first: centre and tail,
// numerator and denominator. His relative error is below 1.15e-9.
var (
	centreOver = [...]int64{
		-39_696830286653760, 220_946098424520500, -275_928510446968700,
		138_357751867269000, -30_664798066147160, 2_506628277459239,
	}
	centreUnder = [...]int64{
		-54_476098798224060, 161_585836858040900, -155_698979859886600,
		66_801311887719720, -13_280681552885720, one15,
	}
	tailOver = [...]int64{
		-7784894002430, -322396458041137, -2_400758277161838,
		-2_549732539343734, 4_374664141464968, 2_938163982698783,
	}
	tailUnder = [...]int64{
		7784695709041, 322467129070040, 2_445134137142996, 3_754408661907416, one15,
	}
)

// NormalQuantile returns the number that a standard normal variable stays below
// with probability p. Error: at most 0.52 millionths. Domain: p from 0.000001 to
// 0.999999; outside it the value is that at the edge, -4.753424 or 4.753424.
// NormalQuantile(1-p) is exactly -NormalQuantile(p).
func NormalQuantile(p Micro) Micro {
	p = max(1, min(p, MicroOne-1))
	if p > MicroOne/2 {
		return -NormalQuantile(MicroOne - p)
	}
	if p < tailBelow {
		return from15(tailQuantile(p))
	}
	return from15(centreQuantile(p))
}

// centreQuantile is q·A(q²)/B(q²), q being the distance from one half.
func centreQuantile(p Micro) int64 {
	q := int64(p-MicroOne/2) * (one15 / int64(MicroOne))
	r := MulDiv(q, q, one15)
	return MulDiv(q, polynomial(centreOver[:], r), polynomial(centreUnder[:], r))
}

// tailQuantile is C(q)/D(q), q being √(-2 ln p).
func tailQuantile(p Micro) int64 {
	square := MulDiv(-2*ln58(p), one15, one58)
	q := int64(rootOfProduct([]uint64{uint64(square), one15}))
	return MulDiv(polynomial(tailOver[:], q), one15, polynomial(tailUnder[:], q))
}

// polynomial evaluates by Horner's rule, highest power first.
func polynomial(coefficients []int64, x int64) int64 {
	sum := int64(0)
	for _, c := range coefficients {
		sum = MulDiv(sum, x, one15) + c
	}
	return sum
}

// from15 rounds from units of 10^-15 to millionths.
func from15(x int64) Micro { return Micro(MulDiv(x, int64(MicroOne), one15)) }
