package kit_test

import (
	"fmt"
	"image"
	"strings"
	"testing"
	"time"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
)

// run shows one frame of a small screen.
func run(u *kit.UI, draw func(u *kit.UI, r kit.Rect)) { u.Frame(kit.Input{}, small, draw) }

func TestWrap(t *testing.T) {
	// Text grows downwards as its column narrows; a word too long for the column is broken, not lost.
	u := kit.New(theme.Dark)
	spans := []kit.Span{{Text: "The Council "}, {Text: "shall", Bold: true}, {Text: ", within ten days, be notified."}}
	run(u, func(u *kit.UI, _ kit.Rect) {
		line := u.LineHeight(kit.Style{})
		if got := u.TextHeight(1000, kit.Style{}, spans...); got != line {
			t.Errorf("wide: %d, want %d", got, line)
		}
		last := 0
		for w := 300; w > 40; w -= 20 {
			got := u.TextHeight(w, kit.Style{}, spans...)
			if got < last || got%line != 0 {
				t.Errorf("width %d: height %d after %d, lines of %d", w, got, last, line)
			}
			last = got
		}
		r := image.Rect(0, 0, 60, 600)
		u.Text(&r, kit.Style{}, kit.Plain("Nichtangriffsvertragsverhandlungen")...)
	})
	for _, f := range kit.Audit(u.Nodes, small) {
		t.Error(f)
	}
}

func TestWrapPunctuation(t *testing.T) {
	// A change of look inside a word is no place to break: the comma stays with its word.
	u := kit.New(theme.Dark)
	run(u, func(u *kit.UI, _ kit.Rect) {
		word := u.Width("shall", kit.Style{Bold: true})
		spans := []kit.Span{{Text: "It "}, {Text: "shall", Bold: true}, {Text: ","}}
		w := u.Width("It ", kit.Style{}) + word + 2
		if got, want := u.TextHeight(w, kit.Style{}, spans...), 2*u.LineHeight(kit.Style{}); got != want {
			t.Errorf("height %d, want %d", got, want)
		}
	})
}

func TestTextTooHigh(t *testing.T) {
	// Text that is too high shows the lines that fit, and says so.
	u := kit.New(theme.Dark)
	s := strings.Repeat("Each side shall give notice. ", 20)
	run(u, func(u *kit.UI, _ kit.Rect) {
		r := image.Rect(0, 0, 300, 2*u.LineHeight(kit.Style{}))
		u.Text(&r, kit.Style{}, kit.Plain(s)...)
	})
	if len(u.Overflows) != 1 || !u.Nodes[0].Cut || u.Nodes[0].Name != s {
		t.Errorf("overflows %v, node %+v", u.Overflows, u.Nodes[0])
	}
}

func TestToastTime(t *testing.T) {
	// A toast goes away by itself.
	u := kit.New(theme.Dark)
	toasts := func(now time.Duration) (n int) {
		u.Frame(kit.Input{Now: now}, small, func(*kit.UI, kit.Rect) {})
		for _, node := range u.Nodes {
			if node.Role == kit.RoleStatus {
				n++
			}
		}
		return n
	}
	u.Toast("Sent.")
	if n := toasts(time.Second); n != 1 {
		t.Errorf("after a second: %d", n)
	}
	if n := toasts(time.Minute); n != 0 {
		t.Errorf("after a minute: %d", n)
	}
}

