// Package chance gives the game its recorded luck: one draw for each
// (seed, turn, purpose, actor, subject, nth), so that a new draw in one place
// moves no other.
package chance

import (
	"encoding/binary"
	"math/rand/v2"

	"backchannel/engine/num"
)

// Purpose says what kind of thing a draw decides, so that two kinds never share a draw.
type Purpose uint16

// Key names one draw of a game.
type Key struct {
	Turn    int16
	Purpose Purpose
	Actor   uint16
	Subject uint16
	Nth     uint16
}

// Luck gives the draw for a key; the same key gives the same draw.
type Luck interface {
	Draw(Key) uint64
}

// Seed is the luck of a game in play: ChaCha8 keyed by the seed and the draw's key.
type Seed uint64

// Draw returns the first word of the ChaCha8 stream of the key.
func (s Seed) Draw(k Key) uint64 {
	var b [32]byte
	binary.LittleEndian.PutUint64(b[0:], uint64(s))
	binary.LittleEndian.PutUint16(b[8:], uint16(k.Turn))
	binary.LittleEndian.PutUint16(b[10:], uint16(k.Purpose))
	binary.LittleEndian.PutUint16(b[12:], k.Actor)
	binary.LittleEndian.PutUint16(b[14:], k.Subject)
	binary.LittleEndian.PutUint16(b[16:], k.Nth)
	return rand.NewChaCha8(b).Uint64()
}

// Percent turns a draw into a number from 0 to 99.999 in thousandths, even to within 2^-47.
// A chance of p percent happens when Percent is below p.
func Percent(draw uint64) num.Milli { return num.Milli((draw >> 17) % uint64(100*num.One)) }

// Between turns a draw into a number from lo to hi, both included, in whole steps of one.
func Between(draw uint64, lo, hi num.Milli) num.Milli {
	steps := uint64((hi-lo)/num.One) + 1
	return lo + num.Milli((draw>>17)%steps)*num.One
}
