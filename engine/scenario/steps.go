package scenario

import (
	"slices"
	"strings"

	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/rule"
)

// stepFile is one thing that an action, a card or a law does. Its keys are accounts
// with what is added to them, such as `ten: -4` or `own.home: 2`, and:
type stepFile struct {
	// The condition under which it happens.
	When Expr
	// The chance in percent; it then stands at the top of its list, not under else.
	Odds Expr
	// After how many turns it falls due.
	After int
	// The card that it lets fall, at the next opening or after so many turns.
	Fire Ref
	// The hidden account that it tells the acting office about.
	Reveal Ref
	// How far off that can be, in whole steps to either side.
	Within num.Milli
	// The party whose most important unknown row it shows to the acting office; all for every other party.
	Sound Ref
	// What happens instead when the condition or the chance fails.
	Else []stepFile

	at   Pos
	post []postFile
}

// postFile is one posting of a step.
type postFile struct {
	to Ref
	by Expr
}

// stepKeys are a step's keys that are not accounts.
type stepKeys struct {
	When   Expr
	Odds   Expr
	After  int
	Fire   Ref
	Reveal Ref
	Within num.Milli
	Sound  Ref
	Else   []stepFile
}

func (k *stepKeys) shape(s *fields) {
	s.within("after", 1, turnsMax)
	s.within("within", 0, 1_000)
	s.most("else", stepsMax)
}

func (f *stepFile) decodeNode(d *decoder, n *node) {
	if n.kind != kindMap {
		d.wrong(n, "a map such as {ten: -4, tru: 3}")
		return
	}
	reserved := []string{"when", "odds", "after", "fire", "reveal", "within", "sound", "else"}
	own := *n
	own.keys, own.values = nil, nil
	for i, k := range n.keys {
		if slices.Contains(reserved, k.text) {
			own.keys, own.values = append(own.keys, k), append(own.values, n.values[i])
			continue
		}
		var p postFile
		p.to = Ref{d.pos(k), k.text}
		d.decode(n.values[i], &p.by)
		f.post = append(f.post, p)
	}
	var k stepKeys
	d.decode(&own, &k)
	f.at = d.pos(n)
	f.When, f.Odds, f.After, f.Fire, f.Reveal, f.Within, f.Sound, f.Else = k.When, k.Odds, k.After, k.Fire, k.Reveal, k.Within, k.Sound, k.Else
}

// mentions tells whether steps speak of own or other, so that they mean something
// else for each office.
func mentions(steps []stepFile) bool {
	personal := func(s string) bool {
		return strings.Contains(s, "own.") || strings.Contains(s, "other.") || s == "own" || s == "other"
	}
	for i := range steps {
		f := &steps[i]
		if personal(f.When.Src) || personal(f.Odds.Src) || personal(f.Reveal.Name) || f.Sound.Name != "" || mentions(f.Else) {
			return true
		}
		for _, p := range f.post {
			if personal(p.to.Name) || personal(p.by.Src) {
				return true
			}
		}
	}
	return false
}

// stepper compiles the steps of one rule for one office.
type stepper struct {
	*builder
	n scope
	// sees is who is told that the rule was applied, reveals the hidden accounts that it
	// says it lets others guess at.
	sees    ledger.Offices
	reveals []ledger.ID
	// noLuck says why the steps can have no odds, where they cannot.
	noLuck string
}

func (b stepper) steps(list []stepFile) []rule.Step {
	if len(list) > stepsMax {
		b.add(list[stepsMax].at, "", "a list of steps has at most %d", stepsMax)
		return nil
	}
	out := make([]rule.Step, 0, len(list))
	for i := range list {
		out = append(out, b.step(&list[i]))
	}
	return out
}

func (b stepper) step(f *stepFile) rule.Step {
	s := rule.Step{When: b.cond(f.When, b.n), After: int16(f.After)}
	told := f.told(b)
	b.flow(f.When, s.When.Reads(nil), told, b.reveals, "this step")
	if f.Odds.Src != "" {
		if b.noLuck != "" {
			b.add(f.Odds.At, "", "odds cannot stand here: %s", b.noLuck)
		}
		s.Luck, s.Odds = true, b.amount(f.Odds, b.n)
		if k, ok := s.Odds.Constant(); ok && (k < 0 || k > num.Of(100)) {
			b.add(f.Odds.At, "", "odds are %v: a chance is 0 to 100 percent", k)
		}
		b.flow(f.Odds, s.Odds.Reads(nil), told&b.sees, b.reveals, "this chance")
	}
	for _, p := range f.post {
		s.Post = append(s.Post, b.posting(p))
	}
	if f.After > 0 {
		b.defer1(len(f.post)+1, f.After)
	}
	if f.Fire.Name != "" {
		s.Fire = uint16(b.card(f.Fire) + 1)
		b.defer1(1, max(1, f.After))
	}
	b.learn(f, &s)
	inner := b
	inner.noLuck = "luck is drawn at the top of a list of steps"
	s.Else = inner.steps(f.Else)
	if len(f.Else) > 0 && f.When.Src == "" && f.Odds.Src == "" {
		b.add(f.at, "", "else needs a when or odds that can fail")
	}
	if len(s.Post) == 0 && s.Fire == 0 && len(s.Reveal) == 0 && len(s.Sound) == 0 && len(s.Else) == 0 {
		b.add(f.at, "", "this step does nothing: name an account and what is added to it")
	}
	return s
}

