package kit_test

import (
	"image"
	"testing"
	"time"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
)

var (
	small = image.Rect(0, 0, 1280, 720)
	large = image.Rect(0, 0, 1920, 1080)
)

// player plays a demo screen without a window.
type player struct {
	t      testing.TB
	u      *kit.UI
	d      *demo
	draw   func(u *kit.UI, r kit.Rect)
	screen kit.Rect
	now    time.Duration
	mouse  kit.Point
}

func play(t testing.TB, screen kit.Rect) *player {
	p := &player{t: t, u: kit.New(theme.Dark), d: &demo{level: 2, capital: 3}, screen: screen}
	p.draw = p.d.frame
	p.feed(kit.Input{})
	return p
}

func (p *player) feed(in kit.Input) {
	p.now += 16 * time.Millisecond
	in.Now = p.now
	if in.Mouse == (kit.Point{}) {
		in.Mouse = p.mouse
	}
	p.u.Frame(in, p.screen, p.draw)
}

func (p *player) key(k kit.Keys) { p.feed(kit.Input{Keys: k}) }

func (p *player) node(id kit.ID) kit.Node {
	p.t.Helper()
	n, ok := p.u.Node(id)
	if !ok {
		p.t.Fatalf("no control %q", id)
	}
	return n
}

func (p *player) point(id kit.ID) {
	p.t.Helper()
	r := p.node(id).Rect
	p.mouse = r.Min.Add(r.Size().Div(2))
	p.feed(kit.Input{})
}

func (p *player) click(id kit.ID) {
	p.t.Helper()
	p.point(id)
	p.feed(kit.Input{Down: true, Pressed: true})
	p.feed(kit.Input{Released: true})
}

func (p *player) value(id kit.ID, want string) {
	p.t.Helper()
	if got := p.node(id).Value; got != want {
		p.t.Errorf("%s: value %q, want %q", id, got, want)
	}
}

func (p *player) focused(want kit.ID) {
	p.t.Helper()
	if got := p.u.Focused(); got != want {
		p.t.Errorf("the keyboard is at %q, want %q", got, want)
	}
}
