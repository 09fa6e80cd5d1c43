package terminal

import (
	"slices"
	"strings"

	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
)

// why lists what moved a number. A name of the office's own needs no office before it.
func (t *Terminal) why(name string) {
	s, v := t.scenario(), t.play.View()
	id, ok := t.account(name)
	if !ok {
		id, ok = t.account(s.Offices[t.office].ID + "." + name)
	}
	if !ok {
		t.printf("  There is no number of that name. Try: why ten\n")
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

func (t *Terminal) account(name string) (ledger.ID, bool) {
	i := slices.IndexFunc(t.scenario().Accounts, func(a ledger.Account) bool { return strings.EqualFold(a.Name, name) })
	return ledger.ID(max(i, 0)), i >= 0
}

// hidden says of a number that the office does not see where it sees an estimate of it.
func (t *Terminal) hidden(id ledger.ID) string {
	s := t.scenario()
	title := s.Accounts[id].Title
	for i := range s.Meters {
		if m := &s.Meters[i]; m.Account == id && m.HasPoll && t.play.View().Knows(s, m.Poll) {
			return title + " is hidden from you. You see only a poll of it: say `why " + s.Accounts[m.Poll].Name + "`."
		}
	}
	if tab := s.Talks; tab != nil {
		for p := range tab.Parties {
			if tab.Reserve[p] == id && tab.Parties[p].Office != t.office {
				return title + " is hidden from you. You see only an estimate of it: say `talks`, or `why " + s.Accounts[tab.Estimate[t.office][p]].Name + "`."
			}
		}
	}
	return title + " is hidden from you until the debrief."
}
