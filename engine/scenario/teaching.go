package scenario

// teachingName is the file for teachers. It counts for no digest, since it changes no rule.
const teachingName = "teaching.yaml"

// Limits of what is said to teachers; nobody who can read it is younger or older.
const (
	ageMin, ageMax = 5, 120
	tagsMax        = 12
)

func (f *teachingFile) shape(s *fields) {
	s.most("tags", tagsMax)
	s.short(maxSource, "tags")
}

func (f *agesFile) shape(s *fields) {
	s.need("from")
	s.within("from", ageMin, ageMax)
	s.within("to", ageMin, ageMax)
}

// buildTeaching takes over what is said to teachers.
func (b *builder) buildTeaching() {
	f, t := &b.f.Teaching, &b.s.Teaching
	if a := f.Ages; a != nil {
		if a.To != 0 && a.To < a.From {
			b.add(a.At, "", "ages go from the youngest to the oldest, and here from %d to %d", a.From, a.To)
		}
		t.AgeMin, t.AgeMax = a.From, a.To
	}
	t.Tags, t.Advice = f.Tags, b.text(f.Advice)
}
