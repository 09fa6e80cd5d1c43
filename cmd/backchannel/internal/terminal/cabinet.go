package terminal

import (
	"fmt"
	"strings"

	"backchannel/cmd/backchannel/internal/session"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// mine lists the offices of the seat, the one that leads first.
func (t *Terminal) mine() []ledger.Office {
	list := []ledger.Office{t.play.Office()}
	for o := ledger.Office(1); int(o) <= t.scenario().Count(); o++ {
		if t.play.Offices().Has(o) && o != list[0] {
			list = append(list, o)
		}
	}
	return list
}

// cabinet tells a player of several offices which they are and how to speak for each.
func (t *Terminal) cabinet() {
	s, v := t.scenario(), t.play.View()
	list := t.mine()
	if len(list) < 2 {
		return
	}
	t.printf("\nYou play %d offices:\n", len(list))
	for _, o := range list {
		t.wrap("  ", fmt.Sprintf("%s (%s): %s", s.Offices[o].Name, s.Offices[o].ID, s.Offices[o].Mandate.Say))
	}
	if most := v.Bal[s.CabinetOrders]; v.Bal[s.Offices[list[0]].Lead] > 0 {
		t.wrap("", fmt.Sprintf("Together they give %v orders a turn, at most %v by one office, and pay from the purse of %s.", most, v.Bal[s.CabinetEach], s.Offices[list[0]].Short))
	}
	t.wrap("", fmt.Sprintf("Say `as %s` to give the orders of another of them, and `brief %s` to read its brief.", s.Offices[list[1]].ID, s.Offices[list[1]].ID))
}

// briefOf reads the brief of an office of the seat.
func (t *Terminal) briefOf(id string) {
	o := t.office
	if id != "" {
		o = t.scenario().Office(id)
	}
	if o == ledger.Nobody || !t.play.Offices().Has(o) {
		t.printf("  Your seat has no office %q.\n", id)
		return
	}
	t.wrap("  ", labelled(t.scenario().Offices[o].Brief))
}

// tier is the stage of what is listed: all of it where the player says all.
func (t *Terminal) tier(rest string) int {
	if strings.EqualFold(strings.TrimSpace(rest), "all") {
		return 1 << 10
	}
	return session.Stage(t.play.View().Turn())
}

// tranche tells what may change in the next text, what is owed and what home presses for.
func (t *Terminal) tranche() {
	s, v := t.scenario(), t.play.View()
	tab := s.Talks
	if !tab.InTranches() {
		return
	}
	t.wrap("  ", fmt.Sprintf("The next text may change %d steps of what is in force; rows that you leave out stay. In force: %v steps of %d that can be carried out. Pens are down after turn %d (%s).",
		tab.Limit(v.Bal), v.Bal[tab.Change], tab.CapacityIn(v.Bal), tab.Until, s.Clock.Label(tab.Until)))
	p := tab.Party(t.office)
	if p < 0 {
		return
	}
	if n := int(v.Bal[tab.Agenda[p]] / num.One); len(tab.Agendas[p]) > 0 && n > 0 {
		a, x := &tab.Agendas[p][n-1], &tab.Parties[p].Agendas[n-1]
		t.wrap("  ", fmt.Sprintf("Your home this time, and only you know: %s. Each step on %s %s, each step on %s %s.", a.Name, tab.Topics[x.Sore].Name, signed(x.SorePays), tab.Topics[x.Prize].Name, signed(x.PrizePays)))
	}
	for q := range tab.Parties {
		if tab.Parties[q].Signs() && v.Bal[tab.Owed[q]] > 0 {
			t.wrap("  ", fmt.Sprintf("%s owes %v deliveries, the next by the end of turn %v.%s", s.Offices[tab.Parties[q].Office].Short, v.Bal[tab.Owed[q]], v.Bal[tab.Due[q]], sayDeliver(q == p)))
		}
	}
}

func sayDeliver(ours bool) string {
	if ours {
		return " Say `deliver`."
	}
	return ""
}

// foresee tells how likely the homes that vote are to carry a text.
func (t *Terminal) foresee(l *ledger.Levels) {
	s, v := t.scenario(), t.play.View()
	tab := s.Talks
	for q := range tab.Parties {
		if tab.Parties[q].Ratifies() && tab.Votes[q].Chamber > 0 && len(tab.Estimate[t.office]) > q {
			low, high := crisis.ForeseeVote(s, v, t.office, q, l)
			t.printf("  %s would carry it with a chance of %v to %v %%, as far as you can tell.\n", s.Chambers[tab.Votes[q].Chamber-1].Name, tenth(low), tenth(high))
		}
	}
}

// bills lists what is before the parliaments.
func (t *Terminal) bills(rest string) {
	s, v := t.scenario(), t.play.View()
	if len(s.Bills) == 0 {
		t.printf("  There are no bills in this scenario.\n")
		return
	}
	for i := range s.Bills {
		b := &s.Bills[i]
		if b.Tier > t.tier(rest) && v.Bal[b.Stage] == 0 {
			continue
		}
		state := "not tabled"
		switch k := int(v.Bal[b.Stage] / num.One); {
		case v.Bal[b.Passed] > 0:
			state = "through"
		case v.Bal[b.Failed] > 0:
			state = "failed"
		case v.Bal[b.Vetoed] > 0:
			state = "vetoed; two thirds can still make it law"
		case k > 0 && k <= len(b.Path):
			state = "now: " + crisis.StageName(s, &b.Path[k-1])
		}
		line := fmt.Sprintf("%s %s: %s.", b.ID, b.Name, state)
		if w, ok := crisis.CountVotes(s, v, i); ok {
			line += fmt.Sprintf(" %s: %v yes expected of %d needed, a %v %% chance.", s.Chambers[w.Chamber].Short, tenth(w.Expected), w.Needed, tenth(w.Odds))
		}
		t.wrap("  ", line)
	}
}

// public lists the parts of the publics, trade the sectors.
func (t *Terminal) public() {
	s, v := t.scenario(), t.play.View()
	if len(s.Segments) == 0 {
		t.printf("  No public is told by its parts in this scenario.\n")
	}
	for i := range s.Segments {
		x := &s.Segments[i]
		t.printf("  %-44s %5v %% of %s, stance %v\n", x.Name, x.Share, s.Accounts[x.Of].Title, tenth(v.Bal[x.Account]))
	}
}

func (t *Terminal) trade() {
	s, v := t.scenario(), t.play.View()
	if len(s.Sectors) == 0 {
		t.printf("  Nothing is traded in this scenario.\n")
	}
	for i := range s.Sectors {
		x := &s.Sectors[i]
		t.printf("  %-44s tariff %v %%, trade %v of 100 at the start\n", x.Name, tenth(v.Bal[x.Tariff]), tenth(v.Bal[x.Volume]))
	}
}

// calendar lists the dates that everybody knows.
func (t *Terminal) calendar() {
	s, v := t.scenario(), t.play.View()
	for i := range s.Dates {
		d := &s.Dates[i]
		if d.Until < v.Turn() {
			continue
		}
		when := d.On
		if when == "" {
			when = s.Clock.Label(d.Turn)
		}
		t.wrap("  ", fmt.Sprintf("Turn %d, %s: %s. %s", d.Turn, when, d.Name, d.Text.Say))
	}
	if s.Talks != nil && s.Talks.InTranches() {
		t.wrap("  ", fmt.Sprintf("Turn %d, %s: pens down, the last turn for texts.", s.Talks.Until, s.Clock.Label(s.Talks.Until)))
	}
	t.printf("  Turn %d, %s: the game ends.\n", s.Turns, s.Clock.Label(s.Turns))
}
