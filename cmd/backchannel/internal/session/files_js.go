package session

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"syscall/js"
	"time"

	"backchannel/engine/journal"
	"backchannel/engine/phrase"
)

// A browser keeps saved games, notes and settings in its local storage, which is written before
// a call returns: whoever reloads the page or loses it finds every move that was made. A name
// is kept in pieces of about pieceSize characters, one for each byte, so that a move costs the
// same at the end of a game as at its beginning:
//
//	backchannel:saves/NAME        when it was last written, in milliseconds
//	backchannel:saves/NAME#0000   its first piece

// toSave is what to do where a game cannot be saved.
func toSave(b *phrase.Book) string {
	return b.Say("allow this page to keep data, or export and delete games that are over")
}

const (
	prefix    = "backchannel:"
	pieceSize = 16 << 10
)

// Folder is the name before those of saved games.
func Folder() string { return "saves" }

// SettingsFile is the name of the settings.
func SettingsFile() string { return "settings" }

// lessMotion tells whether the browser asks pages for less motion (CSS Media Queries Level 5, prefers-reduced-motion).
func lessMotion() bool {
	match := js.Global().Get("matchMedia")
	return match.Truthy() && match.Invoke("(prefers-reduced-motion: reduce)").Get("matches").Truthy()
}

// kept is something in a folder.
type kept struct {
	name string
	when time.Time
}

// create makes a store of a name that is free, else the error is fs.ErrExist.
func create(name string) (journal.Store, error) {
	if _, ok, err := item(prefix + name); err != nil || ok {
		return nil, errors.Join(err, exists(ok))
	}
	return open(name)
}

func exists(ok bool) error {
	if ok {
		return fs.ErrExist
	}
	return nil
}

// open opens a store to be written on.
func open(name string) (journal.Store, error) {
	s := &pageStore{name: name}
	for {
		piece, ok, err := item(s.key(s.pieces))
		if err != nil {
			return nil, err
		}
		if !ok {
			break
		}
		s.last, s.pieces = piece, s.pieces+1
		s.ends = append(s.ends, s.size()+int64(len(piece)))
	}
	return s, s.stamp()
}

// read returns what is kept under a name, at most so many bytes.
func read(name string, most int64) ([]byte, error) {
	if _, ok, err := item(prefix + name); err != nil || !ok {
		return nil, errors.Join(err, missing(ok))
	}
	var data []byte
	for i := 0; ; i++ {
		piece, ok, err := item(pieceKey(name, i))
		switch {
		case err != nil:
			return nil, err
		case !ok:
			return data, nil
		case int64(len(data)+len(piece)) > most:
			return nil, TooLarge(name, int64(len(data)+len(piece)))
		}
		data = append(data, piece...)
	}
}

func missing(ok bool) error {
	if ok {
		return nil
	}
	return fs.ErrNotExist
}

// write keeps data in the place of what was kept under the name, in one piece.
func write(name string, data []byte) error {
	return errors.Join(setItem(pieceKey(name, 0), data), setItem(prefix+name, now()))
}

// remove takes away what is kept under a name, if there is something.
func remove(name string) error {
	if err := removeItem(prefix + name); err != nil {
		return err
	}
	for i := 0; ; i++ {
		if _, ok, err := item(pieceKey(name, i)); err != nil || !ok {
			return err
		}
		if err := removeItem(pieceKey(name, i)); err != nil {
			return err
		}
	}
}

// keptIn lists what is kept in a folder.
func keptIn(folder string) []kept {
	storage, err := localStorage()
	if err != nil {
		return nil
	}
	var list []kept
	for i := range storage.Length() {
		key := storage.Call("key", i).String()
		name, ok := strings.CutPrefix(key, prefix+folder+"/")
		if !ok || strings.Contains(name, "#") {
			continue
		}
		when, _, _ := item(key)
		ms, err := strconv.ParseInt(string(when), 10, 64)
		if err == nil {
			list = append(list, kept{path.Base(name), time.UnixMilli(ms)})
		}
	}
	return list
}

// pageStore keeps a record in the browser's local storage.
type pageStore struct {
	name   string
	pieces int
	last   []byte  // the last piece
	ends   []int64 // of the pieces
}

func pieceKey(name string, i int) string { return fmt.Sprintf("%s%s#%04d", prefix, name, i) }

func (s *pageStore) key(i int) string { return pieceKey(s.name, i) }

func (s *pageStore) size() int64 {
	if s.pieces == 0 || len(s.ends) == 0 {
		return 0
	}
	return s.ends[len(s.ends)-1]
}

func (s *pageStore) stamp() error { return setItem(prefix+s.name, now()) }

