package mapview_test

import (
	"io/fs"
	"slices"
	"testing"

	"backchannel/cmd/backchannel/internal/mapview"
	"backchannel/engine/scenario"
	"backchannel/scenarios"
)

func TestScenarios(t *testing.T) {
	// Every country that a map of the program names is in the atlas.
	for _, id := range []string{"usmx-2026", "harbour-20"} {
		folder, err := fs.Sub(scenarios.Files, id)
		if err != nil {
			t.Fatal(err)
		}
		s, problems := scenario.Load(folder, id)
		if s == nil {
			t.Fatal(problems)
		}
		for _, a := range s.Map.Areas {
			if a.Country != "" && !slices.Contains(mapview.Countries(), a.Country) {
				t.Errorf("%s: the atlas lacks %s, %s", id, a.Name, a.Country)
			}
		}
	}
}
