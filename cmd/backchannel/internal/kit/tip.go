package kit

import (
	"image"
	"strings"
	"time"

	"backchannel/cmd/backchannel/internal/theme"
)

// How long a tooltip waits, how wide it may grow, a long one too, and how many lines it may have.
const (
	tipDelay = 400 * time.Millisecond
	tipWidth = 360
	tipWide  = 480
	tipLines = 6
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
		pad := u.Px(theme.Gap)
		p := u.brief(t.text, st)
		lines := min(p.lines, tipLines)
		r := image.Rect(0, 0, p.width+2*pad, lines*p.height+2*pad)
		r = r.Add(u.besides(t.near, r.Size()))
		u.shadow(r)
		u.fill(r, u.mat.Back, u.Px(radius))
		u.add(Node{Role: RoleTooltip, Name: t.text, Rect: r})
		u.setPara(p, r.Inset(pad), st, lines)
	})
}

// brief is a text that has at most tipLines: of a longer one sentences before the last are left out, which says where the
// rest is told.
func (u *UI) brief(text string, st Style) *para {
	if p := u.para(Plain(text), st, u.Px(tipWidth)); p.lines <= tipLines {
		return p
	}
	p := u.para(Plain(text), st, u.Px(tipWide))
	list := sentences(text)
	for n := len(list) - 2; p.lines > tipLines && n > 0; n-- {
		p = u.para(Plain(strings.Join(list[:n], " ")+" … "+list[len(list)-1]), st, u.Px(tipWide))
	}
	return p
}

// sentences cuts a text after each full stop, but not after one of an abbreviation in capitals.
func sentences(text string) (list []string) {
	words, from := strings.Fields(text), 0
	for i, w := range words {
		stop := strings.TrimRight(w, ".?!”»")
		if i+1 == len(words) || stop != w && stop != strings.ToUpper(stop) {
			list = append(list, strings.Join(words[from:i+1], " "))
			from = i + 1
		}
	}
	return list
}

// besides finds the place of a tooltip: below r, above it or at a side, where it covers the least of what can be read and
// pressed, never r itself if that can be, and always on the screen.
func (u *UI) besides(r Rect, size Point) Point {
	gap := u.Px(theme.Gap)
	in := u.screen.Inset(gap)
	left, top := in.Max.X-size.X, in.Max.Y-size.Y
	controls, texts := u.obstacles()
	best, least := image.Pt(clamp(r.Min.X, in.Min.X, max(in.Min.X, left)), clamp(r.Max.Y+gap, in.Min.Y, max(in.Min.Y, top))), -1
	for _, at := range []Point{
		{X: r.Min.X, Y: r.Max.Y + gap},
		{X: r.Max.X - size.X, Y: r.Max.Y + gap},
		{X: r.Min.X, Y: r.Min.Y - gap - size.Y},
		{X: r.Max.X - size.X, Y: r.Min.Y - gap - size.Y},
		{X: r.Max.X + gap, Y: r.Min.Y},
		{X: r.Max.X + gap, Y: r.Max.Y - size.Y},
		{X: r.Min.X - gap - size.X, Y: r.Min.Y},
		{X: r.Min.X - gap - size.X, Y: r.Max.Y - size.Y},
	} {
		if at.Y == r.Max.Y+gap || at.Y == r.Min.Y-gap-size.Y {
			at.X = clamp(at.X, in.Min.X, max(in.Min.X, left))
		} else {
			at.Y = clamp(at.Y, in.Min.Y, max(in.Min.Y, top))
		}
		box := image.Rectangle{Max: size}.Add(at)
		if !box.In(u.screen) {
			continue
		}
		covers := 0
		for _, x := range texts {
			covers += 4 * area(x.Intersect(box))
		}
		for _, x := range controls {
			covers += area(x.Intersect(box))
		}
		if least < 0 || covers < least {
			best, least = at, covers
		}
	}
	return best
}

func area(r Rect) int { return r.Dx() * r.Dy() }
