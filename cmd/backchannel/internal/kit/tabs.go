package kit

import (
	"backchannel/cmd/backchannel/internal/theme"
)

// Tabs is a row of names of which one is open. One Tab stop; left and right turn. It reports a change.
func (u *UI) Tabs(id ID, r Rect, name string, tabs []string, at *int) bool {
	old := *at
	if u.stop(id, r) {
		*at = clamp(*at+sign(u.take(KeyRight))-sign(u.take(KeyLeft)), 0, len(tabs)-1)
	}
	u.add(Node{ID: id, Role: RoleTabs, Name: name, Value: tabs[*at], Rect: r})
	u.fill(foot(r, u.hair(1)), u.mat.Rule, 0)
	row := r
	for i, s := range tabs {
		st := Style{Bold: true, Sans: true, Align: AlignCenter}
		q := CutLeft(&row, u.Width(s, st)+2*u.Px(theme.Margin))
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

func (u *UI) tab(id ID, q Rect, i int, s string, st Style, t touch, on bool) {
	value := ""
	switch {
	case on:
		value = u.Words.Chosen
		u.fill(foot(q, u.hair(4)), u.mat.Strong, 0)
	case t.hover:
		u.fill(q, u.mat.Hover, u.Px(radius))
	}
	st.Muted = !on && !t.hover
	n := u.add(Node{ID: id.Sub(i), Role: RoleTab, Name: s, Value: value, Rect: q, Interactive: true})
	u.Nodes[n].Text, u.Nodes[n].Cut = u.line(id.Sub(i), q, s, st)
	if on {
		u.ring(id, q.Inset(u.hair(ringWidth)))
	}
}
