package advisor

import (
	"slices"

	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// leavesMin is the share, in percent, of the packages that it could live with which a
// public demand must leave open.
const leavesMin = 70 * num.One

// stagedDemand is the public demand that says most and still leaves it most of the
// packages that it could live with: a demand that shuts the door helps nobody at home.
// It leaves a run of levels, "at least" or "at most", and asks for what is not so already.
// It names nothing where no demand does all that.
func (u *Utility) stagedDemand() ledger.Levels {
	t, best := u.s.Talks, crisis.NoLevels()
	u.refresh()
	now := t.InForce(u.v.Bal)
	whole := u.leaves(-1, 0)
	var top num.Milli
	for i := range t.Issues() {
		pays := t.Parties[u.party].Pays[i]
		for l := range t.Sizes[i] {
			if pays[l] <= slices.Min(pays) || pays[l] <= top && best != crisis.NoLevels() {
				continue
			}
			if pays[now[i]] >= pays[l] || !oneSided(pays, int(l)) {
				continue
			}
			if whole == 0 || u.leaves(i, pays[l])*int(percent) >= whole*int(leavesMin) {
				best, top = crisis.NoLevels(), pays[l]
				best[i] = l
			}
		}
	}
	return best
}

// oneSided tells whether the levels that pay at least as much as one are it and all above
// it, or it and all below it.
func oneSided(pays []num.Milli, level int) bool {
	least, most := true, true
	for l := range pays {
		kept := pays[l] >= pays[level]
		least, most = least && kept == (l >= level), most && kept == (l <= level)
	}
	return least || most
}

// leaves counts the packages that it could live with and that pay it so much on an issue.
func (u *Utility) leaves(issue int, least num.Milli) (n int) {
	pays := u.s.Talks.Parties[u.party].Pays
	for i := range u.field.list {
		c := &u.field.list[i]
		if c.mine >= 0 && c.theirs >= 0 && c.odds >= u.field.care && (issue < 0 || pays[issue][c.levels[issue]] >= least) {
			n++
		}
	}
	return n
}
