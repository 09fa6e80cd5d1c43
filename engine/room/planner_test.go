package room_test

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"strings"
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

var agree = flag.String("agree", "", "a file for the digests of games of planners: it is written where there is none, and then the next machine must agree")

// Planners choose the same on every machine; scenarios are tuned too often for a golden
// value, so machines are compared with each other:
//
//	go test ./engine/room -run PlannersAgree -agree FILE
//	GOARCH=386 go test ./engine/room -run PlannersAgree -agree FILE
//	GOOS=js GOARCH=wasm go test -exec "$(go env GOROOT)/lib/wasm/go_js_wasm_exec" ./engine/room -run PlannersAgree -agree FILE
func TestPlannersAgree(t *testing.T) {
	if *agree == "" {
		t.Skip("say -agree FILE")
	}
	var digests strings.Builder
	for _, id := range []string{"harbour-20", "usmx-2026"} {
		s := load(t, id)
		for _, kind := range []string{"planner-64", "planner-uct-64:hardliner"} {
			r, err := room.Open(room.Setup{Scenario: s, Seed: 3, Kinds: map[string]string{s.Plans[0].Seats[0].ID: kind, s.Plans[0].Seats[1].ID: kind}}, nil)
			if err == nil {
				err = r.Play()
			}
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&digests, "%s %s %s\n", id, kind, r.Digest())
		}
	}
	before, err := os.ReadFile(*agree)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := os.WriteFile(*agree, []byte(digests.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	case err != nil:
		t.Fatal(err)
	case string(before) != digests.String():
		t.Errorf("another machine played\n%s, and this one\n%s", before, digests.String())
	}
}
