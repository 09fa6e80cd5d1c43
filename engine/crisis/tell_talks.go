package crisis

import (
	"fmt"

	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

func (t *teller) invited() string {
	d := &t.e.Of
	return fmt.Sprintf("%s %s: %s.", t.Who(d.By, "invite", "invites"), t.Whom(d.With), DescribeAct(t.s, d))
}

func (t *teller) agreed() string {
	d := &t.e.Of
	return fmt.Sprintf("%s to %s invitation: %s.", t.Who(d.With, "agree", "agrees"), t.Whose(d.By), DescribeAct(t.s, d))
}

func (t *teller) declined() string {
	d := &t.e.Of
	return fmt.Sprintf("%s %s invitation: %s.%s", t.Who(d.With, "decline", "declines"), t.Whose(d.By), t.s.Actions[d.Item].Name, whyDeclined(d.Pick))
}

func (t *teller) lapsed() string {
	d := &t.e.Of
	back := ""
	if len(t.s.Actions[d.Item].Each[d.By].Cost) > 0 {
		back = " What it cost comes back."
	}
	return fmt.Sprintf("%s not answer %s invitation: %s.%s", t.Who(d.With, "did", "did"), t.Whose(d.By), t.s.Actions[d.Item].Name, back)
}

func (t *teller) proposed() string {
	return t.Who(t.e.Of.By, "offer", "offers") + ": " + DescribePackage(t.s, &t.e.Of.Levels) + "."
}

func (t *teller) paper() string {
	d := &t.e.Of
	return fmt.Sprintf("%s %s a paper that nobody has to stand by: %s.", t.Who(d.By, "show", "shows"), t.Whom(d.With), DescribePackage(t.s, &d.Levels))
}

func (t *teller) tabled() string {
	return t.Who(t.e.Of.By, "put", "puts") + " one text before all parties: " + DescribePackage(t.s, &t.e.Of.Levels) + "."
}

// answered is what an answer is about: "your offer", "the text on the table".
func (t *teller) answered() string {
	if t.e.Of.With == ledger.Nobody {
		return "the text on the table"
	}
	return t.Whose(t.e.Of.With) + " offer"
}

func (t *teller) accepted() string {
	line := t.Who(t.e.Of.By, "accept", "accepts") + " " + t.answered()
	if changes := DescribePackage(t.s, &t.e.Of.Levels); changes != "" {
		return line + " if it says: " + changes + "."
	}
	return line + "."
}

// rejected gives the public reason of the office that turns the offer down.
func (t *teller) rejected() string {
	d := &t.e.Of
	line := t.Who(d.By, "turn down", "turns down") + " " + t.answered()
	var topic *scenario.Issue
	row := "the whole"
	if d.Item > 0 {
		topic = &t.s.Talks.Topics[d.Item-1]
		row = topic.Name
	}
	if why, ok := t.whyRejected(row); ok {
		return line + ": " + why + "."
	}
	if topic == nil {
		return line + "."
	}
	line += " because of " + topic.Name
	if want := t.wants(); want != "" {
		line += ", and " + t.verb(d.By, "ask", "asks") + " for " + want + " there"
	}
	line += "."
	const made = " SIMULATED: " // the reason is the scenario's own, and no quotation
	if p := t.s.Talks.Party(d.By); p >= 0 && topic.Why[p] != "" && len(line)+len(made)+len(topic.Why[p]) <= LineMax {
		line += made + topic.Why[p]
	}
	return line
}

func (t *teller) signed() string {
	return t.Who(t.e.Of.By, "sign", "signs") + " the text on the table."
}

func (t *teller) inForce() string {
	return t.tranche() + DescribePackage(t.s, &t.e.Of.Levels) + "."
}

func (t *teller) lifted() string {
	d := &t.e.Of
	return t.and(fmt.Sprintf("%s back %s public demand on %s.", t.Who(d.By, "take", "takes"), t.theirs(d.By), t.s.Talks.Topics[d.Item].Name))
}

func (t *teller) theirs(o ledger.Office) string {
	switch {
	case o == t.you:
		return "your"
	case t.s.Offices[o].Plural:
		return "their"
	}
	return "its"
}

func (t *teller) guessed() string {
	d := &t.e.Of
	return fmt.Sprintf("%s that %s matters most to %s.", t.Who(d.By, "guess", "guesses"), t.s.Talks.Topics[d.Item].Name, t.Whom(d.With))
}

func (t *teller) closed() string {
	return t.Who(t.e.Of.By, "have", "has") + " closed the turn."
}

// DescribePackage tells the levels that are set: "Harbour daytime, Ferry as usual".
// Where all of them would be too long for a line, those that change nothing are left
// out, and then the last.
func DescribePackage(s *scenario.Scenario, l *ledger.Levels) string {
	const room = LineMax - 90
	words := rows(s, l, false)
	if text := list(words); len(text) <= room {
		return text
	}
	words = rows(s, l, true)
	text := list(words)
	for n := len(words) - 1; n > 0 && len(text) > room; n-- {
		text = fmt.Sprintf("%s, and %d more", list(words[:n]), len(words)-n)
	}
	return text
}

func rows(s *scenario.Scenario, l *ledger.Levels, moved bool) []string {
	var words []string
	for i := range s.Talks.Topics {
		if l[i] >= 0 && l[i] < s.Talks.Sizes[i] && (!moved || l[i] != s.Talks.Now[i]) {
			words = append(words, s.Talks.Topics[i].Name+" "+s.Talks.Topics[i].Levels[l[i]])
		}
	}
	return words
}

// DescribePledge says what a public demand means for the party that made it: which
// levels it has left itself. It reads the order of the party's payoffs on that row and
// no more, which is what a public demand gives away.
func DescribePledge(s *scenario.Scenario, by ledger.Office, issue int, level int8) string {
	t := s.Talks
	topic, p := &t.Topics[issue], t.Party(by)
	if p < 0 || level < 0 || level >= t.Sizes[issue] {
		return topic.Name
	}
	pays := t.Parties[p].Pays[issue]
	var kept []string
	up, down := true, true
	for l := range t.Sizes[issue] {
		ok := pays[l] >= pays[level]
		up, down = up && ok == (l >= level), down && ok == (l <= level)
		if ok {
			kept = append(kept, topic.Levels[l])
		}
	}
	switch name := topic.Levels[level]; {
	case len(kept) == 1:
		return topic.Name + " " + name
	case up:
		return topic.Name + " at least " + name
	case down:
		return topic.Name + " at most " + name
	}
	text := topic.Name + " " + kept[0]
	for _, k := range kept[1:] {
		text += " or " + k
	}
	return text
}
