// Package trade holds what tariffs do: how trade in a sector shrinks, at once and over a
// year, and what that is worth beside the other sectors. Tariffs are percent, volumes an
// index that is 100 under the tariffs of the beginning.
package trade

import "backchannel/engine/num"

// Full is the volume under the tariffs of the beginning.
const Full = 100 * num.One

// The elasticity of trade in what it costs at the border, when a tariff is new and when
// it has stood for a year.
//
// Source: design numbers between the short-run estimates of 2018-19 (Fajgelbaum,
// Goldberg, Kennedy and Khandelwal, Quarterly Journal of Economics 135, 2020) and the
// long-run gravity estimates of 4 to 5 (Head and Mayer, Handbook of International
// Economics 4, 2014). The whole tariff reaches the price at the border (Amiti, Redding
// and Weinstein, Journal of Economic Perspectives 33, 2019).
const (
	elasticityNew num.Micro = 1_300_000
	elasticityOld num.Micro = 3_000_000
	// WeeksUntilOld is how long the change takes.
	WeeksUntilOld = 52
)

// weeksLeftMin is the least time in which what is left of a gap closes: a port that was
// shut fills again in two months, whatever the tariffs.
const weeksLeftMin = 8

// Elasticity returns the elasticity some weeks after a change: 1.3 rising evenly to 3.0.
func Elasticity(weeks int) num.Micro {
	w := int64(max(0, min(weeks, WeeksUntilOld)))
	return elasticityNew + num.Micro(num.MulDiv(int64(elasticityOld-elasticityNew), w, WeeksUntilOld))
}

// Volume returns the index some weeks after a tariff took the place of the base:
// 100 ((1+tau)/(1+tau0))^-eps.
func Volume(tariff, base num.Milli, weeks int) num.Milli {
	return moved(Full, tariff, base, Elasticity(weeks))
}

// Next returns the index a turn later. What a new tariff does at once comes first, with
// the elasticity of week 0; then the gap to where the tariff leads in the long run closes
// evenly, in logarithms, over what is left of the year since the last change. With one
// change that is Volume, whatever the length of turns; with several no old one is
// forgotten, and a tariff that is taken back lets trade return in a year.
func Next(volume, was, now, base num.Milli, since, weeks int) num.Milli {
	if was != now {
		volume = moved(volume, now, was, elasticityNew)
	}
	if now == base && volume == Full || volume <= 0 {
		return volume
	}
	end := moved(Full, now, base, elasticityOld)
	left := num.Milli(max(WeeksUntilOld-since, weeksLeftMin))
	share := num.Micro(num.MulDiv(int64(weeks), int64(num.MicroOne), int64(max(left, num.Milli(weeks)))))
	gap := num.Micro(num.MulDiv(int64(end), int64(num.MicroOne), int64(volume)))
	return num.Pow(gap, share).Mul(volume)
}

// moved is a volume after the cost at the border went from 1+base to 1+tariff.
func moved(volume, tariff, base num.Milli, elasticity num.Micro) num.Milli {
	cost := num.Micro(num.MulDiv(int64(Full+tariff), int64(num.MicroOne), int64(Full+base)))
	return num.Pow(cost, -elasticity).Mul(volume)
}

// Exposure gathers the mean volume of sectors, each weighed by what is traded in it.
type Exposure struct{ sum, weight int64 }

// Add counts a sector.
func (e *Exposure) Add(weight, volume num.Milli) {
	e.sum += num.MulDiv(int64(weight), int64(volume), 1)
	e.weight += int64(weight)
}

// Mean is the weighted mean volume; 100 where nothing is traded.
func (e *Exposure) Mean() num.Milli {
	if e.weight == 0 {
		return Full
	}
	return num.Milli(num.MulDiv(e.sum, 1, e.weight))
}
