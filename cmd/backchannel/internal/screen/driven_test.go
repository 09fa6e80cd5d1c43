package screen_test

import (
	"bufio"
	"flag"
	"fmt"
	"image"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/library"
	"backchannel/cmd/backchannel/internal/session"
)

var wholeInWindow = flag.Bool("whole", false, "play the whole game in the window, not its first turns alone")

// driven plays in the real window: it is asked for a frame's input by the window, and runs as if it asked for frames.
// Each move is printed once it is made, which is when it is saved.
func driven(g **game, how string) func(u *kit.UI) (kit.Step, bool) {
	var turns int
	var by string
	if _, err := fmt.Sscanf(how, "%d by %s", &turns, &by); err != nil {
		panic(err)
	}
	p := &player{t: inChild{}, screen: small, mouse: kit.Point{X: 1, Y: 1}, keys: by == "keyboard"}
	steps, next, begun, told := make(chan kit.Step), make(chan bool), false, 0
	p.window = func(in kit.Input) {
		steps <- kit.Step{In: in}
		<-next
		if p.g = *g; p.g == nil {
			return
		}
		made := moves(p.g)
		for ; told < len(made); told++ {
			fmt.Println(made[told])
		}
	}
	return func(u *kit.UI) (kit.Step, bool) {
		p.u = u
		if begun {
			next <- true
		} else {
			begun = true
			go func() {
				p.feed(kit.Input{})
				d := p.wholeGame(turns, func(string) {})
				switch by {
				case "idling":
					d.idle()
				case "moving":
					d.move()
				}
				close(steps)
			}()
		}
		s, more := <-steps
		return s, more
	}
}

// toTalks opens the talks, with a draft.
func (d *driver) toTalks() {
	if d.has("aside") {
		d.press("aside")
	}
	d.level("desk", 1)
	d.draft(0)
}

// idle prints on each page of the room how many pictures are painted while nothing happens, once what was said in
// passing is gone.
func (d *driver) idle() {
	d.toTalks()
	for i := 0; d.has(kit.ID("desk").Sub(i)); i++ {
		d.level("desk", i)
		rest := 7 * time.Second // as long as toasts stand
		if i > 0 {
			rest = 500 * time.Millisecond // as long as what is new on a page moves
		}
		for start := time.Now(); time.Since(start) < rest; {
			d.feed(kit.Input{})
		}
		before := d.u.Drawn
		for range 50 {
			d.feed(kit.Input{})
		}
		fmt.Println("idle", d.u.Drawn-before, before, d.node(kit.ID("desk").Sub(i)).Name)
	}
}

// cost is what a frame takes in which the picture changes: in milliseconds, of all threads' processor time, and in what
// it allocates.
type cost struct {
	kind                   string
	pictures               int
	wall, cpu              float64
	allocs, bytes          uint64
	start                  time.Time
	processor              time.Duration
	mallocs, total, before uint64
}

// costFrames are measured, after costWarm.
const costWarm, costFrames = 50, 300

// begin starts the clock of a cost when a frame is the first that counts.
func (c *cost) begin(frame int, drawn int) {
	if frame == costWarm {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		c.mallocs, c.total, c.before, c.start, c.processor = m.Mallocs, m.TotalAlloc, uint64(drawn), time.Now(), processorTime()
	}
}

// end prints what a frame cost.
func (c *cost) end(drawn int) {
	wall, cpu := time.Since(c.start), processorTime()-c.processor
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Printf("moved %s %d %.2f %.2f %d %d\n", c.kind, drawn-int(c.before), wall.Seconds()*1e3/costFrames, cpu.Seconds()*1e3/costFrames, (m.Mallocs-c.mallocs)/costFrames, (m.TotalAlloc-c.total)/costFrames)
}

