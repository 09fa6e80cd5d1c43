package kit

import (
	"slices"
	"strings"

	"backchannel/cmd/backchannel/internal/theme"
)

// padCursor is where the pad is: on a control, or on a part of one. It goes to the nearest in the direction that is
// pressed, and moving changes nothing; the bottom button presses. The keyboard's focus goes along, so that whoever takes
// up the keyboard goes on from there.
type padCursor struct {
	kind  PadKind // of the pad that was used last, 0 since something else was
	at    ID
	rect  Rect // what was seen of it last
	layer int
	color theme.Color // of its ring
	seen  bool        // it was drawn in this pass
	moved bool        // bring it into view
	focus ID          // that the kit had when the cursor was set
	mouse Point       // where the pointer lay when the pad was taken up
	wheel ID          // the scroll area that the right stick and the triggers turn in this pass
	pages int         // downwards
	tabs  bool        // the row of tabs that the shoulder buttons turn was drawn in this pass
	keyboard
}

// beginPad obeys what a pad did, by the nodes of the pass before.
func (u *UI) beginPad() {
	p, in := &u.pad, &u.in
	p.seen, p.moved, p.pages, p.wheel, p.tabs = false, false, 0, "", false
	shown := p.kind != 0
	switch {
	case in.Pad != 0:
		if !shown {
			p.mouse, p.focus = in.Mouse, ""
		}
		p.kind = in.Pad
	case in.Keys != 0 || in.Text != "" || in.Pressed || in.Wheel != 0 || in.Mouse != p.mouse:
		p.kind = 0
	}
	if p.kind == 0 {
		return
	}
	in.Mouse = nowhere
	if in.Pad == 0 || u.popup.owner != "" { // an open list takes the arrows itself
		return
	}
	stops := u.padStops()
	if in.Wheel != 0 || in.Keys&(KeyPageUp|KeyPageDown) != 0 {
		p.wheel = u.padScroll()
		p.pages = sign(u.take(KeyPageDown)) - sign(u.take(KeyPageUp))
	}
	if u.topLayer() == 0 && u.take(KeyMain) {
		u.pressMain()
	}
	if len(stops) == 0 || in.Keys&(KeyEnter|KeyTab|KeyUp|KeyDown|KeyLeft|KeyRight) == 0 {
		return
	}
	at := slices.IndexFunc(stops, func(n *Node) bool { return n.ID == p.at })
	if at < 0 || !shown { // the first press only shows where the cursor is
		u.take(KeyEnter | KeyTab | KeyUp | KeyDown | KeyLeft | KeyRight)
		u.padTo(u.padStart(stops))
		return
	}
	if u.take(KeyTab) {
		u.padTo(stops[(at+1)%len(stops)])
		return
	}
	u.padKeys(stops, stops[at])
}

// padKeys moves the cursor from a stop, or presses it.
func (u *UI) padKeys(stops []*Node, from *Node) {
	if !u.passes(from) {
		x := sign(u.take(KeyRight)) - sign(u.take(KeyLeft))
		y := sign(u.take(KeyDown)) - sign(u.take(KeyUp))
		if n := u.padNext(stops, from, x, y); n != nil {
			u.padTo(n)
		}
	}
	switch from.Role {
	case RoleList, RoleTable: // Enter takes what is chosen
	case RoleTextbox:
		if u.take(KeyEnter) && !from.Disabled {
			u.pad.keyboard = keyboard{field: from.ID}
		}
	default:
		if u.take(KeyEnter) {
			u.in.Press = from.ID
		}
	}
}

// passes tells whether a control has a use of its own for the arrow: a slider moves, a list goes to the next row as long
// as there is one.
func (u *UI) passes(n *Node) bool {
	switch n.Role {
	case RoleSlider:
		return u.in.Keys&(KeyLeft|KeyRight) != 0 && !n.Disabled
	case RoleList, RoleTable:
		at := slices.IndexFunc(u.Nodes, func(row Node) bool { return row.ID == n.Active })
		return at >= 0 && (u.in.Keys&KeyDown != 0 && u.Nodes[at].Pos < n.Count || u.in.Keys&KeyUp != 0 && u.Nodes[at].Pos > 1)
	}
	return false
}

// pressMain presses the main button of the screen; a dialog has none, since it asks.
func (u *UI) pressMain() {
	for i := range u.Nodes {
		if n := &u.Nodes[i]; n.Primary && n.Layer == 0 {
			u.in.Press = n.ID
		}
	}
}

