// Package chance gives the game its recorded luck: one draw for each
// (seed, turn, purpose, actor, subject, nth), so that a new draw in one place
// moves no other.
//
// A game in play draws from a Seed; a search, which needs very many draws of no
// lasting worth, from a Counter under a seed of its own. Percent and Between turn
// a draw into a number.
package chance

import "backchannel/engine/num"

// Purpose says what kind of thing a draw decides, so that two kinds never share a draw.
type Purpose uint16

// Key names one draw of a game. Actor and Subject are numbers that the purpose
// gives a meaning to: an office, a segment, an issue.
type Key struct {
	Turn    int16
	Purpose Purpose
	Actor   uint16 // who acts
	Subject uint16 // on what
	Nth     uint16 // which of several alike
}

// Luck gives the draw for a key; the same key gives the same draw. All 64 bits are
// evenly spread, and draws of different keys are as good as independent.
type Luck interface {
	Draw(Key) uint64
}

// usedBits is how many bits of a draw, from the top, make a number.
const usedBits = 47

// Percent turns a draw into a number from 0 to 99.999 in thousandths. A chance of
// p percent happens when Percent is below p.
//
// The 100,000 results do not divide 2^47 evenly: the 55,328 lowest have one draw more
// than the others, so a result's probability is off by less than 2^-47 (7e-10 of
// itself), and a chance's by less than 2e-8 percentage points.
func Percent(draw uint64) num.Milli { return num.Milli(top(draw) % uint64(100*num.One)) }

// Between turns a draw into lo, or lo plus a whole number, up to and including hi;
// with hi below lo it is lo. hi less lo is at most Limit.
//
// Of n results each has a probability within 2^-47 of 1/n.
func Between(draw uint64, lo, hi num.Milli) num.Milli {
	if hi < lo {
		return lo
	}
	steps := uint64((hi-lo)/num.One) + 1
	return lo + num.Milli(Below(draw, steps))*num.One
}

// Below turns a draw into a whole number from 0 up to and not including n, as Between
// does for n results. n is 1 or more.
func Below(draw, n uint64) uint64 { return top(draw) % n }

// OfPercent is a draw that Percent turns into p, which is within 0 to 99.999.
func OfPercent(p num.Milli) uint64 { return uint64(p) << (64 - usedBits) }

// top is the part of a draw that makes a number.
func top(draw uint64) uint64 { return draw >> (64 - usedBits) }
