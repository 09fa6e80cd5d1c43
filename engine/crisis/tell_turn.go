package crisis

import (
	"unicode/utf8"

	"backchannel/engine/information"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

func (t *teller) turnOpened() string {
	if int(t.e.Turn) > t.s.Turns { // the aftermath of a deal
		return t.Say("Turn %d begins.", t.e.Turn)
	}
	return t.Say("Turn %d of %d begins.", t.e.Turn, t.s.Turns)
}

func (t *teller) fellDue() string {
	line := t.Say("What was under way now shows: ")
	if does := fitting(t.s, lineRoom(t.s)-len(line)-len("."), t.metersMoved(), t.othersMoved()); does != "" {
		return line + does + "."
	}
	return ""
}

func (t *teller) cardFell() string {
	c := &t.s.Cards[t.e.Of.Item]
	line := t.Say("News: %s", sentence(c.Name))
	if t.e.Odds > 0 {
		line += " " + odds(t.s, t.e.Odds, true)
	}
	return t.and(line)
}

// odds tells a chance that was taken.
func odds(s *scenario.Scenario, percent num.Milli, hit bool) string {
	if hit {
		return s.Book.Say("(A %v %% chance; it happened.)", tenths(percent))
	}
	return s.Book.Say("(A %v %% chance; it did not happen.)", tenths(percent))
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
				words = append(words, t.Say("%s %s, true to within %v", t.s.Accounts[m.Account].Title, change(n.Delta), m.Margin))
			}
		}
	}
	if len(words) == 0 {
		return ""
	}
	return t.Say("A new poll: %s.", list(words))
}

// filed tells what was sealed. A joint act is told when its invitation is accepted.
func (t *teller) filed() string {
	d := &t.e.Of
	switch {
	case d.Verb == Choose:
		c := &t.s.Cards[d.Item]
		return t.Does(d.By, "You seal an answer: %s", "%s seals an answer: %s", "%s seal an answer: %s", sentence(c.Options[d.Pick].Name))
	case d.Verb == Label:
		return t.Does(d.By, "You seal a label, %v: %s", "%s seals a label, %v: %s", "%s seal a label, %v: %s", information.Label(d.Pick).In(t.s.Book), sentence(t.s.Cards[d.Item].Name))
	case d.Verb == Break:
		return t.ordered(d.By, t.Say("stop keeping the agreement"))
	case d.Verb == Deliver:
		return t.ordered(d.By, t.Say("deliver what was promised"))
	case d.Verb == Veto:
		return t.ordered(d.By, t.Say("veto %s", t.s.Bills[d.Item].Name))
	case d.With != ledger.Nobody:
		return ""
	}
	return t.ordered(d.By, DescribeAct(t.s, d)) + t.demand()
}

func (t *teller) ordered(o ledger.Office, what string) string {
	return t.Does(o, "You seal an order: %s.", "%s seals an order: %s.", "%s seal an order: %s.", what)
}

func (t *teller) withdrawn() string {
	d := &t.e.Of
	what := t.Say("the order to stop keeping the agreement")
	switch d.Verb {
	case Deliver:
		what = t.Say("the order to deliver")
	case Act, Invite:
		what = DescribeAct(t.s, d)
	case Veto:
		what = t.Say("the veto of %s", t.s.Bills[d.Item].Name)
	case Choose, Label:
		what = t.s.Cards[d.Item].Name
	}
	return t.Does(d.By, "You take back: %s", "%s takes back: %s", "%s take back: %s", sentence(what))
}

func (t *teller) acted() string {
	d := &t.e.Of
	return t.and(t.actors(d.By, d.With) + ": " + DescribeAct(t.s, d) + "." + t.demand())
}

// demand tells the public demand that an act makes, if it makes one.
func (t *teller) demand() string {
	d := &t.e.Of
	if d.Verb != Act || !t.s.Actions[d.Item].Pins || t.s.Talks == nil || t.s.Talks.Party(d.By) < 0 {
		return ""
	}
	for i := range t.s.Talks.Topics {
		if d.Levels[i] != ledger.Unset {
			return " " + t.Does(d.By, "You demand in public: %s.", "%s demands in public: %s.", "%s demand in public: %s.", DescribePledge(t.s, d.By, i, d.Levels[i]))
		}
	}
	return ""
}

// chance tells a draw and, of one that was hit, what came of it. What comes as news later
// is in no view; it is named where the whole record is open, in the debrief.
func (t *teller) chance() string {
	hit := t.e.Drawn < t.e.Odds
	line := t.Say("Chance: “%s” could bring something more.", t.s.Causes[t.e.Rule].Title) + " " + odds(t.s, t.e.Odds, hit)
	var news []string
	for i := range t.e.Entries {
		if n := &t.e.Entries[i]; n.Card > 0 {
			news = append(news, "“"+t.s.Cards[n.Card-1].Name+"”")
		}
	}
	switch {
	case len(news) > 0:
		line += " " + t.Say("What came of it: %s.", list(news))
	case hit && len(t.metersMoved())+len(t.othersMoved()) == 0:
		line += " " + t.Say("What comes of it will show.")
	}
	return t.and(line)
}

func (t *teller) chose() string {
	d := &t.e.Of
	c := &t.s.Cards[d.Item]
	return t.and(t.Does(d.By, "You answer to “%s”: %s", "%s answers to “%s”: %s", "%s answer to “%s”: %s", c.Name, sentence(c.Options[d.Pick].Name)))
}

func (t *teller) labelled() string {
	d := &t.e.Of
	c := &t.s.Cards[d.Item]
	line := t.Does(d.By, "You call the claim %v.", "%s calls the claim %v.", "%s call the claim %v.", information.Label(d.Pick).In(t.s.Book))
	if information.Label(d.Pick) == c.Answer {
		return t.and(line + " " + t.Say("That is right."))
	}
	return t.and(line + " " + t.Say("The better label is %v.", c.Answer.In(t.s.Book)))
}

func (t *teller) kept() string {
	return t.and(t.Does(t.e.Of.By, "You keep the agreement.", "%s keeps the agreement.", "%s keep the agreement."))
}

func (t *teller) broke() string {
	return t.and(t.Does(t.e.Of.By, "You stop keeping the agreement.", "%s stops keeping the agreement.", "%s stop keeping the agreement."))
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
	down := false
	for i := range t.e.Entries {
		if n := &t.e.Entries[i]; n.To == t.s.Rung && n.Delta < 0 {
			down = true
		}
	}
	r := &t.s.Ladder[t.e.Of.Item]
	line := t.Say("The crisis climbs up the ladder to “%s”.", r.Name)
	if down {
		line = t.Say("The crisis comes down the ladder to “%s”.", r.Name)
	}
	shut := ""
	if names := t.names(r.Closes); names != "" {
		shut = " " + t.Say("Closed here: %s.", names)
	}
	if room := lineRoom(t.s) - utf8.RuneCountInString(line+shut); room > 0 {
		line += sentences(" "+r.About.Say, room)
	}
	if utf8.RuneCountInString(line+shut) <= lineRoom(t.s) {
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
	return t.Say("The game ends: %s.", d.Name) + " " + d.Text.Say
}
