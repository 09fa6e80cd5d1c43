package advisor_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

var tables = flag.Bool("tables", false, "rewrite docs/balance/harbour-20.md")

// record counts what became of games.
type record struct {
	games, deals, both, best, breakdown int
	refused, moves, turns               int
	tension, score, theirs              num.Milli
	ends                                []int
	signedIn                            [8]int
	tensions                            []num.Milli
}

// played plays games of a scenario; set may put other players into them.
func played(t *testing.T, s *scenario.Scenario, games int, of ledger.Office, set func(*match)) record {
	r := record{games: games, ends: make([]int, len(s.Endings))}
	for seed := range games {
		m := newMatch(t, s, uint64(seed))
		if set != nil {
			set(m)
		}
		m.play()
		r.note(m, of)
	}
	return r
}

// note adds one game.
func (r *record) note(m *match, of ledger.Office) {
	s, bal := m.g.Scenario, m.g.World.Bal
	end := int(bal[s.Ending]/num.One) - 1
	r.ends[end]++
	if s.Endings[end].Breakdown {
		r.breakdown++
	}
	if bal[s.Talks.Signed] > 0 {
		r.deals++
		r.signedIn[min(int(bal[s.Talks.Signed]/num.One), len(r.signedIn)-1)]++
		if m.acceptable() {
			r.both++
		}
		best, _ := s.Talks.Best()
		if l, _ := negotiation.Read(bal, s.Talks.Force); contains(best.Best, l) {
			r.best++
		}
	}
	r.moves += m.moves
	r.turns += int(bal[ledger.Turn] / num.One)
	r.refused += m.refused
	r.tension += bal[s.Laws.Tension]
	r.tensions = append(r.tensions, bal[s.Laws.Tension])
	if of != ledger.Nobody {
		r.score += bal[s.Offices[of].Score]
		for p := range s.Talks.Parties {
			if o := s.Talks.Parties[p].Office; o != of {
				r.theirs += bal[s.Offices[o].Score]
			}
		}
	}
}

func contains(list []ledger.Levels, l ledger.Levels) bool {
	for i := range list {
		if list[i] == l {
			return true
		}
	}
	return false
}

// acceptable tells whether the gain of every party at signing was 0 or more.
func (m *match) acceptable() bool {
	for _, id := range m.g.Scenario.Talks.Gain {
		if m.g.World.Bal[id] < 0 {
			return false
		}
	}
	return true
}

// wilson writes a share with its Wilson 95 % interval (Wilson, JASA 22, 1927).
func wilson(hits, of int) string {
	const z2 = 3.8416
	n, p := float64(of), float64(hits)/float64(of)
	mid := (p + z2/(2*n)) / (1 + z2/n)
	half := 1.96 * sqrt(p*(1-p)/n+z2/(4*n*n)) / (1 + z2/n)
	return fmt.Sprintf("%.0f %% (%.0f-%.0f)", 100*p, 100*(mid-half), 100*(mid+half))
}

func sqrt(x float64) float64 {
	y := 1.0
	for range 60 {
		y = (y + x/y) / 2
	}
	return y
}

func mean(sum num.Milli, n int) float64 { return float64(sum) / 1000 / float64(n) }

const (
	tableGames = 200
	tablePath  = "../../docs/balance/harbour-20.md"
	tableHead  = "# How harbour-20 plays\n\nRegenerate with `go test ./engine/advisor -run TestTables -tables`. Shares have Wilson 95 %% intervals;\n%d games (seeds 0 to %d) on each line.\n\n" +
		"The persons are fixed policies. The good player listens, calls, calms, proposes both best packages each turn\n" +
		"and accepts 2 points over its threshold. Who always concedes offers nothing and accepts whatever home carries.\n" +
		"The middle is level 1 on every row in turn 1, then the best packages. Who always threatens asks for everything,\n" +
		"threatens each turn and accepts nothing. The passive one only closes.\n\n"
)

