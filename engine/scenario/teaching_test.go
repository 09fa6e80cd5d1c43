package scenario

import (
	"strings"
	"testing"
	"testing/fstest"
)

// What is said to teachers is read, and a better word in it spoils no record.
func TestTeaching(t *testing.T) {
	bare, folder := harbour(t), harbour(t)
	delete(bare, teachingName)
	folder[teachingName] = &fstest.MapFile{Data: []byte("ages: {from: 12, to: 16}\ntags: [Coasts, Trade]\nadvice: Play it twice.\n")}
	folder["es.yaml"] = &fstest.MapFile{Data: []byte("teaching.tags.0: Costas\nteaching.advice: Juéguenlo dos veces.\n")}
	without, problems := Load(bare, "x")
	if problems != nil {
		t.Fatal(problems)
	}
	s, problems := Load(folder, "x")
	if problems != nil {
		t.Fatal(problems)
	}
	if s.Digest != without.Digest {
		t.Error("teaching.yaml changes the digest")
	}
	if x := s.Teaching; x.AgeMin != 12 || x.AgeMax != 16 || strings.Join(x.Tags, "+") != "Coasts+Trade" || x.Advice.Say != "Play it twice." {
		t.Errorf("%+v", x)
	}
	es, err := s.In("es", nil)
	if err != nil || strings.Join(es.Teaching.Tags, "+") != "Costas+Trade" || es.Teaching.Advice.Say != "Juéguenlo dos veces." {
		t.Errorf("%v, %+v", err, es.Teaching)
	}
}

// Ages that no class has are refused.
func TestTeachingAges(t *testing.T) {
	for yaml, want := range map[string]string{
		"ages: {from: 16, to: 12}": "teaching.yaml:1:7: ages go from the youngest to the oldest, and here from 16 to 12",
		"ages: {to: 12}":           "needs the key from",
		"ages: {from: 3}":          "from is 3",
		"ages: 14":                 "teaching.yaml:1:7",
	} {
		folder := harbour(t)
		folder[teachingName] = &fstest.MapFile{Data: []byte(yaml + "\n")}
		_, problems := Load(folder, "x")
		if len(problems) == 0 || !strings.Contains(problems[0].String(), want) {
			t.Errorf("%s: %v, want %s", yaml, problems, want)
		}
	}
}
