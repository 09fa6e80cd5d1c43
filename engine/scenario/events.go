package scenario

import (
	"strings"

	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/rule"
)

func (f *cardFile) shape(s *fields) {
	s.need("name", "say")
	s.most("choose", optionsMax)
	s.most("slips", optionsMax)
	s.within("tier", 1, 4)
	s.within("opens_at", 1, turnsMax)
}

func (f *optionFile) shape(s *fields) { s.need("name") }

// nameCards opens the cards and their accounts, before any rule can fire them.
func (b *builder) nameCards() {
	if n := len(b.f.Events); n > cardsMax {
		b.add(Pos{File: "events.yaml"}, "", "there are %d cards: a scenario has at most %d", n, cardsMax)
		return
	}
	for _, e := range b.f.Events {
		f := e.Value
		c := Card{ID: e.ID, Name: f.Name, Text: b.text(f.Say), Once: !f.Again, Of: b.officesOf(f.Of), Private: f.Private, Why: b.text(f.Why), Tier: max(1, f.Tier)}
		c.Rule = b.cause("card", e.ID, f.Name)
		sees := ledger.Everyone
		if f.Private {
			sees = c.Of
		}
		c.Fell = b.account(ledger.Account{Name: e.ID + ".fell", Title: f.Name + ": turn in which it fell", Max: num.Of(10 * turnsMax), Sees: sees})
		for _, slip := range f.Slips {
			c.Slips = append(c.Slips, b.text(slip))
		}
		if f.Answer != "" {
			c.Answer = b.labelOf(f.Answer, e.At)
		}
		if c.Of == 0 && (c.Answer != 0 || len(f.Choose) > 0 || f.Private) {
			c.Of = b.s.Everyone()
		}
		b.s.Cards = append(b.s.Cards, c)
	}
}

func (b *builder) buildCards() {
	for i, e := range b.f.Events {
		b.buildCard(&b.s.Cards[i], e)
	}
}

func (b *builder) buildCard(c *Card, e Entry[cardFile]) {
	f := e.Value
	n := scope{b, ledger.Nobody}
	reveals := b.accountsOf(f.Reveals)
	b.s.Causes[c.Rule].Reveals = reveals
	sees := ledger.Everyone
	if c.Private {
		sees = c.Of
	}
	when := f.When
	if c.Falls = f.When.Src != ""; f.OpensAt > 1 && c.Falls {
		when.Src = "turn >= " + num.Of(f.OpensAt).String() + " && (" + f.When.Src + ")"
		when.At.Col = 0
	}
	c.When = b.cond(when, n)
	b.flow(f.When, c.When.Reads(nil), sees, reveals, "when "+e.ID+" falls")
	if c.Draws = f.Odds.Src != ""; c.Draws {
		c.Odds = b.amount(f.Odds, n)
		b.flow(f.Odds, c.Odds.Reads(nil), sees, reveals, "the chance of "+e.ID)
		if k, ok := c.Odds.Constant(); ok && (k < 0 || k > num.Of(100)) {
			b.add(f.Odds.At, "", "odds are %v: a chance is 0 to 100 percent", k)
		}
		if !c.Falls {
			b.add(f.Odds.At, "", "odds are for cards that fall by themselves: give %s a when, or put the odds where it is fired", e.ID)
		}
	}
	c.Does = b.each(f.Does, c, sees, reveals)
	c.Right, c.Wrong = b.perOffice(f.Right, c, reveals), b.perOffice(f.Wrong, c, reveals)
	switch {
	case c.Answer != 0 && len(f.Choose) > 0:
		b.add(e.At, "", "%s cannot both ask for an answer and make a claim: make two cards of it", e.ID)
	case c.Answer == 0 && (len(f.Right) > 0 || len(f.Wrong) > 0 || len(f.Slips) > 0):
		b.add(e.At, "", "right, wrong and slips are for claims: give %s its answer", e.ID)
	}
	b.options(c, f, reveals)
}

