package session

import (
	"encoding/json"
	"slices"
)

// Notes are what a person keeps beside a saved game: they are no part of the record, no
// rule and no counterpart reads them, and a game without them is the same game. They stand
// in a file named after the save.
type Notes struct {
	// Draft is the text being composed, a level for each issue; empty for none.
	Draft []int8 `json:"draft,omitempty"`
	// Expected is what the person thought would become of tension, a turn each.
	Expected []Expectation `json:"expected,omitempty"`
	// Guide is where the guided first play stands, nil while it is off.
	Guide *Guide `json:"guide,omitempty"`
}

// Guide is where the guided first play stands: the steps that were read or passed by, by
// their place in the scenario's list, in order.
type Guide struct {
	Read []int `json:"read,omitempty"`
}

// Same tells whether two guides stand at one place; nil is off.
func (g *Guide) Same(as *Guide) bool {
	if g == nil || as == nil {
		return g == as
	}
	return slices.Equal(g.Read, as.Read)
}

// Expectation is what a person thought, before closing a turn, that tension would do over it.
type Expectation struct {
	Turn int `json:"turn"`
	Way  Way `json:"way"`
}

// Way is how a number moves over a turn.
type Way string

// The ways. A number holds when it moves by less than a point.
const (
	Rises Way = "rises"
	Holds Way = "holds"
	Falls Way = "falls"
)

// notesExtension is added to the name of a save, and notesMax bounds the file in bytes.
const (
	notesExtension = ".notes"
	notesMax       = 64 << 10
)

// Notes are the notes beside the game. A file that is not there, or cannot be read, is no
// notes: they are a comfort, and no reason not to play.
func (s *Session) Notes() Notes {
	if s.path == "" {
		return s.notes[s.Seat()]
	}
	var n Notes
	data, err := read(s.notesFile(), notesMax)
	if err != nil || json.Unmarshal(data, &n) != nil {
		return Notes{}
	}
	return n
}

// Note keeps notes in the place of those before. Those of a game that has no file are
// kept as long as it is played.
func (s *Session) Note(n Notes) error {
	if s.path == "" {
		if s.notes == nil {
			s.notes = map[string]Notes{}
		}
		s.notes[s.Seat()] = n
		return nil
	}
	data, err := json.Marshal(n)
	if err != nil {
		return err
	}
	return write(s.notesFile(), append(data, '\n'))
}

// notesFile is where the notes stand: persons who share the machine have a file each.
func (s *Session) notesFile() string {
	if len(s.Persons()) > 1 {
		return s.path + "." + s.Seat() + notesExtension
	}
	return s.path + notesExtension
}
