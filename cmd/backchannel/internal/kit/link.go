package kit

import (
	"image"
	"slices"
)

// links are the words of running text that lead elsewhere.
type links struct {
	seen     map[ID]int // how often each was set in this pass
	part     ID         // the card or item of a feed that is being drawn: links in it keep their IDs while others come and go
	followed ID
	gloss    func(ID) string
}

// Gloss tells the kit what a link means, in a sentence for its tooltip.
func (u *UI) Gloss(f func(link ID) string) { u.links.gloss = f }

// Followed is the link that was pressed, once.
func (u *UI) Followed() (link ID, ok bool) {
	link, u.links.followed = u.links.followed, ""
	return link, link != ""
}

// linkID is the ID of the node of a link: the same term may stand in many places.
func (u *UI) linkID(link ID) ID {
	id := "link/" + link
	if u.links.part != "" {
		id = u.links.part + "/" + id
	}
	n := u.links.seen[id]
	u.links.seen[id] = n + 1
	return id.Sub(n)
}

// inPart draws a part of the screen whose links are counted on their own.
func (u *UI) inPart(id ID, draw func()) {
	old := u.links.part
	if id != "" {
		u.links.part = id
	}
	draw()
	u.links.part = old
}

// setLinks senses, underlines and lists the links of a paragraph that was set at r.
func (u *UI) setLinks(p *para, r Rect, st Style, lines int) {
	for _, span := range p.links {
		id := u.linkID(span.link)
		var parts []Rect
		for _, f := range p.frags {
			if f.span == span.at && f.line < lines {
				y := r.Min.Y + f.line*p.height
				x := r.Min.X + f.x
				parts = append(parts, image.Rect(x, y, x+int(u.width(f.text, f.face)+0.5), y+p.height))
			}
		}
		if len(parts) > 0 {
			u.link(id, span, parts, st)
		}
	}
}

// link is one link, which may go on over lines.
func (u *UI) link(id ID, l linked, parts []Rect, st Style) {
	box := parts[0]
	for _, q := range parts {
		box = box.Union(q)
	}
	focused := u.stop(id, box)
	pressed, hover := focused && u.take(KeyEnter), false
	for i, q := range parts {
		t := u.feel(id.Sub(i), q)
		hover = hover || t.hover
		pressed = pressed || t.clicked
		if t.hover && u.in.Pressed {
			u.Focus(id)
			u.focus.ring = false
		}
	}
	u.add(Node{ID: id, Role: RoleLink, Name: l.name, Value: u.glossOf(l.link), Rect: parts[0], Interactive: true})
	for i, q := range parts {
		under := foot(q, u.hair(1)).Sub(image.Pt(0, u.Px(st.size()*0.14)))
		if hover {
			under.Min.Y -= u.hair(1)
		}
		u.fill(under, u.mat.Link, 0)
		u.ring(id, q)
		if s := u.glossOf(l.link); s != "" {
			u.tip(id.Sub(i), q, s)
			if i == 0 && focused && u.focus.ring {
				u.tip(id, q, s)
			}
		}
	}
	if pressed {
		u.links.followed = l.link
		u.changed()
	}
}

func (u *UI) glossOf(link ID) string {
	if u.links.gloss == nil {
		return ""
	}
	return u.links.gloss(link)
}

// linked is one link of a paragraph.
type linked struct {
	at   int // its span
	link ID
	name string
}

// linksOf finds the links among spans.
func linksOf(spans []Span) (out []linked) {
	for i, s := range spans {
		if s.Link != "" {
			out = append(out, linked{i, s.Link, s.Text})
		}
	}
	return slices.Clip(out)
}
