package desk

import (
	"slices"

	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
	"backchannel/engine/rule"
)

// RedLine is what a party can never sign, in words.
type RedLine struct {
	// Rows are the issues that it is about.
	Rows []int
	// Words say which levels cross it, Why what the party's office says of the first of
	// these rows, or nothing.
	Words, Why string
	cond       *rule.Cond
	// law tells that it is a legal condition, which is crossed where it does not hold.
	law bool
}

// gridMax bounds the packages that are tried to put one line into words.
const gridMax = 1 << 14

// RedLines are the lines of a party, in the order of the scenario, and behind them the legal
// conditions, which bind everybody.
func (d *Desk) RedLines(p int) []RedLine {
	t := d.Scenario.Talks
	var out []RedLine
	add := func(cond *rule.Cond, law bool) {
		x := RedLine{cond: cond, law: law}
		for _, slot := range cond.Reads(nil) {
			if slot < t.Issues() {
				x.Rows = append(x.Rows, slot)
			}
		}
		x.Words = d.redWords(&x)
		switch {
		case law:
			x.Words = d.Book.Say("By law, for everybody: %s", x.Words)
		case len(x.Rows) > 0:
			x.Why = t.Topics[x.Rows[0]].Why[p]
		}
		out = append(out, x)
	}
	for i := range t.Parties[p].Red {
		add(&t.Parties[p].Red[i], false)
	}
	for i := range t.Legal {
		add(&t.Legal[i], true)
	}
	return out
}

// Crosses tells whether a package crosses the line.
func (x *RedLine) Crosses(t *negotiation.Space, l *ledger.Levels) bool {
	slots := t.Slots(l)
	return x.cond.Holds(slots[:]) != x.law
}

// redWords put a line into words. They are found by trying its levels, so that they say
// what the condition says however it is written:
//
//  1. The levels of each row that cross it, where these cross it in every combination.
//  2. Else what the levels of its rows add up to, where that alone decides.
//  3. Else only the rows that it is about.
//
// A line that reads the steps of the whole text says from how many on.
func (d *Desk) redWords(x *RedLine) string {
	t := d.Scenario.Talks
	names := make([]string, len(x.Rows))
	for k, i := range x.Rows {
		names[k] = t.Topics[i].Name
	}
	crossing, other, from, ok := d.grid(x)
	if !ok || len(crossing) == 0 {
		return d.someLevels(names)
	}
	words := product(crossing)
	text := ""
	if words != nil {
		for k, i := range x.Rows {
			part := d.Book.Say("%s at %s", names[k], d.levelWords(t.Topics[i].Levels, words[k]))
			if k == 0 {
				text = part
			} else {
				text = d.Book.Say("%s, together with %s", text, part)
			}
		}
	} else {
		low, high := sums(crossing)
		least, most := sums(other)
		switch {
		case high < least:
			text = d.Book.Say("%s at levels that add up to less than %d", And(d.Book, names), least)
		case low > most:
			text = d.Book.Say("%s at levels that add up to more than %d", And(d.Book, names), most)
		default:
			text = d.someLevels(names)
		}
	}
	if from > 0 {
		text = d.Book.Count(from, "%[2]s, in a text that stands %[1]d step or more from the start", "%[2]s, in a text that stands %[1]d steps or more from the start", from, text)
	}
	return text
}

func (d *Desk) someLevels(names []string) string {
	return d.Book.Say("Some levels of %s together", And(d.Book, names))
}

// grid are the levels of a line's rows that cross it and those that do not; from is the
// number of steps from which on they do, 0 where the steps do not matter. It is not ok
// where there are too many, or where steps and levels decide together.
func (d *Desk) grid(x *RedLine) (crossing, other [][]int8, from int, ok bool) {
	t := d.Scenario.Talks
	size := 1
	for _, i := range x.Rows {
		size *= int(t.Sizes[i])
	}
	steps := []int{0}
	if slices.Contains(x.cond.Reads(nil), negotiation.StepsSlot) {
		for n := 1; n <= t.Capacity; n++ {
			steps = append(steps, n)
		}
	}
	if size*len(steps) > gridMax {
		return nil, nil, 0, false
	}
	now := t.Status()
	slots := t.Slots(&now)
	for _, n := range steps {
		slots[negotiation.StepsSlot] = num.Of(n)
		var yes, no [][]int8
		at := make([]int8, len(x.Rows))
		for range size {
			for k, i := range x.Rows {
				slots[i] = num.Of(int(at[k]))
			}
			if x.cond.Holds(slots[:]) != x.law {
				yes = append(yes, slices.Clone(at))
			} else {
				no = append(no, slices.Clone(at))
			}
			for k := range at { // the next combination
				if at[k]++; at[k] < t.Sizes[x.Rows[k]] {
					break
				}
				at[k] = 0
			}
		}
		switch {
		case len(yes) == 0 && crossing == nil:
		case crossing == nil:
			crossing, other, from = yes, no, n
		case len(yes) != len(crossing):
			return nil, nil, 0, false
		}
	}
	return crossing, other, from, true
}

// product are the levels of each row in a list of combinations, nil unless the list holds
// all combinations of them.
func product(list [][]int8) [][]int8 {
	words := make([][]int8, len(list[0]))
	size := 1
	for k := range words {
		for _, at := range list {
			if !slices.Contains(words[k], at[k]) {
				words[k] = append(words[k], at[k])
			}
		}
		slices.Sort(words[k])
		size *= len(words[k])
	}
	if size != len(list) {
		return nil
	}
	return words
}

// sums are the least and the most that combinations add up to; of none the least is high
// and the most low.
func sums(list [][]int8) (least, most int) {
	least, most = 1<<30, -1
	for _, at := range list {
		sum := 0
		for _, l := range at {
			sum += int(l)
		}
		least, most = min(least, sum), max(most, sum)
	}
	return least, most
}

// levelWords name some levels of a row: one, those up to one, those from one on, or each.
func (d *Desk) levelWords(names []string, levels []int8) string {
	first, last := int(levels[0]), int(levels[len(levels)-1])
	whole := last-first+1 == len(levels)
	quoted := func(l int) string { return "“" + names[l] + "”" }
	switch {
	case len(levels) == 1:
		return quoted(first)
	case whole && first == 0:
		return d.Book.Say("%s or less", quoted(last))
	case whole && last == len(names)-1:
		return d.Book.Say("%s or more", quoted(first))
	}
	var words []string
	for _, l := range levels {
		words = append(words, quoted(int(l)))
	}
	return Or(d.Book, words)
}
