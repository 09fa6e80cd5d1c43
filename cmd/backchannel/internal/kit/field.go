package kit

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2/text/v2"

	"backchannel/cmd/backchannel/internal/theme"
)

// FieldOpt says more about a text field.
type FieldOpt struct {
	Hint  string // shown while it is empty
	Limit int    // letters, 0 is no limit
}

// Field edits one line of text; input methods and dead keys work. It reports a change, and Enter.
func (u *UI) Field(id ID, r Rect, name string, value *string, o FieldOpt) (changed, submitted bool) {
	e := u.editAt(id)
	e.sync(*value)
	e.limit = o.Limit
	st := Style{Sans: true}
	in := r.Inset(u.Px(theme.Gap))
	in.Min.Y, in.Max.Y = r.Min.Y, r.Max.Y
	focused := u.stop(id, r)
	t := u.feel(id, r)
	if t.hover {
		u.cursor = cursorText
		if u.in.Pressed {
			u.Focus(id)
			focused = true
		}
	}
	if t.held {
		e.move(u.letterAt(e.text, u.faceOf(st), float64(u.in.Mouse.X-in.Min.X)+e.left), !u.in.Pressed || u.in.Shift)
	}
	if t := u.in.Typed; t != nil && t.ID == id && !u.inert() {
		e.replace(t)
	}
	submitted = u.typeInto(e, focused)
	changed = e.text != *value
	*value = e.text
	if changed || submitted {
		u.changed()
	}
	u.add(Node{ID: id, Role: RoleTextbox, Name: name, Value: e.text, Rect: r, Interactive: true})
	u.drawField(id, e, r, in, st, o.Hint, focused)
	return changed, submitted
}

func (u *UI) editAt(id ID) *edit {
	e := u.edits[id]
	if e == nil {
		e = &edit{}
		if u.compose != nil {
			e.ime = u.compose(e)
		}
		u.edits[id] = e
	}
	return e
}

// typeInto gives the frame's typing to the field; an input method comes first.
func (u *UI) typeInto(e *edit, focused bool) (submitted bool) {
	if u.settling {
		return false
	}
	if !focused {
		if e.ime != nil {
			e.ime.Confirm()
		}
		return false
	}
	if e.ime != nil {
		if handled, err := e.ime.Update(); handled && err == nil {
			return false
		}
		if u.in.Keys&^(KeyTab|KeyEscape|KeyUp|KeyDown) != 0 {
			e.ime.Confirm()
		}
	} else if u.in.Text != "" && !u.in.Ctrl {
		e.insert(u.in.Text)
	}
	e.keys(u)
	u.in.Text = ""
	u.take(KeySpace)
	return u.take(KeyEnter)
}

func (u *UI) drawField(id ID, e *edit, r, in Rect, st Style, hint string, focused bool) {
	u.fill(r, u.mat.Raised, u.Px(radius))
	line := u.mat.Line
	if focused {
		line = u.mat.Text
		u.focus.ring = true
	}
	u.border(r, line, u.Px(radius), u.edge())
	u.ring(id, r)
	f := u.faceOf(st)
	shown := e.text[:e.caret] + e.preedit + e.text[e.caret:]
	x := u.caretX(shown, e.caret+len(e.preedit), f)
	e.left = clamp(e.left, max(0, x-float64(in.Dx()-u.hair(2))), x)
	u.pushClip(in)
	defer u.popClip()
	if shown == "" {
		n := len(u.Nodes) - 1
		st.Muted = true
		u.Nodes[n].Text, u.Nodes[n].Cut = u.line(id, image.Rect(in.Min.X+u.hair(4), in.Min.Y, in.Max.X, in.Max.Y), hint, st)
	}
	h := u.LineHeight(st)
	row := middle(in, in.Dx(), h).Add(image.Pt(-int(e.left), 0))
	if from, to := e.selection(); focused && from != to {
		u.fill(image.Rect(row.Min.X+int(u.caretX(e.text, from, f)), row.Min.Y, row.Min.X+int(u.caretX(e.text, to, f)), row.Max.Y), u.mat.Select, 0)
	}
	row.Max.X = row.Min.X + int(u.width(shown, f)) + 1
	u.emit(op{kind: opText, rect: row, color: u.mat.Text, text: shown, face: f})
	at := row.Min.X + int(x)
	e.caretRect = image.Rect(at, row.Min.Y, at+u.hair(2), row.Max.Y)
	if e.preedit != "" {
		from := row.Min.X + int(u.caretX(shown, e.caret, f))
		u.fill(image.Rect(from, row.Max.Y-u.hair(2), at, row.Max.Y), u.mat.Text, 0)
	}
	if focused {
		u.fill(e.caretRect, u.mat.Text, 0)
	}
}

// letterAt is the place in s nearest to x.
func (u *UI) letterAt(s string, f face, x float64) int {
	before := 0.0
	prev := 0
	for i := range s + " " {
		if i == 0 {
			continue
		}
		w := text.AdvanceAt(s, i, u.faces[f])
		if x < (before+w)/2 {
			return prev
		}
		before, prev = w, i
	}
	return len(s)
}
