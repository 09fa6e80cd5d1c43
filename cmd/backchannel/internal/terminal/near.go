package terminal

import (
	"fmt"
	"strings"

	"backchannel/engine/crisis"
	"backchannel/engine/scenario"
)

// meantAnswer says how to answer a card, where a line that came to nothing is an answer that
// an open card takes, or nearly one: "calm" is `choose E01 calm`. It is empty where no card
// asks for such a thing, and where the line has answered one.
func (t *Terminal) meantAnswer(line string) string {
	words := strings.Fields(strings.ToLower(line))
	for len(words) > 0 && (words[0] == "choose" || words[0] == "label") {
		words = words[1:]
	}
	if len(words) == 0 {
		return ""
	}
	if _, verb := crisis.ParseVerb(words[0]); verb || len(words[0]) < 3 {
		return ""
	}
	d := t.desk()
	var ways []string
	for i := range t.scenario().Cards {
		c := &t.scenario().Cards[i]
		if len(d.Asked(i)) == 0 || strings.EqualFold(words[0], c.ID) {
			continue
		}
		verb, list := "choose", []named(nil)
		if c.Answer != 0 {
			verb, list = "label", labelNames()
		}
		for k := range c.Options {
			list = append(list, named{c.Options[k].ID, c.Options[k].Name})
		}
		if k := nearAnswer(list, words); k >= 0 {
			ways = append(ways, fmt.Sprintf("to answer “%s” say `%s %s %s`", c.Name, verb, c.ID, list[k].id))
		}
	}
	if len(ways) == 0 {
		return ""
	}
	return " Did you mean an answer to the news? " + strings.ToUpper(ways[0][:1]) + strings.Join(ways, "; ")[1:] + "."
}

// nearAnswer is the only answer that words mean, or that has a word of which the first word
// typed is a slip; -1 where there is none, or more than one.
func nearAnswer(list []named, words []string) int {
	if i, many := meant(list, words); i >= 0 || len(many) > 0 {
		return i
	}
	if i, many := meant(list, words[:1]); i >= 0 || len(many) > 0 {
		return i
	}
	at := -1
	for i := range list {
		for _, w := range append(strings.Split(scenario.Slug(list[i].name), "_"), strings.ToLower(list[i].id)) {
			if len(w) < 3 || !slip(words[0], w) || at == i {
				continue
			}
			if at >= 0 {
				return -1
			}
			at = i
		}
	}
	return at
}

// slip tells whether one word is another with one letter too many, missing, wrong or
// changed with its neighbour.
func slip(typed, word string) bool {
	a, b := []rune(typed), []rune(word)
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return len(a) <= 1 && len(b) <= 1 || len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]
}
