package scenario

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"

	"backchannel/engine/num"
)

var update = flag.Bool("update", false, "rewrite golden files")

// sample is a file with every kind of destination.
type sample struct {
	At      Pos
	Title   string
	Turns   int
	Tension num.Milli
	Joint   bool
	By      []Ref
	Pays    []num.Milli
	When    Expr
	About   Prose
	Poll    *poll
	Actions Entries[action]
	HomeURL string
}

type poll struct{ Margin num.Milli }

type action struct {
	Name    string
	Tier    int
	OpensAt int
	Odds    num.Milli
	Needs   Expr
	Does    []Entries[Expr]
	Else    *action
}

func (s *sample) shape(f *fields) {
	f.need("title", "turns")
	f.within("turns", 1, 60)
	f.within("tension", 0, 100)
	f.within("pays", -10, 10)
	f.most("by", 3)
}

func (a *action) shape(f *fields) {
	f.need("name")
	f.within("tier", 1, 3)
}

func TestDecode(t *testing.T) {
	var s sample
	var p problems
	readYAML("sample.yaml", []byte("\ufeff"+`title: Harbour Lights
turns: 4
tension: 45.5
joint: true
by: arden
pays: [-4, 0, 0.5]
when: "ten >= 50"
about: {text: It rains., label: CLAIM, by: Belmar, source: log}
poll: {margin: 4}
home_url: 1.10
actions:
  call:
    name: Telephone
    does: [{ten: -4, tru: 3 * x}, {inf: 1}]
  step: {name: yes, opens_at: 2, else: {name: b}}
`), &s, &p)
	if p.count() > 0 {
		t.Fatal(p.all())
	}
	f := "sample.yaml"
	want := sample{
		At: Pos{f, 1, 1}, Title: "Harbour Lights", Turns: 4, Tension: 45_500, Joint: true,
		By: []Ref{{Pos{f, 5, 5}, "arden"}}, Pays: []num.Milli{-4000, 0, 500},
		When:  Expr{Pos{f, 7, 8}, "ten >= 50"},
		About: Prose{At: Pos{f, 8, 8}, Say: "It rains.", Label: Ref{Pos{f, 8, 33}, "CLAIM"}, By: "Belmar", Source: Ref{Pos{f, 8, 60}, "log"}},
		Poll:  &poll{4000}, HomeURL: "1.10",
		Actions: Entries[action]{
			{"call", Pos{f, 12, 3}, action{Name: "Telephone", Does: []Entries[Expr]{
				{{"ten", Pos{f, 14, 13}, Expr{Pos{f, 14, 18}, "-4"}}, {"tru", Pos{f, 14, 22}, Expr{Pos{f, 14, 27}, "3 * x"}}},
				{{"inf", Pos{f, 14, 36}, Expr{Pos{f, 14, 41}, "1"}}},
			}}},
			{"step", Pos{f, 15, 3}, action{Name: "yes", OpensAt: 2, Else: &action{Name: "b"}}},
		},
	}
	if !reflect.DeepEqual(s, want) {
		t.Errorf("got  %+v\nwant %+v", s, want)
	}
}

// TestPlaceInExpression shows that a fault inside a one-line text has its column, and
// in a text of another form only its line.
func TestPlaceInExpression(t *testing.T) {
	for src, want := range map[string]string{
		"when: ten >= x":          "f:1:14",
		"when: 'ten >= x'":        "f:1:15",
		"{é: 1, when: ten >= x}":  "f:1:21",
		"when: >-\n  ten\n  >= x": "f:1",
		"when: ten\n  >= x":       "f:1",
		`when: "ten \u003e= x"`:   "f:1",
	} {
		var v struct {
			When Expr
			É    int
		}
		var p problems
		readYAML("f", []byte(src), &v, &p)
		if got := v.When.At.at(7).String(); p.count() > 0 || v.When.Src != "ten >= x" || got != want {
			t.Errorf("%s: got %s, want %s; %q %v", src, got, want, v.When.Src, p.all())
		}
	}
}

// TestMessages shows what a teacher is told of each bad file in testdata/decode: the
// file, a line "=== problems", and the list of them.
func TestMessages(t *testing.T) {
	files, err := filepath.Glob("testdata/decode/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no test files", err)
	}
	const mark = "=== problems\n"
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		src, want, _ := strings.Cut(string(data), mark)
		got := told(strings.NewReplacer(`\t`, "\t", `\0`, "\x00", `\xff`, "\xff", `\r`, "\r").Replace(src))
		if *update {
			if err := os.WriteFile(name, []byte(src+mark+got), 0o644); err != nil {
				t.Fatal(err)
			}
		} else if got != want {
			t.Errorf("%s:\ngot\n%swant\n%s", name, got, want)
		}
	}
}

func told(src string) string {
	var s sample
	var p problems
	readYAML("s.yaml", []byte(src), &s, &p)
	var b strings.Builder
	for _, x := range p.all() {
		fmt.Fprintln(&b, x)
	}
	return b.String()
}

