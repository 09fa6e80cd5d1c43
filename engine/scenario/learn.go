package scenario

import (
	"slices"

	"backchannel/engine/information"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/rule"
)

// learn compiles what a step tells the office that it is for.
func (b stepper) learn(f *stepFile, s *rule.Step) {
	for _, r := range []Ref{f.Sound, f.Reveal} {
		if r.Name != "" && b.n.of == ledger.Nobody {
			b.add(r.At, "", "reveal and sound tell something to the office that acts, and here none does")
			return
		}
	}
	if f.Sound.Name != "" {
		s.Sound = b.sounds(f.Sound)
	}
	if f.Reveal.Name != "" {
		b.reveal(f, s)
	}
}

// reveal compiles what a step tells of another party's home threshold.
func (b stepper) reveal(f *stepFile, s *rule.Step) {
	r := f.Reveal
	if b.noLuck != "" {
		b.add(r.At, "", "reveal cannot stand here: %s", b.noLuck)
	}
	id, ok := b.n.slot(r, "there is no account %s to tell about")
	if !ok {
		return
	}
	t, p := b.s.Talks, -1
	if t != nil {
		p = slices.Index(t.Reserve, id)
	}
	if p < 0 || t.Voice(p).Has(b.n.of) {
		b.add(r.At, "", "reveal tells an office about another party's home threshold: write other.reserve, or a party as in belmar.reserve")
		return
	}
	within := b.amount(f.Within, b.n)
	if k, constant := within.Constant(); constant && (k%num.One != 0 || information.Width(k) != k) {
		b.add(f.Within.At, "", "within is %v: it counts whole steps, from 0 to %v", k, information.WidthMax)
	}
	b.flow(f.Within, within.Reads(nil), ledger.Only(b.n.of), b.called("how far off the estimate is"))
	s.Reveal = append(s.Reveal, rule.Reveal{Of: id, Estimate: t.Estimate[b.n.of][p], Margin: t.Margin[b.n.of][p], Within: within})
}

// sounds compiles whom a step sounds out: one party, or all others.
func (b stepper) sounds(r Ref) (list []rule.Sound) {
	t := b.s.Talks
	if (r.Name == "all" || r.Name == "issue") && t != nil {
		for p := range t.Parties {
			if !t.Voice(p).Has(b.n.of) {
				s := t.sound(b.n.of, p)
				s.Target = r.Name == "issue"
				list = append(list, s)
			}
		}
		return list
	}
	if p := b.party(r); p >= 0 && !t.Voice(p).Has(b.n.of) {
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
	b.add(r.At, nearest(r.Name, b.officeIDs()), "%s is not a party of the table", echo(r.Name))
	return -1
}
