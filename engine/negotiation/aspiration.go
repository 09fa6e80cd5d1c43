package negotiation

import "backchannel/engine/num"

// Aspiration is the payoff that a negotiator aims at when a part elapsed of its time
// has gone, 0 to num.MicroOne:
//
//	u(t) = R + (Umax - R) * (1 - k - (1-k) * t^(1/beta))
//
// R is its reservation value, best its highest payoff Umax, k what it gives away at
// the start. At the deadline u is R. With beta below 1 it gives way late (Boulware),
// with 1 evenly, above 1 early (conceder).
//
// Source: the time-dependent tactics of Faratin, Sierra & Jennings, "Negotiation
// decision functions for autonomous agents", Robotics and Autonomous Systems 24 (1998),
// section 4.1, in the polynomial form.
func Aspiration(reserve, best num.Milli, k, elapsed, beta num.Micro) num.Milli {
	if best <= reserve {
		return reserve
	}
	return reserve + Held(k, elapsed, beta).Mul(best-reserve)
}

// Held is the part of Umax - R that an aspiration still asks for, 0 to num.MicroOne:
// 1 - k - (1-k) * t^(1/beta).
func Held(k, elapsed, beta num.Micro) num.Micro {
	k = max(0, min(k, num.MicroOne))
	elapsed = max(0, min(elapsed, num.MicroOne))
	beta = max(betaMin, beta)
	power := num.Micro(num.MulDiv(int64(num.MicroOne), int64(num.MicroOne), int64(beta)))
	gone := num.Pow(elapsed, power)
	return num.Micro(num.MulDiv(int64(num.MicroOne-k), int64(num.MicroOne-gone), int64(num.MicroOne)))
}

// betaMin keeps 1/beta within what num.Pow can carry.
const betaMin = num.MicroOne / 100
