package scenario

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// grow appends n lines to a file of a folder; in each, # stands for its number.
func grow(folder fstest.MapFS, file string, n int, line string) {
	if folder[file] == nil {
		folder[file] = &fstest.MapFile{}
	}
	b := strings.Builder{}
	b.Write(folder[file].Data)
	for i := range n {
		b.WriteString(strings.ReplaceAll(line, "#", fmt.Sprint(i)) + "\n")
	}
	folder[file].Data = []byte(b.String())
}

// TestTooMany shows what is said of too many of everything.
func TestTooMany(t *testing.T) {
	const meter = "{name: X, about: X.}"
	for _, c := range []struct {
		file string
		n    int
		line string
		want string
	}{
		{"actors.yaml", 30, "o#: {name: X, mandate: X., brief: X.}", "actors.yaml: there are 33 offices: a scenario has at most 32"},
		{"meters.yaml", 56, "m#: " + meter, "meters.yaml: there are 61 meters: a scenario has at most 60"},
		{"chambers.yaml", 7, "h#: {name: X, about: X., seats: 1, blocs: {a: {name: X, seats: 1}}}", "chambers.yaml: there are 9 chambers: a scenario has at most 8"},
		{"bills.yaml", 40, "L#: {name: X, say: X., by: [arden], path: [{signs: arden}]}", "bills.yaml: there are 41 bills: a scenario has at most 40"},
		{"segments.yaml", 33, "g#: {name: X, say: X., of: inf, share: 1}", "segments.yaml: there are 33 segments: a scenario has at most 32"},
		{"sectors.yaml", 33, "c#: {name: X, say: X., weight: 1}", "sectors.yaml: there are 33 sectors: a scenario has at most 32"},
		{"actions.yaml", 111, "a#: {name: X, about: X., does: [{ten: 1}]}", "actions.yaml: there are 121 actions: a scenario has at most 120"},
		{"events.yaml", 193, "c#: {name: X, say: X.}", "events.yaml: there are 201 cards: a scenario has at most 200"},
		{"ladder.yaml", 12, "r#: {name: X, from: 1, about: X.}", "ladder.yaml: there are 17 rungs: a scenario has at most 16"},
		{"endings.yaml", 20, "e#: {name: X, say: X., when: ten > 1}", "endings.yaml: there are 25 endings: a scenario has at most 24"},
		{"scoring.yaml", 9, "p#: {name: X, about: X., share: 1, value: ten}", "scoring.yaml: there are 13 parts of the score: a scenario has at most 12"},
		{"glossary.yaml", 191, "w#: {word: X, meaning: X.}", "glossary.yaml: there are 201 words: a scenario has at most 200"},
		{"sources.yaml", 201, "s#: {title: X, publisher: X, date: 2026-01-08}", "sources.yaml: there are 201 sources: a scenario has at most 200"},
		{"issues.yaml", 14, "    I#: {name: X, about: X., levels: [a, b], clauses: [A., B.], pays: {arden: [0, 0], belmar: [0, 0]}}", "issues.yaml:10:5: issues has 17 items: it can have at most 16"},
		{"actions.yaml", 1, "a#: {name: X, about: X., does: [" + strings.Repeat("{ten: 1}, ", 25) + "]}", "actions.yaml:52:273: a list of steps has at most 24"},
		{"events.yaml", 1, "c#: {name: X, say: X., choose: {" + strings.Repeat("o@: {name: X}, ", 7) + "}}", "events.yaml:51:32: choose has 7 items: it can have at most 6"},
		{"events.yaml", 40, "c#: {name: X, say: X., when: ten > 1, does: [{after: 60, ten: 1, fire: rock}]}", "up to 9608 delayed effects could wait at once: at most 4096 can; delay fewer, or by fewer turns"},
		{"es.yaml", 1, "actions.call.name: " + strings.Repeat("x", 337), "es.yaml:1:20: this translation is 337 bytes long: it can have at most 336"},
	} {
		folder := harbour(t)
		line := c.line
		for i := 0; i < 9; i++ {
			line = strings.Replace(line, "@", fmt.Sprint(i), 1)
		}
		grow(folder, c.file, c.n, line)
		_, problems := Load(folder, "x")
		if len(problems) != 1 || problems[0].String() != c.want {
			t.Errorf("%d of %s: got %d\n%v\nwant\n%s", c.n, c.file, len(problems), problems[:min(3, len(problems))], c.want)
		}
	}
}

