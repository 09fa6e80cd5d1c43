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

// harbour is the scenario that most games are played of.
func harbour(t testing.TB) *scenario.Scenario { return load(t, "harbour-20") }

// large is the scenario whose games are long: one stands for many of the other.
const large = "usmx-2026"

// fewOf is how many games of the large scenario are played for so many of the other.
func fewOf(games int) int { return (games + 24) / 25 }

// load reads a scenario from the embedded files, so that the tests run where there are
// none.
func load(t testing.TB, name string) *scenario.Scenario {
	t.Helper()
	s, problems := scenario.Load(sub(t, name), name)
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
	views   []crisis.View // of each office
	view    *crisis.View  // of the office at hand
	options []crisis.Option
	legal   []ledger.Directive
	// gentle players of the large scenario press nobody at all.
	gentle bool
}

// pick returns a legal directive of a random office.
func (p *player) pick(g *crisis.Game) (ledger.Directive, bool) {
	o := ledger.Office(p.dice.n(p.s.Count()) + 1)
	p.view = &p.views[o]
	g.Look(ledger.Only(o), p.view)
	if closed := p.view.Bal[p.s.Offices[o].Closed] != 0; p.s.Talks.InTranches() && !closed {
		if p.dice.n(8) == 0 {
			return ledger.Directive{By: o, Verb: crisis.Close}, true
		}
		if d, ok := p.deal(o); ok {
			return d, true
		}
	}
	p.options, p.legal = crisis.Options(p.s, p.view, o, p.options[:0]), p.legal[:0]
	for i := range p.options {
		if x := &p.options[i]; x.Refusal.Code == "" && p.considers(&x.Directive) {
			p.legal = append(p.legal, x.Directive)
		}
	}
	for range 5 {
		d := ledger.Directive{By: o, Verb: crisis.Propose, Levels: p.levels()}
		if crisis.Check(p.s, p.view, &d).Code == "" {
			p.legal = append(p.legal, d)
		}
	}
	if len(p.legal) == 0 {
		return ledger.Directive{}, false
	}
	return p.legal[p.dice.n(len(p.legal))], true
}

// deal is a step towards a deal or a delivery; gentle players of the large scenario take
// one when they can, so that some games come that far.
func (p *player) deal(o ledger.Office) (ledger.Directive, bool) {
	if !p.s.Talks.InTranches() || !p.gentle || p.s.Talks.Party(o) < 0 {
		return ledger.Directive{}, false
	}
	list := []ledger.Directive{{Verb: crisis.Sign}, {Verb: crisis.Deliver}, {Verb: crisis.Accept}}
	for i := range p.s.Talks.Parties {
		list = append(list, ledger.Directive{Verb: crisis.Accept, With: p.s.Talks.Parties[i].Office})
	}
	for range 40 {
		list = append(list, ledger.Directive{Verb: crisis.Propose, Levels: p.levels()})
	}
	for _, d := range list {
		if d.By = o; d.Verb == crisis.Accept {
			d.Levels = crisis.NoLevels()
		}
		if crisis.Check(p.s, p.view, &d).Code == "" && p.dice.n(2) == 0 {
			return d, true
		}
	}
	return ledger.Directive{}, false
}

// considers leaves most guesses out where there are so many that nothing else would be
// done, and most pressure or all of it, so that the game lasts.
func (p *player) considers(d *ledger.Directive) bool {
	if !p.s.Talks.InTranches() {
		return true
	}
	harsh := d.Verb == crisis.Act && (p.s.Actions[d.Item].Coercive || p.s.Actions[d.Item].Pins)
	return !harsh && d.Verb != crisis.Guess && d.Verb != crisis.Break || !p.gentle && p.dice.n(20) == 0
}

// levels is a random package; where an agreement is made in tranches, a few steps up from
// what is in force.
func (p *player) levels() (l ledger.Levels) {
	t := p.s.Talks
	if !t.InTranches() {
		for i, size := range t.Sizes {
			l[i] = int8(p.dice.n(int(size)))
		}
		return l
	}
	l = t.InForce(p.view.Bal)
	for range 2 + p.dice.n(t.Limit(p.view.Bal)-1) {
		if i := p.dice.n(t.Issues()); l[i] < t.Sizes[i]-1 {
			l[i]++
		}
	}
	return l
}

// game plays a random legal game to its end, telling of each move.
func (p *player) game(t testing.TB, seed uint64, tell func(*ledger.Directive, []ledger.Event)) *crisis.Game {
	p.dice, p.views, p.gentle = newDice(seed), make([]crisis.View, p.s.Count()+1), seed%2 == 0
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

// headerOf is the head of a game of the scenario's first plan.
func headerOf(s *scenario.Scenario, seed uint64) Header {
	h := Header{Scenario: s.ID, Digest: s.Digest, Rules: crisis.RulesVersion, Seed: seed, Plan: s.Plans[0].ID}
	for i, seat := range s.Plans[0].Seats {
		h.Players = append(h.Players, Player{seat.ID, []string{"human", "utility"}[min(i, 1)]})
	}
	return h
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

func sub(t testing.TB, name string) fs.FS {
	t.Helper()
	folder, err := fs.Sub(scenarios.Files, name)
	if err != nil {
		t.Fatal(err)
	}
	return folder
}
