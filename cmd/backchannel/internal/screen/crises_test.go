package screen_test

import (
	"fmt"
	"strings"
	"testing"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/library"
	"backchannel/cmd/backchannel/internal/screen"
)

const crises = "../../../../engine/crisis/testdata/"

// everything is the settings of somebody who wants to see it all from the first turn.
func everything(d *screen.Deps) {
	d.Settings = func() screen.Settings { return screen.Settings{Everything: true} }
}

// openAll opens what is folded on the screen, one after the other, and looks at each.
func openAll(p *player, look func(string)) {
	for range 40 {
		next := kit.ID("")
		for _, n := range p.u.Nodes {
			if n.Role == kit.RoleButton && n.Value == p.u.Say("shut") && !n.Disabled && !strings.HasPrefix(string(n.ID), "happened") && n.ID != "lesson/open" {
				next = n.ID
				break
			}
		}
		if next == "" {
			return
		}
		before := len(p.u.Nodes)
		p.press(next)
		look("open " + string(next))
		if n, ok := p.u.Node(next); ok && n.Value == p.u.Say("open") && len(p.u.Nodes) > before && once(p, next) {
			continue
		}
		return
	}
}

// once tells whether a fold stays open when the next is opened; of some only one is open at a time.
func once(_ *player, id kit.ID) bool {
	for _, one := range []string{"open/", "bill/", "chamber/"} {
		if strings.HasPrefix(string(id), one) {
			return false
		}
	}
	return true
}

// turnAround looks at every page of the desk.
func (p *player) turnAround(look func(string)) {
	for i := 0; p.has(kit.ID("desk").Sub(i)); i++ {
		p.press(kit.ID("desk").Sub(i))
		look("pane " + p.node(kit.ID("desk").Sub(i)).Name)
		openAll(p, look)
	}
	p.press("desk/0")
}

func TestCrises(t *testing.T) {
	// Every page of every small crisis has room for its texts, in each seat of each plan, turn by turn to the debrief.
	for _, name := range []string{"accord", "isles", "delta", "quarry"} {
		s, err := library.Open(crises + name)
		if err != nil {
			t.Fatal(err)
		}
		for _, plan := range s.Plans {
			for n, seat := range plan.Seats {
				area := []kit.Rect{small, large, least}[n%3]
				t.Run(fmt.Sprintf("%s %s %s", name, plan.ID, seat.ID), func(t *testing.T) {
					p := play(t, area, in(crises+name, plan.ID, seat.ID, 3), everything)
					look := func(what string) { p.audit(what) }
					look("brief")
					openAll(p, look)
					p.typed("r")
					for turn := 0; turn < 14 && !p.has("again"); turn++ {
						if p.has("aside") {
							look("set piece")
							p.press("aside")
						}
						if turn%2 == 0 {
							p.turnAround(look)
						}
						if p.has("calendar") && turn == 1 {
							p.press("calendar")
							look("calendar")
							p.press("dialog/done")
						}
						p.endTurn(look)
					}
					p.want("Play again")
					look("debrief")
				})
			}
		}
	}
}

func TestSkins(t *testing.T) {
	// Invented names can be chosen, and have room; no page and no place on the map says a real one.
	p := play(t, small)
	real, err := library.Open("usmx-2026")
	if err != nil {
		t.Fatal(err)
	}
	hidden := func(what string) {
		for _, x := range real.Map.Areas {
			if p.says(x.Name) {
				t.Errorf("%s says %q", what, x.Name)
			}
		}
		for _, x := range real.Map.Sites {
			if p.says(x.Name) {
				t.Errorf("%s says %q", what, x.Name)
			}
		}
	}
	p.press("new")
	p.press("scenarios/1")
	p.level("skin", 1)
	p.audit("choose")
	p.press("begin")
	for _, real := range []string{"Mexico", "United States", "US Executive"} {
		if p.says(real) {
			t.Errorf("the brief says %q", real)
		}
	}
	p.audit("brief")
	openAll(p, func(what string) { p.audit(what) })
	p.typed("r")
	if p.has("aside") {
		p.audit("set piece")
		p.press("aside")
	}
	p.turnAround(func(what string) {
		p.audit(what)
		hidden(what)
	})
	p.endTurn(func(what string) { p.audit(what) })
	p.typed("i")
	if n := p.node("map-land"); n.Name != "Valdera, Corvia" {
		t.Errorf("the map shows %q", n.Name)
	}
	hidden("the map")
	p.want("Freight bridge")
}

func TestSharedBorder(t *testing.T) {
	// The large crisis has room on every page, for a cabinet of each side and for single offices, at every size.
	for _, x := range []struct {
		plan, seat string
		area       kit.Rect
		zoom       int
	}{
		{"solo", "us", small, 100},
		{"solo", "mx", large, 100},
		{"solo", "us", least, 100},
		{"solo", "mx", small, 150},
		{"offices", "us_state", small, 100},
		{"offices", "us_congress", small, 100},
		{"offices", "io", large, 150},
		{"offices", "press", least, 100},
	} {
		t.Run(fmt.Sprintf("%s %s %v at %d", x.plan, x.seat, x.area.Max, x.zoom), func(t *testing.T) {
			p := play(t, x.area, in("usmx-2026", x.plan, x.seat, 5), func(d *screen.Deps) {
				d.Settings = func() screen.Settings { return screen.Settings{Everything: true, Zoom: x.zoom} }
			})
			look := func(what string) { p.audit(what) }
			look("brief")
			openAll(p, look)
			p.typed("r")
			for range 2 {
				if p.has("aside") {
					look("set piece")
					p.press("aside")
				}
				p.turnAround(look)
				if !p.has("desk/4") {
					t.Error("not every page is there")
				}
				p.endTurn(look)
			}
		})
	}
}
