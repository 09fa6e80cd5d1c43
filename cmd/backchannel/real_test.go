//go:build linux

package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
	"github.com/jezek/xgb/xtest"

	"backchannel/cmd/backchannel/internal/library"
	"backchannel/cmd/backchannel/internal/session"
)

// Key codes of a PC keyboard in X.
const (
	codeReturn  = 36
	codeControl = 37
	codeR       = 27
	codeA       = 38
	codeK       = 45
	codeC       = 54
	codeN       = 57

	// These two are given dead keys.
	codeBracket   = 34
	codeSemicolon = 47
)

// Key symbols of dead keys, from X's keysymdef.h.
const (
	deadAcute = 0xfe51
	deadTilde = 0xfe53
)

// client is the built program in a window on a display of its own.
type client struct {
	t     testing.TB
	x     *xgb.Conn
	root  xproto.Window
	cmd   *exec.Cmd
	saves string
	said  bytes.Buffer
}

// built builds the program.
func built(t testing.TB) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "backchannel")
	if out, err := exec.Command("go", "build", "-o", name, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return name
}

// display starts an X server for the test alone, so that no other window takes the keyboard, and connects to it.
func display(t testing.TB) (name string, x *xgb.Conn) {
	t.Helper()
	if !onPath("Xvfb") {
		if os.Getenv("BACKCHANNEL_NEED_DISPLAY") == "1" {
			t.Fatal("Xvfb is missing")
		}
		t.Skip("Xvfb is missing")
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1280x800x24", "-noreset")
	server.ExtraFiles = []*os.File{w}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Process.Kill(); _ = server.Wait() })
	w.Close()
	var number int
	if _, err := fmt.Fscan(r, &number); err != nil {
		t.Fatal(err)
	}
	name = ":" + strconv.Itoa(number)
	xgb.Logger.SetOutput(io.Discard)
	if x, err = xgb.NewConnDisplay(name); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(x.Close)
	if err := xtest.Init(x); err != nil {
		t.Fatal(err)
	}
	return name, x
}

// start runs the program in a window.
func start(t testing.TB, program, saves string, args ...string) *client {
	t.Helper()
	name, x := display(t)
	c := &client{t: t, x: x, root: xproto.Setup(x).DefaultScreen(x).Root, saves: saves}
	c.cmd = exec.CommandContext(t.Context(), program, append([]string{"play", "--saves", saves}, args...)...)
	home := t.TempDir()
	c.cmd.Env = append(os.Environ(), "DISPLAY="+name, "WAYLAND_DISPLAY=", "HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_DATA_HOME="+home, "LC_ALL=C.UTF-8")
	c.cmd.Stdout, c.cmd.Stderr = &c.said, &c.said
	if err := c.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	c.until("a window", func() bool { return c.window() != 0 })
	return c
}

// until waits for something to come about.
func (c *client) until(what string, ok func() bool) {
	c.t.Helper()
	for end := time.Now().Add(time.Minute); !ok(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			c.t.Fatalf("there is not %s: %s", what, c.said.String())
		}
	}
}

// window is the program's window once it is shown, or 0.
func (c *client) window() xproto.Window {
	tree, err := xproto.QueryTree(c.x, c.root).Reply()
	if err != nil {
		c.t.Fatal(err)
	}
	for _, w := range tree.Children {
		name, err := xproto.GetProperty(c.x, false, w, xproto.AtomWmName, xproto.GetPropertyTypeAny, 0, 64).Reply()
		look, lookErr := xproto.GetWindowAttributes(c.x, w).Reply()
		if err == nil && lookErr == nil && string(name.Value) == "Backchannel" && look.MapState == xproto.MapStateViewable {
			return w
		}
	}
	return 0
}

// key presses a key and lets it go.
func (c *client) key(code byte) {
	c.t.Helper()
	xproto.SetInputFocus(c.x, xproto.InputFocusParent, c.window(), xproto.TimeCurrentTime)
	c.fake(xproto.KeyPress, code)
	c.fake(xproto.KeyRelease, code)
}

