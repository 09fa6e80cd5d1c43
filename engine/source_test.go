package engine_test

import (
	"bytes"
	"go/ast"
	"go/format"
	"go/token"
	"slices"
	"strings"
	"testing"
)

// floating are the names by which an inexact number gets in.
var floating = []string{"float64", "float32", "complex128", "complex64", "ParseFloat", "ParseComplex"}

// exactBelow is the lowest floor whose packages may use float64: lab and above
// report on games and change none.
const exactBelow = "lab"

// sequential are the packages where the order of events is the game, so that they
// start no goroutine: all up to crisis, and advisor, but for the search, which adds up
// what its workers found in an order of its own.
func sequential(dir string) bool {
	return under("engine", dir) && dir != "engine/advisor/search" && (floorOf(dir) <= floorOf("crisis") || roomOf(dir) == "advisor")
}

// inexactProblems lists the floating names and literals of a file that must be exact.
func inexactProblems(f file) []string {
	if f.isTest() || !under("engine", f.path) || floorOf(f.dir()) >= floorOf(exactBelow) || analysis[f.path] != "" {
		return nil
	}
	var problems []string
	ast.Inspect(f.syntax, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Ident:
			if slices.Contains(floating, n.Name) {
				problems = append(problems, n.Name)
			}
		case *ast.BasicLit:
			if n.Kind == token.FLOAT || n.Kind == token.IMAG {
				problems = append(problems, n.Value)
			}
		}
		return true
	})
	return problems
}

// startsGoroutine reports a go statement where there may be none.
func startsGoroutine(f file) bool {
	if f.isTest() || !sequential(f.dir()) {
		return false
	}
	found := false
	ast.Inspect(f.syntax, func(n ast.Node) bool {
		_, is := n.(*ast.GoStmt)
		found = found || is
		return true
	})
	return found
}

// undocumented lists the exported names of a file that have no comment. A group of
// constants or variables may share one, before the group or at a line's end; a
// type and a function need their own.
func undocumented(f file) []string {
	var names []string
	for _, decl := range f.syntax.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			if name := exportedFunc(d); name != "" && d.Doc == nil {
				names = append(names, name)
			}
		case *ast.GenDecl:
			names = append(names, undocumentedSpecs(d)...)
		}
	}
	return names
}

// exportedFunc is the name of a function, or of a method of an exported type, and
// "" for one that is not exported.
func exportedFunc(d *ast.FuncDecl) string {
	if !d.Name.IsExported() {
		return ""
	}
	if d.Recv == nil {
		return d.Name.Name
	}
	receiver := ""
	ast.Inspect(d.Recv.List[0].Type, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && receiver == "" {
			receiver = id.Name
		}
		return true
	})
	if !ast.IsExported(receiver) {
		return ""
	}
	return receiver + "." + d.Name.Name
}

func undocumentedSpecs(d *ast.GenDecl) []string {
	var names []string
	for _, spec := range d.Specs {
		switch s := spec.(type) {
		case *ast.TypeSpec:
			if s.Name.IsExported() && s.Doc == nil && (d.Doc == nil || d.Lparen.IsValid()) {
				names = append(names, s.Name.Name)
			}
		case *ast.ValueSpec:
			if d.Doc != nil || s.Doc != nil || s.Comment != nil {
				continue
			}
			for _, id := range s.Names {
				if id.IsExported() {
					names = append(names, id.Name)
				}
			}
		}
	}
	return names
}

// Rules count in whole numbers: no floating-point number outside tests and analysis.
func TestRulesAreExact(t *testing.T) {
	for _, f := range tree(t) {
		if problems := inexactProblems(f); len(problems) > 0 {
			t.Errorf("%s uses %s", f.path, strings.Join(problems, ", "))
		}
	}
}

// Rules run in one order: no goroutine.
func TestRulesStartNoGoroutine(t *testing.T) {
	for _, f := range tree(t) {
		if startsGoroutine(f) {
			t.Errorf("%s starts a goroutine", f.path)
		}
	}
}

