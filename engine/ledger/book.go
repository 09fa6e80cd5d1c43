package ledger

// Book holds the events of a game in their order. With Keep off it counts them
// only, so that a search can play millions of moves without remembering any.
type Book struct {
	Keep   bool
	Events []Event
	// Count is how many events there were, kept or not.
	Count uint32
	slab  []Entry
}

// Note numbers the event and, when the book keeps, stores a copy of it. The
// copy's entries are cut from a slab, so that a turn costs few allocations.
func (b *Book) Note(e *Event) {
	b.Count++
	e.No = b.Count
	if !b.Keep {
		return
	}
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
