package search

import (
	"errors"
	"math/bits"
	"sync"
	"sync/atomic"

	"backchannel/engine/chance"
	"backchannel/engine/num"
)

// Search is the memory of a searcher. It searches again and again and allocates nothing
// once it has been made.
type Search struct {
	settings Settings
	workers  []func()
	group    sync.WaitGroup
	next     atomic.Int64 // the block to be taken
	seed     uint64
	blocks   []arm // the roots of the blocks, by block, player and choice
	root     []arm // all of them together
}

// New makes a searcher with a worker for each game; the games share no memory that
// changes. An error says which setting is out of bounds.
func New(s Settings, games ...Game) (*Search, error) {
	if err := s.check(); err != nil {
		return nil, err
	}
	if len(games) == 0 {
		return nil, errors.New("search: no game was given: each worker needs one")
	}
	row := s.Players * s.Choices
	z := &Search{settings: s, blocks: make([]arm, s.Blocks*row), root: make([]arm, row)}
	bonus := newBonus(s.Selector, (s.Iterations+s.Blocks-1)/s.Blocks)
	for _, g := range games {
		t := newTree(&z.settings, bonus)
		z.workers = append(z.workers, func() {
			defer z.group.Done()
			z.work(t, g)
		})
	}
	return z, nil
}

// Run searches anew. The answer follows from the settings, the game and the seed.
func (z *Search) Run(seed uint64) {
	z.seed = seed
	z.next.Store(0)
	z.group.Add(len(z.workers))
	for _, w := range z.workers[1:] {
		go w()
	}
	z.workers[0]()
	z.group.Wait()
	z.merge()
}

// work takes blocks until there are none left.
func (z *Search) work(t *tree, g Game) {
	for {
		b := int(z.next.Add(1)) - 1
		if b >= z.settings.Blocks {
			return
		}
		t.reset()
		from := z.settings.block(b)
		stream := chance.Counter(chance.Counter(z.seed).Draw(chance.Key{Subject: uint16(b)}))
		for i := from; i < z.settings.block(b+1); i++ {
			luck := stream.Draw(chance.Key{Actor: uint16(i >> 16), Nth: uint16(i)})
			t.iterate(g, i%z.settings.Particles, chance.Counter(luck))
		}
		copy(z.blocks[b*len(z.root):], t.arms[:len(z.root)])
	}
}

// merge adds up the roots of the blocks in their order.
func (z *Search) merge() {
	clear(z.root)
	for i := range z.blocks {
		to, from := &z.root[i%len(z.root)], &z.blocks[i]
		to.visits += from.visits
		to.sum += from.sum
		to.regret += from.regret
		to.share += from.share
	}
}

// Tally is what a search found out about a choice at the root.
type Tally struct {
	// Weight is its weight in the player's mixed strategy: of the average strategy with
	// RegretMatching, visits with UCT. Only the proportions of a player's weights count.
	Weight int64
	Visits int64     // in how many iterations it was chosen
	Mean   num.Milli // the player's mean payoff in these; 0 without any
}

// Tally gives what was found out about a player's choice at the root.
func (z *Search) Tally(player, choice int) Tally {
	a := &z.root[player*z.settings.Choices+choice]
	t := Tally{Weight: a.share, Visits: a.visits}
	if z.settings.Selector.uct {
		t.Weight = a.visits
	}
	if a.visits > 0 {
		t.Mean = num.Milli(a.value())
	}
	return t
}

// Draw picks a choice of the player's mixed strategy at the root by a draw, all 64 bits
// of which count.
func (z *Search) Draw(player int, draw uint64) int {
	total := int64(0)
	for c := range z.settings.Choices {
		total += z.Tally(player, c).Weight
	}
	high, _ := bits.Mul64(uint64(total), draw)
	at := int64(high)
	for c := range z.settings.Choices {
		if at -= z.Tally(player, c).Weight; at < 0 {
			return c
		}
	}
	panic("search: asked for a choice before a search")
}

// Spread is how far the trees disagree about a choice: the standard deviation of its mean
// payoff over those in which it was chosen; 0 with fewer than two of them.
func (z *Search) Spread(player, choice int) num.Milli {
	mean, n, sum := int64(z.Tally(player, choice).Mean), int64(0), int64(0)
	for i := player*z.settings.Choices + choice; i < len(z.blocks); i += len(z.root) {
		if a := &z.blocks[i]; a.visits > 0 {
			d := a.value() - mean
			n, sum = n+1, sum+d*d
		}
	}
	if n < 2 {
		return 0
	}
	return num.Milli(int64(num.Sqrt(num.Micro(sum/n))) / int64(num.One))
}
