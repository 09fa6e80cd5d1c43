package screen_test

import (
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/screen"
	"backchannel/cmd/backchannel/internal/session"
)

// The real window wants the main goroutine, so the test starts its own binary again with these set.
const (
	envDir   = "BACKCHANNEL_SCREEN_DIR" // where the child puts its pictures; "open" is a game by hand
	envSize  = "BACKCHANNEL_SCREEN_SIZE"
	envMoves = "BACKCHANNEL_SCREEN_MOVES" // another script than firstMoves
	envGame  = "BACKCHANNEL_SCREEN_GAME"  // a game to begin with: scenario,plan,seat,seed
	envZoom  = "BACKCHANNEL_SCREEN_ZOOM"  // the text size in percent
	envAll   = "BACKCHANNEL_SCREEN_ALL"   // everything is shown from the first turn on
	envShots = "BACKCHANNEL_SHOTS"        // where to keep them
	envNeed  = "BACKCHANNEL_NEED_DISPLAY"
	envDrive = "BACKCHANNEL_SCREEN_DRIVE" // the turns that a driver plays: "2 by pointer" or "2 by keyboard"
	envSaves = "BACKCHANNEL_SCREEN_SAVES" // a folder of saved games
	envLook  = "BACKCHANNEL_SCREEN_LOOK"  // language,theme
)

func TestMain(m *testing.M) {
	dir := os.Getenv(envDir)
	if dir == "" {
		os.Exit(m.Run())
	}
	folder, err := os.MkdirTemp("", "backchannel")
	if err != nil {
		panic(err)
	}
	var g *game
	d := deps(&g, folder)
	if f := os.Getenv(envSaves); f != "" {
		d.Saves, d.Load, d.Start = func() []screen.Saved { return session.Saves(f) }, deps(&g, f).Load, deps(&g, f).Start
		d.Now, d.PutAside, d.TakeBack = nil, session.PutAside, session.TakeBack
	}
	if game := strings.Split(os.Getenv(envGame), ","); len(game) == 4 {
		seed, _ := strconv.ParseUint(game[3], 10, 64)
		d.First = &screen.Setup{Scenario: game[0], Plan: game[1], Seat: game[2], Seed: seed}
	}
	zoom, _ := strconv.Atoi(os.Getenv(envZoom))
	language, look, _ := strings.Cut(os.Getenv(envLook), ",")
	d.Settings = func() screen.Settings {
		return screen.Settings{Zoom: zoom, Everything: os.Getenv(envAll) == "1", Language: language, Theme: look}
	}
	var turns int
	switch {
	case os.Getenv(envDrive) == "floor":
		err = floor()
	case strings.HasSuffix(os.Getenv(envDrive), "comparing"):
		_, _ = fmt.Sscan(os.Getenv(envDrive), &turns)
		err = comparePaintings(turns, d, &g)
	case os.Getenv(envDrive) != "":
		d.Size, d.Script = small.Max, driven(&g, os.Getenv(envDrive))
	case dir != "open":
		area, text := small, firstMoves
		if more := os.Getenv(envMoves); more != "" {
			text = more
		}
		switch os.Getenv(envSize) {
		case "1080":
			area = large
		case "1440":
			area = image.Rect(0, 0, 2560, 1440)
		case "640":
			area = least
		}
		d.Size, d.Script = area.Max, (&script{dir: dir, size: strconv.Itoa(area.Dy()), moves: readScript(text)}).next
	}
	if d.Script != nil || dir == "open" {
		err = screen.Run(d)
	}
	_ = os.RemoveAll(folder)
	if err != nil {
		os.Stderr.WriteString(err.Error() + "\n")
		os.Exit(1)
	}
}

// script plays a game in the real window, step by step.
type script struct {
	dir, size string
	moves     []move
	at        int
	phase     int // of a click
	tries     int
}

// move is one step of the script: a control to press, or a picture to take, or keys.
type move struct {
	press kit.ID
	shot  string
	keys  kit.Keys
	text  string
	pad   kit.PadKind
	wheel float64
	over  kit.ID
	maybe bool // only where there is such a control and it can be pressed
}

func (s *script) next(u *kit.UI) (kit.Step, bool) {
	if s.at >= len(s.moves) {
		return kit.Step{}, false
	}
	m := s.moves[s.at]
	switch {
	case m.press != "" && m.maybe && !can(u, m.press):
		s.at++
		return kit.Step{}, true
	case m.press != "":
		return s.click(u, m.press), true
	case m.over != "":
		s.at++
		n, _ := u.Node(m.over)
		return kit.Step{In: kit.Input{Mouse: n.Rect.Min.Add(n.Rect.Size().Div(2)), Wheel: m.wheel}}, true
	}
	s.at++
	step := kit.Step{In: kit.Input{Mouse: image.Pt(1, 1), Keys: m.keys, Text: m.text, Pad: m.pad}}
	if m.shot != "" {
		step.Shot = filepath.Join(s.dir, m.shot+"-"+s.size+".png")
	}
	return step, true
}

