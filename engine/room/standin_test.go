package room_test

import (
	"strings"
	"testing"

	"backchannel/engine/advisor"
	"backchannel/engine/journal"
	"backchannel/engine/room"
)

// A game with a stand-in is read back with its form, replays, and its stand-in makes the
// same choices again; with another form it would not.
func TestStandInsReplay(t *testing.T) {
	s := load(t, "usmx-2026")
	form, err := advisor.ParseForm(s, "f", "style: principled\nfirst: I5, I9\nI1 at most 1\nI2 at least 1\nI13 as it is")
	if err != nil {
		t.Fatal(err)
	}
	oneDigest(t, room.Setup{Scenario: s, Plan: "solo", Seed: 2, Humans: []string{"us"}, Forms: map[string]*advisor.Form{"mx": form}}, cabinet)
	r, err := room.Open(room.Setup{Scenario: s, Plan: "solo", Seed: 5, Forms: map[string]*advisor.Form{"mx": form}}, nil)
	if err == nil {
		err = r.Play()
	}
	if err != nil {
		t.Fatal(err)
	}
	data, err := r.Record().Encode()
	if err != nil {
		t.Fatal(err)
	}
	rec, err := journal.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	if err := room.CheckCounterparts(s, rec); err != nil {
		t.Error(err)
	}
	rec.Header.Forms[0].Text = "I5 as it is; I9 as it is; I7 as it is"
	if err := room.CheckCounterparts(s, rec); err == nil {
		t.Error("another form makes the same choices")
	}
	rec.Header.Forms[0].Text = "I99 as it is"
	if err := room.CheckCounterparts(s, rec); err == nil || !strings.Contains(err.Error(), "I1 I2") {
		t.Errorf("a broken form gives: %v", err)
	}
	rec.Header.Forms = nil
	if err := room.CheckCounterparts(s, rec); err == nil {
		t.Error("a stand-in plays without a form")
	}
}

// A form for a seat that a person plays, that is not there, or that has no place at the
// table is told as such.
func TestStandInSetups(t *testing.T) {
	s := load(t, "usmx-2026")
	form, err := advisor.ParseForm(s, "f", "I13 as it is")
	if err != nil {
		t.Fatal(err)
	}
	for seat, want := range map[string]string{"us_exec": "by a person", "nobody": "there is no seat", "press": "no place at the table"} {
		_, err := room.Open(room.Setup{Scenario: s, Plan: "offices", Humans: []string{"us_exec"}, Forms: map[string]*advisor.Form{seat: form}}, nil)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", seat, err, want)
		}
	}
}
