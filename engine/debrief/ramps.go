package debrief

import (
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// Missed is a turn with ways down that the seat could have taken and did not.
type Missed struct {
	Turn int
	// Rung is the name of the rung that the crisis was on.
	Rung  string
	Ramps []Ramp
}

// Ramp is one way down, with what it would have done as far as could be known then.
type Ramp struct {
	Action int
	Name   string
	By     ledger.Office
	Would  []string
}

// ramps lists the ways down that were open to the seat when a turn's talks began, and
// that it neither took nor offered in that turn; taken counts those that it did.
func (r *reading) ramps() (missed []Missed, taken int) {
	if len(r.s.Ladder) == 0 {
		return nil, 0
	}
	for i := range r.turns {
		m := &r.turns[i]
		rung := &r.s.Ladder[m.talks.Bal[r.s.Rung]/num.One]
		out := Missed{Turn: m.turn, Rung: rung.Name}
		for _, a := range rung.Ramps {
			if r.used(m, a) {
				taken++
				continue
			}
			if x, ok := r.open(m, a); ok {
				out.Ramps = append(out.Ramps, x)
			}
		}
		if len(out.Ramps) > 0 && m.begun {
			missed = append(missed, out)
		}
	}
	return missed, taken
}

// used tells whether an office of the seat took part in an action in a turn, or
// invited another to it.
func (r *reading) used(m *moment, action int) bool {
	for i := m.from; i < m.to; i++ {
		e := &r.events[i]
		if int(e.Of.Item) != action {
			continue
		}
		switch e.Kind {
		case crisis.ActionTaken:
			if r.of.Has(e.Of.By) || r.of.Has(e.Of.With) {
				return true
			}
		case crisis.InvitationSent:
			if r.of.Has(e.Of.By) {
				return true
			}
		}
	}
	return false
}

// open finds an office of the seat that could have done an action when talks began.
func (r *reading) open(m *moment, action int) (Ramp, bool) {
	a := &r.s.Actions[action]
	for o := ledger.Office(1); int(o) <= r.s.Count(); o++ {
		if !r.of.Has(o) || !a.By.Has(o) {
			continue
		}
		v := crisis.View{Of: ledger.Only(o), Bal: m.talks.Bal, Filed: m.talks.Filed}
		d := ledger.Directive{By: o, Verb: crisis.Act, Item: uint16(action)}
		if a.Joint {
			d.Verb, d.With = crisis.Invite, r.partner(a.By, o)
		}
		if crisis.Check(r.s, &v, &d).Code == "" {
			return Ramp{Action: action, Name: a.Name, By: o, Would: crisis.Effects(r.s, &v, &d)}, true
		}
	}
	return Ramp{}, false
}

// partner is the first other office that can take part.
func (r *reading) partner(by ledger.Offices, o ledger.Office) ledger.Office {
	if p := r.s.Offices[o].Other; by.Has(p) && p != ledger.Nobody {
		return p
	}
	for p := ledger.Office(1); int(p) <= r.s.Count(); p++ {
		if p != o && by.Has(p) {
			return p
		}
	}
	return ledger.Nobody
}
