package chart

import (
	"cmp"
	"image"
	"math"
	"slices"
	"strconv"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
)

// Hemicycle shows a chamber: seats by bloc in an arc, how each would vote, and what carries.
type Hemicycle struct {
	Head
	Blocs    []Bloc // from left to right
	Need     int    // yes votes that carry; 0 shows no mark
	Majority string // what stands at the mark, such as "51 to pass"
	// Words of the votes.
	Yes, Likely, No, Away string
}

// Bloc is a group of members who vote alike.
type Bloc struct {
	Name, Short           string // Short stands at the arc, where there is room
	Color                 theme.Color
	Yes, Likely, No, Away int
}

func (b *Bloc) seats() int { return b.Yes + b.Likely + b.No + b.Away }

// vote is how a seat is filled.
type vote uint8

const (
	yes vote = iota
	likely
	no
	away
)

// vote is that of the i-th member of a bloc.
func (b *Bloc) vote(i int) vote {
	switch {
	case i < b.Yes:
		return yes
	case i < b.Yes+b.Likely:
		return likely
	case i < b.Yes+b.Likely+b.No:
		return no
	}
	return away
}

// Draw takes its height off the top of r.
func (h *Hemicycle) Draw(u *kit.UI, r *kit.Rect) {
	var sum Bloc
	for i := range h.Blocs {
		b := &h.Blocs[i]
		sum.Yes, sum.Likely, sum.No, sum.Away = sum.Yes+b.Yes, sum.Likely+b.Likely, sum.No+b.No, sum.Away+b.Away
	}
	s, ok := h.open(u, r, sum.seats() > 0)
	if !ok {
		return
	}
	arc := s.cut(min(s.r.Dx()/2-h.side(&s), s.px(300)) + 2*s.line(small) + s.px(6))
	h.bar(&s, &sum)
	s.gap(theme.Gap)
	on := h.rows(&s)
	h.arc(&s, arc, &sum, on)
	s.close()
}

// count says how some members would vote.
func (h *Hemicycle) count(b *Bloc) string {
	var parts []string
	for _, v := range []struct {
		n    int
		word string
	}{{b.Yes, h.Yes}, {b.Likely, h.Likely}, {b.No, h.No}, {b.Away, h.Away}} {
		if v.n > 0 {
			parts = append(parts, strconv.Itoa(v.n)+" "+v.word)
		}
	}
	return join(parts...)
}

// bar adds the chamber up, with the mark of the majority and the meaning of the patterns.
func (h *Hemicycle) bar(s *sheet, sum *Bloc) {
	u, n := s.u, sum.seats()
	mark := s.r.Min.X + s.r.Dx()*h.Need/n
	if h.Need > 0 {
		top := s.cut(s.line(strong))
		w := u.Width(h.Majority, strong) + 2
		if w > top.Dx() {
			*s.r = image.Rect(s.r.Min.X, top.Min.Y, s.r.Max.X, s.r.Max.Y)
			s.text(s.r, h.Majority, strong)
		} else {
			x := max(top.Min.X, min(mark-w/2, top.Max.X-w))
			u.Label(image.Rect(x, top.Min.Y, x+w, top.Max.Y), h.Majority, strong)
		}
	}
	track := s.cut(s.px(22))
	c := s.m.Text
	x := track.Min.X
	var keys []kit.Key
	at := 0
	for v, part := range []struct {
		n    int
		word string
		p    kit.Pattern
	}{{sum.Yes, h.Yes, kit.Full}, {sum.Likely, h.Likely, kit.Rising}, {sum.No, h.No, hollow}, {sum.Away, h.Away, kit.Dots}} {
		at += part.n
		end := track.Min.X + track.Dx()*at/n
		q := image.Rect(x, track.Min.Y+s.px(4), end, track.Max.Y)
		x = end
		if part.n == 0 {
			continue
		}
		ink := c
		if vote(v) >= no {
			ink = s.m.Muted
		}
		s.bar(q, ink, part.p)
		keys = append(keys, entry(s.swatch(ink, part.p), part.word+" "+strconv.Itoa(part.n)))
	}
	if h.Need > 0 {
		w := max(2, s.px(3))
		u.Fill(image.Rect(mark-w, track.Min.Y, mark+w, track.Max.Y+s.px(4)), s.m.Back)
		u.Fill(image.Rect(mark-w/2, track.Min.Y, mark-w/2+w, track.Max.Y+s.px(4)), s.m.Focus)
	}
	s.gap(theme.Gap)
	s.legend(keys)
}

