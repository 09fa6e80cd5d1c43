package crisis_test

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

var (
	update = flag.Bool("update", false, "rewrite the outcome lines of transcripts, never their commands")
	reseed = flag.Uint64("reseed", 0, "with -update: where what a transcript expects does not hold, try the seeds up to this")
)

// A transcript is a game as text that can be read aloud. Its first line is a comment
// that says what it shows. A line that is indented is an outcome, which -update
// rewrites; all others are commands:
//
//	# ...                        a comment
//	seed N                       the luck of the game that begins, 1 if nothing is said
//	scenario NAME                the folder it is played in; the transcript's own if nothing is said
//	plan NAME                    the plan by which the offices are shared out; the first if nothing is said
//	turn N                       every office closes until turn N begins
//	OFFICE: DIRECTIVE            as crisis.ParseDirective reads it
//	OFFICE with KEY N: DIRECTIVE the same with what cannot be typed: pick, item, other or text (so many bytes)
//	all: DIRECTIVE               every office in turn, while the game lasts; an office that has closed does not close again
//	why OFFICE ACCOUNT           the entries behind a balance, as the office sees them
//	view OFFICE                  what the office sees of the accounts that have changed
//	show ACCOUNT                 a balance, whoever may see it
//	watch NAME ...               from here on little is told: changes of the accounts named, events about the cards, actions
//	                             and bills named, and always what becomes of agreements and of the game
//	expect ACCOUNT OP NUMBER     what the story needs, with = < > <= >=; -update does not change it
//	expect ending ID             the game has ended so
//	digest                       the world's digest, on the same line
//	end                          the ending and the scores
type transcript struct {
	t      *testing.T
	folder string // of the scenario that it stands in
	s      *scenario.Scenario
	seed   uint64
	reseed uint64 // the seed that stands for the one written, if not 0
	plan   string
	game   *crisis.Game
	out    []string
	// quiet says that only what stands in watch is told.
	quiet bool
	watch map[string]bool
	// failed is what was expected and does not hold.
	failed []string
	codes  map[crisis.Code]bool
	// did is what was carried out, by verb and ending, for the test of coverage.
	verbs   map[ledger.Verb]bool
	endings map[string]bool
}

// scenarioFolders are where scenarios with transcripts stand.
var scenarioFolders = []string{"../../scenarios", "testdata"}

// loaded holds the scenarios that tests have read, by folder; nothing changes a scenario.
var loaded = map[string]*scenario.Scenario{}

func loadFolder(t testing.TB, folder string) *scenario.Scenario {
	t.Helper()
	if s := loaded[folder]; s != nil {
		return s
	}
	s, problems := scenario.Load(os.DirFS(folder), filepath.Base(folder))
	for _, p := range problems {
		t.Error(p)
	}
	if s == nil {
		t.FailNow()
	}
	loaded[folder] = s
	return s
}

// findScenario loads a scenario by its name.
func findScenario(t testing.TB, name string) *scenario.Scenario {
	t.Helper()
	for _, dir := range scenarioFolders {
		if folder := filepath.Join(dir, name); isFolder(folder) {
			return loadFolder(t, folder)
		}
	}
	t.Fatalf("there is no scenario %q", name)
	return nil
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// play runs the commands of a transcript and returns it with its outcomes.
func (p *transcript) play(text string) string {
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, " \n")
		switch {
		case strings.HasPrefix(line, " "):
		case line == "" || line[0] == '#':
			p.out = append(p.out, line)
		default:
			p.command(line)
		}
	}
	return strings.Join(p.out, "\n") + "\n"
}

func (p *transcript) say(format string, args ...any) {
	p.out = append(p.out, "  "+fmt.Sprintf(format, args...))
}

// begin starts the game when the first command needs it.
func (p *transcript) begin() *crisis.Game {
	if p.s == nil {
		p.s = loadFolder(p.t, p.folder)
	}
	if p.game == nil {
		p.game = crisis.NewIn(p.s, p.s.PlanOf(p.plan), chance.Seed(p.seed), true)
	}
	return p.game
}

