package room_test

import (
	"testing"

	"backchannel/engine/crisis"
	"backchannel/engine/journal"
	"backchannel/engine/room"
)

// A game of planners replays to the same choices, and one that is saved after any order or
// close, in the midst of a plan too, and gone on with comes to the same end.
func TestPlannersReplay(t *testing.T) {
	s := harbour(t)
	set := room.Setup{Scenario: s, Seed: 5, Kinds: map[string]string{"arden": "planner-64", "belmar": "planner-uct-64:conciliator"}}
	r, err := room.Open(set, nil)
	if err == nil {
		err = r.Play()
	}
	if err != nil {
		t.Fatal(err)
	}
	rec := r.Record()
	if v := journal.Verify(s, rec); !v.OK {
		t.Error(v.Reason)
	}
	if err := room.CheckCounterparts(s, rec); err != nil {
		t.Error(err)
	}
	orders := 0
	for n := 2; n < len(rec.Moves); n++ {
		switch rec.Moves[n-1].Directive.Verb {
		case crisis.Act:
			orders++
		case crisis.Close:
		default:
			continue // whose word it was in the talks is not saved
		}
		cut := &journal.Record{Header: rec.Header, Moves: rec.Moves[:n:n]}
		again, err := room.Resume(s, cut, nil)
		if err == nil {
			err = again.Play()
		}
		if err != nil {
			t.Fatal(err)
		}
		if again.Digest() != r.Digest() {
			t.Fatalf("gone on with after move %d of %d, the game ends otherwise", n, len(rec.Moves))
		}
	}
	if orders < 4 {
		t.Errorf("only %d orders", orders)
	}
}
