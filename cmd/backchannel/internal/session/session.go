// Package session is a person's place in a game, wherever the room is. A screen and
// the terminal play through it alike: view in, directive out.
package session

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"backchannel/engine/crisis"
	"backchannel/engine/debrief"
	"backchannel/engine/journal"
	"backchannel/engine/ledger"
	"backchannel/engine/phrase"
	"backchannel/engine/room"
	"backchannel/engine/scenario"
)

// Session is one seat of a game in this process, or the seats of several persons who share
// the machine, one at a time. Every move is saved as it is made; what could not be saved is
// told by SaveError and the game goes on.
type Session struct {
	room *room.Room
	seat int // of the person whose place it is
	path string
	hot  hotSeat
	// noFile tells why there is no file at all, err why the last move is not in it.
	noFile, err error
	repaired    error
	// notes are those of a game that has no file, by seat.
	notes map[string]Notes
}

// Start begins a game for a person in one seat of a plan, saved in a folder. No plan is
// the first that has such a seat, no seat the first of the plan.
func Start(s *scenario.Scenario, plan, seat string, seed uint64, folder string) (*Session, error) {
	return Begin(room.Setup{Scenario: s, Plan: plan, Seed: seed, Humans: []string{seat}}, folder)
}

// Begin is Start for a setup with one person or more, which says who plays the other seats.
// As there, no plan is the first that has the first person's seat, and no seat the plan's first.
func Begin(set room.Setup, folder string) (*Session, error) {
	s := set.Scenario
	if set.Humans[0] == "" {
		if p := s.PlanOf(set.Plan); p >= 0 {
			set.Humans = []string{s.Plans[p].Seats[0].ID}
		}
	}
	seat := set.Humans[0]
	if set.Plan == "" {
		set.Plan = planOf(s, seat)
	}
	if _, err := room.Header(set); err != nil {
		return nil, err
	}
	path, store, noFile := newSave(folder, s.ID, strings.Join(set.Humans, "+"), set.Seed, time.Now())
	r, err := room.Open(set, store)
	if r == nil {
		return nil, err
	}
	play := &Session{room: r, seat: r.Seat(seat), path: path, noFile: noFile, err: err}
	play.hot.make()
	return play, nil
}

// planOf is the first plan that has a seat of this name, or the first of all.
func planOf(s *scenario.Scenario, seat string) string {
	for i := range s.Plans {
		for _, x := range s.Plans[i].Seats {
			if x.ID == seat {
				return s.Plans[i].ID
			}
		}
	}
	return ""
}

// Load goes on with a saved game in the seat that a person holds in it.
func Load(path string, open func(id string) (*scenario.Scenario, error)) (*Session, error) {
	rec, damage, err := readSave(path)
	if err != nil {
		return nil, err
	}
	persons := personsIn(&rec.Header)
	if len(persons) == 0 {
		return nil, nobodys(path)
	}
	s, err := open(rec.Header.Scenario)
	if err != nil {
		return nil, err
	}
	if s, err = worn(s, rec.Header.Skin); err != nil {
		return nil, err
	}
	if err := outgrown(s, &rec.Header); err != nil {
		return nil, err
	}
	store, noFile := openStore(path)
	r, err := room.Resume(s, rec, store)
	if r == nil {
		return nil, fmt.Errorf("%w: %w", ErrRecord, err)
	}
	play := &Session{room: r, path: path, noFile: noFile, err: err}
	play.recallSeats()
	if damage != nil {
		play.repaired = told(damage, func(b *phrase.Book) string {
			return b.Say("The saved game was damaged. %s You go on from turn %d; what was cut off is kept beside it, as %s.cut.", Tell(b, damage), r.Turn(), filepath.Base(path))
		})
	}
	return play, nil
}

// outgrown is the error of a game that was begun with other rules or with other files of its scenario.
func outgrown(s *scenario.Scenario, h *journal.Header) error {
	switch {
	case h.Rules != crisis.RulesVersion:
		return told(ErrRecord, func(b *phrase.Book) string {
			return b.Say("The game was begun under version %d of the rules, and this program plays version %d. Use the program that it was begun with.", h.Rules, crisis.RulesVersion)
		})
	case h.Digest != s.Digest:
		return told(ErrRecord, func(b *phrase.Book) string {
			return b.Say("The files of its scenario have changed since the game was begun. Go on with the files of then, or begin a new game.")
		})
	}
	return nil
}

