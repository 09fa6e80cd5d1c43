package crisis_test

import (
	"bytes"
	"encoding/binary"
	"flag"
	"fmt"
	"slices"
	"strings"
	"testing"

	"backchannel/engine/advisor"
	"backchannel/engine/advisor/search"
	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/rule"
	"backchannel/engine/scenario"
)

var (
	pairs     = flag.Int("pairs", 200, "how many pairs of games TestSecrecy plays")
	seatPairs = flag.Int("seatpairs", 2, "how many pairs of games TestSecrecyOfEverySeat plays for each seat, at most 1000")
)

// Two games that differ only in what a seat may not know are the same game to it,
// until something declares that it reveals the difference.
//
// The second game has other hidden opening balances and the same luck; all moves of
// the first are made in it again. After each directive the seat's view, its options,
// its refusals and its own counterpart's choice are compared byte by byte.
func TestSecrecy(t *testing.T) {
	var total tally
	for n := range uint64(*pairs) {
		s := findScenario(t, playable[n%uint64(len(playable))])
		if leak := playPair(s, n+1, &total); leak != "" {
			t.Fatalf("pair %d of %s: %s", n+1, s.ID, leak)
		}
	}
	t.Log(total)
	if total.reveal+total.refusal > total.pairs*2/3 {
		t.Error("most pairs end before they have shown anything")
	}
}

// Nor can any seat of the large crisis tell them apart, where a cabinet plays for a side
// and where each office has its own player.
func TestSecrecyOfEverySeat(t *testing.T) {
	s := findScenario(t, large)
	for _, id := range []string{"solo", "offices"} {
		plan := s.PlanOf(id)
		for i, seat := range s.Plans[plan].Seats {
			t.Run(id+"/"+seat.ID, func(t *testing.T) {
				var total tally
				for n := range uint64(*seatPairs) {
					if leak := playPairIn(s, plan, seat.Offices, n+uint64(1000*i+1), &total); leak != "" {
						t.Fatalf("pair %d: %s", n+1, leak)
					}
				}
				t.Log(total)
			})
		}
	}
}

// Nor does the choice of a planner, which plays imagined worlds on, change with what its seat
// cannot know.
func TestSecrecyOfPlanners(t *testing.T) {
	for _, c := range []struct {
		name, plan string
		times      int
	}{{"harbour-20", "offices", 10}, {large, "offices", 1}} {
		s := findScenario(t, c.name)
		plan := s.PlanOf(c.plan)
		total := tally{planner: true}
		for i, seat := range s.Plans[plan].Seats {
			if s.Talks.Party(single(s, seat.Offices)) < 0 || !s.Talks.Parties[s.Talks.Party(single(s, seat.Offices))].Signs() {
				continue
			}
			for n := range uint64(*seatPairs * c.times) {
				if leak := playPairIn(s, plan, seat.Offices, n+uint64(1000*i+1), &total); leak != "" {
					t.Fatalf("%s, seat %s, pair %d: %s", c.name, seat.ID, n+1, leak)
				}
			}
		}
		t.Log(c.name, total)
		if total.choices == 0 {
			t.Error("no planner was asked")
		}
	}
}

// tally counts what a secrecy test has compared, and how pairs ended.
type tally struct {
	planner bool // a planner is asked in each pair
	counts
}

type counts struct{ pairs, directives, refusals, choices, imagined, reveal, refusal, end, deals int }

func (c counts) String() string {
	return fmt.Sprintf("%d pairs: %d directives compared, with %d refusals, %d imagined worlds and %d choices of a counterpart; %d pairs ended by a reveal, %d by a refusal of what was replayed, %d by the end, %d of these after a deal",
		c.pairs, c.directives, c.refusals, c.imagined, c.choices, c.reveal, c.refusal, c.end, c.deals)
}

