package negotiation

import (
	"fmt"

	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/rule"
)

// WorkMax bounds what one analysis may cost: the levels that its searches try.
const WorkMax = 200_000_000

// ErrWork is returned for a space whose analysis would go beyond WorkMax.
var ErrWork = fmt.Errorf("that takes more than %d tries; give the table a lower capacity, higher thresholds, or fewer issues and levels", WorkMax)

// search goes through the packages of a space that reach some bars, depth first and by
// branch and bound (Land & Doig, Econometrica 28, 1960): issue by issue in their order,
// it leaves out a level
//
//  1. that takes more steps than the capacity has left,
//  2. with which a bar is out of reach, whatever the later issues add, and
//  3. that breaks a law or crosses a red line that reads no later issue.
type search struct {
	s    *Space
	bars []bar
	rows []row
	room int
	// work is how many levels can still be tried, in all searches of one analysis; over
	// tells that it is used up, or that found had enough.
	work *int
	over bool
	// found is called at every package; it may raise bars and is false to stop.
	found func(*search) bool

	levels ledger.Levels
	slots  [StepsSlot + 1]num.Milli
	// sum is what the issues so far add to each bar, at each depth.
	sum [ledger.IssuesMax + 1][barsMax]int64
}

// bar is a weighted sum of surpluses of which a package must have the least.
type bar struct {
	weight [PartiesMax]int64
	least  int64
}

// barsMax is the most bars of a search: one a party and two of all together.
const barsMax = PartiesMax + 2

// row is one issue as a search goes through it.
type row struct {
	// levels are what is tried, in this order.
	levels []step
	// hard and bonus are settled with this issue: they read no later one.
	hard  []hard
	bonus []extra
	// spare is the most that those bonuses add to each bar, rest the most that this
	// issue and the later ones can, by steps left.
	spare [barsMax]int64
	rest  [][barsMax]int64
}

// step is one level of an issue: how far it is from the status quo and what it adds to each bar.
type step struct {
	level int8
	far   int
	adds  [barsMax]int64
}

// hard is a condition that must hold, or must not.
type hard struct {
	cond *rule.Cond
	must bool
}

// extra is a bonus with what it adds to each bar.
type extra struct {
	cond *rule.Cond
	adds [barsMax]int64
}

// run goes through the space.
func (q *search) run() error {
	q.descend(0, q.room)
	if *q.work < 0 {
		return ErrWork
	}
	return nil
}

// descend tries the levels of one issue after those before it are chosen.
func (q *search) descend(depth, left int) {
	if depth == len(q.rows) {
		q.over = !q.found(q)
		return
	}
	r := &q.rows[depth]
	for i := range r.levels {
		x := &r.levels[i]
		if *q.work--; *q.work < 0 {
			q.over = true
		}
		if q.over {
			return
		}
		if x.far > left || !q.reaches(depth, x, left-x.far) {
			continue
		}
		q.levels[depth], q.slots[depth] = x.level, num.Of(int(x.level))
		if depth == len(q.rows)-1 {
			q.slots[StepsSlot] = num.Of(q.room - left + x.far)
		}
		if q.lawful(r) && q.settles(depth, r, left-x.far) {
			q.descend(depth+1, left-x.far)
		}
	}
}

// reaches adds a level and tells whether every bar can still be reached.
func (q *search) reaches(depth int, x *step, left int) bool {
	sum, next := &q.sum[depth], &q.sum[depth+1]
	spare, rest := &q.rows[depth].spare, q.beyond(depth, left)
	for k := range q.bars {
		next[k] = sum[k] + x.adds[k]
		if next[k]+spare[k]+rest[k] < q.bars[k].least {
			return false
		}
	}
	return true
}

// settles adds the bonuses that hold by now and tells whether every bar can still be reached.
func (q *search) settles(depth int, r *row, left int) bool {
	if len(r.bonus) == 0 {
		return true
	}
	next, rest := &q.sum[depth+1], q.beyond(depth, left)
	for i := range r.bonus {
		if b := &r.bonus[i]; b.cond.Holds(q.slots[:]) {
			for k := range q.bars {
				next[k] += b.adds[k]
			}
		}
	}
	for k := range q.bars {
		if next[k]+rest[k] < q.bars[k].least {
			return false
		}
	}
	return true
}

// beyond is the most that the issues after this one can add.
func (q *search) beyond(depth, left int) *[barsMax]int64 {
	if depth+1 == len(q.rows) {
		return &nothing
	}
	return &q.rows[depth+1].rest[left]
}

var nothing [barsMax]int64

func (q *search) lawful(r *row) bool {
	for i := range r.hard {
		if h := &r.hard[i]; h.cond.Holds(q.slots[:]) != h.must {
			return false
		}
	}
	return true
}
