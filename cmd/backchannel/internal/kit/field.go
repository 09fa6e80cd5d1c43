package kit

import (
	"image"
	"strings"
	"unicode/utf8"

	"github.com/hajimehoshi/ebiten/v2/text/v2"

	"backchannel/cmd/backchannel/internal/theme"
)

// FieldOpt says more about a text field.
type FieldOpt struct {
	Hint  string // shown while it is empty
	Limit int    // letters, 0 is no limit
	Off   string // why it cannot be written in; not empty disables it
	// Secret shows a dot for each letter; the letters are neither heard nor copied.
	Secret bool
}

// manyClicks is how soon presses must follow each other to be one double or triple press, in milliseconds.
const manyClicks = 400

// Field edits one line of text; input methods and dead keys work. Enter submits. It reports a change, and Enter.
func (u *UI) Field(id ID, r Rect, name string, value *string, o FieldOpt) (changed, submitted bool) {
	return u.write(id, r, name, value, o, false)
}

// TextArea edits text of many lines. Enter begins a new line, Control and Enter submit, Tab goes on to the next control.
func (u *UI) TextArea(id ID, r Rect, name string, value *string, o FieldOpt) (changed, submitted bool) {
	return u.write(id, r, name, value, o, true)
}

var fieldStyle = Style{Sans: true}

func (u *UI) write(id ID, r Rect, name string, value *string, o FieldOpt, multi bool) (changed, submitted bool) {
	e := u.editAt(id)
	e.multi = multi
	e.sync(*value)
	e.limit = o.Limit
	e.takeQueue()
	f, h := u.faceOf(fieldStyle), u.LineHeight(fieldStyle)
	in := u.fieldRoom(r, multi)
	focused := u.stop(id, r) && o.Off == ""
	t := u.feel(id, r)
	if t.hover && u.in.Pressed {
		u.Focus(id)
		u.focus.ring, focused = true, o.Off == ""
	}
	if t.hover && o.Off == "" {
		u.cursor = cursorText
		u.areaWheel(e, in, h)
	}
	u.lay(e, e.text, f, in.Dx())
	if t.held && o.Off == "" {
		u.pressText(e, in, f, h)
	}
	if t := u.in.Typed; t != nil && t.ID == id && o.Off == "" && !u.inert() {
		e.replace(t)
	}
	if o.Secret && focused {
		u.take(KeyCopy | KeyCut)
	}
	submitted = u.typeInto(e, focused, f, in.Dy()/h)
	if e.leave {
		e.leave, u.focus.id = false, ""
	}
	changed = e.text != *value
	*value = e.text
	if changed || submitted {
		u.changed()
	}
	shown := e
	if o.Secret {
		shown = e.hidden()
		u.lay(shown, shown.text, f, in.Dx())
	}
	u.add(Node{ID: id, Role: RoleTextbox, Name: name, Value: shown.text, Rect: r, Disabled: o.Off != "", Interactive: true, Lines: multi, Secret: o.Secret})
	u.drawField(id, shown, r, in, o, focused)
	e.caretRect = shown.caretRect
	u.reason(id, r, o.Off, "", false)
	return changed, submitted
}

// dot stands for a letter that nobody should read.
const dot = "•"

// hidden is the field with a dot for each letter.
func (e *edit) hidden() *edit {
	dots := func(s string) string { return strings.Repeat(dot, utf8.RuneCountInString(s)) }
	at := func(i int) int { return len(dots(e.text[:i])) }
	return &edit{text: dots(e.text), preedit: dots(e.preedit), caret: at(e.caret), anchor: at(e.anchor), goal: -1}
}

// fieldRoom is where the text of a field stands.
func (u *UI) fieldRoom(r Rect, multi bool) Rect {
	in := r.Inset(u.Px(theme.Gap))
	if !multi {
		in.Min.Y, in.Max.Y = r.Min.Y, r.Max.Y
	}
	return in
}

