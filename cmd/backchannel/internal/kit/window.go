package kit

import (
	"errors"
	"fmt"
	"image"
	"image/png"
	"math"
	"net"
	"os"
	"runtime"
	"strings"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

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
	Place *Place      // where the window stood, nil for the middle of the screen
	Left  func(Place) // told where it stands when it closes
	// Script plays instead of the player: it is asked before each frame for what happens in it, with the UI of the
	// frame before, and ends the run by false.
	Script func(u *UI) (Step, bool)
}

// Place is where a window stands, in pixels of the desktop.
type Place struct {
	X, Y, W, H int
	Maximized  bool
}

// stand puts the window where it stood, as far as the screen is still there.
func (p *Place) stand() {
	if p == nil || p.W < windowMinW || p.H < windowMinH {
		return
	}
	ebiten.SetWindowSize(p.W, p.H)
	if m := ebiten.Monitor(); m != nil {
		if w, h := m.Size(); p.X >= 0 && p.Y >= 0 && p.X < w-windowMinW/2 && p.Y < h-windowMinH/2 {
			ebiten.SetWindowPosition(p.X, p.Y)
		}
	}
	if p.Maximized {
		ebiten.MaximizeWindow()
	}
}

// note remembers where the window stands; a maximized one keeps the size that it goes back to.
func (p *Place) note() {
	if p.Maximized = ebiten.IsWindowMaximized(); p.Maximized || ebiten.IsFullscreen() || ebiten.IsWindowMinimized() {
		return
	}
	p.X, p.Y = ebiten.WindowPosition()
	p.W, p.H = ebiten.WindowSize()
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
	w := &window{u: New(o.Theme), frame: frame, script: o.Script, start: time.Now()}
	w.alarm = time.AfterFunc(time.Hour, w.wake)
	defer w.alarm.Stop()
	if o.Zoom > 0 {
		w.u.Zoom = o.Zoom
	}
	if w.script == nil && !mirrored {
		w.u.compose = compose
	}
	ebiten.SetWindowTitle(title)
	ebiten.SetWindowSize(o.Size.X, o.Size.Y)
	o.Place.stand()
	ebiten.SetWindowSizeLimits(windowMinW, windowMinH, -1, -1)
	ebiten.SetWindowResizingMode(ebiten.WindowResizingModeEnabled)
	ebiten.SetScreenClearedEveryFrame(false)
	if w.always = drawsAlways(); !w.always {
		//lint:ignore SA1019 the only mode that costs nothing while nothing happens
		ebiten.SetFPSMode(ebiten.FPSModeVsyncOffMinimum)
	}
	w.mirror.open(title)
	watchPads(stir)
	if err := ebiten.RunGame(w); err != nil {
		return fmt.Errorf("opening the window: %w", err)
	}
	if o.Left != nil {
		o.Left(w.place)
	}
	return nil
}

// Wake asks for a frame, for news that come from elsewhere than the player. Any goroutine may call it.
func Wake() {
	wakes.Add(1)
	ask()
}

// ask asks Ebitengine for a frame.
func ask() {
	//lint:ignore SA1019 belongs to FPSModeVsyncOffMinimum
	ebiten.ScheduleFrame()
	wakePage()
}

// ErrNoDisplay says that there is no screen to open a window on.
var ErrNoDisplay = errors.New("no display: the game needs a desktop. Start it from a graphical session, " +
	"set DISPLAY or WAYLAND_DISPLAY, or run it under a virtual one (Xvfb :99 & DISPLAY=:99)")

// HasDisplay returns ErrNoDisplay where a window cannot be opened.
func HasDisplay() error {
	switch runtime.GOOS {
	case "linux", "freebsd", "netbsd", "openbsd":
		display, wayland := os.Getenv("DISPLAY"), os.Getenv("WAYLAND_DISPLAY")
		if wayland == "" && (display == "" || !answers(display)) {
			return ErrNoDisplay
		}
	}
	return nil
}

