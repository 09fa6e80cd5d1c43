package kit

import (
	"image"
	"slices"
	"strings"

	"backchannel/cmd/backchannel/internal/theme"
)

// CheckOpt says more about a checkbox.
type CheckOpt struct {
	Off string // why it cannot be changed; not empty disables it
	Tip string
}

// Toggle is a checkbox that can always be changed.
func (u *UI) Toggle(id ID, r Rect, label string, on *bool) bool {
	return u.Checkbox(id, r, label, on, CheckOpt{})
}

// Checkbox has its label to the right; press, Space and Enter change it. It reports a change.
func (u *UI) Checkbox(id ID, r Rect, label string, on *bool, o CheckOpt) bool {
	t := u.sense(id, r)
	t.clicked = t.clicked && o.Off == ""
	if t.clicked {
		*on = !*on
	}
	u.ring(id, r)
	in := r
	box := CutLeft(&in, u.Px(22))
	box = middle(box, u.Px(22), u.Px(22))
	ink := u.surface(box, touch{hover: t.hover}, o.Off != "", *on && o.Off == "")
	value := u.Say("off")
	if *on {
		value = u.Say("on")
		u.Mark(Check, box.Inset(u.Px(4)), ink)
	}
	CutLeft(&in, u.Px(theme.Gap))
	at := u.add(Node{ID: id, Role: RoleCheckbox, Name: label, Value: value, Rect: r, Disabled: o.Off != "", Interactive: true, On: *on})
	u.Nodes[at].Text, u.Nodes[at].Cut = u.fitted(id, in, label, Style{Sans: true, Muted: o.Off != ""})
	u.reason(id, r, o.Off, o.Tip, u.Nodes[at].Cut)
	return t.clicked
}

// Option is one answer of a Choice or Radio.
type Option struct {
	Label string
	Note  string  // a figure that goes with it, such as what it pays
	Say   string  // what it stands for, where the label is only a number; shown on focus
	Off   string  // why it cannot be chosen
	Tip   string  // the tooltip in sentences, where it says more than the other fields
	Signs []Badge // who stands here: the status quo, ours, theirs
}

// Badge is a small sign with a meaning in words.
type Badge struct {
	Shape Shape
	Color theme.Color
	Name  string
}

// Labels makes options out of labels.
func Labels(labels ...string) []Option {
	out := make([]Option, len(labels))
	for i, l := range labels {
		out[i].Label = l
	}
	return out
}

// Choice is a row of options of which one is chosen, such as the levels of an issue. Signs stand below the labels.
// One Tab stop; the arrows choose. It reports a change.
func (u *UI) Choice(id ID, r Rect, name string, options []Option, at *int) bool {
	old := *at
	u.choosing(id, r, name, options, at)
	u.fill(r, u.mat.Raised, u.Px(radius))
	size := float64(theme.Body)
	if !u.ChoiceFits(r.Dx(), options, size) {
		size = theme.Caption
	}
	signed := slices.ContainsFunc(options, func(o Option) bool { return len(o.Signs) > 0 })
	for i := range options {
		q := cell(r, i, len(options))
		t := u.option(id, q, RoleRadio, options, i, at)
		u.segment(q, t, options[i], i == *at, size, signed)
	}
	u.border(r, u.mat.Line, u.Px(radius), u.edge())
	u.ring(id, r)
	return *at != old
}

// ChoiceFits reports whether a row of options fits a width in type of a size; Choice falls back to small type, and a
// screen to Radio.
func (u *UI) ChoiceFits(w int, options []Option, size float64) bool {
	room := w/max(1, len(options)) - 2*u.hair(3) - u.hair(2)
	for _, o := range options {
		if u.Width(o.Label, Style{Size: size, Bold: true, Sans: true, Tabular: true}) > room {
			return false
		}
	}
	return true
}

// ChoiceHeight is the height of a Choice of these options, in pixels.
func (u *UI) ChoiceHeight(options []Option) int {
	h := u.Px(theme.Control)
	notes, signs := 0, 0
	for _, o := range options {
		notes += sign(o.Note != "")
		signs += sign(len(o.Signs) > 0)
	}
	if notes > 0 {
		h += u.LineHeight(Style{Size: theme.Caption}) - u.Px(theme.Gap/2)
	}
	if signs > 0 {
		h += u.Px(13)
	}
	return h
}

// segment is one option of a row; signed says that some option of it has signs, so that all labels stand at one height.
func (u *UI) segment(q Rect, t touch, o Option, on bool, size float64, signed bool) {
	ink := u.mat.Text
	box := q.Inset(u.hair(3))
	switch {
	case on:
		u.fill(box, u.mat.Strong, u.Px(radius/2))
		ink = u.mat.StrongText
	case o.Off != "":
		ink = u.mat.Muted
		u.Hatch(box, u.mat.Rule)
	case t.hover:
		u.fill(box, u.mat.Hover, u.Px(radius/2))
	}
	label := q
	if signed {
		n := u.Px(13)
		row := CutBottom(&label, n+u.hair(6))
		row = middle(row, len(o.Signs)*n+(len(o.Signs)-1)*u.hair(3), n)
		row = row.Sub(image.Pt(0, u.hair(3)))
		for _, b := range o.Signs {
			c := b.Color
			if on {
				c = ink
			}
			u.Mark(b.Shape, CutLeft(&row, n), c)
			CutLeft(&row, u.hair(3))
		}
		label.Min.Y += u.hair(3)
	}
	n := len(u.Nodes) - 1
	note := Style{Size: theme.Caption, Sans: true, Tabular: true, Align: AlignCenter, Color: ink}
	st := Style{Size: size, Bold: on, Sans: true, Tabular: true, Align: AlignCenter, Color: ink}
	if o.Note != "" {
		label = middle(label, label.Dx(), u.LineHeight(st)+u.LineHeight(note)-u.hair(3))
		u.line(u.Nodes[n].ID, CutBottom(&label, u.LineHeight(note)), o.Note, note)
	}
	label.Min.X, label.Max.X = label.Min.X+u.hair(3), label.Max.X-u.hair(3)
	u.Nodes[n].Text, u.Nodes[n].Cut = u.fitted(u.Nodes[n].ID, label, o.Label, st)
}