func TestToastPlace(t *testing.T) {
	// What is told in passing lies over no control, even where few places are free, goes when it is pressed and then
	// presses nothing below, and is not told twice.
	for _, rows := range []int{1, 10, 40} {
		u := kit.New(theme.Dark)
		pressed, told := 0, 0
		draw := func(u *kit.UI, r kit.Rect) {
			for i := range rows { // a hole is left in the middle of each row
				row := kit.CutTop(&r, 18)
				for k, q := range kit.Cols(row, 300+i, 1, 1) {
					if u.Button(kit.ID("b").Sub(2*i+k), q, fmt.Sprint("Button ", 2*i+k), kit.ButtonOpt{}) {
						pressed++
					}
				}
			}
			for ; told < 3; told++ {
				u.Toast([]string{"The note is on its way. Their envoy answers next turn.", "Filed.", "Filed."}[told])
			}
		}
		at := kit.Point{X: 1, Y: 719}
		feed := func(in kit.Input) {
			in.Mouse = at
			u.Frame(in, small, draw)
		}
		feed(kit.Input{Now: 1})
		var list []kit.Node
		for _, n := range u.Nodes {
			if n.Role == kit.RoleStatus {
				list = append(list, n)
			}
		}
		if len(list) != 2 {
			t.Fatalf("%d rows: %d are told", rows, len(list))
		}
		for _, n := range list {
			for _, o := range u.Nodes {
				if o.Interactive && o.Rect.Overlaps(n.Rect) {
					t.Errorf("%d rows: %q at %v lies over %q at %v", rows, n.Name, n.Rect, o.Name, o.Rect)
				}
			}
		}
		if list[0].Rect.Max.Y < small.Dy()*2/3 {
			t.Errorf("%d rows: %v is far from the foot", rows, list[0].Rect)
		}
		at = list[0].Rect.Min.Add(kit.Point{X: 5, Y: 5})
		feed(kit.Input{Now: 2})
		feed(kit.Input{Now: 3, Pressed: true, Down: true})
		feed(kit.Input{Now: 4, Released: true})
		left := 0
		for _, n := range u.Nodes {
			if n.Role == kit.RoleStatus {
				left++
			}
		}
		if left != 1 || pressed != 0 {
			t.Errorf("%d rows: %d are left, and %d buttons were pressed", rows, left, pressed)
		}
	}
}

func TestToastBesideTexts(t *testing.T) {
	// What is told in passing lies over no text where there is room beside: in the free middle of a foot, at the middle of
	// its height; where a page is full of text it stands over the last of it, not over the head.
	for _, full := range []bool{false, true} {
		u := kit.New(theme.Dark)
		told := false
		u.Frame(kit.Input{Now: 1}, small, func(u *kit.UI, r kit.Rect) {
			u.Label(kit.CutTop(&r, 24), "The head, with the date and the name of the game", kit.Style{})
			foot := kit.CutBottom(&r, 46).Inset(6)
			u.Button("close", kit.CutRight(&foot, 200), "Close", kit.ButtonOpt{})
			u.Label(kit.CutLeft(&foot, 300), "Filed 1 of 2", kit.Style{})
			if full {
				u.Text(&foot, kit.Style{}, kit.Span{Text: strings.Repeat("Words beside the button. ", 8)})
			}
			for r.Dy() > 18 {
				u.Label(kit.CutTop(&r, 18), strings.Repeat("Words of the page. ", 9), kit.Style{Size: theme.Caption})
			}
			if !told {
				u.Toast("Your note is on its way.")
				told = true
			}
		})
		var at kit.Rect
		for _, n := range u.Nodes {
			if n.Role == kit.RoleStatus {
				at = n.Rect
			}
		}
		over := 0
		for _, n := range u.Nodes {
			if n.Role == kit.RoleText && n.Text.Inset(3).Overlaps(at) {
				over++
			}
		}
		button, _ := u.Node("close")
		mid := func(r kit.Rect) int { return (r.Min.Y + r.Max.Y) / 2 }
		if off := mid(at) - mid(button.Rect); !full && (over > 0 || off > 1 || off < -1) {
			t.Errorf("it stands at %v, over %d texts, the button at %v", at, over, button.Rect)
		}
		if full && (at.Empty() || at.Min.Y < small.Dy()*2/3 || at.Overlaps(button.Rect)) {
			t.Errorf("on a full page it stands at %v", at)
		}
	}
}

