package kit

import (
	"hash/maphash"
	"image"

	"github.com/hajimehoshi/ebiten/v2"
)

// entry is what is remembered of an op that was painted.
type entry struct {
	sum    uint64 // of all that it paints
	bounds Rect   // where it paints
}

// Limits of what is looked for: how far the two lists may be apart, and how many areas are painted one by one.
const (
	damageReach = 64
	damageAreas = 6
)

// Repaint paints what the last frame changes on a picture that shows the frame which Repaint painted before, or any
// picture at first, and tells whether it had to paint. What comes of it is, pixel by pixel, what Draw paints.
func (u *UI) Repaint(screen *ebiten.Image) bool {
	d := &u.drawer
	d.now = u.entries(d.now[:0])
	if d.screen == screen.Bounds() {
		d.damage = damage(d.damage[:0], d.before, d.now)
	} else {
		d.damage, d.screen = append(d.damage[:0], screen.Bounds()), screen.Bounds()
	}
	d.before, d.now = d.now, d.before
	if len(d.damage) == 0 {
		return false
	}
	u.draw(screen, d.damage, d.before)
	return true
}

// entries adds those of the display list to out; an op that paints nothing has an entry with empty bounds.
func (u *UI) entries(out []entry) []entry {
	for i := range u.ops {
		for k := range u.ops[i] {
			o := &u.ops[i][k]
			out = append(out, entry{o.sum(), o.bounds()})
		}
	}
	return out
}

// sum stands for all that the op paints. Where a path lies among the others is not part of it.
func (o *op) sum() uint64 {
	s := *o
	if s.kind == opPath {
		s.paint = 0
	}
	return maphash.Comparable(seed, s)
}

// bounds is the area that the op may paint on; letters reach over the edges of their line.
func (o *op) bounds() Rect {
	r := o.rect
	if r.Empty() {
		return Rect{}
	}
	switch o.kind {
	case opShadow:
		r = o.shade()
	case opText:
		r = image.Rect(r.Min.X-r.Dy()/2, r.Min.Y-r.Dy()/4, r.Max.X+r.Dy()/2, r.Max.Y+r.Dy()/4)
	}
	return r.Intersect(o.clip)
}

// damage adds to out the areas outside of which two lists of entries paint the same. Entries that both lists have in
// the same order are left out of it: a pixel that nothing else touches is painted by these alone, one after the other.
func damage(out []Rect, before, now []entry) []Rect {
	for len(before) > 0 || len(now) > 0 {
		k := 0 // so many entries of one list are gone, or new
		for ; k <= damageReach; k++ {
			switch {
			case k < len(before) && len(now) > 0 && before[k].sum == now[0].sum:
				out, before = hurt(out, before[:k]), before[k:]
			case k < len(now) && len(before) > 0 && now[k].sum == before[0].sum:
				out, now = hurt(out, now[:k]), now[k:]
			default:
				continue
			}
			before, now = before[1:], now[1:]
			break
		}
		if k > damageReach {
			n, m := min(1, len(before)), min(1, len(now))
			out = hurt(hurt(out, before[:n]), now[:m])
			before, now = before[n:], now[m:]
		}
	}
	return out
}

// hurt adds the areas of entries to out, which stays a short list of areas that do not overlap.
func hurt(out []Rect, entries []entry) []Rect {
	for _, e := range entries {
		if e.bounds.Empty() {
			continue
		}
		out = join(out, e.bounds)
		if len(out) > damageAreas {
			out = closest(out)
		}
	}
	return out
}

// join adds one area, together with those that it overlaps.
func join(out []Rect, r Rect) []Rect {
	for i := 0; i < len(out); i++ {
		if out[i].Overlaps(r) {
			r = r.Union(out[i])
			out[i] = out[len(out)-1]
			out, i = out[:len(out)-1], -1
		}
	}
	return append(out, r)
}

// closest joins the two areas that cost least in common.
func closest(out []Rect) []Rect {
	a, b, least := 0, 1, -1
	for i := range out {
		for k := i + 1; k < len(out); k++ {
			if more := area(out[i].Union(out[k])) - area(out[i]) - area(out[k]); least < 0 || more < least {
				a, b, least = i, k, more
			}
		}
	}
	r := out[a].Union(out[b])
	out[b] = out[len(out)-1]
	out = out[:len(out)-1]
	out[a] = out[len(out)-1]
	return join(out[:len(out)-1], r)
}
