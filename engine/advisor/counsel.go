package advisor

import (
	"strings"

	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/phrase"
	"backchannel/engine/scenario"
)

// Leaning is what an adviser looks at first.
type Leaning uint8

// The leanings, each a desk in the seat's own house.
const (
	HomeFirst Leaning = iota
	TrustFirst
	ResultsFirst
	Leanings // how many there are
)

// leanings are the desks: what each changes of the usual taste, and what in percent of the
// usual it gives for the publics at home and for what else its office cares about.
var leanings = [Leanings]struct {
	public, other num.Milli
	lean          func(*Taste)
}{
	HomeFirst: {4 * percent, percent / 2, func(t *Taste) {
		t.Home, t.Trust, t.Tension = 3*t.Home, t.Trust/3, t.Tension/2
		t.Deal.Care += 10 * num.One
	}},
	TrustFirst: {percent / 2, percent / 2, func(t *Taste) {
		t.Trust, t.Tension, t.Home, t.Calm = 4*t.Trust, t.Tension*3/2, t.Home/2, 600
		t.Goodwill += 2 * num.One
		t.Deal.Fair -= 5 * num.One
	}},
	ResultsFirst: {percent / 2, 2 * percent, func(t *Taste) {
		t.Facts, t.Goal, t.Knowledge, t.Deal.Sounds = 2*t.Facts, 2*t.Goal, 2*t.Knowledge, 2*t.Deal.Sounds
		t.Home, t.Tension = t.Home/2, t.Tension/2
	}},
}

// Name is the desk's name in a language.
func (l Leaning) Name(b *phrase.Book) string {
	return [Leanings]string{HomeFirst: b.Say("Home desk"), TrustFirst: b.Say("Bridge desk"), ResultsFirst: b.Say("Results desk")}[l]
}

// About says what the desk looks at first.
func (l Leaning) About(b *phrase.Book) string {
	return [Leanings]string{
		HomeFirst: b.Say("support at home first"), TrustFirst: b.Say("trust and calm first"), ResultsFirst: b.Say("the deal and what it brings first"),
	}[l]
}

// Advice is one thing that an adviser would do.
type Advice struct {
	By        Leaning
	Directive ledger.Directive
	// Reasons are what weighs most in it, for and against.
	Reasons []Reason
	// Risk is what could go wrong.
	Risk Risk
	// Sure is in how many of a hundred ways to weigh the same things, each a little other
	// than the adviser's, it comes out first too.
	Sure num.Milli
}

// Risk is the meter that fares worst in the imagined worlds in which the order is given, by
// how many points on average where it does, and in what percent of them; Share is 0 for none.
type Risk struct {
	Of        ledger.ID
	By, Share num.Milli
}

// Bounds of what an adviser thinks through.
const (
	waysMax   = 24 // to weigh the same things
	trialsMax = 24 // imagined worlds in which an order is tried
)

// counselSeed is the luck of advisers: the same in every game, and no part of any.
const counselSeed = 0xc0de5

// Counsel is the advisers of a seat that a person plays. They weigh as counterparts do, each
// with another taste, see what the seat sees and nothing else, and change nothing.
type Counsel struct {
	s     *scenario.Scenario
	of    []ledger.Office
	desks [Leanings][]*Utility // by office of the seat
	taste [Leanings][]Taste
	mind  *crisis.Imagination
	v     *crisis.View
	with  crisis.Game
	sans  crisis.Game
}

// NewCounsel returns the advisers of a seat that holds some offices.
func NewCounsel(s *scenario.Scenario, of ledger.Offices) *Counsel {
	c := &Counsel{s: s, mind: crisis.NewImagination(s)}
	for o := ledger.Office(1); int(o) <= s.Count(); o++ {
		if !of.Has(o) {
			continue
		}
		c.of = append(c.of, o)
		for l := range Leanings {
			u := NewUtility(s, o, chance.Counter(counselSeed))
			u.lean(l)
			c.desks[l], c.taste[l] = append(c.desks[l], u), append(c.taste[l], u.Taste)
		}
	}
	return c
}

