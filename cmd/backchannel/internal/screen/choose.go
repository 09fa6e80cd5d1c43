package screen

import (
	"strconv"
	"strings"

	"backchannel/cmd/backchannel/internal/desk"
	"backchannel/cmd/backchannel/internal/kit"
	"backchannel/cmd/backchannel/internal/theme"
	"backchannel/engine/phrase"
	"backchannel/engine/room"
	"backchannel/engine/scenario"
)

// seedMax bounds the seeds that are drawn for the player; any number can be typed.
const (
	seedMax    = 9999
	seedDigits = 12
)

// toChoose shows the choice of a new game, with a seed drawn from the clock.
func (a *App) toChoose() {
	if a.choice.seed == "" {
		a.choice = choice{shown: -1, seed: a.drawSeed(), guided: true}
		a.choice.clear()
	}
	a.at = atChoose
}

func (a *App) drawSeed() string {
	return strconv.FormatInt(a.deps.Now().UnixNano()/1e6%seedMax+1, 10)
}

// openChosen loads the scenario that the list stands on.
func (a *App) openChosen() {
	c := &a.choice
	if c.shown == c.listed || len(a.scenarios()) == 0 {
		return
	}
	c.shown, c.plan = c.listed, 0
	c.clear()
	c.scn, c.err = a.deps.Open(a.list[c.listed].ID)
	c.scn = a.inLanguage(c.scn)
	c.base, c.skin = c.scn, 0
}

// choose is where a new game is made: scenario, plan, seat, seed.
func (a *App) choose(u *kit.UI, screen kit.Rect) {
	a.openChosen()
	c := &a.choice
	r := a.page(u, screen, 1760)
	line(u, &r, u.Say("New game"), banner)
	gap(u, &r, theme.Margin)
	u.TabLast(func() { u.Foot(func() { a.chooseFoot(u, &r) }) })
	kit.CutBottom(&r, u.Px(theme.Margin))
	what := func(r *kit.Rect) { a.chooseScenario(u, r) }
	who := func(r *kit.Rect) {
		if c.scn != nil {
			a.choosePlan(u, r)
			a.chooseSeat(u, r)
		}
	}
	how := func(r *kit.Rect) {
		if c.scn != nil {
			a.chooseRivals(u, r)
			gap(u, r, theme.Section)
			a.chooseAids(u, r)
			a.chooseNames(u, r)
			gap(u, r, theme.Section)
			a.chooseLuck(u, r)
		}
	}
	var cols [][]func(r *kit.Rect)
	switch {
	case r.Dx() >= u.Px(1500):
		cols = [][]func(r *kit.Rect){{what}, {who}, {how}}
	case r.Dx() >= u.Px(1000):
		cols = [][]func(r *kit.Rect){{what, how}, {who}}
	default:
		cols = [][]func(r *kit.Rect){{what, who, how}}
	}
	for i, q := range kit.Cols(r, u.Px(theme.Section), []float64{1, 1.1, 1}[:len(cols)]...) {
		scroll(u, kit.ID("choose").Sub(i), q, u.Say("New game"), func(r *kit.Rect) {
			for _, part := range cols[i] {
				part(r)
				gap(u, r, theme.Section)
			}
		})
	}
	if u.Key(kit.KeyEscape) {
		a.toStart()
	}
}

func (a *App) chooseScenario(u *kit.UI, r *kit.Rect) {
	c, list := &a.choice, a.scenarios()
	section(u, r, u.Say("SCENARIO"))
	rows := min(max(len(list), 1), 6)
	u.List("scenarios", kit.CutTop(r, rows*u.Px(theme.Control)+2*u.Px(theme.Ring+3)), u.Say("Scenarios"), len(list), func(i int) kit.Row {
		row := kit.Row{Title: list[i].Title}
		if list[i].Own {
			row.Note = u.Say("your folder")
		}
		return row
	}, &c.listed)
	gap(u, r, theme.Margin)
	if c.err != nil {
		u.Text(r, kit.Style{Sans: true}, kit.Span{Text: u.Say("This scenario is not in order and cannot be played yet.")})
		gap(u, r, theme.Gap)
		row := kit.CutTop(r, u.Px(theme.Control))
		if button(u, "problems", &row, u.Say("See what is wrong"), kit.ButtonOpt{}) {
			a.fail(u.Say("The scenario %s is not in order", list[c.listed].Title), c.err)
		}
		return
	}
	if s := c.scn; s != nil {
		u.Card(r, kit.Card{ID: "about", Chip: badge(u.Book, s.About.Label), From: about(u.Book, s), Title: s.Title, Body: kit.Plain(s.About.Say), More: func(r *kit.Rect) {
			if s.ContentNote.Say != "" {
				u.Text(r, kit.Style{Size: theme.Caption, Sans: true, Muted: true}, kit.Span{Text: u.Say("Content:") + " ", Bold: true}, kit.Span{Text: s.ContentNote.Say})
				gap(u, r, theme.Gap)
			}
			facts(u, r, s)
			lessonPlans(u, r, s)
		}})
	}
}

