package domain

import (
	"errors"
	"fmt"
	"math/big"

	"backchannel/engine/num"
)

// Rule says how the evaluations of a profile become utilities.
type Rule uint8

// The rules. The two libraries of the field differ, and so do their figures: opposition
// of one and the same domain can be .21 by one rule and .25 by another.
const (
	// ByForm is PerIssue for Genius and AsWritten for GeniusWeb: what each means itself.
	ByForm Rule = iota
	// PerIssue divides the evaluations of each issue by the highest of that issue.
	PerIssue
	// Overall divides the utility by the highest of any outcome.
	Overall
	// AsWritten leaves the evaluations as they are.
	AsWritten
)

// Weighting says what is done with weights that do not add up to one.
type Weighting uint8

// What can be done. Published domains are rounded, so a sum within Slack of one adds up.
const (
	// Checked refuses a sum that is off by more than Slack.
	Checked Weighting = iota
	// Normalised divides the weights by their sum.
	Normalised
	// Unchecked takes the weights as they are.
	Unchecked
)

// Slack is how far the sum of the weights may be from one: 0.001.
var Slack = big.NewRat(1, 1000)

// Options are the choices that make a space of a domain.
type Options struct {
	Rule    Rule
	Weights Weighting
	// Reserve replaces a party's reservation value where it is not nil.
	Reserve [Parties]*big.Rat
}

// Space is the outcomes of a domain with utilities as whole numbers: a utility of 1 is
// Scale. An outcome is the number of a value for each issue, and its utility the sum of
// what these pay.
type Space struct {
	Name   string
	Issues []Issue
	// Scale is at most 10^17, and small enough that no utility is beyond limit.
	Scale int64
	// Exact tells that every payoff is the one written. Else weights were rounded to 15
	// or 12 decimals, or payoffs to 15, to fit.
	Exact bool
	// Pays is what each value of each issue pays each party, Reserve what no agreement does.
	Pays    [Parties][][]int64
	Reserve [Parties]int64
}

const (
	// limit bounds a utility in size, so that the sum of two squares fits in 128 bits.
	limit    = int64(1) << 61
	scaleMax = int64(100_000_000_000_000_000)
	// utilityMax bounds a utility as it is read, where 1 is usual.
	utilityMax = 1_000_000
)

// ErrWide is returned for payoffs too high to be counted.
var ErrWide = errors.New("the payoffs go beyond a million: divide them by their maximum with another rule of normalisation")

// Space makes the space of a domain. The error is Problems or ErrWide.
func (d *Domain) Space(o Options) (*Space, error) {
	var all Problems
	var weights [Parties][]*big.Rat
	for p := range d.Profiles {
		w, err := d.Profiles[p].weighting(o.Weights)
		if err != nil {
			all = append(all, err.Error())
		}
		weights[p] = w
	}
	if len(all) > 0 {
		return nil, all
	}
	for _, digits := range []int{-1, 15, 12} {
		if s, ok := d.counted(o, &weights, digits); ok {
			s.Exact = digits < 0
			return s, nil
		}
	}
	return d.rounded(o, &weights)
}

// weighting is the weights of a profile as they count.
func (p *Profile) weighting(how Weighting) ([]*big.Rat, error) {
	sum := new(big.Rat)
	for _, w := range p.Weights {
		sum.Add(sum, w)
	}
	off := new(big.Rat).Sub(sum, big.NewRat(1, 1))
	switch {
	case how == Checked && off.Abs(off).Cmp(Slack) > 0:
		return nil, fmt.Errorf("%s: the weights add up to %s, not to 1: correct them, or have them divided by their sum", p.File, sum.FloatString(6))
	case how == Normalised && sum.Sign() == 0:
		return nil, fmt.Errorf("%s: all weights are 0: they cannot be divided by their sum", p.File)
	case how == Normalised:
		list := make([]*big.Rat, len(p.Weights))
		for i, w := range p.Weights {
			list[i] = new(big.Rat).Quo(w, sum)
		}
		return list, nil
	}
	return p.Weights, nil
}