// can tells whether a control is there and can be pressed.
func can(u *kit.UI, id kit.ID) bool {
	n, ok := u.Node(id)
	return ok && !n.Disabled
}

// click scrolls a control into view, then points, presses and lets go.
func (s *script) click(u *kit.UI, id kit.ID) kit.Step {
	n, ok := u.Node(id)
	if s.tries++; !ok || s.tries > 300 {
		os.Stderr.WriteString("the script finds no " + string(id) + "\n")
		os.Exit(1)
	}
	if n.Rect != n.Full && s.phase == 0 && n.Scroll != "" && s.tries < 100 {
		area, _ := u.Node(n.Scroll)
		turn := 0.5
		if n.Full.Max.Y > area.Rect.Max.Y {
			turn = -0.5
		}
		return kit.Step{In: kit.Input{Mouse: area.Rect.Min.Add(area.Rect.Size().Div(2)), Wheel: turn}}
	}
	in := kit.Input{Mouse: n.Rect.Min.Add(n.Rect.Size().Div(2))}
	switch s.phase++; s.phase {
	case 2:
		in.Down, in.Pressed = true, true
	case 3:
		in.Released = true
		s.phase, s.tries = 0, 0
		s.at++
	}
	return kit.Step{In: in}
}

// firstMoves is a first game of a student: "try" presses what is there, "shot" takes a picture.
const firstMoves = `
wait; shot 01-start
press new; wait; shot 02-choose
press seed; key backspace; key backspace; key backspace; key backspace; type 7; press begin; wait; shot 03-brief
press go; wait; shot 04-room
press lesson/next; press act/calm; wait; shot 05-orders
press meter/ten/0; wait; shot 06-why
key escape; press desk/1; wait; shot 07-talks
press guess; wait; shot 08-guess
press guessing/row/1; press dialog/yes; press desk/0; press act/listen; press label/claims/2; wait; shot 09-filed
press words; wait; shot 10-words
key escape; press help; wait; shot 11-help
key escape; press close; wait; shot 12-close
press dialog/yes; wait; shot 13-report
press next; wait; shot 14-turn2
press desk/1; press issue/H1/1; press issue/H2/1; press issue/H3/1; press propose; wait; shot 15-middle
press issue/H1/2; press issue/H2/2; wait; shot 16-trade
press propose; wait; shot 17-answer
press desk/0; press act/warn; wait; shot 18-demand
key escape; press close; press dialog/yes; wait; shot 19-report2
press next; press desk/1; wait; shot 20-turn3
try sign; wait; shot 21-sign
try dialog/yes; wait; shot 22-in-force
try break; try dialog/no; press close; press dialog/yes; wait; shot 23-report3
press next; wait; try break; wait; shot 24-break
try dialog/no; try close; try dialog/yes; try next; try close; try dialog/yes; try next; try close; try dialog/yes; try next; wait; shot 25-debrief
wheel debrief; wheel figures; wait; shot 26-debrief-below
`

// readScript reads a script.
func readScript(text string) (out []move) {
	for _, line := range strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == '\n' }) {
		word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch word {
		case "press", "try":
			out = append(out, move{press: kit.ID(rest), maybe: word == "try"})
		case "shot":
			out = append(out, move{shot: rest})
		case "type":
			out = append(out, move{text: rest})
		case "key":
			out = append(out, move{keys: map[string]kit.Keys{"escape": kit.KeyEscape, "backspace": kit.KeyBackspace, "palette": kit.KeyPalette, "tab": kit.KeyTab, "enter": kit.KeyEnter}[rest]})
		case "pad":
			key := map[string]kit.Keys{"press": kit.KeyEnter, "back": kit.KeyEscape, "main": kit.KeyMain, "next": kit.KeyNext, "find": kit.KeyPalette, "help": kit.KeyHelp, "up": kit.KeyUp, "down": kit.KeyDown, "left": kit.KeyLeft, "right": kit.KeyRight}[rest]
			out = append(out, move{keys: key, pad: kit.PadXbox})
		case "wheel":
			out = append(out, move{over: kit.ID(rest), wheel: -8})
		default:
			out = append(out, move{})
		}
	}
	return out
}

func TestWindow(t *testing.T) {
	// A whole game is played in the real window at both sizes, with a picture of every screen.
	if err := kit.HasDisplay(); err != nil {
		if os.Getenv(envNeed) == "1" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	dir := os.Getenv(envShots)
	if dir == "" {
		dir = t.TempDir()
	}
	for _, size := range []string{"720", "1080"} {
		cmd := exec.CommandContext(t.Context(), os.Args[0])
		cmd.Env = append(os.Environ(), envDir+"="+dir, envSize+"="+size)
		cmd.WaitDelay = 30 * time.Second
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		for _, shot := range []string{"01-start", "04-room", "15-middle", "25-debrief"} {
			if n := colours(t, filepath.Join(dir, shot+"-"+size+".png")); n < 50 {
				t.Errorf("%s-%s has only %d colours: nothing was drawn", shot, size, n)
			}
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
