package screen

import (
	"image"
	"math"
	"strconv"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/crisis"
	"backchannel/engine/debrief"
	"backchannel/engine/ledger"
	"backchannel/engine/num"
)

// plot draws every package as a point: what it pays one side to the right, the other side upwards. Home thresholds
// are lines; shape and word say what a point was, never the colour alone.
type plot struct {
	g      *game
	u      *kit.UI
	sp     *debrief.Space
	x, y   int // the parties of the axes
	area   kit.Rect
	lo, hi [2]float64
	taken  []kit.Rect // room that words and signs use
}

func (a *App) plot(u *kit.UI, r *kit.Rect, sp *debrief.Space) {
	if len(sp.Parties) < 2 {
		return
	}
	p := plot{g: &a.game, u: u, sp: sp}
	if p.x = partyOf(sp, a.game.axis()); p.x < 0 {
		p.x = 0
	}
	p.y = p.across()
	p.bounds()
	p.heading(r)
	box := kit.CutTop(r, min(u.Px(460), r.Dx()*3/4))
	p.frame(box)
	p.thresholds()
	p.points()
	p.trail()
	p.marks()
	gap(u, r, theme.Gap)
	p.words(r)
}

// across is the party of the upright axis: the next other one that signs, else the next.
func (p *plot) across() int {
	t := p.g.scn.Talks
	n := len(p.sp.Parties)
	for k := 1; k < n; k++ {
		q := (p.x + k) % n
		if i := t.Party(p.sp.Parties[q].Office); i >= 0 && t.Parties[i].Signs() {
			return q
		}
	}
	return (p.x + 1) % n
}

// heading says the finding before the picture.
func (p *plot) heading(r *kit.Rect) {
	text := p.sp.Passing()
	switch {
	case !p.sp.Known:
	case p.sp.Signed == nil:
		text += " " + p.u.Say("None was signed.")
	case p.sp.Better != nil:
		text += " " + p.u.Say("One of them gave each side as much as the deal, and one side more.")
	default:
		text += " " + p.u.Say("No other gave one side more than the deal without costing the other.")
	}
	para(p.u, r, text, strong)
	gap(p.u, r, theme.Gap)
}

// bounds finds the range of both axes.
func (p *plot) bounds() {
	p.lo, p.hi = [2]float64{math.Inf(1), math.Inf(1)}, [2]float64{math.Inf(-1), math.Inf(-1)}
	see := func(pays []num.Milli) {
		for k, party := range []int{p.x, p.y} {
			v := float(pays[party])
			p.lo[k], p.hi[k] = min(p.lo[k], v), max(p.hi[k], v)
		}
	}
	for i := range p.sp.Points {
		see(p.sp.Points[i].Pays)
	}
	for i := range p.sp.Trail {
		see(p.sp.Trail[i].Pays)
	}
	see(p.sp.Status.Pays)
	var homes []num.Milli
	for i := range p.sp.Parties {
		homes = append(homes, p.sp.Parties[i].Need)
	}
	see(homes)
	for k := range p.lo {
		p.lo[k], p.hi[k] = math.Floor(p.lo[k])-1, math.Ceil(p.hi[k])+1
	}
}

// frame draws the area with its axes and their words.
func (p *plot) frame(box kit.Rect) {
	u := p.u
	in := u.Panel(box)
	h := u.LineHeight(caption)
	top := kit.CutTop(&in, h)
	u.Label(top, "↑ "+p.axis(p.y), caption)
	bottom := kit.CutBottom(&in, h)
	end := caption
	end.Align = kit.AlignRight
	u.Label(bottom, p.axis(p.x)+" →", end)
	scale := kit.CutBottom(&in, h)
	margin := kit.CutLeft(&in, u.Px(44))
	p.area = in
	mid := caption
	mid.Align = kit.AlignCenter
	u.Decor(true)
	defer u.Decor(false)
	for _, v := range ticks(p.lo[0], p.hi[0]) {
		x := p.at(v, p.lo[1]).X
		u.Fill(image.Rect(x, in.Min.Y, x+1, in.Max.Y), u.Theme.Glass.Rule)
		u.Label(image.Rect(x-u.Px(20), scale.Min.Y, x+u.Px(20), scale.Max.Y), figure(num.Of(int(v))), mid)
	}
	for _, v := range ticks(p.lo[1], p.hi[1]) {
		y := p.at(p.lo[0], v).Y
		u.Fill(image.Rect(in.Min.X, y, in.Max.X, y+1), u.Theme.Glass.Rule)
		if y-h/2 < in.Min.Y { // no room below the name of the axis
			continue
		}
		u.Label(image.Rect(margin.Min.X, y-h/2, margin.Max.X-u.Px(8), y-h/2+h), figure(num.Of(int(v))), end)
	}
}

