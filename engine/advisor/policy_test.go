package advisor_test

import (
	"slices"
	"testing"

	"backchannel/engine/advisor"
	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// withPolicy is a game in which both who sign follow a policy.
func withPolicy(t testing.TB, s *scenario.Scenario, seed uint64, name string) *match {
	m := newMatch(t, s, seed)
	for p := range s.Talks.Parties {
		if o := s.Talks.Parties[p].Office; s.Talks.Parties[p].Signs() {
			m.players[o] = advisor.NewPolicy(s, o, o, chance.Counter(seed), name)
		}
	}
	m.play()
	return m
}

// Fixed policies do what they are called, whatever the scenario is about, and are never refused.
func TestPolicies(t *testing.T) {
	s := load(t, "usmx-2026")
	signs := ledger.Only(s.Office("us_exec")) | ledger.Only(s.Office("mx_pres"))
	for _, name := range advisor.Policies() {
		acts, threats, invites, proposals, tranches, steps := 0, 0, 0, 0, 0, num.Milli(0)
		const games = 4
		for seed := range uint64(games) {
			m := withPolicy(t, s, seed, name)
			if m.refused > 0 {
				t.Errorf("%s, seed %d: %d refusals", name, seed, m.refused)
			}
			for i := range m.g.Book.Events {
				e := &m.g.Book.Events[i]
				switch {
				case !signs.Has(e.Of.By):
				case e.Kind == crisis.ActionTaken && s.Actions[e.Of.Item].Coercive:
					threats++
				case e.Kind == crisis.ActionTaken:
					acts++
				case e.Kind == crisis.InvitationSent:
					invites++
				case e.Kind == crisis.PackageProposed:
					proposals++
				}
			}
			tranches += int(m.g.World.Bal[s.Talks.Tranches] / num.One)
			steps += m.g.World.Bal[s.Talks.Change]
		}
		t.Logf("%s: a game has %d acts, %d threats, %d invitations, %d offers; %d tranches with %v steps in %d games", name, acts/games, threats/games, invites/games, proposals/games, tranches, steps, games)
		bad := false
		switch name {
		case "passive":
			bad = acts+threats+invites+proposals > 0
		case "one-kind":
			bad = threats+proposals > 0 || acts+invites == 0 || acts > games*2*s.Turns
		case "kind-no-deal":
			bad = threats+proposals > 0 || acts < games*2*s.Turns
		case "threat":
			bad = acts+proposals > 0 || threats == 0
		case "tranches", "memorised", "one-step":
			bad = threats > 0 || proposals == 0
		case "one-late":
			bad = threats > 0 || tranches > games
		case "cooperate", "fair", "tit-for-tat", "grit":
			bad = threats > 0 || acts == 0 || proposals == 0 || tranches == 0
		case "random":
			bad = threats == 0 || acts == 0 || proposals == 0
		}
		if bad {
			t.Errorf("%s is something else", name)
		}
	}
}

// against plays a game of harbour-20 in which Arden follows a policy and Belmar another,
// and returns the threats of each by turn, the kind acts of Arden, and whether there is a deal.
func against(t *testing.T, seed uint64, arden, belmar string) (threats [2][9]int, kind int, deal bool) {
	s := load(t, "harbour-20")
	m := newMatch(t, s, seed)
	for i, name := range []string{arden, belmar} {
		o := s.Office([]string{"arden", "belmar"}[i])
		m.players[o] = advisor.NewPolicy(s, o, o, chance.Counter(seed+uint64(i)<<32), name)
	}
	m.play()
	if m.refused > 0 {
		t.Errorf("%s against %s, seed %d: %d refusals", arden, belmar, seed, m.refused)
	}
	for i := range m.g.Book.Events {
		e := &m.g.Book.Events[i]
		if e.Kind != crisis.ActionTaken {
			continue
		}
		side := int(e.Of.By - s.Office("arden"))
		switch coercive := s.Actions[e.Of.Item].Coercive; {
		case coercive && side < 2:
			threats[side][e.Turn]++
		case side == 0:
			kind++
		}
	}
	return threats, kind, m.g.World.Bal[s.Talks.Signed] > 0
}

// Routines answer threats each in its way: who cooperates never threatens, tit-for-tat
// threatens the turn after each threat, GRIT only after the first of two on end. None
// threatens first, and where nobody does they agree.
func TestRoutines(t *testing.T) {
	for _, x := range []struct {
		name string
		want [9]int // by turn against threats in all turns
	}{
		{"cooperate", [9]int{}}, {"tit-for-tat", [9]int{2: 1, 3: 1, 4: 1}}, {"grit", [9]int{2: 1, 4: 1}},
	} {
		threats, kind, deal := against(t, 3, x.name, "threat")
		for turn, n := range threats[1] {
			if n == 0 {
				x.want[turn] = 0 // the crisis has broken down before
			}
		}
		if threats[0] != x.want || kind == 0 || deal {
			t.Errorf("%s against threats %v: threats %v, want %v, %d kind acts, deal %v", x.name, threats[1], threats[0], x.want, kind, deal)
		}
		deals := 0
		for seed := range uint64(10) {
			threats, _, deal := against(t, seed, x.name, "cooperate")
			if threats != [2][9]int{} {
				t.Errorf("%s against kindness: threats %v", x.name, threats)
			}
			if deal {
				deals++
			}
		}
		if deals < 8 {
			t.Errorf("%s agrees with who cooperates in %d of 10 games", x.name, deals)
		}
	}
}

// Luck alone does everything that there is to do, differently from seed to seed, and what
// it does is a pure function of seed and view.
func TestRandom(t *testing.T) {
	deals, threatened, kinds := 0, 0, map[int]bool{}
	for seed := range uint64(40) {
		threats, kind, deal := against(t, seed, "random", "cooperate")
		again, kindAgain, dealAgain := against(t, seed, "random", "cooperate")
		if threats != again || kind != kindAgain || deal != dealAgain {
			t.Errorf("seed %d is not the same twice", seed)
		}
		kinds[kind] = true
		if deal {
			deals++
		}
		if threats[0] != [9]int{} {
			threatened++
		}
	}
	if deals == 0 || deals == 40 || threatened == 0 || threatened == 40 || len(kinds) < 3 {
		t.Errorf("of 40 games %d with a deal, %d with a threat, %d different numbers of kind acts", deals, threatened, len(kinds))
	}
}

// pairedGames is how many games each style plays, from the same seeds.
const pairedGames = 30

// Who goes first in small steps reaches agreement more often than who pays back in kind,
// and that more often than who always threatens, against the same others on the same
// seeds (GRIT: Osgood 1962; Lindskold & Collins 1978).
func TestGoingFirstPays(t *testing.T) {
	s := load(t, "usmx-2026")
	o := s.Office("us_exec")
	agree := func(player func(seed uint64) advisor.Counterpart) (n int) {
		for seed := range uint64(pairedGames) {
			m := newMatch(t, s, seed)
			m.players[o] = player(seed)
			m.play()
			if m.g.World.Bal[s.Talks.Tranches] > 0 {
				n++
			}
		}
		return n
	}
	styled := func(style string) func(uint64) advisor.Counterpart {
		return func(seed uint64) advisor.Counterpart {
			return advisor.NewStyled(s, o, chance.Counter(seed), style)
		}
	}
	grit, tit := agree(styled("conciliator")), agree(styled("tit-for-tat"))
	threat := agree(func(seed uint64) advisor.Counterpart {
		return advisor.NewPolicy(s, o, o, chance.Counter(seed), "threat")
	})
	t.Logf("agreements in %d games: conciliator %d, tit-for-tat %d, threat every turn %d", pairedGames, grit, tit, threat)
	if grit <= tit || tit <= threat {
		t.Errorf("conciliator %d, tit-for-tat %d, threat %d: want them in this order", grit, tit, threat)
	}
}

// There are the styles that there are, and each can be played.
func TestStyles(t *testing.T) {
	s := load(t, "usmx-2026")
	for _, name := range advisor.Styles() {
		m := newMatch(t, s, 3)
		for o := 1; o <= s.Count(); o++ {
			m.players[o] = advisor.NewStyled(s, ledger.Office(o), chance.Counter(uint64(o)), name)
		}
		m.play()
		if m.refused > 0 {
			t.Errorf("%s: %d refusals", name, m.refused)
		}
	}
	if slices.Contains(advisor.Drawn(), "mediator") || len(advisor.Drawn()) != len(advisor.Styles())-1 {
		t.Errorf("by chance an office has one of %v: all but the mediator", advisor.Drawn())
	}
	if !advisor.IsStyle("") || !advisor.IsStyle("conciliator") || advisor.IsStyle("reckless") {
		t.Error("a style that there is not, or one is missing")
	}
}