// pair is two games, and a seat that must not be able to tell them apart.
type pair struct {
	*player
	*tally
	seat    ledger.Offices
	changed []ledger.ID
	game    [2]*crisis.Game
	view    [2]crisis.View
	read    [2]int
	told    [2]int // how much of the log has been compared
	bytesOf [2][]byte
	asked   [2][]crisis.Option
	advice  [2]advisor.Counterpart
	mind    [2]*crisis.Imagination
	world   [2]crisis.Game
	// revealed says that an event which the seat saw declares that it reveals a changed account.
	revealed bool
}

// playPair returns how the seat could tell the two games apart, or nothing.
func playPair(s *scenario.Scenario, seed uint64, total *tally) string {
	d := newDice(seed)
	plan := d.n(len(s.Plans))
	seats := s.Plans[plan].Seats
	return playPairIn(s, plan, seats[d.n(len(seats))].Offices, seed, total)
}

// playPairIn is playPair for one seat of one plan.
func playPairIn(s *scenario.Scenario, plan int, seat ledger.Offices, seed uint64, total *tally) string {
	p := &pair{player: (&player{dice: newDice(seed), s: s}).temper(seed), tally: total, seat: seat}
	total.pairs++
	other := p.differing()
	p.game[0], p.game[1] = crisis.NewIn(s, plan, chance.Seed(seed), true), crisis.NewIn(other, plan, chance.Seed(seed), true)
	if o := single(s, p.seat); o != ledger.Nobody && (p.planner || p.chance(40)) {
		for i := range p.advice {
			if p.advice[i] = advisor.NewUtility(s, o, chance.Seed(seed)); p.planner {
				think := advisor.Thinking{Iterations: 16, Selector: search.RegretMatching(advisor.ExploreRM), Workers: 1}
				p.advice[i] = advisor.NewPlanner(s, o, chance.Seed(seed), "", think)
			}
		}
	}
	views := make([]crisis.View, s.Count()+1)
	for moves := 0; moves < movesMax; moves++ {
		if p.game[0].Ended() && p.game[1].Ended() {
			total.end++
			if p.s.Talks != nil && p.game[0].World.Bal[p.s.Talks.Signed] > 0 {
				total.deals++
			}
			return ""
		}
		if leak := p.compare(); leak != "" {
			if p.revealed {
				total.reveal++
				return ""
			}
			return fmt.Sprintf("after %d moves, in turn %d, the seat %b knows from %s that %s differ", moves, p.game[0].Turn(), p.seat, leak, p.names())
		}
		d := p.move(views)
		total.directives++
		if r := p.game[1].Submit(d); r.Code != "" {
			if p.seat.Has(d.By) {
				return fmt.Sprintf("its own %s is refused: %s", crisis.FormatDirective(s, &d), r.Code)
			}
			total.refusal++
			return ""
		}
	}
	return "the pair does not end"
}

// single is the office of a seat that has only one.
func single(s *scenario.Scenario, seat ledger.Offices) ledger.Office {
	for o := ledger.Office(1); int(o) <= s.Count(); o++ {
		if seat == ledger.Only(o) {
			return o
		}
	}
	return ledger.Nobody
}

// differing is the scenario with other hidden opening balances.
func (p *pair) differing() *scenario.Scenario {
	other := *p.s
	other.Accounts = slices.Clone(p.s.Accounts)
	var secret, polled []ledger.ID
	for id := range p.s.Accounts {
		switch a := &p.s.Accounts[id]; {
		case a.Sees.Meets(p.seat) || !p.watched(ledger.ID(id)):
		case p.polled(ledger.ID(id)):
			polled = append(polled, ledger.ID(id))
		default:
			secret = append(secret, ledger.ID(id))
		}
	}
	if len(secret) == 0 || p.chance(10) {
		secret = append(secret, polled...)
	}
	for range 1 + p.n(3) {
		id := secret[p.n(len(secret))]
		a := &other.Accounts[id]
		size := num.Of(1 + p.n(3))
		by := size
		if p.chance(50) || a.Open+a.Spread+by > a.Max {
			by = -by
		}
		switch {
		case slices.Contains(p.changed, id):
			continue
		case a.Open-a.Spread+by >= a.Min:
			a.Open += by
		case a.Spread > size: // it is drawn from its whole range
			a.Spread -= size
		default:
			continue
		}
		p.changed = append(p.changed, id)
	}
	return &other
}

