package screen

import (
	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
)

// Where the window cannot show a folder, a saved game is handed out as a file, taken in from one, and taken away.

// moved is what is under way with saved games.
type moved struct {
	deleting string // the game that is to be deleted if the player presses again
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
		if err != nil {
			a.refuse(sentence(err.Error()))
			return
		}
		if a.at == atStart {
			a.toStart()
		}
		a.say(a.book.Say("The saved game is in the list."))
	default:
	}
}

// savedFile are the buttons that hand out and delete a saved game, to the right of r.
func (a *App) savedFile(u *kit.UI, r *kit.Rect, i int) {
	path := a.saves[i].Path
	id := kit.ID("saved-file").Sub(i)
	row := kit.CutTop(r, 0)
	row.Max.Y = row.Min.Y + u.Px(theme.Control)
	place := func(w float64) kit.Rect {
		kit.CutRight(r, u.Px(theme.Gap))
		q := kit.CutRight(r, u.Px(w))
		return kit.Rect{Min: kit.Point{X: q.Min.X, Y: row.Min.Y}, Max: kit.Point{X: q.Max.X, Y: row.Max.Y}}
	}
	if a.deps.Remove != nil {
		label := u.Say("Delete")
		if a.moved.deleting == path {
			label = u.Say("Delete for good")
		}
		if u.Button(id+"/delete", place(150), label, kit.ButtonOpt{Tip: u.Say("Takes the game away. Press twice.")}) {
			a.remove(path)
		}
	}
	if a.deps.Export != nil && u.Button(id+"/export", place(100), u.Say("Export"), kit.ButtonOpt{Tip: u.Say("Hands you the game as a file, to keep or to take to another computer.")}) {
		if err := a.deps.Export(path); err != nil {
			a.refuse(sentence(err.Error()))
		}
	}
}

// remove deletes a saved game when it is asked for twice.
func (a *App) remove(path string) {
	if a.moved.deleting != path {
		a.moved.deleting = path
		return
	}
	a.moved.deleting = ""
	if err := a.deps.Remove(path); err != nil {
		a.refuse(sentence(err.Error()))
		return
	}
	a.toStart()
	a.say(a.book.Say("The saved game is deleted."))
}
