package kit_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
)

// guest plays a page of controls without a window.
type guest struct {
	*player
	d *page
}

func visit(t testing.TB, screen kit.Rect, th theme.Theme, zoom float64) *guest {
	g := &guest{&player{t: t, u: kit.New(th), screen: screen}, newPage()}
	g.u.Zoom = zoom
	g.draw = g.d.frame
	g.feed(kit.Input{})
	return g
}

func (g *guest) typed(s string) { g.feed(kit.Input{Text: s}) }

func (g *guest) count(role kit.Role) (n int) {
	for i := range g.u.Nodes {
		if g.u.Nodes[i].Role == role {
			n++
		}
	}
	return n
}

func TestEveryThemeAndSize(t *testing.T) {
	// In every theme, from 80 to 200 %, on the smallest and the usual window: nothing is clipped, shortened or covered.
	for _, th := range theme.All {
		for _, zoom := range []float64{0.8, 1, 1.5, 2} {
			for _, screen := range []kit.Rect{small, large} {
				g := visit(t, screen, th, zoom)
				for range 3 {
					for _, f := range kit.Audit(g.u.Nodes, screen) {
						t.Errorf("%s %v %v: %v", th.ID, zoom, screen.Max, f)
					}
					g.u.Focus("left")
					g.key(kit.KeyPageDown)
				}
				for _, id := range []kit.ID{"actions", "country"} {
					g.u.Show(id)
					g.feed(kit.Input{})
					g.key(kit.KeyEnter)
					for _, f := range kit.Audit(g.u.Nodes, screen) {
						t.Errorf("%s %v %v, %s open: %v", th.ID, zoom, screen.Max, id, f)
					}
					g.key(kit.KeyEscape)
				}
			}
		}
	}
}

func TestZoomBounds(t *testing.T) {
	// Text is never larger than 200 % nor smaller than 80 %, whatever the settings say.
	height := func(zoom float64) int {
		g := visit(t, large, theme.Dark, zoom)
		return g.u.LineHeight(kit.Style{})
	}
	if height(9) != height(2) || height(0.1) != height(0.8) || height(0.8) >= height(1) {
		t.Errorf("line heights: 9: %d, 2: %d, 0.1: %d, 0.8: %d", height(9), height(2), height(0.1), height(0.8))
	}
}

func TestSelect(t *testing.T) {
	// A select opens, moves, finds by letters, refuses what is off, chooses, and leaves all as it was on Escape.
	g := visit(t, large, theme.Dark, 1)
	g.u.Focus("country")
	g.key(kit.KeySpace)
	if n := g.node("country"); !n.On || n.Active != "country/rows/1" {
		t.Fatalf("not open: %+v", n)
	}
	if n := g.node("country/rows"); n.Role != kit.RoleList || n.Layer == 0 {
		t.Errorf("the list: %+v", n)
	}
	g.key(kit.KeyDown)
	g.key(kit.KeyDown)
	g.key(kit.KeyEnter) // Colombia is off
	if g.d.country != 1 || !g.node("country").On {
		t.Errorf("chose %d, or the list is shut", g.d.country)
	}
	if n := g.node("country/rows/3"); !n.Disabled || n.Value != countries[3].Off {
		t.Errorf("the row that is off: %+v", n)
	}
	g.typed("m")
	g.key(kit.KeyEnter)
	g.value("country", "México")
	g.key(kit.KeyUp) // shut: chooses at once, past what is off
	g.key(kit.KeyUp)
	g.value("country", "Chile")
	g.typed("a")
	g.value("country", "Argentina")
	g.key(kit.KeyEnter)
	g.key(kit.KeyEnd)
	g.key(kit.KeyEscape)
	g.value("country", "Argentina")
	g.focused("country")
	g.key(kit.KeyEnter)
	g.key(kit.KeyDown)
	g.key(kit.KeyTab) // takes what the list points at, and goes on
	g.value("country", "Brazil")
	g.focused("none")
	g.value("none", "Choose one")
}

