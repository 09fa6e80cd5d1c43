package journal

import (
	"fmt"

	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/legislature"
	"backchannel/engine/scenario"
)

// unfit says why an event cannot be posted to a world of the scenario, or "". World.Post
// trusts the kernel; an event from a record may name what does not exist.
func unfit(s *scenario.Scenario, w *ledger.World, e *ledger.Event) string {
	of := e.Of
	if e.Kind == crisis.TextRatified && int(of.Item) <= legislature.SeatsMax {
		of.Item = 0 // the votes for the text
	}
	if reason := unfitDirective(s, &of); reason != "" {
		return reason
	}
	if int(e.Rule) >= len(s.Causes) {
		return fmt.Sprintf("it has cause %d and the scenario has %d causes", e.Rule, len(s.Causes))
	}
	dues := 0
	for i := range w.Due {
		if w.Due[i].At > e.Settles {
			dues++
		}
	}
	for i := range e.Entries {
		n := &e.Entries[i]
		if reason := unfitEntry(s, n); reason != "" {
			return reason
		}
		if n.At != 0 {
			dues++
		}
	}
	switch {
	case dues > ledger.DuesMax:
		return fmt.Sprintf("more than %d entries would fall due", ledger.DuesMax)
	case e.Filing > ledger.FilesCleared:
		return fmt.Sprintf("it does %d to the filed directives, which means nothing", e.Filing)
	case e.Filing == ledger.Files && len(w.Filed) >= ledger.FiledMax:
		return fmt.Sprintf("more than %d directives would be filed", ledger.FiledMax)
	case e.Filing == ledger.Unfiles && w.Find(&e.Of) < 0:
		return "it withdraws a directive that is not filed"
	}
	return ""
}

func unfitEntry(s *scenario.Scenario, n *ledger.Entry) string {
	switch {
	case int(n.To) >= len(s.Accounts):
		return fmt.Sprintf("an entry is to account %d and the scenario has %d accounts", n.To, len(s.Accounts))
	case int(n.Rule) >= len(s.Causes):
		return fmt.Sprintf("an entry has cause %d and the scenario has %d causes", n.Rule, len(s.Causes))
	case int(n.Card) > len(s.Cards):
		return fmt.Sprintf("an entry is of card %d and the scenario has %d cards", n.Card-1, len(s.Cards))
	case int(n.By) > s.Count():
		return fmt.Sprintf("an entry is for office %d and the scenario has %d offices", n.By, s.Count())
	case n.At < 0:
		return fmt.Sprintf("an entry falls due in turn %d", n.At)
	}
	return ""
}

func unfitDirective(s *scenario.Scenario, d *ledger.Directive) string {
	if o := max(d.By, d.With); int(o) > s.Count() {
		return fmt.Sprintf("it names office %d and the scenario has %d offices", o, s.Count())
	}
	most := max(len(s.Actions), len(s.Cards), len(s.Ladder), len(s.Endings), ledger.IssuesMax+1)
	if int(d.Item) >= most {
		return fmt.Sprintf("it names item %d and the scenario has nothing of that number", d.Item)
	}
	return ""
}
