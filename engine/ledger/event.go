package ledger

import "backchannel/engine/num"

// IssuesMax is the most issues that one package can hold.
const IssuesMax = 16

// Unset marks an issue that a list of levels leaves open.
const Unset int8 = -1

// Levels is one level for each issue of a table, in the table's order.
type Levels [IssuesMax]int8

// Verb says what a directive asks for; the kernel gives the numbers their meaning.
type Verb uint8

// Directive is what an office asks for. It is a plain value: two directives that
// ask for the same are equal.
type Directive struct {
	By, With Office
	Verb     Verb
	// Item is the action, card, issue or option that the verb is about.
	Item uint16
	// Pick is the option chosen, for verbs that choose.
	Pick uint8
	// Levels is a package, for verbs that carry one.
	Levels Levels
	// Text is what a person wrote, at most TextMax bytes; no rule reads it.
	Text string
}

// TextMax bounds a directive's text in bytes.
const TextMax = 280

// Before orders directives in a way that does not depend on when they were filed.
func (d *Directive) Before(e *Directive) bool {
	if d.By != e.By {
		return d.By < e.By
	}
	if d.Verb != e.Verb {
		return d.Verb < e.Verb
	}
	if d.Item != e.Item {
		return d.Item < e.Item
	}
	if d.With != e.With {
		return d.With < e.With
	}
	if d.Pick != e.Pick {
		return d.Pick < e.Pick
	}
	for i := range d.Levels {
		if d.Levels[i] != e.Levels[i] {
			return d.Levels[i] < e.Levels[i]
		}
	}
	return d.Text < e.Text
}

// Rule is the number of the cause of an entry in the scenario's list of causes.
type Rule uint16

// Entry changes one account, now or at a later turn.
type Entry struct {
	To   ID
	Rule Rule
	// At is the turn at whose opening the entry falls due; 0 posts it now.
	At int16
	// Card, when not 0, is the number plus one of a card that falls at turn At;
	// To and Delta then mean nothing.
	Card uint16
	// By is the office that the entry is for: a card falls for it.
	By    Office
	Delta num.Milli
}

func (e *Entry) before(f *Entry) bool {
	switch {
	case e.At != f.At:
		return e.At < f.At
	case e.Card != f.Card:
		return e.Card < f.Card
	case e.To != f.To:
		return e.To < f.To
	case e.Rule != f.Rule:
		return e.Rule < f.Rule
	case e.By != f.By:
		return e.By < f.By
	}
	return e.Delta < f.Delta
}

// Filing says what an event does to the list of filed directives.
type Filing uint8

// What an event does to the directives that wait for the turn's close.
const (
	FilesNothing Filing = iota
	Files               // the event's directive joins the list
	Unfiles             // one equal to it, whatever was picked and written, leaves the list
	FilesCleared        // the list is emptied
)

// Kind says what happened; the kernel gives the numbers their meaning.
type Kind uint8

// Event is what happened, with everything that it changes.
type Event struct {
	// No counts a record's events from 1; in a view it counts the seen ones.
	No   uint32
	Turn int16
	Kind Kind
	// Of is the directive behind the event, if there is one.
	Of Directive
	// Rule is the cause, as in its entries.
	Rule Rule
	// Odds and Drawn are percent: the chance that was taken and the draw, which
	// hits when it is below the odds. Both are 0 where no luck was drawn.
	Odds, Drawn num.Milli
	// Sees is who may know that it happened.
	Sees Offices
	// Filing is what it does to the filed directives.
	Filing Filing
	// Settles removes what falls due up to this turn from the list of dues; 0 none.
	Settles int16
	Entries []Entry
}
