package kit

import (
	"hash/maphash"
	"image"
	"math"
	"strings"

	"backchannel/cmd/backchannel/internal/theme"
)

// Span is a piece of running text with one look.
type Span struct {
	Text   string
	Bold   bool
	Italic bool
	Color  theme.Color // zero is the style's colour
	Link   ID          // what the words lead to, such as a term of the glossary; see [UI.Followed]
}

// Plain is running text without marks.
func Plain(s string) []Span { return []Span{{Text: s}} }

// Text sets running text at the top of r, wrapped to its width, and takes the room it used off r.
// When r is too low, the last line that fits ends in an ellipsis.
func (u *UI) Text(r *Rect, st Style, spans ...Span) Rect {
	p := u.para(spans, st, r.Dx())
	lines := min(p.lines, max(1, r.Dy()/p.height))
	used := CutTop(r, lines*p.height)
	at := u.add(Node{Role: RoleText, Name: p.name, Rect: used, Heading: st.Heading})
	u.Nodes[at].Text = image.Rect(used.Min.X, used.Min.Y, used.Min.X+p.width, used.Min.Y+lines*p.height)
	u.Nodes[at].Cut = u.setPara(p, used, st, lines)
	return used
}

// TextHeight is the height that Text would use.
func (u *UI) TextHeight(w int, st Style, spans ...Span) int {
	p := u.para(spans, st, w)
	return p.lines * p.height
}

// setPara emits the lines of a paragraph and reports whether some did not fit.
func (u *UI) setPara(p *para, r Rect, st Style, lines int) (cut bool) {
	cut = lines < p.lines
	for i, f := range p.frags {
		if f.line >= lines {
			break
		}
		last := cut && f.line == lines-1 && (i+1 == len(p.frags) || p.frags[i+1].line >= lines)
		s := f.text
		if last {
			s = u.shorten(s+"…", f.face, r.Dx()-f.x)
		}
		c := u.colorOf(st)
		switch {
		case p.isLink(f.span):
			c = u.mat.Link
		case f.color != (theme.Color{}):
			c = u.Theme.Twin(u.mat, f.color)
		}
		y := r.Min.Y + f.line*p.height
		u.emit(op{kind: opText, rect: image.Rect(r.Min.X+f.x, y, r.Max.X, y+p.height), color: c, text: s, face: f.face})
	}
	if cut {
		u.overflow("", p.name, r)
	}
	u.setLinks(p, r, st, lines)
	return cut
}

// isLink reports whether a span leads elsewhere.
func (p *para) isLink(span int) bool {
	for i := range p.links {
		if p.links[i].at == span {
			return true
		}
	}
	return false
}

// para is wrapped text.
type para struct {
	name   string
	frags  []frag
	links  []linked
	lines  int
	height int // of a line
	width  int // of the longest line
}

// frag is a run of one look on one line.
type frag struct {
	x, line int
	span    int
	text    string
	face    face
	color   theme.Color
}

type paraKey struct {
	hash uint64
	face face
	w, h int // of the paragraph, of a line: the size of text may change in the middle of a frame
}

func (u *UI) para(spans []Span, st Style, w int) *para {
	k := paraKey{face: u.faceOf(st), w: w, h: u.LineHeight(st)}
	for i := range spans {
		k.hash = k.hash*31 ^ maphash.Comparable(seed, spans[i])
	}
	p := u.paras[k]
	if p == nil {
		p = u.wrap(spans, st, w)
		u.paras[k] = p
	}
	return p
}

func (u *UI) wrap(spans []Span, st Style, w int) *para {
	b := breaker{u: u, max: float64(w), spans: spans, faces: make([]face, len(spans))}
	var name strings.Builder
	for i, s := range spans {
		style := st
		style.Bold, style.Italic = st.Bold || s.Bold, st.Italic || s.Italic
		b.faces[i] = u.faceOf(style)
		b.span(i)
		name.WriteString(s.Text)
	}
	b.flush()
	p := &para{name: name.String(), links: linksOf(spans), lines: b.line + 1, height: u.LineHeight(st), width: int(math.Ceil(b.widest))}
	for _, g := range b.runs {
		p.frags = append(p.frags, frag{int(g.x + 0.5), g.line, g.span, spans[g.span].Text[g.from:g.to], b.faces[g.span], spans[g.span].Color})
	}
	return p
}
