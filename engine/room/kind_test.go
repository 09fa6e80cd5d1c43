package room_test

import (
	"io/fs"
	"slices"
	"testing"

	"backchannel/engine/journal"
	"backchannel/engine/room"
	"backchannel/engine/scenario"
	"backchannel/scenarios"
)

// Styles that a seed draws stand in the record's head, differ from game to game, and a
// replay makes the same choices again.
func TestMixedStylesReplay(t *testing.T) {
	folder, err := fs.Sub(scenarios.Files, "usmx-2026")
	if err != nil {
		t.Fatal(err)
	}
	s, problems := scenario.Load(folder, "usmx-2026")
	for _, p := range problems {
		t.Fatal(p)
	}
	var kinds []string
	for seed := range uint64(3) {
		store := journal.NewMemoryStore(nil)
		r, err := room.Open(room.Setup{Scenario: s, Seed: seed, Mixed: true}, store)
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Play(); err != nil {
			t.Fatal(err)
		}
		rec := r.Record()
		for _, p := range rec.Header.Players {
			if !slices.Contains(kinds, p.Kind) {
				kinds = append(kinds, p.Kind)
			}
		}
		if v := journal.Verify(s, rec); !v.OK {
			t.Errorf("seed %d: %s", seed, v.Reason)
		}
		if err := room.CheckCounterparts(s, rec); err != nil {
			t.Errorf("seed %d: %v", seed, err)
		}
	}
	if len(kinds) < 4 {
		t.Errorf("only these were drawn: %v", kinds)
	}
}

// A seat can be given a style or a policy; what there is not is refused with what there is.
func TestKinds(t *testing.T) {
	s := harbour(t)
	for kind, ok := range map[string]bool{
		"utility": true, "utility:conciliator": true, "policy:passive": true,
		"planner": true, "planner:hardliner": true, "planner-easy": true, "planner-easy:principled": true, "planner-normal": true, "planner-strong": true, "planner-normal-strong": false, "planner-rm": true, "planner-uct-500": true, "planner-64-rm:grit": false,
		"planner-": false, "planner:": false, "planner-fast": false, "planner-5": false, "planner-1000000000": false, "planner-0500": false, "planner-rm-uct": false, "planner-rm-rm": false, "planner-easy-uct": false, "planner-500-600": false,
		"utility:": false, "utility:reckless": false, "policy:": false, "policy:luck": false, "robot": false,
	} {
		r, err := room.Open(room.Setup{Scenario: s, Seed: 3, Kinds: map[string]string{"belmar": kind}}, nil)
		if (err == nil) != ok {
			t.Errorf("%s: %v", kind, err)
			continue
		}
		if ok && r.Seats()[r.Seat("belmar")].Kind != kind {
			t.Errorf("%s: the seat has %+v", kind, r.Seats()[r.Seat("belmar")])
		}
	}
	if _, err := room.Header(room.Setup{Scenario: s, Kinds: map[string]string{"nobody": "utility"}}); err == nil {
		t.Error("a seat that there is not was given to somebody")
	}
}
