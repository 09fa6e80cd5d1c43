package bargain

import (
	"fmt"
	"slices"
	"strings"

	"backchannel/engine/negotiation/domain"
	"backchannel/engine/num"
)

// Voter is how a party votes on the texts of a mediator.
type Voter struct {
	name string
	// heat is the temperature at the start, as a part of the range of the party's
	// utilities; it falls to 0 at the end. 0 never takes a worse text.
	heat num.Micro
}

var voters = []Voter{{"climber", 0}, {"annealer", num.MicroOne / 10}}

// Voters lists the names of the ways to vote.
func Voters() []string {
	list := make([]string, len(voters))
	for i := range voters {
		list[i] = voters[i].name
	}
	return list
}

// ParseVoter finds a way to vote: a climber takes no text that is worse for it than the
// last one taken; an annealer takes one that is worse by x with probability e^(-x/T), T
// falling with time.
func ParseVoter(name string) (*Voter, error) {
	at := slices.IndexFunc(voters, func(v Voter) bool { return v.name == name })
	if at < 0 {
		return nil, fmt.Errorf("there is no way to vote called %q: say one of %s", name, strings.Join(Voters(), " "))
	}
	return &voters[at], nil
}

// votes tells whether a party with a range of utilities takes a text that is worth change
// more to it than the one before.
func (v *Voter) votes(change, span int64, left num.Micro, l luck, round, party int) bool {
	if change >= 0 {
		return true
	}
	heat := part(span, times(v.heat, left))
	if heat <= 0 {
		return false
	}
	return l.happens(num.Exp(ratio(change, heat)), voting, round, party)
}

// Mediate negotiates over a single text. A mediator, who knows no utilities, begins with
// any outcome; in each round it changes one issue of the text that was taken last, and
// the change stands when both vote for it. After the last round the text is the deal when
// it gives both their reservation value. (The single negotiating text: Raiffa 1982,
// chapter 14; votes by climbers and annealers: Klein, Faratin, Sayama & Bar-Yam,
// "Negotiating complex contracts", Group Decision and Negotiation 12, 2003.)
func Mediate(s *domain.Space, a, b *Voter, rounds int, seed uint64) (Result, error) {
	if err := checkRounds(rounds, 1); err != nil {
		return Result{}, err
	}
	l, sides := luck{seed}, [domain.Parties]*Voter{a, b}
	text, open := make([]int, len(s.Issues)), []int{}
	var span, u [domain.Parties]int64
	for p := range span {
		least, most := s.Range(p)
		span[p] = most - least
	}
	for i := range text {
		k := len(s.Issues[i].Values)
		if text[i] = l.upTo(k, starting, 0, 0, i); k > 1 {
			open = append(open, i)
		}
	}
	u = s.Utility(text)
	r := Result{Utility: s.Reserve, Round: rounds, Taker: -1}
	for round := 0; round < rounds && len(open) > 0; round++ {
		i := open[l.upTo(len(open), changing, round, 0, 0)]
		v := (text[i] + 1 + l.upTo(len(s.Issues[i].Values)-1, changing, round, 0, 1)) % len(s.Issues[i].Values)
		stands, left := true, num.MicroOne-ratio(int64(round), int64(rounds))
		for p, side := range sides {
			change := s.Pays[p][i][v] - s.Pays[p][i][text[i]]
			stands = side.votes(change, span[p], left, l, round, p) && stands
		}
		r.Offers++
		if stands {
			text[i] = v
			u = s.Utility(text)
		}
	}
	if u[0] >= s.Reserve[0] && u[1] >= s.Reserve[1] {
		r.Agreed, r.Bid, r.Utility = true, text, u
	}
	return r, nil
}
