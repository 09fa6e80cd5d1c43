package screen_test

import (
	"fmt"
	"image"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/screen"
)

func TestBriefUsesItsRoom(t *testing.T) {
	// Where the brief leaves room, the map of the crisis fills it: beside little text, below it in a high window, and in a third
	// column of a wide one; a window without room keeps to the text.
	for _, x := range []struct {
		scenario, plan, seat string
		area                 kit.Rect
		below, beside        bool
	}{
		{"harbour-20", "", "arden", small, false, true},
		{"harbour-20", "", "arden", large, true, false},
		{"usmx-2026", "solo", "us", large, false, true},
		{"usmx-2026", "solo", "us", small, false, false},
	} {
		p := play(t, x.area, in(x.scenario, x.plan, x.seat, 7), everything)
		land, ok := p.u.Node("map-land")
		if ok != (x.below || x.beside) {
			t.Errorf("%s at %v: the brief has a map: %v", x.scenario, x.area.Max, ok)
			continue
		}
		if !ok {
			continue
		}
		text := p.node("brief/1").Full
		if below := land.Full.Min.Y >= text.Max.Y; below != x.below {
			t.Errorf("%s at %v: the map at %v stands below the text at %v: %v", x.scenario, x.area.Max, land.Full, text, below)
		}
		if beside := land.Full.Min.X >= text.Max.X; beside != x.beside {
			t.Errorf("%s at %v: the map at %v stands beside the text at %v: %v", x.scenario, x.area.Max, land.Full, text, beside)
		}
		p.audit("the brief")
	}
}

func TestReportTellsTheCourse(t *testing.T) {
	// The report draws tension from the start to the turn that is over, in its shorter column.
	p := play(t, large, in("harbour-20", "", "arden", 7), everything)
	p.typed("r")
	p.tap("lesson/off")
	p.tap("close")
	p.tap("dialog/yes")
	for turn := 1; turn <= 2; turn++ {
		points := 0
		for p.has(kit.ID("tension").Sub(points)) {
			points++
		}
		if points != turn+1 {
			t.Errorf("after turn %d the course has %d points", turn, points)
		}
		left, right := p.u.ScrollHeight("report/0"), p.u.ScrollHeight("report/1")
		if n := p.node("tension"); max(left-right, right-left) > n.Full.Dy()+80 { // its head included
			t.Errorf("the course at %v stands in the longer column: %d and %d", n.Full, left, right)
		}
		p.tap("next")
		p.tap("close")
		p.tap("dialog/yes")
	}
}

func TestWebFillsItsPage(t *testing.T) {
	// The web of causes reaches to the foot of its page and does not make it scroll.
	p := play(t, large, in("harbour-20", "", "arden", 7), everything)
	p.typed("r")
	p.tap("lesson/off")
	p.endTurn(func(string) {})
	p.endTurn(func(string) {})
	p.typed("y")
	page := p.node("causes").Full
	low := 0
	for i := 0; p.has(kit.ID("web").Sub(i)); i++ {
		low = max(low, p.node(kit.ID("web").Sub(i)).Full.Max.Y)
	}
	if low < page.Max.Y-page.Dy()/4 || p.u.ScrollHeight("causes") > page.Dy() {
		t.Errorf("the web ends at %d of a page %v; its content is %d high", low, page, p.u.ScrollHeight("causes"))
	}
}

func TestWebSpeaksAmounts(t *testing.T) {
	// What the web says moved a number adds up, in the number's own unit, to how far it went; and each amount can be read.
	p := play(t, large, in("harbour-20", "", "arden", 7), everything)
	p.typed("r")
	p.tap("lesson/off")
	p.endTurn(func(string) {})
	p.endTurn(func(string) {})
	p.typed("y")
	amounts := regexp.MustCompile(`\(([+−][0-9.]+)\)`)
	checked := 0
	for i := 0; p.has(kit.ID("web").Sub(i)); i++ {
		n := p.node(kit.ID("web").Sub(i))
		if n.Name != "Tension" {
			continue
		}
		sum := 0.0
		for _, m := range amounts.FindAllStringSubmatch(n.Value, -1) {
			by, err := strconv.ParseFloat(strings.Replace(m[1], "−", "-", 1), 64)
			if err != nil || by == 0 {
				t.Errorf("%q moves nothing", m[0])
			}
			sum += by
			shown := slices.ContainsFunc(p.u.Nodes, func(n kit.Node) bool { return n.Role == kit.RoleText && n.Name == m[1] })
			if !shown {
				t.Errorf("%s stands on no line", m[1])
			}
			checked++
		}
		p.press(kit.ID("web").Sub(i))
		var from, to float64
		if _, err := fmt.Sscanf(p.node("course").Name, "Tension went from %f to %f", &from, &to); err != nil {
			t.Fatalf("%q: %v", p.node("course").Name, err)
		}
		if math.Abs(sum-(to-from)) > 0.5 {
			t.Errorf("%q adds up to %.1f, and tension went from %.1f to %.1f", n.Value, sum, from, to)
		}
		break
	}
	if checked == 0 {
		t.Error("nothing moved tension")
	}
}

func TestTopBarKeepsDateAndTurn(t *testing.T) {
	// Whatever the window and the size of the text, the bar of the room says the date and the turn in full.
	for _, x := range []struct {
		area kit.Rect
		zoom int
	}{{small, 100}, {least, 150}, {least, 200}, {image.Rect(0, 0, 800, 600), 200}, {small, 200}} {
		p := play(t, x.area, in("usmx-2026", "solo", "us", 7), func(d *screen.Deps) {
			d.Settings = func() screen.Settings { return screen.Settings{Everything: true, Zoom: x.zoom, Language: "es"} }
		})
		p.typed("r")
		said := ""
		for _, n := range p.u.Nodes {
			if n.Role == kit.RoleText && n.Full.Max.Y <= p.node("menu").Full.Max.Y+16 && !n.Cut {
				said += n.Name + " | "
			}
		}
		if !strings.Contains(said, "9 de ene") && !strings.Contains(said, "9 ene") || !strings.Contains(said, "turno 1 de 12") {
			t.Errorf("%v at %d: the bar says %q", x.area.Max, x.zoom, said)
		}
		for key, opens := range map[string]kit.ID{"g": "glossary", "?": "helping"} {
			p.typed(key)
			if !p.has(opens) {
				t.Errorf("%v at %d: %s does not open %s", x.area.Max, x.zoom, key, opens)
			}
			p.key(kit.KeyEscape)
		}
	}
}
