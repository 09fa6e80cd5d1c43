package scenario_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
	"backchannel/scenarios"
)

func ExampleLoad() {
	folder, _ := fs.Sub(scenarios.Files, "harbour-20")
	s, problems := scenario.Load(folder, "harbour-20")
	for _, p := range problems {
		fmt.Println(p)
	}
	t := s.Talks
	fmt.Printf("%s: %d offices, %d turns, %d issues, %d actions, %d events, %d rungs\n", s.Title, s.Count(), s.Turns, t.Issues(), len(s.Actions), len(s.Cards), len(s.Ladder))
	best, _ := t.Best()
	fmt.Printf("%d packages, %d ratifiable, best joint gain %v\n", best.Size, best.Ratifiable, best.BestJoint)
	for _, l := range append(best.Best, ledger.Levels{1, 1, 1}) {
		fmt.Printf("%v pays %v and %v, surpluses %v\n", l[:t.Issues()], t.Payoff(0, &l), t.Payoff(1, &l), t.Surpluses(nil, &l, t.Thresholds()))
	}
	// Output:
	// Harbour Lights: 3 offices, 4 turns, 3 issues, 10 actions, 8 events, 5 rungs
	// 48 packages, 7 ratifiable, best joint gain 2
	// [2 2 3] pays 6 and 6, surpluses [2 2]
	// [3 2 2] pays 6 and 6, surpluses [2 2]
	// [1 1 1] pays 2 and 4, surpluses [-2 0]
}

// No action can be called like a verb, which a directive begins with.
func TestVerbsAreNoActions(t *testing.T) {
	for v := ledger.Verb(1); crisis.VerbName(v) != ""; v++ {
		folder := fstest.MapFS{}
		list, err := fs.Glob(scenarios.Files, "harbour-20/*.yaml")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range list {
			data, _ := fs.ReadFile(scenarios.Files, name)
			folder[strings.TrimPrefix(name, "harbour-20/")] = &fstest.MapFile{Data: data}
		}
		word := crisis.VerbName(v)
		file := folder["actions.yaml"]
		file.Data = append([]byte(strings.ToUpper(word)+": {name: X, about: X., does: [{ten: 1}]}\n"), file.Data...)
		if _, problems := scenario.Load(folder, "x"); len(problems) == 0 || !strings.Contains(fmt.Sprint(problems), "word") && !strings.Contains(fmt.Sprint(problems), "meaning of its own") {
			t.Errorf("an action can be called %s: %v", word, problems)
		}
	}
}
