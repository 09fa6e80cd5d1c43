package scenario

import (
	"strings"

	"backchannel/engine/calendar"
	"backchannel/engine/information"
)

func (b *builder) labelOf(r Ref) information.Label {
	l, ok := information.ParseLabel(r.Name)
	if !ok {
		b.add(r.At, nearest(r.Name, information.Labels()), "there is no label %s: a label is one of %s", echo(r.Name), strings.Join(information.Labels(), ", "))
	}
	return l
}

// text checks a text's label and what the label asks for. A text that is not there
// has no label.
func (b *builder) text(p Prose) Text {
	if p.Say == "" {
		return Text{}
	}
	t := Text{Say: p.Say, Label: b.label, By: p.By, On: p.On}
	if b.dress != nil { // it is fiction, and was checked as it was written
		t.Label = information.Simulated
		return t
	}
	if p.Label.Name != "" {
		t.Label = b.labelOf(p.Label)
	}
	if p.Source.Name != "" {
		title, ok := b.sources[p.Source.Name]
		if !ok {
			b.add(p.Source.At, nearest(p.Source.Name, keys(b.sources)), "there is no source %s in sources.yaml", echo(p.Source.Name))
		}
		t.Source = title
		b.checkSourceDate(p.Source)
	}
	b.checkLabel(p, &t)
	return t
}

// checkSourceDate wants a source that was there when the scenario begins.
func (b *builder) checkSourceDate(r Ref) {
	start := b.s.Clock.Start
	for i := range b.s.Sources {
		if s := &b.s.Sources[i]; s.ID == r.Name && start != 0 {
			if d, err := calendar.Parse(s.Date); err == nil && start.Before(d) {
				b.add(r.At, "", "the source %s is of %s, after the game begins on %v: what it says belongs into record.yaml, for the debrief", s.ID, s.Date, start)
			}
		}
	}
}

// checkLabel wants a source and a date for a FACT, somebody and a date for a CLAIM,
// and nothing known only after the scenario has begun.
func (b *builder) checkLabel(p Prose, t *Text) {
	switch {
	case t.Label == information.Fact && (p.Source.Name == "" || t.On == ""):
		b.add(p.At, "", "a FACT needs its source, and under on the date that it speaks of")
	case t.Label == information.Claim && (t.By == "" || t.On == ""):
		b.add(p.At, "", "a CLAIM needs under by who says it, and under on when")
	}
	if p.KnownFrom.Name == "" {
		return
	}
	known, start := b.date(p.KnownFrom), b.s.Clock.Start
	if start != 0 && start.Before(known) {
		b.add(p.KnownFrom.At, "", "this became known on %s, after the game begins on %s: keep it for the debrief, or write what was known then", p.KnownFrom.Name, b.f.Scenario.Turns.Start.Name)
	}
}
