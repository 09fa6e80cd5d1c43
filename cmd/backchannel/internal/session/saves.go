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
)

// ErrRecord is the error of a file that is no saved game, or whose game does not replay.
var ErrRecord = errors.New("the saved game is not in order")

// extension is how the names of saved games end.
const extension = ".backchannel"

// savesMax bounds the list of saved games: the latest are shown.
const savesMax = 50

// Save is a saved game as a list shows it.
type Save struct {
	Path, Scenario, Seat string
	Seed                 uint64
	Turn                 int
	Ended                bool
	When                 time.Time
	// Problem says why it cannot be gone on with as it stands, or is empty.
	Problem string
	// Damage says what is unreadable of it, or is empty; it can be gone on with.
	Damage string
}

// newSave makes the file of a new game. The error says why there is none.
func newSave(folder, id, seat string, seed uint64, now time.Time) (string, journal.Store, error) {
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
	return fmt.Errorf("this game is not saved: %w. You can play on; to save games, %s, and begin again", err, toSave)
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
		return nil, nil, fmt.Errorf("there is no saved game %s: look for its name in the folder of saved games, or begin a new one", path)
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
		s.Problem = err.Error()
		return
	}
	s.Scenario, s.Seed, s.Seat = rec.Header.Scenario, rec.Header.Seed, personIn(&rec.Header)
	for _, m := range rec.Moves {
		for i := range m.Events {
			s.Turn = max(s.Turn, int(m.Events[i].Turn))
			s.Ended = s.Ended || m.Events[i].Kind == crisis.GameEnded
		}
	}
	if damage != nil {
		s.Damage = fmt.Sprintf("Damaged after turn %d: what follows cannot be read and is put aside when you go on.", s.Turn)
	}
	if s.Seat == "" {
		s.Problem = "counterparts played this game"
	}
}
