package screen

import (
	"backchannel/cmd/backchannel/internal/session"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// fewActs is how many orders a player is shown at least, as far as there are so many.
const fewActs = 8

// keep remembers the settings.
func (a *App) keep() {
	a.game.all = a.settings.Everything
	if a.deps.Keep == nil {
		return
	}
	if err := a.deps.Keep(a.settings); err != nil {
		a.refuse(a.book.Say("This choice holds for today, but it cannot be remembered: %s", session.Tell(a.book, err)))
	}
}

// shownTier is how much is shown in this turn: all of it where the player wants to see everything.
func (g *game) shownTier() int {
	if g.all {
		return 1 << 10
	}
	return session.Stage(g.view.Turn())
}

// actsTier is the stage of the orders that are shown: an office with few of them sees later ones early.
func (g *game) actsTier() int {
	top := g.shownTier()
	for n := 0; top < session.StageLast; top++ {
		n = 0
		for i := range g.scn.Actions {
			if g.scn.Actions[i].Tier <= top && len(g.doers(i)) > 0 {
				n++
			}
		}
		if n >= fewActs {
			break
		}
	}
	return top
}

// staged tells whether the scenario holds anything back at first.
func (g *game) staged() bool {
	for i := range g.scn.Actions {
		if g.scn.Actions[i].Tier > 1 && len(g.doers(i)) > 0 {
			return true
		}
	}
	return false
}

// showsAction tells whether an order is shown: by its stage, or since it is in use.
func (g *game) showsAction(item int) bool {
	if g.scn.Actions[item].Tier <= g.tier {
		return true
	}
	if g.asks(g.party()) == item {
		return true
	}
	for i := range g.view.Filed {
		if f := &g.view.Filed[i]; int(f.Item) == item && (f.Verb == crisis.Act || f.Verb == crisis.Invite) {
			return true
		}
	}
	if len(g.scn.Ladder) == 0 {
		return false
	}
	for _, ramp := range g.scn.Ladder[g.view.Bal[g.scn.Rung]/num.One].Ramps {
		if ramp == item {
			return true
		}
	}
	return false
}

// showsIssue tells whether a row of the table is shown: by its stage, or since something stands in it.
func (g *game) showsIssue(i int) bool {
	t, v := g.scn.Talks, g.view
	if t.Topics[i].Tier <= g.shownTier() || g.draft[i] != g.base[i] || g.base[i] != t.Now[i] {
		return true
	}
	for p := range t.Parties {
		for _, id := range []ledger.ID{t.Offer[p][i], t.Paper[p][i]} {
			if x := g.at(id); x >= 0 && x != num.Of(int(g.base[i])) {
				return true
			}
		}
		if v.Knows(g.scn, t.Pledge[p][i]) && v.Bal[t.Pledge[p][i]] >= 0 {
			return true
		}
	}
	x := g.at(t.Text[i])
	return x >= 0 && x != num.Of(int(g.base[i]))
}
