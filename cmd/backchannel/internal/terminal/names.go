package terminal

import (
	"fmt"
	"slices"
	"strings"

	"backchannel/cmd/backchannel/internal/desk"
	"backchannel/engine/information"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

// named is something that a person can name: by its id, or by words of its name.
type named struct{ id, name string }

// meant finds what a few words mean: an id, else the only name that has all of them, each
// as the beginning of one of its words and in their order. Many are the names that fit
// when there are several, at -1 when there is not one.
func meant(list []named, words []string) (at int, many []int) {
	word := strings.Join(words, " ")
	for i := range list {
		if strings.EqualFold(list[i].id, word) || strings.EqualFold(list[i].name, word) {
			return i, nil
		}
	}
	parts := strings.FieldsFunc(strings.ToLower(word), func(r rune) bool { return r == ' ' || r == '_' })
	for i := range list {
		if begins(list[i].name, parts) {
			many = append(many, i)
		}
	}
	if len(many) == 1 {
		return many[0], nil
	}
	return -1, many
}

// begins tells whether words of a name begin with the parts, in their order.
func begins(name string, parts []string) bool {
	words := strings.Split(scenario.Slug(name), "_")
	for _, p := range parts {
		i := slices.IndexFunc(words, func(w string) bool { return strings.HasPrefix(w, p) })
		if i < 0 {
			return false
		}
		words = words[i+1:]
	}
	return len(parts) > 0
}

// taken finds what the first of the words mean, as many of them as can be; used is how
// many that is.
func taken(list []named, words []string) (at, used int, many []int) {
	for n := min(len(words), 8); n > 0; n-- {
		i, several := meant(list, words[:n])
		if i >= 0 {
			return i, n, nil
		}
		if len(several) > 0 && many == nil {
			many = several
		}
	}
	return -1, 0, many
}

func (t *Terminal) actionNames() []named {
	list := make([]named, len(t.scenario().Actions))
	for i := range list {
		list[i] = named{t.scenario().Actions[i].ID, t.scenario().Actions[i].Name}
	}
	return list
}

func (t *Terminal) issueNames() []named {
	if t.scenario().Talks == nil {
		return nil
	}
	var list []named
	for i := range t.scenario().Talks.Topics {
		list = append(list, named{t.scenario().Talks.Topics[i].ID, t.scenario().Talks.Topics[i].Name})
	}
	return list
}

func (t *Terminal) billNames() []named {
	var list []named
	for i := range t.scenario().Bills {
		list = append(list, named{t.scenario().Bills[i].ID, t.scenario().Bills[i].Name})
	}
	return list
}

func (t *Terminal) cardNames() []named {
	var list []named
	for i := range t.scenario().Cards {
		list = append(list, named{t.scenario().Cards[i].ID, t.scenario().Cards[i].Name})
	}
	return list
}

// officeNames are the offices by number less one.
func (t *Terminal) officeNames() []named {
	var list []named
	for o := 1; o < len(t.scenario().Offices); o++ {
		list = append(list, named{t.scenario().Handle(ledger.Office(o)), t.scenario().Offices[o].Name})
	}
	return list
}

// office finds the office that words mean: by its id or handle, or by either of its names.
func (t *Terminal) officeOf(words []string) (o ledger.Office, used int) {
	list := t.officeNames()
	if i, n, _ := taken(list, words); i >= 0 {
		return ledger.Office(i + 1), n
	}
	for i := range list {
		x := &t.scenario().Offices[i+1]
		list[i] = named{x.ID, x.Short}
	}
	i, n, _ := taken(list, words)
	return ledger.Office(i + 1), n
}

func labelNames() []named {
	var list []named
	for _, l := range information.Labels() {
		list = append(list, named{l, l})
	}
	return list
}

// choices are the names of things to say what there is: "A10 Speak calmly, A11 ...".
func choices(list []named, which []int) string {
	const most = 4
	var out []string
	for n, i := range which {
		if n == most {
			return strings.Join(out, ", ") + fmt.Sprintf(" and %d more", len(which)-most)
		}
		x := list[i].id + " " + list[i].name
		if strings.EqualFold(list[i].id, list[i].name) {
			x = list[i].id
		}
		out = append(out, x)
	}
	return strings.Join(out, ", ")
}

// handles lists offices as they are typed.
func (t *Terminal) handles(offices []ledger.Office) []string {
	var out []string
	for _, o := range offices {
		out = append(out, t.scenario().Handle(o))
	}
	return out
}

// desk is the seat as it stands.
func (t *Terminal) desk() desk.Desk {
	d := desk.Of(t.scenario(), t.play.View(), t.play.Offices(), t.play.Office())
	d.All = t.all
	return d
}
