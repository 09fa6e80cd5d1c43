package rule

import "backchannel/engine/num"

// op is one operation on a left value x and a right value y. A truth value is
// 1 or 0 thousandths; "not" is "equals 0".
type op uint8

const (
	opConst op = iota // the number k
	opLoad            // the balance in slot
	opAdd
	opSub
	opFrom // y - x, so that "-x" is one operation with a constant at its right
	opMul
	opDiv
	opMin
	opMax
	opAbs // of x; y is not used
	opLess
	opAtMost
	opMore
	opAtLeast
	opEqual
	opUnequal
	opAnd
	opOr
)

// do carries out an operation. Sums are exact, since MaxNodes numbers within
// the limit cannot overflow an int64; products and quotients are held.
func (o op) do(x, y num.Milli) num.Milli {
	switch o {
	case opAdd:
		return x + y
	case opSub:
		return x - y
	case opFrom:
		return y - x
	case opMul:
		return hold(x.Mul(y))
	case opDiv:
		return hold(x.Div(y))
	case opMin:
		return min(x, y)
	case opMax:
		return max(x, y)
	case opAbs:
		return max(x, -x)
	case opAnd:
		return x & y
	case opOr:
		return x | y
	}
	return truthOf(o.compare(x, y))
}

// compare carries out a comparison.
func (o op) compare(x, y num.Milli) bool {
	switch o {
	case opLess:
		return x < y
	case opAtMost:
		return x <= y
	case opMore:
		return x > y
	case opAtLeast:
		return x >= y
	case opEqual:
		return x == y
	}
	return x != y
}

func truthOf(b bool) num.Milli {
	if b {
		return 1
	}
	return 0
}

// tree is a checked expression, before it is laid flat.
type tree struct {
	op   op
	slot int32
	k    num.Milli
	x, y *tree
}

func constant(k num.Milli) *tree { return &tree{op: opConst, k: k} }
func load(slot int) *tree        { return &tree{op: opLoad, slot: int32(slot)} }

// join makes an operation; on constants it is carried out at once.
func join(o op, x, y *tree) *tree {
	if x.op == opConst && y.op == opConst {
		if o == opDiv && y.k == 0 {
			return constant(num.One) // a fault by now, or the caller's next
		}
		return constant(o.do(x.k, y.k))
	}
	if o == opAnd || o == opOr {
		if t := settle(o, x, y); t != nil {
			return t
		}
	}
	return &tree{op: o, x: x, y: y}
}

// settle simplifies "and" and "or" that have a constant side.
func settle(o op, x, y *tree) *tree {
	if x.op != opConst {
		x, y = y, x
	}
	if x.op != opConst {
		return nil
	}
	if (x.k != 0) == (o == opAnd) {
		return y
	}
	return x
}

// origin says where an instruction finds its right value.
type origin uint8

const (
	fromStack origin = iota
	fromConst
	fromSlot
)

// instr is one line of table code: take a right value, and combine it with the
// top of the stack (push it, when the operation is opLoad).
type instr struct {
	op   op
	from origin
	slot int32
	k    num.Milli
}

// stackSize is a power of two above the deepest stack: each of MaxDepth levels
// of nesting leaves at most one value waiting.
const stackSize = 16

// flatten appends the postfix code of t.
func flatten(code []instr, t *tree) []instr {
	if t.x == nil {
		return append(code, operand(opLoad, t))
	}
	code = flatten(code, t.x)
	if t.y.x == nil {
		return append(code, operand(t.op, t.y))
	}
	return append(flatten(code, t.y), instr{op: t.op})
}

func operand(o op, t *tree) instr {
	if t.op == opConst {
		return instr{op: o, from: fromConst, k: t.k}
	}
	return instr{op: o, from: fromSlot, slot: t.slot}
}

// run carries out table code. The stack is a fixed array, indexed by a mask so
// that no check is needed.
func run(code []instr, bal []num.Milli) num.Milli {
	var stack [stackSize]num.Milli
	top := stackSize - 1
	for i := range code {
		in := &code[i]
		var y num.Milli
		switch in.from {
		case fromConst:
			y = in.k
		case fromSlot:
			y = hold(bal[in.slot])
		default:
			y = stack[top%stackSize]
			top--
		}
		if in.op == opLoad {
			top++
			stack[top%stackSize] = y
			continue
		}
		x := &stack[top%stackSize]
		*x = in.op.do(*x, y)
	}
	return stack[top%stackSize]
}

// reads appends the slots that code reads.
func reads(dst []int, code []instr) []int {
	for _, in := range code {
		if in.from == fromSlot {
			dst = append(dst, int(in.slot))
		}
	}
	return dst
}
