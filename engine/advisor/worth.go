package advisor

import (
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/rule"
	"backchannel/engine/scenario"
)

// scale is how an act's amounts change, as in the kernel: share percent of each, and
// tension as it is felt at the trust of the day.
type scale struct {
	share num.Milli
	felt  bool
}

const percent = 100 * num.One

var asWritten = scale{share: percent}

// depthMax bounds how far fired cards are followed.
const depthMax = 3

// worth is the weighed sum of what the steps do, luck at its odds, later turns at a
// discount; what comes after the end is worth nothing.
func (u *Utility) worth(steps []rule.Step, by scale, depth int) num.Milli {
	var sum num.Milli
	for i := range steps {
		s := &steps[i]
		holds := s.When.Holds(u.v.Bal)
		switch {
		case s.Luck && holds:
			odds := s.Odds.Of(u.v.Bal).Clamp(0, percent)
			was := u.tally.only(odds, percent)
			hit := u.does(s, by, depth)
			u.tally.back(was)
			was = u.tally.only(percent-odds, percent)
			miss := u.worth(s.Else, by, depth)
			u.tally.back(was)
			sum += (odds.Mul(hit) + (percent - odds).Mul(miss)) / 100
		case s.Luck:
		case holds:
			sum += u.does(s, by, depth)
		default:
			sum += u.worth(s.Else, by, depth)
		}
	}
	return sum
}

// does is the worth of one step that happens.
func (u *Utility) does(s *rule.Step, by scale, depth int) num.Milli {
	var sum num.Milli
	laws := &u.s.Laws
	present := u.present(int(s.After))
	was := u.tally.only(present, num.One)
	for i := range s.Post {
		p := &s.Post[i]
		delta := num.Milli(num.MulDiv(int64(p.By.Of(u.v.Bal)), int64(by.share), int64(percent)))
		if by.felt && laws.HasTension && p.To == laws.Tension {
			delta = laws.Escalation.Scale(delta, u.v.Bal[laws.Trust])
		}
		worth := u.weigh(p.To, delta)
		u.tally.moved(p.To, delta, worth)
		sum += worth
	}
	sum += u.tally.feel(WhyKnow, u.worthOfKnowing(s))
	if s.Fire > 0 && depth < depthMax {
		sum += u.worthOfCard(&u.s.Cards[s.Fire-1], depth+1)
	}
	u.tally.back(was)
	return sum * present / num.One
}

// present is the share that an effect some turns later keeps.
func (u *Utility) present(after int) num.Milli {
	left := u.s.Turns - u.turn()
	if u.inForce() && !u.staged() {
		left = u.s.Laws.Aftermath - u.turn() + int(u.v.Bal[u.s.Talks.Signed]/num.One)
	}
	if after > left {
		return 0
	}
	share := num.One
	for range after {
		share = share * 9 / 10
	}
	return share
}

func (u *Utility) worthOfCard(c *scenario.Card, depth int) num.Milli {
	var sum num.Milli
	for o := range c.Does {
		if o == 0 || ledger.Office(o) == u.o {
			sum += u.worth(c.Does[o], asWritten, depth)
		}
	}
	if len(c.Options) > 0 && c.Of.Has(u.o) {
		tally, best, top := u.tally, 0, num.Milli(0)
		u.tally = nil
		for i := range c.Options {
			if worth := u.worthOfOption(&c.Options[i], depth); i == 0 || worth > top {
				best, top = i, worth
			}
		}
		if u.tally = tally; tally != nil {
			u.worthOfOption(&c.Options[best], depth)
		}
		sum += top
	}
	return sum
}

func (u *Utility) worthOfOption(o *scenario.Option, depth int) num.Milli {
	return u.price(o.Cost[u.o]) + u.worth(o.Does[u.o], scale{share: percent, felt: true}, depth)
}

// worthOfKnowing is what a sounding or an estimate is worth: less as time goes by,
// nothing when all is known or signed.
func (u *Utility) worthOfKnowing(s *rule.Step) num.Milli {
	if u.settledAll() || len(s.Sound)+len(s.Reveal) == 0 {
		return 0
	}
	if u.staged() {
		return u.worthOfSounding(s)
	}
	unknown := 0
	for i := range s.Sound {
		open, known := 0, 0
		for _, id := range s.Sound[i].Stakes {
			if u.v.Bal[id] == 0 {
				open++
			} else {
				known++
			}
		}
		if open > 1 { // the last row follows from the others
			unknown += 2 / (1 + known)
		}
	}
	curious := u.Taste.Knowledge.Mul(u.char.knowledge) / 100
	worth := num.Milli(unknown) * curious / 2
	if len(s.Reveal) > 0 {
		worth += curious / 4
	}
	left := u.s.Turns - u.turn()
	return worth * num.Milli(left) / num.Milli(max(1, u.s.Turns-1))
}

// worthOfSounding is what finding out about homes is worth where agendas are drawn: most
// for a home of which little is known yet, less as time goes by.
func (u *Utility) worthOfSounding(s *rule.Step) num.Milli {
	t := u.s.Talks
	var worth num.Milli
	for i := range s.Sound {
		for p := range t.Parties {
			if s.Sound[i].Target {
				break // what it finds out depends on the issue that it names
			}
			if p == u.party || !t.Parties[p].Veto || s.Sound[i].Agenda == ledger.Turn || s.Sound[i].Agenda != t.Agenda[p] {
				continue
			}
			if h := u.home(p); !h.known {
				worth += u.Taste.Deal.Sounds
			}
		}
	}
	for i := range s.Reveal {
		for p := range t.Parties {
			if p != u.party && t.Parties[p].Veto && s.Reveal[i].Margin == t.Margin[u.o][p] {
				worth += max(0, u.v.Bal[s.Reveal[i].Margin]-s.Reveal[i].Within.Of(u.v.Bal)).Mul(u.Taste.Deal.Sounds) / 2
			}
		}
	}
	left := t.Until - u.turn()
	return worth * num.Milli(max(0, left)) / num.Milli(max(1, t.Until-1))
}
