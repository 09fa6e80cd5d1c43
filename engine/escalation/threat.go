package escalation

import "backchannel/engine/num"

// Threat is what is known of a threat of sanctions when it is made.
type Threat struct {
	// Clear tells that it says plainly what is demanded, Bound in how many of two ways the
	// sender has tied its hands, 0 to 2.
	Clear bool
	Bound int
	// TargetCosts and SenderCosts tell that carrying it out would cost the side much.
	TargetCosts, SenderCosts bool
	// Practice tells that it is about a trade practice, Institution that it is made through
	// an international institution.
	Practice, Institution bool
}

// Response is what can come of a threat. Several can: the four odds do not make 100.
type Response int

// The responses.
const (
	Concedes   Response = iota // the target gives way
	BacksDown                  // the sender gives way
	Negotiated                 // they meet in the middle
	Imposed                    // it is carried out
	Responses
)

// threatTable holds, by response, the coefficients of a logit model, in millionths: the
// constant, a clear demand, each way of being bound, major costs of the target and of the
// sender, a trade practice, an institution.
//
// Source: fitted on the 743 threats with a known outcome of TIES v4 (Morgan, Bapat and
// Kobayashi, Conflict Management and Peace Science 31, 2014). Senders choose whom they
// threaten: the table tells what goes together and not what causes what.
var threatTable = [Responses][7]num.Micro{
	Concedes:   {-1_152_000, 690_000, 27_000, 781_000, -1_381_000, -572_000, 815_000},
	BacksDown:  {1_015_000, -586_000, -394_000, -1_228_000, 413_000, -792_000, -818_000},
	Negotiated: {-3_480_000, 248_000, 487_000, 446_000, 1_016_000, 1_569_000, 156_000},
	Imposed:    {-913_000, 220_000, 321_000, 185_000, 305_000, -220_000, -267_000},
}

// score is the log-odds of a response.
func (t *Threat) score(r Response) num.Micro {
	c := &threatTable[r]
	sum := c[0] + num.Micro(max(0, min(t.Bound, 2)))*c[2]
	for i, holds := range [...]bool{1: t.Clear, 3: t.TargetCosts, 4: t.SenderCosts, 5: t.Practice, 6: t.Institution} {
		if holds {
			sum += c[i]
		}
	}
	return sum
}

// Odds returns the chance of a response, in percent, as such threats went.
func (t *Threat) Odds(r Response) num.Milli { return num.Logistic(t.score(r)).Mul(full) }

// Lean returns how a target leans among the responses, in percent that make 100: a softmax
// of the scores, in which a demand that touches sovereignty makes conceding less likely by
// 1.2 for each 10 percent of attention that sovereignty has above 12. The target then
// chooses; it is not forced. The term for sovereignty is a design number.
func (t *Threat) Lean(sovereignty num.Milli) (lean [Responses]num.Milli) {
	const (
		usual = 12 * num.One
		price = 1_200_000 / 10 // a point
	)
	var weight [Responses]num.Micro
	var sum num.Micro
	for r := range Responses {
		score := t.score(r)
		if r == Concedes && sovereignty > 0 {
			score -= num.Micro(num.MulDiv(int64(sovereignty-usual), price, int64(num.One)))
		}
		weight[r] = num.Exp(score)
		sum += weight[r]
	}
	var before num.Micro
	var given num.Milli // cut from a running sum, so that they make 100
	for r := range Responses {
		before += weight[r]
		upTo := num.Milli(num.MulDiv(int64(before), int64(full), int64(max(1, sum))))
		lean[r], given = upTo-given, upTo
	}
	return lean
}
