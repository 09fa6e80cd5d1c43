package opinion

import "backchannel/engine/num"

// SalienceKeep is the share of an issue's salience that a week keeps: a half-life of 4.3
// weeks.
const SalienceKeep num.Micro = 850_000

// Salience moves the shares of attention that issues have, in place: what is kept of each
// plus its news, normalised so that they are 100 together again. Where nothing is left of
// any they stay as they are. News that is no news is 0, never below.
//
// Source: the issue-attention cycle of Downs, The Public Interest 28 (1972); agenda
// setting after McCombs and Shaw, Public Opinion Quarterly 36 (1972).
func Salience(shares, news []num.Milli, keep num.Micro) {
	const full = 100 * num.One
	var sum num.Milli
	for i := range shares {
		sum += keep.Mul(shares[i]) + news[i]
	}
	if sum <= 0 {
		return
	}
	var before, given num.Milli // cut from a running sum, so that no thousandth is lost
	for i := range shares {
		before += keep.Mul(shares[i]) + news[i]
		upTo := num.Milli(num.MulDiv(int64(before), int64(full), int64(sum)))
		shares[i], given = upTo-given, upTo
	}
}
