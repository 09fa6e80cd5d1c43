package scenario

import (
	"slices"

	"backchannel/engine/ledger"
	"backchannel/engine/legislature"
	"backchannel/engine/num"
	"backchannel/engine/rule"
)

func (f *chamberFile) shape(s *fields) {
	s.need("name", "about", "seats", "blocs")
	s.short(maxName, "name", "session")
	s.short(maxShort, "short")
	s.within("seats", 1, legislature.SeatsMax)
	s.within("swing", 0, 100)
	s.most("blocs", legislature.BlocsMax)
}

func (f *blocFile) shape(s *fields) {
	s.need("name", "seats")
	s.short(maxName, "name")
	s.within("seats", 1, legislature.SeatsMax)
	s.within("discipline", 0, 100)
	s.within("leans", 0, 100)
	s.within("rates", 0, 100)
	s.most("rates", legislature.SeatwiseMax)
}

func (f *loyaltyFile) shape(s *fields) {
	s.need("slope", "floor", "scale")
	s.within("slope", 0, 10)
	s.within("floor", 0, 100)
	s.within("scale", 0, 100)
	s.within("spread", 0, 5)
}

func (f *legislatureFile) shape(s *fields) {
	s.within("votes", 0, 10)
}

// openChambers opens the chambers and their accounts, before any rule can name them.
func (b *builder) openChambers() {
	for _, e := range b.f.Chambers {
		f := e.Value
		c := Chamber{ID: e.ID, Name: f.Name, Short: f.Short, About: b.text(f.About), Side: b.sideOf(f.Side), Of: b.officesOf(f.Of), Session: f.Session, Sits: rule.Always()}
		if c.Short == "" {
			c.Short = f.Name
		}
		c.Seats, c.Swing = f.Seats, f.Swing
		total := func(id, title string, most int) ledger.ID {
			return b.account(ledger.Account{Name: e.ID + "." + id, Title: title, Max: num.Of(most), Sees: ledger.Everyone})
		}
		c.Yes = total("yes", b.s.Book.Say("%s: yes votes in its last division", c.Short), f.Seats)
		for _, x := range f.Blocs {
			c.Groups = append(c.Groups, Group{ID: x.ID, Name: x.Value.Name, About: b.text(x.Value.About)})
			c.Blocs = append(c.Blocs, b.bloc(&x.Value))
			c.Votes = append(c.Votes, total(x.ID, b.s.Book.Say("%s: yes votes in its last division", c.Short+", "+x.Value.Name), x.Value.Seats))
			if c.Rated += len(x.Value.Rates); x.ID == "yes" {
				b.add(x.At, "", "the game uses the word yes itself: choose another name")
			}
		}
		b.checkChamber(&c, &e)
		if l := f.Loyalty; l != nil {
			c.Loyalty = legislature.Loyalty{Slope: num.Micro(l.Slope) * 1000, Floor: rate(l.Floor), Scale: rate(l.Scale), Spread: l.Spread}
		}
		for n := range c.Rated {
			id := b.account(ledger.Account{Name: e.ID + ".member." + num.Of(n+1).String(), Title: b.s.Book.Say("%s: a member's own leaning", c.Short), Min: -num.Of(balanceMax), Max: num.Of(balanceMax)})
			if n == 0 {
				c.Effects = id
			}
		}
		b.s.Chambers = append(b.s.Chambers, c)
	}
}

// rate is the share that a percentage means: 100 percent are one.
func rate(percent num.Milli) num.Micro { return num.Micro(percent) * 10 }

func (b *builder) bloc(f *blocFile) legislature.Bloc {
	x := legislature.Bloc{Seats: f.Seats, Discipline: f.Discipline, Leans: num.Of(50)}
	if f.Leans != nil {
		x.Leans = *f.Leans
	}
	for _, r := range f.Rates {
		x.Rates = append(x.Rates, rate(r))
	}
	return x
}

// checkChamber wants the numbers of a chamber to fit each other.
func (b *builder) checkChamber(c *Chamber, e *Entry[chamberFile]) {
	sum := 0
	for i, x := range e.Value.Blocs {
		sum += c.Blocs[i].Seats
		if n := len(c.Blocs[i].Rates); n > 0 && n != c.Blocs[i].Seats {
			b.add(x.At, "", "the bloc %s has %d seats and %d rates: write one rate for each member, or none", x.ID, c.Blocs[i].Seats, n)
		}
	}
	l := e.Value.Loyalty
	switch {
	case sum != c.Seats && c.Seats > 0:
		b.add(e.At, "", "the blocs of %s have %d seats together, and the chamber has %d", e.ID, sum, c.Seats)
	case c.Rated > 0 && c.Seats > legislature.SeatwiseMax:
		b.add(e.At, "", "%s has %d seats: members are counted one by one in chambers of at most %d", e.ID, c.Seats, legislature.SeatwiseMax)
	case c.Rated > 0 && l == nil:
		b.add(e.At, "", "members of %s have rates: write under loyalty how these become chances", e.ID)
	case c.Rated == 0 && l != nil:
		b.add(e.At, "", "loyalty speaks of members' rates, and no bloc of %s has any: take loyalty out, or write the rates", e.ID)
	}
	if l != nil && (l.Scale <= 0 || l.Floor <= 0) {
		b.add(e.At, "", "floor and scale of the loyalty in %s must be above 0", e.ID)
	}
}

// buildChambers compiles when the chambers sit.
func (b *builder) buildChambers() {
	for i, e := range b.f.Chambers {
		c := &b.s.Chambers[i]
		c.Sits = b.cond(e.Value.Sits, scope{b, ledger.Nobody})
		b.flow(e.Value.Sits, c.Sits.Reads(nil), ledger.Everyone, place{what: "whether a chamber sits"})
	}
}

// chamber finds the number of the chamber that a reference names, or -1.
func (b *builder) chamber(r Ref) int {
	ids := make([]string, len(b.s.Chambers))
	for i := range ids {
		ids[i] = b.s.Chambers[i].ID
	}
	i := slices.Index(ids, r.Name)
	if i < 0 {
		b.add(r.At, nearest(r.Name, ids), "there is no chamber %s in chambers.yaml", echo(r.Name))
	}
	return i
}

// buildWhips takes over what helps to win votes.
func (b *builder) buildWhips() {
	f, l := b.f.Laws.Legislature, &b.s.Laws
	if f == nil {
		return
	}
	l.EvidenceRule = b.cause("law", "evidence", b.s.Book.Say("Evidence that holds"))
	l.EvidenceVotes, l.Evidence = f.Votes, make([]ledger.ID, len(b.s.Offices))
	found := false
	for o := 1; o < len(b.s.Offices) && f.Evidence.Name != ""; o++ {
		if id, ok := b.s.Find(b.s.Offices[o].ID + "." + f.Evidence.Name); ok && !b.kept(id) {
			l.Evidence[o], found = id, true
		}
	}
	if f.Evidence.Name != "" && !found {
		b.add(f.Evidence.At, "", "no office has a meter %s of its own", echo(f.Evidence.Name))
	}
}