func (u *UI) editAt(id ID) *edit {
	e := u.edits[id]
	if e == nil {
		e = &edit{goal: -1}
		if u.compose != nil {
			e.ime = u.compose(e)
		}
		u.edits[id] = e
	}
	return e
}

// pressText places the caret, drags a selection, and selects a word or everything by two or three presses.
func (u *UI) pressText(e *edit, in Rect, f face, h int) {
	if e.ime != nil && u.in.Pressed {
		e.ime.Confirm()
		u.lay(e, e.text, f, in.Dx())
	}
	if u.in.Pressed {
		now, near := u.in.Now.Milliseconds(), u.Px(4)
		d := u.in.Mouse.Sub(e.press)
		if now-e.when > manyClicks || max(d.X, -d.X, d.Y, -d.Y) > near || e.clicks == 3 {
			e.clicks = 0
		}
		e.clicks++
		e.press, e.when = u.in.Mouse, now
	}
	switch {
	case e.clicks <= 1:
		e.move(u.placeAt(e, u.in.Mouse, in, f, h), !u.in.Pressed || u.in.Shift)
	case !u.in.Pressed:
	case e.clicks == 2:
		e.selectWord()
	default:
		e.anchor, e.caret = 0, len(e.text)
	}
}

func (u *UI) areaWheel(e *edit, in Rect, h int) {
	if span := len(e.rows)*h - in.Dy(); e.multi && u.in.Wheel != 0 && span > 0 {
		e.top = clamp(e.top-int(u.in.Wheel*float64(2*h)), 0, span)
		u.in.Wheel = 0
	}
}

// typeInto gives the frame's typing to the field; an input method comes first. A page has page lines.
func (u *UI) typeInto(e *edit, focused bool, f face, page int) (submitted bool) {
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
			u.in.Text = "" // nothing else may take what went into the composition
			u.take(KeySpace | KeyEnter | KeyUp | KeyDown | KeyLeft | KeyRight | KeyEscape | KeyBackspace | KeyDelete)
			return false
		}
		if u.in.Keys&^(KeyTab|KeyEscape|KeyUp|KeyDown) != 0 {
			e.ime.Confirm()
		}
	} else if u.in.Text != "" && !u.in.Ctrl {
		e.insert(u.in.Text)
	}
	if e.multi {
		u.areaKeys(e, f, page)
	}
	e.keys(u)
	u.in.Text = ""
	u.take(KeySpace)
	return u.take(KeyEnter)
}

// areaKeys moves by lines and pages, and breaks a line.
func (u *UI) areaKeys(e *edit, f face, page int) {
	by := sign(u.take(KeyDown)) - sign(u.take(KeyUp))
	by += max(1, page-1) * (sign(u.take(KeyPageDown)) - sign(u.take(KeyPageUp)))
	if by != 0 && e.ime != nil {
		e.ime.Confirm()
	}
	u.vertical(e, by, f)
	if !u.in.Ctrl && u.take(KeyEnter) {
		e.insert("\n")
	}
}

