package scenario

import (
	"strings"

	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/rule"
)

func (f *actionFile) shape(s *fields) {
	s.need("name", "about", "does")
	s.within("tier", 1, 4)
	s.within("opens_at", 1, turnsMax)
}

// nameActions opens the actions and their accounts, before any rule can name them.
func (b *builder) nameActions() {
	if n := len(b.f.Actions); n > actionsMax {
		b.add(Pos{File: "actions.yaml"}, "", "there are %d actions: a scenario has at most %d", n, actionsMax)
		return
	}
	for _, e := range b.f.Actions {
		f := e.Value
		a := Action{ID: e.ID, Name: f.Name, About: b.text(f.About), By: b.doers(f.By), Joint: f.Joint, Secret: f.Secret, Coercive: f.Coercive, Pins: f.Pins, Tier: max(1, f.Tier), OpensAt: max(1, f.OpensAt), Cameo: f.Cameo}
		a.Rule = b.cause("action", e.ID, f.Name)
		sees := ledger.Everyone
		if f.Secret {
			sees = 0
		}
		a.Used = b.account(ledger.Account{Name: e.ID + ".used", Title: f.Name + ": times used", Max: num.Of(balanceMax), Sees: sees})
		a.Last = make([]ledger.ID, len(b.s.Offices))
		for o := 1; o < len(b.s.Offices); o++ {
			if !a.By.Has(ledger.Office(o)) {
				continue
			}
			last := ledger.Account{Name: b.s.Offices[o].ID + "." + e.ID + ".last", Title: f.Name + ": last used by " + b.s.Offices[o].Short, Max: num.Of(10 * turnsMax), Sees: sees, Owner: ledger.Office(o)}
			if f.Secret {
				last.Sees = ledger.Only(ledger.Office(o))
			}
			a.Last[o] = b.account(last)
		}
		b.s.Actions = append(b.s.Actions, a)
	}
}

// doers is who can do an action: who is named, or else the parties of the table.
func (b *builder) doers(refs []Ref) ledger.Offices {
	if len(refs) > 0 {
		return b.officesOf(refs)
	}
	for _, e := range b.f.Issues {
		return b.officesOf(e.Value.Parties)
	}
	return b.s.Everyone()
}

func (b *builder) buildActions() {
	for i, e := range b.f.Actions {
		a, f := &b.s.Actions[i], e.Value
		if f.Pins && b.s.Talks == nil {
			b.add(e.At, "", "%s pins a public demand, but nothing is negotiated here", e.ID)
		}
		reveals := b.accountsOf(f.Reveals)
		b.s.Causes[a.Rule].Reveals = reveals
		a.Each = make([]Bound, len(b.s.Offices))
		for o := 1; o < len(b.s.Offices); o++ {
			if a.By.Has(ledger.Office(o)) {
				a.Each[o] = b.bound(e, ledger.Office(o), reveals)
			}
		}
	}
}

func (b *builder) bound(e Entry[actionFile], o ledger.Office, reveals []ledger.ID) Bound {
	n := scope{b, o}
	f := e.Value
	out := Bound{Needs: b.cond(f.Needs, n)}
	b.flow(f.Needs, out.Needs.Reads(nil), ledger.Only(o), nil, "what "+e.ID+" needs")
	for _, c := range f.Cost {
		out.Cost = append(out.Cost, b.cost(c, n))
	}
	sees := ledger.Everyone
	if f.Secret {
		sees = ledger.Only(o)
	}
	st := stepper{builder: b, n: n, sees: sees, reveals: reveals}
	out.Does = st.steps(f.Does)
	// What `reveal` tells one office is another office's secret: the cause says so.
	rule.Walk(out.Does, func(s *rule.Step) {
		for i := range s.Reveal {
			b.s.Causes[b.s.Actions[b.action(Ref{Name: e.ID})].Rule].Reveals = append(b.s.Causes[b.s.Actions[b.action(Ref{Name: e.ID})].Rule].Reveals, s.Reveal[i].Of)
		}
	})
	return out
}

// cost is what an office pays when it files the action: a plain amount of an account
// that only it sees, so that filing tells nobody.
func (b *builder) cost(c Entry[num.Milli], n scope) rule.Posting {
	slot, ok := n.Slot("own." + c.ID)
	if !ok {
		near := ""
		if list := n.Near("own." + c.ID); len(list) > 0 {
			near = strings.TrimPrefix(list[0], "own.")
		}
		b.add(c.At, near, "%s has no account %s to pay with", b.s.Offices[n.of].ID, c.ID)
		return rule.Posting{}
	}
	if a := &b.s.Accounts[slot]; a.Sees&^ledger.Only(n.of) != 0 {
		b.add(c.At, "", "%s is seen by others, so paying with it would tell them what was filed: pay with a meter that has sees: own", a.Name)
	}
	if c.Value < 0 || c.Value > num.Of(amountMax) {
		b.add(c.At, "", "a cost is 0 to %d, got %v", amountMax, c.Value)
	}
	return rule.Posting{To: ledger.ID(slot), By: rule.Const(c.Value)}
}

// accountsOf finds the accounts that reveals names; with office.account each of them.
func (b *builder) accountsOf(refs []Ref) (ids []ledger.ID) {
	for _, r := range refs {
		id, ok := b.s.Find(r.Name)
		if !ok {
			near := ""
			if list := (scope{b, ledger.Nobody}).Near(r.Name); len(list) > 0 {
				near = list[0]
			}
			b.add(r.At, near, "there is no account %s to reveal", echo(r.Name))
			continue
		}
		ids = append(ids, id)
	}
	return ids
}

// action finds the number of the action that a reference names.
func (b *builder) action(r Ref) int {
	ids := make([]string, len(b.s.Actions))
	for i := range b.s.Actions {
		if ids[i] = b.s.Actions[i].ID; ids[i] == r.Name {
			return i
		}
	}
	b.add(r.At, nearest(r.Name, ids), "there is no action %s in actions.yaml", echo(r.Name))
	return 0
}

func (b *builder) actions(refs []Ref) (list []int) {
	for _, r := range refs {
		list = append(list, b.action(r))
	}
	return list
}
