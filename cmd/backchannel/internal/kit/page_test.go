package kit_test

import (
	"cmp"
	"fmt"
	"strings"

	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
)

// page shows every control that the demo lacks, in a column that scrolls and as one that is off.
type page struct {
	blue, amber                                        theme.Color
	country, none, off0, volume, zoom, tab, way, steps int
	picked                                             []int
	brief, name, locked                                string
	aids, off, open                                    bool
	table                                              kit.TableState
	entered, followed                                  string
	shown                                              map[int]bool // items of the feed that were laid out
	rows                                               int          // cells that the table asked for in the last pass
}

func newPage() *page {
	return &page{
		country: 1, none: -1, volume: 40, zoom: 100, way: 1, table: kit.TableState{Row: -1},
		brief:  "Ask what they would need to sign.\nOffer level 2 at most.",
		locked: "Sealed on 23 January", shown: map[int]bool{}, aids: true, open: true,
	}
}

var (
	countries = []kit.Option{
		{Label: "Argentina"},
		{Label: "Brazil", Note: "host", Say: "Hosts the talks and keeps the record"},
		{Label: "Chile"},
		{Label: "Colombia", Off: "Its envoy was recalled on 12 January"},
		{Label: "Ecuador"},
		{Label: "México"},
	}
	actions = []kit.Option{
		{Label: "Send a note", Note: "1 capital"},
		{Label: "Call the ambassador home for consultations", Note: "3 capital", Off: "You need 3 capital and have 2"},
		{Label: "Ask for a vote"},
	}
	sectors = []string{"Steel", "Avocados", "Motor vehicles and parts", "Natural gas", "Maize", "Electronics", "Beer"}
	columns = []kit.Column{
		{Name: "Sector", Weight: 2, Compare: func(a, b int) int { return cmp.Compare(sector(a), sector(b)) }},
		{Name: "Exports, million dollars a month", Right: true, Compare: func(a, b int) int { return cmp.Compare(worth(a), worth(b)) }},
		{Name: "Side"},
	}
)

// tableRows is so many that laying out all of them would show.
const tableRows = 5000

func sector(i int) string { return fmt.Sprintf("%s %d", sectors[i%len(sectors)], i/len(sectors)) }
func worth(i int) int     { return i * 7919 % 1000 }

func (d *page) frame(u *kit.UI, r kit.Rect) {
	u.Gloss(func(link kit.ID) string { return "What " + strings.TrimPrefix(string(link), "glossary/") + " means" })
	d.rows, d.blue, d.amber = 0, u.Material().Blue, u.Material().Amber
	gap := u.Px(theme.Margin)
	r = r.Inset(gap)
	bar := kit.CutTop(&r, u.Px(theme.Control))
	if k := u.Menu("actions", kit.CutLeft(&bar, u.Px(150)), "Actions", actions, kit.SelectOpt{Key: "A", Tip: "What you can do now"}); k >= 0 {
		d.picked = append(d.picked, k)
	}
	kit.CutLeft(&bar, gap)
	u.Label(bar, "Controls", kit.Style{Size: theme.Screen, Bold: true})
	kit.CutTop(&r, gap)
	cols := kit.Cols(r, gap, 1, 1)
	u.Scroll("left", cols[0], "Settings", func(r *kit.Rect) { d.settings(u, r) })
	rows := kit.Rows(cols[1], gap, 1, 1)
	_, enter := u.Table("trade", rows[0], "Trade by sector", columns, tableRows, d.cell, &d.table)
	if enter {
		d.entered = sector(d.table.Row)
	}
	u.On(&u.Theme.Paper, func() { u.Feed("feed", rows[1], "Record", 400, func(i int, r *kit.Rect) { d.item(u, i, r) }) })
	if link, ok := u.Followed(); ok {
		d.followed = string(link)
	}
}

func (d *page) cell(row, col int) kit.Cell {
	d.rows++
	switch col {
	case 0:
		return kit.Cell{Text: sector(row), Bold: true}
	case 1:
		return kit.Cell{Text: fmt.Sprint(worth(row))}
	}
	if row%2 == 0 {
		return kit.Cell{Text: "ours", Sign: kit.Badge{Shape: kit.Dot, Color: d.blue, Name: "ours"}}
	}
	return kit.Cell{Text: "theirs", Sign: kit.Badge{Shape: kit.Diamond, Color: d.amber, Name: "theirs"}}
}

func (d *page) item(u *kit.UI, i int, r *kit.Rect) {
	d.shown[i] = true
	body := []kit.Span{{Text: "They would sign if a "}, {Text: "snapback clause", Link: "glossary/snapback"}, {Text: strings.Repeat(" stood in the annex,", 1+i%4)}, {Text: " and the Senate agreed."}}
	u.Card(r, kit.Card{ID: kit.ID("item").Sub(i), Chip: kit.Badge{Shape: kit.Square, Name: "SIMULATED"}, From: fmt.Sprintf("Turn %d", i), Title: "Readout", Body: body, More: func(r *kit.Rect) {
		w := r.Dx() / 2
		u.Button(kit.ID("answer").Sub(i), kit.CutTop(r, u.ButtonHeight(w, "Ask their envoy what this means", kit.ButtonOpt{})).Intersect(kit.Rect{Min: r.Min.Sub(kit.Point{Y: 999}), Max: kit.Point{X: r.Min.X + w, Y: 1 << 20}}), "Ask their envoy what this means", kit.ButtonOpt{Says: fmt.Sprintf("Ask their envoy what this means: answer %d", i+1)})
	}})
	kit.CutTop(r, u.Px(theme.Margin))
}

