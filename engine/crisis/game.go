package crisis

import (
	"slices"

	"backchannel/engine/chance"
	"backchannel/engine/ledger"
	"backchannel/engine/legislature"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// RulesVersion names the rules that this kernel plays by. A record says which it
// was played under; it changes whenever the same directives could give other events.
const RulesVersion = 1

// Game is one crisis being played: a world, the book of what happened, and the luck.
type Game struct {
	Scenario *scenario.Scenario
	World    ledger.World
	Book     ledger.Book
	Luck     chance.Luck
	// Plan is the number of the plan by which the offices are shared out.
	Plan int

	lists   lists            // what the phases go through
	start   []num.Milli      // the snapshot that amounts are computed from
	ev      ledger.Event     // the event being made
	lens    View             // what the asking office may use, without copying
	asked   ledger.Directive // the directive being decided
	touched []ledger.ID      // the accounts that have left their range
	fired   []ledger.Entry   // the cards that fall due in the opening at hand
	nth     uint16           // numbers the draws of one cause in one event
	sums    []int64          // the weighted sums of the parts of the wholes that the event moves
	means   []num.Milli      // and their means before it
	summed  uint64           // which of these are known, a bit each
	called  uint64           // the bills whose vote was called up in this closing, a bit each
	tally   legislature.Tally
	rows    [2][negotiation.PartiesMax]num.Milli // thresholds and gains by party, while a deal is measured
	recall  *Imagination                         // who goes through a log with this game, if somebody does
}

// New returns a game of the first plan at its opening: the first turn has begun. With
// keep off the book remembers nothing.
func New(s *scenario.Scenario, luck chance.Luck, keep bool) *Game {
	return NewIn(s, 0, luck, keep)
}

// NewIn is New for a plan by its number.
func NewIn(s *scenario.Scenario, plan int, luck chance.Luck, keep bool) *Game {
	g := &Game{Plan: plan}
	g.Reset(s, luck, keep)
	return g
}

// Reset begins another game of the same plan in g's memory.
func (g *Game) Reset(s *scenario.Scenario, luck chance.Luck, keep bool) {
	g.prepare(s)
	g.Luck = luck
	g.Book = ledger.Book{Keep: keep}
	g.World.Reset(&s.Chart)
	g.drawOpening()
	g.openTurn()
}

// prepare makes g ready for a world of the scenario.
func (g *Game) prepare(s *scenario.Scenario) {
	if g.Scenario != s {
		g.lists = listsOf(s)
		g.sums, g.means = make([]int64, len(s.Wholes)), make([]num.Milli, len(s.Wholes))
	}
	g.Scenario = s
	g.touched, g.summed, g.called = g.touched[:0], 0, 0
}

// CopyFrom makes g the same game as h at the same moment, keeping g's memory: both go on
// from there, each for itself, with the luck that h has now. What h has noted is not
// copied, and g notes nothing. It is for a moment of talks, between two directives.
func (g *Game) CopyFrom(h *Game) {
	if g.Scenario != h.Scenario {
		g.lists = h.lists
		g.sums, g.means = make([]int64, len(h.sums)), make([]num.Milli, len(h.means))
	}
	g.Scenario, g.Plan, g.Luck = h.Scenario, h.Plan, h.Luck
	g.Book.Keep, g.Book.Events = false, g.Book.Events[:0]
	g.touched, g.summed, g.called = g.touched[:0], 0, 0
	g.World.CopyFrom(&h.World)
}

// Ended tells whether the game is over.
func (g *Game) Ended() bool { return g.World.Bal[g.Scenario.Ending] != 0 }

// Turn is the turn being played.
func (g *Game) Turn() int16 { return g.World.Turn() }

// Submit carries a directive out, or refuses it; then nothing has changed. When the
// last office closes, the turn's closing and the next turn's opening follow at once.
func (g *Game) Submit(d ledger.Directive) Refusal {
	g.asked = d
	return g.Decide(&g.asked)
}

// Decide is Submit for whoever makes millions of moves and keeps a directive in place:
// it copies nothing. The fields that the verb does not use are emptied.
func (g *Game) Decide(d *ledger.Directive) (r Refusal) {
	tidy(g.Scenario, d)
	fill(g.Scenario, g.World.Bal, d)
	if check(g.Scenario, g.through(d.By), d, &r) {
		deciders[d.Verb](g, d)
	}
	return r
}

// CloseAll closes the turn for every office that has not.
func (g *Game) CloseAll() {
	turn := g.World.Bal[ledger.Turn]
	for o := 1; o <= g.Scenario.Count() && g.World.Bal[ledger.Turn] == turn; o++ {
		g.asked = ledger.Directive{By: ledger.Office(o), Verb: Close}
		g.Decide(&g.asked)
	}
}

// through is the view of an office, without copying.
func (g *Game) through(o ledger.Office) *View {
	g.lens.Of, g.lens.Bal, g.lens.Filed = ledger.Only(o), g.World.Bal, g.World.Filed
	return &g.lens
}

// begin starts an event; post adds to it; commit makes it so. With recording off
// nothing is kept of an event but what posting needs: its rule and its office.
func (g *Game) begin(k ledger.Kind, r ledger.Rule, sees ledger.Offices) *ledger.Event {
	e := &g.ev
	e.Rule, e.Of.By = r, ledger.Nobody
	e.Filing, e.Settles, e.Entries = ledger.FilesNothing, 0, e.Entries[:0]
	g.summed = 0
	if g.Book.Keep {
		*e = ledger.Event{Turn: g.Turn(), Kind: k, Rule: r, Sees: sees, Entries: e.Entries}
	}
	return e
}

// about starts an event that a directive is behind.
func (g *Game) about(k ledger.Kind, r ledger.Rule, sees ledger.Offices, d *ledger.Directive) *ledger.Event {
	e := g.begin(k, r, sees)
	if !g.Book.Keep {
		e.Of.By = d.By
		e.Of.Pick = d.Pick
		return e
	}
	e.Of = *d
	return e
}

// filing starts an event that changes the list of filed directives.
func (g *Game) filing(k ledger.Kind, sees ledger.Offices, d *ledger.Directive, f ledger.Filing) {
	e := g.begin(k, g.causeOf(d), sees)
	e.Of = *d
	e.Filing = f
}

// post adds an amount to an account, and to what stands or falls with it.
func (g *Game) post(to ledger.ID, delta num.Milli) {
	switch t := &g.lists.traits[to]; {
	case delta == 0:
	case t.whole > 0:
		g.spread(to, delta)
	case g.Book.Keep:
		g.note(to, delta)
	default:
		g.touch(to, t, g.World.Add(to, delta))
	}
}

// add adds an amount to one account alone.
func (g *Game) add(to ledger.ID, delta num.Milli) {
	switch {
	case delta == 0:
	case g.Book.Keep:
		g.note(to, delta)
	default:
		g.touch(to, &g.lists.traits[to], g.World.Add(to, delta))
	}
}

// note adds an entry that is due now to the event being made.
func (g *Game) note(to ledger.ID, delta num.Milli) {
	n := g.entry()
	n.To = to
	n.Delta = delta
}

// touch remembers an account whose balance has left its range, for holdLimits.
func (g *Game) touch(id ledger.ID, t *trait, balance num.Milli) {
	if balance < t.min || balance > t.max {
		g.touched = append(g.touched, id)
	}
}

// entry adds an entry of the event's rule and office to the event being made. It is
// filled in place: copying a struct just written field by field costs more than the
// rest of a posting.
func (g *Game) entry() *ledger.Entry {
	e := &g.ev
	i := len(e.Entries)
	if i < cap(e.Entries) {
		e.Entries = e.Entries[:i+1]
	} else {
		e.Entries = append(e.Entries, ledger.Entry{})
	}
	n := &e.Entries[i]
	n.To = 0
	n.Rule = e.Rule
	n.At = 0
	n.Card = 0
	n.By = e.Of.By
	n.Delta = 0
	return n
}

// set posts what is missing between the account's balance and a value.
func (g *Game) set(to ledger.ID, value num.Milli) { g.post(to, value-g.World.Bal[to]) }

func (g *Game) commit() {
	e := &g.ev
	if g.summed != 0 {
		g.followParts()
	}
	if g.recall != nil {
		g.recall.keep(e)
		return
	}
	if g.Book.Keep {
		g.Book.Note(e)
	} else if len(e.Entries) == 0 && e.Filing == ledger.FilesNothing && e.Settles == 0 {
		return
	}
	g.World.Post(e)
	for i := range e.Entries {
		id := e.Entries[i].To
		g.touch(id, &g.lists.traits[id], g.World.Bal[id])
	}
}

// commitAny commits an event unless nothing has been posted to it.
func (g *Game) commitAny() {
	if len(g.ev.Entries) > 0 || g.summed != 0 {
		g.commit()
	}
}

// snapshot fixes the balances that amounts are computed from.
func (g *Game) snapshot() { g.start = append(g.start[:0], g.World.Bal...) }

// holdLimits brings every account that has left its range back, by one entry each. A
// mean follows its parts, so it is within its range when these are within theirs.
func (g *Game) holdLimits() {
	held := false
	slices.Sort(g.touched)
	g.touched = slices.Compact(g.touched)
	for _, id := range g.touched {
		t, b := &g.lists.traits[id], g.World.Bal[id]
		if b >= t.min && b <= t.max || t.isWhole() {
			continue
		}
		if !held {
			g.begin(LimitsHeld, g.Scenario.Laws.LimitRule, ledger.Everyone)
			held = true
		}
		g.post(id, b.Clamp(t.min, t.max)-b)
	}
	if held {
		g.commit()
	}
	g.touched = g.touched[:0]
}

// lists holds what the phases of a turn go through, taken once from the scenario so
// that a turn looks only at what it needs.
type lists struct {
	opening, closing []phase     // the agenda of a turn
	traits           []trait     // by account
	drawn            []ledger.ID // accounts that the opening draws
	prior            *prior      // what the opening can draw
	polled, averaged []int       // meters with a poll, and with a running mean
}

// trait is what posting to an account depends on.
type trait struct {
	min, max num.Milli
	// whole is the number plus one of the whole that it is part of, 0 for none; weight is
	// the part's, 0 for the whole itself.
	weight num.Milli
	whole  uint8
	// purse is whose capital it is. threshold says that it is a home threshold or an
	// estimate of one: they move in whole points, so a repeated act is no weaker there.
	purse     ledger.Office
	threshold bool
}

// isWhole tells whether the account is the mean of others.
func (t *trait) isWhole() bool { return t.whole > 0 && t.weight == 0 }

func listsOf(s *scenario.Scenario) lists {
	l := lists{traits: traitsOf(s)}
	for id := range s.Accounts {
		a := &s.Accounts[id]
		if a.Spread != 0 {
			l.drawn = append(l.drawn, ledger.ID(id))
		}
	}
	for i := range s.Meters {
		if s.Meters[i].HasPoll {
			l.polled = append(l.polled, i)
		}
		if s.Meters[i].HasMean {
			l.averaged = append(l.averaged, i)
		}
	}
	l.opening, l.closing = agendaOf(opening, s), agendaOf(closing, s)
	l.prior = priorOf(s, l.drawn)
	return l
}

func traitsOf(s *scenario.Scenario) []trait {
	list := make([]trait, len(s.Accounts))
	for id, whose := range pursesOf(s) {
		a := &s.Accounts[id]
		list[id] = trait{min: a.Min, max: a.Max, purse: whose, threshold: isThreshold(s, ledger.ID(id))}
	}
	for i := range s.Wholes {
		w := &s.Wholes[i]
		list[w.Account].whole = uint8(i + 1)
		for _, p := range w.Parts {
			list[p.Account].whole, list[p.Account].weight = uint8(i+1), p.Weight
		}
	}
	return list
}

// What the fields of a directive are used for, by verb: the others stay empty.
const (
	usesItem = 1 << iota
	usesWith
	usesPick
	usesLevels
)

var uses = [verbs]uint8{
	Act: usesItem | usesPick | usesLevels, Choose: usesItem | usesPick, Label: usesItem | usesPick, Withdraw: usesItem | usesPick | usesLevels,
	Invite: usesItem | usesWith | usesPick, Agree: usesItem | usesWith, Decline: usesItem | usesWith | usesPick, Guess: usesItem | usesWith,
	Propose: usesLevels, Table: usesLevels, Paper: usesWith | usesLevels, Accept: usesWith | usesLevels,
	Reject: usesItem | usesWith | usesPick | usesLevels, Lift: usesItem,
	Request: usesItem | usesWith, Veto: usesItem,
}

// tidy empties the fields that a directive's verb does not use, so that two that ask
// for the same are equal, and nothing is told to an office that only stands in With.
func tidy(s *scenario.Scenario, d *ledger.Directive) {
	if d.Verb >= verbs {
		return
	}
	u := uses[d.Verb]
	if u&usesItem == 0 {
		d.Item = 0
	}
	if u&usesWith == 0 {
		d.With = ledger.Nobody
	}
	if d.Pick != 0 && (u&usesPick == 0 || (d.Verb == Act || d.Verb == Invite) && !names(s, d)) {
		d.Pick = 0
	}
	if u&usesLevels == 0 || d.Verb == Act && !demands(s, d) || d.Verb == Withdraw && !takesBack(s, d) || d.Verb == Reject && d.Item == 0 {
		d.Levels = ledger.Levels{}
	}
}

// names tells whether an act names a bill or an issue.
func names(s *scenario.Scenario, d *ledger.Directive) bool {
	return int(d.Item) < len(s.Actions) && s.Actions[d.Item].On != scenario.OnNothing
}

// takesBack tells whether a withdrawal is of an act that names something.
func takesBack(s *scenario.Scenario, d *ledger.Directive) bool {
	return ledger.Verb(d.Pick) == Act && names(s, d)
}

// leavesOut tells whether a package leaves rows out that stay as they are in force.
func leavesOut(s *scenario.Scenario, d *ledger.Directive) bool {
	return inTranches(s) && (d.Verb == Propose || d.Verb == Table || d.Verb == Paper) && slices.Contains(d.Levels[:s.Talks.Issues()], ledger.Unset)
}

// fill completes a package that leaves rows out with what is in force, where texts
// change what is in force.
func fill(s *scenario.Scenario, bal []num.Milli, d *ledger.Directive) {
	if !leavesOut(s, d) {
		return
	}
	for i, id := range s.Talks.Force {
		if d.Levels[i] == ledger.Unset {
			d.Levels[i] = int8(bal[id] / num.One)
		}
	}
}

// demands tells whether an act makes a demand of its office's own: a party's ally
// presses without one.
func demands(s *scenario.Scenario, d *ledger.Directive) bool {
	return int(d.Item) < len(s.Actions) && s.Actions[d.Item].Pins && s.Talks != nil && s.Talks.Party(d.By) >= 0
}
