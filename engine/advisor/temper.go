package advisor

import "backchannel/engine/num"

// temper is what the mood makes of an action: harsh acts answer harsh ones and kind
// ones need no thanks, a first
// step is worth more where tension is high or trust low, and a threat is made only
// when the other side threatened twice and nothing moves, never near a breakdown.
func (u *Utility) temper(item int) num.Milli {
	a := &u.s.Actions[item]
	tone := u.tone(item)
	worth := u.tally.feel(WhyMood, -tone.Mul(u.Taste.Reciprocity).Mul(u.mood().Clamp(-3*num.One, 0)))
	switch {
	case a.Coercive && !u.provoked():
		return -percent
	case tone < 0 && u.strained():
		worth += u.tally.feel(WhyFirst, u.Taste.Reciprocity)
	case a.Pins && !a.Coercive && (u.pledged() || u.inForce()):
		return -percent
	}
	return worth
}

// tone is what an action's written effect on tension is: 1 harsh, -1 kind, else 0.
func (u *Utility) tone(item int) num.Milli {
	does := u.s.Actions[item].Each[u.o].Does
	if !u.s.Laws.HasTension {
		return 0
	}
	var sum num.Milli
	for i := range does {
		for j := range does[i].Post {
			if p := &does[i].Post[j]; p.To == u.s.Laws.Tension {
				sum += p.By.Of(u.v.Bal)
			}
		}
	}
	return sum.Clamp(-num.One, num.One)
}

// Where a first step is worth more (the graduated reduction in tension of Osgood, An
// Alternative to War or Surrender, 1962), and where nobody threatens any more.
const (
	tensionHigh = 60 * num.One
	trustLow    = 35 * num.One
)

// strained tells that tension is high or trust low.
func (u *Utility) strained() bool {
	l := &u.s.Laws
	return l.HasTension && (u.v.Bal[l.Tension] >= tensionHigh || u.v.Bal[l.Trust] < trustLow)
}

// provoked tells that another party threatened at least twice, does not move in the
// talks, and that tension leaves room for an answer.
func (u *Utility) provoked() bool {
	if !u.s.Laws.HasTension || u.v.Bal[u.s.Laws.Tension] >= tensionHigh {
		return false
	}
	for p := range u.heard.parties {
		if w := &u.heard.parties[p]; p != u.party && w.threats >= 2 && w.fresh == 0 {
			return true
		}
	}
	return false
}

// pledged tells that it has made a public demand already.
func (u *Utility) pledged() bool {
	if u.party >= 0 {
		for _, id := range u.s.Talks.Pledge[u.party] {
			if u.v.Bal[id] >= 0 {
				return true
			}
		}
	}
	return false
}

// mood is how the others have treated this office of late: the worst of them.
func (u *Utility) mood() num.Milli {
	worst, any := num.Milli(0), false
	for p := range u.heard.parties {
		if w := &u.heard.parties[p]; p != u.party && !(u.staged() && u.ownSide(p)) && (!any || w.mood < worst) {
			worst, any = w.mood, true
		}
	}
	return worst
}
