package rule

import (
	"fmt"
	"go/ast"
	"go/token"
	"strings"

	"backchannel/engine/num"
)

// reader checks a parsed expression and builds its tree. It asks for what each
// place needs, a number or a truth value, so a bare name can be either.
type reader struct {
	names  Names
	nodes  int
	faults []Fault
}

// read turns source text into a tree of the wanted kind, or lists all faults.
func read(src string, n Names, want func(*reader, ast.Expr, int) *tree) (*tree, []Fault) {
	e, faults := parse(src)
	if len(faults) > 0 {
		return nil, faults
	}
	r := reader{names: n}
	t := want(&r, e, 1)
	return t, r.faults
}

// fault records what is wrong at e and returns a harmless tree, so that
// reading goes on and finds the rest.
func (r *reader) fault(at token.Pos, format string, args ...any) *tree {
	r.faults = append(r.faults, Fault{Offset: int(at) - 1, Text: fmt.Sprintf(format, args...)})
	return constant(num.One)
}

// enter counts e against the limits; when false, e is not to be read.
func (r *reader) enter(e ast.Expr, depth int) bool {
	r.nodes++
	switch {
	case r.nodes == MaxNodes+1:
		r.fault(e.Pos(), "the expression has more than %d parts; split it into two rules", MaxNodes)
	case depth == MaxDepth+1:
		r.fault(e.Pos(), "the expression is nested more than %d deep; split it into two rules", MaxDepth)
	}
	return r.nodes <= MaxNodes && depth <= MaxDepth
}

// truth reads e where yes or no is needed.
func (r *reader) truth(e ast.Expr, depth int) *tree {
	if p, ok := e.(*ast.ParenExpr); ok && depth <= MaxDepth {
		return r.truth(p.X, depth+1)
	}
	if !r.enter(e, depth) {
		return constant(0)
	}
	switch e := e.(type) {
	case *ast.Ident:
		if e.Name == "true" || e.Name == "false" {
			return constant(truthOf(e.Name == "true"))
		}
		return join(opUnequal, r.name(e), constant(0))
	case *ast.SelectorExpr:
		return join(opUnequal, r.name(e), constant(0))
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			return join(opEqual, r.truth(e.X, depth+1), constant(0))
		}
	case *ast.BinaryExpr:
		if op, ok := logic[e.Op]; ok {
			return join(op, r.truth(e.X, depth), r.truth(e.Y, depth+1))
		}
		if op, ok := comparisons[e.Op]; ok {
			return join(op, r.number(e.X, depth), r.number(e.Y, depth+1))
		}
	}
	return r.notTruth(e, depth)
}

// notTruth reads e, which is no truth value, for its own faults first.
func (r *reader) notTruth(e ast.Expr, depth int) *tree {
	before := len(r.faults)
	r.nodes--
	r.number(e, depth)
	if len(r.faults) > before {
		return constant(0)
	}
	return r.fault(e.Pos(), "a condition must say yes or no: compare this number with another, as in x >= 2")
}

// number reads e where a number is needed.
func (r *reader) number(e ast.Expr, depth int) *tree {
	if p, ok := e.(*ast.ParenExpr); ok && depth <= MaxDepth {
		return r.number(p.X, depth+1)
	}
	if !r.enter(e, depth) {
		return constant(num.One)
	}
	switch e := e.(type) {
	case *ast.BasicLit:
		return r.literal(e)
	case *ast.Ident, *ast.SelectorExpr:
		return r.name(e)
	case *ast.UnaryExpr:
		return r.sign(e, depth)
	case *ast.BinaryExpr:
		return r.arithmetic(e, depth)
	case *ast.CallExpr:
		return r.call(e, depth)
	}
	return r.fault(e.Pos(), "this has no meaning here; use names, numbers, + - * /, comparisons, && || !, and parentheses")
}

// literal reads a number as num.Parse does: no hex, exponent or bare point.
func (r *reader) literal(e *ast.BasicLit) *tree {
	whole, _, _ := strings.Cut(e.Value, ".")
	k, err := num.Parse(e.Value)
	switch {
	case err == nil && len(whole) > 1 && whole[0] == '0':
		return r.fault(e.Pos(), "write %s without the leading 0", e.Value)
	case err == nil:
		return constant(k)
	case len(whole) > 9 && strings.Trim(e.Value, "0123456789.") == "":
		return r.fault(e.Pos(), "%s is too large: numbers stay below %d", e.Value, num.Limit)
	}
	return r.fault(e.Pos(), "%s is not a number here: write digits and at most three decimals, as in 4 or 0.35", e.Value)
}

