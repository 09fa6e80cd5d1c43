package scenario

import (
	"slices"

	"backchannel/engine/information"
)

func (f *recordFile) shape(s *fields) {
	s.need("date", "say")
	s.short(maxName, "date")
	s.short(maxSay, "say", "note")
}

func (f *excludedFile) shape(s *fields) {
	s.need("why")
}

// buildRecord keeps what happened after the start. Its sources may be later than that.
func (b *builder) buildRecord() {
	for _, e := range b.f.Record {
		f := e.Value
		h := Happened{ID: e.ID, Date: string(f.Date), Say: f.Say, Note: f.Note, Label: information.Claim}
		if f.Source.Name != "" {
			title, ok := b.sources[f.Source.Name]
			if !ok {
				b.add(f.Source.At, nearest(f.Source.Name, keys(b.sources)), "there is no source %s in sources.yaml", echo(f.Source.Name))
			}
			h.Source, h.Label = title, information.Fact
		}
		if f.Label.Name != "" {
			h.Label = b.labelOf(f.Label)
		}
		if h.Label == information.Fact && h.Source == "" {
			b.add(f.Label.At, "", "a FACT of the record needs its source: name one of sources.yaml, or label it CLAIM or DISPUTED")
		}
		b.s.Record = append(b.s.Record, h)
	}
}

// buildRows gathers which rows of the dossier are represented, and by what.
func (b *builder) buildRows() {
	if b.dress != nil {
		return
	}
	by := map[string][]string{}
	cite := func(what, id string, rows []mark) {
		for _, r := range rows {
			by[string(r)] = append(by[string(r)], what+" "+id)
		}
	}
	f := &b.f
	for _, e := range f.Meters {
		cite("meter", e.ID, e.Value.Dossier)
	}
	for _, e := range f.Actors {
		cite("office", e.ID, e.Value.Dossier)
	}
	for _, e := range f.Actions {
		cite("action", e.ID, e.Value.Dossier)
	}
	for _, e := range f.Events {
		cite("card", e.ID, e.Value.Dossier)
	}
	for _, t := range f.Issues {
		for _, e := range t.Value.Issues {
			cite("issue", e.ID, e.Value.Dossier)
		}
		for _, e := range t.Value.Never {
			cite("line", e.ID, e.Value.Dossier)
		}
	}
	for _, e := range f.Ladder {
		cite("rung", e.ID, e.Value.Dossier)
	}
	for _, e := range f.Endings {
		cite("ending", e.ID, e.Value.Dossier)
	}
	for _, e := range f.Glossary {
		cite("term", e.ID, e.Value.Dossier)
	}
	for _, e := range b.f.Scenario.Calendar {
		cite("date", e.ID, e.Value.Dossier)
	}
	for _, e := range f.Record {
		cite("record", e.ID, e.Value.Dossier)
	}
	b.citeMore(cite)
	why := map[string]string{}
	for _, e := range f.Excluded {
		if why[e.ID] = e.Value.Why; len(by[e.ID]) > 0 {
			b.add(e.At, "", "%s is excluded here, and represented by %s: take one of the two out", e.ID, by[e.ID][0])
		}
		by[e.ID] = nil
	}
	for _, id := range keys(by) {
		b.s.Rows = append(b.s.Rows, Row{ID: id, By: slices.Clone(by[id]), Excluded: why[id]})
	}
}

// citeMore adds what other files cite.
func (b *builder) citeMore(cite func(what, id string, rows []mark)) {
	for _, e := range b.f.Chambers {
		cite("chamber", e.ID, e.Value.Dossier)
	}
	for _, e := range b.f.Bills {
		cite("bill", e.ID, e.Value.Dossier)
	}
	for _, e := range b.f.Segments {
		cite("segment", e.ID, e.Value.Dossier)
	}
	for _, e := range b.f.Sectors {
		cite("sector", e.ID, e.Value.Dossier)
	}
}
