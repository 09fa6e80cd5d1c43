package kit

// Crossed are the texts that a line runs through, also where a halo keeps them legible.
func (u *UI) Crossed() []Finding { return u.crossed(true) }

func (u *UI) crossed(halos bool) (out []Finding) {
	for layer := range u.ops {
		for i := range u.ops[layer] {
			if t := &u.ops[layer][i]; t.kind == opText && t.text != "" && (halos || t.stroke == 0) {
				out = append(out, u.linesThrough(i, layer)...)
			}
		}
	}
	return out
}

// linesThrough finds the lines that run through a text and that no ground hides from it.
func (u *UI) linesThrough(at, layer int) (out []Finding) {
	ops := u.ops[layer]
	t := u.ink(&ops[at])
	for i := range ops {
		o := &ops[i]
		if o.kind != opPath || u.paths[o.paint].width == 0 || !o.rect.Overlaps(t.seen) || !u.runsThrough(o, t.seen.Intersect(o.clip)) {
			continue
		}
		hidden := false
		for k := i + 1; k < at; k++ {
			ground := &ops[k]
			hidden = hidden || ground.kind == opFill && ground.color.A == 255 && t.seen.In(ground.rect.Intersect(ground.clip))
		}
		if !hidden {
			out = append(out, Finding{"crossed", t.node(layer), Node{Role: "line", Full: o.rect, Rect: o.rect, Layer: layer}})
		}
	}
	return out
}

// runsThrough tells whether a line has a point in r.
func (u *UI) runsThrough(o *op, r Rect) bool {
	p := u.paths[o.paint]
	half := float64(p.width) / 2
	lo, hi := V(float64(r.Min.X)-half, float64(r.Min.Y)-half), V(float64(r.Max.X)+half, float64(r.Max.Y)+half)
	line := u.vertices[p.from:p.to]
	for i := 1; i < len(line); i++ {
		if a, b := line[i-1], line[i]; !r.Empty() && !b.move && meets(a, b, lo, hi) {
			return true
		}
	}
	return false
}

// meets tells whether the stretch from a to b has a point between lo and hi, by Liang and Barsky (1984).
func meets(a, b vertex, lo, hi Vec) bool {
	from, to := float32(0), float32(1)
	for _, e := range [...]struct{ at, step, lo, hi float32 }{{a.x, b.x - a.x, lo.X, hi.X}, {a.y, b.y - a.y, lo.Y, hi.Y}} {
		if e.step == 0 {
			if e.at < e.lo || e.at > e.hi {
				return false
			}
			continue
		}
		s, t := (e.lo-e.at)/e.step, (e.hi-e.at)/e.step
		from, to = max(from, min(s, t)), min(to, max(s, t))
	}
	return from <= to
}