// Every package says in a comment what it is.
func TestEveryPackageHasAComment(t *testing.T) {
	commented := map[string]bool{}
	for _, f := range tree(t) {
		if !f.isTest() {
			commented[f.dir()] = commented[f.dir()] || f.syntax.Doc.Text() != ""
		}
	}
	for dir, has := range commented {
		if !has {
			t.Errorf("%s has no package comment", dir)
		}
	}
}

// Every exported name of the engine has a comment.
func TestEveryExportedNameHasAComment(t *testing.T) {
	for _, f := range tree(t) {
		if names := undocumented(f); under("engine", f.path) && !f.isTest() && len(names) > 0 {
			t.Errorf("%s: no comment on %s", f.path, strings.Join(names, ", "))
		}
	}
}

// Every file is as gofmt leaves it.
func TestEveryFileIsFormatted(t *testing.T) {
	for _, f := range tree(t) {
		if formatted, err := format.Source(f.source); err != nil || !bytes.Equal(formatted, f.source) {
			t.Errorf("%s is not formatted: gofmt -w it (%v)", f.path, err)
		}
	}
}

// The file tables of the tests name files that exist.
func TestAnalysisFilesExist(t *testing.T) {
	var paths []string
	for _, f := range tree(t) {
		paths = append(paths, f.path)
	}
	for name, reason := range analysis {
		if !slices.Contains(paths, name) || reason == "" {
			t.Errorf("analysis lists %s, which is not there or has no reason", name)
		}
	}
}

// The rules on sources find what they should and let the rest pass.
func TestSourceProblems(t *testing.T) {
	for _, c := range []struct{ name, source, want string }{
		{"engine/crisis/x.go", "var x float64", "float64"},
		{"engine/trade/x.go", "var x = 0.5", "0.5"},
		{"engine/room/x.go", "func f(x int) bool { return float32(x) > 1e3 }", "float32 1e3"},
		{"engine/rule/x.go", "var x, _ = strconv.ParseFloat(s, 64)", "ParseFloat"},
		{"engine/crisis/x_test.go", "var x float64", ""},
		{"engine/lab/x.go", "var x float64", ""},
		{"cmd/x/x.go", "var x = 0.5", ""},
		{"engine/crisis/x.go", "// float64 0.5\nvar x = \"0.5\"", ""},
		{"engine/crisis/x.go", "func f() { go f() }", "go"},
		{"engine/advisor/x.go", "func f() { go f() }", "go"},
		{"engine/advisor/search/x.go", "func f() { go f() }", ""},
		{"engine/lab/x.go", "func f() { go f() }", ""},
		{"cmd/x/x.go", "func f() { go f() }", ""},
	} {
		f, err := parse(c.name, []byte("package x\n\n"+c.source+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		got := inexactProblems(f)
		if startsGoroutine(f) {
			got = append(got, "go")
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s %q: %q, want %q", c.name, c.source, got, c.want)
		}
	}
}

// The rule on comments finds what it should and lets the rest pass.
func TestUndocumented(t *testing.T) {
	for source, want := range map[string]string{
		"func F() {}":                                  "F",
		"// F is.\nfunc F() {}":                        "",
		"func f() {}":                                  "",
		"func (t T) M() {}":                            "T.M",
		"func (t *T[K]) M() {}":                        "T.M",
		"func (t *t) M() {}":                           "",
		"type T int":                                   "T",
		"// T is.\ntype T int":                         "",
		"// Both.\ntype (\n\tT int\n\tU int\n)":        "T U",
		"type (\n\t// T is.\n\tT int\n\tu int\n)":      "",
		"const A = 1":                                  "A",
		"const A = 1 // the first":                     "",
		"// All.\nconst (\n\tA = 1\n\tB = 2\n)":        "",
		"var (\n\t// A is.\n\tA = 1\n\tB, c = 2, 3\n)": "B",
	} {
		f, err := parse("engine/x/x.go", []byte("package x\n\n"+source+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(undocumented(f), " "); got != want {
			t.Errorf("%q: no comment on %q, want %q", source, got, want)
		}
	}
}
