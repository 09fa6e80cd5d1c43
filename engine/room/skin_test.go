package room_test

import (
	"io/fs"
	"os"
	"slices"
	"testing"
	"testing/fstest"

	"backchannel/engine/crisis"
	"backchannel/engine/debrief"
	"backchannel/engine/journal"
	"backchannel/engine/ledger"
	"backchannel/engine/room"
	"backchannel/engine/scenario"
	"backchannel/scenarios"
)

// folderOf copies a folder of files, so that one can be added.
func folderOf(t *testing.T, from fs.FS) fstest.MapFS {
	t.Helper()
	folder := fstest.MapFS{}
	err := fs.WalkDir(from, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(from, name)
		folder[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

// skinned loads every scenario that can be had in a skin: those that come with the
// program, and the harbour in a skin of the tests.
func skinned(t *testing.T) (list []*scenario.Scenario) {
	t.Helper()
	entries, err := fs.ReadDir(scenarios.Files, ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !e.IsDir() {
			continue
		}
		sub, err := fs.Sub(scenarios.Files, e.Name())
		if err != nil {
			t.Fatal(err)
		}
		folder := folderOf(t, sub)
		if e.Name() == "harbour-20" {
			data, err := os.ReadFile("../scenario/testdata/skins/skin_hills.yaml")
			if err != nil {
				t.Fatal(err)
			}
			folder["skin_hills.yaml"] = &fstest.MapFile{Data: data}
		}
		s, problems := scenario.Load(folder, e.Name())
		for _, p := range problems {
			t.Error(p)
		}
		if s != nil && len(s.Skins) > 0 {
			list = append(list, s)
		}
	}
	return list
}

// A game in a skin has the events and the digest of the same game without it, its record
// replays with either, and nothing that is told of it has a banned word.
func TestGamesInSkins(t *testing.T) {
	for _, s := range skinned(t) {
		for plan := range s.Plans[:min(2, len(s.Plans))] {
			bare := playedBy(t, s, plan)
			for _, k := range s.Skins {
				for _, mirror := range []bool{false, true} {
					c, err := s.Skin(k.ID, mirror)
					if err != nil {
						t.Fatal(err)
					}
					sameInSkin(t, s, c, bare, playedBy(t, c, plan))
				}
			}
		}
	}
}

// playedBy lets counterparts play a game, and tells on the way.
func playedBy(t *testing.T, s *scenario.Scenario, plan int) *room.Room {
	t.Helper()
	r, err := room.Open(room.Setup{Scenario: s, Plan: s.Plans[plan].ID, Seed: 11}, nil)
	if err == nil {
		err = r.Play()
	}
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func sameInSkin(t *testing.T, s, c *scenario.Scenario, bare, dressed *room.Room) {
	t.Helper()
	a, _, _ := bare.Opened()
	b, w, ok := dressed.Opened()
	if !ok || bare.Digest() != dressed.Digest() || len(a) != len(b) {
		t.Fatalf("%s in its skin %v is another game", s.ID, c.Worn)
	}
	rec := dressed.Record()
	if rec.Header.Skin != c.Worn.String() {
		t.Errorf("the record names the skin %q", rec.Header.Skin)
	}
	for _, x := range []*scenario.Scenario{s, c} {
		if v := journal.Verify(x, rec); !v.OK || v.Digest != bare.Digest() {
			t.Errorf("%s: the record does not replay: %s", s.ID, v.Reason)
		}
	}
	clean := func(text string) {
		if word := c.Banned(text); word != "" {
			t.Errorf("%s in its skin %v says %q: %s", s.ID, c.Worn, word, text)
		}
	}
	for i, seat := range dressed.Seats() {
		v := dressed.View(i)
		for j := range v.Log {
			line, _ := crisis.Tell(c, &v.Log[j], seat.Offices)
			clean(line.Text)
		}
		for o := ledger.Office(1); int(o) <= c.Count(); o++ {
			for _, x := range crisis.Options(c, v, o, nil) {
				clean(x.Refusal.Reason(c))
				for _, effect := range crisis.Effects(c, v, &x.Directive) {
					clean(effect)
				}
			}
		}
		d := debrief.Make(c, b, w, seat.Offices)
		for _, line := range d.Text() {
			clean(line)
		}
	}
	for i := range c.Accounts {
		clean(c.Accounts[i].Title)
	}
	for i := range c.Causes {
		clean(c.Causes[i].Title)
	}
	for turn := range c.Turns {
		clean(c.Clock.Label(turn + 1))
	}
	if !slices.ContainsFunc(b, func(e ledger.Event) bool { return e.Kind == crisis.GameEnded }) {
		t.Error("the game has not ended")
	}
}
