package kit_test

import (
	"strconv"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
)

// demo shows every control once. It is the screen that the tests play.
type demo struct {
	level, tab, side, row, capital int
	leak, asking, planted          bool
	note                           string
	sent                           []string
}

var (
	ours      = kit.Badge{Shape: kit.Dot, Color: theme.Dark.Glass.Blue, Name: "ours"}
	theirs    = kit.Badge{Shape: kit.Diamond, Color: theme.Dark.Glass.Amber, Name: "theirs"}
	statusQuo = kit.Badge{Shape: kit.Square, Color: theme.Dark.Glass.Muted, Name: "status quo"}
	levels    = []kit.Option{
		{Label: "0"},
		{Label: "1", Signs: []kit.Badge{statusQuo}},
		{Label: "2", Signs: []kit.Badge{ours}},
		{Label: "3", Signs: []kit.Badge{theirs}},
		{Label: "4", Off: "No seat in the Senate would accept it"},
	}
	rungs = []string{"Ordinary business", "Public rebuke", "Envoy recalled", "Sanctions", "Forces on alert", "Blockade", "Skirmish", "Limited war", "General war"}
)

func (d *demo) frame(u *kit.UI, r kit.Rect) {
	gap := u.Px(theme.Margin)
	r = r.Inset(gap)
	head := kit.CutTop(&r, u.Px(44))
	if u.Button("menu", kit.CutRight(&head, u.Px(110)), "Menu", kit.ButtonOpt{Key: "M"}) {
		d.sent = append(d.sent, "menu")
	}
	u.Label(head, "Situation room", kit.Style{Size: theme.Screen, Bold: true})
	kit.CutTop(&r, u.Px(theme.Gap))
	desk := kit.CutBottom(&r, u.Px(theme.Control))
	kit.CutBottom(&r, gap)
	d.desk(u, desk)
	cols := kit.Cols(r, gap, 1, 2.1, 2)
	d.glass(u, cols[0])
	d.talks(u, cols[1])
	u.Scroll("tray", cols[2], "In-tray", func(r *kit.Rect) { d.tray(u, r) })
	if d.planted {
		u.Button("planted", desk, "Over the desk", kit.ButtonOpt{})
		u.Label(kit.CutLeft(&head, u.Px(60)), "This label has no room at all", kit.Style{})
	}
	if d.asking {
		d.dialog(u)
	}
}

func (d *demo) desk(u *kit.UI, r kit.Rect) {
	if u.Button("close", kit.CutRight(&r, u.Px(240)), "Close the turn", kit.ButtonOpt{Primary: true, Tip: "Seals your eight orders"}) {
		d.asking = true
	}
	kit.CutRight(&r, u.Px(theme.Gap))
	u.Button("veto", kit.CutRight(&r, u.Px(150)), "Veto", kit.ButtonOpt{Off: "The Council has not voted yet"})
	kit.CutRight(&r, u.Px(theme.Margin))
	u.Tabs("desk", r, "Desk", []string{"Talks", "Chambers", "Public", "Trade"}, &d.tab)
}

func (d *demo) glass(u *kit.UI, r kit.Rect) {
	in := u.Panel(r)
	for _, m := range []kit.Meter{
		{Name: "Tension", Value: 47, Last: 43, Max: 100, Danger: 70, Why: "The recall of the envoy added 4."},
		{Name: "Trust", Value: 38, Last: 45, Max: 100, Danger: 100},
		{Name: "Results", Value: 42, Last: 42, Max: 100, Low: 36, High: 51, Danger: 100, Unit: "of 100"},
	} {
		u.Meter(kit.ID("meter/"+m.Name), kit.CutTop(&in, u.Px(kit.MeterHeight)), m)
		kit.CutTop(&in, u.Px(theme.Gap/2))
	}
	kit.CutTop(&in, u.Px(theme.Gap))
	u.Ladder("ladder", in, kit.Ladder{Name: "Escalation", Rungs: rungs, At: 4, Was: 3, Danger: 6})
}

