package kit_test

import (
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
)

// The real window wants the main goroutine, so the test starts its own binary again with these set.
const (
	envShots = "BACKCHANNEL_KIT_SHOTS" // the folder for pictures, "open" to try the demo by hand, "bench" to time it
	envSize  = "BACKCHANNEL_KIT_LARGE" // not empty: 1920 by 1080
	envNeed  = "BACKCHANNEL_NEED_DISPLAY"
)

func TestMain(m *testing.M) {
	dir, d := os.Getenv(envShots), &demo{level: 2, capital: 3}
	frame := d.frame
	o := kit.Options{Size: small.Max}
	switch {
	case dir == "":
		os.Exit(m.Run())
	case os.Getenv(envSize) != "":
		o.Size = large.Max
	}
	switch dir {
	case "open":
	case "bench":
		o.Script = bench()
	case "idle":
		frame, o.Script = newPage().frame, idle()
	case "page":
		frame = newPage().frame
	case "click":
		frame = clicks()
	default:
		s := &shown{frame: d.frame}
		frame = s.draw
		o.Script = script(s, dir, strconv.Itoa(o.Size.Y), kit.Point{X: o.Size.X - 150, Y: o.Size.Y / 2})
	}
	if err := kit.Run("kit", frame, o); err != nil {
		os.Stderr.WriteString(err.Error() + "\n")
		os.Exit(1)
	}
}

// shown is a screen that the script exchanges.
type shown struct{ frame func(u *kit.UI, r kit.Rect) }

func (s *shown) draw(u *kit.UI, r kit.Rect) { s.frame(u, r) }

// script plays the demo and the page of controls and saves pictures of them.
func script(screen *shown, dir, size string, tray kit.Point) func(u *kit.UI) (kit.Step, bool) {
	shot := func(s string) string { return filepath.Join(dir, s+"-"+size+".png") }
	over := func(id kit.ID, press, release bool) func(u *kit.UI) kit.Step {
		return func(u *kit.UI) kit.Step {
			n, _ := u.Node(id)
			at := n.Rect.Min.Add(n.Rect.Size().Div(2))
			return kit.Step{In: kit.Input{Mouse: at, Pressed: press, Down: press, Released: release}}
		}
	}
	do := func(in kit.Input) func(u *kit.UI) kit.Step { return func(*kit.UI) kit.Step { return kit.Step{In: in} } }
	save := func(s string, in kit.Input) func(u *kit.UI) kit.Step {
		return func(*kit.UI) kit.Step { return kit.Step{In: in, Shot: shot(s)} }
	}
	tab := kit.Input{Keys: kit.KeyTab}
	steps := []func(u *kit.UI) kit.Step{
		do(kit.Input{}), save("rest", kit.Input{}),
		do(tab), do(tab), do(tab), save("reason", kit.Input{}),
		over("note", true, false), over("note", false, true),
		do(kit.Input{Text: "¿Aceptáis el nivel 2? "}), do(kit.Input{Keys: kit.KeyLeft, Ctrl: true, Shift: true}), save("typed", kit.Input{}),
		do(kit.Input{Keys: kit.KeyEnter}), do(kit.Input{Mouse: tray, Wheel: -1}), save("toast", kit.Input{Mouse: tray}),
		over("level/3", true, false), over("level/3", false, true), do(kit.Input{Keys: kit.KeyLeft}), save("choice", kit.Input{}),
		func(u *kit.UI) kit.Step {
			u.Focus("label/true")
			return kit.Step{In: kit.Input{Keys: kit.KeyDown}, Shot: shot("paper")}
		},
		over("close", true, false), over("close", false, true), do(tab), save("dialog", kit.Input{}),
	}
	for _, th := range theme.All {
		for _, zoom := range []float64{1, 2} {
			name := fmt.Sprintf("%s-%.0f-", th.ID, 100*zoom)
			steps = append(steps, func(u *kit.UI) kit.Step {
				screen.frame = newPage().frame
				u.Theme, u.Zoom = th, zoom
				u.Rewind()
				u.Hush()
				u.Focus("trade")
				return kit.Step{In: kit.Input{Keys: kit.KeyHome}}
			}, save(name+"page", kit.Input{}), func(u *kit.UI) kit.Step {
				u.Focus("country")
				return kit.Step{In: kit.Input{Keys: kit.KeyEnter}}
			}, save(name+"select", kit.Input{}), func(u *kit.UI) kit.Step {
				u.Show("tabs")
				return kit.Step{In: kit.Input{Keys: kit.KeyEscape}}
			}, save(name+"below", kit.Input{}))
		}
	}
	return func(u *kit.UI) (kit.Step, bool) {
		if len(steps) == 0 {
			return kit.Step{}, false
		}
		s := steps[0](u)
		steps = steps[1:]
		return s, true
	}
}

// clickable are two buttons, so far apart that the pointer has a way between them.
var clickable = [...]kit.Rect{image.Rect(100, 100, 300, 160), image.Rect(800, 500, 1000, 560)}

