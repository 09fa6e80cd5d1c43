package journal

import (
	"io/fs"
	"math/rand/v2"
	"testing"

	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
	"backchannel/scenarios"
)

// harbour is the scenario that games are played of. It comes from the embedded files,
// so that the tests run where there are none.
func harbour(t testing.TB) *scenario.Scenario {
	t.Helper()
	s, problems := scenario.Load(sub(t), "harbour-20")
	for _, p := range problems {
		t.Error(p)
	}
	if s == nil {
		t.FailNow()
	}
	return s
}

// dice gives the same choices on every machine; rand.IntN does not promise that.
type dice struct{ pcg *rand.PCG }

func newDice(seed uint64) dice { return dice{rand.NewPCG(seed, 20)} }

func (d dice) n(n int) int { return int(d.pcg.Uint64() >> 1 % uint64(n)) }

// movesMax is more moves than a game of random directives can take: fruitless offices
// are closed before.
const movesMax = 5000

// player plays random legal games, keeping its memory from one to the next.
type player struct {
	s       *scenario.Scenario
	dice    dice
	view    crisis.View
	options []crisis.Option
	legal   []ledger.Directive
}

// pick returns a legal directive of a random office.
func (p *player) pick(g *crisis.Game) (ledger.Directive, bool) {
	o := ledger.Office(p.dice.n(p.s.Count()) + 1)
	if p.view.Of != ledger.Only(o) {
		p.view = crisis.View{Bal: p.view.Bal}
	}
	g.Look(ledger.Only(o), &p.view)
	p.options, p.legal = crisis.Options(p.s, &p.view, o, p.options[:0]), p.legal[:0]
	for i := range p.options {
		if p.options[i].Refusal.Code == "" {
			p.legal = append(p.legal, p.options[i].Directive)
		}
	}
	for range 5 {
		d := ledger.Directive{By: o, Verb: crisis.Propose}
		for i, size := range p.s.Talks.Sizes {
			d.Levels[i] = int8(p.dice.n(int(size)))
		}
		if crisis.Check(p.s, &p.view, &d).Code == "" {
			p.legal = append(p.legal, d)
		}
	}
	if len(p.legal) == 0 {
		return ledger.Directive{}, false
	}
	return p.legal[p.dice.n(len(p.legal))], true
}

// game plays a random legal game to its end, telling of each move.
func (p *player) game(t testing.TB, seed uint64, tell func(*ledger.Directive, []ledger.Event)) *crisis.Game {
	p.dice, p.view = newDice(seed), crisis.View{}
	g := crisis.New(p.s, chance.Seed(seed), true)
	tell(nil, g.Book.Events)
	for n := 0; !g.Ended(); n++ {
		if n > movesMax {
			t.Fatalf("seed %d: no end after %d moves, in turn %d", seed, n, g.Turn())
		}
		d, ok := p.pick(g)
		if !ok {
			continue
		}
		from := len(g.Book.Events)
		if r := g.Submit(d); r.Code != "" {
			t.Fatalf("seed %d: the option %+v is refused: %s", seed, d, r.Code)
		}
		tell(&d, g.Book.Events[from:])
	}
	return g
}

// headerOf is the head of a game of the scenario.
func headerOf(s *scenario.Scenario, seed uint64) Header {
	return Header{Scenario: s.ID, Digest: s.Digest, Rules: crisis.RulesVersion, Seed: seed, Plan: "offices", Players: []Player{{"arden", "human"}, {"belmar", "utility"}}}
}

// recorded plays a random legal game and returns its record and the game.
func recorded(t testing.TB, s *scenario.Scenario, seed uint64) (*Record, *crisis.Game) {
	r := &Record{Header: headerOf(s, seed)}
	p := &player{s: s}
	g := p.game(t, seed, func(d *ledger.Directive, events []ledger.Event) {
		if d != nil {
			copied := *d
			d = &copied
		}
		r.Moves = append(r.Moves, Move{d, events})
	})
	return r, g
}

// encoded is a record's bytes.
func encoded(t testing.TB, r *Record) []byte {
	t.Helper()
	data, err := r.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func sub(t testing.TB) fs.FS {
	t.Helper()
	folder, err := fs.Sub(scenarios.Files, "harbour-20")
	if err != nil {
		t.Fatal(err)
	}
	return folder
}
