package journal

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// FileStore keeps a record in a file. What Resume takes away is first kept in
// NAME.cut beside it, then NAME.cut2 and so on.
type FileStore struct {
	f    *os.File
	path string
	size int64
}

// ErrShared is returned when another program writes to the same file.
var ErrShared = errors.New("another program plays the same saved game")

// OpenFile returns a store in the file, which is made if there is none. Close it after
// use. To read a record without writing, use os.ReadFile and Read.
func OpenFile(path string) (*FileStore, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open a save file: %w; allow writing there, or choose another folder", err)
	}
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		f.Close()
		return nil, fmt.Errorf("open a save file: %s is no ordinary file", path)
	}
	return &FileStore{f: f, path: path, size: info.Size()}, nil
}

// CreateFile makes a new file and returns a store in it. Where something of that name
// stands already the error is fs.ErrExist, and nothing is touched.
func CreateFile(path string) (*FileStore, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_APPEND|os.O_EXCL, 0o600)
	if err != nil {
		return nil, fmt.Errorf("make a save file: %w", err)
	}
	return &FileStore{f: f, path: path}, nil
}

// Load returns the file's bytes; the error may say that they are more than FileMax.
func (s *FileStore) Load() ([]byte, error) {
	return readAll(io.NewSectionReader(s.f, 0, FileMax+1))
}

// Append adds bytes at the end in one write. It writes nothing when the file is not
// as long as this store left it: then somebody else writes there too.
func (s *FileStore) Append(p []byte) (int, error) {
	if err := s.alone(); err != nil {
		return 0, err
	}
	n, err := s.f.Write(p)
	s.size += int64(n)
	return n, err
}

// Truncate takes away all bytes from size on, but none that somebody else wrote.
func (s *FileStore) Truncate(size int64) error {
	if size < 0 || size > s.size {
		return fmt.Errorf("journal: truncate to %d bytes of %d", size, s.size)
	}
	if err := s.alone(); err != nil {
		return err
	}
	if err := s.f.Truncate(size); err != nil {
		return err
	}
	s.size = size
	return nil
}

func (s *FileStore) alone() error {
	info, err := s.f.Stat()
	if err == nil && info.Size() != s.size {
		err = fmt.Errorf("%w: %s", ErrShared, s.path)
	}
	return err
}

// Sync returns when the file's bytes are on the disk.
func (s *FileStore) Sync() error { return s.f.Sync() }

// Close closes the file, which keeps what was appended.
func (s *FileStore) Close() error { return s.f.Close() }

// keptMax bounds the search for a free name beside a save file.
const keptMax = 100

// Keep writes bytes to a new file beside the record and returns its path. It
// overwrites none.
func (s *FileStore) Keep(tail []byte) (string, error) {
	path := s.path + ".cut"
	for i := 2; i <= keptMax; i++ {
		err := writeNew(path, tail)
		if !errors.Is(err, fs.ErrExist) {
			return path, err
		}
		path = fmt.Sprintf("%s.cut%d", s.path, i)
	}
	return "", fmt.Errorf("%s has %d pieces beside it already; move them away", s.path, keptMax)
}

// writeNew makes a file with the data in it, safe on disk, or none.
func writeNew(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Sync(), f.Close())
	if err != nil {
		os.Remove(path)
	}
	return err
}
