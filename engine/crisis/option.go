package crisis

import (
	"slices"

	"backchannel/engine/information"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

// Option is something that an office could ask for now. Where the refusal has a
// code it cannot be done, and the refusal says why.
type Option struct {
	Directive ledger.Directive
	Refusal   Refusal
}

// NoLevels is a package that leaves every issue open.
func NoLevels() (l ledger.Levels) {
	for i := range l {
		l[i] = ledger.Unset
	}
	return l
}

// Options appends what the office o of the view's seat could ask for: every action,
// answer, choice, label, signature, lifting, guess and withdrawal that the moment
// offers, and closing. Packages are not listed: a space of them can be too large;
// Check judges each one.
func Options(s *scenario.Scenario, v *View, o ledger.Office, dst []Option) []Option {
	each(s, v, o, func(d ledger.Directive) {
		d.By = o
		dst = append(dst, Option{Directive: d})
		x := &dst[len(dst)-1] // judged where it stands, so that it is not allocated
		check(s, v, &x.Directive, &x.Refusal)
	})
	return dst
}

// Moves appends those of its options that an office may choose, for whoever holds the game
// itself, as a search holds those that it imagines: nothing is copied.
func (g *Game) Moves(o ledger.Office, dst []ledger.Directive) []ledger.Directive {
	v, r := g.through(o), Refusal{}
	each(g.Scenario, v, o, func(d ledger.Directive) {
		d.By = o
		dst = append(dst, d)
		if n := len(dst) - 1; !check(g.Scenario, v, &dst[n], &r) {
			dst = dst[:n]
		}
	})
	return dst
}

// each tells of everything that the moment offers an office.
func each(s *scenario.Scenario, v *View, o ledger.Office, add func(ledger.Directive)) {
	for i := range s.Actions {
		optionsOfAction(s, o, i, add)
	}
	for i := range v.Filed {
		optionsOfFiled(s, &v.Filed[i], o, add)
	}
	for i := range s.Bills {
		if onDesk(&s.Bills[i], v.Bal, o) {
			add(ledger.Directive{Verb: Veto, Item: uint16(i)})
		}
	}
	for i := range s.Cards {
		optionsOfCard(s, v, o, i, add)
	}
	if s.Talks != nil {
		optionsOfTalks(s, v, o, add)
	}
	add(ledger.Directive{Verb: Close})
}

func optionsOfAction(s *scenario.Scenario, o ledger.Office, i int, add func(ledger.Directive)) {
	if !s.Actions[i].By.Has(o) {
		return
	}
	first, last := named(s, &s.Actions[i])
	for pick := first; pick <= last; pick++ {
		optionsOn(s, o, ledger.Directive{Item: uint16(i), Verb: Act, Pick: uint8(pick)}, add)
	}
}

// named is the first and the last of what an action can name, as in the Pick of an act: 0
// alone where it names nothing.
func named(s *scenario.Scenario, a *scenario.Action) (first, last int) {
	switch a.On {
	case scenario.OnBill:
		last = len(s.Bills)
		if a.Whips && ratified(s) {
			last++ // votes are bargained for the agreement too
		}
		return 1, last
	case scenario.OnIssue:
		return 1, s.Talks.Issues()
	}
	return 0, 0
}

func optionsOn(s *scenario.Scenario, o ledger.Office, d ledger.Directive, add func(ledger.Directive)) {
	a := &s.Actions[d.Item]
	switch {
	case a.Joint:
		d.Verb = Invite
		for with := 1; with <= s.Count(); with++ {
			if d.With = ledger.Office(with); d.With != o && a.By.Has(d.With) && !sameSide(s, o, d.With) {
				add(d)
			}
		}
	case a.Pins && s.Talks != nil && s.Talks.Party(o) >= 0:
		for issue, pays := range s.Talks.Parties[s.Talks.Party(o)].Pays {
			for level, x := range pays {
				if x == slices.Min(pays) {
					continue // a demand that rules nothing out
				}
				d.Levels = NoLevels()
				d.Levels[issue] = int8(level)
				add(d)
			}
		}
	default:
		add(d)
	}
}

func optionsOfFiled(s *scenario.Scenario, f *ledger.Directive, o ledger.Office, add func(ledger.Directive)) {
	switch {
	case f.Verb == Invite && f.With == o:
		add(ledger.Directive{Verb: Agree, Item: f.Item, With: f.By})
		add(ledger.Directive{Verb: Decline, Item: f.Item, With: f.By})
	case f.By == o:
		add(withdrawal(s, f))
	}
}

func optionsOfCard(s *scenario.Scenario, v *View, o ledger.Office, i int, add func(ledger.Directive)) {
	c := &s.Cards[i]
	if !c.Of.Has(o) || !fellNow(v, c) {
		return
	}
	for pick := range c.Options {
		add(ledger.Directive{Verb: Choose, Item: uint16(i), Pick: uint8(pick)})
	}
	if c.Answer != 0 {
		for l := range information.Labels() {
			add(ledger.Directive{Verb: Label, Item: uint16(i), Pick: uint8(l + 1)})
		}
	}
}

func optionsOfTalks(s *scenario.Scenario, v *View, o ledger.Office, add func(ledger.Directive)) {
	t := s.Talks
	for p := range t.Parties {
		with := t.Parties[p].Office
		if t.Party(o) == p {
			continue
		}
		for issue := range t.Issues() {
			add(ledger.Directive{Verb: Guess, With: with, Item: uint16(issue)})
		}
		if v.Bal[t.Offer[p][0]] >= 0 {
			add(ledger.Directive{Verb: Accept, With: with, Levels: NoLevels()})
			add(ledger.Directive{Verb: Reject, With: with})
		}
	}
	if t.Party(o) < 0 {
		return
	}
	if v.Bal[t.Text[0]] >= 0 {
		add(ledger.Directive{Verb: Accept, Levels: NoLevels()})
		add(ledger.Directive{Verb: Reject})
	}
	add(ledger.Directive{Verb: Sign})
	add(ledger.Directive{Verb: Break})
	if p := t.Party(o); s.Laws.Within > 0 && t.Parties[p].Signs() {
		if v.Bal[t.Asked[p]] > 0 {
			add(ledger.Directive{Verb: Excuse})
		}
		for q := range t.Parties {
			for i := range s.Actions {
				if q != p && requestable(s, q, i) && v.Bal[t.Asked[q]] == 0 {
					add(ledger.Directive{Verb: Request, Item: uint16(i), With: t.Parties[q].Office})
				}
			}
		}
	}
	if p := t.Party(o); t.InTranches() && t.Parties[p].Signs() && v.Bal[t.Owed[p]] > 0 {
		add(ledger.Directive{Verb: Deliver})
	}
	for issue, id := range t.Pledge[t.Party(o)] {
		if v.Bal[id] >= 0 {
			add(ledger.Directive{Verb: Lift, Item: uint16(issue)})
		}
	}
}

// withdrawal takes a filed directive back: an invitation goes by its act.
func withdrawal(s *scenario.Scenario, f *ledger.Directive) ledger.Directive {
	d := ledger.Directive{Verb: Withdraw, Item: f.Item, Pick: uint8(f.Verb)}
	if f.Verb == Invite {
		d.Pick = uint8(Act)
	}
	if (f.Verb == Act || f.Verb == Invite) && names(s, f) {
		d.Levels[0] = int8(f.Pick)
	}
	return d
}
