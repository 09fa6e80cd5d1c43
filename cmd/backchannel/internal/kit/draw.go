package kit

import (
	"image"
	"image/color"
	"math"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/text/v2"
	"github.com/hajimehoshi/ebiten/v2/vector"
)

// drawer replays a display list; it keeps the small pictures that the list is made of.
type drawer struct {
	sprites     map[spriteKey]*ebiten.Image
	dst         *ebiten.Image // the part of the screen that the current clip leaves
	clip        Rect
	vector      vector.Path
	screen      Rect    // of the picture that Repaint painted on
	before, now []entry // what it shows, and will show
	damage      []Rect
}

type spriteKey struct {
	kind           opKind
	shape          Shape
	size, r, thick int
}

// Draw paints the last frame.
func (u *UI) Draw(screen *ebiten.Image) {
	d := &u.drawer
	d.now = u.entries(d.now[:0])
	u.draw(screen, []Rect{screen.Bounds()}, d.now)
}

// draw paints areas of the last frame, whose entries are given.
func (u *UI) draw(screen *ebiten.Image, areas []Rect, entries []entry) {
	u.Drawn++
	d := &u.drawer
	if d.sprites == nil {
		d.sprites = map[spriteKey]*ebiten.Image{}
	}
	for _, area := range areas {
		d.dst, d.clip = nil, Rect{}
		n := 0
		for i := range u.ops {
			for k := range u.ops[i] {
				if entries[n].bounds.Overlaps(area) {
					u.drawOp(screen, &u.ops[i][k], area)
				}
				n++
			}
		}
	}
	d.dst = nil
}

func (u *UI) drawOp(screen *ebiten.Image, o *op, area Rect) {
	d := &u.drawer
	if clip := o.clip.Intersect(area); clip != d.clip {
		d.clip, d.dst = clip, screen.SubImage(clip).(*ebiten.Image)
	}
	switch o.kind {
	case opText:
		u.drawText(o)
	case opHatch:
		d.hatch(o)
	case opShape:
		d.blit(d.sprite(spriteKey{kind: opShape, shape: o.shape, size: o.rect.Dx()}), o.rect, o.color)
	case opPaint:
		u.paints[o.paint](d.dst.SubImage(o.rect).(*ebiten.Image), o.rect)
	case opPath:
		u.drawPath(o)
	default:
		d.box(o)
	}
}

func (u *UI) drawText(o *op) {
	f := u.faces[o.face]
	m := f.Metrics()
	opt := &text.DrawOptions{}
	y := float64(o.rect.Min.Y) + (float64(o.rect.Dy())-m.HAscent-m.HDescent)/2
	opt.GeoM.Translate(float64(o.rect.Min.X+o.stroke), math.Round(y))
	u.drawHalo(o, opt)
	opt.ColorScale.ScaleWithColor(o.color)
	text.Draw(u.drawer.dst, o.text, f, opt)
}

// shade is where a shadow falls.
func (o *op) shade() Rect { return o.rect.Inset(-o.stroke).Add(image.Pt(0, o.stroke/3)) }

// box draws a fill, border or shadow from the nine pieces of a small picture.
func (d *drawer) box(o *op) {
	r, rad := o.rect, min(o.radius, o.rect.Dx()/2, o.rect.Dy()/2)
	edge := max(rad, o.stroke) + 1
	if o.kind == opShadow {
		r = o.shade()
		edge = rad + 2*o.stroke
	}
	if o.kind == opFill && rad == 0 {
		edge = 1
	}
	edge = min(edge, r.Dx()/2, r.Dy()/2)
	im := d.sprite(spriteKey{kind: o.kind, size: 2*edge + 1, r: rad, thick: o.stroke})
	n := 2*edge + 1
	src := [4]int{0, edge, edge + 1, n}
	xs := [4]int{r.Min.X, r.Min.X + edge, r.Max.X - edge, r.Max.X}
	ys := [4]int{r.Min.Y, r.Min.Y + edge, r.Max.Y - edge, r.Max.Y}
	for j := range 3 {
		for i := range 3 {
			part := im.SubImage(image.Rect(src[i], src[j], src[i+1], src[j+1])).(*ebiten.Image)
			d.blit(part, image.Rect(xs[i], ys[j], xs[i+1], ys[j+1]), o.color)
		}
	}
}

func (d *drawer) hatch(o *op) {
	n := 2 * o.stroke
	im := d.sprite(spriteKey{kind: opHatch, size: n})
	for y := o.rect.Min.Y; y < o.rect.Max.Y; y += n {
		for x := o.rect.Min.X; x < o.rect.Max.X; x += n {
			q := image.Rect(x, y, x+n, y+n).Intersect(o.rect)
			d.blit(im.SubImage(image.Rect(0, 0, q.Dx(), q.Dy())).(*ebiten.Image), q, o.color)
		}
	}
}

// blit stretches a picture over r.
func (d *drawer) blit(im *ebiten.Image, r Rect, c color.Color) {
	b := im.Bounds()
	if r.Empty() || b.Empty() {
		return
	}
	opt := &ebiten.DrawImageOptions{}
	opt.GeoM.Scale(float64(r.Dx())/float64(b.Dx()), float64(r.Dy())/float64(b.Dy()))
	opt.GeoM.Translate(float64(r.Min.X), float64(r.Min.Y))
	opt.ColorScale.ScaleWithColor(c)
	d.dst.DrawImage(im, opt)
}

func (d *drawer) sprite(k spriteKey) *ebiten.Image {
	im := d.sprites[k]
	if im == nil {
		px := image.NewRGBA(image.Rect(0, 0, k.size, k.size))
		for y := range k.size {
			for x := range k.size {
				a := uint8(k.coverage(x, y)*255 + 0.5)
				px.SetRGBA(x, y, color.RGBA{a, a, a, a})
			}
		}
		im = ebiten.NewImageFromImage(px)
		d.sprites[k] = im
	}
	return im
}

// coverage is how much of pixel x, y the picture covers.
func (k spriteKey) coverage(x, y int) float64 {
	switch k.kind {
	case opShape:
		return k.shape.coverage(x, y, k.size)
	case opHatch:
		return stripe(x+y, k.size)
	case opShadow:
		v := clamp((float64(k.thick)-k.distance(x, y, k.thick))/float64(2*k.thick), 0, 1)
		return v * v * (3 - 2*v)
	case opBorder:
		d := k.distance(x, y, 0)
		return clamp(0.5-d, 0, 1) * clamp(0.5+d+float64(k.thick), 0, 1)
	}
	return clamp(0.5-k.distance(x, y, 0), 0, 1)
}

// distance is how far pixel x, y lies outside a rounded square that keeps clear of the picture's edge.
func (k spriteKey) distance(x, y, clear int) float64 {
	half := float64(k.size) / 2
	flat := half - float64(clear) - float64(k.r)
	qx, qy := math.Abs(float64(x)+0.5-half)-flat, math.Abs(float64(y)+0.5-half)-flat
	return math.Hypot(max(qx, 0), max(qy, 0)) + min(max(qx, qy), 0) - float64(k.r)
}

// stripe is how much a pixel at position v belongs to the stripe of a pattern that repeats after n.
func stripe(v, n int) float64 {
	at := math.Mod(float64(v)+0.5, float64(n)) / float64(n)
	return clamp((0.2-math.Abs(at-0.5))*float64(n)/1.4+0.5, 0, 1)
}
