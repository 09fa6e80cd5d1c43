package screen_test

import (
	"errors"
	"image"
	"strings"
	"testing"
	"time"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/library"
	"backchannel/cmd/backchannel/internal/locale"
	"backchannel/cmd/backchannel/internal/screen"
	"backchannel/cmd/backchannel/internal/session"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/journal"
	"backchannel/engine/room"
)

var (
	small = image.Rect(0, 0, 1280, 720)
	large = image.Rect(0, 0, 1920, 1080)
	least = image.Rect(0, 0, 1024, 640)
)

// game is a real session; a test can make its saving fail.
type game struct {
	*session.Session
	unsafe error
}

func (g *game) SaveError() error {
	if g.unsafe != nil {
		return g.unsafe
	}
	return g.Session.SaveError()
}

var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

// deps are what the screens get in tests: the scenarios of the program, games saved in a folder, and a list of saves
// of every kind.
func deps(p **game, folder string) screen.Deps {
	keep := func(s *session.Session, err error) (screen.Play, error) {
		if err != nil {
			return nil, err
		}
		g := &game{Session: s}
		if p != nil {
			*p = g
		}
		return g, nil
	}
	return screen.Deps{
		List: func(language string) (list []screen.Listed) {
			for _, id := range library.IDs() {
				if s, err := library.Open(id); err == nil {
					if t, err := s.In(language, locale.Engine(language)); err == nil {
						s = t
					}
					list = append(list, screen.Listed{ID: id, Title: s.Title})
				}
			}
			return list
		},
		Open: library.Open,
		Start: func(set room.Setup, pins map[string]string) (screen.Play, error) {
			s, err := session.Begin(set, folder)
			if err == nil {
				err = s.Lock(pins)
			}
			return keep(s, err)
		},
		Saves: func() []screen.Saved {
			return []screen.Saved{
				{Path: "a", Scenario: "harbour-20", Seat: "arden", Seed: 7, Turn: 2, When: noon.Add(-3 * time.Hour)},
				{Path: "b", Scenario: "harbour-20", Seat: "belmar", Seed: 4711, Turn: 4, Ended: true, When: noon.Add(-50 * time.Hour)},
				{Path: "c", Scenario: "harbour-20", Seat: "envoy", Seed: 3, Turn: 1, When: noon.Add(-300 * time.Hour), Problem: &journal.Damage{Line: 1}},
			}
		},
		Load: func(path string) (screen.Play, error) {
			if len(path) > 1 {
				return keep(session.Load(path, library.Open))
			}
			return nil, errors.New("the game was begun under version 1 of the rules, this program plays version 2: use the program it was begun with")
		},
		Now: func() time.Time { return noon },
	}
}

// player plays the client without a window.
type player struct {
	t      testing.TB
	u      *kit.UI
	a      *screen.App
	g      *game
	screen kit.Rect
	now    time.Duration
	mouse  kit.Point
	keys   bool     // by keyboard only
	pad    *kit.Pad // in hand, nothing else is used
	abroad bool     // in another language: what it wants to read in English is not looked for
	// window, when it is not nil, has a frame run in the real window.
	window func(kit.Input)
}

func play(t testing.TB, area kit.Rect, change ...func(*screen.Deps)) *player {
	p := &player{t: t, u: kit.New(theme.Dark), screen: area, mouse: image.Pt(1, 1)}
	d := deps(&p.g, t.TempDir())
	for _, f := range change {
		f(&d)
	}
	p.a = screen.New(d)
	p.feed(kit.Input{})
	return p
}

// at begins a game directly, in an office.
func at(seat string, seed uint64) func(*screen.Deps) {
	return func(d *screen.Deps) { d.First = &screen.Setup{Scenario: "harbour-20", Seat: seat, Seed: seed} }
}

func (p *player) feed(in kit.Input) {
	p.now += 16 * time.Millisecond
	in.Now = p.now
	in.Mouse = p.mouse
	if p.window != nil {
		p.window(in)
		return
	}
	p.u.Frame(in, p.screen, p.a.Frame)
}

func (p *player) key(k kit.Keys) { p.feed(kit.Input{Keys: k}) }
func (p *player) typed(s string) { p.feed(kit.Input{Text: s}) }
func (p *player) has(id kit.ID) bool {
	_, ok := p.u.Node(id)
	return ok
}

