package scenario

import (
	"slices"

	"backchannel/engine/ledger"
)

func (f *scenarioFile) shape(s *fields) {
	s.need("format", "title", "about", "turns", "plans")
	s.short(maxName, "title")
	s.most("plans", plansMax)
	s.within("format", 1, 1)
	s.within("minutes", 1, 1_000)
	s.most("calendar", listsMax)
	s.most("tutorial", listsMax)
	s.most("lesson_plans", listsMax)
}

func (f *turnsFile) shape(s *fields) {
	s.need("count")
	s.within("count", 1, turnsMax)
	s.within("weeks", 1, weeksMax)
	s.within("orders", 1, ordersMax)
}

func (f *planFile) shape(s *fields) {
	s.need("seats")
	s.short(maxName, "name")
}

func (f *cabinetFile) shape(s *fields) {
	s.need("orders", "each")
	s.within("orders", 1, ordersMax)
	s.within("each", 1, ordersMax)
}

func (f *actorFile) shape(s *fields) {
	s.need("name", "mandate", "brief")
	s.short(maxName, "name")
	s.short(maxShort, "short", "code")
	s.most("advisers", advisersMax)
}

func (f *adviserFile) shape(s *fields) {
	s.need("name", "says")
	s.short(maxName, "name")
	s.most("says", stepsMax)
}

func (f *adviceFile) shape(s *fields) { s.need("say") }

var sides = map[string]int{"": -1, "none": -1, "left": 0, "right": 1}

// sideOf finds a side of the crisis.
func (b *builder) sideOf(r Ref) int {
	side, ok := sides[r.Name]
	if !ok {
		b.add(r.At, nearest(r.Name, keys(sides)), "side must be left, right or none, got %s", echo(r.Name))
	}
	return side
}

func (b *builder) buildOffices() {
	b.s.Offices = make([]Office, 1, len(b.f.Actors)+1)
	for _, e := range b.f.Actors {
		f := e.Value
		o := Office{ID: e.ID, Name: f.Name, Short: f.Short, Plural: f.Plural, Code: string(f.Code), Brief: b.text(f.Brief), BestCase: b.text(f.BestCase), Mandate: b.text(f.Mandate)}
		if o.Short == "" {
			o.Short = f.Name
		}
		o.Side = b.sideOf(f.Side)
		b.s.Offices = append(b.s.Offices, o)
	}
	b.pairOffices()
}

// pairOffices says who `other` is for each office.
func (b *builder) pairOffices() {
	for i, e := range b.f.Actors {
		o := b.office(e.Value.Other)
		if b.s.Offices[i+1].Other = o; int(o) == i+1 {
			b.add(e.Value.Other.At, "", "an office cannot be its own other")
		}
	}
	for _, e := range b.f.Issues {
		if p := e.Value.Parties; len(p) == 2 {
			for i := range p {
				if o := b.office(p[i]); o != ledger.Nobody && b.s.Offices[o].Other == ledger.Nobody {
					b.s.Offices[o].Other = b.office(p[1-i])
				}
			}
		}
	}
}

// buildAdvisers compiles what advisers say; it reads accounts, so it comes after the chart.
func (b *builder) buildAdvisers() {
	for i, e := range b.f.Actors {
		n := scope{b, ledger.Office(i + 1)}
		for _, a := range e.Value.Advisers {
			adviser := Adviser{Name: a.Value.Name}
			for _, says := range a.Value.Says {
				c := b.cond(says.When, n)
				b.flow(says.When, c.Reads(nil), ledger.Only(n.of), place{what: "what an adviser says"})
				adviser.Says = append(adviser.Says, Advice{When: c, Text: b.text(says.Say)})
			}
			b.s.Offices[n.of].Advisers = append(b.s.Offices[n.of].Advisers, adviser)
		}
	}
}

func (b *builder) buildPlans() {
	for _, e := range b.f.Scenario.Plans {
		p := Plan{ID: e.ID, Name: e.Value.Name}
		if p.Name == "" {
			p.Name = e.ID
		}
		p.Seats = b.seats(e)
		if c := e.Value.Cabinet; c != nil {
			p.Orders, p.Each = c.Orders, c.Each
			for i, seat := range e.Value.Seats {
				if len(seat.Value) > 1 {
					p.Seats[i].Lead = b.office(seat.Value[0])
				}
			}
		}
		b.s.Plans = append(b.s.Plans, p)
	}
	if len(b.s.Plans) == 0 {
		b.add(b.f.Scenario.At, "", "plans must name at least one way to share the offices out")
	}
}

// seats wants each office to stand in just one seat of a plan.
func (b *builder) seats(e Entry[planFile]) (list []Seat) {
	var taken ledger.Offices
	for _, seat := range e.Value.Seats {
		of := b.officesOf(seat.Value)
		if twice := of & taken; twice != 0 {
			b.add(seat.At, "", "the plan %s gives %s to two seats", e.ID, b.who(twice))
		}
		if len(seat.Value) == 0 {
			b.add(seat.At, "", "the seat %s has no office: name at least one, or take the seat out", seat.ID)
		}
		taken |= of
		list = append(list, Seat{ID: seat.ID, Offices: of})
	}
	if left := b.s.Everyone() &^ taken; left != 0 {
		b.add(e.At, "", "the plan %s gives %s to no seat: every office stands in one", e.ID, b.who(left))
	}
	return list
}

// keys returns a map's keys in their order.
func keys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
