package kit

import (
	"image"
	"strings"
	"unicode/utf8"
)

// layout is where the letters of a field stand. The caret moves by it between frames.
type layout struct {
	rows   []part
	laid   layoutKey
	leftX  int  // how far a single line is scrolled
	seen   bool // the caret was scrolled into view since it moved
	top    int  // how far the lines are scrolled
	clicks int  // one places the caret, two select a word, three everything
	press  Point
	when   int64 // of the last press, in milliseconds
}

// part is one line of the shown text: from and to count bytes; the space or line break after it is not in it.
type part struct{ from, to int }

type layoutKey struct {
	s     string
	f     face
	w     int
	multi bool
}

// lay breaks the shown text into lines no wider than w.
func (u *UI) lay(e *edit, s string, f face, w int) {
	k := layoutKey{s, f, w, e.multi}
	if e.laid == k && len(e.rows) > 0 {
		return
	}
	e.laid, e.rows = k, e.rows[:0]
	if !e.multi {
		e.rows = append(e.rows, part{0, len(s)})
		return
	}
	for at := 0; ; {
		end := len(s)
		if i := strings.IndexByte(s[at:], '\n'); i >= 0 {
			end = at + i
		}
		u.layLine(e, s, f, w, at, end)
		if end == len(s) {
			return
		}
		at = end + 1
	}
}

// layLine breaks what stands between two line breaks, after spaces where it can.
func (u *UI) layLine(e *edit, s string, f face, w, from, end int) {
	start, x := from, 0.0
	for at := from; at < end; {
		word := at + wordLen(s[at:end])
		body := at + len(strings.TrimRight(s[at:word], " "))
		if n := u.width(s[at:body], f); x+n > float64(w) && at > start {
			e.rows = append(e.rows, part{start, at})
			start, x = at, 0
		}
		if u.width(s[at:body], f) > float64(w) { // longer than a line: break it between letters
			cut := at
			for cut < body {
				_, n := utf8.DecodeRuneInString(s[cut:])
				if cut > start && u.width(s[start:cut+n], f) > float64(w) {
					break
				}
				cut += n
			}
			if cut < body {
				e.rows = append(e.rows, part{start, cut})
				start, x, at = cut, 0, cut
				continue
			}
		}
		x += u.width(s[at:word], f)
		at = word
	}
	e.rows = append(e.rows, part{start, end})
}

// wordLen is the length of a word with the spaces after it.
func wordLen(s string) int {
	n := strings.IndexByte(s, ' ')
	if n < 0 {
		return len(s)
	}
	for n < len(s) && s[n] == ' ' {
		n++
	}
	return n
}

// rowAt is the line on which a place stands.
func (l *layout) rowAt(at int) int {
	for i := len(l.rows) - 1; i > 0; i-- {
		if at >= l.rows[i].from {
			return i
		}
	}
	return 0
}

func (e *edit) lineStart(all bool) int {
	if all || len(e.rows) == 0 || !e.multi {
		return 0
	}
	return e.rows[e.rowAt(e.caret)].from
}

func (e *edit) lineEnd(all bool) int {
	if all || len(e.rows) == 0 || !e.multi {
		return len(e.text)
	}
	i := e.rowAt(e.caret)
	to := e.rows[i].to
	if i+1 < len(e.rows) && e.rows[i+1].from == to { // before the space at which the line was broken
		to = e.rows[i].from + len(strings.TrimRight(e.text[e.rows[i].from:to], " "))
	}
	return to
}

// vertical moves the caret by lines, towards the place below or above where it began.
func (u *UI) vertical(e *edit, by int, f face) {
	if by == 0 || len(e.rows) == 0 {
		return
	}
	i := e.rowAt(e.caret)
	if e.goal < 0 {
		e.goal = int(u.caretX(e.text[e.rows[i].from:e.rows[i].to], e.caret-e.rows[i].from, f))
	}
	goal, to := e.goal, 0
	switch k := i + by; {
	case k < 0:
	case k >= len(e.rows):
		to = len(e.text)
	default:
		to = u.letterIn(e, k, f, float64(goal))
	}
	e.move(to, u.in.Shift)
	e.goal = goal
}

// letterIn is the place on a line nearest to x.
func (u *UI) letterIn(e *edit, row int, f face, x float64) int {
	p := e.rows[row]
	s := e.text[p.from:min(p.to, len(e.text))]
	at := u.letterAt(s, f, x)
	if row+1 < len(e.rows) && at == len(s) && strings.HasSuffix(s, " ") { // the place after it is on the next line
		at--
	}
	return p.from + at
}

// placeAt is the place in the text that a point of the field means.
func (u *UI) placeAt(e *edit, at Point, in Rect, f face, h int) int {
	if len(e.rows) == 0 {
		return 0
	}
	row := 0
	if e.multi {
		row = clamp((at.Y-in.Min.Y+e.top)/h, 0, len(e.rows)-1)
	}
	return u.letterIn(e, row, f, float64(at.X-in.Min.X+e.leftX))
}

// caretAt is where the caret before a place of the shown text stands, in the field scrolled to its beginning.
func (u *UI) caretAt(e *edit, s string, at int, f face, h int) Rect {
	i := e.rowAt(at)
	p := e.rows[i]
	x := int(u.caretX(s[p.from:p.to], clamp(at-p.from, 0, p.to-p.from), f))
	return image.Rect(x, i*h, x+u.hair(2), i*h+h)
}