// worn puts a scenario into the skin that a game was played in, unless it wears one.
func worn(s *scenario.Scenario, skin string) (*scenario.Scenario, error) {
	if s.Worn.ID != "" || skin == "" {
		return s, nil
	}
	k := scenario.ParseSkin(skin)
	return s.Skin(k.ID, k.Mirror)
}

// personsIn are the ids of the seats that persons hold.
func personsIn(h *journal.Header) (ids []string) {
	for _, p := range h.Players {
		if p.Kind == room.Human {
			ids = append(ids, p.Seat)
		}
	}
	return ids
}

// Scenario is what is being played.
func (s *Session) Scenario() *scenario.Scenario { return s.room.Scenario() }

// Speak makes the game tell what it tells in the words of its scenario in another language.
func (s *Session) Speak(words *scenario.Scenario) error { return s.room.Speak(words) }

// Seed is the game's seed.
func (s *Session) Seed() uint64 { return s.room.Seed() }

// Seat is the id of the seat, Offices what it holds.
func (s *Session) Seat() string { return s.room.Seats()[s.seat].ID }

// Offices is the set of offices that the seat holds.
func (s *Session) Offices() ledger.Offices { return s.room.Seats()[s.seat].Offices }

// Plan is the id of the plan that shares the offices out.
func (s *Session) Plan() string { return s.room.Plan() }

// Kinds says who plays the seats that no person holds, as in [room.Setup].
func (s *Session) Kinds() map[string]string {
	kinds := map[string]string{}
	for _, x := range s.room.Seats() {
		if !x.Human && x.Kind != room.StandIn {
			kinds[x.ID] = x.Kind
		}
	}
	return kinds
}

// Office is the office that leads the seat: a cabinet's pays for all of it.
func (s *Session) Office() ledger.Office {
	sc := s.Scenario()
	for _, x := range sc.Plans[max(0, sc.PlanOf(s.Plan()))].Seats {
		if x.ID == s.Seat() && x.Lead != ledger.Nobody {
			return x.Lead
		}
	}
	for o := ledger.Office(1); int(o) <= s.Scenario().Count(); o++ {
		if s.Offices().Has(o) {
			return o
		}
	}
	panic("session: a seat without an office")
}

// View returns what the seat may know now; the next call fills the same memory.
func (s *Session) View() *crisis.View { return s.room.View(s.seat) }

// Options lists what an office of the seat could ask for now.
func (s *Session) Options(o ledger.Office) []crisis.Option {
	return crisis.Options(s.Scenario(), s.View(), o, nil)
}

// Submit carries out a directive; counterparts answer before it returns.
func (s *Session) Submit(d ledger.Directive) crisis.Refusal {
	refusal, err := s.room.Submit(s.seat, d)
	s.saved(err)
	return refusal
}

// Close commits the seat's turn; counterparts close too, and the next turn opens.
func (s *Session) Close() crisis.Refusal {
	refusal, err := s.room.Close(s.seat)
	s.saved(err)
	return refusal
}

// saved keeps what the last move said about saving: a failed save is tried again with
// the next move, and when that succeeds nothing is wrong any more.
func (s *Session) saved(err error) { s.err = err }

// SaveError tells why the game is not saved, or nil.
func (s *Session) SaveError() error {
	if s.noFile != nil {
		return s.noFile
	}
	return s.err
}

// Repaired tells what was lost of a save that was damaged, or is nil; see Tell.
func (s *Session) Repaired() error { return s.repaired }

// Path is the file that the game is saved in, empty when there is none.
func (s *Session) Path() string { return s.path }

// Ended tells whether the game is over.
func (s *Session) Ended() bool { return s.room.Ended() }

// Spoken are the reasons that others gave in public for what the seat saw them do in a
// closed turn, by the number of the event.
func (s *Session) Spoken(turn int) map[uint32]string { return s.room.Spoken(s.seat, turn) }

// Debrief opens the ended game for its seat; ok is false while it is played.
func (s *Session) Debrief() (d debrief.Debrief, ok bool) {
	events, w, ok := s.room.Opened()
	if !ok {
		return d, false
	}
	d = debrief.Make(s.Scenario(), events, w, s.Offices())
	if list, ok := s.room.Reasons(); ok {
		d.Explain(s.Scenario(), list)
	}
	return d, true
}

// Record returns the game so far, for a copy under another name.
func (s *Session) Record() *journal.Record { return s.room.Record() }
