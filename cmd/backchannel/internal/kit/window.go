package kit

import (
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"runtime"
	"time"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/inpututil"

	"backchannel/cmd/backchannel/internal/theme"
)

// The sizes of the window in pixels of the desktop.
const (
	windowW, windowH       = 1280, 720
	windowMinW, windowMinH = 1024, 640
)

// A key that is held repeats after repeatDelay, every repeatEvery; meanwhile frames come every frameTime.
const (
	frameTime   = time.Second / 60
	repeatDelay = 400 * time.Millisecond
	repeatEvery = 40 * time.Millisecond
)

// Options change how Run opens the window. The zero Options is right for players.
type Options struct {
	Theme theme.Theme // zero is theme.Dark
	Size  Point       // zero is 1280 by 720
	Zoom  float64     // zero is 1
	Steps []Step      // not empty: play these instead of the player, then end
}

// Step is one frame of a scripted run.
type Step struct {
	In   Input
	Shot string // the file to which the picture of this frame is saved as PNG
}

// Run opens the window and shows frame until the player closes it. It must be called from the main goroutine.
func Run(title string, frame func(u *UI, screen Rect), o Options) error {
	if err := HasDisplay(); err != nil {
		return err
	}
	if o.Theme == (theme.Theme{}) {
		o.Theme = theme.Dark
	}
	if o.Size == (Point{}) {
		o.Size = image.Pt(windowW, windowH)
	}
	w := &window{u: New(o.Theme), frame: frame, steps: o.Steps, scripted: len(o.Steps) > 0, start: time.Now()}
	w.alarm = time.AfterFunc(time.Hour, w.wake)
	defer w.alarm.Stop()
	if o.Zoom > 0 {
		w.u.Zoom = o.Zoom
	}
	if !w.scripted {
		w.u.compose = compose
	}
	ebiten.SetWindowTitle(title)
	ebiten.SetWindowSize(o.Size.X, o.Size.Y)
	ebiten.SetWindowSizeLimits(windowMinW, windowMinH, -1, -1)
	ebiten.SetWindowResizingMode(ebiten.WindowResizingModeEnabled)
	ebiten.SetScreenClearedEveryFrame(false)
	ebiten.SetFPSMode(ebiten.FPSModeVsyncOffMinimum) //nolint:staticcheck // the only mode that costs nothing while nothing happens
	if err := ebiten.RunGame(w); err != nil {
		return fmt.Errorf("opening the window: %w", err)
	}
	return nil
}

// Wake asks for a frame, for news that come from elsewhere than the player. Any goroutine may call it.
func Wake() { ebiten.ScheduleFrame() } //nolint:staticcheck // belongs to FPSModeVsyncOffMinimum

// ErrNoDisplay says that there is no screen to open a window on.
var ErrNoDisplay = errors.New("no display: the game needs a desktop. Start it from a graphical session, " +
	"set DISPLAY or WAYLAND_DISPLAY, or run it under a virtual one (Xvfb :99 & DISPLAY=:99)")

// HasDisplay returns ErrNoDisplay where a window cannot be opened.
func HasDisplay() error {
	switch runtime.GOOS {
	case "linux", "freebsd", "netbsd", "openbsd":
		if os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
			return ErrNoDisplay
		}
	}
	return nil
}

// window is the game that Ebitengine runs.
type window struct {
	u        *UI
	frame    func(u *UI, screen Rect)
	steps    []Step
	scripted bool
	shot     string
	screen   Rect
	drawn    uint64 // digest of what the window shows
	start    time.Time
	alarm    *time.Timer                // asks for the next frame
	keys     []ebiten.Key               // held
	next     [len(keyMap)]time.Duration // when each key repeats
	chars    []rune
	touched  bool
	finger   Point
}

// LayoutF makes the picture as fine as the screen.
func (w *window) LayoutF(width, height float64) (float64, float64) {
	w.u.Device = ebiten.Monitor().DeviceScaleFactor()
	pw, ph := width*w.u.Device, height*w.u.Device
	w.screen = image.Rect(0, 0, int(pw), int(ph))
	return pw, ph
}

// Layout is never called, since there is LayoutF.
func (w *window) Layout(width, height int) (int, int) { return width, height }

// Update runs the frame for the player's input, or for the next step of the script.
func (w *window) Update() error {
	in := w.read()
	if w.scripted {
		if len(w.steps) == 0 && w.shot == "" {
			return ebiten.Termination
		}
		if w.shot != "" { // not drawn yet
			return nil
		}
		in, w.shot = w.steps[0].In, w.steps[0].Shot
		w.steps = w.steps[1:]
	}
	w.u.Frame(in, w.screen, w.frame)
	w.again(in)
	ebiten.SetCursorShape(cursorShapes[w.u.cursor])
	return nil
}

