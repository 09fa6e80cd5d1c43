package screen

import (
	"errors"
	"strings"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/library"
	"backchannel/cmd/backchannel/internal/session"
	"backchannel/cmd/backchannel/internal/theme"
)

// fail shows what went wrong with something that the player asked for.
func (a *App) fail(what string, err error) {
	from := a.at
	if from == atProblem {
		from = a.problem.from
	}
	a.problem = problem{what, err, from}
	a.at, a.dialog = atProblem, dialog{}
}

// trouble lists everything that is wrong, and what to do about it.
func (a *App) trouble(u *kit.UI, screen kit.Rect) {
	r := a.page(u, screen, 1000)
	para(u, &r, a.problem.what, banner)
	gap(u, &r, theme.Gap)
	list := []string{session.Tell(u.Book, a.problem.err)}
	if p := (*library.Problems)(nil); errors.As(a.problem.err, &p) { // said to the author of the files
		list = strings.Split(p.Error(), "\n")
	}
	advice := u.Say("Nothing is lost. Go back and choose another, or mend the cause and try again.")
	if a.problem.from == atRoom || a.problem.from == atEnding {
		advice = u.Say("What could be read is whole. Go back and play on.")
	} else if len(list) > 1 || a.problem.from == atChoose {
		advice = u.Say("Each line names the file, the line and what is wrong there. Mend them in any text editor, then try again.")
	}
	para(u, &r, advice, kit.Style{Sans: true, Muted: true})
	gap(u, &r, theme.Margin)
	foot := kit.CutBottom(&r, u.Px(theme.Control))
	kit.CutBottom(&r, u.Px(theme.Margin))
	u.ToastRoom(&r)
	again := a.problem.from == atChoose
	if again && buttonEnd(u, "again", &foot, u.Say("Try again"), kit.ButtonOpt{Primary: true}) {
		a.tryAgain()
		return
	}
	if buttonEnd(u, "back", &foot, u.Say("Back"), kit.ButtonOpt{Primary: !again}) || u.Key(kit.KeyEscape) {
		a.leaveTrouble()
		return
	}
	scroll(u, "problems", r, u.Say("What is wrong"), func(r *kit.Rect) {
		u.Card(r, kit.Card{ID: "problem", Title: u.Count(len(list), "%d problem", "%d problems", len(list)), More: func(r *kit.Rect) {
			for _, l := range list {
				para(u, r, l, small)
				gap(u, r, theme.Gap)
			}
		}})
	})
}

func (a *App) leaveTrouble() {
	switch from := a.problem.from; from {
	case atChoose, atRoom, atEnding:
		a.at = from
	default:
		a.toStart()
	}
}

// tryAgain opens the scenario once more, after its files may have been mended.
func (a *App) tryAgain() {
	c := &a.choice
	c.shown = -1
	a.openChosen()
	if c.err != nil {
		a.problem.err = c.err
		a.refuse(a.book.Say("There are still problems."))
		return
	}
	a.at = atChoose
}
