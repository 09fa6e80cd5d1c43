package engine_test

import (
	"path"
	"slices"
	"strings"
	"testing"
)

const module = "backchannel"

// floors are the packages of engine from the ground up; those on one floor are
// neighbours, which never import each other.
var floors = [][]string{
	{"num", "phrase"},
	{"chance", "calendar"},
	{"ledger"},
	{"rule"},
	{"negotiation", "legislature", "opinion", "trade", "escalation", "publichealth", "information"},
	{"scenario"},
	{"crisis"},
	{"journal"},
	{"advisor"},
	{"room"},
	{"lab"},
	{"debrief"},
	{"wire"},
}

// banned are the imports by which a game could come out differently the next time,
// and why. Those of the second kind are lifted for analysis.
var (
	banned = map[string]string{
		"time":         "reads a clock",
		"math/rand":    "is luck that nothing records",
		"math/rand/v2": "is luck that nothing records, outside engine/chance",
		"crypto/rand":  "is luck that nothing records",
		"hash/maphash": "differs from one process to the next",
	}
	inexact = map[string]string{
		"math":       "differs from one machine to the next",
		"math/cmplx": "differs from one machine to the next",
	}
)

// analysis lists the files, with reasons, that may use float64 and package math
// because they change no World. No counterpart's choice may rest on them unless
// every product is wrapped in float64().
var analysis = map[string]string{
	"engine/lab/stats.go": "intervals of what many games show, rounded to thousandths",
}

// yamlModules are those of which engine/scenario may import one, from one file.
var yamlModules = []string{"go.yaml.in/yaml/v3", "github.com/goccy/go-yaml"}

// floorOf is the floor of a folder such as "engine/journal/journaltest", which
// stands where engine/journal does, and -1 for one that is not in the plan.
func floorOf(dir string) int {
	return slices.IndexFunc(floors, func(floor []string) bool { return slices.Contains(floor, roomOf(dir)) })
}

// roomOf is the first name below engine.
func roomOf(dir string) string {
	name, _, _ := strings.Cut(strings.TrimPrefix(dir, "engine/"), "/")
	return name
}

// importProblem says what is wrong with a file importing a path, or "".
//
//  1. A test may import anything but cmd.
//  2. In engine, an import of the module goes to a lower floor, or stays in its package.
//  3. In engine, nothing comes from outside the standard library, but for YAML in scenario.
//  4. In engine, nothing brings in a clock, unrecorded luck or inexact arithmetic.
//  5. Data packages import embed and nothing else.
//  6. The browser build holds no NATS.
func importProblem(name, imported string, inJS bool) string {
	root, _, _ := strings.Cut(name, "/")
	inside, ours := strings.CutPrefix(imported, module+"/")
	test := strings.HasSuffix(name, "_test.go")
	switch {
	case test && root != "cmd" && ours && under("cmd", inside):
		return "the outside world is imported by cmd only"
	case test:
		return ""
	case inJS && under("github.com/nats-io", imported):
		return "NATS is not for the browser; add //go:build !js"
	case root == "engine" && ours:
		return floorProblem(path.Dir(name), inside)
	case root == "engine":
		return outsideProblem(name, imported)
	case root != "cmd" && imported != "embed":
		return "a data package imports embed only"
	}
	return ""
}

// floorProblem applies rule 2 to an import of inside by a package of engine.
func floorProblem(dir, inside string) string {
	if !under("engine", inside) {
		return "engine imports nothing of the module but itself"
	}
	from, to := floorOf(dir), floorOf(inside)
	switch {
	case from < 0:
		return dir + " has no floor in the plan"
	case to < 0:
		return inside + " has no floor in the plan"
	case roomOf(dir) == roomOf(inside):
		return ""
	case from == to:
		return "neighbours never import each other"
	case from < to:
		return "the import runs up"
	}
	return ""
}

