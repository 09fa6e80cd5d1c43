package scenario

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
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
	// Without its map a scenario has the same digest.
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
			if _, _, skin := skinID(name); path.Base(name) != mapName && !skin { // a skin names places of the map
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
	}
}

func TestMapOfASkin(t *testing.T) {
	// The map that a skin draws is invented, and no land or place on it has a name that the real ones have in any language;
	// offices and issues stay where they were.
	s, _ := loadMap(t, "usmx-2026")
	real := map[string]bool{}
	for _, code := range append([]string{s.Language}, slices.Sorted(maps.Keys(s.Translations))...) {
		c, err := s.In(code, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range c.Map.Areas {
			real[a.Name] = true
		}
		for _, x := range c.Map.Sites {
			real[x.Name] = true
		}
		for _, mirror := range []bool{false, true} {
			k, err := c.Skin("neutral", mirror)
			if err != nil {
				t.Fatal(err)
			}
			m := k.Map
			if m == nil || !m.Invented || len(m.Areas) != 2 || len(m.Sites) < 8 || len(m.Threads) != 5 {
				t.Fatalf("in %q, mirrored %v: %+v", code, mirror, m)
			}
			if left := m.Areas[0].Name; (left == "Corvia") != mirror {
				t.Errorf("in %q, mirrored %v: the left land is called %s", code, mirror, left)
			}
			names := map[string]bool{}
			for _, a := range m.Areas {
				names[a.Name] = true
				if a.Country != "" || len(a.Outline) == 0 {
					t.Errorf("%s is drawn as country %q", a.Name, a.Country)
				}
			}
			for i, x := range m.Sites {
				names[x.Name] = true
				at := slices.IndexFunc(s.Map.Sites, func(y Site) bool { return y.ID == x.ID })
				if y := s.Map.Sites[at]; y.Offices != x.Offices || !slices.Equal(y.Issues, x.Issues) || y.At == x.At {
					t.Errorf("%s: %+v, as written %+v", x.Name, m.Sites[i], y)
				}
			}
			for name := range names {
				if real[name] || k.Banned(name) != "" {
					t.Errorf("in %q the skin calls something %q", code, name)
				}
			}
			if len(names) != len(m.Areas)+len(m.Sites) {
				t.Errorf("in %q two things have one name: %v", code, names)
			}
		}
	}
}

func TestMapOfASkinErrors(t *testing.T) {
	// What a skin cannot show on its map is told with the place and a likely fix.
	folder, err := fs.Sub(scenarios.Files, "harbour-20")
	if err != nil {
		t.Fatal(err)
	}
	skin, err := os.ReadFile("testdata/skins/skin_hills.yaml")
	if err != nil {
		t.Fatal(err)
	}
	const land = "outline: [[1, 1, 9, 1, 9, 9]]"
	for drawn, want := range map[string]string{
		"areas: {arden_iland: {lies: [1, 2], " + land + "}}\n  places: {}":                                           "there is no land arden_iland in map.yaml that the skin could show (did you mean \"arden_island\"?)",
		"areas: {arden_island: {lies: [1, 2], " + land + "}}\n  places: {ardentown: {lies: [3, 4]}}":                 "there is no place ardentown in map.yaml that the skin could show (did you mean \"arden_town\"?)",
		"areas: {arden_island: {lies: [1, 2], " + land + "}}\n  places: {skerry: {lies: [3, 104]}}":                  "skerry lies at 3, 104: on an invented map both numbers lie between 0 and 100",
		"areas: {arden_island: {lies: [1, 2], outline: [[1, 1, 9, 1]]}}\n  places: {}":                               "a polygon of arden_island has 4 numbers",
		"areas: {arden_island: {lies: [1, 2], " + land + "}}\n  places: {skerry: {lies: [3, 4]}}":                    `"The envoy's boat" is called so in the skin too: replace the name in skin_hills.yaml, or write it anew there under texts as map.places.skerry.name`,
		"areas: {arden_island: {lies: [1, 2], " + land + "}}\n  places: {arden_town: {lies: [3, 4]}}":                "",
		"areas: {arden_island: {lies: [1, 2], " + land + "}}":                                                        "map needs the key places",
		"areas: {arden_island: {lies: [1, 2], " + land + "}}\n  places: {arden_town: {lies: [3, 4], kind: capital}}": "kind",
	} {
		files := fstest.MapFS{"skin_hills.yaml": &fstest.MapFile{Data: append(slices.Clone(skin), "\nmap:\n  "+drawn+"\n"...)}}
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
		s, problems := Load(files, "harbour-20")
		switch {
		case want == "" && (s == nil || s.Map == nil):
			t.Errorf("%s: %v", drawn, problems)
		case want != "" && !strings.Contains(fmt.Sprint(problems), want):
			t.Errorf("%s: %v, want %s", drawn, problems, want)
		}
	}
}
