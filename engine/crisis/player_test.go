package crisis_test

import (
	"flag"
	"math/rand/v2"
	"testing"

	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

var games = flag.Int("games", 0, "how many games the property tests play of each scenario; a few if nothing is said")

// gamesOr is the number of games to play.
func gamesOr(usual int) int {
	if *games > 0 {
		return *games
	}
	return usual
}

// playable are the scenarios that properties are tested on.
var playable = []string{"harbour-20", "quarry", "delta", "accord", "isles"}

// large is the scenario whose games are so long that few of them are played on every
// push; -games plays as many of it as of the others. Long runs of it alone are
//
//	go test ./engine/crisis -run 'TestRandomPlay/usmx' -games 2000 -v
//	go test ./engine/crisis -run TestSecrecyOfEverySeat -seatpairs 200 -v -timeout 2h
const large = "usmx-2026"

// gamesOfLarge is how many games of the large scenario stand for so many of another.
func gamesOfLarge(usual int) int {
	if *games > 0 {
		return *games
	}
	return 2 + usual/10
}

// dice gives the same choices on every machine; rand.IntN does not promise that.
type dice struct{ pcg *rand.PCG }

func newDice(seed uint64) dice { return dice{rand.NewPCG(seed, 60)} }

func (d dice) n(n int) int { return int(d.pcg.Uint64() >> 1 % uint64(n)) }

func (d dice) chance(percent int) bool { return d.n(100) < percent }

// player makes moves of every kind, legal ones and others.
type player struct {
	dice
	s       *scenario.Scenario
	plan    int
	options []crisis.Option
	copied  *crisis.Game
	// eager players look for a deal first; gentle ones press nobody and break nothing.
	eager, gentle bool
}

// temper gives every fourth player one of the four tempers.
func (p *player) temper(seed uint64) *player {
	p.eager, p.gentle = seed%2 == 1, seed%4 >= 2
	return p
}

// tempted tells whether a player considers a move: gentle ones leave pressure aside, and
// few moves are guesses, of which very many are open, or take something back.
func (p *player) tempted(d *ledger.Directive) bool {
	switch d.Verb {
	case crisis.Guess:
		return p.chance(5)
	case crisis.Withdraw:
		return p.chance(30)
	case crisis.Break:
		return !p.gentle
	case crisis.Act:
		a := &p.s.Actions[d.Item]
		return !p.gentle || !a.Coercive && !a.Pins
	}
	return d.Verb != crisis.Close
}

// levels is a random package, now and then with holes or impossible levels.
func (p *player) levels(holes bool) ledger.Levels {
	l := ledger.Levels{}
	if p.s.Talks == nil {
		return l
	}
	if p.s.Talks.InTranches() && !holes {
		l = crisis.NoLevels()
		for range 1 + p.n(3) {
			i := p.n(p.s.Talks.Issues())
			l[i] = int8(p.n(int(p.s.Talks.Sizes[i])))
		}
		return l
	}
	for i, size := range p.s.Talks.Sizes {
		l[i] = int8(p.n(int(size)))
		if holes && p.chance(20) {
			l[i] = int8(p.n(int(size)+3)) - 1
		}
	}
	return l
}

// changes is a list of levels of which most are left open.
func (p *player) changes() ledger.Levels {
	l := crisis.NoLevels()
	if p.s.Talks != nil && p.chance(60) {
		i := p.n(p.s.Talks.Issues())
		l[i] = int8(p.n(int(p.s.Talks.Sizes[i])))
	}
	return l
}

// talk is a random directive that carries levels; Options lists none of them.
func (p *player) talk(o ledger.Office) ledger.Directive {
	d := ledger.Directive{By: o, Verb: []ledger.Verb{crisis.Propose, crisis.Paper, crisis.Table, crisis.Accept, crisis.Reject}[p.n(5)]}
	if d.Verb != crisis.Propose && d.Verb != crisis.Table {
		d.With = ledger.Office(p.n(p.s.Count() + 1))
	}
	switch d.Verb {
	case crisis.Accept:
		d.Levels = p.changes()
	case crisis.Reject:
		d.Item = uint16(p.n(len(p.s.Talks.Topics) + 2))
	default:
		d.Levels = p.levels(p.chance(10))
	}
	return d
}

// anything is a directive with any values at all.
func (p *player) anything(o ledger.Office) ledger.Directive {
	d := ledger.Directive{By: o, With: ledger.Office(p.n(p.s.Count() + 2)), Verb: ledger.Verb(p.n(24)), Item: uint16(p.n(14)), Pick: uint8(p.n(7)), Levels: p.levels(true)}
	if p.chance(30) {
		d.Levels = p.changes()
	}
	if p.chance(3) {
		d.By = ledger.Office(p.n(256))
	}
	if p.chance(3) {
		d.Item = uint16(p.n(1 << 16))
	}
	if p.chance(3) {
		d.Text = string(make([]byte, 2*p.n(ledger.TextMax)))
	}
	return d
}

// legal is a move that the office of a view may make, closing less often than other
// moves so that turns are full; it is false when nothing but closing is left.
func (p *player) legal(v *crisis.View, o ledger.Office) (ledger.Directive, bool) {
	if p.eager && p.chance(50) {
		if d, ok := p.towardsDeal(v, o); ok {
			return d, true
		}
	}
	for range 4 {
		if p.s.Talks == nil || !p.chance(30) {
			break
		}
		if d := p.talk(o); crisis.Check(p.s, v, &d).Code == "" {
			return d, true
		}
	}
	p.options = crisis.Options(p.s, v, o, p.options[:0])
	n := 0
	for i := range p.options {
		if x := &p.options[i]; x.Refusal.Code == "" && p.tempted(&x.Directive) {
			p.options[n], n = *x, n+1
		}
	}
	if n == 0 || p.chance(12) {
		return ledger.Directive{By: o, Verb: crisis.Close}, true
	}
	return p.options[p.n(n)].Directive, true
}

// towardsDeal signs, accepts or proposes, if the office can.
func (p *player) towardsDeal(v *crisis.View, o ledger.Office) (d ledger.Directive, ok bool) {
	may := func(x ledger.Directive) bool {
		d = x
		return crisis.Check(p.s, v, &d).Code == ""
	}
	if may(ledger.Directive{By: o, Verb: crisis.Sign}) || p.chance(50) && may(ledger.Directive{By: o, Verb: crisis.Accept, Levels: crisis.NoLevels()}) {
		return d, true
	}
	for with := ledger.Office(1); int(with) <= p.s.Count(); with++ {
		if may(ledger.Directive{By: o, With: with, Verb: crisis.Accept, Levels: crisis.NoLevels()}) {
			return d, true
		}
	}
	if may(ledger.Directive{By: o, Verb: crisis.Deliver}) {
		return d, true
	}
	for range 60 {
		if may(ledger.Directive{By: o, Verb: crisis.Propose, Levels: p.stepwise(v)}) {
			return d, true
		}
	}
	return d, false
}

// stepwise is a random package; where an agreement is made in tranches, a few steps up
// from what is in force, which is what homes carry.
func (p *player) stepwise(v *crisis.View) ledger.Levels {
	t := p.s.Talks
	if t == nil || !t.InTranches() {
		return p.levels(false)
	}
	l := t.InForce(v.Bal)
	for range 2 + p.n(max(1, t.Limit(v.Bal)-1)) {
		if i := p.n(t.Issues()); l[i] < t.Sizes[i]-1 {
			l[i]++
		}
	}
	return l
}

// open lists the offices that have not closed the turn.
func open(g *crisis.Game) (list []ledger.Office) {
	for o := 1; o <= g.Scenario.Count(); o++ {
		if g.World.Bal[g.Scenario.Offices[o].Closed] == 0 {
			list = append(list, ledger.Office(o))
		}
	}
	return list
}

// movesMax is more moves than any game of these tests takes.
const movesMax = 10_000

// playOut plays a game to its end by legal moves and tells of each before it is made.
func (p *player) playOut(t testing.TB, g *crisis.Game, tell func(*ledger.Directive)) {
	t.Helper()
	views := make([]crisis.View, p.s.Count()+1)
	for n := 0; !g.Ended(); n++ {
		if n > movesMax {
			t.Fatalf("no end after %d moves, in turn %d", n, g.Turn())
		}
		list := open(g)
		o := list[p.n(len(list))]
		g.Look(ledger.Only(o), &views[o])
		d, _ := p.legal(&views[o], o)
		tell(&d)
		if r := g.Submit(d); r.Code != "" {
			t.Fatalf("a legal move is refused: %s: %s", crisis.FormatDirective(p.s, &d), r.Code)
		}
	}
}
