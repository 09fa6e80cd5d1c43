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
	Tenths   bool        // all its figures have one decimal, also where that is a zero
	Why      string      // what moved it, shown on focus
	Color    theme.Color // of the bar, zero is neutral
}

// MeterHeight is the height that a Meter with a danger line and a short name needs, in pixels at 1080 lines.
const MeterHeight = 66

// MeterHeight is the height that a meter needs at a width, in pixels: a long name has lines of its own.
func (u *UI) MeterHeight(w int, m Meter) int {
	h := u.LineHeight(Style{}) + u.Px(3) + u.Px(12) + u.Px(theme.Gap)
	set := u.meterSetting(w, &m)
	if m.dangerous() || m.signed() || set == changeBelow {
		h += u.LineHeight(Style{Size: theme.Caption}) - u.Px(4)
	}
	if set == nameAbove {
		h += u.TextHeight(w, Style{Sans: true}, Span{Text: m.Name})
	}
	return h
}

// setting is where the parts of a meter stand. Value and unit always stand together above the bar.
type setting uint8

const (
	oneLine     setting = iota
	changeBelow         // the last change stands below the bar
	nameAbove           // the name has lines of its own
)

// changeStyle is how the last change of a meter is set.
var changeStyle = Style{Size: theme.Caption, Sans: true, Tabular: true, Align: AlignRight, Muted: true}

// changeWidth is the room of the last change with its arrow, 0 where there is none.
func (u *UI) changeWidth(m *Meter) int {
	if m.Value == m.Last {
		return 0
	}
	return u.Width(m.change(), changeStyle) + u.Px(4) + u.Px(14)
}

// meterSetting finds where the parts of a meter have room.
func (u *UI) meterSetting(w int, m *Meter) setting {
	gap := u.Px(theme.Gap)
	left := w - u.Width(m.Name, Style{Sans: true}) - gap
	left -= u.Width(m.figure(m.Value), Style{Size: theme.Title, Bold: true, Sans: true, Tabular: true}) + gap
	if m.Unit != "" {
		left -= u.Width(m.Unit, Style{Size: theme.Caption, Sans: true}) + u.Px(4)
	}
	change := u.changeWidth(m)
	under := w
	if m.dangerous() {
		under -= u.Width(u.dangerWords(*m), Style{Size: theme.Caption, Sans: true}) + gap
	}
	switch {
	case change == 0 && left >= 0, left >= change+gap:
		return oneLine
	case left >= 0 && under >= change:
		return changeBelow
	}
	return nameAbove
}

// figure is a value of the meter in digits.
func (m *Meter) figure(v float64) string {
	s := number(v)
	if m.Tenths && !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}

// change is the last change in digits.
func (m *Meter) change() string {
	d := m.Value - m.Last
	if d > 0 {
		return "+" + m.figure(d)
	}
	return m.figure(d)
}

// signed reports whether the meter has values on both sides of zero, so that its bar begins there.
func (m *Meter) signed() bool { return m.Min < 0 && m.Max > 0 }

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
	name, set := m.Name, u.meterSetting(r.Dx(), &m)
	if set == nameAbove {
		u.Text(&in, Style{Sans: true}, Span{Text: m.Name})
		name = ""
	}
	bounds, cut := u.meterHead(id, CutTop(&in, u.LineHeight(Style{})), name, m, set)
	u.Nodes[n].Text, u.Nodes[n].Cut = bounds, cut
	CutTop(&in, u.Px(3))
	bar := CutTop(&in, u.Px(12))
	u.meterBar(bar, m)
	CutTop(&in, u.Px(2))
	u.meterUnder(id, in, bar, m, set)
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
func (u *UI) meterHead(id ID, head Rect, name string, m Meter, set setting) (bounds Rect, cut bool) {
	if w := u.changeWidth(&m); w > 0 && set != changeBelow {
		u.meterChange(id, CutRight(&head, w), m)
		CutRight(&head, u.Px(theme.Gap))
	}
	if m.Unit != "" {
		st := Style{Size: theme.Caption, Sans: true, Muted: true, Align: AlignRight}
		u.line(id, CutRight(&head, u.Width(m.Unit, st)), m.Unit, st)
		CutRight(&head, u.Px(4))
	}
	st := Style{Size: theme.Title, Bold: true, Sans: true, Tabular: true, Align: AlignRight}
	value := m.figure(m.Value)
	u.line(id, CutRight(&head, u.Width(value, st)), value, st)
	CutRight(&head, u.Px(theme.Gap))
	return u.line(id, head, name, Style{Sans: true})
}

