package bargain

import (
	"fmt"
	"slices"
	"strings"

	"backchannel/engine/negotiation/domain"
	"backchannel/engine/num"
)

// Strategy is how a party negotiates.
type Strategy struct {
	name   string
	tactic tactic // nil for random
	accept acceptance
	model  func([]domain.Issue) Model // nil for none
}

// tactics are the strategies by the names of their tactics.
var tactics = []Strategy{
	{name: "boulware", tactic: timed{num.MicroOne / 4}},
	{name: "linear", tactic: timed{num.MicroOne}},
	{name: "conceder", tactic: timed{4 * num.MicroOne}},
	{name: "tft", tactic: relative{}},
	{name: "mix", tactic: mixed{timed{num.MicroOne}, relative{}, num.MicroOne * 3 / 10}},
	{name: "random"},
}

// Tactics lists the names of the tactics: three that give way with time, relative
// tit-for-tat, a mix of linear and tit-for-tat as 7 to 3, and random, which offers any
// outcome that it would take (zero intelligence with a constraint: Gode & Sunder,
// Journal of Political Economy 101, 1993).
func Tactics() []string {
	list := make([]string, len(tactics))
	for i := range tactics {
		list[i] = tactics[i].name
	}
	return list
}

// Parts lists what can be added to a tactic: the acceptance combi in place of next, and a
// model of the other party.
func Parts() []string { return []string{"next", "combi", "frequency", "bayes"} }

// Parse reads a strategy: a tactic with parts added to it, as in "boulware" or
// "boulware+combi+bayes". The error lists what there is.
func Parse(name string) (*Strategy, error) {
	words := strings.Split(name, "+")
	at := slices.IndexFunc(tactics, func(s Strategy) bool { return s.name == words[0] })
	if at < 0 {
		return nil, fmt.Errorf("there is no strategy %q: say one of %s, and add +%s", words[0], strings.Join(Tactics(), " "), strings.Join(Parts(), " +"))
	}
	s := tactics[at]
	s.name, s.accept = name, acNext{}
	for _, w := range words[1:] {
		switch w {
		case "next":
			s.accept = acNext{}
		case "combi":
			s.accept = acCombi{}
		case "frequency":
			s.model = func(i []domain.Issue) Model { return NewFrequency(i) }
		case "bayes":
			s.model = func(i []domain.Issue) Model { return NewBayes(i) }
		default:
			return nil, fmt.Errorf("there is nothing %q to add to a strategy: say one of +%s", w, strings.Join(Parts(), " +"))
		}
	}
	return &s, nil
}

// Name is the text that Parse read.
func (s *Strategy) Name() string { return s.name }

// side is a party in a duel. It guards its reservation value: it offers and accepts
// nothing that is worth less.
type side struct {
	*Strategy
	table *Table
	party int
	luck  luck
	// round is that of its next offer, from 0; rounds how many there are.
	round, rounds int
	reserve, best int64
	// received is what the other's offers were worth to it, asked what it asked for.
	received, asked []int64
	model           Model
	values          []int
	// next is the offer that it has prepared, below 0 for none.
	next int
}

func newSide(t *Table, party int, s *Strategy, rounds int, seed uint64) *side {
	x := &side{Strategy: s, table: t, party: party, luck: luck{seed}, rounds: rounds, reserve: t.Reserve[party], best: t.best(party), next: -1}
	if s.model != nil {
		x.model = s.model(t.Issues)
	}
	return x
}

// elapsed is the part of the time that has gone at its next offer: 0 in the first round
// and 1 in the last.
func (s *side) elapsed() num.Micro {
	if s.round >= s.rounds-1 {
		return num.MicroOne
	}
	return ratio(int64(s.round), int64(s.rounds-1))
}

// wants tells whether there is anything that it would take.
func (s *side) wants() bool { return s.best >= s.reserve }

// prepare chooses its next offer.
func (s *side) prepare() int {
	if s.next >= 0 {
		return s.next
	}
	if s.tactic == nil {
		first := s.table.from(s.party, s.reserve)
		order := s.table.order[s.party]
		s.next = int(order[first+s.luck.upTo(len(order)-first, choosing, s.round, s.party, 0)])
		return s.next
	}
	u := max(s.reserve, min(s.tactic.target(s), s.best))
	s.asked = append(s.asked, u)
	s.next = s.choose(u)
	return s.next
}

// offer makes its next offer.
func (s *side) offer() int {
	n := s.prepare()
	s.next = -1
	s.round++
	return n
}

// The outcomes among which an offer is chosen: those worth what it asks for or up to a
// fiftieth of its range more, and of these at most so many.
const (
	bandPart = 50
	bandMax  = 512
)

// choose finds an outcome worth about u to it: that which its model holds best for the
// other, or any.
func (s *side) choose(u int64) int {
	order := s.table.order[s.party]
	first := s.table.from(s.party, u)
	// Where nothing is as near as that, take all that are worth the same.
	worth := s.table.utility[order[first]][s.party]
	band := order[first:s.table.from(s.party, max(worth, u+(s.best-s.reserve)/bandPart)+1)]
	if s.model == nil {
		return int(band[s.luck.upTo(len(band), choosing, s.round, s.party, 0)])
	}
	worths, step := s.model.Worth(), max(1, len(band)/bandMax)
	found, most := -1, num.Micro(-1)
	for k := len(band) - 1; k >= 0; k -= step {
		s.values = s.table.values(s.values, int(band[k]))
		sum := num.Micro(0)
		for i, v := range s.values {
			sum += worths[i][v]
		}
		if sum > most {
			found, most = int(band[k]), sum
		}
	}
	return found
}

// hears takes in an offer of the other and tells whether it accepts it.
func (s *side) hears(n int) bool {
	u := s.table.utility[n][s.party]
	s.received = append(s.received, u)
	if s.model != nil {
		s.values = s.table.values(s.values, n)
		s.model.Observe(s.values, s.elapsed())
	}
	if u < s.reserve {
		return false
	}
	next := s.prepare()
	return s.accept.takes(s, u, s.table.utility[next][s.party])
}
