package scenario

import (
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

func (f *meterFile) shape(s *fields) {
	s.need("name", "about")
	for _, k := range []string{"start", "min", "max", "danger"} {
		s.within(k, -balanceMax, balanceMax)
	}
	s.within("spread", 0, 1_000)
	s.within("poll", 0, 1_000)
	s.within("tier", 1, 4)
	s.within("opens_at", 1, turnsMax)
}

// visibility turns the key sees into a set of offices.
func (b *builder) visibility(word string, at Pos, owner ledger.Office) ledger.Offices {
	switch word {
	case "", "all":
		return ledger.Everyone
	case "own":
		if owner == ledger.Nobody {
			b.add(at, "", "sees: own is for meters that each office has; name the offices with each")
		}
		return ledger.Only(owner)
	case "none":
		return 0
	}
	b.add(at, nearest(word, []string{"all", "own", "none"}), "sees must be all, own or none, got %s", echo(word))
	return 0
}

func (b *builder) buildMeters() {
	if n := len(b.f.Meters); n > metersMax {
		b.add(Pos{File: "meters.yaml"}, "", "there are %d meters: a scenario has at most %d", n, metersMax)
		return
	}
	for _, e := range b.f.Meters {
		if len(e.Value.Each) == 0 {
			b.meter(e, ledger.Nobody)
			continue
		}
		for _, r := range e.Value.Each {
			if o := b.office(r); o != ledger.Nobody {
				b.meter(e, o)
			}
		}
	}
}

func (b *builder) meter(e Entry[meterFile], owner ledger.Office) {
	f := e.Value
	m := Meter{ID: e.ID, Name: f.Name, About: b.text(f.About), Unit: f.Unit, Owner: owner, Low: f.Low, Purse: f.Purse, Tier: max(1, f.Tier), OpensAt: max(1, f.OpensAt)}
	a := ledger.Account{Name: e.ID, Title: f.Name, Min: f.Min, Max: num.Of(100), Open: f.Start, Spread: f.Spread, Sees: b.visibility(f.Sees, e.At, owner), Owner: owner}
	if owner != ledger.Nobody {
		a.Name = b.s.Offices[owner].ID + "." + e.ID
		a.Title = f.Name + " (" + b.s.Offices[owner].Short + ")"
	}
	if f.Max != nil {
		a.Max = *f.Max
	}
	if a.Min >= a.Max || a.Open-a.Spread < a.Min || a.Open+a.Spread > a.Max {
		b.add(e.At, "", "%s starts at %v, drawn by up to %v, and must stay within %v to %v", e.ID, a.Open, a.Spread, a.Min, a.Max)
	}
	if f.Danger != nil {
		m.Danger, m.HasDanger = *f.Danger, true
	}
	m.Account = b.account(a)
	if f.Poll != nil {
		m.Margin, m.HasPoll = *f.Poll, true
		a.Name, a.Title, a.Sees, a.Spread = a.Name+"_poll", a.Title+", poll", ledger.Everyone, 0
		m.Poll = b.account(a)
	}
	b.s.Meters = append(b.s.Meters, m)
}
