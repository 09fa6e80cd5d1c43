package debrief

import (
	"strings"

	"backchannel/engine/advisor"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/phrase"
	"backchannel/engine/room"
	"backchannel/engine/scenario"
)

// Weighed is a choice of an office that no person played, with what weighed most in it.
type Weighed struct {
	Turn int
	By   ledger.Office
	// Signs tells that the office is one of those that sign at the table.
	Signs bool
	// What it did; For and Against are clauses, the heaviest first.
	What         string
	For, Against []string
	// Looked are lines that say what it looked at, where it searched.
	Looked []string

	book *phrase.Book
}

// Explain adds what weighed in the counterparts' choices. The same choice made again in a
// turn is told once.
func (d *Debrief) Explain(s *scenario.Scenario, list []room.Choice) {
	for i := range list {
		c := &list[i]
		w := Weighed{book: s.Book, Turn: c.Turn, By: c.Directive.By, What: did(s, &c.Directive)}
		if c.Looks != nil {
			w.Looked = looked(s, c.Looks)
		}
		if w.What == "" || d.told(&w) {
			continue
		}
		if t := s.Talks; t != nil {
			p := t.Party(w.By)
			w.Signs = p >= 0 && t.Parties[p].Office == w.By && t.Parties[p].Signs()
		}
		for j := range c.Reasons {
			words := c.Reasons[j].Words(s)
			if against := c.Directive.Verb == crisis.Reject; (c.Reasons[j].Worth > 0) != against { // they are those of the text
				w.For = append(w.For, words)
			} else {
				w.Against = append(w.Against, words)
			}
		}
		d.Reasons = append(d.Reasons, w)
	}
}

func (d *Debrief) told(w *Weighed) bool {
	for i := range d.Reasons {
		if x := &d.Reasons[i]; x.Turn == w.Turn && x.By == w.By && x.What == w.What {
			return true
		}
	}
	return false
}

// did says what a directive does, empty where that is told elsewhere.
func did(s *scenario.Scenario, d *ledger.Directive) string {
	switch d.Verb {
	case crisis.Act:
		return crisis.DescribeAct(s, d)
	case crisis.Invite:
		return s.Book.Say("%s, offered to %s", crisis.DescribeAct(s, d), s.Offices[d.With].Short)
	case crisis.Agree:
		return s.Book.Say("%s, agreed to with %s", crisis.DescribeAct(s, d), s.Offices[d.With].Short)
	case crisis.Decline:
		return s.Book.Say("%s, declined to %s", crisis.DescribeAct(s, d), s.Offices[d.With].Short)
	case crisis.Choose:
		return s.Cards[d.Item].Name + ": " + s.Cards[d.Item].Options[d.Pick].Name
	case crisis.Propose:
		return s.Book.Say("an offer: %s", crisis.DescribePackage(s, &d.Levels))
	case crisis.Accept:
		return s.Book.Say("a yes to a text")
	case crisis.Reject:
		return s.Book.Say("a no to a text")
	case crisis.Sign:
		return s.Book.Say("its signature")
	case crisis.Table:
		return s.Book.Say("a single text: %s", crisis.DescribePackage(s, &d.Levels))
	case crisis.Request:
		return s.Book.Say("a request: %s", s.Actions[d.Item].Name)
	case crisis.Deliver:
		return s.Book.Say("the delivery that it owed")
	case crisis.Veto:
		return s.Book.Say("a veto: %s", s.Bills[d.Item].Name)
	case crisis.Break:
		return s.Book.Say("the agreement, broken")
	case crisis.Close: // told only of who looked at plans and chose to give no order
		return s.Book.Say("no order")
	}
	return ""
}

// lookedMax is how many plans of an office are told.
const lookedMax = 4

// looked says what somebody who searched looked at.
func looked(s *scenario.Scenario, l *advisor.Looks) []string {
	out := []string{s.Book.Say("It looked at %d plans, in %s imagined courses of events. Of each: the score that it led to on average, how far that is uncertain, and how much the search favoured it.", len(l.Own), grouped(l.Courses))}
	for i := range min(len(l.Own), lookedMax) {
		out = append(out, planLine(s, &l.Own[i]))
	}
	told := 0
	for i := range l.Others {
		x := &l.Others[i]
		if i == 0 || l.Others[i-1].By != x.By {
			out = append(out, s.Book.Say("What it expected of %s:", s.Offices[x.By].Short))
			told = 0
		}
		if told++; told <= lookedMax/2 {
			out = append(out, planLine(s, x))
		}
	}
	return out
}

func planLine(s *scenario.Scenario, x *advisor.Look) string {
	var names []string
	for i := range x.Orders {
		names = append(names, crisis.DescribeAct(s, &x.Orders[i]))
	}
	text := s.Book.Say("no order")
	if len(names) > 0 {
		text = strings.Join(names, "; ")
	}
	return s.Book.Say("%s: %s, give or take %s; %d %%", text, short(x.Mean), short(x.Spread), num.MulDiv(int64(x.Share), 1, int64(num.One)))
}

// Line says a choice and what weighed in it, in a line.
func (w *Weighed) Line(name string) string {
	text := name + ", " + w.What + "."
	if len(w.For) > 0 {
		text += " " + w.book.Say("For: %s.", several(w.book, w.For))
	}
	if len(w.Against) > 0 {
		text += " " + w.book.Say("Against: %s.", several(w.book, w.Against))
	}
	return text
}

// weighed tells what the other signatories weighed, turn by turn.
func (d *Debrief) weighed(p *page) {
	turn := 0
	for i := range d.Reasons {
		w := &d.Reasons[i]
		if !w.Signs {
			continue
		}
		if turn == 0 {
			p.head(p.book.Say("What the other side weighed"))
			p.say("SIMULATED. At most %d things a choice, the heaviest first, as they stood when the choice was made.", advisor.ReasonsMax)
		}
		if w.Turn != turn {
			turn = w.Turn
			p.say("Turn %d:", turn)
		}
		p.add("    - ", w.Line(d.names[w.By]))
		p.add("        ", w.Looked...)
	}
}
