package terminal

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"backchannel/engine/debrief"
)

// wholeMax is how many lines a debrief has at most to be told as a whole.
const wholeMax = 220

// part is one part of a debrief.
type part struct {
	title string
	lines []string
}

// end tells how the game ended and debriefs, or how to go on with it.
func (t *Terminal) end() error {
	var err error
	if d, ok := t.play.Debrief(); ok {
		err = t.review(&d)
	}
	if t.play.Path() != "" && t.play.SaveError() == nil {
		t.printf("\nSaved in %s\n", t.play.Path())
	}
	return err
}

// review tells a short debrief as a whole. Of a long one it tells the beginning, and the
// rest part by part as it is asked for.
func (t *Terminal) review(d *debrief.Debrief) error {
	lines := d.Text()
	t.printf("\n")
	if len(lines) <= wholeMax {
		t.tellLines(lines)
		return nil
	}
	parts := partsOf(lines)
	t.tellLines(parts[0].lines)
	for _, x := range d.Totals {
		if x.Office == t.play.Office() {
			t.printf("Your score: %v of 100. It describes this game and is no grade.\n", tenth(x.Score))
		}
	}
	return t.browse(parts[1:])
}

// partsOf divides a debrief at its headings: the first part has none.
func partsOf(lines []string) []part {
	parts := []part{{}}
	for i := 0; i < len(lines); i++ {
		if lines[i] == "" && i+1 < len(lines) {
			i++
			parts = append(parts, part{title: lines[i]})
			continue
		}
		last := &parts[len(parts)-1]
		last.lines = append(last.lines, lines[i])
	}
	return parts
}

func (t *Terminal) tellLines(lines []string) {
	for _, l := range lines {
		t.wrap("", l)
	}
}

// browse tells the parts of a debrief that are asked for, until the person has read enough.
func (t *Terminal) browse(parts []part) error {
	t.printf("\n")
	for i := range parts {
		t.printf("  %d  %s\n", i+1, parts[i].title)
	}
	t.wrap("  ", "Say a number to read that part, `turn 3` for one turn, `all` for everything, `quit` when you have read enough. Lists such as `report`, `news all` and `why tension` still work.")
	for {
		t.printf("\ndebrief> ")
		line, err := readLine(t.in)
		switch {
		case errors.Is(err, errLong):
			continue
		case errors.Is(err, io.EOF):
			t.printf("\n")
			return nil
		case err != nil:
			return err
		case line == "quit" || line == "exit":
			return nil
		}
		t.read(parts, strings.ToLower(line))
	}
}

// read tells one part, one turn, or all; or a page of the game.
func (t *Terminal) read(parts []part, line string) {
	word, rest, _ := strings.Cut(line, " ")
	n := 0
	if _, err := fmt.Sscanf(word, "%d", &n); err == nil && n >= 1 && n <= len(parts) {
		t.tellLines(parts[n-1].lines)
		return
	}
	switch page := pages[word]; {
	case word == "turn":
		t.oneTurn(parts, rest)
	case word == "all":
		for i := range parts {
			t.printf("\n%s\n", parts[i].title)
			t.tellLines(parts[i].lines)
		}
	case word == "":
	case page != nil:
		page(t, strings.TrimSpace(rest))
	default:
		t.printf("  The game is over. Say a number from 1 to %d, `turn 3`, `all` or `quit`.\n", len(parts))
	}
}

// oneTurn tells what the parts say of one turn.
func (t *Terminal) oneTurn(parts []part, turn string) {
	some := false
	for i := range parts {
		in := false
		for _, l := range parts[i].lines {
			if strings.HasPrefix(l, "Turn ") {
				in = strings.HasPrefix(l, "Turn "+turn+":") || strings.HasPrefix(l, "Turn "+turn+",")
			} else if !strings.HasPrefix(l, " ") {
				in = false
			}
			if in {
				t.wrap("", l)
				some = true
			}
		}
	}
	if !some {
		t.printf("  There is no turn %q in this game.\n", turn)
	}
}
