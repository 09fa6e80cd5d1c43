package crisis

import (
	"slices"

	"backchannel/engine/ledger"
	"backchannel/engine/legislature"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// RollCall is a division that has been taken, for whoever shows it bloc by bloc.
type RollCall struct {
	// Chamber is its number, Bill the bill's, -1 for the agreement.
	Chamber, Bill int
	// Override says that it was about a veto.
	Override bool
	// Yes and No are votes, Needed is how many it takes, Bloc holds the yes votes of each bloc.
	Yes, No, Needed int
	Bloc            []int
	// Odds and Drawn are percent: it passed if the draw is below the odds.
	Odds, Drawn num.Milli
}

// Passed tells whether the motion had its votes.
func (r *RollCall) Passed() bool { return r.Yes >= r.Needed }

// Divided lists the blocs by how they split, those nearest to the middle first.
func (r *RollCall) Divided(c *scenario.Chamber) []int {
	list := make([]int, len(r.Bloc))
	for i := range list {
		list[i] = i
	}
	agreement := func(b int) int {
		yes, seats := r.Bloc[b], c.Blocs[b].Seats
		return max(2*yes-seats, seats-2*yes) * 100 / seats
	}
	slices.SortStableFunc(list, func(a, b int) int { return agreement(a) - agreement(b) })
	return list
}

// RollCallOf reads the division that an event is; it is false for other events.
func RollCallOf(s *scenario.Scenario, e *ledger.Event) (RollCall, bool) {
	r := RollCall{Bill: int(e.Of.Item), Odds: e.Odds, Drawn: e.Drawn}
	away, needs := 0, legislature.Needs{Majority: legislature.Simple}
	switch e.Kind {
	case BillVoted, OverrideVoted:
		if r.Bill >= len(s.Bills) {
			return RollCall{}, false
		}
		b := &s.Bills[r.Bill]
		st := &b.Path[min(max(0, int(e.Of.Pick)-1), len(b.Path)-1)]
		if r.Chamber, away, needs = st.Chamber, st.Away, st.Needs; st.Kind != scenario.Floor {
			return RollCall{}, false
		}
		if r.Override = e.Kind == OverrideVoted; r.Override {
			needs = twoThirds
		}
	case TextRatified:
		p := -1
		if s.Talks != nil {
			p = s.Talks.Party(e.Of.By)
		}
		if p < 0 || s.Talks.Votes[p].Chamber == 0 {
			return RollCall{}, false
		}
		r.Bill, r.Chamber = -1, s.Talks.Votes[p].Chamber-1
	default:
		return RollCall{}, false
	}
	c := &s.Chambers[r.Chamber]
	r.Yes = entered(e, c.Yes)
	r.No, r.Needed = c.Seats-away-r.Yes, needs.Of(c.Seats-away)
	for _, id := range c.Votes {
		r.Bloc = append(r.Bloc, entered(e, id))
	}
	return r, true
}

// entered is the number that a division entered in an account: what was there from an
// earlier one is taken out first, by an entry of its own.
func entered(e *ledger.Event, id ledger.ID) (votes int) {
	for i := range e.Entries {
		if n := &e.Entries[i]; n.To == id && n.Delta > 0 {
			votes = int(n.Delta / num.One)
		}
	}
	return votes
}

// enter enters a division: the one before is taken out first, so that the entries tell
// all of it.
func (g *Game) enter(c *scenario.Chamber, d *legislature.Division) {
	g.replace(c.Yes, d.Yes)
	for i, id := range c.Votes {
		g.replace(id, d.Bloc[i])
	}
}

func (g *Game) replace(id ledger.ID, votes int) {
	g.post(id, -g.World.Bal[id])
	g.post(id, num.Of(votes))
}
