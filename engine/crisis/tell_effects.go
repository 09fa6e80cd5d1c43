package crisis

import (
	"fmt"

	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/rule"
	"backchannel/engine/scenario"
)

// Effects lists what an order would do as far as its office can know before it is
// sent: "Tension about -3", "as the next turn opens: Facts agreed +8". Trust and the law on
// repeated acts are reckoned in, as they stand now; "about" marks what may still move
// with them. Nothing is said of what rests on balances that the office does not see.
func Effects(s *scenario.Scenario, v *View, d *ledger.Directive) []string {
	o := outlook{s: s, v: v, by: d.By, scale: asWritten}
	switch d.Verb {
	case Act, Invite, Agree:
		o.action(d)
	case Choose:
		if int(d.Item) < len(s.Cards) && int(d.Pick) < len(s.Cards[d.Item].Options) {
			x := &s.Cards[d.Item].Options[d.Pick]
			o.scale.felt = true
			o.cost(x.Cost[d.By])
			o.steps("", x.Does[d.By])
		}
	case Label:
		if int(d.Item) < len(s.Cards) && s.Cards[d.Item].Answer != 0 {
			o.steps(o.s.Book.Say("if right: "), s.Cards[d.Item].Right[d.By])
			o.steps(o.s.Book.Say("if wrong: "), s.Cards[d.Item].Wrong[d.By])
		}
	case Break:
		o.steps("", s.Laws.Breaks[d.By])
	case Deliver:
		o.delivery()
	case Veto:
		if int(d.Item) < len(s.Bills) {
			o.veto(int(d.Item))
		}
	case Lift:
		o.steps("", s.Laws.Lift[d.By])
	case Sign:
		o.signing()
	case Propose, Paper:
		o.worth(&d.Levels)
	case Accept:
		o.accept(d)
	}
	return o.words()
}

// outlook gathers what to say for one office.
type outlook struct {
	s     *scenario.Scenario
	v     *View
	by    ledger.Office
	scale scaling
	lines []prospect
}

// prospect is one line: words, or a move of an account after the words.
type prospect struct {
	words string
	moves bool
	to    ledger.ID
	about string
	by    num.Milli
}

func (o *outlook) say(format string, args ...any) {
	o.lines = append(o.lines, prospect{words: o.s.Book.Say(format, args...)})
}

// move adds a move to the line that is about the same account at the same time.
func (o *outlook) move(p prospect) {
	for i := range o.lines {
		if l := &o.lines[i]; l.moves && l.to == p.to && l.words == p.words && l.about == p.about {
			l.by += p.by
			return
		}
	}
	o.lines = append(o.lines, p)
}

// words puts the lines into words; moves that share what stands before them are one line.
func (o *outlook) words() []string {
	var out []string
	last := ""
	for i := range o.lines {
		l := &o.lines[i]
		if l.moves && tenths(l.by) == 0 {
			continue
		}
		text := l.words
		if l.moves {
			text = fmt.Sprintf("%s %s%s", o.name(l.to), l.about, change(l.by))
			if n := len(out) - 1; n >= 0 && l.words != "" && l.words == last {
				out[n] = cut(out[n]+", "+text, lineRoom(o.s))
				continue
			}
			text = l.words + text
		}
		last = ""
		if l.moves {
			last = l.words
		}
		out = append(out, cut(text, lineRoom(o.s)))
	}
	return out
}

func (o *outlook) action(d *ledger.Directive) {
	s := o.s
	if int(d.Item) >= len(s.Actions) || !s.Actions[d.Item].By.Has(o.by) {
		return
	}
	a := &s.Actions[d.Item]
	// A joint act is carried out once, as its inviter's.
	doer := o.by
	if d.Verb == Agree {
		doer = d.With
	}
	o.scale.felt = true
	if d.Verb != Agree {
		o.cost(a.Each[o.by].Cost)
	}
	if repeats(s, o.v.Bal, &ledger.Directive{By: o.by, With: d.With, Item: d.Item}) {
		o.scale.share = s.Laws.RepeatShare
		o.say("Used again so soon, it has %v %% of its effect", s.Laws.RepeatShare)
	}
	o.steps("", a.Each[doer].Does)
	o.bill(d)
	if a.Pins {
		o.pledge(d)
	}
}

func (o *outlook) cost(cost []rule.Posting) {
	for i := range cost {
		if amount, _ := cost[i].By.Constant(); amount != 0 {
			purse := purseOf(o.s, o.v.Bal, o.by, cost[i].To)
			o.say("Costs %v of %s; you have %v", amount, o.name(purse), o.v.Bal[purse])
		}
	}
}

// delivery says what delivering costs and does, and how likely it is to succeed.
func (o *outlook) delivery() {
	t := o.s.Talks
	if t == nil || t.Party(o.by) < 0 || !t.InTranches() {
		return
	}
	x := &t.Deliver
	o.cost(x.Each[o.by].Cost)
	before := ""
	if o.known(x.Odds[o.by].Reads(nil)) {
		if odds := x.Odds[o.by].Of(o.v.Bal).Clamp(0, percent); odds < percent {
			before = o.s.Book.Say("%v %%: ", tenths(odds))
		}
	} else {
		before = o.s.Book.Say("by chance: ")
	}
	o.steps(before, x.Each[o.by].Does)
	o.steps(before, o.s.Laws.Keeps[t.Parties[t.Party(o.by)].Office])
	if before != "" {
		o.steps(o.s.Book.Say("if it slips: "), x.Slips[o.by])
	}
}

// pledge says what a public demand binds its office to, and what taking it back costs.
func (o *outlook) pledge(d *ledger.Directive) {
	t := o.s.Talks
	if t == nil || t.Party(o.by) < 0 {
		return
	}
	for i := range t.Topics {
		if d.Levels[i] >= 0 && d.Levels[i] < t.Sizes[i] {
			o.say("It binds you in public: %s", DescribePledge(o.s, o.by, i, d.Levels[i]))
		}
	}
	o.scale = asWritten
	o.steps(o.s.Book.Say("taking it back later: "), o.s.Laws.Lift[o.by])
}