func TestSelectPointer(t *testing.T) {
	// By pointer: open, choose a row that lies over other controls; a press elsewhere shuts and presses nothing.
	g := visit(t, large, theme.Dark, 1)
	g.click("country")
	g.click("country/rows/4")
	g.value("country", "Ecuador")
	if g.d.none != -1 || g.d.aids != true {
		t.Error("the press went through the list")
	}
	g.click("country")
	g.click("country/rows/3")
	g.value("country", "Ecuador")
	g.click("aids")
	if !g.d.aids || g.node("country").On {
		t.Error("a press elsewhere pressed there, or left the list open")
	}
	g.click("aids")
	if g.d.aids {
		t.Error("the second press does nothing")
	}
	g.click("shut")
	if g.node("shut").On || !g.node("shut").Disabled {
		t.Error("a select that is off opens")
	}
	g.tipped("shut", "The list is settled at the start")
}

// tipped checks the tooltip of a control that the keyboard reaches.
func (g *guest) tipped(id kit.ID, want string) {
	g.t.Helper()
	g.u.Show(id)
	g.feed(kit.Input{})
	i := slices.IndexFunc(g.u.Nodes, func(n kit.Node) bool { return n.Role == kit.RoleTooltip })
	if i < 0 || g.u.Nodes[i].Name != want {
		g.t.Errorf("%s: no tooltip %q", id, want)
	}
}

func TestMenu(t *testing.T) {
	// A menu opens by press, arrow and its letter, picks by Enter and by pointer, and names what costs too much.
	g := visit(t, large, theme.Dark, 1)
	g.typed("a")
	if g.count(kit.RoleMenuItem) != len(actions) {
		t.Fatalf("%d items", g.count(kit.RoleMenuItem))
	}
	g.key(kit.KeyDown)
	g.key(kit.KeyEnter)
	if len(g.d.picked) > 0 {
		t.Error("picked what is off")
	}
	if n := g.node("actions/rows/1"); n.Value != "3 capital, You need 3 capital and have 2" {
		t.Errorf("item: %q", n.Value)
	}
	g.key(kit.KeyEnd)
	g.key(kit.KeyEnter)
	g.focused("actions")
	g.click("actions")
	g.click("actions/rows/0")
	g.key(kit.KeyUp)
	g.key(kit.KeyTab)
	if g.count(kit.RoleMenu) != 0 {
		t.Error("Tab left the menu open")
	}
	if !slices.Equal(g.d.picked, []int{2, 0}) {
		t.Errorf("picked %v", g.d.picked)
	}
}

func TestSlider(t *testing.T) {
	// Keys step, page and jump; the pointer drags in steps; what is off stays and says why.
	g := visit(t, large, theme.Dark, 1)
	g.u.Focus("volume")
	for _, step := range []struct {
		key  kit.Keys
		want string
	}{{kit.KeyRight, "45 %"}, {kit.KeyDown, "40 %"}, {kit.KeyPageUp, "50 %"}, {kit.KeyEnd, "100 %"}, {kit.KeyUp, "100 %"}, {kit.KeyHome, "0 %"}} {
		g.key(step.key)
		g.value("volume", step.want)
	}
	r := g.node("volume").Rect
	g.mouse = kit.Point{X: r.Min.X + r.Dx()/4, Y: r.Min.Y + r.Dy()/2}
	g.feed(kit.Input{Down: true, Pressed: true})
	first := g.d.volume
	g.mouse.X += r.Dx() / 4
	g.feed(kit.Input{Down: true})
	if g.d.volume <= first || first == 0 || g.d.volume%5 != 0 {
		t.Errorf("dragged from %d to %d", first, g.d.volume)
	}
	if e := g.node("volume"); e.Most != 100 || e.Now != float64(g.d.volume) {
		t.Errorf("the node says %+v", e)
	}
	g.feed(kit.Input{Released: true})
	g.u.Focus("zoom")
	g.key(kit.KeyEnd)
	g.value("zoom", "100 %")
	g.tipped("zoom", "The teacher has set it")
}

func TestOff(t *testing.T) {
	// A control that is off can be reached, cannot be used, and says why.
	g := visit(t, large, theme.Dark, 1)
	for id, why := range map[kit.ID]string{"motion": "Your system asks for no motion", "steps": "Sealed", "locked": "It was sealed", "b/2": "The Council has not voted yet"} {
		g.tipped(id, why)
		if !g.node(id).Disabled {
			t.Errorf("%s is not told as disabled", id)
		}
		g.key(kit.KeySpace)
		g.key(kit.KeyRight)
		g.typed("x")
	}
	if g.d.off || g.d.steps != 0 || g.d.locked != "Sealed on 23 January" {
		t.Errorf("changed: %+v", g.d)
	}
}

