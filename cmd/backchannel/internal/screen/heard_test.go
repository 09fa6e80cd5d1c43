package screen_test

import (
	"fmt"
	"testing"

	"backchannel/cmd/backchannel/internal/kit"
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
