package crisis

import (
	"backchannel/engine/scenario"
)

func (r Refusal) reasonOfBills(s *scenario.Scenario) string {
	switch r.Code {
	case NoTarget:
		if int(r.Item) < len(s.Actions) && s.Actions[r.Item].On == scenario.OnIssue {
			return s.Book.Say("Say which issue you mean, such as %s %s.", s.Actions[r.Item].ID, s.Talks.Topics[0].ID)
		}
		if a := &s.Actions[r.Item]; len(a.Only) > 0 {
			return s.Book.Say("%s is for one thing: write %s %s, for %s.", a.Name, a.ID, s.Bills[a.Only[0]].ID, s.Bills[a.Only[0]].Name)
		}
		return s.Book.Say("Say which bill you mean, such as %s %s.", s.Actions[r.Item].ID, s.Bills[0].ID)
	case BillNotOpen:
		return r.notOpen(s)
	case NotYourChamber:
		return s.Book.Say("%s is not before a parliament in which your office has a say.", billName(s, r.Item))
	case NotPrivileged:
		return s.Book.Say("%s has no privilege, so nobody can call up its vote. Table it, and it comes through its committee.", billName(s, r.Item))
	case NotSitting:
		if when := session(s, r.Item); when != "" {
			return s.Book.Say("The chamber is not in session: %s. A bill can be put before it when it sits again.", when)
		}
		return s.Book.Say("The chamber is not in session. A bill can be put before it when it sits again.")
	case NotBeforeYou:
		return s.Book.Say("%s does not lie before you to be signed. A bill can be vetoed in the turn after its last vote.", billName(s, r.Item))
	}
	return ""
}

// notOpen says why a bill is not open for what was asked, and what to do.
func (r Refusal) notOpen(s *scenario.Scenario) string {
	name := billName(s, r.Item)
	switch r.Have {
	case billClosed:
		return s.Book.Say("%s can be put before parliament from turn %v on.", name, r.Want)
	case billUntried:
		return s.Book.Say("%s is not before parliament yet. Somebody must table it first.", name)
	case billEarly:
		r.Have = r.Want
		return s.Book.Say("%s cannot be put before parliament now.", name) + " " + r.needs(s, "")
	case billMoving:
		return s.Book.Say("%s is on its way through parliament already.", name)
	}
	return s.Book.Say("%s has been decided: parliament does not take it up again.", name)
}

func billName(s *scenario.Scenario, i uint16) string {
	if int(i) < len(s.Bills) {
		return s.Bills[i].Name
	}
	return s.Book.Say("That")
}

// session says when the chamber sits in which a bill begins.
func session(s *scenario.Scenario, bill uint16) string {
	if int(bill) >= len(s.Bills) {
		return ""
	}
	for i := range s.Bills[bill].Path {
		if c := s.Bills[bill].Path[i].Chamber; c >= 0 && s.Chambers[c].Session != "" {
			return s.Book.Say("%s sits %s", s.Chambers[c].Name, s.Chambers[c].Session)
		}
	}
	return ""
}
