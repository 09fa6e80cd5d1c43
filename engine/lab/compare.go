package lab

import (
	"fmt"
	"slices"
)

// Pairing is a kind that is measured and the kind it meets, on both sides of the table.
type Pairing struct {
	Kind    string `json:"kind"`
	Against string `json:"against"`
	// Base is the number of an earlier pairing that this one is compared with, or none.
	Base int `json:"-"`
}

// none stands for no pairing.
const none = -1

// Comparison is a list of pairings that are all played from the same seeds, so that what
// they differ by can be taken seed by seed.
type Comparison struct {
	Pairs []Pairing
	// Seeds is how many seeds are played, First the first of them.
	Seeds int
	First uint64
}

// Against compares kinds by how they fare against the same opponent; each is compared with
// the first; there is at least one.
func Against(opponent string, kinds ...string) (list []Pairing) {
	for _, kind := range kinds {
		list = append(list, Pairing{kind, opponent, 0})
	}
	list[0].Base = none
	return list
}

// Response compares how another kind fares against a kind with how that kind fares against
// itself. What the other gets more is a lower bound on what a best response would gain
// (Lisy & Bowling, "Equilibrium approximation quality of current no-limit poker bots",
// AAAI-17 workshop on computer poker, 2017), and no more than that: a small gain may be
// the other kind's weakness.
func Response(kind, other string) []Pairing {
	return []Pairing{{kind, kind, none}, {other, kind, 0}}
}

// Selves compares kinds by how two of each fare with one another; each is compared with
// the one before.
func Selves(kinds ...string) (list []Pairing) {
	for i, kind := range kinds {
		list = append(list, Pairing{kind, kind, i - 1})
	}
	return list
}

// Add takes a list of pairings in, whose bases are numbers in that list.
func (c *Comparison) Add(list []Pairing) {
	first := len(c.Pairs)
	for _, p := range list {
		if p.Base != none {
			p.Base += first
		}
		c.Pairs = append(c.Pairs, p)
	}
}

// Matches lists what is played, seed by seed, each game once.
func (c *Comparison) Matches() (list []Match) {
	for i := range c.Seeds {
		for _, p := range c.Pairs {
			sides := [2]Match{c.match(p.Kind, p.Against, i), c.match(p.Against, p.Kind, i)}
			for _, m := range sides {
				if !slices.Contains(list[max(0, len(list)-2*len(c.Pairs)):], m) {
					list = append(list, m)
				}
			}
		}
	}
	return list
}

func (c *Comparison) match(a, b string, i int) Match {
	return Match{[2]string{a, b}, c.First + uint64(i)}
}

// Check tells what is wrong with a comparison.
func (c *Comparison) Check(b *Bench) error {
	if c.Seeds < 1 || c.Seeds > SampleMax {
		return fmt.Errorf("%d games a pair: say a number from 1 to %d", c.Seeds, SampleMax)
	}
	for _, p := range c.Pairs {
		for _, kind := range []string{p.Kind, p.Against} {
			if err := b.Check(kind); err != nil {
				return err
			}
		}
	}
	return nil
}

// Compared is what a pairing shows, and by how much it is above the one that it is
// compared with.
type Compared struct {
	Pairing
	Seeds int `json:"games"`
	Fared
	More *Fared `json:"more,omitempty"`
}

// Fared is how a kind fared: its own score, 0 to 100, mean of both sides; the joint gain
// and the share of games with an agreement in force at the end, in percent.
type Fared struct {
	Own      Estimate `json:"own"`
	Joint    Estimate `json:"joint"`
	Ratified Estimate `json:"ratified"`
}

// Compare works out a comparison of which all games have been played.
func (g *Games) Compare(c *Comparison) []Compared {
	list, samples := make([]Compared, len(c.Pairs)), make([]sample, len(c.Pairs))
	for k, p := range c.Pairs {
		x := g.sample(c, p)
		samples[k] = x
		list[k] = Compared{Pairing: p, Seeds: c.Seeds, Fared: Fared{Interval(x.own), Interval(x.joint), Interval(x.ratified)}}
		if p.Kind == p.Against { // a game a seed: a share, whose interval holds for none and for all too
			list[k].Ratified = Wilson(int(mean(x.ratified)*float64(c.Seeds)/100+0.5), c.Seeds)
		}
		if p.Base != none {
			y := &samples[p.Base]
			list[k].More = &Fared{Interval(less(x.own, y.own)), Interval(less(x.joint, y.joint)), Interval(less(x.ratified, y.ratified))}
		}
	}
	return list
}

// sample is how a kind fared, by seed, mean of both sides.
type sample struct{ own, joint, ratified []float64 }

func (g *Games) sample(c *Comparison, p Pairing) (x sample) {
	for i := range c.Seeds {
		first, second := g.known[c.match(p.Kind, p.Against, i)], g.known[c.match(p.Against, p.Kind, i)]
		x.own = append(x.own, (points(first.Own[0])+points(second.Own[1]))/2)
		x.joint = append(x.joint, (points(first.Joint)+points(second.Joint))/2)
		x.ratified = append(x.ratified, 50*float64(one(first.Ratified)+one(second.Ratified)))
	}
	return x
}
