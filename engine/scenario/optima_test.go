package scenario

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"backchannel/engine/num"
	"backchannel/scenarios"
)

// accord is a small scenario whose parties have agendas.
func accord(t *testing.T) fstest.MapFS {
	t.Helper()
	folder, list := fstest.MapFS{}, os.DirFS("../crisis/testdata/accord")
	names, err := fs.Glob(list, "*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(list, name)
		if err != nil {
			t.Fatal(err)
		}
		folder[name] = &fstest.MapFile{Data: data}
	}
	return folder
}

func mustLoad(t *testing.T, folder fs.FS) *Scenario {
	t.Helper()
	s, problems := Load(folder, "x")
	for _, p := range problems {
		t.Fatal(p)
	}
	return s
}

// The table of optima says what is worked out without it, and is refused when the numbers
// have changed since, or when a draw is missing.
func TestOptima(t *testing.T) {
	folder := accord(t)
	plain := mustLoad(t, folder)
	data, problems := Optima(folder, "x")
	if len(problems) > 0 || len(data) == 0 {
		t.Fatalf("%s %v", data, problems)
	}
	folder[OptimaName] = &fstest.MapFile{Data: data}
	tabled := mustLoad(t, folder)
	bal, solved := make([]num.Milli, len(plain.Accounts)), 0
	for n := range plain.Talks.Draws() {
		for p, left := len(plain.Talks.Parties)-1, n; p >= 0; p-- {
			if k := len(plain.Talks.Parties[p].Agendas); k > 0 {
				bal[plain.Talks.Agenda[p]] = num.Of(left%k + 1)
				left /= k
			}
		}
		if plain.Talks.DrawIn(bal) != n {
			t.Fatalf("draw %d is taken for %d", n, plain.Talks.DrawIn(bal))
		}
		if a, b := plain.Talks.Optimum(bal), tabled.Talks.Optimum(bal); a != b {
			t.Errorf("draw %d: %v is tabled, %v is so", n, b, a)
		} else if a.Joint > 0 {
			solved++
		}
	}
	if solved == 0 {
		t.Error("no draw can be solved: this shows little")
	}
	if again, _ := Optima(folder, "x"); !bytes.Equal(again, data) {
		t.Error("made again with the file there, it is another")
	}
	for what, change := range map[string]func(){
		"another payoff": func() {
			folder["issues.yaml"] = &fstest.MapFile{Data: bytes.Replace(folder["issues.yaml"].Data, []byte("capacity: "), []byte("capacity: 1"), 1)}
		},
		"a draw less": func() {
			lines := strings.SplitAfter(string(data), "\n")
			folder[OptimaName] = &fstest.MapFile{Data: []byte(strings.Join(lines[:len(lines)-2], ""))}
		},
	} {
		folder = accord(t)
		folder[OptimaName] = &fstest.MapFile{Data: data}
		change()
		_, problems := Load(folder, "x")
		if got := fmt.Sprint(problems); !strings.Contains(got, "optima.yaml:4:9: this table of optima was made for other numbers than issues.yaml has now") {
			t.Errorf("%s: %s", what, got)
		}
		if _, problems := Optima(folder, "x"); len(problems) > 0 {
			t.Errorf("%s: it cannot be made again: %v", what, problems)
		}
	}
}

// A small table without agendas needs no table of optima.
func TestNoOptima(t *testing.T) {
	if data, problems := Optima(harbour(t), "x"); data != nil || problems != nil {
		t.Errorf("%s %v", data, problems)
	}
}

// The tables of optima that come with the program are what is worked out anew, and where
// one is needed it is there.
func TestShippedOptima(t *testing.T) {
	entries, err := fs.ReadDir(scenarios.Files, ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !e.IsDir() {
			continue
		}
		folder, err := fs.Sub(scenarios.Files, e.Name())
		if err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		s, problems := Load(folder, e.Name())
		if len(problems) > 0 {
			continue // for another test
		}
		took := time.Since(start)
		if s.Talks == nil || !s.Talks.Tabled() {
			continue
		}
		want, _ := Optima(folder, e.Name())
		got, _ := fs.ReadFile(folder, OptimaName)
		if !bytes.Equal(got, want) {
			t.Errorf("%s: optima.yaml is not what is worked out: run `backchannel check scenarios/%s --optima`", e.Name(), e.Name())
		}
		list, err := s.Talks.optima()
		for n, x := range list {
			if x.Joint == 0 {
				t.Errorf("%s: with the agendas %v there is no deal to be had", s.ID, s.Talks.drawNames(n))
			}
		}
		t.Logf("%s: loaded in %v, %d draws (%v)", s.ID, took.Round(time.Millisecond), len(list), err)
	}
}
