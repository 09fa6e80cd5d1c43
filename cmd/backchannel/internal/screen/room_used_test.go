package screen_test

import (
	"testing"

	"backchannel/cmd/backchannel/internal/kit"
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
