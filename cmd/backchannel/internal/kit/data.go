package kit

import (
	"image"
	"math"
	"strconv"
	"strings"
)

// Datum is one value of a drawing, as a screen reader tells it. Its area may not overlap that of another.
type Datum struct {
	Rect  Rect
	Name  string
	Value string
	Tip   string // what the drawing itself leaves out; shown when the pointer or the keyboard is there
}

// Finding sets the one sentence that a drawing shows at the top of r and takes its room off. It is the name of the
// drawing's node, which [UI.Covers] then spreads over the whole.
func (u *UI) Finding(id ID, r *Rect, finding string) (node int) {
	st := Style{Bold: true, Sans: true}
	p := u.para(Plain(finding), st, r.Dx())
	used := CutTop(r, p.lines*p.height)
	node = u.add(Node{ID: id, Role: RoleImage, Name: finding, Rect: used})
	u.Nodes[node].Text = image.Rect(used.Min.X, used.Min.Y, used.Min.X+p.width, used.Max.Y)
	u.setPara(p, used, st, p.lines)
	return node
}

// Decor says whether the texts from here on only label values that [UI.Data] tells, or are ticks of an axis: they are not
// read to those who hear the screen.
func (u *UI) Decor(on bool) { u.decor = on }

// Covers says how large the thing of a node is, now that it is drawn.
func (u *UI) Covers(node int, r Rect) { u.place(node, r) }

// Number writes a value with at most one decimal and a true minus sign, Signed with a plus sign too.
func Number(v float64) string { return number(v) }

// Signed writes a change.
func Signed(v float64) string { return signed(v) }

// Data lets the player go through the values of a drawing: one Tab stop, arrows go to the nearest in their direction,
// Home and End to the first and the last. It answers where the pointer, else the keyboard, is, and which one was
// pressed; none is -1. The values are buttons where pressing does something.
func (u *UI) Data(id ID, data []Datum, buttons bool) (on, pressed int) {
	on, pressed = -1, -1
	role := RoleImage
	if buttons {
		role = RoleButton
	}
	if dataPart(id, u.in.Focus, len(data)) && !u.inert() { // from the mirror
		u.Focus(u.in.Focus)
		u.focus.ring = true
	}
	stop := u.dataStop(id, len(data))
	hint := ""
	if len(data) > 1 {
		hint = u.Say("one of %d: the arrows lead to the others", len(data))
	}
	for i := range data {
		d, part := &data[i], id.Sub(i)
		t := u.feel(part, d.Rect)
		if t.hover && u.in.Pressed {
			u.Focus(part)
			u.focus.ring, stop = false, i
		}
		if i == stop && u.stop(part, d.Rect) {
			if on < 0 {
				on = i
			}
			t.clicked = t.clicked || buttons && u.take(KeyEnter|KeySpace)
			u.dataKeys(id, data, i)
		}
		if t.hover {
			on = i
		}
		if t.clicked && buttons {
			pressed = i
			u.changed()
		}
		u.add(Node{ID: part, Role: role, Name: d.Name, Value: d.Value, Rect: d.Rect, Interactive: true, Hint: hint})
		u.tip(part, d.Rect, d.Tip)
		u.ring(part, d.Rect)
	}
	return on, pressed
}

// dataStop is the value of a drawing that Tab visits: the one that has the keyboard, or had it last.
func (u *UI) dataStop(id ID, n int) int {
	if dataPart(id, u.focus.id, n) {
		u.visited[id], _ = strconv.Atoi(string(u.focus.id[len(id)+1:]))
	}
	return clamp(u.visited[id], 0, max(0, n-1))
}

// dataPart tells whether an ID is that of one of the n values of a drawing.
func dataPart(id, part ID, n int) bool {
	s, ok := strings.CutPrefix(string(part), string(id)+"/")
	i, err := strconv.Atoi(s)
	return ok && err == nil && i >= 0 && i < n && part == id.Sub(i)
}

// dataKeys moves the keyboard from value i.
func (u *UI) dataKeys(id ID, data []Datum, i int) {
	to := i
	for _, k := range []struct {
		key  Keys
		x, y float64
	}{{KeyLeft, -1, 0}, {KeyRight, 1, 0}, {KeyUp, 0, -1}, {KeyDown, 0, 1}} {
		if u.take(k.key) {
			to = beyond(data, i, k.x, k.y)
		}
	}
	if u.take(KeyHome) {
		to = 0
	}
	if u.take(KeyEnd) {
		to = len(data) - 1
	}
	if to != i {
		u.Focus(id.Sub(to))
	}
}

// beyond finds the nearest value in a direction; what lies aside counts three times. In a single row or column all
// four arrows lead on.
func beyond(data []Datum, i int, x, y float64) int {
	best, least := i, math.Inf(1)
	from := data[i].Rect.Min.Add(data[i].Rect.Max)
	for k := range data {
		to := data[k].Rect.Min.Add(data[k].Rect.Max).Sub(from)
		along := float64(to.X)*x + float64(to.Y)*y
		aside := math.Abs(float64(to.X)*y) + math.Abs(float64(to.Y)*x)
		if k != i && along > 0 && along+3*aside < least && along*4 >= aside {
			best, least = k, along+3*aside
		}
	}
	if best == i && inLine(data) {
		best = clamp(i+int(x+y), 0, len(data)-1)
	}
	return best
}

// inLine reports whether the values stand in one row or one column.
func inLine(data []Datum) bool {
	sameX, sameY := true, true
	for i := range data {
		sameX = sameX && data[i].Rect.Min.X < data[0].Rect.Max.X && data[0].Rect.Min.X < data[i].Rect.Max.X
		sameY = sameY && data[i].Rect.Min.Y < data[0].Rect.Max.Y && data[0].Rect.Min.Y < data[i].Rect.Max.Y
	}
	return sameX || sameY
}
