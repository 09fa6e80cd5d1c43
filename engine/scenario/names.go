package scenario

import (
	"slices"
	"strings"

	"backchannel/engine/ledger"
)

// kept are the words that the game uses itself: in names of accounts, as verbs of
// directives, and for the places of the screen.
var kept = strings.Fields(`
	ending ripeness rung all none text because steps cabinet lead agenda owed due pressure tranches refused since asked asked_in request excuse
	stage passed failed vetoed
	closed score guess sees reserve gain gain_pct
	signed kept broken joint joint_pct offer pledge consent ink margin used last fell mean
	act deliver choose label break invite agree decline propose paper table accept reject sign lift guess withdraw close veto
	ladder news talks orders advisers`)

// claimNames sees to it that a name means one thing: office, meter, segment, sector,
// channel, action, card, issue or table. Accounts, directives and tutorials go by names alone, and do not
// tell capitals from small letters.
func (b *builder) claimNames() {
	b.names = map[string]string{}
	for _, e := range b.f.Actors {
		b.claim(e.ID, e.At, "an office")
	}
	for _, e := range b.f.Meters {
		b.claim(e.ID, e.At, "a meter")
		if e.Value.Poll != nil {
			b.claim(e.ID+"_poll", e.At, "the poll of a meter")
		}
	}
	for _, e := range b.f.Segments {
		b.claim(e.ID, e.At, "a segment")
	}
	for _, e := range b.f.Sectors {
		b.claim(e.ID, e.At, "a sector")
	}
	if h := b.f.Laws.Health; h != nil {
		for _, e := range h.Channels {
			b.claim(e.ID, e.At, "a channel")
		}
	}
	for _, e := range b.f.Actions {
		b.claim(e.ID, e.At, "an action")
	}
	for _, e := range b.f.Events {
		b.claim(e.ID, e.At, "a card")
	}
	for _, e := range b.f.Chambers {
		b.claim(e.ID, e.At, "a chamber")
	}
	for _, e := range b.f.Bills {
		b.claim(e.ID, e.At, "a bill")
	}
	for _, t := range b.f.Issues {
		b.claim(t.ID, t.At, "a table")
		for _, e := range t.Value.Issues {
			b.claim(e.ID, e.At, "an issue")
		}
	}
}

func (b *builder) claim(id string, at Pos, what string) {
	key := strings.ToLower(id)
	if slices.Contains(kept, key) {
		b.add(at, "", "the game uses the word %s itself: choose another name", id)
		return
	}
	if by := b.names[key]; by != "" {
		b.add(at, "", "the name %s is taken by %s: each thing needs a name of its own", id, by)
		return
	}
	b.names[key] = what + " (" + at.String() + ")"
}

// office finds the office that a reference names.
func (b *builder) office(r Ref) ledger.Office {
	if r.Name == "" {
		return ledger.Nobody
	}
	o := b.s.Office(r.Name)
	if o == ledger.Nobody {
		b.add(r.At, nearest(r.Name, b.officeIDs()), "there is no office %s in actors.yaml", echo(r.Name))
	}
	return o
}

// officesOf finds a set of offices; `all` names every office.
func (b *builder) officesOf(refs []Ref) (set ledger.Offices) {
	for _, r := range refs {
		if r.Name == "all" {
			set |= b.s.Everyone()
			continue
		}
		set |= ledger.Only(b.office(r))
	}
	return set
}

func (b *builder) officeIDs() []string {
	var ids []string
	for o := 1; o < len(b.s.Offices); o++ {
		ids = append(ids, b.s.Offices[o].ID)
	}
	return ids
}

// action finds the number of the action that a reference names.
func (b *builder) action(r Ref) int {
	ids := make([]string, len(b.s.Actions))
	for i := range b.s.Actions {
		if ids[i] = b.s.Actions[i].ID; ids[i] == r.Name {
			return i
		}
	}
	b.add(r.At, nearest(r.Name, ids), "there is no action %s in actions.yaml", echo(r.Name))
	return 0
}

// bills finds bills by their ids.
func (b *builder) bills(refs []Ref) (list []int) {
	ids := make([]string, len(b.s.Bills))
	for i := range b.s.Bills {
		ids[i] = b.s.Bills[i].ID
	}
	for _, r := range refs {
		if i := slices.Index(ids, r.Name); i >= 0 {
			list = append(list, i)
			continue
		}
		b.add(r.At, nearest(r.Name, ids), "there is no bill %s in bills.yaml", echo(r.Name))
	}
	return list
}

func (b *builder) actions(refs []Ref) (list []int) {
	for _, r := range refs {
		list = append(list, b.action(r))
	}
	return list
}

// card finds the number of the card that a reference names.
func (b *builder) card(r Ref) int {
	ids := make([]string, len(b.s.Cards))
	for i := range b.s.Cards {
		if ids[i] = b.s.Cards[i].ID; ids[i] == r.Name {
			return i
		}
	}
	b.add(r.At, nearest(r.Name, ids), "there is no card %s in events.yaml", echo(r.Name))
	return 0
}
