package advisor_test

import (
	"math/rand/v2"
	"testing"

	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/scenario"
)

// talk goes round the counterparts but for a person until all are silent.
func (m *match) talk(person ledger.Office) {
	for spoke := true; spoke; {
		spoke = false
		for o := ledger.Office(1); int(o) < len(m.players); o++ {
			spoke = o != person && m.move(o, false) || spoke
		}
	}
}

// say carries out what a person says, lets the counterparts answer, and returns the
// events of it; none when the rules refuse it.
func (m *match) say(d ledger.Directive) []ledger.Event {
	from := len(m.g.Book.Events)
	if m.g.Submit(d).Code != "" {
		return nil
	}
	m.talk(d.By)
	return m.g.Book.Events[from:]
}

// toTurn plays on with a person who says nothing.
func (m *match) toTurn(person ledger.Office, turn int) {
	m.talk(person)
	for int(m.g.Turn()) < turn && !m.g.Ended() {
		m.g.Submit(ledger.Directive{By: person, Verb: crisis.Close})
		for o := ledger.Office(1); int(o) < len(m.players); o++ {
			for from := m.g.Turn(); o != person && m.g.Turn() == from && m.move(o, true); {
			}
		}
		m.talk(person)
	}
}

// word is a random proposal, non-paper, or acceptance with a change.
func word(s *scenario.Scenario, r *rand.Rand, by, with ledger.Office) ledger.Directive {
	d := ledger.Directive{By: by, Verb: crisis.Propose}
	for i, size := range s.Talks.Sizes {
		d.Levels[i] = int8(r.IntN(int(size)))
	}
	switch r.IntN(3) {
	case 1:
		d.Verb, d.With = crisis.Paper, with
	case 2:
		d.Verb, d.With = crisis.Accept, with
		issue := r.IntN(s.Talks.Issues())
		level := d.Levels[issue]
		d.Levels = crisis.NoLevels()
		d.Levels[issue] = level
	}
	return d
}

// Every refusal gives a reason and is followed in the same turn by what the counterpart
// would take, or by its yes to another package; and what is as good as its own standing offer it never turns down.
func TestRefusesWithReasonAndOffer(t *testing.T) {
	s := load(t, "harbour-20")
	talks, rejections := s.Talks, 0
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 3))
		self := int(seed % 2)
		by, with := talks.Parties[self].Office, talks.Parties[1-self].Office
		m := newMatch(t, s, seed)
		for turn := 1; turn <= s.Turns; turn++ {
			m.toTurn(by, turn)
			for range 6 {
				standing, stands := negotiation.Read(m.g.World.Bal, talks.Offer[1-self])
				stands = stands && talks.Payoff(1-self, &standing) >= m.g.World.Bal[talks.Reserve[1-self]]
				d := word(s, r, by, with)
				if r.IntN(6) == 0 && stands && d.Verb != crisis.Accept {
					d.Levels = standing
				}
				owes, own := false, d.Verb != crisis.Accept && stands && talks.Payoff(1-self, &d.Levels) >= talks.Payoff(1-self, &standing) &&
					talks.Check(1-self, &d.Levels) == negotiation.Sound && talks.Retreats(m.g.World.Bal, 1-self, &d.Levels) < 0
				for _, e := range m.say(d) {
					switch {
					case e.Of.By != with:
					case e.Kind == crisis.OfferRejected:
						rejections++
						owes = true
						if e.Of.Item == 0 {
							t.Errorf("seed %d, turn %d: no reason against %s", seed, turn, crisis.FormatDirective(s, &d))
						}
						if own {
							t.Errorf("seed %d, turn %d: %s is as good as its own offer", seed, turn, crisis.FormatDirective(s, &d))
						}
					case e.Kind == crisis.PackageProposed, e.Kind == crisis.PackageAccepted:
						owes = false
					}
				}
				if _, there := negotiation.Read(m.g.World.Bal, talks.Offer[1-self]); owes || !there {
					t.Errorf("seed %d, turn %d: no offer after its refusal of %s", seed, turn, crisis.FormatDirective(s, &d))
				}
			}
		}
	}
	if rejections < 500 {
		t.Errorf("only %d refusals", rejections)
	}
	t.Log(rejections, "refusals")
}

// A package that home only just carries never does before the last turn, and at first
// sight not in most games in the last.
func TestNotLateTooEarly(t *testing.T) {
	s := load(t, "harbour-20")
	talks, accepted, tried := s.Talks, [2]int{}, [2]int{}
	by, with := talks.Parties[0].Office, talks.Parties[1].Office
	for seed := range uint64(100) {
		for i, turn := range []int{s.Turns - 1, s.Turns} {
			m := newMatch(t, s, seed)
			m.toTurn(by, turn)
			var v crisis.View
			m.g.Look(ledger.Only(by), &v)
			d, found := ledger.Directive{By: by, Verb: crisis.Propose}, false
			talks.Each(func(l *ledger.Levels) bool {
				d.Levels = *l
				found = talks.Payoff(1, l) == m.g.World.Bal[talks.Reserve[1]] && crisis.Check(s, &v, &d).Code == ""
				return !found
			})
			if !found {
				continue
			}
			tried[i]++
			for _, e := range m.say(d) {
				if e.Of.By == with && e.Kind == crisis.PackageAccepted && e.Of.Levels == crisis.NoLevels() {
					accepted[i]++
				}
			}
		}
	}
	if min(tried[0], tried[1]) < 50 || accepted[0] > 0 || 2*accepted[1] > tried[1] {
		t.Errorf("in the last turn but one %d of %d are accepted, in the last %d of %d", accepted[0], tried[0], accepted[1], tried[1])
	}
}
