package advisor_test

import (
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/negotiation"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
)

// person is a fixed policy in a person's chair. least is the surplus over its threshold
// from which it accepts, nil for never; offers are the packages that it proposes, one a
// turn by default, else all of them one after the other; orders are filed each turn.
type person struct {
	s       *scenario.Scenario
	o       ledger.Office
	accepts bool
	least   num.Milli
	offers  [][]ledger.Levels // by turn, the last for all later turns
	orders  []string
	invites []string
	agrees  bool
}

func (p *person) Choose(v *crisis.View, last bool) (ledger.Directive, bool) {
	for _, d := range p.wants(v, last) {
		d.By = p.o
		if crisis.Check(p.s, v, &d).Code == "" {
			return d, true
		}
	}
	return ledger.Directive{By: p.o, Verb: crisis.Close}, last
}

func (p *person) wants(v *crisis.View, last bool) (list []ledger.Directive) {
	t := p.s.Talks
	for _, f := range v.Filed {
		if f.Verb == crisis.Invite && f.With == p.o {
			verb := crisis.Decline
			if p.agrees {
				verb = crisis.Agree
			}
			list = append(list, ledger.Directive{Verb: verb, Item: f.Item, With: f.By})
		}
	}
	self := t.Party(p.o)
	other := t.Parties[1-self].Office
	list = append(list, ledger.Directive{Verb: crisis.Sign})
	if p.accepts && v.Bal[t.Consent[self]] == 0 {
		for _, with := range []ledger.Office{ledger.Nobody, other} {
			row := t.Text
			if with != ledger.Nobody {
				row = t.Offer[1-self]
			}
			if l, ok := negotiation.Read(v.Bal, row); ok && t.Payoff(self, &l) >= v.Bal[t.Reserve[self]]+p.least {
				list = append(list, ledger.Directive{Verb: crisis.Accept, With: with, Levels: crisis.NoLevels()})
			}
		}
	}
	if last {
		for _, line := range p.orders {
			list = append(list, p.parse(line))
		}
		return list
	}
	for _, line := range p.invites {
		if d := p.parse(line); !done(v, &d) {
			list = append(list, d)
		}
	}
	if len(p.offers) > 0 {
		for _, l := range p.offers[min(v.Turn(), len(p.offers))-1] {
			d := ledger.Directive{Verb: crisis.Propose, Levels: l}
			if d.By = p.o; !done(v, &d) {
				list = append(list, d)
			}
		}
	}
	return list
}

func (p *person) parse(line string) ledger.Directive {
	d, err := crisis.ParseDirective(p.s, p.o, line)
	if err != nil {
		panic(line + ": " + err.Error())
	}
	return d
}

// done tells whether the same was said earlier this turn.
func done(v *crisis.View, d *ledger.Directive) bool {
	for i := range v.Log {
		if e := &v.Log[i]; int(e.Turn) == v.Turn() && e.Of == *d {
			return true
		}
	}
	return false
}

func levels(list ...int8) (l ledger.Levels) {
	copy(l[:], list)
	return l
}

// persons are the policies of the table, for either party of harbour-20.
func persons(s *scenario.Scenario, o ledger.Office) []struct {
	name string
	p    *person
} {
	other, row, most := "belmar", "H1=3", levels(3, 0, 3)
	if s.Offices[o].ID == "belmar" {
		other, row, most = "arden", "H2=2", levels(0, 2, 2)
	}
	swap := []ledger.Levels{levels(2, 2, 3), levels(3, 2, 2)}
	middle := []ledger.Levels{levels(1, 1, 1)}
	all := []struct {
		name string
		p    *person
	}{
		{"good player", &person{accepts: true, least: 2 * num.One, offers: [][]ledger.Levels{swap}, invites: []string{"invite call " + other}, orders: []string{"listen", "label claims DISPUTED", "calm"}, agrees: true}},
		{"always concedes", &person{accepts: true, agrees: true}},
		{"middle, then best", &person{accepts: true, least: 2 * num.One, offers: [][]ledger.Levels{middle, swap}, orders: []string{"calm"}, agrees: true}},
		{"always threatens", &person{offers: [][]ledger.Levels{{most}}, orders: []string{"warn " + row, "firm " + row}}},
		{"passive", &person{}},
	}
	for i := range all {
		all[i].p.s, all[i].p.o = s, o
	}
	return all
}
