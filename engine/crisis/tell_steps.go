package crisis

import (
	"backchannel/engine/information"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/rule"
)

// steps tells what a list of steps would do, each line after the words of before.
func (o *outlook) steps(before string, steps []rule.Step) {
	for i := range steps {
		s := &steps[i]
		switch {
		case !o.known(s.When.Reads(nil)):
			o.step(before+o.s.Book.Say("perhaps: "), s)
		case !s.When.Holds(o.v.Bal):
			if !s.Luck { // a draw is made only where the condition holds
				o.steps(before, s.Else)
			}
		case s.Luck:
			o.step(before+o.odds(s), s)
			o.steps(before+o.s.Book.Say("if not: "), s.Else)
		default:
			o.step(before, s)
		}
	}
}

func (o *outlook) odds(s *rule.Step) string {
	if !o.known(s.Odds.Reads(nil)) {
		return o.s.Book.Say("by chance: ")
	}
	return o.s.Book.Say("%v %%: ", tenths(s.Odds.Of(o.v.Bal)))
}

// step tells one step that happens.
func (o *outlook) step(before string, s *rule.Step) {
	when := before + soon(o.s, int(s.After))
	for i := range s.Post {
		o.posting(when, &s.Post[i])
	}
	if s.Fire > 0 {
		o.say("%sa surprise may come of it", when)
	}
	for i := range s.Reveal {
		title, within := o.s.Accounts[s.Reveal[i].Of].Title, information.Width(s.Reveal[i].Within.Of(o.v.Bal))
		if within == 0 {
			o.say("%syou learn %s", before, title)
			continue
		}
		o.say("%syou learn %s, to within %v", before, title, within)
	}
	var rows []string
	for i := range s.Sound {
		if s.Sound[i].Target {
			rows = append(rows, o.sounded(&s.Sound[i]))
			continue
		}
		o.say("%syou learn what matters most to %s, one row more", before, o.sounded(&s.Sound[i]))
	}
	if len(rows) > 0 {
		o.say("%syou learn how much the row matters to %s", before, list(rows))
	}
}

func (o *outlook) posting(when string, p *rule.Posting) {
	if !o.known(p.By.Reads(nil)) {
		o.say("%s%s moves, nobody can say by how much", when, o.name(p.To))
		return
	}
	if isEstimate(o.s, p.To) || o.s.Accounts[p.To].Sees == 0 {
		return // it follows a home threshold, which is told; and what nobody sees is for the debrief
	}
	amount := p.By.Of(o.v.Bal)
	if !isThreshold(o.s, p.To) {
		amount = o.scale.part(amount)
	}
	if o.scale.felt && o.known([]int{int(o.s.Laws.Trust)}) {
		amount = felt(o.s, o.v.Bal, p.To, amount)
	}
	about := ""
	if _, fixed := p.By.Constant(); !fixed || o.scale.felt && o.s.Laws.HasTension && p.To == o.s.Laws.Tension {
		about = o.s.Book.Say("about ")
	}
	to := borne(o.s, o.v.Bal, p.To)
	o.move(prospect{words: when, moves: true, to: to, about: about, by: amount})
	o.mean(when, about, to, amount)
}

// mean adds how far a part takes the mean that it belongs to with it, where the office sees
// that mean: the kernel books it with the same cause.
func (o *outlook) mean(when, about string, part ledger.ID, amount num.Milli) {
	i := o.s.WholeOf(part)
	if i < 0 {
		return
	}
	w := &o.s.Wholes[i]
	for _, p := range w.Parts {
		if p.Account == part && o.known([]int{int(w.Account)}) {
			o.move(prospect{words: when, moves: true, to: w.Account, about: about, by: num.Milli(num.MulDiv(int64(p.Weight), int64(amount), int64(w.Weight)))})
		}
	}
}

// signing tells what the last signature does: the law works once for each party. Where a party ratifies, the text is in
// force only after the votes.
func (o *outlook) signing() {
	if o.s.Talks == nil {
		return
	}
	when := o.s.Book.Say("once all have signed this turn: ")
	for p := range o.s.Talks.Parties {
		if o.s.Talks.Parties[p].Ratifies() {
			when = o.s.Book.Say("once all have signed and every vote has carried it: ")
		}
	}
	for p := range o.s.Talks.Parties {
		if p := &o.s.Talks.Parties[p]; !p.Silent {
			o.steps(when, o.s.Laws.Signs[p.Office])
		}
	}
}

// known tells whether the office sees every balance that a rule reads.
func (o *outlook) known(slots []int) bool {
	for _, id := range slots {
		if !o.s.Accounts[id].Sees.Has(o.by) {
			return false
		}
	}
	return true
}

func (o *outlook) name(id ledger.ID) string {
	for i := range o.s.Meters {
		if m := &o.s.Meters[i]; m.Account == id {
			return meterName(o.s, o.v.Of, m)
		}
	}
	return o.s.Accounts[id].Title
}

// sounded names the party whose stakes a listener hears of.
func (o *outlook) sounded(x *rule.Sound) string {
	for p, stakes := range o.s.Talks.Stakes[o.by] {
		for _, id := range stakes {
			if len(x.Stakes) > 0 && id == x.Stakes[0] {
				return o.s.Offices[o.s.Talks.Parties[p].Office].Short
			}
		}
	}
	return o.s.Book.Say("them")
}

// worth says what a package is worth to a party beside what its home will carry.
func (o *outlook) worth(l *ledger.Levels) {
	t := o.s.Talks
	if t == nil || t.Party(o.by) < 0 || !complete(t, l) {
		return
	}
	p := t.Party(o.by)
	o.say("Worth %v to you; home carries it from %v", tenths(t.Worth(o.v.Bal, p, l)), tenths(t.Need(o.v.Bal[t.Reserve[p]], l)))
}

func (o *outlook) accept(d *ledger.Directive) {
	if t := o.s.Talks; t != nil && checkThere(t, o.v, d, &Refusal{}) {
		text, changed := acceptedText(&t.Table, o.v.Bal, d)
		if changed {
			o.say("It changes the text, so the other side must agree to it: %s", DescribePackage(o.s, &text))
		}
		o.worth(&text)
	}
}
