package kit

import (
	"image"

	"backchannel/cmd/backchannel/internal/theme"
)

// Row is one line of a List.
type Row struct {
	Title string
	Note  string // to the right, quieter
	Sign  Badge
}

// List shows n rows of which one is chosen; only those in view are asked for. One Tab stop; up, down, Home and End
// choose. It reports a change of the choice, and a press of Enter.
func (u *UI) List(id ID, r Rect, name string, n int, row func(i int) Row, at *int) (changed, entered bool) {
	old := *at
	h := u.Px(theme.Control)
	s := u.scrollAt(id, r)
	u.add(Node{ID: id, Role: RoleList, Name: name, Rect: r})
	if u.stop(id, r) && n > 0 {
		step := sign(u.take(KeyDown)) - sign(u.take(KeyUp))
		step += n * (sign(u.take(KeyEnd)) - sign(u.take(KeyHome)))
		*at = clamp(*at+step, 0, n-1)
		entered = u.take(KeyEnter)
	}
	u.fill(r, u.mat.Back, u.Px(radius))
	u.scrolled(s, func(room *Rect) {
		first := max(0, (s.view.Min.Y-room.Min.Y)/h)
		for i := first; i < n && room.Min.Y+i*h < s.view.Max.Y; i++ {
			q := image.Rect(room.Min.X, room.Min.Y+i*h, room.Max.X, room.Min.Y+(i+1)*h)
			u.row(id, q, i, row(i), at)
		}
		if *at != old {
			y := room.Min.Y + *at*h
			u.reveal(s, image.Rect(room.Min.X, y, room.Max.X, y+h))
			u.changed()
		}
		CutTop(room, n*h)
	})
	u.border(r, u.mat.Rule, u.Px(radius), u.edge())
	u.ring(id, r)
	return *at != old, entered
}

func (u *UI) row(id ID, q Rect, i int, row Row, at *int) {
	t := u.feel(id.Sub(i), q)
	if t.hover && u.in.Pressed {
		u.Focus(id)
		u.focus.ring = false
		*at = i
	}
	value := row.Note
	ink := u.mat.Text
	switch {
	case i == *at:
		u.fill(q, u.mat.Strong, u.Px(radius/2))
		ink = u.mat.StrongText
		value += " (" + u.Say("chosen") + ")"
	case t.hover:
		u.fill(q, u.mat.Hover, u.Px(radius/2))
	}
	in := q.Inset(u.Px(theme.Gap))
	in.Min.Y, in.Max.Y = q.Min.Y, q.Max.Y
	if row.Sign.Shape != NoShape {
		c := row.Sign.Color
		if i == *at {
			c = ink
		}
		sq := CutLeft(&in, u.Px(16))
		u.Mark(row.Sign.Shape, middle(sq, u.Px(14), u.Px(14)), c)
		CutLeft(&in, u.Px(theme.Gap))
		value = row.Sign.Name + " " + value
	}
	n := u.add(Node{ID: id.Sub(i), Role: RoleOption, Name: row.Title, Value: value, Rect: q, Interactive: true, On: i == *at})
	note := Style{Size: theme.Caption, Sans: true, Tabular: true, Align: AlignRight, Color: ink}
	u.line(id.Sub(i), CutRight(&in, min(u.Width(row.Note, note), in.Dx()/2)), row.Note, note)
	CutRight(&in, u.Px(theme.Gap))
	u.Nodes[n].Text, u.Nodes[n].Cut = u.line(id.Sub(i), in, row.Title, Style{Sans: true, Color: ink})
}
