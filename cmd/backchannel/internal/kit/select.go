package kit

import (
	"image"

	"backchannel/cmd/backchannel/internal/theme"
)

// SelectOpt says more about a Select or a Menu.
type SelectOpt struct {
	Off string // why it cannot be used; not empty disables it
	Tip string
	Key string // a letter that opens a Menu when no text field has the keyboard
}

// Select shows the chosen one of many options and opens the list of them: by press, Enter or Space.
// While it is shut, up, down, Home, End and first letters choose without opening; while it is open, they move, Enter
// chooses, Escape leaves everything as it was, and Tab takes what they point at. It reports a change. A choice of -1
// is none yet.
func (u *UI) Select(id ID, r Rect, name string, options []Option, at *int, o SelectOpt) bool {
	old, off := *at, o.Off != ""
	t := u.sense(id, r)
	open := u.popup.owner == id
	if t.focused {
		u.focus.finds = id
	}
	if open && !t.focused && !off && u.popup.picked < 0 && u.popup.at < len(options) && options[u.popup.at].Off == "" && u.focus.ring {
		*at = u.popup.at // left by Tab
	}
	list := popup{role: RoleList, item: RoleOption, name: name, rows: options, chosen: *at, near: r}
	if open && t.clicked {
		u.foldUp()
	} else if k := u.rows(id, t.focused, list); k >= 0 {
		*at = k
	} else if !open && !off && len(options) > 0 {
		switch {
		case t.clicked:
			u.unfold(id, max(0, *at))
			u.rows(id, t.focused, list)
		case t.focused:
			u.selectKeys(options, at)
		}
	}
	open = u.popup.owner == id
	u.ring(id, r)
	ink := u.surface(r, touch{hover: t.hover, held: t.held && !open}, off, false)
	value := u.Say("Choose one")
	if *at >= 0 && *at < len(options) {
		value = options[*at].Label
	}
	n := Node{ID: id, Role: RoleSelect, Name: name, Value: value, Rect: r, Disabled: off, Interactive: true, On: open, Opens: true}
	if open {
		n.Active = (id + "/rows").Sub(u.popup.at)
	}
	k := u.add(n)
	in := image.Rect(r.Min.X+u.Px(theme.Gap), r.Min.Y, r.Max.X-u.Px(theme.Gap), r.Max.Y)
	mark := CutRight(&in, u.Px(14))
	CutRight(&in, u.Px(theme.Gap))
	u.Mark(Down, middle(mark, u.Px(12), u.Px(12)), ink)
	u.Nodes[k].Text, u.Nodes[k].Cut = u.fitted(id, in, value, Style{Sans: true, Color: ink})
	u.reason(id, r, o.Off, o.Tip, u.Nodes[k].Cut || open)
	if *at != old {
		u.changed()
	}
	return *at != old
}

// SelectWidth is the room that a Select of these options needs to show each on one line.
func (u *UI) SelectWidth(options []Option) int {
	w := u.Width(u.Say("Choose one"), Style{Sans: true})
	for i := range options {
		w = max(w, u.Width(options[i].Label, Style{Sans: true}))
	}
	return w + u.Px(3*theme.Gap+14)
}

// selectKeys chooses in a select that is shut, past options that are off.
func (u *UI) selectKeys(options []Option, at *int) {
	step := sign(u.take(KeyDown)) - sign(u.take(KeyUp))
	from := *at
	switch {
	case u.take(KeyHome):
		from, step = -1, 1
	case u.take(KeyEnd):
		from, step = len(options), -1
	case len(u.in.Text) > 0 && u.in.Text != " ":
		k := starting(options, max(0, *at), u.in.Text)
		u.in.Text = ""
		if options[k].Off == "" {
			*at = k
		}
		return
	}
	for i := from + step; step != 0 && i >= 0 && i < len(options); i += step {
		if options[i].Off == "" {
			*at = i
			return
		}
	}
}

// Menu is a button that opens a list of things to do. It answers which one was picked, or -1. Arrows move, letters
// find, Enter picks, Escape and Tab shut it.
func (u *UI) Menu(id ID, r Rect, label string, items []Option, o SelectOpt) (picked int) {
	off := o.Off != ""
	t := u.sense(id, r)
	open := u.popup.owner == id
	list := popup{role: RoleMenu, item: RoleMenuItem, name: label, rows: items, chosen: -1, near: r}
	picked = -1
	switch {
	case open && t.clicked:
		u.foldUp()
	case open:
		picked = u.rows(id, t.focused, list)
	case off || len(items) == 0:
	case t.clicked, u.shortcut(o.Key), t.focused && u.take(KeyDown):
		u.Focus(id)
		u.unfold(id, 0)
		u.rows(id, true, list)
	case t.focused && u.take(KeyUp):
		u.unfold(id, len(items)-1)
		u.rows(id, true, list)
	}
	open = u.popup.owner == id
	u.ring(id, r)
	ink := u.surface(r, touch{hover: t.hover, held: t.held && !open}, off, false)
	n := Node{ID: id, Role: RoleButton, Name: label, Rect: r, Disabled: off, Interactive: true, On: open, Opens: true}
	if n.Value = o.Tip; off {
		n.Value = o.Off
	}
	if open {
		n.Active = (id + "/rows").Sub(u.popup.at)
	}
	k := u.add(n)
	in := image.Rect(r.Min.X+u.Px(theme.Gap), r.Min.Y, r.Max.X-u.Px(theme.Gap), r.Max.Y)
	u.keyHint(&in, u.Hint(ButtonOpt{Key: o.Key}), ink)
	mark := CutRight(&in, u.Px(14))
	CutRight(&in, u.Px(theme.Gap/2))
	u.Mark(Down, middle(mark, u.Px(12), u.Px(12)), ink)
	u.Nodes[k].Text, u.Nodes[k].Cut = u.fitted(id, in, label, Style{Bold: true, Sans: true, Align: AlignCenter, Color: ink})
	u.reason(id, r, o.Off, o.Tip, u.Nodes[k].Cut || open)
	return picked
}

// reason offers why a control is off, or else what it is for, as its tooltip.
func (u *UI) reason(id ID, r Rect, off, tip string, taken bool) {
	switch {
	case taken:
	case off != "":
		u.tip(id, r, off)
	default:
		u.tip(id, r, tip)
	}
}
