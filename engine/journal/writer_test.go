package journal

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
)

// errNoRoom is what the stores of these tests say.
var errNoRoom = errors.New("no space left on device")

// narrow is a store with room for some bytes. What does not fit is written in part.
type narrow struct {
	MemoryStore
	room  int
	stuck bool // Truncate fails too
}

func (s *narrow) Append(p []byte) (int, error) {
	n := min(len(p), max(0, s.room-len(s.data)))
	s.data = append(s.data, p[:n]...)
	if n < len(p) {
		return n, errNoRoom
	}
	return n, nil
}

func (s *narrow) Truncate(size int64) error {
	if s.stuck {
		return errors.New("cannot truncate")
	}
	return s.MemoryStore.Truncate(size)
}

// beginning is the first moves of a game.
func beginning(t testing.TB, moves int) *Record {
	r, _ := recorded(t, harbour(t), 5)
	r.Moves = r.Moves[:moves]
	return r
}

// A disk that is full after any number of bytes, and a store that cannot even truncate,
// lose nothing that was saved; when there is room again the next move saves all.
func TestDiskFull(t *testing.T) {
	r := beginning(t, 14)
	full := encoded(t, r)
	for _, stuck := range []bool{false, true} {
		for room := range len(full) + 1 {
			store := &narrow{room: room, stuck: stuck}
			w := fill(t, store, r)
			if store.stuck = false; room < len(full) {
				checkSaved(t, store, w)
			}
			store.room = 2 * len(full)
			if err := w.Sync(); err != nil || !bytes.Equal(store.data, full) {
				t.Fatalf("room for %d bytes, then for all: %v", room, err)
			}
		}
	}
}

// fill writes a record into a store as far as it goes. What was acknowledged must be there
// at once, and the store must never hold anything else than the record's beginning.
func fill(t *testing.T, store *narrow, r *Record) *Writer {
	t.Helper()
	full := encoded(t, r)
	w, err := Create(store, r.Header)
	for i := 0; ; i++ {
		var u *Unsaved
		if err != nil && (!errors.As(err, &u) || !errors.Is(err, errNoRoom) && !store.stuck || u.Moves != w.Waits()) {
			t.Fatalf("room for %d bytes, move %d: %v", store.room, i, err)
		}
		saved := &Record{Header: r.Header, Moves: r.Moves[:i-w.Waits()]}
		if !bytes.HasPrefix(full, store.data) || err == nil && !bytes.HasPrefix(store.data, encoded(t, saved)) {
			t.Fatalf("room for %d bytes, move %d: the store holds\n%s", store.room, i, store.data)
		}
		if i == len(r.Moves) {
			return w
		}
		err = w.Append(r.Moves[i].Directive, r.Moves[i].Events)
	}
}

// checkSaved reads what a full store holds: whole moves, with a cut line behind them only
// if it could not be truncated.
func checkSaved(t *testing.T, store *narrow, w *Writer) {
	t.Helper()
	back, err := Read(store.data)
	if back == nil {
		if w.whole > 0 {
			t.Fatal(err)
		}
		return
	}
	if data := encoded(t, back); int64(len(data)) < w.whole {
		t.Fatalf("%d bytes were saved and %d can be read: %v", w.whole, len(data), err)
	}
}

// A failed save says what to do, and how much is not saved.
func TestUnsavedSaysWhatToDo(t *testing.T) {
	r := beginning(t, 5)
	store := &narrow{room: len(encoded(t, &Record{Header: r.Header, Moves: r.Moves[:3]}))}
	w, err := Create(store, r.Header)
	for _, m := range r.Moves {
		if err != nil {
			break
		}
		err = w.Append(m.Directive, m.Events)
	}
	if err == nil || w.Waits() != 1 {
		t.Fatalf("%d moves wait: %v", w.Waits(), err)
	}
	for _, part := range []string{"last move is not saved", errNoRoom.Error(), "safe", "Make room"} {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("%q does not speak of %q", err, part)
		}
	}
}

// Resume refuses another game's file and an empty one, and keeps what it takes away.
func TestResume(t *testing.T) {
	r := beginning(t, 8)
	data := encoded(t, r)
	other := *r
	other.Header.Seed++
	for name, held := range map[string][]byte{"another game": encoded(t, &other), "nothing": nil, "a piece of the head": data[:40]} {
		store := NewMemoryStore(held)
		if _, err := Resume(store, r); err == nil || !bytes.Equal(store.data, held) {
			t.Errorf("%s: resumed: %v", name, err)
		}
	}
	altered := slices.Clone(data)
	altered[len(data)-200] ^= 1
	back, err := Read(altered)
	offset := damage(t, err).Offset
	store := NewMemoryStore(altered)
	if _, err := Resume(store, back); err != nil || !bytes.Equal(store.data, data[:offset]) || len(store.Kept) != 1 || !bytes.Equal(store.Kept[0], altered[offset:]) {
		t.Errorf("an altered record resumes with %d bytes, want %d, and keeps %d pieces: %v", len(store.data), offset, len(store.Kept), err)
	}
}

// plain is a store that cannot put anything aside.
type plain struct{ Store }

// A store that cannot keep the damaged end leaves it where it is.
func TestResumeWithoutKeeper(t *testing.T) {
	r := beginning(t, 3)
	data := encoded(t, r)
	store := NewMemoryStore(append(slices.Clone(data), "half a li"...))
	if _, err := Resume(plain{store}, r); err == nil || len(store.data) != len(data)+9 {
		t.Fatalf("resumed: %v", err)
	}
	if _, err := Resume(plain{NewMemoryStore(data)}, r); err != nil {
		t.Fatal(err)
	}
}

// A move that no record can hold ends the saving, not what was saved.
func TestUnwritableMove(t *testing.T) {
	r := beginning(t, 3)
	store := &MemoryStore{}
	w, err := Create(store, r.Header)
	for _, m := range r.Moves {
		err = errors.Join(err, w.Append(m.Directive, m.Events))
	}
	if err != nil {
		t.Fatal(err)
	}
	bad := slices.Clone(r.Moves[0].Events)
	bad[len(bad)-1].Kind = 255
	for range 2 {
		if err := w.Append(r.Moves[1].Directive, bad); err == nil {
			t.Fatal("an event of no kind was written")
		}
	}
	if err := w.Append(r.Moves[1].Directive, r.Moves[1].Events); err == nil {
		t.Fatal("a record goes on behind a move that it lacks")
	}
	if !bytes.Equal(store.data, encoded(t, r)) {
		t.Fatal("what was saved has changed")
	}
}
