package scenario

import (
	"slices"
	"strings"

	"backchannel/engine/ledger"
)

// place is where a rule stands, for the flow of information.
type place struct {
	what string
	// open says that the rule can have the key reveals, which holds these accounts.
	open    bool
	reveals []ledger.ID
}

// leak is a secret that would come out at a place: own.home is told of one office only.
type leak struct {
	at   Pos
	kind string
}

// flow reports a rule that lets somebody see what depends on an account that they
// do not see, unless the rule says that it reveals it. Sees is who notices.
func (b *builder) flow(e Expr, reads []int, sees ledger.Offices, p place) {
	for _, slot := range reads {
		a := &b.s.Accounts[slot]
		blind := sees & b.s.Everyone() &^ a.Sees
		_, kind, _ := strings.Cut(a.Name, ".")
		leak := leak{e.At, kind}
		if blind == 0 || slices.Contains(p.reveals, ledger.ID(slot)) || b.leaks[leak] {
			continue
		}
		b.leaks[leak] = true
		if p.open {
			b.add(e.At, "", "%s depends on %s, which %s cannot see but could then work out: use something that everybody concerned sees, or list it under reveals", p.what, a.Name, b.who(blind))
		} else {
			b.add(e.At, "", "%s depends on %s, which %s cannot see but could then work out: use something that everybody concerned sees", p.what, a.Name, b.who(blind))
		}
	}
}

// who names the first of a set of offices, and that there are more.
func (b *builder) who(set ledger.Offices) string {
	var ids []string
	for o := 1; o < len(b.s.Offices); o++ {
		if set.Has(ledger.Office(o)) {
			ids = append(ids, b.s.Offices[o].ID)
		}
	}
	if len(ids) > 2 {
		return ids[0] + " and others"
	}
	return strings.Join(ids, " and ")
}