// outsideProblem applies rules 3 and 4 to an import by a file of engine.
func outsideProblem(name, imported string) string {
	if reason, ok := banned[imported]; ok && (imported != "math/rand/v2" || path.Dir(name) != "engine/chance") {
		return imported + " " + reason
	}
	if reason, ok := inexact[imported]; ok && analysis[name] == "" {
		return imported + " " + reason
	}
	if host, _, _ := strings.Cut(imported, "/"); strings.Contains(host, ".") && !(under("engine/scenario", name) && yamlOf(imported) != "") {
		return "engine imports the standard library only"
	}
	return ""
}

// yamlOf is the YAML module that a path belongs to, or "".
func yamlOf(imported string) string {
	for _, m := range yamlModules {
		if under(m, imported) {
			return m
		}
	}
	return ""
}

// yamlProblem says what is wrong with the YAML imports of engine/scenario, given
// as file and module.
func yamlProblem(uses [][2]string) string {
	for _, use := range uses {
		if use[0] != uses[0][0] {
			return "YAML is imported by " + uses[0][0] + " and " + use[0] + "; one file is enough"
		}
		if use[1] != uses[0][1] {
			return "two YAML modules are imported: " + uses[0][1] + " and " + use[1]
		}
	}
	return ""
}

// under reports whether a path is the folder or lies in it.
func under(folder, p string) bool { return p == folder || strings.HasPrefix(p, folder+"/") }

// No import in the module runs up, sideways, or out of doors.
func TestImportsGoDown(t *testing.T) {
	var yamlUses [][2]string
	for _, f := range tree(t) {
		for _, imported := range f.imports() {
			if problem := importProblem(f.path, imported, f.inJS); problem != "" {
				t.Errorf("%s imports %s: %s", f.path, imported, problem)
			}
			if m := yamlOf(imported); m != "" && under("engine", f.path) && !f.isTest() {
				yamlUses = append(yamlUses, [2]string{f.path, m})
			}
		}
	}
	if problem := yamlProblem(yamlUses); problem != "" {
		t.Error(problem)
	}
}

// Every package of engine has its floor.
func TestEveryPackageHasAFloor(t *testing.T) {
	for _, f := range tree(t) {
		if d := f.dir(); under("engine", d) && d != "engine" && floorOf(d) < 0 {
			t.Errorf("%s: %s has no floor in the plan", f.path, d)
		}
	}
}

