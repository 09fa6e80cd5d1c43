package kit

import (
	"image"
	"slices"
	"testing"
	"time"

	"backchannel/cmd/backchannel/internal/theme"
)

// padScreen has what a cursor has to treat in its own way.
type padScreen struct {
	t                               *testing.T
	u                               *UI
	now                             time.Duration
	volume, style, row, level, sent int
	entered                         bool
}

func (d *padScreen) frame(u *UI, screen Rect) {
	r := screen.Inset(40)
	if u.Button("send", CutTop(&r, 40), "Send", ButtonOpt{Primary: true}) {
		d.sent++
	}
	CutTop(&r, 20)
	u.Slider("volume", CutTop(&r, 40), "Volume", &d.volume, SliderOpt{Max: 10})
	CutTop(&r, 20)
	u.Select("style", CutTop(&r, 40), "Style", Labels("mild", "firm", "hard"), &d.style, SelectOpt{})
	CutTop(&r, 20)
	u.Choice("level", CutTop(&r, 40), "Level", Labels("0", "1", "2"), &d.level)
	CutTop(&r, 20)
	_, entered := u.List("list", CutTop(&r, 90), "List", 4, func(i int) Row { return Row{Title: string(rune('a' + i))} }, &d.row)
	d.entered = d.entered || entered
	CutTop(&r, 20)
	u.Button("off", CutTop(&r, 40), "Sign", ButtonOpt{Off: "Nobody has agreed yet."})
}

// pad feeds keys of a pad, one frame each.
func (d *padScreen) pad(keys ...Keys) {
	for _, k := range keys {
		d.now += frameTime
		d.u.Frame(Input{Now: d.now, Keys: k, Pad: PadXbox}, image.Rect(0, 0, 1280, 720), d.frame)
	}
}

func (d *padScreen) at(want ID) {
	d.t.Helper()
	if got := d.u.PadAt(); got != want {
		d.t.Errorf("the cursor is at %q, not %q", got, want)
	}
}

func TestPadCursor(t *testing.T) {
	d := &padScreen{t: t, u: New(theme.Dark), volume: 5}
	d.u.Frame(Input{Now: 1}, image.Rect(0, 0, 1280, 720), d.frame)
	// The first press shows where the cursor is, and presses nothing.
	d.pad(KeyEnter)
	d.at("send")
	d.pad(KeyEnter)
	if d.sent != 1 {
		t.Errorf("pressed %d times", d.sent)
	}
	// A slider is moved along and passed across.
	d.pad(KeyDown, KeyRight, KeyRight, KeyLeft)
	d.at("volume")
	if d.volume != 6 {
		t.Errorf("volume %d", d.volume)
	}
	// A list that is open is gone through; going past one that is shut chooses nothing.
	d.pad(KeyDown, KeyDown, KeyUp)
	d.at("style")
	if d.style != 0 {
		t.Errorf("style %d was chosen in passing", d.style)
	}
	d.pad(KeyEnter, KeyDown, KeyDown, KeyEnter)
	if d.style != 2 {
		t.Errorf("style %d", d.style)
	}
	d.pad(KeyEnter, KeyUp, KeyEscape)
	d.at("style")
	if d.style != 2 {
		t.Errorf("style %d after going back", d.style)
	}
	// Of a choice each part is a place to stand on; only a press chooses.
	d.pad(KeyDown)
	d.at("level/1") // the nearest: the select is as wide as the choice
	d.pad(KeyRight)
	d.at("level/2")
	if d.level != 0 {
		t.Errorf("level %d was chosen in passing", d.level)
	}
	d.pad(KeyEnter)
	if d.level != 2 {
		t.Errorf("level %d", d.level)
	}
	// A list's rows come first, then what is below it; a press takes the chosen row.
	d.pad(KeyDown, KeyDown, KeyDown, KeyEnter)
	d.at("list")
	if d.row != 2 || !d.entered {
		t.Errorf("row %d, entered %v", d.row, d.entered)
	}
	d.pad(KeyDown, KeyDown)
	d.at("off")
	// What cannot be pressed says why.
	tip := false
	for _, n := range d.u.Nodes {
		tip = tip || n.Role == RoleTooltip && n.Name == "Nobody has agreed yet."
	}
	if !tip {
		t.Error("no reason is told")
	}
	d.pad(KeyMain)
	if d.sent != 2 {
		t.Errorf("Start pressed the main button %d times", d.sent-1)
	}
	// The pointer takes over where it moves, and the cursor is no longer seen.
	d.u.Frame(Input{Now: d.now + 1, Mouse: Point{X: 300, Y: 700}}, image.Rect(0, 0, 1280, 720), d.frame)
	d.at("")
}

func TestPadGoesThroughAll(t *testing.T) {
	// One button goes on in the order of reading: it gets to every stop, the slider and the list too, and to the first again.
	d := &padScreen{t: t, u: New(theme.Dark), volume: 5}
	d.pad(KeyTab)
	d.at("send")
	var seen []ID
	for len(seen) == 0 || d.u.PadAt() != "send" && len(seen) < 20 {
		d.pad(KeyTab)
		seen = append(seen, d.u.PadAt())
	}
	want := []ID{"volume", "style", "level/0", "level/1", "level/2", "list", "off", "send"}
	if !slices.Equal(seen, want) || d.volume != 5 || d.sent != 0 || d.level != 0 {
		t.Errorf("the cursor went to %v, with volume %d, level %d and %d presses", seen, d.volume, d.level, d.sent)
	}
}
