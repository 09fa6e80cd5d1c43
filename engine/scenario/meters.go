package scenario

import (
	"slices"

	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

func (f *meterFile) shape(s *fields) {
	s.need("name", "about")
	s.short(maxName, "name")
	s.short(maxShort, "unit")
	for _, k := range []string{"start", "min", "max", "danger"} {
		s.within(k, -balanceMax, balanceMax)
	}
	s.within("spread", 0, 1_000)
	s.within("poll", 0, 1_000)
	s.within("mean_of", 0, 1_000)
	s.within("tier", 1, 4)
	s.within("opens_at", 1, turnsMax)
}

// visibility turns the key sees into a set of offices.
func (b *builder) visibility(sees Ref, owner ledger.Office) ledger.Offices {
	switch sees.Name {
	case "", "all":
		return ledger.Everyone
	case "own":
		if owner == ledger.Nobody {
			b.add(sees.At, "", "own is for meters that offices have each: name the offices under each")
		}
		return ledger.Only(owner)
	case "none":
		return 0
	}
	b.add(sees.At, nearest(sees.Name, []string{"all", "own", "none"}), "sees must be all, own or none, got %s", echo(sees.Name))
	return 0
}

func (b *builder) buildMeters() {
	for _, e := range b.f.Meters {
		if len(e.Value.Each) == 0 {
			b.meter(e, ledger.Nobody)
			continue
		}
		each := b.officesOf(e.Value.Each)
		for o := 1; o < len(b.s.Offices); o++ {
			if each.Has(ledger.Office(o)) {
				b.meter(e, ledger.Office(o))
			}
		}
	}
}

func (b *builder) meter(e Entry[meterFile], owner ledger.Office) {
	f := e.Value
	m := Meter{ID: e.ID, Name: f.Name, About: b.text(f.About), Unit: f.Unit, Owner: owner, Low: f.Low, Purse: f.Purse, Tier: max(1, f.Tier), OpensAt: max(1, f.OpensAt)}
	a := ledger.Account{Name: e.ID, Title: f.Name, Min: f.Min, Max: num.Of(100), Open: f.Start, Spread: f.Spread, Sees: b.visibility(f.Sees, owner), Owner: owner}
	if owner != ledger.Nobody {
		a.Name = b.s.Offices[owner].ID + "." + e.ID
		a.Title = f.Name + " (" + b.s.Offices[owner].Short + ")"
	}
	if f.Max != nil {
		a.Max = *f.Max
	}
	if f.Danger != nil {
		m.Danger, m.HasDanger = *f.Danger, true
	}
	b.checkMeter(e, &a)
	m.Account = b.account(a)
	if f.Poll != nil {
		m.Margin, m.HasPoll = *f.Poll, true
		a.Name, a.Title, a.Sees, a.Spread = a.Name+"_poll", b.s.Book.Say("%s, poll", a.Title), ledger.Everyone, 0
		m.Poll = b.account(a)
	}
	b.s.Meters = append(b.s.Meters, m)
}

// checkMeter wants the numbers of a meter to fit each other.
func (b *builder) checkMeter(e Entry[meterFile], a *ledger.Account) {
	f := &e.Value
	switch {
	case a.Min >= a.Max:
		b.add(e.At, "", "%s goes from %v to %v: max must be above min", e.ID, a.Min, a.Max)
	case !b.isMean(e) && (a.Open-a.Spread < a.Min || a.Open+a.Spread > a.Max):
		b.add(e.At, "", "%s starts at %s, and must stay within %v to %v", e.ID, drawn(a.Open, a.Spread), a.Min, a.Max)
	case f.Danger != nil && (*f.Danger < a.Min || *f.Danger > a.Max):
		b.add(e.At, "", "the danger of %s begins at %v, outside its range of %v to %v", e.ID, *f.Danger, a.Min, a.Max)
	}
	if f.Spread%num.One != 0 {
		b.add(e.At, "", "the spread of %s is %v: starts are drawn in whole steps", e.ID, f.Spread)
	}
	if f.Low && f.Danger == nil {
		b.add(e.At, "", "low says that danger lies below the line: give %s its danger, or take low out", e.ID)
	}
	if f.Poll != nil && a.Sees == ledger.Everyone {
		b.add(e.At, "", "everybody sees %s, so nobody needs a poll of it: write sees: own or none, or take poll out", e.ID)
	}
}

// drawn says between which numbers something starts.
func drawn(median, spread num.Milli) string {
	if spread == 0 {
		return median.String()
	}
	return (median - spread).String() + " to " + (median + spread).String()
}

// isMean tells whether a meter is the mean of others, or of segments.
func (b *builder) isMean(e Entry[meterFile]) bool {
	return len(e.Value.MeanOf) > 0 || slices.ContainsFunc(b.f.Segments, func(g Entry[segmentFile]) bool { return g.Value.Of.Name == e.ID })
}
