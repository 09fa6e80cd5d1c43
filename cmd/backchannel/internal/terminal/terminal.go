// Package terminal plays a crisis in a terminal: lines in, lines out. It can do all
// that the window can, and suits screen readers and slow connections.
package terminal

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"backchannel/cmd/backchannel/internal/session"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
)

// width is how many characters a line of prose has at most.
const width = 78

// Terminal is one person's game.
type Terminal struct {
	play *session.Session
	in   *bufio.Reader
	out  io.Writer
	// office is the one that directives are for; told is how much of the log was told.
	office ledger.Office
	told   int
	guide  guide
	// unsaved is what was last told about a save that failed.
	unsaved string
}

// Play plays a session to its end, or until the input ends or says quit. Guided shows
// the scenario's tutorial. The error says that the input failed, or that the game as
// it stands is not saved.
func Play(play *session.Session, in io.Reader, out io.Writer, guided bool) error {
	t := &Terminal{play: play, in: newLines(in), out: out, office: play.Office(), guide: newGuide(guided)}
	t.brief()
	if r := play.Repaired(); r != "" {
		t.printf("\n")
		t.wrap("", r)
	}
	t.news()
	t.status()
	t.saving()
	err := t.rounds()
	t.end()
	if err != nil {
		return fmt.Errorf("the input cannot be read: %w", err)
	}
	return play.SaveError()
}

// rounds reads lines until the game ends, the input ends, or the person quits.
func (t *Terminal) rounds() error {
	for !t.play.Ended() {
		t.teach()
		t.printf("\n%s> ", t.scenario().Offices[t.office].ID)
		line, err := readLine(t.in)
		switch {
		case errors.Is(err, errLong):
			t.printf("  Not understood: the line was too long. A line has at most %d letters.\n", lineMax)
		case errors.Is(err, io.EOF):
			t.printf("\n")
			return nil
		case err != nil:
			return err
		case t.line(line):
			return nil
		}
	}
	return nil
}

func (t *Terminal) printf(format string, args ...any) { fmt.Fprintf(t.out, format, args...) }

// line does what a typed line asks for; it tells whether the person wants to stop.
func (t *Terminal) line(line string) (quit bool) {
	word, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimSpace(rest)
	switch strings.ToLower(word) {
	case "":
	case "quit", "exit":
		return true
	case "help", "?":
		t.help()
	case "look", "status":
		t.status()
	case "actions", "orders":
		t.actions(rest)
	case "brief":
		t.briefOf(rest)
	case "bills", "chambers":
		t.bills(rest)
	case "public":
		t.public()
	case "trade":
		t.trade()
	case "calendar":
		t.calendar()
	case "talks":
		t.talks()
	case "news":
		t.told = 0
		t.news()
	case "advice":
		t.advice()
	case "why":
		t.why(rest)
	case "glossary":
		t.glossary()
	case "as":
		t.as(rest)
	case "got":
		t.got()
	case "guide":
		t.again()
	default:
		t.directive(line)
	}
	return false
}

// directive submits a typed directive, and shows what came of it.
func (t *Terminal) directive(line string) {
	s := t.scenario()
	d, err := crisis.ParseDirective(s, t.office, line)
	if err != nil {
		t.wrap("  ", "Not understood: "+t.puzzled(line, err))
		return
	}
	t.try(&d)
	turn := t.play.View().Turn()
	var refusal crisis.Refusal
	if d.Verb == crisis.Close {
		refusal = t.play.Close()
	} else {
		for _, effect := range t.effects(&d) {
			t.printf("  %s\n", effect)
		}
		refusal = t.play.Submit(d)
	}
	if refusal.Code != "" {
		text := "No: " + refusal.Reason(s)
		if refusal.Code == crisis.NeedsPartner {
			_, form := t.hint(line)
			text += " Say `" + form + "`."
		}
		t.wrap("  ", text)
		return
	}
	if t.play.Ended() {
		t.news()
		return
	}
	if t.play.View().Turn() != turn {
		t.report(turn)
		t.news()
		t.status()
	} else {
		t.news()
	}
	t.saving()
}

// puzzled says what was wrong with a line, and what to type.
func (t *Terminal) puzzled(line string, err error) string {
	if reason, form := t.hint(line); form != "" {
		return reason + ". Say `" + form + "`."
	}
	return err.Error() + ". Say help for what can be said."
}

func (t *Terminal) effects(d *ledger.Directive) []string {
	v := t.play.View()
	if r := crisis.Check(t.scenario(), v, d); r.Code != "" {
		return nil
	}
	return crisis.Effects(t.scenario(), v, d)
}

// as changes the office that directives are for, in seats that hold several.
func (t *Terminal) as(id string) {
	o := t.scenario().Office(id)
	if o == ledger.Nobody || !t.play.Offices().Has(o) {
		t.printf("  Your seat has no office %q.\n", id)
		return
	}
	t.office = o
}

// saving tells, once, why the game is not saved.
func (t *Terminal) saving() {
	said := ""
	if err := t.play.SaveError(); err != nil {
		said = err.Error()
	}
	if said != "" && said != t.unsaved {
		t.wrap("  ", "Not saved: "+said)
	}
	t.unsaved = said
}

// end tells how the game ended and debriefs, or how to go on with it.
func (t *Terminal) end() {
	if d, ok := t.play.Debrief(); ok {
		t.printf("\n")
		for _, line := range d.Text() {
			t.wrap("", line)
		}
	}
	if t.play.Path() != "" && t.play.SaveError() == nil {
		t.printf("\nSaved in %s\n", t.play.Path())
	}
}
