package terminal

import (
	"fmt"
	"slices"
	"strings"

	"backchannel/engine/crisis"
	"backchannel/engine/information"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

// hint says why a line was not understood and what to type in its place, where that
// can be told; otherwise both are empty.
func (t *Terminal) hint(line string) (reason, form string) {
	words := strings.Fields(line)
	if len(words) == 0 {
		return "", ""
	}
	s := t.scenario()
	if i := slices.IndexFunc(s.Actions, func(a scenario.Action) bool { return strings.EqualFold(a.ID, words[0]) }); i >= 0 && s.Actions[i].Joint {
		return s.Actions[i].Name + " takes two", fmt.Sprintf("invite %s %s", s.Actions[i].ID, t.partner(words[1:]))
	}
	verb, _ := crisis.ParseVerb(strings.ToLower(words[0]))
	if len(words) < 2 || verb != crisis.Choose && verb != crisis.Label {
		return "", ""
	}
	i := slices.IndexFunc(s.Cards, func(c scenario.Card) bool { return strings.EqualFold(c.ID, words[1]) })
	if i < 0 {
		return "", ""
	}
	return answers(verb, &s.Cards[i], words[2:])
}

// partner is the office of another seat that was named, or how to name one.
func (t *Terminal) partner(words []string) string {
	if len(words) > 0 {
		if o := t.scenario().Office(strings.ToLower(words[0])); o != ledger.Nobody && o != t.office {
			return t.scenario().Offices[o].ID
		}
	}
	return "OFFICE"
}

// answers says how a card is answered that was answered as another kind of card is.
func answers(verb ledger.Verb, c *scenario.Card, words []string) (reason, form string) {
	switch {
	case verb == crisis.Choose && c.Answer != 0:
		label := "FACT | CLAIM | DISPUTED | OUTDATED"
		if len(words) > 0 {
			if l, ok := information.ParseLabel(strings.ToUpper(words[0])); ok {
				label = l.String()
			}
		}
		return "this is a claim to label", fmt.Sprintf("label %s %s", c.ID, label)
	case verb == crisis.Label && len(c.Options) > 0:
		var ids []string
		for i := range c.Options {
			ids = append(ids, c.Options[i].ID)
		}
		return "this card asks for a choice", fmt.Sprintf("choose %s %s", c.ID, strings.Join(ids, " | "))
	}
	return "", ""
}
