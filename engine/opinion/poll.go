package opinion

import "backchannel/engine/num"

// Poll is what a survey shows of a stance: with the margin of error of its sample, and
// the wording that was used.
type Poll struct {
	// Reading is what was measured, Margin how far off chance alone can take it in 19 of
	// 20 surveys.
	Reading, Margin num.Milli
	// Wording is what the form of the question added: "without permission" and "with
	// permission" are two questions.
	Wording num.Milli
}

// Take draws a poll of a stance of 0-100 among so many people. The error is normal.
func Take(stance num.Milli, people int, wording num.Milli, draw uint64) Poll {
	const full = 100 * num.One
	asked := (stance + wording).Clamp(0, full)
	se := standardError(asked, people)
	return Poll{
		Reading: (asked + times(se, normal(draw)).Milli()).Clamp(0, full),
		Margin:  times(se, 1_960_000).Milli(),
		Wording: wording,
	}
}

// standardError is sqrt(p(1-p)/n), in points.
func standardError(p num.Milli, people int) num.Micro {
	const full = 100 * num.One
	square := num.MulDiv(int64(p), int64(full-p), int64(max(1, people)))
	return num.Sqrt(num.Micro(square)) // thousandths squared are millionths
}
