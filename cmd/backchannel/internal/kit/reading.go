package kit

// reading goes through the texts of the screen, which take no keyboard: Control with up or down marks the one before or
// after, Control and C copies it. Without a mark the text under the pointer is copied, else what has the keyboard.
type reading struct {
	on   bool
	at   int // its place among the texts
	step int // in this pass
}

// readKeys takes the keys before any control can.
func (u *UI) readKeys() {
	r := &u.reading
	r.step = 0
	if u.edits[u.focus.id] != nil {
		return
	}
	if u.in.Ctrl {
		r.step = sign(u.take(KeyDown)) - sign(u.take(KeyUp))
	}
	if u.in.Pressed || u.in.Keys&(KeyTab|KeyEscape|KeyEnter) != 0 {
		r.on = false
	}
}

// readable tells whether a node is a text to go to.
func (u *UI) readable(n *Node) bool {
	return n.Layer == u.topLayer() && n.Name != "" && !n.Interactive && (n.Role == RoleText || n.Role == RoleMeter || n.Role == RoleImage || n.Role == RoleStatus)
}

// topLayer is that of the dialog on top, else of the screen.
func (u *UI) topLayer() int { return min(len(u.dialogs.open), layerTop-1) }

// read marks the text that was gone to, and copies.
func (u *UI) read() {
	var texts []int
	for i := range u.Nodes {
		if u.readable(&u.Nodes[i]) {
			texts = append(texts, i)
		}
	}
	r := &u.reading
	if len(texts) == 0 {
		r.on = false
	}
	if r.step != 0 && len(texts) > 0 {
		if !r.on {
			r.on, r.at = true, -1
			if r.step < 0 {
				r.at = 0
			}
		}
		r.at = (r.at + r.step + len(texts)) % len(texts)
	}
	var marked *Node
	if r.on {
		r.at = min(r.at, len(texts)-1)
		marked = &u.Nodes[texts[r.at]]
		if s := u.scrolls[marked.Scroll]; s != nil && r.step != 0 {
			u.reveal(s, marked.Full)
		}
		w := u.hair(ringWidth)
		u.layer = layerTop
		u.border(marked.Rect.Inset(-2*w), u.Theme.Glass.Focus, u.Px(radius), w)
		u.layer = 0
	}
	if u.edits[u.focus.id] == nil && u.take(KeyCopy) {
		if n := u.meant(marked); n != nil {
			s := n.Name
			if n.Value != "" && n.Role != RoleText {
				s += ": " + n.Value
			}
			u.Copy(s)
			u.Toast(u.Say("Copied: %s", firstRunes(s, copiedShown)))
		}
	}
}

// copiedShown is how many letters of what was copied are told.
const copiedShown = 60

// meant is the node whose text is meant: the marked one, the smallest under the pointer, or that of the keyboard.
func (u *UI) meant(marked *Node) *Node {
	if marked != nil {
		return marked
	}
	var best *Node
	for i := range u.Nodes {
		n := &u.Nodes[i]
		if n.Layer == u.topLayer() && n.Name != "" && n.Role != RoleScroll && u.in.Mouse.In(n.Rect) && (best == nil || n.Rect.Dx()*n.Rect.Dy() < best.Rect.Dx()*best.Rect.Dy()) {
			best = n
		}
	}
	if best != nil {
		return best
	}
	for i := range u.Nodes {
		if u.Nodes[i].Focused {
			return &u.Nodes[i]
		}
	}
	return nil
}

// Press presses a control in the next frame, wherever it lies.
func (u *UI) Press(id ID) {
	u.pressing = id
	u.After(1)
}

// Anywhere reports whether the key was pressed, whatever lies above; for what is no part of a screen.
func (u *UI) Anywhere(k Keys) bool { return u.take(k) }

// Shoot saves a picture of the next frame that is drawn, as PNG, and tells what came of it.
func (u *UI) Shoot(path string, done func(error)) { u.shoot = shoot{path, done} }

// shoot is a picture to be taken.
type shoot struct {
	path string
	done func(error)
}
