package kit_test

import (
	"image"
	"strings"
	"testing"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
)

func TestFaults(t *testing.T) {
	// Each fault that only the display list shows is found, also below the fold of a scroll area.
	const text = "Twelve turns to talk it down"
	at := func(x, y int) kit.Rect { return image.Rect(x, y, x+600, y+40) }
	for want, draw := range map[string]func(u *kit.UI){
		"": func(u *kit.UI) {
			u.Label(at(20, 20), text, kit.Style{})
			u.Label(at(20, 60), text, kit.Style{})
		},
		"text over text, drawn over text": func(u *kit.UI) {
			u.Label(at(20, 20), text, kit.Style{})
			u.Label(at(40, 24), text, kit.Style{})
		},
		"painted over": func(u *kit.UI) {
			u.Label(at(20, 20), text, kit.Style{})
			u.Fill(image.Rect(60, 20, 200, 60), theme.Dark.Glass.Back)
		},
		"crossed": func(u *kit.UI) {
			u.Line(kit.Pen{Color: theme.Dark.Glass.Text}, kit.V(0, 0), kit.V(200, 80))
			u.Label(at(20, 20), text, kit.Style{})
			u.Line(kit.Pen{Color: theme.Dark.Glass.Text}, kit.V(0, 100), kit.V(400, 180)) // below a halo, past a text and below a ground
			u.Halo(at(20, 100), text, kit.Style{}, theme.Dark.Glass.Back)
			u.Label(at(300, 80), text, kit.Style{})
			u.Fill(at(200, 140), theme.Dark.Glass.Back)
			u.Label(at(200, 140), text, kit.Style{})
		},
		"shortened, no room": func(u *kit.UI) { u.Label(image.Rect(20, 20, 80, 60), text, kit.Style{}) },
		"drawn over text": func(u *kit.UI) {
			u.Scroll("s", image.Rect(0, 0, 700, 200), "S", func(r *kit.Rect) {
				kit.CutTop(r, 900)
				room := *r
				u.Label(kit.CutTop(r, 40), text, kit.Style{})
				u.Label(kit.CutTop(&room, 40), text, kit.Style{})
			})
		},
		"cut off": func(u *kit.UI) {
			u.Scroll("s", image.Rect(0, 0, 700, 200), "S", func(*kit.Rect) { u.Label(image.Rect(560, 20, 1200, 60), text, kit.Style{}) })
		},
	} {
		u := kit.New(theme.Dark)
		u.Frame(kit.Input{}, small, func(u *kit.UI, _ kit.Rect) { draw(u) })
		var kinds []string
		for _, f := range u.Faults() {
			kinds = append(kinds, f.Kind)
		}
		if got := strings.Join(kinds, ", "); got != want {
			t.Errorf("found %q, want %q", got, want)
		}
	}
}
