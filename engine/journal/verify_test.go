package journal

import (
	"bytes"
	"testing"
)

// A record that was written, read and replayed is the game that was played.
func TestRecordIsTheGame(t *testing.T) {
	s := harbour(t)
	for seed := range uint64(20) {
		r, g := recorded(t, s, seed)
		data := encoded(t, r)
		back, err := Read(data)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(encoded(t, back), data) {
			t.Fatalf("seed %d: writing what was read gives other bytes", seed)
		}
		got := Verify(s, back)
		want := Result{OK: true, Digest: g.World.Digest(), Events: len(g.Book.Events), Turns: int(g.Turn()), Ending: got.Ending}
		if got != want || got.Ending == "" {
			t.Fatalf("seed %d: verified as %+v, want %+v", seed, got, want)
		}
	}
}
