package journal

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"backchannel/engine/ledger"
)

// sum is the hash that seals a line and all before it.
type sum [16]byte

const hexLen = 2 * len(sum{})

// The kinds of line.
const (
	kindHead  = "head"
	kindDo    = "do"
	kindEvent = "ev"
)

// next returns the seal of the line whose part behind the hash is given.
func (s *sum) next(line []byte, first bool) sum {
	h := sha256.New()
	if !first {
		h.Write(s[:])
	}
	h.Write(line)
	var full [sha256.Size]byte
	return sum(h.Sum(full[:0])[:len(sum{})])
}

// chain writes lines, each sealed by the one before.
type chain struct {
	last sum
	// lines and size count all lines and bytes of the record, those in out included.
	lines int
	size  int64
	// out holds the lines written here and not yet taken.
	out []byte
}

// head writes the first line.
func (c *chain) head(h *Header) error {
	if err := h.check(); err != nil {
		return err
	}
	c.line(kindHead, func(b []byte) []byte { return appendHeader(b, h) })
	return nil
}

// move writes a directive, if there is one, and events: all of them or nothing.
func (c *chain) move(d *ledger.Directive, events []ledger.Event) error {
	was := *c
	err := c.moveLines(d, events)
	if err == nil && (c.lines > LinesMax || c.size > FileMax) {
		err = fmt.Errorf("journal: the record is full: %d lines of %d, %d bytes of %d", c.lines, LinesMax, c.size, FileMax)
	}
	if err != nil {
		*c = was
	}
	return err
}

func (c *chain) moveLines(d *ledger.Directive, events []ledger.Event) error {
	if d != nil {
		if err := checkDirective(d, true); err != nil {
			return err
		}
		c.line(kindDo, func(b []byte) []byte { return appendDirective(b, d) })
	}
	for i := range events {
		if err := checkEvent(&events[i]); err != nil {
			return err
		}
		c.line(kindEvent, func(b []byte) []byte { return appendEvent(b, &events[i]) })
	}
	return nil
}

// line writes one line: room for the hash, then the rest, then the hash over it.
func (c *chain) line(kind string, body func([]byte) []byte) {
	from := len(c.out)
	c.out = append(c.out, make([]byte, hexLen)...)
	c.out = append(c.out, ' ')
	rest := len(c.out)
	c.out = append(c.out, kind...)
	c.out = append(c.out, ' ')
	c.out = body(c.out)
	c.last = c.last.next(c.out[rest:], c.lines == 0)
	hex.Encode(c.out[from:], c.last[:])
	c.out = append(c.out, '\n')
	c.lines++
	c.size += int64(len(c.out) - from)
}

// resume goes on behind the lines in out, of which the first bytes are stored.
func (c *chain) resume(stored int64) {
	from := len(c.out) - 1
	for from > 0 && c.out[from-1] != '\n' {
		from--
	}
	if _, err := hex.Decode(c.last[:], c.out[from:from+hexLen]); err != nil {
		panic(fmt.Sprintf("journal: the last line begins with %q, which is no hash", c.out[from:from+hexLen]))
	}
	c.lines, c.size = bytes.Count(c.out, []byte{'\n'}), int64(len(c.out))
	c.out = append([]byte(nil), c.out[stored:]...)
}