// watched tells whether an account is a meter or a home threshold.
func (p *pair) watched(id ledger.ID) bool {
	if t := p.s.Talks; t != nil && id != ledger.Turn && (slices.Contains(t.Reserve, id) || slices.Contains(t.Agenda, id)) {
		return true
	}
	return slices.ContainsFunc(p.s.Meters, func(m scenario.Meter) bool { return m.Account == id })
}

// polled tells whether an estimate of an account is published.
func (p *pair) polled(id ledger.ID) bool {
	return slices.ContainsFunc(p.s.Meters, func(m scenario.Meter) bool { return m.Account == id && m.HasPoll })
}

func (p *pair) names() string {
	var words []string
	for _, id := range p.changed {
		words = append(words, p.s.Accounts[id].Name)
	}
	return strings.Join(words, ", ")
}

// move makes a random move in the first game.
func (p *pair) move(views []crisis.View) ledger.Directive {
	list := open(p.game[0])
	o := list[p.n(len(list))]
	p.game[0].Look(ledger.Only(o), &views[o])
	d, _ := p.legal(&views[o], o)
	if r := p.game[0].Submit(d); r.Code != "" {
		panic("a legal move is refused: " + string(r.Code))
	}
	return d
}

// compare returns where the seat sees a difference.
func (p *pair) compare() string {
	for i, g := range p.game {
		g.Look(p.seat, &p.view[i])
		p.noteReveals(i)
		p.bytesOf[i] = p.appendView(p.bytesOf[i][:0], i)
		p.told[i] = len(p.view[i].Log)
	}
	if !bytes.Equal(p.bytesOf[0], p.bytesOf[1]) {
		return "its view: " + p.difference()
	}
	for o := ledger.Office(1); int(o) <= p.s.Count(); o++ {
		if p.seat.Has(o) {
			if leak := p.compareOffice(o); leak != "" {
				return leak
			}
		}
	}
	if !p.view[0].Ended(p.s) && p.chance(20) {
		if leak := p.compareImagined(); leak != "" {
			return leak
		}
	}
	if p.advice[0] != nil && (!p.planner || p.chance(10)) {
		p.choices++
		last := p.chance(50)
		one, ok := p.advice[0].Choose(&p.view[0], last)
		two, too := p.advice[1].Choose(&p.view[1], last)
		if one != two || ok != too {
			return "its counterpart's choice"
		}
	}
	return ""
}

// compareImagined compares the worlds that the seat imagines by one luck: by an imagination
// that has followed the game, and by one that sees it for the first time.
func (p *pair) compareImagined() string {
	luck := chance.Counter(p.imagined)
	p.imagined++
	for i := range p.mind {
		if p.mind[i] == nil {
			p.mind[i] = crisis.NewImagination(p.s)
		}
		p.mind[i].See(&p.view[i])
		p.mind[i].Into(&p.world[i], luck)
	}
	if p.world[0].World.Digest() != p.world[1].World.Digest() {
		return "the world that it imagines"
	}
	if p.chance(10) && crisis.Imagine(p.s, &p.view[1], luck).World.Digest() != p.world[0].World.Digest() {
		return "the world that it imagines at first sight"
	}
	return ""
}

