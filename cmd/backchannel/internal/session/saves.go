package session

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"backchannel/engine/crisis"
	"backchannel/engine/journal"
	"backchannel/engine/num"
	"backchannel/engine/phrase"
	"backchannel/engine/scenario"
)

// ErrRecord is the error of a file that is no saved game, or whose game does not replay.
var ErrRecord = errors.New("the saved game is not in order")

// extension is how the names of saved games end.
const extension = ".backchannel"

// savesMax bounds the list of saved games: the latest are shown.
const savesMax = 50

// Save is a saved game as a list shows it.
type Save struct {
	Path, Scenario, Plan string
	// Seat is the one that a person plays, or those of several joined by +.
	Seat string
	// Skin is the one that the game is played in, as in a record's header.
	Skin  string
	Seed  uint64
	Turn  int
	Ended bool
	When  time.Time
	// Problem says why it cannot be gone on with as it stands, or is nil; see Tell.
	Problem error
	// Damaged tells that what follows on Turn cannot be read; it can be gone on with.
	Damaged bool
}

// newSave makes the file of a new game. The error says why there is none.
func newSave(folder, id, seat string, seed uint64, now time.Time) (string, journal.Store, error) {
	if n := strings.Count(seat, "+") + 1; n > 3 {
		seat = fmt.Sprintf("%dseats", n)
	}
	base := fmt.Sprintf("%s-%s-seed%d-%s", id, seat, seed, now.Format("20060102-150405"))
	for n := 1; n < 100; n++ {
		name := base + extension
		if n > 1 {
			name = fmt.Sprintf("%s-%d%s", base, n, extension)
		}
		path := filepath.Join(folder, name)
		store, err := create(path)
		switch {
		case err == nil:
			return path, store, nil
		case !errors.Is(err, fs.ErrExist):
			return "", nil, unsaved(err)
		}
	}
	return "", nil, unsaved(fs.ErrExist)
}

func unsaved(err error) error {
	return told(err, func(b *phrase.Book) string {
		return b.Say("This game is not saved: %s You can play on; to save games, %s, and begin again.", Tell(b, err), toSave(b))
	})
}

// openStore opens a save to be written on; without a store the game is played on unsaved.
func openStore(path string) (journal.Store, error) {
	store, err := open(path)
	if err != nil {
		return nil, unsaved(err)
	}
	return store, nil
}

// readSave reads a save as far as it is sound, and says what is damaged. A damaged end
// is no hindrance: the game goes on from the last whole move, and what is cut off is
// kept beside the file.
func readSave(path string) (rec *journal.Record, damage, err error) {
	data, err := read(path, journal.FileMax)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil, told(err, func(b *phrase.Book) string {
			return b.Say("There is no saved game %s: look for its name in the folder of saved games, or begin a new one.", path)
		})
	case err != nil:
		return nil, nil, err
	}
	rec, damage = journal.Read(data)
	if rec == nil {
		return nil, nil, fmt.Errorf("%w: %s: %w", ErrRecord, path, damage)
	}
	return rec, damage, nil
}

// Saves lists the saved games of a folder, the latest first.
func Saves(folder string) []Save {
	var list []Save
	for _, k := range keptIn(folder) {
		if strings.HasSuffix(k.name, extension) {
			list = append(list, Save{Path: filepath.Join(folder, k.name), When: k.when})
		}
	}
	slices.SortFunc(list, func(a, b Save) int { return b.When.Compare(a.When) })
	list = list[:min(len(list), savesMax)]
	for i := range list {
		list[i].read()
	}
	return list
}

// read fills in what the file says of its game.
func (s *Save) read() {
	rec, damage, err := readSave(s.Path)
	if err != nil {
		s.Problem = err
		return
	}
	h := &rec.Header
	s.Scenario, s.Plan, s.Skin, s.Seed = h.Scenario, h.Plan, h.Skin, h.Seed
	s.Seat = strings.Join(personsIn(h), "+")
	for _, m := range rec.Moves {
		for i := range m.Events {
			s.Turn = max(s.Turn, int(m.Events[i].Turn))
			s.Ended = s.Ended || m.Events[i].Kind == crisis.GameEnded
		}
	}
	s.Damaged = damage != nil
	if s.Seat == "" {
		s.Problem = nobodys(s.Path)
	}
}

// nobodys is the error of a game in which no person held a seat.
func nobodys(path string) error {
	return told(nil, func(b *phrase.Book) string {
		return b.Say("Counterparts alone played this game. Look at it with `backchannel replay %s`.", path)
	})
}

// Rungs are where the crisis stood on the ladder at the beginning of each turn, and now.
// There are none where the file cannot be read.
func (s *Save) Rungs(scn *scenario.Scenario) []int {
	rec, _, err := readSave(s.Path)
	if err != nil || rec.Header.Digest != scn.Digest {
		return nil
	}
	at, turn := scn.Accounts[scn.Rung].Open, int16(1)
	var list []int
	for _, m := range rec.Moves {
		for i := range m.Events {
			e := &m.Events[i]
			for ; turn < e.Turn; turn++ {
				list = append(list, int(at/num.One))
			}
			for _, x := range e.Entries {
				if x.To == scn.Rung && x.At == 0 && x.Card == 0 {
					at += x.Delta
				}
			}
		}
	}
	return append(list, int(at/num.One))
}

// removed is how the names of games that were put aside end.
const removed = ".removed"

// PutAside takes a saved game out of the list. Its file stays beside the others under a name
// that ends in .removed, so that nothing is lost; TakeBack puts it into the list again.
func PutAside(path string) error { return rename(path, path+removed) }

// TakeBack undoes PutAside for the path that the game had.
func TakeBack(path string) error { return rename(path+removed, path) }

// rename keeps what is kept under one name under another, which must be free.
func rename(from, to string) error {
	data, err := read(from, journal.FileMax)
	if err != nil {
		return err
	}
	if _, err := read(to, journal.FileMax); !errors.Is(err, fs.ErrNotExist) {
		return told(fs.ErrExist, func(b *phrase.Book) string { return b.Say("The file %s is there already: move it away first.", to) })
	}
	if err := write(to, data); err != nil {
		return err
	}
	return remove(from)
}
