package kit

import (
	"image"
	"testing"
	"time"

	"backchannel/cmd/backchannel/internal/theme"
)

// held feeds a pad's state at 60 frames a second and counts how often each key came of it.
func held(p *Pad, s PadState, from, to time.Duration) (counts map[Keys]int, wheel float64) {
	counts = map[Keys]int{}
	for at := from; at < to; at += frameTime {
		in := Input{Now: at}
		p.Read(s, &in)
		if (in.Keys != 0 || in.Wheel != 0) != (in.Pad != 0) {
			panic("a pad does something and does not say so, or the other way round")
		}
		counts[in.Keys]++
		wheel += in.Wheel
	}
	delete(counts, 0)
	return counts, wheel
}

func TestPadRead(t *testing.T) {
	// A button that is held presses once, an arrow repeats, the stick is an arrow, and each kind of button has its key.
	for i, key := range padKeys {
		bit := PadButtons(1) << i
		p := &Pad{}
		got, _ := held(p, PadState{Buttons: bit}, 0, time.Second)
		want := 1
		if padRepeats&bit != 0 {
			want = 1 + int((time.Second-repeatDelay)/padRepeatEvery)
		}
		if n := got[key]; len(got) != 1 || n < want || n > want+1 || !p.held {
			t.Errorf("button %b for a second: %v, want %d of %b", bit, got, want, key)
		}
		if got, _ = held(p, PadState{}, time.Second, 2*time.Second); len(got) != 0 || p.held {
			t.Errorf("button %b was let go: %v", bit, got)
		}
	}
	for key, at := range map[Keys][2]float64{KeyUp: {0.3, -0.8}, KeyDown: {0, 0.6}, KeyLeft: {-1, 0.9}, KeyRight: {0.7, -0.7 + 0.1}} {
		if got, _ := held(&Pad{}, PadState{Left: at}, 0, repeatDelay/2); len(got) != 1 || got[key] != 1 {
			t.Errorf("the stick at %v: %v", at, got)
		}
	}
}

func TestPadStickTrembles(t *testing.T) {
	// A stick that trembles where an arrow begins presses once; one at rest does nothing; the right stick scrolls by how far
	// it is held.
	p, presses := &Pad{}, 0
	for i := range 20 {
		in := Input{Now: time.Duration(i) * frameTime}
		p.Read(PadState{Left: [2]float64{0, stickOn - 0.05 + 0.1*float64(i%2)}}, &in)
		presses += sign(in.Keys == KeyDown)
	}
	if presses != 1 {
		t.Errorf("pressed %d times", presses)
	}
	_, full := held(&Pad{}, PadState{Right: [2]float64{0, 1}}, frameTime, time.Second)
	_, half := held(&Pad{}, PadState{Right: [2]float64{0, 0.5}}, frameTime, time.Second)
	_, rest := held(&Pad{}, PadState{Right: [2]float64{0.2, -0.2}}, frameTime, time.Second)
	if full > -0.9*scrollSpeed || full < -1.1*scrollSpeed || half < 0.6*full || half > 0.4*full || rest != 0 {
		t.Errorf("scrolled %.1f, %.1f and %.1f notches", full, half, rest)
	}
}

func TestPadKinds(t *testing.T) {
	// A pad is known by its maker, from SDL's identification or from what browsers call it.
	for _, c := range []struct {
		sdl, name string
		want      PadKind
	}{
		{"030000004c050000cc09000011810000", "Sony Interactive Entertainment Wireless Controller", PadPlayStation},
		{"030000007e0500000920000011810000", "Nintendo Switch Pro Controller", PadNintendo},
		{"030000005e040000ea02000001030000", "Microsoft X-Box One S pad", PadXbox},
		{"576972656c65737320436f6e74726f6c", "Wireless Controller (STANDARD GAMEPAD Vendor: 054c Product: 09cc)", PadPlayStation},
		{"", "057e-2009-Pro Controller", PadNintendo},
		{"", "Xbox 360 Controller (XInput STANDARD GAMEPAD)", PadXbox},
	} {
		if got := kindOf(c.sdl, c.name); got != c.want {
			t.Errorf("%s is of kind %d, not %d", c.name, got, c.want)
		}
	}
}

func TestNothingNew(t *testing.T) {
	// A frame that a pad asked for and did nothing in runs nothing; whatever else there is does.
	w := &window{u: New(theme.Dark), screen: image.Rect(0, 0, 1280, 720)}
	rest := Input{Mouse: Point{X: 5, Y: 5}}
	stirs.Store(true)
	if w.same(rest) {
		t.Error("the first frame is not run")
	}
	for name, change := range map[string]func(in *Input){
		"key":     func(in *Input) { in.Keys = KeyTab },
		"letter":  func(in *Input) { in.Text = "a" },
		"pointer": func(in *Input) { in.Mouse.X++ },
		"wheel":   func(in *Input) { in.Wheel = 1 },
		"wake":    func(*Input) { wakes.Add(1) },
		"size":    func(*Input) { w.screen.Max.X++ },
		"pad":     func(*Input) { w.stirred = true },
		"stick":   func(*Input) { w.stirred, w.pads.held = false, true },
		"field":   func(*Input) { w.u.edits["f"], w.u.focus.id = &edit{}, "f" },
		"desktop": func(*Input) { stirs.Store(false) },
	} {
		w.stirred, w.pads.held, w.u.focus.id = false, false, ""
		w.same(rest)
		stirs.Store(true)
		if !w.same(rest) {
			t.Errorf("before %s: a frame is run for nothing", name)
		}
		in := rest
		stirs.Store(true)
		change(&in)
		if w.same(in) {
			t.Errorf("%s: no frame is run", name)
		}
	}
}