// rows lists the blocs; it answers which one the player looks at.
func (h *Hemicycle) rows(s *sheet) (on int) {
	cols := max(1, min(3, s.r.Dx()/s.px(300), len(h.Blocs)))
	gap, pad, box := s.px(theme.Margin), s.px(4), s.px(20)
	w := (s.r.Dx() - gap*(cols-1)) / cols
	data := make([]kit.Datum, len(h.Blocs))
	for i := 0; i < len(h.Blocs); i += cols {
		tall := 0
		for k := i; k < min(i+cols, len(h.Blocs)); k++ {
			b := &h.Blocs[k]
			tall = max(tall, s.height(w-box-2*pad, b.Name, strong)+s.height(w-box-2*pad, h.count(b), small)+2*pad)
		}
		row := s.cut(tall)
		for k := i; k < min(i+cols, len(h.Blocs)); k++ {
			x := row.Min.X + (k-i)*(w+gap)
			data[k] = kit.Datum{Rect: image.Rect(x, row.Min.Y, x+w, row.Max.Y), Name: h.Blocs[k].Name, Value: h.count(&h.Blocs[k])}
		}
		s.gap(4)
	}
	on, _ = s.u.Data(h.ID, data, false)
	for k := range data {
		q := data[k].Rect
		if k == on {
			s.u.Fill(q, s.m.Hover)
		}
		in := q.Inset(pad)
		sign := kit.CutLeft(&in, box)
		s.u.Mark(kit.Dot, image.Rect(sign.Min.X, sign.Min.Y, sign.Max.X-pad, sign.Min.Y+s.line(strong)), h.color(s, k))
		s.text(&in, h.Blocs[k].Name, strong)
		s.text(&in, data[k].Value, small)
	}
	return on
}

func (h *Hemicycle) color(s *sheet, k int) theme.Color {
	if c := h.Blocs[k].Color; c != (theme.Color{}) {
		return s.m.Clear(c)
	}
	return s.color(k)
}

// seat is a place in the arc; angle runs from 0, at the left, to pi.
type seat struct{ angle, radius float64 }

// seating places n seats in rows of a half ring from inner to outer radius, evenly spaced, in the order of their angle.
func seating(n int, inner, outer float64) (seats []seat, room float64) {
	rows := 1
	for k, least := 1, math.Inf(1); k <= 24; k++ {
		along := math.Pi * (inner + outer) / 2 * float64(k) / float64(n)
		across := (outer - inner) / float64(max(1, k-1))
		if d := math.Abs(math.Log(along / across)); d < least {
			rows, least = k, d
		}
	}
	radius := func(i int) float64 {
		if rows == 1 {
			return outer
		}
		return inner + (outer-inner)*float64(i)/float64(rows-1)
	}
	sum := 0.0
	for i := range rows {
		sum += radius(i)
	}
	room = outer
	given, want := 0, 0.0
	for i := range rows {
		want += float64(n) * radius(i) / sum
		in := int(want+0.5) - given
		given += in
		for k := range in {
			a := math.Pi / 2
			if in > 1 {
				a = math.Pi * float64(k) / float64(in-1)
			}
			seats = append(seats, seat{a, radius(i)})
		}
		if in > 1 {
			room = min(room, math.Pi*radius(i)/float64(in-1))
		}
	}
	if rows > 1 {
		room = min(room, (outer-inner)/float64(rows-1))
	}
	slices.SortStableFunc(seats, func(a, b seat) int {
		return cmp.Or(cmp.Compare(math.Round(a.angle*1e6), math.Round(b.angle*1e6)), cmp.Compare(b.radius, a.radius))
	})
	return seats, room
}

