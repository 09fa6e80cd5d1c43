package screen_test

import (
	"strings"
	"testing"
	"time"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/screen"
)

func TestTabLetters(t *testing.T) {
	// The letter that opens a page stands on its tab also where the tabs need two rows anyway, and else in its tooltip.
	for _, language := range []string{"en", "es"} {
		for _, zoom := range []int{100, 150, 200} {
			p := play(t, small, in("usmx-2026", "solo", "us", 7), func(d *screen.Deps) {
				d.Settings = func() screen.Settings { return screen.Settings{Zoom: zoom, Language: language, Everything: true} }
			})
			p.abroad = language != "en"
			p.typed("r")
			p.press("aside")
			p.turns(1)
			letters, tabs := 0, 0
			for i := 0; p.has(kit.ID("desk").Sub(i)); i++ {
				tabs++
				n := p.node(kit.ID("desk").Sub(i))
				if strings.HasSuffix(n.Name, ")") {
					letters++
					continue
				}
				p.mouse = n.Rect.Min.Add(n.Rect.Size().Div(2))
				p.feed(kit.Input{})
				p.now += time.Second
				p.feed(kit.Input{})
				tip := ""
				for _, o := range p.u.Nodes {
					if o.Role == kit.RoleTooltip {
						tip = o.Name
					}
				}
				if len(strings.TrimSpace(tip)) == 0 || !strings.Contains(tip, ": ") {
					t.Errorf("%s at %d: the tooltip of %q is %q", language, zoom, n.Name, tip)
				}
			}
			if language == "es" && zoom == 100 && (letters != tabs || tabs < 9) {
				t.Errorf("%s at %d: %d of %d tabs have letters", language, zoom, letters, tabs)
			}
		}
	}
}

func TestHeaderRoom(t *testing.T) {
	// Where the head of the room is narrow the seed gives way before the word that the game is saved.
	for _, zoom := range []int{100, 200} {
		p := play(t, small, in("harbour-20", "", "arden", 7), func(d *screen.Deps) {
			d.Settings = func() screen.Settings { return screen.Settings{Zoom: zoom, Language: "es"} }
		})
		p.abroad = true
		p.typed("r")
		saved, seed := false, false
		for _, n := range p.u.Nodes {
			saved, seed = saved || n.Name == "guardada", seed || n.Name == "semilla 7"
		}
		if !saved || seed != (zoom == 100) {
			t.Errorf("at %d %%: saved %v, seed %v", zoom, saved, seed)
		}
	}
}

func TestHelpListsThePagesThereAre(t *testing.T) {
	// The help names the letters of the pages that the desk shows, and no others.
	p := play(t, large, in("usmx-2026", "solo", "us", 7), everything)
	p.typed("r")
	p.tap("aside")
	p.typed("?")
	said := ""
	for _, n := range p.u.Nodes {
		said += n.Name + "\n"
	}
	if !strings.Contains(said, "open: Orders, Talks, ") || !strings.Contains(said, "Library\n") || strings.Contains(said, "World") {
		t.Error("the help does not name the pages of the desk")
	}
}
