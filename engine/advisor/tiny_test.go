package advisor_test

import (
	"os"
	"regexp"
	"testing"
	"testing/fstest"

	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

var exampleFile = regexp.MustCompile("(?s)<!-- file ([a-z]+\\.yaml) -->\n```yaml\n(.*?)```")

// oneWell is the manual's smallest scenario, with other files instead of its own.
func oneWell(t *testing.T, instead map[string]string) *scenario.Scenario {
	t.Helper()
	manual, err := os.ReadFile("../../docs/scenario-format.md")
	if err != nil {
		t.Fatal(err)
	}
	folder := fstest.MapFS{}
	for _, m := range exampleFile.FindAllSubmatch(manual, -1) {
		folder[string(m[1])] = &fstest.MapFile{Data: m[2]}
	}
	for name, text := range instead {
		folder[name] = &fstest.MapFile{Data: []byte(text)}
	}
	s, problems := scenario.Load(folder, "tiny")
	for _, p := range problems {
		t.Fatal(p)
	}
	return s
}

// Two issues in three turns, of which each village wants another.
const twoIssues = `
well:
  name: A rule for the well
  parties: [hill, valley]
  veto: [hill, valley]
  threshold: {hill: 3, valley: 3}
  issues:
    days:
      name: Days
      about: On how many days of the week the hill draws water.
      levels: [none, two, five]
      clauses: [The hill draws no water., The hill draws water on two days., The hill draws water on five days.]
      pays: {hill: [0, 3, 5], valley: [3, 2, 0]}
    path:
      name: Path
      about: Who mends the path.
      levels: [valley, both, hill]
      clauses: [The valley mends the path., Both mend the path., The hill mends the path.]
      pays: {hill: [2, 1, 0], valley: [0, 3, 5]}
`

// Three issues in eight turns, with little that both can carry.
const threeIssues = `
well:
  name: A rule for the well
  parties: [hill, valley]
  veto: [hill, valley]
  threshold: {hill: 6, valley: 6}
  issues:
    days:
      name: Days
      about: On how many days of the week the hill draws water.
      levels: [none, two, five]
      clauses: [The hill draws no water., The hill draws water on two days., The hill draws water on five days.]
      pays: {hill: [0, 2, 5], valley: [4, 2, 0]}
    path:
      name: Path
      about: Who mends the path.
      levels: [valley, both, hill]
      clauses: [The valley mends the path., Both mend the path., The hill mends the path.]
      pays: {hill: [3, 2, 0], valley: [0, 2, 5]}
    tower:
      name: Tower
      about: Who keeps the tower.
      levels: [hill, in turns, valley]
      clauses: [The hill keeps the tower., Both keep the tower in turns., The valley keeps the tower.]
      pays: {hill: [3, 2, 0], valley: [0, 2, 3]}
`

const eightTurns = `
format: 1
title: One well
about: Two villages share one well.
turns: {count: 8}
plans:
  two: {seats: {hill: [hill], valley: [valley]}}
`

// tinies are scenarios that are nothing like harbour-20.
func tinies(t *testing.T) map[string]*scenario.Scenario {
	return map[string]*scenario.Scenario{
		"one issue, three turns":    oneWell(t, nil),
		"two issues, three turns":   oneWell(t, map[string]string{"issues.yaml": twoIssues}),
		"three issues, eight turns": oneWell(t, map[string]string{"issues.yaml": threeIssues, "scenario.yaml": eightTurns}),
	}
}

const tinyGames = 100

// Counterparts find what both homes carry in most games of any scenario, and never
// sign what one of them does not.
func TestTinyScenarios(t *testing.T) {
	for name, s := range tinies(t) {
		deals, lastTurn := 0, 0
		for seed := range uint64(tinyGames) {
			m := newMatch(t, s, seed)
			m.play()
			bal := m.g.World.Bal
			if m.refused > 0 {
				t.Errorf("%s, seed %d: %d refusals", name, seed, m.refused)
			}
			if bal[s.Talks.Signed] == 0 {
				continue
			}
			deals++
			if bal[s.Talks.Signed] == num.Of(s.Turns) {
				lastTurn++
			}
			if !m.acceptable() {
				t.Errorf("%s, seed %d: below a threshold", name, seed)
			}
		}
		best, _ := s.Talks.Best()
		t.Logf("%s: %d deals in %d games, %d of them in the last turn; %d of %d packages can pass", name, deals, tinyGames, lastTurn, best.Ratifiable, best.Size)
		if deals < tinyGames*3/4 {
			t.Errorf("%s: %d deals in %d games", name, deals, tinyGames)
		}
	}
}

// Who asks for the one thing that both can carry in every turn, and again when it is
// turned down in the last, gets it.
func TestInsistingGetsTheOnlyPackage(t *testing.T) {
	s := oneWell(t, nil)
	middle, once := levels(1), 0
	for _, id := range []string{"hill", "valley"} {
		of := s.Office(id)
		for seed := range uint64(tinyGames) {
			m := newMatch(t, s, seed)
			m.players[of] = &insister{s: s, o: of, l: middle}
			m.play()
			bal := m.g.World.Bal
			if bal[s.Talks.Signed] == 0 {
				t.Errorf("%s, seed %d: no deal", id, seed)
			} else if l, _ := negotiation.Read(bal, s.Talks.Force); l == middle {
				once++
			}
		}
	}
	if once != 2*tinyGames {
		t.Errorf("%d of %d deals are the middle", once, 2*tinyGames)
	}
}

// insister proposes one package once a turn and signs.
type insister struct {
	s *scenario.Scenario
	o ledger.Office
	l ledger.Levels
}

func (p *insister) Choose(v *crisis.View, last bool) (ledger.Directive, bool) {
	for _, d := range []ledger.Directive{{Verb: crisis.Sign}, {Verb: crisis.Propose, Levels: p.l}} {
		if d.By = p.o; crisis.Check(p.s, v, &d).Code == "" && !done(v, &d) && !last {
			return d, true
		}
	}
	return ledger.Directive{By: p.o, Verb: crisis.Close}, last
}