// compareOffice compares what an office could ask for, and what it would be told.
func (p *pair) compareOffice(o ledger.Office) string {
	for i := range p.asked {
		p.asked[i] = crisis.Options(p.s, &p.view[i], o, p.asked[i][:0])
	}
	if !slices.Equal(p.asked[0], p.asked[1]) {
		return "its options"
	}
	for i := range p.asked[0] {
		if leak := p.compareRefusal(p.asked[0][i].Directive); leak != "" {
			return leak
		}
	}
	for range 4 {
		if leak := p.compareRefusal(p.talk(o)); leak != "" {
			return leak
		}
		if leak := p.compareRefusal(p.anything(o)); leak != "" {
			return leak
		}
	}
	return ""
}

// compareRefusal asks both games, which judge by the world that they hold.
func (p *pair) compareRefusal(d ledger.Directive) string {
	if !p.seat.Has(d.By) {
		return ""
	}
	p.refusals++
	var told [2]crisis.Refusal
	for i, g := range p.game {
		whole := crisis.View{Of: ledger.Only(d.By), Bal: g.World.Bal, Filed: g.World.Filed}
		told[i] = crisis.Check(g.Scenario, &whole, &d)
	}
	if told[0] != told[1] {
		return fmt.Sprintf("the refusal of %s: %v and %v", crisis.VerbName(d.Verb), told[0], told[1])
	}
	return ""
}

// noteReveals looks for events seen by the seat that declare what they reveal.
func (p *pair) noteReveals(i int) {
	events := p.game[i].Book.Events
	for ; p.read[i] < len(events); p.read[i]++ {
		e := &events[p.read[i]]
		for _, id := range p.s.Causes[e.Rule].Reveals {
			if slices.Contains(p.changed, id) && (e.Sees.Meets(p.seat) || p.shares(e)) {
				p.revealed = true
			}
		}
	}
}

// shares tells whether an event changes what the seat makes of somebody's home threshold:
// those who speak for one party share that, whoever of them found it out, and how.
func (p *pair) shares(e *ledger.Event) bool {
	return slices.ContainsFunc(e.Entries, func(n ledger.Entry) bool {
		a := &p.s.Accounts[n.To]
		return a.Sees.Meets(p.seat) && strings.Contains(a.Name, ".sees.")
	})
}

// appendView writes all of a view but the log that has been compared before. After
// the end the scores, which weigh what was hidden, are left out.
func (p *pair) appendView(b []byte, i int) []byte {
	v := &p.view[i]
	le := binary.LittleEndian
	b = le.AppendUint64(b, uint64(v.Of))
	for id, x := range v.Bal {
		if !v.Ended(p.s) || !p.isScore(ledger.ID(id)) {
			b = le.AppendUint64(b, uint64(x))
		}
	}
	for j := range v.Filed {
		b = appendDirective(b, &v.Filed[j])
	}
	for j := p.told[i]; j < len(v.Log); j++ {
		b = p.appendEvent(b, &v.Log[j])
	}
	return b
}

func (p *pair) isScore(id ledger.ID) bool {
	return slices.ContainsFunc(p.s.Offices, func(o scenario.Office) bool { return o.Score == id })
}

func (p *pair) appendEvent(b []byte, e *ledger.Event) []byte {
	le := binary.LittleEndian
	b = le.AppendUint32(b, e.No)
	b = append(b, byte(e.Kind), byte(e.Filing))
	for _, x := range []int64{int64(e.Turn), int64(e.Rule), int64(e.Odds), int64(e.Drawn), int64(e.Sees), int64(e.Settles)} {
		b = le.AppendUint64(b, uint64(x))
	}
	b = appendDirective(b, &e.Of)
	for i := range e.Entries {
		if n := &e.Entries[i]; e.Kind != crisis.GameEnded || !p.isScore(n.To) {
			for _, x := range []int64{int64(n.To), int64(n.Rule), int64(n.At), int64(n.Card), int64(n.By), int64(n.Delta)} {
				b = le.AppendUint64(b, uint64(x))
			}
		}
	}
	return b
}

