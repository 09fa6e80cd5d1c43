package bargain

import (
	"fmt"

	"backchannel/engine/negotiation/domain"
	"backchannel/engine/num"
)

// Agenda is the order in which issues are negotiated, and what becomes of the parts.
type Agenda struct {
	// Items are the numbers of issues that are negotiated together, in the order of the
	// talks; every issue stands in one of them.
	Items [][]int
	// Partial lets the talks go on when an item fails: its issues stay open and pay
	// nothing. Else there is no deal without every item.
	Partial bool
	// Holds is the probability that an item agreed on still binds at the end; one that
	// does not falls away as if it had failed. num.MicroOne is for certain.
	Holds num.Micro
}

// check says what is wrong with an agenda.
func (a *Agenda) check(issues int) error {
	seen := make([]bool, issues)
	for _, item := range a.Items {
		if len(item) == 0 {
			return fmt.Errorf("an item of the agenda has no issue")
		}
		for _, i := range item {
			if i < 0 || i >= issues || seen[i] {
				return fmt.Errorf("issue %d of the agenda is not there, or stands in it twice", i)
			}
			seen[i] = true
		}
	}
	for i, there := range seen {
		if !there {
			return fmt.Errorf("issue %d is not on the agenda: put it into an item", i)
		}
	}
	return nil
}

// ByAgenda negotiates item by item, each by alternating offers with an equal share of the
// rounds. What is agreed is a deal when it gives both parties their reservation value.
// (Agendas and partial deals: Fershtman, "The importance of the agenda in bargaining",
// Games and Economic Behavior 2, 1990; Raiffa 1982.) The payoff of an issue left open is 0.
func ByAgenda(s *domain.Space, a *Agenda, one, two *Strategy, rounds int, seed uint64) (Result, error) {
	if err := a.check(len(s.Issues)); err != nil {
		return Result{}, err
	}
	if err := checkRounds(rounds, len(a.Items)); err != nil {
		return Result{}, err
	}
	r := Result{Utility: s.Reserve, Round: rounds, Taker: -1}
	bid, whole := make([]int, len(s.Issues)), true
	for i := range bid {
		bid[i] = -1
	}
	l, spent := luck{seed}, 0
	for n, item := range a.Items {
		t, err := NewTable(s.Part(item))
		if err != nil {
			return Result{}, err
		}
		each := rounds / len(a.Items)
		d, err := Duel(t, one, two, each, l.draw(seeding, 0, 0, n))
		if err != nil {
			return Result{}, err
		}
		spent, r.Offers, r.Taker = spent+d.Round, r.Offers+d.Offers, d.Taker
		if d.Agreed && l.happens(a.Holds, binding, n, 0) {
			for k, i := range item {
				bid[i] = d.Bid[k]
			}
			continue
		}
		if whole = false; !a.Partial {
			break
		}
	}
	r.Round = spent
	var u [domain.Parties]int64
	for i, v := range bid {
		for p := range u {
			if v >= 0 {
				u[p] += s.Pays[p][i][v]
			}
		}
	}
	if (whole || a.Partial) && u[0] >= s.Reserve[0] && u[1] >= s.Reserve[1] {
		r.Agreed, r.Bid, r.Utility = true, bid, u
	} else {
		r.Taker = -1
	}
	return r, nil
}
