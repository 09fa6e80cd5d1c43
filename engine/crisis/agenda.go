package crisis

import (
	"slices"

	"backchannel/engine/scenario"
)

// A phase is one item on the agenda of a turn. Where it has a test it is left out of
// the scenarios that do not pass it, for there it would do nothing.
type phase struct {
	name string
	do   func(*Game)
	in   func(*scenario.Scenario) bool
}

// opening is what happens when a turn begins, in this order. Amounts are computed
// from the balances after what fell due.
var opening = []phase{
	{"the turn is counted", (*Game).countTurn, nil},
	{"what was promised for this turn falls due", (*Game).fallDue, nil},
	{"standing rules", (*Game).standing, nil},
	{"homes feel the public's pressure", (*Game).press, hasPressure},
	{"cards fall", (*Game).fallCards, hasCards},
	{"balances are held within their ranges", (*Game).holdLimits, nil},
	{"polls are published", (*Game).takePolls, hasPolls},
	{"the ladder and the endings are read", (*Game).readThresholds, nil},
}

// closing is what happens when every office has closed its turn, in this order. All
// amounts are computed from the balances at its beginning; clamping comes once, after
// all of them; thresholds are read last.
var closing = []phase{
	{"unanswered invitations lapse", (*Game).lapse, hasInvitations},
	{"amounts are fixed to one snapshot", (*Game).snapshot, nil},
	{"sealed directives take effect, by office", (*Game).carryOut, nil},
	{"unanswered cards take their default", (*Game).takeDefaults, hasCards},
	{"the deal is kept or broken", (*Game).implement, hasTalks},
	{"deliveries are made or missed", (*Game).deliver, inTranches},
	{"clauses in force work", (*Game).work, inTranches},
	{"requests are met or ignored", (*Game).answerRequests, hasRequests},
	{"signed texts are put to the vote", (*Game).ratify, inTranches},
	{"bills move one stage", (*Game).legislate, hasBills},
	{"tension drifts, and its rung works", (*Game).escalate, nil},
	{"publics, trade and health follow", (*Game).societies, hasSocieties},
	{"balances are held within their ranges", (*Game).holdLimits, nil},
	{"running means are kept", (*Game).keepMeans, hasMeans},
	{"ripeness is measured", (*Game).measureRipeness, hasRipeness},
	{"the ladder and the endings are read", (*Game).readThresholds, nil},
	{"the game ends if its time is up", (*Game).endInTime, nil},
	{"the turn is cleared", (*Game).clearTurn, nil},
}

func hasPressure(s *scenario.Scenario) bool { return hasTalks(s) && len(s.Talks.Presses) > 0 }
func hasCards(s *scenario.Scenario) bool    { return len(s.Cards) > 0 }
func hasTalks(s *scenario.Scenario) bool    { return s.Talks != nil }
func inTranches(s *scenario.Scenario) bool  { return hasTalks(s) && s.Talks.InTranches() }
func hasRequests(s *scenario.Scenario) bool { return hasTalks(s) && s.Laws.Within > 0 }
func hasBills(s *scenario.Scenario) bool    { return len(s.Bills) > 0 }
func hasRipeness(s *scenario.Scenario) bool { return s.Laws.Ripeness != nil }

func hasSocieties(s *scenario.Scenario) bool {
	return s.Laws.Opinion != nil || s.Laws.Trade != nil || s.Laws.Health != nil
}

func hasInvitations(s *scenario.Scenario) bool {
	return slices.ContainsFunc(s.Actions, func(a scenario.Action) bool { return a.Joint })
}

func hasPolls(s *scenario.Scenario) bool {
	return slices.ContainsFunc(s.Meters, func(m scenario.Meter) bool { return m.HasPoll })
}

func hasMeans(s *scenario.Scenario) bool {
	return slices.ContainsFunc(s.Meters, func(m scenario.Meter) bool { return m.HasMean })
}

// agendaOf is what a scenario has of the phases.
func agendaOf(phases []phase, s *scenario.Scenario) []phase {
	var list []phase
	for _, p := range phases {
		if p.in == nil || p.in(s) {
			list = append(list, p)
		}
	}
	return list
}

func (g *Game) openTurn() { g.run(g.lists.opening) }

func (g *Game) closeTurn() {
	g.run(g.lists.closing)
	if !g.Ended() {
		g.openTurn()
	}
}

func (g *Game) run(phases []phase) {
	for i := range phases {
		if g.Ended() {
			return
		}
		phases[i].do(g)
	}
}
