package session

import (
	"errors"
	"io/fs"
	"strings"
	"syscall"
	"unicode"
	"unicode/utf8"

	"backchannel/engine/journal"
	"backchannel/engine/phrase"
)

// Trouble is an error that says in a language what is wrong and what to do.
type Trouble struct {
	in    func(b *phrase.Book) string
	cause error
}

// told is a Trouble with its cause, which may be nil.
func told(cause error, in func(b *phrase.Book) string) *Trouble { return &Trouble{in, cause} }

// Error is what it says in English.
func (t *Trouble) Error() string { return t.in(nil) }

// In is what it says in a language.
func (t *Trouble) In(b *phrase.Book) string { return t.in(b) }

// Unwrap is the cause.
func (t *Trouble) Unwrap() error { return t.cause }

// Tell says in a language what an error of a saved game or of saving means for the player, in whole sentences. What is
// said to authors of files, and what a machine says that no case here knows, is quoted as it is.
func Tell(b *phrase.Book, err error) string {
	text := tell(b, err)
	if r, n := utf8.DecodeRuneInString(text); n > 0 {
		text = string(unicode.ToUpper(r)) + text[n:]
	}
	if text != "" && !strings.ContainsAny(text[len(text)-1:], ".!?") {
		text += "."
	}
	return text
}

func tell(b *phrase.Book, err error) string {
	var own interface {
		error
		In(b *phrase.Book) string
	}
	var unsaved *journal.Unsaved
	var damage *journal.Damage
	switch {
	case errors.As(err, &own):
		return own.In(b)
	case errors.As(err, &unsaved):
		return tellUnsaved(b, unsaved)
	case errors.As(err, &damage):
		return tellDamage(b, damage)
	case errors.Is(err, ErrRecord):
		return b.Say("The game does not follow the rules: its file was altered. Look for a copy of the file, or begin a new game.")
	case errors.Is(err, journal.ErrShared):
		return b.Say("Another window plays the same saved game.")
	case errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS):
		return b.Say("Writing is not allowed there.")
	case errors.Is(err, syscall.ENOSPC):
		return b.Say("There is no room left on the disk.")
	case errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR):
		return b.Say("The file or its folder is not there.")
	case errors.Is(err, fs.ErrExist):
		return b.Say("Something of that name is there already.")
	}
	return b.Say("Something went wrong that this program does not know. The computer says: “%s”. Try again. If it stays so, close the program and start it anew: what was saved is kept.", err)
}

// Advises tells whether Tell says what to do, too.
func Advises(err error) bool {
	var t *Trouble
	var unsaved *journal.Unsaved
	return errors.As(err, &t) || errors.As(err, &unsaved)
}

func tellUnsaved(b *phrase.Book, u *journal.Unsaved) string {
	if errors.Is(u.Err, journal.ErrShared) {
		return b.Say("Another window plays the same saved game. Close one of the two: the file holds the other's game from here on.")
	}
	why := Tell(b, u.Err)
	if u.Moves == 0 {
		return b.Say("%s You can play on. Make room, or allow writing to the folder: it is saved with the next move.", why)
	}
	return b.Count(u.Moves, "%[2]s The last move waits. What was saved before is safe, and you can play on. Make room, or allow writing to the folder: it is saved with the next move.",
		"%[2]s The last %[1]d moves wait. What was saved before is safe, and you can play on. Make room, or allow writing to the folder: they are saved with the next move.", u.Moves, why)
}

func tellDamage(b *phrase.Book, d *journal.Damage) string {
	switch {
	case d.Line <= 1:
		return b.Say("This is no saved game of this version of the program, or its beginning is damaged. Choose another, or open it with the version that wrote it.")
	case d.Cut:
		return b.Say("Its end is missing, as when saving is interrupted. Nothing before it is lost.")
	}
	return b.Say("It was altered in line %d. All before that is as it was; look for a copy of the file if there is one.", d.Line)
}
