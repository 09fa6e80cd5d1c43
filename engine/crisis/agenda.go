package crisis

// A phase is one item on the agenda of a turn.
type phase struct {
	name string
	do   func(*Game)
}

// opening is what happens when a turn begins, in this order. Amounts are computed
// from the balances after what fell due.
var opening = []phase{
	{"the turn is counted", (*Game).countTurn},
	{"what was promised for this turn falls due", (*Game).fallDue},
	{"standing rules", (*Game).standing},
	{"homes feel the public's pressure", (*Game).press},
	{"cards fall", (*Game).fallCards},
	{"balances are held within their ranges", (*Game).holdLimits},
	{"polls are published", (*Game).takePolls},
	{"the ladder and the endings are read", (*Game).readThresholds},
}

// closing is what happens when every office has closed its turn, in this order. All
// amounts are computed from the balances at its beginning; clamping comes once, after
// all of them; thresholds are read last.
var closing = []phase{
	{"unanswered invitations lapse", (*Game).lapse},
	{"amounts are fixed to one snapshot", (*Game).snapshot},
	{"sealed directives take effect, by office", (*Game).carryOut},
	{"unanswered cards take their default", (*Game).takeDefaults},
	{"the deal is kept or broken", (*Game).implement},
	{"deliveries are made or missed", (*Game).deliver},
	{"clauses in force work", (*Game).work},
	{"requests are met or ignored", (*Game).answerRequests},
	{"signed texts are put to the vote", (*Game).ratify},
	{"bills move one stage", (*Game).legislate},
	{"tension drifts, and its rung works", (*Game).escalate},
	{"publics, trade and health follow", (*Game).societies},
	{"balances are held within their ranges", (*Game).holdLimits},
	{"running means are kept", (*Game).keepMeans},
	{"ripeness is measured", (*Game).measureRipeness},
	{"the ladder and the endings are read", (*Game).readThresholds},
	{"the game ends if its time is up", (*Game).endInTime},
	{"the turn is cleared", (*Game).clearTurn},
}

func (g *Game) openTurn() { g.run(opening) }

func (g *Game) closeTurn() {
	g.run(closing)
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
