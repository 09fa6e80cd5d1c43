package journal

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

const (
	limitVariable = "JOURNAL_TEST_LIMIT"
	fileVariable  = "JOURNAL_TEST_FILE"
)

// A real file that the system lets grow no further loses nothing: the test runs itself
// as a program that may write only so many bytes to a file, and looks at the file.
func TestFileSizeLimit(t *testing.T) {
	r := beginning(t, 14)
	full := encoded(t, r)
	for _, limit := range []int{0, 1, 40, 300, 1000, 2000, len(full) - 1, len(full)} {
		path := filepath.Join(t.TempDir(), "save")
		cmd := exec.Command(os.Args[0], "-test.run=^TestUnderFileSizeLimit$", "-test.v")
		cmd.Env = append(os.Environ(), fmt.Sprintf("%s=%d", limitVariable, limit), fileVariable+"="+path)
		out, err := cmd.CombinedOutput()
		if err != nil || !bytes.Contains(out, []byte("PASS: TestUnderFileSizeLimit")) {
			t.Fatalf("limit %d: %v\n%s", limit, err, out)
		}
		if data, err := os.ReadFile(path); err != nil || !bytes.Equal(data, full) {
			t.Fatalf("limit %d: when the limit was lifted %d bytes of %d were saved: %v", limit, len(data), len(full), err)
		}
	}
}

// What the program of TestFileSizeLimit does.
func TestUnderFileSizeLimit(t *testing.T) {
	var limit uint64
	if _, err := fmt.Sscan(os.Getenv(limitVariable), &limit); err != nil {
		t.Skip("TestFileSizeLimit runs it")
	}
	r := beginning(t, 14)
	full := encoded(t, r)
	path := os.Getenv(fileVariable)
	store, err := OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	lift := limitFileSize(t, limit)
	w, err := Create(store, r.Header)
	for i := range r.Moves {
		noteUnsaved(t, err, limit)
		err = w.Append(r.Moves[i].Directive, r.Moves[i].Events)
	}
	noteUnsaved(t, err, limit)
	if failed := int(limit) < len(full); failed != (err != nil) {
		t.Fatalf("a limit of %d bytes for %d: %v", limit, len(full), err)
	}
	saved := &Record{Header: r.Header, Moves: r.Moves[:len(r.Moves)-w.Waits()]}
	data, readErr := os.ReadFile(path)
	if want := encoded(t, saved); readErr != nil || !bytes.Equal(data, want) && len(want) <= int(limit) {
		t.Fatalf("%d bytes are there, %d were acknowledged: %v", len(data), len(want), readErr)
	}
	lift()
	if err := w.Sync(); err != nil {
		t.Fatal(err)
	}
}

// limitFileSize sets the limit and returns what lifts it.
func limitFileSize(t *testing.T, bytes uint64) func() {
	t.Helper()
	var was syscall.Rlimit
	set := func(l syscall.Rlimit) {
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &l); err != nil {
			t.Fatal(err)
		}
	}
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &was); err != nil {
		t.Fatal(err)
	}
	set(syscall.Rlimit{Cur: bytes, Max: was.Max})
	return func() { set(was) }
}

func noteUnsaved(t *testing.T, err error, limit uint64) {
	t.Helper()
	var u *Unsaved
	if err != nil && (!errors.As(err, &u) || !errors.Is(err, syscall.EFBIG)) {
		t.Fatalf("limit %d: %v", limit, err)
	}
}

// A full device says so, and the game goes on.
func TestFullDevice(t *testing.T) {
	f, err := os.OpenFile("/dev/full", os.O_RDWR, 0)
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	r := beginning(t, 3)
	w, err := Create(&device{f: f}, r.Header)
	for _, m := range r.Moves {
		if !errors.Is(err, syscall.ENOSPC) || !strings.Contains(err.Error(), "Make room") {
			t.Fatal(err)
		}
		err = w.Append(m.Directive, m.Events)
	}
	if w.Waits() != len(r.Moves) {
		t.Fatalf("%d moves wait: %v", w.Waits(), err)
	}
}

// device is a store on a file that is no ordinary one.
type device struct {
	MemoryStore
	f *os.File
}

func (d *device) Append(p []byte) (int, error) { return d.f.Write(p) }

// A folder that nothing can be written to is told of before a game begins there. The
// kernel's own folder refuses even root, whom permissions do not bind.
func TestReadOnlyFolder(t *testing.T) {
	folder := t.TempDir()
	if err := os.Chmod(folder, 0o500); err != nil {
		t.Fatal(err)
	}
	folders := []string{"/proc/self"}
	if os.Getuid() != 0 {
		folders = append(folders, folder)
	}
	for _, folder := range folders {
		if _, err := OpenFile(filepath.Join(folder, "save")); err == nil || !strings.Contains(err.Error(), "another folder") {
			t.Errorf("%s: %v", folder, err)
		}
	}
	if _, err := OpenFile("/proc/self/stat/save"); err == nil {
		t.Error("a file was opened inside a file")
	}
}

// A save that lies in a folder where nothing can be made is not touched when its damaged
// end cannot be put aside.
func TestNoPlaceForThePiece(t *testing.T) {
	r := beginning(t, 5)
	damaged := append(encoded(t, r), "half a li"...)
	path := filepath.Join(t.TempDir(), "save")
	if err := os.WriteFile(path, damaged, 0o600); err != nil {
		t.Fatal(err)
	}
	store, err := OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	store.path = "/proc/self/save"
	if _, err := Resume(store, r); err == nil || errors.Is(err, fs.ErrExist) {
		t.Fatalf("resumed: %v", err)
	}
	if data, err := os.ReadFile(path); err != nil || !bytes.Equal(data, damaged) {
		t.Fatalf("the save holds %d bytes of %d: %v", len(data), len(damaged), err)
	}
}

// A save that can be read but not written loses nothing, and says so.
func TestReadOnlyFile(t *testing.T) {
	r := beginning(t, 5)
	data := encoded(t, r)
	path := filepath.Join(t.TempDir(), "save")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	store := &FileStore{f: f, path: path, size: int64(len(data))}
	defer store.Close()
	w, err := Resume(store, r)
	if err != nil {
		t.Fatal(err)
	}
	var u *Unsaved
	if err := w.Append(r.Moves[1].Directive, r.Moves[1].Events); !errors.As(err, &u) || w.Waits() != 1 {
		t.Fatalf("%d moves wait: %v", w.Waits(), err)
	}
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, data) {
		t.Fatalf("the save has changed: %v", err)
	}
}
