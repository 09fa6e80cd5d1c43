package kit

import (
	"image"
	"strings"
	"testing"
	"time"

	"backchannel/cmd/backchannel/internal/theme"
)

// method is an input method that a test plays: each step happens in one frame in which the field asks.
type method struct {
	e     *edit
	steps []func(e *edit) (handled bool)
	// before and after are what it was told when its session began; a commit ends the session.
	before, after string
	open          bool
	confirmed     int
}

func (m *method) Update() (bool, error) {
	if !m.open {
		m.before, m.after = m.e.surround()
		m.open = true
	}
	if len(m.steps) == 0 {
		return false, nil
	}
	s := m.steps[0]
	m.steps = m.steps[1:]
	return s(m.e), nil
}

func (m *method) Confirm() { m.finish(true) }
func (m *method) Cancel()  { m.finish(false) }

func (m *method) finish(commit bool) {
	if m.open && commit && m.e.preedit != "" {
		m.confirmed++
		m.e.commit(m.e.preedit, false, m.before, m.after)
	}
	m.e.preedit, m.open = "", false
}

// desk is a window with one field, a button, and an input method.
type desk struct {
	t     *testing.T
	u     *UI
	m     *method
	value string
	multi bool
	sent  int
	now   time.Duration
}

func newDesk(t *testing.T, value string, multi bool) *desk {
	d := &desk{t: t, u: New(theme.Dark), value: value, multi: multi}
	d.u.compose = func(e *edit) composer {
		d.m = &method{e: e}
		return d.m
	}
	d.frame(Input{})
	d.u.Focus("f")
	d.frame(Input{})
	return d
}

func (d *desk) frame(in Input) {
	d.now += 16 * time.Millisecond
	in.Now = d.now
	d.u.Frame(in, image.Rect(0, 0, 1280, 720), func(u *UI, r Rect) {
		r = r.Inset(40)
		write := u.Field
		if d.multi {
			write = u.TextArea
		}
		if _, enter := write("f", CutTop(&r, 120), "Note", &d.value, FieldOpt{Limit: 2000}); enter {
			d.sent++
		}
		if u.Button("b", CutTop(&r, 40), "Send", ButtonOpt{Key: "n"}) {
			d.sent += 100
		}
	})
}

func (d *desk) step(f func(e *edit) bool) { d.m.steps = append(d.m.steps, f) }

// commits is text as an input method does for plain letters and dead keys.
func (d *desk) commits(s string) {
	d.step(func(e *edit) bool {
		e.commit(s, false, d.m.before, d.m.after)
		d.m.open = false
		return true
	})
	d.frame(Input{Text: s})
}

// underlines are the marks below the text of the field in the last frame.
func (d *desk) underlines() (out []op) {
	for _, o := range d.u.ops[0] {
		if o.kind == opFill && o.color == d.u.Theme.Glass.Text && o.rect.Dy() <= 4 && o.rect.Dx() > 4 {
			out = append(out, o)
		}
	}
	return out
}

// texts are what the last frame sets inside the field.
func (d *desk) texts() string {
	var s []string
	for _, o := range d.u.ops[0] {
		if o.kind == opText && o.rect.Max.Y < 170 {
			s = append(s, o.text)
		}
	}
	return strings.Join(s, "|")
}

func (d *desk) want(value string) {
	d.t.Helper()
	if d.value != value {
		d.t.Errorf("the field has %q, want %q", d.value, value)
	}
}

func TestDeadKeys(t *testing.T) {
	// A dead key shows in place, underlined, and becomes a letter; no shortcut hears it.
	d := newDesk(t, "Se", false)
	d.step(func(e *edit) bool { e.composing("´", 0, len("´")); return true })
	d.frame(Input{})
	if got := d.texts(); got != "Se´" || len(d.underlines()) == 0 {
		t.Errorf("shown: %q with %d lines below", got, len(d.underlines()))
	}
	d.want("Se")
	d.commits("ñ")
	d.commits("or")
	d.want("Señor")
	if len(d.underlines()) != 0 || d.sent != 0 {
		t.Errorf("%d lines stay, sent %d", len(d.underlines()), d.sent)
	}
}

