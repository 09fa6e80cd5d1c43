// Package legislature is how a parliament votes: blocs of members who lean one way or
// another, a whip count with its odds, and one recorded draw that becomes a division.
//
// A vote is decided as follows:
//
//  1. Each bloc has an expected number of yes votes (Chamber.Support, Chamber.Lean, or
//     Chamber.Members where the members are known one by one).
//  2. These and the chamber's swing give the distribution of the total; its upper tail
//     at the votes needed is the odds.
//  3. One draw gives the total by the inverse of that distribution, so that the draw is
//     below the odds exactly when the motion passes.
//  4. The total is shared out: each bloc gets what was expected of it and its part of
//     what came out more or less.
//
// Everything is exact, and nothing here allocates.
package legislature

import "backchannel/engine/num"

// Limits of a chamber.
const (
	// BlocsMax is the most blocs of a chamber.
	BlocsMax = 8
	// SeatsMax is the most seats of a chamber, SeatwiseMax of one that is counted seat
	// by seat.
	SeatsMax    = 1_000
	SeatwiseMax = 200
)

// Chamber is a house of a parliament, or any body that decides by a count.
type Chamber struct {
	Seats int
	// Swing is the standard deviation of the total, in seats, when members are not
	// counted one by one.
	Swing num.Milli
	Blocs []Bloc
	// Loyalty turns the record of single members into their leaning.
	Loyalty Loyalty
}

// Bloc is a group of members who vote much alike.
type Bloc struct {
	Seats int
	// Discipline, 0 to 100, is how little opinion and bargaining move the bloc.
	Discipline num.Milli
	// Leans, 0 to 100, is the share of the bloc that would vote for a text over which
	// the chamber as a whole is evenly split.
	Leans num.Milli
	// Rates holds, for a bloc whose members are known one by one, how often each has
	// voted against the own party: 0.035 is 3.5 percent. Nobody is named.
	Rates []num.Micro
}

// Seatwise tells whether the chamber is counted seat by seat.
func (c *Chamber) Seatwise() bool {
	for i := range c.Blocs {
		if len(c.Blocs[i].Rates) > 0 {
			return true
		}
	}
	return false
}

// Majority says how many of the votes a motion needs.
type Majority uint8

// The majorities: a number of votes that stands in the rule, more than half of the
// members present, half of them (where whoever breaks a tie is for it), and two thirds
// of them.
const (
	Votes Majority = iota
	Simple
	Half
	TwoThirds
)

// Needs is the threshold of a motion.
type Needs struct {
	Majority Majority
	// Votes is the number for the majority Votes.
	Votes int
}

// Of returns the yes votes needed when so many members are present.
//
// Sources: majorities of members present count the votes cast, as the United States
// Constitution, article I, sections 5 and 7, and the Constitution of Mexico, articles
// 72, 76 and 135, have it; a fixed number, such as 60 for cloture (Senate rule XXII),
// counts against the whole chamber.
func (n Needs) Of(present int) int {
	switch n.Majority {
	case Simple:
		return present/2 + 1
	case Half:
		return (present + 1) / 2
	case TwoThirds:
		return (2*present + 2) / 3
	}
	return n.Votes
}
