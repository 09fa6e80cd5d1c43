// Package publichealth holds how overdose deaths follow prevention, treatment and supply,
// and how a supply under pressure moves instead of shrinking. It is abstract: channels
// have no place, and nothing tells how anything is made, moved or sold.
package publichealth

import "backchannel/engine/num"

const full = 100 * num.One

// Start is what the numbers were at the beginning; every change is counted from there.
type Start struct {
	// Deaths is the yearly number, in any unit. Naloxone and Treatment are coverage in
	// percent, Supply an index of how dangerous what is sold is.
	Deaths, Naloxone, Treatment, Supply num.Milli
}

// saved is the share of overdoses that naloxone turns, where it is there: 0.6 of those
// that somebody witnesses, who are one half.
const saved num.Micro = 300_000

// treated is how much lower deaths are where everybody who needs treatment has it.
const treated num.Micro = 500_000

// flowPower says how deaths follow the amount that comes through: far less than in
// proportion, since what is scarce is made stronger.
const flowPower num.Micro = 400_000

// Yearly returns the yearly number at today's coverage and supply, with a flow in percent
// of the first:
//
//	D = D0 * Tox * Q^0.4 * (1 - 0.6 w N)/(1 - 0.6 w N0) * (1 - 0.5 (M - M0)), w = 0.5
//
// Source: design, with the share of witnessed overdoses in which naloxone is used after
// Irvine et al., The Lancet Public Health 7 (2022): 58 to 76 percent in states with much
// fentanyl; targeted naloxone saves up to a quarter of deaths in the state model of Zang
// et al., PMC9647481 (2022); a cut of 40 percent took twice more naloxone and 150 percent
// more treatment in Cerda et al. (2024).
func (s *Start) Yearly(naloxone, treatment, supply, flow num.Milli) num.Milli {
	rate := num.MicroOne
	rate = part(rate, left(naloxone), left(s.Naloxone))
	rate = part(rate, int64(num.MicroOne)-percentOf(treated, treatment-s.Treatment), int64(num.MicroOne))
	rate = part(rate, int64(supply), int64(max(1, s.Supply)))
	if flow != full {
		q := num.Pow(num.Micro(max(0, flow)*10), flowPower)
		rate = part(rate, int64(q), int64(num.MicroOne))
	}
	return rate.Mul(s.Deaths)
}

// left is the share of overdoses that naloxone at a coverage does not turn.
func left(coverage num.Milli) int64 { return int64(num.MicroOne) - percentOf(saved, coverage) }

// percentOf is a share of a percentage, in millionths.
func percentOf(share num.Micro, percent num.Milli) int64 {
	return num.MulDiv(int64(share), int64(percent), int64(full))
}

// part multiplies a rate by a ratio.
func part(rate num.Micro, over, under int64) num.Micro {
	return num.Micro(num.MulDiv(int64(rate), over, under))
}