// payoffs is what each value of each issue is worth, with weights rounded to so many
// digits, or as they are for a number below 0.
func (p *Profile) payoffs(rule Rule, weights []*big.Rat, digits int) [][]*big.Rat {
	if rule == ByForm {
		rule = AsWritten
		if p.Form == GeniusXML {
			rule = PerIssue
		}
	}
	pays, best := make([][]*big.Rat, len(p.Values)), new(big.Rat)
	for i, values := range p.Values {
		w, top := weights[i], highest(values)
		if digits >= 0 {
			w, _ = new(big.Rat).SetString(w.FloatString(digits))
		}
		pays[i] = make([]*big.Rat, len(values))
		for v, x := range values {
			pays[i][v] = new(big.Rat).Mul(w, x)
			if rule == PerIssue && top.Sign() > 0 {
				pays[i][v].Quo(pays[i][v], top)
			}
		}
		best.Add(best, highest(pays[i]))
	}
	if rule == Overall && best.Sign() > 0 {
		for i := range pays {
			for _, x := range pays[i] {
				x.Quo(x, best)
			}
		}
	}
	return pays
}

func highest(list []*big.Rat) *big.Rat {
	top := list[0]
	for _, x := range list {
		if x.Cmp(top) > 0 {
			top = x
		}
	}
	return top
}

// reserve is what no agreement is worth to party n: 0 where nothing says it.
func (d *Domain) reserve(n int, o Options, pays [][]*big.Rat) *big.Rat {
	p := &d.Profiles[n]
	sum := new(big.Rat)
	switch {
	case o.Reserve[n] != nil:
		return o.Reserve[n]
	case p.Reservation != nil:
		return p.Reservation
	case p.ReservationBid != nil:
		for i, v := range p.ReservationBid {
			sum.Add(sum, pays[i][v])
		}
	}
	return sum
}

// counted finds the one scale on which every payoff is a whole number; false where it
// would be too large.
func (d *Domain) counted(o Options, weights *[Parties][]*big.Rat, digits int) (*Space, bool) {
	var pays [Parties][][]*big.Rat
	scale, most := big.NewInt(1), big.NewRat(1, 1)
	for p := range d.Profiles {
		pays[p] = d.Profiles[p].payoffs(o.Rule, weights[p], digits)
		for _, list := range pays[p] {
			for _, x := range list {
				if !join(scale, x.Denom()) {
					return nil, false
				}
			}
		}
		if top := best(pays[p]); top.Cmp(most) > 0 {
			most = top
		}
	}
	for p := range d.Profiles {
		if !join(scale, d.reserve(p, o, pays[p]).Denom()) {
			return nil, false
		}
	}
	if most.Cmp(big.NewRat(utilityMax, 1)) > 0 || new(big.Rat).Mul(most, new(big.Rat).SetInt(scale)).Cmp(new(big.Rat).SetInt64(limit)) > 0 {
		return nil, false
	}
	return d.at(scale.Int64(), &pays, o), true
}

// join makes scale the least common multiple of itself and another number; false where
// it would be too large.
func join(scale, other *big.Int) bool {
	if other.BitLen() > 64 {
		return false
	}
	common := new(big.Int).GCD(nil, nil, scale, other)
	scale.Mul(scale, new(big.Int).Quo(other, common))
	return scale.IsInt64() && scale.Int64() <= scaleMax
}

// best is the sum of the highest payoffs of the issues.
func best(pays [][]*big.Rat) *big.Rat {
	sum := new(big.Rat)
	for _, list := range pays {
		sum.Add(sum, highest(list))
	}
	return sum
}

// rounded rounds each payoff once, to fifteen decimals, or to as many as fit.
func (d *Domain) rounded(o Options, weights *[Parties][]*big.Rat) (*Space, error) {
	var pays [Parties][][]*big.Rat
	most := big.NewRat(1, 1)
	for p := range d.Profiles {
		pays[p] = d.Profiles[p].payoffs(o.Rule, weights[p], -1)
		if top := best(pays[p]); top.Cmp(most) > 0 {
			most = top
		}
	}
	if most.Cmp(big.NewRat(utilityMax, 1)) > 0 {
		return nil, ErrWide
	}
	scale := int64(1_000_000_000_000_000)
	for new(big.Rat).Mul(most, big.NewRat(scale, 1)).Cmp(big.NewRat(limit, 2)) > 0 {
		scale /= 10
	}
	return d.at(scale, &pays, o), nil
}

