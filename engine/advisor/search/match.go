package search

import (
	"math/bits"

	"backchannel/engine/num"
)

// match chooses by regret matching: in proportion to the regrets of what is open, evenly
// if there are none, and in explore percent of cases evenly in any case. It adds the
// strategy, without that exploration, to the shares, the n-th visit n times.
func match(row []arm, open Set, explore num.Milli, draw uint64) (choice int, explored bool) {
	total, nth := uint64(0), int64(1)
	for s := open; s != 0; s &= s - 1 {
		a := &row[lowest(s)]
		total += uint64(a.regret)
		nth += a.visits
	}
	part, whole := draw>>32, draw<<32
	if total == 0 {
		each := nth * int64(shareUnit/bits.OnesCount64(uint64(open)))
		for s := open; s != 0; s &= s - 1 {
			row[lowest(s)].share += each
		}
		return even(open, whole), false
	}
	// Regrets are brought below 2^40, so that shares are worked out in 64 bits.
	down := max(bits.Len64(total)-40, 0)
	scaled := total >> down
	at, _ := bits.Mul64(total, whole)
	choice = -1
	for s := open; s != 0; s &= s - 1 {
		c := lowest(s)
		r := uint64(row[c].regret)
		if r == 0 {
			continue
		}
		row[c].share += nth * int64((r>>down)*shareUnit/scaled)
		if choice < 0 && at < r {
			choice = c
		}
		at -= r
	}
	if part < uint64(explore)<<32/uint64(num.Of(100)) {
		return even(open, whole), true
	}
	return choice, false
}

// even gives each choice of a set the same chance.
func even(open Set, draw uint64) int {
	n, _ := bits.Mul64(uint64(bits.OnesCount64(uint64(open))), draw)
	for ; n > 0; n-- {
		open &= open - 1
	}
	return lowest(open)
}

// lowest is the lowest number in a set.
func lowest(s Set) int { return bits.TrailingZeros64(uint64(s)) }

// regret adds to the regret of every choice that was open what it would have given more
// than what was chosen, with the others' choices as they were, by the means of these joint
// choices so far, and holds it at 0 or above. For a joint choice that never came up it
// takes the mean of the player's choice whatever the others chose; if that is not known
// either, nothing is added.
//
// Tak and others set these means against the payoff of the iteration at hand. Here it
// is against the mean of the same joint choice, so that what luck and hidden worlds add
// to a payoff does not pile up in the regrets.
func (t *tree) regret(at *pass, player int) {
	row, own, other := t.row(at.node, player), int(at.joint[player]), at.joint
	x, _ := t.mean(at.cell, player)
	for s := at.open[player]; s != 0; s &= s - 1 {
		c := lowest(s)
		if c == own {
			continue
		}
		other[player] = uint8(c)
		v, known := t.mean(t.cells.find(cellKey(at.node, &other)), player)
		if !known && row[c].visits > 0 {
			v, known = row[c].value(), true
		}
		if known {
			row[c].regret = max(0, row[c].regret+v-x)
		}
	}
}

// mean is the mean payoff of a player at a joint choice, if it ever came up.
func (t *tree) mean(cell int32, player int) (payoff int64, known bool) {
	if cell < 0 || t.visits[cell] == 0 {
		return 0, false
	}
	return t.sums[int(cell)*t.settings.Players+player] / t.visits[cell], true
}
