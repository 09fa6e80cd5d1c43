package kit

import (
	"image"
	"math"
	"strings"

	"backchannel/cmd/backchannel/internal/theme"
)

// Align says where a line stands in its room.
type Align uint8

// The alignments.
const (
	AlignLeft Align = iota
	AlignCenter
	AlignRight
)

// Style is how text is set. The zero Style is body text in the material's own face and colour.
type Style struct {
	Size    float64 // a size of the theme, 0 is theme.Body
	Bold    bool
	Italic  bool
	Sans    bool // the interface face even on paper
	Tabular bool // figures of equal width
	Muted   bool
	Heading int // the level of a heading, for those who hear the screen: 2 names it, 3 a part of it; 0 is none
	Align   Align
	Color   theme.Color // zero is the material's text colour
}

func (s Style) size() float64 {
	if s.Size == 0 {
		return theme.Body
	}
	return s.Size
}

// pixels is the size of the type in this window; a small window does not make it illegible.
func (u *UI) pixels(s Style) float64 {
	return max(s.size()*u.scale, theme.Smallest*u.Device*u.zoom())
}

func (u *UI) faceOf(s Style) face {
	f := sans
	if u.mat.Serif && !s.Sans {
		f = serif
	}
	switch {
	case s.Bold:
		f++
	case s.Italic:
		f += 2
	}
	return u.face(f, u.pixels(s), s.Tabular)
}

func (u *UI) colorOf(s Style) theme.Color {
	switch {
	case s.Color != theme.Color{}:
		return u.Theme.Twin(u.mat, s.Color)
	case s.Muted:
		return u.mat.Muted
	}
	return u.mat.Text
}

// Width is the room that one line of text needs.
func (u *UI) Width(s string, st Style) int { return int(math.Ceil(u.width(s, u.faceOf(st)))) }

// LineHeight is the height of one line.
func (u *UI) LineHeight(st Style) int { return u.Px(st.size() * theme.Leading) }

// Label sets one line in the middle of r's height. What does not fit ends in an ellipsis.
func (u *UI) Label(r Rect, s string, st Style) {
	at := u.add(Node{Role: RoleText, Name: s, Rect: r, Heading: st.Heading})
	u.Nodes[at].Text, u.Nodes[at].Cut = u.line("", r, s, st)
}

// line sets one line for the control id; it returns the text's bounds and whether it had to be cut.
func (u *UI) line(id ID, r Rect, s string, st Style) (bounds Rect, cut bool) {
	f := u.faceOf(st)
	w := u.width(s, f)
	shown := s
	if int(math.Ceil(w)) > r.Dx() {
		shown, cut = u.shorten(s, f, r.Dx()), true
		w = u.width(shown, f)
		u.overflow(id, s, r)
	}
	room := r.Dx() - int(math.Ceil(w))
	x := r.Min.X + room*int(st.Align)/2
	h := u.LineHeight(st)
	b := image.Rect(x, 0, x+int(math.Ceil(w)), h).Add(image.Pt(0, r.Min.Y+(r.Dy()-h)/2))
	u.emit(op{kind: opText, rect: b, color: u.colorOf(st), text: shown, face: f})
	return b, cut
}

// shorten cuts s to the longest beginning that fits into w pixels with an ellipsis.
func (u *UI) shorten(s string, f face, w int) string {
	rs := []rune(s)
	lo, hi := 0, len(rs)
	for lo < hi {
		mid := (lo + hi + 1) / 2
		if u.width(string(rs[:mid])+"…", f) <= float64(w) {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	return strings.TrimRight(string(rs[:lo]), " ") + "…"
}

// overflow records text that did not fit and offers it as a tooltip.
func (u *UI) overflow(id ID, s string, r Rect) {
	u.Overflows = append(u.Overflows, Overflow{id, s, r})
	if id == "" {
		u.Tip(r, s)
		return
	}
	u.tip(id, r, s)
}
