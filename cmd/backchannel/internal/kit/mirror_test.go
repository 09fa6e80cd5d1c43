package kit

import (
	"fmt"
	"image"
	"strings"
	"testing"
	"time"

	"backchannel/cmd/backchannel/internal/theme"
)

// page is a screen with a control of each kind that the tree must place.
type page struct {
	n, tab, pick, pressed int
	on, open, ask         bool
	text                  string
}

func (p *page) frame(u *UI, screen Rect) {
	r := screen.Inset(20)
	u.Tabs("tabs", CutTop(&r, 40), "Pages", []string{"One", "Two"}, &p.tab)
	u.Scroll("area", CutTop(&r, 200), "Papers", func(r *Rect) {
		u.Card(r, Card{ID: "card", Title: "A note", Body: Plain("What it says."), More: func(r *Rect) {
			if u.Button("sign", CutTop(r, 40), "Sign", ButtonOpt{}) {
				p.pressed++
			}
		}})
		CutTop(r, 600)
		if u.Button("far", CutTop(r, 40), "Far below", ButtonOpt{Off: "Not yet."}) {
			p.pressed += 100
		}
	})
	u.Choice("level", CutTop(&r, 40), "Level", Labels("0", "1", "2"), &p.pick)
	u.Toggle("on", CutTop(&r, 40), "Sound", &p.on)
	u.Stepper("size", CutTop(&r, 40), "Text size", &p.n, StepperOpt{Max: 9})
	u.Field("name", CutTop(&r, 40), "Your name", &p.text, FieldOpt{Limit: 5})
	u.Fold("more", &r, "More", Style{}, &p.open)
	if p.ask {
		u.Modal("sure", "Are you sure?", 400, 300, func(r Rect) {
			if u.Button("yes", CutTop(&r, 40), "Yes", ButtonOpt{}) {
				p.ask = false
			}
		})
	}
}

var pageArea = image.Rect(0, 0, 1280, 720)