func TestTooltips(t *testing.T) {
	// A long tooltip keeps its first sentences and the last, in six lines; it stands beside what it tells of, where the
	// least is covered.
	const text = "How near the crisis is to the end of talks. Threats raise it, kind words lower it, most of all where there is trust. Each turn it goes a tenth of the way to 62. A broken promise raises it by 14. Results below 40 raise it too. Words alone do not hold it far below 42. From 70 on the mechanisms rest, and at 100 the talks break down. What the E.U. does is not counted. Press to see what moved it."
	for _, where := range []kit.Rect{image.Rect(20, 440, 240, 500), image.Rect(20, 20, 240, 80), image.Rect(1000, 660, 1260, 710), image.Rect(500, 300, 700, 340)} {
		u := kit.New(theme.Dark)
		for i := range 3 {
			u.Frame(kit.Input{Now: time.Duration(i) * time.Second, Mouse: where.Min.Add(kit.Point{X: 4, Y: 4})}, small, func(u *kit.UI, r kit.Rect) {
				words := image.Rect(where.Min.X, where.Max.Y, min(where.Min.X+500, small.Dx()), min(where.Max.Y+150, small.Dy()))
				if words.Dy() > 20 {
					u.Label(words, strings.Repeat("text ", 12), kit.Style{})
				}
				u.Tip(where, text)
			})
		}
		var tip kit.Node
		for _, n := range u.Nodes {
			if n.Role == kit.RoleTooltip {
				tip = n
			}
		}
		line := u.LineHeight(kit.Style{Size: theme.Caption})
		if tip.Name != text || tip.Rect.Overlaps(where) || !tip.Rect.In(small) {
			t.Errorf("for %v it stands at %v: %q", where, tip.Rect, tip.Name)
		}
		if tip.Rect.Dy() > 6*line+2*u.Px(theme.Gap) {
			t.Errorf("it has %d lines", (tip.Rect.Dy()-2*u.Px(theme.Gap))/line)
		}
		for _, n := range u.Nodes {
			if n.Role == kit.RoleText && n.Text.Inset(3).Overlaps(tip.Rect) {
				t.Errorf("for %v it stands at %v, over the text at %v", where, tip.Rect, n.Text)
			}
		}
	}
}

func TestPressedStays(t *testing.T) {
	// A control in a scroll area stays under the pointer when a press of it makes what stands above it higher or lower.
	u := kit.New(theme.Dark)
	lines := 0
	at := kit.Point{X: 100}
	feed := func(in kit.Input) kit.Rect {
		in.Mouse = at
		u.Frame(in, small, func(u *kit.UI, r kit.Rect) {
			u.Scroll("all", r, "All", func(r *kit.Rect) {
				kit.CutTop(r, 300+30*lines)
				if u.Button("more", kit.CutTop(r, 40), "More", kit.ButtonOpt{}) {
					lines = (lines + 3) % 4
				}
				kit.CutTop(r, 2000)
			})
		})
		n, _ := u.Node("more")
		return n.Rect
	}
	first := feed(kit.Input{})
	at = first.Min.Add(kit.Point{X: 9, Y: 9})
	for i := range 6 {
		feed(kit.Input{Pressed: true, Down: true})
		if now := feed(kit.Input{Released: true}); now != first {
			t.Fatalf("after press %d it stands at %v, not %v", i+1, now, first)
		}
	}
	if lines == 0 {
		t.Error("nothing was pressed")
	}
}

func TestVanished(t *testing.T) {
	// When the focused control goes, shortcuts work again and Tab goes on from its place.
	u := kit.New(theme.Dark)
	field, heard, s := true, 0, ""
	screen := func(u *kit.UI, r kit.Rect) {
		if u.Button("a", kit.CutTop(&r, 40), "A", kit.ButtonOpt{Key: "A"}) {
			heard++
		}
		if field {
			u.Field("f", kit.CutTop(&r, 40), "Note", &s, kit.FieldOpt{})
		}
		u.Button("b", kit.CutTop(&r, 40), "B", kit.ButtonOpt{})
	}
	run(u, screen)
	u.Focus("f")
	u.Frame(kit.Input{Text: "a"}, small, screen)
	if s != "a" || heard != 0 {
		t.Errorf("field %q, shortcut heard %d times", s, heard)
	}
	field = false
	run(u, screen)
	u.Frame(kit.Input{Text: "a"}, small, screen)
	if heard != 1 {
		t.Errorf("shortcut heard %d times", heard)
	}
	u.Frame(kit.Input{Keys: kit.KeyTab}, small, screen)
	if u.Focused() != "b" {
		t.Errorf("Tab went to %q", u.Focused())
	}
}

