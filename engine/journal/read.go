package journal

import (
	"bytes"
	"encoding/hex"
	"fmt"

	"backchannel/engine/ledger"
)

// Damage says where a record stops being sound, and what to do. All before it is as
// it was written.
type Damage struct {
	// Offset is where the first line that is not sound begins, in bytes, and Line
	// the number of that line from 1.
	Offset int64
	Line   int
	// Cut tells that the end is missing, as after an interrupted write; otherwise the
	// record was altered, or is none.
	Cut bool
	// Events is how many events before the damage are sound.
	Events int
	// Why says what is wrong with the line.
	Why string
}

// Error says what is wrong and what can be done.
func (d *Damage) Error() string {
	switch {
	case d.Line <= 1:
		return fmt.Sprintf("this record cannot be opened: at byte %d, %s. Choose another save, or send this file with a report", d.Offset, d.Why)
	case d.Cut:
		return fmt.Sprintf("the end of this record is missing from byte %d (line %d): %s, as when saving is interrupted. Nothing before it is lost: the game goes on after event %d",
			d.Offset, d.Line, d.Why, d.Events)
	}
	return fmt.Sprintf("this record was altered at byte %d (line %d): %s. It is sound up to event %d, and can be opened as it was then; look for a copy of the file if there is one",
		d.Offset, d.Line, d.Why, d.Events)
}

// Read reads a record. When it is not sound to its end the error is a *Damage, and the
// record holds all events before the damage; it is nil when the head is damaged.
//
// A save that was interrupted within a move gives the events that are there of it.
// Read cannot know how many there should be; Replay can, and completes the move.
func Read(data []byte) (*Record, error) {
	r := reader{data: data, rec: &Record{Moves: []Move{{}}}}
	if len(data) > FileMax {
		return nil, &Damage{Why: fmt.Sprintf("it is larger than %d bytes", FileMax)}
	}
	for r.off < len(data) || r.lines == 0 {
		if d := r.line(); d != nil {
			if r.lines == 0 {
				return nil, d
			}
			return r.rec, d
		}
	}
	return r.rec, nil
}

// reader takes a record line by line.
type reader struct {
	data    []byte
	off     int
	lines   int
	last    sum
	rec     *Record
	events  int
	scratch []ledger.Entry
	again   []byte
}

// line takes the next line, or says what is wrong with it and stays before it.
func (r *reader) line() *Damage {
	rest := r.data[r.off:]
	n := bytes.IndexByte(rest[:min(len(rest), LineMax)], '\n')
	switch {
	case r.lines == LinesMax:
		return r.damage(false, fmt.Sprintf("there are more than %d lines", LinesMax))
	case n < 0 && len(rest) < LineMax:
		return r.damage(true, "the line is not finished")
	case n < 0:
		return r.damage(false, fmt.Sprintf("the line is longer than %d bytes", LineMax))
	case n <= hexLen || rest[hexLen] != ' ':
		return r.damage(false, "this is no line of a record")
	}
	body := rest[hexLen+1 : n]
	seal := r.last.next(body, r.lines == 0)
	var want [hexLen]byte
	if hex.Encode(want[:], seal[:]); string(want[:]) != string(rest[:hexLen]) {
		return r.damage(false, "the line does not have the hash that it was written with")
	}
	if err := r.take(body); err != nil {
		return r.damage(false, err.Error())
	}
	r.last = seal
	r.off += n + 1
	r.lines++
	return nil
}

func (r *reader) damage(cut bool, why string) *Damage {
	return &Damage{Offset: int64(r.off), Line: r.lines + 1, Cut: cut, Events: r.events, Why: why}
}

// take adds a line to the record.
func (r *reader) take(body []byte) error {
	kind, value, _ := bytes.Cut(body, []byte{' '})
	c := cursor{b: value}
	r.again = r.again[:0]
	switch {
	case (string(kind) == kindHead) != (r.lines == 0):
		return fmt.Errorf("the first line, and no other, is a head")
	case r.lines == 0:
		return r.takeHead(&c, value)
	case string(kind) == kindDo:
		d := c.directive()
		if r.again = appendDirective(r.again, &d); !c.ends() || !bytes.Equal(r.again, value) || checkDirective(&d, true) != nil {
			return fmt.Errorf("this is no directive")
		}
		r.rec.Moves = append(r.rec.Moves, Move{Directive: &d})
	case string(kind) == kindEvent:
		e := c.event(&r.scratch)
		if r.again = appendEvent(r.again, &e); !c.ends() || !bytes.Equal(r.again, value) || checkEvent(&e) != nil {
			return fmt.Errorf("this is no event")
		}
		m := &r.rec.Moves[len(r.rec.Moves)-1]
		m.Events = append(m.Events, e)
		r.events++
	default:
		return fmt.Errorf("there is no kind of line %.10q", kind)
	}
	return nil
}

func (r *reader) takeHead(c *cursor, value []byte) error {
	h, err := c.header()
	if err != nil {
		return err
	}
	if r.again = appendHeader(r.again, &h); !c.ends() || !bytes.Equal(r.again, value) || h.check() != nil {
		return fmt.Errorf("this is no head of a record")
	}
	r.rec.Header = h
	return nil
}
