package kit

import (
	"image"
	"strings"
	"time"
	"unicode/utf8"

	"backchannel/cmd/backchannel/internal/theme"
)

// typeAhead is how long letters belong to one search in an open list.
const typeAhead = time.Second

// popup is the list that a select or a menu has open: at most one. Its owner keeps the keyboard; the list is drawn at
// the end of the pass, above everything, and shields the screen from the pointer. What is picked with the pointer
// reaches the owner in the pass after.
type popup struct {
	owner  ID
	role   Role // of the list
	item   Role // of its rows
	name   string
	rows   []Option
	chosen int // the row that is marked, -1 none
	at     int // the row that the keys point at
	picked int // the row that was pressed, -1 none
	near   Rect
	mat    *theme.Material
	dialog ID
	seen   bool // its owner was drawn in this pass
	rowing bool // its rows are being drawn
	was    bool // it was open when this pass began
	moved  bool // at changed: bring it into view
	find   string
	typed  time.Duration
	mouse  Point
}

// shields reports whether an open list keeps the pointer from a control.
func (p *popup) shields(id ID) bool { return p.owner != "" && p.owner != id && !p.rowing }

// unfold opens the list of a control with the keys at one row.
func (u *UI) unfold(id ID, at int) {
	u.popup = popup{owner: id, at: at, picked: -1, was: true, moved: true, mouse: u.in.Mouse}
	u.changed()
}

// foldUp shuts the open list.
func (u *UI) foldUp() {
	u.popup = popup{was: true}
	u.changed()
}

// rows keeps the list of the control id open and obeys the keys. It answers the row that was picked, or -1.
func (u *UI) rows(id ID, focused bool, list popup) (picked int) {
	p := &u.popup
	if p.owner != id {
		return -1
	}
	p.role, p.item, p.name, p.rows, p.chosen, p.near = list.role, list.item, list.name, list.rows, list.chosen, list.near
	p.seen, p.mat, p.dialog = true, u.mat, last(u.dialogs.inside)
	if p.picked >= 0 || !focused || len(p.rows) == 0 {
		picked = p.picked
		u.foldUp()
		return picked
	}
	return u.rowsKeys(p)
}

// rowsKeys moves through the rows with the arrows, Home, End and first letters; Enter and Space pick, Escape shuts.
func (u *UI) rowsKeys(p *popup) (picked int) {
	n, old := len(p.rows), p.at
	p.at = clamp(p.at+sign(u.take(KeyDown))-sign(u.take(KeyUp)), 0, n-1)
	p.at = clamp(p.at+8*(sign(u.take(KeyPageDown))-sign(u.take(KeyPageUp))), 0, n-1)
	if u.take(KeyHome) {
		p.at = 0
	}
	if u.take(KeyEnd) {
		p.at = n - 1
	}
	if s := strings.TrimSpace(u.in.Text); s != "" {
		if u.in.Now-p.typed > typeAhead {
			p.find = ""
		}
		p.find, p.typed, u.in.Text = p.find+s, u.in.Now, ""
		p.at = starting(p.rows, p.at, p.find)
	}
	if p.at != old {
		p.moved = true
		u.changed()
	}
	at := p.at
	switch {
	case u.take(KeyEscape):
		u.foldUp()
	case u.take(KeyEnter|KeySpace) && p.rows[at].Off == "":
		u.foldUp()
		return at
	}
	return -1
}

// starting finds the next row whose label begins with s; a single letter goes on from the row after at.
func starting(rows []Option, at int, s string) int {
	from := at
	if utf8.RuneCountInString(s) == 1 {
		from++
	}
	for i := range rows {
		k := (from + i) % len(rows)
		if l := rows[k].Label; len(l) >= len(s) && strings.EqualFold(l[:len(s)], s) {
			return k
		}
	}
	return at
}

// endPopup draws the open list, and shuts it when its owner is gone or the pointer pressed elsewhere.
func (u *UI) endPopup() {
	p := &u.popup
	if p.owner == "" {
		p.was = false
		return
	}
	if !p.seen {
		u.foldUp()
		return
	}
	p.seen, p.was, p.rowing = false, true, true
	u.dialogs.inside = append(u.dialogs.inside, p.dialog)
	layer := u.layer
	u.layer = layerRows
	var box Rect
	u.On(p.mat, func() { box = u.drawRows(p) })
	u.layer = layer
	u.dialogs.inside = u.dialogs.inside[:len(u.dialogs.inside)-1]
	p.rowing, p.moved, p.mouse = false, false, u.in.Mouse
	if p.picked < 0 && u.in.Pressed && u.in.Press != p.owner && !u.in.Mouse.In(box) && !u.in.Mouse.In(p.near) {
		u.foldUp()
	}
}

