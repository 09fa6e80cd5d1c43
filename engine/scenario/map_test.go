package scenario

import (
	"io/fs"
	"path"
	"slices"
	"testing"
	"testing/fstest"

	"backchannel/engine/ledger"
	"backchannel/scenarios"
)

// loadMap loads a scenario of the program.
func loadMap(t *testing.T, id string) (*Scenario, fs.FS) {
	t.Helper()
	folder, err := fs.Sub(scenarios.Files, id)
	if err != nil {
		t.Fatal(err)
	}
	s, problems := Load(folder, id)
	if s == nil {
		t.Fatal(problems)
	}
	return s, folder
}

func TestMap(t *testing.T) {
	// A map names real countries or draws invented ones, and ties its places to offices and issues.
	s, _ := loadMap(t, "usmx-2026")
	m := s.Map
	if m == nil || m.Invented || m.Areas[0].Country != "840" || m.Areas[0].Side != 0 || m.Areas[1].Side != 1 {
		t.Fatalf("%+v", m)
	}
	i := slices.IndexFunc(m.Sites, func(x Site) bool { return x.ID == "mexico_city" })
	if x := m.Sites[i]; x.Kind != "capital" || x.At != (Place{-99_130, 19_430}) || !x.Offices.Has(s.Office("mx_pres")) || x.Offices.Has(s.Office("us_exec")) {
		t.Errorf("%+v", x)
	}
	seated := ledger.Offices(0)
	for i := range m.Sites {
		seated |= m.Sites[i].Offices
	}
	for _, id := range []string{"us_exec", "mx_pres", "us_congress", "mx_congress"} {
		if !seated.Has(s.Office(id)) {
			t.Errorf("%s is nowhere on the map", id)
		}
	}
	if h, _ := loadMap(t, "harbour-20"); h.Map == nil || !h.Map.Invented || len(h.Map.Areas) != 2 || len(h.Map.Areas[0].Outline[0]) < 3 {
		t.Errorf("%+v", h.Map)
	}
}

func TestMapChangesNoRule(t *testing.T) {
	// Without its map a scenario has the same digest, and a skin has no map.
	for _, id := range []string{"usmx-2026", "harbour-20"} {
		s, folder := loadMap(t, id)
		bare := fstest.MapFS{}
		names, err := fs.Glob(folder, "*.yaml")
		if err != nil {
			t.Fatal(err)
		}
		abroad, err := fs.Glob(folder, "*/*.yaml")
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, abroad...)
		for _, name := range names {
			if path.Base(name) != mapName {
				data, err := fs.ReadFile(folder, name)
				if err != nil {
					t.Fatal(err)
				}
				bare[name] = &fstest.MapFile{Data: data}
			}
		}
		without, problems := Load(bare, id)
		if without == nil {
			t.Fatal(problems)
		}
		if without.Map != nil || without.Digest != s.Digest {
			t.Errorf("%s: digest %v with the map, %v without", id, s.Digest, without.Digest)
		}
		for _, k := range s.Skins {
			c, err := s.Skin(k.ID, false)
			if err != nil || c.Map != nil {
				t.Errorf("%s as %s: %v, map %v", id, k.ID, err, c.Map)
			}
		}
	}
}
