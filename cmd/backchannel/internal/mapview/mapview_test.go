package mapview_test

import (
	"fmt"
	"image"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/mapview"
	"backchannel/cmd/backchannel/internal/theme"
)

var words = mapview.Words{
	Kinds:  [...]string{"capital", "crossing", "port", "assembly", "city"},
	States: [...]string{"quiet", "active", "has news"},
	Talks:  "talks are open", InForce: "agreement in force",
}

// border is the map of the two countries with the places that a crisis between them names.
func border() *mapview.Map {
	at := func(lat, lon float64) mapview.Point { return mapview.Point{X: lon, Y: lat} }
	return &mapview.Map{
		ID: "map", Finding: "Talks are open between the capitals, and three places have news.", Words: words,
		Areas: []mapview.Area{
			{Name: "United States", Side: 0, Country: "840", Label: at(40.5, -98)},
			{Name: "Mexico", Side: 1, Country: "484", Label: at(24.5, -102.5)},
			{Name: "Canada", Side: -1, Country: "124", Label: at(52, -100)},
			{Name: "Guatemala", Side: -1, Country: "320", Label: at(15.5, -90.3)},
		},
		Nodes: []mapview.Node{
			{Name: "Washington", Kind: mapview.Capital, State: mapview.Active, At: at(38.9, -77.04), Says: "US Executive, US State Department"},
			{Name: "Mexico City", Kind: mapview.Capital, State: mapview.News, At: at(19.43, -99.13), Says: "Mexican Presidency"},
			{Name: "San Ysidro–Tijuana", Kind: mapview.Crossing, State: mapview.Active, At: at(32.54, -117.03)},
			{Name: "Otay Mesa", Kind: mapview.Crossing, State: mapview.News, At: at(32.55, -116.94), Says: "joint inspections begin"},
			{Name: "Nogales", Kind: mapview.Crossing, At: at(31.33, -110.94)},
			{Name: "El Paso–Ciudad Juárez", Kind: mapview.Crossing, At: at(31.76, -106.49)},
			{Name: "Laredo–Nuevo Laredo", Kind: mapview.Crossing, State: mapview.Active, At: at(27.5, -99.51)},
			{Name: "Pharr–Reynosa", Kind: mapview.Crossing, At: at(26.07, -98.2)},
			{Name: "Brownsville–Matamoros", Kind: mapview.Crossing, At: at(25.88, -97.5)},
			{Name: "Manzanillo", Kind: mapview.Port, State: mapview.News, At: at(19.05, -104.32)},
			{Name: "Lázaro Cárdenas", Kind: mapview.Port, At: at(17.94, -102.18)},
			{Name: "Veracruz", Kind: mapview.Port, At: at(19.2, -96.13)},
			{Name: "Houston", Kind: mapview.Port, At: at(29.73, -95.27)},
			{Name: "Long Beach", Kind: mapview.Port, At: at(33.75, -118.2)},
			{Name: "US Congress", Kind: mapview.Assembly, State: mapview.Active, At: at(38.89, -77.01)},
			{Name: "Congress of the Union", Kind: mapview.Assembly, At: at(19.43, -99.11)},
		},
		Threads: []mapview.Thread{
			{Name: "The main table", Says: "talks are open since turn 2", From: 0, To: 1},
			{Name: "Joint inspections", Says: "in force since turn 4", From: 2, To: 1, InForce: true},
			{Name: "Bridge hours", Says: "in force since turn 3", From: 6, To: 0, InForce: true},
		},
	}
}

// harbour is an invented map: two islands in a plane of 100.
func harbour() *mapview.Map {
	return &mapview.Map{
		ID: "map", Finding: "The ferry between the islands has stopped.", Words: words,
		Areas: []mapview.Area{
			{Name: "Arden", Side: 0, Label: mapview.Point{X: 26, Y: 62}, Outline: []mapview.Ring{{{X: 8, Y: 45}, {X: 14, Y: 66}, {X: 22, Y: 78}, {X: 36, Y: 76}, {X: 44, Y: 60}, {X: 40, Y: 46}, {X: 30, Y: 38}, {X: 16, Y: 36}}}},
			{Name: "Belmar", Side: 1, Label: mapview.Point{X: 74, Y: 40}, Outline: []mapview.Ring{{{X: 58, Y: 34}, {X: 62, Y: 50}, {X: 74, Y: 58}, {X: 88, Y: 54}, {X: 94, Y: 38}, {X: 86, Y: 24}, {X: 70, Y: 20}}}},
		},
		Nodes: []mapview.Node{
			{Name: "Arden town", Kind: mapview.Capital, State: mapview.Active, At: mapview.Point{X: 24, Y: 52}},
			{Name: "Belmar town", Kind: mapview.Capital, State: mapview.News, At: mapview.Point{X: 76, Y: 46}},
			{Name: "Breakwater light", Kind: mapview.Port, State: mapview.News, At: mapview.Point{X: 60, Y: 38}, Says: "dark since the storm"},
		},
		Threads: []mapview.Thread{{Name: "The table", Says: "talks are open", From: 0, To: 1}},
	}
}