func TestNested(t *testing.T) {
	// A dialog over a dialog takes the keyboard, and gives it back to the one below.
	u := kit.New(theme.Dark)
	outer, inner := true, false
	screen := func(u *kit.UI, r kit.Rect) {
		u.Button("base", kit.CutTop(&r, 40), "Base", kit.ButtonOpt{})
		if !outer {
			return
		}
		if u.Modal("outer", "Outer", 500, 300, func(r kit.Rect) {
			inner = u.Button("more", kit.CutTop(&r, 40), "More", kit.ButtonOpt{}) || inner
			if inner && u.Modal("inner", "Inner", 300, 200, func(r kit.Rect) {
				u.Button("ok", kit.CutTop(&r, 40), "Fine", kit.ButtonOpt{})
			}) {
				inner = false
			}
		}) {
			outer = false
		}
	}
	for _, step := range []struct {
		key  kit.Keys
		want kit.ID
	}{{0, "more"}, {kit.KeyEnter, "ok"}, {kit.KeyTab, "ok"}, {kit.KeyEscape, "more"}, {kit.KeyEscape, ""}} {
		u.Frame(kit.Input{Keys: step.key}, small, screen)
		if u.Focused() != step.want {
			t.Errorf("after %b: %q, want %q", step.key, u.Focused(), step.want)
		}
	}
	if outer || inner {
		t.Errorf("outer %v, inner %v", outer, inner)
	}
}

func TestMissing(t *testing.T) {
	// The fonts have the letters, signs and arrows that texts may use, and those that they lack are named.
	if got := kit.Missing("áñőřŁşžÆß„“”«»–—…→−×≤≥€°§№½ \u00a0"); got != "" {
		t.Errorf("missing: %q", got)
	}
	if got := kit.Missing("a漢b"); got != "漢" {
		t.Errorf("missing: %q", got)
	}
}

func TestKeysScrollWithoutFocus(t *testing.T) {
	// While no control has the keyboard, its keys scroll the area under the pointer, else the largest.
	u := kit.New(theme.Dark)
	at := kit.Point{X: 1, Y: 719}
	feed := func(keys kit.Keys) {
		u.Frame(kit.Input{Keys: keys, Mouse: at}, small, func(u *kit.UI, r kit.Rect) {
			kit.CutBottom(&r, 40)
			left := kit.CutLeft(&r, 300)
			for id, q := range map[kit.ID]kit.Rect{"left": left, "right": r} {
				u.Scroll(id, q, string(id), func(r *kit.Rect) {
					u.Label(kit.CutTop(r, 40), "First of "+string(id), kit.Style{})
					kit.CutTop(r, 2000)
				})
			}
		})
	}
	top := func(name string) int {
		for _, n := range u.Nodes {
			if n.Name == "First of "+name {
				return n.Full.Min.Y
			}
		}
		return 0
	}
	feed(0)
	left, right := top("left"), top("right")
	feed(kit.KeyPageDown)
	if top("left") != left || top("right") >= right {
		t.Errorf("the larger stands at %d of %d, the smaller at %d of %d", top("right"), right, top("left"), left)
	}
	at = kit.Point{X: 100, Y: 100}
	feed(0)
	right = top("right")
	feed(kit.KeyDown)
	if top("left") >= left || top("right") != right {
		t.Errorf("under the pointer it stands at %d of %d, the other at %d of %d", top("left"), left, top("right"), right)
	}
}