func TestTable(t *testing.T) {
	// A table of many rows asks for those in view only, sorts both ways and back, and keeps the choice in view.
	g := visit(t, large, theme.Dark, 1)
	if n := g.d.rows; n > 3*40 {
		t.Errorf("asked for %d cells of %d rows", n, tableRows)
	}
	g.u.Focus("trade")
	g.key(kit.KeyDown)
	g.key(kit.KeyDown)
	if g.d.table.Row != 1 {
		t.Errorf("row %d is chosen", g.d.table.Row)
	}
	g.key(kit.KeyEnter)
	if g.d.entered != "Avocados 0" {
		t.Errorf("entered %q", g.d.entered)
	}
	g.key(kit.KeyHome)
	g.key(kit.KeyUp) // into the head
	g.key(kit.KeyRight)
	g.key(kit.KeyEnter)
	if h := g.node("trade/head/1"); h.Sorted != 1 || g.node("trade").Active != "trade/head/1" {
		t.Errorf("head %+v", h)
	}
	g.sorted(func(a, b int) bool { return a <= b })
	g.key(kit.KeyEnter)
	g.sorted(func(a, b int) bool { return a >= b })
	if n := g.node(kit.ID("trade").Sub(0)); n.Rect.Empty() {
		t.Error("the chosen row went out of view")
	}
	g.click("trade/head/1")
	if g.d.table.Sort != 0 {
		t.Errorf("sorted by %d", g.d.table.Sort)
	}
	g.click("trade/head/2") // does not sort
	if g.d.table.Sort != 0 {
		t.Error("a column without an order sorts")
	}
	g.key(kit.KeyDown)
	g.key(kit.KeyEnd)
	if n := g.node(kit.ID("trade").Sub(tableRows - 1)); n.Rect.Empty() || n.Pos != tableRows || n.Count != tableRows {
		t.Errorf("the last row: %+v", n)
	}
	if n := g.node(kit.ID("trade").Sub(tableRows - 1)); n.Name != sector(tableRows-1) || !strings.Contains(n.Value, "Side theirs theirs") {
		t.Errorf("the last row says %q, %q", n.Name, n.Value)
	}
}

// sorted checks the order of the rows in view.
func (g *guest) sorted(ok func(a, b int) bool) {
	g.t.Helper()
	last, n := -1, 0
	for _, node := range g.u.Nodes {
		if node.Role != kit.RoleRow || node.Pos == 0 {
			continue
		}
		i := slices.IndexFunc(g.u.Nodes, func(c kit.Node) bool { return c.ID == node.ID.Sub(1) })
		v := 0
		for _, r := range g.u.Nodes[i].Name {
			v = v*10 + int(r-'0')
		}
		if n > 0 && !ok(last, v) {
			g.t.Errorf("%d stands before %d", last, v)
		}
		last, n = v, n+1
	}
	if n < 3 {
		g.t.Errorf("only %d rows", n)
	}
}

func TestFeed(t *testing.T) {
	// A feed lays out what is near the view, keeps its place while heights become known, and Tab reaches what is below.
	g := visit(t, large, theme.Dark, 1)
	if len(g.d.shown) > 30 {
		t.Errorf("%d items were laid out", len(g.d.shown))
	}
	clear(g.d.shown)
	g.feed(kit.Input{})
	if len(g.d.shown) > 20 {
		t.Errorf("%d items are laid out each time", len(g.d.shown))
	}
	g.u.Focus("answer/0")
	g.feed(kit.Input{})
	for i := 1; i < 12; i++ {
		g.key(kit.KeyTab) // the link of the next item
		g.key(kit.KeyTab)
		want := kit.ID("answer").Sub(i)
		g.focused(want)
		if n, ok := g.u.Node(want); !ok || n.Rect != n.Full {
			t.Fatalf("%s is out of view: %+v", want, n)
		}
	}
	g.u.Focus("feed")
	g.key(kit.KeyEnd)
	for range 4 {
		g.feed(kit.Input{})
		g.key(kit.KeyEnd)
	}
	if n, ok := g.u.Node("item/399"); !ok || n.Rect.Empty() {
		t.Error("the end is not in view")
	}
}

