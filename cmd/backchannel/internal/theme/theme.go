// Package theme says what the client looks like: two materials, a few colours with a meaning, a type scale and a grid.
//
// Glass is cool and calm and shows what the world does; it can only be watched. Paper is warm and lit and holds what
// people write; it can be read, signed and refused. Every theme has both, and every value here is data: the kit paints
// it. TestContrast measures each pair of colours that can meet.
package theme

import (
	"image/color"
	"slices"
)

// Color is a colour with straight alpha.
type Color = color.NRGBA

// Sizes of type in pixels at 1080 lines; the kit scales them to the window.
const (
	Caption = 15 // sparingly: units, chips, notes under a bar
	Body    = 18 // running text and controls
	Title   = 22 // the title of a card
	Screen  = 28 // the title of a screen
	Figure  = 44 // the one number that matters

	Smallest = 13 // in pixels of the desktop, on any window
)

// Leading is the height of a line as a multiple of its type size.
const Leading = 1.42

// The grid, in pixels at 1080 lines.
const (
	Gap     = 8  // between things that belong together
	Margin  = 16 // inside a box
	Section = 24 // between groups
	Control = 40 // height of a button, field or tab
	Radius  = 6  // of a rounded corner
	Line    = 1  // of a border
	Ring    = 3  // of the mark around the focused control
)

// Material is a surface and the colours that are legible on it.
type Material struct {
	Serif      bool  // running text is set in the serif face
	Back       Color // the surface
	Raised     Color // a control on the surface, or the empty part of a bar
	Hover      Color // a control under the pointer
	Select     Color // behind selected text
	Line       Color // borders of controls: at least 3:1 against every surface they touch
	Rule       Color // quiet dividers that carry no meaning
	Text       Color // at least 7:1 against Back
	Muted      Color // at least 4.5:1 against Back
	Strong     Color // the fill of a primary button and of a chosen option
	StrongText Color // text on Strong
	Bar        Color // the filled part of a meter
	Danger     Color // always hatched, always with a label
	Ramp       Color // off-ramps and success
	Focus      Color // the ring around the focused control
	Link       Color // a word that opens its explanation, always underlined

	Blue, Amber Color    // the two sides, never red against green
	Lines       [5]Color // of a chart with more lines than two sides, each with a shape of its own
}

// inks are the colours of text and marks on a material, in one order for every material.
func (m *Material) inks() [17]Color {
	s := m.Lines
	return [17]Color{m.Text, m.Muted, m.StrongText, m.Strong, m.Line, m.Bar, m.Danger, m.Ramp, m.Focus, m.Link, m.Blue, m.Amber, s[0], s[1], s[2], s[3], s[4]}
}

// Twin is c as it must be on m: a colour of the other material is exchanged for its twin here, any other stays.
func (t *Theme) Twin(m *Material, c Color) Color {
	other := &t.Glass
	if m == other {
		other = &t.Paper
	}
	own := m.inks()
	if slices.Contains(own[:], c) {
		return c
	}
	for i, o := range other.inks() {
		if o == c {
			return own[i]
		}
	}
	return c
}

// Theme is one complete look.
type Theme struct {
	ID           string  // as it is kept in the settings
	Name         string  // in English
	Stroke       float64 // how much wider than Line borders are
	Ink          Color   // behind everything
	Shade        Color   // over the screen while a dialog is open
	Shadow       Color   // under paper and dialogs
	Glass, Paper Material
}

// All are the themes that a player may choose from; the first is the usual one.
var All = []Theme{Dark, Light, Contrast, Projector}

// Find returns the theme with an ID, and whether there is one.
func Find(id string) (Theme, bool) {
	for _, t := range All {
		if t.ID == id {
			return t, true
		}
	}
	return Dark, false
}

func hex(v uint32) Color { return alpha(v, 255) }

func alpha(v uint32, a uint8) Color {
	return Color{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: a}
}
