package screen_test

import (
	"flag"
	"fmt"
	"image"
	"strings"
	"testing"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/locale"
	"backchannel/cmd/backchannel/internal/screen"
	"backchannel/cmd/backchannel/internal/theme"
)

var allLooks = flag.Bool("looks", false, "look at every screen in every theme, language, window and text size")

// guise is one way in which the screens can be seen.
type guise struct {
	area     kit.Rect
	device   float64
	zoom     int
	language string
}

func (g guise) String() string {
	return fmt.Sprintf("%s %dx%d scale %g text %d", g.language, g.area.Dx(), g.area.Dy(), g.device, g.zoom)
}

// guises are all of them, or those of the push suite.
func guises(all bool) (out []guise) {
	if !all {
		return []guise{{small, 1, 200, locale.Spanish}, {large, 1, 100, locale.Spanish}}
	}
	for _, language := range []string{locale.English, locale.Spanish} {
		for _, zoom := range []int{100, 200} {
			for _, g := range []guise{{area: small, device: 1}, {area: large, device: 1}, {area: image.Rect(0, 0, 2560, 1440), device: 2}} {
				g.zoom, g.language = zoom, language
				out = append(out, g)
			}
		}
	}
	return out
}

// onlooker looks at screens in every theme and tells each fault once.
type onlooker struct {
	t      *testing.T
	g      guise
	themes []theme.Theme
	told   map[string]bool
	seen   int // screens
	desks  int // pages of the desk
}

func (o *onlooker) play(change ...func(*screen.Deps)) *player {
	p := play(o.t, o.g.area, append([]func(*screen.Deps){func(d *screen.Deps) {
		d.Settings = func() screen.Settings {
			return screen.Settings{Language: o.g.language, Zoom: o.g.zoom, Everything: true}
		}
		d.PutAside, d.TakeBack = func(string) error { return nil }, func(string) error { return nil }
	}}, change...)...)
	p.abroad = o.g.language != locale.English
	p.u.Device = o.g.device
	p.feed(kit.Input{})
	return p
}

// look finds the faults of what is shown now.
func (o *onlooker) look(p *player, what string) {
	o.t.Helper()
	if err := p.headings(); err != nil && !o.told[err.Error()] {
		o.told[err.Error()] = true
		o.t.Errorf("%v, %s: %v", o.g, what, err)
	}
	for _, t := range o.themes {
		p.a.Dress(t.ID)
		p.feed(kit.Input{})
		o.faults(p, t.ID, what)
	}
	p.a.Dress(theme.Dark.ID)
	p.feed(kit.Input{})
	// With a pad in use other hints stand on the buttons.
	at, mouse := p.u.Focused(), p.mouse
	p.feed(kit.Input{Pad: kit.PadPlayStation})
	o.faults(p, "pad", what)
	p.mouse = p.mouse.Add(kit.Point{X: 1})
	p.feed(kit.Input{})
	p.mouse = mouse
	p.u.Focus(at)
	p.feed(kit.Input{})
}

// faults tells those of what is shown now that were not told yet.
func (o *onlooker) faults(p *player, how, what string) {
	o.t.Helper()
	o.seen++
	for _, f := range p.u.Faults() {
		key := fmt.Sprint(f.Kind, f.Node.ID, f.Node.Name, f.Other.ID, f.Other.Name)
		if !o.told[key] {
			o.told[key] = true
			o.t.Errorf("%v %s, %s: %v", o.g, how, what, f)
		}
	}
}

// tap presses a control wherever it stands, as a screen reader does, if it is there and on.
func (p *player) tap(id kit.ID) bool {
	if n, ok := p.u.Node(id); !ok || n.Disabled {
		return false
	}
	p.u.Press(id)
	p.feed(kit.Input{})
	p.feed(kit.Input{})
	return true
}

// tapped opens something, looks at it and shuts it by Escape.
func (o *onlooker) tapped(p *player, id kit.ID) bool {
	o.t.Helper()
	if !p.tap(id) {
		return false
	}
	o.look(p, string(id))
	p.shut()
	return true
}

// shut closes the dialog that is open, if one is.
func (p *player) shut() {
	for _, n := range p.u.Nodes {
		if n.Role == kit.RoleDialog {
			p.key(kit.KeyEscape)
			return
		}
	}
}

// unfold opens whatever is folded on the screen, and looks at it.
func (o *onlooker) unfold(p *player, what string) {
	o.t.Helper()
	done := map[kit.ID]bool{}
	for range 60 {
		next := kit.ID("")
		for _, n := range p.u.Nodes {
			if n.Role == kit.RoleButton && n.Value == p.u.Say("shut") && !n.Disabled && !done[n.ID] {
				next = n.ID
				break
			}
		}
		if next == "" {
			break
		}
		done[next] = true
		p.tap(next)
		if len(done)%8 == 0 || !once(p, next) {
			o.look(p, what+", open "+string(next))
		}
	}
	if len(done) > 0 {
		o.look(p, what+", opened")
	}
}

// pages looks at every page of the desk.
func (o *onlooker) pages(p *player, what string) {
	o.t.Helper()
	for i := 0; p.tap(kit.ID("desk").Sub(i)); i++ {
		name := what + ", " + p.node(kit.ID("desk").Sub(i)).Name
		o.look(p, name)
		for k := range 4 {
			if p.tap(kit.ID("library/part").Sub(k)) {
				o.look(p, fmt.Sprint(name, " part ", k))
			}
		}
		o.unfold(p, name)
		o.desks++
		for _, id := range []kit.ID{"guess", "ask", "sign", "break", "lift/0"} {
			o.tapped(p, id)
		}
	}
	p.tap("desk/0")
}

