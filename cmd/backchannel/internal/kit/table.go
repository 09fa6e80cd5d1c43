package kit

import (
	"image"
	"slices"
	"strconv"
	"strings"

	"backchannel/cmd/backchannel/internal/theme"
)

// Column is one column of a Table.
type Column struct {
	Name    string
	Weight  float64            // its share of the width, 0 is 1
	Right   bool               // figures stand at the right
	Compare func(a, b int) int // orders two rows of the data; nil is a column that does not sort
	Tip     string             // what the column means
}

// Cell is what stands in one place of a Table.
type Cell struct {
	Text string
	Bold bool
	Sign Badge // before the text; its name is told with it
}

// TableState is what the player made of a table; a screen keeps it.
type TableState struct {
	Row  int // the chosen row of the data, -1 none
	Sort int // the column by which rows stand, counted from 1; negative is downwards, 0 as they were given
}

// table is what the kit remembers of a table.
type table struct {
	order []int // rows of the data in the order shown
	head  bool  // the keys are in the head
	col   int   // there, at this column
}

// Table shows n rows under a head that stays. Only the rows in view are asked for; long texts wrap. One Tab stop:
// up, down, Page Up, Page Down, Home and End choose a row, up from the first goes to the head, where left and right
// move and Enter or Space sort; a press on a head sorts too. It reports a change of choice or order, and Enter on a
// row.
func (u *UI) Table(id ID, r Rect, name string, cols []Column, n int, cell func(row, col int) Cell, st *TableState) (changed, entered bool) {
	old := *st
	t := u.tableAt(id)
	t.sort(cols, n, st.Sort)
	s := u.scrollAt(id+"/rows", r)
	node := u.add(Node{ID: id, Role: RoleTable, Name: name, Rect: r, Count: n})
	focused := u.stop(id, r)
	if focused {
		entered = u.tableKeys(t, cols, n, r.Dy(), st)
	}
	u.fill(r, u.mat.Back, u.Px(radius))
	body := r
	head := CutTop(&body, u.headHeight(cols, r))
	u.tableHead(id, t, head, cols, focused, st)
	t.sort(cols, n, st.Sort)
	s.view = body
	u.scrolled(s, func(room *Rect) {
		start := room.Min.Y
		s.tall.fit(n, room.Dx(), u.Px(theme.Control), u.scale)
		u.only(s, room, 0, func(k int, q Rect) int { return u.tableRow(id, t, q, cols, k, n, cell, st) })
		at := slices.Index(t.order, st.Row)
		u.showRow(s, room, start, at, st.Row != old.Row || st.Sort != old.Sort)
	})
	switch {
	case t.head && focused:
		u.Nodes[node].Active = id + "/head/" + ID(strconv.Itoa(t.col))
	case st.Row >= 0 && st.Row < n:
		u.Nodes[node].Active = id.Sub(st.Row)
	}
	u.border(r, u.mat.Rule, u.Px(radius), u.edge())
	u.ring(id, r)
	if *st != old {
		u.changed()
	}
	return *st != old, entered
}

func (u *UI) tableAt(id ID) *table {
	t := u.tables[id]
	if t == nil {
		t = &table{}
		u.tables[id] = t
	}
	return t
}

// sort brings the rows into the order of a column; rows that are equal there stay as they were given.
func (t *table) sort(cols []Column, n, by int) {
	if len(t.order) != n {
		t.order = t.order[:0]
		for i := range n {
			t.order = append(t.order, i)
		}
	}
	compare := func(a, b int) int { return a - b }
	if k := max(by, -by); k > 0 && k <= len(cols) && cols[k-1].Compare != nil {
		compare = func(a, b int) int {
			c := cols[k-1].Compare(a, b)
			if by < 0 {
				c = -c
			}
			if c == 0 {
				c = a - b
			}
			return c
		}
	}
	if !slices.IsSortedFunc(t.order, compare) {
		slices.SortFunc(t.order, compare)
	}
}

func (u *UI) tableKeys(t *table, cols []Column, n, h int, st *TableState) (entered bool) {
	if t.head {
		t.col = clamp(t.col+sign(u.take(KeyRight))-sign(u.take(KeyLeft)), 0, len(cols)-1)
		if u.take(KeyEnter | KeySpace) {
			sortBy(cols, t.col, st)
		}
		t.head = !u.take(KeyDown) && !u.take(KeyEscape)
		return false
	}
	at := slices.Index(t.order, st.Row)
	if (at <= 0 || n == 0) && u.take(KeyUp) {
		t.head = true
		u.changed()
		return false
	}
	if n > 0 {
		if k := u.chooseRow(at, n, h); k >= 0 && k != at {
			st.Row = t.order[k]
		}
	}
	return n > 0 && u.take(KeyEnter)
}

