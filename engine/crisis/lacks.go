package crisis

import (
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/rule"
	"backchannel/engine/scenario"
)

// lacking notes in a refusal what keeps a condition from holding.
func lacking(r Refusal, c *rule.Cond, bal []num.Milli) Refusal {
	if r.Lacks, r.Of = c.Lacks(bal); r.Of {
		r.Have = bal[r.Lacks.Slot]
	}
	return r
}

// needs says what is lacking: in the scenario's words where it has some, else in those of
// the account that is compared; where it is no single comparison, that it has not happened.
func (r Refusal) needs(s *scenario.Scenario, words string) string {
	switch {
	case words != "":
		return sentence(words)
	case r.Of:
		return r.lack(s, ledger.ID(r.Lacks.Slot))
	}
	return s.Book.Say("What it needs has not happened.")
}

// lack puts what an account would have to be into words.
func (r Refusal) lack(s *scenario.Scenario, id ledger.ID) string {
	want, most := r.Lacks.Want, r.Lacks.Most
	if id == ledger.Turn {
		if most {
			return s.Book.Say("It is possible until turn %v.", want)
		}
		return s.Book.Say("It is possible from turn %v on.", want)
	}
	for i := range s.Actions {
		switch a := &s.Actions[i]; {
		case a.Used != id:
		case most && want == 0:
			return s.Book.Say("It is done once only, and has been done.")
		case !most:
			return s.Book.Say("First comes this: %s.", a.Name)
		}
	}
	for i := range s.Bills {
		if b := &s.Bills[i]; b.Passed == id && !most {
			return s.Book.Say("First this must be through parliament: %s.", b.Name)
		}
	}
	if words := r.row(s, id); words != "" {
		return words
	}
	return s.Book.Say("%s must be %s; it is %v.", s.Accounts[id].Title, bound(s, want, most), tenths(r.Have))
}

// bound words the least or the most that a balance may be: "x > 3" is compiled to x >= 3.001.
func bound(s *scenario.Scenario, want num.Milli, most bool) string {
	switch past := ((want % num.One) + num.One) % num.One; {
	case past == 1 && !most:
		return s.Book.Say("more than %v", want-1)
	case past == num.One-1 && most:
		return s.Book.Say("less than %v", want+1)
	case most:
		return s.Book.Say("%v or less", want)
	}
	return s.Book.Say("%v or more", want)
}

// row puts a level that must be in force into words.
func (r Refusal) row(s *scenario.Scenario, id ledger.ID) string {
	if s.Talks == nil || r.Lacks.Most {
		return ""
	}
	for i, force := range s.Talks.Force {
		if level := int(r.Lacks.Want / num.One); force == id && level < len(s.Talks.Topics[i].Levels) {
			topic := &s.Talks.Topics[i]
			return s.Book.Say("An agreement must be in force with %s at “%s” or a higher level.", topic.Name, topic.Levels[level])
		}
	}
	return ""
}
