package bargain

import (
	"fmt"

	"backchannel/engine/negotiation/domain"
)

// Result is how a negotiation ended.
type Result struct {
	// Agreed tells whether there is a deal; Bid is the value of each issue, below 0 for one
	// left open by a partial deal, and nil without a deal.
	Agreed bool
	Bid    []int
	// Utility is what the end is worth to each: without a deal, its reservation value.
	Utility [domain.Parties]int64
	// Round is that of the agreement, from 1, or the last. Taker accepted; below 0 for nobody.
	Round, Taker int
	// Offers counts the offers of both, or the texts of a mediator.
	Offers int
}

// Duel negotiates by alternating offers: in each round A makes an offer, which B accepts
// or answers with its own, which A accepts or not. The first offer accepted is the deal;
// after the last round there is none.
func Duel(t *Table, a, b *Strategy, rounds int, seed uint64) (Result, error) {
	if err := checkRounds(rounds, 1); err != nil {
		return Result{}, err
	}
	sides := [domain.Parties]*side{newSide(t, 0, a, rounds, seed), newSide(t, 1, b, rounds, seed)}
	r := Result{Utility: t.Reserve, Round: rounds, Taker: -1}
	if !sides[0].wants() || !sides[1].wants() {
		return r, nil
	}
	for round := range rounds {
		for p, s := range sides {
			n := s.offer()
			r.Offers++
			if sides[1-p].hears(n) {
				r.Agreed, r.Round, r.Taker = true, round+1, 1-p
				r.Bid, r.Utility = t.values(nil, n), t.utility[n]
				return r, nil
			}
		}
	}
	return r, nil
}

func checkRounds(rounds, least int) error {
	if rounds < least || rounds > RoundsMax {
		return fmt.Errorf("%d rounds: say a number from %d to %d", rounds, least, RoundsMax)
	}
	return nil
}