func appendDirective(b []byte, d *ledger.Directive) []byte {
	b = append(b, byte(d.By), byte(d.With), byte(d.Verb), d.Pick)
	b = binary.LittleEndian.AppendUint16(b, d.Item)
	for _, l := range d.Levels {
		b = append(b, byte(l))
	}
	b = binary.LittleEndian.AppendUint16(b, uint16(len(d.Text)))
	return append(b, d.Text...)
}

// difference says in words where two views differ.
func (p *pair) difference() string {
	for id := range p.s.Accounts {
		if a, b := p.view[0].Bal[id], p.view[1].Bal[id]; a != b {
			return fmt.Sprintf("%s is %v in one and %v in the other", p.s.Accounts[id].Name, a, b)
		}
	}
	for i := range p.view[0].Log {
		if i >= len(p.view[1].Log) {
			return fmt.Sprintf("only one has the event %s", crisis.KindName(p.view[0].Log[i].Kind))
		}
		a, b := p.view[0].Log[i], p.view[1].Log[i]
		if !bytes.Equal(p.appendEvent(nil, &a), p.appendEvent(nil, &b)) {
			return fmt.Sprintf("event %d is\n%+v and\n%+v", i+1, a, b)
		}
	}
	return "its filed directives, or its number of events"
}

// copied is a scenario that a test may spoil.
func copied(s *scenario.Scenario) *scenario.Scenario {
	c := *s
	c.Accounts, c.Causes, c.Cards, c.Actions = slices.Clone(s.Accounts), slices.Clone(s.Causes), slices.Clone(s.Cards), slices.Clone(s.Actions)
	return &c
}

// accountNames finds accounts for a planted rule.
type accountNames struct{ s *scenario.Scenario }

func (n accountNames) Slot(name string) (int, bool) {
	id, ok := n.s.Find(name)
	return int(id), ok
}

func (accountNames) Near(string) []string { return nil }

// The secrecy test sees leaks that are planted: a card that reads a hidden balance
// without saying so, an action that needs one, an effect that grows with one, and a
// poll and a channel that do not declare what they reveal.
func TestSecrecySeesLeaks(t *testing.T) {
	plants := map[string]func(*scenario.Scenario){
		"a card that reads the other's threshold": func(s *scenario.Scenario) {
			cond, faults := rule.CompileCond("belmar.reserve >= 4 && turn >= 2", accountNames{s})
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			s.Cards[cardOf(s, "gale")].When, s.Cards[cardOf(s, "gale")].Draws = cond, false
		},
		"a call that needs the other's capital": func(s *scenario.Scenario) {
			cond, faults := rule.CompileCond("belmar.purse >= 3", accountNames{s})
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			for i := range s.Actions {
				s.Actions[i].Each = slices.Clone(s.Actions[i].Each)
				s.Actions[i].Each[1].Needs = cond
			}
		},
		"tension that follows a hidden balance": func(s *scenario.Scenario) {
			amount, faults := rule.CompileAmount("arden.reserve / 4", accountNames{s})
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			calm := &s.Actions[actionOf(s, "calm")]
			calm.Each = slices.Clone(calm.Each)
			calm.Each[1].Does = []rule.Step{{When: rule.Always(), Post: []rule.Posting{{To: s.Laws.Tension, By: amount}}}}
		},
		"a poll that does not say what it reveals": func(s *scenario.Scenario) { s.Causes[s.Laws.PollRule].Reveals = nil },
		"a channel that does not say what it reveals": func(s *scenario.Scenario) {
			s.Causes[s.Actions[actionOf(s, "channel")].Rule].Reveals = nil
		},
	}
	for name, plant := range plants {
		t.Run(name, func(t *testing.T) {
			s := copied(findScenario(t, "harbour-20"))
			plant(s)
			var total tally
			for n := range uint64(200) {
				if leak := playPair(s, n+1, &total); leak != "" {
					t.Logf("seen in pair %d: %s", n+1, leak)
					return
				}
			}
			t.Error("not seen in 200 pairs")
		})
	}
}