func (p *transcript) command(line string) {
	word, rest, _ := strings.Cut(line, " ")
	switch word {
	case "seed":
		n, err := strconv.ParseUint(rest, 10, 64)
		p.must(err == nil && p.game == nil, line, "a seed is a number, before the first directive")
		if p.seed = n; p.reseed > 0 {
			p.seed = p.reseed
			line = fmt.Sprint("seed ", p.reseed)
		}
	case "plan":
		p.must(p.game == nil, line, "the plan is named before the first directive")
		p.plan = rest
	case "scenario":
		p.must(p.game == nil, line, "the scenario is named before the first directive")
		p.s = findScenario(p.t, rest)
	case "digest":
		p.out = append(p.out, "digest "+p.begin().World.Digest().String())
		return
	}
	p.out = append(p.out, line)
	switch word {
	case "seed", "plan", "scenario":
	case "turn":
		n, err := strconv.Atoi(rest)
		p.must(err == nil, line, "a turn is a number")
		p.until(int16(n))
	case "why":
		who, account, _ := strings.Cut(rest, " ")
		p.why(p.office(who, line), p.account(account, line))
	case "view":
		p.view(p.office(rest, line))
	case "show":
		id := p.account(rest, line)
		p.say("%s %v", p.s.Accounts[id].Name, p.begin().World.Bal[id])
	case "watch":
		p.only(strings.Fields(rest), line)
	case "expect":
		p.expect(rest, line)
	case "end":
		p.end()
	default:
		p.directive(line)
	}
}

// only lets little be told from here on: what has to do with the names.
func (p *transcript) only(names []string, line string) {
	p.begin()
	p.quiet, p.watch = true, map[string]bool{}
	known := func(name string) bool {
		_, account := p.s.Find(name)
		return account || slices.ContainsFunc(p.s.Actions, func(a scenario.Action) bool { return a.ID == name }) ||
			slices.ContainsFunc(p.s.Cards, func(c scenario.Card) bool { return c.ID == name }) ||
			slices.ContainsFunc(p.s.Bills, func(b scenario.Bill) bool { return b.ID == name })
	}
	for _, name := range names {
		p.must(known(name), line, "no account, action, card or bill "+name)
		p.watch[name] = true
	}
}

// expect notes what the story needs and does not have.
func (p *transcript) expect(what, line string) {
	words := strings.Fields(what)
	if len(words) == 2 && words[0] == "ending" {
		if g := p.begin(); !g.Ended() || p.ending() != words[1] {
			p.failed = append(p.failed, line+": it has not ended so")
		}
		return
	}
	p.must(len(words) == 3, line, "write expect ACCOUNT OP NUMBER, or expect ending ID")
	have := p.begin().World.Bal[p.account(words[0], line)]
	want, err := num.Parse(words[2])
	p.must(err == nil, line, "no number "+words[2])
	holds, ok := map[string]bool{"=": have == want, "<": have < want, ">": have > want, "<=": have <= want, ">=": have >= want}[words[1]]
	p.must(ok, line, "one of = < > <= >= is missing")
	if !holds {
		p.failed = append(p.failed, fmt.Sprintf("%s: it is %v in turn %d", line, have, p.game.Turn()))
	}
}

func (p *transcript) must(ok bool, line, what string) {
	p.t.Helper()
	if !ok {
		p.t.Fatalf("%s: %s", line, what)
	}
}

func (p *transcript) office(id, line string) ledger.Office {
	p.begin()
	o := p.s.Office(id)
	p.must(o != ledger.Nobody, line, "no such office")
	return o
}

func (p *transcript) account(name, line string) ledger.ID {
	p.begin()
	id, ok := p.s.Find(name)
	p.must(ok, line, "no such account")
	return id
}

