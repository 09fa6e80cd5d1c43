package screen_test

import (
	"strings"
	"testing"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/screen"
)

// find opens the palette, types, and chooses what is first, by keyboard only.
func (p *player) find(words string) {
	p.t.Helper()
	p.feed(kit.Input{Keys: kit.KeyPalette, Ctrl: true})
	if p.u.Focused() != "palette/find" {
		p.t.Fatalf("the palette has not the keyboard, but %q", p.u.Focused())
	}
	p.typed(words)
	p.audit("palette")
	p.key(kit.KeyEnter)
	p.feed(kit.Input{})
	p.feed(kit.Input{})
}

func TestPalette(t *testing.T) {
	// A game is begun, an order filed, a page opened and the look changed by typing names only; what no control is
	// called is not found, and Escape leaves all as it was.
	var kept screen.Settings
	p := play(t, small, func(d *screen.Deps) { d.Keep = func(s screen.Settings) error { kept = s; return nil } })
	p.find("new ga")
	p.want("YOUR OFFICE")
	p.find("belmar take")
	p.find("begin")
	p.find("go to the room")
	p.find("talks")
	p.want("Compose a package")
	p.find("high contrast")
	if kept.Theme != "contrast" || p.u.Theme.ID != "contrast" {
		t.Errorf("the theme is %s, kept %s", p.u.Theme.ID, kept.Theme)
	}
	p.feed(kit.Input{Keys: kit.KeyPalette, Ctrl: true})
	p.typed("zebra")
	p.want("Nothing on this screen is called that.")
	p.audit("nothing found")
	p.key(kit.KeyEscape)
	p.feed(kit.Input{Keys: kit.KeyPalette, Ctrl: true})
	p.typed("close the turn")
	for _, n := range p.u.Nodes {
		if n.Role == kit.RoleOption && n.Name == "Close the turn" && strings.HasPrefix(n.Value, "C") {
			return
		}
	}
	t.Error("the palette does not show the letter that closes the turn")
}

func TestCopy(t *testing.T) {
	// Any text can be copied by keyboard: Control and down goes through the texts, scrolling to them.
	p := play(t, small, at("arden", 7))
	seen := map[string]bool{}
	for range 60 {
		p.feed(kit.Input{Keys: kit.KeyDown, Ctrl: true})
		p.feed(kit.Input{Keys: kit.KeyCopy, Ctrl: true})
		for _, n := range p.u.Nodes {
			if n.Role == kit.RoleStatus && strings.HasPrefix(n.Name, "Copied: ") {
				seen[strings.TrimPrefix(n.Name, "Copied: ")] = true
			}
		}
	}
	if len(seen) < 6 {
		t.Errorf("only %d texts are reached: %v", len(seen), seen)
	}
	for s := range seen {
		if strings.HasPrefix(s, "A storm has broken the light") {
			return
		}
	}
	t.Errorf("the story is not reached: %v", seen)
}
