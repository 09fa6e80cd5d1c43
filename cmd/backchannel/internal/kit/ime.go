//go:build !js

package kit

import "github.com/hajimehoshi/ebiten/v2/exp/textinput"

// compose joins a field to the system's input method. This file is the only one that knows the experimental package.
func compose(e *edit) composer {
	c := &textinput.Composer{}
	c.OnNewSession = func() *textinput.SessionOptions {
		before, after := e.surround()
		return &textinput.SessionOptions{CaretBounds: e.caretRect, TextBeforeCaret: before, TextAfterCaret: after}
	}
	c.OnComposition = func(p *textinput.Composition) {
		from, to := p.SelectionRangeInBytes()
		e.composing(p.Text(), from, to)
	}
	c.OnCommit = func(m *textinput.Commit) {
		before, after := m.SurroundingText()
		head, tail := m.IsSurroundingTextReplaced()
		e.commit(m.Text(), head || tail, before, after)
	}
	c.OnEndByUser = func() { e.leave = true }
	return c
}
