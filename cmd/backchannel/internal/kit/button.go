package kit

import (
	"cmp"
	"strings"

	"backchannel/cmd/backchannel/internal/theme"
)

// ButtonOpt says more about a button.
type ButtonOpt struct {
	Primary bool       // one on a screen
	Off     string     // why it cannot be pressed; not empty disables it
	Mend    ID         // the control that has to be put right first: pressing the button while it is off shows it
	Key     string     // a letter that presses it when no text field has the keyboard
	Pad     PadButtons // the button of a pad that does the same; it is shown while a pad is in use
	Tip     string     // what it would do: cost, consequences
	Says    string     // its name for those who do not see what it stands beside; empty is its label, which it should begin with
}

// Button reports a press. A disabled button keeps its place in the Tab order and says why it is off;
// pressed, it leads to what has to be put right.
func (u *UI) Button(id ID, r Rect, label string, o ButtonOpt) bool {
	off := o.Off != ""
	tip := o.Tip
	if off {
		tip = o.Off
	}
	t := u.sense(id, r)
	u.ring(id, r)
	ink := u.surface(r, t, off, o.Primary)
	in := r.Inset(u.Px(theme.Gap))
	in.Min.Y, in.Max.Y = r.Min.Y, r.Max.Y
	u.keyHint(&in, u.Hint(o), ink)
	at := u.add(Node{ID: id, Role: RoleButton, Name: cmp.Or(o.Says, label), Value: tip, Rect: r, Disabled: off, Interactive: true, Key: o.Key, Primary: o.Primary})
	bounds, cut := u.fitted(id, in, label, Style{Bold: true, Sans: true, Align: AlignCenter, Color: ink})
	u.Nodes[at].Text, u.Nodes[at].Cut = bounds, cut
	if !cut {
		u.tip(id, r, tip)
	}
	if off && o.Mend == "" || !t.clicked && !u.shortcut(o.Key) {
		return false
	}
	if off {
		u.Show(o.Mend)
	}
	return !off
}

// Hint is what a button shows beside its label: the letter that presses it, or the button of the pad in use. The main
// button of a screen is that of Start.
func (u *UI) Hint(o ButtonOpt) string {
	switch {
	case !u.Padded():
		return o.Key
	case o.Pad == 0 && o.Primary && u.layer == 0:
		return u.PadName(PadStart)
	}
	return u.PadName(o.Pad)
}

// surface paints the body of a control and returns the colour of text on it.
func (u *UI) surface(r Rect, t touch, off, strong bool) theme.Color {
	m, rad := u.mat, u.Px(radius)
	switch {
	case off:
		u.border(r, m.Rule, rad, u.edge())
		return m.Muted
	case strong:
		u.fill(r, m.Strong, rad)
		if t.hover {
			u.border(r.Inset(u.hair(2)), m.StrongText, max(1, rad-u.hair(2)), u.edge())
		}
		return m.StrongText
	case t.held:
		u.fill(r, m.Strong, rad)
		return m.StrongText
	case t.hover:
		u.fill(r, m.Hover, rad)
	default:
		u.fill(r, m.Raised, rad)
	}
	u.border(r, m.Line, rad, u.edge())
	return m.Text
}

// keyHint shows the key at the right end of a control and takes its room off r.
func (u *UI) keyHint(r *Rect, key string, ink theme.Color) {
	if key == "" {
		return
	}
	st := Style{Size: theme.Caption, Sans: true, Align: AlignCenter, Color: ink}
	side := max(u.LineHeight(st), u.Width(key, st)+u.Px(theme.Gap))
	box := CutRight(r, side)
	CutRight(r, u.Px(theme.Gap/2))
	box = middle(box, side, u.LineHeight(st))
	u.border(box, ink, u.Px(radius/2), u.edge())
	u.line("", box, key, st)
}

// shortcut reports whether the letter was typed while no text field had the keyboard.
func (u *UI) shortcut(key string) bool {
	if key == "" || u.inert() || u.popup.owner != "" || u.in.Ctrl || u.edits[u.focus.id] != nil || u.focus.finds != "" && u.focus.finds == u.focus.id || !strings.EqualFold(u.in.Text, key) {
		return false
	}
	u.in.Text = ""
	u.changed()
	return true
}
