package crisis

import (
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

// mayName tells whether a set of offices may know the cause of an entry that fell due
// and the office behind it. The empty set asks whether everybody may.
//
//  1. A secret act is known to its doer.
//  2. What a private card asked is known to those whom it asked.
//  3. What a label does is known to who put it.
//  4. Everything else is known to all.
func mayName(s *scenario.Scenario, n *ledger.Entry, of ledger.Offices) bool {
	switch s.Causes[n.Rule].Kind {
	case "action":
		for i := range s.Actions {
			if a := &s.Actions[i]; a.Rule == n.Rule {
				return !a.Secret || of.Has(n.By)
			}
		}
	case "card":
		for i := range s.Cards {
			c := &s.Cards[i]
			if !causedBy(c, n.Rule) {
				continue
			}
			labelled := c.Answer != 0 && n.By != ledger.Nobody
			return (!c.Private || c.Of.Meets(of)) && (!labelled || of.Has(n.By))
		}
	}
	return true
}

// causedBy tells whether a rule is a card's or one of its answers'.
func causedBy(c *scenario.Card, r ledger.Rule) bool {
	for i := range c.Options {
		if c.Options[i].Rule == r {
			return true
		}
	}
	return c.Rule == r
}

// unnamed takes cause and office away from the entries whose cause is not for the offices.
func unnamed(s *scenario.Scenario, entries []ledger.Entry, of ledger.Offices) []ledger.Entry {
	out := make([]ledger.Entry, len(entries))
	for i, n := range entries {
		if out[i] = n; !mayName(s, &n, of) {
			out[i].Rule, out[i].By = s.Laws.HiddenRule, ledger.Nobody
		}
	}
	return out
}
