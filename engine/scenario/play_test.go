package scenario_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"testing"
	"testing/fstest"

	"backchannel/engine/chance"
	"backchannel/engine/crisis"
	"backchannel/engine/ledger"
	"backchannel/engine/scenario"
)

// word is what a mutation exchanges: a name, a number or an operator.
var word = regexp.MustCompile(`[A-Za-z_][A-Za-z0-9_.]*|-?[0-9]+|[<>=!]=`)

// mutant is a good scenario in which some words of a file stand in for others.
func mutant(t *testing.T, base string, r *rand.Rand) fstest.MapFS {
	folder := fstest.MapFS{}
	list, err := filepath.Glob(base + "/*.yaml")
	if err != nil || len(list) == 0 {
		t.Fatal("no scenario", err)
	}
	for _, name := range list {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		folder[filepath.Base(name)] = &fstest.MapFile{Data: data}
	}
	changed := []string{"actions", "events", "issues", "laws", "meters", "ladder", "endings", "scoring", "segments", "sectors"}
	for range 1 + r.IntN(3) {
		f := folder[changed[r.IntN(len(changed))]+".yaml"]
		if f == nil {
			continue
		}
		at := word.FindAllIndex(f.Data, -1)
		a, b := at[r.IntN(len(at))], at[r.IntN(len(at))]
		f.Data = append(append(append([]byte{}, f.Data[:a[0]]...), f.Data[b[0]:b[1]]...), f.Data[a[1]:]...)
	}
	return folder
}

// Whatever loads can be played: no choice of any office makes the kernel panic, and
// the game ends in time.
func TestWhatLoadsPlays(t *testing.T) {
	r := rand.New(rand.NewPCG(20, 1))
	for _, c := range []struct {
		base    string
		mutants int
	}{{"testdata/harbour", 1_000}, {"../crisis/testdata/delta", 600}} {
		loaded := 0
		for n := range c.mutants {
			folder := mutant(t, c.base, r)
			s, problems := scenario.Load(folder, "mutant")
			if len(problems) > 0 {
				continue
			}
			loaded++
			play(t, s, uint64(n), r)
		}
		if loaded < c.mutants/10 {
			t.Errorf("only %d of %d load", loaded, c.mutants)
		}
	}
}

func play(t *testing.T, s *scenario.Scenario, seed uint64, r *rand.Rand) {
	g := crisis.New(s, chance.Counter(seed), false)
	var v crisis.View
	var options []crisis.Option
	for moves := 0; !g.Ended(); moves++ {
		if moves > 5_000 {
			t.Fatalf("the game does not end: turn %d of %d", g.Turn(), s.Turns)
		}
		o := ledger.Office(1 + r.IntN(s.Count()))
		g.Look(ledger.Only(o), &v)
		options = crisis.Options(s, &v, o, options[:0])
		d := options[r.IntN(len(options))].Directive
		switch {
		case r.IntN(4) == 0:
			d = ledger.Directive{By: o, Verb: crisis.Close}
		case s.Talks != nil && r.IntN(6) == 0:
			d = ledger.Directive{By: o, Verb: crisis.Propose}
			for i, size := range s.Talks.Sizes {
				d.Levels[i] = int8(r.IntN(int(size)))
			}
		}
		g.Submit(d)
	}
	for id, b := range g.World.Bal {
		if a := &s.Accounts[id]; b < a.Min || b > a.Max {
			t.Fatalf("%s ends at %v: its range is %v to %v", a.Name, b, a.Min, a.Max)
		}
	}
}
