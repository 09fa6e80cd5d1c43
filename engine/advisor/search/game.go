package search

import (
	"backchannel/engine/chance"
	"backchannel/engine/num"
)

// PlayersMax and ChoicesMax bound the joint choices of a game.
const (
	PlayersMax = 8
	ChoicesMax = 64
)

// PayoffMax is how large a payoff may be, so that sums over IterationsMax stay exact.
const PayoffMax = 1_000_000 * num.One

// Set is a set of choices by number: choice c is in it when bit c is set.
type Set uint64

// First is the set of the choices from 0 up to, not including, n.
func First(n int) Set { return Set(1)<<n - 1 }

// Joint holds one choice of each player.
type Joint [PlayersMax]uint8

// Game is a game with simultaneous moves as one worker plays it, again and again in the
// same memory. Everything that it does follows from what it is dealt and from the joint
// choices; nothing is left over from the iteration before.
type Game interface {
	// Deal puts the game at the root, in the world of a particle. Whatever is drawn
	// afterwards, until the next Deal, is drawn from luck.
	Deal(particle int, luck chance.Counter)
	// Choices are the choices open to a player, never none: who has nothing to decide
	// has one. The same number means the same thing wherever the same node is met.
	Choices(player int) Set
	// Step carries out all players' choices at once. Seen is what everybody can tell of
	// the outcome besides the choices: outcomes that differ in it get nodes of their own.
	Step(*Joint) (seen uint32, over bool)
	// Finish plays on by the rollout policy, unless the game is over, and writes the
	// payoff of each player, at most PayoffMax in size.
	Finish(payoffs []num.Milli)
}