// lean makes a counterpart a desk.
func (u *Utility) lean(l Leaning) {
	leanings[l].lean(&u.Taste)
	u.Taste.frank()
	for id := range u.cares {
		share := leanings[l].other
		if u.public[id] {
			share = leanings[l].public
		}
		u.cares[id] = u.cares[id].Mul(share) / 100
	}
	for i := range u.s.Meters { // of a meter of its own that is worse the higher it is, less is better
		if m := &u.s.Meters[i]; m.Owner == u.o && m.HasDanger && !m.Low {
			u.roles[m.Account] = roleDanger
		}
	}
}

// frank takes out of a taste what makes a counterpart a character of one game: whims,
// blunders, threats, and the days on which it does nothing.
func (t *Taste) frank() {
	t.Whim, t.Variety, t.Blur, t.Blunder, t.Firm, t.Active, t.Orders, t.Opening = 0, 0, 0, 0, 0, 0, 0, 0
	t.Deal.Threats, t.Deal.Late, t.Deal.Shirk = 0, 0, 0
}

// See takes in how things stand. The view must stay as it is until the advice is given.
func (c *Counsel) See(v *crisis.View) {
	c.v = v
	c.mind.See(v)
}

// Advise is what one adviser would do now: an answer, where something waits for one, or an
// offer; and an order, where one is worth its price.
func (c *Counsel) Advise(l Leaning) (list []Advice) {
	for _, think := range []func(Leaning) (*Utility, ledger.Directive, bool){c.answer, c.order} {
		u, d, ok := think(l)
		if !ok {
			continue
		}
		a := Advice{By: l, Directive: d, Reasons: u.reasons(&d)}
		a.Risk = c.risk(&d)
		a.Sure = c.sure(l, &d, think)
		list = append(list, a)
	}
	return list
}

// answer is what a desk says to what waits for an answer, or offers where nothing does.
func (c *Counsel) answer(l Leaning) (who *Utility, d ledger.Directive, ok bool) {
	thoughts := []thought{(*Utility).sign, (*Utility).choose, (*Utility).deliver, (*Utility).answerText, (*Utility).answerOffer, (*Utility).answerInvitation, (*Utility).makeOffer}
	if c.s.Talks != nil && c.s.Talks.InTranches() {
		thoughts = []thought{(*Utility).stagedSign, (*Utility).choose, (*Utility).deliver, (*Utility).stagedText, (*Utility).stagedOffer, (*Utility).answerInvitation, (*Utility).stagedPropose}
	}
	if c.s.Talks == nil {
		thoughts = []thought{(*Utility).choose, (*Utility).answerInvitation}
	}
	for _, think := range thoughts {
		for _, u := range c.desks[l] {
			if !u.attend(c.v, false) {
				continue
			}
			d, ok = think(u)
			if d.By = u.o; ok && u.may(&d) {
				return u, d, true
			}
		}
	}
	return nil, d, false
}

// order is the order of all offices of the seat that is worth most to a desk.
func (c *Counsel) order(l Leaning) (who *Utility, best ledger.Directive, ok bool) {
	var top num.Milli
	for _, u := range c.desks[l] {
		if !u.attend(c.v, true) {
			continue
		}
		for _, think := range []thought{(*Utility).act, (*Utility).invite} {
			d, some := think(u)
			if d.By = u.o; !some || !u.may(&d) {
				continue
			}
			if worth := u.weighs(&d); !ok || worth > top {
				who, best, top, ok = u, d, worth, true
			}
		}
	}
	return who, best, ok
}

