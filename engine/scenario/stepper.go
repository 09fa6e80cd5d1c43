package scenario

import (
	"slices"

	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/rule"
)

// mentions tells whether steps mean something else for each office: they speak of own
// or other, or tell the office something.
func (b *builder) mentions(steps []stepFile, of ledger.Office) bool {
	for i := range steps {
		f := &steps[i]
		list := append(namesIn(f.When), namesIn(f.Odds)...)
		for _, p := range f.post {
			list = append(append(list, p.to.Name), namesIn(p.by)...)
		}
		personal := func(name string) bool { return b.personal(name, of) }
		if len(f.For) > 0 || f.Reveal.Name != "" || f.Sound.Name != "" || slices.ContainsFunc(list, personal) || b.mentions(f.Else, of) {
			return true
		}
	}
	return false
}

// namesIn lists the names in an expression.
func namesIn(e Expr) []string { return names.FindAllString(e.Src, -1) }

// stepper compiles the steps of one rule for one office.
type stepper struct {
	*builder
	n scope
	// sees is who is told that the rule was applied, at where it stands.
	sees ledger.Offices
	at   place
	// noLuck says why the steps can draw no luck, where they cannot; inElse that the
	// list stands under else.
	noLuck string
	inElse bool
	// on is the kind of target that the action names.
	on Target
	// times is how often one turn can take the steps.
	times int
}

func (b stepper) steps(list []stepFile) []rule.Step {
	if len(list) > stepsMax {
		b.add(list[stepsMax].at, "", "a list of steps has at most %d", stepsMax)
		return nil
	}
	out := make([]rule.Step, 0, len(list))
	for i := range list {
		if f := &list[i]; len(f.For) == 0 || b.officesOf(f.For).Has(b.n.of) {
			out = append(out, b.step(f))
		} else if b.n.of == ledger.Nobody {
			b.add(f.at, "", "for says which of several offices a step is for, and here none acts")
		}
	}
	return out
}

func (b stepper) step(f *stepFile) rule.Step {
	s := rule.Step{When: b.cond(f.When, b.n), After: int16(f.After)}
	b.check(f)
	told := f.told(b)
	if s.Luck = f.Odds.Src != ""; s.Luck {
		told |= b.sees // the draw is an event of its own
		b.odds(f, &s, told)
	}
	b.flow(f.When, s.When.Reads(nil), told, b.called("whether this step is taken"))
	for _, p := range f.post {
		x := b.posting(p)
		s.Post = append(s.Post, x)
		s.Post = append(s.Post, b.followed(x, &s)...)
	}
	if f.After > 0 {
		b.waiting += b.times * len(f.post) * f.After
	}
	if f.Fire.Name != "" {
		s.Fire = uint16(b.card(f.Fire) + 1)
		b.waiting += b.times * max(1, f.After)
	}
	b.learn(f, &s)
	b.move(f, &s)
	b.inElse = true
	s.Else = b.steps(f.Else)
	return s
}

// called is the place of the rule with a name for what is looked at.
func (b stepper) called(what string) place {
	b.at.what = what
	return b.at
}

func (b stepper) odds(f *stepFile, s *rule.Step, told ledger.Offices) {
	switch {
	case b.noLuck != "":
		b.add(f.Odds.At, "", "odds cannot stand here: %s", b.noLuck)
	case b.inElse:
		b.add(f.Odds.At, "", "odds cannot stand under else: write a step of its own with its own when")
	}
	s.Odds = b.amount(f.Odds, b.n)
	k, constant := s.Odds.Constant()
	b.percent(f.Odds, k, constant)
	b.flow(f.Odds, s.Odds.Reads(nil), told, b.called("this chance"))
}

