package kit

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// edit is the caret of one text field. Positions count bytes.
type edit struct {
	text          string
	caret, anchor int  // the selection lies between them
	multi         bool // it has lines
	limit         int  // in letters

	preedit          string // what an input method is still composing, in place of the selection
	markFrom, markTo int    // the part of preedit that the input method is at
	start, end       int    // the part of text that the input method knows
	leave            bool   // the player sent the keyboard away
	ime              composer
	undo             []undone
	queue            []string // letters from the keyboard on the screen

	caretRect Rect
	goal      int // where up and down aim, in pixels; -1 is at the caret
	layout
}

// undone is a text that Undo brings back.
type undone struct {
	text  string
	caret int
}

// undoMax is how many steps a field remembers.
const undoMax = 200

// composer is the part of an input method that a field needs. It calls back [edit.surround], [edit.composing] and
// [edit.commit] while it runs.
type composer interface {
	Update() (handled bool, err error)
	Confirm()
	Cancel()
}

func (e *edit) selection() (from, to int) { return min(e.anchor, e.caret), max(e.anchor, e.caret) }

// sync takes over a text that the screen changed; what was being composed for the old one is dropped.
func (e *edit) sync(s string) {
	if e.text == s {
		return
	}
	if e.ime != nil {
		e.ime.Cancel()
	}
	e.text, e.preedit, e.undo = s, "", e.undo[:0]
	e.move(len(s), false)
}

// surround is what an input method may know: the line before the selection and the line after it.
func (e *edit) surround() (before, after string) {
	from, to := e.selection()
	e.start, e.end = strings.LastIndexByte(e.text[:from], '\n')+1, len(e.text)
	if i := strings.IndexByte(e.text[to:], '\n'); i >= 0 {
		e.end = to + i
	}
	return e.text[e.start:from], e.text[to:e.end]
}

// composing shows what an input method has so far; from and to mark the part that it is at.
func (e *edit) composing(s string, from, to int) {
	e.preedit, e.seen = s, false
	e.markFrom, e.markTo = clamp(from, 0, len(s)), clamp(to, 0, len(s))
}

// commit takes what an input method is done with. One that replaced the text around the caret, as for a correction,
// says what is left of it. A replacement while something is selected is the selection itself: the input method does
// not know of it.
func (e *edit) commit(s string, replaced bool, before, after string) {
	e.preedit = ""
	if from, to := e.selection(); replaced && from == to && e.end <= len(e.text) {
		e.remember()
		e.text = e.text[:e.start] + before + after + e.text[e.end:]
		e.move(e.start+len(before), false)
		if s == "" {
			return
		}
	}
	e.insert(s)
}

// shown is the text with what is being composed in it, and where that lies.
func (e *edit) shown() (s string, from, to int) {
	from, to = e.selection()
	if e.preedit == "" {
		return e.text, e.caret, e.caret
	}
	return e.text[:from] + e.preedit + e.text[to:], from, from + len(e.preedit)
}

// insert replaces the selection; it drops what passes the limit, and line breaks where there is one line.
func (e *edit) insert(s string) {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' && e.multi:
			return r
		case r == '\n' || r == '\t':
			return ' '
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, strings.ReplaceAll(s, "\r\n", "\n"))
	from, to := e.selection()
	if e.limit > 0 {
		room := e.limit - utf8.RuneCountInString(e.text[:from]) - utf8.RuneCountInString(e.text[to:])
		s = firstRunes(s, room)
	}
	if s == "" && from == to {
		return
	}
	e.remember()
	e.text = e.text[:from] + s + e.text[to:]
	e.move(from+len(s), false)
}

func (e *edit) remember() {
	if len(e.undo) == undoMax {
		e.undo = slices.Delete(e.undo, 0, 1)
	}
	e.undo = append(e.undo, undone{e.text, e.caret})
}

func (e *edit) takeBack() {
	if n := len(e.undo); n > 0 {
		e.text = e.undo[n-1].text
		e.move(e.undo[n-1].caret, false)
		e.undo = e.undo[:n-1]
	}
}

// replace takes over what was typed elsewhere.
func (e *edit) replace(t *Typed) {
	if t.Text != e.text {
		e.caret, e.anchor = len(e.text), 0
		e.insert(t.Text)
	}
	e.composing(t.Preedit, t.MarkFrom, t.MarkTo)
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
	e.caret, e.goal, e.seen = clamp(to, 0, len(e.text)), -1, false
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

// selectWord selects the word at the caret.
func (e *edit) selectWord() {
	isWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }
	from := strings.LastIndexFunc(e.text[:e.caret], func(r rune) bool { return !isWord(r) })
	if from >= 0 {
		_, n := utf8.DecodeRuneInString(e.text[from:])
		from += n
	}
	to := strings.IndexFunc(e.text[e.caret:], func(r rune) bool { return !isWord(r) })
	if to < 0 {
		to = len(e.text) - e.caret
	}
	e.anchor, e.caret = max(0, from), e.caret+to
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
		u.Copy(chosen)
	case u.take(KeyCut):
		u.Copy(chosen)
		e.insert("")
	case u.take(KeyPaste):
		e.insert(u.pasted())
	case u.take(KeyUndo):
		e.takeBack()
	case u.take(KeyBackspace):
		e.erase(e.back(u.in.Ctrl))
	case u.take(KeyDelete):
		e.erase(e.ahead(u.in.Ctrl))
	case u.take(KeyLeft):
		e.sideways(from, to, e.back(u.in.Ctrl), u.in.Shift)
	case u.take(KeyRight):
		e.sideways(to, from, e.ahead(u.in.Ctrl), u.in.Shift)
	case u.take(KeyHome):
		e.move(e.lineStart(u.in.Ctrl), u.in.Shift)
	case u.take(KeyEnd):
		e.move(e.lineEnd(u.in.Ctrl), u.in.Shift)
	}
}

// sideways moves the caret to a place; without Shift a selection only collapses, to its near end.
func (e *edit) sideways(near, far, to int, shift bool) {
	if near != far && !shift {
		to = near
	}
	e.move(to, shift)
}

// Copy puts text on the clipboard.
func (u *UI) Copy(s string) {
	if s != "" {
		u.copied, u.copying = s, true
	}
}

// pasted is what the clipboard holds.
func (u *UI) pasted() string {
	if u.in.Paste != "" {
		return u.in.Paste
	}
	return u.copied
}
