package kit

import (
	"fmt"
	"image"
	"math"
)

// Faults reports the faults of the last frame: those of its nodes (see [Audit]), every text that found no room, and what
// only the display list shows, also of texts that are scrolled out of view:
//
//  1. cut off: a text reaches over the side of the area that it is drawn in, or over its top or bottom where nothing scrolls;
//  2. drawn over text: two texts of one area share pixels;
//  3. painted over: something that lets nothing through was drawn over a text later;
//  4. crossed: a line runs through a text that has no halo and no ground of its own.
//
// and what the cursor of a pad cannot get to, or not away from: out of reach.
func (u *UI) Faults() []Finding {
	out := Audit(u.Nodes, u.screen)
	for _, o := range u.Overflows {
		out = append(out, Finding{Kind: "no room", Node: Node{ID: o.ID, Role: RoleText, Name: o.Text, Rect: o.Rect, Full: o.Rect}})
	}
	moving := map[Rect]bool{} // the areas in which texts may stand half in view
	for _, s := range u.scrolls {
		view := s.view
		CutRight(&view, u.Px(12))
		moving[view] = true
	}
	for _, n := range u.Nodes {
		switch n.Role {
		case RoleScroll, RoleList, RoleTable, RoleMenu:
			moving[n.Rect] = true
		}
	}
	for layer := range u.ops {
		out = append(out, u.auditLayer(layer, moving)...)
	}
	return append(append(out, u.crossed(false)...), u.auditPad()...)
}

// slack is what the rounding of glyph widths can take.
const slack = 1

// inked is one text of the display list with the pixels that its letters can take.
type inked struct {
	op   *op
	at   int
	all  Rect // also where it is out of view
	seen Rect
}

func (u *UI) auditLayer(layer int, moving map[Rect]bool) (out []Finding) {
	var texts []inked
	for i := range u.ops[layer] {
		o := &u.ops[layer][i]
		if o.kind != opText || o.text == "" || u.inField(o, layer) {
			continue
		}
		t := u.ink(o)
		t.at = i
		out = append(out, u.auditEdge(t, layer, moving)...)
		for _, x := range texts {
			a, b := t.seen, x.seen
			if o.clip == x.op.clip {
				a, b = t.all, x.all
			}
			if a.Inset(slack).Overlaps(b.Inset(slack)) {
				out = append(out, Finding{"drawn over text", t.node(layer), x.node(layer)})
			}
		}
		texts = append(texts, t)
	}
	return append(out, u.auditCover(layer, texts)...)
}

// ink is where the letters of a text can stand: from the top of its capitals to the foot of its descenders.
func (u *UI) ink(o *op) inked {
	w := int(math.Ceil(u.width(o.text, o.face)))
	size := int(u.faces[o.face].Size)
	mid := (o.rect.Min.Y + o.rect.Max.Y) / 2
	x := o.rect.Min.X + o.stroke
	all := image.Rect(x, mid-size*45/100, x+w, mid+size*45/100)
	return inked{op: o, all: all, seen: all.Intersect(o.clip)}
}

func (t inked) node(layer int) Node {
	return Node{Role: RoleText, Name: t.op.text, Full: t.all, Rect: t.seen, Layer: layer}
}

func (u *UI) auditEdge(t inked, layer int, moving map[Rect]bool) (out []Finding) {
	in := t.op.clip.Inset(-slack)
	over := t.all.Min.X < in.Min.X || t.all.Max.X > in.Max.X
	if !moving[t.op.clip] && !t.all.Empty() {
		over = over || t.all.Min.Y < in.Min.Y && !u.scrolledOut(t) || t.all.Max.Y > in.Max.Y && !u.scrolledOut(t)
	}
	if over {
		n := t.node(layer)
		n.ID = ID(fmt.Sprint(t.op.clip))
		out = append(out, Finding{Kind: "cut off", Node: n})
	}
	return out
}

// scrolledOut tells whether the area of a text is itself a part of one that scrolls.
func (u *UI) scrolledOut(t inked) bool {
	for _, s := range u.scrolls {
		if t.op.clip.In(s.view) {
			return true
		}
	}
	return false
}

// inField tells whether a text stands in a field that can be typed in, which moves its letters as it needs.
func (u *UI) inField(o *op, layer int) bool {
	for i := range u.Nodes {
		n := &u.Nodes[i]
		if n.Role == RoleTextbox && n.Layer == layer && o.clip.In(n.Full) {
			return true
		}
	}
	return false
}

func (u *UI) auditCover(layer int, texts []inked) (out []Finding) {
	for i := range u.ops[layer] {
		o := &u.ops[layer][i]
		if o.kind != opFill || o.color.A != 255 {
			continue
		}
		area := o.rect.Intersect(o.clip).Inset(1)
		for _, t := range texts {
			if t.at < i && t.seen.Overlaps(area) {
				out = append(out, Finding{"painted over", t.node(layer), Node{Role: "fill", Full: o.rect, Rect: area, Layer: layer}})
			}
		}
	}
	return out
}
