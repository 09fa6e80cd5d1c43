//go:build !js

package kit

import "github.com/hajimehoshi/ebiten/v2/exp/textinput"

// compose joins a field to the system's input method. This file is the only one that knows the experimental package.
func compose(e *edit) composer {
	c := &textinput.Composer{}
	start, end := 0, 0
	c.OnNewSession = func() *textinput.SessionOptions {
		start, end = 0, len(e.text)
		return &textinput.SessionOptions{CaretBounds: e.caretRect, TextBeforeCaret: e.text[:e.caret], TextAfterCaret: e.text[e.caret:]}
	}
	c.OnComposition = func(p *textinput.Composition) { e.preedit = p.Text() }
	c.OnCommit = func(m *textinput.Commit) {
		e.preedit = ""
		if before, after := m.IsSurroundingTextReplaced(); before || after {
			head, tail := m.SurroundingText()
			e.text = e.text[:start] + head + tail + e.text[min(end, len(e.text)):]
			e.move(start+len(head), false)
		}
		e.insert(m.Text())
	}
	return c
}
