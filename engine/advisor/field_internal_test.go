package advisor

import (
	"os"
	"testing"

	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

func loadStaged(t testing.TB, folder, id string) *scenario.Scenario {
	t.Helper()
	s, problems := scenario.Load(os.DirFS(folder), id)
	for _, p := range problems {
		t.Fatal(p)
	}
	return s
}

// seatOf is a counterpart at the opening of a game, with what it sees.
func seatOf(s *scenario.Scenario, id string, seed uint64) (*Utility, *crisis.Game) {
	g := crisis.New(s, chance.Seed(seed), true)
	u := NewUtility(s, s.Office(id), chance.Counter(seed))
	v := &crisis.View{}
	g.Look(ledger.Only(u.o), v)
	u.attend(v, false)
	return u, g
}

// The list of next texts holds only what could be signed and judges it as the table does;
// once warm, judging and choosing allocate nothing.
func TestFieldHoldsWhatCouldBeSigned(t *testing.T) {
	s := loadStaged(t, "../../scenarios/usmx-2026", "usmx-2026")
	u, g := seatOf(s, "us_exec", 5)
	u.refresh()
	talks, bal := s.Talks, g.World.Bal
	if len(u.field.list) < 100 || len(u.field.list) > fieldMax {
		t.Errorf("%d packages", len(u.field.list))
	}
	force := talks.InForce(bal)
	for i := range u.field.list {
		c := &u.field.list[i]
		if d := talks.Distance(&force, &c.levels); d == 0 || d > talks.Limit(bal) {
			t.Fatalf("%v is %d steps away", c.levels, d)
		}
		for p := range talks.Parties {
			if talks.Parties[p].Veto && talks.Fault(p, &c.levels) != negotiation.Sound {
				t.Fatalf("%v is at fault for %d", c.levels, p)
			}
		}
		if want := talks.Worth(bal, u.party, &c.levels) - talks.Need(bal[talks.Reserve[u.party]], &c.levels); c.mine != want {
			t.Fatalf("%v gives %v, want %v", c.levels, c.mine, want)
		}
		if same := u.assess(&c.levels); same.mine != c.mine || same.theirs != c.theirs || same.odds != c.odds {
			t.Fatalf("%v is judged in two ways: %+v and %+v", c.levels, same, c)
		}
	}
	if n := testing.AllocsPerRun(10, func() {
		u.field.judged = false
		u.refresh()
		u.pick()
	}); n > 0 {
		t.Errorf("judging and choosing allocate %v times", n)
	}
	if n := testing.AllocsPerRun(3, func() {
		u.field.made = false
		u.refresh()
	}); n > 0 {
		t.Errorf("making the list again allocates %v times", n)
	}
}

// Where little is sore, what is read of a home is what is known; what it says and how it
// votes makes an agenda likelier, and what has been sounded out settles it.
func TestHomesAreReadFromWhatTheyDo(t *testing.T) {
	s := loadStaged(t, "../../scenarios/usmx-2026", "usmx-2026")
	u, _ := seatOf(s, "us_exec", 5)
	u.refresh()
	p := s.Talks.Party(s.Office("mx_congress"))
	a := &s.Talks.Parties[p].Agendas[1]
	before := u.home(p).likely[2]
	u.likes[p].insist[a.Sore] = 2
	if after := u.home(p).likely[2]; after <= before {
		t.Errorf("who names its sore issue twice is no likelier to have that agenda: %d, was %d", after, before)
	}
	u.v.Bal[s.Talks.Stakes[u.o][p][a.Sore]] = stakeUnder(&s.Talks.Space, p, 2, a.Sore)
	if h := u.home(p); !h.known || h.named != 2 {
		t.Errorf("the stake of a sore issue does not tell the agenda: %+v", h)
	}
	mx := s.Talks.Party(s.Office("us_congress"))
	l := s.Talks.Status()
	raised := s.Talks.Parties[mx].Agendas[0].Sore
	l[raised] += 2
	u.heard.parties[mx].votes[0] = ballot{levels: l, cast: true}
	was := u.home(mx).likely[1]
	u.heard.parties[mx].votes[0].passed = true
	if now := u.home(mx).likely[1]; now >= was {
		t.Errorf("a home that passes a text with its sore issue is as likely to have that agenda: %d, was %d", now, was)
	}
}

// The curve of a vote rises with what a text is worth, from no to yes.
func TestCurveRises(t *testing.T) {
	s := loadStaged(t, "../../scenarios/usmx-2026", "usmx-2026")
	u, _ := seatOf(s, "mx_pres", 3)
	u.refresh()
	for p := range s.Talks.Parties {
		c := &u.field.curves[p]
		for i := 1; i < len(c); i++ {
			if c[i] < c[i-1] {
				t.Errorf("party %d: odds fall from %v to %v", p, c[i-1], c[i])
			}
		}
		if s.Talks.Parties[p].Ratifies() && (c[0] > 5*num.One || c[len(c)-1] < 95*num.One) {
			t.Errorf("party %d: odds from %v to %v", p, c[0], c[len(c)-1])
		}
	}
}
