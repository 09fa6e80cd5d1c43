package scenario

import (
	"slices"

	"backchannel/engine/ledger"
)

func (f *sourceFile) shape(s *fields) { s.need("title", "publisher", "date") }

func (f *termFile) shape(s *fields) { s.need("word", "meaning") }

func (f *lessonFile) shape(s *fields) {
	s.need("turn", "say")
	s.within("turn", 1, turnsMax)
}

func (f *lessonPlanFile) shape(s *fields) { s.need("name", "about", "stages") }

func (f *stageFile) shape(s *fields) {
	s.need("minutes", "say")
	s.within("minutes", 1, 1_000)
}

// buildSources keeps the sources and then the scenario's own texts, which may cite them.
func (b *builder) buildSources() {
	b.sources = map[string]string{}
	for _, e := range b.f.Sources {
		f := e.Value
		b.s.Sources = append(b.s.Sources, Source{ID: e.ID, Title: f.Title, Publisher: f.Publisher, Date: f.Date, URL: f.URL})
		b.sources[e.ID] = f.Publisher + ", " + f.Title + ", " + f.Date
	}
	b.s.About, b.s.ContentNote = b.text(b.f.Scenario.About), b.text(b.f.Scenario.ContentNote)
}

func (b *builder) buildGlossary() {
	for _, e := range b.f.Glossary {
		b.s.Glossary = append(b.s.Glossary, Term{ID: e.ID, Word: e.Value.Word, Meaning: b.text(e.Value.Meaning)})
	}
}

// panels are the places of the screen that a tutorial can point at.
var panels = []string{"ladder", "news", "talks", "orders", "table", "advisers", "close"}

func (b *builder) buildTutorial() {
	for _, e := range b.f.Scenario.Tutorial {
		f := e.Value
		l := Lesson{ID: e.ID, Turn: f.Turn, Office: b.office(f.Office), Look: f.Look, Try: f.Try, Text: b.text(f.Say)}
		if known := b.lookable(); f.Look != "" && !slices.Contains(known, f.Look) {
			b.add(e.At, nearest(f.Look, known), "the step %s looks at %s, which is nothing on the screen", e.ID, echo(f.Look))
		}
		if l.HasDone = f.Done.Src != ""; l.HasDone {
			l.Done = b.cond(f.Done, scope{b, l.Office})
			sees := ledger.Everyone
			if l.Office != ledger.Nobody {
				sees = ledger.Only(l.Office)
			}
			b.flow(f.Done, l.Done.Reads(nil), sees, nil, "what ends this step")
		}
		b.s.Tutorial = append(b.s.Tutorial, l)
	}
}

// lookable lists what a tutorial can point at.
func (b *builder) lookable() []string {
	known := slices.Clone(panels)
	for i := range b.s.Meters {
		known = append(known, b.s.Meters[i].ID)
	}
	for i := range b.s.Actions {
		known = append(known, b.s.Actions[i].ID)
	}
	for i := range b.s.Cards {
		known = append(known, b.s.Cards[i].ID)
	}
	if b.s.Talks != nil {
		for i := range b.s.Talks.Topics {
			known = append(known, b.s.Talks.Topics[i].ID)
		}
	}
	return known
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