func TestPreedit(t *testing.T) {
	// What is composed stands at the caret, with the part in work marked more; keys go to the input method alone.
	d := newDesk(t, "A B", false)
	d.frame(Input{Keys: KeyLeft})
	d.step(func(e *edit) bool { e.composing("にほんご", len("にほ"), len("にほんご")); return true })
	d.frame(Input{Keys: KeyLeft | KeyEnter | KeySpace, Text: "n"})
	if got := d.texts(); got != "A にほんごB" {
		t.Errorf("shown: %q", got)
	}
	lines := d.underlines()
	if len(lines) != 2 || lines[0].rect.Dx() <= lines[1].rect.Dx() || lines[0].rect.Dy() >= lines[1].rect.Dy() {
		t.Errorf("lines below: %v", lines)
	}
	if d.sent != 0 {
		t.Error("a key of the input method pressed something")
	}
	e := d.u.edits["f"]
	if e.caretRect.Min.X < lines[1].rect.Max.X-2 {
		t.Errorf("the caret is at %v, not after the part in work %v", e.caretRect, lines[1].rect)
	}
	d.commits("日本語")
	d.want("A 日本語B")
}

func TestComposeOverSelection(t *testing.T) {
	// Composing with a selection shows the text without it, and the commit replaces it.
	d := newDesk(t, "yes or no", false)
	d.frame(Input{Keys: KeyLeft, Ctrl: true, Shift: true})
	d.step(func(e *edit) bool { e.composing("´", 0, 0); return true })
	d.frame(Input{})
	if got := d.texts(); got != "yes or ´" {
		t.Errorf("shown: %q", got)
	}
	d.commits("sí")
	d.want("yes or sí")
	d.frame(Input{Keys: KeyUndo, Ctrl: true})
	d.want("yes or no")
}

func TestReplaced(t *testing.T) {
	// A correction by the input method replaces the text around the caret, and only in its own line.
	d := newDesk(t, "first\ngracais\nlast", true)
	d.frame(Input{Keys: KeyUp})
	d.frame(Input{Keys: KeyEnd})
	d.step(func(e *edit) bool {
		if d.m.before != "gracais" || d.m.after != "" {
			t.Errorf("told %q and %q", d.m.before, d.m.after)
		}
		e.commit("gracias", true, "", "")
		return true
	})
	d.frame(Input{})
	d.want("first\ngracias\nlast")
}

func TestErasedSelection(t *testing.T) {
	// A browser's Backspace deletes beside the caret; with something selected, it means the selection.
	d := newDesk(t, "one two", false)
	d.frame(Input{Keys: KeyLeft, Ctrl: true, Shift: true})
	d.step(func(e *edit) bool { e.commit("", true, "one", ""); return true })
	d.frame(Input{Keys: KeyBackspace})
	d.want("one ")
}

func TestLeaving(t *testing.T) {
	// What is half composed is kept when the player goes elsewhere, and dropped when the screen changes the text.
	d := newDesk(t, "", false)
	d.step(func(e *edit) bool { e.composing("ni", 0, 2); return true })
	d.frame(Input{})
	d.u.Focus("b")
	d.frame(Input{})
	d.want("ni")
	d.u.Focus("f")
	d.step(func(e *edit) bool { e.composing("x", 0, 1); return true })
	d.frame(Input{})
	d.value = "new"
	d.frame(Input{})
	d.want("new")
	if got := d.texts(); got != "new" {
		t.Errorf("shown: %q", got)
	}
}

func TestClipboard(t *testing.T) {
	// The system's clipboard is pasted, lines and all into an area, as one line into a field; a cut is given to it.
	for _, multi := range []bool{false, true} {
		d := newDesk(t, "", multi)
		d.frame(Input{Keys: KeyPaste, Ctrl: true, Paste: "uno\r\ndos\x07"})
		if multi {
			d.want("uno\ndos")
		} else {
			d.want("uno dos")
		}
		d.frame(Input{Keys: KeySelectAll, Ctrl: true})
		d.frame(Input{Keys: KeyCut, Ctrl: true})
		d.want("")
		if !d.u.copying || !strings.HasPrefix(d.u.copied, "uno") {
			t.Errorf("copied %q, %v", d.u.copied, d.u.copying)
		}
	}
}