// Load returns all bytes.
func (s *pageStore) Load() ([]byte, error) { return read(s.name, journal.FileMax) }

// Append adds bytes at the end: to the last piece, or as a new one when that is full. It writes
// nothing when another page has written since.
func (s *pageStore) Append(p []byte) (int, error) {
	if err := s.alone(); err != nil {
		return 0, err
	}
	at, piece, end := s.pieces, p, s.size()+int64(len(p))
	joins := s.pieces > 0 && len(s.last) < pieceSize
	if joins {
		at, piece = s.pieces-1, slices.Concat(s.last, p)
	}
	if err := setItem(s.key(at), piece); err != nil {
		return 0, err
	}
	s.last = slices.Clone(piece)
	if joins {
		s.ends[at] = end
	} else {
		s.ends = append(s.ends, end)
		s.pieces++
	}
	return len(p), s.stamp()
}

// alone tells whether the pieces are as this store left them.
func (s *pageStore) alone() error {
	_, more, err := item(s.key(s.pieces))
	if err != nil {
		return err
	}
	if s.pieces > 0 {
		last, _, err := item(s.key(s.pieces - 1))
		more = more || err != nil || len(last) != len(s.last)
	}
	if more {
		return fmt.Errorf("%w: %s is open in another tab", journal.ErrShared, s.name)
	}
	return nil
}

// Truncate takes away all bytes from size on.
func (s *pageStore) Truncate(size int64) error {
	if size < 0 || size > s.size() {
		return fmt.Errorf("journal: truncate to %d bytes of %d", size, s.size())
	}
	if err := s.alone(); err != nil {
		return err
	}
	for s.pieces > 0 && s.size() > size {
		last := s.pieces - 1
		start := s.ends[last] - int64(len(s.last))
		if start < size {
			piece := s.last[:size-start]
			if err := setItem(s.key(last), piece); err != nil {
				return err
			}
			s.last, s.ends[last] = slices.Clone(piece), size
			return nil
		}
		if err := removeItem(s.key(last)); err != nil {
			return err
		}
		s.pieces, s.ends, s.last = last, s.ends[:last], nil
		if last > 0 {
			piece, _, err := item(s.key(last - 1))
			if err != nil {
				return err
			}
			s.last = piece
		}
	}
	return nil
}

// Sync has nothing to do: the browser has the bytes already.
func (s *pageStore) Sync() error { return nil }

// Keep puts bytes aside under the name of the store with .cut.
func (s *pageStore) Keep(tail []byte) (string, error) {
	for i := 1; i < 100; i++ {
		name := fmt.Sprintf("%s.cut%d", s.name, i)
		if _, taken, err := item(prefix + name); err != nil || !taken {
			return name, errors.Join(err, write(name, tail))
		}
	}
	return "", fmt.Errorf("%s has too many pieces beside it already", s.name)
}

func now() []byte { return strconv.AppendInt(nil, time.Now().UnixMilli(), 10) }

// localStorage is the browser's, where the page may use it.
func localStorage() (v js.Value, err error) {
	defer func() {
		if err != nil {
			err = told(err, func(b *phrase.Book) string { return b.Say("The browser keeps no data for this page.") })
		}
	}()
	defer caught("local storage", &err)
	if v = js.Global().Get("localStorage"); !v.Truthy() {
		err = errors.New("there is none")
	}
	return v, err
}

// item reads what is kept under a key; ok is false where there is nothing.
func item(key string) (data []byte, ok bool, err error) {
	storage, err := localStorage()
	if err != nil {
		return nil, false, err
	}
	defer caught("reading what the browser keeps", &err)
	v := storage.Call("getItem", key)
	if v.IsNull() || v.IsUndefined() {
		return nil, false, nil
	}
	for _, r := range v.String() {
		data = append(data, byte(r))
	}
	return data, true, nil
}

// setItem keeps data under a key, a character for each byte.
func setItem(key string, data []byte) error {
	runes := make([]rune, len(data))
	for i, b := range data {
		runes[i] = rune(b)
	}
	return change("setItem", key, string(runes))
}

func removeItem(key string) error { return change("removeItem", key) }

func change(method string, args ...any) (err error) {
	storage, err := localStorage()
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = told(err, func(b *phrase.Book) string {
				return b.Say("The browser keeps no more data for this page: export and delete games that are over.")
			})
		}
	}()
	defer caught(method, &err)
	storage.Call(method, args...)
	return err
}

// caught makes an error of what JavaScript threw.
func caught(doing string, err *error) {
	switch r := recover().(type) {
	case nil:
	case js.Error:
		*err = fmt.Errorf("%s: %w", doing, r)
	default:
		panic(r)
	}
}
