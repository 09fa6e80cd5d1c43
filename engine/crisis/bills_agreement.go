package crisis

import (
	"backchannel/engine/chance"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// ratified tells whether chambers vote on the agreement, so that votes for it can be
// bargained for as for a bill. Where an act names a bill, the number after the last bill
// is the agreement.
func ratified(s *scenario.Scenario) bool {
	if s.Talks == nil {
		return false
	}
	for p := range s.Talks.Votes {
		if s.Talks.Votes[p].Chamber > 0 {
			return true
		}
	}
	return false
}

// ratifierOf is the party that ratifies by a vote of a chamber in which an office
// bargains, or -1.
func ratifierOf(s *scenario.Scenario, o ledger.Office) int {
	for p := range s.Talks.Votes {
		if c := s.Talks.Votes[p].Chamber; c > 0 && s.Chambers[c-1].Of.Has(o) {
			return p
		}
	}
	return -1
}

// whipAgreement wins an office votes for the agreement that is being negotiated, so many
// dice of four, until the next vote on it.
func (g *Game) whipAgreement(dice int, of *ledger.Directive, r ledger.Rule) {
	s := g.Scenario
	p := ratifierOf(s, of.By)
	if p < 0 {
		return
	}
	g.about(VotesWhipped, r, ledger.Everyone, of)
	g.nth = uint16(len(s.Bills)) * whipMax
	g.post(s.Talks.Votes[p].Whip, g.dice(dice, of, r))
	g.commit()
}

// dice draws what bargaining for votes wins.
func (g *Game) dice(n int, of *ledger.Directive, r ledger.Rule) (total num.Milli) {
	for range n {
		total += chance.Between(g.draw(luckWhip, uint16(of.By), uint16(r)), num.One, num.Of(4))
	}
	return total
}
