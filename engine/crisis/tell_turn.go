package crisis

import (
	"fmt"
	"unicode/utf8"

	"backchannel/engine/information"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

func (t *teller) turnOpened() string {
	if int(t.e.Turn) > t.s.Turns { // the aftermath of a deal
		return fmt.Sprintf("Turn %d begins.", t.e.Turn)
	}
	return fmt.Sprintf("Turn %d of %d begins.", t.e.Turn, t.s.Turns)
}

func (t *teller) fellDue() string {
	const line = "What was begun earlier now shows: "
	if does := fitting(LineMax-len(line)-len("."), t.metersMoved(), t.othersMoved()); does != "" {
		return line + does + "."
	}
	return ""
}

func (t *teller) cardFell() string {
	c := &t.s.Cards[t.e.Of.Item]
	line := "News: " + sentence(c.Name)
	if t.e.Odds > 0 {
		line += " " + odds(t.e.Odds, true)
	}
	return t.and(line)
}

// odds tells a chance that was taken.
func odds(percent num.Milli, hit bool) string {
	if hit {
		return fmt.Sprintf("(A %v %% chance; it happened.)", tenths(percent))
	}
	return fmt.Sprintf("(A %v %% chance; it did not happen.)", tenths(percent))
}

// sentence ends a text with a full stop unless it has its own end.
func sentence(text string) string {
	if n := len(text); n > 0 && (text[n-1] == '?' || text[n-1] == '!' || text[n-1] == '.') {
		return text
	}
	return text + "."
}

// poll tells only of meters that the seat does not see for itself.
func (t *teller) poll() string {
	var words []string
	for i := range t.e.Entries {
		for j := range t.s.Meters {
			m := &t.s.Meters[j]
			n := &t.e.Entries[i]
			if m.HasPoll && m.Poll == n.To && !t.s.Accounts[m.Account].Sees.Meets(t.of) && t.s.Accounts[m.Poll].Sees.Meets(t.of) {
				words = append(words, fmt.Sprintf("%s %s, true to within %v", t.s.Accounts[m.Account].Title, change(n.Delta), m.Margin))
			}
		}
	}
	if len(words) == 0 {
		return ""
	}
	return "A new poll: " + list(words) + "."
}

// filed tells what was sealed. A joint act is told when its invitation is accepted.
func (t *teller) filed() string {
	d := &t.e.Of
	switch {
	case d.Verb == Choose:
		c := &t.s.Cards[d.Item]
		return fmt.Sprintf("%s an answer: %s", t.Who(d.By, "seal", "seals"), sentence(c.Options[d.Pick].Name))
	case d.Verb == Label:
		return fmt.Sprintf("%s a label, %v: %s", t.Who(d.By, "seal", "seals"), information.Label(d.Pick), sentence(t.s.Cards[d.Item].Name))
	case d.Verb == Break:
		return t.Who(d.By, "seal", "seals") + " an order: stop keeping the agreement."
	case d.Verb == Deliver:
		return t.Who(d.By, "seal", "seals") + " an order: deliver what was promised."
	case d.Verb == Veto:
		return fmt.Sprintf("%s an order: veto %s.", t.Who(d.By, "seal", "seals"), t.s.Bills[d.Item].Name)
	case d.With != ledger.Nobody:
		return ""
	}
	return fmt.Sprintf("%s an order: %s.%s", t.Who(d.By, "seal", "seals"), DescribeAct(t.s, d), t.demand())
}

func (t *teller) withdrawn() string {
	d := &t.e.Of
	what := "the order to stop keeping the agreement"
	switch d.Verb {
	case Deliver:
		what = "the order to deliver"
	case Act, Invite:
		what = DescribeAct(t.s, d)
	case Veto:
		what = "the veto of " + t.s.Bills[d.Item].Name
	case Choose, Label:
		what = t.s.Cards[d.Item].Name
	}
	return t.Who(d.By, "take back", "takes back") + ": " + sentence(what)
}

func (t *teller) acted() string {
	d := &t.e.Of
	line := t.actor(d.By)
	if d.With != ledger.Nobody {
		line += " and " + t.Whom(d.With)
	}
	return t.and(line + ": " + DescribeAct(t.s, d) + "." + t.demand())
}

// demand tells the public demand that an act makes, if it makes one.
func (t *teller) demand() string {
	d := &t.e.Of
	if d.Verb != Act || !t.s.Actions[d.Item].Pins || t.s.Talks == nil || t.s.Talks.Party(d.By) < 0 {
		return ""
	}
	for i := range t.s.Talks.Topics {
		if d.Levels[i] != ledger.Unset {
			return fmt.Sprintf(" %s in public: %s.", t.Who(d.By, "demand", "demands"), DescribePledge(t.s, d.By, i, d.Levels[i]))
		}
	}
	return ""
}

// chance tells a draw and, of one that was hit, what came of it. What comes as news later
// is in no view; it is named where the whole record is open, in the debrief.
func (t *teller) chance() string {
	hit := t.e.Drawn < t.e.Odds
	line := fmt.Sprintf("Chance: \"%s\" could bring something more. %s", t.s.Causes[t.e.Rule].Title, odds(t.e.Odds, hit))
	var news []string
	for i := range t.e.Entries {
		if n := &t.e.Entries[i]; n.Card > 0 {
			news = append(news, fmt.Sprintf("%q", t.s.Cards[n.Card-1].Name))
		}
	}
	switch {
	case len(news) > 0:
		line += " What came of it: " + list(news) + "."
	case hit && len(t.metersMoved())+len(t.othersMoved()) == 0:
		line += " What comes of it will show."
	}
	return t.and(line)
}

func (t *teller) chose() string {
	d := &t.e.Of
	c := &t.s.Cards[d.Item]
	return t.and(fmt.Sprintf("%s to \"%s\": %s", t.Who(d.By, "answer", "answers"), c.Name, sentence(c.Options[d.Pick].Name)))
}

func (t *teller) labelled() string {
	d := &t.e.Of
	c := &t.s.Cards[d.Item]
	line := fmt.Sprintf("%s the claim %v.", t.Who(d.By, "call", "calls"), information.Label(d.Pick))
	if information.Label(d.Pick) == c.Answer {
		return t.and(line + " That is right.")
	}
	return t.and(fmt.Sprintf("%s The better label is %v.", line, c.Answer))
}

func (t *teller) kept() string {
	return t.and(t.Who(t.e.Of.By, "keep", "keeps") + " the agreement.")
}

func (t *teller) broke() string {
	return t.and(t.Who(t.e.Of.By, "stop", "stops") + " keeping the agreement.")
}

// law tells a rule's work where a meter shows it.
func (t *teller) law() string {
	does := t.meters()
	if does == "" || t.e.Rule == t.s.Laws.MeanRule {
		return ""
	}
	return t.s.Causes[t.e.Rule].Title + ": " + does + "."
}

// rung tells whether the crisis went up or down, and what the new rung means.
func (t *teller) rung() string {
	way := "climbs up"
	for i := range t.e.Entries {
		if n := &t.e.Entries[i]; n.To == t.s.Rung && n.Delta < 0 {
			way = "comes down"
		}
	}
	r := &t.s.Ladder[t.e.Of.Item]
	line := fmt.Sprintf("The crisis %s the ladder to %q.", way, r.Name)
	shut := ""
	if names := t.names(r.Closes); names != "" {
		shut = " Closed here: " + names + "."
	}
	if room := LineMax - utf8.RuneCountInString(line+shut); room > 0 {
		line += sentences(" "+r.About.Say, room)
	}
	if utf8.RuneCountInString(line+shut) <= LineMax {
		line += shut
	}
	return line
}

func (t *teller) names(actions []int) string {
	var words []string
	for _, a := range actions {
		words = append(words, t.s.Actions[a].Name)
	}
	return list(words)
}

func (t *teller) ended() string {
	d := &t.s.Endings[t.e.Of.Item]
	return "The game ends: " + d.Name + ". " + d.Text.Say
}
