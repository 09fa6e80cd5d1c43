package kit

import (
	"backchannel/cmd/backchannel/internal/theme"
)

// Tabs is a row of names of which one is open. One Tab stop; left and right turn, and so do the shoulder buttons of a
// pad the first row of a screen. It reports a change.
func (u *UI) Tabs(id ID, r Rect, name string, tabs []string, at *int) bool {
	old := *at
	if u.stop(id, r) {
		*at = clamp(*at+sign(u.take(KeyRight))-sign(u.take(KeyLeft)), 0, len(tabs)-1)
	}
	if !u.inert() {
		if by := sign(u.take(KeyNext)) - sign(u.take(KeyPrior)); by != 0 {
			*at = (*at + by + len(tabs)) % len(tabs)
		}
	}
	u.add(Node{ID: id, Role: RoleTabs, Name: name, Value: tabs[*at], Rect: r})
	u.fill(foot(r, u.hair(1)), u.mat.Rule, 0)
	u.tabHints(&r)
	side := u.tabSide(r.Dx(), tabs)
	row := CutTop(&r, u.Px(theme.Control))
	for i, s := range tabs {
		st := Style{Bold: true, Sans: true, Align: AlignCenter}
		w := u.tabWidth(s) + 2*side
		if i > 0 && row.Dx() < w {
			row = CutTop(&r, u.Px(theme.Control))
		}
		q := CutLeft(&row, w) // a name too long for a row of its own wraps in it
		t := u.feel(id.Sub(i), q)
		if t.hover && u.in.Pressed {
			u.Focus(id)
			u.focus.ring = false
			*at = i
		}
		u.tab(id, q, i, s, st, t, i == *at)
	}
	if *at != old {
		u.changed()
	}
	return *at != old
}

// TabTips gives the tabs of a row, once it is drawn, a tooltip each.
func (u *UI) TabTips(id ID, tips []string) {
	for i, s := range tips {
		if n, ok := u.Node(id.Sub(i)); ok {
			u.tip(n.ID, n.Full, s)
		}
	}
}

// TabsHeight is the height of a row of tabs at a width: tabs that do not fit go on in another row.
func (u *UI) TabsHeight(w int, tabs []string) int {
	w -= 2 * u.tabHint()
	rows, x, side := 1, 0, u.tabSide(w, tabs)
	for i, s := range tabs {
		n := u.tabWidth(s) + 2*side
		if i > 0 && x+n > w {
			rows, x = rows+1, 0
		}
		x += n
	}
	return rows * u.Px(theme.Control)
}

// tabHint is the room at each end of a row of tabs for the shoulder buttons of a pad.
func (u *UI) tabHint() int {
	if !u.Padded() {
		return 0
	}
	st := Style{Size: theme.Caption, Sans: true}
	return max(u.Width(u.PadName(PadShoulderL), st), u.Width(u.PadName(PadShoulderR), st)) + u.Px(2*theme.Gap)
}

// tabHints shows the shoulder buttons beside the first row of tabs, which they turn.
func (u *UI) tabHints(r *Rect) {
	w := u.tabHint()
	left, right := CutLeft(r, w), CutRight(r, w)
	if w == 0 || u.pad.tabs || u.inert() {
		return
	}
	u.pad.tabs = true
	left.Max.Y, right.Max.Y = left.Min.Y+u.Px(theme.Control), right.Min.Y+u.Px(theme.Control)
	u.keyHint(&left, u.PadName(PadShoulderL), u.mat.Text)
	u.keyHint(&right, u.PadName(PadShoulderR), u.mat.Text)
}

func (u *UI) tabWidth(s string) int { return u.Width(s, Style{Bold: true, Sans: true}) }

// tabSide is the room beside a name: less of it where that keeps all of them in one row.
func (u *UI) tabSide(w int, tabs []string) int {
	wide := u.Px(theme.Margin)
	for _, s := range tabs {
		w -= u.tabWidth(s)
	}
	if side := w / (2 * max(1, len(tabs))); side < wide && side >= u.Px(theme.Gap/2) {
		return side
	}
	return wide
}

func (u *UI) tab(id ID, q Rect, i int, s string, st Style, t touch, on bool) {
	value := ""
	switch {
	case on:
		value = u.Say("chosen")
		u.fill(foot(q, u.hair(4)), u.mat.Strong, 0)
	case t.hover:
		u.fill(q, u.mat.Hover, u.Px(radius))
	}
	st.Muted = !on && !t.hover
	n := u.add(Node{ID: id.Sub(i), Role: RoleTab, Name: s, Value: value, Rect: q, Interactive: true, On: on, Pos: i + 1})
	u.Nodes[n].Text, u.Nodes[n].Cut = u.fitted(id.Sub(i), q, s, st)
	if on {
		u.ring(id, q.Inset(u.hair(ringWidth)))
	}
}
