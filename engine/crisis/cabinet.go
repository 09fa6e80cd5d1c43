package crisis

import (
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// lead is the office whose purse an office pays from: its cabinet's, or Nobody where it
// acts for itself.
func lead(s *scenario.Scenario, bal []num.Milli, o ledger.Office) ledger.Office {
	return ledger.Office(bal[s.Offices[o].Lead] / num.One)
}

// purseOf is the account that an office pays from: the same meter of its cabinet's lead.
func purseOf(s *scenario.Scenario, bal []num.Milli, o ledger.Office, own ledger.ID) ledger.ID {
	first := lead(s, bal, o)
	if first == ledger.Nobody || first == o {
		return own
	}
	for i := range s.Meters {
		if s.Meters[i].Account == own {
			for j := range s.Meters {
				if m := &s.Meters[j]; m.ID == s.Meters[i].ID && m.Owner == first {
					return m.Account
				}
			}
		}
	}
	return own
}

// borne is the account that a step's posting reaches: what a rule gives an office of a
// cabinet, or takes from it, is its lead's to have, since the others' purses are shut.
func borne(s *scenario.Scenario, bal []num.Milli, to ledger.ID) ledger.ID {
	for i := range s.Meters {
		if m := &s.Meters[i]; m.Purse && m.Account == to {
			return purseOf(s, bal, m.Owner, to)
		}
	}
	return to
}

// pursesOf lists whose capital an account is, by account.
func pursesOf(s *scenario.Scenario) []ledger.Office {
	list := make([]ledger.Office, len(s.Accounts))
	for i := range s.Meters {
		if m := &s.Meters[i]; m.Purse {
			list[m.Account] = m.Owner
		}
	}
	return list
}

// cabinets is a set of offices with all who sit in one cabinet with them: they share
// their orders and their purse, so what one may know the others know.
func (g *Game) cabinets(of ledger.Offices) ledger.Offices {
	all := of
	for o := 1; o <= g.Scenario.Count(); o++ {
		first := lead(g.Scenario, g.World.Bal, ledger.Office(o))
		if first == ledger.Nobody || !of.Has(ledger.Office(o)) {
			continue
		}
		for p := 1; p <= g.Scenario.Count(); p++ {
			if lead(g.Scenario, g.World.Bal, ledger.Office(p)) == first {
				all |= ledger.Only(ledger.Office(p))
			}
		}
	}
	return all
}

// isOrder tells whether a filed directive counts as an order.
func isOrder(d *ledger.Directive) bool {
	return d.Verb == Act || d.Verb == Invite || d.Verb == Deliver
}

// checkOrders refuses a further order of an office that has given all it can, or of the
// cabinet that it is in.
func checkOrders(s *scenario.Scenario, v *View, by ledger.Office, r *Refusal) bool {
	first := lead(s, v.Bal, by)
	most := num.Of(s.Orders)
	if first != ledger.Nobody {
		most = v.Bal[s.CabinetEach]
	}
	own, together := num.Milli(0), num.Milli(0)
	for i := range v.Filed {
		f := &v.Filed[i]
		if f.By == by && isOrder(f) {
			own += num.One
		}
		if first != ledger.Nobody && isOrder(f) && lead(s, v.Bal, f.By) == first {
			together += num.One
		}
	}
	switch {
	case own >= most:
		return r.refuse(Refusal{Code: OrdersSpent, Want: most})
	case first != ledger.Nobody && together >= v.Bal[s.CabinetOrders]:
		return r.refuse(Refusal{Code: CabinetSpent, Want: v.Bal[s.CabinetOrders]})
	}
	return true
}
