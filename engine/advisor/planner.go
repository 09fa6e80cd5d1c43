package advisor

import (
	"runtime"
	"slices"

	"backchannel/engine/advisor/search"
	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// Thinking is how hard a planner looks ahead.
type Thinking struct {
	// Iterations is how many imagined courses of events it plays, Selector how they are
	// chosen. The same numbers give the same choice on any machine and any number of workers.
	Iterations int
	Selector   search.Selector
	// Usual tells that it bargains by its taste, as one that does not search: it plans its
	// orders and nothing else.
	Usual bool
	// Sharp tells that it reads the other side's payoffs, and claims, without slips.
	Sharp bool
	// Workers is how many goroutines share the work; 0 is one for each processor.
	Workers int
}

// The iterations of a normal and of a strong planner, the fewest and the most, and what a selector explores:
// percent of regret matching's choices, points of the score for UCT.
const (
	NormalIterations = 2000
	StrongIterations = 8000
	IterationsMin    = blocks
	IterationsMax    = 1 << 17

	ExploreRM  = 10 * num.One
	ExploreUCT = 2 * num.One
)

// How far it looks: TreeDepth turns are chosen in the tree, and the rest of about
// lookWeeks weeks goes by the rollout policy; from so many imagined worlds, in so many
// trees.
const (
	TreeDepth = 3
	lookWeeks = 8
	particles = 48
	blocks    = 8
)

// Planner is the counterpart that looks ahead: in the talks it is a Utility; what it files
// at the close it searches for.
//
//  1. It imagines worlds that its view allows (crisis.Imagination).
//  2. It tries each order that it may give in a few of them, and forms a handful of plans
//     of two orders at most out of the best, doing nothing among them.
//  3. For each other office without which there is no agreement it forms plans by what a
//     Utility in its place would like, in an imagined world.
//  4. It searches the game of these plans (package search), in which each wants its own
//     score, and plays the plan that its average strategy favours: to mix would serve to
//     be unpredictable, and here nobody gains by guessing it.
//
// As a Utility it is a pure function of the scenario, the view and its own luck: the plan
// of a turn is worked out from the view as it was before its first order.
type Planner struct {
	*Utility
	thinking Thinking
	mind     *crisis.Imagination
	game     *worlds // the first worker's, which tries orders too
	root     root
	search   *search.Search
	minds    []*Utility // by office, how another is imagined to think

	// The plan of a turn.
	planned int
	plan    plan

	// What waiting is worth at a moment of the talks: by turn and events of the log.
	moment [2]int
	wait   num.Milli
}

// NewPlanner returns a planner for an office, in a style. An office whose signature no
// agreement needs gets a Utility: there is nobody across the table whose plans it would
// weigh. In the usual style it bargains by its forethought, unless it thinks as usual.
func NewPlanner(s *scenario.Scenario, o ledger.Office, luck chance.Luck, style string, t Thinking) Counterpart {
	u := NewStyled(s, o, luck, style)
	if t.Sharp {
		u.Taste.sharpen()
	}
	if !u.signsItself() {
		return u
	}
	if style == "" && !t.Usual {
		u.Taste.forethought()
	}
	return newPlanner(u, t)
}

// NewEasy returns a Utility with a handicap: it misreads what packages are worth to others
// twice as much and labels twice as many claims wrongly, and its moods weigh three times as
// much.
func NewEasy(s *scenario.Scenario, o ledger.Office, luck chance.Luck, style string) *Utility {
	u := NewStyled(s, o, luck, style)
	u.Taste.Blur, u.Taste.Blunder, u.Taste.Whim = 2*u.Taste.Blur, 2*u.Taste.Blunder, 3*u.Taste.Whim
	return u
}

// sharpen takes the slips of a taste away.
func (t *Taste) sharpen() { t.Blur, t.Blunder = 0, 0 }

// forethought is how a planner bargains: for a score in which time counts. What is in
// force calms, is delivered, and leaves time for the next text; of what it holds out for,
// only its own share counts. So it gives away two fifths of its room at once and more each
// turn, keeps no margin to the end, and never overplays its hand.
func (t *Taste) forethought() {
	d := &t.Deal
	d.Open, d.Pace, d.Step, d.Steps = 40*num.One, 40*num.One, 15*num.One, 9
	d.Keep, d.Ask = 0, 0
	t.Ambition = 0
}

func newPlanner(u *Utility, t Thinking) *Planner {
	p := &Planner{Utility: u, thinking: t, mind: crisis.NewImagination(u.s), minds: make([]*Utility, u.s.Count()+1)}
	p.root = root{s: u.s, of: u.o, horizon: max(TreeDepth, lookWeeks/max(1, u.s.Clock.Weeks)), particles: make([]crisis.Game, particles), luck: make([]chance.Counter, particles)}
	p.root.players = append(p.root.players, player{office: u.o})
	for q := range u.s.Talks.Parties {
		if x := &u.s.Talks.Parties[q]; x.Signs() && q != u.party && len(p.root.players) < playersMax {
			p.root.players = append(p.root.players, player{office: x.Office})
		}
	}
	for o := ledger.Office(1); int(o) <= u.s.Count(); o++ {
		if !slices.ContainsFunc(p.root.players, func(x player) bool { return x.office == o }) {
			p.root.others = append(p.root.others, other{office: o})
		}
	}
	p.root.next.open = u.openTable()
	if p.root.next.open && !t.Usual {
		u.foresight = p.better
	}
	if !u.staged() {
		p.root.best = u.best()
	}
	workers := t.Workers
	if workers == 0 {
		workers = min(runtime.GOMAXPROCS(0), blocks)
	}
	games := make([]search.Game, workers)
	for i := range games {
		games[i] = &worlds{root: &p.root}
	}
	p.game = games[0].(*worlds)
	var err error
	p.search, err = search.New(search.Settings{
		Players: len(p.root.players), Choices: plansMax, Selector: t.Selector, Depth: TreeDepth, Nodes: t.Iterations/blocks + 2,
		Particles: particles, Iterations: t.Iterations, Blocks: blocks,
	}, games...)
	if err != nil {
		panic("advisor: " + err.Error())
	}
	return p
}

// signsItself tells whether its own signature is needed.
func (u *Utility) signsItself() bool {
	return u.party >= 0 && u.s.Talks.Parties[u.party].Office == u.o && u.s.Talks.Parties[u.party].Signs()
}

// Choose returns the next directive: what a Utility says, but for the orders at the close.
func (p *Planner) Choose(v *crisis.View, last bool) (ledger.Directive, bool) {
	if !p.attend(v, last) {
		return ledger.Directive{}, false
	}
	thoughts := p.thoughts()
	if !last {
		return p.think(thoughts)
	}
	d, _ := p.think(thoughts[:len(thoughts)-1]) // all but act
	if d.Verb != crisis.Close {
		return d, true
	}
	return p.order(v), true
}

// order is the next order of the turn's plan, or the close.
func (p *Planner) order(v *crisis.View) ledger.Directive {
	if p.planned != p.turn() {
		p.prepare(v)
		p.attend(v, true)
	}
	for i := range p.plan.n {
		d := p.plan.orders[i]
		if !p.given(&d) && p.may(&d) {
			return d
		}
	}
	return ledger.Directive{By: p.o, Verb: crisis.Close}
}

// given tells whether an order of its own has been filed.
func (u *Utility) given(d *ledger.Directive) bool {
	return slices.ContainsFunc(u.v.Filed, func(f ledger.Directive) bool { return f == *d })
}

// alone tells whether a directive is an order that an office gives by itself, and so at
// the close: joint acts are agreed in the talks.
func alone(d *ledger.Directive, o ledger.Office) bool {
	return d.By == o && d.Verb == crisis.Act && d.With == ledger.Nobody
}
