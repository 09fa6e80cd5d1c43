package session

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"backchannel/engine/journal"
	"backchannel/engine/phrase"
)

// Export returns the bytes of a saved game, to be kept elsewhere.
func Export(path string) ([]byte, error) { return read(path, journal.FileMax) }

// ErrDamaged is the error of a saved game that was imported though its end cannot be read.
var ErrDamaged = errors.New("the end of the saved game cannot be read")

// Import keeps the bytes of a saved game from elsewhere under its name, or one like it where
// that is taken. The error is ErrRecord for bytes that are no saved game, fs.ErrExist for those of a game that is in the
// folder, and ErrDamaged for a game that was imported and has lost its end.
func Import(name string, data []byte, folder string) error {
	if len(data) > journal.FileMax {
		return TooLarge(name, int64(len(data)))
	}
	rec, damage := journal.Read(data)
	if rec == nil {
		return told(errors.Join(ErrRecord, damage), func(b *phrase.Book) string {
			return b.Say("The file %s is no saved game of this program. Choose a file that ends in %s", name, extension)
		})
	}
	for _, k := range keptIn(folder) {
		path := filepath.Join(folder, k.name)
		if same, err := read(path, journal.FileMax); err == nil && strings.HasSuffix(k.name, extension) && bytes.Equal(same, data) {
			return told(fs.ErrExist, func(b *phrase.Book) string {
				return b.Say("This saved game is in the list already. Nothing was imported.")
			})
		}
	}
	base := strings.TrimSuffix(filepath.Base(name), extension)
	for n := 1; n < 100; n++ {
		path := filepath.Join(folder, base+extension)
		if n > 1 {
			path = filepath.Join(folder, fmt.Sprintf("%s-%d%s", base, n, extension))
		}
		store, err := create(path)
		switch {
		case err == nil:
			if err := fill(store, path, data); err != nil || damage == nil {
				return err
			}
			return told(ErrDamaged, func(b *phrase.Book) string {
				return b.Say("The saved game is in the list, but its end is damaged: it goes on from the last whole move.")
			})
		case !errors.Is(err, fs.ErrExist):
			return unsaved(err)
		}
	}
	return unsaved(fs.ErrExist)
}

// fill puts data into a new store, or takes the store away.
func fill(store journal.Store, path string, data []byte) error {
	_, err := store.Append(data)
	if err == nil {
		err = store.Sync()
	}
	if c, ok := store.(interface{ Close() error }); ok {
		err = errors.Join(err, c.Close())
	}
	if err != nil {
		cause := err
		return errors.Join(told(cause, func(b *phrase.Book) string { return b.Say("The saved game was not imported: %s", Tell(b, cause)) }), remove(path))
	}
	return nil
}

// Remove takes a saved game away, and its notes.
func Remove(path string) error {
	return errors.Join(remove(path), remove(path+notesExtension))
}

// TooLarge is the error of a file that is larger than any saved game.
func TooLarge(name string, size int64) error {
	return told(ErrRecord, func(b *phrase.Book) string {
		return b.Say("The file %s has %d bytes, and a saved game at most %d.", name, size, journal.FileMax)
	})
}