// fake moves a key, and leaves the program time to see it.
func (c *client) fake(kind, code byte) {
	c.t.Helper()
	if err := xtest.FakeInputChecked(c.x, kind, code, 0, c.root, 0, 0, 0).Check(); err != nil {
		c.t.Fatal(err)
	}
	time.Sleep(150 * time.Millisecond)
}

// control presses a key with Control.
func (c *client) control(code byte) {
	c.t.Helper()
	c.fake(xproto.KeyPress, codeControl)
	c.key(code)
	c.fake(xproto.KeyRelease, codeControl)
}

// bind gives a key another symbol, as another layout of the keyboard does.
func (c *client) bind(code xproto.Keycode, symbol xproto.Keysym) {
	c.t.Helper()
	if err := xproto.ChangeKeyboardMappingChecked(c.x, 1, code, 2, []xproto.Keysym{symbol, symbol}).Check(); err != nil {
		c.t.Fatal(err)
	}
}

// copied is what the program put on the clipboard, as another program gets it.
func (c *client) copied() string {
	c.t.Helper()
	w, err := xproto.NewWindowId(c.x)
	if err != nil {
		c.t.Fatal(err)
	}
	xproto.CreateWindow(c.x, 0, w, c.root, 0, 0, 1, 1, 0, xproto.WindowClassInputOnly, 0, 0, nil)
	defer xproto.DestroyWindow(c.x, w)
	place := c.atom("BACKCHANNEL_TEST")
	xproto.ConvertSelection(c.x, w, c.atom("CLIPBOARD"), c.atom("UTF8_STRING"), place, xproto.TimeCurrentTime)
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		e, err := c.x.PollForEvent()
		if err != nil {
			c.t.Fatal(err)
		}
		if n, ok := e.(xproto.SelectionNotifyEvent); ok && n.Requestor == w {
			if n.Property == xproto.AtomNone {
				return ""
			}
			p, err := xproto.GetProperty(c.x, true, w, place, xproto.GetPropertyTypeAny, 0, 1024).Reply()
			if err != nil {
				c.t.Fatal(err)
			}
			return string(p.Value)
		}
	}
	c.t.Fatal("the clipboard does not answer")
	return ""
}

func (c *client) atom(name string) xproto.Atom {
	c.t.Helper()
	a, err := xproto.InternAtom(c.x, false, uint16(len(name)), name).Reply()
	if err != nil {
		c.t.Fatal(err)
	}
	return a.Atom
}

// size is that of the saved game in bytes, 0 before there is one.
func (c *client) size() int64 {
	for _, s := range session.Saves(c.saves) {
		if x, err := os.Stat(s.Path); err == nil {
			return x.Size()
		}
	}
	return 0
}

// closeTurn goes to the room and closes the turn by the keyboard; it returns as soon as the save grows.
func (c *client) closeTurn() {
	c.t.Helper()
	before := c.size()
	for try := 0; c.size() == before && try < 30; try++ {
		c.key(codeR) // from the brief or a question to the room
		c.key(codeC)
		c.key(codeReturn)
	}
	c.until("a move in the save", func() bool { return c.size() > before })
}

// shut asks the window to close, as a window manager does.
func (c *client) shut() error {
	w := c.window()
	e := xproto.ClientMessageEvent{Format: 32, Window: w, Type: c.atom("WM_PROTOCOLS"), Data: xproto.ClientMessageDataUnionData32New([]uint32{uint32(c.atom("WM_DELETE_WINDOW")), 0, 0, 0, 0})}
	if err := xproto.SendEventChecked(c.x, false, w, 0, string(e.Bytes())).Check(); err != nil {
		c.t.Fatal(err)
	}
	return c.cmd.Wait()
}

