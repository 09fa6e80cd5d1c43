package session

import (
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/json"
	"slices"
	"time"

	"backchannel/engine/phrase"
)

// Several persons can play at one machine, each in a seat. A Session is then the place of
// one of them at a time; Sit hands the machine on. Whose place it is, which turn
// each has begun and the PINs stand beside the saved game, since they are no part of the record: a game
// that is cut in the middle of a turn goes on with the person who had the machine.

// hotSeat is what is kept beside a game that persons share.
type hotSeat struct {
	// At is the seat whose place it is.
	At string `json:"at"`
	// Begun is, by seat, the last turn that its person has begun.
	Begun map[string]int `json:"begun,omitempty"`
	// Pins are, by seat, those that were asked for.
	Pins map[string]*pin `json:"pins,omitempty"`
}

const (
	hotSeatExtension = ".seats"
	hotSeatMax       = 64 << 10
)

// A PIN keeps out the curious, not an attacker: four digits are soon tried by a program
// that has the file. The hash is slow, and whoever types a wrong one pinTries times waits.
const (
	pinRounds = 200_000
	pinBytes  = 32
	pinTries  = 5
	pinWait   = 30 * time.Second
)

// PinMin and PinMax bound a PIN, in letters or digits.
const (
	PinMin = 4
	PinMax = 12
)

// pin is a PIN as it is kept: salted and hashed by PBKDF2 with SHA-256 (RFC 8018).
type pin struct {
	Salt []byte `json:"salt"`
	Hash []byte `json:"hash"`
	// Wrong counts the tries since the last right one or the last wait, Until ends a wait.
	Wrong int       `json:"wrong,omitempty"`
	Until time.Time `json:"until,omitzero"`
}

func hashPin(word string, salt []byte) ([]byte, error) {
	return pbkdf2.Key(sha256.New, word, salt, pinRounds, pinBytes)
}

func newPin(word string) (*pin, error) {
	if n := len([]rune(word)); n < PinMin || n > PinMax {
		return nil, told(nil, func(b *phrase.Book) string {
			return b.Say("A PIN has %d to %d letters or digits, and this one %d.", PinMin, PinMax, n)
		})
	}
	p := &pin{Salt: make([]byte, 16)}
	if _, err := rand.Read(p.Salt); err != nil {
		return nil, err
	}
	var err error
	p.Hash, err = hashPin(word, p.Salt)
	return p, err
}

// Lock asks for these PINs, by seat, before a seat is opened; a seat without one needs none.
func (s *Session) Lock(pins map[string]string) error {
	for seat, word := range pins {
		if word == "" || !slices.Contains(s.Persons(), seat) {
			continue
		}
		p, err := newPin(word)
		if err != nil {
			return err
		}
		s.hot.Pins[seat] = p
	}
	return s.keepSeats()
}

// Locked tells whether a seat is opened by a PIN.
func (s *Session) Locked(seat string) bool { return s.hot.Pins[seat] != nil }

// Unlock tries a PIN. After pinTries wrong ones nothing opens the seat for a while: wait
// is how long still, 0 when another can be tried now.
func (s *Session) Unlock(seat, word string, now time.Time) (ok bool, wait time.Duration) {
	p := s.hot.Pins[seat]
	if p == nil {
		return true, 0
	}
	if wait := min(p.Until.Sub(now), pinWait); wait > 0 {
		return false, wait
	}
	hash, err := hashPin(word, p.Salt)
	if ok = err == nil && subtle.ConstantTimeCompare(hash, p.Hash) == 1; ok {
		p.Wrong, p.Until = 0, time.Time{}
	} else if p.Wrong++; p.Wrong >= pinTries {
		p.Wrong, p.Until, wait = 0, now.Add(pinWait), pinWait
	}
	s.saved(s.keepSeats())
	return ok, wait
}

// Persons are the ids of the seats that persons hold, in the order of the plan.
func (s *Session) Persons() []string {
	var ids []string
	for _, x := range s.room.Seats() {
		if x.Human {
			ids = append(ids, x.ID)
		}
	}
	return ids
}

// Sit hands the machine to the person in a seat. What follows is seen and done from there.
func (s *Session) Sit(seat string) {
	if !slices.Contains(s.Persons(), seat) {
		panic("session: no person holds the seat " + seat)
	}
	s.seat, s.hot.At = s.room.Seat(seat), seat
	s.saved(s.keepSeats())
}

// Next is the seat whose person has the machine next: the first after this one who has yet
// to close the turn, or this one.
func (s *Session) Next() string {
	list := s.Persons()
	at := slices.Index(list, s.Seat())
	for k := 1; k <= len(list); k++ {
		if id := list[(at+k)%len(list)]; s.room.Waits(s.room.Seat(id)) {
			return id
		}
	}
	return s.Seat()
}

// Waiting are the seats whose persons have yet to close the turn.
func (s *Session) Waiting() []string {
	return slices.DeleteFunc(s.Persons(), func(id string) bool { return !s.room.Waits(s.room.Seat(id)) })
}

// Begun is the last turn that the person in the seat has begun, 0 for none.
func (s *Session) Begun() int { return s.hot.Begun[s.Seat()] }

// BeginTurn notes that the person in the seat has begun a turn: its report was read.
func (s *Session) BeginTurn(turn int) {
	if s.hot.Begun[s.Seat()] != turn {
		s.hot.Begun[s.Seat()] = turn
		s.saved(s.keepSeats())
	}
}

// keepSeats writes what is kept beside a game that persons share.
func (s *Session) keepSeats() error {
	if s.path == "" || len(s.Persons()) < 2 {
		return nil
	}
	data, err := json.MarshalIndent(&s.hot, "", "\t")
	if err != nil {
		return err
	}
	return write(s.path+hotSeatExtension, append(data, '\n'))
}

// recallSeats takes up what was kept. A file that is missing or spoilt asks for no PIN: the
// game then goes on with the first person who has yet to close the turn.
func (s *Session) recallSeats() {
	list := s.Persons()
	data, err := read(s.path+hotSeatExtension, hotSeatMax)
	if err != nil || json.Unmarshal(data, &s.hot) != nil {
		s.hot = hotSeat{}
	}
	s.hot.make()
	at := s.hot.At
	if !slices.Contains(list, at) {
		s.seat = s.room.Seat(list[len(list)-1])
		at = s.Next()
	}
	s.seat, s.hot.At = s.room.Seat(at), at
}

func (h *hotSeat) make() {
	if h.Begun == nil {
		h.Begun = map[string]int{}
	}
	if h.Pins == nil {
		h.Pins = map[string]*pin{}
	}
}
