package screen_test

import (
	"strings"
	"testing"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/screen"
)

// hinted plays usmx-2026 with settings that are kept in memory, in a language.
func hinted(t *testing.T, area kit.Rect, language string, kept *screen.Settings) *player {
	p := play(t, area, in("usmx-2026", "solo", "us", 7), func(d *screen.Deps) {
		d.Language = language
		d.Settings = func() screen.Settings { return *kept }
		d.Keep = func(s screen.Settings) error { *kept = s; return nil }
	})
	p.abroad = language != "en"
	p.typed("r")
	p.toRoom()
	p.unguided()
	return p
}

func TestHints(t *testing.T) {
	// Each page says once what can be done there: until it is dismissed, or the page is left; also in the next game. All
	// come again when asked for, and none where they are not wanted.
	pages := []string{"T", "H", "U", "D", "I", "L"}
	for _, language := range []string{"en", "es"} {
		kept := screen.Settings{Everything: true}
		p := hinted(t, large, language, &kept)
		for i, key := range pages {
			p.typed("O")
			p.typed(key)
			if !p.has("hint") {
				t.Errorf("%s: page %s has no hint", language, key)
				continue
			}
			p.audit("hint of " + key)
			if i == 0 {
				p.press("hint/ok")
				if p.has("hint") {
					t.Error("a hint that was dismissed is still there")
				}
			}
		}
		p.typed("O")
		if len(strings.Fields(kept.Hinted)) != len(pages) {
			t.Errorf("%s: read are %v", language, kept.Hinted)
		}
		p = hinted(t, large, language, &kept)
		for _, key := range pages {
			p.typed(key)
			if p.has("hint") {
				t.Errorf("%s: page %s says it twice", language, key)
			}
		}
	}
	kept := screen.Settings{Everything: true, Hinted: "talks"}
	p := play(t, large, func(d *screen.Deps) {
		d.Settings = func() screen.Settings { return kept }
		d.Keep = func(s screen.Settings) error { kept = s; return nil }
	})
	p.press("settings")
	p.press("hints/again")
	if kept.Hinted != "" {
		t.Errorf("read are %v", kept.Hinted)
	}
	p.press("hints")
	if !kept.NoHints {
		t.Fatal("hints are still wanted")
	}
	p = hinted(t, large, "en", &kept)
	p.typed("T")
	if p.has("hint") || kept.Hinted != "" {
		t.Error("a hint is shown that nobody wants")
	}
}

func TestHintFolds(t *testing.T) {
	// A hint that was read folds to a button behind the tabs, where these leave room, so that it takes none from the page;
	// the help has it in any case. Pressed, the button brings the hint back until it is dismissed or the page is left.
	for language, zoom := range map[string]int{"en": 200, "es": 100} {
		kept := screen.Settings{Everything: true, Zoom: zoom}
		p := hinted(t, small, language, &kept)
		p.turns(1) // the causes have a page from the second turn on: two rows of tabs
		p.typed("h")
		if !p.has("hint") || p.has("hint/again") {
			t.Fatalf("%s: the first visit has no hint, or two", language)
		}
		p.press("hint/ok")
		top := p.node("chambers").Full.Min.Y
		desk, button := p.node("desk").Rect, p.node("hint/again")
		if p.has("hint") || !button.Rect.In(desk) || button.Rect.Empty() {
			t.Errorf("%s: the button stands at %v, the tabs at %v", language, button.Rect, desk)
		}
		p.audit("folded")
		p.press("hint/again")
		if !p.has("hint") || p.has("hint/again") || p.node("chambers").Full.Min.Y <= top {
			t.Errorf("%s: the button does not bring the hint back", language)
		}
		p.audit("again")
		p.typed("o")
		p.typed("h")
		if p.has("hint") {
			t.Errorf("%s: the hint stays though the page was left", language)
		}
		said := "Press a bill to see its path"
		if language == "es" {
			said = "Oprime un proyecto de ley"
		}
		p.press("help")
		if !p.says(said) {
			t.Errorf("%s: the help does not say what can be done here", language)
		}
		p.audit("help")
	}
}

func TestGuideInPlaceOfHints(t *testing.T) {
	// What the guide explains no hint does.
	p := play(t, large)
	p.press("new")
	p.press("begin")
	p.press("go")
	p.typed("T")
	if !p.has("lesson") || p.has("hint") {
		t.Error("the guide and a hint speak at once, or neither does")
	}
	p.press("lesson/off")
	if !p.has("hint") {
		t.Error("without the guide the page says nothing")
	}
}