// sure tells in how many of a hundred ways to weigh the same things a directive comes first:
// what it fears and hopes for is weighed by up to half more or less, and each act by up to a
// point.
func (c *Counsel) sure(l Leaning, d *ledger.Directive, think func(Leaning) (*Utility, ledger.Directive, bool)) num.Milli {
	same := 0
	for n := range waysMax {
		for i, u := range c.desks[l] {
			u.Taste.Whim, u.Taste.Variety = DefaultTaste.Whim, DefaultTaste.Variety
			u.luck = chance.Counter(chance.Counter(counselSeed).Draw(chance.Key{Nth: uint16(n), Actor: uint16(i)}))
		}
		if _, e, ok := think(l); ok && e.Verb == d.Verb && e.By == d.By && e.Item == d.Item && e.With == d.With && (e.Pick == d.Pick || d.Verb == crisis.Act) {
			same++
		}
	}
	for i, u := range c.desks[l] {
		u.Taste, u.luck = c.taste[l][i], chance.Counter(counselSeed)
	}
	return percent * num.Milli(same) / waysMax
}

// risk tries a sealed order in imagined worlds, beside the same worlds without it, to the
// beginning of the next turn, when nobody else does anything.
func (c *Counsel) risk(d *ledger.Directive) (r Risk) {
	if !crisis.Sealed(d.Verb) {
		return r
	}
	bad, worlds := make([]num.Milli, len(c.s.Meters)), make([]int, len(c.s.Meters))
	for n := range trialsMax {
		luck := chance.Counter(chance.Counter(counselSeed).Draw(chance.Key{Turn: int16(c.v.Turn()), Nth: uint16(n)}))
		c.mind.Into(&c.with, luck)
		c.mind.Into(&c.sans, luck)
		if c.with.Submit(*d).Code != "" {
			return r
		}
		c.with.CloseAll()
		c.sans.CloseAll()
		for i := range c.s.Meters {
			m := &c.s.Meters[i]
			if m.Purse || !c.v.Knows(c.s, m.Account) {
				continue
			}
			worse := c.sans.World.Bal[m.Account] - c.with.World.Bal[m.Account]
			if m.HasDanger && !m.Low {
				worse = -worse
			}
			if worse >= num.One {
				bad[i] += worse
				worlds[i]++
			}
		}
	}
	top := num.Milli(0)
	for i := range bad {
		if bad[i] > top {
			top = bad[i]
			r = Risk{Of: c.s.Meters[i].Account, By: bad[i] / num.Milli(worlds[i]), Share: percent * num.Milli(worlds[i]) / trialsMax}
			if m := &c.s.Meters[i]; !m.HasDanger || m.Low {
				r.By = -r.By
			}
		}
	}
	return r
}

// Why says in a sentence what speaks for it.
func (a *Advice) Why(s *scenario.Scenario) string {
	var words []string
	for i := range a.Reasons {
		if r := &a.Reasons[i]; (r.Worth > 0) != a.refuses() && r.Why != WhyWhim {
			words = append(words, r.Words(s))
		}
	}
	if len(words) == 0 {
		return s.Book.Say("Nothing else is worth more.")
	}
	return sentence(joined(s.Book, words))
}

// refuses tells that the reasons are those of what is turned down.
func (a *Advice) refuses() bool { return a.Directive.Verb == crisis.Reject }

// Wrong says in a sentence what could go wrong.
func (a *Advice) Wrong(s *scenario.Scenario) string {
	if a.Risk.Share > 0 {
		often := s.Book.Say("in every try")
		if a.Risk.Share < percent {
			often = s.Book.Say("in %d of %d tries", parts(a.Risk.Share, trialsMax), trialsMax)
		}
		title, by := s.Accounts[a.Risk.Of].Title, num.MulDiv(int64(weight(a.Risk.By)), 1, int64(num.One))
		if a.Risk.By < 0 {
			return s.Book.Say("%s could fall by about %d by next turn, as it did %s.", title, by, often)
		}
		return s.Book.Say("%s could rise by about %d by next turn, as it did %s.", title, by, often)
	}
	for i := range a.Reasons {
		if r := &a.Reasons[i]; r.Worth < 0 && r.Why != WhyWhim && !a.refuses() {
			return sentence(r.Words(s))
		}
	}
	switch a.Directive.Verb {
	case crisis.Invite:
		return s.Book.Say("They can say no, and then nothing comes of it this turn.")
	case crisis.Propose, crisis.Accept, crisis.Sign:
		return s.Book.Say("What their home needs is not certain.")
	case crisis.Reject, crisis.Decline:
		return s.Book.Say("They can take it as a sign that you do not want to agree.")
	}
	return s.Book.Say("Nothing that it can see from here.")
}

