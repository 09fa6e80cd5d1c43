package kit

import (
	"image"

	"backchannel/cmd/backchannel/internal/theme"
)

// PointAt points at a control of the screen with a frame and an arrow; name says so to those who hear the screen. Where
// there is room the frame stands around the control, else within its edge. The arrow stands where it covers no text and
// no other control, and is left out where there is no such place. Both areas are answered.
func (u *UI) PointAt(at Node, name string, c theme.Color) (frame, arrow Rect) {
	w := u.hair(2) + u.hair(ringWidth)
	frame = at.Rect.Inset(-w)
	if !u.clear(frame, at) || !frame.In(u.screen) {
		frame = at.Rect
	}
	u.Outline(frame.Inset(u.hair(ringWidth)), c)
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
