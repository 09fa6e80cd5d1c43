package ledger

// Book holds the events of a game in their order. With Keep off there are none, so
// that a search can play millions of moves without remembering any.
type Book struct {
	Keep   bool
	Events []Event
	slab   []Entry
}

// Note numbers the event and stores a copy of it. The copy's entries are cut from a
// slab, so that a turn costs few allocations.
func (b *Book) Note(e *Event) {
	e.No = uint32(len(b.Events) + 1)
	kept := *e
	kept.Entries = b.cut(e.Entries)
	b.Events = append(b.Events, kept)
}

const slabEntries = 256

func (b *Book) cut(entries []Entry) []Entry {
	if len(entries) == 0 {
		return nil
	}
	if cap(b.slab)-len(b.slab) < len(entries) {
		b.slab = make([]Entry, 0, max(slabEntries, len(entries)))
	}
	from := len(b.slab)
	b.slab = append(b.slab, entries...)
	return b.slab[from:len(b.slab):len(b.slab)]
}
