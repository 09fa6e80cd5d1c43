package scenario

import (
	"math/bits"
	"slices"
	"strings"

	"backchannel/engine/information"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/rule"
)

func (f *actionFile) shape(s *fields) {
	s.need("name", "about", "does")
	s.short(maxName, "name")
	s.short(maxShort, "cameo")
	s.within("cost", 0, amountMax)
	s.within("tier", 1, 4)
	s.within("opens_at", 1, turnsMax)
}

// nameActions opens the actions and their accounts, before any rule can name them.
func (b *builder) nameActions() {
	for _, e := range b.f.Actions {
		f := e.Value
		a := Action{ID: e.ID, Name: f.Name, About: b.text(f.About), By: b.doers(f.By), Joint: f.Joint, Secret: f.Secret, Coercive: f.Coercive, Pins: f.Pins, Tier: max(1, f.Tier), OpensAt: max(1, f.OpensAt), Cameo: string(f.Cameo), Lacks: f.Lacks}
		a.Rule = b.cause("action", e.ID, f.Name)
		a.On = b.targetOf(f.On)
		sees := ledger.Everyone
		if f.Secret {
			sees = 0
		}
		a.Used = b.account(ledger.Account{Name: e.ID + ".used", Title: b.s.Book.Say("%s: times used", f.Name), Max: num.Of(balanceMax), Sees: sees})
		a.Last = make([]ledger.ID, len(b.s.Offices))
		for o := 1; o < len(b.s.Offices); o++ {
			if !a.By.Has(ledger.Office(o)) {
				continue
			}
			last := ledger.Account{Name: b.s.Offices[o].ID + "." + e.ID + ".last", Title: b.s.Book.Say("%s: last used by %s", f.Name, b.s.Offices[o].Short), Max: num.Of(10 * turnsMax), Sees: sees, Owner: ledger.Office(o)}
			if f.Secret {
				last.Sees = ledger.Only(ledger.Office(o))
			}
			a.Last[o] = b.account(last)
		}
		b.s.Actions = append(b.s.Actions, a)
	}
}

// targets are the words for what an action names.
var targets = map[string]Target{"": OnNothing, "bill": OnBill, "issue": OnIssue}

func (b *builder) targetOf(r Ref) Target {
	t, ok := targets[r.Name]
	if !ok {
		b.add(r.At, nearest(r.Name, []string{"bill", "issue"}), "on must be bill or issue, got %s", echo(r.Name))
	}
	return t
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
	for i := range b.s.Actions {
		a, e := &b.s.Actions[i], b.f.Actions[i]
		b.checkAction(a, e)
		a.Only = b.bills(e.Value.Only)
		reveals := b.accountsOf(e.Value.Reveals)
		b.s.Causes[a.Rule].Reveals = slices.Clone(reveals)
		a.Each = make([]Bound, len(b.s.Offices))
		for o := 1; o < len(b.s.Offices); o++ {
			if a.By.Has(ledger.Office(o)) {
				a.Each[o] = b.bound(e, a, ledger.Office(o), reveals)
			}
		}
	}
}

// checkAction wants the marks of an action to agree.
func (b *builder) checkAction(a *Action, e Entry[actionFile]) {
	switch {
	case a.Pins && b.s.Talks == nil:
		b.add(e.At, "", "%s pins a public demand, but nothing is negotiated here: take pins out", e.ID)
	case a.Pins && a.Joint:
		b.add(e.At, "", "%s cannot be joint and pin a demand, which is one office's own: take one of the two out", e.ID)
	case a.Pins && a.Secret:
		b.add(e.At, "", "%s cannot be secret and make a public demand: take secret or pins out", e.ID)
	}
	switch {
	case a.On == OnBill && len(b.s.Bills) == 0:
		b.add(e.Value.On.At, "", "%s names a bill, and there is no bills.yaml: take on out, or write the bills", e.ID)
	case a.On == OnIssue && b.s.Talks == nil:
		b.add(e.Value.On.At, "", "%s names an issue, and nothing is negotiated here: take on out", e.ID)
	case a.On != OnBill && len(e.Value.Only) > 0:
		b.add(e.Value.Only[0].At, "", "only says which bills %s can name: write on: bill beside it, or take only out", e.ID)
	case a.On != OnNothing && a.Pins:
		b.add(e.Value.On.At, "", "%s pins a demand, which names its issue already: take on or pins out", e.ID)
	}
	if a.Joint && bits.OnesCount64(uint64(a.By)) < 2 {
		b.add(e.At, "", "%s takes two, but only %s can do it: name more offices under by", e.ID, b.who(a.By))
	}
	if code := string(e.Value.Cameo); code != "" {
		if _, ok := information.CodeOf(code); !ok {
			b.add(e.At, "", "%s is no CAMEO code that this program knows: see the codes of event data, such as 041 for a call", echo(code))
		}
	}
	if e.Value.OpensAt > b.s.Turns {
		b.add(e.At, "", "%s opens in turn %d, but the game has %d", e.ID, e.Value.OpensAt, b.s.Turns)
	}
}

