package room_test

import (
	"slices"
	"testing"

	"backchannel/engine/crisis"
	"backchannel/engine/num"
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

// What a planner looked at is worked out again at the end: with the first of its orders of
// a turn, which the plan that it chose holds.
func TestLooksOpenAtTheEnd(t *testing.T) {
	s := harbour(t)
	r, err := room.Open(room.Setup{Scenario: s, Seed: 4, Kinds: map[string]string{"arden": "planner-200"}}, nil)
	if err == nil {
		err = r.Play()
	}
	if err != nil {
		t.Fatal(err)
	}
	list, ok := r.Reasons()
	if !ok {
		t.Fatal("the reasons are not open")
	}
	looks := 0
	for _, c := range list {
		if c.Looks == nil {
			if c.Directive.Verb == crisis.Close {
				t.Error("a close is told without what was looked at")
			}
			continue
		}
		looks++
		own := c.Looks.Own
		if c.Directive.Verb == crisis.Act && !slices.Contains(own[0].Orders, c.Directive) || c.Directive.Verb == crisis.Close && len(own[0].Orders) > 0 {
			t.Errorf("turn %d: %s is not of the plan that was chosen, %+v", c.Turn, crisis.FormatDirective(s, &c.Directive), own[0].Orders)
		}
		var all num.Milli
		for i := range own {
			if all += own[i].Share; own[i].Mean <= 0 || own[i].Mean > num.Of(100) || own[0].Share < own[i].Share {
				t.Errorf("turn %d: %+v", c.Turn, own[i])
			}
		}
		if all < num.Of(99) || all > num.Of(101) || len(c.Looks.Others) == 0 || c.Looks.Courses != 200 {
			t.Errorf("turn %d: shares of %v, %d plans of others, %d courses", c.Turn, all, len(c.Looks.Others), c.Looks.Courses)
		}
	}
	if looks != r.Turn() {
		t.Errorf("%d looks in %d turns", looks, r.Turn())
	}
}
