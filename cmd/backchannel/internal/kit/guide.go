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
	for x := range strokes(r.Dx(), w) {
		stroke(image.Rect(r.Min.X+x, r.Min.Y, min(r.Min.X+x+5*w, r.Max.X), r.Min.Y+w))
		stroke(image.Rect(max(r.Max.X-x-5*w, r.Min.X), r.Max.Y-w, r.Max.X-x, r.Max.Y))
	}
	for y := range strokes(r.Dy(), w) {
		stroke(image.Rect(r.Max.X-w, r.Min.Y+y, r.Max.X, min(r.Min.Y+y+5*w, r.Max.Y)))
		stroke(image.Rect(r.Min.X, max(r.Max.Y-y-5*w, r.Min.Y), r.Min.X+w, r.Max.Y-y))
	}
}

// strokes are where the strokes of a side begin: gaps of about three widths between strokes of five.
func strokes(side, w int) func(func(int) bool) {
	return func(yield func(int) bool) {
		n := max(1, side/(8*w))
		for i := range n {
			if !yield(side * i / n) {
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
