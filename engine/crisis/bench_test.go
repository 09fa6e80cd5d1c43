package crisis_test

import (
	"os"
	"slices"
	"testing"
	"time"

	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

func loadMini(tb testing.TB) *scenario.Scenario {
	tb.Helper()
	s, problems := scenario.Load(os.DirFS("testdata/mini"), "mini")
	for _, p := range problems {
		tb.Fatal(p)
	}
	return s
}

// orders gives the move that office o files as its n-th order of a turn: one of
// twenty actions, by a hash of the game's number.
func orders(game uint64, turn, o, n int) uint16 {
	x := chance.Counter(game).Draw(chance.Key{Turn: int16(turn), Actor: uint16(o), Nth: uint16(n)})
	return uint16(x % 20)
}

// counter is the luck of both ways to play, by pointer, so that using it as an
// interface allocates nothing; and the move at hand, kept in one place.
type counter struct {
	seed chance.Counter
	move ledger.Directive
}

func (c *counter) Draw(k chance.Key) uint64 { return c.seed.Draw(k) }

// playKernel plays one game through the kernel and returns how many directives it made.
func playKernel(g *crisis.Game, s *scenario.Scenario, luck *counter, game uint64) (moves int) {
	luck.seed = chance.Counter(game)
	g.Reset(s, luck, false)
	for !g.Ended() {
		turn := int(g.Turn())
		for o := 1; o <= 2; o++ {
			for n := range 2 {
				luck.move = ledger.Directive{By: ledger.Office(o), Verb: crisis.Act, Item: orders(game, turn, o, n)}
				for g.Decide(&luck.move).Code != "" {
					luck.move.Item = (luck.move.Item + 1) % 20
				}
				moves++
			}
		}
		for o := 1; o <= 2; o++ {
			luck.move = ledger.Directive{By: ledger.Office(o), Verb: crisis.Close}
			g.Decide(&luck.move)
		}
	}
	return moves
}

// byHand is the same game written for itself alone: the rules of testdata/mini as Go,
// with its own checks, costs, luck, limits and thresholds, and no events.
type byHand struct {
	turn                int
	ten, tru, inf, mean num.Milli
	home, purse         [3]num.Milli
	last                [3][20]int
	filed               [3][2]int8
	due                 []handDue
	luck                chance.Luck
	rung                int
	ended               int
	score               [3]num.Milli
}

type handDue struct {
	at       int
	ten, tru num.Milli
	inf      num.Milli
}

func (h *byHand) reset(luck chance.Luck) {
	*h = byHand{turn: 1, ten: num.Of(45), tru: num.Of(45), inf: num.Of(40), luck: luck, due: h.due[:0]}
	for o := 1; o <= 2; o++ {
		h.home[o], h.purse[o] = num.Of(50), num.Of(6)
		h.filed[o] = [2]int8{-1, -1}
	}
}

var handCost = [20]num.Milli{2: num.One, 3: num.One, 12: 2 * num.One}

func (h *byHand) file(o, a int) bool {
	f := &h.filed[o]
	switch {
	case h.ended != 0, f[1] >= 0, int(f[0]) == a, h.purse[o] < handCost[a]:
		return false
	case a == 9 && h.tru < num.Of(20), a == 17 && h.ten >= num.Of(90):
		return false
	}
	h.purse[o] -= handCost[a]
	if f[0] < 0 {
		f[0] = int8(a)
	} else {
		f[1] = int8(a)
		if f[0] > f[1] {
			f[0], f[1] = f[1], f[0]
		}
	}
	return true
}

func (h *byHand) felt(x, tru num.Milli) num.Milli {
	scaled := func(by, usual num.Milli) num.Milli { return num.Milli(num.MulDiv(int64(x), int64(by), int64(usual))) }
	switch {
	case x > 0:
		return scaled(num.Of(100)+num.Milli(600).Mul(num.Of(100)-tru), num.Of(100)+num.Milli(600).Mul(num.Of(55)))
	case x < 0:
		return scaled(num.Of(35)+num.Milli(650).Mul(tru), num.Of(35)+num.Milli(650).Mul(num.Of(45)))
	}
	return 0
}

// closeTurn computes every amount from one snapshot, as the kernel does.
func (h *byHand) closeTurn(drawStep func(o, a int) uint64) {
	s := *h
	for o := 1; o <= 2; o++ {
		for _, f := range s.filed[o] {
			h.act(&s, o, int(f), drawStep)
		}
	}
	h.ten += (num.Of(25) - s.ten).Clamp(-num.Of(2), num.Of(2))
	h.tru -= [3]num.Milli{0, num.One, 3 * num.One}[s.rung]
	h.hold()
	h.mean += num.Milli(num.MulDiv(int64(h.ten-h.mean), 1, int64(h.turn)))
	h.thresholds()
	if h.ended == 0 && h.turn == 12 {
		h.end(2)
	}
	if h.ended != 0 {
		return
	}
	h.filed[1], h.filed[2] = [2]int8{-1, -1}, [2]int8{-1, -1}
	h.turn++
	keep := h.due[:0]
	for _, d := range h.due {
		if d.at > h.turn {
			keep = append(keep, d)
			continue
		}
		h.ten, h.tru, h.inf = h.ten+d.ten, h.tru+d.tru, h.inf+d.inf
	}
	h.due = keep
	h.hold()
	h.thresholds()
}

func (h *byHand) act(s *byHand, o, a int, drawStep func(o, a int) uint64) {
	share := func(x num.Milli) num.Milli {
		if last := s.last[o][a]; last > 0 && s.turn-last <= 2 {
			return num.Milli(num.MulDiv(int64(x), 50_000, 100_000))
		}
		return x
	}
	ten := func(x num.Milli) { h.ten += h.felt(share(x), s.tru) }
	tru := func(x num.Milli) { h.tru += share(x) }
	inf := func(x num.Milli) { h.inf += share(x) }
	home := func(x num.Milli) { h.home[o] += share(x) }
	h.last[o][a] = s.turn
	const one = num.One
	switch a {
	case 0:
		ten(-3 * one)
		home(-one)
	case 1:
		ten(3 * one)
		home(4 * one)
	case 2:
		ten(6 * one)
		tru(-3 * one)
		home(2 * one)
	case 3:
		ten(-3 * one)
		home(-2 * one)
		h.due = append(h.due, handDue{at: s.turn + 1, tru: share(6 * one)})
	case 4:
		h.due = append(h.due, handDue{at: s.turn + 1, inf: share(8 * one)})
	case 5:
		tru(2 * one)
		if chance.Percent(drawStep(o, a)) < 30*one {
			inf(4 * one)
		} else {
			inf(-one)
		}
	case 6:
		if s.tru >= 50*one {
			ten(-4 * one)
		} else {
			ten(-one)
		}
	case 7:
		inf(4 * one)
	case 8:
		ten(num.Milli(num.MulDiv(int64(s.inf-s.tru), 100, 1000)))
	case 9:
		tru(one)
		inf(one)
	case 10:
		ten(-2 * one)
	case 11:
		ten(2 * one)
		tru(-one)
	case 12:
		ten(-6 * one)
		home(-3 * one)
	case 13:
		h.due = append(h.due, handDue{at: s.turn + 2, ten: h.felt(share(-4*one), s.tru)})
	case 14:
		home(2 * one)
		tru(-one)
	case 15:
		if s.ten >= 60*one {
			tru(-2 * one)
		} else {
			tru(one)
		}
	case 16:
		inf(2 * one)
		home(-one)
	case 17:
		ten(4 * one)
		home(3 * one)
	case 18:
		home(num.Milli(num.MulDiv(int64(100*one-s.ten), 50, 1000)))
	case 19:
		h.purse[o] += share(one)
	}
}

func (h *byHand) hold() {
	full := num.Of(100)
	h.ten, h.tru, h.inf = h.ten.Clamp(0, full), h.tru.Clamp(0, full), h.inf.Clamp(0, full)
	for o := 1; o <= 2; o++ {
		h.home[o], h.purse[o] = h.home[o].Clamp(0, full), h.purse[o].Clamp(0, num.Of(10))
	}
}

func (h *byHand) thresholds() {
	h.rung = 0
	if h.ten >= num.Of(50) {
		h.rung = 1
	}
	if h.ten >= num.Of(75) {
		h.rung = 2
	}
	if h.ten >= num.Of(100) {
		h.end(1)
	}
}

func (h *byHand) end(ending int) {
	h.ended = ending
	for o := 1; o <= 2; o++ {
		sum := num.Of(60).Mul((num.Of(100)-h.mean).Clamp(0, num.Of(100))) + num.Of(40).Mul(h.home[o])
		h.score[o] = sum.Div(num.Of(100))
	}
}

func playByHand(h *byHand, luck *counter, game uint64, rule [20]ledger.Rule) (moves int) {
	luck.seed = chance.Counter(game)
	h.reset(luck)
	draw := func(o, a int) uint64 {
		return h.luck.Draw(chance.Key{Turn: int16(h.turn), Purpose: 3, Actor: uint16(o), Subject: uint16(rule[a]), Nth: 1})
	}
	for h.ended == 0 {
		turn := h.turn
		for o := 1; o <= 2; o++ {
			for n := range 2 {
				a := int(orders(game, turn, o, n))
				for !h.file(o, a) {
					a = (a + 1) % 20
				}
				moves++
			}
		}
		h.closeTurn(draw)
	}
	return moves
}

func rulesOf(s *scenario.Scenario) (r [20]ledger.Rule) {
	for i := range r {
		r[i] = s.Actions[i].Rule
	}
	return r
}

// The game written by hand is the same game: every number agrees over many games.
func TestReferenceByHandIsTheSameGame(t *testing.T) {
	s, luck := loadMini(t), &counter{}
	g, h := crisis.New(s, luck, false), &byHand{}
	at := func(name string) num.Milli {
		id, ok := s.Find(name)
		if !ok {
			t.Fatalf("no account %s", name)
		}
		return g.World.Bal[id]
	}
	breakdowns := 0
	for game := range uint64(500) {
		a, b := playKernel(g, s, luck, game), playByHand(h, luck, game, rulesOf(s))
		got := [...]num.Milli{num.Milli(a), at("ten"), at("tru"), at("inf"), at("ten.mean"), at("left.home"), at("right.home"), at("left.purse"), at("right.purse"), at("ending"), at("left.score"), at("right.score")}
		want := [...]num.Milli{num.Milli(b), h.ten, h.tru, h.inf, h.mean, h.home[1], h.home[2], h.purse[1], h.purse[2], num.Of(h.ended), h.score[1], h.score[2]}
		if got != want {
			t.Fatalf("game %d: the kernel has %v, by hand it is %v", game, got, want)
		}
		if h.ended == 1 {
			breakdowns++
		} else if a != 48 {
			t.Fatalf("game %d has %d moves, want 48", game, a)
		}
	}
	t.Logf("500 games agree, %d of them broke down", breakdowns)
}

// With recording off a game allocates nothing once the memory is warm.
func TestKernelAllocatesNothing(t *testing.T) {
	s, luck := loadMini(t), &counter{}
	g := crisis.New(s, luck, false)
	for game := range uint64(50) {
		playKernel(g, s, luck, game)
	}
	game := uint64(0)
	if n := testing.AllocsPerRun(50, func() { playKernel(g, s, luck, game%50); game++ }); n != 0 {
		t.Errorf("a game makes %v allocations, want 0", n)
	}
}

// batch is how many games are played one way before the other has its turn, and batches
// how many of the last are remembered.
const batch, batches = 4, 4096

// BenchmarkReference plays the reference game through the kernel and by hand in turn,
// in one run, and prints what a move costs and the ratio of the two: the mark that a
// tenth of the batches stay below, which other work on the machine does not move.
func BenchmarkReference(b *testing.B) {
	s, luck := loadMini(b), &counter{}
	g, h, rules := crisis.New(s, luck, false), &byHand{}, rulesOf(s)
	kernel, hand := make([]float64, batches), make([]float64, batches)
	var game uint64 // never the same game twice, so that no branch is learned by heart
	n := 0
	b.ReportAllocs()
	for b.Loop() {
		moves := 0
		from := time.Now()
		for i := range uint64(batch) {
			moves += playKernel(g, s, luck, game+i)
		}
		middle := time.Now()
		for i := range uint64(batch) {
			playByHand(h, luck, game+i, rules)
		}
		hand[n%batches] = float64(time.Since(middle)) / float64(moves)
		kernel[n%batches] = float64(middle.Sub(from)) / float64(moves)
		game += batch
		n++
	}
	tenth := func(costs []float64) float64 {
		costs = costs[:min(n, batches)]
		slices.Sort(costs)
		return costs[len(costs)/10]
	}
	k, m := tenth(kernel), tenth(hand)
	b.ReportMetric(k, "ns/kernel-move")
	b.ReportMetric(m, "ns/hand-move")
	b.ReportMetric(k/m, "x-by-hand")
}
