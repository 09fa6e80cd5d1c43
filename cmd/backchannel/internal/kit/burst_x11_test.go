//go:build linux

package kit_test

import (
	"bufio"
	"fmt"
	"image"
	"io"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
	"github.com/jezek/xgb/xtest"

	"backchannel/cmd/backchannel/internal/kit"
)

func TestClickInOneBurst(t *testing.T) {
	// A touchpad, a switch or a program that clicks sends motion, press and release at once. No click is lost, and none waits
	// until something else stirs.
	if _, err := exec.LookPath("Xvfb"); err != nil {
		if os.Getenv(envNeed) == "1" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	server := exec.CommandContext(t.Context(), "Xvfb", "-displayfd", "3", "-screen", "0", "1280x720x24", "-noreset")
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
	display := fmt.Sprintf(":%d", number)
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), envShots+"=click", "DISPLAY="+display, "WAYLAND_DISPLAY=")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	told := make(chan string, 100)
	go func() {
		for s := bufio.NewScanner(out); s.Scan(); {
			told <- s.Text()
		}
	}()
	xgb.Logger.SetOutput(io.Discard)
	x, err := xgb.NewConnDisplay(display)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(x.Close)
	if err := xtest.Init(x); err != nil {
		t.Fatal(err)
	}
	root := xproto.Setup(x).DefaultScreen(x).Root
	click := func(at kit.Point) {
		xtest.FakeInput(x, xproto.MotionNotify, 0, 0, root, int16(at.X), int16(at.Y), 0)
		xtest.FakeInput(x, xproto.ButtonPress, 1, 0, root, 0, 0, 0)
		xtest.FakeInput(x, xproto.ButtonRelease, 1, 0, root, 0, 0, 0)
		x.Sync()
	}
	heard := func(wait time.Duration) string {
		select {
		case s := <-told:
			return s
		case <-time.After(wait):
			return "nothing"
		}
	}
	for end := time.Now().Add(time.Minute); heard(500*time.Millisecond) == "nothing"; { // until the window is there
		if time.Now().After(end) {
			t.Fatal("the window does not answer")
		}
		click(clickable[0].Min.Add(image.Pt(20, 20)))
	}
	for heard(500*time.Millisecond) != "nothing" {
	}
	missed := 0
	for i := range 30 {
		k := 1 - i%2
		click(clickable[k].Min.Add(image.Pt(20+i, 20)))
		var got, n int
		if _, err := fmt.Sscan(heard(20*time.Second), &got, &n); err != nil || got != k {
			missed++
		}
		time.Sleep(time.Duration(i) * 10 * time.Millisecond)
	}
	if missed > 0 {
		t.Errorf("%d of 30 clicks were missed or came late", missed)
	}
}