// crowd is a scenario without a story: offices, meters and actions that each of them
// has, and a table of parties with issues of two levels.
func crowd(offices, meters, actions, parties, issues int) fstest.MapFS {
	f := fstest.MapFS{}
	grow(f, "scenario.yaml", 1, "format: 1\ntitle: X\nabout: X.\nturns: {count: 4}\nplans: {one: {seats: {all_of_us: all}}}")
	grow(f, "actors.yaml", offices, "o#: {name: X, mandate: X., brief: X., best_case: X.}")
	grow(f, "meters.yaml", meters, "m#: {name: X, about: X., each: all}")
	grow(f, "actions.yaml", actions, "a#: {name: X, about: X., by: all, does: ["+strings.Repeat("{own.m0: 1, own.m1: 2}, ", 6)+"]}")
	grow(f, "endings.yaml", 1, "end: {name: X, say: X.}")
	var names, zeros, levels strings.Builder
	for i := range parties {
		fmt.Fprintf(&names, "o%d, ", i)
		fmt.Fprintf(&zeros, "o%d: 0, ", i)
		fmt.Fprintf(&levels, "o%d: [0, %d], ", i, i)
	}
	grow(f, "issues.yaml", 1, "main:\n  name: X\n  parties: ["+names.String()+"]\n  veto: [o0]\n  threshold: {"+zeros.String()+"}\n  issues:")
	grow(f, "issues.yaml", issues, "    I#: {name: X, about: X., levels: [a, b], clauses: [A., B.], pays: {"+levels.String()+"}}")
	return f
}

