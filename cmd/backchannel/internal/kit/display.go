package kit

import (
	"hash/maphash"

	"github.com/hajimehoshi/ebiten/v2"

	"backchannel/cmd/backchannel/internal/theme"
)

type opKind uint8

const (
	opFill   opKind = iota // a rectangle with round corners
	opBorder               // its outline
	opShadow               // its soft shadow
	opHatch                // diagonal stripes
	opShape                // a sign from Shape
	opText                 // one line of text
	opPaint                // whatever a screen draws itself
	opPath                 // a line, or an area with any edge
)

// op is one entry of the display list. It is comparable, so that it can be hashed as it is.
type op struct {
	kind    opKind
	shape   Shape
	face    face
	rect    Rect
	clip    Rect
	color   theme.Color
	halo    theme.Color // of an opText, stroke pixels wide
	radius  int
	stroke  int
	text    string
	version uint64 // of an opPaint; the digest of an opPath
	paint   int    // its place in display.paints or display.paths
}

// The layers of the display list: the screen, dialogs above each other, an open list, then toasts and the tooltip.
const (
	layerTop  = 5
	layerRows = 4
	layers    = layerTop + 1
)

// display is the list of what to draw.
type display struct {
	ops      [layers][]op
	paints   []func(dst *ebiten.Image, r Rect)
	paths    []path
	vertices []vertex
	layer    int
	clips    []Rect
	drawer   drawer
}

// seed is the same for the whole run: digests are compared only inside one process.
var seed = maphash.MakeSeed()

func (d *display) begin() {
	for i := range d.ops {
		d.ops[i] = d.ops[i][:0]
	}
	d.paints, d.layer, d.clips = d.paints[:0], 0, d.clips[:0]
	d.paths, d.vertices = d.paths[:0], d.vertices[:0]
}

// Digest stands for everything that the last frame would draw: equal digests, equal pictures.
func (u *UI) Digest() uint64 {
	h := maphash.Comparable(seed, u.screen)
	for i := range u.ops {
		for k := range u.ops[i] {
			h = h*0x9E3779B97F4A7C15 ^ u.ops[i][k].sum()
		}
	}
	return h
}

func (u *UI) emit(o op) int {
	o.clip = u.visible(u.screen)
	u.ops[u.layer] = append(u.ops[u.layer], o)
	return len(u.ops[u.layer]) - 1
}

func (u *UI) fill(r Rect, c theme.Color, radius int) int {
	return u.emit(op{kind: opFill, rect: r, color: c, radius: radius})
}

func (u *UI) border(r Rect, c theme.Color, radius, stroke int) int {
	return u.emit(op{kind: opBorder, rect: r, color: c, radius: radius, stroke: stroke})
}

func (u *UI) shadow(r Rect) int {
	return u.emit(op{kind: opShadow, rect: r, color: u.Theme.Shadow, radius: u.Px(radius), stroke: u.Px(14)})
}

// Fill paints a plain rectangle.
func (u *UI) Fill(r Rect, c theme.Color) { u.fill(r, c, 0) }

// Outline paints the edge of an area, to point at it.
func (u *UI) Outline(r Rect, c theme.Color) {
	w := u.hair(ringWidth)
	u.border(r.Inset(-w), c, u.Px(radius)+w, w)
}

// Hatch paints diagonal stripes: together with a label they mean danger.
func (u *UI) Hatch(r Rect, c theme.Color) {
	u.emit(op{kind: opHatch, rect: r, color: u.Theme.Twin(u.mat, c), stroke: u.hair(7)})
}

// Mark paints a sign as large as r allows.
func (u *UI) Mark(s Shape, r Rect, c theme.Color) {
	n := min(r.Dx(), r.Dy())
	u.emit(op{kind: opShape, shape: s, rect: middle(r, n, n), color: u.Theme.Twin(u.mat, c)})
}

// Paint lets a screen draw for itself, such as a map. The picture is drawn again when version changes; name says
// what it shows.
func (u *UI) Paint(id ID, r Rect, name string, version uint64, f func(dst *ebiten.Image, r Rect)) {
	u.add(Node{ID: id, Role: RoleImage, Name: name, Rect: r})
	u.paints = append(u.paints, f)
	u.emit(op{kind: opPaint, rect: r, version: version, paint: len(u.paints) - 1})
}

// Panel paints a surface of the current material with a quiet edge and returns the room inside its margins.
func (u *UI) Panel(r Rect) Rect {
	u.fill(r, u.mat.Back, u.Px(radius))
	u.border(r, u.mat.Rule, u.Px(radius), u.edge())
	return r.Inset(u.Px(theme.Margin))
}

// Edge paints the quiet edge of a surface around r.
func (u *UI) Edge(r Rect) { u.border(r, u.mat.Rule, u.Px(radius), u.edge()) }

// Rule paints a quiet line along the top of r and takes it off, with a gap on both sides.
func (u *UI) Rule(r *Rect) {
	line := CutTop(r, 2*u.Px(theme.Gap)+u.hair(1))
	u.fill(middle(line, line.Dx(), u.hair(1)), u.mat.Rule, 0)
}

// visible is the part of r that no scroll area hides.
func (u *UI) visible(r Rect) Rect {
	if n := len(u.clips); n > 0 {
		return r.Intersect(u.clips[n-1])
	}
	return r
}

func (u *UI) pushClip(r Rect) { u.clips = append(u.clips, u.visible(r)) }
func (u *UI) popClip()        { u.clips = u.clips[:len(u.clips)-1] }
