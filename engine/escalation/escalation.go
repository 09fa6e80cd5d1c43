// Package escalation holds the laws of tension: how trust scales an act's effect,
// and how tension is pulled to its norm.
package escalation

import "backchannel/engine/num"

// Law is a scenario's setting of the laws; the zero Law switches them all off.
type Law struct {
	// Rate is the share of the gap to its norm that tension closes in a turn, Pull how
	// many points it moves at most. With one of them 0 the other works alone.
	Rate, Pull num.Milli
	// Harsh is how much more a harsh act costs at no trust than at full trust, as a
	// share of its effect; Kind is the share of a kind act's effect that needs no trust.
	// Both 0 leave every effect as written.
	Harsh, Kind num.Milli
	// Usual is the trust, 0-100, at which effects are as written in the scenario.
	Usual num.Milli
}

const full = 100 * num.One

// Scale returns the effect of an act on tension at a trust of 0-100. Harsh acts
// (effect above 0) are multiplied by 1 + Harsh(1-T), kind acts by Kind + (1-Kind)T,
// each divided by its value at the usual trust.
//
// Source: the spiral model of Jervis, Perception and Misperception in International
// Politics (1976), ch. 3: the same act is read worse where trust is low; negativity
// asymmetry of trust after Slovic, Risk Analysis 13 (1993).
func (l *Law) Scale(effect, trust num.Milli) num.Milli {
	switch {
	case effect > 0 && l.Harsh > 0:
		return scaled(effect, l.harsh(trust), l.harsh(l.Usual))
	case effect < 0 && l.Kind > 0:
		return scaled(effect, l.kind(trust), l.kind(l.Usual))
	}
	return effect
}

func scaled(effect, by, usual num.Milli) num.Milli {
	return num.Milli(num.MulDiv(int64(effect), int64(by), int64(usual)))
}

// harsh and kind are a hundred times the multiplier: only the ratio of two of them
// counts, and a division by 100 would lose its last digits.
func (l *Law) harsh(trust num.Milli) num.Milli {
	return full + l.Harsh.Mul(full-trust)
}

func (l *Law) kind(trust num.Milli) num.Milli {
	return 100*l.Kind + (num.One - l.Kind).Mul(trust)
}

// Drift returns the turn's move of tension towards the norm, where it comes to rest
// when nobody acts: Rate of the gap, and at most Pull points.
func (l *Law) Drift(tension, norm num.Milli) num.Milli {
	gap := norm - tension
	if l.Rate > 0 {
		gap = l.Rate.Mul(gap)
	}
	if l.Pull > 0 || l.Rate == 0 {
		gap = gap.Clamp(-l.Pull, l.Pull)
	}
	return gap
}