// Too many accounts, rules, and offices that are asked at once are told too.
func TestTooManyAtOnce(t *testing.T) {
	folder := crowd(32, 60, 120, 8, 14)
	grow(folder, "events.yaml", 20, "c#: {name: X, say: X., when: turn > 1, choose: {a: {name: X}}}")
	_, problems := Load(folder, "x")
	var got []string
	for _, p := range problems {
		got = append(got, p.String())
	}
	want := []string{
		"the scenario needs 11370 accounts: there can be at most 8000; take offices, actions or issues out",
		"the conditions and amounts come to more than 40000, counted once for each office that they are for: take actions, cards or offices out",
		"up to 736 orders and answers could be filed in one turn: at most 512 can; let fewer cards ask, or ask fewer offices",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}

// largest is a scenario near every limit at once.
func largest(t testing.TB) fstest.MapFS {
	folder := harbour(t)
	cond := strings.Repeat("ten > 1 && (", 4) + "min(ten, tru, inf) > 2" + strings.Repeat(")", 4)
	grow(folder, "actors.yaml", 29, "o#: {name: X, mandate: X., brief: X., other: arden}")
	folder["scenario.yaml"].Data = []byte(strings.Replace(string(folder["scenario.yaml"].Data), "seats: {arden: [arden], belmar: [belmar], envoy: [envoy]}", "seats: {one: all}", 1))
	step := "{when: \"" + cond + "\", ten: \"min(ten, tru) * 0.2 - inf / 7\"}, "
	grow(folder, "actions.yaml", 110, "a#: {name: X, about: X., by: all, does: ["+strings.Repeat(step, 5)+"]}")
	grow(folder, "events.yaml", 190, "c#: {name: X, say: X., when: \""+cond+"\", does: ["+strings.Repeat(step, 2)+"]}")
	grow(folder, "meters.yaml", 50, "m#: {name: X, about: X., each: all}")
	grow(folder, "issues.yaml", 9, "    I#: {name: X, about: X., levels: [a, b, c], clauses: [A., B., C.], pays: {arden: [0, 1, 2], belmar: [2, 1, 0]}}")
	bonus := "{when: \"min(H1, H2, H3) > 1 && I0 + I1 > 2\", pays: {arden: 1, belmar: 1}}, "
	folder["issues.yaml"].Data = []byte(strings.Replace(string(folder["issues.yaml"].Data), "  spread: 1\n", "  spread: 1\n  bonus: ["+strings.Repeat(bonus, 4)+"]\n", 1))
	return folder
}

// TestLargest measures the largest scenario that the limits allow.
func TestLargest(t *testing.T) {
	folder := largest(t)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	s, problems := Load(folder, "x")
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	for _, p := range problems[:min(5, len(problems))] {
		t.Error(p)
	}
	if s != nil {
		t.Logf("%d accounts, %d packages, %v, %d MB", len(s.Accounts), s.Talks.Size(), took, (after.TotalAlloc-before.TotalAlloc)>>20)
	}
	if took > 20*time.Second {
		t.Errorf("loading took %v", took)
	}
}

// FuzzLoad changes bytes of one file of a good scenario: it loads, or is refused with
// problems that have a text, in bounded time.
func FuzzLoad(f *testing.F) {
	for i := range uint8(12) {
		f.Add(i, uint16(i)*99, []byte("[x"), uint64(i))
	}
	f.Add(uint8(3), uint16(60), []byte("own.home"), uint64(0))
	f.Add(uint8(0), uint16(40), []byte(" {sound: all}"), uint64(4))
	f.Fuzz(func(t *testing.T, file uint8, at uint16, insert []byte, seed uint64) {
		folder := harbour(t)
		all := fileNames()
		name := all[int(file)%len(all)]
		if folder[name] == nil {
			folder[name] = &fstest.MapFile{}
		}
		folder[name].Data = mutate(folder[name].Data, int(at), insert, seed)
		start := time.Now()
		s, problems := Load(folder, "x")
		if (s == nil) != (len(problems) > 0) || time.Since(start) > 10*time.Second {
			t.Fatalf("%v problems in %v, scenario %v", len(problems), time.Since(start), s != nil)
		}
		for _, p := range problems {
			if p.Text == "" || len(p.Text) > 1_000 || p.Line < 0 || p.Col < 0 {
				t.Fatalf("bad problem %+v", p)
			}
		}
	})
}

// mutate puts bytes into a file and, as the seed says, moves or doubles words of it.
func mutate(data []byte, at int, insert []byte, seed uint64) []byte {
	words := strings.SplitAfter(string(data), " ")
	r := rand.New(rand.NewPCG(seed, 1))
	for range seed % 8 {
		if i, j := r.IntN(len(words)), r.IntN(len(words)); r.IntN(2) == 0 {
			words[i] = words[j]
		} else {
			words[i], words[j] = words[j], words[i]
		}
	}
	text := strings.Join(words, "")
	at = min(at, len(text))
	return []byte(text[:at] + string(insert) + text[at:])
}

// TestWorst shows that the costliest bad scenarios, with thousands of unknown names
// each of which is compared with thousands of known ones, are refused in time.
func TestWorst(t *testing.T) {
	unknown := largest(t)
	for _, f := range unknown {
		f.Data = []byte(strings.ReplaceAll(string(f.Data), "ten > 1", "own.m_ten_of_the_other_side_of_the_straits > 1"))
	}
	paths := harbour(t)
	grow(paths, "es.yaml", 4_500, "events.claims.slips.#.a_text_that_is_not_there: x")
	for name, folder := range map[string]fstest.MapFS{"unknown names": unknown, "unknown paths": paths} {
		start := time.Now()
		_, problems := Load(folder, "x")
		took := time.Since(start)
		t.Logf("%s: %d problems, %v", name, len(problems), took)
		if len(problems) < 100 || took > 20*time.Second {
			t.Errorf("%s: %d problems in %v", name, len(problems), took)
		}
	}
}
