package kit

import (
	"slices"

	"backchannel/cmd/backchannel/internal/theme"
)

// dialogs knows which dialog is on top: only its controls sense the player.
type dialogs struct {
	open   []ID // of the last pass, the top one last
	next   []ID // of this pass
	inside []ID // those whose body is running
	back   map[ID]ID
}

func (d *dialogs) begin() { d.next, d.inside = d.next[:0], d.inside[:0] }

// inert reports whether a dialog lies above what is being drawn.
func (u *UI) inert() bool { return last(u.dialogs.open) != last(u.dialogs.inside) }

func last(ids []ID) ID {
	if len(ids) == 0 {
		return ""
	}
	return ids[len(ids)-1]
}

// Modal opens a dialog of w by h (pixels at 1080 lines) over the screen and keeps the keyboard inside it.
// A screen calls it after its other controls, in each frame in which the dialog is open. It reports Escape.
// The first control of the body gets the focus; when the dialog closes, the focus goes back to where it was.
func (u *UI) Modal(id ID, name string, w, h float64, body func(r Rect)) (dismissed bool) {
	d := &u.dialogs
	layer := u.layer
	u.layer = min(layer+1, layerRows-1)
	clips := u.clips
	u.clips = nil
	d.next, d.inside = append(d.next, id), append(d.inside, id)
	u.fill(u.screen, u.Theme.Shade, 0)
	edge := u.Px(theme.Margin)
	r := middle(u.screen, min(u.Px(w), u.screen.Dx()-2*edge), min(u.Px(h), u.screen.Dy()-2*edge))
	u.add(Node{ID: id, Role: RoleDialog, Name: name, Rect: r})
	u.On(&u.Theme.Glass, func() {
		u.shadow(r)
		u.fill(r, u.mat.Back, u.Px(radius))
		u.border(r, u.mat.Line, u.Px(radius), u.edge())
		in := r.Inset(u.Px(theme.Section))
		u.Label(CutTop(&in, u.LineHeight(Style{Size: theme.Title})), name, Style{Size: theme.Title, Bold: true, Heading: 2})
		CutTop(&in, u.Px(theme.Gap))
		body(in)
	})
	dismissed = !u.inert() && u.take(KeyEscape)
	if dismissed {
		u.changed()
	}
	d.inside = d.inside[:len(d.inside)-1]
	u.layer, u.clips = layer, clips
	return dismissed
}

func (u *UI) endDialogs() {
	d := &u.dialogs
	was, is := last(d.open), last(d.next)
	if was != is {
		if slices.Contains(d.open, is) || is == "" {
			u.focus.first = false
			if u.focus.show == 0 { // a control that the screen shows keeps the keyboard
				u.Focus(d.back[was])
			}
		} else {
			d.back[is] = u.focus.id
			u.focus.id, u.focus.first = "", true
		}
		u.pointer.active = ""
		u.changed()
	}
	d.open, d.next = d.next, d.open
}
