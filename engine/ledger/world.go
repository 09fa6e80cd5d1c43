package ledger

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"slices"

	"backchannel/engine/num"
)

// DuesMax and FiledMax bound the lists of a world. A scenario's checked costs
// keep within them; to pass them is a broken invariant.
const (
	DuesMax  = 4096
	FiledMax = 512
)

// World is all that is so at one moment: balances, what falls due, what is filed.
type World struct {
	Bal []num.Milli
	// Due holds the entries with a later turn, soonest first.
	Due []Entry
	// Filed holds the sealed directives and the open invitations of the turn, in
	// the order of Directive.Before, whoever filed first.
	Filed []Directive
}

// NewWorld opens every account at its opening balance.
func NewWorld(c *Chart) *World {
	w := &World{}
	w.Reset(c)
	return w
}

// Reset makes w a new world of the chart, keeping its memory.
func (w *World) Reset(c *Chart) {
	w.Bal = slices.Grow(w.Bal[:0], len(c.Accounts))
	for i := range c.Accounts {
		w.Bal = append(w.Bal, c.Accounts[i].Open)
	}
	w.Due, w.Filed = w.Due[:0], w.Filed[:0]
}

// CopyFrom makes w equal to v, keeping w's memory.
func (w *World) CopyFrom(v *World) {
	w.Bal = append(w.Bal[:0], v.Bal...)
	w.Due = append(w.Due[:0], v.Due...)
	w.Filed = append(w.Filed[:0], v.Filed...)
}

// Turn is the turn that the world is in, from 1; 0 before the first opens.
func (w *World) Turn() int16 { return int16(w.Bal[Turn] / num.One) }

// Post is the one function that changes a world: it adds the event's entries,
// in their order, and keeps the lists. It never clamps: a limit is an entry too.
func (w *World) Post(e *Event) {
	if e.Settles > 0 {
		n := 0
		for n < len(w.Due) && w.Due[n].At <= e.Settles {
			n++
		}
		w.Due = slices.Delete(w.Due, 0, n)
	}
	for i := range e.Entries {
		if n := &e.Entries[i]; n.At == 0 {
			w.Add(n.To, n.Delta)
		} else {
			w.due(n)
		}
	}
	switch e.Filing {
	case Files:
		w.file(&e.Of)
	case Unfiles:
		w.unfile(&e.Of)
	case FilesCleared:
		w.Filed = w.Filed[:0]
	}
}

// Add is what Post does with one entry that is due now. A search that keeps no events
// adds without making them. It returns the balance.
func (w *World) Add(to ID, delta num.Milli) num.Milli {
	w.Bal[to] += delta
	return w.Bal[to]
}

func (w *World) due(e *Entry) {
	mustFit(len(w.Due), DuesMax, "entries that fall due")
	w.Due = append(w.Due, *e)
	for i := len(w.Due) - 1; i > 0 && e.before(&w.Due[i-1]); i-- {
		w.Due[i-1], w.Due[i] = *e, w.Due[i-1]
	}
}

func (w *World) file(d *Directive) {
	mustFit(len(w.Filed), FiledMax, "filed directives")
	w.Filed = append(w.Filed, *d)
	for i := len(w.Filed) - 1; i > 0 && d.Before(&w.Filed[i-1]); i-- {
		w.Filed[i-1], w.Filed[i] = *d, w.Filed[i-1]
	}
}

// unfile takes a directive from the list.
func (w *World) unfile(d *Directive) {
	i := w.Find(d)
	if i < 0 {
		panic(fmt.Sprintf("ledger: an event withdraws a directive that is not filed: %+v", *d))
	}
	w.Filed = slices.Delete(w.Filed, i, i+1)
}

// Find returns the place of a directive that an event takes from the list of what is
// filed, or -1: the one with the same pick, or else one that differs in what was picked
// and written alone, as an event may say there why it goes.
func (w *World) Find(d *Directive) int {
	at := -1
	for i := range w.Filed {
		f := w.Filed[i]
		same := f.Pick == d.Pick
		if f.Pick, f.Text = d.Pick, d.Text; f == *d && (same || at < 0) {
			if at = i; same {
				break
			}
		}
	}
	return at
}

func mustFit(n, limit int, what string) {
	if n >= limit {
		panic(fmt.Sprintf("ledger: more than %d %s", limit, what))
	}
}

// Digest is the SHA-256 of a world's canonical bytes.
type Digest [sha256.Size]byte

// String prints the first 16 hexadecimal digits, enough to compare by eye.
func (d Digest) String() string { return hex.EncodeToString(d[:8]) }

// Digest returns the digest of everything that the world holds.
func (w *World) Digest() Digest {
	b := make([]byte, 0, 8*len(w.Bal)+32*len(w.Due)+64*len(w.Filed)+16)
	le := binary.LittleEndian
	b = le.AppendUint32(b, uint32(len(w.Bal)))
	for _, x := range w.Bal {
		b = le.AppendUint64(b, uint64(x))
	}
	b = le.AppendUint32(b, uint32(len(w.Due)))
	for i := range w.Due {
		e := &w.Due[i]
		b = le.AppendUint16(b, uint16(e.To))
		b = le.AppendUint16(b, uint16(e.Rule))
		b = le.AppendUint16(b, uint16(e.At))
		b = le.AppendUint16(b, e.Card)
		b = append(b, byte(e.By))
		b = le.AppendUint64(b, uint64(e.Delta))
	}
	b = le.AppendUint32(b, uint32(len(w.Filed)))
	for i := range w.Filed {
		b = w.Filed[i].appendTo(b)
	}
	return sha256.Sum256(b)
}

func (d *Directive) appendTo(b []byte) []byte {
	b = append(b, byte(d.By), byte(d.With), byte(d.Verb), d.Pick)
	b = binary.LittleEndian.AppendUint16(b, d.Item)
	for _, l := range d.Levels {
		b = append(b, byte(l))
	}
	b = binary.LittleEndian.AppendUint16(b, uint16(len(d.Text)))
	return append(b, d.Text...)
}
