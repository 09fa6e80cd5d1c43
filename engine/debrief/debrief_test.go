package debrief_test

import (
	"flag"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/debrief"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
	"backchannel/scenarios"
)

var update = flag.Bool("update", false, "rewrite the golden texts")

func harbour(t *testing.T) *scenario.Scenario {
	t.Helper()
	return shipped(t, "harbour-20")
}

func shipped(t *testing.T, id string) *scenario.Scenario {
	t.Helper()
	folder, err := fs.Sub(scenarios.Files, id)
	if err != nil {
		t.Fatal(err)
	}
	s, problems := scenario.Load(folder, id)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return s
}

// play carries out lines of "office: directive"; "close" closes every office.
func play(t *testing.T, s *scenario.Scenario, seed uint64, lines string) *crisis.Game {
	t.Helper()
	g := crisis.New(s, chance.Seed(seed), true)
	for line := range strings.Lines(lines) {
		line = strings.TrimSpace(line)
		office, what, _ := strings.Cut(line, ": ")
		switch {
		case line == "":
		case line == "close":
			for o := 1; o <= s.Count(); o++ {
				g.Submit(ledger.Directive{By: ledger.Office(o), Verb: crisis.Close})
			}
		default:
			d, err := crisis.ParseDirective(s, s.Office(office), what)
			if err != nil {
				t.Fatalf("%s: %v", line, err)
			}
			if r := g.Submit(d); r.Code != "" {
				t.Fatalf("turn %d: %s: refused %s: %s", g.Turn(), line, r.Code, r.Reason(s))
			}
		}
	}
	return g
}

func review(g *crisis.Game, office string) debrief.Debrief {
	return debrief.Make(g.Scenario, g.Book.Events, &g.World, ledger.Only(g.Scenario.Office(office)))
}

func golden(t *testing.T, name string, lines []string) {
	t.Helper()
	got := strings.Join(lines, "\n") + "\n"
	file := filepath.Join("testdata", name+".txt")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
	}
}

// games has a scripted game for each ending of harbour-20, and one that was stopped.
var games = map[string]struct {
	seed   uint64
	script string
}{
	"breakdown": {7, `
belmar: paper arden H1=1 H2=2 H3=2
arden: warn H1=2
arden: firm H2=0
belmar: warn H2=2
belmar: firm H1=0
close
arden: choose quay firm
arden: warn H1=3
belmar: warn H2=2
arden: firm H2=0
belmar: firm H1=0
close
`},
	"betrayal": {7, `
arden: propose H1=2 H2=2 H3=2
belmar: accept arden
arden: sign
belmar: sign
arden: warn H1=2
arden: firm H2=0
belmar: warn H2=2
belmar: firm H1=0
close
arden: break
belmar: break
arden: warn H1=2
belmar: warn H2=2
close
`},
	"broken": {7, `
arden: guess belmar H1
arden: listen
close
arden: propose H1=2 H2=2 H3=2
belmar: accept arden
arden: sign
belmar: sign
close
belmar: break
close
close
`},
	"best": {7, `
arden: guess belmar H2
arden: listen
arden: calm
close
arden: listen
belmar: propose H1=1 H2=2 H3=2
arden: propose H1=3 H2=2 H3=2
belmar: accept arden
arden: sign
belmar: sign
close
close
close
`},
	"deal": {7, `
arden: firm H1=2
belmar: listen
close
arden: propose H1=2 H2=1 H3=1
belmar: reject arden because H2
close
arden: listen
belmar: accept arden
arden: sign
belmar: sign
close
close
close
`},
	"drift": {7, `
close
arden: propose H1=3 H2=1 H3=3
belmar: propose H1=0 H2=2 H3=2
close
close
close
`},
	"stopped": {7, `
arden: calm
arden: label claims DISPUTED
close
belmar: propose H1=1 H2=2 H3=2
`},
}

// Each ending of harbour-20, and a game that was stopped, is reviewed in full.
func TestDebriefOfEveryEnding(t *testing.T) {
	s := harbour(t)
	for name, x := range games {
		want := name
		if name == "betrayal" {
			want = "breakdown"
		}
		g := play(t, s, x.seed, x.script)
		d := review(g, "arden")
		if d.Ending.Over && d.Ending.ID != want || d.Ending.Over == (name == "stopped") {
			t.Errorf("%s: the game came to %q in turn %d at tension %v", name, d.Ending.ID, g.Turn(), g.World.Bal[s.Laws.Tension])
		}
		golden(t, name, d.Text())
		for _, seat := range []string{"belmar", "envoy"} {
			d := review(g, seat)
			if len(d.Headline) != 3 {
				t.Errorf("%s: %s has the headline %q", name, seat, d.Headline)
			}
		}
	}
}

