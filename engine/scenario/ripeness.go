package scenario

import (
	"backchannel/engine/escalation"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/rule"
)

// Ripeness measures how ripe the conflict is for talks, in an account that nobody sees
// before the debrief.
type Ripeness struct {
	Account ledger.ID
	Rule    ledger.Rule
	// Hurts and Trusts are of the two sides; Mediator and Offer say whether there is one.
	Hurts, Trusts   [2]rule.Amount
	Mediator, Offer rule.Cond
}

// Of is the index for the balances.
func (r *Ripeness) Of(bal []num.Milli) num.Milli {
	x := escalation.Ripeness{Mediator: r.Mediator.Holds(bal), Offer: r.Offer.Holds(bal)}
	for side := range 2 {
		x.Pain[side] = r.Hurts[side].Of(bal).Clamp(0, num.Of(100))
		x.Trust[side] = r.Trusts[side].Of(bal).Clamp(0, num.Of(100))
	}
	return x.Index()
}

func (f *ripenessFile) shape(s *fields) { s.need("hurts", "trusts") }

// buildRipeness opens the account at the index of the opening.
func (b *builder) buildRipeness(f *ripenessFile) {
	if f == nil {
		return
	}
	if len(f.Hurts) != 2 || len(f.Trusts) != 2 {
		b.add(f.At, "", "hurts and trusts have two amounts each, one for each side")
		return
	}
	r, n := &Ripeness{}, scope{b, ledger.Nobody}
	for side := range 2 {
		r.Hurts[side], r.Trusts[side] = b.amount(f.Hurts[side], n), b.amount(f.Trusts[side], n)
	}
	r.Mediator, r.Offer = b.either(f.Mediator, n), b.either(f.Offer, n)
	r.Rule = b.cause("law", "ripeness", b.s.Book.Say("How ripe the conflict is"))
	r.Account = b.account(ledger.Account{Name: "ripeness", Title: b.s.Book.Say("Ripeness"), Max: num.Of(100), Open: r.Of(b.opens())})
	b.s.Laws.Ripeness = r
}

// either compiles a condition; nothing written never holds.
func (b *builder) either(e Expr, n finder) rule.Cond {
	if e.Src == "" {
		e.Src = "false"
	}
	return b.cond(e, n)
}