// at writes the payoffs on a scale. A reservation value that lies between two whole
// numbers counts as the higher one, which no outcome passes wrongly.
func (d *Domain) at(scale int64, pays *[Parties][][]*big.Rat, o Options) *Space {
	s := &Space{Name: d.Name, Issues: d.Issues, Scale: scale}
	for p := range s.Pays {
		s.Pays[p] = make([][]int64, len(pays[p]))
		for i, list := range pays[p] {
			s.Pays[p][i] = make([]int64, len(list))
			for v, x := range list {
				s.Pays[p][i][v] = whole(x, scale)
			}
		}
		s.Reserve[p] = ceiling(d.reserve(p, o, pays[p]), scale)
	}
	return s
}

// whole is x on a scale, rounded half up; x is not below 0.
func whole(x *big.Rat, scale int64) int64 {
	n := new(big.Int).Mul(x.Num(), big.NewInt(2*scale))
	n.Add(n, x.Denom())
	return n.Quo(n, new(big.Int).Lsh(x.Denom(), 1)).Int64()
}

// ceiling is x on a scale, rounded up and kept within limit.
func ceiling(x *big.Rat, scale int64) int64 {
	n := new(big.Int).Mul(x.Num(), big.NewInt(scale))
	n.Neg(n).Div(n, x.Denom()).Neg(n)
	if n.CmpAbs(big.NewInt(limit)) > 0 {
		return limit * int64(n.Sign())
	}
	return n.Int64()
}

// Size is the number of outcomes.
func (s *Space) Size() *big.Int {
	n := big.NewInt(1)
	for i := range s.Issues {
		n.Mul(n, big.NewInt(int64(len(s.Issues[i].Values))))
	}
	return n
}

// Utility is what an outcome is worth to each party.
func (s *Space) Utility(bid []int) (u [Parties]int64) {
	for p := range u {
		for i, v := range bid {
			u[p] += s.Pays[p][i][v]
		}
	}
	return u
}

// Range is the least and the highest utility of a party.
func (s *Space) Range(p int) (least, most int64) {
	for _, list := range s.Pays[p] {
		lo, hi := list[0], list[0]
		for _, x := range list {
			lo, hi = min(lo, x), max(hi, x)
		}
		least, most = least+lo, most+hi
	}
	return least, most
}

// Bid writes an outcome with the names of its values, by issue.
func (s *Space) Bid(bid []int) map[string]string {
	m := make(map[string]string, len(bid))
	for i, v := range bid {
		m[s.Issues[i].Name] = s.Issues[i].Values[v]
	}
	return m
}

// Measure is a utility or a distance in parts of 10^12, for reading: 0.5 is 5*10^11.
type Measure int64

// MeasureOne is 1 as a Measure.
const MeasureOne Measure = 1_000_000_000_000

// Measure gives a utility of the space as a Measure, to the nearest 10^-12.
func (s *Space) Measure(u int64) Measure {
	return Measure(num.MulDiv(u, int64(MeasureOne), s.Scale))
}

// String writes a measure as a decimal number, with as many digits as it needs.
func (m Measure) String() string {
	text := new(big.Rat).SetFrac64(int64(m), int64(MeasureOne)).FloatString(12)
	for text[len(text)-1] == '0' {
		text = text[:len(text)-1]
	}
	if text[len(text)-1] == '.' {
		text = text[:len(text)-1]
	}
	return text
}

// UnmarshalText reads a decimal number.
func (m *Measure) UnmarshalText(text []byte) error {
	r, err := ParseNumber(string(text))
	if err != nil {
		return fmt.Errorf("%q %w", text, err)
	}
	if new(big.Rat).Abs(r).Cmp(big.NewRat(utilityMax, 1)) > 0 {
		return fmt.Errorf("%q is beyond a million", text)
	}
	*m = Measure(ceiling(r, int64(MeasureOne)))
	return nil
}

// MarshalJSON writes a measure as a number.
func (m Measure) MarshalJSON() ([]byte, error) { return []byte(m.String()), nil }

// Each calls f for every outcome, the last issue turning fastest, until f is false.
// Each step adds and takes away only what has turned. bid is used again and must not
// be kept.
func (s *Space) Each(f func(bid []int, u [Parties]int64) bool) {
	n := len(s.Issues)
	bid := make([]int, n)
	u := s.Utility(bid)
	for f(bid, u) {
		i := n - 1
		for ; i >= 0; i-- {
			v := bid[i]
			if bid[i]++; bid[i] == len(s.Issues[i].Values) {
				bid[i] = 0
			}
			for p := range u {
				u[p] += s.Pays[p][i][bid[i]] - s.Pays[p][i][v]
			}
			if bid[i] > 0 {
				break
			}
		}
		if i < 0 {
			return
		}
	}
}