// The numbers of a deal are those that a hand comes to: Harbour at any hour, Ferry
// as usual and a loan pay Arden 6-1+3 and Belmar -3+6+1. The homes carry 4 and 3, so the
// gains are 4 and 1 and their joint gain is 2; by day both would gain 2 and 3.
func TestDebriefNumbers(t *testing.T) {
	s := harbour(t)
	x := games["best"]
	g := play(t, s, x.seed, strings.Replace(x.script, "H1=3 H2=2 H3=2", "H1=3 H2=2 H3=3", 1))
	d := review(g, "arden")
	sp := d.Space
	if got := [2]num.Milli{sp.Signed.Pays[0], sp.Signed.Pays[1]}; got != [2]num.Milli{num.Of(8), num.Of(4)} {
		t.Errorf("the deal pays %v", got)
	}
	if sp.Joint != num.Of(2) || sp.BestJoint != 2449 || sp.Size != 48 || len(sp.Points) != 48 {
		t.Errorf("joint %v of %v in %d packages, %d drawn", sp.Joint, sp.BestJoint, sp.Size, len(sp.Points))
	}
	count := map[debrief.Mark]int{}
	for _, p := range sp.Points {
		for m := debrief.Status; m <= debrief.Deal; m <<= 1 {
			if p.Marks&m != 0 {
				count[m]++
			}
		}
	}
	want := map[debrief.Mark]int{debrief.Status: 1, debrief.Zone: sp.Zone, debrief.Best: len(sp.Best), debrief.Deal: 1, debrief.Even: 1, debrief.Offered: 2}
	for m, n := range want {
		if count[m] != n {
			t.Errorf("mark %d stands %d times, not %d", m, count[m], n)
		}
	}
	var sum num.Milli
	for _, p := range d.Score {
		sum += p.Points
	}
	if diff := sum - d.Totals[0].Sum; diff < -5 || diff > 5 || d.Totals[0].Score != g.World.Bal[s.Offices[1].Score] {
		t.Errorf("the parts come to %v, the total is %+v, the account %v", sum, d.Totals[0], g.World.Bal[s.Offices[1].Score])
	}
	if last := d.Timeline[len(d.Timeline)-1]; last.After != g.World.Bal[s.Laws.Tension] {
		t.Errorf("the last turn ends at %v", last.After)
	}
}

// A demand made again is one demand; a new one on its row takes its place; lifting has
// a price.
func TestDebriefPledges(t *testing.T) {
	s := harbour(t)
	g := play(t, s, 7, "arden: firm H1=1\nclose\narden: firm H1=1\nclose\narden: firm H1=2\nclose\narden: lift H1\n")
	var got []string
	d := review(g, "arden")
	for _, p := range d.Pledges {
		got = append(got, p.Text)
	}
	want := []string{
		"Turn 1: You demanded in public: Harbour at least “in emergencies”. It was made again once. Another demand took its place in turn 3.",
		"Turn 3: You demanded in public: Harbour at least “by day”. It was taken back in turn 4: Support at home -6.",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %q", got)
	}
}

// A game can be reviewed at any moment, for any seat, and the review changes nothing.
func TestDebriefAtAnyMoment(t *testing.T) {
	s := harbour(t)
	seats := []ledger.Offices{ledger.Only(1), ledger.Only(2), ledger.Only(3), ledger.Only(1) | ledger.Only(2), ledger.Everyone, 0}
	for seed := range uint64(25) {
		g := crisis.New(s, chance.Seed(seed), true)
		luck := rand.New(rand.NewPCG(seed, 2))
		for n := 0; n < 300 && !g.Ended(); n++ {
			move(g, luck)
			if n%25 == 0 || g.Ended() {
				before := g.World.Digest()
				d := debrief.Make(s, g.Book.Events, &g.World, seats[luck.IntN(len(seats))])
				if len(d.Text()) == 0 || g.World.Digest() != before {
					t.Fatal("the review is empty, or changed the world")
				}
			}
		}
	}
}

func move(g *crisis.Game, luck *rand.Rand) {
	o := ledger.Office(1 + luck.IntN(g.Scenario.Count()))
	var v crisis.View
	g.Look(ledger.Only(o), &v)
	options := crisis.Options(g.Scenario, &v, o, nil)
	d := options[luck.IntN(len(options))].Directive
	if p := g.Scenario.Talks.Party(o); p >= 0 && luck.IntN(3) == 0 {
		d = ledger.Directive{By: o, Verb: crisis.Propose}
		for i, n := range g.Scenario.Talks.Sizes {
			d.Levels[i] = int8(luck.IntN(int(n)))
		}
	}
	g.Submit(d)
}

// A turn of the debrief begins and ends where the report of that turn does, with the same
// causes, what was signed in it among them, and ends where the next begins.
func TestTurnsAreThoseOfTheReports(t *testing.T) {
	for id, seat := range map[string]string{"harbour-20": "arden", "usmx-2026": "us_exec"} {
		s := shipped(t, id)
		script := games["deal"].script
		if id == "usmx-2026" {
			script = closings(5)
		}
		g := play(t, s, 7, script)
		var v crisis.View
		g.Look(ledger.Only(s.Office(seat)), &v)
		d := review(g, seat)
		for i, l := range d.Timeline {
			if i > 0 && l.Tension != d.Timeline[i-1].After {
				t.Errorf("%s: turn %d begins at %v, where the one before ends at %v", id, l.Turn, l.Tension, d.Timeline[i-1].After)
			}
			from, to := l.Tension, l.After
			for _, c := range crisis.Report(s, &v, l.Turn) {
				if c.Account != s.Laws.Tension {
					continue
				}
				from, to = c.From, c.To
				for _, x := range c.Causes {
					if tenth := num.One / 10; max(x.Delta, -x.Delta) >= tenth && !slices.ContainsFunc(l.Causes, func(y crisis.Cause) bool { return y.Rule == x.Rule && y.By == x.By && y.Delta == x.Delta }) {
						t.Errorf("%s, turn %d: the debrief has no %s %v", id, l.Turn, x.Title, x.Delta)
					}
				}
			}
			if from != l.Tension || to != l.After {
				t.Errorf("%s, turn %d: the report goes from %v to %v, the debrief from %v to %v", id, l.Turn, from, to, l.Tension, l.After)
			}
		}
	}
}
