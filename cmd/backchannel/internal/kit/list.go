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

// List shows n rows of which one is chosen; only those in view are asked for. A long title wraps. One Tab stop; up,
// down, Page Up, Page Down, Home and End choose. It reports a change of the choice, and a press of Enter or of a row.
func (u *UI) List(id ID, r Rect, name string, n int, row func(i int) Row, at *int) (changed, entered bool) {
	old := *at
	s := u.scrollAt(id, r)
	s.whole = true
	k := u.add(Node{ID: id, Role: RoleList, Name: name, Rect: r, Count: n})
	if u.stop(id, r) && n > 0 {
		*at = u.chooseRow(*at, n, r.Dy())
		if entered = u.take(KeyEnter); entered {
			u.changed()
		}
	}
	if *at >= 0 && *at < n {
		u.Nodes[k].Active = id.Sub(*at)
	}
	u.fill(r, u.mat.Back, u.Px(radius))
	u.scrolled(s, func(room *Rect) {
		start := room.Min.Y
		s.tall.fit(n, room.Dx(), u.Px(theme.Control), u.scale)
		u.only(s, room, 0, func(i int, q Rect) int {
			w := row(i)
			q.Max.Y = q.Min.Y + u.listHeight(q.Dx(), &w)
			entered = u.row(id, q, i, n, w, at) || entered
			return q.Dy()
		})
		u.showRow(s, room, start, *at, *at != old)
	})
	u.border(r, u.mat.Rule, u.Px(radius), u.edge())
	u.ring(id, r)
	return *at != old, entered
}

// chooseRow moves the choice of a list of n rows by the keys of this frame; h is the height of a page.
func (u *UI) chooseRow(at, n, h int) int {
	step := sign(u.take(KeyDown)) - sign(u.take(KeyUp))
	step += max(1, h/u.Px(theme.Control)-1) * (sign(u.take(KeyPageDown)) - sign(u.take(KeyPageUp)))
	step += n * (sign(u.take(KeyEnd)) - sign(u.take(KeyHome)))
	if step == 0 {
		return at
	}
	return clamp(at+step, 0, n-1)
}

// showRow brings the chosen row into view when the choice moved.
func (u *UI) showRow(s *scroll, room *Rect, start, at int, moved bool) {
	if moved && at >= 0 && at < len(s.tall.h) {
		y, h := s.tall.span(at)
		u.reveal(s, image.Rect(room.Min.X, start+y, room.Max.X, start+y+h))
		u.changed()
	}
}

// listRoom divides a row into sign, title and note.
func (u *UI) listRoom(q Rect, row *Row) (sign, title, note Rect) {
	in := q
	in.Min.X, in.Max.X = q.Min.X+u.Px(theme.Gap), q.Max.X-u.Px(theme.Gap)
	if row.Sign.Shape != NoShape {
		sign = CutLeft(&in, u.Px(16))
		CutLeft(&in, u.Px(theme.Gap))
	}
	if row.Note != "" {
		note = CutRight(&in, min(u.Width(row.Note, rowNote), in.Dx()/2))
		CutRight(&in, u.Px(theme.Gap))
	}
	return sign, in, note
}

func (u *UI) listHeight(w int, row *Row) int {
	_, title, note := u.listRoom(image.Rect(0, 0, w, 1), row)
	p, h := u.tightly(row.Title, Style{Sans: true}, title.Dx())
	q, k := u.tightly(row.Note, rowNote, note.Dx())
	return max(u.Px(theme.Control), p.lines*h+u.Px(theme.Gap), q.lines*k+u.Px(theme.Gap))
}

// row draws one row and reports a press of it.
func (u *UI) row(id ID, q Rect, i, count int, row Row, at *int) (pressed bool) {
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
	mark, title, note := u.listRoom(q, &row)
	if row.Sign.Shape != NoShape {
		c := row.Sign.Color
		if i == *at {
			c = ink
		}
		u.Mark(row.Sign.Shape, middle(mark, u.Px(14), u.Px(14)), c)
		value = row.Sign.Name + " " + value
	}
	n := u.add(Node{
		ID: id.Sub(i), Role: RoleOption, Name: row.Title, Value: value, Rect: q, Interactive: true,
		On: i == *at, Pos: i + 1, Count: count,
	})
	small := rowNote
	small.Color = ink
	if row.Note != "" {
		u.fitted(id.Sub(i), note, row.Note, small)
	}
	u.Nodes[n].Text, u.Nodes[n].Cut = u.fitted(id.Sub(i), title, row.Title, Style{Sans: true, Color: ink})
	return t.clicked
}