// clicks prints which button was pressed, and how often a button was so far.
func clicks() func(u *kit.UI, r kit.Rect) {
	n := 0
	return func(u *kit.UI, _ kit.Rect) {
		for i, r := range clickable {
			if u.Button(kit.ID("b").Sub(i), r, "press", kit.ButtonOpt{}) {
				n++
				fmt.Println(i, n)
			}
		}
	}
}

func TestWindow(t *testing.T) {
	// The real window draws what the display list says, at both sizes, and ends by itself.
	if err := kit.HasDisplay(); err != nil {
		if os.Getenv(envNeed) == "1" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	dir := os.Getenv("BACKCHANNEL_KIT_KEEP")
	if dir == "" {
		dir = t.TempDir()
	}
	for _, large := range []string{"", "1"} {
		cmd := exec.CommandContext(t.Context(), os.Args[0])
		cmd.Env = append(os.Environ(), envShots+"="+dir, envSize+"="+large)
		cmd.WaitDelay = 30 * time.Second
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
	for _, f := range []string{"rest-720", "dialog-720", "rest-1080", "dialog-1080", "light-100-page-720", "contrast-200-select-720", "projector-200-below-1080"} {
		if n := colours(t, filepath.Join(dir, f+".png")); n < 40 {
			t.Errorf("%s has only %d colours: nothing was drawn", f, n)
		}
	}
}

func colours(t *testing.T, name string) int {
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	im, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[[3]uint32]bool{}
	b := im.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y += 3 {
		for x := b.Min.X; x < b.Max.X; x += 3 {
			r, g, b, _ := im.At(x, y).RGBA()
			seen[[3]uint32{r, g, b}] = true
		}
	}
	return len(seen)
}

func TestNoDisplay(t *testing.T) {
	// Without a display, Run says what to do instead of ending the program.
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	err := kit.HasDisplay()
	if err == nil {
		t.Skip("this system always has a display")
	}
	if !errors.Is(kit.Run("kit", (&demo{}).frame, kit.Options{}), kit.ErrNoDisplay) || !strings.Contains(err.Error(), "DISPLAY") {
		t.Error(err)
	}
}

// idle runs frames in which nothing happens and prints how many pictures were painted before and in them.
func idle() func(u *kit.UI) (kit.Step, bool) {
	const warm, frames = 60, 200
	before, n := 0, 0
	return func(u *kit.UI) (kit.Step, bool) {
		switch n++; n {
		case warm:
			before = u.Drawn
		case warm + frames:
			fmt.Println(before, u.Drawn-before)
			return kit.Step{}, false
		}
		return kit.Step{}, true
	}
}

func TestIdle(t *testing.T) {
	// The real window paints the first picture, and none while nothing happens.
	if err := kit.HasDisplay(); err != nil {
		t.Skip(err)
	}
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), envShots+"=idle")
	cmd.WaitDelay = 30 * time.Second
	out, err := cmd.Output()
	var first, more int
	if _, scan := fmt.Sscan(string(out), &first, &more); err != nil || scan != nil {
		t.Fatal(err, scan)
	}
	if first == 0 || more != 0 {
		t.Errorf("%d pictures at first, %d while nothing happened", first, more)
	}
}

// bench redraws the window redraws times, since the pointer goes to and fro, and prints what a frame costs.
func bench() func(u *kit.UI) (kit.Step, bool) {
	const warm, redraws = 50, 300
	var start time.Time
	var before, after runtime.MemStats
	n := 0
	return func(u *kit.UI) (kit.Step, bool) {
		switch n++; n {
		case warm:
			runtime.ReadMemStats(&before)
			start = time.Now()
		case warm + redraws:
			runtime.ReadMemStats(&after)
			fmt.Printf("%d %d\n", time.Since(start).Nanoseconds()/redraws, (after.Mallocs-before.Mallocs)/redraws)
			return kit.Step{}, false
		}
		at, _ := u.Node([]kit.ID{"menu", "close"}[n%2])
		return kit.Step{In: kit.Input{Mouse: at.Rect.Min.Add(kit.Point{X: 3, Y: 3})}}, true
	}
}

func BenchmarkRedraw(b *testing.B) {
	// A frame of the real window in which everything is drawn again.
	if err := kit.HasDisplay(); err != nil {
		b.Skip(err)
	}
	cmd := exec.CommandContext(b.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), envShots+"=bench", envSize+"=1")
	out, err := cmd.Output()
	var ns, allocs float64
	if _, scan := fmt.Sscan(string(out), &ns, &allocs); err != nil || scan != nil {
		b.Fatal(err, scan)
	}
	b.ReportMetric(ns, "ns/frame")
	b.ReportMetric(allocs, "allocs/frame")
}

func BenchmarkIdle(b *testing.B) {
	// A frame in which nothing happens: the screen runs and the digest is compared.
	p := play(b, large)
	b.ReportAllocs()
	for b.Loop() {
		p.feed(kit.Input{})
		p.u.Digest()
	}
}

func BenchmarkHover(b *testing.B) {
	// The pointer moves between two buttons, so each frame differs.
	p := play(b, large)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		p.point([]kit.ID{"menu", "close"}[i%2])
		p.u.Digest()
	}
}
