package advisor_test

import (
	"flag"
	"os"
	"testing"

	"backchannel/engine/advisor"
	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

func load(t testing.TB, id string) *scenario.Scenario {
	t.Helper()
	s, problems := scenario.Load(os.DirFS("../../scenarios/"+id), id)
	for _, p := range problems {
		t.Fatal(p)
	}
	return s
}

// Bounds of a game in tests: no counterpart may need more.
const (
	roundsMax = 16
	finalMax  = 24
)

// match is one game with its players, by office from 1.
type match struct {
	t       testing.TB
	g       *crisis.Game
	players []advisor.Counterpart
	views   []crisis.View
	// moves counts what was said and done, refused the refusals.
	moves, refused int
}

func newMatch(t testing.TB, s *scenario.Scenario, seed uint64) *match {
	m := &match{t: t, g: crisis.New(s, chance.Seed(seed), true), players: make([]advisor.Counterpart, s.Count()+1), views: make([]crisis.View, s.Count()+1)}
	for o := 1; o <= s.Count(); o++ {
		luck := chance.Counter(chance.Counter(seed).Draw(chance.Key{Purpose: 1 << 15, Actor: uint16(o)}))
		m.players[o] = advisor.NewUtility(s, ledger.Office(o), luck)
	}
	return m
}

// move lets an office choose and carries its choice out.
func (m *match) move(o ledger.Office, last bool) bool {
	if m.g.Ended() || m.g.World.Bal[m.g.Scenario.Offices[o].Closed] != 0 {
		return false
	}
	m.g.Look(ledger.Only(o), &m.views[o])
	d, ok := m.players[o].Choose(&m.views[o], last)
	if !ok {
		return false
	}
	m.moves++
	if r := m.g.Submit(d); r.Code != "" {
		m.refused++
		m.t.Logf("%s refused: %s", crisis.FormatDirective(m.g.Scenario, &d), r.Code)
		return false
	}
	return true
}

// turn plays one turn: talk in rounds until all are silent, then the close.
func (m *match) turn() {
	turn, n := m.g.Turn(), m.g.Scenario.Count()
	for round := 0; ; round++ {
		spoke := false
		for o := 1; o <= n; o++ {
			if m.move(ledger.Office(o), false) {
				spoke = true
			}
		}
		if !spoke {
			break
		}
		if round > roundsMax {
			m.t.Fatalf("turn %d: still talking after %d rounds", turn, round)
		}
	}
	for o := 1; o <= n; o++ {
		for moves := 0; m.g.Turn() == turn && m.move(ledger.Office(o), true); moves++ {
			if moves > finalMax {
				m.t.Fatalf("turn %d: %s does not close", turn, m.g.Scenario.Offices[o].ID)
			}
		}
	}
}

func (m *match) play() {
	for !m.g.Ended() {
		m.turn()
	}
}

// A game to read: go test ./engine/advisor -run TestTrace -v -trace 0
func TestTrace(t *testing.T) {
	if *trace < 0 {
		t.Skip("nothing to trace")
	}
	s := load(t, "harbour-20")
	o := s.Office("arden")
	m := newMatch(t, s, 0)
	if ps := persons(s, o); *trace < len(ps) {
		m.players[o] = ps[*trace].p
	}
	m.play()
	w := ledger.NewWorld(&s.Chart)
	for i := range m.g.Book.Events {
		e := &m.g.Book.Events[i]
		w.Post(e)
		if e.Kind == crisis.TurnOpened {
			t.Log("turn", e.Turn)
			for i := range s.Meters {
				t.Log("    ", s.Accounts[s.Meters[i].Account].Name, w.Bal[s.Meters[i].Account])
			}
		}
		if e.Of.Verb != 0 && e.Kind != crisis.ActionTaken && e.Kind != crisis.OfficeClosed {
			t.Log(e.Turn, crisis.KindName(e.Kind), s.Offices[e.Of.By].ID, crisis.FormatDirective(s, &e.Of))
		}
	}
}

var trace = flag.Int("trace", -1, "the policy of which a game is printed")
