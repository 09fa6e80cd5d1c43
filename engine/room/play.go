package room

import (
	"fmt"

	"backchannel/engine/crisis"
	"backchannel/engine/journal"
	"backchannel/engine/ledger"
)

// Limits of what counterparts can say between two moves of a person: beyond them the
// talk of a turn has run in circles.
const (
	roundsMax = 12
	finalMax  = 24
)

// Submit carries out a directive of a seat and lets the counterparts answer. A
// refusal changes nothing. The error is about saving only: the move has been made.
func (r *Room) Submit(seat int, d ledger.Directive) (crisis.Refusal, error) {
	if !r.seats[seat].Offices.Has(d.By) {
		return crisis.Refusal{Code: crisis.NoSuchThing, By: d.By}, nil
	}
	refusal, err := r.apply(d)
	if refusal.Code != "" {
		return refusal, nil
	}
	return refusal, first(err, r.respond())
}

// Close commits a seat's turn: every office of it closes.
func (r *Room) Close(seat int) (crisis.Refusal, error) {
	var failed error
	turn := r.Turn()
	for o := ledger.Office(1); int(o) <= r.Scenario().Count(); o++ {
		if !r.seats[seat].Offices.Has(o) || r.Turn() != turn || r.closed(o) {
			continue
		}
		refusal, err := r.apply(ledger.Directive{By: o, Verb: crisis.Close})
		if refusal.Code != "" {
			return refusal, failed
		}
		failed = first(failed, err)
	}
	return crisis.Refusal{}, first(failed, r.respond())
}

// Play lets counterparts play the game to its end; no seat may be a person's.
func (r *Room) Play() error {
	var failed error
	for !r.Ended() {
		if r.waitsForPeople() {
			return fmt.Errorf("a person has yet to close the turn")
		}
		failed = first(failed, r.respond())
	}
	return failed
}

// Waits tells whether an office of a seat has yet to close the turn.
func (r *Room) Waits(seat int) bool {
	for o := ledger.Office(1); int(o) <= r.Scenario().Count(); o++ {
		if r.seats[seat].Offices.Has(o) && !r.closed(o) {
			return true
		}
	}
	return false
}

func (r *Room) closed(o ledger.Office) bool {
	return r.game.World.Bal[r.Scenario().Offices[o].Closed] != 0
}

// apply decides a directive and notes it in the record.
func (r *Room) apply(d ledger.Directive) (crisis.Refusal, error) {
	if refusal := r.game.Submit(d); refusal.Code != "" {
		return refusal, nil
	}
	return crisis.Refusal{}, r.note(&d)
}

// note appends what has happened since the last note to the record. When an office
// closes, the record is made to outlast a power failure too.
func (r *Room) note(d *ledger.Directive) error {
	fresh := r.game.Book.Events[r.noted:]
	r.noted = len(r.game.Book.Events)
	r.moves = append(r.moves, journal.Move{Directive: d, Events: fresh})
	if r.writer == nil {
		return nil
	}
	err := r.writer.Append(d, fresh)
	if err == nil && (d == nil || d.Verb == crisis.Close) {
		err = r.writer.Sync()
	}
	return err
}

// respond lets the counterparts talk until none has more to say; when no person is
// left to wait for, they close, and the next turn's talk begins.
func (r *Room) respond() error {
	var failed error
	for !r.Ended() {
		failed = first(failed, r.talk())
		if r.Ended() || r.waitsForPeople() {
			return failed
		}
		turn := r.Turn()
		failed = first(failed, r.conclude())
		if r.Turn() == turn && !r.Ended() {
			panic("room: every office has closed and the turn has not ended")
		}
		if r.allCounterparts() {
			return failed
		}
	}
	return failed
}

// waitsForPeople tells whether a person has yet to close the turn.
func (r *Room) waitsForPeople() bool {
	for o := 1; o < len(r.players); o++ {
		if r.players[o] == nil && !r.closed(ledger.Office(o)) {
			return true
		}
	}
	return false
}

func (r *Room) allCounterparts() bool {
	for _, s := range r.seats {
		if s.Human {
			return false
		}
	}
	return true
}

// talk goes round the counterparts until a whole round is silent.
func (r *Room) talk() error {
	var failed error
	for range roundsMax {
		spoke := false
		for o := 1; o < len(r.players) && !r.Ended(); o++ {
			moved, err := r.choose(ledger.Office(o), false)
			spoke, failed = spoke || moved, first(failed, err)
		}
		if !spoke {
			break
		}
	}
	return failed
}

// conclude lets every counterpart file its last orders and close.
func (r *Room) conclude() error {
	var failed error
	turn := r.Turn()
	for o := ledger.Office(1); int(o) < len(r.players); o++ {
		for n := 0; r.players[o] != nil && !r.Ended() && r.Turn() == turn && !r.closed(o); n++ {
			moved, err := r.choose(o, true)
			failed = first(failed, err)
			if !moved || n >= finalMax {
				_, err = r.apply(ledger.Directive{By: o, Verb: crisis.Close})
				failed = first(failed, err)
			}
		}
	}
	return failed
}

// choose lets the counterpart of an office make one move. What it chooses is judged
// like anybody's directive: a refused choice is a move not made.
func (r *Room) choose(o ledger.Office, last bool) (moved bool, err error) {
	if r.players[o] == nil || r.closed(o) {
		return false, nil
	}
	d, ok := r.players[o].Choose(r.View(r.seatOf(o)), last)
	if !ok {
		return false, nil
	}
	d.By = o
	refusal, err := r.apply(d)
	return refusal.Code == "", err
}

func (r *Room) seatOf(o ledger.Office) int {
	for i := range r.seats {
		if r.seats[i].Offices.Has(o) {
			return i
		}
	}
	panic("room: an office without a seat")
}