func (u *UI) drawField(id ID, e *edit, r, in Rect, o FieldOpt, focused bool) {
	st, line := fieldStyle, u.mat.Line
	if o.Off == "" {
		u.fill(r, u.mat.Raised, u.Px(radius))
	} else {
		st.Muted, line = true, u.mat.Rule
	}
	if focused {
		line = u.mat.Text
		u.focus.ring = true
	}
	u.border(r, line, u.Px(radius), u.edge())
	u.ring(id, r)
	f, h := u.faceOf(st), u.LineHeight(st)
	s, from, to := e.shown()
	u.lay(e, s, f, in.Dx())
	u.pushClip(in)
	defer u.popClip()
	if s == "" {
		u.fieldHint(id, e, in, o.Hint, h)
	}
	caret := u.caretAt(e, s, u.composedAt(e, from, to), f, h)
	u.follow(e, caret, in, h, focused)
	at := image.Pt(in.Min.X-e.leftX, in.Min.Y-e.top)
	if !e.multi {
		at.Y = in.Min.Y + (in.Dy()-h)/2
	}
	if a, b := e.selection(); focused && a != b && e.preedit == "" {
		u.underlay(e, s, a, b, at, f, h, u.mat.Select)
	}
	for i, p := range e.rows {
		if y := at.Y + i*h; y+h > in.Min.Y && y < in.Max.Y && p.to > p.from {
			row := image.Rect(at.X, y, at.X+int(u.width(s[p.from:p.to], f))+1, y+h)
			u.emit(op{kind: opText, rect: row, color: u.colorOf(st), text: s[p.from:p.to], face: f})
		}
	}
	if e.preedit != "" {
		u.underline(e, s, from, to, at, f, h, u.hair(1))
		u.underline(e, s, from+e.markFrom, from+e.markTo, at, f, h, u.hair(3))
	}
	e.caretRect = caret.Add(at)
	if focused {
		u.fill(e.caretRect, u.mat.Text, 0)
	}
}

// composedAt is where the caret stands in the shown text: in what is composed, where the input method is.
func (u *UI) composedAt(e *edit, from, to int) int {
	if e.preedit != "" && (e.markFrom > 0 || e.markTo > 0) {
		return from + e.markTo
	}
	return to
}

func (u *UI) fieldHint(id ID, e *edit, in Rect, hint string, h int) {
	n := len(u.Nodes) - 1
	st := fieldStyle
	st.Muted = true
	q := image.Rect(in.Min.X+u.hair(4), in.Min.Y, in.Max.X, in.Max.Y)
	if !e.multi {
		u.Nodes[n].Text, u.Nodes[n].Cut = u.fitted(id, q, hint, st)
		return
	}
	p := u.para(Plain(hint), st, q.Dx())
	lines := min(p.lines, max(1, q.Dy()/h))
	u.Nodes[n].Text = image.Rect(q.Min.X, q.Min.Y, q.Min.X+p.width, q.Min.Y+lines*h)
	u.Nodes[n].Cut = u.setPara(p, q, st, lines)
}

// follow scrolls the field until the caret can be seen.
func (u *UI) follow(e *edit, caret, in Rect, h int, focused bool) {
	if !e.multi {
		e.leftX, e.top = clamp(e.leftX, max(0, caret.Max.X-in.Dx()), caret.Min.X), 0
		if !focused {
			e.leftX = 0
		}
		return
	}
	e.leftX = 0
	if focused && !e.seen {
		e.top, e.seen = clamp(e.top, caret.Max.Y-in.Dy(), caret.Min.Y), true
	}
	e.top = clamp(e.top, 0, max(0, len(e.rows)*h-in.Dy()))
}

// marked calls f for the area of each line between two places of the shown text.
func (u *UI) marked(e *edit, s string, from, to int, at Point, f face, h int, paint func(r Rect)) {
	for i, p := range e.rows {
		a, b := max(from, p.from), min(to, p.to)
		if a > b || a == b && (from > p.to || to <= p.to) {
			continue
		}
		x0, x1 := u.caretX(s[p.from:p.to], a-p.from, f), u.caretX(s[p.from:p.to], b-p.from, f)
		if to > p.to {
			x1 += float64(u.Px(4)) // the line break is in it
		}
		paint(image.Rect(at.X+int(x0), at.Y+i*h, at.X+int(x1+0.5), at.Y+i*h+h))
	}
}

func (u *UI) underlay(e *edit, s string, from, to int, at Point, f face, h int, c theme.Color) {
	u.marked(e, s, from, to, at, f, h, func(r Rect) { u.fill(r, c, 0) })
}

func (u *UI) underline(e *edit, s string, from, to int, at Point, f face, h, thick int) {
	u.marked(e, s, from, to, at, f, h, func(r Rect) { u.fill(foot(r, thick), u.mat.Text, 0) })
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
