package screen_test

import (
	"strings"
	"testing"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/screen"
)

// places are where the controls stand that can be pressed, by id.
func (p *player) places() map[kit.ID]kit.Rect {
	list := map[kit.ID]kit.Rect{}
	for _, n := range p.u.Nodes {
		if n.Interactive {
			list[n.ID] = n.Full
		}
	}
	return list
}

// told are the texts that are told in passing now.
func (p *player) told() (list []kit.Node) {
	for _, n := range p.u.Nodes {
		if n.Role == kit.RoleStatus {
			list = append(list, n)
		}
	}
	return list
}

func TestToastsMoveNothing(t *testing.T) {
	// What is told in passing moves no control and lies over none, in any size of type and in both languages.
	for _, language := range []string{"en", "es"} {
		for _, zoom := range []int{100, 150, 200} {
			p := play(t, small, in("usmx-2026", "solo", "us", 7), func(d *screen.Deps) {
				d.Settings = func() screen.Settings { return screen.Settings{Zoom: zoom, Language: language, Everything: true} }
			})
			p.abroad = language != "en"
			p.typed("r")
			p.press("aside")
			p.unguided()
			for _, do := range []struct {
				key   string
				press kit.ID
			}{{"o", "act/A01"}, {"t", "propose"}, {"t", "paper/"}} {
				p.typed(do.key)
				if do.press == "propose" {
					p.press("issue/I1/3")
				}
				id := do.press
				for _, n := range p.u.Nodes { // whoever it is passed to
					if strings.HasPrefix(string(n.ID), string(id)) && n.Role == kit.RoleButton && !n.Opens {
						id = n.ID
						break
					}
				}
				if !can(p.u, id) {
					t.Fatalf("%s at %d: %q cannot be pressed", language, zoom, id)
				}
				p.press(id)
				if len(p.told()) == 0 {
					t.Fatalf("%s at %d: %q tells nothing", language, zoom, id)
				}
				p.audit(string(id))
				with := p.places()
				p.now += 1e10
				p.feed(kit.Input{})
				if len(p.told()) > 0 {
					t.Fatal("what was told stays")
				}
				for id, at := range p.places() {
					if with[id] != at {
						t.Errorf("%s at %d: %q stands at %v, and at %v while something is told", language, zoom, id, at, with[id])
					}
				}
			}
		}
	}
}

func TestOneGuessIsToldOnce(t *testing.T) {
	p := play(t, small, at("arden", 7))
	p.typed("r")
	p.typed("t")
	p.press("guess")
	p.press("guessing/row/1")
	p.press("dialog/yes")
	if list := p.told(); len(list) != 1 {
		t.Errorf("told are %v", names(list))
	}
}

func TestDraftingStays(t *testing.T) {
	// While a text is drafted the level that is pressed stays under the pointer, and so do the buttons at the foot.
	for _, zoom := range []int{100, 150} {
		p := play(t, small, in("usmx-2026", "solo", "us", 7), func(d *screen.Deps) {
			d.Settings = func() screen.Settings { return screen.Settings{Zoom: zoom, Everything: true} }
		})
		p.typed("r")
		p.press("aside")
		p.unguided()
		p.typed("t")
		foot := map[kit.ID]kit.Rect{}
		for _, id := range []kit.ID{"propose", "undraft"} {
			foot[id] = p.node(id).Rect
		}
		for i, id := range []kit.ID{"issue/I1/3", "issue/I1/0", "issue/I2/2", "issue/I4/3", "issue/I1/1", "issue/I5/2", "issue/I7/1"} {
			p.reach(id)
			was := p.node(id).Rect
			p.press(id)
			if now := p.node(id).Rect; now != was {
				t.Errorf("at %d, %d: %q stood at %v and stands at %v", zoom, i, id, was, now)
			}
			for id, at := range foot {
				if now := p.node(id).Rect; zoom == 100 && now != at {
					t.Errorf("%d: %q stood at %v and stands at %v", i, id, at, now)
				}
			}
		}
	}
}

func TestTextSizeStays(t *testing.T) {
	// The stepper of the text size can be pressed again and again in its place; the size is put on when it rests.
	p := play(t, small)
	p.press("settings")
	was := p.node("zoom/more").Rect
	p.mouse = was.Min.Add(was.Size().Div(2))
	for range 3 {
		p.feed(kit.Input{Down: true, Pressed: true})
		p.feed(kit.Input{Released: true})
		if now := p.node("zoom/more").Rect; now != was {
			t.Fatalf("it stood at %v and stands at %v", was, now)
		}
	}
	if got := p.node("zoom").Value; !strings.HasPrefix(got, "130") {
		t.Errorf("the text size is %s", got)
	}
	p.now += 1e9
	p.feed(kit.Input{})
	if now := p.node("zoom/more").Rect; now.Dx() <= was.Dx() {
		t.Errorf("the text size is not put on: %v, %v", was, now)
	}
}

