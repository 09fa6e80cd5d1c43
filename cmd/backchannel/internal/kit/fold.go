package kit

import "backchannel/cmd/backchannel/internal/theme"

// Fold is a heading that opens and shuts what stands below it; it takes its height off r. It reports a change.
func (u *UI) Fold(id ID, r *Rect, label string, st Style, open *bool) bool {
	return u.FoldOf(id, r, label, label, st, open)
}

// FoldOf is Fold with another name for those who do not see what it stands beside, which should begin with the label.
func (u *UI) FoldOf(id ID, r *Rect, label, says string, st Style, open *bool) bool {
	sign := u.Px(14) + u.Px(theme.Gap/2)
	pad := u.Px(3)
	h := u.TextHeight(r.Dx()-sign, st, Span{Text: label}) + 2*pad
	q := CutTop(r, h)
	t := u.sense(id, q)
	if t.clicked {
		*open = !*open
	}
	u.ring(id, q)
	if t.hover {
		u.fill(q, u.mat.Hover, u.Px(radius/2))
	}
	value, shape := u.Say("shut"), Right
	if *open {
		value, shape = u.Say("open"), Down
	}
	at := u.add(Node{ID: id, Role: RoleButton, Name: says, Value: value, Rect: q, Interactive: true, On: *open, Opens: true})
	in := q
	in.Min.Y += pad
	mark := CutLeft(&in, u.Px(14))
	mark.Max.Y = mark.Min.Y + u.LineHeight(st)
	u.Mark(shape, mark, u.mat.Text)
	CutLeft(&in, u.Px(theme.Gap/2))
	p := u.para(Plain(label), st, in.Dx())
	u.Nodes[at].Text = in
	u.Nodes[at].Text.Max.X = in.Min.X + p.width
	u.Nodes[at].Text.Max.Y = in.Min.Y + p.lines*p.height
	u.setPara(p, in, st, p.lines)
	return t.clicked
}