// answers tells whether somebody listens at a display of this machine; one of another
// machine is taken at its word.
func answers(display string) bool {
	host, rest, ok := strings.Cut(display, ":")
	if !ok || host != "" && host != "unix" {
		return ok
	}
	number, _, _ := strings.Cut(rest, ".")
	for _, path := range []string{"/tmp/.X11-unix/X" + number, "@/tmp/.X11-unix/X" + number} {
		if c, err := net.Dial("unix", path); err == nil {
			c.Close()
			return true
		}
	}
	return false
}

// window is the game that Ebitengine runs.
type window struct {
	u         *UI
	frame     func(u *UI, screen Rect)
	script    func(u *UI) (Step, bool)
	shot      string
	shotDone  func(error)
	place     Place
	screen    Rect
	updated   bool // since the last Draw
	always    bool // it is drawn in every frame, to measure what the rest saves
	mirror    mirror
	clipboard clipboard // nil where there is none; see clip
	clipped   bool
	start     time.Time
	alarm     *time.Timer                // asks for the next frame
	keys      []ebiten.Key               // held
	next      [len(keyMap)]time.Duration // when each key repeats
	chars     []rune
	pads      pads
	stirred   bool // a pad differs from the frame before
	last      seen
	touched   bool
	finger    Point
}

// LayoutF makes the picture as fine as the screen.
func (w *window) LayoutF(width, height float64) (float64, float64) {
	w.u.Device = ebiten.Monitor().DeviceScaleFactor()
	pw, ph := width*w.u.Device, height*w.u.Device
	w.screen = image.Rect(0, 0, int(math.Ceil(pw)), int(math.Ceil(ph)))
	return pw, ph
}

// Layout is never called, since there is LayoutF.
func (w *window) Layout(width, height int) (int, int) { return width, height }

// Update runs the frame for the player's input, or for the next step of the script.
func (w *window) Update() error {
	w.updated = true
	in := w.read()
	if w.script == nil && w.same(in) {
		return nil
	}
	if w.shot != "" { // not drawn yet
		return nil
	}
	if w.script != nil {
		s, more := w.script(w.u)
		if !more {
			return ebiten.Termination
		}
		s.In.Now = in.Now
		in, w.shot = s.In, s.Shot
	} else {
		w.paste(&in)
	}
	w.mirror.read(&in)
	w.u.Frame(in, w.screen, w.frame)
	w.place.note()
	w.handOver()
	w.mirror.show(w.u)
	if x := w.u.shoot; x.path != "" {
		w.shot, w.shotDone, w.u.shoot = x.path, x.done, shoot{}
		Wake()
	}
	if w.u.quit {
		return ebiten.Termination
	}
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
	switch {
	case w.script != nil:
		wait = time.Millisecond
	case w.mirror.waiting():
		wait = time.Millisecond
	case len(w.keys) > 0 || in.Down || w.pads.held:
		wait = min(wait, frameTime)
	}
	w.alarm.Reset(wait)
}

// wake asks for a frame until one comes: a request made while Ebitengine handles events can get lost.
func (w *window) wake() {
	Wake()
	w.alarm.Reset(4 * frameTime)
}

// DrawFinalScreen brings the picture to the window. It covers all of it: there is nothing below to blend it with.
func (w *window) DrawFinalScreen(screen ebiten.FinalScreen, picture *ebiten.Image, at ebiten.GeoM) {
	screen.DrawImage(picture, &ebiten.DrawImageOptions{GeoM: at, Blend: ebiten.BlendCopy})
}

// Draw paints what is new to see, if anything is. What the player does within one tick of the clock brings frames without
// an update: it asks for one that has it, or a press would wait for the next stir of the pointer.
func (w *window) Draw(screen *ebiten.Image) {
	if !w.updated {
		w.alarm.Reset(frameTime)
	}
	w.updated = false
	switch {
	case w.always:
		w.u.Draw(screen)
		w.mirror.drew()
	case w.u.Repaint(screen):
		w.mirror.drew()
	}
	if w.shot != "" {
		err := save(screen, w.shot)
		if w.shotDone != nil {
			w.shotDone(err)
			w.alarm.Reset(time.Millisecond)
		} else if err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
		w.shot, w.shotDone = "", nil
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