func (d *page) settings(u *kit.UI, r *kit.Rect) {
	line := func(label string, draw func(r kit.Rect)) {
		h := max(u.Px(theme.Control), u.TextHeight(r.Dx()/2, kit.Style{}, kit.Span{Text: label}))
		row := kit.Cols(kit.CutTop(r, h), u.Px(theme.Gap), 1, 1.2)
		row[0].Min.Y += max(0, row[0].Dy()-u.TextHeight(row[0].Dx(), kit.Style{}, kit.Span{Text: label})) / 2
		u.Text(&row[0], kit.Style{}, kit.Span{Text: label})
		draw(row[1])
		kit.CutTop(r, u.Px(12))
	}
	line("Country", func(r kit.Rect) { u.Select("country", r, "Country", countries, &d.country, kit.SelectOpt{}) })
	line("Second country", func(r kit.Rect) { u.Select("none", r, "Second country", countries, &d.none, kit.SelectOpt{}) })
	line("Closed", func(r kit.Rect) {
		u.Select("shut", r, "Closed", countries, &d.off0, kit.SelectOpt{Off: "The list is settled at the start"})
	})
	line("Volume", func(r kit.Rect) {
		u.Slider("volume", r, "Volume", &d.volume, kit.SliderOpt{Max: 100, Step: 5, Unit: "%"})
	})
	line("Text size", func(r kit.Rect) {
		u.Slider("zoom", r, "Text size", &d.zoom, kit.SliderOpt{Min: 80, Max: 200, Step: 10, Unit: "%", Off: "The teacher has set it"})
	})
	u.Checkbox("aids", kit.CutTop(r, u.Px(theme.Control)), "Teaching aids", &d.aids, kit.CheckOpt{Tip: "Hints beside every number"})
	u.Checkbox("motion", kit.CutTop(r, u.Px(theme.Control)), "Show where things move", &d.off, kit.CheckOpt{Off: "Your system asks for no motion"})
	u.Radio("way", r, "Channel", []kit.Option{{Label: "By the ambassador"}, {Label: "By the back channel of the two foreign ministers", Note: "2 capital"}, {Label: "In public", Off: "Talks are secret this turn"}}, &d.way)
	kit.CutTop(r, u.Px(12))
	line("Steps", func(r kit.Rect) {
		u.Stepper("steps", r, "Steps", &d.steps, kit.StepperOpt{Max: 9, Off: "Sealed"})
	})
	line("Name", func(r kit.Rect) {
		u.Field("name", r, "Name", &d.name, kit.FieldOpt{Hint: "As it stands on the treaty", Limit: 40})
	})
	line("Locked", func(r kit.Rect) { u.Field("locked", r, "Locked", &d.locked, kit.FieldOpt{Off: "It was sealed"}) })
	u.TextArea("brief", kit.CutTop(r, u.Px(110)), "Brief", &d.brief, kit.FieldOpt{Hint: "What your delegation must know"})
	kit.CutTop(r, u.Px(12))
	tabs := []string{"Talks", "Chambers", "Public", "Trade", "Library", "Comunicación social"}
	u.Tabs("tabs", kit.CutTop(r, u.TabsHeight(r.Dx(), tabs)), "Desk", tabs, &d.tab)
	kit.CutTop(r, u.Px(12))
	h := u.ButtonHeight((r.Dx()-2*u.Px(theme.Gap))/3, "Take it back before it is read", kit.ButtonOpt{})
	b := kit.Cols(kit.CutTop(r, h), u.Px(theme.Gap), 1, 1, 1)
	u.Button("b/0", b[0], "Send the note", kit.ButtonOpt{Primary: true})
	u.Button("b/1", b[1], "Take it back before it is read", kit.ButtonOpt{})
	u.Button("b/2", b[2], "Veto", kit.ButtonOpt{Off: "The Council has not voted yet"})
	kit.CutTop(r, u.Px(12))
	u.Text(r, kit.Style{}, kit.Span{Text: "A "}, kit.Span{Text: "reservation value", Link: "glossary/reservation"}, kit.Span{Text: " is the least that you would accept; the "}, kit.Span{Text: "win-set", Link: "glossary/win-set"}, kit.Span{Text: " is every text that both houses would pass."})
	u.Fold("fold", r, "More about this", kit.Style{}, &d.open)
	if d.open {
		m := kit.Meter{Name: "Tension between the two governments", Value: 47, Last: 43, Max: 100, Danger: 70, Unit: "of 100"}
		u.Meter("meter", kit.CutTop(r, u.MeterHeight(r.Dx(), m)), m)
	}
}
