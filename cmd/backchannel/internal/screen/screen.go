// Package screen is the game as a person sees it: a model of what is shown and chosen, and one function for each
// screen that draws it with the kit.
//
// A screen reads a view and emits directives, nothing else: the rules, the luck and the saving are behind [Play].
// Drawing and thinking are kept apart by order: a frame draws what the model holds, and what the player did changes
// the model; the kit then runs the frame again. [App.Frame] must therefore not count its calls.
//
// Everything here runs without a window. A test feeds kit.Input values and reads the kit's nodes.
package screen

import (
	"time"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/session"
	"backchannel/cmd/backchannel/internal/sound"
	"backchannel/engine/crisis"
	"backchannel/engine/debrief"
	"backchannel/engine/ledger"
	"backchannel/engine/room"
	"backchannel/engine/scenario"
)

// Play is one seat of one game, wherever the room is.
type Play interface {
	// Scenario is in the words of the language that the game speaks; Speak chooses another.
	Scenario() *scenario.Scenario
	Speak(*scenario.Scenario) error
	Seed() uint64
	// Plan is the id of the plan, Seat the id of the seat, Offices what it holds and Office
	// the one that leads it.
	Plan() string
	Seat() string
	Offices() ledger.Offices
	Office() ledger.Office
	// Kinds says who plays the seats that no person holds, as in room.Setup.
	Kinds() map[string]string
	// View returns what the seat may know now; the next call may fill the same memory.
	View() *crisis.View
	// Submit carries a directive out, Close commits the turn; counterparts answer before they return.
	Submit(ledger.Directive) crisis.Refusal
	Close() crisis.Refusal
	Ended() bool
	// Spoken are the reasons that others gave in public for what the seat saw them do in a
	// closed turn, by the number of the event.
	Spoken(turn int) map[uint32]string
	// Debrief opens an ended game for its seat; ok is false while it is played.
	Debrief() (d debrief.Debrief, ok bool)
	// Notes are what the player keeps beside the game; Note keeps others in their place.
	Notes() session.Notes
	Note(session.Notes) error
	// SaveError tells why the game is not saved, or nil.
	SaveError() error
	Shared
}

// Shared is what persons who share a machine need, each in a seat; see session.Session.
type Shared interface {
	// Persons are their seats, one for a person alone; Waiting those who have yet to close the turn.
	Persons() []string
	Waiting() []string
	// Next is the seat whose person has the machine next, and Sit hands it over.
	Next() string
	Sit(seat string)
	// Begun is the last turn that the person in the seat has begun, and BeginTurn notes it.
	Begun() int
	BeginTurn(turn int)
	// Locked tells whether a seat has a PIN, and Unlock tries one.
	Locked(seat string) bool
	Unlock(seat, pin string, now time.Time) (ok bool, wait time.Duration)
}

// Deps is what the screens need from the program around them.
type Deps struct {
	// List names the scenarios that can be played, in a language by its code.
	List func(language string) []Listed
	Open func(id string) (*scenario.Scenario, error)
	// Start begins a game; the PINs are by seat. Play is usable also when its SaveError is not nil.
	Start func(set room.Setup, pins map[string]string) (Play, error)
	Saves func() []Saved
	Load  func(path string) (Play, error)
	// Export hands a saved game out as a file, Import lets the player pick one and calls back, maybe from
	// another goroutine, and Remove takes one away. Each can be nil: then it is not offered.
	Export func(path string) error
	Import func(done func(error))
	Remove func(path string) error
	// InPage says that the window is a page, which the player leaves without asking.
	InPage bool
	// PutAside takes a saved game out of the list and TakeBack puts it in again; where they are nil that is not offered.
	PutAside, TakeBack func(path string) error
	// Picture is the path for a picture of the screen, in a folder that is there; nil is not offered.
	Picture func(now time.Time) (path string, err error)
	// First, when it is not nil, is what the command line chose: the game begins with its brief.
	First *Setup
	// Settings reads what is remembered, Keep remembers it; either can be nil.
	Settings func() Settings
	Keep     func(Settings) error
	// Language is the code of the language that the environment asks for, empty for English.
	Language string
	// Sound plays sounds at a volume of 1 to 100 and returns at once; nil for a client without sound.
	Sound func(volume int, list ...sound.Cue)
	// Now is the time of day; nil is time.Now.
	Now func() time.Time
	// Size is the window's first size, zero the kit's own; Script plays instead of a person.
	Size   kit.Point
	Script func(u *kit.UI) (kit.Step, bool)
}

// Settings are remembered from game to game.
type Settings = session.Settings

// Listed is a scenario that can be chosen.
type Listed struct {
	ID, Title string
	// Own says that it is a teacher's own folder, named on the command line.
	Own bool
}

// Setup is a game to begin. An empty plan or seat or a zero seed is left to the player.
type Setup struct {
	Scenario, Plan, Seat string
	Seed                 uint64
	// Save is the path of a saved game to go on with instead.
	Save string
}

// Saved is a game on disk.
type Saved = session.Save

// title is what the window is called.
const title = "Backchannel"

// Run opens the window and plays until the player leaves. It must be called from the main goroutine.
func Run(d Deps) error {
	a := New(d)
	o := kit.Options{Size: d.Size, Script: d.Script}
	if d.Script == nil {
		o.Place, o.Left = (*kit.Place)(a.settings.Window), func(p kit.Place) {
			w := session.Window(p)
			a.settings.Window = &w
			a.keep()
		}
	}
	return kit.Run(title, a.Frame, o)
}