// fact is a line with its name before it, nothing without a text.
func fact(u *kit.UI, r *kit.Rect, name, text string) {
	if text != "" {
		u.Text(r, small, kit.Span{Text: name + " ", Bold: true}, kit.Span{Text: text})
	}
}

// lessonPlans names the plans for a class, and says where they are.
func lessonPlans(u *kit.UI, r *kit.Rect, s *scenario.Scenario) {
	var names []string
	for i := range s.Lessons {
		names = append(names, s.Lessons[i].Name)
	}
	fact(u, r, u.Say("Lesson plans:"), strings.Join(names, "; "))
	if s.Teaching.Advice.Say != "" {
		para(u, r, u.Say("The library has the plans, with advice for the teacher."), caption)
	}
}

// facts are what a teacher asks first: dates, ages, subjects, what it stands on.
func facts(u *kit.UI, r *kit.Rect, s *scenario.Scenario) {
	fact(u, r, u.Say("Dates:"), dates(u.Book, s))
	fact(u, r, u.Say("Ages:"), ages(u.Book, s))
	fact(u, r, u.Say("For lessons on:"), strings.Join(s.Teaching.Tags, "; "))
	if n := len(s.Sources); n > 0 {
		fact(u, r, u.Say("It stands on:"), u.Count(n, "%d source, listed in the library", "%d sources, listed in the library", n))
	}
}

// dates are the first and the last day of play, and what is known to come after them.
func dates(b *phrase.Book, s *scenario.Scenario) string {
	end := desk.FirstDay(s.Clock, s.Turns+1)
	out := span(b, s, 1, s.Turns)
	if s.Clock.Start != 0 {
		out = b.Say("%[1]s to %[2]s", day(b, s, 1), s.Clock.Start.AddDays(end-1).In(b))
	}
	for i := range s.Dates {
		if d := &s.Dates[i]; desk.DayOf(b, s.Clock, d.On) >= end {
			out += "; " + b.Say("%s (after the end of play): %s", d.On, d.Name)
		}
	}
	return out
}

// ages says for whom a scenario is made, nothing where its files do not.
func ages(b *phrase.Book, s *scenario.Scenario) string {
	switch t := &s.Teaching; {
	case t.AgeMin == 0:
		return ""
	case t.AgeMax == 0:
		return b.Say("%d and older", t.AgeMin)
	default:
		return b.Say("%d to %d", t.AgeMin, t.AgeMax)
	}
}

// about is how long a scenario is.
func about(b *phrase.Book, s *scenario.Scenario) string {
	if s.Minutes > 0 {
		return b.Say("%d turns, about %d minutes", s.Turns, s.Minutes)
	}
	return b.Say("%d turns", s.Turns)
}

func (a *App) chooseLuck(u *kit.UI, r *kit.Rect) {
	c := &a.choice
	section(u, r, u.Say("SEED"))
	row := kit.CutTop(r, u.Px(theme.Control))
	u.Field("seed", kit.CutLeft(&row, u.Px(176)), u.Say("Seed"), &c.seed, kit.FieldOpt{Hint: u.Say("a number"), Limit: seedDigits})
	kit.CutLeft(&row, u.Px(theme.Gap))
	if button(u, "draw", &row, u.Say("Draw another"), kit.ButtonOpt{}) {
		c.seed = a.drawSeed()
	}
	gap(u, r, theme.Gap)
	if c.number() == 0 {
		wrong(u, r, badSeed(u.Book))
	}
	para(u, r, u.Say("The seed decides the luck of a game. Same seed, same luck: a class that types the same number can compare its decisions."), caption)
}

// wrong says below a field what is wrong with it.
func wrong(u *kit.UI, r *kit.Rect, s string) {
	st := small
	st.Color = u.Material().Danger
	para(u, r, s, st)
}

// chooseAids lets the player have the guide, or everything at once.
func (a *App) chooseAids(u *kit.UI, r *kit.Rect) {
	c := &a.choice
	section(u, r, u.Say("TEACHING AIDS"))
	if len(c.scn.Tutorial) > 0 {
		u.Toggle("guided", kit.CutTop(r, u.Px(34)), u.Say("Guide me through my first game"), &c.guided)
	}
	little := !a.settings.Everything
	if u.Toggle("little", kit.CutTop(r, u.Px(34)), u.Say("Show more turn by turn"), &little) {
		a.settings.Everything = !little
		a.keep()
	}
	para(u, r, u.Say("Without it all orders, rows and meters are there from the first turn on."), caption)
	gap(u, r, theme.Gap)
	a.hintsToggle(u, r)
}

