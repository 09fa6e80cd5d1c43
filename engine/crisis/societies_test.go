package crisis_test

import (
	"testing"

	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
	"backchannel/engine/trade"
)

// playSociety plays a game of the delta in which every office acts every turn.
func playSociety(g *crisis.Game, s *scenario.Scenario, luck *counter, game uint64) {
	luck.seed = chance.Counter(game)
	g.Reset(s, luck, false)
	for !g.Ended() {
		turn := int(g.Turn())
		for o := 1; o <= s.Count(); o++ {
			item := orders(game, turn, o, 0) % uint16(len(s.Actions))
			for range s.Actions {
				luck.move = ledger.Directive{By: ledger.Office(o), Verb: crisis.Act, Item: item}
				if g.Decide(&luck.move).Code == "" {
					break
				}
				item = (item + 1) % uint16(len(s.Actions))
			}
		}
		for o := 1; o <= s.Count(); o++ {
			luck.move = ledger.Directive{By: ledger.Office(o), Verb: crisis.Close}
			g.Decide(&luck.move)
		}
	}
}

// Means of parts, publics, trade, health and channels allocate nothing once the memory
// is warm.
func TestSocietyAllocatesNothing(t *testing.T) {
	s, luck := findScenario(t, "delta"), &counter{}
	g := crisis.New(s, luck, false)
	for game := range uint64(50) {
		playSociety(g, s, luck, game)
	}
	game := uint64(0)
	if n := testing.AllocsPerRun(50, func() { playSociety(g, s, luck, game%50); game++ }); n != 0 {
		t.Errorf("a game makes %v allocations, want 0", n)
	}
}

// A turn of nothing but time, worked out beside the formulas: the boat people's stance of
// 40 at a market of 60 and a tension of 50 moves by nothing but its mood; the young, whom
// an insult costs a point, by -1; and trade under a tariff that rises from 5 to 25 percent
// is what the formula says after two weeks, at a price of 2 for each ten points.
func TestOneTurnByHand(t *testing.T) {
	s := findScenario(t, "delta")
	g := crisis.New(s, chance.Seed(9), true)
	d, err := crisis.ParseDirective(s, s.Office("west"), "insult")
	if err != nil || g.Submit(d).Code != "" {
		t.Fatal("no insult: ", err)
	}
	for o := ledger.Office(1); int(o) <= s.Count(); o++ {
		g.Submit(ledger.Directive{By: o, Verb: crisis.Close})
	}
	moods, got := map[string]num.Milli{}, map[string]num.Milli{}
	for i := range g.Book.Events {
		e := &g.Book.Events[i]
		for _, n := range e.Entries {
			switch n.Rule {
			case s.Laws.MoodRule:
				moods[s.Accounts[n.To].Name] += n.Delta
			case s.Laws.OpinionRule, s.Laws.TradeRule:
				got[s.Accounts[n.To].Name] += n.Delta
			}
		}
	}
	for i := range s.Segments {
		x, ok := moods[s.Segments[i].ID]
		if !ok || max(x, -x) > s.Laws.Opinion.Noise {
			t.Errorf("the mood of %s is %v, want one within %v", s.Segments[i].ID, x, s.Laws.Opinion.Noise)
		}
	}
	for name, want := range map[string]num.Milli{
		"S1": 0, "S3": 0, "S2": 2_050, "mood": 615,
		"C1.tariff": num.Of(20), "C1.trade": trade.Volume(num.Of(25), num.Of(5), 2) - trade.Full, "market": -num.Of(4),
	} {
		if off := got[name] - want; max(off, -off) > 2 { // thousandths: trade is rounded in two steps
			t.Errorf("the laws move %s by %v, want %v", name, got[name], want)
		}
	}
}

// A speech that parts of the public take differently is told part by part; one that all
// take alike is told of the public alone; a storm tells what it does to trade.
func TestTellingPublics(t *testing.T) {
	s := findScenario(t, "delta")
	g := crisis.New(s, chance.Seed(9), true)
	for _, o := range []string{"east", "west"} {
		line := map[string]string{"east": "speech", "west": "greet"}[o]
		d, err := crisis.ParseDirective(s, s.Office(o), line)
		if err != nil || g.Submit(d).Code != "" {
			t.Fatal(line, err)
		}
	}
	for o := ledger.Office(1); int(o) <= s.Count(); o++ {
		g.Submit(ledger.Directive{By: o, Verb: crisis.Close})
	}
	told := map[string]bool{}
	for i := range g.Book.Events {
		if l, ok := crisis.Tell(s, &g.Book.Events[i], ledger.Only(s.Office("west"))); ok {
			told[l.Text] = true
		}
	}
	for _, want := range []string{
		"East: A speech. Mood of the shores +0.7, Boat people -2, Well people +5, Young people +1, as the next turn opens: Young people +5.",
		"You: A greeting. Tension -1.7, Trust +3.",
		"News: A storm shuts the landing. Mood of the shores -1, Boat people -2, Fish, index of trade -30.",
		"What was under way now shows: Mood of the shores +1, Young people +5.",
	} {
		if !told[want] {
			t.Errorf("nobody is told %q", want)
		}
	}
	if t.Failed() {
		for text := range told {
			t.Log(text)
		}
	}
}
