package theme

import (
	"slices"
	"testing"
)

// pair is two colours that can meet, and the least contrast between them.
type pair struct {
	what   string
	fg, bg Color
	min    float64
}

// pairs are all that meet on a material: text at least text, what tells a control or a mark at least edge.
func pairs(ink Color, m *Material, text, edge float64) (list []pair) {
	grounds := map[string]Color{"surface": m.Back, "control": m.Raised, "control under the pointer": m.Hover}
	if !m.Serif {
		grounds["window"] = ink // glass has controls beside its panels
	}
	add := func(what, on string, fg, bg Color, least float64) {
		list = append(list, pair{what + " on " + on, fg, bg, least})
	}
	for on, bg := range grounds {
		add("text", on, m.Text, bg, text)
		add("muted text", on, m.Muted, bg, text)
		add("link", on, m.Link, bg, text)
		add("border", on, m.Line, bg, edge)
		add("focus ring", on, m.Focus, bg, edge)
		add("chosen option", on, m.Strong, bg, edge)
		add("blue side", on, m.Blue, bg, edge)
		add("amber side", on, m.Amber, bg, edge)
		if on != "control under the pointer" {
			add("danger text", on, m.Danger, bg, text)
			add("ramp text", on, m.Ramp, bg, text)
			add("bar", on, m.Bar, bg, edge)
			for _, c := range m.Lines {
				add("chart line", on, c, bg, edge)
			}
		}
	}
	add("text", "a selection", m.Text, m.Select, max(4.5, text))
	add("text", "a primary button", m.StrongText, m.Strong, text)
	return list
}

func TestContrast(t *testing.T) {
	// In every theme, on both materials: text has 4.5:1 (7:1 where contrast is the point), borders, rings and marks 3:1.
	for _, th := range All {
		text := 4.5
		if th.ID == Contrast.ID || th.ID == Projector.ID {
			text = 7
		}
		for name, m := range map[string]*Material{"glass": &th.Glass, "paper": &th.Paper} {
			low := map[bool]pair{}
			for _, p := range pairs(th.Ink, m, text, 3) {
				if got := contrast(p.fg, p.bg); got < p.min {
					t.Errorf("%s, %s: %s has contrast %.2f, needs %.1f", th.Name, name, p.what, got, p.min)
				}
				k := p.min > 3
				if o, ok := low[k]; !ok || contrast(p.fg, p.bg) < contrast(o.fg, o.bg) {
					low[k] = p
				}
			}
			for _, k := range []bool{true, false} {
				t.Logf("%-13s %s: lowest %.2f (needs %.1f): %s", th.Name, name, contrast(low[k].fg, low[k].bg), low[k].min, low[k].what)
			}
		}
	}
}

func TestContrastFormula(t *testing.T) {
	// The measure agrees with the two figures that WCAG names: black on white, and the lightest grey that passes.
	if got := contrast(hex(0x000000), hex(0xFFFFFF)); got != 21 {
		t.Errorf("black on white: %v", got)
	}
	if a, b := contrast(hex(0x767676), hex(0xFFFFFF)), contrast(hex(0x777777), hex(0xFFFFFF)); a < 4.5 || b >= 4.5 {
		t.Errorf("greys: %v, %v", a, b)
	}
}

func TestAll(t *testing.T) {
	// Every theme is found by its own ID; an unknown one gives the usual look and says so.
	var ids []string
	for _, th := range All {
		if got, ok := Find(th.ID); !ok || got != th {
			t.Errorf("%q is not found", th.ID)
		}
		if th.Name == "" || slices.Contains(ids, th.ID) {
			t.Errorf("%q has no name or no ID of its own", th.ID)
		}
		ids = append(ids, th.ID)
	}
	if got, ok := Find("sepia"); ok || got != Dark {
		t.Error("an unknown theme is taken for one")
	}
}

func TestTwin(t *testing.T) {
	// What was coloured for glass is legible on paper, and the other way round; a colour of one's own is left alone.
	for _, th := range All {
		for _, side := range []struct {
			from, to *Material
			min      float64
		}{{&th.Glass, &th.Paper, 4.5}, {&th.Paper, &th.Glass, 4.5}} {
			for _, c := range []Color{side.from.Text, side.from.Muted, side.from.Danger, side.from.Ramp, side.from.Link} {
				if got := contrast(th.Twin(side.to, c), side.to.Back); got < side.min {
					t.Errorf("%s: %v becomes %v, contrast %.2f", th.Name, c, th.Twin(side.to, c), got)
				}
			}
			for _, c := range []Color{side.from.Blue, side.from.Amber} {
				if got := contrast(th.Twin(side.to, c), side.to.Back); got < 3 {
					t.Errorf("%s: side %v becomes %v, contrast %.2f", th.Name, c, th.Twin(side.to, c), got)
				}
			}
			if c := side.to.StrongText; th.Twin(side.to, c) != c {
				t.Errorf("%s: text on a primary button is exchanged", th.Name)
			}
		}
		if c := hex(0x123456); th.Twin(&th.Glass, c) != c {
			t.Error("a foreign colour is exchanged")
		}
	}
}

func contrast(a, b Color) float64 { return ratio(light(a), light(b)) }
