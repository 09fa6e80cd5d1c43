package screen_test

import (
	"cmp"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"backchannel/cmd/backchannel/internal/kit"
)

var pictures = flag.String("pictures", "", "make the pictures of docs/screens anew in this folder; needs a display of 2560 by 1440 and xrdb")

const (
	turn  = "try aside; press close; press dialog/yes; wait; press next; wait; try aside; wait; "
	begin = "wait; press go; wait; "
)

// album is where each picture of docs/screens comes from; the games that are kept stand on the last of them.
var album = []struct {
	size, look, zoom, all, game, moves string
	keep                               bool
	fine                               bool // two pixels for one: the screen must be large enough for it
}{
	{"1080", "en,dark", "100", "1", "usmx-2026,solo,us,7", begin + "shot question; " + turn + turn + turn + "type i; wait; shot situation; type y; wait; shot causes", false, false},
	{"1080", "es,light", "100", "1", "usmx-2026,solo,mx,7", begin + turn + turn + turn + "type t; wait; try issue/I6/2; try issue/I7/1; wait; shot talks; type h; wait; shot chambers", true, false},
	{"720", "en,projector", "100", "1", "usmx-2026,solo,us,7", begin + turn + turn + turn + "type u; wait; shot public; type e; wait; shot sources", false, false},
	{"720", "en,contrast", "100", "1", "usmx-2026,solo,us,7", begin + turn + turn + turn + "type d; wait; shot trade; press close; press dialog/yes; wait; shot report", false, false},
	{"720", "es,dark", "200", "1", "usmx-2026,solo,us,7", begin + turn + "try lesson/open; try lesson/off; type o; wait; shot large-text", false, false},
	{"720", "en,dark", "100", "", "harbour-20,,arden,7", begin + "press lesson/next; press act/calm; press act/listen; press desk/1; wait; shot first-game", true, false},
	{"1080", "es,dark", "100", "1", "usmx-2026,solo,us,7", begin + strings.Repeat(turn, 11) + "try aside; try close; try dialog/yes; wait; try next; wait; shot debrief", true, false},
	{"720", "es,light", "100", "", "", "wait; press play/1; wait; shot setup", false, false},
	{"720", "en,light", "100", "1", "usmx-2026,solo,mx,7", begin + turn + turn + "type t; wait; shot fine", false, true},
	{"1080", "en,dark", "100", "", "", "wait; wait; shot start", true, false},
}

func TestPictures(t *testing.T) {
	// The page of pictures shows every one of them; with -pictures they are made anew.
	if *pictures == "" {
		page, err := os.ReadFile("../../../../docs/screens/README.md")
		if err != nil {
			t.Fatal(err)
		}
		for _, run := range album {
			for _, m := range readScript(run.moves) {
				if m.shot != "" && !strings.Contains(string(page), "("+m.shot+".png)") {
					t.Errorf("docs/screens/README.md does not show %s.png", m.shot)
				}
			}
		}
		return
	}
	if err := kit.HasDisplay(); err != nil {
		t.Fatal(err)
	}
	dir, saves := t.TempDir(), t.TempDir()
	for _, run := range album {
		cmd := exec.CommandContext(t.Context(), os.Args[0])
		cmd.Env = append(os.Environ(), envDir+"="+dir, envSize+"="+run.size, envLook+"="+run.look, envZoom+"="+run.zoom, envAll+"="+run.all, envGame+"="+run.game, envMoves+"="+run.moves)
		if run.keep {
			cmd.Env = append(cmd.Env, envSaves+"="+saves)
		}
		cmd.WaitDelay = 30 * time.Second
		dots(t, run.fine)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", run.moves, err, out)
		}
		for _, m := range readScript(run.moves) {
			if m.shot != "" {
				reduce(t, filepath.Join(dir, m.shot+"-"+run.size+".png"), filepath.Join(*pictures, m.shot+".png"))
			}
		}
	}
}

// dots says how fine the display is to the programs that are started on it: 192 dots to the inch are two pixels for one.
func dots(t *testing.T, fine bool) {
	t.Helper()
	dpi := 96
	if fine {
		dpi = 192
	}
	set := exec.CommandContext(t.Context(), "xrdb", "-merge")
	set.Stdin = strings.NewReader(fmt.Sprintln("Xft.dpi:", dpi))
	if out, err := set.CombinedOutput(); err != nil {
		t.Fatalf("xrdb: %v\n%s", err, out)
	}
}

// reduce writes a picture again with the 256 colours that stand for most of it.
func reduce(t *testing.T, from, to string) {
	t.Helper()
	r, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	im, err := png.Decode(r)
	if err != nil {
		t.Fatal(err)
	}
	b := im.Bounds()
	count := map[color.RGBA]int{}
	at := func(x, y int) color.RGBA { return color.RGBAModel.Convert(im.At(x, y)).(color.RGBA) }
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			count[at(x, y)]++
		}
	}
	all := make([]color.RGBA, 0, len(count))
	for c := range count {
		all = append(all, c)
	}
	slices.SortFunc(all, func(x, y color.RGBA) int {
		return cmp.Or(count[y]-count[x], cmp.Compare(x.R, y.R), cmp.Compare(x.G, y.G), cmp.Compare(x.B, y.B))
	})
	out := image.NewPaletted(b, nil)
	for _, c := range all {
		if len(out.Palette) < 256 && !slices.ContainsFunc(out.Palette, func(o color.Color) bool { return near(c, o.(color.RGBA)) }) {
			out.Palette = append(out.Palette, c)
		}
	}
	index := map[color.RGBA]uint8{}
	for c := range count {
		index[c] = uint8(out.Palette.Index(c))
	}
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			out.SetColorIndex(x, y, index[at(x, y)])
		}
	}
	w, err := os.Create(to)
	if err != nil {
		t.Fatal(err)
	}
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(w, out); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

// near tells whether the eye takes one colour for the other.
func near(a, b color.RGBA) bool {
	d := func(x, y uint8) int { return (int(x) - int(y)) * (int(x) - int(y)) }
	return d(a.R, b.R)+d(a.G, b.G)+d(a.B, b.B) < 40
}
