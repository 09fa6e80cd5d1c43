//go:build !js

package session

import (
	"os"
	"path/filepath"
	"testing"
)

// Settings come back as they were kept; a damaged file is the usual settings.
func TestSettings(t *testing.T) {
	file := filepath.Join(t.TempDir(), "new", "settings.json")
	if got := ReadSettings(file); got != (Settings{}) {
		t.Errorf("nothing kept reads as %+v", got)
	}
	want := Settings{Zoom: 120, Everything: true}
	if err := want.Keep(file); err != nil {
		t.Fatal(err)
	}
	if got := ReadSettings(file); got != want {
		t.Errorf("%+v, not %+v", got, want)
	}
	if err := os.WriteFile(file, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := ReadSettings(file); got != (Settings{}) {
		t.Errorf("a damaged file reads as %+v", got)
	}
}
