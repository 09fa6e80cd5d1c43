package rule

import (
	"backchannel/engine/num"
)

// Cond is a compiled condition. Its zero value always holds.
//
// It holds when every test passes and the table code gives yes; when not is
// set, if that is not so (which also makes "any of" out of "all of").
type Cond struct {
	tests []test
	rest  []instr
	not   bool
}

// test compares one balance with constants: it passes when the balance lies
// within lo and hi, or outside if out is set. Every comparison of an account
// with a number has this form.
type test struct {
	lo, hi num.Milli
	slot   int32
	out    bool
}

// Always is the condition that always holds.
func Always() Cond { return Cond{} }

// Holds says whether the condition holds for the balances, indexed by slot.
func (c *Cond) Holds(bal []num.Milli) bool {
	if len(c.tests) == 0 && c.rest == nil {
		return !c.not
	}
	return c.holds(bal)
}

func (c *Cond) holds(bal []num.Milli) bool {
	for i := range c.tests {
		t := &c.tests[i]
		if b := bal[t.slot]; (b < t.lo || b > t.hi) != t.out {
			return c.not
		}
	}
	if c.rest != nil && run(c.rest, bal) == 0 {
		return c.not
	}
	return !c.not
}

// Lack is a comparison of an account with a constant that a condition asks for and that
// does not hold: its balance would have to be at least Want, or at most where Most is set.
type Lack struct {
	Slot int
	Want num.Milli
	Most bool
}

// Lacks finds the first comparison that keeps the condition from holding. It is false where
// the condition holds, and where what it lacks is no single comparison, as in "a || b".
func (c *Cond) Lacks(bal []num.Milli) (Lack, bool) {
	if c.not {
		return Lack{}, false
	}
	for i := range c.tests {
		t := &c.tests[i]
		switch b := bal[t.slot]; {
		case t.out:
		case b < t.lo:
			return Lack{Slot: int(t.slot), Want: t.lo}, true
		case b > t.hi:
			return Lack{Slot: int(t.slot), Want: t.hi, Most: true}, true
		}
	}
	return Lack{}, false
}

// Reads appends the slots that the condition reads, ascending, each once.
func (c *Cond) Reads(dst []int) []int {
	n := len(dst)
	for i := range c.tests {
		dst = append(dst, int(c.tests[i].slot))
	}
	return tidy(reads(dst, c.rest), n)
}

// newCond lays a truth tree flat: "a && b && c" part by part, and "a || b"
// as "not (!a && !b)". Parts that are no plain test go into the table code.
func newCond(t *tree) Cond {
	var c Cond
	if t.op == opOr {
		c.not, t = true, negate(t)
	}
	rest := c.take(t)
	if rest != nil {
		c.rest = flatten(nil, rest)
	}
	return c
}

// take moves the plain tests of t into c and returns what remains, or nil.
func (c *Cond) take(t *tree) *tree {
	if t.op == opAnd {
		x, y := c.take(t.x), c.take(t.y)
		if x == nil {
			return y
		}
		if y == nil {
			return x
		}
		return join(opAnd, x, y)
	}
	if t.op == opConst && t.k != 0 {
		return nil
	}
	if n := positive(t); n.op == opAnd && n != t {
		return c.take(n)
	} else if p, ok := newTest(n); ok {
		c.tests = append(c.tests, p)
		return nil
	}
	return t
}

// positive drops the "not"s before t, where an equal tree without them exists.
func positive(t *tree) *tree {
	if t.op == opEqual && t.y.op == opConst && t.y.k == 0 && t.x.op >= opLess {
		return negate(t.x)
	}
	return t
}

// opposite pairs each comparison and connective with its contrary.
var opposite = map[op]op{
	opLess: opAtLeast, opAtLeast: opLess, opMore: opAtMost, opAtMost: opMore,
	opEqual: opUnequal, opUnequal: opEqual, opAnd: opOr, opOr: opAnd,
}

// negate returns the contrary of a truth tree, by De Morgan's laws.
func negate(t *tree) *tree {
	if t.op == opConst {
		return constant(1 - t.k)
	}
	if p := positive(t); p != t {
		return negate(p)
	}
	if t.op == opAnd || t.op == opOr {
		return join(opposite[t.op], negate(t.x), negate(t.y))
	}
	return &tree{op: opposite[t.op], x: t.x, y: t.y}
}

// mirror pairs each comparison with the one that has its sides exchanged.
var mirror = map[op]op{
	opLess: opMore, opMore: opLess, opAtMost: opAtLeast, opAtLeast: opAtMost,
	opEqual: opEqual, opUnequal: opUnequal,
}

// newTest makes a test of a comparison of one account with one number. Open
// ends reach to the ends of int64, since a balance beyond the limit counts as
// the limit.
func newTest(t *tree) (test, bool) {
	o, x, y := t.op, t.x, t.y
	if o >= opLess && o <= opUnequal && x.op == opConst {
		o, x, y = mirror[o], y, x
	}
	if o < opLess || o > opUnequal || x.op != opLoad || y.op != opConst {
		return test{}, false
	}
	p := test{slot: x.slot, lo: -limit, hi: limit, out: o == opUnequal}
	switch o {
	case opLess:
		p.hi = y.k - 1
	case opAtMost:
		p.hi = y.k
	case opMore:
		p.lo = y.k + 1
	case opAtLeast:
		p.lo = y.k
	default:
		p.lo, p.hi = y.k, y.k
	}
	return p.open(), true
}

// open moves bounds at the limit to the ends of int64. Constants lie within the
// limit, so that no range is empty.
func (p test) open() test {
	if p.lo <= -limit {
		p.lo = -1 << 63
	}
	if p.hi >= limit {
		p.hi = 1<<63 - 1
	}
	return p
}