// padStops are the nodes that the cursor can stand on: all that a pointer can press on the topmost layer, but a list
// as a whole, and what scrolls and has nothing to press in view.
func (u *UI) padStops() (stops []*Node) {
	lists, used := map[ID]bool{}, map[ID]bool{}
	for i := range u.Nodes {
		n := &u.Nodes[i]
		if n.ID == "" || n.Layer != u.topLayer() || n.Full.Empty() {
			continue
		}
		part := lists[owner(n.ID)]
		if n.Role == RoleList || n.Role == RoleTable || part {
			lists[n.ID] = true
		}
		if !part && (n.Interactive || lists[n.ID]) {
			stops = append(stops, n)
			used[n.Scroll] = used[n.Scroll] || !n.Rect.Empty()
		}
	}
	for i := range u.Nodes {
		if n := &u.Nodes[i]; n.Role == RoleScroll && n.Layer == u.topLayer() && !used[n.ID] && slices.Contains(u.focus.order, n.ID) {
			stops = append(stops, n)
		}
	}
	return stops
}

// owner is the control that a part belongs to by its ID.
func owner(id ID) ID { return id[:max(0, strings.LastIndexByte(string(id), '/'))] }

// padStart is where a cursor comes that stands nowhere: where the keyboard is, else on what took the place of what it
// stood on, else on what Tab visits first.
func (u *UI) padStart(stops []*Node) *Node {
	named := func(id ID) *Node {
		i := slices.IndexFunc(stops, func(n *Node) bool { return n.ID == u.padPart(id) })
		if i < 0 {
			return nil
		}
		return stops[i]
	}
	if n := named(u.focus.id); n != nil {
		return n
	}
	var best *Node
	least := u.Px(theme.Control)
	for _, n := range stops {
		if n.Rect.Empty() {
			continue
		}
		d := gap(n.Rect.Min.X, n.Rect.Max.X, u.pad.rect.Min.X, u.pad.rect.Max.X) + gap(n.Rect.Min.Y, n.Rect.Max.Y, u.pad.rect.Min.Y, u.pad.rect.Max.Y)
		if d < least {
			best, least = n, d
		}
	}
	for i := 0; best == nil && i < len(u.focus.order); i++ {
		best = named(u.focus.order[i])
	}
	return best
}

// gap is how far two stretches lie apart.
func gap(a, b, c, d int) int { return max(0, c-b, a-d) }

// padPart is what of a control the cursor stands on: the chosen part of a group.
func (u *UI) padPart(id ID) ID {
	first := ID("")
	for i := range u.Nodes {
		n := &u.Nodes[i]
		switch {
		case n.ID == id && (n.Interactive || n.Role == RoleList || n.Role == RoleTable || n.Role == RoleScroll):
			return id
		case id != "" && n.Interactive && owner(n.ID) == id:
			if n.On {
				return n.ID
			}
			if first == "" {
				first = n.ID
			}
		}
	}
	return first
}

// padTo sets the cursor on a stop, and the keyboard's focus on it or on what it is a part of.
func (u *UI) padTo(n *Node) {
	if n == nil {
		return
	}
	p := &u.pad
	p.at, p.rect, p.moved = n.ID, n.Rect, true
	id := n.ID
	if o := owner(id); !slices.Contains(u.focus.order, id) && slices.Contains(u.focus.order, o) {
		id = o
	}
	u.Focus(id)
	p.focus = id
}

// padNext is the nearest stop in a direction; what lies aside counts three times. Up and down stay in the scroll area
// as long as something is left there, also out of view; elsewhere only what can be seen is near.
func (u *UI) padNext(stops []*Node, from *Node, x, y int) (best *Node) {
	least := 0
	for _, inside := range []bool{true, false} {
		for _, n := range stops {
			a, b := n.Rect, u.inView(from)
			same := n.Scroll != "" && (n.Scroll == from.Scroll || n.Scroll == from.ID)
			if same {
				a, b = n.Full, from.Full
			}
			if a.Empty() || inside && !same && x == 0 || n.ID == from.ID {
				continue
			}
			along, aside, off := gap(a.Min.Y, a.Max.Y, b.Min.Y, b.Max.Y), gap(a.Min.X, a.Max.X, b.Min.X, b.Max.X), a.Min.Add(a.Max).Sub(b.Min).Sub(b.Max)
			if x != 0 {
				along, aside = aside, along
				off.X, off.Y = off.Y, off.X
			}
			if inside && x == 0 && aside > 2*along {
				continue // it stands beside rather than above or below
			}
			ahead := off.Y * (x + y)
			far := 16*along + 48*aside + max(off.X, -off.X)
			if ahead > 0 && leads(a, b, x, y) && (best == nil || far < least) {
				best, least = n, far
			}
		}
		if best != nil {
			return best
		}
	}
	return nil
}