// Surely says how sure the adviser is.
func (a *Advice) Surely(b *phrase.Book) string {
	word := b.Say("Not sure")
	switch {
	case a.Sure >= 85*num.One:
		word = b.Say("Very sure")
	case a.Sure >= 60*num.One:
		word = b.Say("Fairly sure")
	case a.Sure >= 35*num.One:
		word = b.Say("Half sure")
	}
	return b.Say("%s: it comes first in %d of %d ways to weigh it.", word, parts(a.Sure, waysMax), waysMax)
}

// parts is how many of a whole a share in percent is.
func parts(share num.Milli, whole int) int64 {
	return num.MulDiv(int64(share), int64(whole), int64(percent))
}

// What says in a sentence what the adviser would do.
func (a *Advice) What(s *scenario.Scenario) string {
	d := &a.Directive
	with := s.Offices[d.With].Short
	switch d.Verb {
	case crisis.Act:
		if on := demanded(s, d); on != "" {
			return s.Book.Say("Give the order “%s”, about %s.", crisis.DescribeAct(s, d), on)
		}
		return s.Book.Say("Give the order “%s”.", crisis.DescribeAct(s, d))
	case crisis.Invite:
		return s.Book.Say("Offer “%s” to %s.", crisis.DescribeAct(s, d), with)
	case crisis.Agree:
		return s.Book.Say("Agree to “%s” with %s.", crisis.DescribeAct(s, d), with)
	case crisis.Decline:
		return s.Book.Say("Decline “%s” with %s.", crisis.DescribeAct(s, d), with)
	case crisis.Choose:
		return s.Book.Say("%s: answer “%s”.", s.Cards[d.Item].Name, s.Cards[d.Item].Options[d.Pick].Name)
	case crisis.Propose:
		return s.Book.Say("Offer this text: %s.", crisis.DescribePackage(s, &d.Levels))
	case crisis.Accept, crisis.Reject:
		text := s.Book.Say("the text on the table")
		if d.With != ledger.Nobody {
			text = s.Book.Say("the offer of %s", with)
		}
		if d.Verb == crisis.Reject {
			return s.Book.Say("Say no to %s.", text)
		}
		if d.Levels != crisis.NoLevels() {
			return s.Book.Say("Say yes to %s with a change: %s.", text, crisis.DescribePackage(s, &d.Levels))
		}
		return s.Book.Say("Say yes to %s.", text)
	case crisis.Sign:
		return s.Book.Say("Sign the text that is agreed.")
	case crisis.Deliver:
		return s.Book.Say("Deliver what you have promised.")
	}
	return crisis.FormatDirective(s, d)
}

// demanded says what a public demand of an order is on.
func demanded(s *scenario.Scenario, d *ledger.Directive) string {
	if !s.Actions[d.Item].Pins {
		return ""
	}
	for i := range s.Talks.Topics {
		if x := d.Levels[i]; x >= 0 && x < s.Talks.Sizes[i] {
			return crisis.DescribePledge(s, d.By, i, x)
		}
	}
	return ""
}

// joined makes a list of clauses one: "a, b and c".
func joined(b *phrase.Book, words []string) string {
	if n := len(words); n > 1 {
		return b.Say("%s and %s", strings.Join(words[:n-1], ", "), words[n-1])
	}
	return strings.Join(words, "")
}
