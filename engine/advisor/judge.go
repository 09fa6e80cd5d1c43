package advisor

import (
	"backchannel/engine/crisis"
	"backchannel/engine/information"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// judge labels a claim by its slips:
//
//  1. Slips of more than one voice, none of them a fact: they dispute it.
//  2. Slips with different labels: one that says outdated outdates it, else it is disputed.
//  3. Slips with one label: that label.
func judge(slips []scenario.Text) information.Label {
	if len(slips) == 0 {
		return information.Claim
	}
	voices, mixed := false, false
	for i := range slips {
		if slips[i].Label == information.Outdated {
			return information.Outdated
		}
		mixed = mixed || slips[i].Label != slips[0].Label
		voices = voices || slips[i].By != slips[0].By
	}
	if mixed || voices && slips[0].Label == information.Claim {
		return information.Disputed
	}
	return slips[0].Label
}

// guessFrom is how much higher than the next one a stake must seem to be guessed at.
const guessFrom = 3 * num.One / 2

// guess writes down what seems to matter most to another party, once it is clear.
func (u *Utility) guess() (d ledger.Directive, ok bool) {
	t := u.s.Talks
	if t == nil {
		return d, false
	}
	for p := range t.Parties {
		of := t.Parties[p].Office
		if of == u.o || u.v.Bal[u.s.Offices[u.o].Guess[of]] != 0 {
			continue
		}
		stakes := u.stakesOf(p)
		first, second := 0, num.Milli(-1)
		for i := 1; i < t.Issues(); i++ {
			if stakes[i] > stakes[first] {
				second, first = stakes[first], i
			} else {
				second = max(second, stakes[i])
			}
		}
		if stakes[first] >= second+guessFrom {
			return ledger.Directive{Verb: crisis.Guess, With: of, Item: uint16(first)}, true
		}
	}
	return d, false
}
