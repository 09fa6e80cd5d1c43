package advisor

import (
	"slices"

	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// course is what a fixed policy does.
type course struct {
	name string
	// kind is how many kind acts its first office files in a turn, and answers how many
	// more where it has been treated kindly of late; whole tells that the other offices of
	// its seat file as many as they can too.
	kind, answers int
	whole         bool
	// harsh tells that this turn it files a coercive act and does nothing kind; nil is never.
	harsh func(*Policy) bool
	// turns are those in which it offers a text, counted back from the last for texts;
	// routine tells that it bargains in every turn, and whatever the table is like.
	turns   []int
	routine bool
	// text chooses it.
	text func(*Policy) (ledger.Levels, bool)
	// keeps is the share in percent of what its own text would give it below which a
	// routine takes no other, until the last turn for texts.
	keeps num.Milli
	// random tells that all of it is drawn.
	random bool
}

// courses are the fixed policies.
var courses = []course{
	{name: "passive"},
	{name: "one-kind", kind: 1},
	{name: "kind-no-deal", kind: actsMax, whole: true},
	{name: "threat", harsh: func(*Policy) bool { return true }},
	{name: "tranches", kind: 1, turns: []int{6, 3, 0}, text: (*Policy).joint},
	{name: "one-late", kind: 1, turns: []int{0}, text: (*Policy).joint},
	{name: "memorised", kind: 1, turns: []int{6, 3, 0}, text: (*Policy).memorised},
	{name: "one-step", kind: 1, turns: []int{6, 3, 0}, text: (*Policy).oneStep},
	{name: "random", random: true},
	{name: "cooperate", kind: actsMax, whole: true, routine: true, text: (*Policy).half},
	{name: "tit-for-tat", kind: 1, harsh: (*Policy).threatened, routine: true, text: (*Policy).half, keeps: percent},
	{name: "grit", kind: 1, answers: 1, harsh: (*Policy).retaliates, routine: true, text: (*Policy).half, keeps: percent / 2},
	{name: "fair", kind: actsMax, whole: true, routine: true, text: (*Policy).even},
}

// actsMax is more acts than an office can file in a turn.
const actsMax = 8

// Policies lists the names of the fixed policies.
func Policies() []string {
	names := make([]string, len(courses))
	for i := range names {
		names[i] = courses[i].name
	}
	return names
}

// Policy is a counterpart that follows a fixed course: what a scenario does to a course,
// and to those who meet it, is measured with it. It reads no more than its view.
type Policy struct {
	course
	u    *Utility
	lead bool
	// first is the first office of the seat.
	first ledger.Office
}

// NewPolicy returns a player of an office, in a seat of which lead is the first office,
// that follows a policy of Policies.
func NewPolicy(s *scenario.Scenario, o, lead ledger.Office, luck chance.Luck, name string) *Policy {
	i := slices.IndexFunc(courses, func(c course) bool { return c.name == name })
	if i < 0 {
		panic("advisor: there is no policy " + name)
	}
	p := &Policy{course: courses[i], u: NewUtility(s, o, luck), lead: o == lead, first: lead}
	p.u.Taste.Deal.Late, p.u.Taste.Deal.Shirk, p.u.Taste.Deal.Care = 0, 0, 0
	return p
}

// Choose follows the course.
func (p *Policy) Choose(v *crisis.View, last bool) (ledger.Directive, bool) {
	if !p.u.attend(v, last) {
		return ledger.Directive{}, false
	}
	if p.random {
		return p.roll()
	}
	for _, next := range []func(*Policy) (ledger.Directive, bool){(*Policy).agree, (*Policy).deal, (*Policy).deliver, (*Policy).press, (*Policy).please} {
		d, ok := next(p)
		if d.By = p.u.o; ok && p.u.may(&d) {
			return d, true
		}
	}
	return ledger.Directive{By: p.u.o, Verb: crisis.Close}, last
}

// presses tells that this turn it is harsh.
func (p *Policy) presses() bool { return p.harsh != nil && p.harsh(p) }

// agree takes what kind acts it is invited to; who threatens declines.
func (p *Policy) agree() (d ledger.Directive, ok bool) {
	harsh := p.presses()
	if p.kind == 0 && !harsh {
		return d, false
	}
	for i := range p.u.v.Filed {
		if f := &p.u.v.Filed[i]; f.Verb == crisis.Invite && f.With == p.u.o {
			d = ledger.Directive{Verb: crisis.Agree, Item: f.Item, With: f.By}
			if harsh {
				d.Verb, d.Pick = crisis.Decline, crisis.ReasonTrust
			}
			return d, true
		}
	}
	return d, false
}

func (p *Policy) deliver() (d ledger.Directive, ok bool) {
	if !p.lead || !p.u.staged() || p.text == nil {
		return d, false
	}
	return p.u.deliver()
}

// press files the act that raises tension most.
func (p *Policy) press() (d ledger.Directive, ok bool) {
	u := p.u
	if !p.lead || !u.last || !p.presses() {
		return d, false
	}
	top := num.Milli(0)
	for i := range u.s.Actions {
		a := &u.s.Actions[i]
		if !a.Coercive || a.Joint || !a.By.Has(u.o) || u.filedAct(i) {
			continue
		}
		try := ledger.Directive{Verb: crisis.Act, Item: uint16(i)}
		if a.Pins {
			try.Levels = u.demand()
		}
		if x := u.tension(i); x > top && u.may(&try) && p.acts() == 0 {
			d, ok, top = try, true, x
		}
	}
	return d, ok
}

// acts counts what this office has filed this turn.
func (p *Policy) acts() (n int) {
	for i := range p.u.v.Filed {
		if f := &p.u.v.Filed[i]; f.By == p.u.o && (f.Verb == crisis.Act || f.Verb == crisis.Invite) {
			n++
		}
	}
	return n
}

// please files the act that lowers tension most: one that takes two is offered in the
// talks, the others are filed at the close.
func (p *Policy) please() (d ledger.Directive, ok bool) {
	u := p.u
	if !p.lead && !p.whole || p.acts() >= p.kinds() || p.presses() {
		return d, false
	}
	top := num.Milli(0)
	for i := range u.s.Actions {
		a := &u.s.Actions[i]
		if a.Coercive || a.Pins || a.On != scenario.OnNothing || !a.By.Has(u.o) || a.Joint == u.last || u.planned(uint16(i)) || u.filedAct(i) || p.keepsForDelivery(i) {
			continue
		}
		x := u.tension(i)
		for with := ledger.Office(1); a.Joint && int(with) <= u.s.Count(); with++ {
			try := ledger.Directive{Verb: crisis.Invite, Item: uint16(i), With: with}
			if x < top && u.heard.invites == 0 && u.may(&try) {
				d, ok, top = try, true, x
			}
		}
		try := ledger.Directive{Verb: crisis.Act, Item: uint16(i)}
		if !a.Joint && x < top && u.may(&try) {
			d, ok, top = try, true, x
		}
	}
	return d, ok
}

func (p *Policy) keepsForDelivery(item int) bool { return p.text != nil && !p.u.spares(item) }

// tension is what an act of this office would do to tension now, half where it repeats.
func (u *Utility) tension(item int) num.Milli {
	a := &u.s.Actions[item]
	if !u.s.Laws.HasTension {
		return 0
	}
	var sum num.Milli
	for i := range a.Each[u.o].Does {
		step := &a.Each[u.o].Does[i]
		for j := range step.Post {
			if post := &step.Post[j]; post.To == u.s.Laws.Tension && !step.Luck && step.When.Holds(u.v.Bal) {
				sum += post.By.Of(u.v.Bal)
			}
		}
	}
	if last := u.v.Bal[a.Last[u.o]]; u.s.Laws.Repeat > 0 && last > 0 && u.v.Bal[ledger.Turn]-last <= num.Of(u.s.Laws.Repeat) {
		sum = sum.Mul(u.s.Laws.RepeatShare) / 100
	}
	return sum
}

// deal offers the text of the turn, takes any that home carries, and signs.
func (p *Policy) deal() (d ledger.Directive, ok bool) {
	u := p.u
	if p.text == nil || !p.lead || !u.leads() || !p.now() || p.presses() {
		return d, false
	}
	t := u.s.Talks
	if t.Agreed(u.v.Bal) {
		return ledger.Directive{Verb: crisis.Sign}, u.v.Bal[t.Ink[u.party]] == 0
	}
	for q := range t.Parties {
		if q == u.party || !t.Parties[q].Signs() {
			continue
		}
		d = ledger.Directive{Verb: crisis.Accept, With: t.Parties[q].Office, Levels: crisis.NoLevels()}
		if p.takes(t.Offer[q]) && u.may(&d) {
			return d, true
		}
	}
	d = ledger.Directive{Verb: crisis.Accept, Levels: crisis.NoLevels()}
	if p.routine && p.takes(t.Text) && u.may(&d) {
		return d, true
	}
	if u.heard.offers > 0 {
		return d, false
	}
	l, ok := p.text(p)
	return ledger.Directive{Verb: crisis.Propose, Levels: l}, ok
}

// now tells whether a text can be agreed and this is one of its turns for that.
func (p *Policy) now() bool {
	u := p.u
	switch {
	case !u.staged():
		return p.routine && !u.inForce()
	case !u.canTalk():
		return false
	}
	return p.routine || slices.Contains(p.turns, u.s.Talks.Until-u.turn())
}

// joint is the text that gives the worse off of the two sides most and that all homes
// may well carry.
func (p *Policy) joint() (l ledger.Levels, ok bool) {
	u := p.u
	u.refresh()
	var top num.Milli
	for i := range u.field.list {
		c := &u.field.list[i]
		if worth := min(c.mine, c.theirs) - (percent-c.odds).Mul(riskWeight)/100; c.mine >= 0 && !u.retreats(&c.levels) && (!ok || worth > top) {
			l, ok, top = c.levels, true, worth
		}
	}
	return l, ok
}

// memorised is the part of the best package of the analysis that is left and can be had
// at once: what somebody offers who has read the answer to another game.
func (p *Policy) memorised() (ledger.Levels, bool) {
	best, err := p.u.s.Talks.Best()
	if err != nil || len(best.Best) == 0 {
		return ledger.Levels{}, false
	}
	return p.towards(&best.Best[0])
}

// oneStep is the part of one step up on every issue that is left and can be had at once.
func (p *Policy) oneStep() (ledger.Levels, bool) {
	t := p.u.s.Talks
	l := t.Status()
	for i := range t.Issues() {
		l[i] = min(l[i]+1, t.Sizes[i]-1)
	}
	return p.towards(&l)
}

// towards is the largest next text on the way to a package, and of these the one that
// seems best for the worse off of the two sides.
func (p *Policy) towards(goal *ledger.Levels) (l ledger.Levels, ok bool) {
	u, t := p.u, p.u.s.Talks
	u.refresh()
	force := t.InForce(u.v.Bal)
	most, top := 0, num.Milli(0)
	for w := t.Near(&force, t.Limit(u.v.Bal), t.CapacityIn(u.v.Bal)); w.Next(); {
		if !between(t.Issues(), &force, &w.At, goal) || !u.sound(&w.At) {
			continue
		}
		c := u.assess(&w.At)
		far, worth := t.Distance(&force, &w.At), min(c.mine, c.theirs)
		if c.mine >= 0 && (!ok || far > most || far == most && worth > top) {
			l, ok, most, top = w.At, true, far, worth
		}
	}
	return l, ok
}

// between tells whether every level of a package lies on the way from one to another.
func between(issues int, from, at, to *ledger.Levels) bool {
	for i := range issues {
		if at[i] < min(from[i], to[i]) || at[i] > max(from[i], to[i]) {
			return false
		}
	}
	return true
}

// sound tells whether a package could be signed as far as laws, lines and levels go.
func (u *Utility) sound(l *ledger.Levels) bool {
	t := u.s.Talks
	for p := range t.Parties {
		if t.Parties[p].Signs() && t.Fault(p, l) != negotiation.Sound {
			return false
		}
	}
	for i := range t.Issues() {
		if !u.ready(i, l[i]) {
			return false
		}
	}
	return u.party < 0 || !u.retreats(l)
}
