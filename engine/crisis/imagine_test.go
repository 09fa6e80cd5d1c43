package crisis_test

import (
	"math"
	"reflect"
	"slices"
	"sync"
	"testing"

	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// A view is plain values all through: there is no way in it to a game, a world or a luck,
// so an imagined world can take nothing from one.
func TestAViewLeadsNowhere(t *testing.T) {
	seen := map[reflect.Type]bool{}
	var walk func(x reflect.Type, path string)
	walk = func(x reflect.Type, path string) {
		if seen[x] {
			return
		}
		seen[x] = true
		switch x.Kind() {
		case reflect.Struct:
			if x == reflect.TypeFor[ledger.World]() || x == reflect.TypeFor[ledger.Book]() || x == reflect.TypeFor[crisis.Game]() {
				t.Errorf("%s is a %v", path, x)
			}
			for i := range x.NumField() {
				walk(x.Field(i).Type, path+"."+x.Field(i).Name)
			}
		case reflect.Slice, reflect.Array:
			walk(x.Elem(), path+"[]")
		case reflect.Pointer, reflect.Interface, reflect.Func, reflect.Map, reflect.Chan, reflect.UnsafePointer:
			t.Errorf("%s is a %v", path, x)
		}
	}
	walk(reflect.TypeFor[crisis.View](), "View")
}

// An imagined world is the world of the view: what the seat sees is as it sees it, what it
// knows to fall due falls due, it may ask for the same, and another game that shows it the
// same view gives the same imagined world. It can be played to its end, and its books
// add up.
func TestImaginedWorldsAreAsSeen(t *testing.T) {
	looks, ends := 0, 0
	eachGame(t, 12, func(t *testing.T, p *player, seed uint64) {
		seats := everySeat(p.s)
		views, minds := make([]crisis.View, len(seats)), make([]*crisis.Imagination, len(seats))
		for i := range minds {
			minds[i] = crisis.NewImagination(p.s)
		}
		var world crisis.Game
		g := p.begin(seed, true)
		p.playOut(t, g, func(*ledger.Directive) {
			if !p.chance(8) {
				return
			}
			i := p.n(len(seats))
			luck := chance.Counter(seed<<20 + uint64(looks))
			g.Look(seats[i], &views[i])
			minds[i].See(&views[i])
			minds[i].Into(&world, &luck)
			looks++
			asSeen(t, g, &world, &views[i])
			again := redrawn(p.s, &world, &views[i])
			if crisis.Imagine(p.s, &again, luck).World.Digest() != world.World.Digest() {
				t.Fatalf("another game with the same view is imagined as another world")
			}
			if p.chance(10) {
				p.playToItsEnd(t, &world)
				ends++
			}
		})
	})
	t.Logf("%d worlds imagined, %d of them played to their ends", looks, ends)
	if ends == 0 {
		t.Error("no imagined world has been played to its end")
	}
}

// redrawn is the view of another game which differs from the first in what is hidden from
// the seat: the imagined one, with what the seat has been told.
func redrawn(s *scenario.Scenario, world *crisis.Game, v *crisis.View) crisis.View {
	var again crisis.View
	other := &crisis.Game{}
	other.CopyFrom(world)
	other.Look(v.Of, &again)
	again.Log = v.Log
	return again
}

// asSeen fails where the seat of a view could tell an imagined world from the real one.
func asSeen(t *testing.T, g, world *crisis.Game, v *crisis.View) {
	t.Helper()
	s := g.Scenario
	var w crisis.View
	world.Look(v.Of, &w)
	if w.Of != v.Of || !slices.Equal(w.Bal, v.Bal) || !slices.Equal(w.Filed, v.Filed) {
		t.Fatalf("turn %d: the seat %b sees another world", g.Turn(), v.Of)
	}
	if !reflect.DeepEqual(duesSeen(s, g, v), duesSeen(s, world, v)) {
		t.Fatalf("turn %d: what the seat %b knows to fall due does not", g.Turn(), v.Of)
	}
	for o := ledger.Office(1); int(o) <= s.Count(); o++ {
		if v.Of.Has(o) && !slices.Equal(crisis.Options(s, v, o, nil), crisis.Options(s, &w, o, nil)) {
			t.Fatalf("turn %d: the options of %s differ", g.Turn(), s.Offices[o].ID)
		}
	}
}

// due is an account and a turn in which something falls due.
type due struct {
	to ledger.ID
	at int16
}

// duesSeen is what falls due in the accounts that a seat sees.
func duesSeen(s *scenario.Scenario, g *crisis.Game, v *crisis.View) map[due]num.Milli {
	sums := map[due]num.Milli{}
	for _, e := range g.World.Due {
		if e.Card == 0 && v.Knows(s, e.To) {
			sums[due{e.To, e.At}] += e.Delta
		}
	}
	for k, x := range sums {
		if x == 0 {
			delete(sums, k)
		}
	}
	return sums
}

// playToItsEnd plays an imagined world on by legal moves and folds its events.
func (p *player) playToItsEnd(t *testing.T, world *crisis.Game) {
	t.Helper()
	withinRanges(t, p.s, world.World.Bal)
	var fold ledger.World
	fold.CopyFrom(&world.World)
	world.Book.Keep = true
	other := &player{dice: p.dice, s: p.s, eager: p.eager, gentle: p.gentle}
	other.playOut(t, world, func(*ledger.Directive) {})
	for i := range world.Book.Events {
		fold.Post(&world.Book.Events[i])
	}
	if fold.Digest() != world.World.Digest() {
		t.Fatal("the events of an imagined game give another world")
	}
	withinRanges(t, p.s, world.World.Bal)
}

// meters are the hidden accounts of which an imagined world says something: meters,
// thresholds and agendas.
func meters(s *scenario.Scenario, of ledger.Offices) (drawn, others []ledger.ID) {
	for i := range s.Meters {
		if id := s.Meters[i].Account; !s.Accounts[id].Sees.Meets(of) {
			if s.Accounts[id].Spread > 0 {
				drawn = append(drawn, id)
			} else {
				others = append(others, id)
			}
		}
	}
	if t := s.Talks; t != nil {
		for p := range t.Parties {
			if !s.Accounts[t.Reserve[p]].Sees.Meets(of) {
				drawn = append(drawn, t.Reserve[p])
				if len(t.Parties[p].Agendas) > 0 {
					drawn = append(drawn, t.Agenda[p])
				}
			}
		}
	}
	return drawn, others
}

// What the opening draws is drawn as the scenario says it is, when nothing is known of it
// yet: by a chi-squared test over many imagined worlds, for every seat.
func TestImaginedDrawsFollowThePrior(t *testing.T) {
	for _, name := range append(slices.Clone(playable), large) {
		s := findScenario(t, name)
		for _, seat := range everySeat(s) {
			var v crisis.View
			crisis.New(s, chance.Seed(3), true).Look(seat, &v)
			mind, world := crisis.NewImagination(s), &crisis.Game{}
			mind.See(&v)
			drawn, _ := meters(s, v.Of)
			counts := make([]map[num.Milli]int, len(drawn))
			const worlds = 2000
			for n := range worlds {
				luck := chance.Counter(n)
				mind.Into(world, &luck)
				for i, id := range drawn {
					if counts[i] == nil {
						counts[i] = map[num.Milli]int{}
					}
					counts[i][world.World.Bal[id]]++
				}
			}
			for i, id := range drawn {
				if slices.ContainsFunc(s.Meters, func(m scenario.Meter) bool { return m.Account == id && m.HasPoll }) {
					continue // a poll has been published
				}
				places := int(2*s.Accounts[id].Spread/num.One) + 1
				if s.Accounts[id].Spread == 0 {
					places = len(s.Talks.Parties[slices.Index(s.Talks.Agenda, id)].Agendas)
				}
				if len(counts[i]) != places {
					t.Errorf("%s: %s is drawn from %d places, not %d", name, s.Accounts[id].Name, len(counts[i]), places)
				}
				even(t, name+" "+s.Accounts[id].Name, counts[i], places, worlds)
			}
		}
	}
}

// even fails when so many counts are not those of places that are all alike: by Wilson and
// Hilferty's cube-root approximation of the chi-squared distribution, at 4.5 standard
// deviations, which even draws pass but once in 300,000.
func even[K comparable](t *testing.T, what string, counts map[K]int, places, total int) {
	t.Helper()
	expected, square := float64(total)/float64(places), 0.0
	for _, n := range counts {
		square += (float64(n) - expected) * (float64(n) - expected) / expected
	}
	square += float64(places-len(counts)) * expected
	if places < 2 {
		return
	}
	k := float64(places - 1)
	z := (math.Cbrt(square/k) - (1 - 2/(9*k))) / math.Sqrt(2/(9*k))
	if z > 4.5 {
		t.Errorf("%s: %d draws over %d places are not even: chi-squared is %.1f", what, total, places, square)
	}
}

// members of a chamber are drawn from a normal distribution with the chamber's spread.
func TestImaginedMembersFollowThePrior(t *testing.T) {
	s := findScenario(t, large)
	var v crisis.View
	crisis.New(s, chance.Seed(3), true).Look(ledger.Only(1), &v)
	mind, world := crisis.NewImagination(s), &crisis.Game{}
	mind.See(&v)
	n, sum, squares := 0, 0.0, 0.0
	var spread num.Milli
	for i := range 400 {
		luck := chance.Counter(i)
		mind.Into(world, &luck)
		for j := range s.Chambers {
			c := &s.Chambers[j]
			for k := range c.Rated {
				x := float64(world.World.Bal[c.Effects+ledger.ID(k)])
				n, sum, squares, spread = n+1, sum+x, squares+x*x, c.Loyalty.Spread
			}
		}
	}
	mean, sd := sum/float64(n), math.Sqrt(squares/float64(n))
	if n == 0 || math.Abs(mean) > 0.05*float64(spread) || math.Abs(sd/float64(spread)-1) > 0.03 {
		t.Errorf("%d members are %.1f with a spread of %.1f, want 0 with %v", n, mean, sd, spread)
	}
}

// What a seat makes of what is hidden is calibrated: in many games the truth is as likely to
// lie at any place among the worlds that the seat imagines (Talts and others, "Validating
// Bayesian inference algorithms with simulation-based calibration", 2018). So what was
// sounded out, what fell and what slipped has narrowed the draws, and never to where the
// truth is not.
func TestImaginationIsCalibrated(t *testing.T) {
	for _, c := range []struct {
		name  string
		games int
	}{{"harbour-20", 600}, {"accord", 300}, {"delta", 300}, {large, 20}} {
		t.Run(c.name, func(t *testing.T) {
			s := findScenario(t, c.name)
			seats := everySeat(s)
			const among = 5
			ranks := map[string]map[int]int{}
			totals := map[string]int{}
			narrower := 0
			for seed := range uint64(c.games) {
				p := (&player{dice: newDice(seed + 5000), s: s}).temper(seed)
				g := crisis.New(s, chance.Seed(seed+5000), true)
				turn, seat, done := int16(2+p.n(s.Turns-2)), seats[p.n(len(seats))], false
				p.playOut(t, g, func(*ledger.Directive) {
					if done || g.Turn() != turn {
						return
					}
					done = true
					var v crisis.View
					g.Look(seat, &v)
					drawn, _ := meters(s, v.Of)
					mind, world := crisis.NewImagination(s), &crisis.Game{}
					mind.See(&v)
					below, same := make([]int, len(drawn)), make([]int, len(drawn))
					for n := range among - 1 {
						luck := chance.Counter(seed*among + uint64(n))
						mind.Into(world, &luck)
						for i, id := range drawn {
							switch x, truth := world.World.Bal[id], g.World.Bal[id]; {
							case x < truth:
								below[i]++
							case x == truth:
								same[i]++
							}
						}
					}
					for i, id := range drawn {
						if same[i] == among-1 {
							narrower++
						}
						kind := s.Accounts[id].Name
						if s.Talks != nil && slices.Contains(s.Talks.Reserve, id) {
							kind = "reserve"
						}
						if ranks[kind] == nil {
							ranks[kind] = map[int]int{}
						}
						ranks[kind][below[i]+p.n(same[i]+1)]++
						totals[kind]++
					}
				})
			}
			for kind, counts := range ranks {
				even(t, kind, counts, among, totals[kind])
			}
			t.Logf("ranks of the truth: %v; %d times it was certain", ranks, narrower)
		})
	}
}

// Purses and other hidden meters are reckoned from what was told: where nobody acts in
// secret, labels or is told something alone, they are right to the last thousandth when a
// turn begins.
func TestImaginedPursesAreReckoned(t *testing.T) {
	for _, name := range []string{"harbour-20", "delta", "accord", "isles", large} {
		s := findScenario(t, name)
		compared, moved := 0, 0
		for seed := range uint64(gamesOfLarge(40)) {
			p := (&player{dice: newDice(seed), s: s}).temper(seed)
			plan := int(seed) % len(s.Plans)
			g := crisis.NewIn(s, plan, chance.Seed(seed+1), true)
			seats := everySeat(s)
			views, minds := make([]crisis.View, len(seats)), make([]*crisis.Imagination, len(seats))
			for i := range minds {
				minds[i] = crisis.NewImagination(s)
			}
			own := make([]crisis.View, s.Count()+1)
			var world crisis.Game
			for turn := int16(0); !g.Ended(); {
				if turn != g.Turn() {
					turn = g.Turn()
					i := p.n(len(seats))
					g.Look(seats[i], &views[i])
					minds[i].See(&views[i])
					minds[i].Into(&world, chance.Counter(seed))
					_, others := meters(s, views[i].Of)
					for _, id := range others {
						if got, want := world.World.Bal[id], g.World.Bal[id]; got != want {
							t.Fatalf("%s, game %d, turn %d: the seat %b thinks that %s is %v, and it is %v", name, seed, turn, seats[i], s.Accounts[id].Name, got, want)
						} else if compared++; want != s.Accounts[id].Open {
							moved++
						}
					}
				}
				list := open(g)
				o := list[p.n(len(list))]
				g.Look(ledger.Only(o), &own[o])
				d, _ := p.legal(&own[o], o)
				if d.Verb == crisis.Label || (d.Verb == crisis.Act || d.Verb == crisis.Invite) && s.Actions[d.Item].Secret {
					d = ledger.Directive{By: o, Verb: crisis.Close}
				}
				g.Submit(d)
			}
		}
		t.Logf("%s: %d hidden balances are right, %d of which have moved", name, compared, moved)
		if moved == 0 {
			t.Errorf("%s: nothing hidden has moved", name)
		}
	}
}

// someTurns is a game that has been played to a turn by random moves.
func someTurns(s *scenario.Scenario, turn int16) *crisis.Game {
	for seed := uint64(5); ; seed++ {
		g := crisis.New(s, chance.Seed(seed), true)
		p := &player{dice: newDice(seed), s: s, eager: seed%2 == 1}
		views := make([]crisis.View, s.Count()+1)
		for !g.Ended() && g.Turn() < turn {
			list := open(g)
			o := list[p.n(len(list))]
			g.Look(ledger.Only(o), &views[o])
			d, _ := p.legal(&views[o], o)
			g.Submit(d)
		}
		if !g.Ended() {
			return g
		}
	}
}

// A copy of a game is the same game and goes its own way; once warm neither copying nor
// imagining allocates.
func TestImaginingAllocatesNothing(t *testing.T) {
	for _, name := range []string{"harbour-20", "quarry", "accord", "isles", large} {
		s := findScenario(t, name)
		g := someTurns(s, 3)
		var v crisis.View
		mind := crisis.NewImagination(s)
		g.Look(ledger.Only(1), &v)
		mind.See(&v)
		world, copied := &crisis.Game{}, &crisis.Game{}
		var luck chance.Counter
		again := func() {
			luck++
			mind.Into(world, &luck)
			copied.CopyFrom(world)
		}
		for range 3 {
			again()
		}
		if n := testing.AllocsPerRun(20, again); n != 0 {
			t.Errorf("%s: imagining and copying make %v allocations, want 0", name, n)
		}
		before := world.World.Digest()
		if copied.World.Digest() != before {
			t.Errorf("%s: a copy is another world", name)
		}
		for o := 1; o <= s.Count(); o++ {
			copied.Submit(ledger.Directive{By: ledger.Office(o), Verb: crisis.Close})
		}
		if world.World.Digest() != before || copied.World.Digest() == before {
			t.Errorf("%s: a copy does not go its own way", name)
		}
	}
}

// Workers that imagine at once from one view imagine what one alone does.
func TestImaginingByManyWorkers(t *testing.T) {
	s := findScenario(t, "accord")
	var v crisis.View
	someTurns(s, 3).Look(ledger.Only(1), &v)
	mind := crisis.NewImagination(s)
	mind.See(&v)
	const worlds = 40
	all := func(workers int) (digests [worlds]ledger.Digest) {
		var wait sync.WaitGroup
		for w := range workers {
			wait.Go(func() {
				var world crisis.Game
				for n := w; n < worlds; n += workers {
					luck := chance.Counter(n)
					mind.Into(&world, &luck)
					world.CloseAll()
					digests[n] = world.World.Digest()
				}
			})
		}
		wait.Wait()
		return digests
	}
	alone := all(1)
	for _, workers := range []int{2, 8} {
		if all(workers) != alone {
			t.Errorf("%d workers imagine other worlds than one", workers)
		}
	}
	if alone[0] == alone[1] {
		t.Error("another luck gives the same world")
	}
}