// side is the room for the words beside the arc; without words, or where the drawing is narrow, there is none.
func (h *Hemicycle) side(s *sheet) int {
	if s.r.Dx() < s.px(420) || !slices.ContainsFunc(h.Blocs, func(b Bloc) bool { return b.Short != "" }) {
		return 0
	}
	return s.px(70)
}

func (h *Hemicycle) arc(s *sheet, q kit.Rect, sum *Bloc, on int) {
	u, lh := s.u, s.line(small)
	outer := float64(min(q.Dx()/2-h.side(s), q.Dy()-2*lh)) - float64(s.px(6))
	seats, room := seating(sum.seats(), outer*0.45, outer)
	size := max(3, int(room*0.82))
	cx, cy := float64(q.Min.X+q.Max.X)/2, float64(q.Max.Y-size/2-s.px(4))
	at := func(e seat, more float64) (int, int) {
		sin, cos := math.Sincos(e.angle)
		return int(math.Round(cx - (e.radius+more)*cos)), int(math.Round(cy - (e.radius+more)*sin))
	}
	places := kit.Places{Area: q}
	places.Take(image.Rect(int(cx-outer*0.4), int(cy-outer*0.4), int(cx+outer*0.4), q.Max.Y))
	for _, e := range seats {
		x, y := at(e, 0)
		places.Take(around(x, y, size))
	}
	k := 0
	for i := range h.Blocs {
		b, c := &h.Blocs[i], h.color(s, i)
		if on >= 0 && on != i {
			c = theme.Mix(c, s.m.Back, 0.7)
		}
		first := k
		for j := range b.seats() {
			x, y := at(seats[k], 0)
			s.seat(around(x, y, size), c, b.vote(j))
			k++
		}
		if b.seats() > 0 && b.Short != "" {
			x, y := at(seat{(seats[first].angle + seats[k-1].angle) / 2, outer}, float64(size)/2)
			places.Label(u, image.Pt(x, y), s.px(5), b.Short, strong)
		}
	}
	figure := kit.Style{Size: theme.Figure, Bold: true, Sans: true, Tabular: true, Align: kit.AlignCenter}
	n := strconv.Itoa(sum.Yes)
	if u.Width(n, figure) > int(outer*0.7) || u.LineHeight(figure)+lh > int(outer*0.6) {
		figure.Size = theme.Title
	}
	word := strong
	word.Align = kit.AlignCenter
	fh := u.LineHeight(figure)
	inner := outer*0.45 - float64(size)
	if float64(fh+lh) > inner || u.Width(h.Yes, word) > int(inner*1.6) {
		return // the bar below says it too
	}
	box := image.Rect(int(cx-inner*0.85), int(cy)-fh-lh+size/2, int(cx+inner*0.85), int(cy)-lh+size/2)
	u.Label(box, n, figure)
	u.Label(image.Rect(box.Min.X, box.Max.Y, box.Max.X, box.Max.Y+lh), h.Yes, word)
}

// seat is full for yes, half full for likely, hollow for no and a point for who is away.
func (s *sheet) seat(q kit.Rect, c theme.Color, v vote) {
	u := s.u
	switch v {
	case yes:
		u.Mark(kit.Dot, q, c)
	case likely:
		u.Mark(kit.Dot, q, theme.Mix(c, s.m.Back, 0.55))
		u.Mark(kit.Ring, q, c)
	case no:
		u.Mark(kit.Ring, q, c)
	case away:
		u.Mark(kit.Dot, q.Inset(q.Dx()/3), c)
	}
}