// name reads an account name with at most one dot.
func (r *reader) name(e ast.Expr) *tree {
	name, ok := "", false
	switch e := e.(type) {
	case *ast.Ident:
		name, ok = e.Name, IsName(e.Name)
	case *ast.SelectorExpr:
		office, plain := e.X.(*ast.Ident)
		if !plain {
			return r.fault(e.Pos(), "a name has at most one dot, as in own.home")
		}
		name, ok = office.Name+"."+e.Sel.Name, IsName(office.Name) && IsName(e.Sel.Name)
	}
	switch {
	case !ok:
		return r.fault(e.Pos(), "%q is not a name: names begin with a letter", name)
	case name == "true" || name == "false":
		return r.fault(e.Pos(), "%s is no number; a number is needed here", name)
	case functions[name].most > 0:
		return r.fault(e.Pos(), "%s is a function: write %s", name, functions[name].usage)
	}
	slot, known := r.names.Slot(name)
	if !known {
		r.faults = append(r.faults, Fault{int(e.Pos()) - 1, fmt.Sprintf("there is no account %q", name), r.names.Near(name)})
		return constant(num.One)
	}
	return load(slot)
}

// sign reads unary minus.
func (r *reader) sign(e *ast.UnaryExpr, depth int) *tree {
	switch e.Op {
	case token.SUB:
		return r.checked(e, join(opFrom, r.number(e.X, depth+1), constant(0)))
	case token.NOT:
		r.truth(e.X, depth+1)
		return r.fault(e.Pos(), "! gives yes or no; a number is needed here")
	}
	return r.fault(e.Pos(), "%s has no meaning before a value", e.Op)
}

// arithmetic reads the four operations.
func (r *reader) arithmetic(e *ast.BinaryExpr, depth int) *tree {
	op, ok := operations[e.Op]
	if !ok {
		return r.notNumber(e, depth)
	}
	x, y := r.number(e.X, depth), r.number(e.Y, depth+1)
	if op == opDiv && (y.op != opConst || y.k == 0) {
		return r.fault(e.Y.Pos(), "divide only by a number that is not 0, as in x / 2")
	}
	return r.checked(e, join(op, x, y))
}

// notNumber reads a comparison or other operator where a number is needed, for
// its own faults first.
func (r *reader) notNumber(e *ast.BinaryExpr, depth int) *tree {
	_, compares := comparisons[e.Op]
	_, joins := logic[e.Op]
	if !compares && !joins {
		return r.fault(e.OpPos, "%s has no meaning here; use + - * /", e.Op)
	}
	before := len(r.faults)
	r.nodes--
	if r.truth(e, depth); len(r.faults) > before {
		return constant(num.One)
	}
	if compares {
		return r.fault(e.OpPos, "a comparison is no number; to compare twice write a < b && b < c")
	}
	return r.fault(e.OpPos, "%s gives yes or no; a number is needed here", e.Op)
}

// checked refuses arithmetic on numbers alone that reaches the limit.
func (r *reader) checked(e ast.Expr, t *tree) *tree {
	if t.op == opConst && max(t.k, -t.k) >= limit {
		return r.fault(e.Pos(), "this comes to too much: numbers stay below %d", num.Limit)
	}
	return t
}

// functions are those an expression may call, with how many values they take.
var functions = map[string]struct {
	op          op
	least, most int
	usage       string
}{
	"min":   {opMin, 2, MaxArgs, "min(a, b)"},
	"max":   {opMax, 2, MaxArgs, "max(a, b)"},
	"abs":   {opAbs, 1, 1, "abs(x)"},
	"clamp": {opMin, 3, 3, "clamp(x, low, high)"},
}

// call reads a function call.
func (r *reader) call(e *ast.CallExpr, depth int) *tree {
	id, ok := e.Fun.(*ast.Ident)
	if !ok || functions[id.Name].most == 0 {
		return r.fault(e.Pos(), "only min, max, abs and clamp can be called")
	}
	f := functions[id.Name]
	if len(e.Args) < f.least || len(e.Args) > f.most {
		return r.fault(e.Pos(), "write %s as %s", id.Name, f.usage)
	}
	args := make([]*tree, len(e.Args))
	for i, a := range e.Args {
		args[i] = r.number(a, depth+1)
	}
	switch id.Name {
	case "abs":
		return join(opAbs, args[0], constant(0))
	case "clamp":
		return r.clamp(e, args)
	}
	t := args[0]
	for _, a := range args[1:] {
		t = join(f.op, t, a)
	}
	return t
}

// clamp is max(low, min(x, high)), as num.Milli.Clamp.
func (r *reader) clamp(e *ast.CallExpr, args []*tree) *tree {
	x, low, high := args[0], args[1], args[2]
	if low.op == opConst && high.op == opConst && low.k > high.k {
		return r.fault(e.Args[1].Pos(), "clamp(x, low, high): %v is above %v", low.k, high.k)
	}
	return join(opMax, join(opMin, x, high), low)
}

var (
	logic       = map[token.Token]op{token.LAND: opAnd, token.LOR: opOr}
	operations  = map[token.Token]op{token.ADD: opAdd, token.SUB: opSub, token.MUL: opMul, token.QUO: opDiv}
	comparisons = map[token.Token]op{
		token.LSS: opLess, token.LEQ: opAtMost, token.GTR: opMore, token.GEQ: opAtLeast,
		token.EQL: opEqual, token.NEQ: opUnequal,
	}
)
