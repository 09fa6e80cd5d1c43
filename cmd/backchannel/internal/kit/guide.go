package kit

import (
	"image"
	"slices"

	"backchannel/cmd/backchannel/internal/theme"
)

// PointAt points at a control of the screen with a dashed frame and an arrow: the focus ring is a whole line, so that the
// two are told apart without colour. The name says so to those who hear the screen. Where there is room the frame stands around the control, else within its edge. The arrow stands where it covers no text and
// no other control, and is left out where there is no such place. Both areas are answered.
func (u *UI) PointAt(at Node, name string, c theme.Color) (frame, arrow Rect) {
	w := u.hair(2) + u.hair(ringWidth)
	frame = at.Rect.Inset(-w)
	if !u.clear(frame, at) || !frame.In(u.screen) {
		frame = at.Rect
	}
	u.dashedFrame(frame, c)
	u.add(Node{ID: at.ID + "/pointed", Role: RoleImage, Name: name, Rect: frame})
	n := u.Px(14)
	mid := (frame.Min.Y + frame.Max.Y - n) / 2
	for _, x := range []struct {
		at    Point
		shape Shape
	}{
		{Point{X: frame.Min.X - n, Y: mid}, Right},
		{Point{X: frame.Max.X, Y: mid}, Left},
		{Point{X: frame.Min.X - n, Y: frame.Min.Y}, Right},
		{Point{X: (frame.Min.X + frame.Max.X - n) / 2, Y: frame.Min.Y - n}, Down},
		{Point{X: (frame.Min.X + frame.Max.X - n) / 2, Y: frame.Max.Y}, Up},
	} {
		box := Rect{Min: x.at, Max: x.at.Add(image.Pt(n, n))}
		if box.In(u.screen) && u.clear(box, at) {
			u.Mark(x.shape, box, c)
			return frame, box
		}
	}
	return frame, Rect{}
}

// dashedFrame paints the edge of an area in strokes; those that would run through a text, such as one that is half
// scrolled away, are left out.
func (u *UI) dashedFrame(r Rect, c theme.Color) {
	w := u.hair(ringWidth)
	var texts []Rect
	for i := range u.ops[u.layer] {
		if o := &u.ops[u.layer][i]; o.kind == opText && o.text != "" {
			if seen := u.ink(o).seen; seen.Overlaps(r) && !seen.In(r.Inset(w)) {
				texts = append(texts, seen)
			}
		}
	}
	stroke := func(q Rect) {
		if !slices.ContainsFunc(texts, q.Overlaps) {
			u.fill(q, c, 0)
		}
	}
	for from, to := range strokes(r.Dx(), w) {
		stroke(image.Rect(r.Min.X+from, r.Min.Y, r.Min.X+to, r.Min.Y+w))
		stroke(image.Rect(r.Min.X+from, r.Max.Y-w, r.Min.X+to, r.Max.Y))
	}
	for from, to := range strokes(r.Dy(), w) {
		stroke(image.Rect(r.Min.X, r.Min.Y+from, r.Min.X+w, r.Min.Y+to))
		stroke(image.Rect(r.Max.X-w, r.Min.Y+from, r.Max.X, r.Min.Y+to))
	}
}

// strokes are where the strokes of a side begin and end, one at each corner: about five widths long, with gaps of three.
func strokes(side, w int) func(func(from, to int) bool) {
	return func(yield func(from, to int) bool) {
		long, n := min(5*w, side/3), max(2, (side+3*w)/(8*w))
		for i := range n {
			from := (side - long) * i / (n - 1)
			if !yield(from, from+long) {
				return
			}
		}
	}
}

// clear tells whether an area covers no text and no control beside one, what holds it and what it holds.
func (u *UI) clear(r Rect, of Node) bool {
	for i := range u.Nodes {
		n := &u.Nodes[i]
		box := n.Rect
		if !n.Interactive && n.ID != "" {
			box = n.Text.Intersect(n.Rect)
		}
		if n.Layer == of.Layer && box.Overlaps(r) && n.ID != of.ID && !n.Full.In(of.Full) && !of.Full.In(n.Full) {
			return false
		}
	}
	return true
}
