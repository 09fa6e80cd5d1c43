package journal

import (
	"errors"
	"fmt"
	"io"
	"slices"
)

// Store is where a record's bytes are kept. It has one writer at a time;
// engine/journal/journaltest holds what every store must do.
type Store interface {
	// Load returns all bytes, at most FileMax.
	Load() ([]byte, error)
	// Append adds bytes at the end and returns how many it added, all of them unless
	// there is an error.
	Append(p []byte) (int, error)
	// Truncate takes away all bytes from an offset on.
	Truncate(size int64) error
	// Sync returns when all bytes would outlast a power failure.
	Sync() error
}

// Keeper is a Store that can put bytes aside before they are truncated, so that a
// damaged record loses nothing by being played on.
type Keeper interface {
	// Keep puts bytes aside for good, and returns the name that they can be found by.
	Keep(tail []byte) (string, error)
}

// MemoryStore keeps a record in memory: for tests, and for a browser that has no files.
// The zero value is an empty one.
type MemoryStore struct {
	data []byte
	// Kept holds what was put aside.
	Kept [][]byte
}

// NewMemoryStore returns a store that holds data, which it copies.
func NewMemoryStore(data []byte) *MemoryStore { return &MemoryStore{data: slices.Clone(data)} }

// Load returns a copy of all bytes.
func (m *MemoryStore) Load() ([]byte, error) { return slices.Clone(m.data), nil }

// Append adds bytes at the end; it never fails.
func (m *MemoryStore) Append(p []byte) (int, error) {
	m.data = append(m.data, p...)
	return len(p), nil
}

// Truncate takes away all bytes from size on; the error says that there are fewer.
func (m *MemoryStore) Truncate(size int64) error {
	if size < 0 || size > int64(len(m.data)) {
		return fmt.Errorf("journal: truncate to %d bytes of %d", size, len(m.data))
	}
	m.data = m.data[:size]
	return nil
}

// Sync has nothing to do.
func (m *MemoryStore) Sync() error { return nil }

// Keep puts a copy of bytes aside.
func (m *MemoryStore) Keep(tail []byte) (string, error) {
	m.Kept = append(m.Kept, slices.Clone(tail))
	return fmt.Sprintf("piece %d", len(m.Kept)), nil
}

// errFull says that a file is larger than any record.
var errFull = errors.New("journal: the file is larger than a record can be")

// readAll reads at most FileMax bytes.
func readAll(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, FileMax+1))
	if err == nil && len(data) > FileMax {
		err = errFull
	}
	return data, err
}