// check wants the keys of a step to fit each other.
func (b stepper) check(f *stepFile) {
	if len(f.Else) > 0 && f.When.Src == "" && f.Odds.Src == "" {
		b.add(f.at, "", "else needs a when or odds that can fail")
	}
	if f.After > 0 && (f.Reveal.Name != "" || f.Sound.Name != "") {
		b.add(f.at, "", "reveal and sound work at once: put what comes after some turns into a step of its own")
	}
	if f.Within.Src != "" && f.Reveal.Name == "" {
		b.add(f.at, "", "within says how far off a reveal can be: name the account under reveal, or take within out")
	}
	if len(f.post) == 0 && f.Fire.Name == "" && f.Reveal.Name == "" && f.Sound.Name == "" && f.Motion.Name == "" && f.Whip == 0 && len(f.Else) == 0 {
		b.add(f.at, "", "this step does nothing: name an account and what is added to it")
	}
}

// told is who can notice that a step was taken: those who see what it posts to, whose
// card it is, and the office that it tells something.
func (f *stepFile) told(b stepper) (set ledger.Offices) {
	for _, p := range f.post {
		if id, ok := b.n.Slot(p.to.Name); ok {
			set |= b.s.Accounts[id].Sees
		}
	}
	for i := range b.s.Cards {
		if c := &b.s.Cards[i]; c.ID == f.Fire.Name {
			set |= c.audience()
		}
	}
	if f.Reveal.Name != "" || f.Sound.Name != "" {
		set |= ledger.Only(b.n.of)
	}
	for i := range f.Else {
		set |= f.Else[i].told(b)
	}
	return set
}

func (b stepper) posting(p postFile) rule.Posting {
	id, ok := b.target(p.to)
	if !ok {
		return rule.Posting{}
	}
	if b.kept(id) {
		b.add(p.to.At, "", "%s is kept by the game itself: a step can add to meters, segments, trade, whipped votes and home thresholds", echo(p.to.Name))
	}
	by := b.amount(p.by, b.n)
	if k, ok := by.Constant(); ok && (k > num.Of(amountMax) || k < -num.Of(amountMax)) {
		b.add(p.by.At, "", "%v is too much at once: a step adds at most %d", k, amountMax)
	}
	b.flow(p.by, by.Reads(nil), b.s.Accounts[id].Sees, b.called("what "+p.to.Name+" is changed by"))
	return rule.Posting{To: id, By: by}
}

// followed lists what others make of a posting to a home threshold: when everybody is
// told of the rule, and it is a plain amount, each office's estimate moves with it.
func (b stepper) followed(x rule.Posting, step *rule.Step) (list []rule.Posting) {
	t := b.s.Talks
	if t == nil || b.sees != ledger.Everyone || !b.public(step.When.Reads(nil)) {
		return nil
	}
	p := slices.Index(t.Reserve, x.To)
	if _, plain := x.By.Constant(); p < 0 || !plain {
		return nil
	}
	for o := 1; o < len(b.s.Offices); o++ {
		if me := t.Party(ledger.Office(o)); me != p && (me < 0 || t.Parties[me].Office == ledger.Office(o)) {
			list = append(list, rule.Posting{To: t.Estimate[o][p], By: x.By})
		}
	}
	return list
}

// public tells whether everybody sees all of some accounts.
func (b *builder) public(slots []int) bool {
	for _, slot := range slots {
		if b.s.Accounts[slot].Sees != ledger.Everyone {
			return false
		}
	}
	return true
}

// target finds the account that a key of a step names.
func (b stepper) target(r Ref) (ledger.ID, bool) {
	before := b.count()
	id, ok := b.n.slot(r, "%s is neither an account nor a key of a step")
	if !ok && b.count() > before {
		if last := &b.list[len(b.list)-1]; last.Near == "" {
			last.Near = nearest(r.Name, stepWords)
		}
	}
	return id, ok
}

// kept tells whether an account is the kernel's own: only meters, the stances of segments,
// the trade of sectors, votes that are bargained for and thresholds can be posted to by a
// scenario's rules.
func (b *builder) kept(id ledger.ID) bool {
	for i := range b.s.Meters {
		if b.s.Meters[i].Account == id {
			return false
		}
	}
	if b.isSegment(id) || b.isTrade(id) || b.isWhip(id) {
		return false
	}
	return b.s.Talks == nil || !slices.Contains(b.s.Talks.Reserve, id)
}
