package scenario

import (
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"backchannel/engine/ledger"
	"backchannel/engine/num"
	"backchannel/engine/rule"
)

func (f *cardFile) shape(s *fields) {
	s.need("name", "say")
	s.short(maxName, "name")
	s.most("choose", optionsMax)
	s.most("slips", optionsMax)
	s.within("tier", 1, 4)
	s.within("opens_at", 1, turnsMax)
}

func (f *optionFile) shape(s *fields) {
	s.need("name")
	s.short(maxName, "name")
	s.within("cost", 0, amountMax)
}

// nameCards opens the cards and their accounts, before any rule can fire them.
func (b *builder) nameCards() {
	for _, e := range b.f.Events {
		f := e.Value
		c := Card{ID: e.ID, Name: f.Name, Text: b.text(f.Say), Once: !f.Again, Of: b.officesOf(f.Of), Private: f.Private, Alone: f.Alone, Why: b.text(f.Why), Tier: max(1, f.Tier)}
		c.Rule = b.cause("card", e.ID, f.Name)
		for _, slip := range f.Slips {
			c.Slips = append(c.Slips, b.text(slip))
		}
		if f.Answer.Name != "" {
			c.Answer = b.labelOf(f.Answer)
		}
		if c.Of == 0 && (c.Answer != 0 || len(f.Choose) > 0) {
			c.Of = b.s.Everyone()
		}
		c.Fell = b.account(ledger.Account{Name: e.ID + ".fell", Title: b.s.Book.Say("%s: turn in which it fell", f.Name), Max: num.Of(10 * turnsMax), Sees: c.audience()})
		b.s.Cards = append(b.s.Cards, c)
	}
}

// audience is who is told that the card fell.
func (c *Card) audience() ledger.Offices {
	if c.Private {
		return c.Of
	}
	return ledger.Everyone
}

func (b *builder) buildCards() {
	for i := range b.s.Cards {
		c, e := &b.s.Cards[i], b.f.Events[i]
		b.checkCard(c, e)
		at := place{open: true, reveals: b.accountsOf(e.Value.Reveals)}
		b.s.Causes[c.Rule].Reveals = at.reveals
		b.fall(c, e, at)
		c.Does = b.each(e, c, at)
		c.Right, c.Wrong = b.answers(e.Value.Right, c, at), b.answers(e.Value.Wrong, c, at)
		b.options(c, e.Value, at)
	}
}

// checkCard wants the parts of a card to make one card.
func (b *builder) checkCard(c *Card, e Entry[cardFile]) {
	f := e.Value
	switch {
	case c.Answer != 0 && len(f.Choose) > 0:
		b.add(e.At, "", "%s cannot both ask for an answer and make a claim: make two cards of it", e.ID)
	case c.Answer == 0 && (len(f.Right) > 0 || len(f.Wrong) > 0 || len(f.Slips) > 0):
		b.add(e.At, "", "right, wrong and slips are for claims: give %s its answer", e.ID)
	case c.Answer != 0 && f.Why.Say == "":
		b.add(e.At, "", "the claim %s needs why: what makes its label right", e.ID)
	}
	if f.Private && len(f.Of) == 0 {
		b.add(e.At, "", "%s is private, but not said to whom: name the offices under of", e.ID)
	}
	switch falls := f.When.Src != ""; {
	case f.OpensAt > 1 && !falls:
		b.add(e.At, "", "opens_at is for cards that fall by themselves: give %s a when, or take opens_at out", e.ID)
	case f.OpensAt > b.s.Turns:
		b.add(e.At, "", "%s can fall from turn %d on, but the game has %d", e.ID, f.OpensAt, b.s.Turns)
	}
	if f.Odds.Src != "" && f.When.Src == "" {
		b.add(f.Odds.At, "", "odds are for cards that fall by themselves: give %s a when, or put the odds where it is fired", e.ID)
	}
}

// fall compiles when and with what chance a card falls by itself.
func (b *builder) fall(c *Card, e Entry[cardFile], at place) {
	f, n := e.Value, scope{b, ledger.Nobody}
	c.When = b.cond(f.When, n)
	at.what = "when " + e.ID + " falls"
	b.flow(f.When, c.When.Reads(nil), c.audience(), at)
	if c.Falls = f.When.Src != ""; c.Falls && f.OpensAt > 1 {
		f.When.Src = fmt.Sprintf("turn >= %d && (%s)", f.OpensAt, f.When.Src)
		f.When.At.Col = 0
		c.When = b.cond(f.When, n)
	}
	if c.Draws = f.Odds.Src != ""; c.Draws {
		c.Odds = b.amount(f.Odds, n)
		at.what = "the chance of " + e.ID
		b.flow(f.Odds, c.Odds.Reads(nil), c.audience(), at)
		k, constant := c.Odds.Constant()
		b.percent(f.Odds, k, constant)
	}
}

