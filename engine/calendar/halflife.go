package calendar

import "backchannel/engine/num"

// Retention returns the share that a turn of so many weeks keeps of something that
// halves in halfLife weeks: 2^(-weeks/halfLife), from 0 to 1. Error: at most 0.86
// millionths, of which 0.35 come from the quotient. A half-life of zero or less
// keeps nothing; a turn of no weeks keeps all.
func Retention(halfLife num.Milli, weeks int) num.Micro {
	if weeks <= 0 {
		return num.MicroOne
	}
	if halfLife <= 0 {
		return 0
	}
	halvings := num.Micro(num.MulDiv(int64(num.Of(weeks)), int64(num.MicroOne), int64(halfLife)))
	return num.Pow(num.MicroOne/2, halvings)
}
