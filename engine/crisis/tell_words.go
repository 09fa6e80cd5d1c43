package crisis

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// Audience is who is told something: a seat with one office is "you"; the offices of a
// cabinet go by name.
type Audience struct {
	s   *scenario.Scenario
	you ledger.Office
}

// AudienceOf is the audience of a set of offices.
func AudienceOf(s *scenario.Scenario, of ledger.Offices) Audience {
	a := Audience{s: s}
	for o := ledger.Office(1); int(o) <= s.Count(); o++ {
		if of == ledger.Only(o) {
			a.you = o
		}
	}
	return a
}

// You is the office that "you" means, or Nobody.
func (a Audience) You() ledger.Office { return a.you }

// Say fills a sentence in the audience's language.
func (a Audience) Say(format string, args ...any) string { return a.s.Book.Say(format, args...) }

// Does is a sentence with an office as its subject: the one to "you", or the one about an
// office by its name, which stands first of what is filled in, as one ("Belmar agrees") or
// many ("governors agree").
func (a Audience) Does(o ledger.Office, you, one, many string, args ...any) string {
	if a.is(o) {
		return a.s.Book.Say(you, args...)
	}
	n := 1
	if a.s.Offices[o].Plural {
		n = 2
	}
	return a.s.Book.Count(n, one, many, append([]any{a.s.Offices[o].Short}, args...)...)
}

// is tells whether an office is the one that "you" means.
func (a Audience) is(o ledger.Office) bool { return o == a.you && o != ledger.Nobody }

// Whom names an office where something is done to it: "you", "Belmar".
func (a Audience) Whom(o ledger.Office) string {
	if a.is(o) {
		return a.Say("you")
	}
	return a.s.Offices[o].Short
}

// Of names what belongs to an office: "your offer", or "Belmar's offer" where theirs is
// "%s offer": the owner stands first of what is filled in there.
func (a Audience) Of(o ledger.Office, your, theirs string, args ...any) string {
	if a.is(o) {
		return a.Say(your, args...)
	}
	return a.Say(theirs, append([]any{a.whose(o)}, args...)...)
}

// whose is the owner by its name: "Belmar's", "US governors'".
func (a Audience) whose(o ledger.Office) string {
	if of := &a.s.Offices[o]; of.Plural && strings.HasSuffix(of.Short, "s") {
		return a.Say("%[1]s'", of.Short)
	}
	return a.Say("%[1]s's", a.s.Offices[o].Short)
}

// teller tells one event from one seat's standpoint.
type teller struct {
	Audience
	e  *ledger.Event
	of ledger.Offices
}

func newTeller(s *scenario.Scenario, e *ledger.Event, of ledger.Offices) *teller {
	return &teller{Audience: AudienceOf(s, of), e: e, of: of}
}

// actors begins a line about what an office does, alone or with another: "You",
// "Belmar and you", or nothing.
func (t *teller) actors(o, with ledger.Office) string {
	first := ""
	switch {
	case o == ledger.Nobody:
	case t.is(o):
		first = t.Say("You")
	default:
		first = t.s.Offices[o].Short
	}
	switch {
	case with == ledger.Nobody:
		return first
	case t.is(with):
		return t.Say("%s and you", first)
	}
	return t.Say("%s and %s", first, t.s.Offices[with].Short)
}

// meters lists what the event does to meters that the seat sees: "Tension -3, Trust +1".
// Several entries to one meter at one time are told as their sum. A part that moves as
// its mean does is not told beside it.
func (t *teller) meters() string { return list(t.metersMoved()) }

func (t *teller) metersMoved() []string {
	var words, soonWords []string
	for i := range t.s.Meters {
		m := &t.s.Meters[i]
		now, later, at := t.moved(m.Account)
		if w := t.s.WholeOf(m.Account); w >= 0 {
			if mean, _, _ := t.moved(t.s.Wholes[w].Account); mean == now {
				now = 0
			}
		}
		if now != 0 {
			words = append(words, meterName(t.s, t.of, m)+" "+change(now))
		}
		if later != 0 {
			soonWords = append(soonWords, soon(t.s, int(at-t.e.Turn))+meterName(t.s, t.of, m)+" "+change(later))
		}
	}
	return append(words, soonWords...)
}

// moved is what the event adds to an account that the seat sees, now and at a later turn.
func (t *teller) moved(id ledger.ID) (now, later num.Milli, at int16) {
	if !t.s.Accounts[id].Sees.Meets(t.of) {
		return 0, 0, 0
	}
	for i := range t.e.Entries {
		switch n := &t.e.Entries[i]; {
		case n.Card != 0 || n.To != id:
		case n.At == 0:
			now += n.Delta
		default:
			later, at = later+n.Delta, n.At
		}
	}
	return now, later, at
}

// othersMoved lists what the event does to segments, where they do not move as their public
// does, and to trade: "Border towns -4", "Steel, index of trade -10".
func (t *teller) othersMoved() []string {
	var words []string
	tell := func(id ledger.ID, name string, mean num.Milli) {
		now, later, at := t.moved(id)
		if now != 0 && now != mean {
			words = append(words, name+" "+change(now))
		}
		if later != 0 {
			words = append(words, soon(t.s, int(at-t.e.Turn))+name+" "+change(later))
		}
	}
	for i := range t.s.Segments {
		p := &t.s.Segments[i]
		mean, _, _ := t.moved(p.Of)
		tell(p.Account, p.Name, mean)
	}
	for i := range t.s.Sectors {
		id := t.s.Sectors[i].Volume
		tell(id, t.s.Accounts[id].Title, 0)
	}
	return words
}

// and adds what the event does to a sentence.
func (t *teller) and(sentence string) string {
	if does := fitting(t.s, lineRoom(t.s)-utf8.RuneCountInString(sentence)-len(" ."), t.metersMoved(), t.othersMoved()); does != "" {
		first, size := utf8.DecodeRuneInString(does)
		return sentence + " " + string(unicode.ToUpper(first)) + does[size:] + "."
	}
	return sentence
}

// fitting lists as many words as there is room for, and counts the others.
func fitting(s *scenario.Scenario, room int, lists ...[]string) string {
	words := slices.Concat(lists...)
	text := list(words)
	for n := len(words) - 1; n > 0 && utf8.RuneCountInString(text) > room; n-- {
		text = s.Book.Say("%s, and %d more", list(words[:n]), len(words)-n)
	}
	return text
}

// meterName is a meter's name; one that another office owns says whose it is.
func meterName(s *scenario.Scenario, of ledger.Offices, m *scenario.Meter) string {
	if m.Owner == ledger.Nobody || of == ledger.Only(m.Owner) || m.Purse && of.Has(m.Owner) {
		return m.Name // a cabinet pays from one purse
	}
	return s.Accounts[m.Account].Title
}

// soon says when something falls due that is n turns away.
func soon(s *scenario.Scenario, n int) string {
	if n <= 0 {
		return ""
	}
	return s.Book.Count(n, "as the next turn opens: ", "in %d turns: ", n)
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

// sentences are those at the beginning of a text that fit whole into n characters.
func sentences(text string, n int) string {
	end := 0
	for i := range text {
		if last := i+1 == len(text); strings.IndexByte(".?!", text[i]) < 0 || !last && text[i+1] != ' ' {
			continue
		}
		if utf8.RuneCountInString(text[:i+1]) > n {
			break
		}
		end = i + 1
	}
	return text[:end]
}

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
