package desk

import (
	"slices"

	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// Bonus is what levels of several rows are worth together, beside what each is worth alone.
type Bonus struct {
	RedLine // the rows and the levels, in words; it is crossed where the bonus is earned
	Pays    num.Milli
}

// Bonuses are those that pay a party, or cost it, in the order of the scenario.
func (d *Desk) Bonuses(p int) []Bonus {
	t := d.Scenario.Talks
	var out []Bonus
	for i := range t.Bonus {
		b := &t.Bonus[i]
		if b.Pays[p] == 0 {
			continue
		}
		x := Bonus{RedLine: RedLine{cond: &b.When}, Pays: b.Pays[p]}
		for _, slot := range b.When.Reads(nil) {
			if slot < t.Issues() && !slices.Contains(x.Rows, slot) {
				x.Rows = append(x.Rows, slot)
			}
		}
		x.Words = d.redWords(&x.RedLine)
		out = append(out, x)
	}
	return out
}

// Trade is a swap of steps between two rows of a draft: one towards the others, one towards
// the seat (logrolling: Tollison and Willett, International Organization 33, 1979).
type Trade struct {
	// Give and Take are the rows, From and To their levels in the draft and after the swap.
	Give, Take       int
	GiveFrom, GiveTo int8
	TakeFrom, TakeTo int8
	Gain             num.Milli // points to the seat above what its home needs
	Before, After    num.Milli // the chance in percent that the other homes carry it
}

// Apply is the draft after the swap.
func (x *Trade) Apply(l ledger.Levels) ledger.Levels {
	l[x.Give], l[x.Take] = x.GiveTo, x.TakeTo
	return l
}

// BestTrade is the swap of single steps that gains the seat's party most without making it
// less likely that the other homes carry the draft, as far as the seat can tell: homes says
// how likely they are to. Rows that are not open and packages that cannot be signed are left
// out. It is not ok where no swap is better than the draft.
func (d *Desk) BestTrade(p int, draft, base *ledger.Levels, open func(row int) bool, homes func(*ledger.Levels) num.Milli) (best Trade, ok bool) {
	t, bal := d.Scenario.Talks, d.View.Bal
	worth := func(l *ledger.Levels) num.Milli { return t.Worth(bal, p, l) - t.Need(bal[t.Reserve[p]], l) }
	sound := func(l *ledger.Levels) bool {
		most := t.Limit(bal)
		return t.Fault(p, l) == 0 && t.Steps(l) <= t.CapacityIn(bal) && (most == 0 || t.Distance(base, l) <= most)
	}
	type step struct {
		row  int
		to   int8
		gain num.Milli // to the seat
	}
	own, odds := worth(draft), homes(draft)
	var gives, takes []step
	for i := range t.Topics {
		for _, to := range [2]int8{draft[i] - 1, draft[i] + 1} {
			if to < 0 || to >= t.Sizes[i] || !open(i) {
				continue
			}
			if x := &t.Topics[i]; x.Bound && to != base[i] && !x.Needs[to].Holds(bal) {
				continue
			}
			l := *draft
			l[i] = to
			x := step{i, to, worth(&l) - own}
			if homes(&l) > odds {
				gives = append(gives, x)
			}
			if x.gain > 0 {
				takes = append(takes, x)
			}
		}
	}
	for _, g := range gives {
		for _, k := range takes {
			if g.row == k.row {
				continue
			}
			x := Trade{Give: g.row, Take: k.row, GiveFrom: draft[g.row], GiveTo: g.to, TakeFrom: draft[k.row], TakeTo: k.to, Before: odds}
			l := x.Apply(*draft)
			if x.Gain = worth(&l) - own; x.Gain <= best.Gain || !sound(&l) {
				continue
			}
			if x.After = homes(&l); x.After >= odds {
				best, ok = x, true
			}
		}
	}
	return best, ok
}
