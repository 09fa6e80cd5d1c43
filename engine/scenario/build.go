package scenario

import (
	"backchannel/engine/calendar"
	"backchannel/engine/information"
	"backchannel/engine/num"
)

// Limits of a scenario, each beyond what any planned scenario needs. Together with
// the bounds of files they bound what loading and playing one can cost.
const (
	officesMax  = 32
	plansMax    = 12
	advisersMax = 8
	turnsMax    = 60
	ordersMax   = 6
	weeksMax    = 52
	metersMax   = 60
	segmentsMax = 32
	sectorsMax  = 32
	actionsMax  = 120
	cardsMax    = 200
	optionsMax  = 6
	rungsMax    = 16
	endingsMax  = 24
	partsMax    = 12
	stepsMax    = 24
	levelsMax   = 12
	listsMax    = 200 // sources, terms, lessons
	chambersMax = 8
	billsMax    = 40
	pathMax     = 8
	// amountMax bounds what one posting can add, and what one level of an issue pays.
	amountMax = 1_000
	// balanceMax bounds the range of a meter.
	balanceMax = 1_000_000
	// packagesMax bounds a table's packages, so that their number fits an int everywhere;
	// what it takes to analyse them is bounded by negotiation.WorkMax.
	packagesMax = 2_000_000_000
	// rulesMax bounds the conditions and amounts, counted once for each office that
	// they are compiled for.
	rulesMax = 40_000
)

// builder makes a Scenario of decoded files, noting problems as it goes.
type builder struct {
	*problems
	f files
	s *Scenario
	// label is the label of texts that carry none.
	label information.Label
	// sources holds the titles of sources by id, for texts that cite them.
	sources map[string]string
	// names says what each name is taken by.
	names map[string]string
	// leaks holds the secrets that have been reported to come out.
	leaks map[leak]bool
	// rules counts compiled expressions, waiting the delayed effects that can be due
	// at once, crowded the accounts that found no place.
	rules, waiting, crowded int
	// fresh leaves the table of optima unread: it is about to be made anew.
	fresh bool
	// dress is the skin that a copy is made in, nil for the scenario as it was written.
	dress *dressing
}

func newBuilder(id string) *builder {
	return &builder{problems: &problems{}, s: &Scenario{ID: id}, leaks: map[leak]bool{}}
}

// build makes everything, in the order in which one thing needs another: names
// first, then the chart of accounts, then the rules that read it.
func (b *builder) build() {
	if b.countEntries(); b.count() > 0 {
		return
	}
	b.settings()
	b.buildSources()
	b.buildOffices()
	b.claimNames()
	b.openChart()
	b.buildMeters()
	b.nameSegments()
	b.nameSectors()
	b.nameChannels()
	b.buildWholes()
	b.openChambers()
	b.nameBills()
	b.nameActions()
	b.nameCards()
	if !b.buildTable() {
		return
	}
	b.buildLaws()
	b.finishTable()
	b.buildChambers()
	b.buildBills()
	b.buildActions()
	b.buildCards()
	b.buildLadder()
	b.buildEndings()
	b.buildScore()
	b.buildAdvisers()
	b.buildPlans()
	b.openCabinets()
	b.buildCalendar()
	b.buildTutorial()
	b.buildLessons()
	b.buildTeaching()
	b.buildGlossary()
	b.buildMap()
	b.buildPolls()
	b.buildRecord()
	b.buildRows()
	b.checkFires()
	b.checkSizes()
}

func (b *builder) settings() {
	f := &b.f.Scenario
	b.s.Title, b.s.Language, b.s.Minutes = f.Title, f.Language.Name, f.Minutes
	switch {
	case b.s.Language == "":
		b.s.Language = "en"
	case !isCode(b.s.Language):
		b.add(f.Language.At, "", "%s is no language: write its code of two small letters, such as en or es", echo(b.s.Language))
	}
	b.label = information.Simulated
	if f.Label.Name != "" {
		b.label = b.labelOf(f.Label)
	}
	b.s.Turns, b.s.Orders = f.Turns.Count, f.Turns.Orders
	if b.s.Orders == 0 {
		b.s.Orders = 2
	}
	b.s.Clock = calendar.Clock{Weeks: max(1, f.Turns.Weeks), Turns: f.Turns.Count}
	if start := f.Turns.Start; start.Name != "" && b.dress == nil {
		b.s.Clock.Start = b.date(start)
	}
}

// date reads a day, such as 2026-01-09.
func (b *builder) date(r Ref) calendar.Date {
	d, err := calendar.Parse(r.Name)
	if err != nil {
		b.add(r.At, "", "%s is no day: write year, month and day, as in 2026-01-09", echo(r.Name))
	}
	return d
}

// countEntries reports files that have more entries than a scenario can hold.
func (b *builder) countEntries() {
	f := &b.f
	for _, c := range []struct {
		file    string
		n, most int
		what    string
	}{
		{"actors.yaml", len(f.Actors), officesMax, "offices"},
		{"meters.yaml", len(f.Meters), metersMax, "meters"},
		{"chambers.yaml", len(f.Chambers), chambersMax, "chambers"},
		{"bills.yaml", len(f.Bills), billsMax, "bills"},
		{"segments.yaml", len(f.Segments), segmentsMax, "segments"},
		{"sectors.yaml", len(f.Sectors), sectorsMax, "sectors"},
		{"actions.yaml", len(f.Actions), actionsMax, "actions"},
		{"events.yaml", len(f.Events), cardsMax, "cards"},
		{"ladder.yaml", len(f.Ladder), rungsMax, "rungs"},
		{"endings.yaml", len(f.Endings), endingsMax, "endings"},
		{"scoring.yaml", len(f.Scoring), partsMax, "parts of the score"},
		{"sources.yaml", len(f.Sources), listsMax, "sources"},
		{"glossary.yaml", len(f.Glossary), listsMax, "words"},
	} {
		if c.n > c.most {
			b.add(Pos{File: c.file}, "", "there are %d %s: a scenario has at most %d", c.n, c.what, c.most)
		}
	}
	if len(f.Actors) == 0 {
		b.add(Pos{File: "actors.yaml"}, "", "there is no office: a scenario needs at least one")
	}
	if len(f.Endings) == 0 {
		b.add(Pos{File: "endings.yaml"}, "", "there is no ending: a scenario needs at least one")
	}
}

// percent reports a constant chance that is none.
func (b *builder) percent(e Expr, k num.Milli, constant bool) {
	if constant && (k < 0 || k > num.Of(100)) {
		b.add(e.At, "", "the odds are %v: a chance is 0 to 100 percent", k)
	}
}
