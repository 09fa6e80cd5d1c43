package kit

import (
	"image"
	"time"
)

// Rect is an area in pixels of the window.
type Rect = image.Rectangle

// Point is a place in pixels of the window.
type Point = image.Point

// Keys is a set of keys that went down, or repeat, in one frame.
type Keys uint32

// The keys that controls understand. Letters arrive as Input.Text.
const (
	KeyTab Keys = 1 << iota
	KeyEnter
	KeySpace
	KeyEscape
	KeyUp
	KeyDown
	KeyLeft
	KeyRight
	KeyHome
	KeyEnd
	KeyPageUp
	KeyPageDown
	KeyBackspace
	KeyDelete
	KeySelectAll
	KeyCopy
	KeyCut
	KeyPaste
	KeyHelp // F1
	KeyUndo
	KeyPalette // Control and K
	KeyShot    // F12

	// These come from a pad alone.
	KeyPrior // the tab before
	KeyNext  // the next tab
	KeyMain  // the main button of the screen
)

// Input is everything the player did in one frame. The window fills it from Ebitengine, a test by hand.
type Input struct {
	Now      time.Duration // since the start; tooltips and toasts wait by it
	Mouse    Point
	Down     bool    // the main button, or a finger, is down
	Pressed  bool    // it went down in this frame
	Released bool    // it went up in this frame
	Touch    bool    // it is a finger: dragging scrolls
	Wheel    float64 // notches, upwards positive
	Keys     Keys
	Shift    bool
	Ctrl     bool    // or Command
	Text     string  // what was typed
	Paste    string  // with KeyPaste: what the clipboard of the system holds; empty is what the kit copied itself
	Pad      PadKind // a pad did this: Enter presses and arrows move what its cursor stands on, the wheel turns what is around it

	// These come from a mirror of the node list, such as the one that a screen reader presses in a browser.
	Press ID     // this control is pressed and let go, wherever it lies
	Focus ID     // this control takes the keyboard
	Typed *Typed // what a text field holds now
}

// Typed is a text field's content, typed elsewhere. Caret and Anchor count bytes; the selection lies between them.
type Typed struct {
	ID            ID
	Text          string
	Caret, Anchor int

	Preedit          string // what an input method is still composing there, in place of the selection
	MarkFrom, MarkTo int    // the part of Preedit that the input method is at, in bytes
}

// quiet is the same moment with nothing happening in it.
func (in Input) quiet() Input {
	return Input{Now: in.Now, Mouse: in.Mouse, Down: in.Down, Shift: in.Shift, Ctrl: in.Ctrl}
}
