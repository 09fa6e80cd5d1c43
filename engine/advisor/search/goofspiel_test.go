package search_test

import (
	"cmp"
	"fmt"
	"math/bits"
	"testing"

	"backchannel/engine/advisor/search"
	"backchannel/engine/chance"
	"backchannel/engine/num"
)

// goofspiel is the game of pure strategy (Ross 1971) with n cards: for prizes from 1 up
// to n both players bid one of their cards at once, the higher bid takes the prize, equal
// bids nobody. Who has more in prizes wins 1 of the other.
type goofspiel struct {
	n    int
	held [2]search.Set // cards not bid yet, from 0
	won  int           // by the first player, less the second's
	luck chance.Counter
	root *goofspiel // what a search begins with
}

func newGoofspiel(n int) goofspiel {
	return goofspiel{n: n, held: [2]search.Set{search.First(n), search.First(n)}}
}

// left is how many prizes are left.
func (g *goofspiel) left() int { return bits.OnesCount64(uint64(g.held[0])) }

// payoff is the first player's.
func (g *goofspiel) payoff() int { return cmp.Compare(g.won, 0) }

func (g *goofspiel) bid(a, b uint8) {
	prize := g.n + 1 - g.left()
	g.held[0] &^= 1 << a
	g.held[1] &^= 1 << b
	switch {
	case a > b:
		g.won += prize
	case b > a:
		g.won -= prize
	}
}

func (g *goofspiel) Deal(_ int, luck chance.Counter) {
	root := g.root
	*g = *root
	g.root, g.luck = root, luck
}

func (g *goofspiel) Choices(player int) search.Set { return g.held[player] }

func (g *goofspiel) Step(j *search.Joint) (uint32, bool) {
	g.bid(j[0], j[1])
	return 0, g.left() == 0
}

// Finish bids at random.
func (g *goofspiel) Finish(payoffs []num.Milli) {
	for g.left() > 0 {
		var bids [2]uint8
		for p := range bids {
			cards := cardsOf(g.held[p])
			draw := g.luck.Draw(chance.Key{Turn: int16(len(cards)), Actor: uint16(p)})
			bids[p] = cards[draw%uint64(len(cards))]
		}
		g.bid(bids[0], bids[1])
	}
	payoffs[0], payoffs[1] = num.Of(g.payoff()), num.Of(-g.payoff())
}

func cardsOf(s search.Set) (cards []uint8) {
	for c := range uint8(search.ChoicesMax) {
		if s>>c&1 == 1 {
			cards = append(cards, c)
		}
	}
	return cards
}

// inTurn is goofspiel in extensive form: the first player bids unseen.
type inTurn struct {
	goofspiel
	bidding bool
	first   uint8
	past    string
}

func (i inTurn) over() (float64, bool) { return float64(i.payoff()), i.left() == 0 }

func (i inTurn) mover() int {
	if i.bidding {
		return 1
	}
	return 0
}

func (i inTurn) odds() []float64 { return nil }
func (i inTurn) actions() int    { return len(cardsOf(i.held[i.mover()])) }
func (i inTurn) info() string    { return fmt.Sprint(i.mover(), i.past) }

func (i inTurn) next(a int) position {
	card := cardsOf(i.held[i.mover()])[a]
	if !i.bidding {
		i.bidding, i.first = true, card
		return i
	}
	i.past += fmt.Sprint(" ", i.first, "-", card)
	i.bid(i.first, card)
	i.bidding = false
	return i
}

// bySearch are the strategies of two players who search anew whenever they bid.
func bySearch(t *testing.T, f *form, opening inTurn, selector search.Selector, iterations int) strategies {
	t.Helper()
	s := f.uniform()
	game := &goofspiel{}
	z, err := search.New(search.Settings{
		Players: 2, Choices: opening.n, Selector: selector, Depth: opening.n, Nodes: 4_096, Particles: 1,
		Iterations: iterations, Blocks: 1,
	}, game)
	if err != nil {
		t.Fatal(err)
	}
	var visit func(i inTurn)
	visit = func(i inTurn) {
		if i.left() == 0 {
			return
		}
		if !i.bidding {
			game.root = &i.goofspiel
			z.Run(uint64(len(i.past)))
			for p, second := range []inTurn{i, i.next(0).(inTurn)} {
				info, total := f.infos[second.info()], 0.0
				for a, c := range cardsOf(i.held[p]) {
					s[info][a] = float64(z.Tally(p, int(c)).Weight)
					total += s[info][a]
				}
				for a := range s[info] {
					s[info][a] /= total
				}
			}
		}
		for a := range i.actions() {
			visit(i.next(a).(inTurn))
		}
	}
	visit(opening)
	return s
}

// In a tree of joint choices, with payoffs opposed and nothing hidden, who searches by
// regret matching leaves less and less to gain for one who knows its strategy, as the best
// response of the solver tells.
func TestSearchApproachesEquilibrium(t *testing.T) {
	opening := inTurn{goofspiel: newGoofspiel(4)}
	f := written(opening)
	even := f.nashConv(f.uniform())
	few := f.nashConv(bySearch(t, f, opening, search.RegretMatching(num.Of(10)), 200))
	many := f.nashConv(bySearch(t, f, opening, search.RegretMatching(num.Of(10)), 3_000))
	uct := f.nashConv(bySearch(t, f, opening, search.UCT(num.One), 3_000))
	t.Logf("NashConv of goofspiel with four cards: uniform %.3f; regret matching %.3f with 200 iterations, %.3f with 3,000; UCT %.3f with 3,000", even, few, many, uct)
	if many > 0.1 || many > few/3 || few > even {
		t.Errorf("NashConv goes from %.3f (uniform) to %.3f and %.3f; want 0.1 at most, and a third", even, few, many)
	}
	if solved := f.nashConv(f.solve(2_000)); solved > 0.05 {
		t.Errorf("the solver leaves %.3f", solved)
	}
}