// lacks says what keeps a game from beginning, and which control mends it; nothing where it can begin.
func (c *choice) lacks(u *kit.UI) (why string, mend kit.ID) {
	if c.scn == nil {
		if c.err != nil {
			return u.Say("Choose a scenario that is in order."), "problems"
		}
		return u.Say("Choose a scenario that is in order."), "scenarios"
	}
	if why, mend = c.missing(u.Book); why == "" && c.number() == 0 {
		return badSeed(u.Book), "seed"
	}
	return why, mend
}

// number is the seed that was typed, 0 where it is none.
func (c *choice) number() uint64 {
	seed, err := strconv.ParseUint(c.seed, 10, 64)
	if err != nil {
		return 0
	}
	return seed
}

func badSeed(b *phrase.Book) string { return b.Say("The seed is a whole number from 1 on.") }

// chooseFoot begins the game. Where it cannot begin yet, the reason stands beside the button, which leads to what has to
// be put right.
func (a *App) chooseFoot(u *kit.UI, r *kit.Rect) {
	c := &a.choice
	off, mend := c.lacks(u)
	begin, back := kit.ButtonOpt{Primary: true, Key: "B", Off: off, Mend: mend}, kit.ButtonOpt{}
	w := r.Dx() - buttonWidth(u, u.Say("Begin"), begin) - buttonWidth(u, u.Say("Back"), back) - 2*u.Px(theme.Gap) - u.Px(theme.Margin)
	st := small
	st.Color = u.Theme.Glass.Danger
	h := u.TextHeight(w, st, kit.Span{Text: off})
	row := kit.CutBottom(r, max(u.Px(theme.Control), h))
	if off != "" {
		words := row
		words.Max.X = words.Min.X + w
		words.Min.X = max(words.Min.X, words.Max.X-u.Width(off, st)-1)
		words.Min.Y += (row.Dy() - h) / 2
		u.Text(&words, st, kit.Span{Text: off})
	}
	row.Min.Y = row.Max.Y - u.Px(theme.Control)
	if buttonEnd(u, "begin", &row, u.Say("Begin"), begin) {
		a.begin(c.setup(c.number()), c.pins())
	}
	if buttonEnd(u, "back", &row, u.Say("Back"), back) {
		a.toStart()
	}
}

// begin starts a new game and shows its brief.
func (a *App) begin(set room.Setup, pins map[string]string) {
	p, err := a.deps.Start(set, pins)
	if err != nil {
		a.fail(a.book.Say("The game cannot begin"), err)
		return
	}
	a.enter(p, a.choice.guided)
	if len(p.Persons()) > 1 {
		a.handOver(p.Seat())
	}
}

// first goes straight to the brief of what the command line chose, or to the choice of what it left open.
func (a *App) first(f Setup) {
	if f.Save != "" {
		a.load(f.Save)
		return
	}
	a.toChoose()
	c := &a.choice
	found := false
	for i, l := range a.scenarios() {
		if l.ID == f.Scenario {
			c.listed, found = i, true
		}
	}
	if !found {
		a.list = append(a.list, Listed{ID: f.Scenario, Title: f.Scenario, Own: true})
		c.listed = len(a.list) - 1
	}
	a.openChosen()
	if c.err != nil {
		a.fail(a.book.Say("The scenario %s is not in order", f.Scenario), c.err)
		return
	}
	if f.Seed > 0 {
		c.seed = strconv.FormatUint(f.Seed, 10)
	}
	a.firstSeat(&f)
}

// chooseNames lets a class play with invented states, where the scenario has a skin.
func (a *App) chooseNames(u *kit.UI, r *kit.Rect) {
	c := &a.choice
	if len(c.base.Skins) == 0 || c.base.Worn.ID != "" {
		return
	}
	options := []kit.Option{{Label: u.Say("The real names")}}
	for _, k := range c.base.Skins {
		options = append(options, kit.Option{Label: k.Name}, kit.Option{Label: u.Say("%s, sides exchanged", k.Name)})
	}
	gap(u, r, theme.Section)
	section(u, r, u.Say("NAMES"))
	if !u.Radio("skin", r, u.Say("Names"), options, &c.skin) {
		return
	}
	c.scn = c.base
	if c.skin > 0 {
		s, err := c.base.Skin(c.base.Skins[(c.skin-1)/2].ID, c.skin%2 == 0)
		if err != nil {
			a.fail(u.Say("These names cannot be used"), err)
			c.skin = 0
			return
		}
		c.scn = s
	}
}