// bombs are small files that would cost a careless reader much.
func bombs() map[string]string {
	rep := strings.Repeat
	var deep, keys, aliases strings.Builder
	for i := 0; deep.Len() < maxFile-2000; i++ {
		deep.WriteString(rep(" ", i) + "a:\n")
	}
	for i := 0; keys.Len() < maxFile-20; i++ {
		fmt.Fprintf(&keys, "k%d: 1\n", i)
	}
	aliases.WriteString("a: &a [x,x,x,x,x,x,x,x,x]\n")
	for c := 'b'; c <= 'k'; c++ {
		fmt.Fprintf(&aliases, "%c: &%c [*%c%s]\n", c, c, c-1, rep(fmt.Sprintf(",*%c", c-1), 8))
	}
	return map[string]string{
		"1 MB of [":         rep("[", 1<<20),
		"1 MB of {":         rep("{", 1<<20),
		"1 MB of text":      "title: " + rep("x", 1<<20),
		"[":                 rep("[", maxFile),
		"{":                 rep("{", maxFile),
		"{a: ":              rep("{a: ", maxFile/4),
		"[ and ] in quotes": rep(`["]",`, 9999),
		"[ and ] unequal":   rep("[", 60) + rep(`["]",`, 6000),
		"indentation":       deep.String(),
		"- - -":             rep("- ", maxFile/2),
		"? ? ?":             rep("? ", maxFile/2),
		"keys":              keys.String(),
		"one key":           rep("title: x\n", maxFile/9),
		"items":             rep("- x\n", maxFile/4),
		"flow items":        "[" + rep("x,", maxFile/2-1) + "]",
		"flow keys":         "{" + rep("a,", maxFile/2-1) + "}",
		"19,999 commas":     "by: [" + rep("x,", 19_990) + "]",
		"39,000 commas":     "by: {" + rep("a,", 39_000) + "}",
		"aliases":           aliases.String(),
		"cycle":             "a: &a [*a]\n",
		"long anchor":       "a: &" + rep("x", maxFile-10) + " 1",
		"long key":          rep("k", maxFile-10) + ": 1",
		"long quoted":       `title: "` + rep("x", maxFile-20) + `"`,
		"escapes":           `title: "` + rep(`\u0041`, maxFile/6-3) + `"`,
		"block":             "title: |\n" + rep("  x\n", 39_000),
		"plain lines":       "title: x\n" + rep("  x\n", 39_000),
		"comments":          rep("# x\n", 39_000),
		"comments after":    rep("- x # y\n", 19_000),
		"documents":         rep("---\n", maxFile/4),
		"tabs":              rep("\t", maxFile),
		"spaces":            "a: 1\n" + rep(" ", maxFile-9),
		"quotes":            rep(`"`, maxFile),
		"ampersands":        rep("&", maxFile),
		"exclamations":      rep("!", maxFile),
		"colons":            rep(":", maxFile),
		"NUL":               rep("\x00", maxFile),
		"Expr on one line":  "actions: {a: {name: x, does: [" + rep("{a: b},", 9000) + "]}}",
	}
}

// bound is the most bytes that reading a file of any content may allocate in all.
const bound = 48 << 20

// TestBombs shows that no such file costs more than bound bytes and a few seconds on
// a slow machine, and that each is refused.
func TestBombs(t *testing.T) {
	for name, src := range bombs() {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start := time.Now()
		list := told(src)
		took := time.Since(start)
		runtime.ReadMemStats(&after)
		spent := after.TotalAlloc - before.TotalAlloc
		t.Logf("%-18s %6.1f MB %8v", name, float64(spent)/1e6, took.Round(time.Millisecond))
		if list == "" || spent > bound || took > 5*time.Second || len(list) > 100_000 {
			t.Errorf("%s: %d bytes allocated in %v, %d bytes of messages", name, spent, took, len(list))
		}
	}
}

func TestNearest(t *testing.T) {
	known := []string{"opens_at", "tension", "name", "does"}
	for word, want := range map[string]string{
		"tensoin": "tension", "Name": "name", "opens": "opens_at", "dose": "does", "zzz": "", "": "", "x": "",
	} {
		if got := nearest(word, known); got != want {
			t.Errorf("%q: got %q, want %q", word, got, want)
		}
	}
}

// TestProblemsInOrder shows the order and the cap.
func TestProblemsInOrder(t *testing.T) {
	var p problems
	for i := range maxProblems + 12 {
		p.add(Pos{"b", 1 + (i*7)%maxProblems, 1}, "", "x")
	}
	list := p.all()
	if len(list) != maxProblems+1 || list[0].Line != 1 || list[maxProblems].String() != "and 12 more" {
		t.Errorf("%d problems, first %v, last %v", len(list), list[0], list[len(list)-1])
	}
}

// FuzzDecode shows that no bytes panic, that every problem has a text, and that
// messages stay short.
func FuzzDecode(f *testing.F) {
	files, _ := filepath.Glob("testdata/decode/*.txt")
	for _, name := range files {
		data, _ := os.ReadFile(name)
		f.Add(data)
	}
	f.Add([]byte("a: &a [*a]\n<<: *a\n? [x]\n: y\n!t z: ! w\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var s sample
		var p problems
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		readYAML("s.yaml", data, &s, &p)
		runtime.ReadMemStats(&after)
		if spent := after.TotalAlloc - before.TotalAlloc; spent > bound || len(p.list) > maxProblems {
			t.Fatalf("%d bytes allocated, %d problems", spent, p.count())
		}
		for _, x := range p.all() {
			if x.Text == "" || len(x.Text) > 600 || x.Line < 0 || x.Col < 0 {
				t.Fatalf("bad problem %+v", x)
			}
		}
	})
}
