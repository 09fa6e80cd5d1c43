package kit

import (
	"image"
	"strings"
	"testing"
	"time"

	"backchannel/cmd/backchannel/internal/theme"
)

func TestThumb(t *testing.T) {
	// The thumb stays in its track, also in the frames in which the wheel, a key or a finger would move the content past
	// an end, and while what it scrolls becomes shorter.
	u := New(theme.Dark)
	area := image.Rect(20, 20, 420, 320)
	rows := 40
	now := time.Duration(0)
	frame := func(what string, in Input) {
		t.Helper()
		now += 16 * time.Millisecond
		in.Now = now
		if in.Mouse == (Point{}) {
			in.Mouse = image.Pt(200, 200)
		}
		u.Frame(in, image.Rect(0, 0, 640, 480), func(u *UI, r Rect) {
			u.Scroll("area", area, "Area", func(r *Rect) {
				for range rows {
					u.Label(CutTop(r, 30), "row", Style{})
				}
			})
		})
		bars := 0
		for _, o := range u.ops[0] {
			if o.kind == opFill && o.rect.Min.X >= area.Max.X-u.Px(12) && o.rect.Dx() <= u.Px(12) {
				bars++
				if !o.rect.In(area) {
					t.Errorf("%s: a part of the bar at %v leaves %v", what, o.rect, area)
				}
			}
		}
		if bars != 2 {
			t.Errorf("%s: %d parts of a bar, want track and thumb", what, bars)
		}
	}
	frame("first", Input{})
	for _, by := range []float64{-1, 1} {
		for range 30 {
			frame("wheel", Input{Wheel: by})
			frame("after the wheel", Input{})
		}
	}
	for range 30 {
		frame("page down", Input{Keys: KeyPageDown})
	}
	frame("page down at the end", Input{Keys: KeyPageDown})
	frame("finger", Input{Touch: true, Pressed: true, Down: true, Mouse: image.Pt(200, 300)})
	for y := 280; y > 0; y -= 20 {
		frame("finger", Input{Touch: true, Down: true, Mouse: image.Pt(200, y)})
	}
	frame("finger", Input{Touch: true, Released: true, Mouse: image.Pt(200, 10)})
	rows = 15
	frame("shorter", Input{Wheel: -1})
	frame("at the end", Input{Wheel: -1})
	bar := image.Pt(area.Max.X-2, area.Max.Y-4)
	frame("thumb", Input{Pressed: true, Down: true, Mouse: bar})
	frame("thumb", Input{Down: true, Mouse: bar.Add(image.Pt(0, 90))})
	frame("thumb", Input{Released: true, Mouse: bar.Add(image.Pt(0, 90))})
}

func TestListWidth(t *testing.T) {
	// The rows of a list end at its frame while all are in view; a list that scrolls leaves room for the thumb.
	for _, n := range []int{3, 30} {
		u := New(theme.Dark)
		area, at := image.Rect(20, 20, 420, 320), 0
		u.Frame(Input{}, image.Rect(0, 0, 640, 480), func(u *UI, r Rect) {
			u.List("list", area, "List", n, func(int) Row { return Row{Title: "Row"} }, &at)
		})
		row, _ := u.Node("list/0")
		free := area.Max.X - row.Rect.Max.X
		if scrolls := n == 30; free >= u.Px(12) != scrolls || free <= 0 {
			t.Errorf("%d rows: %d px are free beside them", n, free)
		}
	}
}

func TestDotStays(t *testing.T) {
	// A dot between two parts of a line ends the line before, it does not begin one.
	const text = "Tension about −3.2 · Support at home −1 · Trust +2.3 · taking it back later: 20 % · Facts agreed +3"
	for w := 120; w < 600; w++ {
		u := New(theme.Dark)
		u.Frame(Input{}, image.Rect(0, 0, 640, 480), func(u *UI, r Rect) {
			r.Max.X = w
			u.Text(&r, Style{}, Span{Text: text})
		})
		for _, o := range u.ops[0] {
			if o.kind == opText && strings.HasPrefix(o.text, "·") {
				t.Errorf("%d wide: a line begins %q", w, o.text)
			}
		}
	}
}
