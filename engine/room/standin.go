package room

import (
	"fmt"
	"slices"

	"backchannel/engine/advisor"
	"backchannel/engine/journal"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

// StandIn is the kind of player that keeps to a form which somebody has written for the
// seat. The record holds the form, so that a replay makes the same choices.
const StandIn = "stand-in"

// forms are the forms of a setup as a record keeps them, in the order of the seats.
func (set *Setup) forms(plan *scenario.Plan) (list []journal.Form, err error) {
	for id := range set.Forms {
		if !slices.ContainsFunc(plan.Seats, func(s scenario.Seat) bool { return s.ID == id }) {
			return nil, noSeat(id, plan)
		}
		if slices.Contains(set.Humans, id) {
			return nil, fmt.Errorf("the seat %q is played by a person: a stand-in plays another seat", id)
		}
		if set.Kinds[id] != "" {
			return nil, fmt.Errorf("the seat %q has a stand-in and is %s too: say one", id, set.Kinds[id])
		}
	}
	for i := range plan.Seats {
		seat := &plan.Seats[i]
		if f := set.Forms[seat.ID]; f != nil {
			if !speaks(set.Scenario, seat) {
				return nil, fmt.Errorf("the seat %q has no place at the table: lines for its texts say nothing", seat.ID)
			}
			list = append(list, journal.Form{Seat: seat.ID, Text: f.String(set.Scenario)})
		}
	}
	return list, nil
}

// speaks tells whether an office of a seat is a party or speaks for one.
func speaks(s *scenario.Scenario, seat *scenario.Seat) bool {
	for p := 0; s.Talks != nil && p < len(s.Talks.Parties); p++ {
		if s.Talks.Voice(p).Meets(seat.Offices) {
			return true
		}
	}
	return false
}

// standIns gives the offices of a seat counterparts that keep to its form in a header.
func (r *Room) standIns(seat *scenario.Seat, h *journal.Header) error {
	s := r.Scenario()
	i := slices.IndexFunc(h.Forms, func(f journal.Form) bool { return f.Seat == seat.ID })
	if i < 0 {
		return fmt.Errorf("the seat %q is played by a stand-in, and there is no form for it", seat.ID)
	}
	form, err := advisor.ParseForm(s, "the form of seat "+seat.ID, h.Forms[i].Text)
	if err != nil {
		return err
	}
	for o := ledger.Office(1); int(o) <= s.Count(); o++ {
		if seat.Offices.Has(o) {
			r.players[o] = advisor.NewStandIn(s, o, counterpartLuck(h.Seed, o), form)
		}
	}
	return nil
}

// isKind tells what is wrong with a kind of player, or nil.
func isKind(name string) error {
	if name == StandIn {
		return nil
	}
	_, err := parseKind(name)
	return err
}