// The rule on imports finds what it should and lets the rest pass.
func TestImportProblem(t *testing.T) {
	const natsPath = "github.com/nats-io/nats.go"
	for _, c := range []struct {
		name, imported string
		inJS           bool
		want           string // part of the problem
	}{
		{"engine/ledger/world.go", "backchannel/engine/num", true, ""},
		{"engine/wire/wire.go", "backchannel/engine/room", true, ""},
		{"engine/num/x.go", "backchannel/engine/ledger", true, "runs up"},
		{"engine/crisis/x.go", "backchannel/engine/room", true, "runs up"},
		{"engine/chance/x.go", "backchannel/engine/calendar", true, "neighbours"},
		{"engine/trade/x.go", "backchannel/engine/opinion", true, "neighbours"},
		{"engine/trade/sub/x.go", "backchannel/engine/opinion/sub", true, "neighbours"},
		{"engine/journal/journaltest/x.go", "backchannel/engine/journal", true, ""},
		{"engine/journal/x.go", "backchannel/engine/journal/internal/frame", true, ""},
		{"engine/helpers/x.go", "backchannel/engine/num", true, "no floor"},
		{"engine/rule/x.go", "backchannel/engine/helpers", true, "no floor"},
		{"engine/x.go", "backchannel/engine/num", true, "no floor"},
		{"engine/rule/x.go", "backchannel/engine", true, "no floor"},
		{"engine/crisis/x.go", "backchannel/assets", true, "nothing of the module but itself"},
		{"engine/crisis/x.go", "backchannel/scenarios", true, "nothing of the module but itself"},
		{"engine/crisis/x.go", "backchannel/cmd/backchannel/internal/theme", true, "nothing of the module but itself"},
		{"engine/crisis/x_test.go", "backchannel/scenarios", true, ""},
		{"engine/crisis/x_test.go", "backchannel/engine/wire", true, ""},
		{"engine/crisis/x_test.go", "backchannel/cmd/backchannel/internal/theme", true, "by cmd only"},
		{"engine/crisis/x_test.go", "pgregory.net/rapid", true, ""},
		{"engine/crisis/x_test.go", "math", true, ""},
		{"engine/crisis/x.go", "pgregory.net/rapid", true, "standard library only"},
		{"engine/crisis/x.go", "golang.org/x/text/language", true, "standard library only"},
		{"engine/crisis/x.go", "math", true, "machine"},
		{"engine/lab/x.go", "math", true, "machine"},
		{"engine/crisis/x.go", "math/bits", true, ""},
		{"engine/room/x.go", "time", true, "clock"},
		{"engine/chance/x.go", "math/rand", true, "luck"},
		{"engine/chance/seed.go", "math/rand/v2", true, ""},
		{"engine/advisor/x.go", "math/rand/v2", true, "luck"},
		{"engine/ledger/x.go", "hash/maphash", true, "process"},
		{"engine/scenario/x.go", "go.yaml.in/yaml/v3", true, ""},
		{"engine/scenario/x.go", "github.com/goccy/go-yaml/ast", true, ""},
		{"engine/rule/x.go", "go.yaml.in/yaml/v3", true, "standard library only"},
		{"engine/scenario/x.go", "github.com/BurntSushi/toml", true, "standard library only"},
		{"assets/embed.go", "embed", true, ""},
		{"assets/embed.go", "backchannel/engine/num", true, "embed only"},
		{"scenarios/embed.go", "strings", true, "embed only"},
		{"scenarios/embed_test.go", "backchannel/engine/scenario", true, ""},
		{"cmd/backchannel/main.go", "backchannel/scenarios", true, ""},
		{"cmd/backchannel/main.go", "math", true, ""},
		{"cmd/backchannel/internal/jetstream/x.go", natsPath, true, "browser"},
		{"cmd/backchannel/internal/jetstream/x.go", natsPath, false, ""},
		{"engine/journal/x.go", natsPath, false, "standard library only"},
	} {
		got := importProblem(c.name, c.imported, c.inJS)
		if (c.want == "") != (got == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s importing %s: problem %q, want %q", c.name, c.imported, got, c.want)
		}
	}
}

// YAML may come from one module into one file.
func TestYAMLProblem(t *testing.T) {
	for _, c := range []struct {
		uses [][2]string
		want string
	}{
		{nil, ""},
		{[][2]string{{"a.go", "yaml"}, {"a.go", "yaml"}}, ""},
		{[][2]string{{"a.go", "yaml"}, {"b.go", "yaml"}}, "one file"},
		{[][2]string{{"a.go", "yaml"}, {"a.go", "other"}}, "two YAML modules"},
	} {
		if got := yamlProblem(c.uses); (c.want == "") != (got == "") || !strings.Contains(got, c.want) {
			t.Errorf("%v: problem %q, want %q", c.uses, got, c.want)
		}
	}
}

// Names and build lines decide what the browser has.
func TestBuiltForJS(t *testing.T) {
	for _, c := range []struct {
		name, source string
		want         bool
	}{
		{"cmd/x/a.go", "package x", true},
		{"cmd/x/a_js.go", "package x", true},
		{"cmd/x/a_linux.go", "package x", false},
		{"cmd/x/a.go", "//go:build !js\n\npackage x", false},
		{"cmd/x/a.go", "//go:build js || linux\n\npackage x", true},
	} {
		if got := builtForJS(c.name, []byte(c.source)); got != c.want {
			t.Errorf("%s %q: in the browser %v, want %v", c.name, c.source, got, c.want)
		}
	}
}
