package kit

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// edit is the caret of one text field. Positions count bytes.
type edit struct {
	text          string
	caret, anchor int    // the selection lies between them
	preedit       string // what an input method is still composing
	caretRect     Rect
	left          float64 // how far the text is scrolled
	limit         int     // in letters
	ime           composer
}

// composer is the part of an input method that a field needs.
type composer interface {
	Update() (handled bool, err error)
	Confirm()
}

func (e *edit) selection() (from, to int) { return min(e.anchor, e.caret), max(e.anchor, e.caret) }

// sync takes over a text that the screen changed.
func (e *edit) sync(s string) {
	if e.text != s {
		e.text = s
		e.caret, e.anchor = len(s), len(s)
	}
}

// insert replaces the selection; it drops line breaks and what passes the limit.
func (e *edit) insert(s string) {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, s)
	from, to := e.selection()
	if e.limit > 0 {
		room := e.limit - utf8.RuneCountInString(e.text[:from]) - utf8.RuneCountInString(e.text[to:])
		s = firstRunes(s, room)
	}
	e.text = e.text[:from] + s + e.text[to:]
	e.caret = from + len(s)
	e.anchor = e.caret
}

// replace takes over what was typed elsewhere.
func (e *edit) replace(t *Typed) {
	e.caret, e.anchor = len(e.text), 0
	e.insert(t.Text)
	e.caret, e.anchor = clamp(t.Caret, 0, len(e.text)), clamp(t.Anchor, 0, len(e.text))
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n <= 0 {
			return s[:i]
		}
		n--
	}
	return s
}

func (e *edit) move(to int, keep bool) {
	e.caret = clamp(to, 0, len(e.text))
	if !keep {
		e.anchor = e.caret
	}
}

// back and ahead are the places one letter, or one word, away.
func (e *edit) back(word bool) int {
	at := e.caret
	for seen := false; at > 0; {
		r, n := utf8.DecodeLastRuneInString(e.text[:at])
		if word && seen && unicode.IsSpace(r) {
			break
		}
		seen = seen || !unicode.IsSpace(r)
		at -= n
		if !word {
			break
		}
	}
	return at
}

func (e *edit) ahead(word bool) int {
	at := e.caret
	for seen := false; at < len(e.text); {
		r, n := utf8.DecodeRuneInString(e.text[at:])
		if word && seen && unicode.IsSpace(r) {
			break
		}
		seen = seen || !unicode.IsSpace(r)
		at += n
		if !word {
			break
		}
	}
	return at
}

// erase removes the selection, or what lies between the caret and to.
func (e *edit) erase(to int) {
	if e.anchor == e.caret {
		e.anchor = to
	}
	e.insert("")
}

// keys obeys the editing keys of one frame.
func (e *edit) keys(u *UI) {
	from, to := e.selection()
	chosen := e.text[from:to]
	switch {
	case u.take(KeySelectAll):
		e.anchor, e.caret = 0, len(e.text)
	case u.take(KeyCopy):
		u.copy(chosen)
	case u.take(KeyCut):
		u.copy(chosen)
		e.insert("")
	case u.take(KeyPaste):
		e.insert(u.copied)
	case u.take(KeyBackspace):
		e.erase(e.back(u.in.Ctrl))
	case u.take(KeyDelete):
		e.erase(e.ahead(u.in.Ctrl))
	case u.take(KeyLeft):
		e.move(e.back(u.in.Ctrl), u.in.Shift)
	case u.take(KeyRight):
		e.move(e.ahead(u.in.Ctrl), u.in.Shift)
	case u.take(KeyHome):
		e.move(0, u.in.Shift)
	case u.take(KeyEnd):
		e.move(len(e.text), u.in.Shift)
	}
}

func (u *UI) copy(s string) {
	if s != "" {
		u.copied = s
	}
}
