package lab

import (
	"cmp"
	"fmt"
	"slices"

	"backchannel/engine/num"
)

// Tournament is a round-robin: every kind of player meets every kind, itself too, on each
// of the two sides, from the same seeds.
type Tournament struct {
	Kinds []string
	// Seeds is how many seeds are played, First the first of them.
	Seeds int
	First uint64
}

// Matches lists what is played, seed by seed: whoever stops early has all pairs from as
// many seeds.
func (t *Tournament) Matches() []Match {
	list := make([]Match, 0, t.Seeds*len(t.Kinds)*len(t.Kinds))
	for i := range t.Seeds {
		for _, a := range t.Kinds {
			for _, b := range t.Kinds {
				list = append(list, t.match(a, b, i))
			}
		}
	}
	return list
}

func (t *Tournament) match(a, b string, i int) Match {
	return Match{[2]string{a, b}, t.First + uint64(i)}
}

// Check tells what is wrong with a tournament.
func (t *Tournament) Check(b *Bench) error {
	if t.Seeds < 1 || t.Seeds > SampleMax {
		return fmt.Errorf("%d games a pair: say a number from 1 to %d", t.Seeds, SampleMax)
	}
	if len(t.Kinds) == 0 {
		return fmt.Errorf("nobody plays: name at least one kind of player")
	}
	for i, kind := range t.Kinds {
		if slices.Contains(t.Kinds[:i], kind) {
			return fmt.Errorf("the kind %q is named twice", kind)
		}
		if err := b.Check(kind); err != nil {
			return err
		}
	}
	return nil
}

// Strength is what a tournament shows. In each table the first index is the kind whose
// table line it is. Samples are of seeds, the games of one seed together, so that intervals
// hold for what is played from one seed too.
type Strength struct {
	Scenario string    `json:"scenario"`
	Plan     string    `json:"plan"`
	Seats    [2]string `json:"seats"`
	Kinds    []string  `json:"kinds"`
	Seeds    int       `json:"games"`
	First    uint64    `json:"seed"`
	// Own is the own score against each kind, mean of both sides; Lead is by how much it is
	// above that of the kind met. Field is the own score against all kinds together.
	Own   [][]Estimate `json:"own"`
	Lead  [][]Estimate `json:"lead"`
	Field []Estimate   `json:"field"`
	// Order is the kinds by Field, the best first; Steps[i] is by how much that of Order[i]
	// is above that of Order[i+1], from the same seeds.
	Order []int      `json:"order"`
	Steps []Estimate `json:"steps"`
	// Joint is the mean joint gain; Signed, Ratified and Breakdown are shares of the games.
	// The first index is the kind on the first side, the second that on the second.
	Joint     [][]Estimate `json:"joint"`
	Signed    [][]Estimate `json:"signed"`
	Ratified  [][]Estimate `json:"ratified"`
	Breakdown [][]Estimate `json:"breakdown"`
}

// Strength works the tables out from the games of a tournament, which have all been played.
func (g *Games) Strength(t *Tournament) *Strength {
	n := len(t.Kinds)
	s := &Strength{Scenario: g.bench.Scenario.ID, Plan: g.bench.Plan, Seats: g.bench.Seats, Kinds: t.Kinds, Seeds: t.Seeds, First: t.First, Field: make([]Estimate, n), Order: make([]int, n)}
	for _, table := range []*[][]Estimate{&s.Own, &s.Lead, &s.Joint, &s.Signed, &s.Ratified, &s.Breakdown} {
		*table = make([][]Estimate, n)
		for a := range *table {
			(*table)[a] = make([]Estimate, n)
		}
	}
	fields := make([][]float64, n)
	for a := range n {
		fields[a] = make([]float64, t.Seeds)
		for b := range n {
			g.pair(t, s, a, b)
			for i, x := range g.own(t, a, b) {
				fields[a][i] += x / float64(n)
			}
		}
		s.Field[a], s.Order[a] = Interval(fields[a]), a
	}
	slices.SortStableFunc(s.Order, func(a, b int) int { return cmp.Compare(s.Field[b].Mean, s.Field[a].Mean) })
	for k := range n - 1 {
		s.Steps = append(s.Steps, Interval(less(fields[s.Order[k]], fields[s.Order[k+1]])))
	}
	return s
}

// pair fills the places of one kind against another.
func (g *Games) pair(t *Tournament, s *Strength, a, b int) {
	mine := g.own(t, a, b)
	s.Own[a][b], s.Lead[a][b] = Interval(mine), Interval(less(mine, g.own(t, b, a)))
	joint := make([]float64, t.Seeds)
	signed, ratified, breakdown := 0, 0, 0
	for i := range joint {
		o := g.known[t.match(t.Kinds[a], t.Kinds[b], i)]
		joint[i] = points(o.Joint)
		signed, ratified, breakdown = signed+one(o.Signed), ratified+one(o.Ratified), breakdown+one(o.Breakdown)
	}
	s.Joint[a][b] = Interval(joint)
	s.Signed[a][b], s.Ratified[a][b], s.Breakdown[a][b] = Wilson(signed, t.Seeds), Wilson(ratified, t.Seeds), Wilson(breakdown, t.Seeds)
}

// own is the own score of kind a against kind b, by seed, mean of both sides.
func (g *Games) own(t *Tournament, a, b int) []float64 {
	x := make([]float64, t.Seeds)
	for i := range x {
		first, second := g.known[t.match(t.Kinds[a], t.Kinds[b], i)], g.known[t.match(t.Kinds[b], t.Kinds[a], i)]
		x[i] = (points(first.Own[0]) + points(second.Own[1])) / 2
	}
	return x
}

func points(x num.Milli) float64 { return float64(x) / float64(num.One) }

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

func less(x, y []float64) []float64 {
	d := make([]float64, len(x))
	for i := range d {
		d[i] = x[i] - y[i]
	}
	return d
}
