package crisis

import (
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
	line := t.Does(t.e.Of.By, "You put a bill before parliament: %s.", "%s puts a bill before parliament: %s.", "%s put a bill before parliament: %s.", t.bill().Name)
	return t.and(line + " " + t.Say("Next: %s.", StageName(t.s, &t.bill().Path[0])))
}

func (t *teller) billCalled() string {
	return t.Does(t.e.Of.By, "You call up the vote on %s: it comes now.", "%s calls up the vote on %s: it comes now.", "%s call up the vote on %s: it comes now.", t.bill().Name)
}

// StageName is what a bill goes through at a stage: "a committee of the House".
func StageName(s *scenario.Scenario, st *scenario.PathStage) string {
	switch {
	case st.Kind == scenario.Desk:
		return s.Book.Say("the signature of %s", s.Offices[st.Signs].Short)
	case st.Kind == scenario.Floor:
		return s.Book.Say("a vote in %s", s.Chambers[st.Chamber].Short)
	case st.Chamber >= 0:
		return s.Book.Say("a committee of %s", s.Chambers[st.Chamber].Short)
	}
	return s.Book.Say("a committee")
}

// votesForAgreement tells how many votes were won for the agreement.
func (t *teller) votesForAgreement() string {
	for p := range t.s.Talks.Votes {
		v := &t.s.Talks.Votes[p]
		if v.Chamber == 0 {
			continue
		}
		if votes, _ := t.won(v.Whip); votes != 0 {
			return t.Does(t.e.Of.By, "You bargain for votes in %s: %v more for %s, at its next vote.", "%s bargains for votes in %s: %v more for %s, at its next vote.", "%s bargain for votes in %s: %v more for %s, at its next vote.", t.s.Chambers[v.Chamber-1].Short, votes, t.s.Talks.Title)
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
		chamber, line := t.s.Chambers[b.Path[k].Chamber].Short, ""
		if b.Against.Has(t.e.Of.By) {
			votes, evidence = -votes, -evidence
			line = t.Does(t.e.Of.By, "You bargain for votes in %s: %v more against %s.", "%s bargains for votes in %s: %v more against %s.", "%s bargain for votes in %s: %v more against %s.", chamber, votes+evidence, b.Name)
		} else {
			line = t.Does(t.e.Of.By, "You bargain for votes in %s: %v more for %s.", "%s bargains for votes in %s: %v more for %s.", "%s bargain for votes in %s: %v more for %s.", chamber, votes+evidence, b.Name)
		}
		if evidence != 0 {
			line += " " + t.Say("(Bargaining %s, evidence %s.)", change(votes), change(evidence))
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
	return t.Say("The committee lets %s go on to %s.", t.bill().Name, t.next()) + " " + odds(t.s, t.e.Odds, true)
}

func (t *teller) heldBack() string {
	return t.Say("The committee keeps %s for another turn.", t.bill().Name) + " " + odds(t.s, t.e.Odds, false)
}

// next names the stage that follows the event's.
func (t *teller) next() string {
	b := t.bill()
	if k := int(t.e.Of.Pick); k < len(b.Path) {
		return StageName(t.s, &b.Path[k])
	}
	return t.Say("the statute book")
}

// billVoted tells a division on a bill, or on its veto.
func (t *teller) billVoted() string {
	r, ok := RollCallOf(t.s, t.e)
	if !ok {
		return ""
	}
	before := ""
	if r.Override {
		before = t.Say("After the veto: ")
	}
	return t.division(&r, before, t.s.Bills[r.Bill].Name)
}

// division tells a vote, bloc by bloc: "Senate on Treatment funding: 64 to 36 (100 present,
// 60 needed), so it passes. (A 71 % chance to pass.) Yes: Centre 9 of 14, ...". The
// blocs' votes add up: where there is no room for all, those that vote most alike are one sum.
func (t *teller) division(r *RollCall, before, what string) string {
	c := &t.s.Chambers[r.Chamber]
	verdict := t.Say("so it fails")
	if r.Passed() {
		verdict = t.Say("so it passes")
	}
	line := before + t.Say("%s on %s: %d to %d (%d present, %d needed), %s.", c.Short, what, r.Yes, r.No, r.Yes+r.No, r.Needed, verdict) + " " + toPass(t.s, r.Odds)
	list, parts := r.Divided(c), []string(nil)
	others := func(from int) string {
		yes, seats := 0, 0
		for _, b := range list[from:] {
			yes, seats = yes+r.Bloc[b], seats+c.Blocs[b].Seats
		}
		return t.Say("all others %d of %d", yes, seats)
	}
	line += " " + t.Say("Yes:") + " "
	for i, b := range list {
		parts = append(parts, t.Say("%s %d of %d", c.Groups[b].Name, r.Bloc[b], c.Blocs[b].Seats))
		room := longer(t.s, DivisionMax) - len(line) - len(".")
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
func toPass(s *scenario.Scenario, odds num.Milli) string {
	switch near := tenths(odds); {
	case near == 0 && odds > 0:
		return s.Book.Say("(Less than a 0.1 %% chance to pass.)")
	case near == percent && odds < percent:
		return s.Book.Say("(More than a 99.9 %% chance to pass.)")
	default:
		return s.Book.Say("(A %v %% chance to pass.)", near)
	}
}

func (t *teller) billSigned() string {
	return t.Does(t.e.Of.By, "You sign %s.", "%s signs %s.", "%s sign %s.", t.bill().Name)
}

func (t *teller) billVetoed() string {
	line := t.Does(t.e.Of.By, "You veto %s.", "%s vetoes %s.", "%s veto %s.", t.bill().Name)
	if t.stageOf().Override {
		line += " " + t.Say("Two thirds of each chamber can override.")
	}
	if says := t.bill().VetoSays; says != "" {
		line += " " + sentence(says)
	}
	return t.and(line)
}

func (t *teller) billPassed() string {
	return t.and(t.Say("%s is through.", t.bill().Name))
}

func (t *teller) billFailed() string {
	return t.and(t.Say("%s has failed, and does not come back in this session.", t.bill().Name))
}
