package kit

import (
	"image"
	"strconv"

	"backchannel/cmd/backchannel/internal/theme"
)

// Ladder is a column of rungs, the lowest first, with a marker on one.
type Ladder struct {
	Name   string
	Rungs  []string
	First  int // the number of the lowest rung that is shown
	At     int // the rung of the marker, counted from 0
	Was    int // where it stood before
	Danger int // the first rung of danger; len(Rungs) is none
}

// ladderShort is the width below which rungs show their numbers only.
const ladderShort = 110

// Ladder shows rungs from bottom to top; the marker is a filled rung between two arrows, where it stood stays outlined.
func (u *UI) Ladder(id ID, r Rect, l Ladder) {
	n := len(l.Rungs)
	u.add(Node{ID: id, Role: RoleMeter, Name: l.Name, Value: u.ladderWords(l), Rect: r, Now: float64(l.First + l.At), Least: float64(l.First), Most: float64(l.First + n - 1)})
	mark := u.Px(8)
	least := u.LineHeight(Style{Size: theme.Caption}) + 2*u.hair(1)
	from, to := 0, n
	if r.Dy() < n*least {
		from, to = l.window(max(1, (r.Dy()-2*mark)/least))
	}
	if n = to - from; n < len(l.Rungs) { // signs that the ladder goes on
		if q := CutTop(&r, mark); to < len(l.Rungs) {
			u.Mark(Up, q, u.mat.Muted)
		}
		if q := CutBottom(&r, mark); from > 0 {
			u.Mark(Down, q, u.mat.Muted)
		}
	}
	for i := range n {
		k := to - 1 - i
		q := image.Rect(r.Min.X, r.Min.Y+r.Dy()*i/n, r.Max.X, r.Min.Y+r.Dy()*(i+1)/n)
		u.rung(id.Sub(k), q, l, k)
	}
}

// window is the part of a ladder that is shown where only some rungs have room: around the marker.
func (l *Ladder) window(room int) (from, to int) {
	if n := len(l.Rungs); room < n {
		from = clamp(l.At-room/2, 0, n-room)
		return from, from + room
	}
	return 0, len(l.Rungs)
}

func (u *UI) rung(id ID, q Rect, l Ladder, k int) {
	m := u.mat
	q = q.Inset(u.hair(1))
	box := q
	if l.Danger < len(l.Rungs) { // all names have the room that those of danger have
		hatch := CutRight(&q, u.Px(10))
		CutRight(&q, u.hair(3))
		if k >= l.Danger {
			u.Hatch(hatch, m.Danger)
			box = q
		}
	}
	ink := m.Text
	switch k {
	case l.At:
		ink = m.StrongText
		u.fill(box, m.Strong, u.Px(radius/2))
	case l.Was:
		u.border(box, m.Muted, u.Px(radius/2), u.edge())
	default:
		if k > 0 {
			u.fill(foot(box, u.hair(1)), m.Rule, 0)
		}
	}
	tip := u.Px(12)
	pad := u.Px(4)
	if q.Dx() >= u.Px(ladderShort) && u.crowded(q.Dx()-tip-3*pad, l) { // names need the room of the arrows; the marker is filled and bold still
		tip = 0
	}
	in := image.Rect(q.Min.X+tip+2*pad, q.Min.Y, q.Max.X-tip-2*pad, q.Max.Y)
	if k == l.At && tip > 0 {
		u.Mark(Right, image.Rect(q.Min.X+pad, q.Min.Y, q.Min.X+pad+tip, q.Max.Y), ink)
	}
	st := u.rungStyle(in, l)
	if k == l.At {
		if st.Bold = true; u.rungWidth(l.Rungs[k], st) > in.Dx() { // a long name takes the room of the second marker
			in.Max.X += tip + pad
		} else if tip > 0 {
			u.Mark(Left, image.Rect(box.Max.X-pad-tip, q.Min.Y, box.Max.X-pad, q.Max.Y), ink)
		}
	}
	st.Bold, st.Color = k == l.At, ink
	at := u.add(Node{ID: id, Role: RoleText, Name: l.Rungs[k], Value: strconv.Itoa(l.First + k), Rect: q})
	if q.Dx() < u.Px(ladderShort) { // numbers alone
		st.Align = AlignCenter
		u.Nodes[at].Text, _ = u.line(id, in, strconv.Itoa(l.First+k), st)
		u.feel(id, q)
		u.tip(id, q, l.Rungs[k])
		return
	}
	figure := st
	figure.Align = AlignRight
	u.line(id, CutLeft(&in, u.Width("00", figure)), strconv.Itoa(l.First+k), figure)
	CutLeft(&in, u.Px(theme.Gap))
	in.Max.X += sign(k != l.At) * (tip + pad)
	u.Nodes[at].Text, u.Nodes[at].Cut = u.line(id, in, l.Rungs[k], st)
}

// rungWidth is the room that a rung's number and name take.
func (u *UI) rungWidth(name string, st Style) int {
	return u.Width("00", st) + u.Px(theme.Gap) + u.Width(name, st)
}

// crowded reports whether some name is too long for a width even in small type.
func (u *UI) crowded(w int, l Ladder) bool {
	for _, s := range l.Rungs {
		if u.rungWidth(s, Style{Size: theme.Caption, Bold: true, Sans: true, Tabular: true}) > w {
			return true
		}
	}
	return false
}

// rungStyle is body text where every rung has room for it, else small text.
func (u *UI) rungStyle(q Rect, l Ladder) Style {
	st := Style{Bold: true, Sans: true, Tabular: true}
	if q.Dy() < u.LineHeight(st) {
		st.Size = theme.Caption
	}
	room := q.Dx() - u.Width("00", st) - u.Px(theme.Gap)
	for _, s := range l.Rungs {
		if u.Width(s, st) > room {
			st.Size = theme.Caption
			break
		}
	}
	return st
}

func (u *UI) ladderWords(l Ladder) string {
	s := strconv.Itoa(l.First+l.At) + " " + l.Rungs[l.At]
	if l.Was != l.At {
		s += ", " + u.Say("was %d", l.First+l.Was)
	}
	return s
}
