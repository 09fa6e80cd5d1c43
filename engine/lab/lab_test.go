package lab_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"time"

	"backchannel/engine/lab"
	"backchannel/engine/num"
	"backchannel/engine/scenario"
	"backchannel/scenarios"
)

func load(t testing.TB, id string) *scenario.Scenario {
	t.Helper()
	files, err := fs.Sub(scenarios.Files, id)
	if err != nil {
		t.Fatal(err)
	}
	s, problems := scenario.Load(files, id)
	for _, p := range problems {
		t.Fatal(p)
	}
	return s
}

func bench(t testing.TB, id string) *lab.Bench {
	t.Helper()
	b, err := lab.NewBench(load(t, id))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// The two sides are the seats that sign.
func TestSides(t *testing.T) {
	for id, want := range map[string]string{"harbour-20": "offices [arden belmar]", "usmx-2026": "solo [us mx]"} {
		b := bench(t, id)
		if got := fmt.Sprint(b.Plan, " ", b.Seats); got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
	alone := *load(t, "harbour-20")
	alone.Talks = nil
	if _, err := lab.NewBench(&alone); err == nil || !strings.Contains(err.Error(), "two seats that sign") {
		t.Errorf("without talks: %v", err)
	}
}

// Results come in order, whatever takes long and however many work, and never further
// ahead than allowed; the first error in that order ends it.
func TestStream(t *testing.T) {
	const n = 500
	for _, workers := range []int{1, 2, 8} {
		var got []int
		err := lab.Stream(n, workers, func(job int) (int, error) {
			if job%97 == 3 {
				time.Sleep(time.Millisecond)
			}
			return job * job, nil
		}, func(job, x int) error {
			got = append(got, x)
			if x != job*job || len(got) != job+1 {
				return fmt.Errorf("job %d came as number %d with %d", job, len(got), x)
			}
			return nil
		})
		if err != nil || len(got) != n {
			t.Errorf("%d workers: %d results, %v", workers, len(got), err)
		}
		taken := 0
		err = lab.Stream(n, workers, func(job int) (int, error) {
			if job == 400 || job == 401 {
				return 0, fmt.Errorf("job %d", job)
			}
			return 0, nil
		}, func(int, int) error { taken++; return nil })
		if taken != 400 || err == nil || err.Error() != "job 400" {
			t.Errorf("%d workers: %d taken, %v", workers, taken, err)
		}
	}
	if err := lab.Stream(0, 4, func(int) (int, error) { return 0, nil }, nil); err != nil {
		t.Error(err)
	}
}

var small = lab.Tournament{Kinds: []string{"policy:random", "policy:threat", "utility"}, Seeds: 12, First: 5}

// played is the strength of the small tournament, as JSON, and the file it leaves.
func played(t testing.TB, b *lab.Bench, workers int) (table, file string) {
	var to bytes.Buffer
	g, err := b.NewGames(&to)
	if err != nil {
		t.Fatal(err)
	}
	return finished(t, g, workers), to.String()
}

func finished(t testing.TB, g *lab.Games, workers int) string {
	last, all := 0, small.Matches()
	if err := g.Play(all, workers, func(n int) { last = n }); err != nil {
		t.Fatal(err)
	}
	if last != len(all) {
		t.Errorf("%d of %d games done", last, len(all))
	}
	text, err := json.Marshal(g.Strength(&small))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// The table and the file of games are the same on any number of workers.
func TestAnyNumberOfWorkers(t *testing.T) {
	b := bench(t, "harbour-20")
	table, file := played(t, b, 1)
	for _, workers := range []int{2, 8} {
		if again, other := played(t, b, workers); again != table || other != file {
			t.Errorf("%d workers:\n%s\n1 worker:\n%s", workers, again, table)
		}
	}
}

// A run that was stopped anywhere goes on to the same table, and plays no game twice; a
// line that was cut off counts as not written.
func TestGoingOn(t *testing.T) {
	b := bench(t, "harbour-20")
	table, file := played(t, b, 2)
	lines := strings.SplitAfter(file, "\n")
	for _, cut := range []int{len(lines[0]), len(lines[0]) + 1, len(file) / 2, len(file) - 1, len(file)} {
		var more bytes.Buffer
		g, good, err := b.ReadGames(strings.NewReader(file[:cut]), &more)
		if err != nil {
			t.Fatalf("cut at %d: %v", cut, err)
		}
		if err := g.Verify(small.Matches()); err != nil {
			t.Error(err)
		}
		if again := finished(t, g, 2); again != table {
			t.Errorf("cut at %d: another table", cut)
		}
		if whole := file[:good] + more.String(); whole != file {
			t.Errorf("cut at %d: another file, of %d bytes and not %d", cut, len(whole), len(file))
		}
	}
}

// Files that hold something else are not gone on with, and the error says what is wrong.
func TestOtherFiles(t *testing.T) {
	b := bench(t, "harbour-20")
	_, file := played(t, b, 2)
	for _, x := range []struct{ file, says string }{
		{"", "no first line"},
		{"{}\n", "no file of games"},
		{"a recipe\n", "no file of games"},
		{strings.Replace(file, b.Scenario.Digest.String(), "00", 1), "another scenario"},
		{file + "{\"a\":\n", "line 110"},
		{file + strings.Repeat("x", 5000) + "\n", "line 110"},
	} {
		if _, _, err := b.ReadGames(strings.NewReader(x.file), nil); err == nil || !strings.Contains(err.Error(), x.says) {
			t.Errorf("%.20q: %v, want %q", x.file, err, x.says)
		}
	}
	// A game that comes out differently now is found out.
	lines := strings.SplitAfter(file, "\n")
	i := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, `{"a":"utility","b":"utility","seed":5,`) })
	lines[i] = strings.Replace(lines[i], `"own":[`, `"own":[1`, 1)
	g, _, err := b.ReadGames(strings.NewReader(strings.Join(lines, "")), nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := g.Verify(small.Matches()); !errors.Is(err, lab.ErrStale) || !strings.Contains(err.Error(), "utility against utility, seed 5") {
		t.Errorf("a game that was changed: %v", err)
	}
}

// Who cannot play is named before anything is played.
func TestTournamentRefused(t *testing.T) {
	b := bench(t, "harbour-20")
	for _, x := range []struct {
		t    lab.Tournament
		says string
	}{
		{lab.Tournament{Kinds: []string{"utility"}}, "0 games a pair"},
		{lab.Tournament{Kinds: []string{"utility"}, Seeds: lab.SampleMax + 1}, "say a number from 1 to 65536"},
		{lab.Tournament{Seeds: 1}, "nobody plays"},
		{lab.Tournament{Kinds: []string{"utility", "utility"}, Seeds: 1}, "named twice"},
		{lab.Tournament{Kinds: []string{"human"}, Seeds: 1}, "human plays no games by itself"},
		{lab.Tournament{Kinds: []string{"policy:kindness"}, Seeds: 1}, "there is no policy \"kindness\""},
	} {
		if err := x.t.Check(b); err == nil || !strings.Contains(err.Error(), x.says) {
			t.Errorf("%v: %v, want %q", x.t, err, x.says)
		}
	}
	if err := small.Check(b); err != nil {
		t.Error(err)
	}
}

// The tables are what the games were: means of both sides, leads that mirror each other,
// and an order by the mean against the field.
func TestStrengthIsTheGames(t *testing.T) {
	b := bench(t, "harbour-20")
	g, _ := b.NewGames(nil)
	finished(t, g, 2)
	s := g.Strength(&small)
	random, threat := 0, 1
	var sum num.Milli
	broken := 0
	for i := range small.Seeds {
		seed := small.First + uint64(i)
		first, err := b.Play(lab.Match{Kinds: [2]string{"policy:random", "policy:threat"}, Seed: seed})
		if err != nil {
			t.Fatal(err)
		}
		second, _ := b.Play(lab.Match{Kinds: [2]string{"policy:threat", "policy:random"}, Seed: seed})
		sum += first.Own[0] + second.Own[1]
		if first.Breakdown {
			broken++
		}
	}
	want := float64(sum) / 1000 / float64(2*small.Seeds)
	if got := s.Own[random][threat].Mean; got < want-0.001 || got > want+0.001 {
		t.Errorf("own score of random against threat: %v, want %v", got, want)
	}
	if s.Breakdown[random][threat] != lab.Wilson(broken, small.Seeds) || broken == 0 {
		t.Errorf("breakdown %v, want %d of %d", s.Breakdown[random][threat], broken, small.Seeds)
	}
	if a, b := s.Lead[random][threat].Mean, s.Lead[threat][random].Mean; a != -b || s.Lead[threat][threat] != (lab.Estimate{}) {
		t.Errorf("leads %v and %v, against itself %v", a, b, s.Lead[threat][threat])
	}
	if s.Kinds[s.Order[0]] != "utility" || len(s.Steps) != 2 || s.Steps[0].Mean < 0 || s.Steps[1].Mean < 0 {
		t.Errorf("order %v, steps %v", s.Order, s.Steps)
	}
	if s.Ratified[threat][threat].Mean != 0 || s.Signed[threat][threat].Mean != 0 || s.Joint[threat][threat].Mean != 0 || s.Ratified[2][2].Mean < 50 {
		t.Errorf("agreements of threat %v, of utility %v", s.Ratified[threat][threat], s.Ratified[2][2])
	}
}