// auditPad follows the arrows from the first stop to all others, and from all others to the first. Links in a text lie
// where its lines happen to break: PadSelect gets to those that no arrow does.
func (u *UI) auditPad() (out []Finding) {
	stops := u.padStops()
	to, from := map[*Node][]*Node{}, map[*Node][]*Node{}
	for _, n := range stops {
		for _, way := range [...]Point{{X: 1}, {X: -1}, {Y: 1}, {Y: -1}} {
			if next := u.padNext(stops, n, way.X, way.Y); next != nil {
				to[n], from[next] = append(to[n], next), append(from[next], n)
			}
		}
	}
	for _, ways := range []map[*Node][]*Node{to, from} {
		seen := map[*Node]bool{}
		for queue := stops[:min(1, len(stops))]; len(queue) > 0; queue = queue[1:] {
			if n := queue[0]; !seen[n] {
				seen[n] = true
				queue = append(slices.Clone(queue), ways[n]...)
			}
		}
		for _, n := range stops {
			if !seen[n] && !n.Rect.Empty() && n.Role != RoleTab && n.Role != RoleLink { // tabs are turned by the shoulder buttons
				out = append(out, Finding{Kind: "out of reach", Node: *n, Other: *stops[0]})
			}
		}
	}
	return out
}

// PadAt is what the cursor of the pad stands on, empty while no pad is in use.
func (u *UI) PadAt() ID {
	if !u.Padded() {
		return ""
	}
	return u.pad.at
}

// inView is where a node lies once it is scrolled into view.
func (u *UI) inView(n *Node) Rect {
	r, s := n.Full, u.scrolls[n.Scroll]
	if s == nil || !n.Rect.Empty() {
		return n.Rect
	}
	by := min(0, s.view.Max.Y-r.Max.Y)
	if r.Max.Y < s.view.Max.Y {
		by = max(0, s.view.Min.Y-r.Min.Y)
	}
	return r.Add(Point{Y: by})
}

// leads tells whether a begins and ends beyond b in a direction, so that a large thing does not catch what stands in it.
func leads(a, b Rect, x, y int) bool {
	switch {
	case x > 0:
		return a.Min.X > b.Min.X && a.Max.X > b.Max.X
	case x < 0:
		return a.Min.X < b.Min.X && a.Max.X < b.Max.X
	case y > 0:
		return a.Min.Y > b.Min.Y && a.Max.Y > b.Max.Y
	}
	return y < 0 && a.Min.Y < b.Min.Y && a.Max.Y < b.Max.Y
}

// padScroll is the scroll area that is meant: the one around the cursor, else the largest.
func (u *UI) padScroll() (best ID) {
	size := 0
	for i := range u.Nodes {
		n := &u.Nodes[i]
		s := u.scrolls[n.ID]
		if s == nil || s.span() == 0 || n.Layer != u.topLayer() {
			continue
		}
		if at, ok := u.Node(u.pad.at); ok && (at.Scroll == n.ID || at.ID == n.ID) {
			return n.ID
		}
		if a := n.Rect.Dx() * n.Rect.Dy(); a > size {
			best, size = n.ID, a
		}
	}
	return best
}

// padSees notes the cursor's node as it is drawn, and brings it into view.
func (u *UI) padSees(n *Node) {
	p := &u.pad
	p.seen, p.rect, p.layer, p.color = n.Layer == u.topLayer(), n.Rect, n.Layer, u.mat.Focus
	if p.moved {
		for _, s := range u.scrolling {
			u.reveal(s, n.Full)
		}
	}
}

// endPad lets the cursor follow a focus that the screen moved, finds it a place where its own is gone, and marks it.
func (u *UI) endPad() {
	p := &u.pad
	if p.kind == 0 || u.popup.owner != "" || u.focus.first {
		return
	}
	if u.focus.id != p.focus {
		p.focus = u.focus.id
		if id := u.padPart(u.focus.id); id != "" && id != p.at {
			p.at = id
			u.changed()
			return
		}
	}
	if !p.seen {
		if n := u.padStart(u.padStops()); n != nil && n.ID != p.at {
			u.padTo(n)
		}
		return
	}
	if !p.rect.Empty() {
		edge, w := u.hair(2), u.hair(ringWidth)
		layer := u.layer
		u.layer = p.layer
		u.border(p.rect.Inset(-edge-w), p.color, u.Px(radius)+edge+w, w)
		u.layer = layer
	}
}
