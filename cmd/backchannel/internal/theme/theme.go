// Package theme says what the client looks like: two materials, a few colours with a meaning, a type scale and a grid.
//
// Glass is dark and calm and shows what the world does; it can only be watched. Paper is warm and lit and holds what
// people write; it can be read, signed and refused. Everything here is data: the kit paints it.
package theme

import "image/color"

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
	Line       Color // borders of controls: at least 3:1 against Back
	Rule       Color // quiet dividers that carry no meaning
	Text       Color // at least 7:1 against Back
	Muted      Color // at least 4.5:1 against Back
	Strong     Color // the fill of a primary button and of a chosen option
	StrongText Color // text on Strong
	Bar        Color // the filled part of a meter
	Danger     Color // always hatched, always with a label
	Ramp       Color // off-ramps and success
	Focus      Color // the ring around the focused control
}

// Theme is one complete look.
type Theme struct {
	Ink          Color // behind everything
	Shade        Color // over the screen while a dialog is open
	Shadow       Color // under paper and dialogs
	Glass, Paper Material
	Blue, Amber  Color // the two sides, never red against green
}

// Dark is the look of the situation room at night.
var Dark = Theme{
	Ink:    hex(0x0E1620),
	Shade:  alpha(0x060A10, 190),
	Shadow: alpha(0x000000, 110),
	Blue:   hex(0x56B4E9),
	Amber:  hex(0xE69F00),
	Glass: Material{
		Back: hex(0x16212E), Raised: hex(0x213044), Hover: hex(0x2D4059), Select: hex(0x35608C), Line: hex(0x6F8094), Rule: hex(0x2A3A4E),
		Text: hex(0xE8EDF2), Muted: hex(0xA9B7C6), Strong: hex(0xE8EDF2), StrongText: hex(0x0E1620), Bar: hex(0x93A7BD),
		Danger: hex(0xF08A6B), Ramp: hex(0x3CC79A), Focus: hex(0xFFE08A),
	},
	Paper: Material{
		Serif: true,
		Back:  hex(0xF3EDE1), Raised: hex(0xE6DDCB), Hover: hex(0xDACEB6), Select: hex(0xC4B083), Line: hex(0x857A66), Rule: hex(0xD9CFBC),
		Text: hex(0x22201C), Muted: hex(0x5C5549), Strong: hex(0x22201C), StrongText: hex(0xF7F2E8), Bar: hex(0x6B6252),
		Danger: hex(0xA83A1B), Ramp: hex(0x006B4E), Focus: hex(0x0B5C9E),
	},
}

func hex(v uint32) Color { return alpha(v, 255) }

func alpha(v uint32, a uint8) Color {
	return Color{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: a}
}
