package search_test

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"backchannel/engine/advisor/search"
	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

var boardgameio = flag.Bool("boardgameio", false,
	"compare with boardgame.io in ../../../docs/bench/boardgameio, where `npm install` has been run")

// node is a process of bench.js, which answers line by line.
type node struct {
	to   *json.Encoder
	from *bufio.Reader
}

// startNode starts bench.js for as long as the test runs; without the flag it skips.
func startNode(tb testing.TB) *node {
	tb.Helper()
	if !*boardgameio {
		tb.Skip("needs Node and -boardgameio: see docs/bench/boardgameio")
	}
	dir := filepath.Join("..", "..", "..", "docs", "bench", "boardgameio")
	if _, err := os.Stat(filepath.Join(dir, "node_modules", "boardgame.io")); err != nil {
		tb.Fatalf("boardgame.io is not installed: run npm install in docs/bench/boardgameio (%v)", err)
	}
	command := exec.Command("node", "bench.js")
	command.Dir, command.Stderr = dir, os.Stderr
	in, err := command.StdinPipe()
	if err != nil {
		tb.Fatal(err)
	}
	out, err := command.StdoutPipe()
	if err != nil {
		tb.Fatal(err)
	}
	if err := command.Start(); err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		in.Close()
		io.Copy(io.Discard, out)
		command.Wait()
	})
	return &node{json.NewEncoder(in), bufio.NewReader(out)}
}

func (n *node) ask(tb testing.TB, task map[string]any, answer any) {
	tb.Helper()
	if err := n.to.Encode(task); err != nil {
		tb.Fatal(err)
	}
	line, err := n.from.ReadBytes('\n')
	if err == nil {
		err = json.Unmarshal(line, answer)
	}
	if err != nil {
		tb.Fatalf("bench.js says %q: %v", line, err)
	}
}

// drawLog is luck that writes down what it drew for the lottery of an order.
type drawLog struct {
	chance.Counter
	drawn map[string]num.Milli // by "turn office", offices from 0
}

func (l *drawLog) Draw(k chance.Key) uint64 {
	draw := l.Counter.Draw(k)
	if k.Actor > 0 {
		l.drawn[fmt.Sprintf("%d %d", k.Turn, k.Actor-1)] = chance.Percent(draw)
	}
	return draw
}

// The game of docs/bench/boardgameio is the reference crisis: played with the same orders
// and the same luck it comes to the same numbers.
func TestBoardgameIOIsTheSameGame(t *testing.T) {
	n, m := startNode(t), newMini(t)
	s := m.game.Scenario
	var ids []ledger.ID
	for _, name := range []string{"ten", "tru", "inf", "ten.mean", "left.home", "right.home", "left.purse", "right.purse", "ending", "left.score", "right.score"} {
		id, ok := s.Find(name)
		if !ok {
			t.Fatalf("mini has no account %s", name)
		}
		ids = append(ids, id)
	}
	for game := range uint64(100) {
		luck := &drawLog{chance.Counter(game), map[string]num.Milli{}}
		orders := playLogged(crisis.New(s, luck, false), m, luck)
		var got struct {
			Over    bool
			Numbers []num.Milli
		}
		n.ask(t, map[string]any{"do": "replay", "orders": orders, "drawn": luck.drawn}, &got)
		want := make([]num.Milli, len(ids))
		for i, id := range ids {
			want[i] = m.game.World.Bal[id]
		}
		want[8] /= num.One // the ending is a number there
		if !got.Over || !slices.Equal(got.Numbers, want) {
			t.Fatalf("game %d: there it is over %v with %v, here %v", game, got.Over, got.Numbers, want)
		}
	}
}

// playLogged plays a game at random in m and gives its orders.
func playLogged(g *crisis.Game, m *mini, luck *drawLog) (orders []uint16) {
	m.game = g
	for !g.Ended() {
		turn := g.Turn()
		for o := 1; o <= 2; o++ {
			for nth := range uint16(2) {
				m.order(o, uint16(luck.Counter.Draw(chance.Key{Turn: turn, Purpose: ordersAt, Actor: uint16(o), Nth: nth})%20))
				orders = append(orders, m.move.Item)
			}
		}
		m.close()
	}
	return orders
}

// BenchmarkBoardgameIO plays and searches the reference crisis here and in boardgame.io,
// in turn within one run, and prints both and the ratios. The goals are 1,000 for moves
// and 500 for iterations. There one thread does all; here one worker, and for x-iterations-2
// two.
func BenchmarkBoardgameIO(b *testing.B) {
	const (
		iterations     = 2_000 // of a search here, with as many games at random
		games          = 40    // there
		iterationsNode = 200
	)
	n, m := startNode(b), newMini(b)
	z := run(b, miniSettings(search.RegretMatching(num.Of(10)), iterations), 0, m)
	two := run(b, miniSettings(search.RegretMatching(num.Of(10)), iterations), 0, newMini(b), newMini(b))
	var here rates
	var both time.Duration
	type spent struct {
		Moves, Iterations int
		Seconds           float64
	}
	var play, look spent
	there := func(task map[string]any, sum *spent) {
		var one spent
		n.ask(b, task, &one)
		sum.Moves, sum.Iterations, sum.Seconds = sum.Moves+one.Moves, sum.Iterations+one.Iterations, sum.Seconds+one.Seconds
	}
	playing := map[string]any{"do": "play", "games": games}
	looking := map[string]any{"do": "search", "iterations": iterationsNode}
	there(playing, &spent{}) // what is compiled on the way is compiled now
	there(looking, &spent{})
	for seed := uint64(1); b.Loop(); seed++ {
		here.count(z, m, iterations, seed)
		from := time.Now()
		two.Run(seed)
		both += time.Since(from)
		there(playing, &play)
		there(looking, &look)
	}
	moves, searched := float64(play.Moves)/play.Seconds, float64(look.Iterations)/look.Seconds
	b.ReportMetric(here.movesPerSecond(), "moves/s")
	b.ReportMetric(moves, "moves-there/s")
	b.ReportMetric(here.movesPerSecond()/moves, "x-moves")
	b.ReportMetric(here.iterationsPerSecond(), "iterations/s")
	b.ReportMetric(searched, "iterations-there/s")
	b.ReportMetric(here.iterationsPerSecond()/searched, "x-iterations")
	b.ReportMetric(float64(here.iterations)/both.Seconds()/searched, "x-iterations-2")
	b.ReportMetric(0, "ns/op")
}