// Counterparts play games that end, mostly with a deal that both homes carry; who
// talks and trades does better than who threatens or sits still.
func TestTables(t *testing.T) {
	s := load(t, "harbour-20")
	var b strings.Builder
	fmt.Fprintf(&b, tableHead, tableGames, tableGames-1)
	allCounterparts(t, s, &b)
	againstPersons(t, s, &b)
	if *tables {
		if err := os.WriteFile(tablePath, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Log("\n" + b.String())
}

func allCounterparts(t *testing.T, s *scenario.Scenario, b *strings.Builder) {
	r := played(t, s, tableGames, ledger.Nobody, nil)
	fmt.Fprintf(b, "## Counterparts in all three offices\n\n| what | value |\n|---|---|\n")
	for i := range s.Endings {
		fmt.Fprintf(b, "| ending: %s | %s |\n", s.Endings[i].Name, wilson(r.ends[i], r.games))
	}
	fmt.Fprintf(b, "| signed | %s |\n", wilson(r.deals, r.games))
	fmt.Fprintf(b, "| of these, no home got less than its threshold | %s |\n", wilson(r.both, max(1, r.deals)))
	fmt.Fprintf(b, "| one of the best packages | %s |\n", wilson(r.best, r.games))
	fmt.Fprintf(b, "| signed in turn 1, 2, 3, 4 | %d, %d, %d, %d |\n", r.signedIn[1], r.signedIn[2], r.signedIn[3], r.signedIn[4])
	fmt.Fprintf(b, "| mean turns | %.1f |\n", float64(r.turns)/float64(r.games))
	fmt.Fprintf(b, "| mean tension at the end | %.0f |\n", mean(r.tension, r.games))
	fmt.Fprintf(b, "| moves a turn, all offices | %.1f |\n", float64(r.moves)/float64(r.turns))
	fmt.Fprintf(b, "| refusals | %d |\n\n", r.refused)
	if r.refused > 0 || r.both != r.deals {
		t.Errorf("%d refusals; %d of %d deals carried by both homes", r.refused, r.both, r.deals)
	}
	if share := 100 * r.deals / r.games; share < 70 || share > 95 {
		t.Errorf("%d %% of games end in a deal, want 70 to 95", share)
	}
	if share := 100 * r.best / r.games; share < 15 || share > 60 {
		t.Errorf("%d %% reach a best package, want 15 to 60", share)
	}
}

func againstPersons(t *testing.T, s *scenario.Scenario, b *strings.Builder) {
	for _, id := range []string{"arden", "belmar"} {
		of := s.Office(id)
		fmt.Fprintf(b, "## A person as %s against counterparts\n\n", s.Offices[of].Short)
		fmt.Fprintf(b, "| policy | score | the other's score | signed | best package | breakdown | tension at the end |\n|---|---|---|---|---|---|---|\n")
		scores := map[string]float64{}
		for _, x := range persons(s, of) {
			r := played(t, s, tableGames, of, func(m *match) { m.players[of] = x.p })
			scores[x.name] = mean(r.score, r.games)
			fmt.Fprintf(b, "| %s | %.0f | %.0f | %s | %s | %s | %.0f |\n", x.name, scores[x.name], mean(r.theirs, r.games),
				wilson(r.deals, r.games), wilson(r.best, r.games), wilson(r.breakdown, r.games), mean(r.tension, r.games))
			if r.refused > 0 {
				t.Errorf("%s: %d refusals", x.name, r.refused)
			}
		}
		b.WriteString("\n")
		for _, bad := range []string{"always threatens", "passive"} {
			if scores[bad]+15 > scores["good player"] {
				t.Errorf("%s as %s scores %.0f, the good player %.0f", bad, id, scores[bad], scores["good player"])
			}
		}
	}
}

// A whole game of three counterparts, the views included.
func BenchmarkGame(b *testing.B) {
	s := load(b, "harbour-20")
	for seed := 0; b.Loop(); seed++ {
		newMatch(b, s, uint64(seed)).play()
	}
}
