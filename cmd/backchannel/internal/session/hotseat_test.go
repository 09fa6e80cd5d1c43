//go:build !js

package session

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"backchannel/cmd/backchannel/internal/library"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/room"
)

// two begins a game of two persons at one machine.
func two(t *testing.T, pins map[string]string) *Session {
	t.Helper()
	s, err := library.Open("harbour-20")
	if err != nil {
		t.Fatal(err)
	}
	play, err := Begin(room.Setup{Scenario: s, Seed: 7, Humans: []string{"arden", "belmar"}}, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := play.Lock(pins); err != nil {
		t.Fatal(err)
	}
	return play
}

// again opens the saved game as after a cut.
func again(t *testing.T, s *Session) *Session {
	t.Helper()
	next, err := Load(s.Path(), library.Open)
	if err != nil {
		t.Fatal(err)
	}
	return next
}

// A turn goes on when both persons have closed it, and each is told only what its seat may know.
func TestTwoPersons(t *testing.T) {
	play := two(t, nil)
	if got := play.Persons(); !slices.Equal(got, []string{"arden", "belmar"}) {
		t.Fatal(got)
	}
	if play.Seat() != "arden" || play.Next() != "belmar" {
		t.Errorf("%s begins and %s is next", play.Seat(), play.Next())
	}
	play.Close()
	if play.View().Turn() != 1 || !slices.Equal(play.Waiting(), []string{"belmar"}) {
		t.Errorf("turn %d, and %v have yet to close", play.View().Turn(), play.Waiting())
	}
	play.Sit("belmar")
	if got := play.Submit(ledger.Directive{By: 1, Verb: crisis.Close}); got.Code == "" {
		t.Error("Belmar's person closed for Arden's office")
	}
	play.Close()
	if play.View().Turn() != 2 || play.Next() != "arden" {
		t.Errorf("turn %d, next is %s", play.View().Turn(), play.Next())
	}
}

// A game that is cut goes on with the person who had the machine, also in the middle of a talk round; without the file
// that says so, with the first who has yet to close the turn. What each began is remembered.
func TestCutHotSeat(t *testing.T) {
	play := two(t, nil)
	play.BeginTurn(1)
	offer := crisis.NoLevels()
	for i := range play.Scenario().Talks.Topics {
		offer[i] = 1
	}
	play.Submit(ledger.Directive{By: play.Office(), Verb: crisis.Propose, Levels: offer})
	play.Sit("belmar")
	next := again(t, play)
	if next.Seat() != "belmar" || next.Begun() != 0 {
		t.Errorf("%s goes on, who has begun turn %d", next.Seat(), next.Begun())
	}
	next.Sit("arden")
	if next = again(t, next); next.Seat() != "arden" || next.Begun() != 1 {
		t.Errorf("%s goes on, who has begun turn %d", next.Seat(), next.Begun())
	}
	next.Close()
	for _, spoilt := range []string{"", "{", `{"at": "nobody"}`} {
		if err := os.WriteFile(next.Path()+hotSeatExtension, []byte(spoilt), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := again(t, next).Seat(); got != "belmar" {
			t.Errorf("with %q %s goes on, who has closed the turn", spoilt, got)
		}
	}
}

// A PIN opens its seat and no other word does; it is not kept as it was typed; who tries too often waits, also after
// the program was begun again.
func TestPin(t *testing.T) {
	now := time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)
	play := two(t, map[string]string{"belmar": "2718", "arden": ""})
	if play.Locked("arden") || !play.Locked("belmar") {
		t.Fatal("the wrong seats are locked")
	}
	data, err := os.ReadFile(play.Path() + hotSeatExtension)
	if err != nil || strings.Contains(string(data), "2718") {
		t.Errorf("kept as %s, %v", data, err)
	}
	if ok, _ := play.Unlock("arden", "", now); !ok {
		t.Error("a seat without a PIN stays shut")
	}
	for i := range pinTries {
		ok, wait := play.Unlock("belmar", "2719", now)
		if ok || (wait > 0) != (i == pinTries-1) {
			t.Errorf("try %d: %v, wait %v", i+1, ok, wait)
		}
	}
	next := again(t, play)
	if ok, wait := next.Unlock("belmar", "2718", now.Add(pinWait/2)); ok || wait != pinWait/2 {
		t.Errorf("the wait is over too soon: %v, %v", ok, wait)
	}
	if ok, _ := next.Unlock("belmar", "2718", now.Add(pinWait)); !ok {
		t.Error("the PIN does not open its seat after the wait")
	}
	if err := play.Lock(map[string]string{"arden": "271"}); err == nil {
		t.Error("a PIN of three digits is taken")
	}
}

// A game that is put aside leaves the list and can be taken back, whole.
func TestPutAside(t *testing.T) {
	play := two(t, nil)
	folder := strings.TrimSuffix(play.Path(), play.Path()[strings.LastIndex(play.Path(), "/"):])
	if err := PutAside(play.Path()); err != nil {
		t.Fatal(err)
	}
	if list := Saves(folder); len(list) != 0 {
		t.Errorf("%d games in the list", len(list))
	}
	if err := TakeBack(play.Path()); err != nil {
		t.Fatal(err)
	}
	list := Saves(folder)
	if len(list) != 1 || list[0].Seat != "arden+belmar" || list[0].Problem != nil {
		t.Fatalf("%+v", list)
	}
	if got := list[0].Rungs(play.Scenario()); !slices.Equal(got, []int{int(play.View().Bal[play.Scenario().Rung] / 1000)}) {
		t.Errorf("rungs %v", got)
	}
	if err := PutAside(folder + "/none"); err == nil {
		t.Error("a game that is not there is put aside")
	}
}
