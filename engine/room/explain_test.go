package room_test

import (
	"testing"

	"backchannel/engine/crisis"
	"backchannel/engine/room"
)

// What weighed is opened when the game has ended and not before; in play a seat hears the
// reason that an office gives in public, for acts that the seat has seen.
func TestReasonsOpenAtTheEnd(t *testing.T) {
	s := harbour(t)
	r, err := room.Open(room.Setup{Scenario: s, Seed: 4, Humans: []string{"arden"}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	seat, spoken := r.Seat("arden"), 0
	for !r.Ended() {
		if _, ok := r.Reasons(); ok {
			t.Fatal("reasons are open while the game is played")
		}
		if len(r.Spoken(seat, r.Turn())) > 0 {
			t.Fatal("the turn at hand has reasons")
		}
		turn := r.Turn()
		digest := r.Digest()
		person(t, r, seat)
		v := r.View(seat)
		for no, text := range r.Spoken(seat, turn) {
			e := &v.Log[no-1]
			if e.Kind != crisis.ActionTaken || v.Of.Has(e.Of.By) || text == "" {
				t.Errorf("event %d, %s: %q", no, crisis.KindName(e.Kind), text)
			}
			spoken++
		}
		if r.Digest() == digest {
			t.Fatal("nothing has happened")
		}
	}
	list, ok := r.Reasons()
	if !ok || len(list) < 10 || spoken == 0 {
		t.Errorf("%d choices are explained, %d in public", len(list), spoken)
	}
	for _, c := range list {
		if s.Offices[c.Directive.By].ID == "arden" {
			t.Error("a person's choice is explained")
		}
	}
}
