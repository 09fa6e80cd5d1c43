package journal

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"backchannel/engine/ledger"
)

// Writer appends a game's moves to a store. What cannot be stored now waits in memory
// and is stored with the next move.
type Writer struct {
	store Store
	chain chain // out: the lines that are not stored
	waits int   // moves among them
	whole int64 // how many bytes of the store are whole moves
	dirty bool  // the store may hold pieces behind them
	err   error // what can never be written
}

// Unsaved is the error of a move that waits to be saved. Nothing that was saved is
// lost, and the game can go on.
type Unsaved struct {
	// Moves is how many moves wait.
	Moves int
	Err   error
}

// Error says what to do.
func (u *Unsaved) Error() string {
	what := "the beginning of the game is"
	if u.Moves == 1 {
		what = "the last move is"
	} else if u.Moves > 1 {
		what = fmt.Sprintf("the last %d moves are", u.Moves)
	}
	if errors.Is(u.Err, ErrShared) {
		return fmt.Sprintf("%s not saved: %v. Close one of the two; the file holds the other's game from here on", what, u.Err)
	}
	return fmt.Sprintf("%s not saved yet: %v. What was saved before is safe, and the game can go on. Make room, or allow writing to the folder, and it is saved with the next move", what, u.Err)
}

// Unwrap returns what the store said.
func (u *Unsaved) Unwrap() error { return u.Err }

// Create begins a record in an empty store. When the error is an *Unsaved, the writer
// is good and writes the head with the first move that it can store.
func Create(store Store, h Header) (*Writer, error) {
	old, err := store.Load()
	if err != nil {
		return nil, fmt.Errorf("begin a record: %w", err)
	}
	if len(old) > 0 {
		return nil, errors.New("begin a record: something stands there already; choose another name")
	}
	w := &Writer{store: store}
	if err := w.chain.head(&h); err != nil {
		return nil, err
	}
	return w, w.flush()
}

// Resume goes on with a record in the store that it was read from. Afterwards the store
// holds the record, in this order:
//
//  1. The lines that both have stay as they are: an interrupted save keeps every whole line.
//  2. What else the store holds, the piece of a line or what was altered, is put
//     aside (see Keeper) and only then truncated.
//  3. What else the record holds is appended: a move that Replay completed.
//
// It refuses a store with another head. When the error is an *Unsaved, the writer is good.
func Resume(store Store, r *Record) (*Writer, error) {
	old, err := store.Load()
	if err != nil {
		return nil, fmt.Errorf("go on with a record: %w", err)
	}
	w := &Writer{store: store}
	if err := w.chain.head(&r.Header); err != nil {
		return nil, err
	}
	if !bytes.HasPrefix(old, w.chain.out) {
		return nil, errors.New("go on with a record: the file holds another game, or a damaged head; save under another name")
	}
	if w.chain.out, err = r.Encode(); err != nil {
		return nil, err
	}
	w.whole = int64(common(old, w.chain.out))
	if err := w.setAside(old); err != nil {
		return nil, err
	}
	w.chain.resume(w.whole)
	return w, w.flush()
}

// common is how many bytes two records have in common, in whole lines.
func common(a, b []byte) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return bytes.LastIndexByte(a[:n], '\n') + 1
}

// setAside keeps what stands behind the whole lines, and then truncates it.
func (w *Writer) setAside(old []byte) error {
	tail := old[w.whole:]
	if len(tail) == 0 {
		return nil
	}
	k, ok := w.store.(Keeper)
	if !ok {
		return fmt.Errorf("go on with a record: its last %d bytes are damaged and this store cannot put them aside; save under another name", len(tail))
	}
	if _, err := k.Keep(tail); err != nil {
		return fmt.Errorf("go on with a record: put its damaged end aside: %w", err)
	}
	if err := w.store.Truncate(w.whole); err != nil {
		return fmt.Errorf("go on with a record: take its damaged end away: %w", err)
	}
	return nil
}

// Append saves a move in one write: the directive, nil for the opening, and the events
// that it produced. When the error is an *Unsaved, the move waits in memory and what
// was saved before is whole. Any other error says that the record can hold no more.
func (w *Writer) Append(d *ledger.Directive, events []ledger.Event) error {
	if w.err != nil {
		return w.err
	}
	if err := w.chain.move(d, events); err != nil {
		w.err = err
		if unsaved := w.flush(); unsaved != nil { // told in words: it is no *Unsaved, nothing will save this move
			return fmt.Errorf("%w; and %v", err, unsaved)
		}
		return err
	}
	w.waits++
	return w.flush()
}

// Waits is how many moves are not in the store yet.
func (w *Writer) Waits() int { return w.waits }

// Sync stores what waits, and returns when all is safe from a power failure.
func (w *Writer) Sync() error {
	if err := w.flush(); err != nil {
		return err
	}
	if err := w.store.Sync(); err != nil {
		return &Unsaved{Err: err}
	}
	return nil
}

// flush stores what waits, all of it or nothing: the pieces of a failed write are
// taken away at once if that is possible, and else before the next.
func (w *Writer) flush() error {
	if len(w.chain.out) == 0 {
		return nil
	}
	if err := w.clean(); err != nil {
		return &Unsaved{w.waits, err}
	}
	n, err := w.store.Append(w.chain.out)
	if err == nil && n < len(w.chain.out) {
		err = io.ErrShortWrite
	}
	if err != nil {
		w.dirty = n > 0
		return &Unsaved{w.waits, errors.Join(err, w.clean())}
	}
	w.whole += int64(n)
	w.chain.out, w.waits = w.chain.out[:0], 0
	return nil
}

func (w *Writer) clean() error {
	if !w.dirty {
		return nil
	}
	if err := w.store.Truncate(w.whole); err != nil {
		return err
	}
	w.dirty = false
	return nil
}
