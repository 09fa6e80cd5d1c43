package screen

import (
	"errors"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/session"
)

// Where the window cannot show a folder, a saved game is handed out as a file and taken in from one.

// moved is what is under way with saved games.
type moved struct {
	imported chan error
}

// imported is called when a file was picked, maybe by another goroutine.
func (a *App) imported(err error) {
	a.moved.imported <- err
	kit.Wake()
}

// takeIn tells what became of a file that was picked.
func (a *App) takeIn() {
	select {
	case err := <-a.moved.imported:
		if in := err == nil || errors.Is(err, session.ErrDamaged); in && a.at == atStart {
			a.toStart()
		}
		if err != nil {
			a.refuse(session.Tell(a.book, err))
			return
		}
		a.say(a.book.Say("The saved game is in the list."))
	default:
	}
}