func (b *builder) bound(e Entry[actionFile], a *Action, o ledger.Office, reveals []ledger.ID) Bound {
	n := scope{b, o}
	f := e.Value
	out := Bound{Needs: b.cond(f.Needs, n)}
	b.flow(f.Needs, out.Needs.Reads(nil), ledger.Only(o), place{what: "what " + e.ID + " needs"})
	for _, c := range f.Cost {
		out.Cost = append(out.Cost, b.cost(c, n))
	}
	sees := ledger.Everyone
	switch {
	case f.Secret && f.Joint:
		sees = a.By
	case f.Secret:
		sees = ledger.Only(o)
	}
	out.Does = stepper{builder: b, n: n, sees: sees, at: place{open: true, reveals: reveals}, on: a.On, times: 1}.steps(f.Does)
	// What `reveal` tells one office is another office's secret: the cause says so.
	c := &b.s.Causes[a.Rule]
	rule.Walk(out.Does, func(s *rule.Step) {
		for i := range s.Reveal {
			if of := s.Reveal[i].Of; !slices.Contains(c.Reveals, of) {
				c.Reveals = append(c.Reveals, of)
			}
		}
		if s.Whip > 0 && b.s.Laws.Evidence != nil {
			if of := b.s.Laws.Evidence[o]; of != ledger.Turn && !slices.Contains(c.Reveals, of) {
				c.Reveals = append(c.Reveals, of)
			}
		}
		a.Tables, a.Calls, a.Whips = a.Tables || s.Motion == rule.Tabling, a.Calls || s.Motion == rule.Calling, a.Whips || s.Whip > 0
		for i := range s.Sound {
			if of := s.Sound[i].Agenda; of != ledger.Turn && !slices.Contains(c.Reveals, of) {
				c.Reveals = append(c.Reveals, of)
			}
		}
	})
	return out
}

// cost is what an office pays when it files the action: a plain amount of a meter
// that only it sees, so that filing tells nobody.
func (b *builder) cost(c Entry[num.Milli], n scope) rule.Posting {
	id, ok := b.s.Find(b.s.Offices[n.of].ID + "." + c.ID)
	if !ok {
		near := ""
		if list := n.Near("own." + c.ID); len(list) > 0 && strings.HasPrefix(list[0], "own.") {
			near = strings.TrimPrefix(list[0], "own.")
		}
		b.add(c.At, near, "%s has no meter %s to pay with", b.s.Offices[n.of].ID, c.ID)
		return rule.Posting{}
	}
	a := &b.s.Accounts[id]
	if b.kept(id) {
		b.add(c.At, "", "%s is kept by the game itself: pay with a meter", c.ID)
	} else if a.Sees&^ledger.Only(n.of) != 0 {
		b.add(c.At, "", "others see %s, so paying with it would tell them what was filed: pay with a meter that has sees: own", c.ID)
	}
	return rule.Posting{To: id, By: rule.Const(c.Value)}
}

// accountsOf finds the accounts that reveals names; own.meter and other.meter are
// those of every office.
func (b *builder) accountsOf(refs []Ref) (ids []ledger.ID) {
	for _, r := range refs {
		word, rest, _ := strings.Cut(r.Name, ".")
		if word != "own" && word != "other" {
			if id, ok := (scope{b, ledger.Nobody}).slot(r, "there is no account %s to reveal"); ok {
				ids = append(ids, id)
			}
			continue
		}
		before := len(ids)
		for o := 1; o < len(b.s.Offices); o++ {
			if id, ok := b.s.Find(b.s.Offices[o].ID + "." + rest); ok {
				ids = append(ids, id)
			}
		}
		if len(ids) == before {
			b.add(r.At, "", "no office has an account %s to reveal", echo(rest))
		}
	}
	return ids
}
