package kit

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"sync"

	"github.com/hajimehoshi/ebiten/v2/text/v2"

	"backchannel/assets"
	"backchannel/cmd/backchannel/internal/theme"
)

// face is an index into typeset.faces, small enough to stand in an op.
type face uint16

// font is one cut of one typeface.
type font uint8

const (
	sans font = iota
	sansBold
	sansItalic
	serif
	serifBold
	serifItalic
	fonts
)

var fontFiles = [fonts]string{
	"inter/regular", "inter/semibold", "inter/italic",
	"source-serif-4/regular", "source-serif-4/semibold", "source-serif-4/italic",
}

// sources parse each font once, when it is first used.
var sources = func() (out [fonts]func() *text.GoTextFaceSource) {
	for i, name := range fontFiles {
		out[i] = sync.OnceValue(func() *text.GoTextFaceSource {
			b, err := assets.Fonts.ReadFile("fonts/" + name + ".ttf")
			if err != nil {
				panic(fmt.Sprintf("kit: font %s is not embedded: %v", name, err))
			}
			source, err := text.NewGoTextFaceSource(bytes.NewReader(b))
			if err != nil {
				panic(fmt.Sprintf("kit: font %s cannot be read: %v", name, err))
			}
			return source
		})
	}
	return out
}()

type faceKey struct {
	font    font
	halves  int // size in half pixels
	tabular bool
}

type widthKey struct {
	s string
	f face
}

// The caches are emptied when they pass these limits.
const (
	widthsMax = 20_000
	parasMax  = 2_000
)

// typeset measures text and remembers the answers.
type typeset struct {
	faces  []*text.GoTextFace
	byKey  map[faceKey]face
	widths map[widthKey]float64
	paras  map[paraKey]*para
}

func newTypeset() typeset {
	return typeset{byKey: map[faceKey]face{}, widths: map[widthKey]float64{}, paras: map[paraKey]*para{}}
}

func (t *typeset) begin() {
	if len(t.widths) > widthsMax {
		clear(t.widths)
	}
	if len(t.paras) > parasMax {
		clear(t.paras)
	}
}

func (t *typeset) face(f font, px float64, tabular bool) face {
	k := faceKey{f, int(math.Round(px * 2)), tabular}
	if at, ok := t.byKey[k]; ok {
		return at
	}
	gf := &text.GoTextFace{Source: sources[f](), Size: float64(k.halves) / 2}
	if tabular {
		gf.SetFeature(text.MustParseTag("tnum"), 1)
	}
	t.faces = append(t.faces, gf)
	at := face(len(t.faces) - 1)
	t.byKey[k] = at
	return at
}

// width is the advance of s in pixels.
func (t *typeset) width(s string, f face) float64 {
	k := widthKey{s, f}
	w, ok := t.widths[k]
	if !ok {
		w = text.AdvanceAt(s, len(s), t.faces[f])
		t.widths[k] = w
	}
	return w
}

// caretX is where a caret before byte at of s stands.
func (t *typeset) caretX(s string, at int, f face) float64 { return text.AdvanceAt(s, at, t.faces[f]) }

// Missing returns the letters of s that one of the fonts lacks, so that a test can keep them out of the texts.
func Missing(s string) string {
	var lacks strings.Builder
	for _, r := range s {
		for _, source := range sources {
			g := text.AppendLazyGlyphs(nil, string(r), &text.GoTextFace{Source: source(), Size: theme.Body}, nil)
			if len(g) > 0 && g[0].GID == 0 {
				lacks.WriteRune(r)
				break
			}
		}
	}
	return lacks.String()
}
