//go:build !js

package session

import (
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/adrg/xdg"

	"backchannel/engine/journal"
	"backchannel/engine/phrase"
)

// Saved games, notes and settings are kept in files. In a browser files_js.go stands in the
// place of this file, with the same functions.

// toSave is what to do where a game cannot be saved.
func toSave(b *phrase.Book) string {
	return b.Say("set BACKCHANNEL_SAVES to a folder that can be written to")
}

// Folder is where games are saved: BACKCHANNEL_SAVES, or the user's data folder.
func Folder() string {
	if f := os.Getenv("BACKCHANNEL_SAVES"); f != "" {
		return f
	}
	return filepath.Join(xdg.DataHome, "backchannel", "saves")
}

// SettingsFile is where settings are kept: BACKCHANNEL_SETTINGS, or the user's folder for such things.
func SettingsFile() string {
	if f := os.Getenv("BACKCHANNEL_SETTINGS"); f != "" {
		return f
	}
	return filepath.Join(xdg.ConfigHome, "backchannel", "settings.json")
}

// lessMotion is not asked of a desktop.
func lessMotion() bool { return false }

// kept is something in a folder.
type kept struct {
	name string
	when time.Time
}

// create makes a store of a name that is free, else the error is fs.ErrExist.
func create(path string) (journal.Store, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	return orNil(journal.CreateFile(path))
}

// open opens a store to be written on.
func open(path string) (journal.Store, error) { return orNil(journal.OpenFile(path)) }

// orNil keeps a nil store from hiding in an interface.
func orNil(s *journal.FileStore, err error) (journal.Store, error) {
	if err != nil {
		return nil, err
	}
	return s, nil
}

// read returns what is kept under a name, at most so many bytes.
func read(path string, most int64) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, told(nil, func(b *phrase.Book) string { return b.Say("%s is no file: name a saved game.", path) })
	case info.Size() > most:
		return nil, TooLarge(path, info.Size())
	}
	return os.ReadFile(path)
}

// write keeps data in the place of what was kept under the name.
func write(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o600)
}

// remove takes away what is kept under a name, if there is something.
func remove(path string) error {
	if err := os.Remove(path); err != nil && !os.IsNotExist(err) {
		return err
	}
	return nil
}

// keptIn lists what is kept in a folder.
func keptIn(folder string) []kept {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil
	}
	var list []kept
	for _, e := range entries {
		if info, err := e.Info(); err == nil && info.Mode()&fs.ModeType == 0 {
			list = append(list, kept{e.Name(), info.ModTime()})
		}
	}
	return list
}
