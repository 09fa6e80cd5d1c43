package kit

import (
	"image"
	"time"

	"backchannel/cmd/backchannel/internal/theme"
)

// How long a tooltip waits, and how wide it may grow.
const (
	tipDelay = 400 * time.Millisecond
	tipWidth = 360
)

type tooltip struct {
	text string
	near Rect
}

// Tip shows text when the pointer rests on r, which is no control.
func (u *UI) Tip(r Rect, text string) {
	p := &u.pointer
	if !u.inert() && u.in.Mouse.In(u.visible(r)) && p.active == "" && p.hot == (hot{}) {
		p.hot = hot{"", r}
	}
	u.tip("", r, text)
}

// tip offers text for the control id in r: it shows when the pointer rests there, or when the keyboard is there.
func (u *UI) tip(id ID, r Rect, text string) {
	if text == "" || u.inert() {
		return
	}
	p := &u.pointer
	here := hot{id, r}
	switch {
	case id != "" && u.pointsAt(id), p.hot == here && p.last == here && u.in.Now-p.since >= tipDelay:
		u.tooltip = tooltip{text, r}
	case p.hot == here && p.last == here:
		u.wakeAt(p.since + tipDelay)
	case p.hot == here:
		u.wakeAt(u.in.Now + tipDelay)
	}
}

// pointsAt tells whether the keyboard, or the cursor of a pad, is seen at a control.
func (u *UI) pointsAt(id ID) bool {
	if u.Padded() {
		return u.pad.at == id
	}
	return u.focus.id == id && u.focus.ring
}

func (u *UI) drawTooltip() {
	t := u.tooltip
	u.tooltip = tooltip{}
	if t.text == "" {
		return
	}
	u.On(&u.Theme.Paper, func() {
		st := Style{Size: theme.Caption, Sans: true}
		pad, w := u.Px(theme.Gap), u.Px(tipWidth)
		p := u.para(Plain(t.text), st, w)
		r := image.Rect(0, 0, p.width+2*pad, p.lines*p.height+2*pad)
		r = r.Add(u.besides(t.near, r.Size()))
		u.shadow(r)
		u.fill(r, u.mat.Back, u.Px(radius))
		u.add(Node{Role: RoleTooltip, Name: t.text, Rect: r})
		u.setPara(p, r.Inset(pad), st, p.lines)
	})
}

// besides finds the place of a tooltip: below r, else above it, always on the screen.
func (u *UI) besides(r Rect, size Point) Point {
	gap := u.Px(theme.Gap)
	at := image.Pt(r.Min.X, r.Max.Y+gap)
	if at.Y+size.Y > u.screen.Max.Y {
		at.Y = r.Min.Y - gap - size.Y
	}
	at.X = clamp(at.X, u.screen.Min.X+gap, max(u.screen.Min.X+gap, u.screen.Max.X-size.X-gap))
	at.Y = max(at.Y, u.screen.Min.Y)
	return at
}