var cursorShapes = [...]ebiten.CursorShapeType{
	cursorArrow: ebiten.CursorShapeDefault, cursorHand: ebiten.CursorShapePointer, cursorText: ebiten.CursorShapeText,
}

// again sets the alarm for the next frame where no input will bring one: while something is held, when a tooltip or
// toast is due, and between the steps of a script.
func (w *window) again(in Input) {
	wait := time.Hour
	if w.u.wake > 0 {
		wait = max(0, w.u.wake-in.Now) + time.Millisecond
	}
	if len(w.keys) > 0 || in.Down || w.scripted {
		wait = min(wait, frameTime)
	}
	w.alarm.Reset(wait)
}

// wake asks for a frame until one comes: a request made while Ebitengine handles events can get lost.
func (w *window) wake() {
	Wake()
	w.alarm.Reset(4 * frameTime)
}

// Draw paints only when there is something new to see.
func (w *window) Draw(screen *ebiten.Image) {
	if d := w.u.Digest(); d != w.drawn {
		w.drawn = d
		w.u.Draw(screen)
	}
	if w.shot != "" {
		if err := save(screen, w.shot); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
		w.shot = ""
	}
}

func save(screen *ebiten.Image, name string) error {
	px := image.NewRGBA(screen.Bounds())
	screen.ReadPixels(px.Pix)
	f, err := os.Create(name)
	if err != nil {
		return fmt.Errorf("saving a picture: %w", err)
	}
	if err := png.Encode(f, px); err != nil {
		return errors.Join(fmt.Errorf("saving the picture %s: %w", name, err), f.Close())
	}
	return f.Close()
}

// keyMap has the keys in the order of the bits of Keys.
var keyMap = [...]ebiten.Key{
	ebiten.KeyTab, ebiten.KeyEnter, ebiten.KeySpace, ebiten.KeyEscape,
	ebiten.KeyArrowUp, ebiten.KeyArrowDown, ebiten.KeyArrowLeft, ebiten.KeyArrowRight,
	ebiten.KeyHome, ebiten.KeyEnd, ebiten.KeyPageUp, ebiten.KeyPageDown,
	ebiten.KeyBackspace, ebiten.KeyDelete, ebiten.KeyA, ebiten.KeyC, ebiten.KeyX, ebiten.KeyV,
}

// ctrlKeys are those that count only together with Control or Command.
const ctrlKeys = KeySelectAll | KeyCopy | KeyCut | KeyPaste

// read fills an Input from Ebitengine.
func (w *window) read() Input {
	in := Input{Now: time.Since(w.start)}
	in.Shift = ebiten.IsKeyPressed(ebiten.KeyShift)
	in.Ctrl = ebiten.IsKeyPressed(ebiten.KeyControl) || ebiten.IsKeyPressed(ebiten.KeyMeta)
	for i, k := range keyMap {
		bit := Keys(1) << i
		if w.repeats(k, i, in.Now) && (in.Ctrl || bit&ctrlKeys == 0) {
			in.Keys |= bit
		}
	}
	if inpututil.IsKeyJustPressed(ebiten.KeyNumpadEnter) {
		in.Keys |= KeyEnter
	}
	w.keys = inpututil.AppendPressedKeys(w.keys[:0])
	w.chars = ebiten.AppendInputChars(w.chars[:0])
	in.Text = string(w.chars)
	_, in.Wheel = ebiten.Wheel()
	w.readPointer(&in)
	return in
}

func (w *window) readPointer(in *Input) {
	if ids := ebiten.AppendTouchIDs(nil); len(ids) > 0 {
		w.finger = image.Pt(ebiten.TouchPosition(ids[0]))
		in.Mouse, in.Down, in.Pressed = w.finger, true, !w.touched
		w.touched = true
		return
	}
	if w.touched {
		w.touched = false
		in.Mouse, in.Released = w.finger, true
		return
	}
	in.Mouse = image.Pt(ebiten.CursorPosition())
	in.Down = ebiten.IsMouseButtonPressed(ebiten.MouseButtonLeft)
	in.Pressed = inpututil.IsMouseButtonJustPressed(ebiten.MouseButtonLeft)
	in.Released = inpututil.IsMouseButtonJustReleased(ebiten.MouseButtonLeft)
}

// repeats reports a key that went down, and again while it is held. Frames are not regular, so it goes by the clock.
func (w *window) repeats(k ebiten.Key, i int, now time.Duration) bool {
	switch {
	case inpututil.IsKeyJustPressed(k):
		w.next[i] = now + repeatDelay
		return true
	case ebiten.IsKeyPressed(k) && now >= w.next[i]:
		w.next[i] = now + repeatEvery
		return true
	}
	return false
}
