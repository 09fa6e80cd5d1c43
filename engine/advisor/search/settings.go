package search

import (
	"fmt"

	"backchannel/engine/num"
)

// The most that settings may ask for.
const (
	IterationsMax = 1 << 22
	BlocksMax     = 1 << 10
	DepthMax      = 64
	NodesMax      = 1 << 22
	ParticlesMax  = 1 << 16
)

// Settings say how to search.
type Settings struct {
	Players  int // from 1 to PlayersMax
	Choices  int // every number of a choice is below it; at most ChoicesMax
	Selector Selector
	// Depth is how many joint choices the tree looks ahead.
	Depth int
	// Nodes is the size of each worker's tree; when it is full it grows no more.
	Nodes int
	// Particles is how many equally likely worlds the belief has; iterations take them
	// in turn.
	Particles int
	// Iterations are shared out among Blocks trees as evenly as they go. Both, and the
	// seed, decide the answer; the number of workers does not.
	Iterations, Blocks int
}

// Selector is the way in which a player chooses in a node of the tree.
type Selector struct {
	uct     bool
	explore num.Milli
}

// RegretMatching chooses in proportion to regrets, and in explore percent of cases evenly
// among all. Without exploration it can hold on for ever to what it tried first.
func RegretMatching(explore num.Milli) Selector { return Selector{explore: explore} }

// UCT chooses what has the highest mean payoff plus explore * sqrt(ln(visits of the node)
// / visits of the choice), what was never tried first. Explore is in the unit of payoffs.
func UCT(explore num.Milli) Selector { return Selector{uct: true, explore: explore} }

// check returns what is wrong with the settings, or nil.
func (s *Settings) check() error {
	for _, c := range []struct {
		name        string
		is, lo, top int
	}{
		{"Players", s.Players, 1, PlayersMax},
		{"Choices", s.Choices, 1, ChoicesMax},
		{"Depth", s.Depth, 1, DepthMax},
		{"Nodes", s.Nodes, 1, NodesMax},
		{"Particles", s.Particles, 1, ParticlesMax},
		{"Blocks", s.Blocks, 1, BlocksMax},
		{"Iterations", s.Iterations, s.Blocks, IterationsMax},
	} {
		if c.is < c.lo || c.is > c.top {
			return fmt.Errorf("search: %s is %d, must be from %d to %d", c.name, c.is, c.lo, c.top)
		}
	}
	most, what := num.Of(100), "percent of RegretMatching"
	if s.Selector.uct {
		most, what = PayoffMax, "weight of UCT"
	}
	if e := s.Selector.explore; e < 0 || e > most {
		return fmt.Errorf("search: the %s is %v, must be from 0 to %v", what, e, most)
	}
	return nil
}

// block is the first iteration of block b, so that blocks differ by one at most.
func (s *Settings) block(b int) int { return s.Iterations * b / s.Blocks }