func (p *transcript) directive(line string) {
	who, what, ok := strings.Cut(line, ": ")
	p.must(ok, line, "a directive is written OFFICE: DIRECTIVE")
	g := p.begin()
	if who == "all" {
		for o := ledger.Office(1); int(o) <= p.s.Count() && !g.Ended(); o++ {
			if what != "close" || g.World.Bal[p.s.Offices[o].Closed] == 0 {
				p.submit(o, what, "")
			}
		}
		return
	}
	who, with, _ := strings.Cut(who, " with ")
	p.submit(p.office(who, line), what, with)
}

// submit gives a directive to the game and tells what came of it.
func (p *transcript) submit(o ledger.Office, what, with string) {
	g := p.game
	d, err := crisis.ParseDirective(p.s, o, what)
	if err != nil {
		p.say("not understood: %v", err)
		return
	}
	p.change(&d, with)
	before, from := g.World.Digest(), len(g.Book.Events)
	bal, filed := slices.Clone(g.World.Bal), slices.Clone(g.World.Filed)
	if r := g.Submit(d); r.Code != "" {
		p.codes[r.Code] = true
		p.say("refused %s: %s", r.Code, r.Reason(p.s))
		if g.World.Digest() != before {
			p.t.Errorf("%s: refused, and yet the world has changed", what)
		}
		return
	}
	p.verbs[d.Verb] = true
	n := news{p, filed}
	for i := range g.Book.Events[from:] {
		n.tell(&g.Book.Events[from+i])
	}
	p.changes(bal, g.Book.Events[from:])
}

// change gives a directive what cannot be typed.
func (p *transcript) change(d *ledger.Directive, with string) {
	if with == "" {
		return
	}
	key, value, _ := strings.Cut(with, " ")
	n, err := strconv.Atoi(value)
	p.must(err == nil, with, "with is followed by a key and a number")
	switch key {
	case "pick":
		d.Pick = uint8(n)
	case "item":
		d.Item = uint16(n)
	case "other":
		d.With = ledger.Office(n)
	case "text":
		d.Text = strings.Repeat("x", n)
	default:
		p.t.Fatalf("with %s: no such key", with)
	}
}

// until closes every office's turn until a turn begins.
func (p *transcript) until(turn int16) {
	g := p.begin()
	for g.Turn() < turn && !g.Ended() {
		p.directive("all: close")
	}
	if g.Turn() != turn {
		p.say("not reached: this is turn %d", g.Turn())
	}
}

// watched tells whether changes of an account are told: meters, home thresholds,
// public demands, and what is known of the others.
func (p *transcript) watched(id ledger.ID) bool {
	if p.quiet {
		return p.watch[p.s.Accounts[id].Name]
	}
	for i := range p.s.Meters {
		if p.s.Meters[i].Account == id {
			return true
		}
	}
	name := p.s.Accounts[id].Name
	return strings.HasSuffix(name, ".reserve") || strings.Contains(name, ".pledge.") || strings.Contains(name, ".sees.")
}

// changes tells how the watched accounts moved, and why.
func (p *transcript) changes(bal []num.Milli, events []ledger.Event) {
	for id := range p.s.Accounts {
		if causes := p.causes(ledger.ID(id), events); causes != "" && p.watched(ledger.ID(id)) {
			p.say("%s %v -> %v (%s)", p.s.Accounts[id].Name, bal[id], p.game.World.Bal[id], causes)
		}
	}
}

// causes lists the entries to an account, those of one cause together.
func (p *transcript) causes(id ledger.ID, events []ledger.Event) string {
	var rules []ledger.Rule
	sums := map[ledger.Rule]num.Milli{}
	for i := range events {
		for _, e := range events[i].Entries {
			if e.To != id || e.At != 0 || e.Card != 0 {
				continue
			}
			if _, ok := sums[e.Rule]; !ok {
				rules = append(rules, e.Rule)
			}
			sums[e.Rule] += e.Delta
		}
	}
	words := make([]string, len(rules))
	for i, r := range rules {
		words[i] = p.s.Causes[r].Title + " " + signed(sums[r])
	}
	return strings.Join(words, ", ")
}

