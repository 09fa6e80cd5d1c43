package terminal

import (
	"fmt"
	"strings"

	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
)

// talks shows the table: what can be agreed, what each level is worth to you, and
// what is on the table now.
func (t *Terminal) talks() {
	s, v := t.scenario(), t.play.View()
	tab := s.Talks
	if tab == nil {
		t.printf("  Nothing is negotiated in this scenario.\n")
		return
	}
	p := tab.Party(t.office)
	t.printf("  %s\n", tab.Title)
	for i := range tab.Topics {
		topic := &tab.Topics[i]
		var levels []string
		for l, name := range topic.Levels {
			x := fmt.Sprintf("%d %s", l, name)
			if p >= 0 {
				x += " (" + signed(tab.LevelWorth(v.Bal, p, i, int8(l))) + ")"
			}
			levels = append(levels, x)
		}
		t.wrap("  ", fmt.Sprintf("%s %s: %s. In force: %v.%s", topic.ID, topic.Name, strings.Join(levels, ", "), v.Bal[tab.Force[i]], t.known(i)))
	}
	if p >= 0 {
		t.printf("  Your home threshold is %v: a package must be worth at least that to you%s.\n", v.Bal[tab.Reserve[p]], wholeText(tab.InTranches()))
	}
	t.tranche()
	for q := range tab.Parties {
		t.party(q, v)
	}
	if text, ok := negotiation.Read(v.Bal, tab.Text); ok {
		t.printf("  The text on the table: %s%s\n", crisis.FormatLevels(s, text), t.worth(&text))
		t.foresee(&text)
		for i := range tab.Topics {
			t.wrap("    ", tab.Topics[i].Clauses[text[i]])
		}
	}
}

// wholeText says that a threshold is for the whole agreement.
func wholeText(tranches bool) string {
	if tranches {
		return ", for the whole; of a part home wants as large a part"
	}
	return ""
}

// known tells what the office has learned about how much a row matters to others.
func (t *Terminal) known(issue int) string {
	tab, v, out := t.scenario().Talks, t.play.View(), ""
	for q, row := range tab.Stakes[t.office] {
		if row != nil && v.Bal[row[issue]] > 0 {
			out += fmt.Sprintf(" Matters to %s: %v points between its best and worst level.", t.scenario().Offices[tab.Parties[q].Office].Short, v.Bal[row[issue]])
		}
	}
	return out
}

func (t *Terminal) party(q int, v *crisis.View) {
	s, tab := t.scenario(), t.scenario().Talks
	o := tab.Parties[q].Office
	name := s.Offices[o].Short
	if offer, ok := negotiation.Read(v.Bal, tab.Offer[q]); ok {
		t.printf("  %s offers %s%s\n", name, crisis.FormatLevels(s, offer), t.worth(&offer))
	}
	if v.Knows(s, tab.Paper[q][0]) {
		if paper, ok := negotiation.Read(v.Bal, tab.Paper[q]); ok {
			t.printf("  A non-paper of %s: %s%s\n", name, crisis.FormatLevels(s, paper), t.worth(&paper))
		}
	}
	for i, id := range tab.Pledge[q] {
		if level := v.Bal[id]; level >= 0 {
			t.wrap("  ", t.demands(o)+" in public: "+crisis.DescribePledge(s, o, i, int8(level/num.One))+".")
		}
	}
	if q != tab.Party(t.office) && tab.Estimate[t.office] != nil {
		t.threshold(q, v)
	}
	if v.Bal[tab.Consent[q]] > 0 {
		t.printf("  %s accepts the text on the table.\n", name)
	}
	if v.Bal[tab.Ink[q]] > 0 {
		t.printf("  %s has signed.\n", name)
	}
}

func (t *Terminal) demands(o ledger.Office) string {
	if o == t.office {
		return "You demand"
	}
	return t.scenario().Offices[o].Short + " demands"
}

// threshold tells what the office thinks a party's home threshold is. Where the margin
// is nothing it has asked, or there never was a doubt.
func (t *Terminal) threshold(q int, v *crisis.View) {
	s, tab := t.scenario(), t.scenario().Talks
	id := tab.Margin[t.office][q]
	name, about, margin := s.Offices[tab.Parties[q].Office].Short, v.Bal[tab.Estimate[t.office][q]], v.Bal[id]
	switch {
	case margin > 0:
		t.printf("  Home threshold of %s: about %v, give or take %v.\n", name, about, margin)
	case s.Accounts[id].Open > 0:
		t.printf("  Home threshold of %s when you last asked: %v.\n", name, about)
	default:
		t.printf("  Home threshold of %s: %v.\n", name, about)
	}
}

func (t *Terminal) worth(l *ledger.Levels) string {
	tab := t.scenario().Talks
	if p := tab.Party(t.office); p >= 0 {
		return fmt.Sprintf(" (worth %v to you)", tab.Worth(t.play.View().Bal, p, l))
	}
	return ""
}