// worked is the processor time of the program so far, of all its threads.
func (c *client) worked() time.Duration {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", c.cmd.Process.Pid))
	if err != nil {
		c.t.Fatal(err)
	}
	f := strings.Fields(string(data[bytes.LastIndexByte(data, ')')+1:]))
	var ticks time.Duration
	for _, s := range f[11:13] {
		n, err := strconv.Atoi(s)
		if err != nil {
			c.t.Fatal(err)
		}
		ticks += time.Duration(n)
	}
	return ticks * time.Second / 100 // a hundred a second, as the kernel tells every program
}

// saved is the one saved game, gone on with.
func (c *client) saved() *session.Session {
	c.t.Helper()
	list := session.Saves(c.saves)
	if len(list) != 1 || list[0].Problem != nil {
		c.t.Fatalf("%+v", list)
	}
	s, err := session.Load(list[0].Path, library.Open)
	if err != nil {
		c.t.Fatal(err)
	}
	return s
}

// The built program can be killed in the midst of closing a turn, gone on with, and shut by its window: the game is there
// each time.
func TestKilledAndShut(t *testing.T) {
	program, saves := built(t), t.TempDir()
	c := start(t, program, saves, "usmx-2026", "--plan", "solo", "--seat", "us", "--seed", "8")
	c.closeTurn()
	if err := c.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = c.cmd.Wait()
	turn := c.saved().View().Turn()
	c = start(t, program, saves, "--resume", c.saved().Path())
	c.closeTurn()
	if err := c.shut(); err != nil {
		t.Errorf("after its window was shut the program ends with %v: %s", err, c.said.String())
	}
	s := c.saved()
	if now := s.View().Turn(); now < turn || s.Repaired() != nil {
		t.Errorf("turn %d after turn %d; %v", now, turn, s.Repaired())
	}
	now := s.View().Turn()
	if refusal := s.Close(); refusal.Code != "" || s.View().Turn() != now+1 {
		t.Errorf("the game does not go on: %v", refusal)
	}
}

// Dead keys of a layout that was chosen while the built program runs: ´ and a are one á, ~ and n one ñ, in a text field of
// its window, and what follows is letters again. Without an input method's server libX11 composes them by a table for
// the locale, here C.UTF-8; Debian's libx11-data, which comes with libx11-6, holds the tables.
func TestDeadKeys(t *testing.T) {
	tables, err := os.ReadFile("/usr/share/X11/locale/compose.dir")
	if err != nil || !bytes.Contains(tables, []byte("C.UTF-8")) {
		if os.Getenv("BACKCHANNEL_NEED_DISPLAY") == "1" {
			t.Fatal("libX11 has no table for dead keys in the locale C.UTF-8: install libx11-data", err)
		}
		t.Skip("libX11 has no table for dead keys in the locale C.UTF-8: ", err)
	}
	c := start(t, built(t), t.TempDir())
	c.bind(codeBracket, deadAcute)
	c.bind(codeSemicolon, deadTilde)
	c.until("a field to find what to do", func() bool {
		c.control(codeK)
		c.key(codeA)
		c.control(codeA)
		c.control(codeC)
		return c.copied() == "a"
	})
	for _, code := range []byte{codeBracket, codeA, codeSemicolon, codeN, codeA} {
		c.key(code)
	}
	c.control(codeA)
	c.control(codeC)
	if got := c.copied(); got != "áña" {
		t.Errorf("´ a ~ n a became %q", got)
	}
	if err := c.shut(); err != nil {
		t.Error(err)
	}
}

// The built program in the midst of a game, while nothing happens: what share of a processor it takes.
func BenchmarkIdle(b *testing.B) {
	c := start(b, built(b), b.TempDir(), "usmx-2026", "--plan", "solo", "--seat", "us", "--seed", "8")
	c.closeTurn()
	c.key(codeN)
	time.Sleep(10 * time.Second) // what was told in passing is gone
	const while = 20 * time.Second
	before := c.worked()
	time.Sleep(while)
	b.ReportMetric(100*(c.worked()-before).Seconds()/while.Seconds(), "%cpu")
	if err := c.shut(); err != nil {
		b.Error(err)
	}
}
