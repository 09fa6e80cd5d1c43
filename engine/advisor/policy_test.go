package advisor_test

import (
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
		}
		if bad {
			t.Errorf("%s is something else", name)
		}
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
	if !advisor.IsStyle("") || !advisor.IsStyle("conciliator") || advisor.IsStyle("reckless") {
		t.Error("a style that there is not, or one is missing")
	}
}
