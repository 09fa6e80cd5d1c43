package kit

import (
	"strings"

	"backchannel/cmd/backchannel/internal/theme"
)

// keyboard is the one on the screen, for a pad. It writes into a text field.
type keyboard struct {
	field ID // "" while it is shut
	upper bool
}

// back is the letter that takes one back.
const back = "\b"

// boards are the rows of letters, by language.
var boards = map[string][]string{
	"":   {"1234567890", "qwertyuiop", "asdfghjkl'", "zxcvbnm,.-"},
	"es": {"1234567890", "qwertyuiop", "asdfghjklñ", "zxcvbnm,.-", "áéíóúü¿?¡!"},
}

// showKeyboard draws the keyboard over everything, as long as there is the field it writes into.
func (u *UI) showKeyboard() {
	k := &u.pad.keyboard
	n, ok := u.Node(k.field)
	if k.field == "" || !ok || u.pad.kind == 0 {
		*k = keyboard{}
		return
	}
	rows, ok := boards[u.Book.Code()]
	if !ok {
		rows = boards[""]
	}
	high := 2*theme.Section + theme.Title*theme.Leading + theme.Gap + (theme.Control+theme.Gap)*float64(len(rows)+2) + theme.Gap
	u.layer = len(u.dialogs.next) // above the dialog that the field is in
	if u.Modal("keyboard", n.Name, 760, high, func(r Rect) { u.board(k, &n, rows, r) }) || k.field == "" {
		*k = keyboard{}
		u.changed()
	}
	u.layer = 0
}

func (u *UI) board(k *keyboard, n *Node, rows []string, r Rect) {
	step := u.Px(theme.Gap)
	line := CutTop(&r, u.Px(theme.Control))
	u.fill(line, u.mat.Raised, u.Px(radius))
	u.border(line, u.mat.Text, u.Px(radius), u.edge())
	st := Style{Sans: true}
	end := u.Width(n.Value+"|", st) - line.Dx() + 2*step
	u.pushClip(line.Inset(step / 2))
	u.line("", Rect{Min: line.Min.Add(Point{X: step - max(0, end)}), Max: line.Max.Add(Point{X: max(0, end)})}, n.Value+"|", st)
	u.popClip()
	for i, row := range rows {
		CutTop(&r, step)
		for j, q := range Cols(CutTop(&r, u.Px(theme.Control)), step, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1) {
			letter := string([]rune(row)[j])
			if k.upper {
				letter = strings.ToUpper(letter)
			}
			if u.Button(ID("keyboard/"+string(rune('a'+i))).Sub(j), q, letter, ButtonOpt{}) {
				u.enter(k.field, letter)
			}
		}
	}
	CutTop(&r, step)
	q := Cols(CutTop(&r, u.Px(theme.Control)), step, 2, 3, 2.4, 2.6)
	u.Toggle("keyboard/upper", q[0], u.Say("Capitals"), &k.upper)
	if u.Button("keyboard/space", q[1], u.Say("Space"), ButtonOpt{Pad: PadTop}) || u.take(KeyPalette) {
		u.enter(k.field, " ")
	}
	if u.Button("keyboard/back", q[2], u.Say("Delete"), ButtonOpt{Pad: PadLeft}) || u.take(KeyHelp) {
		u.enter(k.field, back)
	}
	if u.Button("keyboard/done", q[3], u.Say("Done"), ButtonOpt{Primary: true, Pad: PadStart}) || u.take(KeyMain) {
		k.field = ""
	}
}

// enter gives a letter to a field, which takes it in the next pass.
func (u *UI) enter(id ID, letter string) {
	if e := u.edits[id]; e != nil {
		e.queue = append(e.queue, letter)
		u.changed()
	}
}

// takeQueue writes what came from the keyboard on the screen.
func (e *edit) takeQueue() {
	for _, s := range e.queue {
		if s == back {
			e.erase(e.back(false))
		} else {
			e.insert(s)
		}
	}
	e.queue = e.queue[:0]
}