// Radio is a column of options of which one is chosen; it takes its height off r. It reports a change.
func (u *UI) Radio(id ID, r *Rect, name string, options []Option, at *int) bool {
	old := *at
	tall := make([]int, len(options))
	sum := 0
	for i := range options {
		tall[i] = u.radioHeight(r.Dx(), &options[i])
		sum += tall[i]
	}
	all := CutTop(r, sum)
	u.choosing(id, all, name, options, at)
	for i, o := range options {
		q := CutTop(&all, tall[i])
		t := u.option(id, q, RoleRadio, options, i, at)
		u.radio(q, t, o, i == *at)
		if i == *at {
			u.ring(id, q)
		}
	}
	return *at != old
}

// radioHeight is the height of one option of a column: its label may wrap.
func (u *UI) radioHeight(w int, o *Option) int {
	w -= u.Px(22) + u.Px(theme.Gap) + len(o.Signs)*(u.Px(13)+u.hair(3))
	if o.Note != "" {
		w -= u.Width(o.Note, rowNote) + u.Px(theme.Gap)
	}
	p, h := u.tightly(o.Label, Style{Sans: true}, w)
	return max(u.Px(34), p.lines*h+u.Px(theme.Gap))
}

func (u *UI) radio(q Rect, t touch, o Option, on bool) {
	ink := u.mat.Text
	if o.Off != "" {
		ink = u.mat.Muted
	}
	in := q
	dot := CutLeft(&in, u.Px(22))
	dot = middle(dot, u.Px(22), u.Px(22))
	u.fill(dot, u.mat.Raised, dot.Dx())
	if t.hover {
		u.fill(dot, u.mat.Hover, dot.Dx())
	}
	u.border(dot, u.mat.Line, dot.Dx(), u.edge())
	if on {
		u.Mark(Dot, dot.Inset(u.Px(4)), u.mat.Strong)
	}
	CutLeft(&in, u.Px(theme.Gap))
	n := len(u.Nodes) - 1
	for i := len(o.Signs) - 1; i >= 0; i-- {
		u.Mark(o.Signs[i].Shape, middle(CutRight(&in, u.Px(13)), u.Px(13), u.Px(13)), o.Signs[i].Color)
		CutRight(&in, u.hair(3))
	}
	if o.Note != "" {
		note := Style{Size: theme.Caption, Sans: true, Tabular: true, Align: AlignRight, Color: ink}
		u.line(u.Nodes[n].ID, CutRight(&in, u.Width(o.Note, note)), o.Note, note)
		CutRight(&in, u.Px(theme.Gap))
	}
	u.Nodes[n].Text, u.Nodes[n].Cut = u.fitted(u.Nodes[n].ID, in, o.Label, Style{Sans: true, Color: ink})
}

// choosing adds the node of a group and lets the arrows move its choice past options that are off.
func (u *UI) choosing(id ID, r Rect, name string, options []Option, at *int) {
	value := ""
	if u.stop(id, r) {
		step := sign(u.take(KeyRight)) + sign(u.take(KeyDown)) - sign(u.take(KeyLeft)) - sign(u.take(KeyUp))
		for i := *at + step; step != 0 && i >= 0 && i < len(options); i += step {
			if options[i].Off == "" {
				*at = i
				u.changed()
				break
			}
		}
	}
	if *at >= 0 && *at < len(options) {
		value = options[*at].Label
		if options[*at].Say != "" {
			value += ": " + options[*at].Say
		}
	}
	u.add(Node{ID: id, Role: RoleGroup, Name: name, Value: value, Rect: r})
}

// option adds the node of one option and obeys the pointer.
func (u *UI) option(id ID, q Rect, role Role, options []Option, i int, at *int) touch {
	o := options[i]
	t := u.feel(id.Sub(i), q)
	if t.hover && u.in.Pressed {
		u.Focus(id)
		u.focus.ring = false
	}
	if t.clicked && o.Off == "" {
		*at = i
	}
	var says []string
	if i == *at {
		says = append(says, u.Say("chosen"))
	}
	for _, x := range []string{o.Say, o.Note} {
		if x != "" {
			says = append(says, x)
		}
	}
	for _, b := range o.Signs {
		says = append(says, b.Name)
	}
	if o.Off != "" {
		says = append(says, o.Off)
	}
	value := strings.Join(says, ", ")
	u.add(Node{
		ID: id.Sub(i), Role: role, Name: o.Label, Value: value, Rect: q, Disabled: o.Off != "", Interactive: true,
		On: i == *at, Pos: i + 1, Count: len(options),
	})
	switch {
	case o.Tip != "":
		u.tip(id.Sub(i), q, strings.TrimSpace(o.Tip+" "+o.Off))
	case len(o.Signs) > 0 || o.Off != "" || o.Say != "":
		u.tip(id.Sub(i), q, value)
	}
	return t
}
