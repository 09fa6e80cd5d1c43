package publichealth

import "backchannel/engine/num"

// A supply has a few channels. Pressure on one, 0-100, makes it dearer; the flow moves to
// the others, a quarter of the way each week, and only little of it vanishes. So a
// channel under pressure shows success while the sum hardly falls.
//
// Source: displacement after Mejia and Restrepo, Review of Economics and Statistics 98
// (2016), on Plan Colombia; Dell, American Economic Review 105 (2015), on routes after
// crackdowns. That it is partial, and benefits can spread too: Windle and Farrell,
// Substance Use & Misuse 47 (2012).

// priceSense is how strongly flows answer to a channel's cost, in a softmax.
const priceSense num.Micro = 1_500_000

// keptAWeek is the share of the old distribution that a week keeps.
const keptAWeek num.Micro = 750_000

// Channels is the most that a supply has.
const Channels = 8

// Flows returns each channel's share of the flow, in percent, some weeks later: a softmax
// of -1.5 times the cost, in which the first shares stand for the first costs, adjusting
// by 25 percent a week. The shares stay 100 together. The first len(now) are meant.
func Flows(now, first, pressure []num.Milli, weeks int) (next [Channels]num.Milli) {
	var pull [Channels]num.Milli
	var sum num.Milli
	for i := range now {
		weight := num.Exp(-num.Micro(num.MulDiv(int64(priceSense), int64(pressure[i]), int64(full))))
		pull[i] = weight.Mul(first[i])
		sum += pull[i]
	}
	kept := num.MicroOne
	for range weeks {
		kept = num.Micro(num.MulDiv(int64(kept), int64(keptAWeek), int64(num.MicroOne)))
	}
	var target, was, given num.Milli // running sums, so that no thousandth is lost
	for i := range now {
		target += pull[i]
		was += now[i]
		aim := num.Milli(num.MulDiv(int64(target), int64(full), int64(max(1, sum))))
		upTo := aim + kept.Mul(was-aim)
		next[i], given = upTo-given, upTo
	}
	return next
}

// Flow returns the sum that still comes through, in percent of the first, when each
// channel has its share and its pressure: pressure makes half of what it meets move or
// vanish, and displaced is the share, in percent, that moves. At the usual 80, a tenth of
// the mean pressure vanishes; at 50 (containment) a quarter, at 95 (a balloon) a fortieth.
func Flow(shares, pressure []num.Milli, displaced num.Milli) num.Milli {
	var mean num.Milli
	for i := range shares {
		mean += num.Milli(num.MulDiv(int64(shares[i]), int64(pressure[i]), int64(full)))
	}
	return full - num.Milli(num.MulDiv(int64(mean), int64(full-displaced), 2*int64(full)))
}
