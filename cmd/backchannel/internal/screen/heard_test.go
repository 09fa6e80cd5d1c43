package screen_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/screen"
)

// onTop are the nodes of the dialog that lies on top, else of the screen.
func (p *player) onTop() (list []kit.Node) {
	top := 0
	for _, n := range p.u.Nodes {
		if n.Role == kit.RoleDialog {
			top = max(top, n.Layer)
		}
	}
	for _, n := range p.u.Nodes {
		if n.Layer == top {
			list = append(list, n)
		}
	}
	return list
}

// headings reports what is wrong with those of what is shown: one of level 2 names it, and comes before those of its
// parts.
func (p *player) headings() error {
	var names, parts []string
	for _, n := range p.onTop() {
		switch {
		case n.Heading == 2:
			names = append(names, n.Name)
		case n.Heading > 2 && len(names) == 0:
			parts = append(parts, n.Name)
		}
	}
	if len(names) != 1 || len(parts) > 0 {
		return fmt.Errorf("%d headings name it: %q; before the first stand %q", len(names), names, parts)
	}
	return nil
}

// Every screen and dialog has one heading that names it, for those who hear it.
func TestHeadings(t *testing.T) {
	p := play(t, small)
	look := func(what string) {
		t.Helper()
		if err := p.headings(); err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
	dialogs := func(ids ...kit.ID) {
		t.Helper()
		for _, id := range ids {
			if !p.tap(id) {
				t.Errorf("no %q to press", id)
			}
			look(string(id))
			p.shut()
		}
	}
	look("start")
	for _, id := range []kit.ID{"settings", "library"} {
		p.tap(id)
		look(string(id))
		p.tap("back")
	}
	p.tap("saved/0")
	look("cannot be opened")
	p.tap("back")
	p.tap("play/0")
	look("setup")
	p.tap("begin")
	look("brief")
	p.tap("go")
	look("room")
	p.key(kit.KeyPalette)
	look("palette")
	p.shut()
	dialogs("help", "words", "menu", "close")
	for i := 0; p.tap(kit.ID("desk").Sub(i)); i++ {
		look("page " + p.node(kit.ID("desk").Sub(i)).Name)
	}
	p.tap("close")
	p.tap("dialog/yes")
	look("report")
	if !p.has("next") {
		t.Error("the turn was not closed")
	}
}

// In the help a key stands before what it does.
func TestHelpReadsKeyFirst(t *testing.T) {
	p := play(t, small, at("arden", 7))
	p.typed("r")
	p.tap("help")
	at := map[string]int{}
	for i, n := range p.onTop() {
		at[n.Name] = i + 1
	}
	if key, does := at["P"], at["propose the package, or table the text"]; key == 0 || does != key+1 {
		t.Errorf("the key P is text %d, what it does text %d", key, does)
	}
}

// heardSince tells whether a text was told after a number of tellings.
func (p *player) heardSince(n int, text string) bool {
	said, now := p.u.Told()
	return now > n && strings.Contains(said, text)
}

// What comes of an act is told: an order that is filed and taken back, a level that changes what home says, a step of
// the guide, a search that finds nothing.
func TestActsAreHeard(t *testing.T) {
	p := play(t, large, in("usmx-2026", "solo", "us", 7))
	p.tap("go")
	p.tap("aside")
	hears := func(what, text string, act func()) {
		t.Helper()
		_, n := p.u.Told()
		act()
		p.now += time.Second
		p.feed(kit.Input{})
		if !p.heardSince(n, text) {
			said, now := p.u.Told()
			t.Errorf("%s: told %d times, last %q", what, now-n, said)
		}
	}
	filed := kit.ID("")
	hears("an order", "Filed: ", func() {
		for _, n := range p.u.Nodes {
			if strings.HasPrefix(string(n.ID), "act/") && strings.HasPrefix(n.Name, "File: ") && !n.Disabled {
				filed = n.ID
				p.tap(n.ID)
				return
			}
		}
		t.Error("no order can be filed")
	})
	hears("the order back", "Taken back: ", func() { p.tap(filed) })
	hears("a step of the guide", "Guide, step 2", func() { p.tap("lesson/next") })
	p.pane(1)
	hears("a level", "Home would", func() {
		for _, n := range p.u.Nodes {
			if strings.HasPrefix(string(n.ID), "issue/") && n.Role == kit.RoleRadio && !n.On && !n.Disabled {
				p.tap(n.ID)
				return
			}
		}
		t.Error("no level can be chosen")
	})
}

func TestNothingFoundIsHeard(t *testing.T) {
	p := play(t, large)
	p.tap("library")
	_, n := p.u.Told()
	p.tap("find")
	p.typed("xyzxyz")
	p.now += time.Second
	p.feed(kit.Input{})
	if !p.heardSince(n, "There is nothing of that here.") {
		said, now := p.u.Told()
		t.Errorf("told %d times, last %q", now-n, said)
	}
}

// The values of a drawing take the keyboard wherever they are focused, and say that arrows lead to the others.
func TestDrawingTakesFocus(t *testing.T) {
	p := play(t, large, in("usmx-2026", "solo", "us", 7), func(d *screen.Deps) {
		d.Settings = func() screen.Settings { return screen.Settings{Everything: true} }
	})
	p.tap("go")
	p.tap("aside")
	p.typed("d")
	n := 0
	for _, x := range slices.Clone(p.u.Nodes) {
		if x.Role == kit.RoleButton && strings.HasPrefix(x.Hint, "one of") {
			n++
			p.feed(kit.Input{Focus: x.ID})
			if p.u.Focused() != x.ID {
				t.Errorf("%q is focused instead of %s, %q", p.u.Focused(), x.ID, x.Name)
			}
		}
	}
	if n < 3 {
		t.Errorf("trade has %d values", n)
	}
}

// What labels the values of a drawing is read once: as the value, not as the text beside it. The rest of the page is
// read.
func TestDrawingIsReadOnce(t *testing.T) {
	p := play(t, large, in("usmx-2026", "solo", "us", 7), func(d *screen.Deps) {
		d.Settings = func() screen.Settings { return screen.Settings{Everything: true} }
	})
	p.tap("go")
	p.tap("aside")
	p.typed("d")
	values, read := map[string]bool{}, 0
	for _, n := range p.u.Nodes {
		if strings.HasPrefix(n.Hint, "one of") {
			values[n.Name] = true
		}
	}
	for _, n := range p.u.Nodes {
		if n.Role != kit.RoleText || n.Decor {
			continue
		}
		if read++; values[n.Name] {
			t.Errorf("%q is read as a value and as a text", n.Name)
		}
	}
	if len(values) < 3 || read < 5 {
		t.Errorf("trade has %d values and %d texts that are read", len(values), read)
	}
}
