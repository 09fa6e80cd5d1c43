package crisis_test

import (
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
	"backchannel/scenarios"
)

var updateTold = flag.Bool("update-told", false, "rewrite the golden texts of what is told")

// tellScenario is harbour-20 as it comes with the program.
func tellScenario(t *testing.T) *scenario.Scenario {
	t.Helper()
	folder, err := fs.Sub(scenarios.Files, "harbour-20")
	if err != nil {
		t.Fatal(err)
	}
	s, problems := scenario.Load(folder, "harbour-20")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return s
}

// script plays lines of "office: directive"; a refusal fails the test.
func script(t *testing.T, g *crisis.Game, lines string) {
	t.Helper()
	for line := range strings.Lines(lines) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if line == "close" {
			for o := 1; o <= g.Scenario.Count(); o++ {
				g.Submit(ledger.Directive{By: ledger.Office(o), Verb: crisis.Close})
			}
			continue
		}
		office, what, _ := strings.Cut(line, ": ")
		by := g.Scenario.Office(office)
		d, err := crisis.ParseDirective(g.Scenario, by, what)
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		if r := g.Submit(d); r.Code != "" {
			t.Fatalf("%s: refused %s: %s", line, r.Code, r.Reason(g.Scenario))
		}
	}
}

// told lists all that a seat is told.
func told(s *scenario.Scenario, v *crisis.View) string {
	var b strings.Builder
	for i := range v.Log {
		if l, ok := crisis.Tell(s, &v.Log[i], v.Of); ok {
			mark := " "
			if l.Important {
				mark = "!"
			}
			fmt.Fprintf(&b, "%s %s\n", mark, l.Text)
		}
	}
	return b.String()
}

func reported(s *scenario.Scenario, changes []crisis.Change) string {
	var b strings.Builder
	for _, c := range changes {
		fmt.Fprintf(&b, "%s: %v -> %v\n", s.Accounts[c.Account].Title, c.From, c.To)
		for _, x := range c.Causes {
			fmt.Fprintf(&b, "  %v %s (%s)\n", x.Delta, x.Title, s.Offices[x.By].Short)
		}
	}
	return b.String()
}

