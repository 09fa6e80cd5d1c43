package scenario

import (
	"slices"
	"strings"

	"backchannel/engine/ledger"
)

func (f *sourceFile) shape(s *fields) {
	s.need("title", "publisher", "date")
	s.short(maxSource, "title", "publisher", "date", "url")
}

func (f *termFile) shape(s *fields) {
	s.need("word", "meaning")
	s.short(maxName, "word")
}

func (f *dateFile) shape(s *fields) {
	s.need("turn", "name", "say")
	s.within("turn", 1, turnsMax)
	s.within("until", 1, turnsMax)
	s.short(maxName, "name")
	s.short(maxShort, "on")
}

func (f *lessonFile) shape(s *fields) {
	s.need("turn", "say")
	s.within("turn", 1, turnsMax)
}

func (f *lessonPlanFile) shape(s *fields) {
	s.need("name", "about", "stages")
	s.short(maxName, "name")
	s.most("stages", stepsMax)
}

func (f *stageFile) shape(s *fields) {
	s.need("minutes", "say")
	s.within("minutes", 1, 1_000)
}

// buildSources keeps the sources and then the scenario's own texts, which may cite them.
func (b *builder) buildSources() {
	b.sources = map[string]string{}
	for _, e := range b.f.Sources {
		f := e.Value
		b.s.Sources = append(b.s.Sources, Source{ID: e.ID, Title: string(f.Title), Publisher: string(f.Publisher), Date: string(f.Date), URL: string(f.URL)})
		b.sources[e.ID] = string(f.Publisher) + ", " + string(f.Title) + ", " + string(f.Date)
	}
	b.s.About, b.s.ContentNote = b.text(b.f.Scenario.About), b.text(b.f.Scenario.ContentNote)
}

func (b *builder) buildGlossary() {
	for _, e := range b.f.Glossary {
		b.s.Glossary = append(b.s.Glossary, Term{ID: e.ID, Word: e.Value.Word, Meaning: b.text(e.Value.Meaning)})
	}
}

// buildCalendar takes over the dates that everybody knows.
func (b *builder) buildCalendar() {
	for _, e := range b.f.Scenario.Calendar {
		f := e.Value
		d := Date{ID: e.ID, Name: f.Name, Turn: f.Turn, Until: max(f.Turn, f.Until), On: string(f.On), Text: b.text(f.Say)}
		switch {
		case f.Until != 0 && f.Until < f.Turn:
			b.add(e.At, "", "%s ends in turn %d, before it begins in turn %d", e.ID, f.Until, f.Turn)
		case d.Until > b.s.Turns:
			b.add(e.At, "", "%s is in turn %d, but the game has %d", e.ID, d.Until, b.s.Turns)
		}
		b.s.Dates = append(b.s.Dates, d)
	}
	slices.SortStableFunc(b.s.Dates, func(x, y Date) int { return x.Turn - y.Turn })
}

// panels are the places of the screen that a tutorial can point at; verbs are what
// can be tried beside the actions, as in directives.
var (
	panels = []string{"ladder", "news", "talks", "orders", "table", "advisers", "close"}
	verbs  = []string{"choose", "label", "break", "invite", "agree", "decline", "propose", "paper", "table", "accept", "reject", "sign", "lift", "guess", "withdraw", "close", "veto"}
)

func (b *builder) buildTutorial() {
	seen, tried := b.lookable()
	for _, e := range b.f.Scenario.Tutorial {
		f := e.Value
		l := Lesson{ID: e.ID, Turn: f.Turn, Office: b.office(f.Office), Look: f.Look.Name, Try: f.Try.Name, Text: b.text(f.Say)}
		if l.Turn > b.s.Turns {
			b.add(e.At, "", "the step %s is for turn %d, but the game has %d", e.ID, l.Turn, b.s.Turns)
		}
		if l.Look != "" && !slices.Contains(seen, l.Look) {
			b.add(f.Look.At, nearest(l.Look, seen), "the step looks at %s, which is nothing on the screen: name a meter, an action, a card, an issue, or one of %s", echo(l.Look), strings.Join(panels, ", "))
		}
		if l.Try != "" && !slices.Contains(tried, l.Try) {
			b.add(f.Try.At, nearest(l.Try, tried), "the step tries %s, which nobody can do: name an action, or one of %s", echo(l.Try), strings.Join(verbs, ", "))
		}
		if l.HasDone = f.Done.Src != ""; l.HasDone {
			l.Done = b.cond(f.Done, scope{b, l.Office})
			sees := ledger.Everyone
			if l.Office != ledger.Nobody {
				sees = ledger.Only(l.Office)
			}
			b.flow(f.Done, l.Done.Reads(nil), sees, place{what: "what ends this step"})
		}
		b.s.Tutorial = append(b.s.Tutorial, l)
	}
}

// lookable lists what a tutorial can point at, and what it can let somebody try.
func (b *builder) lookable() (seen, tried []string) {
	seen, tried = slices.Clone(panels), slices.Clone(verbs)
	for i := range b.s.Meters {
		seen = append(seen, b.s.Meters[i].ID)
	}
	for i := range b.s.Actions {
		seen, tried = append(seen, b.s.Actions[i].ID), append(tried, b.s.Actions[i].ID)
	}
	for i := range b.s.Cards {
		seen = append(seen, b.s.Cards[i].ID)
	}
	if b.s.Talks != nil {
		for i := range b.s.Talks.Topics {
			seen = append(seen, b.s.Talks.Topics[i].ID)
		}
	}
	return seen, tried
}

func (b *builder) buildLessons() {
	for _, e := range b.f.Scenario.LessonPlans {
		p := LessonPlan{ID: e.ID, Name: e.Value.Name, Text: b.text(e.Value.About)}
		for _, s := range e.Value.Stages {
			p.Stages = append(p.Stages, Stage{Name: s.ID, Minutes: s.Value.Minutes, Text: b.text(s.Value.Say)})
			p.Minutes += s.Value.Minutes
		}
		b.s.Lessons = append(b.s.Lessons, p)
	}
}
