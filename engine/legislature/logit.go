package legislature

import "backchannel/engine/num"

const hundred = 100 * num.One

// logit is the log-odds of a share in percent. Shares stay within 0.1 and 99.9: there
// is always somebody who votes otherwise.
func logit(share num.Milli) num.Micro {
	p := num.Micro(share.Clamp(num.One/10, hundred-num.One/10)) // of 100,000
	return num.Ln(10*p) - num.Ln(num.MicroOne-10*p)
}

// share is the share in percent, to the thousandth, of log-odds.
func share(x num.Micro) num.Milli { return num.Milli((num.Logistic(x) + 5) / 10) }

// pull is what an opinion adds to the log-odds of a bloc of some discipline.
func pull(discipline, opinion num.Milli) num.Micro {
	return num.Micro(num.MulDiv(int64(opinion)*1000, int64(hundred-discipline), int64(hundred)))
}
