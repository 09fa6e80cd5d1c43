package terminal

import (
	"fmt"
	"slices"
	"strings"

	"backchannel/cmd/backchannel/internal/desk"
	"backchannel/engine/advisor"
	"backchannel/engine/crisis"
	"backchannel/engine/information"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

func (t *Terminal) scenario() *scenario.Scenario { return t.play.Scenario() }

// labelled is a text with its label, unless it is SIMULATED: that is said of all at the start.
func labelled(x scenario.Text) string {
	if x.Label == 0 || x.Label == information.Simulated {
		return x.Say
	}
	return marked(x)
}

// marked is a text with its label, whichever it is.
func marked(x scenario.Text) string {
	if x.Label == 0 {
		x.Label = information.Simulated
	}
	return "[" + x.Label.String() + "] " + x.Say
}

// labelledCard is a card's text with its label; that of a real claim has none before it is
// labelled.
func labelledCard(c *scenario.Card) string {
	if c.Shown() == 0 {
		return c.Text.Say
	}
	return "[" + c.Shown().String() + "] " + c.Text.Say
}

// from says who stands behind a text and of when it is.
func (t *Terminal) from(x *scenario.Text) string {
	by := x.By
	if by == "" {
		by = x.Source
		for i := range t.scenario().Sources {
			if s := &t.scenario().Sources[i]; by == s.Publisher+", "+s.Title+", "+s.Date {
				by = s.Publisher // the title stands in the library
			}
		}
	}
	switch {
	case by == "":
		return x.On
	case x.On == "" || strings.HasSuffix(by, x.On):
		return by
	}
	return by + ", " + x.On
}

// brief tells where the person sits: what has happened, and what their offices must bring home.
func (t *Terminal) brief() {
	s, d := t.scenario(), t.desk()
	t.printf("%s\n\n", s.Title)
	t.wrap("", marked(s.About))
	if s.ContentNote.Say != "" {
		t.printf("\n")
		t.wrap("", "A note first: "+s.ContentNote.Say)
	}
	t.printf("\n")
	if len(d.Offices) == 1 {
		o := &s.Offices[d.Lead()]
		t.printf("You are the %s.\n", o.Name)
		t.wrap("", o.Mandate.Say)
		t.printf("\n")
		t.wrap("", marked(o.Brief))
		t.bestCase(o)
	} else {
		t.printf("You are a cabinet of %d offices:\n", len(d.Offices))
		for _, o := range d.Offices {
			t.hang("  ", s.Offices[o].Short+": ", s.Offices[o].Mandate.Say)
		}
		if _, all := d.Orders(); d.Cabinet() {
			t.wrap("", fmt.Sprintf("Together you give %d orders a turn, at most %d by one office, from one purse.", all, d.Each()))
		}
	}
	t.printf("\nSay `help` for what can be said, `brief` for more of your brief.\n")
}

func (t *Terminal) bestCase(o *scenario.Office) {
	if o.BestCase.Say != "" {
		t.printf("\n")
		t.wrap("", "Your best case, as its supporters make it: "+marked(o.BestCase))
	}
}

// briefOf tells the briefs of the seat's offices, or of one of them.
func (t *Terminal) briefOf(rest string) {
	d := t.desk()
	list, ok := t.own(&d, rest, "brief")
	if !ok {
		return
	}
	for _, o := range list {
		x := &t.scenario().Offices[o]
		t.printf("\n%s. %s\n\n", x.Name, x.Mandate.Say)
		t.wrap("  ", marked(x.Brief))
		t.bestCase(x)
	}
}

// own are the offices of the seat that a page is asked about: all, or the one that is named. It says what there is
// and is false where the words name none of them.
func (t *Terminal) own(d *desk.Desk, rest, page string) ([]ledger.Office, bool) {
	words := strings.Fields(rest)
	if len(words) == 0 || rest == "all" {
		return d.Offices, true
	}
	if o, n := t.officeOf(words); n == len(words) && d.Has(o) {
		return []ledger.Office{o}, true
	}
	t.wrap("  ", fmt.Sprintf("Not understood: your seat has no office %q; it has %s. Say `%s`, or `%s %s`.", rest, strings.Join(t.handles(d.Offices), ", "), page, page, t.scenario().Handle(d.Lead())))
	return nil, false
}

// todo lists what waits for the person, each with what to say, and what is left to give.
func (t *Terminal) todo() {
	lines := t.waiting()
	if len(lines) > 0 {
		t.printf("  WAITING FOR YOU\n")
		for _, l := range lines {
			t.hang("  ", "- ", l)
		}
	}
	t.wrap("  ", t.left(false))
}

// left says how many orders and how much capital the seat has left, and, unless it is to be
// short, what is filed.
func (t *Terminal) left(short bool) string {
	d := t.desk()
	used, all := d.Orders()
	text := fmt.Sprintf("Orders: %d of %d left", max(0, all-used), all)
	if m := d.Purse(d.Lead()); m != nil {
		text += fmt.Sprintf(". %s: %v", m.Name, tenth(d.View.Bal[m.Account]))
	}
	if short {
		return text + "."
	}
	if list := t.filed(&d); list != "" {
		text += ". Filed: " + list
	}
	return text + "."
}

// filed names what the seat has filed.
func (t *Terminal) filed(d *desk.Desk) string {
	var out []string
	seen := map[string]bool{}
	for i := range d.View.Filed {
		f := &d.View.Filed[i]
		text := crisis.FormatDirective(t.scenario(), f)
		if f.Verb == crisis.Act && f.With != ledger.Nobody {
			text = t.scenario().Actions[f.Item].ID + " with " + t.scenario().Offices[f.With].Short
			if d.Has(f.With) {
				text = t.scenario().Actions[f.Item].ID + " with " + t.scenario().Offices[f.By].Short
			}
		} else if f.Verb == crisis.Invite {
			text = "invite " + t.scenario().Actions[f.Item].ID + " " + t.scenario().Handle(f.With)
		}
		if (d.Has(f.By) || d.Has(f.With) && f.Verb == crisis.Act) && !seen[text] {
			seen[text] = true
			out = append(out, text)
		}
	}
	return strings.Join(out, ", ")
}

// tenth rounds a number for a glance; why shows it in full.
func tenth(x num.Milli) num.Milli { return num.Milli(num.MulDiv(int64(x), 1, 100)) * 100 }

func signed(x num.Milli) string {
	if x > 0 {
		return "+" + x.String()
	}
	return x.String()
}

// advice tells what the advisers of the lead say, or those of another office, or of all.
func (t *Terminal) advice(rest string) {
	v, d, some := t.play.View(), t.desk(), false
	list, ok := t.own(&d, rest, "advice")
	if !ok {
		return
	}
	if rest == "" {
		list = list[:1]
	}
	for _, o := range list {
		for _, a := range t.scenario().Offices[o].Advisers {
			i := slices.IndexFunc(a.Says, func(x scenario.Advice) bool { return x.When.Holds(v.Bal) })
			if i < 0 {
				continue
			}
			some = true
			head := a.Name + ": "
			if len(d.Offices) > 1 {
				head = t.scenario().Offices[o].Short + ", " + head
			}
			t.wrap("  ", head+marked(a.Says[i].Text))
		}
	}
	if !some {
		t.printf("  Your advisers have nothing to say now.\n")
	}
	if rest == "" || rest == "all" {
		t.desks(&d)
	}
	if len(d.Offices) > 1 && rest == "" && t.explain("advice") {
		t.printf("  `advice %s` asks another office, `advice all` all of them.\n", t.scenario().Handle(d.Offices[1]))
	}
}

// desks tells what the seat's own desks would do now, worked out from what it sees.
func (t *Terminal) desks(d *desk.Desk) {
	s := t.scenario()
	t.printf("  What your desks would do (SIMULATED, from what you know):\n")
	for l, says := range t.mind.Counsel(d) {
		by := advisor.Leaning(l)
		if len(says) == 0 {
			t.wrap("  ", by.Name(t.scenario().Book)+": Keep your orders: nothing is worth its price to it now.")
		}
		for i := range says {
			x := &says[i]
			what := x.What(s)
			if len(d.Offices) > 1 {
				what = s.Offices[x.Directive.By].Short + ": " + what
			}
			t.wrap("  ", fmt.Sprintf("%s: %s %s What could go wrong: %s %s", by.Name(t.scenario().Book), what, x.Why(s), x.Wrong(s), x.Surely(t.scenario().Book)))
			say := crisis.FormatDirective(s, &x.Directive)
			if with := x.Directive.With; with != ledger.Nobody { // a skin has names of its own
				say = strings.Replace(say, " "+s.Offices[with].ID, " "+s.Handle(with), 1)
			}
			t.wrap("    ", "Say: "+say)
		}
	}
}

// glossary tells the meaning of a word, or lists the words.
func (t *Terminal) glossary(rest string) {
	var list []named
	for _, g := range t.scenario().Glossary {
		list = append(list, named{g.ID, g.Word})
	}
	i, _, many := taken(list, strings.Fields(rest))
	switch {
	case i >= 0:
		t.wrap("  ", list[i].name+": "+labelled(t.scenario().Glossary[i].Meaning))
	case len(many) > 0:
		for _, i := range many {
			t.wrap("  ", list[i].name+": "+labelled(t.scenario().Glossary[i].Meaning))
		}
	case rest != "" || len(list) > 12:
		var words []string
		for _, x := range list {
			words = append(words, x.name)
		}
		t.wrap("  ", "Say `glossary WORD`. There are: "+strings.Join(words, ", ")+".")
	default:
		for i := range list {
			t.wrap("  ", list[i].name+": "+labelled(t.scenario().Glossary[i].Meaning))
		}
	}
}