func goldenTold(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", "told", name+".txt")
	if *updateTold {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
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

const toldGame = `
arden: calm
arden: firm H2=1
arden: guess belmar H2
arden: label claims DISPUTED
belmar: label claims FACT
belmar: survey
belmar: warn H1=2
belmar: withdraw warn
belmar: listen
envoy: good_offices
close
belmar: paper arden H1=1 H2=2 H3=2
arden: propose H1=2 H2=1 H3=1
belmar: reject arden because H2
arden: lift H2
belmar: accept arden if H2=2 H3=2
belmar: invite call arden
arden: agree call belmar
arden: invite readout belmar
belmar: decline readout arden
arden: channel
belmar: invite readout arden
close
envoy: table H1=2 H2=2 H3=2
arden: accept text
belmar: accept text
arden: sign
belmar: sign
close
close
belmar: break
close
`

// A scripted game is told to each seat in its own words.
func TestTellGame(t *testing.T) {
	s := tellScenario(t)
	for o := ledger.Office(1); int(o) <= s.Count(); o++ {
		g := crisis.New(s, chance.Seed(7), true)
		script(t, g, toldGame)
		var v crisis.View
		g.Look(ledger.Only(o), &v)
		text := told(s, &v)
		for turn := 0; turn <= 6; turn++ {
			if r := crisis.Report(s, &v, turn); r != nil {
				text += fmt.Sprintf("\nReport of turn %d\n%s", turn, reported(s, r))
			}
		}
		goldenTold(t, s.Offices[o].ID, text)
	}
}

// Every kind of event is told, or is one of those that are silent on purpose.
func TestEveryKindIsToldOrSilent(t *testing.T) {
	quay, isles := tellScenario(t), findScenario(t, "isles")
	silent := map[string]bool{"GameOpened": true, "LimitsHeld": true, "TurnClosed": true, "TextRatified": true} // nobody votes here
	for k := ledger.Kind(1); crisis.KindName(k) != ""; k++ {
		s := quay
		if k >= crisis.BillTabled {
			s = isles
		}
		// A meter's entry gives the kinds that speak through their entries something to tell.
		e := ledger.Event{Kind: k, Turn: 1, Sees: ledger.Everyone, Rule: s.Laws.DriftRule, Of: ledger.Directive{By: 1, Verb: crisis.Choose, Item: 2}, Entries: []ledger.Entry{{To: s.Meters[0].Account, Delta: num.One}}}
		switch crisis.KindName(k) {
		case "PollTaken":
			e.Entries[0].To = s.Meters[4].Poll
		case "LimitsHeld":
			e.Rule = s.Laws.LimitRule
		case "VotesWhipped":
			e.Of.Pick, e.Entries[0].To, e.Entries[0].Rule = 1, s.Bills[0].Path[1].Whip, e.Rule
		}
		line, ok := crisis.Tell(s, &e, ledger.Only(1))
		if ok == silent[crisis.KindName(k)] {
			t.Errorf("%s: told %v %q", crisis.KindName(k), ok, line.Text)
		}
	}
}

// In random games every text is short, what is told never needs more than the seat
// sees, and the causes of every number add up.
func TestTellRandomGames(t *testing.T) {
	s := tellScenario(t)
	for seed := range uint64(60) {
		g := crisis.New(s, chance.Seed(seed), true)
		luck := rand.New(rand.NewPCG(seed, 1))
		var v crisis.View
		for range 400 {
			if g.Ended() {
				break
			}
			randomMove(t, g, luck)
			g.Look(ledger.Only(ledger.Office(1+luck.IntN(s.Count()))), &v)
			checkTold(t, g, &v)
		}
	}
}

func randomMove(t *testing.T, g *crisis.Game, luck *rand.Rand) {
	t.Helper()
	s := g.Scenario
	var v crisis.View
	o := ledger.Office(1 + luck.IntN(s.Count()))
	g.Look(ledger.Only(o), &v)
	options := crisis.Options(s, &v, o, nil)
	x := options[luck.IntN(len(options))].Directive
	if luck.IntN(3) == 0 && s.Talks.Party(o) >= 0 {
		x = ledger.Directive{By: o, Verb: crisis.Propose}
		for i, n := range s.Talks.Sizes {
			x.Levels[i] = int8(luck.IntN(int(n)))
		}
	}
	for _, e := range crisis.Effects(s, &v, &x) {
		checkText(t, e)
	}
	g.Submit(x)
}

func checkText(t *testing.T, text string) {
	t.Helper()
	if n := utf8.RuneCountInString(text); n > crisis.LineMax || n == 0 {
		t.Fatalf("%d characters: %q", n, text)
	}
}

func checkTold(t *testing.T, g *crisis.Game, v *crisis.View) {
	t.Helper()
	s := g.Scenario
	for i := range v.Log {
		if l, ok := crisis.Tell(s, &v.Log[i], v.Of); ok {
			if _, ok := crisis.RollCallOf(s, &v.Log[i]); !ok {
				checkText(t, l.Text)
			}
		}
	}
	for id := range s.Accounts {
		opening, causes, closing := crisis.Why(s, v, ledger.ID(id), 0)
		for _, c := range causes {
			opening += c.Delta
		}
		if opening != closing || v.Knows(s, ledger.ID(id)) && closing != v.Bal[id] {
			t.Fatalf("%s: %v by its causes, %v by Why, %v in the view", s.Accounts[id].Name, opening, closing, v.Bal[id])
		}
	}
	for turn := range v.Turn() + 1 {
		for _, c := range crisis.Report(s, v, turn) {
			sum := c.From
			for _, x := range c.Causes {
				sum += x.Delta
			}
			if sum != c.To {
				t.Fatalf("turn %d, %s: %v + causes = %v, not %v", turn, s.Accounts[c.Account].Name, c.From, sum, c.To)
			}
		}
	}
}

// What an order would do is said before it is sent, with trust, repeats and price.
func TestEffects(t *testing.T) {
	s := tellScenario(t)
	g := crisis.New(s, chance.Seed(7), true)
	script(t, g, "arden: calm\nclose\nbelmar: propose H1=1 H2=2 H3=2\n")
	var v crisis.View
	g.Look(ledger.Only(1), &v)
	var b strings.Builder
	for _, line := range []string{
		"calm", "firm H2=1", "firm H3=2", "warn H1=2", "step", "survey", "channel", "listen", "invite call belmar", "label claims FACT", "choose quay calm", "choose leak disown",
		"break", "sign", "propose H1=2 H2=2 H3=2", "accept belmar", "accept belmar if H1=2", "lift H1", "close",
	} {
		d, err := crisis.ParseDirective(s, 1, line)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s\n", line)
		for _, e := range crisis.Effects(s, &v, &d) {
			fmt.Fprintf(&b, "  %s\n", e)
		}
	}
	goldenTold(t, "effects", b.String())
}

// What is said under a choice names every meter that the choice then moves, the mean of a
// public among them, as far as its office sees them.
func TestEffectsNameWhatIsBooked(t *testing.T) {
	s := findScenario(t, large)
	for _, seat := range []string{"us_exec", "mx_pres"} {
		by := s.Office(seat)
		for pick, option := range []string{"calm", "firm", "silence"} {
			g := crisis.New(s, chance.Seed(7), true)
			var v crisis.View
			g.Look(ledger.Only(by), &v)
			d, err := crisis.ParseDirective(s, by, "choose E01 "+option)
			if err != nil {
				t.Fatal(err)
			}
			says := strings.Join(crisis.Effects(s, &v, &d), " · ")
			script(t, g, seat+": choose E01 "+option+"\nclose\n")
			booked := 0
			for _, e := range g.Book.Events {
				if e.Kind != crisis.ChoiceMade || e.Of.By != by || int(e.Of.Pick) != pick {
					continue
				}
				for _, n := range e.Entries {
					i := slices.IndexFunc(s.Meters, func(m scenario.Meter) bool { return m.Account == n.To })
					if n.At != 0 || n.Card != 0 || i < 0 || !v.Knows(s, n.To) || max(n.Delta, -n.Delta) < num.One/10 {
						continue
					}
					booked++
					if !strings.Contains(says, s.Meters[i].Name) {
						t.Errorf("%s, %s: %q says nothing of %s, which moves by %v", seat, option, says, s.Accounts[n.To].Title, n.Delta)
					}
				}
			}
			if booked == 0 {
				t.Errorf("%s, %s: nothing was booked", seat, option)
			}
		}
	}
}

// Where chambers vote, a signature by itself moves nothing: what it would do waits for the votes.
func TestSigningWaitsForTheVotes(t *testing.T) {
	s := findScenario(t, large)
	var v crisis.View
	crisis.New(s, chance.Seed(7), true).Look(ledger.Only(1), &v)
	d, err := crisis.ParseDirective(s, 1, "sign")
	if err != nil {
		t.Fatal(err)
	}
	told := crisis.Effects(s, &v, &d)
	if len(told) == 0 || !strings.HasPrefix(told[0], "once all have signed and every vote has carried it: Tension ") {
		t.Errorf("signing is told as %q", told)
	}
}

// What a vote brings into force at a closing belongs to the closing; an offer of the next
// turn ends the passage.
func TestPasses(t *testing.T) {
	for _, c := range []struct {
		kind ledger.Kind
		turn int16
		want bool
	}{{crisis.AgreementInForce, 3, true}, {crisis.LawApplied, 3, true}, {crisis.TurnOpened, 4, true}, {crisis.CardFell, 4, true}, {crisis.PackageProposed, 4, false}, {crisis.AgreementInForce, 4, false}} {
		if got := crisis.Passes(&ledger.Event{Kind: c.kind, Turn: c.turn}, 3); got != c.want {
			t.Errorf("%s of turn %d: %v", crisis.KindName(c.kind), c.turn, got)
		}
	}
}

// The report says to which mark the passing of time drew tension, as that mark stood when the
// closing began: the threats of a turn count from the next.
func TestDriftNamesItsMark(t *testing.T) {
	for _, c := range []struct{ id, script, seat, want string }{
		{"", "arden: warn H1=2\nclose\n", "arden", "Time passes (towards 50)"},
		{"", "arden: warn H1=2\nclose\nclose\n", "arden", "Time passes (towards 70)"},
		{large, "close\n", "us_exec", "Time passes (towards 62)"},
	} {
		s := tellScenario(t)
		if c.id != "" {
			s = findScenario(t, c.id)
		}
		g := crisis.New(s, chance.Seed(7), true)
		script(t, g, c.script)
		var v crisis.View
		g.Look(ledger.Only(s.Office(c.seat)), &v)
		got := ""
		for _, change := range crisis.Report(s, &v, v.Turn()-1) {
			for _, x := range change.Causes {
				if x.Rule == s.Laws.DriftRule {
					got = x.Title
				}
			}
		}
		if got != c.want {
			t.Errorf("%q: %q, not %q", c.script, got, c.want)
		}
	}
}
