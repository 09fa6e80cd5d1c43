package rule

import "backchannel/engine/num"

// Amount is a compiled number. Its zero value is 0.
//
// It is scale * (base + each term), or the table code where that form does not
// fit. A product is rounded where the source has it, so 0.3 * (a - b) and
// 0.3*a - 0.3*b may differ in the last thousandth, here as on paper.
type Amount struct {
	base  num.Milli
	terms []term
	scale ratio
	code  []instr
}

// term is one account times a ratio.
type term struct {
	slot int32
	by   ratio
}

// ratio multiplies and divides in one rounding: 0.3 is 300/1000, "/ 4" is
// 1000/4000, and a sign alone is 1/1 or -1/1. The zero ratio changes nothing.
type ratio struct{ mul, div int64 }

// of applies the ratio.
func (r ratio) of(x num.Milli) num.Milli {
	switch {
	case r.div == 0 || r.div == r.mul:
		return x
	case r.div == -r.mul:
		return -x
	}
	return hold(num.Milli(num.MulDiv(int64(x), r.mul, r.div)))
}

// Const is the amount that is always k, held within num.Limit.
func Const(k num.Milli) Amount { return Amount{base: hold(k)} }

// Constant returns the amount's number when it reads no account.
func (a *Amount) Constant() (num.Milli, bool) {
	if a.code != nil || len(a.terms) > 0 {
		return 0, false
	}
	return a.base, true
}

// Of returns the amount for the balances, indexed by slot.
func (a *Amount) Of(bal []num.Milli) num.Milli {
	if a.code == nil && len(a.terms) == 0 {
		return a.base
	}
	return a.of(bal)
}

func (a *Amount) of(bal []num.Milli) num.Milli {
	if a.code != nil {
		return hold(run(a.code, bal))
	}
	sum := a.base
	for i := range a.terms {
		t := &a.terms[i]
		sum += t.by.of(hold(bal[t.slot]))
	}
	return hold(a.scale.of(sum))
}

// Reads appends the slots that the amount reads, ascending, each once.
func (a *Amount) Reads(dst []int) []int {
	n := len(dst)
	for i := range a.terms {
		dst = append(dst, int(a.terms[i].slot))
	}
	return tidy(reads(dst, a.code), n)
}

// newAmount lays a number tree flat: base and terms where its form allows,
// table code otherwise.
func newAmount(t *tree) Amount {
	var a Amount
	sum := t
	if x, by, ok := scaled(t); ok && x.op != opLoad {
		sum, a.scale = x, by
	}
	if a.add(sum, 1) {
		return a
	}
	return Amount{code: flatten(nil, t)}
}

// add adds sign * t to the sum, if t has the form of one.
func (a *Amount) add(t *tree, sign int64) bool {
	switch t.op {
	case opConst:
		a.base += num.Milli(sign) * t.k
		return true
	case opAdd:
		return a.add(t.x, sign) && a.add(t.y, sign)
	case opSub:
		return a.add(t.x, sign) && a.add(t.y, -sign)
	case opFrom:
		return a.add(t.y, sign) && a.add(t.x, -sign)
	case opLoad:
		a.terms = append(a.terms, term{t.slot, ratio{sign, 1}})
		return true
	}
	x, by, ok := scaled(t)
	if !ok || x.op != opLoad {
		return false
	}
	a.terms = append(a.terms, term{x.slot, ratio{sign * by.mul, by.div}})
	return true
}

// scaled takes apart a product or quotient with one constant side.
func scaled(t *tree) (x *tree, by ratio, ok bool) {
	switch {
	case t.op == opMul && t.y.op == opConst:
		return t.x, ratio{int64(t.y.k), int64(num.One)}, true
	case t.op == opMul && t.x.op == opConst:
		return t.y, ratio{int64(t.x.k), int64(num.One)}, true
	case t.op == opDiv:
		return t.x, ratio{int64(num.One), int64(t.y.k)}, true
	}
	return nil, ratio{}, false
}
