package rule

import (
	"go/ast"
	"go/parser"
	"go/token"
	"math/big"
	"strings"

	"backchannel/engine/num"
)

// reference evaluates an expression that compiles, by walking its Go tree with
// big integers in thousandths. It shares no code with the compiler and is the
// meaning of the language in its plainest form.
func reference(src string, slots map[string]int, bal []num.Milli, truth bool) *big.Int {
	e, err := parser.ParseExpr(strings.ReplaceAll(strings.ReplaceAll(src, "\n", " "), "\r", " "))
	if err != nil {
		panic(err)
	}
	return walker{slots, bal}.walk(e, truth)
}

type walker struct {
	slots map[string]int
	bal   []num.Milli
}

func (w walker) walk(e ast.Expr, truth bool) *big.Int {
	switch e := e.(type) {
	case *ast.ParenExpr:
		return w.walk(e.X, truth)
	case *ast.BasicLit:
		r, _ := new(big.Rat).SetString(e.Value)
		r.Mul(r, big.NewRat(1000, 1))
		return r.Num()
	case *ast.Ident:
		if e.Name == "true" || e.Name == "false" {
			return bigBool(e.Name == "true")
		}
		return w.account(e.Name, truth)
	case *ast.SelectorExpr:
		return w.account(e.X.(*ast.Ident).Name+"."+e.Sel.Name, truth)
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			return bigBool(w.walk(e.X, true).Sign() == 0)
		}
		return new(big.Int).Neg(w.walk(e.X, false))
	case *ast.CallExpr:
		var args []*big.Int
		for _, a := range e.Args {
			args = append(args, w.walk(a, false))
		}
		return called(e.Fun.(*ast.Ident).Name, args)
	}
	return w.binary(e.(*ast.BinaryExpr))
}

func (w walker) account(name string, truth bool) *big.Int {
	x := bigHold(big.NewInt(int64(w.bal[w.slots[name]])))
	if truth {
		return bigBool(x.Sign() != 0)
	}
	return x
}

func (w walker) binary(e *ast.BinaryExpr) *big.Int {
	logical := e.Op == token.LAND || e.Op == token.LOR
	x, y := w.walk(e.X, logical), w.walk(e.Y, logical)
	thousand := big.NewInt(1000)
	switch e.Op {
	case token.ADD:
		return new(big.Int).Add(x, y)
	case token.SUB:
		return new(big.Int).Sub(x, y)
	case token.MUL:
		return bigHold(bigRound(new(big.Int).Mul(x, y), thousand))
	case token.QUO:
		return bigHold(bigRound(new(big.Int).Mul(x, thousand), y))
	case token.LAND:
		return bigBool(x.Sign() != 0 && y.Sign() != 0)
	case token.LOR:
		return bigBool(x.Sign() != 0 || y.Sign() != 0)
	}
	c := x.Cmp(y)
	return bigBool(map[token.Token]bool{
		token.LSS: c < 0, token.LEQ: c <= 0, token.GTR: c > 0,
		token.GEQ: c >= 0, token.EQL: c == 0, token.NEQ: c != 0,
	}[e.Op])
}

func called(name string, args []*big.Int) *big.Int {
	least, most := args[0], args[0]
	for _, a := range args {
		if a.Cmp(least) < 0 {
			least = a
		}
		if a.Cmp(most) > 0 {
			most = a
		}
	}
	switch name {
	case "min":
		return least
	case "max":
		return most
	case "abs":
		return new(big.Int).Abs(args[0])
	}
	return called("max", []*big.Int{args[1], called("min", []*big.Int{args[0], args[2]})})
}

// bigRound divides, half away from zero.
func bigRound(a, b *big.Int) *big.Int {
	sign := int64(a.Sign() * b.Sign())
	a, b = new(big.Int).Abs(a), new(big.Int).Abs(b)
	a.Lsh(a, 1).Add(a, b).Quo(a, new(big.Int).Lsh(b, 1))
	return a.Mul(a, big.NewInt(sign))
}

func bigHold(x *big.Int) *big.Int {
	top := big.NewInt(int64(num.Limit) * 1000)
	if x.CmpAbs(top) <= 0 {
		return x
	}
	return new(big.Int).Mul(top, big.NewInt(int64(x.Sign())))
}

func bigBool(b bool) *big.Int {
	if b {
		return big.NewInt(1)
	}
	return new(big.Int)
}
