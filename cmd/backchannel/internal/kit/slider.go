package kit

import (
	"image"
	"math"
	"strconv"

	"backchannel/cmd/backchannel/internal/theme"
)

// SliderOpt bounds a Slider.
type SliderOpt struct {
	Min, Max int
	Step     int                // 0 means 1
	Unit     string             // after the number
	Say      func(v int) string // the value in words, instead of number and unit
	Off      string             // why it cannot be moved; not empty disables it
}

// says is the value as it is shown.
func (o *SliderOpt) says(v int) string {
	switch {
	case o.Say != nil:
		return o.Say(v)
	case o.Unit != "":
		return strconv.Itoa(v) + " " + o.Unit
	}
	return strconv.Itoa(v)
}

// Slider chooses a number on a line: by drag, arrows, Page Up and Page Down (a tenth of the way), Home and End. The
// value stands at the right. It reports a change.
func (u *UI) Slider(id ID, r Rect, name string, v *int, o SliderOpt) bool {
	old, step := *v, max(1, o.Step)
	value := o.says(*v)
	st := Style{Bold: true, Sans: true, Tabular: true, Align: AlignRight}
	in := r
	figure := CutRight(&in, min(r.Dx()/2, max(u.Width(value, st), u.Width(o.says(o.Max), st), u.Width(o.says(o.Min), st))))
	CutRight(&in, u.Px(theme.Gap))
	knob := u.Px(20)
	track := image.Rect(in.Min.X+knob/2, in.Min.Y, in.Max.X-knob/2, in.Max.Y)
	focused := u.stop(id, r)
	t := u.feel(id, in)
	if t.hover && u.in.Pressed {
		u.Focus(id)
		u.focus.ring = false
	}
	if o.Off == "" {
		if focused {
			*v = u.slideKeys(*v, step, o)
		}
		if t.held && track.Dx() > 0 {
			way := clamp(float64(u.in.Mouse.X-track.Min.X)/float64(track.Dx()), 0, 1)
			*v = o.Min + int(math.Round(way*float64(o.Max-o.Min)/float64(step)))*step
		}
		*v = clamp(*v, o.Min, o.Max)
	}
	value = o.says(*v)
	k := u.add(Node{
		ID: id, Role: RoleSlider, Name: name, Value: value, Rect: r, Disabled: o.Off != "", Interactive: true,
		Now: float64(*v), Least: float64(o.Min), Most: float64(o.Max),
	})
	u.drawSlider(track, knob, *v, o, t)
	if o.Off != "" {
		st.Color = u.mat.Muted
	}
	u.Nodes[k].Text, u.Nodes[k].Cut = u.fitted(id, figure, value, st)
	u.ring(id, r)
	u.reason(id, r, o.Off, "", u.Nodes[k].Cut)
	if *v != old {
		u.changed()
	}
	return *v != old
}

func (u *UI) slideKeys(v, step int, o SliderOpt) int {
	n := sign(u.take(KeyRight)) + sign(u.take(KeyUp)) - sign(u.take(KeyLeft)) - sign(u.take(KeyDown))
	page := max(1, (o.Max-o.Min)/(10*step))
	n += page * (sign(u.take(KeyPageUp)) - sign(u.take(KeyPageDown)))
	v += n * step
	if u.take(KeyHome) {
		v = o.Min
	}
	if u.take(KeyEnd) {
		v = o.Max
	}
	return v
}

func (u *UI) drawSlider(track Rect, knob, v int, o SliderOpt, t touch) {
	m := u.mat
	way := 0.0
	if o.Max > o.Min {
		way = float64(v-o.Min) / float64(o.Max-o.Min)
	}
	line := middle(track, track.Dx(), max(u.Px(6), 2*u.edge()+2))
	x := track.Min.X + int(way*float64(track.Dx())+0.5)
	rail, fill, ring := m.Line, m.Strong, m.Line
	if o.Off != "" {
		rail, fill, ring = m.Rule, m.Muted, m.Muted
	}
	u.fill(line, m.Raised, line.Dy())
	u.border(line, rail, line.Dy(), u.edge())
	u.fill(image.Rect(line.Min.X, line.Min.Y, x, line.Max.Y), fill, line.Dy())
	dot := image.Rect(x-knob/2, 0, x+knob-knob/2, knob).Add(image.Pt(0, track.Min.Y+(track.Dy()-knob)/2))
	u.fill(dot, m.Back, knob)
	if o.Off == "" {
		ring = m.Text
	}
	width := 2 * u.hair(1)
	if t.hover || t.held {
		width = 2 * u.hair(2)
	}
	u.border(dot, ring, knob, max(width, u.edge()))
}
