package screen_test

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"slices"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/screen"
	"backchannel/cmd/backchannel/internal/theme"
)

// painted is a game whose every frame is painted twice: what changed, over what was there, and all of it anew.
type painted struct {
	p       *player
	area    kit.Rect
	fed     chan kit.Input // of the next frame, closed when the game is over
	done    chan bool
	picture *ebiten.Image // painted by what changes
	whole   *ebiten.Image
	pixels  [2][]byte
	frames  int
	changed int // frames that had something to paint
	seen    int // frames that were compared: what is painted wrongly stays for some frames
	parts   int // of them, with most of the picture as it was the time before
}

// compareEvery is how many frames that change something are compared at once.
const compareEvery = 6

// comparePaintings plays turns of a game and prints how many frames it compared; a difference ends the program.
func comparePaintings(turns int, d screen.Deps, g **game) error {
	c := &painted{area: small, fed: make(chan kit.Input), done: make(chan bool)}
	c.p = &player{t: inChild{}, u: kit.New(theme.Dark), a: screen.New(d), screen: c.area, mouse: kit.Point{X: 1, Y: 1}}
	c.p.window = func(in kit.Input) {
		c.fed <- in
		<-c.done
		c.p.g = *g
	}
	go func() {
		c.p.feed(kit.Input{})
		r := c.p.wholeGame(turns, func(string) {})
		r.toTalks()
		for i := 0; r.has(kit.ID("desk").Sub(i)); i++ {
			r.level("desk", i)
			for range 12 {
				r.mouse = kit.Point{X: 300, Y: 400}
				r.feed(kit.Input{Wheel: -1})
			}
		}
		close(c.fed)
	}()
	ebiten.SetWindowSize(c.area.Dx(), c.area.Dy())
	ebiten.SetScreenClearedEveryFrame(false)
	if err := ebiten.RunGame(c); err != nil {
		return err
	}
	fmt.Println("compared", c.changed, c.seen, c.parts)
	return nil
}

func (c *painted) Layout(int, int) (int, int) { return c.area.Dx(), c.area.Dy() }

func (c *painted) Update() error {
	if c.frames > 0 {
		c.done <- true
	}
	in, more := <-c.fed
	if !more {
		return ebiten.Termination
	}
	c.p.u.Frame(in, c.area, c.p.a.Frame)
	c.frames++
	if c.picture == nil {
		c.picture, c.whole = ebiten.NewImage(c.area.Dx(), c.area.Dy()), ebiten.NewImage(c.area.Dx(), c.area.Dy())
		for i := range c.pixels {
			c.pixels[i] = make([]byte, 4*c.area.Dx()*c.area.Dy())
		}
	}
	if !c.p.u.Repaint(c.picture) {
		return nil
	}
	if c.changed++; c.changed%compareEvery != 0 {
		return nil
	}
	c.seen++
	before := slices.Clone(c.pixels[0])
	c.p.u.Draw(c.whole)
	c.picture.ReadPixels(c.pixels[0])
	c.whole.ReadPixels(c.pixels[1])
	same := 0
	for i := range before {
		same += sign(before[i] == c.pixels[0][i])
	}
	c.parts += sign(same > len(before)*3/4)
	if !bytes.Equal(c.pixels[0], c.pixels[1]) {
		return errors.New("frame " + fmt.Sprint(c.frames) + ": " + c.difference())
	}
	return nil
}

func (c *painted) Draw(*ebiten.Image) {}

// difference says where the two pictures differ, and leaves both in the temporary folder.
func (c *painted) difference() string {
	box, n, most := image.Rectangle{}, 0, 0
	for i := 0; i < len(c.pixels[0]); i += 4 {
		d := 0
		for k := range 4 {
			d = max(d, abs(int(c.pixels[0][i+k])-int(c.pixels[1][i+k])))
		}
		if d > 0 {
			x, y := i/4%c.area.Dx(), i/4/c.area.Dx()
			box, n, most = box.Union(image.Rect(x, y, x+1, y+1)), n+1, max(most, d)
		}
	}
	return fmt.Sprintf("%d pixels differ, by up to %d, in %v", n, most, box)
}

func abs(n int) int { return max(n, -n) }

func sign(b bool) int {
	if b {
		return 1
	}
	return 0
}

func TestRepaintIsWholePicture(t *testing.T) {
	// What is painted over the picture of the frame before is, pixel by pixel, the picture painted anew: over a turn of
	// the game and all pages, scrolled. Most of it stays as it was.
	needDisplay(t)
	cmd, lines, said := child(t, "1 by comparing", t.TempDir())
	var changed, seen, parts int
	for lines.Scan() {
		_, _ = fmt.Sscanf(lines.Text(), "compared %d %d %d", &changed, &seen, &parts)
	}
	if err := cmd.Wait(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	if t.Logf("%d frames with something new, %d compared, %d of them with less than a quarter of it new", changed, seen, parts); seen < 50 || parts < seen/2 {
		t.Error("too few frames were compared, or too few of them leave the picture as it was")
	}
}
