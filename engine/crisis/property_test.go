package crisis_test

import (
	"slices"
	"testing"

	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// eachGame runs a property on games of each scenario, every one with its own player.
func eachGame(t *testing.T, usual int, f func(t *testing.T, p *player, seed uint64)) {
	for _, name := range playable {
		t.Run(name, func(t *testing.T) {
			s := findScenario(t, name)
			for seed := range uint64(gamesOr(usual)) {
				someGame(t, s, 0, seed, f)
			}
		})
	}
	t.Run(large, func(t *testing.T) {
		s := findScenario(t, large)
		for seed := range uint64(gamesOfLarge(usual)) {
			someGame(t, s, s.PlanOf([]string{"solo", "offices"}[seed/4%2]), seed, f)
		}
	})
}

// someGame runs a property on one game.
func someGame(t *testing.T, s *scenario.Scenario, plan int, seed uint64, f func(t *testing.T, p *player, seed uint64)) {
	if f(t, (&player{dice: newDice(seed), s: s, plan: plan}).temper(seed), seed+1); t.Failed() {
		t.Fatalf("seed %d", seed+1)
	}
}

// begin begins a game of the player's plan.
func (p *player) begin(seed uint64, keep bool) *crisis.Game {
	return crisis.NewIn(p.s, p.plan, chance.Seed(seed), keep)
}

// Whatever is asked, a game never panics and ends in time; what is refused changes
// nothing; every balance stays within its range; and the events alone, folded, are
// the same world.
func TestRandomPlay(t *testing.T) {
	refused, moves := 0, 0
	eachGame(t, 60, func(t *testing.T, p *player, seed uint64) {
		g := p.begin(seed, true)
		fold, read := ledger.NewWorld(&p.s.Chart), 0
		check := func() {
			for ; read < len(g.Book.Events); read++ {
				e := &g.Book.Events[read]
				if e.No != uint32(read+1) {
					t.Fatalf("event %d has the number %d", read+1, e.No)
				}
				fold.Post(e)
			}
			if fold.Digest() != g.World.Digest() {
				t.Fatalf("after event %d the events give another world", read)
			}
			withinRanges(t, p.s, g.World.Bal)
		}
		p.playOut(t, g, func(*ledger.Directive) {
			check()
			moves++
			for range 3 {
				d := p.anything(ledger.Office(p.n(p.s.Count()) + 1))
				refused += p.wantUnchanged(t, g, d)
			}
		})
		check()
		if most := int16(p.s.Turns + p.s.Laws.Aftermath); g.Turn() > most {
			t.Errorf("the game ends in turn %d, later than %d", g.Turn(), most)
		}
		if p.wantUnchanged(t, g, p.anything(1)) == 0 {
			t.Error("a directive is accepted after the end")
		}
	})
	t.Logf("%d moves, %d refusals", moves, refused)
}

// wantUnchanged submits a directive to a copy of the game, so that the game goes on
// without it, and counts a refusal, which must change nothing.
func (p *player) wantUnchanged(t *testing.T, g *crisis.Game, d ledger.Directive) int {
	copied := p.imagine(g)
	before := copied.World.Digest()
	if copied.Submit(d).Code == "" {
		return 0
	}
	if copied.World.Digest() != before {
		t.Fatalf("%+v is refused, and yet something has changed", d)
	}
	return 1
}

// imagined is a game with the same world and luck, and nothing noted.
func imagined(g *crisis.Game) *crisis.Game {
	c := crisis.New(g.Scenario, g.Luck, false)
	c.World.CopyFrom(&g.World)
	return c
}

// imagine is imagined in the player's memory, until the next time.
func (p *player) imagine(g *crisis.Game) *crisis.Game {
	if p.copied == nil {
		p.copied = imagined(g)
	}
	p.copied.World.CopyFrom(&g.World)
	return p.copied
}

func withinRanges(t *testing.T, s *scenario.Scenario, bal []num.Milli) {
	for id, b := range bal {
		if a := &s.Accounts[id]; b < a.Min || b > a.Max {
			t.Fatalf("%s is %v: its range is %v to %v", a.Name, b, a.Min, a.Max)
		}
	}
}

// A game that remembers nothing is the same game.
func TestRecordingChangesNothing(t *testing.T) {
	eachGame(t, 20, func(t *testing.T, p *player, seed uint64) {
		kept, lean := p.begin(seed, true), p.begin(seed, false)
		p.playOut(t, kept, func(d *ledger.Directive) {
			if kept.World.Digest() != lean.World.Digest() {
				t.Fatalf("before %s the games differ", crisis.FormatDirective(p.s, d))
			}
			lean.Submit(*d)
		})
		if kept.World.Digest() != lean.World.Digest() || len(lean.Book.Events) != 0 {
			t.Error("the games end differently, or the lean one remembers")
		}
	})
}

// In which order the offices file and close makes no difference: with costs,
// withdrawals, joint acts, choices and labels.
func TestOrderOfFilingMakesNoDifference(t *testing.T) {
	turns, orders, stuck := 0, 0, 0
	eachGame(t, 25, func(t *testing.T, p *player, seed uint64) {
		g := p.begin(seed, false)
		views := make([]crisis.View, p.s.Count()+1)
		for !g.Ended() {
			before := imagined(g)
			asked := p.sealedTurn(t, g, views)
			turns++
			for range 6 {
				again := imagined(before)
				if !p.shuffled(again, asked) {
					stuck++
					continue
				}
				orders++
				if again.World.Digest() != g.World.Digest() {
					t.Fatalf("turn %d: another order of the same directives gives another world", before.Turn())
				}
			}
		}
	})
	t.Logf("%d turns in %d other orders; %d orders could not be carried out", turns, orders, stuck)
	if orders < 3*turns {
		t.Error("too few orders could be carried out")
	}
}

// sealedTurn plays one turn by moves that wait for its close, and returns them.
func (p *player) sealedTurn(t *testing.T, g *crisis.Game, views []crisis.View) (asked []ledger.Directive) {
	for turn := g.Turn(); g.Turn() == turn && !g.Ended(); {
		list := open(g)
		o := list[p.n(len(list))]
		g.Look(ledger.Only(o), &views[o])
		p.options = crisis.Options(p.s, &views[o], o, p.options[:0])
		n := 0
		for i := range p.options {
			if x := &p.options[i]; x.Refusal.Code == "" && waits(x.Directive.Verb) {
				p.options[n], n = *x, n+1
			}
		}
		d := ledger.Directive{By: o, Verb: crisis.Close}
		if n > 0 && !p.chance(10) {
			d = p.options[p.n(n)].Directive
		}
		if r := g.Submit(d); r.Code != "" {
			t.Fatalf("a legal move is refused: %+v: %s", d, r.Code)
		}
		asked = append(asked, d)
	}
	return asked
}

// waits tells whether a verb belongs to what is sealed.
func waits(v ledger.Verb) bool {
	return crisis.Sealed(v) || v == crisis.Invite || v == crisis.Agree || v == crisis.Decline || v == crisis.Withdraw
}

// shuffled carries directives out in another order that keeps each office's own. It
// is false when an answer comes to an invitation that is not there any more.
func (p *player) shuffled(g *crisis.Game, asked []ledger.Directive) bool {
	queues := make([][]ledger.Directive, p.s.Count()+1)
	for _, d := range asked {
		queues[d.By] = append(queues[d.By], d)
	}
	for left, missed := len(asked), 0; left > 0; {
		o := 1 + p.n(p.s.Count())
		if len(queues[o]) == 0 {
			continue
		}
		if g.Submit(queues[o][0]).Code != "" {
			if missed++; missed > 200 {
				return false
			}
			continue
		}
		queues[o], left = queues[o][1:], left-1
	}
	return true
}

// What a directive is refused for is judged from what the asking seat can see, for
// seats of one office and of several.
func TestRefusalsNeedOnlyTheView(t *testing.T) {
	compared := map[crisis.Code]int{}
	eachGame(t, 12, func(t *testing.T, p *player, seed uint64) {
		seats := everySeat(p.s)
		views := make([]crisis.View, len(seats))
		g := p.begin(seed, true)
		p.playOut(t, g, func(*ledger.Directive) {
			i := p.n(len(seats))
			g.Look(seats[i], &views[i])
			for o := ledger.Office(1); int(o) <= p.s.Count(); o++ {
				if !seats[i].Has(o) {
					continue
				}
				p.options = crisis.Options(p.s, &views[i], o, p.options[:0])
				for j := range p.options {
					if len(p.options) < 100 || p.chance(2) {
						p.sameRefusal(t, g, &views[i], p.options[j].Directive, compared)
					}
				}
				for range 8 {
					if p.s.Talks != nil {
						p.sameRefusal(t, g, &views[i], p.talk(o), compared)
					}
				}
			}
		})
	})
	total := 0
	for _, n := range compared {
		total += n
	}
	t.Logf("%d refusals compared, %d of them of directives that may be done, %d codes", total, compared[""], len(compared)-1)
}

// everySeat is each office alone, and each seat of each plan.
func everySeat(s *scenario.Scenario) (seats []ledger.Offices) {
	for o := 1; o <= s.Count(); o++ {
		seats = append(seats, ledger.Only(ledger.Office(o)))
	}
	for i := range s.Plans {
		for _, seat := range s.Plans[i].Seats {
			if !slices.Contains(seats, seat.Offices) {
				seats = append(seats, seat.Offices)
			}
		}
	}
	return seats
}

func (p *player) sameRefusal(t *testing.T, g *crisis.Game, v *crisis.View, d ledger.Directive, compared map[crisis.Code]int) {
	t.Helper()
	seen := crisis.Check(g.Scenario, v, &d)
	if told := p.imagine(g).Submit(d); told != seen {
		t.Fatalf("%+v: the view says %+v, the game %+v", d, seen, told)
	}
	compared[seen.Code]++
}

// A balance that a seat sees is its opening and the entries that the seat sees; those
// of events that it was not told of are there without their cause.
func TestWhy(t *testing.T) {
	accounts, bare := 0, 0
	eachGame(t, 25, func(t *testing.T, p *player, seed uint64) {
		g := p.begin(seed, true)
		p.playOut(t, g, func(*ledger.Directive) {})
		for _, seat := range everySeat(p.s) {
			var v crisis.View
			g.Look(seat, &v)
			for id := range p.s.Accounts {
				if !v.Knows(p.s, ledger.ID(id)) {
					wantNothing(t, &v, ledger.ID(id))
					continue
				}
				if seen := p.s.Accounts[id].Open + sumOf(v.Log, ledger.ID(id)); seen != v.Bal[id] || v.Bal[id] != g.World.Bal[id] {
					t.Errorf("%s is %v: the seat sees %v come together", p.s.Accounts[id].Name, v.Bal[id], seen)
				}
				accounts++
			}
			for i := range v.Log {
				if v.Log[i].Rule == p.s.Laws.HiddenRule {
					bare++
				}
			}
		}
	})
	t.Logf("%d balances explained; %d events told without their cause", accounts, bare)
}

// wantNothing fails when a view tells anything of an account that it does not know.
func wantNothing(t *testing.T, v *crisis.View, id ledger.ID) {
	if v.Bal[id] != 0 {
		t.Errorf("account %d is hidden and has the balance %v in a view", id, v.Bal[id])
	}
	for i := range v.Log {
		for _, e := range v.Log[i].Entries {
			if e.To == id && e.Card == 0 {
				t.Errorf("account %d is hidden and has entries in a view", id)
			}
		}
	}
}

func sumOf(events []ledger.Event, id ledger.ID) (sum num.Milli) {
	for i := range events {
		for _, e := range events[i].Entries {
			if e.To == id && e.At == 0 && e.Card == 0 {
				sum += e.Delta
			}
		}
	}
	return sum
}
