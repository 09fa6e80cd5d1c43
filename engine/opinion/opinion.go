// Package opinion holds how publics move: what pulls a stance back to where it usually
// is, what a rally or a broken word does to it, what people care about, and what a poll
// shows of it. Stances and approval are percent, 0-100.
package opinion

import (
	"backchannel/engine/calendar"
	"backchannel/engine/chance"
	"backchannel/engine/num"
)

// Law is a scenario's setting for its segments; the zero Law leaves them alone.
type Law struct {
	// Keep is the share of its distance from its usual stance that a segment keeps over
	// a turn; 0 means that nothing pulls it back.
	Keep num.Micro
	// Noise is how far a turn's passing mood moves it to either side.
	Noise num.Milli
}

// Pull returns a turn's move of a stance back to the usual one: the part of the distance
// that is not kept.
//
// Source: an AR(1) law, A' = mu + phi(A - mu), fitted to the weekly mean of US approval
// polls 2017-2020 of FiveThirtyEight: phi 0.942, a half-life of 11.6 weeks.
func (l *Law) Pull(stance, usual num.Milli) num.Milli {
	if l.Keep == 0 {
		return 0
	}
	return (num.MicroOne - l.Keep).Mul(usual - stance)
}

// Mood returns a turn's passing mood: a draw spread evenly from -Noise to Noise.
func (l *Law) Mood(draw uint64) num.Milli {
	const last = 100*num.One - 1 // of chance.Percent
	return num.Milli(num.MulDiv(int64(2*chance.Percent(draw)-last), int64(l.Noise), int64(last)))
}

// Approval is the law of a leader's approval: A' = mu + phi(A - mu) + shocks + noise.
type Approval struct {
	// Usual is mu, Keep phi over one step, and Sd the standard deviation of a step's noise.
	Usual num.Milli
	Keep  num.Micro
	Sd    num.Micro
}

// Weekly is the fit on 191 weeks of FiveThirtyEight's mean of US approval polls,
// 29 January 2017 to 2020: long-run level 41.07, phi 0.942, noise 0.56.
func Weekly() Approval { return Approval{Usual: 41_070, Keep: 942_000, Sd: 560_000} }

// Over returns the law for steps of so many weeks: phi^w, and a noise that is the sum of
// w weeks' noises of which each has faded since.
func (a Approval) Over(weeks int) Approval {
	keep, variance, share := num.MicroOne, int64(0), num.MicroOne
	for range weeks {
		variance += num.MulDiv(int64(share), int64(share), int64(num.MicroOne))
		keep = times(keep, a.Keep)
		share = times(share, a.Keep)
	}
	return Approval{Usual: a.Usual, Keep: keep, Sd: times(a.Sd, num.Sqrt(num.Micro(variance)))}
}

// Next returns the approval a step later; shocks are rallies, audience costs and the like.
func (a Approval) Next(now, shocks num.Milli, draw uint64) num.Milli {
	return a.Usual + a.Keep.Mul(now-a.Usual) + shocks + times(a.Sd, normal(draw)).Milli()
}

// times multiplies two numbers in millionths.
func times(a, b num.Micro) num.Micro {
	return num.Micro(num.MulDiv(int64(a), int64(b), int64(num.MicroOne)))
}

// normal turns a draw into a standard normal number.
func normal(draw uint64) num.Micro {
	return num.NormalQuantile(num.Micro(10*chance.Percent(draw) + 5))
}

// Rally returns what is left of a rally some weeks after it.
//
// Source: fitted to Gallup's series around 15 rally events, 1962-2020: rises of 9.7 points
// at the median, half-lives of 13 weeks at the median. The list is a selection of famous
// events; the game uses rises of 0 to 3 and 8 weeks.
func Rally(rise, halfLife num.Milli, weeks int) num.Milli {
	return calendar.Retention(halfLife, weeks).Mul(rise)
}

// audienceMost is the loss for taking back what one was fully bound to.
const audienceMost = 6 * num.One

// AudienceCost returns what backing down does to approval: -6 C (1 - J/2). Commit is how
// far the leader is bound in public, 0-100; justified how far new facts justify the step.
//
// Source: Fearon, American Political Science Review 88 (1994); the half for justification
// after Levendusky and Horowitz, Journal of Politics 74 (2012). The size is a design
// number, below the gap of about 16 points in the survey experiments of Tomz,
// International Organization 61 (2007), as approval on the job is stickier.
func AudienceCost(commit, justified num.Milli) num.Milli {
	const full = 100 * num.One
	return -num.Milli(num.MulDiv(int64(audienceMost.Mul(2*full-justified)), int64(commit), int64(2*full*full/num.One)))
}
