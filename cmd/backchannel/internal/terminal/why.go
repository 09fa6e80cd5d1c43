package terminal

import (
	"slices"
	"strings"

	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
)

// why lists what moved a number: by its name in the files, which needs no office before it
// where it is one's own, or by words of its title.
func (t *Terminal) why(name string) {
	s, v := t.scenario(), t.play.View()
	id, ok := t.account(name)
	if !ok {
		t.printf("  There is no number of that name. Try: why %s\n", t.example())
		return
	}
	if !v.Knows(s, id) {
		t.wrap("  ", t.hidden(id))
		return
	}
	opening, causes, closing := crisis.Why(s, v, id, 0)
	t.printf("  %s: %v at the opening\n", s.Accounts[id].Title, opening)
	for _, c := range causes {
		t.printf("  turn %d %8s  %s\n", c.Turn, signed(c.Delta), c.Title)
	}
	t.printf("  now %v\n", closing)
}

// example is the name of a number to ask about.
func (t *Terminal) example() string {
	if len(t.scenario().Meters) > 0 {
		return strings.ToLower(strings.Fields(t.scenario().Meters[0].Name)[0])
	}
	return "turn"
}

// account finds a number: by its name, with or without the office or its handle, or by
// words of the title of a meter that the seat sees.
func (t *Terminal) account(name string) (ledger.ID, bool) {
	s, d := t.scenario(), t.desk()
	if before, after, found := strings.Cut(name, "."); found {
		if o, n := t.officeOf([]string{before}); n > 0 {
			name = s.Offices[o].ID + "." + after
		}
	}
	names := []string{name}
	for _, o := range d.Offices {
		names = append(names, s.Offices[o].ID+"."+name)
	}
	for _, x := range names {
		if i := slices.IndexFunc(s.Accounts, func(a ledger.Account) bool { return strings.EqualFold(a.Name, x) }); i >= 0 {
			return ledger.ID(i), true
		}
	}
	var list []named
	var ids []ledger.ID
	add := func(id ledger.ID) {
		if d.View.Knows(s, id) && !slices.Contains(ids, id) {
			list, ids = append(list, named{s.Accounts[id].Title, s.Accounts[id].Title}), append(ids, id)
		}
	}
	for i := range s.Meters {
		add(s.Meters[i].Account)
	}
	for i := range s.Segments {
		add(s.Segments[i].Account)
	}
	for i := range s.Sectors {
		add(s.Sectors[i].Volume)
	}
	i, many := meant(list, strings.Fields(name))
	if i < 0 && len(many) > 0 { // the first of those that fit: tension, not tension's mean
		i = many[0]
	}
	if i < 0 {
		return 0, false
	}
	return ids[i], true
}

// hidden says of a number that the office does not see where it sees an estimate of it.
func (t *Terminal) hidden(id ledger.ID) string {
	s, d := t.scenario(), t.desk()
	title := s.Accounts[id].Title
	for i := range s.Meters {
		if m := &s.Meters[i]; m.Account == id && m.HasPoll && d.View.Knows(s, m.Poll) {
			return title + " is hidden from you. You see only a poll of it: say `why " + s.Accounts[m.Poll].Name + "`."
		}
	}
	if tab := s.Talks; tab != nil {
		for p := range tab.Parties {
			if tab.Reserve[p] == id && p != d.Party() && len(tab.Estimate[d.Voice()]) > p {
				return title + " is hidden from you. You see only an estimate of it: say `talks`, or `why " + s.Accounts[tab.Estimate[d.Voice()][p]].Name + "`."
			}
		}
	}
	return title + " is hidden from you until the debrief."
}
