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

// hint says what to type in place of a line that was not understood or refused, where
// that can be told; otherwise it is empty.
func (t *Terminal) hint(line string) string {
	words := strings.Fields(line)
	if len(words) == 0 {
		return ""
	}
	s := t.scenario()
	if i := slices.IndexFunc(s.Actions, func(a scenario.Action) bool { return strings.EqualFold(a.ID, words[0]) }); i >= 0 && s.Actions[i].Joint {
		return fmt.Sprintf("It takes two. Say `invite %s %s`.", s.Actions[i].ID, t.partner(words[1:]))
	}
	verb, _ := crisis.ParseVerb(strings.ToLower(words[0]))
	if len(words) < 2 || verb != crisis.Choose && verb != crisis.Label {
		return ""
	}
	i := slices.IndexFunc(s.Cards, func(c scenario.Card) bool { return strings.EqualFold(c.ID, words[1]) })
	if i < 0 {
		return ""
	}
	return t.answers(verb, &s.Cards[i], words[2:])
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
func (t *Terminal) answers(verb ledger.Verb, c *scenario.Card, words []string) string {
	switch {
	case verb == crisis.Choose && c.Answer != 0:
		label := "FACT | CLAIM | DISPUTED | OUTDATED"
		if len(words) > 0 {
			if l, ok := information.ParseLabel(strings.ToUpper(words[0])); ok {
				label = l.String()
			}
		}
		return fmt.Sprintf("It is a claim. Say `label %s %s`.", c.ID, label)
	case verb == crisis.Label && len(c.Options) > 0:
		var ids []string
		for i := range c.Options {
			ids = append(ids, c.Options[i].ID)
		}
		return fmt.Sprintf("It asks for a choice. Say `choose %s %s`.", c.ID, strings.Join(ids, " | "))
	}
	return ""
}
