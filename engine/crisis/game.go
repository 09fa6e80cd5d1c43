package crisis

import (
	"backchannel/engine/chance"
	"backchannel/engine/ledger"
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

	start []num.Milli  // the snapshot that amounts are computed from
	ev    ledger.Event // the event being made
	lens  View         // what the asking office may use, without copying
	nth   uint16       // numbers the draws of one cause in one event
}

// New returns a game at its opening: the first turn has begun. With keep off the
// book remembers nothing.
func New(s *scenario.Scenario, luck chance.Luck, keep bool) *Game {
	g := &Game{}
	g.Reset(s, luck, keep)
	return g
}

// Reset begins another game in g's memory.
func (g *Game) Reset(s *scenario.Scenario, luck chance.Luck, keep bool) {
	g.Scenario, g.Luck = s, luck
	g.Book = ledger.Book{Keep: keep}
	g.World.Reset(&s.Chart)
	g.drawOpening()
	g.openTurn()
}

// Ended tells whether the game is over.
func (g *Game) Ended() bool { return g.World.Bal[g.Scenario.Ending] != 0 }

// Turn is the turn being played.
func (g *Game) Turn() int16 { return g.World.Turn() }

// Submit carries a directive out, or refuses it; then nothing has changed. When the
// last office closes, the turn's closing and the next turn's opening follow at once.
func (g *Game) Submit(d ledger.Directive) Refusal {
	d = tidy(g.Scenario, d)
	g.lens = View{Of: ledger.Only(d.By), Bal: g.World.Bal, Filed: g.World.Filed}
	if r := Check(g.Scenario, &g.lens, &d); r.Code != "" {
		return r
	}
	deciders[d.Verb](g, &d)
	return Refusal{}
}

// begin starts an event; post adds to it; commit makes it so.
func (g *Game) begin(k ledger.Kind, r ledger.Rule, sees ledger.Offices) *ledger.Event {
	g.ev = ledger.Event{Kind: k, Turn: g.Turn(), Rule: r, Sees: sees, Entries: g.ev.Entries[:0]}
	return &g.ev
}

// about starts an event that a directive is behind.
func (g *Game) about(k ledger.Kind, r ledger.Rule, sees ledger.Offices, d *ledger.Directive) *ledger.Event {
	e := g.begin(k, r, sees)
	e.Of = *d
	return e
}

func (g *Game) post(to ledger.ID, delta num.Milli) {
	if delta != 0 {
		g.ev.Entries = append(g.ev.Entries, ledger.Entry{To: to, Rule: g.ev.Rule, By: g.ev.Of.By, Delta: delta})
	}
}

// set posts what is missing between the account's balance and a value.
func (g *Game) set(to ledger.ID, value num.Milli) { g.post(to, value-g.World.Bal[to]) }

func (g *Game) commit() {
	g.World.Post(&g.ev)
	g.Book.Note(&g.ev)
}

// snapshot fixes the balances that amounts are computed from.
func (g *Game) snapshot() { g.start = append(g.start[:0], g.World.Bal...) }

// holdLimits brings every account back within its range by one entry each.
func (g *Game) holdLimits() {
	e := g.begin(LimitsHeld, g.Scenario.Laws.LimitRule, ledger.Everyone)
	for id := range g.Scenario.Accounts {
		a, b := &g.Scenario.Accounts[id], g.World.Bal[id]
		if b < a.Min || b > a.Max {
			g.post(ledger.ID(id), b.Clamp(a.Min, a.Max)-b)
		}
	}
	if len(e.Entries) > 0 {
		g.commit()
	}
}

// tidy empties the fields that a directive's verb does not use, so that two that ask
// for the same are equal, and nothing is told to an office that only stands in With.
func tidy(s *scenario.Scenario, d ledger.Directive) ledger.Directive {
	t := ledger.Directive{By: d.By, Verb: d.Verb, Text: d.Text}
	switch d.Verb {
	case Act:
		t.Item = d.Item
		if int(d.Item) < len(s.Actions) && s.Actions[d.Item].Pins {
			t.Levels = d.Levels
		}
	case Choose, Label, Withdraw:
		t.Item, t.Pick = d.Item, d.Pick
	case Invite, Agree, Decline, Guess:
		t.Item, t.With = d.Item, d.With
	case Propose, Table:
		t.Levels = d.Levels
	case Paper, Accept:
		t.With, t.Levels = d.With, d.Levels
	case Reject:
		t.With, t.Item = d.With, d.Item
	case Lift:
		t.Item = d.Item
	}
	return t
}
