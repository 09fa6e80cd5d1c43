package mapview

import (
	"image"
	"testing"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
)

func TestPictureStays(t *testing.T) {
	// The land is painted again for another size, look or country, and not for what happens on it.
	m := &Map{
		ID: "map", Finding: "Calm.",
		Areas: []Area{{Name: "United States", Side: 0, Country: "840", Label: Point{-98, 40}}, {Name: "Mexico", Side: 1, Country: "484", Label: Point{-102, 24}}},
		Nodes: []Node{{Name: "Washington", At: Point{-77, 39}}, {Name: "Mexico City", At: Point{-99, 19}}},
	}
	var v View
	u := kit.New(theme.Dark)
	keyAt := func(w int, mouse kit.Point) uint64 {
		u.Frame(kit.Input{Mouse: mouse}, image.Rect(0, 0, w, 720), func(u *kit.UI, r kit.Rect) { v.Draw(u, r, m) })
		return v.key
	}
	first := keyAt(1280, kit.Point{})
	m.Finding, m.Nodes[1].State, m.Nodes[1].Says = "News.", News, "a note"
	m.Threads = []Thread{{Name: "The table", From: 0, To: 1}}
	if keyAt(1280, image.Pt(640, 360)) != first {
		t.Error("the land is painted again though only signs and words changed")
	}
	if keyAt(1000, kit.Point{}) == first {
		t.Error("the land keeps the picture of another size")
	}
	u.Theme = theme.Light
	light := keyAt(1280, kit.Point{})
	if light == first {
		t.Error("the land keeps the picture of another look")
	}
	m.Areas[1].Side = -1
	if keyAt(1280, kit.Point{}) == light {
		t.Error("the land keeps the picture of another country")
	}
}

func BenchmarkLand(b *testing.B) {
	// What the first opening of the map costs: the atlas is projected and painted; the picture has still to be shown.
	m := &Map{Areas: []Area{{Side: 0, Country: "840"}, {Side: 1, Country: "484"}}}
	size := image.Rect(0, 0, 900, 420)
	kit.New(theme.Dark).Frame(kit.Input{}, size, func(u *kit.UI, r kit.Rect) {
		for b.Loop() {
			var v View
			v.prepare(u, r, m)
			v.landscape(r.Size(), &theme.Dark.Glass, 1)
		}
	})
}
