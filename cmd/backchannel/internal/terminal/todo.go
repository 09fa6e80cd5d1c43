package terminal

import (
	"fmt"
	"strings"

	"backchannel/cmd/backchannel/internal/desk"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// waiting lists what the person can answer now, each with what to say.
func (t *Terminal) waiting() []string {
	d := t.desk()
	var out []string
	invited := d.Invitations()
	for i := range invited {
		out = append(out, t.invited(&d, &invited[i]))
	}
	var asked []string
	for i := range t.scenario().Cards {
		if by := d.Asked(i); len(by) > 0 {
			asked = append(asked, t.answerForm(i))
		}
	}
	if len(asked) > 0 {
		out = append(out, "The news asks you: `"+strings.Join(asked, "`, `")+"`.")
	}
	if t.scenario().Talks != nil && d.Party() >= 0 {
		out = append(out, t.owing(&d)...)
		out = append(out, t.offered(&d)...)
	}
	return append(out, t.onDesk(&d)...)
}

func (t *Terminal) invited(d *desk.Desk, f *ledger.Directive) string {
	s := t.scenario()
	whom := "you"
	if len(d.Offices) > 1 {
		whom = s.Offices[f.With].Short
	}
	agree := ledger.Directive{By: f.With, Verb: crisis.Agree, Item: f.Item, With: f.By, Pick: f.Pick}
	text := fmt.Sprintf("%s invites %s: %s.", s.Offices[f.By].Short, whom, crisis.DescribeAct(s, f))
	if e := t.effectsOf(&agree, 4); e != "" {
		text += " " + e + "."
	}
	id := t.invitationForm(d, f)
	return text + fmt.Sprintf(" Say `agree %s` or `decline %s`.", id, id)
}

// invitationForm is how an invitation is named in an answer: by its act, and by the office
// where another has sent the same.
func (t *Terminal) invitationForm(d *desk.Desk, f *ledger.Directive) string {
	id := t.scenario().Actions[f.Item].ID
	if t.rivals(d, f) {
		id += " " + t.scenario().Handle(f.By)
	}
	return id
}

// rivals tells whether another office has sent the same invitation.
func (t *Terminal) rivals(d *desk.Desk, f *ledger.Directive) bool {
	n := 0
	for _, x := range d.Invitations() {
		if x.Item == f.Item {
			n++
		}
	}
	return n > 1
}

// owing lists what the seat has promised, and what it has been asked for.
func (t *Terminal) owing(d *desk.Desk) []string {
	s, v := t.scenario(), d.View
	var out []string
	if owed, due := d.Owed(d.Party()); owed > 0 && !t.delivers(d) {
		cost := ""
		if c := s.Talks.Deliver.Each[d.Voice()].Cost; len(c) > 0 {
			x, _ := c[0].By.Constant()
			cost = fmt.Sprintf(" It takes an order and %v of capital.", x)
		}
		out = append(out, fmt.Sprintf("You owe %s, by the end of turn %d.%s Say `deliver`.", plural(owed, "delivery", "deliveries"), due, cost))
	}
	if item, due := d.Request(); item >= 0 {
		a := &s.Actions[item]
		when := fmt.Sprintf("by the end of turn %d", due)
		if due <= v.Turn() {
			when = "by the end of this turn"
		}
		out = append(out, fmt.Sprintf("Asked of you: %s, %s. Do it (%s), or say `excuse`; silence costs more.", a.Name, when, t.form(item)))
	}
	return out
}

func (t *Terminal) delivers(d *desk.Desk) bool {
	for i := range d.View.Filed {
		if f := &d.View.Filed[i]; f.Verb == crisis.Deliver && d.Has(f.By) {
			return true
		}
	}
	return false
}

// offered lists the offers and the text that wait for an answer.
func (t *Terminal) offered(d *desk.Desk) []string {
	s, v, tab, p := t.scenario(), d.View, t.scenario().Talks, d.Party()
	if tab.Parties[p].Silent || tab.InTranches() && v.Turn() > tab.Until && !tab.Sealed(v.Bal) {
		return nil // pens are down: nothing that is offered can be taken up any more
	}
	var out []string
	for q := range tab.Parties {
		if offer, ok := negotiation.Read(v.Bal, tab.Offer[q]); ok && q != p && !t.isText(&offer) {
			name := s.Handle(tab.Parties[q].Office)
			take := ledger.Directive{By: tab.Parties[p].Office, With: tab.Parties[q].Office, Verb: crisis.Accept, Levels: crisis.NoLevels()}
			if r := crisis.Check(s, d.View, &take); r.Code != "" {
				out = append(out, fmt.Sprintf("%s offers %s%s. %s", s.Offices[tab.Parties[q].Office].Short, t.offer(&offer), t.worth(d, &offer), t.cannot(d, take, r, &offer, name)))
				continue
			}
			out = append(out, fmt.Sprintf("%s offers %s%s. Say `accept %s`, `accept %s if ISSUE=LEVEL`, or `reject %s`.", s.Offices[tab.Parties[q].Office].Short, t.offer(&offer), t.worth(d, &offer), name, name, name))
		}
	}
	text, ok := negotiation.Read(v.Bal, tab.Text)
	take := ledger.Directive{By: tab.Parties[p].Office, Verb: crisis.Accept, Levels: crisis.NoLevels()}
	switch {
	case !ok:
	case tab.InTranches() && tab.Sealed(v.Bal):
		out = append(out, "A text is signed. It goes to the vote at the end of this turn.")
	case tab.Agreed(v.Bal) && v.Turn() < tab.From:
		out = append(out, fmt.Sprintf("All accept the text: %s%s. It can be signed from turn %d on.", t.offer(&text), t.worth(d, &text), tab.From))
	case tab.Agreed(v.Bal) && v.Bal[tab.Ink[p]] == 0:
		out = append(out, fmt.Sprintf("All accept the text: %s%s.%s Say `sign`.", t.offer(&text), t.worth(d, &text), t.votes(d, &text)))
	case tab.Agreed(v.Bal):
		var late []ledger.Office
		for q := range tab.Parties {
			if tab.Parties[q].Signs() && v.Bal[tab.Ink[q]] == 0 {
				late = append(late, tab.Parties[q].Office)
			}
		}
		out = append(out, fmt.Sprintf("You have signed: %s. It still lacks %s.%s", t.offer(&text), t.shorts(late), t.votes(d, &text)))
	case v.Bal[tab.Consent[p]] == 0 && t.refuses(&take):
		out = append(out, fmt.Sprintf("On the table: %s%s. %s", t.offer(&text), t.worth(d, &text), t.cannot(d, take, crisis.Check(s, v, &take), &text, "text")))
	case v.Bal[tab.Consent[p]] == 0:
		out = append(out, fmt.Sprintf("On the table: %s%s. Say `accept text`, `accept text if ISSUE=LEVEL`, or `reject text`.", t.offer(&text), t.worth(d, &text)))
	}
	return out
}

// cannot says why a text cannot be accepted as it stands, and what can be said in its place: an acceptance with a
// change that would stand, where there is one, and a rejection.
func (t *Terminal) cannot(d *desk.Desk, take ledger.Directive, r crisis.Refusal, text *ledger.Levels, name string) string {
	says := "You cannot accept it as it stands: " + r.Reason(t.scenario())
	if r.Code == crisis.CrossesRedLine {
		says += t.crossed(text)
	}
	var ways []string
	if change := t.mended(d, take, text); change != "" {
		ways = append(ways, "`accept "+name+" if "+change+"`")
	}
	if crisis.Check(t.scenario(), d.View, &ledger.Directive{By: take.By, With: take.With, Verb: crisis.Reject}).Code == "" {
		ways = append(ways, "`reject "+name+"`")
	}
	if len(ways) > 0 {
		says += " You can say " + strings.Join(ways, " or ") + "."
	}
	return says
}

// mended is the smallest change of one row, else of two, with which the seat can accept a text; empty where none
// that it is shown will do.
func (t *Terminal) mended(d *desk.Desk, take ledger.Directive, text *ledger.Levels) string {
	tab := t.scenario().Talks
	best, least := "", 0
	try := func() {
		whole := *text
		for i := range tab.Topics {
			if take.Levels[i] != ledger.Unset {
				whole[i] = take.Levels[i]
			}
		}
		if size := tab.Distance(text, &whole); (best == "" || size < least) && crisis.Check(t.scenario(), d.View, &take).Code == "" {
			best, least = crisis.FormatLevels(t.scenario(), take.Levels), size
		}
	}
	each := func(from int, do func(i int)) {
		for i := from; i < tab.Issues(); i++ {
			for l := int8(0); d.ShowsIssue(i) && l < tab.Sizes[i]; l++ {
				if l != text[i] {
					take.Levels[i] = l
					do(i)
				}
			}
			take.Levels[i] = ledger.Unset
		}
	}
	each(0, func(int) { try() })
	if best == "" {
		each(0, func(i int) { each(i+1, func(int) { try() }) })
	}
	return best
}

// refuses tells whether the game would refuse a directive now.
func (t *Terminal) refuses(d *ledger.Directive) bool {
	return crisis.Check(t.scenario(), t.play.View(), d).Code != ""
}

// isText tells whether an offer is the text on the table.
func (t *Terminal) isText(offer *ledger.Levels) bool {
	text, ok := negotiation.Read(t.play.View().Bal, t.scenario().Talks.Text)
	return ok && text == *offer
}

// onDesk lists the bills that wait for a signature of the seat.
func (t *Terminal) onDesk(d *desk.Desk) []string {
	var out []string
	for i := range t.scenario().Bills {
		b := &t.scenario().Bills[i]
		k := int(d.View.Bal[b.Stage]/num.One) - 1
		if k < 0 || k >= len(b.Path) || b.Path[k].Kind != scenario.Desk || !d.Has(b.Path[k].Signs) {
			continue
		}
		out = append(out, fmt.Sprintf("%s lies before you to be signed. Leave it, and it becomes law; or say `veto %s`.", b.Name, b.ID))
	}
	return out
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
