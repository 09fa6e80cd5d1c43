//go:build linux || freebsd || netbsd || openbsd

package kit

import (
	"os"
	"strings"
	"testing"
)

func TestSystemClipboard(t *testing.T) {
	// What one program copies, another reads, letters beyond ASCII and long texts too; the last to copy wins.
	if os.Getenv("DISPLAY") == "" || HasDisplay() != nil {
		t.Skip("no X display")
	}
	a, b := systemClipboard(), systemClipboard()
	if a == nil || b == nil {
		t.Fatal("no clipboard on a display that answers")
	}
	for _, s := range []string{"¿Aceptáis el nivel 2?", strings.Repeat("línea\n", 3000)} {
		a.write(s)
		if got := b.read(); got != s {
			t.Errorf("read %d bytes, want %d", len(got), len(s))
		}
		if got := a.read(); got != s {
			t.Errorf("its own text reads as %d bytes", len(got))
		}
	}
	b.write("b")
	if got := b.read(); got != "b" {
		t.Errorf("read %d bytes, want b", len(got))
	}
	if got := a.read(); got != "b" {
		t.Errorf("the first program reads %d bytes, want b", len(got))
	}
}
