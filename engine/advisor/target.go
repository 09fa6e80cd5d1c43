package advisor

import (
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
)

// Time within a turn: a turn has turnParts parts, of which the other side's words use
// up talkParts at most.
const (
	turnParts = 8
	talkParts = 7
	nosMax    = 2 // parts that mere refusals can use up
)

// elapsed is the part of its time that has gone, further parts from now. Each new
// package of another party moves the clock of the turn on by two parts, a bare
// refusal by one: who talks gets somewhere within a turn.
func (u *Utility) elapsed(further int) num.Micro {
	done := (u.turn()-1)*turnParts + 1 + min(u.parts()+further, talkParts)
	return num.Micro(num.MulDiv(int64(num.MicroOne), int64(done), int64(u.s.Turns*turnParts)))
}

// parts is how much of the turn the talk has used up. In the last turn each offer of its
// own after the first counts as well: what is not taken now is lost.
func (u *Utility) parts() int {
	parts := 0
	if u.yields() {
		parts = 2 * max(0, u.heard.offers-1)
	}
	for p := range u.heard.parties {
		if w := &u.heard.parties[p]; p != u.party {
			parts = max(parts, w.fresh+min(w.refused, nosMax))
		}
	}
	return parts
}

// final tells that it is the last turn.
func (u *Utility) final() bool { return u.turn() >= u.s.Turns }

// threshold is what home must get.
func (u *Utility) threshold() num.Milli { return u.v.Bal[u.s.Talks.Reserve[u.party]] }

// overplaysFrom is the ambition, in percent of the most, of the few characters that
// overplay their hand in the last turn: without them no talks would fail where there is
// something that both homes carry.
const overplaysFrom = 90 * num.One

// yields tells that it is the last turn and that it will go down to its threshold.
func (u *Utility) yields() bool { return u.final() && u.char.ambition < overplaysFrom }

// reserve is the least that it settles for: what home must get and, before the last
// turn, a surplus as the character of this game wants it, of the room up to its best at
// most the half. Who overplays its hand wants two thirds of the room in the last turn,
// and gives that up only to an offer that the other side insists on.
func (u *Utility) reserve() num.Milli {
	home := u.threshold()
	room := max(0, u.best()-home)
	switch {
	case u.yields():
		return home
	case u.final():
		return home + 2*room/3
	}
	return home + min(u.Taste.Ambition.Mul(u.char.ambition)/100, room/2)
}

// best is the most that any lawful package pays.
func (u *Utility) best() num.Milli {
	if len(u.own) == 0 {
		return u.threshold()
	}
	return u.own[0].pays
}

// target is the payoff aimed at, further parts of the turn from now: the aspiration of
// the time, mixed with one that falls as the others give way (the mix of tactics of
// Faratin, Sierra & Jennings 1998, section 4.3, with relative tit-for-tat).
func (u *Utility) target(further int) num.Milli {
	reserve, best := u.reserve(), u.best()
	byTime := negotiation.Aspiration(reserve, best, u.opening(), u.elapsed(further), u.beta())
	byDeed, heard := u.mirrored(reserve, best)
	if !heard || u.late() && byDeed > byTime {
		return byTime
	}
	return byTime + u.Taste.Mirror.Mul(min(u.char.beta, percent)).Mul(byDeed-byTime)/100
}

// beta is the scenario's, as hard or soft as the character of this game is.
func (u *Utility) beta() num.Micro { return u.s.Laws.Beta.Mul(u.char.beta).Micro() / 100 }

// opening is what the character of this game gives away at the start.
func (u *Utility) opening() num.Micro {
	return num.Micro(num.MulDiv(int64(u.Taste.Opening), int64(u.char.opening), int64(percent)))
}

// mirrored is the best less what the others have conceded so far, in this office's own
// points, held between reserve and best. A first offer that is better than one could
// fear counts as a concession: generosity is not punished.
func (u *Utility) mirrored(reserve, best num.Milli) (aim num.Milli, heard bool) {
	t := u.s.Talks
	aim = best
	for p := range u.heard.parties {
		w := &u.heard.parties[p]
		if p == u.party || w.said == 0 {
			continue
		}
		feared := min(t.Payoff(u.party, &w.first), 2*reserve-best)
		given := t.Payoff(u.party, &w.latest) - feared
		aim, heard = min(aim, (best-given).Clamp(reserve, best)), true
	}
	return aim, heard
}

// lateFrom is the part of the last turn's talk after which any package that home
// carries may do.
const lateFrom = 6

// late tells that the time has nearly gone.
func (u *Utility) late() bool { return u.final() && u.parts() >= lateFrom }