// sortBy sorts by a column; once more turns it round, a third time gives the rows as they were.
func sortBy(cols []Column, col int, st *TableState) {
	if cols[col].Compare == nil {
		return
	}
	switch st.Sort {
	case col + 1:
		st.Sort = -(col + 1)
	case -(col + 1):
		st.Sort = 0
	default:
		st.Sort = col + 1
	}
}

// columns divides the room of a row; no column is narrower than the longest word of its name where that can be.
func (u *UI) columns(cols []Column, room Rect) []Rect {
	weights, least := make([]float64, len(cols)), make([]float64, len(cols))
	free, sum := float64(room.Dx()), 0.0
	for i, c := range cols {
		weights[i] = c.Weight
		if c.Weight == 0 {
			weights[i] = 1
		}
		least[i] = float64(u.widestWord(c.Name, headStyle) + 2*u.Px(theme.Gap) + u.sortMark(c))
		sum += weights[i]
	}
	for range cols { // a column that gets its least leaves less to the others
		for i := range cols {
			if weights[i] > 0 && free*weights[i]/sum < least[i] && free-least[i] > 0 {
				free, sum, weights[i] = free-least[i], sum-weights[i], 0
			}
		}
	}
	out, x := make([]Rect, len(cols)), float64(room.Min.X)
	for i := range cols {
		w := least[i]
		if weights[i] > 0 {
			w = free * weights[i] / sum
		}
		out[i] = image.Rect(int(x+0.5), room.Min.Y, min(room.Max.X, int(x+w+0.5)), room.Max.Y)
		x += w
	}
	return out
}

var headStyle = Style{Size: theme.Caption, Bold: true, Sans: true}

// sortMark is the room for the arrow of a column that sorts.
func (u *UI) sortMark(c Column) int {
	if c.Compare == nil {
		return 0
	}
	return u.Px(10) + u.Px(4)
}

// tableRoom is the room of the columns: a scroll area keeps an edge for focus rings and a track for its thumb.
func (u *UI) tableRoom(r Rect) Rect {
	edge := u.hair(ringWidth) + u.hair(2)
	return image.Rect(r.Min.X+edge, r.Min.Y, r.Max.X-u.Px(12)-edge, r.Max.Y)
}

func (u *UI) headHeight(cols []Column, r Rect) int {
	h := u.Px(34)
	for i, q := range u.columns(cols, u.tableRoom(r)) {
		p, line := u.tightly(cols[i].Name, headStyle, q.Dx()-2*u.Px(theme.Gap)-u.sortMark(cols[i]))
		h = max(h, p.lines*line+u.Px(theme.Gap))
	}
	return h
}

func (u *UI) tableHead(id ID, t *table, head Rect, cols []Column, focused bool, st *TableState) {
	u.fill(head, u.mat.Raised, u.Px(radius))
	u.add(Node{ID: id + "/head", Role: RoleRow, Rect: head})
	for i, q := range u.columns(cols, u.tableRoom(head)) {
		c, part := &cols[i], id+"/head/"+ID(strconv.Itoa(i))
		touch := u.feel(part, q)
		if touch.hover && u.in.Pressed {
			u.Focus(id)
			u.focus.ring, t.head, t.col = false, true, i
		}
		if touch.hover && c.Compare != nil {
			u.fill(q, u.mat.Hover, u.Px(radius/2))
		}
		if touch.clicked {
			sortBy(cols, i, st)
		}
		n := Node{ID: part, Role: RoleHead, Name: c.Name, Value: c.Tip, Rect: q, Interactive: c.Compare != nil}
		style := headStyle
		if c.Right {
			style.Align = AlignRight
		}
		in := image.Rect(q.Min.X+u.Px(theme.Gap), q.Min.Y, q.Max.X-u.Px(theme.Gap), q.Max.Y)
		if c.Compare != nil {
			cut := CutRight
			if c.Right { // the figures below stand at the right edge, and so does the name
				cut = CutLeft
			}
			mark := cut(&in, u.Px(10))
			cut(&in, u.Px(4))
			switch st.Sort {
			case i + 1:
				n.Sorted = 1
				u.Mark(Up, mark, u.mat.Text)
			case -(i + 1):
				n.Sorted = -1
				u.Mark(Down, mark, u.mat.Text)
			default:
				both := middle(mark, mark.Dx(), u.Px(16))
				u.Mark(Up, CutTop(&both, u.Px(8)), u.mat.Muted)
				u.Mark(Down, both, u.mat.Muted)
			}
		}
		k := u.add(n)
		u.Nodes[k].Text, u.Nodes[k].Cut = u.fitted(part, in, c.Name, style)
		u.reason(part, q, "", c.Tip, u.Nodes[k].Cut)
		if focused && t.head && t.col == i && u.focus.ring {
			u.border(q.Inset(u.hair(2)), u.mat.Focus, u.Px(radius/2), u.hair(ringWidth))
		}
	}
	u.fill(foot(head, u.edge()), u.mat.Line, 0)
}