func TestLinks(t *testing.T) {
	// A word that leads elsewhere is a link: Tab stops there, Enter and press follow it, the tooltip says what it means.
	g := visit(t, large, theme.Dark, 1)
	g.u.Show("link/glossary/win-set/0")
	g.feed(kit.Input{})
	n := g.node("link/glossary/win-set/0")
	if n.Role != kit.RoleLink || n.Name != "win-set" || n.Value != "What win-set means" {
		t.Errorf("link: %+v", n)
	}
	g.tipped("link/glossary/win-set/0", "What win-set means")
	g.key(kit.KeyEnter)
	if g.d.followed != "glossary/win-set" {
		t.Errorf("followed %q", g.d.followed)
	}
	g.click("link/glossary/reservation/0")
	if g.d.followed != "glossary/reservation" {
		t.Errorf("followed %q", g.d.followed)
	}
}

func TestGlide(t *testing.T) {
	// A number glides to its new place and then costs nothing; with no motion it is there at once.
	for _, still := range []bool{false, true} {
		u := kit.New(theme.Dark)
		u.Still = still
		to, got := 0.0, 0.0
		at := func(ms int) float64 {
			u.Frame(kit.Input{Now: time.Duration(ms) * time.Millisecond}, small, func(u *kit.UI, _ kit.Rect) { got = u.Glide("x", to) })
			return got
		}
		at(1000)
		to = 100
		a, b, c := at(1016), at(1090), at(1400)
		if still && (a != 100 || b != 100) || !still && (a != 0 || b <= 50 || b >= 100) || c != 100 {
			t.Errorf("still %v: %v, %v, %v", still, a, b, c)
		}
	}
}

func TestLowLadder(t *testing.T) {
	// Where not all rungs have room, those around the marker are shown, none over another; the node tells the whole.
	for at := range rungs {
		u := kit.New(theme.Dark)
		u.Zoom = 2
		u.Frame(kit.Input{}, small, func(u *kit.UI, r kit.Rect) {
			u.Ladder("l", kit.Rect{Min: r.Min, Max: kit.Point{X: 900, Y: 200}}, kit.Ladder{Name: "Escalation", Rungs: rungs, At: at, Was: at, Danger: 6})
		})
		n, ok := u.Node(kit.ID("l").Sub(at))
		if !ok || !n.Full.In(small) || n.Name != rungs[at] {
			t.Errorf("rung %d is not shown: %+v", at, n)
		}
		for _, f := range kit.Audit(u.Nodes, small) {
			if f.Kind != "shortened" {
				t.Errorf("rung %d: %v", at, f)
			}
		}
	}
}

func TestPointAt(t *testing.T) {
	// A frame that points at a control covers no other one, and its arrow no text, wherever the control stands; those who
	// hear the screen are told.
	var frame, arrow kit.Rect
	for at := range 3 {
		u := kit.New(theme.Dark)
		u.Frame(kit.Input{}, small, func(u *kit.UI, r kit.Rect) {
			row := kit.CutTop(&r, 40)
			open := 0
			u.Tabs("tabs", row, "Pages", []string{"One", "Two", "Three"}, &open)
			n, _ := u.Node(kit.ID("tabs").Sub(at))
			frame, arrow = u.PointAt(n, "Here: "+n.Name, u.Theme.Glass.Focus)
		})
		one, _ := u.Node(kit.ID("tabs").Sub(at))
		for _, n := range u.Nodes {
			if n.Role == kit.RoleTab && n.ID != one.ID && (n.Rect.Overlaps(frame) || n.Rect.Overlaps(arrow)) {
				t.Errorf("%v and %v around %s cover %s", frame, arrow, one.Name, n.Name)
			}
		}
		told, ok := u.Node(one.ID + "/pointed")
		if !ok || told.Name != "Here: "+one.Name || arrow.Empty() || !one.Rect.Inset(1).In(frame) {
			t.Errorf("%s at %v: told %q, frame %v, arrow %v", one.Name, one.Rect, told.Name, frame, arrow)
		}
	}
}
