package terminal

import (
	"fmt"
	"strings"

	"backchannel/cmd/backchannel/internal/desk"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

// orders lists what the seat can file: of this stage, or all, or tells one in full.
func (t *Terminal) orders(rest string) {
	d := t.desk()
	if rest != "" && rest != "all" {
		t.order(rest)
		return
	}
	var no []string
	shown, later := 0, 0
	for i := range t.scenario().Actions {
		doers := d.Doers(i)
		if len(doers) == 0 {
			continue
		}
		if rest != "all" && !d.ShowsAction(i) {
			later++
			continue
		}
		able, refusal := t.able(&d, i, doers)
		if len(able) == 0 {
			if refusal.Code != crisis.FiledAlready && refusal.Code != crisis.InvitedAlready {
				no = append(no, t.notNow(i, refusal))
			}
			continue
		}
		shown++
		t.orderRow(&d, i, able)
	}
	for i, x := range no {
		if i == 0 {
			t.printf("  Not now:\n")
		}
		t.hang("    ", "", x)
	}
	if shown == 0 && len(no) == 0 {
		t.printf("  There is nothing that you could order now.\n")
	}
	if later > 0 {
		t.printf("  %d more open up as the game goes on; `orders all` lists them now.\n", later)
	}
	if t.explain("orders") {
		t.wrap("  ", "Type an id, or words of the name, to file an order. `orders ID` tells more of one; `withdraw ID` takes it back.")
	}
	t.wrap("  ", t.left(false))
}

// able are the offices that could file an order now, and else why the first could not.
func (t *Terminal) able(d *desk.Desk, item int, doers []ledger.Office) (able []ledger.Office, refusal crisis.Refusal) {
	for _, o := range doers {
		x := t.sample(d, item, o)
		r := crisis.Check(t.scenario(), d.View, &x)
		if r.Code == "" || r.Code == crisis.NoTarget {
			able = append(able, o)
		} else if refusal.Code == "" || refusal.Code == crisis.NeedsUnmet {
			refusal = r
		}
	}
	return able, refusal
}

// sample is an order as it could be filed, with some demand where it makes one.
func (t *Terminal) sample(d *desk.Desk, item int, by ledger.Office) ledger.Directive {
	a := &t.scenario().Actions[item]
	x := ledger.Directive{By: by, Verb: crisis.Act, Item: uint16(item)}
	switch {
	case a.Joint:
		x.Verb, x.With = crisis.Invite, d.Partners(item, by)[0]
	case a.Pins && d.PartyOf(by) >= 0:
		x.Levels = crisis.NoLevels()
		pays := t.scenario().Talks.Parties[d.PartyOf(by)].Pays[0]
		for l := range pays {
			if pays[l] > pays[max(0, x.Levels[0])] || x.Levels[0] < 0 {
				x.Levels[0] = int8(l)
			}
		}
	case a.Pins:
		x.Levels = crisis.NoLevels()
	}
	return x
}

// notNow says in a row why an order cannot be filed.
func (t *Terminal) notNow(item int, r crisis.Refusal) string {
	a := &t.scenario().Actions[item]
	why := r.Reason(t.scenario())
	if strings.HasPrefix(why, a.Name) {
		return a.ID + " " + why
	}
	return fmt.Sprintf("%s %s: %s", a.ID, a.Name, why)
}

// orderRow is an order in a line or two: how it is typed, its name, who does it, its cost
// and what it would do.
func (t *Terminal) orderRow(d *desk.Desk, item int, able []ledger.Office) {
	s, a := t.scenario(), &t.scenario().Actions[item]
	x := t.sample(d, item, able[0])
	var notes []string
	if form := t.form(item); form != a.ID {
		notes = append(notes, form)
	}
	if len(d.Offices) > 1 {
		notes = append(notes, strings.ReplaceAll(t.shorts(able), ", ", " or "))
	}
	if a.Joint {
		var with []string
		for _, o := range d.Partners(item, able[0]) {
			with = append(with, s.Offices[o].Short)
		}
		if len(with) > 3 {
			with = append(with[:2], "others")
		}
		notes = append(notes, "with "+strings.Join(with, " or "))
	}
	if c := crisis.Price(s, &x); c > 0 {
		notes = append(notes, fmt.Sprintf("costs %v", c))
	}
	if a.Coercive {
		notes = append(notes, "presses")
	}
	text := a.Name
	if len(notes) > 0 {
		text += " (" + strings.Join(notes, "; ") + ")"
	}
	if e := t.effectsOf(&x, 4); e != "" {
		text += ". " + e
	}
	t.hang("  ", fmt.Sprintf("%-5s ", a.ID), text)
}

// order tells one order in full.
func (t *Terminal) order(name string) {
	d := t.desk()
	i, _, many := taken(t.actionNames(), strings.Fields(name))
	switch {
	case i < 0 && len(many) > 0:
		t.printf("  %q can be %s.\n", name, choices(t.actionNames(), many))
		return
	case i < 0:
		t.printf("  There is no order %q. `orders all` lists them.\n", name)
		return
	}
	a := &t.scenario().Actions[i]
	t.wrap("  ", a.Name+". "+labelled(a.About))
	doers := d.Doers(i)
	if len(doers) == 0 {
		t.wrap("  ", "It is in the power of "+t.shorts(setOf(t.scenario(), a.By))+", not in yours.")
		return
	}
	for _, o := range doers {
		x := t.sample(&d, i, o)
		head := ""
		if len(d.Offices) > 1 {
			head = t.scenario().Offices[o].Short + ": "
		}
		if r := crisis.Check(t.scenario(), d.View, &x); r.Code != "" && r.Code != crisis.NoTarget {
			t.hang("  ", head, "Not now. "+r.Reason(t.scenario()))
			continue
		}
		if e := crisis.Effects(t.scenario(), d.View, &x); len(e) > 0 {
			t.hang("  ", head, strings.Join(e, "; ")+".")
		}
	}
	t.printf("  Say `%s`.\n", t.form(i))
}

// setOf are the offices of a set.
func setOf(s *scenario.Scenario, of ledger.Offices) []ledger.Office {
	var out []ledger.Office
	for o := ledger.Office(1); int(o) <= s.Count(); o++ {
		if of.Has(o) {
			out = append(out, o)
		}
	}
	return out
}
