package kit

import (
	"image"
	"math"
	"testing"

	"backchannel/cmd/backchannel/internal/theme"
)

func TestStripes(t *testing.T) {
	// The stripes and dots of every pattern stay inside their polygon, also one with a bay, and cover a part of it.
	u := New(theme.Dark)
	u.Frame(Input{}, image.Rect(0, 0, 640, 480), func(*UI, Rect) {})
	bay := []Vec{{10, 10}, {200, 10}, {200, 150}, {150, 150}, {150, 60}, {60, 60}, {60, 150}, {10, 150}}
	inside := func(x, y float32) bool {
		const slack = 0.01
		return x > 10-slack && x < 200+slack && y > 10-slack && y < 150+slack && (x < 60+slack || x > 150-slack || y < 60+slack)
	}
	for p := Rising; p <= Dots; p++ {
		u.vertices = u.vertices[:0]
		u.stripes(p, bay)
		sum := 0.0
		for i, v := range u.vertices {
			if !inside(v.x, v.y) {
				t.Fatalf("pattern %d leaves the polygon at %v", p, v)
			}
			if !v.move {
				sum += math.Hypot(float64(v.x-u.vertices[i-1].x), float64(v.y-u.vertices[i-1].y))
			}
		}
		if sum < 300 {
			t.Errorf("pattern %d has only %.0f pixels of lines", p, sum)
		}
	}
}

func TestDashed(t *testing.T) {
	// A dashed line round a corner has the length of its strokes, and a stroke goes round the corner in one piece.
	u := New(theme.Dark)
	u.dashed([]Vec{{0, 0}, {10, 0}, {10, 30}}, []float64{4, 2}, 2)
	var starts []vertex
	sum := 0.0
	for i, v := range u.vertices {
		if v.move {
			starts = append(starts, v)
			continue
		}
		sum += math.Hypot(float64(v.x-u.vertices[i-1].x), float64(v.y-u.vertices[i-1].y))
	}
	// 40 pixels: strokes from 0 to 8, 12 to 20, 24 to 32 and 36 to 40.
	if math.Abs(sum-28) > 1e-3 || len(starts) != 4 || starts[1] != (vertex{10, 2, true}) {
		t.Errorf("%.3f pixels of strokes from %v", sum, starts)
	}
}

func TestData(t *testing.T) {
	// A drawing is one Tab stop; arrows go to the neighbour in their direction, and Tab comes back to the value left.
	u := New(theme.Dark)
	data := make([]Datum, 4)
	for i := range data {
		data[i] = Datum{Rect: image.Rect(0, 0, 40, 40).Add(image.Pt(i%2*50, i/2*50)), Name: "value"}
	}
	on, pressed := -1, -1
	play := func(in Input) {
		u.Frame(in, image.Rect(0, 0, 640, 480), func(u *UI, r Rect) {
			var p int
			room := image.Rect(0, 200, 640, 400)
			u.Finding("web", &room, "What moves what")
			if on, p = u.Data("web", data, true); p >= 0 {
				pressed = p
			}
			u.Button("after", image.Rect(200, 0, 300, 40), "After", ButtonOpt{})
		})
	}
	play(Input{})
	for _, step := range []struct {
		keys Keys
		want ID
	}{{KeyTab, "web/0"}, {KeyRight, "web/1"}, {KeyDown, "web/3"}, {KeyLeft, "web/2"}, {KeyTab, "after"}, {KeyTab, "web/2"}, {KeyHome, "web/0"}, {KeyLeft, "web/0"}} {
		if play(Input{Keys: step.keys}); u.Focused() != step.want {
			t.Fatalf("focus on %s, want %s", u.Focused(), step.want)
		}
	}
	if on != 0 {
		t.Error("the value with the keyboard is", on)
	}
	if play(Input{Keys: KeyEnter}); pressed != 0 {
		t.Error("pressed", pressed)
	}
	at := image.Pt(60, 60)
	play(Input{Mouse: at, Pressed: true, Down: true})
	if play(Input{Mouse: at, Released: true}); pressed != 3 || on != 3 {
		t.Errorf("pressed %d, on %d", pressed, on)
	}
}

func TestPlaces(t *testing.T) {
	// Words around one place never overlap and never leave the area; when it is full there is no more room.
	p := Places{Area: image.Rect(0, 0, 100, 60)}
	n := 0
	for ; n < 100; n++ {
		r, ok := p.Beside(image.Pt(50, 30), 8, image.Pt(30, 12))
		if !ok {
			break
		}
		if !r.In(p.Area) || !p.Free(r) {
			t.Fatal(r)
		}
		p.Take(r)
	}
	if n < 3 || n > 8 {
		t.Errorf("%d words", n)
	}
}