func TestTabBeginsAnew(t *testing.T) {
	// On another screen Tab begins at its first control, wherever it was on the one before: at the setup with its first
	// column, in the room with the first answer to the question, behind it with the world.
	p := play(t, small)
	p.keys = true
	first := func(where string, id kit.ID) {
		t.Helper()
		p.feed(kit.Input{})
		p.key(kit.KeyTab)
		if n, ok := p.u.Node(p.u.Focused()); !ok || !strings.HasPrefix(string(n.ID), string(id)) {
			t.Errorf("%s: Tab begins at %q", where, p.u.Focused())
		}
	}
	p.press("new")
	first("setup", "choose/0")
	p.focus("scenarios")
	p.key(kit.KeyDown)
	p.focus("begin")
	p.key(kit.KeyEnter)
	p.focus("cases")
	p.typed("r")
	first("question", "set/choose/")
	p.typed("2") // the second answer, by its number
	first("room", "world")
	p.focus("close")
	p.typed("t")
	first("talks", "talks")
}

func TestWhatIsOffSaysWhy(t *testing.T) {
	// Why an offer cannot be accepted, and why an order that two agreed to cannot be taken back, stands on the page.
	p := play(t, small, in("usmx-2026", "solo", "us", 7), everything)
	p.typed("r")
	p.press("aside")
	off := 0
	written := func(n kit.Node) {
		t.Helper()
		for _, o := range p.u.Nodes {
			if o.ID == "" && o.Role == kit.RoleText && n.Value != "" && strings.Contains(o.Name, n.Value) {
				off++
				return
			}
		}
		t.Errorf("%q is off, and nothing says: %s", n.Name, n.Value)
	}
	p.typed("t")
	for _, n := range p.u.Nodes {
		if n.Disabled && strings.HasPrefix(string(n.ID), "accept") {
			written(n)
		}
	}
	p.typed("o")
	p.press("act/A01/mx_pres")
	if n := p.node("act/A01/mx_pres"); n.Disabled {
		written(n)
	}
	if off < 2 {
		t.Errorf("only %d buttons are off", off)
	}
}

func TestNotesOfTheCloseLeadThere(t *testing.T) {
	// Before a turn is closed each note of what was left undone leads to where it is done, in a wide window and a narrow one.
	for _, zoom := range []int{100, 200} {
		p := play(t, small, in("usmx-2026", "solo", "us", 7), func(d *screen.Deps) {
			d.Settings = func() screen.Settings { return screen.Settings{Zoom: zoom} }
		})
		p.typed("r")
		p.press("aside")
		p.unguided()
		seen := map[string]bool{}
		for i := 0; ; i++ {
			p.typed("t")
			p.press("close")
			p.audit("close")
			id := kit.ID("closing/there").Sub(i)
			if !p.has(id) {
				break
			}
			p.press(id)
			p.feed(kit.Input{})
			n, ok := p.u.Node(p.u.Focused())
			if !ok || n.Rect.Empty() || p.has("dialog/yes") {
				t.Errorf("at %d, note %d leads to %q at %v", zoom, i, p.u.Focused(), n.Rect)
			}
			kind, _, _ := strings.Cut(string(p.u.Focused()), "/")
			seen[kind] = true
		}
		for _, kind := range []string{"desk", "choose", "label", "agree"} {
			if !seen[kind] {
				t.Errorf("at %d no note leads to %q, only to %v", zoom, kind, seen)
			}
		}
	}
}

func TestCloseTellsOfTheDraft(t *testing.T) {
	// Before a turn is closed a draft that nobody has seen is told of, with the way to the button that puts it forward;
	// neither a table that nobody touched nor a draft that was proposed is.
	for _, language := range []string{"en", "es"} {
		for _, zoom := range []int{100, 200} {
			p := play(t, small, in("usmx-2026", "solo", "mx", 7), func(d *screen.Deps) {
				d.Settings = func() screen.Settings { return screen.Settings{Zoom: zoom, Language: language} }
			})
			p.typed("r")
			p.press("aside")
			p.unguided()
			noted := func() (id kit.ID) {
				for _, n := range p.u.Nodes {
					if strings.HasPrefix(string(n.ID), "closing/there/") && (strings.Contains(n.Name, "draft in Talks") || strings.Contains(n.Name, "borrador")) {
						id = n.ID
					}
				}
				return id
			}
			p.press("close")
			if noted() != "" {
				t.Errorf("%s, %d %%: a draft is told of that was not begun", language, zoom)
			}
			p.press("dialog/no")
			p.typed("t")
			p.press("issue/I1/2")
			p.press("issue/I2/2")
			p.typed("o")
			p.press("close")
			p.audit("close")
			id := noted()
			if id == "" {
				t.Errorf("%s, %d %%: the draft is not told of", language, zoom)
				continue
			}
			p.press(id)
			p.feed(kit.Input{})
			if n, ok := p.u.Node(p.u.Focused()); !ok || n.ID != "propose" || n.Rect.Empty() || p.has("dialog/yes") {
				t.Errorf("%s, %d %%: the note leads to %q at %v", language, zoom, p.u.Focused(), n.Rect)
			}
			p.press("propose")
			p.press("close")
			if noted() != "" {
				t.Errorf("%s, %d %%: the draft is told of though it was proposed", language, zoom)
			}
		}
	}
}