// dialogs looks at what can be opened over the room.
func (o *onlooker) dialogs(p *player) {
	o.t.Helper()
	for _, id := range []kit.ID{"words", "help", "menu", "calendar", "close", "hand"} {
		o.tapped(p, id)
	}
	p.key(kit.KeyPalette)
	o.look(p, "palette")
	p.typed("a")
	o.look(p, "palette, found")
	p.shut()
	for i := 0; p.tap(kit.ID("desk").Sub(i)); i++ {
		for _, n := range controlsOf(p) {
			switch {
			case strings.HasPrefix(n, "meter/"), strings.HasPrefix(n, "map/"), strings.HasPrefix(n, "act/firm"), strings.HasPrefix(n, "act/warn"):
				o.tapped(p, kit.ID(n))
				p.tap(kit.ID("desk").Sub(i))
			}
		}
	}
	p.tap("desk/0")
}

func controlsOf(p *player) (out []string) {
	for _, id := range p.controls() {
		out = append(out, string(id))
	}
	return out
}

// aside puts a question of its own aside, after a look.
func (o *onlooker) aside(p *player, what string) {
	if p.has("aside") {
		o.look(p, what+", the question")
		p.tap("aside")
	}
}

// door looks at the screens on the way into a game.
func (o *onlooker) door() {
	p := o.play()
	look := func(what string) { o.t.Helper(); o.look(p, what) }
	look("start")
	o.tapped(p, "saved-file/2/delete")
	o.tapped(p, "help")
	p.key(kit.KeyPalette)
	look("palette")
	p.shut()
	p.tap("saved/0")
	look("cannot be opened")
	p.tap("back")
	p.tap("settings")
	look("settings")
	p.tap("back")
	p.tap("library")
	for tab := range 4 {
		p.tap(kit.ID("shelf").Sub(tab))
		look(fmt.Sprint("library, tab ", tab))
		o.unfold(p, fmt.Sprint("library, tab ", tab))
	}
	p.tap("back")
	for i := range 2 {
		p.tap(kit.ID("play").Sub(i))
		look(fmt.Sprint("setup ", i))
		p.tap("apart")
		look("setup, the others apart")
		p.tap("shared")
		p.tap("seat/1")
		p.tap("seat-brief/1")
		p.tap("pin/1")
		p.typed("2718")
		look("setup, shared")
		if i == 0 {
			p.tap("back")
		}
	}
	p.tap("begin")
	look("curtain")
	p.tap("lift")
	look("brief")
	p.tap("go")
	o.aside(p, "shared")
	look("room, shared")
	p.tap("hand")
	look("curtain with a PIN")
	if !p.has("pin") {
		o.t.Errorf("%v: no PIN is asked for", o.g)
	}
}

// game looks at a game from its brief to its debrief: all pages in the first turn and in the middle.
func (o *onlooker) game(scenario, seat string, every bool) {
	plan := ""
	if scenario == "usmx-2026" {
		plan = "solo"
	}
	p := o.play(in(scenario, plan, seat, 7))
	o.look(p, "brief")
	o.unfold(p, "brief")
	p.tap("go")
	for turn := 1; turn < 20 && p.has("close") || p.has("aside"); turn++ {
		o.aside(p, fmt.Sprint("turn ", turn))
		if p.has("lesson/fold") || p.has("lesson/open") { // above the desk
			o.look(p, fmt.Sprint("turn ", turn, ", the guide"))
			if p.tap("lesson/open") {
				o.look(p, fmt.Sprint("turn ", turn, ", the guide, opened"))
			}
			p.tap("lesson/off")
		}
		middle := turn == 5 || scenario == "harbour-20" && turn == 3
		if turn == 1 && every || middle {
			o.pages(p, fmt.Sprint("turn ", turn))
		}
		if middle {
			o.dialogs(p)
		}
		p.typed("t")
		if !p.tap("sign") {
			for _, id := range controlsOf(p) {
				if strings.HasPrefix(id, "accept/") && p.tap(kit.ID(id)) {
					break
				}
			}
		}
		p.tap("dialog/yes")
		p.tap("close")
		p.tap("dialog/yes")
		if turn < 3 || middle || p.has("next") && !p.has("close") && turn > 10 {
			o.look(p, fmt.Sprint("report of turn ", turn))
			o.unfold(p, "report")
		}
		p.tap("next")
	}
	if o.desks < 5 {
		o.t.Errorf("%v: only %d pages of the desk were seen", o.g, o.desks)
	}
	if !p.has("again") {
		o.t.Fatalf("%v: the game has no end: %v", o.g, p.controls())
	}
	o.look(p, "debrief")
	o.unfold(p, "debrief")
}

func TestLooks(t *testing.T) {
	// Every screen, page and dialog has room for its texts in every theme, both languages, three windows and two text sizes;
	// a push looks at two of the twelve guises, -looks at all.
	for _, g := range guises(*allLooks) {
		t.Run(g.String(), func(t *testing.T) {
			o := &onlooker{t: t, g: g, themes: theme.All, told: map[string]bool{}}
			if !*allLooks {
				o.themes = []theme.Theme{theme.Dark, theme.Contrast}
			}
			o.door()
			if *allLooks {
				o.game("harbour-20", "arden", true)
				o.game("harbour-20", "envoy", true)
				o.game("usmx-2026", "mx", true)
			}
			o.game("usmx-2026", "us", *allLooks)
			t.Logf("looked at %d pictures", o.seen)
		})
	}
}