// drawRows paints the list below its owner, or above where there is more room, and returns its area.
func (u *UI) drawRows(p *popup) Rect {
	id := p.owner + "/rows"
	edge := u.hair(ringWidth) + u.hair(2)
	w := clamp(max(p.near.Dx(), u.rowsWidth(p)+2*edge+u.Px(12)), 0, u.screen.Dx()-2*u.Px(theme.Gap))
	h := 2 * edge
	for i := range p.rows {
		h += u.rowHeight(p, i, w-2*edge-u.Px(12))
	}
	gap := u.Px(4)
	below, above := u.screen.Max.Y-p.near.Max.Y-2*gap, p.near.Min.Y-u.screen.Min.Y-2*gap
	r := image.Rect(p.near.Min.X, p.near.Max.Y+gap, p.near.Min.X+w, p.near.Max.Y+gap+min(h, below))
	if h > below && above > below {
		r.Min.Y, r.Max.Y = p.near.Min.Y-gap-min(h, above), p.near.Min.Y-gap
	}
	r = r.Add(image.Pt(min(0, u.screen.Max.X-gap-r.Max.X), 0))
	u.shadow(r)
	u.fill(r, u.mat.Back, u.Px(radius))
	u.add(Node{ID: id, Role: p.role, Name: p.name, Rect: r, Active: id.Sub(p.at)})
	s := u.scrollAt(id, r)
	u.scrolled(s, func(room *Rect) {
		for i := range p.rows {
			q := CutTop(room, u.rowHeight(p, i, room.Dx()))
			u.popRow(p, id.Sub(i), i, q)
			if i == p.at && p.moved {
				u.reveal(s, q)
			}
		}
	})
	u.border(r, u.mat.Line, u.Px(radius), u.edge())
	return r
}

// rowsWidth is the room that the longest label takes on one line; what rows say in small type may wrap.
func (u *UI) rowsWidth(p *popup) (w int) {
	for i := range p.rows {
		o := &p.rows[i]
		n := u.Width(o.Label, Style{Sans: true})
		if o.Note != "" {
			n += u.Width(o.Note, rowNote) + u.Px(theme.Margin)
		}
		w = max(w, n, min(u.Width(rowSays(o), Style{Size: theme.Caption, Sans: true})+n-u.Width(o.Label, Style{Sans: true}), u.Px(tipWidth)))
	}
	return w + u.rowInset() + u.Px(theme.Gap)
}

// rowInset is the room for the mark of the chosen row.
func (u *UI) rowInset() int { return u.Px(theme.Gap + 16 + theme.Gap) }

var rowNote = Style{Size: theme.Caption, Sans: true, Tabular: true, Align: AlignRight}

// rowSays is the smaller line of a row: why it is off, or what it stands for.
func rowSays(o *Option) string {
	if o.Off != "" {
		return o.Off
	}
	return o.Say
}

func (u *UI) rowTextWidth(o *Option, w int) int {
	w -= u.rowInset() + u.Px(theme.Gap)
	if o.Note != "" {
		w -= u.Width(o.Note, rowNote) + u.Px(theme.Margin)
	}
	return w
}

func (u *UI) rowHeight(p *popup, i, w int) int {
	o := &p.rows[i]
	h := u.TextHeight(u.rowTextWidth(o, w), Style{Sans: true}, Span{Text: o.Label}) + u.Px(theme.Gap)
	if s := rowSays(o); s != "" {
		h += u.TextHeight(u.rowTextWidth(o, w), Style{Size: theme.Caption, Sans: true}, Span{Text: s})
	}
	return max(h, u.Px(34))
}

// popRow is one row of an open list.
func (u *UI) popRow(p *popup, id ID, i int, q Rect) {
	o := &p.rows[i]
	t := u.feel(id, q)
	if t.hover && (u.in.Mouse != p.mouse || u.in.Pressed) && p.at != i {
		p.at = i
		u.changed()
	}
	if t.clicked && o.Off == "" {
		p.picked = i
	}
	n := Node{ID: id, Role: p.item, Name: o.Label, Rect: q, Disabled: o.Off != "", Interactive: true, Pos: i + 1, Count: len(p.rows)}
	n.Value = strings.Join(nonEmpty(o.Note, rowSays(o)), ", ")
	if p.item == RoleOption {
		n.On = i == p.chosen
	}
	st := Style{Sans: true}
	switch {
	case i == p.at && o.Off == "":
		u.fill(q, u.mat.Strong, u.Px(radius/2))
		st.Color = u.mat.StrongText
	case i == p.at:
		u.border(q, u.mat.Line, u.Px(radius/2), u.edge())
	}
	if o.Off != "" {
		st.Color = u.mat.Muted
	}
	ink := u.colorOf(st)
	in := q
	in.Min.X, in.Max.X = in.Min.X+u.Px(theme.Gap), in.Max.X-u.Px(theme.Gap)
	mark := CutLeft(&in, u.Px(16))
	CutLeft(&in, u.Px(theme.Gap))
	if i == p.chosen {
		u.Mark(Check, mark, ink)
	}
	if o.Note != "" {
		note := rowNote
		note.Color = ink
		u.line(id, CutRight(&in, u.Width(o.Note, note)), o.Note, note)
		CutRight(&in, u.Px(theme.Margin))
	}
	label := u.para(Plain(o.Label), st, in.Dx())
	small := st
	small.Size = theme.Caption
	says := u.para(Plain(rowSays(o)), small, in.Dx())
	h := label.lines * label.height
	if rowSays(o) != "" {
		h += says.lines * says.height
	}
	in = middle(in, in.Dx(), h)
	n.Text = image.Rect(in.Min.X, in.Min.Y, in.Min.X+max(label.width, says.width), in.Max.Y)
	u.add(n)
	u.setPara(label, CutTop(&in, label.lines*label.height), st, label.lines)
	if rowSays(o) != "" {
		u.setPara(says, in, small, says.lines)
	}
}

func nonEmpty(list ...string) []string {
	var out []string
	for _, s := range list {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}