func TestTextArea(t *testing.T) {
	// Lines wrap at words; up and down keep their column; Enter breaks the line, Control and Enter submit; Tab leaves.
	d := newDesk(t, "", true)
	long := strings.Repeat("Each side shall give notice. ", 40)
	d.value = "short\n" + long + "\nlast line"
	d.frame(Input{})
	e := d.u.edits["f"]
	if len(e.rows) < 5 {
		t.Fatalf("%d lines", len(e.rows))
	}
	for i, p := range e.rows[1 : len(e.rows)-1] {
		if s := e.text[p.from:p.to]; strings.HasPrefix(s, " ") || i+2 < len(e.rows)-1 && !strings.HasSuffix(s, " ") {
			t.Errorf("line %d is broken inside a word: %q", i+1, s)
		}
	}
	if e.caretRect.Max.Y > 160 || !e.caretRect.In(image.Rect(40, 40, 1240, 160)) {
		t.Errorf("the caret is out of view: %v", e.caretRect)
	}
	x := e.caretRect.Min.X
	d.frame(Input{Keys: KeyUp})
	d.frame(Input{Keys: KeyUp})
	if got := e.caretRect.Min.X; max(got-x, x-got) > 12 {
		t.Errorf("the column moved from %d to %d", x, got)
	}
	d.frame(Input{Keys: KeyHome, Ctrl: true})
	d.frame(Input{Keys: KeyEnd})
	if e.caret != len("short") {
		t.Errorf("the end of the first line is at %d", e.caret)
	}
	d.frame(Input{Keys: KeyEnter})
	d.commits("x")
	if !strings.HasPrefix(d.value, "short\nx\nEach") || d.sent != 0 {
		t.Errorf("%q, sent %d", d.value[:20], d.sent)
	}
	d.frame(Input{Keys: KeyEnter, Ctrl: true})
	if d.sent != 1 {
		t.Errorf("sent %d", d.sent)
	}
	d.frame(Input{Keys: KeyTab})
	if d.u.Focused() != "b" {
		t.Errorf("Tab went to %q", d.u.Focused())
	}
}

func TestPresses(t *testing.T) {
	// Two presses select the word, three everything, a drag what lies between.
	d := newDesk(t, "Señores: ¿aceptan?", false)
	e := d.u.edits["f"]
	press := func(x int) {
		at := Point{X: x, Y: 100}
		d.frame(Input{Mouse: at, Down: true, Pressed: true})
		d.frame(Input{Mouse: at, Released: true})
	}
	selected := func() string { a, b := e.selection(); return e.text[a:b] }
	press(70)
	press(70)
	if got := selected(); got != "Señores" {
		t.Errorf("two presses selected %q", got)
	}
	press(70)
	if got := selected(); got != e.text {
		t.Errorf("three presses selected %q", got)
	}
	d.now += time.Second
	d.frame(Input{Mouse: Point{X: 42, Y: 100}, Down: true, Pressed: true})
	d.frame(Input{Mouse: Point{X: 1200, Y: 100}, Down: true})
	if got := selected(); got != e.text {
		t.Errorf("the drag selected %q", got)
	}
}

func TestPreeditOfAPage(t *testing.T) {
	// A page has an input method of its own: what it composes shows as a window's does, and is no text yet.
	d := newDesk(t, "Se", false)
	d.u.compose, d.u.edits = nil, map[ID]*edit{}
	feed := func(before, now Typed) {
		before.ID, now.ID = "f", "f"
		d.frame(Input{Typed: composed(&before, &now)})
	}
	before := Typed{Text: "Se no", Caret: 5, Anchor: 3}
	d.value = before.Text
	feed(before, Typed{Text: "Se にほ", Caret: len("Se にほ"), Anchor: len("Se に")})
	lines := d.underlines()
	if got := d.texts(); got != "Se にほ" || len(lines) != 2 || lines[0].rect.Dx() <= lines[1].rect.Dx() {
		t.Errorf("shown: %q with lines %v", got, lines)
	}
	d.want("Se no")
	d.frame(Input{Typed: &Typed{ID: "f", Text: "Se 日本", Caret: len("Se 日本"), Anchor: len("Se 日本")}})
	if got := d.texts(); got != "Se 日本" || len(d.underlines()) != 0 {
		t.Errorf("shown: %q with lines %v", got, d.underlines())
	}
	d.want("Se 日本")
	d.frame(Input{Keys: KeyUndo, Ctrl: true})
	d.want("Se no") // what was composed is one step
	feed(Typed{Text: "Se no", Caret: 5, Anchor: 5}, Typed{Text: "other", Caret: 5, Anchor: 5})
	d.want("other") // the page did more than compose
}
