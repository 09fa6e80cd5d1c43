package kit

import (
	"image"
	"math"
	"strconv"
	"strings"

	"backchannel/cmd/backchannel/internal/theme"
)

// Meter is a number between two bounds.
type Meter struct {
	Name     string
	Value    float64
	Last     float64 // what it was before
	Since    string  // from when that was, for the words: "since turn 2 began"
	Min, Max float64
	Low      float64 // the band in which it may lie; Low equal to High is no band
	High     float64
	Danger   float64 // where danger begins; equal to Max is none
	Below    bool    // danger lies below Danger; equal to Min is none
	Line     string  // what the danger line says instead of "danger from"
	Unit     string
	Why      string      // what moved it, shown on focus
	Color    theme.Color // of the bar, zero is neutral
}

// MeterHeight is the height that a Meter with a danger line and a short name needs, in pixels at 1080 lines.
const MeterHeight = 66

// MeterHeight is the height that a meter needs at a width, in pixels: a long name has lines of its own.
func (u *UI) MeterHeight(w int, m Meter) int {
	h := u.LineHeight(Style{}) + u.Px(3) + u.Px(12) + u.Px(theme.Gap)
	if m.dangerous() {
		h += u.LineHeight(Style{Size: theme.Caption}) - u.Px(4)
	}
	if u.meterOver(w, m, false) {
		h += u.TextHeight(w, Style{Sans: true}, Span{Text: m.Name})
	}
	return h
}

// meterOver reports whether name and figures are too long for one line.
func (u *UI) meterOver(w int, m Meter, unit bool) bool {
	w -= u.Width(m.Name, Style{Sans: true}) + u.Px(theme.Gap)
	w -= u.Width(number(m.Value), Style{Size: theme.Title, Bold: true, Sans: true, Tabular: true}) + u.Px(theme.Gap)
	if m.Unit != "" && unit {
		w -= u.Width(m.Unit, Style{Size: theme.Caption, Sans: true}) + u.Px(4)
	}
	if d := m.Value - m.Last; d != 0 {
		w -= u.Width(signed(d), Style{Size: theme.Caption, Sans: true, Tabular: true}) + u.Px(4) + u.Px(14) + u.Px(theme.Gap)
	}
	return w < 0
}

// Meter shows name, value, unit, trend and last change above a bar; the old value stays as a ghost, the danger zone
// is hatched and labelled. With a Why it is a Tab stop, and a press is reported.
func (u *UI) Meter(id ID, r Rect, m Meter) bool {
	n := u.add(Node{ID: id, Role: RoleMeter, Name: m.Name, Value: u.meterWords(m), Rect: r, Interactive: m.Why != "", Now: m.Value, Least: m.Min, Most: m.Max})
	pressed := false
	if m.Why != "" {
		t := u.sense(id, r)
		if t.hover {
			u.fill(r.Inset(-u.Px(theme.Gap/2)), u.mat.Hover, u.Px(radius/2))
		}
		u.tip(id, r, u.meterTip(m))
		u.ring(id, r)
		pressed = t.clicked
	}
	in := r
	name := ""
	if u.meterOver(r.Dx(), m, false) {
		u.Text(&in, Style{Sans: true}, Span{Text: m.Name})
	} else {
		name = m.Name
		if u.meterOver(r.Dx(), m, true) {
			m.Unit = "" // the least of it; the node has it still
		}
	}
	bounds, cut := u.meterHead(id, CutTop(&in, u.LineHeight(Style{})), name, m)
	u.Nodes[n].Text, u.Nodes[n].Cut = bounds, cut
	CutTop(&in, u.Px(3))
	bar := CutTop(&in, u.Px(12))
	u.meterBar(bar, m)
	CutTop(&in, u.Px(2))
	if m.dangerous() {
		u.meterDanger(id, in, bar, m)
	}
	return pressed
}

// dangerous reports whether some of the range is danger.
func (m *Meter) dangerous() bool {
	if m.Below {
		return m.Danger > m.Min
	}
	return m.Danger < m.Max
}

// dangerWords is what stands at the danger line.
func (u *UI) dangerWords(m Meter) string {
	switch {
	case m.Line != "":
		return m.Line
	case m.Below:
		return u.Say("danger below %s", number(m.Danger))
	}
	return u.Say("danger from %s", number(m.Danger))
}