func signed(x num.Milli) string {
	if x > 0 {
		return "+" + x.String()
	}
	return x.String()
}

// why tells the entries behind a balance that an office sees; they add up.
func (p *transcript) why(o ledger.Office, id ledger.ID) {
	var v crisis.View
	p.game.Look(ledger.Only(o), &v)
	if !v.Knows(p.s, id) {
		p.say("%s does not see %s", p.s.Offices[o].ID, p.s.Accounts[id].Name)
		return
	}
	sum := p.s.Accounts[id].Open
	p.say("%v at the opening", sum)
	for i := range v.Log {
		for _, e := range v.Log[i].Entries {
			if e.To == id && e.At == 0 {
				sum += e.Delta
				p.say("%s in turn %d: %s", signed(e.Delta), v.Log[i].Turn, p.s.Causes[e.Rule].Title)
			}
		}
	}
	if rest := v.Bal[id] - sum; rest != 0 {
		p.say("%s out of its sight", signed(rest))
	}
	p.say("%v now", v.Bal[id])
}

// view tells what an office sees of the accounts that have changed.
func (p *transcript) view(o ledger.Office) {
	var v crisis.View
	p.game.Look(ledger.Only(o), &v)
	var words []string
	for id := range p.s.Accounts {
		if a := &p.s.Accounts[id]; v.Knows(p.s, ledger.ID(id)) && v.Bal[id] != a.Open {
			words = append(words, fmt.Sprintf("%s %v", a.Name, v.Bal[id]))
		}
	}
	p.say("%s sees %d events: %s", p.s.Offices[o].ID, len(v.Log), cmp.Or(strings.Join(words, ", "), "nothing has changed"))
	for i := range v.Filed {
		p.say("filed by %s: %s", p.s.Offices[v.Filed[i].By].ID, crisis.FormatDirective(p.s, &v.Filed[i]))
	}
}

// end tells the ending and the scores.
func (p *transcript) end() {
	g := p.begin()
	if !g.Ended() {
		p.say("not ended")
		return
	}
	words := make([]string, 0, p.s.Count())
	for o := 1; o <= p.s.Count(); o++ {
		words = append(words, fmt.Sprintf("%s %v", p.s.Offices[o].ID, g.World.Bal[p.s.Offices[o].Score]))
	}
	p.say("%s in turn %d; scores: %s", p.ending(), g.Turn(), strings.Join(words, ", "))
}

func (p *transcript) ending() string {
	id := p.s.Endings[p.game.World.Bal[p.s.Ending]/num.One-1].ID
	p.endings[id] = true
	return id
}

// news puts events into one line each.
type news struct {
	*transcript
	filed []ledger.Directive // before the directive
}

