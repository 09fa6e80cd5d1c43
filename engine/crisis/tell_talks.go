package crisis

import (
	"backchannel/engine/information"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

func (t *teller) invited() string {
	d := &t.e.Of
	return t.Does(d.By, "You invite %s: %s.", "%s invites %s: %s.", "%s invite %s: %s.", t.Whom(d.With), DescribeAct(t.s, d))
}

func (t *teller) agreed() string {
	d := &t.e.Of
	return t.Does(d.With, "You agree to %s: %s.", "%s agrees to %s: %s.", "%s agree to %s: %s.", t.invitationOf(d.By), DescribeAct(t.s, d))
}

func (t *teller) declined() string {
	d := &t.e.Of
	line := t.Does(d.With, "You decline %s: %s.", "%s declines %s: %s.", "%s decline %s: %s.", t.invitationOf(d.By), t.s.Actions[d.Item].Name)
	if why := t.whyDeclined(d.Pick); why != "" {
		return line + " " + why
	}
	return line
}

func (t *teller) invitationOf(o ledger.Office) string {
	return t.Of(o, "your invitation", "%s invitation")
}

func (t *teller) lapsed() string {
	d := &t.e.Of
	back := ""
	if len(t.s.Actions[d.Item].Each[d.By].Cost) > 0 {
		back = " " + t.Say("What it cost comes back.")
	}
	return t.Does(d.With, "You did not answer %s: %s.", "%s did not answer %s: %s.", "%s did not answer %s: %s.", t.invitationOf(d.By), t.s.Actions[d.Item].Name) + back
}

func (t *teller) proposed() string {
	return t.Does(t.e.Of.By, "You offer: %s.", "%s offers: %s.", "%s offer: %s.", DescribePackage(t.s, &t.e.Of.Levels))
}

func (t *teller) paper() string {
	d := &t.e.Of
	return t.Does(d.By, "You show %s a paper that nobody has to stand by: %s.", "%s shows %s a paper that nobody has to stand by: %s.", "%s show %s a paper that nobody has to stand by: %s.", t.Whom(d.With), DescribePackage(t.s, &d.Levels))
}

func (t *teller) tabled() string {
	return t.Does(t.e.Of.By, "You put one text before all parties: %s.", "%s puts one text before all parties: %s.", "%s put one text before all parties: %s.", DescribePackage(t.s, &t.e.Of.Levels))
}

// answered is what an answer is about: "your offer", "the text on the table".
func (t *teller) answered() string {
	if t.e.Of.With == ledger.Nobody {
		return t.Say("the text on the table")
	}
	return t.Of(t.e.Of.With, "your offer", "%[1]s offer")
}

func (t *teller) accepted() string {
	if changes := DescribePackage(t.s, &t.e.Of.Levels); changes != "" {
		return t.Does(t.e.Of.By, "You would accept %s if it said: %s.", "%s would accept %s if it said: %s.", "%s would accept %s if it said: %s.", t.answered(), changes)
	}
	return t.Does(t.e.Of.By, "You accept %s.", "%s accepts %s.", "%s accept %s.", t.answered())
}

// rejected gives the public reason of the office that turns the offer down.
func (t *teller) rejected() string {
	d := &t.e.Of
	line := t.Does(d.By, "You turn down %s", "%s turns down %s", "%s turn down %s", t.answered())
	var topic *scenario.Issue
	row := t.Say("the whole")
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
	line += " " + t.Say("because of %s", topic.Name)
	if want := t.wants(); want != "" {
		line += t.Does(d.By, ", and ask for %s there", ", and asks for %[2]s there", ", and ask for %[2]s there", want)
	}
	line += "."
	made := " " + information.Simulated.In(t.s.Book) + ": " // the reason is the scenario's own, and no quotation
	if p := t.s.Talks.Party(d.By); p >= 0 && topic.Why[p] != "" && len(line)+len(made)+len(topic.Why[p]) <= lineRoom(t.s) {
		line += made + topic.Why[p]
	}
	return line
}

func (t *teller) signed() string {
	return t.Does(t.e.Of.By, "You sign the text on the table.", "%s signs the text on the table.", "%s sign the text on the table.")
}

func (t *teller) inForce() string {
	return t.tranche() + DescribePackage(t.s, &t.e.Of.Levels) + "."
}

func (t *teller) lifted() string {
	d := &t.e.Of
	return t.and(t.Does(d.By, "You take back your public demand on %s.", "%s takes back its public demand on %s.", "%s take back their public demand on %s.", t.s.Talks.Topics[d.Item].Name))
}

func (t *teller) guessed() string {
	d := &t.e.Of
	return t.Does(d.By, "You guess that %s matters most to %s.", "%s guesses that %s matters most to %s.", "%s guess that %s matters most to %s.", t.s.Talks.Topics[d.Item].Name, t.Whom(d.With))
}

func (t *teller) closed() string {
	return t.Does(t.e.Of.By, "You have closed the turn.", "%s has closed the turn.", "%s have closed the turn.")
}

// DescribePackage tells the levels that are set: "Harbour daytime, Ferry as usual".
// Where all of them would be too long for a line, those that change nothing are left
// out, and then the last.
func DescribePackage(s *scenario.Scenario, l *ledger.Levels) string {
	room := lineRoom(s) - 90
	words := rows(s, l, false)
	if text := list(words); len(text) <= room {
		return text
	}
	words = rows(s, l, true)
	text := list(words)
	for n := len(words) - 1; n > 0 && len(text) > room; n-- {
		text = s.Book.Say("%s, and %d more", list(words[:n]), len(words)-n)
	}
	return text
}

func rows(s *scenario.Scenario, l *ledger.Levels, moved bool) []string {
	var words []string
	for i := range s.Talks.Topics {
		if l[i] >= 0 && l[i] < s.Talks.Sizes[i] && (!moved || l[i] != s.Talks.Now[i]) {
			words = append(words, s.Talks.Topics[i].At(l[i]))
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
		return topic.At(level)
	case up:
		return s.Book.Say("%s at least “%s”", topic.Name, name)
	case down:
		return s.Book.Say("%s at most “%s”", topic.Name, name)
	}
	text := kept[0]
	for _, k := range kept[1:] {
		text = s.Book.Say("%s or %s", text, k)
	}
	return topic.Name + " (" + text + ")"
}