// meterChange sets the last change with its arrow.
func (u *UI) meterChange(id ID, r Rect, m Meter) {
	s := m.change()
	u.line(id, CutRight(&r, u.Width(s, changeStyle)), s, changeStyle)
	CutRight(&r, u.Px(4))
	u.Mark(trend(m.Value-m.Last), middle(r, u.Px(13), u.Px(13)), u.mat.Text)
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
	was, is, from := u.meterX(bar, m, m.Last), u.meterX(bar, m, m.Value), bar.Min.X
	if m.signed() {
		from = u.meterX(bar, m, 0)
	}
	if was > is && is >= from {
		u.border(image.Rect(from, bar.Min.Y, was, bar.Max.Y), c, rad, u.edge())
	}
	switch {
	case is < from: // less than nothing is told from more without colour: the bar is hollow
		u.fill(image.Rect(is, bar.Min.Y, from, bar.Max.Y), u.mat.Back, rad)
		u.border(image.Rect(is, bar.Min.Y, from, bar.Max.Y), c, rad, u.hair(2))
	case is > from:
		u.fill(image.Rect(from, bar.Min.Y, is, bar.Max.Y), c, rad)
	}
	if m.signed() {
		u.fill(image.Rect(from-u.hair(1), bar.Min.Y-u.hair(4), from+u.hair(1), bar.Max.Y+u.hair(4)), u.mat.Text, 0)
	}
	if m.High > m.Low {
		band := image.Rect(u.meterX(bar, m, m.Low), bar.Min.Y-u.hair(3), u.meterX(bar, m, m.High), bar.Max.Y+u.hair(3))
		u.border(band, u.mat.Text, u.hair(3), u.edge())
	}
	if was != is {
		u.fill(image.Rect(was-u.hair(1), bar.Min.Y-u.hair(3), was+u.hair(1), bar.Max.Y+u.hair(3)), u.mat.Muted, 0)
	}
}

// meterUnder marks where danger begins and says so below the bar; there stand also zero and, where the line above has no
// room for it, the last change.
func (u *UI) meterUnder(id ID, under, bar Rect, m Meter, set setting) {
	gap, words := u.Px(theme.Gap), Rect{}
	change := Rect{Min: under.Min, Max: under.Min}
	if w := u.changeWidth(&m); set == changeBelow {
		change = image.Rect(under.Max.X-w, under.Min.Y, under.Max.X, under.Max.Y)
	}
	if m.dangerous() {
		x := u.meterX(bar, m, m.Danger)
		u.fill(image.Rect(x, bar.Min.Y, x+u.hair(2), bar.Max.Y+u.hair(4)), u.mat.Danger, 0)
		st := Style{Size: theme.Caption, Sans: true, Color: u.mat.Danger}
		s := u.dangerWords(m)
		w := min(u.Width(s, st), under.Dx())
		words = image.Rect(under.Max.X-w, under.Min.Y, under.Max.X, under.Max.Y)
		if m.Below {
			words = words.Add(image.Pt(max(under.Min.X, min(x, words.Min.X))-words.Min.X, 0))
		}
		if set == changeBelow && words.Max.X+gap > change.Min.X { // it stands at the other end
			change = change.Add(image.Pt(under.Min.X-change.Min.X, 0))
			words = words.Add(image.Pt(max(0, change.Max.X+gap-words.Min.X), 0))
		}
		u.line(id, words, s, st)
	}
	if set == changeBelow {
		u.meterChange(id, change, m)
	}
	if m.signed() {
		st := Style{Size: theme.Caption, Sans: true, Tabular: true, Muted: true, Align: AlignCenter}
		x, w := u.meterX(bar, m, 0), u.Width("0", st)
		zero := image.Rect(x-w/2, under.Min.Y, x-w/2+w, under.Max.Y)
		if out := Rect.Inset(zero, -gap/2); !out.Overlaps(words) && !out.Overlaps(change) {
			u.line(id, zero, "0", st)
		}
	}
}

func (u *UI) meterX(bar Rect, m Meter, v float64) int {
	return bar.Min.X + int(float64(bar.Dx())*clamp((v-m.Min)/(m.Max-m.Min), 0, 1)+0.5)
}

func (u *UI) meterWords(m Meter) string {
	says := []string{strings.TrimSpace(m.figure(m.Value) + " " + m.Unit)}
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
		words = u.Say("up %s", m.figure(d))
	case d < 0:
		words = u.Say("down %s", m.figure(-d))
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
	return m.change() + " " + m.Since + ". " + m.Why
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
