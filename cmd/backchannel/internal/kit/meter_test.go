package kit

import (
	"image"
	"strings"
	"testing"

	"backchannel/cmd/backchannel/internal/theme"
)

// metered draws one meter at a width and answers what was drawn and the room it took.
func metered(w int, m Meter) (u *UI, area Rect) {
	u = New(theme.Dark)
	u.Frame(Input{}, image.Rect(0, 0, 640, 480), func(u *UI, r Rect) {
		area = image.Rect(20, 20, 20+w, 20+u.MeterHeight(w, m))
		u.Meter("meter", area, m)
	})
	return u, area
}

func TestMeterFigures(t *testing.T) {
	// However narrow a meter is, its value keeps its unit and the band of doubt, its last change is shown too, no text is
	// cut or lies over another, and all stand in the room that the meter asks for.
	long := Meter{Name: "Resultados visibles", Value: 42, Last: 46, Max: 100, Danger: 45, Below: true, Unit: "puntos", Why: "Because."}
	poll := Meter{Name: "Poll in Belmar", Value: 45, Last: 49, Max: 100, Danger: 30, Below: true, Unit: "percent ±4"}
	calm := Meter{Name: "Facts agreed", Value: 54, Last: 40, Max: 100, Danger: 100, Unit: "points"}
	high := Meter{Name: "Tension", Value: 16, Last: 13.5, Max: 100, Danger: 70, Unit: "points", Tenths: true}
	debt := Meter{Name: "Worth to you", Value: -3, Last: -3, Min: -5, Max: 10, Danger: 4, Below: true, Unit: "points"}
	for _, m := range []Meter{long, poll, calm, high, debt} {
		for w := 160; w <= 420; w += 4 {
			u, area := metered(w, m)
			var texts []op
			for _, o := range u.ops[0] {
				if o.kind != opText {
					continue
				}
				if !o.rect.Inset(2).In(area) {
					t.Errorf("%s, %d wide: %q at %v leaves %v", m.Name, w, o.text, o.rect, area)
				}
				for _, x := range texts {
					if x.rect.Overlaps(o.rect) && x.rect.Intersect(o.rect).Dy() > u.Px(6) {
						t.Errorf("%s, %d wide: %q lies over %q", m.Name, w, o.text, x.text)
					}
				}
				texts = append(texts, o)
			}
			for _, want := range []string{m.figure(m.Value), m.Unit, m.change()} {
				found := want == m.change() && m.Value == m.Last
				for _, o := range texts {
					found = found || o.text == want
				}
				if !found {
					t.Errorf("%s, %d wide: %q is not shown", m.Name, w, want)
				}
			}
			if len(u.Overflows) > 0 {
				t.Errorf("%s, %d wide: %v does not fit", m.Name, w, u.Overflows)
			}
		}
	}
	u, _ := metered(400, high)
	if n, _ := u.Node("meter"); !strings.HasPrefix(n.Value, "16.0 points, up 2.5") {
		t.Errorf("it is told as %q", n.Value)
	}
}

func TestMeterZero(t *testing.T) {
	// A bar with values on both sides of zero begins there: less than nothing is hollow and to the left, more is full and to
	// the right, and zero has its mark.
	for _, v := range []float64{-5, -3, 0, 2, 10} {
		u, area := metered(300, Meter{Name: "Worth", Value: v, Last: v, Min: -5, Max: 10, Danger: 4, Below: true, Color: theme.Dark.Glass.Blue})
		zero := area.Min.X + area.Dx()/3
		full, hollow, marked := 0, 0, false
		for _, o := range u.ops[0] {
			switch {
			case o.kind == opFill && o.color == theme.Dark.Glass.Blue:
				full += o.rect.Dx()
				if o.rect.Min.X != zero {
					t.Errorf("%v: the bar begins at %d, zero is at %d", v, o.rect.Min.X, zero)
				}
			case o.kind == opBorder && o.color == theme.Dark.Glass.Blue:
				hollow += o.rect.Dx()
				if o.rect.Max.X != zero {
					t.Errorf("%v: the hollow bar ends at %d, zero is at %d", v, o.rect.Max.X, zero)
				}
			case o.kind == opText && o.text == "0":
				marked = marked || o.rect.Min.X < zero && o.rect.Max.X > zero
			}
		}
		if want := max(0, int(v*20)); full != want {
			t.Errorf("%v: %d px are full, want %d", v, full, want)
		}
		if want := max(0, int(-v*20)); hollow != want {
			t.Errorf("%v: %d px are hollow, want %d", v, hollow, want)
		}
		if !marked {
			t.Errorf("%v: zero has no mark", v)
		}
	}
}