func (p *player) node(id kit.ID) kit.Node {
	p.t.Helper()
	n, ok := p.u.Node(id)
	if !ok {
		p.t.Fatalf("no control %q among %v", id, p.controls())
	}
	return n
}

// controls lists what can be used now, for a failed test.
func (p *player) controls() (ids []kit.ID) {
	for _, n := range p.u.Nodes {
		if n.Interactive && !n.Disabled {
			ids = append(ids, n.ID)
		}
	}
	return ids
}

// press uses a control as a person does: with the mouse, or by Tab and Enter.
func (p *player) press(id kit.ID) {
	p.t.Helper()
	if n := p.node(id); n.Disabled {
		p.t.Fatalf("%s is off: %s", id, n.Value)
	}
	if p.keys {
		p.focus(id)
		p.key(kit.KeyEnter)
		return
	}
	if p.pad != nil {
		p.use(id)
		return
	}
	p.reach(id)
	r := p.node(id).Rect
	p.mouse = r.Min.Add(r.Size().Div(2))
	p.feed(kit.Input{})
	p.feed(kit.Input{Down: true, Pressed: true})
	p.feed(kit.Input{Released: true})
	p.mouse = image.Pt(1, 1)
	p.feed(kit.Input{})
}

// focus goes to a control by Tab, or by Shift and Tab where that is nearer.
func (p *player) focus(id kit.ID) {
	p.t.Helper()
	back := p.before(id)
	for range 400 {
		if p.u.Focused() == id {
			return
		}
		p.feed(kit.Input{Keys: kit.KeyTab, Shift: back})
	}
	p.t.Fatalf("Tab does not reach %q", id)
}

// before tells whether a control stands so little before the one that has the keyboard that the way back is the shorter.
func (p *player) before(id kit.ID) bool {
	at, to, n := 0, 0, 0
	for _, x := range p.u.Nodes {
		switch x.ID {
		case p.u.Focused():
			at = n
		case id:
			to = n
		}
		n += order(x.Interactive && !x.Disabled)
	}
	return n > 0 && (at-to+n)%n < n/2
}

// reach turns the wheel until all of a control can be seen.
func (p *player) reach(id kit.ID) {
	p.t.Helper()
	for range 400 {
		n := p.node(id)
		if n.Rect == n.Full {
			return
		}
		s := p.node(n.Scroll)
		p.mouse = s.Rect.Min.Add(s.Rect.Size().Div(2))
		turn := 0.25
		if n.Full.Max.Y > s.Rect.Max.Y {
			turn = -0.25
		}
		p.feed(kit.Input{Wheel: turn})
	}
	n := p.node(id)
	if n.Rect.Dy() < n.Full.Dy()/2 {
		p.t.Fatalf("%q cannot be scrolled into view: %v of %v", id, n.Rect, n.Full)
	}
}

// still reports a screen whose picture changes though nothing happens, once what was said in passing is gone and what
// moved stands.
func (p *player) still(what string) {
	p.t.Helper()
	rest := func() uint64 {
		p.now += 20 * time.Second
		p.feed(kit.Input{})
		p.feed(kit.Input{})
		return p.u.Digest()
	}
	rest()
	if before, after := rest(), rest(); before != after {
		p.t.Errorf("%s: the picture changes though nothing happens", what)
	}
}

// says tells whether a text stands on the screen.
func (p *player) says(s string) bool {
	for _, n := range p.u.Nodes {
		if strings.Contains(n.Name, s) || strings.Contains(n.Value, s) {
			return true
		}
	}
	return false
}

func (p *player) want(s string) {
	p.t.Helper()
	if !p.abroad && !p.says(s) {
		var all []string
		for _, n := range p.u.Nodes {
			if n.Name != "" {
				all = append(all, n.Name)
			}
		}
		p.t.Fatalf("the screen does not say %q, but:\n%s", s, strings.Join(all, "\n"))
	}
}

// audit reports every fault of the layout, and every text that found no room.
func (p *player) audit(what string) {
	p.t.Helper()
	for _, f := range p.u.Faults() {
		p.t.Errorf("%v, %s: %v", p.screen.Max, what, f)
	}
}
