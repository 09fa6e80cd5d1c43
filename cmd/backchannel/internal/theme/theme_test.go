package theme

import (
	"math"
	"testing"
)

func TestContrast(t *testing.T) {
	// Text, borders and rings are legible on the surface they stand on.
	for name, m := range map[string]Material{"glass": Dark.Glass, "paper": Dark.Paper} {
		for _, c := range []struct {
			what   string
			fg, bg Color
			min    float64
		}{
			{"text", m.Text, m.Back, 7},
			{"text on a control", m.Text, m.Raised, 7},
			{"text under the pointer", m.Text, m.Hover, 7},
			{"selected text", m.Text, m.Select, 4.5},
			{"muted", m.Muted, m.Back, 4.5},
			{"muted on a control", m.Muted, m.Raised, 4.5},
			{"line", m.Line, m.Back, 3},
			{"strong", m.StrongText, m.Strong, 7},
			{"bar", m.Bar, m.Raised, 3},
			{"danger", m.Danger, m.Back, 4.5},
			{"ramp", m.Ramp, m.Back, 4.5},
			{"focus", m.Focus, m.Back, 3},
		} {
			if got := contrast(c.fg, c.bg); got < c.min {
				t.Errorf("%s: %s has contrast %.2f, needs %.1f", name, c.what, got, c.min)
			}
		}
	}
}

// contrast is the ratio of WCAG 2.2, section "contrast ratio".
func contrast(a, b Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c Color) float64 {
	f := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*f(c.R) + 0.7152*f(c.G) + 0.0722*f(c.B)
}
