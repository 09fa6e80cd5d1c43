package kit

import (
	"image"
	"runtime"
	"time"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/inpututil"
)

// keyMap has the keys in the order of the bits of Keys.
var keyMap = [...]ebiten.Key{
	ebiten.KeyTab, ebiten.KeyEnter, ebiten.KeySpace, ebiten.KeyEscape,
	ebiten.KeyArrowUp, ebiten.KeyArrowDown, ebiten.KeyArrowLeft, ebiten.KeyArrowRight,
	ebiten.KeyHome, ebiten.KeyEnd, ebiten.KeyPageUp, ebiten.KeyPageDown,
	ebiten.KeyBackspace, ebiten.KeyDelete, ebiten.KeyA, ebiten.KeyC, ebiten.KeyX, ebiten.KeyV,
	ebiten.KeyF1, ebiten.KeyZ, ebiten.KeyK, ebiten.KeyF12,
}

// browserNotch is what a browser reports for one notch of the wheel.
const browserNotch = 100

// ctrlKeys are those that count only together with Control or Command.
const ctrlKeys = KeySelectAll | KeyCopy | KeyCut | KeyPaste | KeyUndo | KeyPalette

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
	if runtime.GOOS == "js" {
		in.Wheel /= browserNotch
	}
	w.readPointer(&in)
	w.stirred = w.pads.read()
	w.pads.Read(w.pads.state, &in)
	return in
}

func (w *window) readPointer(in *Input) {
	if ids := ebiten.AppendTouchIDs(nil); len(ids) > 0 {
		w.finger = image.Pt(ebiten.TouchPosition(ids[0]))
		in.Mouse, in.Touch, in.Down, in.Pressed = w.finger, true, true, !w.touched
		w.touched = true
		return
	}
	if w.touched {
		w.touched = false
		in.Mouse, in.Touch, in.Released = w.finger, true, true
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
