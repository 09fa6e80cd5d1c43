package lab

import (
	"encoding/json"
	"math"
	"slices"

	"backchannel/engine/chance"
)

// Estimate is a mean, or the difference of two, with the ends of its interval of 95 %. All
// three are rounded to thousandths.
type Estimate struct {
	Mean, Low, High float64
}

// MarshalJSON writes mean, low and high as a list.
func (e Estimate) MarshalJSON() ([]byte, error) {
	return json.Marshal([3]float64{e.Mean, e.Low, e.High})
}

// Above tells that the interval lies above another, without overlap.
func (e Estimate) Above(other Estimate) bool { return e.Low > other.High }

// resamples is how many bootstrap samples stand behind an interval, and tail how many of
// their means lie outside it on each side.
const (
	resamples = 2000
	tail      = resamples / 40
)

// SampleMax is the largest sample that can be resampled.
const SampleMax = 1 << 16

// Interval is the mean of a sample with its bootstrap percentile interval of 95 %: the
// means of 2,000 samples of the same size drawn with replacement, without the 2.5 % at
// each end (Efron, "Bootstrap methods: another look at the jackknife", Annals of
// Statistics 7, 1979; Efron & Tibshirani, An Introduction to the Bootstrap, 1993, chapter
// 13). Samples of one size are drawn alike, so that the interval of a paired difference is
// Interval of the differences. There is at least one value, and at most SampleMax.
func Interval(x []float64) Estimate {
	means := resampled(x)
	slices.Sort(means)
	return Estimate{rounded(mean(x)), rounded(means[tail-1]), rounded(means[resamples-tail-1])}
}

// resampled is the means of the bootstrap samples.
func resampled(x []float64) []float64 {
	means := make([]float64, resamples)
	for k := range means {
		sum := 0.0
		for i := range x {
			draw := chance.Counter(resamples).Draw(chance.Key{Actor: uint16(k), Nth: uint16(i)})
			sum += x[chance.Below(draw, uint64(len(x)))]
		}
		means[k] = sum / float64(len(x))
	}
	return means
}

func mean(x []float64) float64 {
	sum := 0.0
	for _, v := range x {
		sum += v
	}
	return sum / float64(len(x))
}

// rounded is x in thousandths: far coarser than what machines differ by.
func rounded(x float64) float64 { return math.Round(x*1000) / 1000 }

// z is the 97.5 % quantile of the normal distribution.
const z = 1.959963984540054

// Wilson is the share of k in n, in percent, with its score interval of 95 % (Wilson,
// "Probable inference, the law of succession, and statistical inference", Journal of the
// American Statistical Association 22, 1927). n is at least 1.
func Wilson(k, n int) Estimate {
	p, m := float64(k)/float64(n), float64(n)
	mid := p + z*z/(2*m)
	half := z * math.Sqrt(float64(p*(1-p))/m+z*z/(4*m*m))
	whole := 1 + z*z/m
	return Estimate{rounded(100 * p), max(0, rounded(100*(mid-half)/whole)), min(100, rounded(100*(mid+half)/whole))}
}
