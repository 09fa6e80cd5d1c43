package kit

import (
	"strings"
	"unicode/utf8"
)

// breaker divides spans into lines. A word is what stands between spaces, even when its look changes inside.
type breaker struct {
	u       *UI
	max     float64
	spans   []Span
	faces   []face
	word    []piece
	wordW   float64
	space   float64 // width of the spaces before word
	x       float64
	line    int
	widest  float64
	runs    []run
	started bool // the line has a word
}

// piece is a part of a word.
type piece struct {
	span, from, to int
	w              float64
}

// run is a piece that has its place.
type run struct {
	piece
	x    float64
	line int
}

func (b *breaker) span(i int) {
	s := b.spans[i].Text
	for at := 0; at < len(s); {
		n := strings.IndexAny(s[at:], " \n")
		switch {
		case n == 0 && s[at] == '\n':
			b.flush()
			b.newline()
			at++
		case n == 0:
			b.flush()
			b.space += b.u.width(" ", b.faces[i])
			at++
		default:
			if n < 0 {
				n = len(s) - at
			}
			for _, sign := range [...]string{" %", " ·"} { // it stays with what stands before it
				if strings.HasPrefix(s[at+n:], sign) {
					n += len(sign)
				}
			}
			b.push(piece{i, at, at + n, b.u.width(s[at:at+n], b.faces[i])})
			at += n
		}
	}
}

func (b *breaker) push(p piece) {
	b.word = append(b.word, p)
	b.wordW += p.w
}

// flush places the pending word: on this line if it fits, else on the next, else broken.
func (b *breaker) flush() {
	if len(b.word) == 0 {
		return
	}
	if b.started && b.x+b.space+b.wordW > b.max {
		b.newline()
	}
	if b.started {
		b.x += b.space
	}
	b.space = 0
	for _, p := range b.word {
		for b.wordW > b.max && b.x+p.w > b.max {
			head := b.head(p)
			b.set(head)
			b.newline()
			p.from, p.w = head.to, p.w-head.w
			if p.from == p.to {
				break
			}
		}
		if p.from < p.to {
			b.set(p)
		}
	}
	b.word, b.wordW = b.word[:0], 0
}

// head is the part of p that fits on this line, at least one letter.
func (b *breaker) head(p piece) piece {
	s := b.spans[p.span].Text
	_, n := utf8.DecodeRuneInString(s[p.from:])
	to := p.from + n
	for to < p.to {
		_, n = utf8.DecodeRuneInString(s[to:])
		if b.x+b.u.width(s[p.from:to+n], b.faces[p.span]) > b.max {
			break
		}
		to += n
	}
	return piece{p.span, p.from, to, b.u.width(s[p.from:to], b.faces[p.span])}
}

// set puts p at the end of the line; it grows the run before it where the look is the same.
func (b *breaker) set(p piece) {
	if k := len(b.runs) - 1; k >= 0 && b.runs[k].line == b.line && b.runs[k].span == p.span {
		b.runs[k].to = p.to
	} else {
		b.runs = append(b.runs, run{p, b.x, b.line})
	}
	b.x += p.w
	b.started = true
	b.widest = max(b.widest, b.x)
}

func (b *breaker) newline() {
	b.line++
	b.x, b.space, b.started = 0, 0, false
}
