package scenario

import (
	"slices"

	"backchannel/engine/ledger"
)

func (f *scenarioFile) shape(s *fields) {
	s.need("format", "title", "about", "turns", "plans")
	s.within("format", 1, 1)
	s.within("minutes", 1, 1_000)
	s.most("tutorial", listsMax)
	s.most("lesson_plans", listsMax)
}

func (f *turnsFile) shape(s *fields) {
	s.need("count")
	s.within("count", 1, turnsMax)
	s.within("weeks", 1, weeksMax)
	s.within("orders", 1, ordersMax)
}

func (f *planFile) shape(s *fields) { s.need("seats") }

func (f *actorFile) shape(s *fields) { s.need("name", "mandate", "brief") }

func (f *adviserFile) shape(s *fields) {
	s.need("name", "says")
	s.most("says", stepsMax)
}

func (f *adviceFile) shape(s *fields) { s.need("say") }

var sides = map[string]int{"": -1, "none": -1, "left": 0, "right": 1}

func (b *builder) buildOffices() {
	b.s.Offices = make([]Office, 1, len(b.f.Actors)+1)
	if n := len(b.f.Actors); n > officesMax {
		b.add(Pos{File: "actors.yaml"}, "", "there are %d offices: a scenario has at most %d", n, officesMax)
		return
	}
	for _, e := range b.f.Actors {
		f := e.Value
		o := Office{ID: e.ID, Name: f.Name, Short: f.Short, Brief: b.text(f.Brief), BestCase: b.text(f.BestCase), Mandate: b.text(f.Mandate)}
		if o.Short == "" {
			o.Short = f.Name
		}
		side, ok := sides[f.Side]
		if !ok {
			b.add(e.At, nearest(f.Side, keys(sides)), "side must be left, right or none, got %s", echo(f.Side))
		}
		o.Side = side
		if b.s.Office(e.ID) != ledger.Nobody {
			b.add(e.At, "", "the office %s stands twice", e.ID)
		}
		b.s.Offices = append(b.s.Offices, o)
	}
	for i, e := range b.f.Actors {
		b.s.Offices[i+1].Other = b.office(e.Value.Other)
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
				b.flow(says.When, c.Reads(nil), ledger.Only(n.of), nil, "what an adviser says")
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
		var taken ledger.Offices
		for _, seat := range e.Value.Seats {
			of := b.officesOf(seat.Value)
			if of.Meets(taken) {
				b.add(seat.At, "", "the plan %s gives an office to two seats", e.ID)
			}
			taken |= of
			p.Seats = append(p.Seats, Seat{ID: seat.ID, Offices: of})
		}
		for o := 1; o < len(b.s.Offices); o++ {
			if !taken.Has(ledger.Office(o)) {
				b.add(e.At, "", "the plan %s gives the office %s to no seat", e.ID, b.s.Offices[o].ID)
			}
		}
		b.s.Plans = append(b.s.Plans, p)
	}
	if len(b.s.Plans) == 0 {
		b.add(Pos{File: "scenario.yaml"}, "", "plans must name at least one way to share the offices out")
	}
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
