package crisis

import (
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// CouldPass tells whether a text could have been signed with these balances, as far as the
// table's rules and the homes go:
//
//  1. The dates for signing are open.
//  2. It keeps within what one text may change and within the capacity in play.
//  3. It breaks no law and crosses no party's red line, and the levels that it changes
//     have what they need.
//  4. To every party with a veto it is worth what its home needs; there a vote is even.
//
// What a party has demanded in public can be taken back and is not asked here.
func CouldPass(s *scenario.Scenario, bal []num.Milli, l *ledger.Levels) bool {
	t := s.Talks
	if t.InTranches() && (bal[ledger.Turn] < num.Of(t.From) || bal[ledger.Turn] > num.Of(t.Until)) || !complete(t, l) {
		return false
	}
	var r Refusal
	for p := range t.Parties {
		if t.Parties[p].Veto && (marginOf(s.Talks, bal, p, l) < 0 || !checkText(s, bal, p, l, &r)) {
			return false
		}
	}
	return unready(s, bal, l) < 0
}
