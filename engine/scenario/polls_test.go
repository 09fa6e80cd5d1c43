package scenario

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"backchannel/engine/information"
	"backchannel/engine/num"
)

func TestPolls(t *testing.T) {
	// Each question of the large crisis is a fact that somebody published before the game begins, in two wordings or more; a skin
	// has none of them, and they count for no digest.
	s, folder := loadMap(t, "usmx-2026")
	if len(s.Polls) != 2 {
		t.Fatalf("%+v", s.Polls)
	}
	for _, p := range s.Polls {
		if len(p.Answers) < 2 {
			t.Errorf("%s has one wording only", p.ID)
		}
		for _, a := range p.Answers {
			if a.Text.Label != information.Fact || a.Text.Source == "" || a.Text.On == "" || a.Share <= 0 || a.Share >= num.Of(100) {
				t.Errorf("%s: %+v", p.ID, a)
			}
		}
	}
	k, err := s.Skin("neutral", false)
	if err != nil || len(k.Polls) != 0 {
		t.Errorf("the skin has polls: %v, %v", k.Polls, err)
	}
	bare := fstest.MapFS{}
	err = fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(name, pollsName) {
			return err
		}
		data, err := fs.ReadFile(folder, name)
		bare[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	without, problems := Load(bare, "usmx-2026")
	if without == nil || without.Digest != s.Digest || len(without.Polls) != 0 {
		t.Errorf("without its polls: %v", problems)
	}
}

func TestPollErrors(t *testing.T) {
	// A poll without a source, of nobody, or of more than everybody is refused with what to do.
	_, folder := loadMap(t, "harbour-20")
	for yaml, want := range map[string]string{
		"p: {name: P, of: ten, answers: {a: {say: {text: For it, label: FACT}, share: 40}}}": "polls.yaml:1:42: a FACT needs",
		"p: {name: P, of: tenn, answers: {}}":                                                `there is no shared meter tenn in meters.yaml (did you mean "ten"?)`,
		"p: {name: P, of: ten, answers: {a: {say: For it, share: 101}}}":                     "share",
		"p: {name: P, of: ten, answers: {a: {say: For it, share: 40, people: -1}}}":          "people",
		"p: {name: P, of: ten}": "needs the key answers",
	} {
		files := fstest.MapFS{pollsName: &fstest.MapFile{Data: []byte(yaml + "\n")}}
		names, err := fs.Glob(folder, "*.yaml")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			data, err := fs.ReadFile(folder, name)
			if err != nil {
				t.Fatal(err)
			}
			files[name] = &fstest.MapFile{Data: data}
		}
		if _, problems := Load(files, "harbour-20"); !strings.Contains(fmt.Sprint(problems), want) {
			t.Errorf("%s: %v, want %s", yaml, problems, want)
		}
	}
}