// tableRow shows row k of the order and answers its height.
func (u *UI) tableRow(id ID, t *table, q Rect, cols []Column, k, count int, cell func(row, col int) Cell, st *TableState) int {
	row := t.order[k]
	places := u.columns(cols, q)
	cells := make([]Cell, len(cols))
	h := u.Px(theme.Control)
	for i := range cols {
		cells[i] = cell(row, i)
		p, line := u.tightly(cells[i].Text, cells[i].style(cols[i]), u.cellRoom(places[i], &cells[i]).Dx())
		h = max(h, p.lines*line+u.Px(theme.Gap))
	}
	q.Max.Y = q.Min.Y + h
	part := id.Sub(row)
	touch := u.feel(part, q)
	if touch.hover && u.in.Pressed {
		u.Focus(id)
		u.focus.ring, t.head = false, false
		st.Row = row
	}
	ink := u.mat.Text
	switch {
	case row == st.Row:
		u.fill(q, u.mat.Strong, u.Px(radius/2))
		ink = u.mat.StrongText
	case touch.hover:
		u.fill(q, u.mat.Hover, u.Px(radius/2))
	default:
		u.fill(foot(q, u.hair(1)), u.mat.Rule, 0)
	}
	u.add(Node{
		ID: part, Role: RoleRow, Name: cells[0].says(), Value: rowWords(cols, cells), Rect: q, Interactive: true,
		On: row == st.Row, Pos: k + 1, Count: count,
	})
	for i := range cols {
		places[i].Max.Y = q.Max.Y
		u.cell(part.Sub(i), places[i], &cells[i], cells[i].style(cols[i]), ink, row == st.Row)
	}
	return h
}

func (c *Cell) style(col Column) Style {
	st := Style{Sans: true, Bold: c.Bold, Tabular: col.Right}
	if col.Right {
		st.Align = AlignRight
	}
	return st
}

// says is the text of a cell with what its sign means.
func (c *Cell) says() string { return strings.Join(nonEmpty(c.Sign.Name, c.Text), " ") }

func (u *UI) cellRoom(q Rect, c *Cell) Rect {
	q.Min.X, q.Max.X = q.Min.X+u.Px(theme.Gap), q.Max.X-u.Px(theme.Gap)
	if c.Sign.Shape != NoShape {
		CutLeft(&q, u.Px(14)+u.Px(theme.Gap/2))
	}
	return q
}

func (u *UI) cell(id ID, q Rect, c *Cell, st Style, ink theme.Color, on bool) {
	in := u.cellRoom(q, c)
	st.Color = ink
	if c.Sign.Shape != NoShape {
		color := c.Sign.Color
		if on || color == (theme.Color{}) {
			color = ink
		}
		at := image.Rect(q.Min.X+u.Px(theme.Gap), q.Min.Y, q.Min.X+u.Px(theme.Gap)+u.Px(14), q.Max.Y)
		u.Mark(c.Sign.Shape, middle(at, u.Px(14), u.Px(14)), color)
	}
	n := u.add(Node{ID: id, Role: RoleCell, Name: c.says(), Rect: q})
	u.Nodes[n].Text, u.Nodes[n].Cut = u.fitted(id, in, c.Text, st)
}

// rowWords are the cells after the first, each with the name of its column.
func rowWords(cols []Column, cells []Cell) string {
	var says []string
	for i := 1; i < len(cols); i++ {
		says = append(says, cols[i].Name+" "+cells[i].says())
	}
	return strings.Join(says, ", ")
}
