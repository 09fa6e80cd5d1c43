package escalation

import "backchannel/engine/num"

// Ripeness is what Zartman's theory looks at: whether both sides are hurting, and whether
// they see a way out.
type Ripeness struct {
	// Pain is what going on costs each side, Trust how far each believes the other, all 0-100.
	Pain, Trust [2]num.Milli
	// Mediator tells that a third party helps, Offer that an offer lies on the table.
	Mediator, Offer bool
}

// The weights of ripeness, in percent. Only the side that hurts less counts: a stalemate
// must hurt both.
const (
	painShare   = num.One / 2
	trustShare  = num.One / 2
	mediatorAdd = 14 * num.One
	offerAdd    = 5 * num.One
)

// Index returns how ripe the conflict is for talks, in percent:
// 0.5 min(pain) + 0.5 mean(trust) + 14 with a mediator + 5 with a live offer.
//
// Source: the mutually hurting stalemate and the way out of Zartman, Ripe for Resolution
// (1989) and in International Conflict Resolution after the Cold War (2000). The weights
// are design numbers.
func (r *Ripeness) Index() num.Milli {
	index := painShare.Mul(min(r.Pain[0], r.Pain[1])) + trustShare.Mul((r.Trust[0]+r.Trust[1])/2)
	if r.Mediator {
		index += mediatorAdd
	}
	if r.Offer {
		index += offerAdd
	}
	return index.Clamp(0, full)
}

// Evidence returns what an act adds to the log-odds that the other side is of one type
// rather than another: ln(L1/L0), L1 and L0 being how likely each of the two would be to
// act so, in percent. Adding log-odds is Bayes' rule.
//
// A likelihood of 0 counts as a thousandth of a percent: no act proves anything alone.
func Evidence(l1, l0 num.Milli) num.Milli {
	return (num.Ln(num.Micro(max(1, l1))) - num.Ln(num.Micro(max(1, l0)))).Milli()
}

// Belief turns log-odds into a percentage, held within 1 to 99: nobody is ever sure.
func Belief(logOdds num.Milli) num.Milli {
	return num.Logistic(logOdds.Micro()).Mul(full).Clamp(num.One, full-num.One)
}