// axis names an axis: whose payoff it is.
func (p *plot) axis(party int) string {
	x := &p.sp.Parties[party]
	if p.g.view.Of.Has(x.Office) {
		return p.u.Say("worth to you (%s)", x.Name)
	}
	return p.u.Say("worth to %s", x.Name)
}

// ticks are the multiples of five within a range.
func ticks(lo, hi float64) (out []float64) {
	for v := math.Ceil(lo/5) * 5; v <= hi; v += 5 {
		out = append(out, v)
	}
	return out
}

// at is the place of two payoffs in the picture.
func (p *plot) at(x, y float64) kit.Point {
	fx, fy := (x-p.lo[0])/(p.hi[0]-p.lo[0]), (y-p.lo[1])/(p.hi[1]-p.lo[1])
	return kit.Point{X: p.area.Min.X + int(fx*float64(p.area.Dx())+0.5), Y: p.area.Max.Y - int(fy*float64(p.area.Dy())+0.5)}
}

func (p *plot) place(pays []num.Milli) kit.Point { return p.at(float(pays[p.x]), float(pays[p.y])) }

// thresholds draws both homes' lines with their words.
func (p *plot) thresholds() {
	u := p.u
	c := u.Theme.Glass.Danger
	x := p.at(float(p.sp.Parties[p.x].Need), p.lo[1]).X
	y := p.at(p.lo[0], float(p.sp.Parties[p.y].Need)).Y
	w := max(1, u.Px(1.5))
	u.Fill(image.Rect(x, p.area.Min.Y, x+w, p.area.Max.Y), c)
	u.Fill(image.Rect(p.area.Min.X, y, p.area.Max.X, y+w), c)
	st := kit.Style{Size: theme.Caption, Sans: true, Color: c}
	p.taken = append(p.taken, image.Rect(x, p.area.Min.Y, x+w, p.area.Max.Y), image.Rect(p.area.Min.X, y, p.area.Max.X, y+w))
	h := u.LineHeight(st)
	for i := range p.sp.Points {
		p.taken = append(p.taken, p.around(p.place(p.sp.Points[i].Pays), u.Px(8)))
	}
	for n := 1; n < 5; n++ { // beside the line, where no point is
		if p.label(kit.Point{X: x, Y: p.area.Max.Y - n*h}, p.home(p.x), st, 2) {
			break
		}
	}
	w2 := u.Width(p.home(p.y), st)
	for _, at := range []int{p.area.Min.X, p.area.Max.X - w2 - u.Px(14), p.area.Min.X + w2} {
		if p.label(kit.Point{X: at, Y: y - h/2 - u.Px(2)}, p.home(p.y), st, 1) || p.label(kit.Point{X: at, Y: y + h/2 + u.Px(3)}, p.home(p.y), st, 1) {
			break
		}
	}
}

func (p *plot) home(party int) string {
	x := &p.sp.Parties[party]
	u, need := p.u, figure(x.Need)
	signed, whole := x.Need != x.Threshold, p.sp.Signed == nil && p.g.scn.Talks.InTranches()
	switch yours := p.g.view.Of.Has(x.Office); {
	case yours && signed:
		return u.Say("your home needs %s for what was signed", need)
	case yours && whole:
		return u.Say("your home needs %s for a whole agreement", need)
	case yours:
		return u.Say("your home needs %s", need)
	case signed:
		return u.Say("%s's home needs %s for what was signed", x.Name, need)
	case whole:
		return u.Say("%s's home needs %s for a whole agreement", x.Name, need)
	}
	return u.Say("%s's home needs %s", x.Name, need)
}

