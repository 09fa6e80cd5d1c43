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
	p.want("You can type the name of an order, a page")
	p.audit("nothing found")
	p.key(kit.KeyEscape)
	p.feed(kit.Input{Keys: kit.KeyPalette, Ctrl: true})
	p.typed("close the turn")
	for _, n := range p.u.Nodes {
		if n.Role == kit.RoleOption && n.Name == "Close the turn" && strings.HasPrefix(n.Value, "Game, on to the next turn · C") {
			return
		}
	}
	t.Error("the palette does not show the letter that closes the turn")
}

// search opens the palette and types.
func (p *player) search(words string) []kit.Node {
	p.t.Helper()
	if p.has("palette/find") {
		p.key(kit.KeyEscape)
	}
	p.feed(kit.Input{Keys: kit.KeyPalette, Ctrl: true})
	p.typed(words)
	return p.hits()
}

// hits are the rows of the palette that can be seen.
func (p *player) hits() (list []kit.Node) {
	for _, n := range p.u.Nodes {
		if n.Role == kit.RoleOption && strings.HasPrefix(string(n.ID), "palette/list/") {
			list = append(list, n)
		}
	}
	return list
}

// first tells what the palette finds first, with its kind.
func (p *player) first(words, name, kind string) {
	p.t.Helper()
	list := p.search(words)
	if len(list) == 0 || !strings.HasPrefix(list[0].Name, name) || !strings.HasPrefix(list[0].Value, kind) {
		p.t.Errorf("%q finds %v, not the %s %q", words, names(list), kind, name)
	}
}

func names(list []kit.Node) (out []string) {
	for _, n := range list {
		out = append(out, n.Name+" ("+n.Value+")")
	}
	return out
}

func TestPaletteReachesEverything(t *testing.T) {
	// From a page where none of it stands the palette finds all that can be opened or done, says what kind it is, and leads
	// there: an order comes into view with the keyboard on it and is not sent.
	p := play(t, small, in("usmx-2026", "solo", "us", 7), everything)
	p.press("go")
	p.press("aside")
	p.typed("l")
	for _, x := range [][3]string{
		{"back channel", "Open a back channel", "Order"},
		{"chamb", "Chambers", "Page · H"},
		{"talk", "Talks", "Page · T"},
		{"form of sec", "Form of security cooperation", "Issue"},
		{"propose", "Propose this", "Talks · P"},
		{"tension", "Tension", "Meter"},
		{"side pay", "Side payment", "Word"},
		{"drug overdose", "Drug Overdose Deaths", "Source"},
		{"close", "Close the turn", "Game, on to the next turn · C"},
		{"next", "Close the turn", "Game"},
		{"save", "Leave to the start screen", "Game"},
		{"leave", "Leave to the start screen", "Game"},
		{"contrast", "Colours: High contrast", "Setting"},
		{"200", "Text size: 200 %", "Setting"},
		{"espanol", "Language: Español", "Setting"},
		{"motion", "Motion: less", "Setting"},
		{"sound", "Sound: off", "Setting"},
		{"guide", "Guide:", "Setting"},
		{"settings", "Settings", "Page"},
	} {
		p.first(x[0], x[1], x[2])
	}
	p.key(kit.KeyEscape)
	p.press("help")
	p.feed(kit.Input{Keys: kit.KeyPalette, Ctrl: true})
	p.feed(kit.Input{})
	if !p.has("palette/find") || p.has("helping") {
		t.Error("the palette does not open from the help")
	}
	p.first("chamb", "Chambers", "Page · H")
	p.key(kit.KeyEscape)
	moves := len(p.g.Record().Moves)
	p.find("open a back channel")
	n, ok := p.u.Node(p.u.Focused())
	if !ok || !strings.Contains(n.Name, "Open a back channel") || n.Rect != n.Full || n.Rect.Empty() {
		t.Errorf("the keyboard is at %q %v of %v", n.Name, n.Rect, n.Full)
	}
	if now := len(p.g.Record().Moves); now != moves {
		t.Errorf("%d moves were made", now-moves)
	}
}

func TestPaletteRanks(t *testing.T) {
	// Words that begin words of a label stand before those in the middle of one, what is on the page before what is not,
	// and what belongs to the guide last; accents do not count.
	p := play(t, small, at("arden", 7))
	p.typed("r")
	for _, words := range []string{"", "g", "s", "skip", "st", "e"} {
		list := p.search(words)
		if words != "skip" && len(list) > 0 && strings.Contains(list[0].Name, "Skip this step") {
			t.Errorf("%q: the guide is first: %v", words, names(list))
		}
	}
	list := p.search("la")
	middle := -1
	for i, n := range list {
		begins := strings.HasPrefix(strings.ToLower(n.Name), "la") || strings.Contains(strings.ToLower(n.Name), " la")
		if !begins && middle < 0 {
			middle = i
		}
		if begins && middle >= 0 && !strings.HasPrefix(n.Name, "The ladder: ") { // the guide's
			t.Errorf("%q stands behind %q", n.Name, list[middle].Name)
		}
	}
	p = play(t, small, in("usmx-2026", "solo", "us", 7), everything, func(d *screen.Deps) { d.Language = "es" })
	p.press("go")
	p.press("aside")
	for _, words := range []string{"linea", "línea", "li\u0301nea"} {
		if list := p.search(words); len(list) == 0 || !strings.Contains(strings.ToLower(list[0].Name), "línea") {
			t.Errorf("%q finds %v", words, names(list))
		}
	}
}

func TestPaletteSpeaksPlainly(t *testing.T) {
	// A row is understood without seeing where it stands: an answer to a claim says that it labels it, no row is the way to
	// open a group of orders, and none is called a button.
	p := play(t, small, at("arden", 7))
	p.typed("r")
	for _, n := range p.u.Nodes {
		if n.Interactive && strings.HasPrefix(n.Name, "1 not possible now, and why") {
			p.first("label boats fact", "Label the claim “How many boats are stranded?” as: Fact", "Answer")
			p.first("agree", "Agree: A call, Belmar", "Answer")
			p.first("rung", "What this rung brings", "Part of this page")
			for _, words := range []string{"not possible", "button"} {
				if list := p.search(words); len(list) > 0 {
					t.Errorf("%q finds %v", words, names(list))
				}
			}
			p.first("a threat", "A threat", "Order")
			return
		}
	}
	t.Error("no group of orders that are not possible is on the page")
}

func TestPaletteBeforeAGame(t *testing.T) {
	// The palette works on the start screen, in the library, in the settings and at the setup, by keyboard and by pointer.
	p := play(t, small)
	for _, door := range []kit.ID{"", "library", "settings", "new"} {
		if door != "" {
			p.press(door)
		}
		if door != "new" {
			p.first("new", "New game", "")
		}
		p.first("side pay", "Side payment", "Word, ")
		p.first("text size 200", "Text size: 200 %", "Setting")
		p.key(kit.KeyEscape)
		if door != "" && door != "new" {
			p.find("start screen")
			if !p.has("new") {
				t.Fatalf("from %q the start screen is not reached: %v", door, p.controls())
			}
		}
	}
	list := p.search("ladder")
	if len(list) == 0 {
		t.Fatal("the word ladder is not found")
	}
	p.press(list[0].ID)
	p.feed(kit.Input{})
	if p.has("palette/find") || !p.has("shelf") {
		t.Error("a row that is pressed leads nowhere")
	}
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