// outline writes the tree as text, a line for each element.
func outline(list []element) string {
	depth := map[string]int{"": -1}
	var b strings.Builder
	for _, e := range list {
		depth[e.key] = depth[e.parent] + 1
		fmt.Fprintf(&b, "%s%s %q", strings.Repeat("  ", depth[e.key]), e.role, e.label+e.text)
		if e.heading > 0 {
			fmt.Fprintf(&b, " heading %d", e.heading)
		}
		if e.state != "" {
			fmt.Fprintf(&b, " %s=%v", e.state, e.on)
		}
		if e.ranged {
			fmt.Fprintf(&b, " %v of %v", e.now, e.most)
		}
		if e.disabled {
			b.WriteString(" disabled")
		}
		if e.below {
			b.WriteString(" below")
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// The list of nodes becomes a tree: parts in their group, a sheet's text in the sheet, all of it in its scroll area.
func TestElements(t *testing.T) {
	u, p := New(theme.Dark), &page{pick: 1}
	u.Frame(Input{}, pageArea, p.frame)
	want := `tablist "Pages"
  tab "One" aria-selected=true
  tab "Two" aria-selected=false
scroll "Papers"
  article "A note"
    text "A note" heading 3
    text "What it says."
    button "Sign"
  button "Far below" disabled
radiogroup "Level"
  radio "0" aria-checked=false
  radio "1" aria-checked=true
  radio "2" aria-checked=false
checkbox "Sound" aria-checked=false
spinbutton "Text size" 0 of 9
button "− Text size−" disabled
button "+ Text size+"
textbox "Your name"
button "More" aria-expanded=false
`
	if got := outline(elements(u.Nodes)); got != want {
		t.Errorf("the tree is\n%s\nnot\n%s", got, want)
	}
}

// Elements have keys of their own, lie inside the screen as their nodes do, and stay the same from frame to frame.
func TestElementKeys(t *testing.T) {
	u, p := New(theme.Dark), &page{ask: true}
	u.Frame(Input{}, pageArea, p.frame)
	first := elements(u.Nodes)
	corner := map[string]Point{}
	for i, e := range first {
		if _, twice := corner[e.key]; twice {
			t.Errorf("two elements have the key %s", e.key)
		}
		corner[e.key] = corner[e.parent].Add(e.rect.Min)
		if corner[e.key] != u.Nodes[i].Full.Min {
			t.Errorf("%s lies at %v, its node at %v", e.key, corner[e.key], u.Nodes[i].Full.Min)
		}
		if e.below != (u.Nodes[i].Layer == 0) {
			t.Errorf("%s: below the dialog is %v", e.key, e.below)
		}
	}
	u.Frame(Input{}, pageArea, p.frame)
	for i, e := range elements(u.Nodes) {
		if e != first[i] {
			t.Errorf("%+v became %+v", first[i], e)
		}
	}
}

// What is pressed, focused and typed in the mirror happens to the control, wherever it lies and wherever the pointer is,
// unless it is off or below a dialog.
func TestMirrorInput(t *testing.T) {
	u, p := New(theme.Dark), &page{pick: 1}
	feed := func(in Input) {
		t.Helper()
		in.Mouse = image.Pt(30, 30) // over the first tab
		u.Frame(in, pageArea, p.frame)
	}
	feed(Input{})
	for _, id := range []ID{"tabs/1", "sign", "far", "level/2", "on", "size/more", "more", "nothing"} {
		feed(Input{Press: id})
	}
	if want := (page{n: 1, tab: 1, pick: 2, pressed: 1, on: true, open: true}); *p != want {
		t.Errorf("pressing gives %+v, not %+v", *p, want)
	}
	feed(Input{Focus: "far"})
	if n, _ := u.Node("far"); u.Focused() != "far" || n.Rect.Empty() {
		t.Errorf("%q has the keyboard, and %v of the far button is in view", u.Focused(), n.Rect)
	}
	feed(Input{Press: "name"})
	feed(Input{Typed: &Typed{ID: "name", Text: "añ", Caret: 1, Anchor: 3}})
	if e := u.edits["name"]; u.Focused() != "name" || p.text != "añ" || e.caret != 1 || e.anchor != 3 {
		t.Errorf("the field holds %q with the caret at %d", p.text, u.edits["name"].caret)
	}
	feed(Input{Typed: &Typed{ID: "name", Text: "Guadalupe", Caret: 9, Anchor: 9}})
	if p.text != "Guada" {
		t.Errorf("a field for five letters holds %q", p.text)
	}
	p.ask = true
	feed(Input{})
	feed(Input{Press: "sign"})
	feed(Input{Focus: "on"})
	feed(Input{Typed: &Typed{ID: "name", Text: "X"}})
	if p.pressed != 1 || u.Focused() != "yes" || p.text != "Guada" {
		t.Errorf("below a dialog: pressed %d, %q has the keyboard, the field holds %q", p.pressed, u.Focused(), p.text)
	}
	feed(Input{Press: "yes"})
	if p.ask {
		t.Error("the dialog is still open")
	}
}

// A frame in which nothing changed gives equal nodes, so that a page need not be touched.
func TestMirrorRests(t *testing.T) {
	u, p := New(theme.Dark), &page{}
	u.Frame(Input{}, pageArea, p.frame)
	before := fmt.Sprint(u.Nodes)
	u.Frame(Input{Mouse: image.Pt(900, 600)}, pageArea, p.frame)
	if after := fmt.Sprint(u.Nodes); after != before {
		t.Errorf("%s\nbecame\n%s", before, after)
	}
}

func TestTreeOfLists(t *testing.T) {
	// A table has its head and rows with their cells; an open list stands in the dialog that opened it and is named by it.
	u := New(theme.Dark)
	at, st, s := 1, TableState{Row: 0}, "text"
	frame := func(u *UI, r Rect) {
		u.Modal("m", "Choose", 600, 500, func(r Rect) {
			u.Select("sel", CutTop(&r, 40), "Side", Labels("Ours", "Theirs"), &at, SelectOpt{})
			u.TextArea("area", CutTop(&r, 80), "Note", &s, FieldOpt{})
			u.Slider("sl", CutTop(&r, 40), "Volume", &at, SliderOpt{Max: 10})
			u.Table("t", r, "Trade", []Column{{Name: "Sector"}, {Name: "Worth", Compare: func(a, b int) int { return a - b }}}, 2, func(row, col int) Cell { return Cell{Text: string(rune('a'+row)) + string(rune('x'+col))} }, &st)
		})
	}
	u.Frame(Input{}, pageArea, frame)
	u.Focus("sel")
	u.Frame(Input{Keys: KeyEnter}, pageArea, frame)
	list := elements(u.Nodes)
	got := outline(list)
	want := `dialog "Choose"
  text "Choose" heading 2
  combobox "SideTheirs" aria-expanded=true
  textbox "Note"
  slider "Volume" 1 of 10
  grid "Trade"
    row ""
      columnheader "Sector"
      columnheader "Worth"
    row "" aria-selected=true
      gridcell "ax"
      gridcell "ay"
    row "" aria-selected=false
      gridcell "bx"
      gridcell "by"
  listbox "Side"
    option "Ours" aria-selected=false
    option "Theirs" aria-selected=true
`
	if got != want {
		t.Errorf("the tree is\n%s\nwant\n%s", got, want)
	}
	for _, e := range list {
		switch e.id {
		case "sel":
			if e.active != "#sel/rows/1" || e.controls != "#sel/rows" {
				t.Errorf("the select points at %q and %q", e.active, e.controls)
			}
		case "area":
			if !e.lines {
				t.Error("the text area has one line")
			}
		case "sel/rows/0":
			if e.owner != "sel" {
				t.Errorf("the keyboard of a row is at %q", e.owner)
			}
		case "t/1/0":
			if e.owner != "t" {
				t.Errorf("the keyboard of a cell is at %q", e.owner)
			}
		}
	}
	u.Frame(Input{Press: "sel/rows/0"}, pageArea, frame)
	if at != 0 {
		t.Errorf("a press from elsewhere chose %d", at)
	}
}

// What came of an act is told once, also when it is the same again; a toast told twice is another element.
func TestTell(t *testing.T) {
	u := New(theme.Dark)
	frame := func(u *UI, r Rect) {
		for i, id := range []ID{"file", "warn"} {
			if u.Button(id, CutTop(&r, 40), string(id), ButtonOpt{}) {
				if u.Tell("Filed."); i == 1 {
					u.Warn("No.")
				}
			}
		}
	}
	var toasts []string
	for range 2 {
		for _, id := range []ID{"file", "warn"} {
			u.Frame(Input{Now: u.Now() + time.Second, Press: id}, pageArea, frame)
		}
		for _, e := range elements(u.Nodes) {
			if e.live {
				toasts = append(toasts, e.key)
			}
		}
	}
	if text, n := u.Told(); text != "Filed." || n != 4 {
		t.Errorf("told %q, %d times", text, n)
	}
	if len(toasts) != 2 || toasts[0] == toasts[1] {
		t.Errorf("the same toast twice gives the elements %q", toasts)
	}
}

// A text that is watched is told when it has changed and rests, not while it changes and not when it is first there.
func TestWatch(t *testing.T) {
	u := New(theme.Dark)
	at := func(now time.Duration, text string) int {
		u.Frame(Input{Now: now}, pageArea, func(u *UI, _ Rect) { u.Watch("worth", text) })
		_, n := u.Told()
		return n
	}
	for i, x := range []struct {
		ms   time.Duration
		text string
		want int
	}{{0, "4", 0}, {2000, "4", 0}, {2100, "5", 0}, {2400, "6", 0}, {2900, "6", 0}, {3000, "6", 1}, {5000, "6", 1}, {5100, "", 1}, {6000, "", 1}, {6100, "6", 1}, {7000, "6", 2}} {
		if n := at(x.ms*time.Millisecond, x.text); n != x.want {
			t.Errorf("step %d: told %d times, not %d", i, n, x.want)
		}
	}
}

// While no control has the keyboard, the page's focus is on the sheet where one had it last, else on the heading.
func TestRest(t *testing.T) {
	u, gone := New(theme.Dark), false
	frame := func(u *UI, r Rect) {
		u.Label(CutTop(&r, 40), "Turn 1", Style{Heading: 2})
		u.Card(&r, Card{ID: "card", Title: "A claim", More: func(r *Rect) {
			if !gone && u.Button("agree", CutTop(r, 40), "Agree", ButtonOpt{}) {
				gone = true
			}
		}})
	}
	u.Frame(Input{}, pageArea, frame)
	trail := around(elements(u.Nodes), "#agree")
	u.Frame(Input{Press: "agree"}, pageArea, frame)
	list := elements(u.Nodes)
	if u.Focused() != "" || rest(list, trail) != "#card" {
		t.Errorf("%q has the keyboard, the focus rests on %q of %q", u.Focused(), rest(list, trail), trail)
	}
	for _, e := range list {
		if e.key == rest(list, nil) && e.text != "Turn 1" {
			t.Errorf("elsewhere it rests on %q", e.text)
		}
	}
	if rest(list, nil) == "" {
		t.Error("elsewhere it rests nowhere")
	}
}

// Whatever can be focused in the mirror gets the keyboard, or what holds it does; and whatever Tab visits can be focused
// there.
func TestMirrorFocus(t *testing.T) {
	u, p := New(theme.Dark), &page{}
	frame := func(u *UI, screen Rect) {
		left, right := screen, screen
		left.Max.X = screen.Min.X + screen.Dx()/2
		right.Min.X = left.Max.X
		p.frame(u, left)
		var data []Datum
		for range 5 {
			data = append(data, Datum{Rect: CutTop(&right, 40), Name: "value"})
		}
		u.Data("web", data, true)
	}
	u.Frame(Input{}, pageArea, frame)
	owners := map[ID]bool{}
	for _, e := range elements(u.Nodes) {
		if !e.focusable {
			continue
		}
		owners[e.owner] = true
		u.Frame(Input{Focus: e.owner}, pageArea, frame)
		if u.Focused() != e.owner && !e.disabled {
			t.Errorf("focusing %s of %s gives the keyboard to %q", e.key, e.owner, u.Focused())
		}
	}
	for _, id := range []ID{"web/0", "web/4", "area"} {
		if !owners[id] {
			t.Errorf("%s cannot be focused", id)
		}
	}
	for range 30 {
		u.Frame(Input{Keys: KeyTab}, pageArea, frame)
		if !owners[u.Focused()] {
			t.Errorf("Tab visits %q, which cannot be focused in the mirror", u.Focused())
		}
	}
}

// The foot of a dialog is drawn first and read last.
func TestFootIsReadLast(t *testing.T) {
	u := New(theme.Dark)
	u.Frame(Input{}, pageArea, func(u *UI, _ Rect) {
		u.Modal("ask", "Sure?", 400, 300, func(r Rect) {
			u.Foot(func() { u.Button("no", CutBottom(&r, 40), "Go back", ButtonOpt{}) })
			u.Label(CutTop(&r, 40), "It cannot be undone.", Style{})
		})
	})
	want := `dialog "Sure?"
  text "Sure?" heading 2
  text "It cannot be undone."
  button "Go back"
`
	if got := outline(elements(u.Nodes)); got != want {
		t.Errorf("it reads\n%s\nnot\n%s", got, want)
	}
}

// Whether a box is ticked is said once, by its state; why it is off is said beside it.
func TestCheckboxSaysItOnce(t *testing.T) {
	u, on := New(theme.Dark), true
	u.Frame(Input{}, pageArea, func(u *UI, r Rect) { u.Toggle("sound", CutTop(&r, 40), "Sound", &on) })
	if e := elements(u.Nodes)[0]; e.about != "" || !e.on || e.state != "aria-checked" {
		t.Errorf("it is %s=%v and says %q", e.state, e.on, e.about)
	}
}