// points draws the packages: those that every home would have carried are larger and lighter.
func (p *plot) points() {
	u := p.u
	for i := range p.sp.Points {
		x := &p.sp.Points[i]
		n, c, s := u.Px(8), u.Theme.Glass.Line, kit.Dot
		if x.Marks&debrief.Zone != 0 && x.Marks&debrief.Best == 0 {
			n, c, s = u.Px(13), u.Theme.Glass.Text, kit.Ring
		}
		p.mark(p.place(x.Pays), s, n, c)
	}
	seen := map[kit.Point]bool{}
	for i := range p.sp.Points {
		at := p.place(p.sp.Points[i].Pays)
		if !seen[at] {
			seen[at] = true
			u.Tip(p.around(at, u.Px(14)), p.about(&p.sp.Points[i]))
		}
	}
}

// about says what a package was and paid.
func (p *plot) about(x *debrief.Point) string {
	l := x.Levels
	return p.u.Say("%s. Worth %s to %s, %s to %s.", crisis.DescribePackage(p.g.scn, &l),
		figure(x.Pays[p.x]), p.sp.Parties[p.x].Name, figure(x.Pays[p.y]), p.sp.Parties[p.y].Name)
}

func (p *plot) around(at kit.Point, n int) kit.Rect {
	return image.Rect(at.X-n/2, at.Y-n/2, at.X-n/2+n, at.Y-n/2+n)
}

func (p *plot) mark(at kit.Point, s kit.Shape, n int, c theme.Color) {
	p.u.Mark(s, p.around(at, n), c)
}

// trail joins the offers in their order by dots, with their numbers.
func (p *plot) trail() {
	u := p.u
	var last kit.Point
	for i := range p.sp.Trail {
		x := &p.sp.Trail[i]
		at := p.place(x.Pays)
		if i > 0 {
			p.dots(last, at)
		}
		last = at
	}
	for i := range p.sp.Trail {
		x := &p.sp.Trail[i]
		p.mark(p.place(x.Pays), p.g.shape(x.By), u.Px(14), p.g.side(u, x.By))
		p.taken = append(p.taken, p.around(p.place(x.Pays), u.Px(14)))
	}
}

// dots draws a dotted line.
func (p *plot) dots(from, to kit.Point) {
	step := float64(p.u.Px(7))
	dx, dy := float64(to.X-from.X), float64(to.Y-from.Y)
	n := int(math.Hypot(dx, dy) / step)
	for k := 1; k < n; k++ {
		f := float64(k) / float64(n)
		at := kit.Point{X: from.X + int(dx*f+0.5), Y: from.Y + int(dy*f+0.5)}
		p.mark(at, kit.Dot, max(2, p.u.Px(3)), p.u.Theme.Glass.Muted)
	}
}

// marks draws what matters most over the rest, and then names everything that has room for a word.
func (p *plot) marks() {
	u := p.u
	g := u.Theme.Glass
	type named struct {
		at   kit.Point
		word string
	}
	var words []named
	status := p.place(p.sp.Status.Pays)
	p.mark(status, kit.Square, u.Px(14), g.Text)
	words = append(words, named{status, p.u.Say("no deal")})
	for i := range p.sp.Best {
		at := p.place(p.sp.Best[i].Pays)
		p.mark(at, kit.Up, u.Px(18), g.Ramp)
		if i == 0 {
			words = append(words, named{at, p.u.Say("best for both")})
		}
	}
	if p.sp.Signed != nil {
		at := p.place(p.sp.Signed.Pays)
		p.mark(at, kit.Check, u.Px(22), g.Focus)
		words = append(words, named{at, p.u.Say("the deal")})
	}
	for i := range p.sp.Trail {
		words = append(words, named{p.place(p.sp.Trail[i].Pays), strconv.Itoa(i + 1)})
	}
	for _, w := range words {
		p.taken = append(p.taken, p.around(w.at, u.Px(14)))
	}
	byPlace := map[kit.Point]string{}
	var order []kit.Point
	for _, w := range words {
		if byPlace[w.at] == "" {
			order = append(order, w.at)
			byPlace[w.at] = w.word
		} else {
			byPlace[w.at] += ", " + w.word
		}
	}
	for _, at := range order {
		p.label(at, byPlace[at], small, 4)
	}
}

// label puts a word beside a point where it covers nothing; without room it is left out, since the legend and the
// list below say the same.
func (p *plot) label(at kit.Point, s string, st kit.Style, places int) bool {
	u := p.u
	w, h, off := u.Width(s, st)+2, u.LineHeight(st), u.Px(11)
	for _, q := range []kit.Rect{
		image.Rect(at.X+off, at.Y-h/2, at.X+off+w, at.Y-h/2+h),
		image.Rect(at.X-off-w, at.Y-h/2, at.X-off, at.Y-h/2+h),
		image.Rect(at.X-w/2, at.Y-off-h, at.X-w/2+w, at.Y-off),
		image.Rect(at.X-w/2, at.Y+off, at.X-w/2+w, at.Y+off+h),
	}[:places] {
		if q.In(p.area) && p.free(q) {
			u.Label(q, s, st)
			p.taken = append(p.taken, q)
			return true
		}
	}
	return false
}