// meterHead sets figures at the right of a line and the name, unless it stands above, at the left.
func (u *UI) meterHead(id ID, head Rect, name string, m Meter) (bounds Rect, cut bool) {
	if d := m.Value - m.Last; d != 0 {
		st := Style{Size: theme.Caption, Sans: true, Tabular: true, Align: AlignRight, Muted: true}
		s := signed(d)
		u.line(id, CutRight(&head, u.Width(s, st)), s, st)
		CutRight(&head, u.Px(4))
		u.Mark(trend(d), middle(CutRight(&head, u.Px(14)), u.Px(13), u.Px(13)), u.mat.Text)
		CutRight(&head, u.Px(theme.Gap))
	}
	if m.Unit != "" {
		st := Style{Size: theme.Caption, Sans: true, Muted: true, Align: AlignRight}
		u.line(id, CutRight(&head, u.Width(m.Unit, st)), m.Unit, st)
		CutRight(&head, u.Px(4))
	}
	st := Style{Size: theme.Title, Bold: true, Sans: true, Tabular: true, Align: AlignRight}
	u.line(id, CutRight(&head, u.Width(number(m.Value), st)), number(m.Value), st)
	CutRight(&head, u.Px(theme.Gap))
	return u.line(id, head, name, Style{Sans: true})
}

func (u *UI) meterBar(bar Rect, m Meter) {
	rad := bar.Dy() / 2
	u.fill(bar, u.mat.Raised, rad)
	if x := u.meterX(bar, m, m.Danger); m.dangerous() && m.Below {
		u.Hatch(image.Rect(bar.Min.X, bar.Min.Y, x, bar.Max.Y), u.mat.Danger)
	} else if m.dangerous() {
		u.Hatch(image.Rect(x, bar.Min.Y, bar.Max.X, bar.Max.Y), u.mat.Danger)
	}
	c := m.Color
	if c == (theme.Color{}) {
		c = u.mat.Bar
	}
	was, is := u.meterX(bar, m, m.Last), u.meterX(bar, m, m.Value)
	if was > is {
		u.border(image.Rect(bar.Min.X, bar.Min.Y, was, bar.Max.Y), c, rad, u.edge())
	}
	u.fill(image.Rect(bar.Min.X, bar.Min.Y, is, bar.Max.Y), c, rad)
	if m.High > m.Low {
		band := image.Rect(u.meterX(bar, m, m.Low), bar.Min.Y-u.hair(3), u.meterX(bar, m, m.High), bar.Max.Y+u.hair(3))
		u.border(band, u.mat.Text, u.hair(3), u.edge())
	}
	if was != is {
		u.fill(image.Rect(was-u.hair(1), bar.Min.Y-u.hair(3), was+u.hair(1), bar.Max.Y+u.hair(3)), u.mat.Muted, 0)
	}
}

// meterDanger marks where danger begins and says so below the bar.
func (u *UI) meterDanger(id ID, under, bar Rect, m Meter) {
	x := u.meterX(bar, m, m.Danger)
	u.fill(image.Rect(x, bar.Min.Y, x+u.hair(2), bar.Max.Y+u.hair(4)), u.mat.Danger, 0)
	st := Style{Size: theme.Caption, Sans: true, Color: u.mat.Danger, Align: AlignRight}
	s := u.dangerWords(m)
	if m.Below {
		st.Align = AlignLeft
		under.Min.X = min(x, max(under.Min.X, under.Max.X-u.Width(s, st)))
	}
	u.line(id, under, s, st)
}

func (u *UI) meterX(bar Rect, m Meter, v float64) int {
	return bar.Min.X + int(float64(bar.Dx())*clamp((v-m.Min)/(m.Max-m.Min), 0, 1)+0.5)
}

func (u *UI) meterWords(m Meter) string {
	says := []string{strings.TrimSpace(number(m.Value) + " " + m.Unit)}
	if moved := u.meterMoved(m); moved != "" {
		says = append(says, moved)
	}
	if m.dangerous() {
		says = append(says, u.dangerWords(m))
	}
	if m.Why != "" {
		says = append(says, m.Why)
	}
	return strings.Join(says, ", ")
}

// meterMoved says how far a meter has moved, and since when.
func (u *UI) meterMoved(m Meter) string {
	words := ""
	switch d := m.Value - m.Last; {
	case d > 0:
		words = u.Say("up %s", number(d))
	case d < 0:
		words = u.Say("down %s", number(-d))
	default:
		return ""
	}
	return strings.TrimSpace(words + " " + m.Since)
}

// meterTip tells of a meter what its figures stand for.
func (u *UI) meterTip(m Meter) string {
	if m.Since == "" || m.Value == m.Last {
		return m.Why
	}
	return signed(m.Value-m.Last) + " " + m.Since + ". " + m.Why
}

func trend(d float64) Shape {
	if d < 0 {
		return Down
	}
	return Up
}

// number has at most one decimal and a true minus sign.
func number(v float64) string {
	s := strconv.FormatFloat(math.Abs(math.Round(v*10)/10), 'f', -1, 64)
	if v < 0 && s != "0" {
		return "−" + s
	}
	return s
}

func signed(v float64) string {
	if v > 0 {
		return "+" + number(v)
	}
	return number(v)
}
