package assets

import (
	"io/fs"
	"path"
	"testing"
)

// fontBytesMax keeps the browser build small.
const fontBytesMax = 200_000

func TestFonts(t *testing.T) {
	// Every font is small and lies beside its licence.
	fonts, err := fs.Glob(Fonts, "fonts/*/*.ttf")
	if err != nil || len(fonts) == 0 {
		t.Fatalf("fonts: %v, %v", fonts, err)
	}
	for _, f := range fonts {
		b, err := fs.ReadFile(Fonts, f)
		if err != nil || len(b) > fontBytesMax {
			t.Errorf("%s: %d bytes, %v", f, len(b), err)
		}
		if _, err := fs.Stat(Fonts, path.Join(path.Dir(f), "LICENSE")); err != nil {
			t.Errorf("%s has no licence beside it: %v", f, err)
		}
	}
}
