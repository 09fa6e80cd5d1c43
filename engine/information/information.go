// Package information holds what is known and how well: polls and estimates with
// their margins, and claims that players label.
package information

import (
	"fmt"

	"backchannel/engine/chance"
	"backchannel/engine/num"
	"backchannel/engine/phrase"
)

// Label says how sure a text is. Every text shown to a learner carries one.
type Label uint8

// The labels, in the order in which a player is offered them.
const (
	Fact      Label = iota + 1 // sourced and dated
	Claim                      // somebody said so: who, when
	Disputed                   // sources contradict each other
	Outdated                   // was so, no longer is
	Simulated                  // made for the game
)

var labels = [...]string{Fact: "FACT", Claim: "CLAIM", Disputed: "DISPUTED", Outdated: "OUTDATED", Simulated: "SIMULATED"}

// Labels lists the names of the labels, for checkers and menus.
func Labels() []string { return labels[1:] }

// String is the label as shown: "FACT".
func (l Label) String() string {
	if int(l) < len(labels) && l > 0 {
		return labels[l]
	}
	return fmt.Sprintf("Label(%d)", l)
}

// In is the label as shown in a language: "HECHO".
func (l Label) In(b *phrase.Book) string {
	switch l {
	case Fact:
		return b.Say("FACT")
	case Claim:
		return b.Say("CLAIM")
	case Disputed:
		return b.Say("DISPUTED")
	case Outdated:
		return b.Say("OUTDATED")
	case Simulated:
		return b.Say("SIMULATED")
	}
	return l.String()
}

// ParseLabel reads a label's name.
func ParseLabel(s string) (Label, bool) {
	for l, name := range labels {
		if name == s && l > 0 {
			return Label(l), true
		}
	}
	return 0, false
}

// Estimate returns the truth moved by an error drawn evenly, in whole points, from
// -within to +within: a poll, or what a listener makes of a conversation. Real polls
// err by sampling and by wording; here both are one even draw, said to the player as
// the margin.
func Estimate(truth, within num.Milli, draw uint64) num.Milli {
	return truth + chance.Between(draw, -within, within)
}

// WidthMax is the widest margin of an estimate.
const WidthMax = 1_000 * num.One

// Width rounds a margin to the whole steps that an estimate is drawn in, from 0 to
// WidthMax: how well one is informed can set it, such as 8 less a tenth of the facts that
// both sides accept.
func Width(margin num.Milli) num.Milli {
	return (num.Milli(num.MulDiv(int64(margin), 1, int64(num.One))) * num.One).Clamp(0, WidthMax)
}
