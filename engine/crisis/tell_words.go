package crisis

import (
	"strings"
	"unicode/utf8"

	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// teller tells one event from one seat's standpoint.
type teller struct {
	s  *scenario.Scenario
	e  *ledger.Event
	of ledger.Offices
	// you is the seat's office when it has only one; a cabinet's offices go by name.
	you ledger.Office
}

func newTeller(s *scenario.Scenario, e *ledger.Event, of ledger.Offices) *teller {
	t := &teller{s: s, e: e, of: of}
	for o := ledger.Office(1); int(o) <= s.Count(); o++ {
		if of == ledger.Only(o) {
			t.you = o
		}
	}
	return t
}

// who names an office as the subject of a sentence, with the verb that fits.
func (t *teller) who(o ledger.Office, you, they string) string {
	if o == t.you && o != ledger.Nobody {
		return "You " + you
	}
	return t.s.Offices[o].Short + " " + they
}

// whom names an office in the middle of a sentence.
func (t *teller) whom(o ledger.Office) string {
	if o == t.you && o != ledger.Nobody {
		return "you"
	}
	return t.s.Offices[o].Short
}

// whose is "your" or "Belmar's".
func (t *teller) whose(o ledger.Office) string {
	if o == t.you && o != ledger.Nobody {
		return "your"
	}
	return t.s.Offices[o].Short + "'s"
}

// actor begins a line about what an office does: "You" or "Belmar", or nothing.
func (t *teller) actor(o ledger.Office) string {
	switch {
	case o == ledger.Nobody:
		return ""
	case o == t.you:
		return "You"
	}
	return t.s.Offices[o].Short
}

// meters lists what the event does to meters that the seat sees: "Tension -3, Trust +1".
// Several entries to one meter at one time are told as their sum.
func (t *teller) meters() string {
	var words []string
	for i := range t.s.Meters {
		m := &t.s.Meters[i]
		var now, later num.Milli
		var at int16
		for j := range t.e.Entries {
			switch n := &t.e.Entries[j]; {
			case n.Card != 0 || n.To != m.Account || !t.s.Accounts[n.To].Sees.Meets(t.of):
			case n.At == 0:
				now += n.Delta
			default:
				later, at = later+n.Delta, n.At
			}
		}
		if now != 0 {
			words = append(words, meterName(t.s, t.of, m)+" "+change(now))
		}
		if later != 0 {
			words = append(words, soon(int(at-t.e.Turn))+meterName(t.s, t.of, m)+" "+change(later))
		}
	}
	return list(words)
}

// and adds what the event does to a sentence.
func (t *teller) and(sentence string) string {
	if does := t.meters(); does != "" {
		return sentence + " " + strings.ToUpper(does[:1]) + does[1:] + "."
	}
	return sentence
}

// meterName is a meter's name; one that another office owns says whose it is.
func meterName(s *scenario.Scenario, of ledger.Offices, m *scenario.Meter) string {
	if m.Owner == ledger.Nobody || of == ledger.Only(m.Owner) {
		return m.Name
	}
	return s.Accounts[m.Account].Title
}

// soon says when something falls due that is n turns away.
func soon(n int) string {
	switch {
	case n <= 0:
		return ""
	case n == 1:
		return "next turn: "
	}
	return "in " + num.Of(n).String() + " turns: "
}

// change prints an amount with its sign, to a tenth: "+3", "-2.8".
func change(x num.Milli) string {
	if x = tenths(x); x > 0 {
		return "+" + x.String()
	}
	return x.String()
}

func tenths(x num.Milli) num.Milli { return 100 * num.Milli(num.MulDiv(int64(x), 1, 100)) }

func list(words []string) string { return strings.Join(words, ", ") }

// cut shortens a text to at most n characters, at the end of a word.
func cut(text string, n int) string {
	if utf8.RuneCountInString(text) <= n {
		return text
	}
	runes := []rune(text)[:n-1]
	for i := len(runes) - 1; i > n/2; i-- {
		if runes[i] == ' ' {
			runes = runes[:i]
			break
		}
	}
	return string(runes) + "…"
}
