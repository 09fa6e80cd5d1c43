package desk

import (
	"backchannel/cmd/backchannel/internal/session"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// fewActs is how many orders a seat is shown at least, as far as it has so many.
const fewActs = 8

// From is the first turn in which a tier is shown.
func From(tier int) int {
	turn := 1
	for session.Stage(turn) < min(tier, session.StageLast) {
		turn++
	}
	return turn
}

// Stage is how much of the game is shown now: all of it where the person wants to see
// everything.
func (d *Desk) Stage() int {
	if d.All {
		return session.StageLast
	}
	return session.Stage(d.View.Turn())
}

// Shows tells whether something of a tier is shown.
func (d *Desk) Shows(tier int) bool { return tier <= d.Stage() }

// ActsStage is the stage of the orders that are shown: a seat with few of them sees later
// ones early.
func (d *Desk) ActsStage() int {
	top := d.Stage()
	for ; top < session.StageLast; top++ {
		n := 0
		for i := range d.Scenario.Actions {
			if d.Scenario.Actions[i].Tier <= top && len(d.Doers(i)) > 0 {
				n++
			}
		}
		if n >= fewActs {
			break
		}
	}
	return top
}

// ShowsAction tells whether an order is shown: by its stage, as a way down from the rung,
// or since it is filed or asked for.
func (d *Desk) ShowsAction(i int) bool {
	s, v := d.Scenario, d.View
	if s.Actions[i].Tier <= d.ActsStage() {
		return true
	}
	for k := range v.Filed {
		if f := &v.Filed[k]; int(f.Item) == i && isOrder(f) {
			return true
		}
	}
	if asked, _ := d.Request(); asked == i {
		return true
	}
	if len(s.Ladder) > 0 {
		for _, ramp := range s.Ladder[v.Bal[s.Rung]/num.One].Ramps {
			if ramp == i {
				return true
			}
		}
	}
	return false
}

// ShowsIssue tells whether a row of the table is shown: by its stage, or since something
// stands in it.
func (d *Desk) ShowsIssue(i int) bool {
	t, v := d.Scenario.Talks, d.View
	now := v.Bal[t.Force[i]]
	if d.Shows(t.Topics[i].Tier) || now != num.Of(int(t.Now[i])) || d.stands(t.Text[i], now) {
		return true
	}
	for p := range t.Parties {
		if d.stands(t.Offer[p][i], now) || d.stands(t.Paper[p][i], now) || d.stands(t.Pledge[p][i], -num.One) {
			return true
		}
	}
	return false
}

// stands tells whether a level account that the seat sees holds a level other than now.
func (d *Desk) stands(id ledger.ID, now num.Milli) bool {
	x := d.View.Bal[id]
	return d.View.Knows(d.Scenario, id) && x >= 0 && x != now
}