func (p *plot) free(q kit.Rect) bool {
	for _, t := range p.taken {
		if t.Overlaps(q) {
			return false
		}
	}
	return true
}

// offered tells whether a party, or who speaks for it, put a package forward.
func (p *plot) offered(o ledger.Office) bool {
	t := p.g.scn.Talks
	for i := range p.sp.Trail {
		if q := t.Party(p.sp.Trail[i].By); q >= 0 && t.Parties[q].Office == o {
			return true
		}
	}
	return false
}

// words are the legend and the list of offers with what each was worth.
func (p *plot) words(r *kit.Rect) {
	u := p.u
	g := u.Theme.Glass
	var signs []kit.Badge
	if len(p.sp.Points) > len(p.sp.Trail)+len(p.sp.Best)+2 { // else only what has a sign of its own is drawn
		signs = append(signs, kit.Badge{Shape: kit.Dot, Color: g.Line, Name: p.u.Say("a package")}, kit.Badge{Shape: kit.Ring, Color: g.Text, Name: p.u.Say("both homes would carry it")})
	}
	signs = append(signs, kit.Badge{Shape: kit.Square, Color: g.Text, Name: p.u.Say("no deal")})
	if len(p.sp.Best) > 0 {
		signs = append(signs, kit.Badge{Shape: kit.Up, Color: g.Ramp, Name: p.u.Say("best for both")})
	}
	for i := range p.sp.Parties {
		o := p.sp.Parties[i].Office
		if !p.offered(o) {
			continue
		}
		signs = append(signs, kit.Badge{Shape: p.g.shape(o), Color: p.g.side(u, o), Name: u.Say("offer of %s", p.sp.Parties[i].Name)})
	}
	if p.sp.Signed != nil {
		signs = append(signs, kit.Badge{Shape: kit.Check, Color: g.Focus, Name: p.u.Say("the deal")})
	}
	legendRows(u, r, signs)
	para(u, r, p.u.Say("The lines: %s, %s.", p.home(p.x), p.home(p.y)), caption)
	for i := range p.sp.Trail {
		x := &p.sp.Trail[i]
		l := x.Levels
		para(u, r, p.u.Say("%d. Turn %d, %s: %s (%s to %s, %s to %s).", i+1, x.Turn, p.g.scn.Offices[x.By].Short, crisis.DescribePackage(p.g.scn, &l),
			figure(x.Pays[p.x]), p.sp.Parties[p.x].Name, figure(x.Pays[p.y]), p.sp.Parties[p.y].Name), caption)
	}
	if p.g.scn.Talks.InTranches() {
		return // no text could have made the whole at once: the debrief names a part
	}
	if b := p.sp.Better; b != nil {
		gap(u, r, theme.Gap)
		l := b.Levels
		u.Text(r, small, kit.Span{Text: p.u.Say("Better for both than the deal:") + " ", Bold: true}, kit.Span{Text: u.Say("%s (%s to %s, %s to %s).", crisis.DescribePackage(p.g.scn, &l),
			figure(b.Pays[p.x]), p.sp.Parties[p.x].Name, figure(b.Pays[p.y]), p.sp.Parties[p.y].Name)})
	}
	if len(p.sp.Best) == 0 {
		return
	}
	gap(u, r, theme.Gap)
	best := ""
	for _, b := range p.sp.Best[:min(3, len(p.sp.Best))] {
		l := b.Levels
		text := u.Say("%s (%s to %s, %s to %s)", crisis.DescribePackage(p.g.scn, &l),
			figure(b.Pays[p.x]), p.sp.Parties[p.x].Name, figure(b.Pays[p.y]), p.sp.Parties[p.y].Name)
		if best != "" {
			text = u.Say("%s; or %s", best, text)
		}
		best = text
	}
	u.Text(r, small, kit.Span{Text: p.u.Say("Best for both together:") + " ", Bold: true}, kit.Span{Text: best + "."})
}