func (n news) tell(e *ledger.Event) {
	s, d := n.s, &e.Of
	if n.quiet && !n.told(e) {
		return
	}
	who := s.Offices[d.By].ID
	if n.quiet && !n.told(e) {
		return
	}
	switch e.Kind {
	case crisis.TurnOpened:
		n.say("turn %d begins", e.Turn)
	case crisis.CardFell:
		n.say("card %s falls%s", s.Cards[d.Item].ID, n.odds(e))
	case crisis.InvitationAccepted:
		n.say("sealed by both: %s with %s", s.Actions[d.Item].ID, who)
	case crisis.InvitationLapsed:
		n.say("lapsed: %s invites %s to %s", who, s.Offices[d.With].ID, s.Actions[d.Item].ID)
	case crisis.AgreementInForce:
		n.say("in force: %s", crisis.FormatLevels(s, d.Levels))
	case crisis.TextRatified:
		r, _ := crisis.RollCallOf(s, e)
		n.say("vote for %s: %d yes of %d present, %d needed, at odds of %v %%, %v was drawn", who, r.Yes, r.Yes+r.No, r.Needed, e.Odds, e.Drawn)
	case crisis.TextRefused:
		n.say("refused: %s", crisis.FormatLevels(s, d.Levels))
	case crisis.DeliveryMade, crisis.DeliverySlipped, crisis.DeliveryMissed:
		n.say("%s by %s", strings.ToLower(strings.TrimPrefix(crisis.KindName(e.Kind), "Delivery")), who)
	case crisis.ActionTaken:
		if d.With != ledger.Nobody {
			who += " and " + s.Offices[d.With].ID
		}
		n.say("done by %s: %s", who, crisis.FormatDirective(s, d))
	case crisis.ChanceTaken:
		n.say("chance in %s%s", s.Causes[e.Rule].ID, n.odds(e))
	case crisis.ChoiceMade:
		n.say("answer of %s to %s: %s%s", who, s.Cards[d.Item].ID, s.Cards[d.Item].Options[d.Pick].ID, n.byDefault(d))
	case crisis.ClaimLabelled:
		n.say("label of %s for %s: %v", who, s.Cards[d.Item].ID, information(s, d))
	case crisis.DealKept:
		n.say("kept by %s", who)
	case crisis.DealBroken:
		n.say("broken by %s", who)
	case crisis.RungReached:
		n.say("rung %s is reached", s.Ladder[d.Item].ID)
	case crisis.BillTabled:
		n.say("tabled: %s", s.Bills[d.Item].ID)
	case crisis.BillCalled:
		n.say("called up: %s", s.Bills[d.Item].ID)
	case crisis.VotesWhipped, crisis.BillSigned, crisis.BillVetoed:
		line, _ := crisis.Tell(s, e, ledger.Everyone)
		n.say("%s", line.Text)
	case crisis.BillReported, crisis.BillHeld:
		n.say("committee on %s%s", s.Bills[d.Item].ID, n.odds(e))
	case crisis.BillVoted, crisis.OverrideVoted:
		line, _ := crisis.Tell(s, e, ledger.Everyone)
		n.say("%s", line.Text)
		n.say("division of %s%s", s.Bills[d.Item].ID, n.odds(e))
	case crisis.BillPassed:
		n.say("through: %s", s.Bills[d.Item].ID)
	case crisis.BillFailed:
		n.say("failed: %s", s.Bills[d.Item].ID)
	case crisis.GameEnded:
		n.say("the game ends: %s", n.ending())
	}
}

// told tells whether an event is news where little is.
func (n news) told(e *ledger.Event) bool {
	s, d := n.s, &e.Of
	switch e.Kind {
	case crisis.TurnOpened, crisis.AgreementInForce, crisis.TextRatified, crisis.TextRefused, crisis.DeliveryMade, crisis.DeliverySlipped,
		crisis.DeliveryMissed, crisis.DealKept, crisis.DealBroken, crisis.GameEnded:
		return true
	case crisis.RungReached:
		return n.watch["rung"]
	case crisis.CardFell, crisis.ChoiceMade, crisis.ClaimLabelled:
		return n.watch[s.Cards[d.Item].ID]
	case crisis.ActionTaken, crisis.InvitationLapsed:
		return n.watch[s.Actions[d.Item].ID]
	case crisis.VotesWhipped:
		return d.Pick > 0 && int(d.Pick) <= len(s.Bills) && n.watch[s.Bills[d.Pick-1].ID]
	case crisis.BillTabled, crisis.BillCalled, crisis.BillReported, crisis.BillHeld, crisis.BillVoted, crisis.OverrideVoted,
		crisis.BillSigned, crisis.BillVetoed, crisis.BillPassed, crisis.BillFailed:
		return n.watch[s.Bills[d.Item].ID]
	case crisis.ChanceTaken:
		return n.watch[s.Causes[e.Rule].ID]
	}
	return false
}

func (n news) odds(e *ledger.Event) string {
	switch {
	case e.Odds == 0:
		return ""
	case e.Drawn < e.Odds:
		return fmt.Sprintf(", at odds of %v %%: yes, %v was drawn", e.Odds, e.Drawn)
	}
	return fmt.Sprintf(", at odds of %v %%: no, %v was drawn", e.Odds, e.Drawn)
}