// move prints what frames of the talks cost: the pointer goes from row to row, a level is chosen and what it does
// glides there, the table scrolls, and page after page is opened.
func (d *driver) move() {
	d.toTalks()
	ebiten.SetTPS(ebiten.SyncWithFPS) // one update a picture, however slow the machine is
	over := func(id kit.ID) {
		r := d.node(id).Rect
		d.mouse = r.Min.Add(r.Size().Div(2))
	}
	for _, k := range []struct {
		kind string
		next func(i int) kit.Input
	}{
		{"pointer", func(i int) kit.Input {
			over(kit.ID("issue/I" + strconv.Itoa(1+i%2)).Sub(0))
			return kit.Input{}
		}},
		{"level", func(i int) kit.Input {
			over(kit.ID("issue/I2").Sub(i / 2 % 2))
			return kit.Input{Pressed: i%2 == 0, Down: i%2 == 0, Released: i%2 == 1}
		}},
		{"scroll", func(i int) kit.Input {
			d.mouse = kit.Point{X: small.Dx() / 2, Y: small.Dy() / 2}
			return kit.Input{Wheel: float64(1 - 2*(i/12%2))}
		}},
		{"page", func(i int) kit.Input { return kit.Input{Text: []string{"o", "t"}[i%2]} }},
	} {
		c := cost{kind: k.kind}
		for i := range costWarm + costFrames {
			c.begin(i, d.u.Drawn)
			d.feed(k.next(i))
		}
		c.end(d.u.Drawn)
	}
}

// floor prints what a frame costs of a window of the same size in which one small area changes and nothing else is.
func floor() error {
	ebiten.SetTPS(ebiten.SyncWithFPS)
	frame, c := 0, cost{kind: "floor"}
	return kit.Run("floor", func(u *kit.UI, r kit.Rect) {
		color := u.Theme.Glass.Text
		if frame%2 == 0 {
			color = u.Theme.Glass.Muted
		}
		u.Fill(image.Rect(100, 100, 300, 140), color)
	}, kit.Options{Size: small.Max, Script: func(u *kit.UI) (kit.Step, bool) {
		c.begin(frame, u.Drawn)
		if frame++; frame > costWarm+costFrames {
			c.end(u.Drawn)
			return kit.Step{}, false
		}
		return kit.Step{}, true
	}})
}

// inChild ends the program where a test would fail.
type inChild struct{ testing.TB }

func (inChild) Helper() {}

func (inChild) Fatalf(format string, args ...any) {
	fmt.Fprintf(os.Stderr, format+"\n", args...)
	os.Exit(1)
}

// child starts the client in a window of its own, with a driver.
func child(t testing.TB, how, saves string) (*exec.Cmd, *bufio.Scanner, *strings.Builder) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), envDir+"=drive", envDrive+"="+how, envSaves+"="+saves, envAll+"=1")
	cmd.WaitDelay = 30 * time.Second
	said := new(strings.Builder)
	cmd.Stderr = said
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, bufio.NewScanner(out), said
}

