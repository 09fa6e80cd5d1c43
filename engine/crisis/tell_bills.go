package crisis

import (
	"fmt"
	"strings"

	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// DescribeAct is an act's name with what it names: "Table a bill: Treatment funding".
func DescribeAct(s *scenario.Scenario, d *ledger.Directive) string {
	a := &s.Actions[d.Item]
	i := int(d.Pick) - 1
	switch {
	case a.On == scenario.OnBill && i >= 0 && i < len(s.Bills):
		return a.Name + ": " + s.Bills[i].Name
	case a.On == scenario.OnBill && i == len(s.Bills) && s.Talks != nil:
		return a.Name + ": " + s.Talks.Title
	case a.On == scenario.OnIssue && i >= 0 && i < s.Talks.Issues():
		return a.Name + ": " + s.Talks.Topics[i].Name
	}
	return a.Name
}

// bill is the bill that the event is about.
func (t *teller) bill() *scenario.Bill { return &t.s.Bills[t.e.Of.Item] }

// stageOf is the stage that the event is about.
func (t *teller) stageOf() *scenario.PathStage {
	b := t.bill()
	return &b.Path[min(max(0, int(t.e.Of.Pick)-1), len(b.Path)-1)]
}

func (t *teller) billTabled() string {
	line := fmt.Sprintf("%s a bill before parliament: %s.", t.Who(t.e.Of.By, "put", "puts"), t.bill().Name)
	return t.and(line + " Next: " + StageName(t.s, &t.bill().Path[0]) + ".")
}

func (t *teller) billCalled() string {
	return fmt.Sprintf("%s up the vote on %s: it comes now.", t.Who(t.e.Of.By, "call", "calls"), t.bill().Name)
}

// StageName is what a bill goes through at a stage: "a committee of the House".
func StageName(s *scenario.Scenario, st *scenario.PathStage) string {
	switch {
	case st.Kind == scenario.Desk:
		return "the signature of " + s.Offices[st.Signs].Short
	case st.Kind == scenario.Floor:
		return "a vote in " + s.Chambers[st.Chamber].Short
	case st.Chamber >= 0:
		return "a committee of " + s.Chambers[st.Chamber].Short
	}
	return "a committee"
}

// votesForAgreement tells how many votes were won for the agreement.
func (t *teller) votesForAgreement() string {
	for p := range t.s.Talks.Votes {
		v := &t.s.Talks.Votes[p]
		if v.Chamber == 0 {
			continue
		}
		if votes, _ := t.won(v.Whip); votes != 0 {
			return fmt.Sprintf("%s for votes in %s: %v more for %s, at its next vote.", t.Who(t.e.Of.By, "bargain", "bargains"), t.s.Chambers[v.Chamber-1].Short, votes, t.s.Talks.Title)
		}
	}
	return ""
}

// votesWhipped tells how many votes were won, or lost, and in which chamber.
func (t *teller) votesWhipped() string {
	bill := int(t.e.Of.Pick) - 1
	if bill == len(t.s.Bills) {
		return t.votesForAgreement()
	}
	b := &t.s.Bills[bill]
	for k := range b.Path {
		votes, evidence := t.won(b.Path[k].Whip)
		if votes == 0 || b.Path[k].Kind != scenario.Floor {
			continue
		}
		way := "for"
		if b.Against.Has(t.e.Of.By) {
			way, votes, evidence = "against", -votes, -evidence
		}
		line := fmt.Sprintf("%s for votes in %s: %v more %s %s.", t.Who(t.e.Of.By, "bargain", "bargains"), t.s.Chambers[b.Path[k].Chamber].Short, votes+evidence, way, b.Name)
		if evidence != 0 {
			line += fmt.Sprintf(" (Bargaining %s, evidence %s.)", change(votes), change(evidence))
		}
		return line
	}
	return ""
}

// won is what the event adds to the votes of a stage: by bargaining, and by evidence.
func (t *teller) won(id ledger.ID) (votes, evidence num.Milli) {
	for i := range t.e.Entries {
		switch n := &t.e.Entries[i]; {
		case n.To != id:
		case n.Rule == t.e.Rule:
			votes += n.Delta
		default:
			evidence += n.Delta
		}
	}
	return votes, evidence
}

func (t *teller) reported() string {
	return fmt.Sprintf("The committee lets %s go on to %s. %s", t.bill().Name, t.next(), odds(t.e.Odds, true))
}

func (t *teller) heldBack() string {
	return fmt.Sprintf("The committee keeps %s for another turn. %s", t.bill().Name, odds(t.e.Odds, false))
}

// next names the stage that follows the event's.
func (t *teller) next() string {
	b := t.bill()
	if k := int(t.e.Of.Pick); k < len(b.Path) {
		return StageName(t.s, &b.Path[k])
	}
	return "the statute book"
}

// billVoted tells a division on a bill, or on its veto.
func (t *teller) billVoted() string {
	r, ok := RollCallOf(t.s, t.e)
	if !ok {
		return ""
	}
	before := ""
	if r.Override {
		before = "After the veto: "
	}
	return t.division(&r, before, t.s.Bills[r.Bill].Name)
}

// division tells a vote, bloc by bloc: "Senate on Treatment funding: 64 to 36 (100 present,
// 60 needed), so it passes. (A 71 % chance to pass.) Yes: Centre 9 of 14, ...". The
// blocs' votes add up: where there is no room for all, those that vote most alike are one sum.
func (t *teller) division(r *RollCall, before, what string) string {
	c := &t.s.Chambers[r.Chamber]
	verdict := "so it fails"
	if r.Passed() {
		verdict = "so it passes"
	}
	line := fmt.Sprintf("%s%s on %s: %d to %d (%d present, %d needed), %s. %s", before, c.Short, what, r.Yes, r.No, r.Yes+r.No, r.Needed, verdict, toPass(r.Odds))
	list, parts := r.Divided(c), []string(nil)
	others := func(from int) string {
		yes, seats := 0, 0
		for _, b := range list[from:] {
			yes, seats = yes+r.Bloc[b], seats+c.Blocs[b].Seats
		}
		return fmt.Sprintf("all others %d of %d", yes, seats)
	}
	line += " Yes: "
	for i, b := range list {
		parts = append(parts, fmt.Sprintf("%s %d of %d", c.Groups[b].Name, r.Bloc[b], c.Blocs[b].Seats))
		room := DivisionMax - len(line) - len(".")
		if rest := len(list) - i - 1; rest > 0 {
			room -= len("; " + others(i+1))
		}
		if len(strings.Join(parts, "; ")) > room {
			parts[i] = others(i)
			break
		}
	}
	return line + strings.Join(parts, "; ") + "."
}

// toPass tells a chance without what came of it; it is certain only where it is.
func toPass(odds num.Milli) string {
	switch near := tenths(odds); {
	case near == 0 && odds > 0:
		return "(Less than a 0.1 % chance to pass.)"
	case near == percent && odds < percent:
		return "(More than a 99.9 % chance to pass.)"
	default:
		return fmt.Sprintf("(A %v %% chance to pass.)", near)
	}
}

func (t *teller) billSigned() string {
	return fmt.Sprintf("%s %s.", t.Who(t.e.Of.By, "sign", "signs"), t.bill().Name)
}

func (t *teller) billVetoed() string {
	line := fmt.Sprintf("%s %s.", t.Who(t.e.Of.By, "veto", "vetoes"), t.bill().Name)
	if t.stageOf().Override {
		line += " Two thirds of each chamber can override."
	}
	if says := t.bill().VetoSays; says != "" {
		line += " " + sentence(says)
	}
	return t.and(line)
}

func (t *teller) billPassed() string {
	return t.and(t.bill().Name + " is through.")
}

func (t *teller) billFailed() string {
	return t.and(t.bill().Name + " has failed, and does not come back in this session.")
}
