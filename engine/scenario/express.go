package scenario

import (
	"backchannel/engine/rule"
)

// ready counts an expression. It is false where there is nothing to compile, or no
// more will be.
func (b *builder) ready(e Expr) bool {
	if e.Src == "" {
		return false
	}
	b.rules++
	return b.rules <= rulesMax && !b.full()
}

// finder resolves names, and has words of its own for some that it does not know.
type finder interface {
	rule.Names
	lost(at Pos, name string) bool
}

// resolved knows every name that has been reported in words of its own, so that only
// the other faults are told of an expression.
type resolved struct {
	finder
	lost map[string]bool
}

func (n resolved) Slot(name string) (int, bool) {
	if n.lost[name] {
		return 0, true
	}
	return n.finder.Slot(name)
}

// tell reports the names of an expression that its finder has words for.
func (b *builder) tell(e Expr, n finder) rule.Names {
	lost := map[string]bool{}
	for _, at := range names.FindAllStringIndex(e.Src, -1) {
		if name := e.Src[at[0]:at[1]]; n.lost(e.At.at(at[0]), name) {
			lost[name] = true
		}
	}
	if len(lost) == 0 {
		return n
	}
	return resolved{n, lost}
}

// cond compiles a condition; nothing written holds always.
func (b *builder) cond(e Expr, n finder) rule.Cond {
	if !b.ready(e) {
		return rule.Always()
	}
	c, faults := rule.CompileCond(e.Src, b.tell(e, n))
	b.faults(e, faults)
	return c
}

// amount compiles an amount; nothing written is 0.
func (b *builder) amount(e Expr, n finder) rule.Amount {
	if !b.ready(e) {
		return rule.Const(0)
	}
	a, faults := rule.CompileAmount(e.Src, b.tell(e, n))
	b.faults(e, faults)
	return a
}

func (b *builder) faults(e Expr, faults []rule.Fault) {
	for _, f := range faults {
		near := ""
		if len(f.Near) > 0 {
			near = f.Near[0]
		}
		b.add(e.At.at(f.Offset), near, "%s", f.Text)
	}
}