// needDisplay skips a test where no window can be opened.
func needDisplay(t testing.TB) {
	t.Helper()
	if err := kit.HasDisplay(); err != nil {
		if os.Getenv(envNeed) == "1" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
}

func TestWholeGameInWindow(t *testing.T) {
	// The game of TestWholeGame can be played in the real window, by the pointer alone and by the keyboard alone: the same
	// moves come of it as without a window.
	needDisplay(t)
	for by, turns := range map[string]int{"pointer": 2, "keyboard": 1} {
		if *wholeInWindow {
			turns = 20
		}
		want := play(t, small, everything).wholeGame(turns, func(string) {}).moves()
		t.Run(by, func(t *testing.T) {
			start := time.Now()
			cmd, lines, said := child(t, fmt.Sprint(turns, " by ", by), t.TempDir())
			var got []string
			for lines.Scan() {
				got = append(got, lines.Text())
			}
			if err := cmd.Wait(); err != nil {
				t.Fatalf("%v after %d moves of %d: %s", err, len(got), len(want), said)
			}
			if !slices.Equal(got, want) {
				t.Errorf("another game: %d moves, not %d", len(got), len(want))
			}
			t.Logf("%d moves in %v", len(got), time.Since(start).Round(time.Second))
		})
	}
}

// sizeOf is the size of all files in a folder in bytes.
func sizeOf(t *testing.T, folder string) (n int64) {
	t.Helper()
	list, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range list {
		if x, err := f.Info(); err == nil {
			n += x.Size()
		}
	}
	return n
}

func TestKilled(t *testing.T) {
	// A client that is killed at any moment has saved every move that it had made: the game goes on from there.
	needDisplay(t)
	p, closing := play(t, small, everything), 0
	want := p.wholeGame(1, func(what string) {
		if what == "closing" {
			closing = len(moves(p.g))
		}
	}).moves()
	for _, at := range []struct {
		after int
		grown bool // and once the save has grown more, which is in the midst of closing the turn
	}{{1, false}, {closing / 2, false}, {closing, false}, {closing, true}} {
		folder := t.TempDir()
		cmd, lines, _ := child(t, "1 by pointer", folder)
		made := 0
		for made < at.after && lines.Scan() {
			made++
		}
		for size := sizeOf(t, folder); at.grown && sizeOf(t, folder) == size; {
			time.Sleep(time.Millisecond)
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for lines.Scan() {
			made++
		}
		_ = cmd.Wait()
		saves := session.Saves(folder)
		if len(saves) != 1 || saves[0].Problem != nil {
			t.Fatalf("after %d moves: %+v", made, saves)
		}
		s, err := session.Load(saves[0].Path, library.Open)
		if err != nil {
			t.Fatal(err)
		}
		got := moves(&game{Session: s})
		if len(got) < made || len(got) > len(want) || !slices.Equal(got, want[:len(got)]) {
			t.Errorf("%d moves were made, %d are saved, and they are those that were made: %v", made, len(got), slices.Equal(got, want[:min(len(got), len(want))]))
		}
		t.Logf("%d moves were made, %d are saved, of %d until the turn is closed and %d then", made, len(got), closing, len(want))
		turn := s.View().Turn()
		if refusal := s.Close(); refusal.Code != "" || s.View().Turn() != turn+1 {
			t.Errorf("the game does not go on: %v", refusal)
		}
	}
}

func TestIdleInWindow(t *testing.T) {
	// In the midst of a game the real window paints nothing while nothing happens, whatever page is open.
	needDisplay(t)
	cmd, lines, said := child(t, "1 by idling", t.TempDir())
	pages := 0
	for lines.Scan() {
		var more, before int
		if _, err := fmt.Sscanf(lines.Text(), "idle %d %d", &more, &before); err != nil {
			continue
		}
		if pages++; more != 0 || before == 0 {
			t.Errorf("%s: %d pictures while nothing happened", lines.Text(), more)
		}
	}
	if err := cmd.Wait(); err != nil || pages < 8 {
		t.Errorf("%v after %d pages: %s", err, pages, said)
	}
}

func BenchmarkBusyFrame(b *testing.B) {
	// Frames of the talks in the real window, late enough for all 13 rows, in which the picture changes, beside what the
	// window alone costs.
	needDisplay(b)
	for _, how := range []string{"floor", "3 by moving"} {
		cmd, lines, said := child(b, how, b.TempDir())
		for lines.Scan() {
			var c cost
			if _, err := fmt.Sscanf(lines.Text(), "moved %s %d %f %f %d %d", &c.kind, &c.pictures, &c.wall, &c.cpu, &c.allocs, &c.bytes); err != nil {
				continue
			}
			b.Run(c.kind, func(b *testing.B) {
				b.ReportMetric(0, "ns/op")
				b.ReportMetric(c.wall, "ms/frame")
				b.ReportMetric(c.cpu, "cpu-ms/frame")
				b.ReportMetric(float64(c.allocs), "allocs/frame")
				b.ReportMetric(float64(c.bytes), "B/frame")
				b.ReportMetric(float64(c.pictures), "pictures")
			})
		}
		if err := cmd.Wait(); err != nil {
			b.Fatalf("%v: %s", err, said)
		}
	}
}
