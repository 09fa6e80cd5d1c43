package kit

import (
	"strconv"

	"backchannel/cmd/backchannel/internal/theme"
)

// StepperOpt bounds a Stepper.
type StepperOpt struct {
	Min, Max int
	Step     int    // 0 means 1
	Unit     string // after the number, such as "capital"
	Off      string // why it cannot be changed; not empty disables it
}

// Stepper chooses a number with minus and plus, arrows, Page Up and Page Down (ten steps), Home and End.
// It reports a change.
func (u *UI) Stepper(id ID, r Rect, name string, v *int, o StepperOpt) bool {
	old, step := *v, max(1, o.Step)
	if u.stop(id, r) && o.Off == "" {
		n := sign(u.take(KeyRight)) + sign(u.take(KeyUp)) - sign(u.take(KeyLeft)) - sign(u.take(KeyDown))
		n += 10 * (sign(u.take(KeyPageUp)) - sign(u.take(KeyPageDown)))
		*v += n * step
		if u.take(KeyHome) {
			*v = o.Min
		}
		if u.take(KeyEnd) {
			*v = o.Max
		}
		*v = clamp(*v, o.Min, o.Max)
	}
	in := r
	value := strconv.Itoa(*v)
	if o.Unit != "" {
		value += " " + o.Unit
	}
	u.fill(r, u.mat.Raised, u.Px(radius))
	at := u.add(Node{ID: id, Role: RoleSpin, Name: name, Value: value, Rect: r, Disabled: o.Off != "", Now: float64(*v), Least: float64(o.Min), Most: float64(o.Max)})
	less := u.nudge(id, id+"/less", CutLeft(&in, r.Dy()), Minus, o.Off != "" || *v <= o.Min)
	more := u.nudge(id, id+"/more", CutRight(&in, r.Dy()), Plus, o.Off != "" || *v >= o.Max)
	*v = clamp(*v+step*(sign(more)-sign(less)), o.Min, o.Max)
	u.Nodes[at].Text, u.Nodes[at].Cut = u.fitted(id, in.Inset(u.Px(theme.Gap/2)), value, Style{Bold: true, Sans: true, Tabular: true, Align: AlignCenter, Muted: o.Off != ""})
	u.border(r, u.mat.Line, u.Px(radius), u.edge())
	u.ring(id, r)
	u.reason(id, r, o.Off, "", u.Nodes[at].Cut)
	if *v != old {
		u.changed()
	}
	return *v != old
}

// nudge is the minus or plus of a stepper.
func (u *UI) nudge(owner, id ID, r Rect, s Shape, off bool) bool {
	t := u.feel(id, r)
	if t.hover && u.in.Pressed {
		u.Focus(owner)
		u.focus.ring = false
	}
	ink := u.mat.Text
	switch {
	case off:
		ink = u.mat.Line
	case t.held:
		u.fill(r.Inset(u.hair(3)), u.mat.Strong, u.Px(radius/2))
		ink = u.mat.StrongText
	case t.hover:
		u.fill(r.Inset(u.hair(3)), u.mat.Hover, u.Px(radius/2))
	}
	name := "−"
	if s == Plus {
		name = "+"
	}
	u.add(Node{ID: id, Role: RoleButton, Name: name, Rect: r, Disabled: off, Interactive: true})
	u.Mark(s, middle(r, u.Px(14), u.Px(14)), ink)
	return t.clicked && !off
}