func cardOf(s *scenario.Scenario, id string) int {
	return slices.IndexFunc(s.Cards, func(c scenario.Card) bool { return c.ID == id })
}

func actionOf(s *scenario.Scenario, id string) int {
	return slices.IndexFunc(s.Actions, func(a scenario.Action) bool { return a.ID == id })
}

// What is done in secret leaves no name behind: nothing in a seat's log carries the
// cause of a secret act, or the office behind it, unless the seat took part. That
// holds for delayed effects and for cards that come of it. Nor does a log have gaps
// to count.
func TestSecretActsLeaveNoName(t *testing.T) {
	acts, told := 0, 0
	eachGame(t, 60, func(t *testing.T, p *player, seed uint64) {
		g := p.begin(seed, true)
		p.playOut(t, g, func(*ledger.Directive) {})
		for _, e := range g.Book.Events {
			if e.Kind == crisis.ActionTaken && secret(p.s, e.Rule) {
				acts++
			}
		}
		for _, seat := range everySeat(p.s) {
			var v crisis.View
			g.Look(seat, &v)
			for i := range v.Log {
				if v.Log[i].No != uint32(i+1) {
					t.Errorf("event %d of the log has the number %d", i+1, v.Log[i].No)
				}
				if v.Log[i].Rule == p.s.Laws.HiddenRule {
					told++
				}
				if leak := named(p.s, v.Of, &v.Log[i]); leak != "" {
					t.Errorf("seat %b finds %s in turn %d", seat, leak, v.Log[i].Turn)
				}
			}
		}
	})
	t.Logf("%d secret acts; %d events told without a cause", acts, told)
}

// named returns what an event in a seat's log says of somebody else's secret act.
func named(s *scenario.Scenario, seat ledger.Offices, e *ledger.Event) string {
	kind := crisis.KindName(e.Kind)
	if secret(s, e.Rule) && !seat.Has(e.Of.By) && !seat.Has(e.Of.With) {
		return "the secret " + s.Causes[e.Rule].ID + " in an event " + kind
	}
	for _, n := range e.Entries {
		if secret(s, n.Rule) && !seat.Has(n.By) {
			return fmt.Sprintf("the secret %s by %s behind %s in an event %s", s.Causes[n.Rule].ID, s.Offices[n.By].ID, s.Accounts[n.To].Name, kind)
		}
	}
	if e.Kind == crisis.CardFell && s.Cards[e.Of.Item].ID == "leak" && e.Of.By != ledger.Nobody {
		return "that the leak came of " + s.Offices[e.Of.By].ID
	}
	return ""
}

// secret tells whether a rule is a secret action's.
func secret(s *scenario.Scenario, r ledger.Rule) bool {
	return slices.ContainsFunc(s.Actions, func(a scenario.Action) bool { return a.Secret && a.Rule == r })
}

// Until the end nobody sees a score, and never another's; what a deal gained together
// stays hidden for good.
func TestScoresStayHidden(t *testing.T) {
	eachGame(t, 20, func(t *testing.T, p *player, seed uint64) {
		g := p.begin(seed, true)
		check := func() {
			for o := ledger.Office(1); int(o) <= p.s.Count(); o++ {
				var v crisis.View
				g.Look(ledger.Only(o), &v)
				for other := 1; other <= p.s.Count(); other++ {
					if x := v.Bal[p.s.Offices[other].Score]; x != 0 && (!v.Of.Has(ledger.Office(other)) || !g.Ended()) {
						t.Errorf("%s sees the score %v of %s", p.s.Offices[o].ID, x, p.s.Offices[other].ID)
					}
				}
				hidden := append([]ledger.ID{p.s.Talks.Joint, p.s.Talks.JointPct}, p.s.Talks.GainPct...)
				for _, id := range hidden {
					wantNothing(t, &v, id)
				}
			}
		}
		p.playOut(t, g, func(*ledger.Directive) {
			if p.chance(20) {
				check()
			}
		})
		check()
	})
}

