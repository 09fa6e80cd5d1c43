package kit

import (
	"strings"
	"sync/atomic"
	"time"

	"github.com/hajimehoshi/ebiten/v2"
)

// PadKind says which pad did something, by what is printed on its buttons; 0 is none.
type PadKind uint8

// The kinds of pads.
const (
	PadXbox PadKind = iota + 1 // and all that are not the others
	PadPlayStation
	PadNintendo
)

// PadButtons is a set of buttons of a pad, by where they lie in the standard layout: what is printed on them differs.
type PadButtons uint32

// The buttons that do something.
const (
	PadBottom    PadButtons = 1 << iota // presses
	PadRight                            // goes back, as Escape does
	PadLeft                             // opens the help; in the keyboard on the screen it takes a letter back
	PadTop                              // finds what to do; in the keyboard it is the space bar
	PadShoulderL                        // the tab before
	PadShoulderR                        // the next tab
	PadTriggerL                         // a page up
	PadTriggerR                         // a page down
	PadStart                            // the main button of the screen
	PadSelect                           // the next thing in order of reading
	PadUp                               // these four move the cursor
	PadDown
	PadWest
	PadEast
)

// padKeys are the keys of the buttons, in the order of the bits of PadButtons.
var padKeys = [...]Keys{
	KeyEnter, KeyEscape, KeyHelp, KeyPalette, KeyPrior, KeyNext, KeyPageUp, KeyPageDown, KeyMain, KeyTab,
	KeyUp, KeyDown, KeyLeft, KeyRight,
}

// padRepeats are the buttons that repeat while they are held.
const padRepeats = PadSelect | PadUp | PadDown | PadWest | PadEast | PadTriggerL | PadTriggerR

// PadState is what a pad holds at one moment. Sticks go from -1 to 1, right and down positive.
type PadState struct {
	Kind        PadKind
	Buttons     PadButtons
	Left, Right [2]float64
}

// How far a stick goes before it counts, and how far back until it no longer does: in between nothing changes, so that a
// trembling stick presses once.
const (
	stickOn, stickOff = 0.55, 0.35
	stickDead         = 0.25 // the right stick scrolls beyond it
)

// scrollSpeed is how many notches of a wheel a second the right stick turns at its edge.
const scrollSpeed = 14

// Pad turns the states of a pad, from frame to frame, into what the player did. Its zero value holds nothing.
type Pad struct {
	was  PadButtons
	next [len(padKeys)]time.Duration // when each button repeats
	at   time.Duration               // of the state before
	held bool                        // a button or stick is not at rest
}

// Read adds to in what a pad did, whose state at the time of in is s. The left stick is a second cross of arrows.
func (p *Pad) Read(s PadState, in *Input) {
	now := s.Buttons | p.stick(s.Left)
	for i, key := range padKeys {
		bit := PadButtons(1) << i
		switch {
		case now&bit == 0:
			continue
		case p.was&bit == 0:
			p.next[i] = in.Now + repeatDelay
		case padRepeats&bit == 0 || in.Now < p.next[i]:
			continue
		default:
			p.next[i] = in.Now + padRepeatEvery
		}
		in.Keys |= key
		in.Pad = max(s.Kind, PadXbox)
	}
	turn := 0.0
	if y := s.Right[1]; y > stickDead || y < -stickDead {
		turn = -y
		in.Wheel += turn * scrollSpeed * min(in.Now-p.at, 4*frameTime).Seconds()
		in.Pad = max(s.Kind, PadXbox)
	}
	p.was, p.at, p.held = now, in.Now, now != 0 || turn != 0
}

// padRepeatEvery is slower than a key's repeat: each step of the cursor is to be seen.
const padRepeatEvery = 110 * time.Millisecond

// stick is the arrow that a stick points along, one at a time. While it still points along the arrow of before, it needs
// less.
func (p *Pad) stick(at [2]float64) PadButtons {
	for i, way := range [...]PadButtons{PadUp, PadDown, PadWest, PadEast} {
		along, across := at[1], at[0]
		if i > 1 {
			along, across = across, along
		}
		if i%2 == 0 {
			along = -along
		}
		least := stickOn
		if p.was&way != 0 {
			least = stickOff
		}
		if along >= least && along >= max(across, -across) {
			return way
		}
	}
	return 0
}

// standardButtons are the buttons of the standard layout in the order of the bits of PadButtons.
var standardButtons = [...]ebiten.StandardGamepadButton{
	ebiten.StandardGamepadButtonRightBottom, ebiten.StandardGamepadButtonRightRight,
	ebiten.StandardGamepadButtonRightLeft, ebiten.StandardGamepadButtonRightTop,
	ebiten.StandardGamepadButtonFrontTopLeft, ebiten.StandardGamepadButtonFrontTopRight,
	ebiten.StandardGamepadButtonFrontBottomLeft, ebiten.StandardGamepadButtonFrontBottomRight,
	ebiten.StandardGamepadButtonCenterRight, ebiten.StandardGamepadButtonCenterLeft,
	ebiten.StandardGamepadButtonLeftTop, ebiten.StandardGamepadButtonLeftBottom,
	ebiten.StandardGamepadButtonLeftLeft, ebiten.StandardGamepadButtonLeftRight,
}