func (b *builder) options(c *Card, f cardFile, reveals []ledger.ID) {
	for i, o := range f.Choose {
		if o.ID == f.Default.Name {
			c.Default = i
		}
		option := Option{ID: o.ID, Name: o.Value.Name, About: b.text(o.Value.About)}
		option.Rule = b.cause("card", c.ID+"."+o.ID, c.Name+": "+o.Value.Name)
		b.s.Causes[option.Rule].Reveals = reveals
		option.Does = b.perOffice(o.Value.Does, c, reveals)
		c.Options = append(c.Options, option)
	}
	if d := f.Default; d.Name != "" && (len(c.Options) == 0 || c.Options[c.Default].ID != d.Name) {
		var ids []string
		for i := range c.Options {
			ids = append(ids, c.Options[i].ID)
		}
		b.add(d.At, nearest(d.Name, ids), "%s is not one of the answers", echo(d.Name))
	}
}

// each compiles what a card does: once for all, or once for each office it is of
// when it speaks of own or other.
func (b *builder) each(list []stepFile, c *Card, sees ledger.Offices, reveals []ledger.ID) [][]rule.Step {
	if mentions(list) {
		return b.perOffice(list, c, reveals)
	}
	st := stepper{builder: b, n: scope{b, ledger.Nobody}, sees: sees, reveals: reveals}
	return [][]rule.Step{st.steps(list)}
}

// perOffice compiles steps for each office that a card is of; entry 0 stays empty.
func (b *builder) perOffice(list []stepFile, c *Card, reveals []ledger.ID) [][]rule.Step {
	out := make([][]rule.Step, len(b.s.Offices))
	for o := 1; o < len(b.s.Offices); o++ {
		if c.Of.Has(ledger.Office(o)) {
			st := stepper{builder: b, n: scope{b, ledger.Office(o)}, sees: ledger.Everyone, reveals: reveals}
			out[o] = st.steps(list)
		}
	}
	return out
}

// card finds the number of the card that a reference names.
func (b *builder) card(r Ref) int {
	ids := make([]string, len(b.s.Cards))
	for i := range b.s.Cards {
		if ids[i] = b.s.Cards[i].ID; ids[i] == r.Name {
			return i
		}
	}
	b.add(r.At, nearest(r.Name, ids), "there is no card %s in events.yaml", echo(r.Name))
	return 0
}

// checkFires reports cards that would fire themselves, over others or at once.
func (b *builder) checkFires() {
	if b.count() > 0 {
		return
	}
	next := make([][]int, len(b.s.Cards))
	for i := range b.s.Cards {
		c := &b.s.Cards[i]
		lists := append(append(append([][]rule.Step{}, c.Does...), c.Right...), c.Wrong...)
		for j := range c.Options {
			lists = append(lists, c.Options[j].Does...)
		}
		for _, l := range lists {
			rule.Walk(l, func(s *rule.Step) {
				if s.Fire > 0 {
					next[i] = append(next[i], int(s.Fire-1))
				}
			})
		}
	}
	state := make([]int, len(next)) // 0 new, 1 on the way, 2 done
	var walk func(i int, way []string) bool
	walk = func(i int, way []string) bool {
		way = append(way, b.s.Cards[i].ID)
		switch state[i] {
		case 1:
			b.add(b.f.Events[i].At, "", "these cards fire each other for ever: %s; break the circle", strings.Join(way, " -> "))
			return true
		case 2:
			return false
		}
		state[i] = 1
		for _, j := range next[i] {
			if walk(j, way) {
				return true
			}
		}
		state[i] = 2
		return false
	}
	for i := range next {
		if walk(i, nil) {
			return
		}
	}
}

// checkSizes bounds what one game can make wait.
func (b *builder) checkSizes() {
	perTurn := b.deferred * b.s.Orders
	if perTurn*(b.latest+1) > ledger.DuesMax {
		b.add(Pos{}, "", "up to %d delayed effects could wait at once: at most %d can; delay fewer, or by fewer turns", perTurn*(b.latest+1), ledger.DuesMax)
	}
}
