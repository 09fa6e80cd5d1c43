package advisor

import (
	"slices"

	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// Deal is how a counterpart bargains where an agreement is made in tranches, each a
// bargain of its own. Shares are percent of the room: from the threshold to the most
// that all homes seem to carry.
type Deal struct {
	// Open is the share of the room that it gives away with its first offer, Mirror the
	// share of what the others give that it gives back: before its time runs out it
	// concedes mainly in answer.
	Open, Mirror num.Milli
	// Step is the share that it gives unasked each turn, Steps how many such steps it takes
	// that nobody answers: many for the graduated reciprocation of Osgood, An Alternative to
	// War or Surrender (1962), none for tit-for-tat.
	Step  num.Milli
	Steps int
	// Pace is the most that it gives in a turn, whatever is given to it.
	Pace num.Milli
	// Beta shapes what it gives because time runs out, from the third turn before the last
	// for texts: below 1 late, above 1 early (Faratin, Sierra & Jennings 1998).
	Beta num.Milli
	// Keep is the share below which it never goes, at most: drawn between nothing and this.
	Keep num.Milli
	// Fair is the share of what both sides gain together for which it takes an offer that is
	// on the table, whatever it hoped for.
	Fair num.Milli
	// Care is the chance in percent, as it sees it, that all homes carry a text, below
	// which it does not sign.
	Care num.Milli
	// Ask is how many points more than it thinks the other side can carry it asks for.
	Ask num.Milli
	// Threats is the chance in percent that, in a turn in which it may press and nothing has
	// been given, it does. Late is that of leaving a promised delivery to its last day, Shirk
	// that of not making it.
	Threats, Late, Shirk num.Milli
	// Forgives is after how many calm turns a slight is forgotten.
	Forgives int
	// Sounds is the worth of finding out what a home cares about.
	Sounds num.Milli
}

// dealDefault is how most offices bargain: reciprocity weighs .7, time little until its
// end, and one calm turn makes up for a slight: it cannot be waited out.
var dealDefault = Deal{
	Open: 0, Mirror: 70 * num.One, Step: 2 * num.One, Steps: 1, Pace: 12 * num.One, Beta: 400, Keep: 150 * num.One, Fair: 46 * num.One,
	Care: 55 * num.One, Ask: num.One, Late: 0, Forgives: 1, Sounds: 2 * num.One,
}

// style is a character that a counterpart can be given: what it changes of the usual taste.
type style struct {
	name string
	set  func(*Taste)
}

// styles are those that there are, the usual one first.
var styles = []style{
	{"", func(*Taste) {}},
	// The principled negotiator looks for the fair division and keeps its word (Fisher &
	// Ury, Getting to Yes, 1981).
	{"principled", func(t *Taste) {
		t.Deal.Open, t.Deal.Keep, t.Deal.Fair, t.Deal.Care = 8*num.One, 160*num.One, 45*num.One, 65*num.One
		t.Deal.Step, t.Deal.Steps = 5*num.One, 2
		t.Deal.Sounds, t.Firm = 3*num.One, t.Firm/2
		t.Reputation *= 2
	}},
	// The transactional one gives for what it gets, delivers on the last day, and presses
	// now and then.
	{"transactional", func(t *Taste) {
		t.Deal.Mirror, t.Deal.Step, t.Deal.Ask, t.Deal.Keep = 85*num.One, 0, 2*num.One, 200*num.One
		t.Deal.Late, t.Deal.Threats = 60*num.One, 6*num.One
	}},
	// The home-front player looks at its own public first.
	{"home-front", func(t *Taste) {
		t.Home, t.Deal.Care, t.Deal.Keep = 2*t.Home, 75*num.One, 240*num.One
		t.Deal.Step, t.Deal.Threats, t.Firm = 2*num.One, 8*num.One, 2*t.Firm
	}},
	// The hardliner asks for more, gives little back and presses.
	{"hardliner", func(t *Taste) {
		t.Deal.Open, t.Deal.Mirror, t.Deal.Step, t.Deal.Steps = 0, 30*num.One, 0, 0
		t.Deal.Keep, t.Deal.Fair, t.Deal.Ask = 220*num.One, 60*num.One, 4*num.One
		t.Deal.Threats, t.Deal.Shirk, t.Firm = 28*num.One, 15*num.One, 5*t.Firm/2
		t.Tension /= 2
	}},
	// The conciliator goes first, in small announced steps, and goes on for a while when
	// nobody answers (GRIT: Osgood 1962; Lindskold & Collins 1978).
	{"conciliator", func(t *Taste) {
		t.Deal.Open, t.Deal.Mirror, t.Deal.Step, t.Deal.Steps = 8*num.One, 80*num.One, 9*num.One, 4
		t.Deal.Keep, t.Deal.Fair, t.Deal.Ask, t.Deal.Pace = 120*num.One, 43*num.One, 0, 15*num.One
		t.Tension = t.Tension * 3 / 2
		t.Goodwill, t.Firm = 3*num.One, 0
	}},
	// Tit-for-tat begins kindly and then does what was done to it (Axelrod, The Evolution of
	// Cooperation, 1984).
	{"tit-for-tat", func(t *Taste) {
		t.Deal.Open, t.Deal.Mirror, t.Deal.Step, t.Deal.Steps = 6*num.One, 100*num.One, 0, 0
		t.Deal.Ask, t.Deal.Forgives = num.One, 1
		t.Reciprocity, t.Firm = 1100, 0
	}},
	// The mediator by temper looks for the text that serves both, finds out what others need
	// and asks for no more than its home does (Raiffa, The Art and Science of Negotiation,
	// 1982, on the contributions of a mediator).
	{mediating, func(t *Taste) {
		t.Deal.Open, t.Deal.Mirror, t.Deal.Step, t.Deal.Steps = 35*num.One, 60*num.One, 8*num.One, 5
		t.Deal.Keep, t.Deal.Fair, t.Deal.Ask, t.Deal.Pace = 40*num.One, 36*num.One, 0, 30*num.One
		t.Deal.Sounds, t.Knowledge, t.Facts = 4*num.One, 2*t.Knowledge, 2*t.Facts
		t.Trust, t.Goodwill, t.Firm = 2*t.Trust, 2*num.One, 0
	}},
}

// mediating is the style that is nobody's by chance: it goes to who is given it.
const mediating = "mediator"

// Styles lists the names of the styles, without the usual one.
func Styles() []string {
	var names []string
	for i := range styles[1:] {
		names = append(names, styles[i+1].name)
	}
	return names
}

// Drawn lists the styles that an office can have by chance.
func Drawn() []string {
	return slices.DeleteFunc(Styles(), func(name string) bool { return name == mediating })
}

// IsStyle tells whether there is a style of a name; the empty name is the usual one.
func IsStyle(name string) bool { return find(name) >= 0 }

func find(name string) int {
	return slices.IndexFunc(styles, func(x style) bool { return x.name == name })
}

// Style is the taste of an office that is played in a style, the usual one for no name.
func Style(s *scenario.Scenario, o ledger.Office, name string) Taste {
	t := office(s, o)
	if i := find(name); i >= 0 {
		styles[i].set(&t)
	}
	return t
}

// office is the usual taste of an office: who signs gives way late, who speaks for
// another evenly, and who only has a stake early (the dossier's cast: exponents .4, 1
// and 1.6).
func office(s *scenario.Scenario, o ledger.Office) Taste {
	t := DefaultTaste
	if s.Talks == nil || !s.Talks.InTranches() {
		return t
	}
	t.Deal, t.Whim = dealDefault, 3*num.One/2
	switch p := s.Talks.Party(o); {
	case p >= 0 && s.Talks.Parties[p].Signs() && s.Talks.Parties[p].Office == o:
		t.Firm = 20 * num.One
	case p >= 0 && s.Talks.Parties[p].Signs():
		t.Deal.Beta, t.Firm = num.One, 10*num.One
	default:
		t.minor()
		if p >= 0 && !s.Talks.Parties[p].Veto {
			t.Deal.Beta = 1600
		}
	}
	return t
}

// minor makes the taste that of an office beside the talks: it minds its own business,
// and gives one order a turn at most.
func (t *Taste) minor() {
	t.Tension, t.Orders, t.Effort, t.Active = t.Tension/3, 1, 3*num.One/2, 50*num.One
}