func TestFits(t *testing.T) {
	// No label is cut, leaves the map or covers another, and no place covers another, at every size and in every theme.
	for name, m := range map[string]*mapview.Map{"border": border(), "harbour": harbour()} {
		for _, size := range []image.Point{{320, 480}, {640, 400}, {1280, 720}, {1920, 700}, {400, 900}} {
			for i, zoom := range []float64{0.8, 1, 1.5, 2} {
				u := kit.New(theme.All[i%len(theme.All)])
				u.Zoom = zoom
				screen := image.Rectangle{Max: size}
				var v mapview.View
				u.Frame(kit.Input{}, screen, func(u *kit.UI, r kit.Rect) { v.Draw(u, r.Inset(8), m) })
				for _, f := range kit.Audit(u.Nodes, screen.Inset(8)) {
					t.Errorf("%s at %v, %.0f %%: %v", name, size, zoom*100, f)
				}
				n := 0
				for _, x := range u.Nodes {
					if x.Interactive {
						n++
					}
				}
				if n != len(m.Nodes)+len(m.Threads) {
					t.Errorf("%s at %v, %.0f %%: %d places and threads can be reached", name, size, zoom*100, n)
				}
			}
		}
	}
}

func TestNamesKeepClear(t *testing.T) {
	// No name covers a sign. A line runs below a name only where there is no room beside it, and then the name has a halo.
	for name, m := range map[string]*mapview.Map{"border": border(), "harbour": harbour()} {
		for _, size := range []image.Point{{640, 400}, {1280, 720}, {1920, 700}, {900, 420}} {
			for _, zoom := range []float64{1, 2} {
				u := kit.New(theme.Dark)
				u.Zoom = zoom
				var v mapview.View
				u.Frame(kit.Input{}, image.Rectangle{Max: size}, func(u *kit.UI, r kit.Rect) { v.Draw(u, r.Inset(8), m) })
				for _, f := range u.Faults() {
					t.Errorf("%s at %v, %.0f %%: %v", name, size, zoom*100, f)
				}
				for _, n := range u.Nodes {
					for _, sign := range u.Nodes {
						if n.Role == kit.RoleText && sign.Interactive && n.Text.Overlaps(sign.Rect) {
							t.Errorf("%s at %v, %.0f %%: %q covers the sign of %q", name, size, zoom*100, n.Name, sign.Name)
						}
					}
				}
				for i, thread := range m.Threads {
					at := func(k int) kit.Point {
						n, _ := u.Node(m.ID.Sub(k))
						return n.Rect.Min.Add(n.Rect.Max).Div(2)
					}
					from, to, sign := at(thread.From), at(thread.To), at(len(m.Nodes)+i)
					long := math.Hypot(float64(to.X-from.X), float64(to.Y-from.Y))
					middle := from.Add(to).Div(2)
					if off := math.Hypot(float64(sign.X-middle.X), float64(sign.Y-middle.Y)); off > long*0.75+60*zoom {
						t.Errorf("%s at %v, %.0f %%: the sign of %q stands %.0f pixels off the middle of its thread, which is %.0f long", name, size, zoom*100, thread.Name, off, long)
					}
				}
				crossed := map[string]bool{}
				for _, f := range u.Crossed() {
					crossed[f.Node.Name] = true
				}
				if most := map[string]int{"border": 3}[name]; len(crossed) > most {
					t.Errorf("%s at %v, %.0f %%: %d names have a line below them, more than %d: %v", name, size, zoom*100, len(crossed), most, crossed)
				}
			}
		}
	}
}

