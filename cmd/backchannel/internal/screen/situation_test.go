package screen_test

import (
	"fmt"
	"image"
	"strings"
	"testing"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/locale"
	"backchannel/cmd/backchannel/internal/screen"
)

func TestNamesOnTheMap(t *testing.T) {
	// Turn after turn, in both crises, languages and text sizes and in three windows, no name on the map covers a sign, and a
	// line runs below at most three of them, which have a halo.
	for _, crisis := range []string{"usmx-2026,solo,us", "harbour-20,,arden"} {
		for _, language := range []string{locale.English, locale.Spanish} {
			c := strings.Split(crisis, ",")
			p := play(t, small, in(c[0], c[1], c[2], 7), func(d *screen.Deps) {
				d.Settings = func() screen.Settings { return screen.Settings{Language: language, Everything: true} }
			})
			p.abroad = language != locale.English
			p.typed("r")
			seen := map[string]int{}
			for turn := 1; p.has("close") || p.has("aside"); turn++ {
				p.tap("aside")
				p.tap("lesson/off")
				for _, id := range controlsOf(p) {
					if strings.HasPrefix(id, "act/") && turn < 4 {
						p.tap(kit.ID(id))
						p.tap("dialog/yes")
						p.shut()
					}
				}
				p.typed("t")
				if !p.tap("sign") {
					for _, id := range controlsOf(p) {
						if strings.HasPrefix(id, "accept/") && p.tap(kit.ID(id)) {
							break
						}
					}
				}
				p.tap("dialog/yes")
				p.typed("i")
				for _, area := range []kit.Rect{small, large, image.Rect(0, 0, 2560, 1440)} {
					for _, zoom := range []int{100, 200} {
						p.screen, p.u.Device = area, float64(area.Dx()/2560+1)
						p.u.Zoom = float64(zoom) / 100
						p.feed(kit.Input{})
						for name, n := range namesOnMap(p, fmt.Sprintf("%s %s turn %d %v %d %%", c[0], language, turn, area.Max, zoom)) {
							seen[name] += n
						}
					}
				}
				p.screen, p.u.Device = small, 1
				p.u.Zoom = 1
				p.tap("close")
				p.tap("dialog/yes")
				p.tap("next")
			}
			if len(seen) < 6 {
				t.Errorf("%s %s: only %v was seen on the map", c[0], language, seen)
			}
		}
	}
}

// namesOnMap looks at the map that is shown, and returns what it names.
func namesOnMap(p *player, what string) map[string]int {
	land, ok := p.u.Node("map-land")
	if !ok {
		p.t.Errorf("%s: there is no map", what)
		return nil
	}
	names := map[string]int{}
	for _, n := range p.u.Nodes {
		if n.Role != kit.RoleText || !n.Full.In(land.Full) {
			continue
		}
		names[n.Name]++
		for _, sign := range p.u.Nodes {
			if sign.Interactive && strings.HasPrefix(string(sign.ID), "map/") && n.Text.Overlaps(sign.Full) {
				p.t.Errorf("%s: %q covers the sign of %q", what, n.Name, sign.Name)
			}
		}
	}
	crossed := map[string]bool{}
	for _, f := range p.u.Crossed() {
		if f.Node.Full.In(land.Full) {
			crossed[f.Node.Name] = true
		}
	}
	if len(crossed) > 3 {
		p.t.Errorf("%s: a line runs below %v", what, crossed)
	}
	return names
}
