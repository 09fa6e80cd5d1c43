package journal_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"backchannel/engine/journal"
	"backchannel/engine/journal/journaltest"
)

// A store in memory does what a store must.
func TestMemoryStore(t *testing.T) {
	journaltest.Run(t, func(*testing.T) journal.Store { return &journal.MemoryStore{} })
}

// A store in a file does what a store must.
func TestFileStore(t *testing.T) {
	journaltest.Run(t, func(t *testing.T) journal.Store {
		return openFile(t, filepath.Join(t.TempDir(), "save"))
	})
}

func openFile(t *testing.T, path string) *journal.FileStore {
	t.Helper()
	s, err := journal.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// Two programs that write one save do not spoil it: the second to write is told.
func TestTwoWriters(t *testing.T) {
	path := filepath.Join(t.TempDir(), "save")
	a, b := openFile(t, path), openFile(t, path)
	if _, err := a.Append([]byte("a")); err != nil {
		t.Fatal(err)
	}
	if n, err := b.Append([]byte("b")); err == nil || n > 0 {
		t.Fatalf("appended %d bytes to what another has changed: %v", n, err)
	}
	if b.Truncate(0) == nil {
		t.Fatal("what another has written was truncated")
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != "a" {
		t.Fatalf("the file holds %q: %v", data, err)
	}
}

// A piece that was put aside stands beside the save under a name of its own.
func TestPiecesAreFiles(t *testing.T) {
	path := filepath.Join(t.TempDir(), "save")
	s := openFile(t, path)
	for i, want := range []string{path + ".cut", path + ".cut2", path + ".cut3"} {
		piece := bytes.Repeat([]byte("x"), i+1)
		got, err := s.Keep(piece)
		if err != nil || got != want {
			t.Fatalf("kept as %q, want %q: %v", got, want, err)
		}
		if data, err := os.ReadFile(got); err != nil || !bytes.Equal(data, piece) {
			t.Fatalf("%s holds %q: %v", got, data, err)
		}
	}
}

// A folder is no save file.
func TestFolderIsNoSave(t *testing.T) {
	if _, err := journal.OpenFile(t.TempDir()); err == nil {
		t.Fatal("a folder was opened as a save file")
	}
}
