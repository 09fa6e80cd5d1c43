package kit_test

import (
	"errors"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"backchannel/cmd/backchannel/internal/kit"
)

// The real window wants the main goroutine, so the test starts its own binary again with these set.
const (
	envShots = "BACKCHANNEL_KIT_SHOTS" // the folder for pictures
	envSize  = "BACKCHANNEL_KIT_LARGE" // not empty: 1920 by 1080
	envNeed  = "BACKCHANNEL_NEED_DISPLAY"
)

func TestMain(m *testing.M) {
	dir := os.Getenv(envShots)
	if dir == "" {
		os.Exit(m.Run())
	}
	if err := shoot(dir, os.Getenv(envSize) != ""); err != nil {
		os.Stderr.WriteString(err.Error() + "\n")
		os.Exit(1)
	}
}

// shoot opens the window, plays a few steps in it and saves pictures.
func shoot(dir string, big bool) error {
	screen, size := small, "720"
	if big {
		screen, size = large, "1080"
	}
	name := func(s string) string { return filepath.Join(dir, s+"-"+size+".png") }
	d := &demo{level: 2, capital: 3}
	steps := []kit.Step{
		{},
		{Shot: name("rest")},
		{In: kit.Input{Keys: kit.KeyTab}},
		{In: kit.Input{Keys: kit.KeyTab}},
		{In: kit.Input{Keys: kit.KeyTab}},
		{Shot: name("reason")},
	}
	for range 6 {
		steps = append(steps, kit.Step{In: kit.Input{Keys: kit.KeyTab}})
	}
	for _, s := range []string{"¿Aceptáis el nivel 2?", ""} {
		steps = append(steps, kit.Step{In: kit.Input{Text: s}})
	}
	mouse := image.Pt(screen.Max.X-150, screen.Max.Y*2/5)
	steps = append(steps,
		kit.Step{Shot: name("typed")},
		kit.Step{In: kit.Input{Keys: kit.KeyEnter}},
		kit.Step{In: kit.Input{Mouse: mouse, Wheel: -3}},
		kit.Step{In: kit.Input{Mouse: mouse}, Shot: name("toast")},
	)
	ask := kit.Step{In: kit.Input{Mouse: mouse, Keys: kit.KeyTab, Shift: true}}
	for range 7 {
		steps = append(steps, ask)
	}
	steps = append(steps, kit.Step{In: kit.Input{Keys: kit.KeyTab}}, kit.Step{In: kit.Input{Keys: kit.KeyEnter}}, kit.Step{Shot: name("dialog")})
	return kit.Run("kit", d.frame, kit.Options{Size: screen.Max, Steps: steps})
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
	for _, f := range []string{"rest-720", "dialog-720", "rest-1080", "dialog-1080"} {
		if n := colours(t, filepath.Join(dir, f+".png")); n < 50 {
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
