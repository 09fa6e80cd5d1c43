package bargain

import (
	"testing"

	"backchannel/engine/num"
)

// What the tactics ask for, worked out by hand: a party with a reservation value of 200
// and a best of 1000, in the sixth of eleven rounds.
func TestTargets(t *testing.T) {
	at := func(asked, received []int64) *side {
		return &side{reserve: 200, best: 1000, round: 5, rounds: 11, asked: asked, received: received}
	}
	even := timed{num.MicroOne}
	for _, x := range []struct {
		name string
		t    tactic
		s    *side
		want int64
	}{
		{"Boulware", timed{num.MicroOne / 4}, at(nil, nil), 913}, // 200 + 800*.95*(1-1/16), rounded
		{"linear", even, at(nil, nil), 580},
		{"conceder", timed{4 * num.MicroOne}, at(nil, nil), 321}, // 1 - .5^(1/4) = .159
		{"tit-for-tat opens", relative{}, at(nil, nil), 960},
		{"tit-for-tat holds", relative{}, at([]int64{900}, []int64{300, 300}), 900},
		{"tit-for-tat answers", relative{}, at([]int64{900}, []int64{300, 400}), 675},
		{"tit-for-tat takes back", relative{}, at([]int64{600}, []int64{300, 250}), 720},
		{"mixed", mixed{even, relative{}, num.MicroOne * 3 / 10}, at([]int64{900}, []int64{300, 300}), 676}, // .7*580 + .3*900
	} {
		if got := x.t.target(x.s); got != x.want {
			t.Errorf("%s asks for %d, not %d", x.name, got, x.want)
		}
	}
}

// AC_next compares with the own next offer alone; AC_combi, near the end, with the best
// of as many offers as there are rounds left.
func TestAcceptance(t *testing.T) {
	received := []int64{900, 300, 500, 400}
	for _, x := range []struct {
		name        string
		round       int
		u, next     int64
		plain, both bool
	}{
		{"as good as the next", 10, 600, 600, true, true},
		{"not as good, early", 10, 500, 600, false, false},
		{"best of the last three", 97, 500, 600, false, true},
		{"not best of the last three", 97, 499, 600, false, false},
		{"not best of the last four", 96, 500, 600, false, false},
		{"the last word", 100, 1, 600, false, true},
	} {
		s := &side{rounds: 100, round: x.round, received: append(received, x.u)}
		if got := (acNext{}).takes(s, x.u, x.next); got != x.plain {
			t.Errorf("%s: AC_next %v", x.name, got)
		}
		if got := (acCombi{}).takes(s, x.u, x.next); got != x.both {
			t.Errorf("%s: AC_combi %v", x.name, got)
		}
	}
}
