package advisor

import (
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// stagedTemper is temper where an agreement is made in tranches:
//
//  1. It presses only when its style, or a threat, makes it; then what the act does
//     plays no part (bold).
//  2. A demand is made once, by who bargains.
//  3. Now and then it says something firm for those at home.
//  4. Kind acts answer kind ones and harsh acts harsh ones; some go first.
//  5. What it did of late bores those who hear it again.
func (u *Utility) stagedTemper(item int) num.Milli {
	a := &u.s.Actions[item]
	tone := u.tone(item)
	worth := u.tally.feel(WhyMood, -tone.Mul(u.Taste.Reciprocity).Mul(u.mood().Clamp(-2*num.One, 2*num.One)))
	switch {
	case a.Coercive || a.Pins && (u.pledged() || !u.leads()):
		return -percent
	case tone > 0 && u.speaksFirmly():
		worth += u.tally.feel(WhyFirm, firmWorth)
	case tone < 0 && u.strained():
		worth += u.tally.feel(WhyFirst, u.Taste.Reciprocity+u.Taste.Goodwill)
	case tone < 0:
		worth += u.tally.feel(WhyFirst, u.Taste.Goodwill/2)
	}
	if u.opensMediation(item) {
		worth += u.tally.feel(WhyMediate, u.stalemate())
	}
	if u.askedFor(item) {
		worth += u.tally.feel(WhyAsked, askedWorth)
	}
	return worth + u.tally.feel(WhyStale, -u.stale(item))
}

// askedFor tells that the other side has asked this office's side for an action.
func (u *Utility) askedFor(item int) bool {
	if u.s.Laws.Within == 0 {
		return false
	}
	p := u.sideParty(u.o)
	return p >= 0 && int(u.v.Bal[u.s.Talks.Asked[p]]/num.One) == item+1
}

// stale is what it costs to say or do again what was done of late: most by oneself, a
// little by each other office.
func (u *Utility) stale(item int) (cost num.Milli) {
	a := &u.s.Actions[item]
	for o := range a.Last {
		last := u.v.Bal[a.Last[o]]
		switch {
		case !a.By.Has(ledger.Office(o)) || last == 0 || u.v.Bal[ledger.Turn]-last > staleTurns:
		case ledger.Office(o) == u.o:
			cost += staleCost
		default:
			cost += staleCost / 3
		}
	}
	return cost
}

// What a firm word is worth to who has decided on one, what a way to mediation is to who
// is stuck, what it is to do as one is asked, and what repeating oneself so soon costs.
const (
	firmWorth      = 4 * num.One
	mediationWorth = 3 * num.One
	askedWorth     = 3 * num.One / 2
	staleTurns     = 3 * num.One
	staleCost      = 3 * num.One / 2
)

// opensMediation tells whether a mediator may put a text once an action has been used.
func (u *Utility) opensMediation(item int) bool {
	t := u.s.Talks
	if t.Mediator == ledger.Nobody || t.Mediates.Holds(u.v.Bal) {
		return false
	}
	u.slots = t.Mediates.Reads(u.slots[:0])
	for _, slot := range u.slots {
		if ledger.ID(slot) == u.s.Actions[item].Used {
			return true
		}
	}
	return false
}

// stalemate is what it is worth to let others into the talks: something where nothing has
// been agreed for so many turns and tension hurts, else less than nothing, for who lets
// a host in no longer holds the pen (the mutually hurting stalemate: Zartman, Ripe for
// Resolution, 1985; Touval & Zartman, International Mediation, 1985).
func (u *Utility) stalemate() num.Milli {
	t, l := u.s.Talks, &u.s.Laws
	if u.settledAll() || u.v.Bal[t.Tranches] > 0 || u.turn()-max(1, u.heard.since) < stuckTurns || !l.HasTension {
		return -penWorth
	}
	return mediationWorth.Mul(u.dread(l.Tension)) - penWorth
}

// stuckTurns is after how many turns of a bargain without a text it is stuck; penWorth is
// what it is worth to keep the pen.
const (
	stuckTurns = 4
	penWorth   = 11 * num.One / 2
)

// bold tells that it presses with an action this turn, and how much it wants to.
func (u *Utility) bold(item int) (worth num.Milli, ok bool) {
	if !u.staged() || !u.s.Actions[item].Coercive || !u.presses() && !u.answersThreat() {
		return 0, false
	}
	return firmWorth + u.draw(luckMood, uint16(item))/20, true
}

// presses tells that its style makes it threaten this turn: nothing has been given to it
// of late, and tension leaves room.
func (u *Utility) presses() bool {
	if !u.leads() || u.v.Bal[u.s.Laws.Tension] >= tensionPress || u.draw(luckThreat, 0) >= u.Taste.Deal.Threats+u.planB(planBActs) {
		return false
	}
	for p := range u.heard.parties {
		if p != u.party && u.heard.parties[p].fresh > 0 {
			return false
		}
	}
	return true
}

// answersThreat tells that the other side threatened a turn ago and that this office
// answers in kind: often who bargains, now and then the others of its side.
func (u *Utility) answersThreat() bool {
	odds := u.Taste.Reciprocity.Mul(answerOdds)
	if !u.leads() {
		odds /= 4
	}
	if u.v.Bal[u.s.Laws.Tension] >= tensionPress || u.draw(luckThreat, 1) >= odds {
		return false
	}
	for p := range u.heard.parties {
		if at := u.heard.parties[p].threatened; p != u.party && !u.ownSide(p) && at > 0 && u.turn()-at <= 1 {
			return true
		}
	}
	return false
}

// answerOdds is the chance in percent, at full reciprocity, that a threat is answered.
const answerOdds = 50 * num.One

// speaksFirmly tells that this turn it says something firm for those at home, below the
// tension where nobody threatens any more.
func (u *Utility) speaksFirmly() bool {
	return u.Taste.Firm > 0 && u.v.Bal[u.s.Laws.Tension] < tensionHigh && u.draw(luckFirm, 0) < u.Taste.Firm+u.planB(planBSaid)
}

// Where nothing is in force so many turns before the last for texts, it begins to say
// what it will do alone, and some turns later to do it.
const (
	planBSaid  = 3
	planBActs  = 1
	planBLeans = 30 * num.One
)

// planB is how much likelier, in percent, its going alone makes a firm word or act.
func (u *Utility) planB(turns int) num.Milli {
	t := u.s.Talks
	if u.v.Bal[t.Tranches] > 0 || u.turn() < t.Until-turns || u.Taste.Firm == 0 {
		return 0
	}
	return planBLeans
}

// tensionPress is where even those who like to threaten stop.
const tensionPress = 75 * num.One

// idle tells that an office beside the talks has nothing to do this turn: most turns it
// acts only when something stirs it, a card that asks it or a high rung.
func (u *Utility) idle() bool {
	if u.Taste.Active == 0 || u.draw(luckActive, 0) < u.Taste.Active {
		return false
	}
	if u.s.Laws.HasTension && u.v.Bal[u.s.Laws.Tension] >= tensionHigh {
		return false
	}
	for i := range u.s.Cards {
		if c := &u.s.Cards[i]; c.Of.Has(u.o) && u.v.Bal[c.Fell] == u.v.Bal[ledger.Turn] {
			return false
		}
	}
	return true
}
