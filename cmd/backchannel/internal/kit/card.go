package kit

import "backchannel/cmd/backchannel/internal/theme"

// Card is a sheet of paper: news, a note, a draft.
type Card struct {
	ID    ID
	Chip  Badge  // what it is: SIMULATED, CLAIM; its name is shown
	From  string // who wrote it and when, beside the chip
	Title string
	Body  []Span
	More  func(r *Rect) // controls below the text
}

// Card lays a sheet at the top of r, as high as its text, and takes its room off r.
func (u *UI) Card(r *Rect, c Card) Rect {
	box := *r
	u.On(&u.Theme.Paper, func() {
		u.shadow(box)
		slot := len(u.ops[u.layer]) - 1
		u.fill(box, u.mat.Back, u.Px(radius/2))
		at := u.add(Node{ID: c.ID, Role: RoleArticle, Name: c.Title, Value: c.Chip.Name, Rect: box})
		in := box.Inset(u.Px(theme.Margin))
		u.cardHead(&in, c)
		if c.Title != "" {
			u.Text(&in, Style{Size: theme.Title, Bold: true, Heading: 3}, Span{Text: c.Title})
			CutTop(&in, u.Px(theme.Gap/2))
		}
		if len(c.Body) > 0 {
			u.inPart(c.ID, func() { u.Text(&in, Style{}, c.Body...) })
		}
		if c.More != nil {
			if c.Title != "" {
				CutTop(&in, u.Px(theme.Gap))
			}
			c.More(&in)
		}
		box.Max.Y = min(in.Min.Y+u.Px(theme.Margin), r.Max.Y)
		u.ops[u.layer][slot].rect, u.ops[u.layer][slot+1].rect = box, box
		u.place(at, box)
	})
	CutTop(r, box.Dy())
	return box
}

// Pane is a surface of the current material at the top of r, as high as what stands on it; it takes its room off r.
func (u *UI) Pane(id ID, r *Rect, name string, body func(r *Rect)) Rect {
	box := *r
	slot := u.fill(box, u.mat.Back, u.Px(radius))
	u.border(box, u.mat.Rule, u.Px(radius), u.edge())
	at := u.add(Node{ID: id, Role: RoleArticle, Name: name, Rect: box})
	in := box.Inset(u.Px(theme.Margin))
	body(&in)
	box.Max.Y = min(in.Min.Y+u.Px(theme.Margin), r.Max.Y)
	u.ops[u.layer][slot].rect, u.ops[u.layer][slot+1].rect = box, box
	u.place(at, box)
	CutTop(r, box.Dy())
	return box
}

func (u *UI) cardHead(in *Rect, c Card) {
	if c.Chip.Name == "" && c.From == "" {
		return
	}
	st := Style{Size: theme.Caption, Sans: true}
	row := CutTop(in, u.LineHeight(st)+u.Px(4))
	if c.Chip.Name != "" {
		u.Chip(&row, c.Chip)
		CutLeft(&row, u.Px(theme.Gap))
	}
	st.Muted = true
	switch {
	case c.From == "":
	case u.Width(c.From, st) <= row.Dx():
		u.Label(row, c.From, st)
	case c.Chip.Name == "":
		in.Min.Y = row.Min.Y
		u.Text(in, st, Span{Text: c.From})
	default: // too long to stand beside the chip
		u.Text(in, st, Span{Text: c.From})
	}
	CutTop(in, u.Px(theme.Gap/2))
}

// Chip is a small label with a border at the left of r; it takes its room off r.
func (u *UI) Chip(r *Rect, b Badge) Rect {
	st := Style{Size: theme.Caption, Bold: true, Sans: true}
	pad, icon := u.Px(theme.Gap), 0
	if b.Shape != NoShape {
		icon = u.Px(12) + u.Px(5)
	}
	q := CutLeft(r, u.Width(b.Name, st)+2*pad+icon)
	c := b.Color
	if c == (theme.Color{}) {
		c = u.mat.Text
	}
	u.border(q, u.Theme.Twin(u.mat, c), u.Px(radius/2), u.edge())
	in := q
	in.Min.X += pad
	in.Max.X -= pad
	if icon > 0 {
		u.Mark(b.Shape, CutLeft(&in, u.Px(12)), c)
		CutLeft(&in, u.Px(5))
	}
	st.Color = c
	u.Label(in, b.Name, st)
	return q
}
