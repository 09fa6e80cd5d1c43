// Package journaltest holds what every journal.Store must do, as tests to run on one.
package journaltest

import (
	"bytes"
	"testing"

	"backchannel/engine/journal"
)

// Run tests a kind of store. Each call of open gives a new, empty one.
func Run(t *testing.T, open func(t *testing.T) journal.Store) {
	t.Run("holds what was appended", func(t *testing.T) { appends(t, open(t)) })
	t.Run("truncates at the end only", func(t *testing.T) { truncates(t, open(t)) })
	t.Run("gives bytes away as copies", func(t *testing.T) { copies(t, open(t)) })
	t.Run("keeps pieces aside", func(t *testing.T) { keeps(t, open(t)) })
	t.Run("holds a record", func(t *testing.T) { records(t, open(t)) })
}

func appends(t *testing.T, s journal.Store) {
	holds(t, s, "")
	add(t, s, "one\n")
	add(t, s, "")
	add(t, s, "two")
	if err := s.Sync(); err != nil {
		t.Fatal(err)
	}
	holds(t, s, "one\ntwo")
}

func truncates(t *testing.T, s journal.Store) {
	add(t, s, "0123456789")
	for _, size := range []int64{-1, 11} {
		if s.Truncate(size) == nil {
			t.Errorf("truncating 10 bytes to %d is no error", size)
		}
	}
	holds(t, s, "0123456789")
	for _, size := range []int64{10, 4, 0} {
		if err := s.Truncate(size); err != nil {
			t.Fatal(err)
		}
		holds(t, s, "0123456789"[:size])
	}
	add(t, s, "abc")
	holds(t, s, "abc")
}

func copies(t *testing.T, s journal.Store) {
	mine := []byte("line")
	if _, err := s.Append(mine); err != nil {
		t.Fatal(err)
	}
	mine[0] = 'X'
	theirs, err := s.Load()
	if err != nil {
		t.Fatal(err)
	}
	theirs[1] = 'X'
	holds(t, s, "line")
}

// keeps tests a store that is a journal.Keeper; the others refuse to resume a damaged record.
func keeps(t *testing.T, s journal.Store) {
	k, ok := s.(journal.Keeper)
	if !ok {
		t.Skip("it is no Keeper")
	}
	add(t, s, "game")
	first, err := k.Keep([]byte("piece"))
	if err != nil {
		t.Fatal(err)
	}
	if second, err := k.Keep([]byte("piece")); err != nil || second == first {
		t.Fatalf("a second piece is kept as %q, the first as %q: %v", second, first, err)
	}
	holds(t, s, "game")
}

func records(t *testing.T, s journal.Store) {
	w, err := journal.Create(s, journal.Header{Scenario: "any"})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Sync(); err != nil {
		t.Fatal(err)
	}
	data, err := s.Load()
	if err != nil {
		t.Fatal(err)
	}
	r, err := journal.Read(data)
	if err != nil || r.Header.Scenario != "any" {
		t.Fatalf("read %+v: %v", r, err)
	}
	if _, err := journal.Create(s, journal.Header{Scenario: "other"}); err == nil {
		t.Fatal("a second record begins over the first")
	}
}

func add(t *testing.T, s journal.Store, text string) {
	t.Helper()
	if n, err := s.Append([]byte(text)); err != nil || n != len(text) {
		t.Fatalf("appended %d bytes of %d: %v", n, len(text), err)
	}
}

func holds(t *testing.T, s journal.Store, want string) {
	t.Helper()
	if got, err := s.Load(); err != nil || !bytes.Equal(got, []byte(want)) {
		t.Fatalf("it holds %q, want %q: %v", got, want, err)
	}
}