func (b *builder) options(c *Card, f cardFile, at place) {
	ids := make([]string, len(f.Choose))
	for i, o := range f.Choose {
		if ids[i] = o.ID; o.ID == f.Default.Name {
			c.Default = i
		}
		if slices.ContainsFunc(ids[:i], func(id string) bool { return strings.EqualFold(id, o.ID) }) {
			b.add(o.At, "", "two answers are called %s: capitals do not tell them apart", o.ID)
		}
		option := Option{ID: o.ID, Name: o.Value.Name, About: b.text(o.Value.About)}
		option.Rule = b.cause("card", c.ID+"."+o.ID, c.Name+": "+o.Value.Name)
		b.s.Causes[option.Rule].Reveals = at.reveals
		option.Cost = b.price(o.Value, c)
		option.Does = b.perOffice(o.Value.Does, c, c.audience(), at)
		c.Options = append(c.Options, option)
	}
	if d := f.Default; d.Name != "" && !slices.Contains(ids, d.Name) {
		b.add(d.At, nearest(d.Name, ids), "%s is not one of the answers", echo(d.Name))
	} else if len(f.Choose) > 0 && len(f.Choose[c.Default].Value.Cost) > 0 {
		o := f.Choose[c.Default]
		b.add(o.At, "", "%s stands when no answer is given, so it must be free: take its cost out, or name a default that costs nothing", o.ID)
	}
}

// price compiles what an answer costs, by office, and wants all of it under cost: what a
// step takes from a purse at the closing is clamped there, and could be spent twice before.
// What is taken only under a condition, by chance or later is no price but a consequence.
func (b *builder) price(f optionFile, c *Card) [][]rule.Posting {
	out := make([][]rule.Posting, len(b.s.Offices))
	for o := 1; o < len(b.s.Offices); o++ {
		of := ledger.Office(o)
		if !c.Of.Has(of) {
			continue
		}
		n := scope{b, of}
		for _, x := range f.Cost {
			out[o] = append(out[o], b.cost(x, n))
		}
		for i := range f.Does {
			b.noPrice(&f.Does[i], n)
		}
	}
	return out
}

// noPrice refuses a step that always and at once takes an amount from its office's purse.
func (b *builder) noPrice(f *stepFile, n scope) {
	if f.When.Src != "" || f.Odds.Src != "" || f.After > 0 || len(f.For) > 0 && !b.officesOf(f.For).Has(n.of) {
		return
	}
	for _, p := range f.post {
		id, ok := n.Slot(p.to.Name)
		paid := ok && slices.ContainsFunc(b.s.Meters, func(m Meter) bool { return m.Purse && m.Account == ledger.ID(id) && m.Owner == n.of })
		if !paid {
			continue
		}
		amount := b.amount(p.by, n)
		if k, constant := amount.Constant(); constant && k < 0 {
			_, meter, _ := strings.Cut(p.to.Name, ".")
			b.add(p.to.At, "", "an answer is paid for when it is given: write cost: {%s: %v} beside does, and take this out", meter, -k)
		}
	}
}

// answers compiles what labelling a claim does: only who labelled it is told.
func (b *builder) answers(list []stepFile, c *Card, at place) [][]rule.Step {
	return b.perOffice(list, c, 0, at)
}

// each compiles what a card does: once for all, or once for each office it is of
// when it speaks of own or other.
func (b *builder) each(e Entry[cardFile], c *Card, at place) [][]rule.Step {
	list := e.Value.Does
	first := ledger.Office(bits.TrailingZeros64(uint64(c.Of)) % 64)
	if !b.mentions(list, first) {
		st := stepper{builder: b, n: scope{b, ledger.Nobody}, sees: c.audience(), at: at, times: fallsMax}
		return [][]rule.Step{st.steps(list)}
	}
	if c.Of == 0 {
		b.add(e.At, "", "the steps of %s speak of own or other: say under of for which offices they are", e.ID)
	}
	return b.perOffice(list, c, c.audience(), at)
}

// perOffice compiles steps for each office that a card is of; entry 0 stays empty.
func (b *builder) perOffice(list []stepFile, c *Card, sees ledger.Offices, at place) [][]rule.Step {
	out := make([][]rule.Step, len(b.s.Offices))
	for o := 1; o < len(b.s.Offices); o++ {
		if of := ledger.Office(o); c.Of.Has(of) {
			st := stepper{builder: b, n: scope{b, of}, sees: sees | ledger.Only(of), at: at, times: fallsMax}
			out[o] = st.steps(list)
		}
	}
	return out
}

// fallsMax is how often a card can fall in one opening: fired, and by itself.
const fallsMax = 2
