package journal

import (
	"bytes"
	"flag"
	"slices"
	"testing"
)

var every = flag.Bool("every", false, "replay a record cut at every byte, not only at some")

// lineStarts holds where each line of data begins.
func lineStarts(data []byte) []int {
	starts := []int{0}
	for i, c := range data {
		if c == '\n' && i+1 < len(data) {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// A record cut at any byte opens with all its whole events, and says where it was cut.
// Each line is cut at each of its bytes behind the lines before it, read once; with
// -every each cut is read from the beginning, which takes 10 seconds.
func TestCutAnywhere(t *testing.T) {
	data := encoded(t, first(recorded(t, harbour(t), 3)))
	r := &reader{data: data, rec: &Record{Moves: []Move{{}}}}
	for r.off < len(data) {
		from := *r
		if d := r.line(); d != nil {
			t.Fatal(d)
		}
		for n := from.off; n < r.off; n++ {
			again := from
			again.data = data[:n]
			if d := again.line(); d == nil || !d.Cut || d.Offset != int64(from.off) || d.Line != from.lines+1 || d.Events != from.events {
				t.Fatalf("cut at %d, in the line from %d: %v", n, from.off, d)
			}
			if *every || n%97 == 0 || n == from.off {
				openCut(t, data[:n], from.off)
			}
		}
	}
	t.Logf("%d bytes, %d lines", len(data), r.lines)
}

// openCut reads a record that ends in a line that began at an offset.
func openCut(t *testing.T, data []byte, offset int) {
	t.Helper()
	r, err := Read(data)
	switch {
	case offset == 0:
		if d := damage(t, err); r != nil || d.Offset != 0 || !d.Cut {
			t.Fatalf("cut at %d, in the head: %v %v", len(data), r, err)
		}
		return
	case r.Events() != bytes.Count(data[:offset], []byte(" ev {")) || !bytes.Equal(encoded(t, r), data[:offset]):
		t.Fatalf("cut at %d: opens with %d events", len(data), r.Events())
	case offset == len(data) && err != nil:
		t.Fatalf("cut at %d, between lines: %v", len(data), err)
	case offset < len(data) && (!damage(t, err).Cut || damage(t, err).Offset != int64(offset)):
		t.Fatalf("cut at %d: %v", len(data), err)
	}
}

func first[A, B any](a A, _ B) A { return a }

// A record with any byte changed, by one bit or to another that can be printed, opens up
// to the line before and says where it was altered.
func TestFlippedAnywhere(t *testing.T) {
	data := encoded(t, first(recorded(t, harbour(t), 3)))
	r := &reader{data: data, rec: &Record{Moves: []Move{{}}}}
	for r.off < len(data) {
		from := *r // lines before this one do not depend on it: reading begins here
		if d := r.line(); d != nil {
			t.Fatal(d)
		}
		for at := from.off; at < r.off; at++ {
			for _, flip := range []byte{1 << (at % 8), 0x20, 1} {
				changed := slices.Clone(data[from.off:])
				changed[at-from.off] ^= flip
				if flip == 1 && (changed[at-from.off] < ' ' || changed[at-from.off] > '~') {
					continue
				}
				again := from
				again.data, again.off = changed, 0
				again.rec = &Record{Moves: []Move{{}}}
				if d := again.line(); d == nil || d.Offset != 0 || d.Line != from.lines+1 {
					t.Fatalf("byte %d, in the line at %d, with %#x flipped: %v", at, from.off, flip, d)
				}
			}
		}
	}
}

// The same, through Read and for a record in memory of its own.
func TestFlippedAnywhereInShortRecord(t *testing.T) {
	data := encoded(t, small())
	starts := lineStarts(data)
	for at := range data {
		for c := range 256 {
			if byte(c) == data[at] {
				continue
			}
			changed := slices.Clone(data)
			changed[at] = byte(c)
			line, ok := slices.BinarySearch(starts, at)
			if !ok {
				line--
			}
			r, err := Read(changed)
			if d := damage(t, err); d.Offset != int64(starts[line]) || (r == nil) != (line == 0) {
				t.Fatalf("byte %d as %q: %v", at, rune(c), err)
			}
		}
	}
}

// Lines that change places, are left out or come twice are found out: each is sealed
// by all before it.
func TestLinesInOtherOrder(t *testing.T) {
	data := encoded(t, first(recorded(t, harbour(t), 3)))
	lines := slices.Collect(bytes.Lines(data))
	for i := range len(lines) - 1 {
		swapped := slices.Clone(lines)
		swapped[i], swapped[i+1] = swapped[i+1], swapped[i]
		for how, other := range map[string][][]byte{
			"changed places": swapped, "left out": slices.Delete(slices.Clone(lines), i, i+1), "twice": slices.Insert(slices.Clone(lines), i, lines[i]),
		} {
			_, err := Read(bytes.Join(other, nil))
			want := i + 1
			if how == "twice" {
				want++
			}
			if d := damage(t, err); d.Line != want || d.Cut {
				t.Fatalf("line %d %s: %v", i+1, how, err)
			}
		}
	}
}

// A game whose record was cut anywhere is completed and goes on, and its record is in
// the end what it would have been; the piece of a line that was cut is kept.
func TestGoOnAfterACut(t *testing.T) {
	s := harbour(t)
	full, g := recorded(t, s, 3)
	data := encoded(t, full)
	step := 97
	if *every {
		step = 1
	}
	for n := lineStarts(data)[1]; n <= len(data); n += step {
		store := NewMemoryStore(data[:n])
		r, err := Read(data[:n])
		if r == nil {
			t.Fatal(err)
		}
		tail := data[min(n, len(encoded(t, r))):n]
		game, result := Replay(s, r)
		if !result.OK {
			t.Fatalf("cut at %d: %+v", n, result)
		}
		w, err := Resume(store, r)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range full.Moves[len(r.Moves):] {
			from := len(game.Book.Events)
			if refused := game.Submit(*m.Directive); refused.Code != "" {
				t.Fatalf("cut at %d: %s", n, refused.Code)
			}
			if err := w.Append(m.Directive, game.Book.Events[from:]); err != nil {
				t.Fatal(err)
			}
		}
		if game.World.Digest() != g.World.Digest() || !bytes.Equal(store.data, data) {
			t.Fatalf("cut at %d: the game goes on differently", n)
		}
		if kept := bytes.Join(store.Kept, nil); !bytes.Equal(kept, tail) {
			t.Fatalf("cut at %d: kept %q of %q", n, kept, tail)
		}
	}
}