func (d *demo) talks(u *kit.UI, r kit.Rect) {
	in := u.Panel(r)
	h, gap := u.Px(theme.Control), u.Px(12)
	u.Label(kit.CutTop(&in, u.Px(30)), "Assurances", kit.Style{Size: theme.Title, Bold: true})
	u.Text(&in, kit.Style{}, kit.Span{Text: "You ask for level 2. "}, kit.Span{Text: "Their Senate", Bold: true},
		kit.Span{Text: " holds out for "}, kit.Span{Text: "level 3", Color: theme.Dark.Glass.Amber}, kit.Span{Text: ", "}, kit.Span{Text: "which your hawks would refuse.", Italic: true})
	kit.CutTop(&in, gap)
	u.Choice("level", kit.CutTop(&in, u.Px(54)), "Level of assurances", levels, &d.level)
	kit.CutTop(&in, gap)
	row := kit.Cols(kit.CutTop(&in, h), gap, 1, 1)
	u.Label(row[0], "Capital to spend", kit.Style{})
	u.Stepper("capital", row[1], "Capital to spend", &d.capital, kit.StepperOpt{Max: 11, Unit: "of 11"})
	kit.CutTop(&in, gap)
	row = kit.Cols(kit.CutTop(&in, h), gap, 3, 1)
	_, enter := u.Field("note", row[0], "Note", &d.note, kit.FieldOpt{Hint: "A note to their envoy", Limit: 80})
	if (u.Button("send", row[1], "Send", kit.ButtonOpt{}) || enter) && d.note != "" {
		d.sent, d.note = append(d.sent, d.note), ""
		u.Toast("The note is on its way. Their envoy answers next turn.")
	}
	kit.CutTop(&in, gap)
	u.Toggle("leak", kit.CutTop(&in, u.Px(34)), "Let the press hear of it", &d.leak)
	u.Radio("side", &in, "Channel", kit.Labels("By the ambassador", "By the back channel"), &d.side)
	kit.CutTop(&in, gap)
	u.List("people", in, "Delegations", 40, func(i int) kit.Row {
		b := ours
		if i%3 == 1 {
			b = theirs
		}
		return kit.Row{Title: "Delegation " + strconv.Itoa(i+1), Note: strconv.Itoa(40+i*7%50) + " points", Sign: b}
	}, &d.row)
}

func (d *demo) tray(u *kit.UI, r *kit.Rect) {
	for i, c := range []kit.Card{
		{Chip: kit.Badge{Shape: kit.Square, Name: "SIMULATED"}, From: "Wire, 23 January", Title: "Envoy recalled after night session", Body: kit.Plain("The foreign ministry called its ambassador home “for consultations”. Officials in both capitals said the talks on assurances would go on.")},
		{Chip: kit.Badge{Shape: kit.Diamond, Name: "CLAIM"}, From: "Their spokesman", Title: "“We never saw the draft”", Body: []kit.Span{{Text: "Your record shows two readouts. "}, {Text: "Label it before it spreads.", Italic: true}}, More: func(r *kit.Rect) {
			b := kit.Cols(kit.CutTop(r, u.Px(theme.Control)), u.Px(theme.Gap), 1, 1)
			u.Button("label/true", b[0], "Stands up", kit.ButtonOpt{})
			u.Button("label/false", b[1], "Does not", kit.ButtonOpt{Primary: true})
		}},
		{Title: "Draft article 4", Body: kit.Plain("Each side shall give notice of any movement of forces within thirty kilometres of the line, not less than ten days before it begins; in an emergency, without delay.")},
		{Chip: kit.Badge{Shape: kit.Dot, Name: "VERIFIED"}, From: "Port authority", Title: "Two ferries turned back at the strait", Body: kit.Plain("The crossings reopen on Monday. Insurers have doubled the premium for the winter.")},
		{Title: "Adviser", Body: kit.Plain("Two views: the treasury would trade Issue 5 for Issue 4. The staff would wait.")},
	} {
		if i > 0 {
			kit.CutTop(r, u.Px(theme.Margin))
		}
		c.ID = kit.ID("card").Sub(i)
		u.Card(r, c)
	}
}

func (d *demo) dialog(u *kit.UI) {
	if u.Modal("ask", "Close the turn?", 520, 210, func(r kit.Rect) {
		b := kit.Cols(kit.CutBottom(&r, u.Px(theme.Control)), u.Px(theme.Gap), 1, 1)
		u.Text(&r, kit.Style{}, kit.Span{Text: "Six of eight orders are open. "}, kit.Span{Text: "Costs 1 capital.", Bold: true}, kit.Span{Text: " Your hawks will object."})
		if u.Button("ask/no", b[0], "Keep working", kit.ButtonOpt{}) {
			d.asking = false
		}
		if u.Button("ask/yes", b[1], "Close the turn", kit.ButtonOpt{Primary: true}) {
			d.asking, d.sent = false, append(d.sent, "closed")
		}
	}) {
		d.asking = false
	}
}