func (n news) byDefault(d *ledger.Directive) string {
	if slices.Contains(n.filed, *d) {
		return ""
	}
	return ", by default"
}

// information is a label with its verdict.
func information(s *scenario.Scenario, d *ledger.Directive) string {
	form := crisis.FormatDirective(s, d)
	word := form[strings.LastIndex(form, " ")+1:]
	if d.Pick == uint8(s.Cards[d.Item].Answer) {
		return word + ", right"
	}
	return fmt.Sprintf("%s, wrong: %v", word, s.Cards[d.Item].Answer)
}

// Every transcript plays as it is written, and together they show every verb, every
// refusal and every ending of the scenarios that they stand in.
func TestTranscripts(t *testing.T) {
	codes, verbs, endings := map[crisis.Code]bool{}, map[ledger.Verb]bool{}, map[string]map[string]bool{}
	for _, dir := range scenarioFolders {
		names, err := filepath.Glob(filepath.Join(dir, "*", "transcripts", "*.txt"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			folder := filepath.Dir(filepath.Dir(name))
			if endings[folder] == nil {
				endings[folder] = map[string]bool{}
			}
			t.Run(filepath.Base(folder)+"/"+strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) {
				compareTranscript(t, name, func(reseed uint64) *transcript {
					return &transcript{t: t, folder: folder, seed: 1, reseed: reseed, codes: codes, verbs: verbs, endings: endings[folder]}
				})
			})
		}
	}
	if whole := flag.Lookup("test.run").Value.String(); whole == "" || whole == "TestTranscripts" {
		wantShown(t, codes, verbs, endings)
	}
}

func compareTranscript(t *testing.T, name string, with func(reseed uint64) *transcript) {
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(want), "# ") {
		t.Errorf("%s: the first line says what the transcript shows", name)
	}
	text := strings.ReplaceAll(string(want), "\r\n", "\n")
	p := with(0)
	got := p.play(text)
	if len(p.failed) > 0 && *update {
		p, got = soughtSeed(text, p, got, with)
	}
	for _, f := range p.failed {
		t.Errorf("%s: %s; change the commands or the seed until it shows what it says, or let -update -reseed 200 find a seed", name, f)
	}
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	gotLines, wantLines := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range max(len(gotLines), len(wantLines)) {
		if i >= len(gotLines) || i >= len(wantLines) || gotLines[i] != wantLines[i] {
			t.Fatalf("%s:%d: it is now\n%s\nand was\n%s", name, i+1, strings.Join(gotLines[min(i, len(gotLines)):], "\n"), strings.Join(wantLines[min(i, len(wantLines)):], "\n"))
		}
	}
}

// soughtSeed plays a transcript with other seeds until all that it expects holds; where
// none serves, it stays as it was.
func soughtSeed(text string, p *transcript, got string, with func(reseed uint64) *transcript) (*transcript, string) {
	for n := range *reseed {
		q := with(n + 1)
		if other := q.play(text); len(q.failed) == 0 {
			return q, other
		}
	}
	return p, got
}

// wantShown reports what no transcript shows.
func wantShown(t *testing.T, codes map[crisis.Code]bool, verbs map[ledger.Verb]bool, endings map[string]map[string]bool) {
	for _, c := range crisis.Codes {
		if !codes[c] {
			t.Errorf("no transcript shows the refusal %s", c)
		}
	}
	for v := crisis.Act; crisis.VerbName(v) != ""; v++ {
		if !verbs[v] {
			t.Errorf("no transcript shows the verb %s", crisis.VerbName(v))
		}
	}
	for folder, shown := range endings {
		s := loadFolder(t, folder)
		for i := range s.Endings {
			if !shown[s.Endings[i].ID] {
				t.Errorf("no transcript of %s shows the ending %s", s.ID, s.Endings[i].ID)
			}
		}
	}
}
