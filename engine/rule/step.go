package rule

import (
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// Posting adds an amount to an account.
type Posting struct {
	To ledger.ID
	By Amount
}

// Step is one thing that an action, a card or a law does. It happens when its
// condition holds and, where it has odds, when the draw hits; otherwise its Else
// steps are taken.
type Step struct {
	When Cond
	// Odds is the chance in percent; a step without Luck happens for certain.
	Luck bool
	// Motion is what happens to the bill that the act names, Whip how many dice of four
	// are thrown for votes for it.
	Motion Motion
	Whip   uint8
	Odds   Amount
	// After is how many turns later the postings fall due; 0 is now.
	After int16
	Post  []Posting
	// Fire, when not 0, is the number plus one of a card that falls, at the next
	// turn's opening or After turns from now.
	Fire uint16
	// Reveal tells the acting office about hidden accounts.
	Reveal []Reveal
	// Sound tells the acting office what matters most to another party.
	Sound []Sound
	Else  []Step
}

// Moves tells whether the step does something with the bill that the act names.
func (s *Step) Moves() bool { return s.Motion != NoMotion || s.Whip > 0 }

// Motion is what an act does with its bill.
type Motion uint8

// The motions: none, the bill begins its path, its vote is called up.
const (
	NoMotion Motion = iota
	Tabling
	Calling
)

// Reveal writes an estimate of a hidden balance, true to within Margin, to an
// account that another office sees.
type Reveal struct {
	Of, Estimate, Margin ledger.ID
	// Within is the margin of this estimate, to be rounded to whole steps to either side.
	Within Amount
}

// Sound marks, one further issue each time, what the stakes of a party are.
type Sound struct {
	// Stakes holds the accounts to be marked, by issue, and Worth the stakes, by the
	// agenda that the party has drawn (0 for none) and then by issue.
	Stakes []ledger.ID
	Worth  [][]num.Milli
	// Agenda is the account that holds the number of the agenda, Known the one that is
	// set to it when a marked issue gives it away, as Tells says.
	Agenda, Known ledger.ID
	Tells         [][]bool
	// Target says that it marks the issue that the act is about, and no other.
	Target bool
}

// Walk calls f for every step of a list, Else branches included.
func Walk(steps []Step, f func(*Step)) {
	for i := range steps {
		f(&steps[i])
		Walk(steps[i].Else, f)
	}
}
