package screen

import (
	"errors"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/library"
	"backchannel/cmd/backchannel/internal/session"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/phrase"
	"backchannel/engine/scenario"
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
	list := [][]kit.Span{{{Text: session.Tell(u.Book, a.problem.err)}}}
	if p := (*library.Problems)(nil); errors.As(a.problem.err, &p) {
		list = nil
		for i := range p.List {
			list = append(list, problemLine(u.Book, &p.List[i]))
		}
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
				u.Text(r, small, l...)
				gap(u, r, theme.Gap)
			}
		}})
	})
}

// problemLine says where something is wrong in a scenario's files, and what; what is said to their author stays in
// English.
func problemLine(b *phrase.Book, p *scenario.Problem) (out []kit.Span) {
	switch {
	case p.Line > 0:
		out = append(out, kit.Span{Text: b.Say("%s, line %d, column %d:", p.File, p.Line, p.Col) + " ", Bold: true})
	case p.File != "":
		out = append(out, kit.Span{Text: p.File + ": ", Bold: true})
	}
	out = append(out, kit.Span{Text: p.Text})
	if p.Near != "" {
		out = append(out, kit.Span{Text: " " + b.Say("Did you mean “%s”?", p.Near)})
	}
	return out
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