// pads are those of the window: all together are one.
type pads struct {
	Pad
	ids   []ebiten.GamepadID
	state PadState
}

// read looks at the pads and reports whether anything differs from the frame before.
func (p *pads) read() (differs bool) {
	before := p.state
	p.state = PadState{}
	p.ids = ebiten.AppendGamepadIDs(p.ids[:0])
	plugged.Store(len(p.ids) > 0)
	for _, id := range p.ids {
		if !ebiten.IsStandardGamepadLayoutAvailable(id) || !ebiten.IsFocused() { // the pad may play in another window
			continue
		}
		s := stateOf(id)
		if p.state.Kind == 0 || s.Buttons != 0 {
			p.state.Kind = s.Kind
		}
		p.state.Buttons |= s.Buttons
		for i := range 2 {
			p.state.Left[i] = farther(p.state.Left[i], s.Left[i])
			p.state.Right[i] = farther(p.state.Right[i], s.Right[i])
		}
	}
	return p.state != before
}

// plugged tells whether there is a pad.
var plugged atomic.Bool

// wakes counts the frames that were asked for by anything but a pad; stirs tells whether one was asked for a pad.
var (
	wakes atomic.Uint64
	stirs atomic.Bool
)

// stir asks for a frame since a pad did something, or nothing: see [window.same]. A request made while Ebitengine handles
// events can get lost, so there is a second one.
func stir() {
	again := func() {
		stirs.Store(true)
		ask()
	}
	again()
	time.AfterFunc(2*frameTime, again)
}

// seen is what a frame answered to last.
type seen struct {
	wakes  uint64
	screen Rect
	device float64
	mouse  Point
}

// same tells of a frame that nothing asked for but a pad, which did nothing: the noise of a stick at rest and the look
// for news on a pad cost no more than the looking. What an input method does is no input of the frame, so a text field
// is always asked.
func (w *window) same(in Input) bool {
	now := seen{wakes.Load(), w.screen, w.u.Device, in.Mouse}
	quiet := stirs.Swap(false) && w.u.edits[w.u.focus.id] == nil && now == w.last && !w.stirred && !w.pads.held && in.Keys == 0 && in.Text == "" && in.Wheel == 0 && len(w.keys) == 0 &&
		!in.Down && !in.Pressed && !in.Released && w.shot == "" && !w.mirror.waiting()
	w.last = now
	return quiet
}

// stateOf reads one pad. What a stick at rest trembles is dropped.
func stateOf(id ebiten.GamepadID) (s PadState) {
	s.Kind = kindOf(ebiten.GamepadSDLID(id), ebiten.GamepadName(id))
	for i, b := range standardButtons {
		if ebiten.IsStandardGamepadButtonPressed(id, b) {
			s.Buttons |= 1 << i
		}
	}
	axis := func(a ebiten.StandardGamepadAxis) float64 {
		if v := ebiten.StandardGamepadAxisValue(id, a); v > stickDead || v < -stickDead {
			return v
		}
		return 0
	}
	s.Left = [2]float64{axis(ebiten.StandardGamepadAxisLeftStickHorizontal), axis(ebiten.StandardGamepadAxisLeftStickVertical)}
	s.Right = [2]float64{axis(ebiten.StandardGamepadAxisRightStickHorizontal), axis(ebiten.StandardGamepadAxisRightStickVertical)}
	return s
}

func farther(a, b float64) float64 {
	if max(b, -b) > max(a, -a) {
		return b
	}
	return a
}

// kindOf knows a pad by the number of its maker: in SDL's identification it has the bytes 4 and 5, low byte first, and
// browsers say it in the name.
func kindOf(sdl, name string) PadKind {
	name = strings.ToLower(name)
	from := func(maker, swapped string) bool {
		return len(sdl) >= 12 && sdl[8:12] == swapped && !strings.Contains(name, "vendor") || strings.Contains(name, "vendor: "+maker) || strings.HasPrefix(name, maker+"-")
	}
	switch {
	case from("054c", "4c05"):
		return PadPlayStation
	case from("057e", "7e05"):
		return PadNintendo
	}
	return PadXbox
}

// padNames are what is printed on the buttons, in the order of the bits of PadButtons.
var padNames = [...][len(padKeys)]string{
	0:              {},
	PadXbox:        {"A", "B", "X", "Y", "LB", "RB", "LT", "RT", "Start", "View"},
	PadPlayStation: {"×", "○", "□", "△", "L1", "R1", "L2", "R2", "Options", "Share"},
	PadNintendo:    {"B", "A", "Y", "X", "L", "R", "ZL", "ZR", "+", "−"},
}

// PadName is what is printed on a button of the pad in use, empty while none is.
func (u *UI) PadName(b PadButtons) string {
	for i := range padKeys {
		if b == 1<<i {
			return padNames[u.pad.kind][i]
		}
	}
	return ""
}

// Padded tells whether the player used a pad last.
func (u *UI) Padded() bool { return u.pad.kind != 0 }