func TestTells(t *testing.T) {
	// The node list tells what the map shows: its finding, each place and each thread.
	m := harbour()
	var v mapview.View
	u := kit.New(theme.Dark)
	u.Frame(kit.Input{}, image.Rect(0, 0, 1280, 720), func(u *kit.UI, r kit.Rect) { v.Draw(u, r, m) })
	var lines []string
	for _, n := range u.Nodes {
		if n.Role != kit.RoleText {
			lines = append(lines, strings.TrimSuffix(fmt.Sprintf("%s: %s = %s", n.Role, n.Name, n.Value), " = "))
		}
	}
	want := `img: The ferry between the islands has stopped.
img: Arden, Belmar
button: Arden town = capital, active
button: Belmar town = capital, has news
button: Breakwater light = port, has news, dark since the storm
button: The table = talks are open`
	if got := strings.Join(lines, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestKeyboard(t *testing.T) {
	// Tab comes to the map once; arrows go to the place in their direction; Enter picks it.
	m, picked := border(), -1
	var v mapview.View
	u := kit.New(theme.Dark)
	play := func(keys kit.Keys) {
		u.Frame(kit.Input{Keys: keys}, image.Rect(0, 0, 1280, 720), func(u *kit.UI, r kit.Rect) {
			if k := v.Draw(u, r, m); k >= 0 {
				picked = k
			}
		})
	}
	play(0)
	play(kit.KeyTab)
	if u.Focused() != "map/0" {
		t.Fatal(u.Focused())
	}
	for range 12 { // due west
		play(kit.KeyLeft)
	}
	n, _ := u.Node(u.Focused())
	if n.Name != "Long Beach" && n.Name != "San Ysidro–Tijuana" {
		t.Errorf("west of all is %q", n.Name)
	}
	play(kit.KeyEnter)
	if picked < 0 || m.Nodes[picked].Name != n.Name {
		t.Errorf("picked %d at %q", picked, n.Name)
	}
}

func TestStill(t *testing.T) {
	// The picture of the land is the same for the same data and size, and another for another country.
	m := border()
	var v mapview.View
	u := kit.New(theme.Dark)
	frame := func(w int) uint64 {
		u.Frame(kit.Input{}, image.Rect(0, 0, w, 720), func(u *kit.UI, r kit.Rect) { v.Draw(u, r, m) })
		return u.Digest()
	}
	first := frame(1280)
	if frame(1280) != first {
		t.Error("the same map is drawn again")
	}
	m.Areas[1].Side = -1
	if frame(1280) == first {
		t.Error("a country changed and the map did not")
	}
}

func TestEmpty(t *testing.T) {
	// Without areas the map says why.
	var v mapview.View
	u := kit.New(theme.Dark)
	u.Frame(kit.Input{}, image.Rect(0, 0, 640, 400), func(u *kit.UI, r kit.Rect) {
		v.Draw(u, r, &mapview.Map{ID: "map", Finding: "No map.", Empty: "This scenario has no map."})
	})
	if len(u.Nodes) != 2 || u.Nodes[1].Name != "This scenario has no map." {
		t.Error(u.Nodes)
	}
}

func TestCountries(t *testing.T) {
	// The embedded region has the two countries, each about as large as it is.
	for id, want := range map[string]float64{"840": 9.5e6, "484": 1.96e6} {
		got := mapview.SquareKilometres(id)
		if math.Abs(got/want-1) > 0.06 {
			t.Errorf("country %s has %.0f square kilometres, wanted about %.0f", id, got, want)
		}
	}
}

// TestMain is the program that draws the pictures: the window wants the main goroutine.
func TestMain(m *testing.M) {
	dir := os.Getenv("BACKCHANNEL_MAP_SHOTS")
	if dir == "" {
		os.Exit(m.Run())
	}
	if dir == "compare" {
		if err := mapview.Compare(border()); err != nil {
			os.Stderr.WriteString(err.Error() + "\n")
			os.Exit(1)
		}
		return
	}
	type shot struct {
		name string
		r    image.Rectangle
		zoom float64
		m    *mapview.Map
		th   theme.Theme
		foc  kit.ID
	}
	full := image.Rect(0, 0, 1280, 720)
	shots := []shot{
		{"border", full, 1, border(), theme.Dark, ""},
		{"border-light", full, 1, border(), theme.Light, "map/6"},
		{"border-200", full, 2, border(), theme.Dark, ""},
		{"border-contrast", full, 1, border(), theme.Contrast, ""},
		{"border-projector", full, 1, border(), theme.Projector, ""},
		{"border-320", image.Rect(0, 0, 320, 480), 1, border(), theme.Dark, ""},
		{"harbour", image.Rect(0, 0, 900, 500), 1, harbour(), theme.Dark, "map/3"},
	}
	n, now := 0, shots[0]
	views := map[string]*mapview.View{}
	err := kit.Run("map", func(u *kit.UI, r kit.Rect) {
		u.Zoom, u.Theme = now.zoom, now.th
		u.Fill(r, u.Theme.Glass.Back)
		if views[now.name] == nil {
			views[now.name] = &mapview.View{}
		}
		views[now.name].Draw(u, now.r.Inset(10), now.m)
	}, kit.Options{Script: func(u *kit.UI) (kit.Step, bool) {
		if n/4 >= len(shots) {
			return kit.Step{}, false
		}
		now = shots[n/4]
		if now.foc != "" && n%4 < 2 {
			u.Show(now.foc)
		} else if n%4 == 0 {
			u.Focus("")
		}
		var st kit.Step
		if n%4 == 3 {
			st.Shot = filepath.Join(dir, now.name+".png")
		}
		n++
		return st, true
	}})
	if err != nil {
		os.Stderr.WriteString(err.Error() + "\n")
		os.Exit(1)
	}
}

func TestWindow(t *testing.T) {
	// Land, sea and signs are really drawn, in every theme.
	if err := kit.HasDisplay(); err != nil {
		if os.Getenv("BACKCHANNEL_NEED_DISPLAY") == "1" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	dir := os.Getenv("BACKCHANNEL_SHOTS")
	if dir == "" {
		dir = t.TempDir()
	}
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), "BACKCHANNEL_MAP_SHOTS="+dir)
	cmd.WaitDelay = 30 * time.Second
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, name := range []string{"border", "border-light", "border-contrast", "border-projector", "border-320", "harbour"} {
		f, err := os.Open(filepath.Join(dir, name+".png"))
		if err != nil {
			t.Fatal(err)
		}
		im, err := png.Decode(f)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		seen := map[any]bool{}
		for x := range 320 {
			for y := range 480 {
				seen[im.At(x, y)] = true
			}
		}
		if len(seen) < 40 {
			t.Errorf("%s has only %d colours: nothing was drawn", name, len(seen))
		}
	}
}

func TestLandIsCheap(t *testing.T) {
	// The processor paints the same land with a tenth of the work that the paths of the graphics library take, or less, where
	// there is no graphics card; where there is one they are near to nothing and the test says only how alike they are.
	if err := kit.HasDisplay(); err != nil {
		t.Skip(err)
	}
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), "BACKCHANNEL_MAP_SHOTS=compare")
	cmd.WaitDelay = 30 * time.Second
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var own, paths, ratio, first, differ float64
	if _, err := fmt.Sscanf(string(out), "own %g paths %g ratio %g first %g differ %g", &own, &paths, &ratio, &first, &differ); err != nil {
		t.Fatal(err, string(out))
	}
	t.Logf("land: %.1f ms, by paths %.1f ms, %.0f times (%.0f times when first drawn); they differ by %.2f of 255", own, paths, ratio, first, differ)
	if paths > 100 && ratio < 10 {
		t.Errorf("only %.1f times cheaper", ratio)
	}
	if differ > 0.5 {
		t.Errorf("the pictures differ by %.2f of 255", differ)
	}
}

func BenchmarkFrame(b *testing.B) {
	// A frame of the map while the pointer moves over it: the land is not projected again.
	m := border()
	var v mapview.View
	u := kit.New(theme.Dark)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		u.Frame(kit.Input{Mouse: image.Pt(i%1280, i%720)}, image.Rect(0, 0, 1280, 720), func(u *kit.UI, r kit.Rect) { v.Draw(u, r, m) })
	}
}

func BenchmarkResize(b *testing.B) {
	// A frame after which everything must be projected again.
	m := border()
	var v mapview.View
	u := kit.New(theme.Dark)
	for i := 0; b.Loop(); i++ {
		u.Frame(kit.Input{}, image.Rect(0, 0, 1280+i%2, 720), func(u *kit.UI, r kit.Rect) { v.Draw(u, r, m) })
	}
}