// told is who can notice that a step was taken: those who see what it posts to.
func (f *stepFile) told(b stepper) (set ledger.Offices) {
	for _, p := range f.post {
		if id, ok := b.n.Slot(p.to.Name); ok {
			set |= b.s.Accounts[id].Sees
		}
	}
	if f.Fire.Name != "" {
		set |= ledger.Everyone
	}
	for i := range f.Else {
		set |= f.Else[i].told(b)
	}
	return set
}

func (b stepper) posting(p postFile) rule.Posting {
	slot, ok := b.n.Slot(p.to.Name)
	if !ok {
		near := ""
		if list := b.n.Near(p.to.Name); len(list) > 0 {
			near = list[0]
		}
		b.add(p.to.At, near, "%s is neither an account nor a key of a step", echo(p.to.Name))
		return rule.Posting{}
	}
	if a := &b.s.Accounts[slot]; b.kept(ledger.ID(slot)) {
		b.add(p.to.At, "", "%s is kept by the game itself: no step can post to it", a.Name)
	}
	by := b.amount(p.by, b.n)
	if k, ok := by.Constant(); ok && (k > num.Of(amountMax) || k < -num.Of(amountMax)) {
		b.add(p.by.At, "", "%v is too much at once: a step adds at most %d", k, amountMax)
	}
	b.flow(p.by, by.Reads(nil), b.s.Accounts[slot].Sees, b.reveals, "what "+p.to.Name+" is changed by")
	return rule.Posting{To: ledger.ID(slot), By: by}
}

// kept tells whether an account is the kernel's own: only meters and thresholds can
// be posted to by a scenario's rules.
func (b stepper) kept(id ledger.ID) bool {
	for i := range b.s.Meters {
		if b.s.Meters[i].Account == id {
			return false
		}
	}
	return b.s.Talks == nil || !slices.Contains(b.s.Talks.Reserve, id)
}

// learn compiles what a step tells the acting office.
func (b stepper) learn(f *stepFile, s *rule.Step) {
	t := b.s.Talks
	if f.Sound.Name != "" {
		s.Sound = b.sounds(f.Sound)
	}
	if f.Reveal.Name == "" {
		return
	}
	slot, ok := b.n.Slot(f.Reveal.Name)
	if !ok {
		b.add(f.Reveal.At, "", "there is no account %s to tell about", echo(f.Reveal.Name))
		return
	}
	p := -1
	if t != nil {
		p = slices.Index(t.Reserve, ledger.ID(slot))
	}
	if p < 0 || b.n.of == ledger.Nobody || t.Parties[p].Office == b.n.of {
		b.add(f.Reveal.At, "", "reveal tells an office about another party's reserve, such as other.reserve")
		return
	}
	s.Reveal = append(s.Reveal, rule.Reveal{Of: ledger.ID(slot), Estimate: t.Estimate[b.n.of][p], Margin: t.Margin[b.n.of][p], Within: f.Within})
}

// sounds compiles whom a step sounds out: one party, or all others.
func (b stepper) sounds(r Ref) (list []rule.Sound) {
	t := b.s.Talks
	if r.Name == "all" && t != nil {
		for p := range t.Parties {
			if t.Parties[p].Office != b.n.of {
				list = append(list, t.sound(b.n.of, p))
			}
		}
		return list
	}
	if p := b.party(r); p >= 0 && t.Parties[p].Office != b.n.of {
		return []rule.Sound{t.sound(b.n.of, p)}
	} else if p >= 0 {
		b.add(r.At, "", "an office cannot sound itself out")
	}
	return nil
}

// party finds the party of the table that a reference names; own and other count.
func (b stepper) party(r Ref) int {
	name := r.Name
	if b.n.of != ledger.Nobody {
		switch other := b.s.Offices[b.n.of].Other; {
		case name == "other" && other != ledger.Nobody:
			name = b.s.Offices[other].ID
		case name == "own":
			name = b.s.Offices[b.n.of].ID
		}
	}
	if b.s.Talks != nil {
		if p := b.s.Talks.Party(b.s.Office(name)); p >= 0 {
			return p
		}
	}
	b.add(r.At, "", "%s is not a party of the table", echo(r.Name))
	return -1
}

// defer1 counts entries that wait.
func (b *builder) defer1(entries, turns int) {
	b.deferred += entries
	b.latest = max(b.latest, turns)
}

// flow reports a rule that lets somebody see what depends on an account that they
// do not see, unless the rule says that it reveals it. Sees is who notices.
func (b *builder) flow(e Expr, reads []int, sees ledger.Offices, reveals []ledger.ID, what string) {
	for _, slot := range reads {
		a := &b.s.Accounts[slot]
		if sees&^a.Sees != 0 && !slices.Contains(reveals, ledger.ID(slot)) {
			b.add(e.At, "", "%s depends on %s, which not everybody may see who would notice: use what they see, or name it under reveals where that is possible", what, a.Name)
		}
	}
}