// What others do unseen leaves no trace, not even a gap in the numbers of events:
// orders filed and taken back, guesses, papers and invitations among others.
func TestUnseenMovesLeaveNoTrace(t *testing.T) {
	added, compared := 0, 0
	eachGame(t, 40, func(t *testing.T, p *player, seed uint64) {
		var total tally
		plan := p.n(len(p.s.Plans))
		seats := p.s.Plans[plan].Seats
		q := &pair{player: p, tally: &total, seat: seats[p.n(len(seats))].Offices}
		for i := range q.game {
			q.game[i] = crisis.NewIn(p.s, plan, chance.Seed(seed), true)
		}
		views := make([]crisis.View, p.s.Count()+1)
		for !q.game[0].Ended() {
			added += q.unseen()
			if leak := q.compare(); leak != "" {
				t.Fatalf("the seat %b notices by %s", q.seat, leak)
			}
			compared++
			d := q.move(views)
			if r := q.game[1].Submit(d); r.Code != "" {
				t.Fatalf("%s is refused after moves that change nothing for it: %s", crisis.FormatDirective(p.s, &d), r.Code)
			}
		}
	})
	t.Logf("%d unseen moves added, %d views compared", added, compared)
}

// unseen makes moves in the second game that the seat has no part in, and takes back
// what would count at the close.
func (p *pair) unseen() (made int) {
	g := p.game[1]
	list := slices.DeleteFunc(open(g), p.seat.Has)
	if len(list) == 0 {
		return 0
	}
	o := list[p.n(len(list))]
	with := list[p.n(len(list))]
	try := func(d ledger.Directive) bool {
		if g.Submit(d).Code != "" {
			return false
		}
		made++
		return true
	}
	item := uint16(p.n(len(p.s.Actions)))
	try(ledger.Directive{By: o, Verb: crisis.Guess, With: with, Item: uint16(p.n(p.s.Talks.Issues()))})
	try(ledger.Directive{By: o, Verb: crisis.Paper, With: with, Levels: p.levels(false)})
	if try(ledger.Directive{By: o, Verb: crisis.Act, Item: item, Levels: p.changes()}) {
		try(ledger.Directive{By: o, Verb: crisis.Withdraw, Item: item, Pick: uint8(crisis.Act)})
	}
	if try(ledger.Directive{By: o, With: with, Verb: crisis.Invite, Item: item}) {
		try(ledger.Directive{By: with, With: o, Verb: crisis.Decline, Item: item})
	}
	return made
}

// How likely a delivery was is told to those alone who know what that rests on; the
// others see that it was made or that it slipped.
func TestHiddenOddsAreNotTold(t *testing.T) {
	s := findScenario(t, large)
	g := crisis.NewIn(s, s.PlanOf("offices"), chance.Seed(33), true)
	script(t, g, `close
close
us_exec: propose I1=2 I4=2 I5=1 I7=1
mx_pres: accept us_exec
us_exec: sign
mx_pres: sign
close
mx_pres: deliver
close
`)
	told := 0
	for _, seat := range everySeat(s) {
		var v crisis.View
		g.Look(seat, &v)
		for i := range v.Log {
			e := &v.Log[i]
			if e.Kind != crisis.DeliveryMade && e.Kind != crisis.DeliverySlipped {
				continue
			}
			line, _ := crisis.Tell(s, e, v.Of)
			if knows := v.Of.Has(s.Office("mx_pres")); (e.Odds > 0) != knows || strings.Contains(line.Text, "%") != knows {
				t.Errorf("seat %b is told odds of %v: %s", seat, e.Odds, line.Text)
			}
			told++
		}
	}
	if told == 0 {
		t.Error("nothing was delivered")
	}
}
